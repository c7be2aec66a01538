import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, fileDigest, sourceBlock } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { booksOfSnapshot, snapshotBytes } from '../ledger/snapshot.ts';
import { lotKey } from '../ledger/open-matters.ts';
import { ROLES, type RoleName } from '@amanah/record/kinds/key.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';
import { mayApprove, mayReverse, mayWrite, rolesFor } from '@amanah/record/role-rules.ts';
import { balanceOf, inLots, lotBalanceOf } from './balance.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const rice = (least: string, more: JsonObject = {}): JsonObject => ({ amount: { commodity: 'rice', least }, ...more });

/** Keys by holder: each person of the little operation, and a second device of the treasurer. */
const KEYS = {
  treasurer: authorKey(1), second: authorKey(2), member: authorKey(3), keeper: authorKey(4), logistician: authorKey(5), device: authorKey(6), auditor: authorKey(7), publisher: authorKey(8), importer: authorKey(9),
} as const;
const ROLE_OF: Readonly<Record<keyof typeof KEYS, readonly [holder: string, role: RoleName]>> = {
  treasurer: ['treasurer-1', 'treasurer'], second: ['treasurer-1', 'treasurer'], member: ['committee-1', 'committee-member'], keeper: ['keeper-1', 'warehouse-keeper'],
  logistician: ['logistician-1', 'logistician'], device: ['device-1', 'device'], auditor: ['auditor-1', 'auditor'], publisher: ['publisher-1', 'publisher'], importer: ['importer-1', 'importer'],
};

function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc', 'mill', 'ngo'], sites: ['gaza', 'store', 'camp'], funds: ['open', 'winter'], goods: ['rice', 'parcel'] });
  for (const [name, key] of Object.entries(KEYS) as [keyof typeof KEYS, string][]) scribe.write('key', { key, holder: ROLE_OF[name][0], role: ROLE_OF[name][1] });
  scribe.write('gift', { donor: 'erc', fund: 'open', amount: usd('100000'), account: 'bank', form: 'money' });
  return scribe;
}

function by(scribe: Scribe, who: keyof typeof KEYS | 'steward', kind: string, body: JsonObject, eventTime = '2024-05-01'): string {
  const author = who === 'steward' ? scribe.steward : KEYS[who];
  const admission = scribe.submit(scribe.record(kind, body, eventTime, author));
  return admission.ok ? (admission.admitted.waits === true ? 'waits' : 'admitted') : admission.code;
}

const newest = (scribe: Scribe): string => scribe.books.idAt(scribe.books.size - 1);
const payment = (least: string, more: JsonObject = {}): JsonObject => ({ account: 'bank', fund: 'open', amount: usd(least), expense: 'rent', ...more });

test('[A8] for every kind and role admission lets write exactly whom the table names', () => {
  for (const kind of KIND_NAMES) {
    for (const role of ROLES) {
      const scribe = operation();
      const author = authorKey(20);
      scribe.write('key', { key: author, holder: 'somebody', role });
      const body = kind === 'gift' ? { donor: 'erc', fund: 'open', amount: usd('1'), account: 'bank', form: 'money' } : {};
      const admission = scribe.submit(scribe.record(kind, body, '2024-05-01', author));
      const code = admission.ok ? 'admitted' : admission.code;
      if (kind === 'gift') assert.equal(code, mayWrite(role, kind, body) ? 'admitted' : 'role-not-allowed', `${role} ${kind}`);
      // An empty body of the other kinds is malformed before anybody's role is asked: the table itself is what is compared below.
      else assert.equal(code, 'malformed-body', `${role} ${kind}`);
      assert.equal(mayWrite(role, kind, body), role === 'steward' || rolesFor(kind, body).includes(role));
    }
  }
});

