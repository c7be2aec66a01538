// The proportional rule: what leaves an account takes the same fraction of every gift in it. Forward for one gift, and
// backward (the adjoint) for one delivery to all gifts, both in exact fractions.
//
// Two amounts go along with a flow: `units`, how much of what moves is the gift's, and `given`, how much of the gift
// that stands for. They are the same until something is bought.

import { MARK, type Movements } from './movements.ts';
import { POOL } from './pools.ts';
import { ZERO, ONE, isCut, minus, plus, product, rational, times, type Rational } from './rational.ts';

/** What flows along with a quantity. */
export interface Share {
  readonly units: Rational;
  readonly given: Rational;
}
const NOTHING: Share = { units: ZERO, given: ZERO };

/** What one movement did to its two pools, whatever is followed. */
interface Step {
  readonly movement: number;
  /** What the pool held before, and what of the quantity came out of it; the rest it did not hold. */
  readonly before: bigint;
  readonly held: bigint;
  /** What of the quantity made good a shortage of the pool it came to. */
  readonly covered: bigint;
}

/** A batch that brought something: its pools with what they hold in the end, and its lines that stand. */
interface Batch {
  readonly inputs: readonly { readonly pool: number; readonly held: bigint }[];
  readonly lines: readonly number[];
}

/** The flows of a log without regard to whose they are: computed once, used for every gift and delivery. */
export class Flows {
  readonly movements: Movements;
  readonly steps: readonly Step[];
  readonly #batches = new Map<number, Batch>();
  readonly #voidLines = new Set<number>();

  constructor(movements: Movements) {
    this.movements = movements;
    const balance = new Map<number, bigint>();
    const owed = new Map<number, bigint>();
    const steps: Step[] = [];
    const { from, to, quantity, undoes, mark, pools, count } = movements;
    const kinds = pools.kind.values;
    for (let movement = 0; movement < count; movement += 1) {
      const source = from.values[movement] as number;
      const destination = to.values[movement] as number;
      const undone = (undoes.values[movement] as number) - 1;
      if (undone >= 0 && ((mark.values[undone] as number) & MARK.line) !== 0) this.#voidLines.add(undone);
      if (kinds[source] === POOL.outside && kinds[destination] === POOL.outside) continue;
      const amount = BigInt(quantity.values[movement] as number);
      const begins = this.#begins(movement);
      const before = begins ? 0n : (balance.get(source) ?? 0n);
      const held = begins ? 0n : before < amount ? before : amount;
      if (!begins) {
        balance.set(source, before - held);
        if (held < amount) owed.set(source, (owed.get(source) ?? 0n) + amount - held);
      }
      const aside = movements.standsAside(movement);
      const owes = aside ? 0n : (owed.get(destination) ?? 0n);
      const covered = owes < amount ? owes : amount;
      if (covered > 0n) owed.set(destination, owes - covered);
      if (!aside) balance.set(destination, (balance.get(destination) ?? 0n) + amount - covered);
      steps.push({ movement, before, held, covered });
    }
    this.steps = steps;
    this.#gatherBatches(balance);
  }

