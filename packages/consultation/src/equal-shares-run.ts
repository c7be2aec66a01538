/**
 * One run of the Method of Equal Shares: every voter is given the same share
 * and buys, together with the other supporters of a project, whatever costs
 * least for each unit of utility, until no supporters can pay for anything.
 *
 * Source: Peters, Pierczynski and Skowron, "Proportional participatory
 * budgeting with additive utilities" (arXiv 2008.13276), section 4.
 *
 * A project's rho, the price of a unit of utility, never falls in the course
 * of a run, because balances never grow. So the last known lower bound of each
 * rho says in which order projects are worth looking at, and where to stop.
 */
import type { Allocation } from './allocation.ts';
import type { Feasibility } from './feasibility.ts';
import { canPay, exactPayment, priceFrom, sumError } from './point-price.ts';
import { winnerOfTie } from './purchase-tie.ts';
import type { Passed, Purchase } from './purchase.ts';
import type { Profile } from './profile.ts';
import { rational, type Rational } from './rational.ts';
import { Shares, type Payment } from './shares.ts';
import type { Tie } from './tie-rule.ts';

/** What one run bought. */
export interface Run {
  readonly ok: true;
  readonly purchases: readonly Purchase[];
  readonly passed: readonly Passed[];
  readonly shares: Shares;
  readonly spent: bigint;
}

/** A project that may still be bought. `low` bounds its rho from below; `price` and `high` enclose the price of a point. */
interface Candidate {
  readonly project: number;
  readonly cost: bigint;
  readonly approximateCost: number;
  readonly scale: bigint;
  readonly approximateScale: number;
  low: number;
  price: number;
  high: number;
}

/** A little more than 1, by which a comparison of rounded quotients must be safe. */
const SAFE = 1 + 2 ** -48;

/** Runs the rule once with a share for each voter. `cap` is what the winners of this run may cost with the floors in mind. */
export function runEqualShares(allocation: Allocation, profile: Profile, feasibility: Feasibility, share: Rational, cap: bigint): Run | Tie {
  const shares = new Shares(profile, share);
  const purchases: Purchase[] = [];
  const passed: Passed[] = [];
  let spent = 0n;
  let candidates = candidatesOf(allocation, profile, purchases);
  while (candidates.length > 0) {
    const contenders = cheapest(shares, candidates);
    if (contenders.length === 0) break;
    const found = bestOf(allocation, profile, feasibility, shares, contenders);
    candidates = candidates.filter(({ high }) => high !== UNPAYABLE);
    if (found === undefined) continue;
    if (!found.ok) return found;
    const { candidate, payment } = found;
    candidates = candidates.filter((other) => other !== candidate);
    const refusal = feasibility.refusal(purchases.map(({ project }) => project), candidate.project, cap);
    if (refusal !== undefined) {
      passed.push({ project: candidate.project, reason: refusal });
      continue;
    }
    purchases.push({ project: candidate.project, by: 'rule', price: shares.rationalOf(payment.price), payers: shares.payersOf(candidate.project, payment) });
    shares.pay(candidate.project, payment);
    spent += candidate.cost;
  }
  return { ok: true, purchases, passed, shares, spent };
}

/** Marks a candidate whose supporters can no longer pay for it; they never can again. */
const UNPAYABLE = -1;

/** Everything that somebody supports. What costs nothing and is worth something to somebody is bought first, and changes no balance. */
function candidatesOf({ projects }: Allocation, profile: Profile, purchases: Purchase[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [project, { cost }] of projects.entries()) {
    if (profile.votes[project] === 0) continue;
    if (cost === 0n) {
      purchases.push({ project, by: 'free' });
      continue;
    }
    const scale = profile.scales[project] as bigint;
    candidates.push({ project, cost, approximateCost: Number(cost), scale, approximateScale: Number(scale), low: 0, price: 0, high: 0 });
  }
  return candidates;
}

/** The candidates that may have the least rho, as far as floating-point numbers can tell. Those that certainly cannot be paid are marked. */
function cheapest(shares: Shares, candidates: Candidate[]): readonly Candidate[] {
  candidates.sort((a, b) => a.low - b.low);
  const contenders: Candidate[] = [];
  let bound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.low > bound) break;
    const error = sumError(shares, candidate.project, candidate.approximateCost);
    candidate.price = priceFrom(shares, candidate.project, Math.max(0, candidate.approximateCost - error), candidate.price);
    if (candidate.price === Number.POSITIVE_INFINITY) {
      candidate.high = UNPAYABLE;
      continue;
    }
    candidate.low = candidate.price / candidate.approximateScale / SAFE;
    candidate.high = priceFrom(shares, candidate.project, candidate.approximateCost + error, candidate.price);
    bound = Math.min(bound, (candidate.high / candidate.approximateScale) * SAFE);
    contenders.push(candidate);
  }
  return contenders.filter(({ low }) => low <= bound);
}

type Found = { readonly ok: true; readonly candidate: Candidate; readonly payment: Payment } | Tie;

/** The contender with the least rho, decided exactly; `undefined` where none of them can be paid after all. */
function bestOf(allocation: Allocation, profile: Profile, feasibility: Feasibility, shares: Shares, contenders: readonly Candidate[]): Found | undefined {
  let best: { readonly candidate: Candidate; readonly payment: Payment }[] = [];
  for (const candidate of contenders) {
    if (candidate.high === Number.POSITIVE_INFINITY && !canPay(shares, candidate.project, candidate.cost)) {
      candidate.high = UNPAYABLE;
      continue;
    }
    const payment = exactPayment(shares, candidate.project, candidate.cost, candidate.price, candidate.high);
    const [first] = best;
    const order = first === undefined ? -1 : compareRho(candidate, payment, first.candidate, first.payment);
    if (order < 0n) best = [{ candidate, payment }];
    else if (order === 0n) best.push({ candidate, payment });
  }
  const [only] = best;
  if (only === undefined || best.length === 1) return only === undefined ? undefined : { ok: true, ...only };
  const winner = winnerOfTie(allocation, profile, best.map(({ candidate }) => candidate.project), feasibility.isFree ? shares : undefined);
  if (!winner.ok) return winner;
  return { ok: true, ...(best.find(({ candidate }) => candidate.project === winner.project) ?? only) };
}

/** Compares prices of a unit of utility: each is n / (d x scale) over the denominator that both share. */
function compareRho(a: Candidate, { price: left }: Payment, b: Candidate, { price: right }: Payment): bigint {
  return left.n * right.d * b.scale - right.n * left.d * a.scale;
}

/** An equal share of an amount among the voters, exactly. */
export function equalShare(amount: bigint, profile: Profile): Rational {
  return rational(amount, BigInt(profile.voters));
}