test('[A8] a role writes what it is for and nothing beside, whatever the body says', () => {
  const cases: readonly (readonly [keyof typeof KEYS, string, JsonObject, string])[] = [
    ['treasurer', 'payment', payment('5'), 'admitted'],
    ['keeper', 'payment', payment('5'), 'role-not-allowed'],
    ['member', 'payment', payment('5'), 'role-not-allowed'],
    ['device', 'handover', { site: 'store', fund: 'open', goods: [rice('1')], cycle: 'may' }, 'admitted'],
    ['device', 'stocktake', { site: 'store', items: [{ fund: 'open', commodity: 'rice', book: '-1', counted: '0', class: 'unexplained' }], reason: 'r' }, 'role-not-allowed'],
    ['keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('1')], site: 'store', form: 'in-kind' }, 'admitted'],
    ['keeper', 'gift', { donor: 'erc', fund: 'open', amount: usd('1'), account: 'bank', form: 'money' }, 'role-not-allowed'],
    ['treasurer', 'policy', { subject: 'four-eyes', version: 2, parameters: {} }, 'role-not-allowed'],
    ['treasurer', 'role', { key: KEYS.treasurer, role: 'steward' }, 'role-not-allowed'],
    ['keeper', 'key', { key: authorKey(30), holder: 'friend', role: 'steward' }, 'role-not-allowed'],
    ['auditor', 'observation', { publisher: 'erc', subject: 'bags', point: 'arrived', figures: [{ measure: 'bags', unit: 'C62', value: '5' }] }, 'admitted'],
    ['auditor', 'publication', { manifest: '0'.repeat(64), size: 1, files: 1 }, 'role-not-allowed'],
    ['publisher', 'publication', { manifest: '0'.repeat(64), size: 1, files: 1 }, 'admitted'],
    ['importer', 'gift', { donor: 'erc', fund: 'open', amount: usd('1'), account: 'bank', form: 'money' }, 'role-not-allowed'],
    ['treasurer', 'gift', { donor: 'erc', fund: 'open', amount: usd('1'), account: 'bank', form: 'money', source: sourceBlock(fileDigest('f'), '1') }, 'role-not-allowed'],
    ['treasurer', 'quarantine', { key: KEYS.device, record: '0'.repeat(64), kind: 'payment', reason: 'author-revoked' }, 'role-not-allowed'],
  ];
  const scribe = operation();
  for (const [who, kind, body, expected] of cases) assert.equal(by(scribe, who, kind, body), expected, `${who} ${kind}`);
});

test('[A8] nobody but a steward lifts a restriction by writing a master again, and no gift takes money out', () => {
  const scribe = operation();
  scribe.write('fund', { code: 'tied', name: 'Tied', restrictions: ['purpose'] });
  assert.equal(by(scribe, 'treasurer', 'fund', { code: 'tied', name: 'Tied', restrictions: ['unrestricted'] }), 'role-not-allowed');
  assert.equal(by(scribe, 'treasurer', 'fund', { code: 'tied', name: 'Better name', restrictions: ['purpose'] }), 'admitted');
  assert.equal(by(scribe, 'steward', 'fund', { code: 'tied', name: 'Tied', restrictions: ['unrestricted'] }), 'admitted');
  assert.equal(by(scribe, 'logistician', 'site', { code: 'store', name: 'Store', type: 'area', parent: 'gaza' }), 'role-not-allowed');
  assert.equal(by(scribe, 'logistician', 'site', { code: 'shed', name: 'Shed', type: 'warehouse', parent: 'gaza' }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'gift', { donor: 'erc', fund: 'open', amount: usd('-5'), account: 'bank', form: 'money' }), 'malformed-body');
});

test('[A8] an importer states what publishers state, in their funds, and moves nothing in ours', () => {
  const scribe = operation();
  const file = scribe.open('grants', 'grants-1', { publisher: 'erc' });
  const grant = (fund: string, row: string): JsonObject => ({ partner: 'ngo', fund, account: 'bank', amount: usd('7'), source: sourceBlock(file, row) });
  assert.equal(by(scribe, 'importer', 'grant', grant('open', '1')), 'role-not-allowed', 'our own gift stands in it');
  assert.equal(by(scribe, 'importer', 'arrival', { point: 'arrived', site: 'store', fund: 'open', waybill: 'w1', losses: [{ class: 'stolen', amount: { commodity: 'rice', least: '5' } }], source: sourceBlock(file, '2') }), 'role-not-allowed');
  assert.equal(by(scribe, 'importer', 'grant', grant('winter', '3')), 'admitted');
  assert.equal(by(scribe, 'steward', 'grant', grant('open', '4')), 'admitted', 'a steward answers for what is imported there');
});

test('[A8] who may write a kind may take it back; others may not', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'payment', payment('7')), 'admitted');
  const of = newest(scribe);
  assert.equal(by(scribe, 'keeper', 'reversal', { of, reason: 'mine now' }), 'role-not-allowed');
  assert.equal(by(scribe, 'second', 'reversal', { of, reason: 'twice' }), 'admitted');
  assert.equal(balanceOf(scribe.books, 'cash:bank', 'open', 'USD'), 100_000n);
  assert.equal(mayReverse('warehouse-keeper', 'gift'), true);
  assert.equal(mayReverse('device', 'key'), false);
});

function withFourEyes(parameters: JsonObject = { 'payment:USD': '1000', 'grant:*': '0', 'loss:*': '10', 'stocktake:*': '0', 'release:*': '0', 'loan:*': '0' }): Scribe {
  const scribe = operation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters });
  return scribe;
}

