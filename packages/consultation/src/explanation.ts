/**
 * Why an allocation came out as it did: who paid for what, what each project
 * lacked that was not bought, and how the groups of voters fared. Plain data
 * that JSON can carry (amounts in least units as decimal text, fractions as
 * `n/d`); `explanation-text.ts` says it in sentences.
 *
 *     const outcome = allocate(allocation);
 *     if (outcome.ok) explain(allocation, outcome).losers[0]?.short   // '20000/7'
 */
import type { Allocated, Allocation, Project } from './allocation.ts';
import { campsOf, coverageOf, decilesOf, type Camp, type Coverage } from './explanation-groups.ts';
import type { Passed, Purchase } from './purchase.ts';
import { ceilingOf, minus, quotient, rational, roundedOf, textOf, type Rational } from './rational.ts';

/** A project that was bought. */
export interface WinnerExplained {
  readonly code: string;
  readonly title?: string;
  readonly cost: string;
  /** Voters who support it. */
  readonly supporters: number;
  /** The rule, the filling of a floor, the greedy completion, or that it costs nothing. */
  readonly by: Purchase['by'];
  /** Equal shares: what a supporter paid for each point given, exactly and rounded to least units. */
  readonly price?: { readonly exact: string; readonly rounded: string };
  /** Equal shares: supporters who paid that, and supporters who paid the less that they had left. */
  readonly payers?: { readonly full: number; readonly all: number };
  /** Bounded overspending: what of the cost its supporters did not have, and the budget bore. */
  readonly overspent?: { readonly exact: string; readonly rounded: string };
  /** Phragmen: what each supporter carries once it is bought. */
  readonly load?: { readonly exact: string; readonly rounded: string };
  /** Equal shares by approvals: the cost divided by the price, the number of supporters that would have paid it in full. */
  readonly effectiveVotes?: string;
}

/** A project that was not bought. */
export interface LoserExplained {
  readonly code: string;
  readonly title?: string;
  readonly cost: string;
  readonly supporters: number;
  readonly reason: Passed['reason'];
  /** Equal shares: what its supporters had left at the end, and what that is short of the cost. */
  readonly held?: { readonly exact: string; readonly rounded: string };
  readonly short?: { readonly exact: string; readonly rounded: string };
  /** Equal shares: how many voters with a whole share unspent would bring what is short. */
  readonly moreSupporters?: string;
}

export interface Explanation {
  readonly rule: Allocation['rule']['name'];
  readonly voters: number;
  readonly budget: string;
  readonly spent: string;
  readonly left: string;
  /** Equal shares: what each voter had to spend, and how many steps Add1 took to it. */
  readonly share?: { readonly exact: string; readonly rounded: string };
  readonly steps?: number;
  /** The outcome is that of the greedy rule, which more voters preferred. */
  readonly replaced?: true;
  readonly winners: readonly WinnerExplained[];
  readonly losers: readonly LoserExplained[];
  readonly camps: readonly Camp[];
  readonly coverage: Coverage;
  /** Hundredths of a percent of what was spent that went to each tenth of the voters, the least served first. */
  readonly deciles: readonly number[];
}

/** Explains an allocation that was made. */
export function explain(allocation: Allocation, outcome: Allocated): Explanation {
  const { profile } = outcome.evidence;
  const bought = new Set(outcome.purchases.map(({ project }) => project));
  const passed = new Map(outcome.passed.map(({ project, reason }) => [project, reason]));
  const losers = [...allocation.projects.keys()].filter((project) => !bought.has(project)).sort((a, b) => (profile.votes[b] as number) - (profile.votes[a] as number) || a - b);
  return {
    rule: allocation.rule.name,
    voters: profile.voters,
    budget: String(allocation.budget),
    spent: String(outcome.spent),
    left: String(outcome.left),
    ...(outcome.share === undefined ? {} : { share: amountOf(outcome.share) }),
    ...(outcome.runs === undefined ? {} : { steps: outcome.runs - 1 }),
    ...(outcome.replaced === true ? { replaced: true } : {}),
    winners: outcome.purchases.map((purchase) => winnerOf(allocation, outcome, purchase)),
    losers: losers.map((project) => loserOf(allocation, outcome, project, passed.get(project))),
    camps: campsOf(allocation, outcome),
    coverage: coverageOf(profile, bought),
    deciles: decilesOf(allocation, profile, bought),
  };
}

function amountOf(amount: Rational): { readonly exact: string; readonly rounded: string } {
  return { exact: textOf(amount), rounded: String(roundedOf(amount)) };
}

function namesOf({ code, title }: Project): { readonly code: string; readonly title?: string } {
  return { code, ...(title === undefined ? {} : { title }) };
}

function winnerOf({ projects, rule }: Allocation, { evidence }: Allocated, { project, by, price, payers, collected, load }: Purchase): WinnerExplained {
  const { profile } = evidence;
  const stated = projects[project] as Project;
  const isApproval = (profile.points[project] as Float64Array).every((points) => points === 1);
  const isEqualShares = rule.name === 'equal-shares' || rule.name === 'bounded-overspending';
  return {
    ...namesOf(stated),
    cost: String(stated.cost),
    supporters: profile.votes[project] as number,
    by,
    ...(price === undefined ? {} : { price: amountOf(price) }),
    ...(payers === undefined ? {} : { payers }),
    ...(collected === undefined ? {} : { overspent: amountOf(minus(rational(stated.cost), collected)) }),
    ...(load === undefined ? {} : { load: amountOf(load) }),
    ...(isEqualShares && isApproval && price !== undefined && price.n > 0n ? { effectiveVotes: textOf(quotient(rational(stated.cost), price)) } : {}),
  };
}

function loserOf({ projects }: Allocation, outcome: Allocated, project: number, passed: Passed['reason'] | undefined): LoserExplained {
  const { profile, shares } = outcome.evidence;
  const stated = projects[project] as Project;
  const supporters = profile.votes[project] as number;
  const base = { ...namesOf(stated), cost: String(stated.cost), supporters };
  if (supporters === 0) return { ...base, reason: 'no-supporters' };
  const held = shares?.heldBy(profile.supporters[project] as Int32Array);
  const short = held === undefined ? undefined : minus(rational(stated.cost), held);
  // Where its supporters have the money, it was not money that it lacked.
  if (held === undefined || short === undefined || short.n <= 0n) return { ...base, reason: passed ?? 'budget', ...(held === undefined ? {} : { held: amountOf(held) }) };
  const share = outcome.share;
  return {
    ...base,
    reason: passed ?? 'money',
    held: amountOf(held),
    short: amountOf(short),
    ...(share === undefined || share.n === 0n ? {} : { moreSupporters: String(ceilingOf(quotient(short, share))) }),
  };
}
