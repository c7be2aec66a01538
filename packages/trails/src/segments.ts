// Queues of segments. A segment is a run of units that came in together: units `start` up to `start + quantity` of one
// origin. All queues of a run share these columns; a queue is a chain through them, so that taking from its middle, as
// a named lot asks, moves nothing else.

import type { Pools } from './pools.ts';

const AT_FIRST = 4096;

/** A segment takes 32 bytes side by side, so that it comes from memory at once: next (1 + number), origin, lot and the one before (1 + number) as words 0 to 3 of eight, start and quantity as reals 2 and 3 of four. */
export const ORIGIN_OF = 1;
export const LOT = 2;
const BEFORE = 3;
/** The word of the lot has in its four highest bits the type of the account where the segment stands, so that all segments can be read one after the other; `FREE` says that it stands nowhere. */
export const LOT_MASK = 0x0fff_ffff;
export const TYPE_SHIFT = 28;
export const FREE = 15;
const FREE_LABEL = (FREE << TYPE_SHIFT) >>> 0;
export const START = 2;
export const QUANTITY = 3;

/** A run of units outside any queue. `lot` is 1 + its number, 0 for none. */
export interface Run {
  readonly origin: number;
  readonly start: number;
  readonly quantity: number;
  readonly lot: number;
}

/** What each pool keeps beside its queue: what came in and made good a shortage, and what a reversal took back to where nothing is taken from. */
export type Aside = 'shortage' | 'takenBack';

/** A pool takes 16 bytes side by side: flags, first and last segment of its queue (1 + number, 0 where it is empty). */
export const FLAGS = 0;
export const HEAD = 1;
export const TAIL = 2;
/** The origin of the last segment: in most cases it says at once that nothing joins it. */
const TAIL_ORIGIN = 3;
/** Flags of a pool: its kind in the two lowest bits, whether it ever held a unit with a lot, whether it owes, whether a reversal will look for something in it. */
export const FLAG = { kind: 3, hasLots: 4, owes: 8, counted: 16 } as const;
/** Above the flags stands the type of the account. */
const TYPE_BITS = 8;

/** How far from both ends of a queue units can be. */
export interface Reach {
  readonly fromHead: number;
  readonly fromTail: number;
}

export class Segments {
  words: Uint32Array<ArrayBuffer>;
  reals: Float64Array<ArrayBuffer>;
  readonly state: Uint32Array;
  readonly #aside = { shortage: new Map<number, Run[]>(), takenBack: new Map<number, Run[]>() };
  #used = 0;
  #free = 0;

  /** `expected` segments find room without moving others. */
  constructor(pools: Pools, expected: number) {
    this.words = new Uint32Array(8 * Math.max(AT_FIRST, expected));
    this.reals = new Float64Array(this.words.buffer);
    this.state = new Uint32Array(4 * pools.count);
    const kinds = pools.kind.values;
    const types = pools.type.values;
    for (let pool = 0; pool < pools.count; pool += 1) this.state[4 * pool + FLAGS] = (kinds[pool] as number) | ((types[pool] as number) << TYPE_BITS);
  }

  /** Segments ever made, those that stand nowhere among them. */
  get used(): number {
    return this.#used;
  }

