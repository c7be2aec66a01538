// Follows every unit of every gift through the movements at once: named lots, first expiry, first in (docs/formats/trail.md).
// Nothing is divided here. An origin is units that came in by one movement, a segment is a run of units of one origin,
// and a movement takes whole runs; so what is moved is always exactly what stood there. What a purchase or a repack
// brings is an origin of its own, and `composition.ts` says afterwards whose units were given for it.

import { F64, U32 } from './columns.ts';
import { MARK, type Movements } from './movements.ts';
import { POOL } from './pools.ts';
import { FLAG, FLAGS, HEAD, LOT, LOT_MASK, ORIGIN_OF, QUANTITY, START, Segments, type Reach, type Run } from './segments.ts';

/** What an origin is: a gift, what an exchange gave, or a shortage that nothing accounts for. */
export const ORIGIN = { gift: 0, line: 1, unaccounted: 2 } as const;

/** `named` takes named lots first, then the first to expire, then the first in; `fifo` asks only what came first. */
export type QueueRule = 'named' | 'fifo';

/** A run of units as one movement moved it. */
export interface Piece extends Run {
  readonly movement: number;
}

export interface FollowOptions {
  readonly rule: QueueRule;
  /** Day of expiry as yyyymmdd by lot (1 + its number), 0 where none is known. */
  readonly expiry?: Uint32Array | undefined;
  /** Is asked to keep the pieces of these movements, or of these origins. */
  readonly keepMovements?: Uint8Array | undefined;
  readonly keepOrigins?: ReadonlySet<number> | undefined;
}

/** What following leaves behind. */
export interface Followed {
  readonly movements: Movements;
  readonly segments: Segments;
  readonly origins: { readonly movement: U32; readonly kind: U32; readonly quantity: F64; readonly isVoid: ReadonlySet<number> };
  /** What each pool owes: units that left it although it did not hold them. Two limbs, so that it stays exact. */
  readonly owed: { readonly low: Float64Array; readonly high: Float64Array };
  readonly pieces: readonly Piece[];
  /** Units of a reversal that were not where the record had put them, by movement: others were taken in their place. */
  readonly substituted: ReadonlyMap<number, number>;
}

/** Follows all movements. */
export function follow(movements: Movements, options: FollowOptions): Followed {
  const follower = new Follower(movements, options);
  follower.run();
  return follower;
}

const LIMB = 2 ** 52;

class Follower implements Followed {
  readonly movements: Movements;
  readonly segments: Segments;
  readonly origins = { movement: new U32(), kind: new U32(), quantity: new F64(), isVoid: new Set<number>() };
  readonly owed: { readonly low: Float64Array; readonly high: Float64Array };
  readonly pieces: Piece[] = [];
  readonly substituted = new Map<number, number>();
  readonly #byLot: boolean;
  readonly #expiry: Uint32Array | undefined;
  readonly #keepMovements: Uint8Array | undefined;
  readonly #keepOrigins: ReadonlySet<number> | undefined;
  /** The runs of movements that a later one undoes. */
  readonly #moved = new Map<number, { readonly runs: Run[]; readonly put: number }>();
  /** How often something was put at the end, and before everything else, of the pools that a reversal will look through. */
  readonly #put = new Map<number, number>();
  readonly #putBefore = new Map<number, number>();
  /** The batches whose lines were paid into a batch. */
  readonly #madeFrom = new Map<number, Set<number>>();
  #keeps = false;
  #current = 0;

  constructor(movements: Movements, { rule, expiry, keepMovements, keepOrigins }: FollowOptions) {
    this.movements = movements;
    this.segments = new Segments(movements.pools, movements.count >>> 1);
    this.owed = { low: new Float64Array(movements.pools.count), high: new Float64Array(movements.pools.count) };
    this.#byLot = rule === 'named';
    this.#expiry = expiry;
    this.#keepMovements = keepMovements;
    this.#keepOrigins = keepOrigins;
  }

