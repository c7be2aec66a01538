// Runs the benchmarks, one process each, and writes what they found: `npm run bench`, or `npm run bench audit` for one.
// Results stand in results/*.json; README.md is made of them. Nothing here fails because something was slow.

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { LARGE, machine, type Row } from './measure.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const RESULTS = join(HERE, 'results');
const ENDING = '.bench.ts';

interface Result {
  readonly name: string;
  readonly day: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly rows: readonly Row[];
}

function names(): string[] {
  return readdirSync(HERE).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)).sort();
}

async function runOne(name: string): Promise<Result> {
  const before = machine();
  const child = spawn(process.execPath, [join(HERE, `${name}${ENDING}`)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const rows: Row[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) {
      const row = JSON.parse(line) as Row;
      rows.push(row);
      process.stdout.write(`  ${shown(row).padStart(12)} ${row.unit.padEnd(10)} ${row.what}${row.note === undefined ? '' : ` (${row.note})`}\n`);
    }
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`the benchmark ${name} ended with ${code}`);
  return { name, day: new Date().toISOString().slice(0, 10), machine: { ...before, loadAfter: Number((loadavg()[0] as number).toFixed(2)) }, rows };
}

function shown({ value, unit }: Row): string {
  if (unit === '-') return '-';
  if (value > 0 && value < 0.1) return value.toPrecision(2);
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}

function readme(results: readonly Result[]): string {
  const lines = [
    '# Benchmarks',
    '',
    'Made by `npm run bench`; do not edit. One benchmark: `npm run bench NAME`. Each file begins with the estimate that was',
    'written before the first measurement. Ratios are of one run on one machine. No test depends on a time. The made-up',
    'journal (`made-up-operation.ts`) is made once, in `benchmarks/out`, which is not committed.',
    '`AMANAH_BENCH_RECORDS=100000 npm run bench` tries everything out on a smaller one.',
    '',
  ];
  for (const { name, day, machine: where, rows } of results) {
    lines.push(
      `## ${name}`,
      '',
      `${where['processor']}, ${where['memoryGb']} GB, ${where['system']}, Node ${where['node']}; load average ${where['loadBefore']} before and ${where['loadAfter']} after; ${day}. Command: \`npm run bench ${name}\`.`,
      '',
      '| what | measured | estimated | |',
      '|---|---:|---:|---|',
      ...rows.map((row) => `| ${row.what} | ${shown(row)} ${row.unit === '-' ? '' : row.unit} | ${row.estimate ?? ''} | ${row.note ?? ''} |`),
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !names().includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark ${unknown}. There are: ${names().join(', ')}\n`);
  process.exit(2);
}
mkdirSync(RESULTS, { recursive: true });
for (const name of wanted.length === 0 ? names() : wanted) {
  process.stdout.write(`${name}\n`);
  const result = await runOne(name);
  // A trial on a smaller journal is no result.
  if (LARGE === 1_000_000) writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 1)}\n`);
}
const results = readdirSync(RESULTS).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Result);
writeFileSync(join(HERE, 'README.md'), readme(results));
