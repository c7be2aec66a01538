// Our exports against the real hledger, Ledger and Beancount: the balances they
// compute must be the ones a plain table of the same postings gives.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { CODE_PATTERN, type AccountType } from '@amanah/record/account.ts';
import { hledgerAccount, writeHledger } from '@amanah/interchange/hledger/write.ts';
import { writeBeancount } from '@amanah/interchange/beancount/write.ts';
import { acting, type ExportedEntry } from '@amanah/interchange/entry-export.ts';

const COMMODITIES: ReadonlyMap<string, number> = new Map([
  ['USD', 2],
  ['JPY', 0],
  ['consignment', 0],
  ['food-items/pallets', 6],
  ['Food-Items/Pallets', 6],
  ['food-items/pallets-of-a-very-long-name-that-is-cut', 3],
  ['food-items/pallets-of-a-very-long-name-that-is-kept', 3],
  ['طحين/كيس', 1],
  ['c62', 4],
  ['C62', 5],
  ['true', 0],
  ['7-up', 2],
]);

const AWKWARD = [
  'unrwa', 'UNRWA', 'turkey+afad', 'turkey-afad', "médecins-du-monde", 'medecins-du-monde', 'غزة', 'رفح', 'مستودع-غزة', '人道', 'a&b', 'a,b', 'a(b)', "a'b", 'a#b', '1',
  'canada,-government-of', 'opt/gaza-strip/deir-al-balah', `${'long-'.repeat(23)}tail1`, `${'long-'.repeat(23)}tail2`, 'P&L', 'x.y_z', 'Xy', 'X-', 'equity', '2024-01-01', 'e\u0301te',
];
const FUNDS = ['cbpf/oPt/2024', 'cbpf/opt/2024', 'fts/FPSE26', 'fts/no-plan', 'unrwa-list', 'زكاة', 'Zakat-2024', `${'f'.repeat(119)}1`, `${'f'.repeat(119)}2`];
const TYPES: readonly AccountType[] = ['donor', 'pledge', 'cash', 'supplier', 'stock', 'transit', 'partner', 'served', 'expense', 'loss', 'suspense', 'loan', 'release', 'conversion'];

const account = fc.tuple(fc.constantFrom(...TYPES), fc.constantFrom(...AWKWARD)).map(([type, code]) => `${type}:${code}`);
const posting = fc
  .record({ source: account, destination: account, fund: fc.constantFrom(...FUNDS), commodity: fc.constantFrom(...COMMODITIES.keys()), amount: fc.bigInt({ min: 1n, max: 2n ** 60n }) })
  .filter((one) => one.source !== one.destination);
const description = fc.option(fc.constantFrom('plain', 'a ; b | c', 'line\nbreak "quoted" \\ end', '  = not a formula', 'شاحنة طحين', '* ! (x)', '\u2028%$'), { nil: undefined });
const entry = fc.record({
  postings: fc.array(fc.record({ posting, negated: fc.boolean() }), { maxLength: 6 }),
  eventTime: fc.constantFrom('2023-10-07', '2024-02-29', '2024-05-31T10:00:00Z', '2028-01-01'),
  kind: fc.constantFrom('gift', 'arrival', 'restatement'),
  description,
});
const entries = fc.array(entry, { minLength: 1, maxLength: 60 }).map((list) =>
  list.map(({ description: words, ...rest }, index): ExportedEntry => ({ ...rest, index, id: index.toString(16).padStart(64, '0'), ...(words === undefined ? {} : { description: words }) })),
);

const SEED = 20261121;
const RUNS = 12;

function scaleOf(commodity: string): number {
  const scale = COMMODITIES.get(commodity);
  assert.notEqual(scale, undefined);
  return scale as number;
}