test('[A9] above the threshold a payment waits and moves nothing until somebody else approves it', () => {
  const scribe = withFourEyes();
  assert.equal(by(scribe, 'treasurer', 'payment', payment('1000')), 'admitted', 'the threshold itself is not above it');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('1001')), 'waits');
  const of = newest(scribe);
  assert.equal(balanceOf(scribe.books, 'expense:rent', 'open', 'USD'), 1000n);
  const approve = (who: keyof typeof KEYS | 'steward', verdict = 'approved'): string => by(scribe, who, 'approval', { of, verdict, ...(verdict === 'refused' ? { reason: 'no invoice' } : {}) });
  assert.equal(approve('treasurer'), 'own-approval');
  assert.equal(approve('second'), 'own-approval', 'another device of the same person is the same person');
  for (const who of ['keeper', 'logistician', 'device', 'auditor', 'publisher', 'importer'] as const) assert.equal(approve(who), 'role-not-allowed', who);
  assert.equal(approve('member'), 'admitted');
  const row = scribe.books.size - 1;
  assert.equal(balanceOf(scribe.books, 'expense:rent', 'open', 'USD'), 2001n);
  assert.equal(scribe.books.statedKindAt(row), 'payment', 'the approval states the payment');
  assert.equal(approve('steward'), 'not-waiting');
  assert.equal(approve('member', 'refused'), 'not-waiting');
  assert.equal(by(scribe, 'treasurer', 'reversal', { of, reason: 'typo' }), 'not-reversible');
  assert.equal(by(scribe, 'keeper', 'reversal', { of: scribe.books.idAt(row), reason: 'typo' }), 'role-not-allowed');
  assert.equal(by(scribe, 'second', 'reversal', { of: scribe.books.idAt(row), reason: 'typo' }), 'own-approval', 'what two people did, its author does not undo alone');
  assert.equal(by(scribe, 'member', 'reversal', { of: scribe.books.idAt(row), reason: 'paid twice' }), 'admitted', 'to pay it again needs two people again');
  assert.equal(balanceOf(scribe.books, 'expense:rent', 'open', 'USD'), 1000n);
  assert.equal(approve('member'), 'not-waiting', 'an approval taken back is not given again');
});

test('[A9] what was refused or withdrawn is approved no more, and a balance that is gone by then is judged at the approval', () => {
  const scribe = withFourEyes();
  by(scribe, 'treasurer', 'payment', payment('2000'));
  const refused = newest(scribe);
  assert.equal(by(scribe, 'member', 'approval', { of: refused, verdict: 'refused', reason: 'no invoice' }), 'admitted');
  assert.equal(by(scribe, 'member', 'approval', { of: refused, verdict: 'approved' }), 'not-waiting');
  by(scribe, 'treasurer', 'payment', payment('3000'));
  const withdrawn = newest(scribe);
  assert.equal(by(scribe, 'treasurer', 'reversal', { of: withdrawn, reason: 'wrong account' }), 'admitted');
  assert.equal(by(scribe, 'member', 'approval', { of: withdrawn, verdict: 'approved' }), 'wrong-citation');
  by(scribe, 'treasurer', 'payment', payment('60000'));
  const first = newest(scribe);
  by(scribe, 'treasurer', 'payment', payment('60000'));
  const second = newest(scribe);
  assert.equal(by(scribe, 'member', 'approval', { of: first, verdict: 'approved' }), 'admitted');
  assert.equal(by(scribe, 'member', 'approval', { of: second, verdict: 'approved' }), 'insufficient-balance');
  assert.equal(balanceOf(scribe.books, 'cash:bank', 'open', 'USD'), 40_000n);
  assert.deepEqual(scribe.books.matters.waiting.filter(({ decidedAt }) => decidedAt === undefined).map(({ id }) => id), [second]);
});

test('[A9] a write-off and a stocktake difference wait too: the fact is in the log, the goods stay in the books until it is approved', () => {
  const scribe = withFourEyes();
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'winter', goods: [rice('50', { lot: 'r1' })], site: 'store', form: 'in-kind' });
  assert.equal(by(scribe, 'keeper', 'loss', { class: 'spoiled', fund: 'winter', goods: [rice('10', { lot: 'r1' })], reason: 'rain', site: 'store' }), 'admitted');
  assert.equal(by(scribe, 'keeper', 'loss', { class: 'spoiled', fund: 'winter', goods: [rice('11', { lot: 'r1' })], reason: 'rain', site: 'store' }), 'waits');
  assert.equal(by(scribe, 'keeper', 'stocktake', { site: 'store', items: [{ fund: 'winter', commodity: 'rice', lot: 'r1', book: '40', counted: '38', class: 'unexplained' }], reason: 'month end' }), 'waits');
  const of = newest(scribe);
  assert.equal(balanceOf(scribe.books, 'stock:store', 'winter', 'rice'), 40n);
  assert.equal(by(scribe, 'keeper', 'approval', { of, verdict: 'approved' }), 'role-not-allowed');
  assert.equal(by(scribe, 'logistician', 'approval', { of, verdict: 'approved' }), 'admitted');
  assert.equal(balanceOf(scribe.books, 'loss:unexplained', 'winter', 'rice'), 2n);
  assert.equal(lotBalanceOf(scribe.books, 'stock:store', 'winter', lotKey('rice', 'r1')), 38n);
  assert.equal(mayApprove('logistician', 'payment'), false);
});

