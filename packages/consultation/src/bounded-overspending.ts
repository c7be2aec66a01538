/**
 * The Method of Equal Shares with Bounded Overspending (BOS).
 *
 * Source: Papasotiropoulos, Pishbin, Skibski, Skowron and Was, arXiv 2409.15005
 * section 5. Supporters who hold less than the cost may still buy a project,
 * and the budget as a whole bears the difference, but a project counts the
 * worse the larger the part that is missing. In each round, for each project
 * that the budget left can pay and each price `lambda` of a unit of utility
 *
 *     alpha = min(1, sum of min(balance, lambda x utility) / cost),  rho = lambda / alpha;
 *
 * the project and price with the least rho / alpha are taken, and each
 * supporter pays min(balance, rho x utility): as much as if all were paying.
 * Of lambda only those at which a supporter has just paid everything, and the
 * one that pays the whole cost, can be least (between two of them rho / alpha
 * first rises and then falls).
 *
 * Two things that the paper leaves open: where one project is least at two
 * prices, the one that covers more of the cost is taken; and a price with
 * alpha below 1 is raised to the next whole multiple of 2^-64 least units, because
 * otherwise the length of the exact balances would double with each such
 * purchase. All comparisons are exact.
 */
import type { Allocation, AllocationRule, Project } from './allocation.ts';
import { completed } from './completion.ts';
import { equalShare } from './equal-shares-run.ts';
import type { Feasibility } from './feasibility.ts';
import { canPay, exactPayment, priceFrom, sumError } from './point-price.ts';
import type { Profile } from './profile.ts';
import type { Chosen, Passed, Purchase } from './purchase.ts';
import { winnerOfTie } from './purchase-tie.ts';
import { minus } from './rational.ts';
import { Shares, type Payment, type Price } from './shares.ts';
import type { Tie } from './tie-rule.ts';

type BoundedOverspendingRule = Extract<AllocationRule, { readonly name: 'bounded-overspending' }>;

const PRICE_BITS = 64n;

/** One price at which a project may be bought. `at` is the supporter who pays everything, or -1 for the price that covers the cost. */
interface Offer {
  readonly project: number;
  readonly at: number;
  /** Bounds of rho / alpha. */
  readonly low: number;
  readonly high: number;
}

/** An offer whose rho / alpha is known exactly as n / d. `alpha` compares how much of the cost it covers: 1 is all of it. */
interface ExactOffer {
  readonly project: number;
  readonly n: bigint;
  readonly d: bigint;
  readonly alpha: { readonly n: bigint; readonly d: bigint };
  readonly payment: Payment;
}

/** Allocates by equal shares with bounded overspending. */
export function boundedOverspending(allocation: Allocation, rule: BoundedOverspendingRule, profile: Profile, feasibility: Feasibility): Chosen | Tie {
  const { projects, budget } = allocation;
  const purchases: Purchase[] = [];
  const passed: Passed[] = [];
  let left = budget;
  let open = [...projects.keys()].filter((project) => profile.votes[project] !== 0);
  for (const project of open.filter((free) => (projects[free] as Project).cost === 0n)) purchases.push({ project, by: 'free' });
  open = open.filter((project) => (projects[project] as Project).cost > 0n);
  if (profile.voters === 0) return completed(allocation, profile, feasibility, { ok: true, purchases, passed }, rule.completion === 'greedy');
  const shares = new Shares(profile, equalShare(budget, profile));
  const lows = new Map<number, number>();
  for (;;) {
    passed.push(...open.filter((project) => (projects[project] as Project).cost > left).map((project) => ({ project, reason: 'budget' as const })));
    open = open.filter((project) => (projects[project] as Project).cost <= left);
    const found = nextBy(allocation, profile, shares, open, lows);
    if (found === undefined) break;
    if (!found.ok) return found;
    const { project, payment } = found.offer;
    open = open.filter((other) => other !== project);
    const reason = feasibility.refusal(purchases.map((bought) => bought.project), project);
    if (reason !== undefined) {
      passed.push({ project, reason });
      continue;
    }
    const before = shares.heldBy(profile.supporters[project] as Int32Array);
    const bought: Purchase = { project, by: 'rule', price: shares.rationalOf(payment.price), payers: shares.payersOf(project, payment) };
    shares.pay(project, payment);
    purchases.push({ ...bought, collected: minus(before, shares.heldBy(profile.supporters[project] as Int32Array)) });
    left -= (projects[project] as Project).cost;
  }
  return completed(allocation, profile, feasibility, { ok: true, purchases, passed, shares, share: shares.share }, rule.completion === 'greedy');
}

