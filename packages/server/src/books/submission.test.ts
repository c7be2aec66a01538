import '@amanah/log/native.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { audit } from '@amanah/audit/audit.ts';
import { toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import type { Record as SignableRecord } from '@amanah/record/record.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { MemoryDisk, openMemory } from '@amanah/store/memory.ts';
import { Journal } from './journal.ts';
import { auditSourceOf } from './log-files.ts';
import type { SignedRecord } from './submission.ts';

const origin = 'amanah/test/1';
const logSeed = new Uint8Array(32).fill(2);
const logKey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));
const day = '2026-01-01';
const seedOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);
const keyOf = (number: number): string => toBase64Url(keyPairFromSeed(seedOf(number)).publicKey);

interface Draft {
  readonly kind: string;
  readonly body: JsonObject;
}
const organisation = (code: string): Draft => ({ kind: 'organisation', body: { code, name: code } });

/** Records of author `number` after its chain in the journal; sealed where `seals` says, by default at the end. */
function signed(journal: Journal, number: number, drafts: readonly Draft[], seals: (at: number) => boolean = (at) => at === drafts.length - 1): SignedRecord[] {
  const chain = journal.books.authors.get(keyOf(number));
  let seq = (chain?.seq ?? -1) + 1;
  let prev = chain?.head;
  return drafts.map((draft, at) => {
    const record: SignableRecord = { author: keyOf(number), eventTime: day, ...draft, seq, ...(seq === 0 ? {} : { prev: prev as string }) };
    seq += 1;
    prev = recordId(record);
    return { record: record as unknown as JsonObject, ...(seals(at) ? { seal: toBase64Url(sealOf(seedOf(number), prev)) } : {}) };
  });
}

/** A journal in which the keys 5 and 6 are registered as stewards. */
async function opened(disk = new MemoryDisk()): Promise<Journal> {
  const journal = await Journal.open({ store: openMemory(disk), authorSeed: seedOf(1), logSeed, origin, now: () => '2026-01-02T03:04:05Z' });
  if (journal.size > 0) return journal;
  const written = await journal.write([
    { kind: 'operation', eventTime: day, body: { name: 'Test', origin, logKey } },
    ...[5, 6].map((number) => ({ kind: 'key', eventTime: day, body: { key: keyOf(number), holder: `holder-${number}`, role: 'steward' } })),
  ]);
  assert.ok(written.ok);
  return journal;
}

const codeOf = (outcome: Awaited<ReturnType<Journal['submit']>>): unknown => (outcome.ok ? 'written' : [outcome.at, outcome.refusal.code]);

test('[U7] what others signed is written as they signed it, and the audit accepts it', async () => {
  const journal = await opened();
  const records = signed(journal, 5, [organisation('a'), organisation('b')]);
  const outcome = await journal.submit(records);
  assert.ok(outcome.ok);
  assert.equal(outcome.first, 3);
  assert.deepEqual(outcome.ids, records.map(({ record }) => recordId(record as unknown as SignableRecord)));
  const stored = JSON.parse(Buffer.from(await journal.entry(4)).toString()) as { record: unknown; seal: unknown };
  assert.deepEqual([stored.record, stored.seal], [records[1]?.record, records[1]?.seal]);
  assert.equal((await audit(auditSourceOf(journal.store, await journal.checkpoint()))).verified, true);
});

test('[U7] a submission is refused whole: form, size, seal, chain, rules, each with its place', async () => {
  const journal = await opened();
  const good = signed(journal, 5, [organisation('a'), organisation('b')]);
  const [first, last] = good as [SignedRecord, SignedRecord];
  const refused: readonly [unknown, readonly SignedRecord[]][] = [
    [[0, 'no-records'], []],
    [[0, 'no-records'], Array.from({ length: 501 }, () => last)],
    [[1, 'malformed-record'], [first, { ...last, record: { ...last.record, extra: 1 } }]],
    [[1, 'malformed-record'], [first, { ...last, record: { ...last.record, body: { code: 'b', name: 1.5 } } }]],
    [[0, 'entry-too-large'], signed(journal, 5, [{ kind: 'organisation', body: { code: 'a', name: 'x'.repeat(70_000) } }])],
    [[1, 'unsealed'], [first, { record: last.record }]],
    [[1, 'seal-does-not-verify'], [first, { ...last, seal: 'x' }]],
    [[1, 'seal-does-not-verify'], [first, { ...last, seal: `${last.seal?.slice(0, 85)}_` }]],
    [[1, 'seal-does-not-verify'], [first, { ...last, record: { ...last.record, eventTime: '2026-01-02' } }]],
    [[1, 'seal-does-not-verify'], [first, { ...last, seal: toBase64Url(sealOf(seedOf(6), recordId(last.record as unknown as SignableRecord))) }]],
    [[0, 'sequence'], [last]],
    [[1, 'malformed-body'], signed(journal, 5, [organisation('a'), { kind: 'organisation', body: {} }])],
    [[0, 'unknown-kind'], signed(journal, 5, [{ kind: 'nonsense', body: {} }])],
    [[0, 'author-unknown'], signed(journal, 9, [organisation('a')])],
  ];
  for (const [expected, records] of refused) {
    assert.deepEqual(codeOf(await journal.submit(records)), expected);
    assert.equal(journal.size, 3);
  }
  assert.equal(codeOf(await journal.submit(good)), 'written');
});

