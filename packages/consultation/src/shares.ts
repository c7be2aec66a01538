/**
 * The money that voters hold, exactly.
 *
 * Every voter begins with the same share. What a voter holds is the share less
 * what was paid for each project bought: points given times the price of a
 * point, or everything that was left. So a balance is either nothing or
 *
 *     share - sum over projects paid of (points x price)
 *
 * and a few prices over one common denominator describe all balances exactly.
 * Voters with the same ballot hold the same, and groups that paid the same
 * for the same projects share one node of a tree of payments. Beside the exact
 * value of a node stands a floating-point one whose error has a proven bound;
 * it is used to search, and wherever it leaves two answers open the exact
 * values decide (Shewchuk 1997 calls this a floating-point filter).
 */
import { assert } from '@amanah/log/assert.ts';
import type { Profile } from './profile.ts';
import { approximate, greatestCommonDivisor, rational, type Rational } from './rational.ts';

/** Half the distance from 1 to the next Number, rounded up for products of a few roundings. */
const ROUNDING = 2 ** -53;

/** A price that is being weighed: `n / (d x denominator)` where the denominator is that of the shares. */
export interface Price {
  readonly n: bigint;
  readonly d: bigint;
}

/** What a price takes from the supporters of a project, by their place among its supporters. */
export interface Payment {
  readonly price: Price;
  /** 1 for each group that pays points times price and holds something after it, 0 for each that pays all it has. */
  readonly paysFull: Uint8Array;
}

/** The node of voters who have nothing left. */
const EMPTY = 1;

export class Shares {
  readonly profile: Profile;
  readonly share: Rational;
  /** Floating-point balance of one voter of each group, within `tolerance()` of the exact one. */
  readonly balances: Float64Array;
  readonly #nodeOfGroup: Int32Array;
  // Node 0 holds the whole share, node 1 nothing; every other node has paid `purchase` on top of its parent.
  readonly #parents: number[] = [0, 1];
  readonly #purchases: number[] = [-1, -1];
  readonly #points: number[] = [0, 0];
  readonly #nodeBalances: number[];
  #denominator: bigint;
  #shareNumerator: bigint;
  readonly #priceNumerators: bigint[] = [];
  #exact = new Map<number, bigint>();

  constructor(profile: Profile, share: Rational) {
    this.profile = profile;
    this.share = share;
    const balance = approximate(share);
    this.balances = new Float64Array(profile.weights.length).fill(balance);
    this.#nodeOfGroup = new Int32Array(profile.weights.length);
    this.#nodeBalances = [balance, 0];
    this.#denominator = share.d;
    this.#shareNumerator = share.n;
  }

  /** How many projects have been paid for. */
  get purchases(): number {
    return this.#priceNumerators.length;
  }

  /** What a voter had at first, in floating-point numbers. */
  get approximateShare(): number {
    return this.#nodeBalances[0] as number;
  }

  /** The common denominator of all balances. It grows with each purchase. */
  get denominator(): bigint {
    return this.#denominator;
  }

  /**
   * The most by which a floating-point balance may differ from the exact one.
   * The share and each price are rounded within 4 units of 2^-53 of themselves;
   * a payment of a voter who keeps something is below the share, and so is each
   * difference, so that a payment adds less than 8 units of 2^-53 of the share.
   */
  tolerance(): number {
    return 8 * (this.purchases + 2) * ROUNDING * this.approximateShare;
  }

  /** A number that groups share only if their voters paid the same for the same projects, and so hold the same. */
  kindOf(group: number): number {
    return this.#nodeOfGroup[group] as number;
  }

  /** False for groups whose voters have paid everything they had. */
  holds(group: number): boolean {
    return this.#nodeOfGroup[group] !== EMPTY;
  }

  /** What one voter of a group holds, times the common denominator. */
  exactOf(group: number): bigint {
    return this.#exactOfNode(this.#nodeOfGroup[group] as number);
  }