type Found = { readonly ok: true; readonly offer: ExactOffer } | Tie | undefined;

function nextBy(allocation: Allocation, profile: Profile, shares: Shares, open: readonly number[], lows: Map<number, number>): Found {
  let bound = Number.POSITIVE_INFINITY;
  const offers: Offer[] = [];
  for (const project of [...open].sort((a, b) => (lows.get(a) ?? 0) - (lows.get(b) ?? 0))) {
    // Balances never grow, so rho / alpha of a project never falls: an old lower bound still holds.
    if ((lows.get(project) ?? 0) > bound) break;
    const ofProject = offersOf(allocation, shares, project);
    if (ofProject.length > 0) lows.set(project, Math.min(...ofProject.map(({ low }) => low)));
    bound = Math.min(bound, ...ofProject.map(({ high }) => high));
    offers.push(...ofProject);
  }
  let best: ExactOffer[] = [];
  for (const offer of offers.filter(({ low }) => low <= bound)) {
    const exact = exactOffer(allocation, shares, offer);
    if (exact === undefined) continue;
    const [first] = best;
    const order = first === undefined ? -1n : exact.n * first.d - first.n * exact.d;
    if (order < 0n) best = [exact];
    else if (order === 0n) best = withTied(best, exact);
  }
  const [only] = best;
  if (only === undefined) return undefined;
  if (best.length === 1) return { ok: true, offer: only };
  const winner = winnerOfTie(allocation, profile, best.map(({ project }) => project));
  return winner.ok ? { ok: true, offer: best.find(({ project }) => project === winner.project) ?? only } : winner;
}

/** Of two prices of one project that are equally good, the one that covers more of the cost. */
function withTied(best: readonly ExactOffer[], offer: ExactOffer): ExactOffer[] {
  const other = best.find(({ project }) => project === offer.project);
  if (other === undefined) return [...best, offer];
  const coversMore = offer.alpha.n * other.alpha.d > other.alpha.n * offer.alpha.d;
  return coversMore ? [...best.filter((kept) => kept !== other), offer] : [...best];
}