  run(): void {
    const { from, to, quantity, lot, mark, undoes, count } = this.movements;
    const { state } = this.segments;
    for (let movement = 0; movement < count; movement += 1) {
      if (((mark.values[movement] as number) & MARK.undone) !== 0) state[4 * (to.values[movement] as number) + FLAGS] = (state[4 * (to.values[movement] as number) + FLAGS] as number) | FLAG.counted;
    }
    const kindOf = (pool: number): number => (state[4 * pool + FLAGS] as number) & FLAG.kind;
    for (let movement = 0; movement < count; movement += 1) {
      const source = from.values[movement] as number;
      const destination = to.values[movement] as number;
      if (kindOf(source) === POOL.outside && kindOf(destination) === POOL.outside) continue;
      const flags = mark.values[movement] as number;
      this.#current = movement;
      this.#keeps = (flags & MARK.undone) !== 0 || this.#keepOrigins !== undefined || this.#keepMovements?.[movement] === 1;
      const amount = quantity.values[movement] as number;
      const name = lot.values[movement] as number;
      if (undoes.values[movement] !== 0) this.#undo(source, destination, amount, (undoes.values[movement] as number) - 1);
      else if ((flags & MARK.line) !== 0) this.#begin(ORIGIN.line, destination, amount, name);
      else if (kindOf(source) === POOL.outside) this.#begin(ORIGIN.gift, destination, amount, name);
      else this.#take(source, destination, amount, name);
    }
  }

  /** Units that come in by this movement. */
  #begin(kind: number, destination: number, quantity: number, lot: number): void {
    const origin = this.origins.movement.push(this.#current);
    this.origins.kind.push(kind);
    this.origins.quantity.push(quantity);
    this.#give(destination, origin, 0, quantity, lot);
  }

  #take(source: number, destination: number, quantity: number, lot: number): void {
    let rest = quantity;
    if (this.#byLot && ((this.segments.state[4 * source + FLAGS] as number) & FLAG.hasLots) !== 0) {
      if (lot !== 0) {
        rest = this.#takeOfLot(source, destination, rest, lot, lot);
        rest = this.#takeOfLot(source, destination, rest, 0, lot);
      }
      if (rest > 0 && this.#expiry !== undefined) rest = this.#takeFirstExpiring(source, destination, rest, lot);
    }
    rest = this.#takeFirst(source, destination, rest, lot);
    if (rest > 0) {
      this.#owe(source, rest);
      this.#begin(ORIGIN.unaccounted, destination, rest, lot);
    }
  }