/** The balances a plain table gives: "account|fund|commodity" to least units, zeros left out. */
function table(list: readonly ExportedEntry[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const add = (key: string, amount: bigint): void => void balances.set(key, (balances.get(key) ?? 0n) + amount);
  for (const one of list.flatMap((found) => found.postings)) {
    const { source, destination, fund, commodity, amount } = acting(one);
    add(`${destination}|${fund}|${commodity}`, amount);
    add(`${source}|${fund}|${commodity}`, -amount);
  }
  return withoutZeros(balances);
}

function withoutZeros(balances: Map<string, bigint>): Map<string, bigint> {
  return new Map([...balances].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function* stream(list: readonly ExportedEntry[]): AsyncGenerator<ExportedEntry> {
  yield* list;
}

async function written(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of text) all += piece;
  return all;
}

function run(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(done.error, undefined);
  assert.equal(done.status, 0, `${program}: ${done.stderr.slice(0, 2000)}${done.stdout.slice(0, 500)}`);
  return done.stdout;
}

function missing(t: TestContext, ...programs: readonly string[]): boolean {
  const absent = programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
  if (absent !== undefined) t.skip(`${absent} is not installed (Debian packages hledger, ledger, beancount)`);
  return absent !== undefined;
}

/** Runs `check` on random entries, each time with a file of its own. */
async function onRandomEntries(check: (list: readonly ExportedEntry[], file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-accounting-'));
  try {
    await fc.assert(fc.asyncProperty(entries, (list) => check(list, join(folder, 'export'))), { numRuns: RUNS, seed: SEED });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Exact least units of a program's decimal; sums may be larger than one amount can be. */
function leastOf(text: string, commodity: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  assert.notEqual(match, null, `${text} ${commodity}`);
  const [, sign, whole, fraction = ''] = match as unknown as [string, string, string, string?];
  const scale = scaleOf(commodity);
  assert.ok(fraction.replace(/0+$/, '').length <= scale, `${text} ${commodity}`);
  const least = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return sign === '-' ? -least : least;
}

const hledgerNames = new Map(TYPES.flatMap((type) => AWKWARD.flatMap((code) => FUNDS.map((fund) => [hledgerAccount(`${type}:${code}`, fund), `${type}:${code}|${fund}`] as const))));

test('the awkward names are codes', () => {
  for (const code of [...AWKWARD, ...FUNDS, ...COMMODITIES.keys()]) assert.match(code, CODE_PATTERN);
});

test('[E2] hledger gives the balances of the postings', async (t) => {
  if (missing(t, 'hledger')) return;
  await onRandomEntries(async (list, file) => {
    writeFileSync(file, await written(writeHledger(stream(list), scaleOf)));
    const rows = run('hledger', ['-f', `journal:${file}`, 'balance', '--flat', '--no-total', '--layout=bare', '-O', 'csv']).split('\n').slice(1);
    const found = new Map<string, bigint>();
    for (const row of rows.filter((line) => line !== '')) {
      const [, name, commodity, amount] = /^"(.*)","(.*)","(.*)"$/.exec(row) as unknown as [string, string, string, string];
      found.set(`${hledgerNames.get(name)}|${commodity}`, leastOf(amount, commodity));
    }
    assert.deepEqual(withoutZeros(found), table(list));
  });
});

test('[E2] Ledger gives the balances of the postings', async (t) => {
  if (missing(t, 'ledger')) return;
  await onRandomEntries(async (list, file) => {
    writeFileSync(file, await written(writeHledger(stream(list), scaleOf)));
    const output = run('ledger', ['-f', file, 'balance', '--flat', '--no-total', '--balance-format', '%(account)\t%(amount)\n']);
    const found = new Map<string, bigint>();
    let name = '';
    for (const line of output.split('\n').filter((one) => one.trim() !== '')) {
      const [before, after] = line.includes('\t') ? (line.split('\t') as [string, string]) : [name, line];
      name = before;
      const match = /^\s*(-?[\d.]+)\s+(.+)$/.exec(after);
      if (match === null) continue;
      const commodity = (match[2] as string).replaceAll('"', '');
      found.set(`${hledgerNames.get(name)}|${commodity}`, leastOf(match[1] as string, commodity));
    }
    assert.deepEqual(withoutZeros(found), table(list));
  });
});

test('[E3] Beancount accepts the file and gives the balances of the postings', async (t) => {
  if (missing(t, 'bean-check', 'bean-query')) return;
  await onRandomEntries(async (list, file) => {
    const text = await written(writeBeancount(stream(list), scaleOf));
    writeFileSync(file, text);
    run('bean-check', [file]);
    const rows = run('bean-query', ['-f', 'csv', file, 'SELECT account, currency, str(sum(number)) GROUP BY account, currency']).split('\n').slice(1);
    const accounts = new Map([...text.matchAll(/ open (\S+)\n {2}amanah-account: "(.*)"\n {2}amanah-fund: "(.*)"/g)].map((found) => [found[1], `${found[2]}|${found[3]}`]));
    const commodities = new Map([...text.matchAll(/ commodity (\S+)\n {2}amanah-commodity: "(.*)"/g)].map((found) => [found[1], found[2]]));
    const found = new Map<string, bigint>();
    for (const row of rows.filter((line) => line.trim() !== '')) {
      const [name, currency, amount] = row.split(',').map((cell) => cell.trim()) as [string, string, string];
      const commodity = commodities.get(currency) as string;
      found.set(`${accounts.get(name)}|${commodity}`, leastOf(amount.replace(/^Decimal\('(.*)'\)$/, '$1'), commodity));
    }
    assert.deepEqual(withoutZeros(found), table(list));
  });
});
