// The world of one run: chance, a clock that only the run moves, what happened
// so far, and a disk that survives the processes using it. Nothing in a run
// comes from outside, so the same seed gives the same bytes.

import { createHash } from 'node:crypto';
import { toBase64Url } from '@amanah/log/bytes.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { MemoryDisk } from '@amanah/store/memory.ts';
import { Prng } from './prng.ts';

const START_SECONDS = Date.UTC(2024, 0, 1) / 1000;

export class World {
  readonly seed: number;
  readonly random: Prng;
  readonly disk = new MemoryDisk();
  readonly authorSeed: Uint8Array;
  readonly logSeed: Uint8Array;
  readonly origin: string;
  /** Whether this operation numbers its waybills, wants a second person for larger amounts, and keeps larger ones for its council. */
  readonly habits: { readonly numbered: boolean; readonly fourEyes: boolean; readonly deciding: boolean };
  /** What people put into hidden ballots, by vote and voter: only they know it. */
  readonly said = new Map<string, JsonObject>();
  readonly #seeds = new Map<string, Uint8Array>();
  readonly #events = createHash('sha256');
  readonly #lines: string[] = [];
  #seconds = START_SECONDS;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Prng(seed);
    this.authorSeed = this.random.bytes(32);
    this.logSeed = this.random.bytes(32);
    this.origin = `simulation/${seed}`;
    this.habits = { numbered: seed % 2 === 0, fourEyes: seed % 3 !== 0, deciding: seed % 4 < 2 };
    this.#seeds.set(toBase64Url(keyPairFromSeed(this.authorSeed).publicKey), this.authorSeed);
  }

  /** The public key of a person of this operation; the key is made when it is first asked for. */
  keyOf(holder: string): string {
    const seed = createHash('sha256').update(`${this.seed} ${holder}`).digest();
    const key = toBase64Url(keyPairFromSeed(seed).publicKey);
    this.#seeds.set(key, seed);
    return key;
  }

  /** The seed of a key that somebody of this operation holds. */
  seedOf(key: string): Uint8Array {
    return this.#seeds.get(key) ?? this.authorSeed;
  }

  /** Time goes on; now and then a clock is set back, as clocks are. */
  pass(): void {
    this.#seconds += this.random.chance(3) ? -this.random.below(100_000) : this.random.below(90_000);
    this.#seconds = Math.max(this.#seconds, START_SECONDS);
  }

  /** The time as records carry it. */
  readonly now = (): string => `${new Date(this.#seconds * 1000).toISOString().slice(0, 19)}Z`;

  /** The day of today. */
  today(): string {
    return this.now().slice(0, 10);
  }

  /** Writes a line into the event log. */
  tell(line: string): void {
    this.#lines.push(line);
    this.#events.update(`${line}\n`);
  }

  /** The last lines of the event log, for somebody who looks for what went wrong. */
  lastLines(count: number): readonly string[] {
    return this.#lines.slice(-count);
  }

  /** SHA-256 of the event log, in hex. Call it once, at the end. */
  hash(): string {
    return this.#events.digest('hex');
  }
}
