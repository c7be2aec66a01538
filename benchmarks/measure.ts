// How the benchmarks measure: work in this process, tasks in processes of their own, and programs of others.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** One line of a result. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What was expected before the first measurement. */
  readonly estimate?: string;
  readonly note?: string;
}

/** Where benchmarks keep what they make; not committed. */
export const OUT = fileURLToPath(new URL('out', import.meta.url));
const TASK = fileURLToPath(new URL('task.ts', import.meta.url));

/** Records of the large journal; a smaller number is for trying the benchmarks out. */
export const LARGE = Number(process.env['AMANAH_BENCH_RECORDS'] ?? 1_000_000);
/** Records of the journal that other programs read: they are slow, and their time grows with the journal. */
export const SMALL = Math.min(100_000, LARGE);

/** Tells `run.ts` a line of the result. */
export function report(row: Row): void {
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** Seconds that work took. */
export async function seconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return (performance.now() - startedAtMs) / 1000;
}

/** The middle one of an odd number of measurements. */
export async function median(times: number, measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) found.push(await measure());
  return found.sort((a, b) => a - b)[Math.floor(times / 2)] as number;
}

export interface Ran {
  readonly seconds: number;
  /** Largest resident memory, as last seen before the end. */
  readonly memoryMb: number;
  readonly output: string;
}

/** Runs a program to its end; throws with its own words when it fails. */
export async function runProgram(program: string, args: readonly string[], { input }: { readonly input?: string } = {}): Promise<Ran> {
  const startedAtMs = performance.now();
  const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  let output = '';
  let errors = '';
  let memoryMb = 0;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin?.end(input);
  const watch = setInterval(() => (memoryMb = Math.max(memoryMb, memoryOf(child.pid))), 20);
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${errors.slice(-2000)}`);
  return { seconds: (performance.now() - startedAtMs) / 1000, memoryMb, output };
}

function memoryOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a task of task.ts in a process of its own; what it answers is the JSON on its last line. */
export async function runTask(...args: readonly string[]): Promise<Ran & { readonly answer: Readonly<Record<string, number>> }> {
  const ran = await runProgram(process.execPath, [TASK, ...args]);
  return { ...ran, answer: JSON.parse(ran.output.trim().split('\n').at(-1) ?? '{}') as Record<string, number> };
}

/** Makes something once in `out/` and gives its path. */
export async function madeOnce(name: string, make: (path: string) => Promise<unknown>): Promise<string> {
  const path = join(OUT, name);
  if (existsSync(path)) return path;
  mkdirSync(OUT, { recursive: true });
  const part = `${path}.part`;
  rmSync(part, { recursive: true, force: true });
  await make(part);
  renameSync(part, path);
  return path;
}

/** The large or small books, made once: about a minute for a million records. */
export function booksOf(records: number): Promise<string> {
  return madeOnce(`books-${records}`, (path) => runTask('make', path, String(records)));
}

/** The machine in words, and how busy it was. */
export function machine(): Readonly<Record<string, string | number>> {
  const [first] = cpus();
  const system = existsSync('/etc/os-release') ? (/PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform) : process.platform;
  return {
    processor: `${cpus().length} x ${first?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system,
    node: process.version,
    loadBefore: Number((loadavg()[0] as number).toFixed(2)),
  };
}
