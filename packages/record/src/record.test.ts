import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomOperation } from '../../../simulation/random-operation.ts';
import { authorKey } from '../../../simulation/scribe.ts';
import { fromUtf8, toBase64Url, utf8 } from '@amanah/log/bytes.ts';
import { canonicalText } from '@amanah/log/canonical.ts';
import { Fields, decode, type JsonObject } from './decode.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { decodeEntry, encodeEntry, recordId, sealOf, sealVerifies } from './entry.ts';
import { KINDS, KIND_NAMES, findKind } from './kinds.ts';
import { isCalendarDay } from './calendar.ts';
import { decodeRecord, recordObject } from './record.ts';

const GOOD: JsonObject = { author: authorKey(0), body: {}, eventTime: '2024-05-31', kind: 'gift', prev: 'a'.repeat(64), seq: 1 };
const TIME = '2026-11-21T21:00:00Z';

test('[R1] a record with a member missing, added or of the wrong form is refused with the path', () => {
  assert.equal(decodeRecord(GOOD).ok, true);
  const wrong: readonly (readonly [string, JsonObject])[] = [
    ['record.author', { author: 'x'.repeat(42) }],
    ['record.body', { body: [] }],
    ['record.eventTime', { eventTime: '2024-02-30' }],
    ['record.eventTime', { eventTime: '2024-05-31T10:00:00' }],
    ['record.eventTime', { eventTime: '2023-02-29' }],
    ['record.kind', { kind: '' }],
    ['record.prev', { prev: 'A'.repeat(64) }],
    ['record.prev', { seq: 0 }],
    ['record.seq', { seq: -1 }],
    ['record.seq', { seq: '1' }],
    ['record.mood', { mood: 'good' }],
  ];
  for (const [path, change] of wrong) {
    const decoded = decodeRecord({ ...GOOD, ...change });
    assert.equal(decoded.ok ? 'admitted' : decoded.path, path, JSON.stringify(change));
  }
  const { prev: _, ...first } = GOOD;
  assert.equal(decodeRecord({ ...first, seq: 0 }).ok, true);
  assert.equal(decodeRecord(first).ok, false);
  assert.equal(decodeRecord({ ...GOOD, body: { share: 0.5 } }).ok, false);
  assert.equal(decodeRecord({ ...GOOD, body: { none: null } }).ok, false);
});

test('[R1] days are those of the Gregorian calendar', () => {
  assert.deepEqual(['2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '2024-04-31', '2024-12-31'].map(isCalendarDay), [true, false, false, true, false, true]);
});

test('[R2] an entry is read as it was written, and its record bytes are a slice with the id as hash', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean(), (seed, sealed) => {
      for (const { record, id } of randomOperation(seed, 6).admitted) {
        const { bytes, id: made } = encodeEntry(record, TIME, sealed ? () => 'B'.repeat(86) : undefined);
        assert.deepEqual([made, recordId(record)], [id, id]);
        const text = canonicalText(recordObject(record));
        assert.ok((fromUtf8(bytes) as string).startsWith(`{"record":${text},"recordTime":"`));
        assert.equal(sha256Hex(utf8(text)), id);
        assert.deepEqual(decodeEntry(bytes), { ok: true, value: { record, id, recordTime: TIME, ...(sealed ? { seal: 'B'.repeat(86) } : {}) } });
      }
    }),
    { numRuns: 10 },
  );
});

test('[R2] an entry of other members, other times or other bytes is refused by name', () => {
  const record = canonicalText(GOOD);
  const code = (text: string): string => {
    const decoded = decodeEntry(utf8(text));
    return decoded.ok ? 'read' : decoded.code;
  };
  const time = `"recordTime":"${TIME}"`;
  assert.equal(code(`{"record":${record},${time}}`), 'read');
  assert.equal(code(`{${time},"record":${record}}`), 'not-canonical');
  assert.equal(code(`{"record":${record},${time}} `), 'not-canonical');
  assert.equal(code(`{"note":"","record":${record},${time}}`), 'malformed-entry');
  assert.equal(code(`{"record":${record},"recordTime":"2026-11-21"}`), 'malformed-entry');
  assert.equal(code(`{"record":${record},${time},"seal":"short"}`), 'malformed-entry');
  assert.equal(code(`{${time}}`), 'malformed-entry');
  assert.equal(code('[]'), 'malformed-entry');
  assert.equal(code(`{"record":{},${time}}`), 'malformed-record');
});