  /** Takes from the head of the queue and returns what it did not hold. */
  #takeFirst(source: number, destination: number, quantity: number, lot: number): number {
    const { segments } = this;
    let rest = quantity;
    while (rest > 0) {
      const first = segments.state[4 * source + HEAD] as number;
      if (first === 0) return rest;
      rest = this.#takeSegment(source, first, destination, rest, lot);
    }
    return 0;
  }

  /** Takes a segment, or the head of it, and returns what is still to take. */
  #takeSegment(pool: number, at: number, destination: number, rest: number, lot: number): number {
    const { segments } = this;
    const { words, reals } = segments;
    const word = 8 * at - 8;
    const real = 4 * at - 4;
    const held = reals[real + QUANTITY] as number;
    const origin = words[word + ORIGIN_OF] as number;
    const start = reals[real + START] as number;
    const label = lot === 0 ? (words[word + LOT] as number) & LOT_MASK : lot;
    if (held > rest) {
      reals[real + START] = start + rest;
      reals[real + QUANTITY] = held - rest;
      this.#give(destination, origin, start, rest, label);
      return 0;
    }
    segments.drop(pool, at);
    this.#give(destination, origin, start, held, label);
    return rest - held;
  }

  /** Takes the units that carry a lot (0: none), the first in first. */
  #takeOfLot(source: number, destination: number, quantity: number, wanted: number, lot: number): number {
    const { segments } = this;
    let rest = quantity;
    for (let at = segments.state[4 * source + HEAD] as number; at !== 0 && rest > 0; ) {
      const next = segments.next(at);
      if (segments.at(at).lot === wanted) rest = this.#takeSegment(source, at, destination, rest, lot);
      at = next;
    }
    return rest;
  }

  /** Takes units whose expiry is known, the first to expire first and among these the first in. */
  #takeFirstExpiring(source: number, destination: number, quantity: number, lot: number): number {
    const { segments } = this;
    const expiry = this.#expiry as Uint32Array;
    let rest = quantity;
    while (rest > 0) {
      let best = 0;
      let bestDay = 0;
      for (let at = segments.state[4 * source + HEAD] as number; at !== 0; at = segments.next(at)) {
        const day = expiry[segments.at(at).lot] ?? 0;
        if (day !== 0 && (best === 0 || day < bestDay)) {
          best = at;
          bestDay = day;
        }
      }
      if (best === 0) return rest;
      rest = this.#takeSegment(source, best, destination, rest, lot);
    }
    return 0;
  }

  /** Puts units where a movement brings them. What the pool owes is made good first. */
  #give(destination: number, origin: number, start: number, quantity: number, lot: number): void {
    if (this.#keeps) this.#keep(origin, start, quantity, lot);
    const { segments } = this;
    const flags = segments.state[4 * destination + FLAGS] as number;
    if (lot !== 0) segments.state[4 * destination + FLAGS] = flags | FLAG.hasLots;
    if ((flags & FLAG.owes) !== 0) {
      const covered = Math.min(quantity, this.#owedBelow(destination));
      segments.putAside('shortage', destination, { origin, start, quantity: covered, lot });
      this.#owe(destination, -covered);
      if (covered < quantity) this.#append(destination, origin, start + covered, quantity - covered, lot);
    } else this.#append(destination, origin, start, quantity, lot);
  }

  #append(destination: number, origin: number, start: number, quantity: number, lot: number): void {
    const { segments, origins } = this;
    const flags = segments.state[4 * destination + FLAGS] as number;
    if ((flags & FLAG.counted) !== 0) this.#count(this.#put, destination, 1);
    const isPrice = (flags & FLAG.kind) === POOL.exchange;
    if (isPrice && (this.movements.standsAside(this.#current) || (origins.kind.values[origin] === ORIGIN.line && this.#closesCircle(destination, origin)))) segments.putAside('takenBack', destination, { origin, start, quantity, lot });
    else segments.append(destination, origin, start, quantity, lot);
  }

  /** True when what is paid came out of the very batch it would pay for: such units are no price of it. */
  #closesCircle(destination: number, origin: number): boolean {
    const { pools, from } = this.movements;
    const batch = pools.batch.values[destination] as number;
    const before = pools.batch.values[from.values[this.origins.movement.values[origin] as number] as number] as number;
    const known = this.#madeFrom.get(batch);
    if (known?.has(before) === true) return false;
    const open = [before];
    const seen = new Set(open);
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one === batch) return true;
      for (const earlier of this.#madeFrom.get(one) ?? []) {
        if (!seen.has(earlier)) open.push(earlier);
        seen.add(earlier);
      }
    }
    if (known === undefined) this.#madeFrom.set(batch, new Set([before]));
    else known.add(before);
    return false;
  }

  #keep(origin: number, start: number, quantity: number, lot: number): void {
    const movement = this.#current;
    const flags = this.movements.mark.values[movement] as number;
    if ((flags & MARK.undone) !== 0) {
      const moved = this.#moved.get(movement);
      const run = { origin, start, quantity, lot };
      if (moved === undefined) this.#moved.set(movement, { runs: [run], put: this.#put.get(this.movements.to.values[movement] as number) ?? 0 });
      else moved.runs.push(run);
    }
    if (this.#keepMovements?.[movement] === 1 || this.#keepOrigins?.has(origin) === true) this.pieces.push({ movement, origin, start, quantity, lot });
  }

  #count(counts: Map<number, number>, pool: number, more: number): void {
    counts.set(pool, (counts.get(pool) ?? 0) + more);
  }

  /** Takes back what a movement moved, where it still is; for the rest, others by the ordinary rule, which is noted. */
  #undo(source: number, destination: number, quantity: number, undone: number): void {
    const { segments, movements } = this;
    const { runs: moved, put } = this.#moved.get(undone) ?? { runs: [], put: 0 };
    const reach = (): Reach => ({ fromHead: this.#putBefore.get(source) ?? 0, fromTail: (this.#put.get(source) ?? 0) - put });
    const isLine = ((movements.mark.values[undone] as number) & MARK.line) !== 0;
    const takenBack: Run[] = [];
    let rest = quantity;
    for (const run of moved) {
      if (isLine) this.origins.isVoid.add(run.origin);
      for (const found of segments.extract(source, run.origin, run.start, run.start + run.quantity, reach())) {
        takenBack.push(found);
        rest -= found.quantity;
        // What is left of a segment may stand as two.
        this.#count(this.#put, source, 1);
        this.#count(this.#putBefore, source, 1);
      }
      for (const found of segments.extractAside('shortage', source, run.origin, run.start, run.start + run.quantity)) {
        takenBack.push(found);
        rest -= found.quantity;
        this.#owe(source, found.quantity);
      }
    }
    this.#putBack(destination, takenBack);
    if (rest > 0) {
      this.substituted.set(this.#current, rest);
      this.#take(source, destination, rest, 0);
    }
  }

  /** What a reversal takes back stands before everything else again; outside the books and at an exchange it stands aside. */
  #putBack(destination: number, runs: readonly Run[]): void {
    for (const { origin, start, quantity, lot } of runs) if (this.#keeps) this.#keep(origin, start, quantity, lot);
    if (this.movements.standsAside(this.#current)) {
      for (const run of runs) this.segments.putAside('takenBack', destination, run);
      return;
    }
    const left = this.#owedBelow(destination) > 0 ? this.#cover(destination, runs) : runs;
    for (const run of left.toReversed()) {
      if (run.lot !== 0) this.segments.state[4 * destination + FLAGS] = (this.segments.state[4 * destination + FLAGS] as number) | FLAG.hasLots;
      this.#count(this.#putBefore, destination, 1);
      this.segments.prepend(destination, run);
    }
  }

  /** Makes good what a pool owes, with units that nothing accounts for before others, and returns what is left. */
  #cover(pool: number, runs: readonly Run[]): Run[] {
    const isUnaccounted = ({ origin }: Run): boolean => this.origins.kind.values[origin] === ORIGIN.unaccounted;
    const left: Run[] = [];
    for (const run of [...runs.filter(isUnaccounted), ...runs.filter((one) => !isUnaccounted(one))]) {
      const covered = Math.min(run.quantity, this.#owedBelow(pool));
      if (covered > 0) this.segments.putAside('shortage', pool, { ...run, quantity: covered });
      this.#owe(pool, -covered);
      if (covered < run.quantity) left.push({ ...run, start: run.start + covered, quantity: run.quantity - covered });
    }
    return left;
  }

  /** What a pool owes, or as much of it as one movement can make good. */
  #owedBelow(pool: number): number {
    return (this.owed.high[pool] as number) > 0 ? LIMB : (this.owed.low[pool] as number);
  }

  #owe(pool: number, change: number): void {
    const { low, high } = this.owed;
    low[pool] = (low[pool] as number) + change;
    if ((low[pool] as number) >= LIMB) {
      low[pool] = (low[pool] as number) - LIMB;
      high[pool] = (high[pool] as number) + 1;
    } else if ((low[pool] as number) < 0) {
      low[pool] = (low[pool] as number) + LIMB;
      high[pool] = (high[pool] as number) - 1;
    }
    const { state } = this.segments;
    const at = 4 * pool + FLAGS;
    state[at] = this.#owedBelow(pool) > 0 ? (state[at] as number) | FLAG.owes : (state[at] as number) & ~FLAG.owes;
  }
}
