import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, fileDigest, sourceBlock } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { RoleName } from '@amanah/record/kinds/key.ts';
import { booksOfSnapshot, snapshotBytes } from '../ledger/snapshot.ts';
import { keptOpen, newestScreenings, organisationCodes, standingOn } from './screening.ts';

const KEYS = { treasurer: authorKey(1), device: authorKey(2), other: authorKey(3), logistician: authorKey(4), keeper: authorKey(5), member: authorKey(6) } as const;
type Who = keyof typeof KEYS | 'steward';
const HOLDERS: Readonly<Record<keyof typeof KEYS, readonly [holder: string, role: RoleName]>> = {
  treasurer: ['treasurer-1', 'treasurer'], device: ['treasurer-1', 'treasurer'], other: ['treasurer-2', 'treasurer'], logistician: ['logistician-1', 'logistician'], keeper: ['keeper-1', 'warehouse-keeper'], member: ['member-1', 'committee-member'],
};

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const rice = (least: string): JsonObject => ({ amount: { commodity: 'rice', least } });
const [FIRST, SECOND] = [fileDigest('version one'), fileDigest('version two')];

function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc', 'mill', 'ngo'], sites: ['store', 'camp'], funds: ['open', 'theirs'], goods: ['rice'] });
  scribe.now = '2024-05-02T10:00:00Z';
  for (const [name, key] of Object.entries(KEYS) as [keyof typeof KEYS, string][]) scribe.write('key', { key, holder: HOLDERS[name][0], role: HOLDERS[name][1] });
  scribe.write('gift', { donor: 'erc', fund: 'open', amount: usd('100000'), account: 'bank', form: 'money' });
  scribe.write('gift', { donor: 'erc', fund: 'open', goods: [rice('1000')], site: 'store', form: 'in-kind' });
  return scribe;
}

/** What admission says: `admitted`, `waits`, or the code of the refusal and its field. */
function by(scribe: Scribe, who: Who, kind: string, body: JsonObject, eventTime = '2024-05-01'): string {
  const admission = scribe.submit(scribe.record(kind, body, eventTime, who === 'steward' ? scribe.steward : KEYS[who]));
  if (admission.ok) return admission.admitted.waits === true ? 'waits' : 'admitted';
  return admission.field === undefined ? admission.code : `${admission.code} ${admission.field}`;
}

function run(more: JsonObject = {}): JsonObject {
  const open = (more['open'] ?? []) as readonly string[];
  return { list: 'un', listDate: '2024-04-20', listDigest: FIRST, entries: 10, added: 10, changed: 0, removed: 0, threshold: 737, parties: 3, others: 0, hits: open.length, ...more };
}

/** The same version of the list again. */
const again = (more: JsonObject = {}): JsonObject => run({ previousDigest: FIRST, added: 0, ...more });
const verdict = (party: string, more: JsonObject = {}): JsonObject => ({ party, list: 'un', listDigest: FIRST, verdict: 'not-a-match', hits: 1, basis: fileDigest('basis'), ...more });
const newest = (scribe: Scribe): string => scribe.books.idAt(scribe.books.size - 1);

const ACTS: Readonly<Record<string, readonly [who: Who, kind: string, field: string, body: (party: string) => JsonObject]>> = {
  payment: ['treasurer', 'payment', 'body.supplier', (party) => ({ account: 'bank', fund: 'open', amount: usd('5'), supplier: party })],
  purchase: ['treasurer', 'purchase', 'body.supplier', (party) => ({ supplier: party, fund: 'open', account: 'bank', paid: usd('5'), goods: [rice('1')], site: 'store' })],
  order: ['treasurer', 'order', 'body.supplier', (party) => ({ order: `o-${party}`, supplier: party, fund: 'open', goods: [rice('1')], price: usd('5'), site: 'store' })],
  grant: ['treasurer', 'grant', 'body.partner', (party) => ({ partner: party, fund: 'open', account: 'bank', amount: usd('5') })],
  exchange: ['treasurer', 'exchange', 'body.changer', (party) => ({ changer: party, fund: 'open', fromAccount: 'bank', from: usd('5'), toAccount: 'till', to: usd('5'), rateSource: 'board' })],
  dispatch: ['keeper', 'dispatch', 'body.transporter', (party) => ({ waybill: `w-${party}`, site: 'store', fund: 'open', goods: [rice('1')], transporter: party })],
  'a leg of a dispatch': ['keeper', 'dispatch', 'body.legs[1].transporter', (party) => ({ waybill: `v-${party}`, site: 'store', fund: 'open', goods: [rice('1')], legs: [{ from: 'store', to: 'camp', transporter: 'erc' }, { from: 'camp', to: 'store', transporter: party }] })],
};

