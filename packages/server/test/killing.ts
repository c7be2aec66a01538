// Child processes that are killed at seeded random moments, and the books they leave.

import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url));
// Hundreds of children start: compiled modules are kept between them.
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'amanah-compiled-tests') };

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Ended {
  /** Whole lines the child wrote. A line that the kill cut off was not acknowledged to anybody. */
  readonly lines: readonly string[];
  readonly killed: boolean;
  readonly stderr: string;
  /** How long it ran after it was ready. */
  readonly ranMs: number;
}

/**
 * Runs crash-child.ts; `during` is called when the child says it is ready and may kill it.
 * Throws with the child's own last words when it ends wrongly by itself and `mayFail` is not set.
 */
export async function runChild(args: readonly string[], { during = async () => undefined, mayFail = false }: { readonly during?: (kill: () => void) => Promise<void>; readonly mayFail?: boolean } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: ENVIRONMENT });
  let out = '';
  let stderr = '';
  let acting: Promise<void> | undefined;
  let readyAtMs = performance.now();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (acting !== undefined || !out.includes('ready\n')) return;
    readyAtMs = performance.now();
    acting = during(() => void child.kill('SIGKILL'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) => child.once('close', (...ended) => done(ended)));
  const ranMs = performance.now() - readyAtMs;
  await acting;
  if (signal === null && code !== 0 && !mayFail) throw new Error(`crash-child.ts ${args.join(' ')} failed: ${stderr}`);
  return { lines: out.split('\n').slice(0, -1), killed: signal === 'SIGKILL', stderr, ranMs };
}

/** Kills at a moment up to `withinMs` after the child is ready. */
export function killWithin(random: () => number, withinMs: number): (kill: () => void) => Promise<void> {
  const afterMs = random() * withinMs;
  return async (kill) => {
    await delay(afterMs);
    kill();
  };
}

/** Ids that the child printed as acknowledged. */
export function acknowledgedIn(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith('acknowledged ')).flatMap((line) => line.split(' ').slice(1));
}
