import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, sourceBlock } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { booksOfSnapshot, snapshotBytes } from '../ledger/snapshot.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const of = (commodity: string, least: string, more: JsonObject = {}): JsonObject => ({ amount: { commodity, least }, ...more });
const POLICY: JsonObject = {
  categories: 'fuqara masakin amilin gharimin', distribution: 'any', mixing: 'no', accounts: 'zakat-bank zakat-safe', interest: 'no', lending: 'no',
  ownership: 'handed-over', 'in-hand': 'cash-to-people', cost: '1/10', costs: 'wages fees', amil: '1/8', 'hand-over-within': '1 lunar-year',
};
const MEMBER = authorKey(3);

/** Books with a fund of zakat: 80,000 cents and 1,000 of flour given, and an order of bread. */
function operation(parameters: JsonObject | undefined = POLICY, restrictions: readonly string[] = ['zakat']): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor', 'mill', 'ngo'], sites: ['store', 'camp'], funds: ['open'], goods: ['flour', 'bread', 'bag'] });
  scribe.write('commodity', { code: 'ILS', name: 'New shekel', class: 'money', unit: 'ILS', scale: 2 });
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'flour', least: '5' }] });
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions });
  scribe.write('key', { key: MEMBER, holder: 'member', role: 'committee-member' });
  scribe.write('gift', { donor: 'donor', fund: 'open', amount: usd('100000'), account: 'bank', form: 'money' });
  scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd('80000'), account: 'zakat-bank', form: 'money', nature: 'zakat' });
  scribe.write('gift', { donor: 'donor', fund: 'alms', goods: [of('flour', '1000')], site: 'store', form: 'in-kind' });
  scribe.write('gift', { donor: 'donor', fund: 'open', goods: [of('flour', '1000')], site: 'store', form: 'in-kind' });
  if (parameters !== undefined) scribe.write('policy', { subject: 'fund/alms', version: 1, parameters });
  scribe.write('order', { order: 'po-1', supplier: 'mill', fund: 'alms', goods: [of('bread', '50')], price: usd('1000'), site: 'store' });
  scribe.write('order', { order: 'po-2', supplier: 'mill', fund: 'open', goods: [of('bread', '50')], price: usd('1000'), site: 'store' });
  return scribe;
}

function write(scribe: Scribe, kind: string, body: JsonObject, day = '2024-05-01', author?: string): string {
  const admission = scribe.submit(scribe.record(kind, body, day, author));
  return admission.ok ? (admission.admitted.waits === true ? 'waits' : 'admitted') : admission.code;
}

const newest = (scribe: Scribe): string => scribe.books.idAt(scribe.books.size - 1);
const pay = (more: JsonObject): JsonObject => ({ account: 'zakat-bank', fund: 'alms', amount: usd('500'), ...more });
const hand = (more: JsonObject): JsonObject => ({ site: 'store', fund: 'alms', goods: [of('flour', '10')], ...more });
const cash = { expense: 'cash-to-people', category: 'fuqara' } as const;

type Case = readonly [what: string, kind: string, body: JsonObject, expected: string, day?: string];

/** What is tried against one set of rules; each in books of its own. */
function tryAll(cases: readonly Case[], parameters?: JsonObject, restrictions?: readonly string[]): void {
  for (const [what, kind, body, expected, day] of cases) assert.equal(write(operation(parameters, restrictions), kind, body, day), expected, what);
}

