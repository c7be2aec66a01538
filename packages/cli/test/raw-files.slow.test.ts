// The publishers' own files through the command, from import to a verified publication: the figures that are known of
// them must come out. The files are not part of the repository; where they are absent the tests say so.

import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPeerFiles, type PeerFiles } from '../../../conformance/shared-data.ts';
import { main } from '../src/main.ts';

/** The members of outputs that these tests look at. */
interface FundsOutput {
  readonly rows: readonly { readonly fund: string; readonly [figure: string]: unknown }[];
}
interface Pair {
  readonly added: number;
  readonly removed: number;
  readonly backdated: number;
  readonly fields: Readonly<Record<string, number>>;
  readonly amounts: readonly { readonly removed: string }[];
}
interface Transition {
  readonly record: number;
  readonly from: string;
  readonly amountBefore: string;
  readonly to: string;
  readonly amountAfter: string;
}
interface ProofOutput {
  readonly index: number;
  readonly entry: { readonly body: { readonly now: { readonly body: { readonly source: { readonly row: string } } } } };
}

/** Runs one command in a folder; gives its output. */
async function amanah(folder: string, ...args: readonly string[]): Promise<string> {
  const output: string[] = [];
  const messages: string[] = [];
  const exit = await main([...args, '--quiet'], {
    folder,
    env: {},
    now: () => new Date('2026-11-21T21:00:00Z'),
    errorIsTerminal: false,
    outputWidth: undefined,
    write: async (chunk) => {
      output.push(Buffer.from(chunk).toString('utf8'));
      return true;
    },
    writeError: (text) => void messages.push(text),
    untilStopped: async () => undefined,
  });
  assert.equal(exit, 0, `amanah ${args.join(' ')}: ${messages.join('')}${output.join('').slice(0, 2000)}`);
  return output.join('');
}

async function json<Output>(folder: string, ...args: readonly string[]): Promise<Output> {
  return JSON.parse(await amanah(folder, ...args, '--json')) as Output;
}