test('[A9] a purchase counts by what it pays, without a policy nothing waits, and a stated fact never does', () => {
  const purchase = { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('1001'), goods: [rice('5000')], site: 'store' };
  assert.equal(by(withFourEyes(), 'treasurer', 'purchase', purchase), 'waits');
  assert.equal(by(withFourEyes({ 'payment:*': '5000' }), 'treasurer', 'purchase', purchase), 'admitted');
  assert.equal(by(operation(), 'treasurer', 'purchase', purchase), 'admitted');
  const exchange = { changer: 'mill', fund: 'open', fromAccount: 'bank', from: usd('6000'), toAccount: 'safe', to: usd('1'), rateSource: 'board' };
  assert.equal(by(withFourEyes({ 'payment:*': '0', 'exchange:*': '5000' }), 'treasurer', 'exchange', exchange), 'waits', 'money goes out by an exchange too');
  const scribe = withFourEyes();
  const file = scribe.open('grants', 'grants-1', { publisher: 'erc' });
  assert.equal(by(scribe, 'importer', 'grant', { partner: 'ngo', fund: 'winter', account: 'pool', amount: usd('7'), source: sourceBlock(file, '1') }), 'admitted');
});

test('[A10] lots: what is named must be there, what is not named must be outside lots, and a reversal gives the lot back', () => {
  const scribe = operation();
  const load = (...goods: JsonObject[]): string => by(scribe, 'keeper', 'dispatch', { waybill: `w${scribe.books.size}`, site: 'store', fund: 'winter', goods });
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'winter', goods: [rice('20', { lot: 'r1', expiry: '2025-01-31', batch: 'B 1' }), rice('10', { lot: 'r2' }), rice('5')], site: 'store', form: 'in-kind' });
  assert.equal(load(rice('36')), 'insufficient-balance');
  assert.equal(load(rice('21', { lot: 'r1' })), 'insufficient-lot');
  assert.equal(load(rice('15', { lot: 'r1' }), rice('6', { lot: 'r1' })), 'insufficient-lot', 'two lines of one lot are one lot');
  assert.equal(load(rice('6')), 'lot-required');
  assert.equal(load(rice('5'), rice('20', { lot: 'r1' })), 'admitted');
  const of = newest(scribe);
  assert.equal(load(rice('1', { lot: 'r1' })), 'insufficient-lot');
  assert.equal(by(scribe, 'keeper', 'reversal', { of, reason: 'truck broke' }), 'admitted');
  assert.equal(lotBalanceOf(scribe.books, 'stock:store', 'winter', lotKey('rice', 'r1')), 20n);
  assert.equal(lotBalanceOf(scribe.books, 'stock:store', 'winter', inLots('rice')), 30n);
  assert.equal(scribe.books.matters.lots.get(lotKey('rice', 'r1'))?.expiry, '2025-01-31');
  assert.equal(by(scribe, 'device', 'handover', { site: 'store', fund: 'winter', goods: [rice('90')], cycle: 'may' }), 'admitted', 'a fact is recorded');
});

test('[A11] a fund spends for its purposes, at its places, in its time and for its commodities', () => {
  const scribe = operation();
  scribe.write('site', { code: 'tent-city', name: 'Tent city', type: 'distribution-point', parent: 'camp' });
  scribe.write('site', { code: 'harbour', name: 'Harbour', type: 'distribution-point' });
  scribe.write('fund', { code: 'tied', name: 'Tied', restrictions: ['purpose', 'place', 'time'] });
  scribe.write('gift', { donor: 'erc', fund: 'tied', amount: usd('100'), account: 'bank', form: 'money' });
  const pay = (more: JsonObject, day?: string): string => by(scribe, 'treasurer', 'payment', { ...payment('1'), fund: 'tied', ...more }, day);
  const words = { account: 'bank', fund: 'tied', amount: usd('1') };
  assert.equal(by(scribe, 'treasurer', 'payment', { ...words, supplier: 'mill' }), 'restriction', 'a purpose must be named even before a policy says which');
  assert.equal(by(scribe, 'treasurer', 'payment', { ...words, supplier: 'mill', purpose: 'food' }), 'restriction', 'and a place');
  scribe.write('policy', { subject: 'fund/tied', version: 1, parameters: { purposes: 'food water', places: 'camp', commodities: 'rice', from: '2024-04-01', until: '2024-06-30', lending: 'no', lots: 'named' } });
  assert.equal(pay({ purpose: 'food', place: 'camp' }), 'admitted');
  assert.equal(pay({ purpose: 'food', place: 'tent-city' }), 'admitted', 'a place includes what lies in it');
  assert.equal(pay({ purpose: 'food', place: 'store' }), 'restriction');
  assert.equal(pay({ purpose: 'rent', place: 'camp' }), 'restriction');
  assert.equal(pay({ purpose: 'food', place: 'camp' }, '2024-03-31'), 'restriction');
  assert.equal(pay({ purpose: 'food', place: 'camp' }, '2024-07-01'), 'restriction');
  const buy = (commodity: string): string => by(scribe, 'treasurer', 'purchase', { supplier: 'mill', fund: 'tied', account: 'bank', paid: usd('1'), goods: [{ amount: { commodity, least: '9' }, lot: 'x' }], site: 'store', purpose: 'food', place: 'camp' });
  assert.equal(buy('parcel'), 'restriction');
  assert.equal(buy('rice'), 'admitted');
  const send = (destination: string, lot?: string): string => by(scribe, 'keeper', 'dispatch', { waybill: `w${scribe.books.size}`, site: 'store', fund: 'open', goods: [rice('1', { fund: 'tied', ...(lot === undefined ? {} : { lot }) })], destination });
  assert.equal(send('harbour', 'x'), 'restriction');
  assert.equal(send('tent-city'), 'lot-required');
  assert.equal(send('tent-city', 'x'), 'admitted');
  const lend = { loan: 'l1', fund: 'tied', to: 'open', account: 'bank', amount: usd('1'), due: '2024-12-31', reason: 'late grant' };
  assert.equal(by(scribe, 'treasurer', 'loan', lend), 'restriction');
});

