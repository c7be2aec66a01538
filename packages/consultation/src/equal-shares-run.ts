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
import { approximate, rational, type Rational } from './rational.ts';
import { Shares, type Payment } from './shares.ts';
import type { Tie } from './tie-rule.ts';

/** What one run bought. */
export interface Run {
  readonly ok: true;
  readonly purchases: readonly Purchase[];
  readonly passed: readonly Passed[];
  readonly shares: Shares;
  readonly spent: bigint;
  readonly rounds: readonly Round[];
  /** True where the run was compared with an earlier one and every run with a share between the two buys exactly the same. */
  readonly isSame: boolean;
}

/** What one round of a run decided: what was bought or refused among the tied, by whose money, and a bound on its rho from above. */
export interface Round {
  readonly project: number;
  readonly refusal?: Passed['reason'] | undefined;
  readonly high: number;
  readonly tied: readonly { readonly project: number; readonly paysFull: Uint8Array }[];
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

/**
 * Runs the rule once with a share for each voter. `cap` is what the winners of
 * this run may cost with the floors in mind.
 *
 * `before` are the rounds of a run with a smaller share. `isSame` is then a
 * proof that every share between the two leads to the same purchases. Suppose
 * that up to some round all of them bought the same in the same order. Then in
 * that round balances do not fall as the share e grows (by induction: if they
 * did not before, the price of what was bought did not rise, and neither term of
 * max(0, balance - price x points) fell), and so no rho rises. What cannot be paid
 * at the larger share cannot be paid below it, and a rival whose rho at the larger
 * share is above that of the winner at the smaller one is above it everywhere
 * between: all of them buy the winner. A rival that is tied with the winner at
 * both ends is accepted only where the same voters paid and pay in full at both
 * ends in this and all earlier rounds; then balances and prices are the same
 * linear functions of e, and what is tied at both ends is tied throughout.
 * What may be bought with floors and funds in mind depends on what was bought, and
 * on `cap`, which grows with the share: what is refused for the same reason at both
 * ends, or bought at both, is so everywhere between.
 */
export function runEqualShares(allocation: Allocation, profile: Profile, feasibility: Feasibility, share: Rational, cap: bigint, before?: readonly Round[]): Run | Tie {
  const shares = new Shares(profile, share);
  const purchases: Purchase[] = [];
  const passed: Passed[] = [];
  const rounds: Round[] = [];
  let spent = 0n;
  let isSame = before !== undefined;
  let isLinear = isSame;
  let candidates = candidatesOf(allocation, profile, purchases);
  while (candidates.length > 0) {
    const earlier = before?.[rounds.length];
    const contenders = cheapest(shares, candidates, isSame ? earlier?.high ?? 0 : 0);
    if (contenders.near.length === 0) break;
    const found = bestOf(allocation, profile, feasibility, shares, contenders.near);
    candidates = candidates.filter(({ high }) => high !== UNPAYABLE);
    if (found === undefined) continue;
    if (!found.ok) return found;
    const { candidate, payment } = found;
    const refusal = feasibility.refusal(purchases.map(({ project }) => project), candidate.project, cap);
    const round = { ...found.round, refusal };
    isSame &&= earlier !== undefined && isSameRound(earlier, round, contenders.weighed, isLinear);
    isLinear &&= isSame && earlier !== undefined && paysAlike(earlier, round);
    rounds.push(round);
    candidates = candidates.filter((other) => other !== candidate);
    if (refusal !== undefined) {
      passed.push({ project: candidate.project, reason: refusal });
      continue;
    }
    purchases.push({ project: candidate.project, by: 'rule', price: shares.rationalOf(payment.price), payers: shares.payersOf(candidate.project, payment) });
    shares.pay(candidate.project, payment);
    spent += candidate.cost;
  }
  return { ok: true, purchases, passed, shares, spent, rounds, isSame: isSame && rounds.length === before?.length };
}

/** Whether a round decides as the same round of a smaller share did, and every share between would. */
function isSameRound(earlier: Round, round: Round, weighed: readonly Candidate[], isLinear: boolean): boolean {
  if (earlier.project !== round.project || earlier.refusal !== round.refusal || earlier.tied.length !== round.tied.length) return false;
  if (round.tied.length > 1 && !(isLinear && paysAlike(earlier, round))) return false;
  return weighed.every(({ project, low, high }) => high === UNPAYABLE || low > earlier.high || round.tied.some((tied) => tied.project === project));
}

/** Whether the same of the tied projects' supporters pay in full in both rounds. */
function paysAlike(earlier: Round, round: Round): boolean {
  return round.tied.every(({ project, paysFull }) => {
    const other = earlier.tied.find((tied) => tied.project === project);
    return other !== undefined && paysFull.every((pays, at) => other.paysFull[at] === pays);
  });
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
    const [scale, approximateCost] = [profile.scales[project] as bigint, Number(cost)];
    // No price is below that at which every supporter pays for every point.
    const price = (approximateCost / (profile.totals[project] as number)) * (1 - 2 ** -50);
    candidates.push({ project, cost, approximateCost, scale, approximateScale: Number(scale), low: price / Number(scale) / SAFE, price, high: 0 });
  }
  return candidates;
}