  /** True for a movement whose units come in by it: a gift, or a line of an exchange. */
  #begins(movement: number): boolean {
    const { from, mark, pools } = this.movements;
    return pools.kind.values[from.values[movement] as number] === POOL.outside || ((mark.values[movement] as number) & MARK.line) !== 0;
  }

  #gatherBatches(balance: ReadonlyMap<number, bigint>): void {
    const { from, mark, pools, batchInputs, count } = this.movements;
    const lines: number[][] = batchInputs.map(() => []);
    for (let movement = 0; movement < count; movement += 1) {
      if (((mark.values[movement] as number) & MARK.line) === 0 || this.#voidLines.has(movement)) continue;
      (lines[(pools.batch.values[from.values[movement] as number] as number) - 1] as number[]).push(movement);
    }
    batchInputs.forEach((inputs, batch) => {
      const held = inputs.map((pool) => ({ pool, held: balance.get(pool) ?? 0n })).filter((one) => one.held > 0n);
      if (held.length > 0 && (lines[batch] as number[]).length > 0) this.#batches.set(batch, { inputs: held, lines: lines[batch] as number[] });
    });
  }

  /** The batch that a line is of, when something was given for it and no reversal took it back. */
  batchOfLine(movement: number): { readonly number: number; readonly batch: Batch } | undefined {
    const { from, mark, pools } = this.movements;
    if (((mark.values[movement] as number) & MARK.line) === 0 || this.#voidLines.has(movement)) return undefined;
    const number = (pools.batch.values[from.values[movement] as number] as number) - 1;
    const batch = this.#batches.get(number);
    return batch === undefined ? undefined : { number, batch };
  }

  /** True for a line that a reversal took back. */
  isVoid(movement: number): boolean {
    return this.#voidLines.has(movement);
  }

  get batchCount(): number {
    return this.#batches.size;
  }

  /** True when what stands in a pool became something else. */
  isSpent(pool: number): boolean {
    return this.#batches.has((this.movements.pools.batch.values[pool] as number) - 1);
  }

  batches(): IterableIterator<[number, Batch]> {
    return this.#batches.entries();
  }
}

/** A gift followed by proportion. */
export interface ProportionalGift {
  /** What flowed in each movement that had a part of the gift. */
  readonly flows: readonly { readonly movement: number; readonly share: Share }[];
  /** What stands in each pool, and what stands aside there. */
  readonly standing: ReadonlyMap<number, Share>;
  readonly shortage: ReadonlyMap<number, Share>;
  readonly takenBack: ReadonlyMap<number, Share>;
  /** False when fractions grew so long that they were cut. */
  readonly isExact: boolean;
}

/** Follows what the movements `gifts` brought in. */
export function forward(flows: Flows, gifts: ReadonlySet<number>): ProportionalGift {
  let shares = new Map<number, Share[]>();
  // A line may stand in the log before the payment for it: then its parts are known after one more pass.
  for (let pass = 0; ; pass += 1) {
    const followed = forwardOnce(flows, gifts, shares);
    const next = inputsOf(flows, followed.standing);
    if (sameShares(shares, next)) return followed;
    if (pass > flows.batchCount) return leftAtSuppliers(flows, followed, shares);
    shares = next;
  }
}

/** Where money came back from a supplier and was paid to it again for the same goods, passes never end: what is not yet in goods stands with the supplier. */
function leftAtSuppliers(flows: Flows, followed: ProportionalGift, used: ReadonlyMap<number, readonly Share[]>): ProportionalGift {
  const takenBack = new Map(followed.takenBack);
  for (const [number, { inputs }] of flows.batches()) {
    inputs.forEach(({ pool }, at) => {
      const left = without(followed.standing.get(pool) ?? NOTHING, used.get(number)?.[at] ?? NOTHING);
      if (left.given.n !== 0n || left.units.n !== 0n) add(takenBack, pool, left);
    });
  }
  return { ...followed, takenBack, isExact: false };
}

function forwardOnce(flows: Flows, gifts: ReadonlySet<number>, inputs: ReadonlyMap<number, readonly Share[]>): ProportionalGift {
  const { from, to, quantity } = flows.movements;
  const [standing, shortage, takenBack] = [new Map<number, Share>(), new Map<number, Share>(), new Map<number, Share>()];
  const found: { movement: number; share: Share }[] = [];
  let isExact = true;
  for (const { movement, before, held, covered } of flows.steps) {
    const source = from.values[movement] as number;
    const destination = to.values[movement] as number;
    const amount = BigInt(quantity.values[movement] as number);
    let share = NOTHING;
    if (gifts.has(movement)) share = whole(amount);
    else if (held > 0n) {
      const there = standing.get(source);
      if (there !== undefined) {
        share = part(there, held, before);
        standing.set(source, without(there, share));
      }
    } else share = lineShare(flows, movement, amount, inputs);
    if (share.given.n === 0n && share.units.n === 0n) continue;
    if (isCut(share.units) || isCut(share.given)) isExact = false;
    found.push({ movement, share });
    const aside = flows.movements.standsAside(movement);
    const intoShortage = covered === 0n ? NOTHING : part(share, covered, amount);
    if (covered > 0n) add(shortage, destination, intoShortage);
    add(aside ? takenBack : standing, destination, without(share, intoShortage));
  }
  return { flows: found, standing, shortage, takenBack, isExact };
}