test('[A11] loans and releases name both funds, are repaid to the lender and no further, and change no total', () => {
  const scribe = operation();
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions: ['zakat'] });
  scribe.write('gift', { donor: 'erc', fund: 'alms', amount: usd('500'), account: 'bank', form: 'money' });
  const between = (kind: string, more: JsonObject): string => by(scribe, 'treasurer', kind, { account: 'bank', amount: usd('300'), ...more });
  assert.equal(between('loan', { loan: 'l1', fund: 'alms', to: 'open', due: '2024-12-31', reason: 'r' }), 'fund-isolated');
  assert.equal(between('release', { fund: 'alms', to: 'open', reason: 'r' }), 'fund-isolated');
  assert.equal(between('loan', { loan: 'l1', fund: 'open', to: 'winter', due: '2024-12-31', reason: 'r' }), 'admitted');
  assert.equal(between('loan', { loan: 'l1', fund: 'open', to: 'winter', due: '2024-12-31', reason: 'r' }), 'already-used');
  const balances = (): readonly bigint[] => ['cash:bank', 'loan:l1'].flatMap((account) => ['open', 'winter'].map((fund) => balanceOf(scribe.books, account, fund, 'USD')));
  assert.deepEqual(balances(), [99_700n, 300n, 300n, -300n]);
  assert.equal(between('repayment', { loan: 'l1', fund: 'winter', to: 'alms' }), 'insufficient-balance', 'to another fund than the lender');
  assert.equal(between('repayment', { loan: 'l1', fund: 'winter', to: 'open', amount: usd('301') }), 'insufficient-balance');
  assert.equal(between('repayment', { loan: 'l1', fund: 'winter', to: 'open' }), 'admitted');
  assert.deepEqual(balances(), [100_000n, 0n, 0n, 0n]);
  assert.equal(between('release', { fund: 'open', to: 'winter', reason: 'the donor agreed' }), 'admitted');
  assert.deepEqual(balances(), [99_700n, 300n, 0n, 0n]);
});

test('[A12] waybill numbers are issued, used once, and void for ever; a reversed dispatch frees its number', () => {
  const scribe = operation();
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50')], site: 'store', form: 'in-kind' });
  const send = (waybill: string): string => by(scribe, 'keeper', 'dispatch', { waybill, site: 'store', fund: 'open', goods: [rice('1')] });
  assert.equal(send('any-number'), 'admitted', 'before a series stands any code is a number');
  assert.equal(by(scribe, 'logistician', 'waybill-series', { series: 'A-', from: 1, to: 3, width: 3 }), 'admitted');
  for (const wrong of ['A-004', 'A-01', 'B-001', '001', 'A-0x1']) assert.equal(send(wrong), 'waybill-not-issued', wrong);
  assert.equal(send('A-001'), 'admitted');
  const of = newest(scribe);
  assert.equal(send('A-001'), 'waybill-used');
  assert.equal(by(scribe, 'keeper', 'waybill-void', { waybill: 'A-002', reason: 'wet' }), 'admitted');
  assert.equal(send('A-002'), 'waybill-used');
  assert.equal(by(scribe, 'keeper', 'reversal', { of, reason: 'typo' }), 'admitted');
  assert.equal(send('A-001'), 'admitted');
});