test('[R2] a seal is the author\'s over one record id', () => {
  const seed = new Uint8Array(32).fill(1);
  const id = sha256Hex(utf8('a record'));
  const seal = toBase64Url(sealOf(seed, id));
  assert.equal(seal.length, 86);
  assert.equal(sealVerifies(authorKey(0), id, seal), true);
  assert.equal(sealVerifies(authorKey(1), id, seal), false);
  assert.equal(sealVerifies(authorKey(0), sha256Hex(utf8('another')), seal), false);
  assert.equal(sealVerifies(authorKey(0), id, 'not base64url!'), false);
});

test('[R3] the numbers of kinds are stable and their names found', () => {
  assert.deepEqual(KIND_NAMES, [
    'operation', 'key', 'key-revocation', 'role', 'policy', 'organisation', 'site', 'commodity', 'fund', 'pledge', 'pledge-change', 'gift', 'exchange', 'payment',
    'grant', 'grant-report', 'transfer', 'purchase', 'dispatch', 'arrival', 'loss', 'need', 'observation', 'source', 'import', 'reversal', 'restatement', 'erasure', 'publication',
    'approval', 'quarantine', 'release', 'loan', 'repayment', 'order', 'receipt', 'handover', 'stocktake', 'repack', 'return', 'incident',
    'waybill-series', 'waybill-void', 'waybill-statement', 'bank-statement', 'bank-line', 'bank-match', 'attachment', 'period-close',
    'proposal', 'ballot', 'ballot-opening', 'comment', 'outcome',
    'screening', 'screening-decision', 'registration', 'registration-merge', 'query-count',
  ]);
  for (const kind of KINDS) assert.equal(findKind(kind.name), kind);
  assert.equal(findKind('donation'), undefined);
});

test('[R3] every kind refuses an empty body and a field nobody reads, with its path', () => {
  for (const kind of KINDS) {
    const empty = decode<unknown>(() => kind.decode(new Fields({}, 'body')));
    assert.ok(!empty.ok && empty.path.startsWith('body'), kind.name);
  }
  for (const { record } of randomOperation(3, 80).admitted) {
    const extra = decode<unknown>(() => findKind(record.kind)?.decode(new Fields({ ...record.body, unread: 'x' }, 'body')));
    assert.equal(extra.ok ? record.kind : extra.path, 'body.unread');
  }
});