test('[SC13] a screening covers all organisations of the books, in whichever order they were entered', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'screening', run({ parties: 2 })), 'screening-differs body.parties');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ parties: 4 })), 'screening-differs body.parties');
  assert.equal(by(scribe, 'logistician', 'screening', run()), 'admitted');
  scribe.write('organisation', { code: 'late', name: 'Late' });
  assert.equal(by(scribe, 'treasurer', 'screening', again()), 'screening-differs body.parties');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ parties: 4 })), 'admitted');
  assert.deepEqual(organisationCodes(scribe.books), ['erc', 'mill', 'ngo', 'late']);
  assert.equal(by(scribe, 'treasurer', 'screening', again({ parties: 4, open: ['stranger'] })), 'unknown-organisation');
});

test('[SC13] a screening continues the one before of its list: digest, day, entries', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'screening', run({ previousDigest: FIRST })), 'screening-differs body.previousDigest');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ added: 9 })), 'screening-differs body.entries', 'of a first version all entries are new');
  assert.equal(by(scribe, 'treasurer', 'screening', run()), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ added: 0 })), 'screening-differs body.previousDigest', 'the one before is named');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ previousDigest: SECOND })), 'screening-differs body.previousDigest');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ added: 1, entries: 11 })), 'screening-differs body.added', 'the same version has the same entries');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ entries: 9 })), 'screening-differs body.entries');
  const next = (more: JsonObject): JsonObject => again({ listDigest: SECOND, listDate: '2024-04-25', ...more });
  assert.equal(by(scribe, 'treasurer', 'screening', next({ listDate: '2024-04-19', added: 1, entries: 11 })), 'screening-differs body.listDate', 'no older version');
  assert.equal(by(scribe, 'treasurer', 'screening', next({ added: 3, removed: 2, changed: 9, entries: 11 })), 'screening-differs body.entries', 'more changed than stayed');
  assert.equal(by(scribe, 'treasurer', 'screening', next({ added: 3, removed: 2, changed: 8, entries: 11 })), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ list: 'eu' })), 'admitted', 'another list begins by itself');
  assert.deepEqual([...newestScreenings(scribe.books)].map(([list, { of }]) => [list, of.listDigest]), [['un', SECOND], ['eu', FIRST]]);
});

test('[SC13] a list of the day after, one older than 90 days, and a screening of tomorrow are refused; an old list says that it is for tests', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'screening', run({ listDate: '2024-05-02' })), 'screening-differs body.listDate');
  assert.equal(by(scribe, 'treasurer', 'screening', run(), '2024-05-03'), 'screening-differs eventTime');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ listDate: '2024-01-31' }), '2024-05-01'), 'screening-differs body.forTests');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ listDate: '2024-02-02' }), '2024-05-01'), 'admitted', 'ninety days');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ list: 'ofac', listDate: '2019-01-25' })), 'screening-differs body.forTests');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ list: 'ofac', listDate: '2019-01-25', forTests: false })), 'malformed-body body.forTests');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ list: 'ofac', listDate: '2019-01-25', forTests: true })), 'admitted');
});

test('[SC13] a screening is never taken back, and whoever was open stays open until people decide', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'screening', run({ open: ['mill', 'ngo'] })), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'reversal', { of: newest(scribe), reason: 'unwelcome' }), 'not-reversible body.of');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ open: ['ngo'] })), 'screening-differs body.open', 'leaving a party out clears nobody');
  scribe.write('organisation', { code: 'mill', name: 'Another name' });
  assert.equal(by(scribe, 'treasurer', 'screening', again({ open: ['ngo'] })), 'screening-differs body.open', 'nor does a new name');
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill')), 'admitted');
  assert.deepEqual(keptOpen(scribe.books, { list: 'un', changed: 0, removed: 0 }), ['ngo']);
  assert.equal(by(scribe, 'treasurer', 'screening', again({ open: ['ngo'] })), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ open: ['ngo'], threshold: 1000 })), 'admitted', 'a higher threshold shows in the record; a policy sets the most');
});