test('[A12] a kit is packed from exactly what it holds, each fund for itself', () => {
  const scribe = operation();
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least: '5' }] });
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50'), rice('50', { fund: 'winter' })], site: 'store', form: 'in-kind' });
  const pack = (inputs: readonly JsonObject[], outputs: readonly JsonObject[], losses: readonly JsonObject[] = []): string =>
    by(scribe, 'keeper', 'repack', { site: 'store', fund: 'open', inputs, outputs, ...(losses.length === 0 ? {} : { losses }) });
  const kits = (least: string, more: JsonObject = {}): JsonObject => ({ amount: { commodity: 'kit', least }, ...more });
  assert.equal(pack([rice('9')], [kits('2')]), 'contents-differ');
  assert.equal(pack([rice('11')], [kits('2')]), 'contents-differ');
  assert.equal(pack([rice('10', { fund: 'winter' })], [kits('2')]), 'contents-differ', 'a kit of one fund is not packed from another');
  assert.equal(pack([rice('10')], [kits('2', { lot: 'k1', expiry: '2024-12-31' })], [{ class: 'damaged', amount: { commodity: 'rice', least: '1' }, detail: 'spilled' }]), 'admitted');
  assert.equal(balanceOf(scribe.books, 'stock:store', 'open', 'rice'), 39n);
  assert.equal(pack([kits('1', { lot: 'k1' })], [rice('5')]), 'admitted', 'unpacked again');
  assert.equal(balanceOf(scribe.books, 'conversion:store', 'open', 'rice'), 5n);
  assert.equal(pack([kits('1', { lot: 'k1' })], [rice('500')]), 'contents-differ', 'nothing is unpacked that was not in it');
  assert.equal(pack([kits('1', { lot: 'k1' })], [rice('5', { fund: 'winter' })]), 'contents-differ', 'nor into another fund');
});

test('[A11] [A12] no purchase and no repack moves goods from one fund to another', () => {
  const scribe = operation();
  scribe.write('commodity', { code: 'bag', name: 'Bag', class: 'goods', unit: 'C62', scale: 0 });
  const goods = [rice('5', { fund: 'winter' })];
  assert.equal(by(scribe, 'treasurer', 'purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('10'), goods, site: 'store', purpose: 'food' }), 'malformed-body');
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50'), rice('50', { fund: 'winter' })], site: 'store', form: 'in-kind' });
  const bag = { amount: { commodity: 'bag', least: '2' } };
  assert.equal(by(scribe, 'keeper', 'repack', { site: 'store', fund: 'open', inputs: [rice('10')], outputs: [{ ...bag, fund: 'winter' }] }), 'contents-differ');
  assert.equal(by(scribe, 'keeper', 'repack', { site: 'store', fund: 'winter', inputs: [rice('10', { fund: 'open' })], outputs: [bag] }), 'contents-differ');
  assert.equal(by(scribe, 'keeper', 'repack', { site: 'store', fund: 'winter', inputs: [rice('10', { fund: 'winter' })], outputs: [bag] }), 'admitted');
});

test('[A12] a part of a kit that is no whole number of least units is not packed', () => {
  const scribe = operation();
  scribe.write('commodity', { code: 'mix', name: 'Mix', class: 'goods', unit: 'KGM', scale: 1, contents: [{ commodity: 'rice', least: '5' }] });
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50')], site: 'store', form: 'in-kind' });
  const pack = (mix: string, least: string): string => by(scribe, 'keeper', 'repack', { site: 'store', fund: 'open', inputs: [rice(least)], outputs: [{ amount: { commodity: 'mix', least: mix } }] });
  assert.equal(pack('3', '1'), 'contents-differ', 'three tenths of it hold one and a half');
  assert.equal(pack('20', '10'), 'admitted');
});

test('[A13] a closed period takes no act; late facts and reversals stand; closing and reopening move nothing', () => {
  const scribe = operation();
  by(scribe, 'treasurer', 'payment', payment('10'), '2024-03-05');
  const of = newest(scribe);
  const before = [...scribe.books.balances.all()];
  assert.equal(by(scribe, 'treasurer', 'period-close', { until: '2024-03-31' }), 'admitted');
  const closing = newest(scribe);
  assert.deepEqual([...scribe.books.balances.all()], before);
  assert.equal(by(scribe, 'treasurer', 'payment', payment('10'), '2024-03-31'), 'period-closed');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('10'), '2024-04-01'), 'admitted');
  assert.equal(by(scribe, 'keeper', 'loss', { class: 'stolen', fund: 'open', goods: [rice('1')], reason: 'r', site: 'store' }, '2024-03-20'), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'reversal', { of, reason: 'typo' }, '2024-03-05'), 'admitted');
  assert.equal(by(scribe, 'steward', 'key-revocation', { key: KEYS.device, reason: 'lost' }, '2024-03-31'), 'admitted', 'a stolen key is revoked on whatever day');
  assert.equal(by(scribe, 'publisher', 'publication', { manifest: '0'.repeat(64), size: 1, files: 1 }, '2024-03-31'), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'reversal', { of: closing, reason: 'closed too early' }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('10'), '2024-03-31'), 'admitted');
});