  #exactOfNode(node: number): bigint {
    if (node === EMPTY) return 0n;
    if (node === 0) return this.#shareNumerator;
    const known = this.#exact.get(node);
    if (known !== undefined) return known;
    const paid = BigInt(this.#points[node] as number) * (this.#priceNumerators[this.#purchases[node] as number] as bigint);
    const exact = this.#exactOfNode(this.#parents[node] as number) - paid;
    this.#exact.set(node, exact);
    return exact;
  }

  /** What the voters of some groups hold together, times the common denominator; `weights` may leave voters of a group out. */
  exactSum(groups: Iterable<number>, weights: Float64Array = this.profile.weights): bigint {
    let voters = 0;
    const paid = new Float64Array(this.purchases);
    for (const group of groups) {
      const weight = weights[group] as number;
      let node = this.#nodeOfGroup[group] as number;
      if (node === EMPTY) continue;
      voters += weight;
      for (; node !== 0; node = this.#parents[node] as number) {
        const purchase = this.#purchases[node] as number;
        paid[purchase] = (paid[purchase] as number) + weight * (this.#points[node] as number);
      }
    }
    let sum = BigInt(voters) * this.#shareNumerator;
    for (const [purchase, points] of paid.entries()) if (points !== 0) sum -= BigInt(points) * (this.#priceNumerators[purchase] as bigint);
    return sum;
  }

  /** What the voters of some groups hold together, in least units. */
  heldBy(groups: Iterable<number>, weights?: Float64Array): Rational {
    return rational(this.exactSum(groups, weights), this.#denominator);
  }

  /** A price in least units. */
  rationalOf({ n, d }: Price): Rational {
    return rational(n, d * this.#denominator);
  }

  /** Voters who pay the price in full, and voters who hold something and pay all of it because it is less. */
  payersOf(project: number, { paysFull }: Payment): { readonly full: number; readonly all: number } {
    let [full, all] = [0, 0];
    for (const [at, group] of (this.profile.supporters[project] as Int32Array).entries()) {
      const weight = this.profile.weights[group] as number;
      if (paysFull[at] === 1) full += weight;
      else if (this.#nodeOfGroup[group] !== EMPTY) all += weight;
    }
    return { full, all };
  }

  /** Takes a payment from the supporters of a project. */
  pay(project: number, { price, paysFull }: Payment): void {
    const divisor = greatestCommonDivisor(price.n, price.d);
    const [numerator, factor] = [price.n / divisor, price.d / divisor];
    if (factor !== 1n) {
      this.#denominator *= factor;
      this.#shareNumerator *= factor;
      for (const [at, other] of this.#priceNumerators.entries()) this.#priceNumerators[at] = other * factor;
    }
    const purchase = this.#priceNumerators.push(numerator) - 1;
    this.#exact = new Map();
    const approximatePrice = approximate({ n: numerator, d: this.#denominator });
    const groups = this.profile.supporters[project] as Int32Array;
    const points = this.profile.points[project] as Float64Array;
    const children = new Map<number, number>();
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as number;
      const node = paysFull[at] === 1 ? this.#childOf(this.#nodeOfGroup[group] as number, purchase, points[at] as number, approximatePrice, children) : EMPTY;
      this.#nodeOfGroup[group] = node;
      this.balances[group] = this.#nodeBalances[node] as number;
    }
  }

  #childOf(parent: number, purchase: number, points: number, price: number, children: Map<number, number>): number {
    assert(parent < 2 ** 28, 'fewer than 2^28 kinds of payment are told apart');
    const key = parent * 2 ** 24 + points;
    const known = children.get(key);
    if (known !== undefined) return known;
    const node = this.#parents.push(parent) - 1;
    this.#purchases.push(purchase);
    this.#points.push(points);
    this.#nodeBalances.push((this.#nodeBalances[parent] as number) - points * price);
    children.set(key, node);
    return node;
  }
}