  /** Segments in all queues. */
  get count(): number {
    let free = 0;
    for (let at = this.#free; at !== 0; at = this.words[8 * at - 8] as number) free += 1;
    return this.#used - free;
  }

  /** Puts units at the end of a queue; units that continue its last segment join it. */
  append(pool: number, origin: number, start: number, quantity: number, lot: number): void {
    const { state } = this;
    const at = 4 * pool;
    const last = state[at + TAIL] as number;
    const label = labelOf(lot, state[at + FLAGS] as number);
    if (last !== 0 && state[at + TAIL_ORIGIN] === origin) {
      const { words, reals } = this;
      const word = 8 * last - 8;
      const real = 4 * last - 4;
      if (words[word + ORIGIN_OF] === origin && words[word + LOT] === label && (reals[real + START] as number) + (reals[real + QUANTITY] as number) === start) {
        reals[real + QUANTITY] = (reals[real + QUANTITY] as number) + quantity;
        return;
      }
    }
    const made = this.#make(origin, start, quantity, label);
    if (last === 0) state[at + HEAD] = made;
    else {
      this.words[8 * last - 8] = made;
      this.words[8 * made - 8 + BEFORE] = last;
    }
    state[at + TAIL] = made;
    state[at + TAIL_ORIGIN] = origin;
  }

  /** Puts units before all others of a queue; units that its first segment continues join it. */
  prepend(pool: number, { origin, start, quantity, lot }: Run): void {
    const first = this.state[4 * pool + HEAD] as number;
    if (first !== 0) {
      const run = this.at(first);
      if (run.origin === origin && run.lot === lot && start + quantity === run.start) {
        this.reals[4 * first - 4 + START] = start;
        this.reals[4 * first - 4 + QUANTITY] = run.quantity + quantity;
        return;
      }
    }
    const made = this.#make(origin, start, quantity, labelOf(lot, this.state[4 * pool + FLAGS] as number));
    this.words[8 * made - 8] = first;
    this.state[4 * pool + HEAD] = made;
    if (first === 0) {
      this.state[4 * pool + TAIL] = made;
      this.state[4 * pool + TAIL_ORIGIN] = origin;
    } else this.words[8 * first - 8 + BEFORE] = made;
  }

  /** Takes a segment out of a queue; it stays readable until the next one is made. */
  drop(pool: number, gone: number): void {
    const { words, state } = this;
    const next = words[8 * gone - 8] as number;
    const before = words[8 * gone - 8 + BEFORE] as number;
    if (before === 0) state[4 * pool + HEAD] = next;
    else words[8 * before - 8] = next;
    if (next === 0) {
      state[4 * pool + TAIL] = before;
      if (before !== 0) state[4 * pool + TAIL_ORIGIN] = words[8 * before - 8 + ORIGIN_OF] as number;
    } else words[8 * next - 8 + BEFORE] = before;
    words[8 * gone - 8] = this.#free;
    words[8 * gone - 8 + LOT] = FREE_LABEL;
    this.#free = gone;
  }

  /**
   * Takes units `start` up to `end` of an origin out of a queue, where they still are, in the order in which they stand.
   * They are looked for among the first `fromHead` and the last `fromTail` segments: units are put at the end, and only a
   * reversal puts them before others, so the caller knows how far they can be from either.
   */
  extract(pool: number, origin: number, start: number, end: number, { fromHead, fromTail }: Reach): Run[] {
    const ahead: Run[] = [];
    let left = fromHead;
    for (let at = this.state[4 * pool + HEAD] as number; at !== 0 && left > 0; left -= 1) {
      const next = this.next(at);
      const run = this.#extractFrom(pool, at, origin, start, end);
      if (run !== undefined) ahead.push(run);
      at = next;
    }
    const behind: Run[] = [];
    left = fromTail;
    for (let at = this.state[4 * pool + TAIL] as number; at !== 0 && left > 0; left -= 1) {
      const before = this.words[8 * at - 8 + BEFORE] as number;
      const run = this.#extractFrom(pool, at, origin, start, end);
      if (run !== undefined) behind.push(run);
      at = before;
    }
    return [...ahead, ...behind.toReversed()];
  }

  #extractFrom(pool: number, at: number, origin: number, start: number, end: number): Run | undefined {
    const run = this.at(at);
    const low = Math.max(run.start, start);
    const high = Math.min(run.start + run.quantity, end);
    if (run.origin !== origin || low >= high) return undefined;
    if (low === run.start && high === run.start + run.quantity) this.drop(pool, at);
    else this.#cut(pool, at, run, low, high);
    return { origin, start: low, quantity: high - low, lot: run.lot };
  }