test('[R3] bodies that contradict themselves are refused', () => {
  const usd = { commodity: 'USD', least: '5' };
  const load = { amount: { commodity: 'food', least: '5' } };
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['gift', { donor: 'a', fund: 'f', form: 'money' }],
    ['gift', { donor: 'a', fund: 'f', form: 'money', amount: usd, account: 'bank', recipient: 'b' }],
    ['gift', { donor: 'a', fund: 'f', form: 'in-kind', goods: [load] }],
    ['arrival', { point: 'crossed', site: 's', fund: 'f', goods: [load] }],
    ['arrival', { point: 'crossed', site: 's', fund: 'f', donor: 'a', goods: [load], excess: [load] }],
    ['loss', { class: 'stolen', fund: 'f', goods: [load], reason: 'r', site: 's', waybill: 'w' }],
    ['payment', { account: 'a', fund: 'f', amount: usd }],
    ['payment', { account: 'a', fund: 'f', amount: { commodity: 'USD', least: '-5' }, expense: 'rent' }],
    ['grant-report', { partner: 'p', fund: 'f' }],
    ['transfer', { from: 'bank', to: 'bank', fund: 'f', amount: usd }],
    ['commodity', { code: 'USD', name: 'Dollar', class: 'money', unit: 'USD', scale: 3 }],
    ['commodity', { code: 'ABC', name: 'No currency', class: 'money', unit: 'ABC', scale: 2 }],
    ['restatement', { of: 'a'.repeat(64), change: 'changed' }],
    ['restatement', { of: 'a'.repeat(64), change: 'removed' }],
    ['gift', { donor: 'a', fund: 'f', form: 'in-kind', site: 's', goods: [{ ...load, expiry: '2025-01-01' }] }],
    ['gift', { donor: 'a', fund: 'f', form: 'in-kind', site: 's', goods: [{ ...load, lot: 'l', expiry: '2025-02-30' }] }],
    ['dispatch', { waybill: 'w', site: 's', fund: 'f', goods: [{ ...load, lot: 'l', expiry: '2025-01-01' }] }],
    ['dispatch', { waybill: 'w', site: 's', fund: 'f', goods: [{ ...load, packages: 0 }] }],
    ['approval', { of: 'a'.repeat(64), verdict: 'refused' }],
    ['release', { fund: 'f', to: 'f', amount: usd, account: 'bank', reason: 'r' }],
    ['release', { fund: 'f', to: 'g', amount: usd, account: 'bank', site: 's', reason: 'r' }],
    ['loan', { loan: 'l', fund: 'f', to: 'g', account: 'bank', amount: usd, due: '2025-02-30', reason: 'r' }],
    ['handover', { site: 's', fund: 'f', goods: [load], partner: 'p', cycle: 'c' }],
    ['stocktake', { site: 's', items: [{ fund: 'f', commodity: 'c', book: '5', counted: '4' }], reason: 'r' }],
    ['stocktake', { site: 's', items: [{ fund: 'f', commodity: 'c', book: '5', counted: '5', class: 'count-error' }], reason: 'r' }],
    ['stocktake', { site: 's', items: [{ fund: 'f', commodity: 'c', book: '5', counted: '-1', class: 'unexplained' }], reason: 'r' }],
    ['stocktake', { site: 's', items: [{ fund: 'f', commodity: 'c', book: '5', counted: '5' }, { fund: 'f', commodity: 'c', book: '5', counted: '5' }], reason: 'r' }],
    ['return', { fund: 'f', from: 'partner', party: 'p', goods: [load], reason: 'r' }],
    ['return', { fund: 'f', from: 'partner', party: 'p', goods: [load], site: 's', amount: usd, account: 'bank', reason: 'r' }],
    ['waybill-series', { series: '', from: 9, to: 1, width: 4 }],
    ['waybill-series', { series: '', from: 1, to: 99999, width: 4 }],
    ['waybill-series', { series: 'a b', from: 1, to: 9, width: 4 }],
    ['waybill-statement', { waybill: 'w', party: 'transporter', stage: 'crossed', goods: [load] }],
    ['bank-statement', { account: 'bank', commodity: 'USD', from: '2025-02-01', to: '2025-01-01', opening: '0', closing: '0', lines: 0, file: 'a'.repeat(64), name: 'x' }],
    ['bank-match', { line: 'a'.repeat(64), records: [] }],
    ['bank-match', { line: 'a'.repeat(64), records: ['b'.repeat(64), 'b'.repeat(64)] }],
    ['commodity', { code: 'USD', name: 'Dollar', class: 'money', unit: 'USD', scale: 2, contents: [usd] }],
    ['loss', { class: 'mislaid', fund: 'f', goods: [load], reason: 'r', site: 's' }],
  ];
  for (const [kind, body] of cases) assert.equal(decode<unknown>(() => findKind(kind)?.decode(new Fields(body, 'body'))).ok, false, `${kind} ${JSON.stringify(body)}`);
});