/** Every price at which a project may be least, enclosed in floating-point numbers; groups that hold the same for the same points make one. */
function offersOf({ projects }: Allocation, shares: Shares, project: number): readonly Offer[] {
  const { profile, balances } = shares;
  const [groups, points] = [profile.supporters[project] as Int32Array, profile.points[project] as Float64Array];
  const cost = Number((projects[project] as Project).cost);
  const scale = Number(profile.scales[project]);
  const [sumSlack, slack] = [sumError(shares, project, cost), shares.tolerance()];
  const order = [...groups.keys()].filter((at) => shares.holds(groups[at] as number)).sort((a, b) => (balances[groups[a] as number] as number) / (points[a] as number) - (balances[groups[b] as number] as number) / (points[b] as number));
  let rich = order.reduce((sum, at) => sum + (profile.weights[groups[at] as number] as number) * (points[at] as number), 0);
  let paid = 0;
  const offers: Offer[] = [];
  const seen = new Set<number>();
  const safe = 1 + 2 ** -46;
  for (const at of order) {
    const group = groups[at] as number;
    const balance = balances[group] as number;
    const given = points[at] as number;
    const kind = shares.kindOf(group) * 2 ** 24 + given;
    if (balance <= 2 * slack) {
      // Next to nothing, or rounded to it: only exact arithmetic tells what the price comes to.
      if (!seen.has(kind)) offers.push({ project, at, low: 0, high: Number.POSITIVE_INFINITY });
      seen.add(kind);
      rich -= (profile.weights[group] as number) * given;
      continue;
    }
    const collected = paid + (balance / given) * rich;
    // The price is off by slack / balance of itself, and what is collected, being concave in it, by no larger part.
    const error = sumSlack + (2 * collected * slack) / balance;
    if (collected - error > cost) break;
    if (!seen.has(kind)) {
      seen.add(kind);
      const [most, least] = [Math.min(1, (collected + error) / cost) * safe, Math.max(0, (collected - error) / cost) / safe];
      offers.push({ project, at, low: Math.max(0, (balance - slack) / given / scale / most ** 2) / safe, high: least === 0 ? Number.POSITIVE_INFINITY : ((balance + slack) / given / scale / least ** 2) * safe });
    }
    const weight = profile.weights[group] as number;
    paid += weight * balance;
    rich -= weight * given;
  }
  const low = priceFrom(shares, project, Math.max(0, cost - sumSlack), 0);
  if (low !== Number.POSITIVE_INFINITY) offers.push({ project, at: -1, low: low / scale / safe, high: (priceFrom(shares, project, cost + sumSlack, low) / scale) * safe });
  return offers;
}

function exactOffer({ projects }: Allocation, shares: Shares, offer: Offer): ExactOffer | undefined {
  const { project } = offer;
  const { cost } = projects[project] as Project;
  const scale = shares.profile.scales[project] as bigint;
  if (offer.at !== -1) return offerAt(shares, offer, cost, scale);
  if (!canPay(shares, project, cost)) return undefined;
  const payment = exactPayment(shares, project, cost, 0, Number.POSITIVE_INFINITY);
  return { project, n: payment.price.n, d: payment.price.d * shares.denominator * scale, alpha: { n: 1n, d: 1n }, payment };
}

/**
 * The offer at which supporter `at` has just paid everything. With b and p its
 * exact balance (over the denominator L) and points, and X = p x (what poorer
 * supporters hold) + b x (points of the others): lambda = b / (p L scale),
 * alpha = X / (p L cost), and rho / alpha = b p L cost^2 / (scale X^2).
 */
function offerAt(shares: Shares, { project, at }: Offer, cost: bigint, scale: bigint): ExactOffer | undefined {
  const { profile, denominator } = shares;
  const [groups, points] = [profile.supporters[project] as Int32Array, profile.points[project] as Float64Array];
  const balance = shares.exactOf(groups[at] as number);
  if (balance <= 0n) return undefined;
  const given = BigInt(points[at] as number);
  let rich = 0;
  const poor: number[] = [];
  for (const [other, group] of groups.entries()) {
    if (shares.exactOf(group) * given < balance * BigInt(points[other] as number)) poor.push(group);
    else rich += (profile.weights[group] as number) * (points[other] as number);
  }
  const collected = given * shares.exactSum(poor) + balance * BigInt(rich);
  const whole = given * denominator * cost;
  if (collected >= whole) return undefined;
  // Rounded upwards, so that who should pay just everything is left with nothing and not with a speck.
  const rounded = (((balance * cost) << PRICE_BITS) + collected - 1n) / collected;
  const price: Price = { n: rounded * denominator, d: 1n << PRICE_BITS };
  const paysFull = Uint8Array.from(groups, (group, other) => (shares.exactOf(group) * price.d > price.n * BigInt(points[other] as number) ? 1 : 0));
  return { project, n: balance * given * denominator * cost * cost, d: scale * collected * collected, alpha: { n: collected, d: whole }, payment: { price, paysFull } };
}