/**
 * The candidates that may have the least rho, as far as floating-point numbers
 * can tell. All whose rho may be up to `atLeast` are weighed too. Those that
 * certainly cannot be paid are marked.
 */
function cheapest(shares: Shares, candidates: Candidate[], atLeast: number): { readonly near: readonly Candidate[]; readonly weighed: readonly Candidate[] } {
  candidates.sort((a, b) => a.low - b.low);
  const contenders: Candidate[] = [];
  const weighed: Candidate[] = [];
  let bound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.low > bound && candidate.low > atLeast) break;
    const error = sumError(shares, candidate.project, candidate.approximateCost);
    candidate.price = priceFrom(shares, candidate.project, Math.max(0, candidate.approximateCost - error), candidate.price);
    if (candidate.price === Number.POSITIVE_INFINITY) {
      candidate.high = UNPAYABLE;
      continue;
    }
    candidate.low = candidate.price / candidate.approximateScale / SAFE;
    candidate.high = 0;
    weighed.push(candidate);
    if (candidate.low > bound) continue;
    candidate.high = priceFrom(shares, candidate.project, candidate.approximateCost + error, candidate.price);
    bound = Math.min(bound, (candidate.high / candidate.approximateScale) * SAFE);
    contenders.push(candidate);
  }
  return { near: contenders.filter(({ low }) => low <= bound), weighed };
}

type Found = { readonly ok: true; readonly candidate: Candidate; readonly payment: Payment; readonly round: Round } | Tie;

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
  if (only === undefined) return undefined;
  const winner = best.length === 1 ? { ok: true as const, project: only.candidate.project } : winnerOfTie(allocation, profile, best.map(({ candidate }) => candidate.project), feasibility.isFree ? shares : undefined);
  if (!winner.ok) return winner;
  const bought = best.find(({ candidate }) => candidate.project === winner.project) ?? only;
  const high = approximate(shares.rationalOf({ n: bought.payment.price.n, d: bought.payment.price.d * bought.candidate.scale })) * SAFE;
  return { ok: true, ...bought, round: { project: winner.project, high, tied: best.map(({ candidate, payment: { paysFull } }) => ({ project: candidate.project, paysFull })) } };
}

/** Compares prices of a unit of utility: each is n / (d x scale) over the denominator that both share. */
function compareRho(a: Candidate, { price: left }: Payment, b: Candidate, { price: right }: Payment): bigint {
  return left.n * right.d * b.scale - right.n * left.d * a.scale;
}

/** An equal share of an amount among the voters, exactly. */
export function equalShare(amount: bigint, profile: Profile): Rational {
  return rational(amount, BigInt(profile.voters));
}
