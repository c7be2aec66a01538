/**
 * The price of a point at which the supporters of a project pay exactly its
 * cost: the smallest q with
 *
 *     sum over supporters of min(balance, q x points)  =  cost
 *
 * (Peters, Pierczynski and Skowron, "Proportional participatory budgeting with
 * additive utilities", section 4: rho is q divided by what a point is worth).
 * `priceFrom` finds it in floating-point numbers for a cost that is too low or
 * too high by the error bound, so that the two answers enclose the exact one;
 * `exactPayment` finds it exactly, asking the exact balances only of voters
 * whom the enclosure leaves open.
 */
import type { Payment, Price, Shares } from './shares.ts';

/**
 * A bound on the error of what the supporters of a project pay, added up in
 * floating-point numbers: each balance is off by the tolerance of the shares,
 * and each of the additions by 2^-53 of the sum, which is never above what the
 * supporters had at first. The bound is several times what the two can come to.
 */
export function sumError(shares: Shares, project: number, cost: number): number {
  const terms = (shares.profile.supporters[project] as Int32Array).length;
  const voters = shares.profile.votes[project] as number;
  return 2 ** -50 * (terms + shares.purchases + 32) * (voters * shares.approximateShare + cost);
}

/**
 * The price at which the floating-point balances of the supporters of a
 * project pay `target`, searched upwards from a price that is not above it;
 * infinite where they cannot. What supporters pay is concave in the price, so
 * each step of Newton's method stays at or below the root and the last is it.
 */
export function priceFrom(shares: Shares, project: number, target: number, from: number): number {
  const groups = shares.profile.supporters[project] as Int32Array;
  const points = shares.profile.points[project] as Float64Array;
  const { balances } = shares;
  const { weights } = shares.profile;
  let price = from;
  for (let before = -1; ;) {
    let [paid, rich, poor] = [0, 0, 0];
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as number;
      const balance = balances[group] as number;
      const given = points[at] as number;
      if (balance < price * given) {
        paid += (weights[group] as number) * balance;
        poor++;
      } else rich += (weights[group] as number) * given;
    }
    if (rich === 0) return paid >= target ? price : Number.POSITIVE_INFINITY;
    if (poor === before) return price;
    before = poor;
    price = Math.max(price, (target - paid) / rich);
  }
}

/** What the supporters of a project hold, in floating-point numbers. */
export function moneyBehind(shares: Shares, project: number): number {
  let money = 0;
  for (const group of shares.profile.supporters[project] as Int32Array) money += (shares.profile.weights[group] as number) * (shares.balances[group] as number);
  return money;
}

/** Whether the supporters of a project can pay its cost, decided exactly. */
export function canPay(shares: Shares, project: number, cost: bigint): boolean {
  return shares.exactSum(shares.profile.supporters[project] as Int32Array) >= cost * shares.denominator;
}

/**
 * The exact price of a project that its supporters can pay. `low` and `high`
 * enclose it; supporters outside the doubt that they leave are not weighed.
 */
export function exactPayment(shares: Shares, project: number, cost: bigint, low: number, high: number): Payment {
  const groups = shares.profile.supporters[project] as Int32Array;
  const points = shares.profile.points[project] as Float64Array;
  const slack = 2 * shares.tolerance();
  const paysFull = new Uint8Array(groups.length).fill(1);
  const doubtful: number[] = [];
  for (let at = 0; at < groups.length; at++) {
    const balance = shares.balances[groups[at] as number] as number;
    const given = points[at] as number;
    if (balance + slack < low * given * (1 - 2 ** -50)) paysFull[at] = 0;
    else if (balance - slack <= high * given * (1 + 2 ** -50)) doubtful.push(at);
  }
  let price = priceWith(shares, project, cost, paysFull);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const at of doubtful) {
      if (paysFull[at] === 0 || shares.exactOf(groups[at] as number) * price.d > price.n * BigInt(points[at] as number)) continue;
      // Who holds exactly what is asked pays all there is, and holds nothing afterwards: the price is the same either way.
      const isShort = shares.exactOf(groups[at] as number) * price.d < price.n * BigInt(points[at] as number);
      paysFull[at] = 0;
      if (isShort) isSettled = false;
    }
    if (!isSettled) price = priceWith(shares, project, cost, paysFull);
  }
  return { price, paysFull };
}

/** The price where the groups marked pay it in full and all others pay what they hold. */
function priceWith(shares: Shares, project: number, cost: bigint, paysFull: Uint8Array): Price {
  const groups = shares.profile.supporters[project] as Int32Array;
  const points = shares.profile.points[project] as Float64Array;
  const poor: number[] = [];
  let rich = 0;
  for (let at = 0; at < groups.length; at++) {
    if (paysFull[at] === 1) rich += (shares.profile.weights[groups[at] as number] as number) * (points[at] as number);
    else poor.push(groups[at] as number);
  }
  return { n: cost * shares.denominator - shares.exactSum(poor), d: BigInt(rich) };
}