  /** Leaves of a segment what stands before `low` and from `high` on. */
  #cut(pool: number, at: number, run: Run, low: number, high: number): void {
    const to = run.start + run.quantity;
    const isHead = low === run.start;
    if (isHead) this.reals[4 * at - 4 + START] = high;
    this.reals[4 * at - 4 + QUANTITY] = isHead ? to - high : low - run.start;
    if (isHead || high === to) return;
    const rest = this.#make(run.origin, high, to - high, this.words[8 * at - 8 + LOT] as number);
    const next = this.next(at);
    this.words[8 * rest - 8] = next;
    this.words[8 * rest - 8 + BEFORE] = at;
    this.words[8 * at - 8] = rest;
    if (next === 0) this.state[4 * pool + TAIL] = rest;
    else this.words[8 * next - 8 + BEFORE] = rest;
  }

  /** Puts units aside. */
  putAside(aside: Aside, pool: number, run: Run): void {
    const runs = this.#aside[aside].get(pool);
    if (runs === undefined) this.#aside[aside].set(pool, [run]);
    else runs.push(run);
  }

  /** What stands aside, by pool. */
  asideOf(aside: Aside): ReadonlyMap<number, readonly Run[]> {
    return this.#aside[aside];
  }

  /** Takes units `start` up to `end` of an origin back from where they were put aside. */
  extractAside(aside: Aside, pool: number, origin: number, start: number, end: number): Run[] {
    const runs = this.#aside[aside].get(pool) ?? [];
    const found: Run[] = [];
    const left = runs.flatMap((run) => {
      const low = Math.max(run.start, start);
      const high = Math.min(run.start + run.quantity, end);
      if (run.origin !== origin || low >= high) return [run];
      found.push({ ...run, start: low, quantity: high - low });
      const before = { ...run, quantity: low - run.start };
      const after = { ...run, start: high, quantity: run.start + run.quantity - high };
      return [before, after].filter(({ quantity }) => quantity > 0);
    });
    if (found.length > 0) this.#aside[aside].set(pool, left);
    return found;
  }

  /** The segment after another one, 0 after the last. Segments go by 1 + their number. */
  next(at: number): number {
    return this.words[8 * at - 8] as number;
  }

  /** What a segment holds. */
  at(at: number): Run {
    const { words, reals } = this;
    return { origin: words[8 * at - 8 + ORIGIN_OF] as number, lot: (words[8 * at - 8 + LOT] as number) & LOT_MASK, start: reals[4 * at - 4 + START] as number, quantity: reals[4 * at - 4 + QUANTITY] as number };
  }

  /** The segments of a queue, first to last. */
  *runs(pool: number): Generator<Run> {
    for (let at = this.state[4 * pool + HEAD] as number; at !== 0; at = this.next(at)) yield this.at(at);
  }

  #make(origin: number, start: number, quantity: number, label: number): number {
    let at = this.#free;
    if (at === 0) {
      if (8 * this.#used === this.words.length) this.#grow();
      this.#used += 1;
      at = this.#used;
    } else this.#free = this.words[8 * at - 8] as number;
    const { words, reals } = this;
    const word = 8 * at - 8;
    words[word] = 0;
    words[word + ORIGIN_OF] = origin;
    words[word + LOT] = label;
    words[word + BEFORE] = 0;
    reals[4 * at - 4 + START] = start;
    reals[4 * at - 4 + QUANTITY] = quantity;
    return at;
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.words.length);
    larger.set(this.words);
    this.words = larger;
    this.reals = new Float64Array(larger.buffer);
  }
}

/** The word of a segment's lot, with the type of the account of its pool. */
function labelOf(lot: number, flags: number): number {
  return (lot | ((flags >>> TYPE_BITS) << TYPE_SHIFT)) >>> 0;
}