test('[SC14] while a hit is open nobody is paid, ordered from, granted, exchanged or sent with; others are', () => {
  for (const [name, [who, kind, field, body]] of Object.entries(ACTS)) {
    const scribe = operation();
    assert.equal(by(scribe, who, kind, body('mill')), 'admitted', `${name}: nothing is screened, and nothing waits`);
    scribe.write('screening', run({ open: ['mill'] }));
    const act = (party: string): string => by(scribe, who, kind, { ...body(party), ...(kind === 'order' ? { order: `after-${scribe.books.size}` } : kind === 'dispatch' ? { waybill: `after-${scribe.books.size}` } : {}) });
    assert.equal(act('mill'), `open-hit ${field}`, name);
    assert.equal(act('ngo'), 'admitted', name);
    assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill')), 'admitted');
    assert.equal(act('mill'), 'admitted', name);
  }
});

test('[SC14] what was handed over is a fact, and recorded whoever took it; so is what is spent on no named party', () => {
  const scribe = operation();
  scribe.write('screening', run({ open: ['mill'] }));
  assert.equal(by(scribe, 'keeper', 'handover', { site: 'store', fund: 'open', goods: [rice('1')], partner: 'mill' }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('5'), expense: 'rent' }), 'admitted');
});

test('[SC14] to take back the decision opens the hit again, and a match holds over newer screenings until it is reversed', () => {
  const scribe = operation();
  const [, , , payment] = ACTS['payment'] as (typeof ACTS)[string];
  const pay = (): string => by(scribe, 'treasurer', 'payment', payment('mill'));
  scribe.write('screening', run({ open: ['mill'] }));
  by(scribe, 'treasurer', 'screening-decision', verdict('mill'));
  assert.equal(by(scribe, 'other', 'reversal', { of: newest(scribe), reason: 'another person after all' }), 'admitted');
  assert.equal(pay(), 'open-hit body.supplier');
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill', { verdict: 'match' })), 'admitted');
  const match = newest(scribe);
  assert.equal(pay(), 'open-hit body.supplier');
  assert.equal(by(scribe, 'other', 'screening-decision', verdict('mill')), 'screening-differs body.party', 'a match is not voted down');
  assert.equal(by(scribe, 'treasurer', 'screening', again()), 'screening-differs body.open');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ listDigest: SECOND, listDate: '2024-04-21', removed: 1, entries: 9 })), 'admitted', 'listed no more');
  assert.equal(pay(), 'open-hit body.supplier', 'what a person found stands until a person takes it back');
  assert.equal(by(scribe, 'keeper', 'reversal', { of: match, reason: 'delisted' }), 'role-not-allowed');
  assert.equal(by(scribe, 'treasurer', 'reversal', { of: match, reason: 'delisted' }), 'admitted');
  assert.equal(pay(), 'admitted');
});

test('[SC14] an approval puts nothing in force for a party that was found meanwhile, or was screened too long ago', () => {
  const scribe = operation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '1' } });
  scribe.write('policy', { subject: 'screening', version: 1, parameters: { 'within-days': '30' } });
  const pay = (): string => by(scribe, 'treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('5'), supplier: 'mill' });
  assert.equal(pay(), 'waits');
  const waiting = newest(scribe);
  scribe.write('screening', run({ open: ['mill'] }));
  const approve = (day = '2024-05-02'): string => by(scribe, 'other', 'approval', { of: waiting, verdict: 'approved' }, day);
  assert.equal(approve(), 'open-hit body.supplier');
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill')), 'admitted');
  assert.equal(approve('2024-06-01'), 'not-screened body.supplier', 'the day of the approval counts, not that of the payment');
  assert.equal(approve('2024-05-31'), 'admitted');
  scribe.write('screening', again({ open: ['mill'] }));
  assert.equal(pay(), 'open-hit body.supplier', 'what would wait is judged before it waits');
});

