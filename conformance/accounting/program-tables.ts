// The balances that hledger, Ledger and Beancount compute from files of ours, in one form, to be compared with ours.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { hledgerAccount } from '@amanah/interchange/hledger/write.ts';

/** "account with its fund, commodity" to the decimal without trailing zeros. Zeros are left out. */
export type Table = Map<string, string>;

/** Runs a program and gives what it prints. */
export function run(program: string, ...args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(done.error, undefined);
  assert.equal(done.status, 0, `${program} ${args[0]}: ${done.stderr.slice(0, 2000)}${done.stdout.slice(0, 500)}`);
  return done.stdout;
}

function plain(decimal: string): string {
  assert.match(decimal, /^-?\d+(\.\d+)?$/);
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** Puts a balance into a table, zeros left out. */
export function put(table: Table, name: readonly string[], decimal: string): void {
  const amount = plain(decimal);
  if (amount === '0' || amount === '-0') return;
  const key = name.join('\n');
  assert.equal(table.has(key), false, `${name.join(' ')} stands twice`);
  table.set(key, amount);
}

/** A table as a list that can be compared. */
export const inOrder = (table: Table): [string, string][] => [...table].sort(([a], [b]) => (a < b ? -1 : 1));

/** What hledger computes. */
export function hledgerTable(file: string): Table {
  const table: Table = new Map();
  for (const row of run('hledger', '-f', `journal:${file}`, 'balance', '--flat', '--no-total', '--layout=bare', '-O', 'csv').split('\n').slice(1)) {
    if (row === '') continue;
    const [, name, commodity, amount] = /^"(.*)","(.*)","(.*)"$/.exec(row) as unknown as [string, string, string, string];
    put(table, [name, commodity], amount);
  }
  return table;
}

/** What Ledger computes. */
export function ledgerTable(file: string): Table {
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

/** What Beancount accepts and computes. */
export function beancountTable(file: string): Table {
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

/** Whether one of the programs is not installed; the test is skipped then. */
export function missing(t: TestContext): boolean {
  const absent = ['hledger', 'ledger', 'bean-check', 'bean-query'].find((program) => spawnSync(program, ['--version']).error !== undefined);
  if (absent !== undefined) t.skip(`${absent} is not installed (Debian packages hledger, ledger, beancount)`);
  return absent !== undefined;
}
