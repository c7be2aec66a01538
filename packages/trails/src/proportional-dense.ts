// The proportional rule for classes of gifts at once (donors, funds, years), in floating point: for pictures and shares
// of pooled cost over a whole journal. Figures that must be exact to the last unit come from `proportional.ts`.
//
// Movements are read once, in log order. A line has the givers of what stands in its batch at that moment; goods that
// came before their bill was paid have none here.

import { MARK, type Movements } from './movements.ts';
import { POOL } from './pools.ts';

const ROWS_AT_FIRST = 1024;

/** Rows of one value per class, for pools that hold something: a pool that is empty again gives its row back. */
class Rows {
  readonly classes: number;
  values: Float64Array;
  readonly #rowOf: Uint32Array;
  readonly #free: number[] = [];
  #used = 0;

  constructor(pools: number, classes: number) {
    this.classes = classes;
    this.values = new Float64Array(ROWS_AT_FIRST * classes);
    this.#rowOf = new Uint32Array(pools);
  }

  /** Where the row of a pool begins, or -1 when it has none. */
  find(pool: number): number {
    return ((this.#rowOf[pool] as number) - 1) * this.classes < 0 ? -1 : ((this.#rowOf[pool] as number) - 1) * this.classes;
  }

  /** Where the row of a pool begins, made with zeros when it has none. */
  of(pool: number): number {
    const known = this.find(pool);
    if (known >= 0) return known;
    const row = this.#free.pop() ?? this.#used++;
    if ((row + 1) * this.classes > this.values.length) {
      const larger = new Float64Array(2 * this.values.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.#rowOf[pool] = row + 1;
    return row * this.classes;
  }

  drop(pool: number): void {
    const at = this.find(pool);
    if (at < 0) return;
    this.values.fill(0, at, at + this.classes);
    this.#free.push(at / this.classes);
    this.#rowOf[pool] = 0;
  }
}

/** Parts of each class in what stands, and in what was taken or given by `watched` movements. */
export interface DenseShares {
  /** Units of each class in a pool; the last one is what has no giver. */
  readonly inPool: (pool: number) => Float64Array;
  /** Units of each class in all watched movements together. */
  readonly watched: Float64Array;
}

/** Follows `classes` classes of gifts forward; `classOf` tells the class of a movement that brings something in. */
export function forwardDense(movements: Movements, classOf: (movement: number) => number, classes: number, watched?: Uint8Array): DenseShares {
  const { from, to, quantity, mark, pools, count, batchInputs } = movements;
  const width = classes + 1;
  const rows = new Rows(pools.count, width);
  const balance = new Float64Array(pools.count);
  const owed = new Float64Array(pools.count);
  const flow = new Float64Array(width);
  const sums = new Float64Array(width);
  const kinds = pools.kind.values;
  for (let movement = 0; movement < count; movement += 1) {
    const source = from.values[movement] as number;
    const destination = to.values[movement] as number;
    const amount = quantity.values[movement] as number;
    if (kinds[source] === POOL.outside && kinds[destination] === POOL.outside) continue;
    flow.fill(0);
    if (kinds[source] === POOL.outside) flow[classOf(movement)] = amount;
    else if (((mark.values[movement] as number) & MARK.line) !== 0) ofBatch(rows, balance, batchInputs[(pools.batch.values[source] as number) - 1] ?? [], amount, flow);
    else takeDense(rows, balance, owed, source, amount, flow);
    if (watched?.[movement] === 1) for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (flow[at] as number);
    if (movements.standsAside(movement)) continue;
    const covered = Math.min(owed[destination] as number, amount);
    owed[destination] = (owed[destination] as number) - covered;
    if (covered === amount) continue;
    balance[destination] = (balance[destination] as number) + amount - covered;
    const row = rows.of(destination);
    const stays = (amount - covered) / amount;
    for (let at = 0; at < width; at += 1) rows.values[row + at] = (rows.values[row + at] as number) + (flow[at] as number) * stays;
  }
  return { watched: sums, inPool: (pool) => (rows.find(pool) < 0 ? new Float64Array(width) : rows.values.slice(rows.find(pool), rows.find(pool) + width)) };
}

/** Takes the same fraction of every class out of a pool into `flow`. */
function takeDense(rows: Rows, balance: Float64Array, owed: Float64Array, source: number, amount: number, flow: Float64Array): void {
  const width = rows.classes;
  const before = balance[source] as number;
  const held = Math.min(before, amount);
  const row = rows.find(source);
  if (held > 0 && row >= 0) {
    const fraction = held / before;
    for (let at = 0; at < width; at += 1) {
      const part = (rows.values[row + at] as number) * fraction;
      flow[at] = part;
      rows.values[row + at] = (rows.values[row + at] as number) - part;
    }
  }
  flow[width - 1] = (flow[width - 1] as number) + amount - held;
  owed[source] = (owed[source] as number) + amount - held;
  balance[source] = before - held;
  if (before === held) rows.drop(source);
}

/** What a line has of each class: the mean over what stands in its batch. */
function ofBatch(rows: Rows, balance: Float64Array, inputs: readonly number[], amount: number, flow: Float64Array): void {
  const groups = inputs.filter((pool) => (balance[pool] as number) > 0);
  const last = rows.classes - 1;
  if (groups.length === 0) flow[last] = amount;
  for (const pool of groups) {
    const row = rows.find(pool);
    const factor = amount / (groups.length * (balance[pool] as number));
    for (let at = 0; at <= last; at += 1) flow[at] = (flow[at] as number) + (rows.values[row + at] as number) * factor;
  }
}

/** Asks back from `deliveries`: units of each class in them, found from the last movement to the first. The last is what has no giver; together they are what was delivered. */
export function backwardDense(movements: Movements, classOf: (movement: number) => number, classes: number, deliveries: Uint8Array): Float64Array {
  const { from, to, quantity, mark, pools, count, batchInputs } = movements;
  const kinds = pools.kind.values;
  const { held, before, covered, final } = fractions(movements);
  const worth = new Float64Array(pools.count);
  const shares = new Float64Array(classes + 1);
  for (let movement = count - 1; movement >= 0; movement -= 1) {
    const source = from.values[movement] as number;
    const destination = to.values[movement] as number;
    const amount = quantity.values[movement] as number;
    if (kinds[source] === POOL.outside && kinds[destination] === POOL.outside) continue;
    const aside = movements.standsAside(movement);
    const weight = deliveries[movement] === 1 ? 1 : aside ? 0 : ((worth[destination] as number) * (amount - (covered[movement] as number))) / amount;
    if (kinds[source] === POOL.outside) {
      const of = classOf(movement);
      shares[of] = (shares[of] as number) + weight * amount;
    } else if (((mark.values[movement] as number) & MARK.line) !== 0) {
      const groups = (batchInputs[(pools.batch.values[source] as number) - 1] ?? []).filter((pool) => (final[pool] as number) > 0);
      if (groups.length === 0) shares[classes] = (shares[classes] as number) + weight * amount;
      for (const pool of groups) worth[pool] = (worth[pool] as number) + (weight * amount) / (groups.length * (final[pool] as number));
    } else {
      const taken = held[movement] as number;
      shares[classes] = (shares[classes] as number) + weight * (amount - taken);
      if (taken > 0) worth[source] = (weight * taken + (worth[source] as number) * ((before[movement] as number) - taken)) / (before[movement] as number);
    }
  }
  return shares;
}

/** What each movement took of what its source held, and what the pools hold in the end. */
function fractions(movements: Movements): { readonly held: Float64Array; readonly before: Float64Array; readonly covered: Float64Array; readonly final: Float64Array } {
  const { from, to, quantity, mark, pools, count } = movements;
  const kinds = pools.kind.values;
  const [held, before, covered] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const balance = new Float64Array(pools.count);
  const owed = new Float64Array(pools.count);
  for (let movement = 0; movement < count; movement += 1) {
    const source = from.values[movement] as number;
    const destination = to.values[movement] as number;
    const amount = quantity.values[movement] as number;
    if (kinds[source] === POOL.outside && kinds[destination] === POOL.outside) continue;
    if (kinds[source] !== POOL.outside && ((mark.values[movement] as number) & MARK.line) === 0) {
      before[movement] = balance[source] as number;
      held[movement] = Math.min(balance[source] as number, amount);
      balance[source] = (balance[source] as number) - (held[movement] as number);
      owed[source] = (owed[source] as number) + amount - (held[movement] as number);
    }
    if (movements.standsAside(movement)) continue;
    covered[movement] = Math.min(owed[destination] as number, amount);
    owed[destination] = (owed[destination] as number) - (covered[movement] as number);
    balance[destination] = (balance[destination] as number) + amount - (covered[movement] as number);
  }
  return { held, before, covered, final: balance };
}