test('[A14] refusals name the field, down to the line of goods', () => {
  const scribe = operation();
  const field = (kind: string, body: JsonObject): string | undefined => {
    const admission = scribe.submit(scribe.record(kind, body));
    return admission.ok ? 'admitted' : admission.field;
  };
  assert.equal(field('payment', { ...payment('5'), amount: usd('5.00') }), 'body.amount.least');
  assert.equal(field('dispatch', { waybill: 'w', site: 'store', fund: 'open', goods: [rice('1'), rice('-1')] }), 'body.goods[1].amount.least');
  assert.equal(field('payment', payment('999999')), 'body.amount');
  assert.equal(field('stocktake', { site: 'store', items: [{ fund: 'open', commodity: 'rice', book: '9', counted: '9' }], reason: 'r' }), 'body.items[0].book');
});

test('[R7] what is under way survives a snapshot: waiting records, documents, lots and their balances', () => {
  const scribe = withFourEyes();
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'winter', goods: [rice('50', { lot: 'r1', expiry: '2025-01-31' })], site: 'store', form: 'in-kind' });
  by(scribe, 'keeper', 'dispatch', { waybill: 'w1', site: 'store', fund: 'winter', goods: [rice('4', { lot: 'r1' })] });
  by(scribe, 'treasurer', 'payment', payment('5000'));
  const again = booksOfSnapshot(snapshotBytes(scribe.books));
  assert.ok(again !== undefined);
  assert.deepEqual(again.matters.keep(), scribe.books.matters.keep());
  assert.deepEqual(again.matters.documentsOf('dispatch', 'w1').length, 1);
  assert.equal(lotBalanceOf(again, 'transit:w1', 'winter', lotKey('rice', 'r1')), 4n);
  assert.equal(again.matters.waitingOf(newest(scribe))?.holder, 'treasurer-1');
});

test('[A9] a threshold that nobody can read is refused where it is written', () => {
  const scribe = operation();
  const write = (parameters: JsonObject): string => by(scribe, 'steward', 'policy', { subject: 'four-eyes', version: 1, parameters });
  for (const wrong of [{ 'payment:*': '1,000' }, { 'payment:USD': '10 USD' }, { 'payment:*': '' }, { 'payment:*': '-1' }, { 'payment:*': '9'.repeat(20) }, { 'payments:*': '0' }, { payment: '0' }, { 'payment:USD:x': '0' }, { ':*': '0' }, { 'constructor:*': '0' }]) {
    assert.equal(write(wrong), 'malformed-body', JSON.stringify(wrong));
  }
  assert.equal(write({ 'payment:*': '0', 'transfer:USD': '100', 'handover:*': '5', 'arrival:*': '0' }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('1')), 'waits');
  assert.equal(by(scribe, 'treasurer', 'transfer', { from: 'bank', to: 'pocket', fund: 'open', amount: usd('101') }), 'waits');
});

test('[A9] what is written off while repacking or unloading waits like any other loss, where the policy says so', () => {
  const scribe = withFourEyes({ 'loss:*': '0', 'arrival:*': '1', 'handover:*': '10' });
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50')], site: 'store', form: 'in-kind' });
  const repack = { site: 'store', fund: 'open', inputs: [rice('1')], outputs: [rice('1')] };
  assert.equal(by(scribe, 'keeper', 'repack', repack), 'admitted');
  assert.equal(by(scribe, 'keeper', 'repack', { ...repack, losses: [{ class: 'spoiled', ...rice('9') }] }), 'waits');
  assert.equal(by(scribe, 'keeper', 'dispatch', { waybill: 'w1', site: 'store', fund: 'open', goods: [rice('20')] }), 'admitted');
  const arrival = (lost: string): JsonObject => ({ point: 'arrived', site: 'camp', fund: 'open', waybill: 'w1', goods: [rice('5')], losses: [{ class: 'stolen', ...rice(lost) }] });
  assert.equal(by(scribe, 'keeper', 'arrival', arrival('1')), 'admitted');
  assert.equal(by(scribe, 'keeper', 'arrival', arrival('2')), 'waits');
  assert.equal(by(scribe, 'device', 'handover', { site: 'camp', fund: 'open', goods: [rice('11')], partner: 'ngo' }), 'waits');
});

test('[A11] the rules of a fund are ones that admission can read, and are asked again when a second person approves', () => {
  const scribe = withFourEyes();
  const write = (parameters: JsonObject): string => by(scribe, 'steward', 'policy', { subject: 'fund/open', version: 1, parameters });
  for (const wrong of [{ purpose: 'food' }, { purposes: '' }, { places: '  ' }, { purposes: 'food, water' }, { until: '31/12/2024' }, { until: '2024-02-30' }, { from: 'tomorrow' }, { lots: 'Named' }, { lending: 'No' }]) {
    assert.equal(write(wrong), 'malformed-body', JSON.stringify(wrong));
  }
  const rent = payment('5000');
  assert.equal(by(scribe, 'treasurer', 'payment', rent), 'waits');
  const of = newest(scribe);
  assert.equal(write({ purposes: 'food water' }), 'admitted');
  assert.equal(by(scribe, 'member', 'approval', { of, verdict: 'approved' }), 'restriction');
  assert.equal(by(scribe, 'member', 'approval', { of, verdict: 'refused', reason: 'not for rent' }), 'admitted');
});

