import '@amanah/log/native.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { tallyDigest } from '@amanah/consultation/count.ts';
import { documentOf, recount } from '@amanah/core/recount.ts';
import { writeJournal } from '@amanah/interchange/journal/write.ts';
import { concat } from '@amanah/log/bytes.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { buildReport } from '@amanah/projection/report.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { openMemory } from '@amanah/store/memory.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { Journal } from '../books/journal.ts';
import { importJournal } from './import-journal.ts';
import type { ImportFile } from './import-report.ts';

/** A journal of its own operation, with a clock that the test sets. */
async function journalOf(number: number, clock: { now: string }): Promise<Journal> {
  const [authorSeed, logSeed] = [new Uint8Array(32).fill(number), new Uint8Array(32).fill(number + 1)];
  const origin = `example.org/${number}`;
  const logKey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));
  const journal = await Journal.open({ store: openMemory(), authorSeed, logSeed, origin, now: () => clock.now });
  await write(journal, 'operation', { name: `Operation ${number}`, origin, logKey });
  return journal;
}

/** Writes one record and gives its id. */
async function write(journal: Journal, kind: string, body: JsonObject): Promise<string> {
  const written = await journal.write([{ kind, eventTime: '2027-01-10', body }]);
  assert.ok(written.ok, JSON.stringify(written));
  return written.ids[0] as string;
}

async function exportOf(journal: Journal): Promise<ImportFile> {
  const lines: Uint8Array[] = [];
  const entries = async function* (): AsyncGenerator<Uint8Array> {
    for (let row = 0; row < journal.size; row += 1) yield await journal.entry(row);
  };
  for await (const line of writeJournal(entries())) lines.push(line);
  const bytes = concat(...lines);
  return { name: 'other.jsonl', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), open: async function* () { yield bytes; } };
}

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });

/** Books in which a committee of one steward decided a payment, and withdrew another proposal. */
async function decidedBooks(clock: { now: string }): Promise<Journal> {
  const journal = await journalOf(3, clock);
  await write(journal, 'commodity', { code: 'USD', name: 'dollar', class: 'money', unit: 'USD', scale: 2 });
  await write(journal, 'organisation', { code: 'erc', name: 'ERC' });
  await write(journal, 'fund', { code: 'open', name: 'Open', restrictions: ['unrestricted'] });
  await write(journal, 'gift', { donor: 'erc', fund: 'open', amount: usd('100000'), account: 'bank', form: 'money' });
  await write(journal, 'policy', { subject: 'committee/council', version: 1, parameters: { members: 'first-steward' } });
  await write(journal, 'policy', { subject: 'decisions', version: 1, parameters: { committee: 'council', 'payment:*': '0' } });
  const terms = { title: 'Rent', committee: 'council', eligible: ['first-steward'], rule: { name: 'majority' }, ties: [], doubled: 'last', opens: '2027-01-10T08:00:00Z', closes: '2027-01-10T18:00:00Z', authority: [{ code: 'rent', fund: 'open', amount: usd('50000') }] };
  const withdrawn = await write(journal, 'proposal', { ...terms, proposal: 'd-0' });
  await write(journal, 'reversal', { of: withdrawn, reason: 'written twice' });
  const proposal = await write(journal, 'proposal', { ...terms, proposal: 'd-1' });
  await write(journal, 'ballot', { proposal, choice: { vote: 'yes' } });
  await write(journal, 'comment', { proposal, text: 'It rains in.' });
  clock.now = '2027-01-11T00:00:00Z';
  const tally = recount(journal.books, documentOf(journal.books, 'proposal', proposal) as never);
  const outcome = await write(journal, 'outcome', { proposal, verdict: tally.verdict, counted: tally.ballots.counted, tally: tallyDigest(tally) });
  await write(journal, 'payment', { account: 'bank', fund: 'open', amount: usd('20000'), expense: 'rent', decision: { outcome } });
  return journal;
}

test('[J15] a journal is taken over with what moved; its votes, outcomes and rules of deciding stay where their voters are', async () => {
  const clock = { now: '2027-01-10T09:00:00Z' };
  const theirs = await decidedBooks(clock);
  const ours = await journalOf(7, clock);
  const file = await exportOf(theirs);
  const report = await importJournal({ journal: ours } as OpenedBooks, [file], { retrieved: '2027-01-12', dryRun: false });
  assert.equal(report.outcome, 'imported');
  assert.deepEqual(report.skipped, [{ reason: 'stays-in-its-journal', rows: 9 }]);
  const kinds = Array.from({ length: ours.size }, (_, row) => ours.books.kindAt(row));
  assert.deepEqual(kinds.filter((kind) => ['proposal', 'ballot', 'comment', 'outcome', 'policy', 'reversal'].includes(kind)), []);
  const balances = (journal: Journal): unknown => buildReport('balances', journal.books, journal.size).rows;
  assert.deepEqual(balances(ours), balances(theirs));
  assert.equal((await importJournal({ journal: ours } as OpenedBooks, [file], { retrieved: '2027-01-12', dryRun: false })).outcome, 'already-imported');
});