/** What a line has of the gift: of its units the fraction that what was given for it has, of what was given an equal part with the other lines. */
function lineShare(flows: Flows, movement: number, amount: bigint, inputs: ReadonlyMap<number, readonly Share[]>): Share {
  const line = flows.batchOfLine(movement);
  const shares = line === undefined ? undefined : inputs.get(line.number);
  if (line === undefined || shares === undefined) return NOTHING;
  const { batch } = line;
  let units = ZERO;
  let given = ZERO;
  shares.forEach((share, at) => {
    units = plus(units, times(share.units, amount, (batch.inputs[at] as { held: bigint }).held * BigInt(batch.inputs.length)));
    given = plus(given, times(share.given, 1n, BigInt(batch.lines.length)));
  });
  return { units, given };
}

function inputsOf(flows: Flows, standing: ReadonlyMap<number, Share>): Map<number, Share[]> {
  const shares = new Map<number, Share[]>();
  for (const [number, { inputs }] of flows.batches()) {
    const list = inputs.map(({ pool }) => standing.get(pool) ?? NOTHING);
    if (list.some(({ units, given }) => units.n !== 0n || given.n !== 0n)) shares.set(number, list);
  }
  return shares;
}

function sameShares(a: ReadonlyMap<number, readonly Share[]>, b: ReadonlyMap<number, readonly Share[]>): boolean {
  const equal = (x: Rational, y: Rational): boolean => x.n === y.n && x.d === y.d;
  return a.size === b.size && [...a].every(([number, list]) => list.every((share, at) => equal(share.units, b.get(number)?.[at]?.units ?? ZERO) && equal(share.given, b.get(number)?.[at]?.given ?? ZERO)));
}

/** All of a gift's own units. Where units and what was given are one value they are reckoned once. */
function whole(amount: bigint): Share {
  const units = { n: amount, d: 1n };
  return { units, given: units };
}

function part({ units, given }: Share, of: bigint, all: bigint): Share {
  if (of === all) return { units, given };
  const share = times(units, of, all);
  return { units: share, given: units === given ? share : times(given, of, all) };
}

function without(a: Share, b: Share): Share {
  const units = minus(a.units, b.units);
  return { units, given: a.units === a.given && b.units === b.given ? units : minus(a.given, b.given) };
}

function add(pools: Map<number, Share>, pool: number, share: Share): void {
  const before = pools.get(pool);
  if (before === undefined) {
    pools.set(pool, share);
    return;
  }
  const units = plus(before.units, share.units);
  pools.set(pool, { units, given: before.units === before.given && share.units === share.given ? units : plus(before.given, share.given) });
}

/** Whose parts a delivery has: by movement that brought something in, in units of what was delivered, and in units of what was given. */
export interface ProportionalDelivery {
  readonly shares: ReadonlyMap<number, Share>;
  /** How much of a unit in each movement went to the delivery, for the movements that had any. */
  readonly flows: readonly { readonly movement: number; readonly share: Share }[];
  readonly isExact: boolean;
}

/** Asks back from deliveries: how much of each gift is in them. The units of all shares, with those nothing accounts for, add up to what was delivered. */
export function backward(flows: Flows, deliveries: ReadonlySet<number>): ProportionalDelivery {
  let lines = new Map<number, Rational>();
  let values = new Map<number, Rational>();
  for (let pass = 0; ; pass += 1) {
    const found = backwardOnce(flows, deliveries, lines, values);
    const isSame = sameWeights(lines, found.lines) && sameWeights(values, found.values);
    if (isSame) return found;
    if (pass > flows.batchCount) return { ...found, isExact: false };
    lines = found.lines;
    values = found.values;
  }
}

