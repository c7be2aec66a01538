import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomOperation } from '../../../simulation/random-operation.ts';
import { Scribe, authorKey, fileDigest, sourceBlock } from '../../../simulation/scribe.ts';
import { balanceOf } from './admission/balance.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { mustNotBeNegative } from '@amanah/record/account.ts';
import type { Record } from '@amanah/record/record.ts';
import { REFUSALS, type RefusalCode } from '@amanah/record/refusal.ts';

const SMALL_ORDER_KEY = `${'A'.repeat(43)}`;
const KEEPER = authorKey(1);
const GONE = authorKey(2);
const usd = (least: string) => ({ commodity: 'USD', least });

/** Books in which every refusal can be met: a keeper, a revoked key, a list of two rows, one of them restated. */
function books(): { readonly scribe: Scribe; readonly ids: { readonly gift: string; readonly old: string; readonly now: string; readonly operation: string; readonly waiting: string }; readonly file: string; readonly other: string } {
  const scribe = new Scribe().begin({ organisations: ['publisher', 'erc', 'ngo'], sites: ['gate'], funds: ['open'], goods: ['consignment', 'rice'] });
  scribe.write('key', { key: KEEPER, holder: 'keeper', role: 'warehouse-keeper' });
  scribe.write('key', { key: GONE, holder: 'gone', role: 'steward' });
  scribe.write('key-revocation', { key: GONE, reason: 'lost' });
  const gift = scribe.write('gift', { donor: 'erc', fund: 'open', amount: usd('100'), account: 'bank', form: 'money' });
  const file = scribe.open('trucks', 'trucks-1');
  const old = scribe.write('arrival', arrival(file, '1'));
  const other = scribe.open('trucks', 'trucks-2');
  const now = scribe.write('restatement', { of: scribe.books.idAt(old), change: 'changed', now: { kind: 'arrival', eventTime: '2024-05-02', body: arrival(other, '1') } });
  const waiting = underWay(scribe);
  const id = (row: number): string => scribe.books.idAt(row);
  return { scribe, ids: { gift: id(gift), old: id(old), now: id(now), operation: id(0), waiting: id(waiting) }, file, other };
}

/** What an operation has under way: restricted funds, lots, a used waybill, an order, a closed period, and a payment that waits, whose row it gives. */
function underWay(scribe: Scribe): number {
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions: ['zakat'] });
  scribe.write('fund', { code: 'school', name: 'School', restrictions: ['purpose'] });
  scribe.write('policy', { subject: 'fund/school', version: 1, parameters: { purposes: 'books desks' } });
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '50' } });
  scribe.write('commodity', { code: 'parcel', name: 'Parcel', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least: '5' }] });
  scribe.write('gift', { donor: 'erc', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '30' }, lot: 'r1', expiry: '2025-01-31' }], site: 'gate', form: 'in-kind' });
  scribe.write('waybill-series', { series: '', from: 1, to: 20, width: 4 });
  scribe.write('dispatch', { waybill: '0001', site: 'gate', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '4' }, lot: 'r1' }] });
  scribe.write('order', { order: 'po-1', supplier: 'ngo', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '4' } }], price: usd('9'), site: 'gate' });
  scribe.write('period-close', { until: '2023-12-31' });
  return scribe.write('payment', { account: 'bank', fund: 'open', amount: usd('60'), expense: 'rent' });
}

function arrival(file: string, row: string): JsonObject {
  return { point: 'crossed', site: 'gate', fund: 'open', donor: 'erc', goods: [{ amount: { commodity: 'consignment', least: '1' } }], source: sourceBlock(file, row) };
}

/** What makes a record wrong. `author` and `seq` replace those of a good record; each fault is one code. */
interface Fault {
  readonly code: RefusalCode;
  readonly kind: string;
  readonly body: JsonObject;
  readonly author?: string;
  readonly seq?: number;
  readonly eventTime?: string;
}

const rice = (least: string, lot = 'r1'): JsonObject => ({ amount: { commodity: 'rice', least }, lot });
const gift = (more: JsonObject = {}): JsonObject => ({ donor: 'erc', fund: 'open', amount: usd('5'), account: 'bank', form: 'money', ...more });