test('[A15] what leaves a fund with categories names one that its policy allows, whatever kind of record takes it out', () => {
  tryAll([
    ['cash to the poor', 'payment', pay(cash), 'admitted'],
    ['cash to nobody named', 'payment', pay({ expense: 'cash-to-people' }), 'restriction'],
    ['cash to a category that the policy does not allow', 'payment', pay({ ...cash, category: 'riqab' }), 'restriction'],
    ['cash to a category that is none', 'payment', pay({ ...cash, category: 'staff' }), 'restriction'],
    ['cash to almost a category', 'payment', pay({ ...cash, category: 'Fuqara' }), 'restriction'],
    ['a grant', 'grant', pay({ partner: 'ngo', category: 'masakin' }), 'admitted'],
    ['a grant to nobody named', 'grant', pay({ partner: 'ngo' }), 'restriction'],
    ['goods to families', 'handover', hand({ cycle: 'may', category: 'fuqara' }), 'admitted'],
    ['goods to nobody named', 'handover', hand({ cycle: 'may' }), 'restriction'],
    ['goods to a partner', 'handover', hand({ partner: 'ngo', category: 'fuqara' }), 'admitted'],
    ['goods to a partner for nobody named', 'handover', hand({ partner: 'ngo' }), 'restriction'],
    ['goods of the fund on a line of another fund\'s record', 'handover', { site: 'store', fund: 'open', goods: [of('flour', '5'), of('flour', '10', { fund: 'alms' })], cycle: 'may' }, 'restriction'],
    ['the same with a category', 'handover', { site: 'store', fund: 'open', goods: [of('flour', '5'), of('flour', '10', { fund: 'alms' })], cycle: 'may', category: 'gharimin' }, 'admitted'],
    ['goods of another fund on a line of the fund\'s record', 'handover', hand({ goods: [of('flour', '5', { fund: 'open' })], cycle: 'may' }), 'admitted'],
    ['a gift straight to a partner', 'gift', { donor: 'donor', fund: 'alms', amount: usd('9'), recipient: 'ngo', form: 'money', category: 'fuqara' }, 'admitted'],
    ['a gift straight to a partner for nobody named', 'gift', { donor: 'donor', fund: 'alms', amount: usd('9'), recipient: 'ngo', form: 'money' }, 'restriction'],
    ['a gift that comes in names no category', 'gift', { donor: 'donor', fund: 'alms', amount: usd('9'), account: 'zakat-bank', form: 'money', category: 'fuqara' }, 'malformed-body'],
    ['a loss is a fact and goes to nobody', 'loss', { class: 'stolen', fund: 'alms', goods: [of('flour', '10')], reason: 'broken lock', site: 'store' }, 'admitted'],
    ['a move between stores is no outflow', 'dispatch', { waybill: 'w1', site: 'store', fund: 'alms', goods: [of('flour', '10')], destination: 'camp' }, 'admitted'],
    ['a transfer between its own accounts is none', 'transfer', { from: 'zakat-bank', to: 'zakat-safe', fund: 'alms', amount: usd('10') }, 'admitted'],
    ['a purchase', 'purchase', { account: 'zakat-bank', fund: 'alms', paid: usd('100'), supplier: 'mill', goods: [of('bread', '9')], site: 'store' }, 'admitted'],
    ['a payment on an order', 'payment', pay({ supplier: 'mill', order: 'po-1' }), 'admitted'],
    ['a payment on an order that says for whom', 'payment', pay({ supplier: 'mill', order: 'po-1', category: 'fuqara' }), 'malformed-body'],
  ]);
});

test('[A15] nothing leaves a fund of zakat before its policy says for whom, where its money stands alone and, for zakat al-fitr, until when; the rest of a policy has no value that counts unwritten', () => {
  const [handover, payment] = [hand({ cycle: 'may', category: 'fuqara' }), pay(cash)];
  const bare = (parameters: JsonObject | undefined, restrictions?: readonly string[]): readonly string[] => [write(operationWith(parameters, restrictions), 'handover', handover), write(operationWith(parameters, restrictions), 'payment', payment)];
  assert.deepEqual(bare(undefined), ['restriction', 'restriction']);
  assert.deepEqual(bare({}), ['restriction', 'restriction']);
  assert.deepEqual(bare({ categories: 'fuqara' }), ['restriction', 'restriction']);
  assert.deepEqual(bare({ mixing: 'no', accounts: 'zakat-bank' }), ['restriction', 'restriction']);
  const least = { categories: 'fuqara', mixing: 'no', accounts: 'zakat-bank' };
  assert.deepEqual(bare(least), ['admitted', 'admitted']);
  assert.deepEqual(bare({ ...least, categories: 'poor' }), ['restriction', 'restriction'], 'a word that is none of the eight lets nothing out');
  assert.deepEqual(bare(least, ['zakat-al-fitr']), ['restriction', 'restriction']);
  assert.deepEqual(bare({ ...least, 'hand-over-by': '2024-04-09' }, ['zakat-al-fitr']), ['admitted', 'restriction'], 'what was handed over late is a fact');
  assert.deepEqual(bare({ ...least, 'hand-over-by': '2024-05-01' }, ['zakat-al-fitr']), ['admitted', 'admitted'], 'the last day is a day');
  assert.deepEqual(bare({ categories: 'orphans' }, ['purpose']).length, 2);
});