test('[SC14] a publisher\'s row pays nobody out of the operation\'s own fund who has an open hit, nor does a restatement; in a publisher\'s fund it is a fact', () => {
  const scribe = operation();
  scribe.write('screening', run({ open: ['ngo'] }));
  const file = scribe.open('rows', 'rows.csv', { publisher: 'erc' });
  const grant = (fund: string, row: string): JsonObject => ({ partner: 'ngo', fund, account: 'bank', amount: usd('7'), source: sourceBlock(file, row) });
  assert.equal(by(scribe, 'steward', 'grant', grant('open', '1')), 'open-hit body.partner');
  assert.equal(by(scribe, 'steward', 'grant', grant('theirs', '2')), 'admitted');
  const of = newest(scribe);
  const later = scribe.open('rows', 'rows-2.csv', { publisher: 'erc' });
  const changed = { ...grant('open', '2'), source: sourceBlock(later, '2') };
  const restated = { of, change: 'changed', fields: [{ field: 'fund', from: 'theirs', to: 'open' }], now: { kind: 'grant', eventTime: '2024-05-01', body: changed } };
  assert.equal(by(scribe, 'steward', 'restatement', restated), 'open-hit body.partner');
});

test('[SC15] who was entered or renamed after the screening waits for the next', () => {
  for (const [name, [who, kind, field, body]] of Object.entries(ACTS)) {
    const scribe = operation();
    scribe.write('screening', run());
    scribe.write('organisation', { code: 'late', name: 'Late' });
    assert.equal(by(scribe, who, kind, body('late')), `not-screened ${field}`, name);
    scribe.write('screening', again({ parties: 4 }));
    scribe.write('screening', run({ list: 'eu', parties: 4 }));
    assert.equal(by(scribe, who, kind, body('late')), 'admitted', name);
    scribe.write('organisation', { code: 'ngo', name: 'New name' });
    assert.equal(by(scribe, who, kind, body('ngo')), `not-screened ${field}`, name);
    scribe.write('screening', again({ parties: 4 }));
    assert.equal(by(scribe, who, kind, body('ngo')), `not-screened ${field}`, `${name}: against each list that was ever used`);
    scribe.write('policy', { subject: 'screening', version: 1, parameters: { lists: 'un' } });
    assert.equal(by(scribe, who, kind, body('ngo')), 'admitted', `${name}: the policy names the lists that count`);
  }
});

test('[SC16] decisions are about open hits of the newest screening only', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill')), 'screening-differs body.listDigest', 'nothing was screened');
  scribe.write('screening', run({ open: ['mill'] }));
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('ngo')), 'screening-differs body.party');
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('stranger')), 'unknown-organisation');
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill', { list: 'eu' })), 'screening-differs body.listDigest');
  scribe.write('screening', again({ listDigest: SECOND, listDate: '2024-04-21', added: 1, entries: 11, open: ['mill'] }));
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill')), 'screening-differs body.listDigest', 'of a version that was screened against before');
  for (const who of ['logistician', 'keeper', 'member'] as const) assert.equal(by(scribe, who, 'screening-decision', verdict('mill', { listDigest: SECOND })), 'role-not-allowed', who);
  assert.equal(by(scribe, 'treasurer', 'screening-decision', verdict('mill', { listDigest: SECOND })), 'admitted');
  scribe.write('screening', again({ previousDigest: SECOND, listDigest: SECOND, listDate: '2024-04-21', entries: 11, open: ['mill'] }));
  const [, , , payment] = ACTS['payment'] as (typeof ACTS)[string];
  assert.equal(by(scribe, 'treasurer', 'payment', payment('mill')), 'open-hit body.supplier', 'a later screening that names the party asks again');
});