test('[A11] a loan that was paid back is not reversed while the repayment stands, so that zakat lends nothing backwards', () => {
  const scribe = withFourEyes({ 'loan:*': '100' });
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions: ['zakat'] });
  scribe.write('gift', { donor: 'erc', fund: 'alms', amount: usd('500'), account: 'bank', form: 'money' });
  const lend = (loan: string, amount: string): string => by(scribe, 'treasurer', 'loan', { loan, fund: 'open', to: 'alms', account: 'bank', amount: usd(amount), due: '2024-12-31', reason: 'r' });
  const repay = (loan: string): string => by(scribe, 'treasurer', 'repayment', { loan, fund: 'alms', to: 'open', account: 'bank', amount: usd('50') });
  const reverse = (of: string): string => by(scribe, 'steward', 'reversal', { of, reason: 'typo' });
  assert.equal(lend('l1', '50'), 'admitted');
  const loan = newest(scribe);
  assert.equal(repay('l1'), 'admitted');
  const repayment = newest(scribe);
  assert.equal(reverse(loan), 'not-reversible');
  assert.equal(reverse(repayment), 'admitted');
  assert.equal(reverse(loan), 'admitted');
  assert.equal(lend('l2', '200'), 'waits');
  assert.equal(by(scribe, 'member', 'approval', { of: newest(scribe), verdict: 'approved' }), 'admitted');
  const approval = newest(scribe);
  assert.equal(repay('l2'), 'admitted');
  assert.equal(reverse(approval), 'not-reversible');
});

test('[A12] what a kit holds is changed by a steward alone, and a number is not free while what it carried stands somewhere', () => {
  const scribe = operation();
  const kit = (least: string): JsonObject => ({ code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least }] });
  assert.equal(by(scribe, 'logistician', 'commodity', kit('100')), 'admitted');
  assert.equal(by(scribe, 'logistician', 'commodity', { ...kit('100'), name: 'Family kit' }), 'admitted');
  assert.equal(by(scribe, 'logistician', 'commodity', kit('1')), 'role-not-allowed');
  assert.equal(by(scribe, 'steward', 'commodity', kit('99')), 'admitted');
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('50')], site: 'store', form: 'in-kind' });
  by(scribe, 'logistician', 'waybill-series', { series: 'A-', from: 1, to: 3, width: 1 });
  const send = (): string => by(scribe, 'keeper', 'dispatch', { waybill: 'A-1', site: 'store', fund: 'open', goods: [rice('5')] });
  assert.equal(send(), 'admitted');
  const left = newest(scribe);
  assert.equal(by(scribe, 'keeper', 'arrival', { point: 'arrived', site: 'camp', fund: 'open', waybill: 'A-1', goods: [rice('5')] }), 'admitted');
  const came = newest(scribe);
  assert.equal(by(scribe, 'keeper', 'reversal', { of: left, reason: 'typo' }), 'admitted');
  assert.equal(send(), 'waybill-used');
  assert.equal(by(scribe, 'keeper', 'reversal', { of: came, reason: 'typo' }), 'admitted');
  assert.equal(send(), 'admitted');
});

test('[A5] an act takes what is there, not what the same record would bring back', () => {
  const scribe = operation();
  by(scribe, 'keeper', 'gift', { donor: 'erc', fund: 'open', goods: [rice('10'), rice('4', { lot: 'r1' })], site: 'store', form: 'in-kind' });
  const repack = (inputs: JsonObject[], outputs: JsonObject[], losses: JsonObject[] = []): string =>
    by(scribe, 'keeper', 'repack', { site: 'store', fund: 'open', inputs, outputs, ...(losses.length === 0 ? {} : { losses }) });
  assert.equal(repack([rice('4000')], [rice('4000')]), 'insufficient-balance');
  assert.equal(repack([rice('5', { lot: 'r1' })], [rice('5', { lot: 'r1' })]), 'insufficient-lot');
  assert.equal(repack([rice('11')], [rice('11')]), 'lot-required');
  assert.equal(by(scribe, 'treasurer', 'exchange', { changer: 'mill', fund: 'open', fromAccount: 'bank', from: usd('100001'), toAccount: 'bank', to: usd('100001'), rateSource: 'board' }), 'insufficient-balance');
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least: '5' }] });
  assert.equal(repack([rice('10')], [{ amount: { commodity: 'kit', least: '2' } }]), 'admitted');
  assert.equal(repack([{ amount: { commodity: 'kit', least: '2' } }], [rice('10', { lot: 'r2' })], [{ class: 'spoiled', ...rice('3', { lot: 'r2' }) }]), 'admitted', 'what was unpacked may be spilled');
});