const operationWith = (parameters: JsonObject | undefined, restrictions?: readonly string[]): Scribe => (parameters === undefined ? withoutPolicy() : operation(parameters, restrictions));

function withoutPolicy(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor'], sites: ['store'], goods: ['flour'] });
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions: ['zakat'] });
  scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd('80000'), account: 'zakat-bank', form: 'money' });
  scribe.write('gift', { donor: 'donor', fund: 'alms', goods: [of('flour', '1000')], site: 'store', form: 'in-kind' });
  return scribe;
}

test('[A16] what leaves comes into somebody\'s hands where ownership must pass, for every category or for those the policy names', () => {
  const cases: readonly Case[] = [
    ['cash in hand', 'payment', pay(cash), 'admitted'],
    ['building', 'payment', pay({ expense: 'construction', category: 'fuqara' }), 'restriction'],
    ['a bill of a supplier', 'payment', pay({ supplier: 'mill', category: 'fuqara' }), 'restriction'],
    ['a supplier on another fund\'s order', 'payment', pay({ supplier: 'mill', order: 'po-2' }), 'restriction'],
    ['a supplier on an order that is none', 'payment', pay({ supplier: 'mill', order: 'po-9' }), 'restriction'],
    ['another supplier on the order', 'payment', pay({ supplier: 'ngo', order: 'po-1' }), 'restriction'],
    ['more than the order costs', 'payment', pay({ supplier: 'mill', order: 'po-1', amount: usd('1001') }), 'restriction'],
    ['the order in another currency', 'payment', pay({ supplier: 'mill', order: 'po-1', amount: { commodity: 'ILS', least: '5' } }), 'restriction'],
    ['a class with an order', 'payment', pay({ expense: 'construction', order: 'po-1' }), 'restriction'],
    ['wages of those who hand it out', 'payment', pay({ expense: 'wages', category: 'amilin' }), 'admitted'],
    ['wages in the name of the poor', 'payment', pay({ expense: 'wages', category: 'fuqara' }), 'restriction'],
    ['building in the name of those who hand it out', 'payment', pay({ expense: 'construction', category: 'amilin' }), 'restriction'],
    ['a partner, who hands over', 'grant', pay({ partner: 'ngo', category: 'fuqara' }), 'admitted'],
  ];
  tryAll(cases);
  const some = { ...POLICY, ownership: 'fuqara masakin' };
  tryAll([
    ['building for debtors', 'payment', pay({ expense: 'construction', category: 'gharimin' }), 'admitted'],
    ['building for the poor', 'payment', pay({ expense: 'construction', category: 'fuqara' }), 'restriction'],
  ], some);
  const scribe = operation();
  assert.equal(write(scribe, 'grant', pay({ partner: 'ngo', category: 'fuqara' })), 'admitted');
  const report = (expense: string): string => write(scribe, 'grant-report', { partner: 'ngo', fund: 'alms', spent: usd('100'), expense });
  assert.deepEqual(['construction', 'cash-to-people', 'wages'].map(report), ['restriction', 'admitted', 'admitted']);
  const { ownership: _, 'in-hand': __, ...free } = POLICY;
  tryAll([['without the rule a clinic is built', 'payment', pay({ expense: 'construction', category: 'fuqara' }), 'admitted']], free as JsonObject);
});