test('[U7] a submission that is sent again is refused with the rows where it stands', async () => {
  const journal = await opened();
  const records = signed(journal, 5, [organisation('a'), organisation('b')]);
  const outcomes = await Promise.all([journal.submit(records), journal.submit(records), journal.submit(records)]);
  assert.deepEqual(outcomes.map(codeOf), ['written', [0, 'already-recorded'], [0, 'already-recorded']]);
  assert.deepEqual(outcomes.slice(1).map((outcome) => (outcome.ok ? undefined : outcome.rows)), [[3, 4], [3, 4]]);
  const more = signed(journal, 5, [organisation('c')]);
  const mixed = await journal.submit([...records, ...more]);
  assert.deepEqual(mixed.ok ? undefined : mixed.rows, [3, 4, undefined]);
  assert.equal(journal.size, 5, 'what is new is not written behind what stands');
});

test('[U7] an unsealed run of 64 is refused where the seal is missing', async () => {
  const journal = await opened();
  const many = Array.from({ length: 65 }, (_, at) => organisation(`o${at}`));
  assert.deepEqual(codeOf(await journal.submit(signed(journal, 5, many))), [63, 'unsealed']);
  assert.equal(codeOf(await journal.submit(signed(journal, 5, many, (at) => at === 63 || at === 64))), 'written');
});

test('[U7] two writers of one journal: of two submissions of one key for one place one stands, and others are judged again', async () => {
  const disk = new MemoryDisk();
  const [first, second] = [await opened(disk), await opened(disk)];
  const rivals = await Promise.all([first.submit(signed(first, 5, [organisation('a')])), second.submit(signed(second, 5, [organisation('b')])), second.submit(signed(second, 6, [organisation('c')]))]);
  assert.deepEqual(rivals.map(codeOf).filter((code) => code === 'written').length, 2);
  assert.ok(rivals.some((outcome) => !outcome.ok && outcome.refusal.code === 'sequence'));
  await first.catchUp();
  await second.catchUp();
  assert.deepEqual([first.size, second.size], [5, 5]);
  assert.equal((await audit(auditSourceOf(first.store, await first.checkpoint()))).verified, true);
});

test('[U9] what a revoked key signed goes to whoever puts it aside, proven records only, and not into the books', async () => {
  const journal = await opened();
  const records = signed(journal, 5, [organisation('a'), organisation('b')]);
  assert.ok((await journal.write([{ kind: 'key-revocation', eventTime: day, body: { key: keyOf(5), reason: 'lost' } }])).ok);
  const aside: string[][] = [];
  const outcome = await journal.submit(records, async (candidates) => {
    aside.push(candidates.map(({ record }) => String(record.body['code'])));
    return () => candidates.map(({ record, id }) => ({ kind: 'quarantine', eventTime: day, body: { key: record.author, record: id, kind: record.kind, reason: 'author-revoked' } }));
  });
  assert.deepEqual([codeOf(outcome), aside], [[0, 'author-revoked'], [['a', 'b']]]);
  assert.equal(outcome.ok ? 0 : outcome.putAside?.length, 2);
  assert.equal(journal.books.master('organisation', 'a'), undefined);
  assert.equal(journal.books.matters.documents('quarantine').length, 2);
  // An unsealed record that no seal covers could be anybody's: it is not laid to this key's charge.
  const loose = [{ record: { ...(records[0] as SignedRecord).record, eventTime: '2026-01-05' } }, records[1] as SignedRecord];
  await journal.submit(loose, async (candidates) => {
    aside.push(candidates.map(({ record }) => String(record.body['code'])));
    return () => [];
  });
  assert.deepEqual(aside[1], ['b']);
});

test('[U7] no submission of odd records throws or changes the journal', async () => {
  const journal = await opened();
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ record: fc.dictionary(fc.constantFrom('author', 'body', 'kind', 'seq', 'prev', 'eventTime'), fc.jsonValue()), seal: fc.string() }), { maxLength: 4 }), async (records) => {
    const outcome = await journal.submit(records as unknown as SignedRecord[]);
    assert.equal(outcome.ok, false);
    assert.equal(journal.size, 3);
  }), { numRuns: 300 });
});
