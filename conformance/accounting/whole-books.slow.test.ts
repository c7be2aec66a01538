// Whole books, exported by the command, through the real hledger, Ledger and
// Beancount: every balance they compute must be the one `report balances`
// prints. Once with the example operation, and once with the publishers' own
// files, where they are there: every format, two versions of those that have two.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hledgerAccount } from '@amanah/interchange/hledger/write.ts';
import { withPeerFiles } from '../shared-data.ts';

const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/amanah.js', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/opt-2024', import.meta.url));

interface BalancesOutput {
  readonly rows: readonly { readonly account: string; readonly fund: string; readonly commodity: string; readonly balance: string }[];
}
interface Operation {
  readonly imports: readonly { readonly format: string; readonly files: readonly string[]; readonly retrieved: string; readonly dataset?: string }[];
}
/** "account, fund, commodity" to the decimal without trailing zeros. Zeros are left out. */
type Table = Map<string, string>;

function run(program: string, ...args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(done.error, undefined);
  assert.equal(done.status, 0, `${program} ${args[0]}: ${done.stderr.slice(0, 2000)}${done.stdout.slice(0, 500)}`);
  return done.stdout;
}

const amanah = (...args: readonly string[]): string => run(process.execPath, COMMAND, ...args, '--quiet');

function plain(decimal: string): string {
  assert.match(decimal, /^-?\d+(\.\d+)?$/);
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

function put(table: Table, name: readonly string[], decimal: string): void {
  const amount = plain(decimal);
  if (amount === '0' || amount === '-0') return;
  const key = name.join('\n');
  assert.equal(table.has(key), false, `${name.join(' ')} stands twice`);
  table.set(key, amount);
}

const inOrder = (table: Table): [string, string][] => [...table].sort(([a], [b]) => (a < b ? -1 : 1));

function ourTable(books: string): Table {
  const table: Table = new Map();
  for (const { account, fund, commodity, balance } of (JSON.parse(amanah('report', 'balances', '--books', books, '--format', 'json')) as BalancesOutput).rows) {
    put(table, [hledgerAccount(account, fund), commodity], balance);
  }
  assert.ok(table.size > 0);
  return table;
}

function hledgerTable(file: string): Table {
  const table: Table = new Map();
  for (const row of run('hledger', '-f', `journal:${file}`, 'balance', '--flat', '--no-total', '--layout=bare', '-O', 'csv').split('\n').slice(1)) {
    if (row === '') continue;
    const [, name, commodity, amount] = /^"(.*)","(.*)","(.*)"$/.exec(row) as unknown as [string, string, string, string];
    put(table, [name, commodity], amount);
  }
  return table;
}

function ledgerTable(file: string): Table {
  const table: Table = new Map();
  let name = '';
  for (const line of run('ledger', '-f', file, 'balance', '--flat', '--no-total', '--balance-format', '%(account)\t%(amount)\n').split('\n')) {
    const [before, after] = line.includes('\t') ? (line.split('\t') as [string, string]) : [name, line];
    name = before;
    const match = /^\s*(-?[\d.]+)\s+"?(.+?)"?$/.exec(after);
    if (match !== null) put(table, [name, match[2] as string], match[1] as string);
  }
  return table;
}

function beancountTable(file: string): Table {
  const table: Table = new Map();
  const text = readFileSync(file, 'utf8');
  run('bean-check', file);
  const accounts = new Map([...text.matchAll(/ open (\S+)\n {2}amanah-account: "(.*)"\n {2}amanah-fund: "(.*)"/g)].map((found) => [found[1], hledgerAccount(found[2] as string, found[3] as string)]));
  const commodities = new Map([...text.matchAll(/ commodity (\S+)\n {2}amanah-commodity: "(.*)"/g)].map((found) => [found[1], found[2]]));
  for (const row of run('bean-query', '-f', 'csv', file, 'SELECT account, currency, str(sum(number)) GROUP BY account, currency').split('\n').slice(1)) {
    if (row.trim() === '') continue;
    const [name, currency, amount] = row.split(',').map((cell) => cell.trim()) as [string, string, string];
    put(table, [accounts.get(name) as string, commodities.get(currency) as string], amount.replace(/^Decimal\('(.*)'\)$/, '$1'));
  }
  return table;
}

function missing(t: TestContext): boolean {
  const absent = ['hledger', 'ledger', 'bean-check', 'bean-query'].find((program) => spawnSync(program, ['--version']).error !== undefined);
  if (absent !== undefined) t.skip(`${absent} is not installed (Debian packages hledger, ledger, beancount)`);
  return absent !== undefined;
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