test('[A17] cost and those who collect have their share of what the fund received, to the least unit, currency by currency', () => {
  const wages = (least: string, more: JsonObject = {}): JsonObject => pay({ expense: 'wages', category: 'amilin', amount: usd(least), ...more });
  tryAll([
    ['a tenth', 'payment', wages('8000'), 'admitted'],
    ['a tenth and a cent', 'payment', wages('8001'), 'restriction'],
    ['an eighth for those who collect, as a grant', 'grant', pay({ partner: 'ngo', category: 'amilin', amount: usd('10000') }), 'admitted'],
    ['an eighth and a cent', 'grant', pay({ partner: 'ngo', category: 'amilin', amount: usd('10001') }), 'restriction'],
    ['of flour an eighth', 'handover', hand({ cycle: 'may', category: 'amilin', goods: [of('flour', '125')] }), 'admitted'],
    ['of flour more', 'handover', hand({ cycle: 'may', category: 'amilin', goods: [of('flour', '126')] }), 'restriction'],
    ['of two lines together', 'handover', hand({ cycle: 'may', category: 'amilin', goods: [of('flour', '100'), of('flour', '26')] }), 'restriction'],
  ]);
  tryAll([['nothing', 'payment', wages('1'), 'restriction'], ['the poor all', 'payment', pay({ ...cash, amount: usd('80000') }), 'admitted']], { ...POLICY, amil: '0' });
  const scribe = operation();
  for (const [least, expected] of [['5000', 'admitted'], ['3001', 'restriction'], ['2999', 'admitted'], ['1', 'admitted'], ['1', 'restriction']] as const) assert.equal(write(scribe, 'payment', wages(least)), expected, least);
  const paid = newest(scribe);
  assert.equal(write(scribe, 'reversal', { of: paid, reason: 'twice' }), 'admitted');
  assert.equal(write(scribe, 'payment', wages('1')), 'admitted', 'what was taken back may be spent again');
  assert.equal(write(scribe, 'exchange', { changer: 'mill', fund: 'alms', fromAccount: 'zakat-bank', from: usd('100'), toAccount: 'zakat-safe', to: { commodity: 'ILS', least: '370' }, rateSource: 'board' }), 'admitted');
  assert.equal(write(scribe, 'payment', wages('1', { account: 'zakat-safe', amount: { commodity: 'ILS', least: '1' } })), 'restriction', 'a share is of what was given, not of what was exchanged');
  assert.equal(write(scribe, 'grant', pay({ partner: 'ngo', category: 'fuqara', amount: usd('9000') })), 'admitted');
  const report = (least: string): string => write(scribe, 'grant-report', { partner: 'ngo', fund: 'alms', spent: usd(least), expense: 'fees' });
  assert.equal(report('1'), 'restriction', 'a partner\'s cost is cost of the fund');
  assert.equal(write(scribe, 'gift', { donor: 'donor', fund: 'alms', amount: usd('10'), account: 'zakat-bank', form: 'money' }), 'admitted');
  assert.deepEqual([report('2'), report('1'), report('1')], ['restriction', 'admitted', 'restriction']);
  const general = { cost: '7/100', costs: 'wages fees' };
  tryAll([
    ['a fund that is no zakat has a cost share too', 'payment', pay({ expense: 'wages', amount: usd('5600') }), 'admitted'],
    ['and no more', 'payment', pay({ expense: 'wages', amount: usd('5601') }), 'restriction'],
    ['what is no cost is not counted', 'payment', pay({ expense: 'bread', amount: usd('80000') }), 'admitted'],
  ], general, ['unrestricted']);
});