function faults({ ids, file, other }: ReturnType<typeof books>): Fault[] {
  const source = { dataset: 'trucks', part: 'all', format: 'test', publisher: 'publisher', retrieved: '2024-11-11', name: 'x', file, bytes: 1, columns: [] };
  const restate = (of: string, now: JsonObject): JsonObject => ({ of, change: 'changed', now: { kind: 'arrival', eventTime: '2024-05-01', ...now } });
  return [
    { code: 'unknown-kind', kind: 'donation', body: {} },
    { code: 'malformed-body', kind: 'gift', body: gift({ amount: usd('5.00') }) },
    { code: 'malformed-body', kind: 'gift', body: gift({ thanks: 'unread fields are refused' }) },
    { code: 'malformed-body', kind: 'restatement', body: restate(ids.now, { body: { point: 'seen' } }) },
    { code: 'malformed-body', kind: 'restatement', body: restate(ids.now, { eventTime: '2024-02-31', body: arrival(other, '1') }) },
    { code: 'operation-repeated', kind: 'operation', body: { name: 'Again', origin: 'example.org/again', logKey: 'k' } },
    { code: 'author-unknown', kind: 'gift', body: gift(), author: authorKey(9), seq: 0 },
    { code: 'author-revoked', kind: 'gift', body: gift(), author: GONE, seq: 0 },
    { code: 'already-recorded', kind: 'source', body: source },
    { code: 'sequence', kind: 'gift', body: gift(), seq: 3 },
    { code: 'role-not-allowed', kind: 'policy', body: { subject: 'open', version: 1, parameters: {} }, author: KEEPER },
    { code: 'key-not-admissible', kind: 'key', body: { key: SMALL_ORDER_KEY, holder: 'x', role: 'auditor' } },
    { code: 'already-registered', kind: 'key', body: { key: KEEPER, holder: 'x', role: 'auditor' } },
    { code: 'unknown-key', kind: 'role', body: { key: authorKey(9), role: 'auditor' } },
    { code: 'unknown-key', kind: 'key-revocation', body: { key: authorKey(9), reason: 'lost' } },
    { code: 'unknown-organisation', kind: 'gift', body: gift({ donor: 'nobody' }) },
    { code: 'unknown-site', kind: 'site', body: { code: 'camp', name: 'Camp', type: 'area', parent: 'nowhere' } },
    { code: 'unknown-commodity', kind: 'gift', body: gift({ amount: { commodity: 'EUR', least: '5' } }) },
    { code: 'unknown-fund', kind: 'gift', body: gift({ fund: 'winter' }) },
    { code: 'commodity-redefined', kind: 'commodity', body: { code: 'consignment', name: 'Truck', class: 'goods', unit: 'C62', scale: 0 } },
    { code: 'policy-version', kind: 'policy', body: { subject: 'fund/school', version: 1, parameters: {} } },
    { code: 'unknown-source', kind: 'arrival', body: arrival(fileDigest('unseen'), '7') },
    { code: 'row-already-stated', kind: 'arrival', body: arrival(other, '1') },
    { code: 'unknown-record', kind: 'reversal', body: { of: '0'.repeat(64), reason: 'typo' } },
    { code: 'unknown-record', kind: 'restatement', body: restate('0'.repeat(64), { body: arrival(other, '1') }) },
    { code: 'not-reversible', kind: 'reversal', body: { of: ids.operation, reason: 'typo' } },
    { code: 'already-reversed', kind: 'reversal', body: { of: ids.old, reason: 'typo' } },
    { code: 'already-reversed', kind: 'restatement', body: restate(ids.old, { body: arrival(other, '1') }) },
    { code: 'not-a-statement', kind: 'restatement', body: restate(ids.gift, { body: arrival(other, '1') }) },
    { code: 'not-a-statement', kind: 'restatement', body: restate(ids.now, { kind: 'payment', body: {} }) },
    { code: 'not-a-statement', kind: 'restatement', body: restate(ids.now, { body: arrival(other, '2') }) },
    { code: 'wrong-tree-size', kind: 'publication', body: { manifest: '0'.repeat(64), size: 9999, files: 1 } },
    { code: 'role-not-allowed', kind: 'payment', body: { account: 'bank', fund: 'open', amount: usd('1'), expense: 'rent' }, author: KEEPER },
    { code: 'role-not-allowed', kind: 'approval', body: { of: ids.waiting, verdict: 'approved' }, author: KEEPER },
    { code: 'role-not-allowed', kind: 'reversal', body: { of: ids.waiting, reason: 'not mine to take back' }, author: KEEPER },
    { code: 'period-closed', kind: 'payment', body: { account: 'bank', fund: 'open', amount: usd('1'), expense: 'rent' }, eventTime: '2023-12-31' },
    { code: 'wrong-citation', kind: 'bank-match', body: { line: ids.gift, records: [] , reason: 'interest' } },
    { code: 'unknown-record', kind: 'attachment', body: { of: '0'.repeat(64), digest: '0'.repeat(64), bytes: 1, type: 'text/plain' } },
    { code: 'not-waiting', kind: 'approval', body: { of: ids.gift, verdict: 'approved' } },
    { code: 'own-approval', kind: 'approval', body: { of: ids.waiting, verdict: 'approved' } },
    { code: 'already-used', kind: 'order', body: { order: 'po-1', supplier: 'ngo', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '4' } }], price: usd('9'), site: 'gate' } },
    { code: 'waybill-not-issued', kind: 'dispatch', body: { waybill: '0021', site: 'gate', fund: 'open', goods: [rice('1')] } },
    { code: 'waybill-not-issued', kind: 'dispatch', body: { waybill: '002', site: 'gate', fund: 'open', goods: [rice('1')] } },
    { code: 'waybill-used', kind: 'dispatch', body: { waybill: '0001', site: 'gate', fund: 'open', goods: [rice('1')] } },
    { code: 'waybill-used', kind: 'waybill-void', body: { waybill: '0001', reason: 'torn' } },
    { code: 'book-differs', kind: 'stocktake', body: { site: 'gate', items: [{ fund: 'open', commodity: 'rice', lot: 'r1', book: '30', counted: '30' }], reason: 'month end' } },
    { code: 'contents-differ', kind: 'repack', body: { site: 'gate', fund: 'open', inputs: [rice('9')], outputs: [{ amount: { commodity: 'parcel', least: '2' } }] } },
    { code: 'restriction', kind: 'grant', body: { partner: 'ngo', fund: 'school', account: 'bank', amount: usd('1') } },
    { code: 'restriction', kind: 'payment', body: { account: 'bank', fund: 'school', amount: usd('1'), expense: 'rent' } },
    { code: 'fund-isolated', kind: 'loan', body: { loan: 'l-1', fund: 'alms', to: 'open', account: 'bank', amount: usd('1'), due: '2025-01-01', reason: 'late transfer' } },
    { code: 'insufficient-lot', kind: 'dispatch', body: { waybill: '0002', site: 'gate', fund: 'open', goods: [rice('1', 'r2')] } },
    { code: 'lot-required', kind: 'dispatch', body: { waybill: '0002', site: 'gate', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '1' } }] } },
    { code: 'insufficient-balance', kind: 'repayment', body: { loan: 'none', fund: 'open', to: 'school', account: 'bank', amount: usd('1') } },
    { code: 'insufficient-balance', kind: 'payment', body: { account: 'bank', fund: 'open', amount: usd('101'), expense: 'rent' } },
  ];
}