interface Weights {
  readonly units: Rational;
  readonly given: Rational;
}

function backwardOnce(flows: Flows, deliveries: ReadonlySet<number>, known: ReadonlyMap<number, Rational>, knownValues: ReadonlyMap<number, Rational>): ProportionalDelivery & { readonly lines: Map<number, Rational>; readonly values: Map<number, Rational> } {
  const { from, to, quantity } = flows.movements;
  const weights = startingWeights(flows, known, knownValues);
  const shares = new Map<number, Share>();
  const found: { movement: number; share: Share }[] = [];
  const [lines, values] = [new Map<number, Rational>(), new Map<number, Rational>()];
  let isExact = true;
  for (const { movement, before, held, covered } of flows.steps.toReversed()) {
    const source = from.values[movement] as number;
    const destination = to.values[movement] as number;
    const amount = BigInt(quantity.values[movement] as number);
    const aside = flows.movements.standsAside(movement);
    const there = aside ? undefined : weights.get(destination);
    const onward: Weights | undefined = there === undefined || covered === 0n ? there : { units: times(there.units, amount - covered, amount), given: times(there.given, amount - covered, amount) };
    // What was delivered may come round, through what it pays for, and be delivered again.
    const weight = deliveries.has(movement) ? { units: plus(ONE, onward?.units ?? ZERO), given: plus(ONE, onward?.given ?? ZERO) } : onward;
    if (weight !== undefined && (weight.units.n !== 0n || weight.given.n !== 0n)) {
      const share = { units: times(weight.units, amount, 1n), given: times(weight.given, amount, 1n) };
      if (isCut(share.units) || isCut(share.given)) isExact = false;
      found.push({ movement, share });
      const line = flows.batchOfLine(movement);
      if (line !== undefined) {
        lines.set(movement, share.units);
        values.set(movement, weight.given);
      } else if (held < amount) shares.set(movement, { units: times(weight.units, amount - held, 1n), given: times(weight.given, amount - held, 1n) });
    }
    if (held > 0n) mix(weights, source, weight, held, before);
  }
  return { shares, flows: found.toReversed(), isExact, lines, values };
}

/** What one unit left in each input of a batch is worth to the deliveries: through the lines it was given for. */
function startingWeights(flows: Flows, lines: ReadonlyMap<number, Rational>, values: ReadonlyMap<number, Rational>): Map<number, Weights> {
  const weights = new Map<number, Weights>();
  for (const [, batch] of flows.batches()) {
    const units = batch.lines.reduce((sum, line) => plus(sum, lines.get(line) ?? ZERO), ZERO);
    const given = batch.lines.reduce((sum, line) => plus(sum, values.get(line) ?? ZERO), ZERO);
    if (units.n === 0n && given.n === 0n) continue;
    for (const { pool, held } of batch.inputs) {
      weights.set(pool, { units: times(units, 1n, held * BigInt(batch.inputs.length)), given: times(given, 1n, BigInt(batch.lines.length)) });
    }
  }
  return weights;
}

/** Before a movement took a part of a pool, a unit of it was worth both what left and what stayed. */
function mix(weights: Map<number, Weights>, pool: number, taken: Weights | undefined, held: bigint, before: bigint): void {
  const stayed = weights.get(pool);
  if (stayed === undefined && taken === undefined) return;
  const leaving = rational(held, before);
  const staying = rational(before - held, before);
  const mixed = (a: Rational, b: Rational): Rational => plus(product(a, leaving), product(b, staying));
  weights.set(pool, { units: mixed(taken?.units ?? ZERO, stayed?.units ?? ZERO), given: mixed(taken?.given ?? ZERO, stayed?.given ?? ZERO) });
}

function sameWeights(a: ReadonlyMap<number, Rational>, b: ReadonlyMap<number, Rational>): boolean {
  return a.size === b.size && [...a].every(([line, { n, d }]) => b.get(line)?.n === n && b.get(line)?.d === d);
}