test('[A18] money of a fund that is not mixed stands in its own accounts, and no act puts it elsewhere or other money there', () => {
  const move = (from: string, to: string, fund: string): JsonObject => ({ from, to, fund, amount: usd('10') });
  tryAll([
    ['into its other account', 'transfer', move('zakat-bank', 'zakat-safe', 'alms'), 'admitted'],
    ['into another account', 'transfer', move('zakat-bank', 'bank', 'alms'), 'restriction'],
    ['other money into its account', 'transfer', move('bank', 'zakat-bank', 'open'), 'restriction'],
    ['paid from another account', 'payment', pay({ ...cash, account: 'bank' }), 'restriction'],
    ['bought from another account', 'purchase', { account: 'bank', fund: 'alms', paid: usd('100'), supplier: 'mill', goods: [of('bread', '9')], site: 'store' }, 'restriction'],
    ['other money paid from its account', 'payment', pay({ expense: 'rent', fund: 'open' }), 'restriction'],
    ['exchanged into another account', 'exchange', { changer: 'mill', fund: 'alms', fromAccount: 'zakat-bank', from: usd('10'), toAccount: 'bank', to: { commodity: 'ILS', least: '37' }, rateSource: 'board' }, 'restriction'],
    ['exchanged', 'exchange', { changer: 'mill', fund: 'alms', fromAccount: 'zakat-bank', from: usd('10'), toAccount: 'zakat-safe', to: { commodity: 'ILS', least: '37' }, rateSource: 'board' }, 'admitted'],
    ['exchanged for less of the same', 'exchange', { changer: 'mill', fund: 'alms', fromAccount: 'zakat-bank', from: usd('10'), toAccount: 'zakat-safe', to: usd('9'), rateSource: 'board' }, 'restriction'],
    ['lent by another fund, in its account', 'loan', { loan: 'l1', fund: 'open', to: 'alms', account: 'zakat-bank', amount: usd('10'), due: '2024-12-31', reason: 'r' }, 'restriction'],
    ['lent by another fund, in another account', 'loan', { loan: 'l1', fund: 'open', to: 'alms', account: 'bank', amount: usd('10'), due: '2024-12-31', reason: 'r' }, 'restriction'],
    ['released to it in another account', 'release', { fund: 'open', to: 'alms', account: 'bank', amount: usd('10'), reason: 'r' }, 'restriction'],
    ['goods released to it', 'release', { fund: 'open', to: 'alms', site: 'store', amount: { commodity: 'flour', least: '10' }, reason: 'the donor agreed' }, 'admitted'],
    ['an account that is another fund\'s', 'policy', { subject: 'fund/open', version: 1, parameters: { mixing: 'no', accounts: 'zakat-safe' } }, 'restriction'],
    ['an account of its own', 'policy', { subject: 'fund/open', version: 1, parameters: { mixing: 'no', accounts: 'bank' } }, 'admitted'],
  ]);
  const scribe = operation();
  assert.equal(write(scribe, 'gift', { donor: 'donor', fund: 'alms', amount: usd('30'), account: 'bank', form: 'money' }), 'admitted', 'where a donor sent it is a fact');
  assert.equal(write(scribe, 'payment', pay({ ...cash, account: 'bank', amount: usd('30') })), 'restriction');
  assert.equal(write(scribe, 'transfer', { from: 'bank', to: 'elsewhere', fund: 'alms', amount: usd('30') }), 'restriction');
  assert.equal(write(scribe, 'transfer', { from: 'bank', to: 'zakat-bank', fund: 'alms', amount: usd('30') }), 'admitted', 'it goes home');
});

test('[A18] a publisher\'s account that happens to have the name of ours is no account of ours', () => {
  const scribe = operation();
  scribe.write('fund', { code: 'pool/2024', name: 'Pool', restrictions: ['place'] });
  const file = scribe.open('grants', 'grants-1', { publisher: 'donor' });
  assert.equal(write(scribe, 'grant', { partner: 'ngo', fund: 'pool/2024', account: 'zakat-bank', amount: usd('7'), source: sourceBlock(file, '1') }), 'admitted');
  assert.equal(write(scribe, 'grant', { partner: 'ngo', fund: 'open', account: 'zakat-bank', amount: usd('7'), source: sourceBlock(file, '2') }), 'restriction', 'in a fund of ours it is');
});