function recordOf(scribe: Scribe, { kind, body, author, seq, eventTime = '2024-05-01' }: Omit<Fault, 'code'>): Record {
  const record = scribe.record(kind, body, eventTime, author);
  return seq === undefined ? record : { ...record, seq };
}

function judged(scribe: Scribe, record: Record): string {
  const size = scribe.books.size;
  const admission = scribe.submit(record);
  if (!admission.ok) assert.equal(scribe.books.size, size);
  return admission.ok ? 'admitted' : admission.code;
}

/** Codes of the list that other judges give: the reader of entries and the journal, and those of votes and decisions ([G1] to [G5], `admission/deciding.test.ts`), and of screening and the registry ([SC13] to [SC16], `admission/screening.test.ts`). */
const JUDGED_ELSEWHERE: readonly RefusalCode[] = [
  'malformed-record', 'entry-too-large',
  'screening-differs', 'not-screened', 'open-hit', 'delete-by-over', 'count-falls',
  'voting-over', 'voting-open', 'not-the-committee', 'outcome-differs', 'decision-required', 'decision-failed', 'decision-expired', 'decision-differs', 'decision-exhausted',
];

test('[A1] each reason to refuse has its code, and the table of faults meets every code of the list', () => {
  const made = books();
  for (const fault of faults(made)) assert.equal(judged(made.scribe, recordOf(made.scribe, fault)), fault.code, `${fault.kind} ${JSON.stringify(fault.body)}`);
  const met = new Set([...faults(made).map(({ code }) => code), ...JUDGED_ELSEWHERE, 'operation-expected']);
  assert.deepEqual(REFUSALS.map(([code]) => code).filter((code) => !met.has(code)), []);
});