async function inBooks(files: PeerFiles, names: readonly string[], work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-raw-'));
  try {
    for (const name of names) writeFileSync(join(folder, name), files.bytes(name));
    await amanah(folder, 'init', 'books', '--operation', 'Known figures');
    await work(folder);
    assert.match(await amanah(folder, 'verify', 'books'), /\nVERIFIED: /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

withPeerFiles('04-cbpf-pooled-funds', (files) => {
  test('[T8] pooled funds: the oPt fund of 2024, its projects, places, and their difference', async () => {
    const names = ['contributions_by_fund_donor_year.csv', 'projects_2024.csv', 'project_locations_2024.csv'];
    await inBooks(files, names, async (folder) => {
      await amanah(folder, 'import', 'cbpf-contributions', names[0] as string, '--books', 'books', '--retrieved', '2026-08-21');
      // One at a time and the other way round gives what both together give.
      await amanah(folder, 'import', 'cbpf-projects', names[1] as string, '--books', 'books', '--retrieved', '2026-08-21');
      await amanah(folder, 'import', 'cbpf-projects', names[2] as string, '--books', 'books', '--retrieved', '2026-08-21');
      const { rows } = await json<FundsOutput>(folder, 'report', 'funds', '--books', 'books');
      const fund = rows.find((row) => row.fund === 'cbpf/oPt/2024');
      const figures = ['contributions', 'allocations', 'projects', 'places', 'placeBudgets', 'difference'].map((name) => fund?.[name]);
      assert.deepEqual(figures, ['54766433.29', '49481107.30', 85, 452, '49481106.77', '0.53']);
    });
  });
});

withPeerFiles('03-fts-funding-flows', (files) => {
  test('[T8] FTS: flows that change their status, vanish, or stand in two files', async () => {
    const version = (day: string): string[] => ['incoming', 'outgoing', 'internal'].map((part) => `fts_${part}_2026_snapshot_${day}.csv`);
    await inBooks(files, [...version('2026-02-21'), ...version('2026-04-18')], async (folder) => {
      for (const day of ['2026-02-21', '2026-04-18']) await amanah(folder, 'import', 'fts-flows', ...version(day), '--books', 'books', '--retrieved', day);
      const { pairs } = await json<{ pairs: readonly Pair[] }>(folder, 'report', 'restatements', '--books', 'books');
      assert.deepEqual(pairs.map(({ removed, amounts }) => [removed, amounts[0]?.removed]), [[29, '31946035.00']]);
      const { datasets } = await json<{ datasets: readonly { files: readonly { finished: boolean }[] }[] }>(folder, 'status', '--books', 'books');
      assert.deepEqual(datasets.map(({ files: versions }) => versions.filter(({ finished }) => finished).length), [6]);
      const { transitions } = await json<{ transitions: readonly Transition[] }>(folder, 'report', 'donors', '--books', 'books');
      const rows = new Map<string, Transition>();
      for (const transition of transitions) rows.set(await sourceRow(folder, transition.record), transition);
      const paid = rows.get('343172');
      assert.deepEqual([paid?.from, paid?.amountBefore, paid?.to, paid?.amountAfter], ['committed', '4608455.00', 'paid', '10799136.00']);
      const committed = rows.get('379211');
      assert.deepEqual([committed?.from, committed?.to], ['promised', 'committed']);
    });
  });
});

/** The publisher's id of the row that a record states, from a proof of that record. */
async function sourceRow(folder: string, record: number): Promise<string> {
  const { logKey } = await json<{ logKey: string }>(folder, 'status', '--books', 'books');
  writeFileSync(join(folder, 'one.tlog-proof'), await amanah(folder, 'prove', String(record), '--books', 'books'));
  const proof = await json<ProofOutput>(folder, 'verify-proof', 'one.tlog-proof', '--key', logKey);
  assert.equal(proof.index, record);
  return proof.entry.body.now.body.source.row;
}

withPeerFiles('01-gaza-consignments-unrwa', (files) => {
  test('[T8] consignments: a back-dated list, and what it changed without a word', async () => {
    const older = 'consignments_snapshot_2024-11-11.csv.gz';
    const newer = 'consignments_snapshot_2025-01-19.csv.gz';
    await inBooks(files, [older, newer], async (folder) => {
      const first = await json<{ rows: number; treeSize: number }>(folder, 'import', 'consignments', older, '--books', 'books', '--retrieved', '2024-11-11');
      assert.equal(first.rows, 33_845);
      const before = await amanah(folder, 'report', 'consignments', '--books', 'books', '--format', 'json');
      const second = await json<{ rows: number }>(folder, 'import', 'consignments', newer, '--books', 'books', '--retrieved', '2025-01-19');
      assert.equal(second.rows, 36_824);
      const [pair] = (await json<{ pairs: readonly [Pair] }>(folder, 'report', 'restatements', '--books', 'books')).pairs;
      const { added, removed, backdated, fields } = pair;
      assert.deepEqual([added, removed, backdated], [2_979, 0, 2_979]);
      assert.deepEqual([fields['Description of Cargo'], fields['Quantity'], fields['Units'], fields['Donation Type']], [561, 30, 27, 458]);
      // What was printed before the newer file came can be printed again.
      assert.equal(await amanah(folder, 'report', 'consignments', '--books', 'books', '--format', 'json', '--as-of', String(first.treeSize)), before);
      await restatementOf48250(folder);
    });
  });
});

async function restatementOf48250(folder: string): Promise<void> {
  const lines = (await amanah(folder, 'export', 'journal', '--books', 'books', '--out', '-')).split('\n');
  const line = lines.find((text) => text.includes('"kind":"restatement"') && text.includes('"row":"48250"'));
  assert.ok(line !== undefined);
  const { fields } = (JSON.parse(line) as { record: { body: { fields: { field: string; from: string; to: string }[] } } }).record.body;
  const of = (name: string): unknown => fields.find(({ field }) => field === name);
  assert.deepEqual(of('Quantity'), { field: 'Quantity', from: '12', to: '4' });
  assert.deepEqual(of('Units'), { field: 'Units', from: 'Pallets', to: 'MT' });
}