test('[A19] interest does not come into a fund that takes none, and what the bank puts into its account goes out of it', () => {
  const interest = { donor: 'donor', amount: usd('7'), account: 'zakat-bank', form: 'money', nature: 'interest' };
  tryAll([
    ['into the fund', 'gift', { ...interest, fund: 'alms' }, 'restriction'],
    ['into another fund', 'gift', { ...interest, fund: 'open' }, 'admitted'],
    ['what it is nobody knows', 'gift', { ...interest, fund: 'alms', nature: 'profit' }, 'malformed-body'],
    ['a gift', 'gift', { ...interest, fund: 'alms', nature: 'zakat' }, 'admitted'],
  ]);
  const scribe = operation();
  assert.equal(write(scribe, 'gift', { ...interest, fund: 'open' }), 'admitted');
  assert.equal(write(scribe, 'payment', pay({ fund: 'open', expense: 'rent', amount: usd('7') })), 'restriction');
  assert.equal(write(scribe, 'transfer', { from: 'zakat-bank', to: 'bank', fund: 'open', amount: usd('7') }), 'admitted');
});

test('[A15] [A20] no way round: not by release, loan, another account, repacking, a return, a reversal, a row restated, a master or a policy written again', () => {
  tryAll([
    ['released', 'release', { fund: 'alms', to: 'open', account: 'zakat-bank', amount: usd('10'), reason: 'r' }, 'fund-isolated'],
    ['goods released', 'release', { fund: 'alms', to: 'open', site: 'store', amount: { commodity: 'flour', least: '10' }, reason: 'r' }, 'fund-isolated'],
    ['lent', 'loan', { loan: 'l1', fund: 'alms', to: 'open', account: 'zakat-bank', amount: usd('10'), due: '2024-12-31', reason: 'r' }, 'fund-isolated'],
    ['goods repacked into less', 'repack', { site: 'store', fund: 'alms', inputs: [of('flour', '1000')], outputs: [of('bag', '1')] }, 'restriction'],
    ['goods repacked into nothing much', 'repack', { site: 'store', fund: 'alms', inputs: [of('flour', '1000')], outputs: [of('flour', '1')] }, 'restriction'],
    ['goods repacked as they are', 'repack', { site: 'store', fund: 'alms', inputs: [of('flour', '100')], outputs: [of('flour', '100', { lot: 'l1' })] }, 'admitted'],
    ['goods packed into kits', 'repack', { site: 'store', fund: 'alms', inputs: [of('flour', '100')], outputs: [of('kit', '20')] }, 'admitted'],
    ['zakat called something else', 'fund', { code: 'alms', name: 'Alms', restrictions: ['unrestricted'] }, 'restriction'],
    ['zakat called zakat al-fitr', 'fund', { code: 'alms', name: 'Alms', restrictions: ['zakat-al-fitr'] }, 'admitted'],
    ['the policy written again under its number', 'policy', { subject: 'fund/alms', version: 1, parameters: {} }, 'policy-version'],
    ['a policy without categories lets nothing out', 'policy', { subject: 'fund/alms', version: 2, parameters: {} }, 'admitted'],
  ]);
  const scribe = operation();
  const file = scribe.open('grants', 'grants-1', { publisher: 'donor' });
  const row = (more: JsonObject): JsonObject => ({ partner: 'ngo', fund: 'alms', account: 'zakat-bank', amount: usd('7'), source: sourceBlock(file, '1'), ...more });
  assert.equal(write(scribe, 'grant', row({})), 'restriction', 'a row that nobody published');
  assert.equal(write(scribe, 'grant', row({ category: 'fuqara' })), 'admitted');
  const grant = newest(scribe);
  const restated = (body: JsonObject): string => write(scribe, 'restatement', { of: grant, change: 'changed', fields: [{ field: 'Amount', from: '7', to: '9' }], now: { kind: 'grant', eventTime: '2024-05-01', body } });
  assert.equal(restated(row({})), 'restriction', 'restated without its category');
  assert.equal(restated(row({ category: 'riqab' })), 'restriction');
  assert.equal(restated(row({ category: 'masakin', amount: usd('9') })), 'admitted');
  assert.deepEqual(['fuqara', 'masakin'].map((one) => scribe.books.funds.leftUnder('alms', 'USD', one)), [0n, 9n]);
  const back = (fund: string, least: string): string => write(scribe, 'return', { fund, from: 'partner', party: 'ngo', account: 'bank', amount: usd(least), reason: 'not needed' });
  assert.equal(back('open', '9'), 'restriction', 'what a partner holds of zakat comes back as zakat');
  assert.equal(write(scribe, 'grant', { partner: 'ngo', fund: 'open', account: 'bank', amount: usd('5') }), 'admitted');
  assert.deepEqual([back('open', '6'), back('open', '5')], ['restriction', 'admitted'], 'what it holds of another fund comes back as that');
});