test('[A2] a record wrong in two ways is refused for the one that comes first in the list', () => {
  const order = REFUSALS.map(([code]) => code as string);
  const made = books();
  const list = faults(made);
  // Faults of the author can be joined to every fault of the body, whichever comes first.
  const authors: readonly Pick<Fault, 'code' | 'author' | 'seq'>[] = [
    { code: 'author-unknown', author: authorKey(9), seq: 0 },
    { code: 'author-revoked', author: GONE, seq: 0 },
    { code: 'sequence', seq: 3 },
  ];
  for (const { code, author, seq } of authors) {
    for (const fault of list) {
      if (fault.author !== undefined || fault.seq !== undefined) continue;
      const first = [code, fault.code].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0];
      const both = { ...fault, ...(author === undefined ? {} : { author }), ...(seq === undefined ? {} : { seq }) };
      assert.equal(judged(made.scribe, recordOf(made.scribe, both)), first, `${code} and ${fault.code}`);
    }
  }
  const pairs: readonly (readonly [RefusalCode, string, JsonObject])[] = [
    ['unknown-organisation', 'gift', gift({ donor: 'nobody', fund: 'winter', amount: { commodity: 'EUR', least: '5' } })],
    ['unknown-commodity', 'gift', gift({ fund: 'winter', amount: { commodity: 'EUR', least: '5' } })],
    ['unknown-fund', 'gift', gift({ fund: 'winter', source: sourceBlock(fileDigest('unseen'), '1') })],
    ['unknown-source', 'restatement', { of: '0'.repeat(64), change: 'removed', source: sourceBlock(fileDigest('unseen'), '1') }],
    ['unknown-record', 'restatement', { of: '0'.repeat(64), change: 'changed', now: { kind: 'payment', eventTime: '2024-05-01', body: {} } }],
    ['unknown-fund', 'payment', { account: 'bank', fund: 'winter', amount: usd('101'), expense: 'rent' }],
  ];
  for (const [code, kind, body] of pairs) assert.equal(judged(made.scribe, recordOf(made.scribe, { kind, body })), code);
});

test('[A3] a journal begins with its operation, by an admissible key, at sequence 0', () => {
  const operation = { name: 'Name', origin: 'example.org/x', logKey: 'k' };
  const empty = (): Scribe => new Scribe();
  assert.equal(judged(empty(), empty().record('gift', gift())), 'operation-expected');
  assert.equal(judged(empty(), { ...empty().record('operation', operation), author: SMALL_ORDER_KEY }), 'key-not-admissible');
  assert.equal(judged(empty(), { ...empty().record('operation', operation), seq: 1, prev: '0'.repeat(64), author: SMALL_ORDER_KEY }), 'sequence');
  assert.equal(judged(empty(), empty().record('operation', operation)), 'admitted');
});

test('[A4] the same record again is told to be there already, and counts once', () => {
  const { scribe } = books();
  const record = scribe.record('gift', gift());
  assert.equal(judged(scribe, record), 'admitted');
  assert.equal(judged(scribe, record), 'already-recorded');
  assert.equal(balanceOf(scribe.books, 'cash:bank', 'open', 'USD'), 105n);
});

