// Whole books, exported by the command, through the real hledger, Ledger and
// Beancount: every balance they compute must be the one `report balances`
// prints. Once with the example operation, and once with the publishers' own
// files, where they are there: every format, two versions of those that have two.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hledgerAccount } from '@amanah/interchange/hledger/write.ts';
import { withPeerFiles } from '../shared-data.ts';
import { beancountTable, hledgerTable, inOrder, ledgerTable, missing, put, run, type Table } from './program-tables.ts';

const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/amanah.js', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/opt-2024', import.meta.url));

interface BalancesOutput {
  readonly rows: readonly { readonly account: string; readonly fund: string; readonly commodity: string; readonly balance: string }[];
}
interface Operation {
  readonly imports: readonly { readonly format: string; readonly files: readonly string[]; readonly retrieved: string; readonly dataset?: string }[];
}
const amanah = (...args: readonly string[]): string => run(process.execPath, COMMAND, ...args, '--quiet');

function ourTable(books: string): Table {
  const table: Table = new Map();
  for (const { account, fund, commodity, balance } of (JSON.parse(amanah('report', 'balances', '--books', books, '--format', 'json')) as BalancesOutput).rows) {
    put(table, [hledgerAccount(account, fund), commodity], balance);
  }
  assert.ok(table.size > 0);
  return table;
}

function compareWhole(t: TestContext, fill: (books: string, folder: string) => void): void {
  if (missing(t)) return;
  const folder = mkdtempSync(join(tmpdir(), 'amanah-whole-'));
  try {
    const books = join(folder, 'books');
    amanah('init', books);
    fill(books, folder);
    const journal = join(folder, 'whole.journal');
    amanah('export', 'hledger', '--books', books, '--out', journal);
    amanah('export', 'beancount', '--books', books, '--out', join(folder, 'whole.beancount'));
    const ours = inOrder(ourTable(books));
    assert.deepEqual(inOrder(hledgerTable(journal)), ours);
    assert.deepEqual(inOrder(ledgerTable(journal)), ours);
    assert.deepEqual(inOrder(beancountTable(join(folder, 'whole.beancount'))), ours);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('[E2] [E3] the example operation: three programs compute the balances that the report prints', (t) => {
  compareWhole(t, (books) => {
    const { imports } = JSON.parse(readFileSync(join(EXAMPLE, 'operation.json'), 'utf8')) as Operation;
    for (const { format, files, retrieved, dataset } of imports) {
      amanah('import', format, ...files.map((file) => join(EXAMPLE, file)), '--books', books, '--retrieved', retrieved, ...(dataset === undefined ? [] : ['--dataset', dataset]));
    }
  });
});

withPeerFiles('04-cbpf-pooled-funds', (pooled) => {
  withPeerFiles('03-fts-funding-flows', (flows) => {
    withPeerFiles('01-gaza-consignments-unrwa', (goods) => {
      test('[E2] [E3] books of every publisher\'s own files: three programs compute the balances that the report prints', (t) => {
        compareWhole(t, (books, folder) => {
          const bring = (files: typeof goods, format: string, retrieved: string, ...names: readonly string[]): void => {
            for (const name of names) writeFileSync(join(folder, name), files.bytes(name));
            amanah('import', format, ...names.map((name) => join(folder, name)), '--books', books, '--retrieved', retrieved);
          };
          bring(pooled, 'cbpf-contributions', '2026-08-21', 'contributions_by_fund_donor_year.csv');
          bring(pooled, 'cbpf-projects', '2026-08-21', 'projects_2024.csv', 'project_locations_2024.csv');
          for (const day of ['2026-02-21', '2026-04-18']) bring(flows, 'fts-flows', day, ...['incoming', 'outgoing', 'internal'].map((kind) => `fts_${kind}_2026_snapshot_${day}.csv`));
          for (const day of ['2024-11-11', '2025-01-19']) bring(goods, 'consignments', day, `consignments_snapshot_${day}.csv.gz`);
        });
      });
    });
  });
});