test('[A20] what was sent as zakat comes off the truck, and back from it, as zakat', () => {
  const scribe = operation();
  assert.equal(write(scribe, 'dispatch', { waybill: 'w1', site: 'store', fund: 'alms', goods: [of('flour', '100'), of('flour', '20', { fund: 'open' })], destination: 'camp' }), 'admitted');
  const arrive = (fund: string, ...least: string[]): string => write(scribe, 'arrival', { point: 'arrived', site: 'camp', fund, waybill: 'w1', goods: least.map((one) => of('flour', one)) });
  assert.equal(arrive('open', '21'), 'restriction');
  assert.equal(arrive('open', '11', '10'), 'restriction', 'two lines of one fund are one sum');
  assert.equal(write(scribe, 'arrival', { point: 'arrived', site: 'camp', fund: 'open', waybill: 'w1', losses: [{ class: 'stolen', ...of('flour', '21') }] }), 'restriction', 'nor is it lost as another fund\'s');
  assert.equal(arrive('open', '12', '8'), 'admitted');
  assert.equal(write(scribe, 'return', { fund: 'open', from: 'waybill', party: 'w1', goods: [of('flour', '5')], site: 'store', reason: 'road closed' }), 'restriction');
  assert.equal(arrive('alms', '90'), 'admitted');
  assert.equal(arrive('alms', '15'), 'admitted', 'more than was sent of it is a fact');
  assert.equal(arrive('open', '5'), 'admitted', 'once none of it is on the truck, what more comes is a fact again');
});

test('[A20] a reversal is not reversed, and what it takes back counts in no share any more', () => {
  const scribe = operation();
  assert.equal(write(scribe, 'payment', pay(cash)), 'admitted');
  const payment = newest(scribe);
  assert.equal(write(scribe, 'reversal', { of: payment, reason: 'typo' }), 'admitted');
  assert.equal(scribe.books.funds.leftUnder('alms', 'USD', 'fuqara'), 0n);
  assert.equal(write(scribe, 'reversal', { of: newest(scribe), reason: 'after all' }), 'not-reversible');
  assert.equal(write(scribe, 'reversal', { of: payment, reason: 'again' }), 'already-reversed');
});