test('[SC16] where the policy asks for two people, one person with two devices is one', () => {
  const scribe = operation();
  scribe.write('policy', { subject: 'screening', version: 1, parameters: { 'cleared-by': 'two-people' } });
  scribe.write('screening', run({ open: ['mill'] }));
  const [, , , payment] = ACTS['payment'] as (typeof ACTS)[string];
  const pay = (): string => by(scribe, 'treasurer', 'payment', payment('mill'));
  const standing = (): string => standingOn(scribe.books, 'mill', newestScreenings(scribe.books).get('un') as never);
  assert.deepEqual([standing(), pay()], ['open', 'open-hit body.supplier']);
  by(scribe, 'treasurer', 'screening-decision', verdict('mill'));
  by(scribe, 'device', 'screening-decision', verdict('mill'));
  assert.deepEqual([standing(), pay()], ['half-cleared', 'open-hit body.supplier']);
  assert.equal(by(scribe, 'treasurer', 'screening', again()), 'screening-differs body.open', 'what one person cleared is not cleared by screening again');
  by(scribe, 'other', 'screening-decision', verdict('mill'));
  assert.deepEqual([standing(), pay()], ['cleared', 'admitted']);
  const kept = booksOfSnapshot(snapshotBytes(scribe.books));
  assert.ok(kept !== undefined);
  assert.deepEqual([...newestScreenings(kept)], [...newestScreenings(scribe.books)], 'a snapshot keeps what was screened');
});

test('[SC16] the policy names lists, days and the highest threshold; what cannot be read is refused where it is written', () => {
  const scribe = operation();
  const policy = (parameters: JsonObject, version = 1): string => by(scribe, 'steward', 'policy', { subject: 'screening', version, parameters });
  for (const wrong of [{ lists: '' }, { lists: 'a:b' }, { 'within-days': '0' }, { 'within-days': '30 days' }, { threshold: '0' }, { threshold: '1001' }, { threshold: '0.7' }, { 'cleared-by': 'one' }, { lits: 'un' }]) {
    assert.equal(policy(wrong).split(' ')[0], 'malformed-body', JSON.stringify(wrong));
  }
  assert.equal(policy({ lists: 'un eu', 'within-days': '30', threshold: '740' }), 'admitted');
  const [, , , payment] = ACTS['payment'] as (typeof ACTS)[string];
  const pay = (day = '2024-05-01'): string => by(scribe, 'treasurer', 'payment', payment('mill'), day);
  assert.equal(by(scribe, 'treasurer', 'screening', run({ threshold: 741 })), 'screening-differs body.threshold');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ threshold: 740 })), 'admitted');
  assert.equal(pay(), 'not-screened body.supplier', 'the other list is missing');
  assert.equal(by(scribe, 'treasurer', 'screening', run({ list: 'eu', forTests: true })), 'admitted');
  assert.equal(pay(), 'not-screened body.supplier', 'a list for tests clears nobody');
  assert.equal(by(scribe, 'treasurer', 'screening', again({ list: 'eu' })), 'admitted');
  assert.deepEqual([pay(), pay('2024-05-31'), pay('2024-06-01')], ['admitted', 'admitted', 'not-screened body.supplier']);
  assert.equal(by(scribe, 'treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('5'), expense: 'rent' }, '2024-09-01'), 'admitted', 'nobody is named');
  scribe.write('screening', run({ list: 'third', open: ['mill'] }));
  assert.equal(pay(), 'open-hit body.supplier', 'a hit on a list that the policy does not ask for is a hit');
});

test('[SC16] hostile bodies of screenings and decisions are malformed, whoever writes them', () => {
  const scribe = operation();
  const cases: readonly (readonly [kind: string, body: JsonObject])[] = [
    ['screening', run({ open: ['ngo', 'mill'] })],
    ['screening', run({ open: ['mill', 'mill'] })],
    ['screening', run({ open: ['mill'], hits: 0 })],
    ['screening', run({ open: ['Mill Ltd'] })],
    ['screening', run({ threshold: 0 })],
    ['screening', run({ entries: 0 })],
    ['screening', run({ household: 'h-1' })],
    ['screening', run({ names: ['somebody'] })],
    ['screening', run({ listDate: '2024-02-30' })],
    ['screening', run({ listDigest: 'x' })],
    ['screening-decision', verdict('mill', { verdict: 'maybe' })],
    ['screening-decision', verdict('mill', { reason: 'born in another year' })],
    ['screening-decision', verdict('mill', { entry: '2674' })],
    ['screening-decision', verdict('mill', { hits: 0 })],
    ['screening-decision', verdict('mill', { basis: 'because' })],
  ];
  for (const [kind, body] of cases) assert.equal(by(scribe, 'treasurer', kind, body).split(' ')[0], 'malformed-body', JSON.stringify(body));
});