test('[A5] an act may not take an account below zero, not even through several postings of its own; a fact is recorded as it is', () => {
  const scribe = new Scribe().begin({ organisations: ['erc', 'publisher'], sites: ['store'], funds: ['open', 'winter'], goods: ['food/mt'] });
  scribe.write('gift', { donor: 'erc', fund: 'open', goods: [{ amount: { commodity: 'food/mt', least: '10' } }], site: 'store', form: 'in-kind' });
  const load = (least: string) => ({ amount: { commodity: 'food/mt', least } });
  const dispatch = (goods: readonly JsonObject[], fund = 'open') => judged(scribe, scribe.record('dispatch', { waybill: 'wb', site: 'store', fund, goods }));
  assert.equal(dispatch([load('6'), load('5')]), 'insufficient-balance');
  assert.equal(dispatch([load('1')], 'winter'), 'insufficient-balance', 'goods of one fund are not goods of another');
  assert.equal(dispatch([load('6'), load('4')]), 'admitted');
  assert.equal(judged(scribe, scribe.record('loss', { class: 'stolen', fund: 'open', goods: [load('3')], reason: 'gone', site: 'store' })), 'admitted');
  assert.equal(balanceOf(scribe.books, 'stock:store', 'open', 'food/mt'), -3n);
  const file = scribe.open('grants', 'grants-1');
  const grant = { partner: 'erc', fund: 'open', account: 'pool', amount: usd('7') };
  assert.equal(judged(scribe, scribe.record('grant', grant)), 'insufficient-balance');
  assert.equal(judged(scribe, scribe.record('grant', { ...grant, source: sourceBlock(file, '1') })), 'admitted');
});

test('[A5] no sequence of acts alone brings an account below zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const { books: made, admitted } = randomOperation(seed, 50);
      const touchedByFacts = new Set<string>();
      for (const { record, effect, of } of admitted) {
        const isAct = ['payment', 'dispatch', 'purchase', 'transfer', 'exchange', 'grant', 'pledge', 'pledge-change'].includes(record.kind) && record.body['source'] === undefined;
        const undone = of === undefined ? [] : made.ownPostings(of);
        for (const { source, destination, fund, commodity } of isAct ? [] : [...effect.postings, ...undone]) for (const account of [source, destination]) touchedByFacts.add([account, fund, commodity].join());
      }
      for (const { account, fund, commodity, balance } of made.balances.all()) {
        const [name, ...rest] = [account, fund, commodity].map((number) => made.names.name(number)) as [string, string, string];
        if (mustNotBeNegative(name) && !touchedByFacts.has([name, ...rest].join())) assert.ok(balance >= 0n, name);
      }
    }),
    { numRuns: 30 },
  );
});

test('[A6] a revoked key writes nothing more, what it wrote before stays; a role given later counts from its place on', () => {
  const { scribe } = books();
  const policy = { subject: 'open', version: 1, parameters: {} };
  assert.equal(judged(scribe, scribe.record('policy', policy, '2024-05-01', KEEPER)), 'role-not-allowed');
  scribe.write('role', { key: KEEPER, role: 'steward' });
  assert.equal(judged(scribe, scribe.record('policy', policy, '2024-05-01', KEEPER)), 'admitted');
  scribe.write('key-revocation', { key: KEEPER, reason: 'lost' });
  assert.equal(judged(scribe, scribe.record('gift', gift(), '2024-05-01', KEEPER)), 'author-revoked');
  assert.equal(scribe.books.master('policy', 'open')?.['version'], 1);
});

test('[A7] a restatement states the same row of the same dataset, and a row that vanished may be stated again', () => {
  const { scribe, ids, other } = books();
  const third = scribe.open('trucks', 'trucks-3');
  const foreign = scribe.open('planes', 'planes-1');
  const restate = (file: string, row: string) => ({ of: ids.now, change: 'changed', now: { kind: 'arrival', eventTime: '2024-05-01', body: arrival(file, row) } });
  assert.equal(judged(scribe, scribe.record('restatement', restate(foreign, '1'))), 'not-a-statement');
  assert.equal(judged(scribe, scribe.record('restatement', restate(third, '2'))), 'not-a-statement');
  assert.equal(judged(scribe, scribe.record('restatement', { of: ids.now, change: 'removed', source: sourceBlock(third, '1') })), 'admitted');
  assert.equal(balanceOf(scribe.books, 'stock:gate', 'open', 'consignment'), 0n);
  assert.equal(judged(scribe, scribe.record('arrival', arrival(other, '1'))), 'admitted');
});