test('[A20] acts are judged by the policy in force at their place of the log, and again when a second person approves them', () => {
  const scribe = operation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '1000', 'handover:*': '500' } });
  const approve = (of: string): string => write(scribe, 'approval', { of, verdict: 'approved' }, undefined, MEMBER);
  assert.equal(write(scribe, 'payment', pay({ ...cash, amount: usd('2000') })), 'waits');
  const early = newest(scribe);
  assert.equal(write(scribe, 'payment', pay({ expense: 'construction', category: 'fuqara', amount: usd('2000') })), 'restriction');
  assert.equal(write(scribe, 'policy', { subject: 'fund/alms', version: 2, parameters: { ...POLICY, categories: 'masakin amilin', ownership: 'masakin', 'in-hand': 'cash-to-people' } }), 'admitted');
  assert.equal(approve(early), 'restriction', 'the poor are not in the policy any more');
  assert.equal(write(scribe, 'policy', { subject: 'fund/alms', version: 4, parameters: POLICY }), 'admitted', 'a number may be left out');
  assert.equal(write(scribe, 'policy', { subject: 'fund/alms', version: 3, parameters: {} }), 'policy-version');
  assert.equal(approve(early), 'admitted');
  assert.equal(scribe.books.funds.leftUnder('alms', 'USD', 'fuqara'), 2000n);
  for (const [least, expected] of [['6000', 'waits'], ['3000', 'waits']] as const) assert.equal(write(scribe, 'payment', pay({ expense: 'wages', category: 'amilin', amount: usd(least) })), expected);
  const [second, first] = [newest(scribe), scribe.books.idAt(scribe.books.size - 2)];
  assert.deepEqual([approve(first), approve(second)], ['admitted', 'restriction'], 'two that wait have one share together');
  const order = (least: string): string => write(scribe, 'payment', pay({ supplier: 'mill', order: 'po-1', amount: usd(least) }));
  assert.deepEqual([order('600'), order('401'), order('400'), order('1')], ['admitted', 'restriction', 'admitted', 'restriction'], 'an order is paid once');
});

test('[A21] a parameter that nobody can read, or that says nothing without another, is refused where it is written', () => {
  const scribe = operation();
  const wrong: readonly JsonObject[] = [
    { cost: '1/8' }, { cost: '9/8', costs: 'wages' }, { cost: '12.5%', costs: 'wages' }, { cost: '1/0', costs: 'wages' }, { cost: '-1/8', costs: 'wages' }, { cost: '01/8', costs: 'wages' }, { costs: '' },
    { mixing: 'yes' }, { mixing: 'no' }, { accounts: 'bank' }, { interest: 'yes' }, { categories: 'fuqara, masakin' }, { categories: ' ' }, { distribution: 'any' }, { distribution: 'some', categories: 'fuqara' },
    { amil: '1/8' }, { amil: 'one eighth', categories: 'amilin' }, { ownership: 'fuqara' }, { ownership: 'fuqara riqab', categories: 'fuqara' }, { ownership: '' }, { 'in-hand': 'cash' },
    { 'hand-over-within': '1 year' }, { 'hand-over-within': '0 days' }, { 'hand-over-within': '1.5 lunar-years' }, { 'hand-over-within': '100 lunar-years' }, { 'hand-over-by': '10/04/2024' }, { 'hand-over-by': '2024-02-30' }, { zakat: 'yes' }, { Categories: 'fuqara' },
  ];
  for (const parameters of wrong) assert.equal(write(scribe, 'policy', { subject: 'fund/alms', version: 2, parameters }), 'malformed-body', JSON.stringify(parameters));
  for (const within of ['1 lunar-year', '2 lunar-years', '1 day', '90 days']) assert.equal(write(operation(), 'policy', { subject: 'fund/alms', version: 2, parameters: { 'hand-over-within': within } }), 'admitted', within);
  assert.equal(write(scribe, 'policy', { subject: 'fund/alms', version: 2, parameters: { cost: '0', costs: 'wages', categories: 'fuqara', amil: '1', ownership: 'handed-over' } }), 'admitted');
});

test('[R7] [A17] the sums of funds survive a snapshot, and the rules are learned again', () => {
  const scribe = operation();
  write(scribe, 'payment', pay({ expense: 'wages', category: 'amilin', amount: usd('8000') }));
  const again = booksOfSnapshot(snapshotBytes(scribe.books));
  assert.ok(again !== undefined);
  assert.deepEqual(again.funds.keep(), scribe.books.funds.keep());
  assert.equal(again.funds.receivedOf('alms', 'USD'), 80_000n);
  assert.equal(again.funds.leftUnder('alms', 'USD', 'amilin'), 8000n);
  assert.deepEqual([...again.funds.guarded], [...scribe.books.funds.guarded]);
  assert.deepEqual(again.funds.rulesOf('alms'), scribe.books.funds.rulesOf('alms'));
  assert.equal(again.funds.ownerOf('zakat-safe'), 'alms');
});
