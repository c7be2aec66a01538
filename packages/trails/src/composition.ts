// Whose units were given for what an exchange brought. Goods of a purchase are units of a line; the line is made of the
// money that was paid for it, and that money of the gifts it came from. Every unit of a line has one giver, and what
// was given is spread over the units without losing any of it (docs/formats/trail.md).

import { allocate } from '@amanah/record/amount.ts';
import { assert } from '@amanah/log/assert.ts';
import { PART_MAX } from './movements.ts';
import { ORIGIN, type Followed } from './follow.ts';

/** Part of a run of units by where it came from: units `start` up to `start + length` of an origin that is no line, which became `quantity` units of the run. */
export interface Part {
  readonly origin: number;
  readonly start: number;
  readonly length: number;
  readonly quantity: number;
}

/** The parts of a line in the order of its units: part k has units `ends[k - 1]` up to `ends[k]`. */
interface Line {
  readonly origins: Uint32Array;
  readonly starts: Float64Array;
  readonly lengths: Float64Array;
  readonly ends: Float64Array;
}

export class Composition {
  readonly #followed: Followed;
  readonly #lines = new Map<number, Line | undefined>();
  /** Lines of each batch that no reversal took back, in log order. */
  readonly #linesOf: (number[] | undefined)[] = [];
  /** The place of each of these lines in its batch. */
  readonly #placeOf = new Map<number, number>();
  /** What was given for the batch asked for last: its lines are mostly asked for one after the other. */
  #givenLast: { readonly batch: number; readonly groups: readonly (readonly Part[])[] } | undefined;

  constructor(followed: Followed) {
    this.#followed = followed;
    const { movements, origins } = followed;
    if (movements.batchInputs.length === 0) return;
    for (let origin = 0; origin < origins.movement.length; origin += 1) {
      if (origins.kind.values[origin] !== ORIGIN.line || origins.isVoid.has(origin)) continue;
      const lines = (this.#linesOf[this.#batchOf(origin)] ??= []);
      this.#placeOf.set(origin, lines.length);
      lines.push(origin);
    }
  }

  /** The lines a batch brought, of those that stand. */
  linesOf(batch: number): readonly number[] {
    return this.#linesOf[batch] ?? [];
  }

  /** Where units came from: gifts, and origins that nothing accounts for. Quantities add up to `quantity`; lengths count units of the origin. */
  partsOf(origin: number, start: number, quantity: number): Part[] {
    const line = this.#followed.origins.kind.values[origin] === ORIGIN.line ? this.#line(origin) : undefined;
    if (line === undefined) return [{ origin, start, length: quantity, quantity }];
    const { origins, starts, lengths, ends } = line;
    const total = this.#followed.origins.quantity.values[origin] as number;
    const end = start + quantity;
    const parts: Part[] = [];
    for (let at = firstAt(ends, start, total); at < ends.length; at += 1) {
      const from = at === 0 ? 0 : (ends[at - 1] as number);
      const to = ends[at] as number;
      if (Math.min(from, total - 1) >= end) break;
      const size = to - from;
      const length = lengths[at] as number;
      if (size === 0) {
        // Too little was given for a whole unit: it goes with the unit at its place.
        if (Math.min(from, total - 1) >= start) parts.push({ origin: origins[at] as number, start: starts[at] as number, length, quantity: 0 });
        continue;
      }
      const low = Math.max(start, from) - from;
      const high = Math.min(end, to) - from;
      if (low >= high) continue;
      const given = portion(low, length, size);
      parts.push({ origin: origins[at] as number, start: (starts[at] as number) + given, length: portion(high, length, size) - given, quantity: high - low });
    }
    return parts;
  }

  #batchOf(origin: number): number {
    const { movements, origins } = this.#followed;
    return (movements.pools.batch.values[movements.from.values[origins.movement.values[origin] as number] as number] as number) - 1;
  }

  #line(origin: number): Line | undefined {
    if (this.#lines.has(origin)) return this.#lines.get(origin);
    const line = this.#followed.origins.isVoid.has(origin) ? undefined : this.#compose(origin);
    this.#lines.set(origin, line);
    return line;
  }

  #compose(origin: number): Line | undefined {
    const { origins } = this.#followed;
    const batch = this.#batchOf(origin);
    const lines = this.linesOf(batch);
    const place = this.#placeOf.get(origin);
    assert(place !== undefined, 'a line that stands is a line of its batch');
    const groups = this.#givenFor(batch);
    if (groups.length === 0) return undefined;
    const total = origins.quantity.values[origin] as number;
    const ofGroups = groups.length === 1 ? [total] : share(total, groups.map(() => 1));
    const all = groups.flat();
    const line: Line = { origins: new Uint32Array(all.length), starts: new Float64Array(all.length), lengths: new Float64Array(all.length), ends: new Float64Array(all.length) };
    let at = 0;
    let end = 0;
    groups.forEach((parts, group) => {
      const quantities = share(ofGroups[group] as number, parts.map(({ quantity }) => quantity));
      parts.forEach((part, of) => {
        // Each line of a batch has an equal part of everything that was given for it.
        const from = portion(place, part.length, lines.length);
        line.origins[at] = part.origin;
        line.starts[at] = part.start + from;
        line.lengths[at] = portion(place + 1, part.length, lines.length) - from;
        end += quantities[of] as number;
        line.ends[at] = end;
        at += 1;
      });
    });
    return line;
  }

  /** The parts of what was paid or put in, by commodity. */
  #givenFor(batch: number): readonly (readonly Part[])[] {
    if (this.#givenLast?.batch === batch) return this.#givenLast.groups;
    const { movements, segments } = this.#followed;
    const groups = (movements.batchInputs[batch] as number[])
      .map((pool) => [...segments.runs(pool)].flatMap((run) => this.partsOf(run.origin, run.start, run.quantity)))
      .filter((parts) => parts.length > 0);
    this.#givenLast = { batch, groups };
    return groups;
  }

  /** True when what stands in the pool of a batch has become goods: then it is counted there, not here. */
  isSpent(pool: number): boolean {
    const batch = this.#followed.movements.pools.batch.values[pool] as number;
    return batch !== 0 && this.linesOf(batch - 1).length > 0;
  }
}

/** The first part that has units from `start` on, or goes with one of them. */
function firstAt(ends: Float64Array, start: number, total: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = ends[middle] as number;
    const isEmpty = end === (middle === 0 ? 0 : (ends[middle - 1] as number));
    const isBefore = isEmpty ? Math.min(end, total - 1) < start : end <= start;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `length * at / of` rounded down, exactly. */
export function portion(at: number, length: number, of: number): number {
  if (at === of || of === length) return at === of ? length : at;
  const product = at * length;
  // Below 2^53 the product is exact and the quotient's floor is right, because it differs from a whole number by at least 1 / of.
  if (product < PART_MAX) return Math.floor(product / of);
  return Number((BigInt(at) * BigInt(length)) / BigInt(of));
}

/** Shares of a total by weights, by largest remainder; equal remainders go to the earlier. */
export function share(total: number, weights: readonly number[]): number[] {
  if (weights.length === 1) return [total];
  return allocate(BigInt(total), weights.map(BigInt)).map(Number);
}
