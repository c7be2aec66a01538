/** Counting a vote about a budget: the opening's terms and the choices, given to the rule that divides it. */
import { allocate, type Allocated, type AllocationRule, type Project } from './allocation.ts';
import type { Choice } from './ballot.ts';
import type { StandingTie } from './election.ts';
import type { Opening } from './opening.ts';
import type { ProjectBallot, Vote } from './profile.ts';
import type { Passed, Purchase } from './purchase.ts';
import { textOf } from './rational.ts';

/** A project that was bought, and how. Fractions are texts `n/d`, amounts digits in least units. */
export interface BoughtDetail {
  readonly code: string;
  readonly cost: string;
  readonly by: Purchase['by'];
  readonly price?: string;
  readonly payers?: { readonly full: number; readonly all: number };
  readonly load?: string;
}

/** How a budget was divided. */
export interface AllocationDetail {
  readonly budget: string;
  /** Voters whose money it is: all who did not abstain. */
  readonly voters: number;
  readonly left?: string;
  readonly share?: string;
  /** The comparison of equal shares preferred the greedy outcome. */
  readonly replaced?: boolean;
  readonly bought?: readonly BoughtDetail[];
  readonly passed?: readonly { readonly code: string; readonly reason: Passed['reason'] }[];
  readonly paidBy?: readonly { readonly fund: string; readonly project: string; readonly amount: string }[];
  /** Why nothing could be allocated, where that is so. */
  readonly refusal?: { readonly code: string; readonly message: string };
}

export interface AllocationResult {
  readonly verdict: 'passed' | 'failed' | 'tied';
  readonly winners: readonly string[];
  readonly spent?: string;
  readonly allocation: AllocationDetail;
  readonly tie?: StandingTie;
}

/** Divides the budget by choices that were judged to fit the opening and are no abstentions. */
export function allocateBy(opening: Opening, choices: readonly Choice[], seed: string | undefined): AllocationResult {
  const budget = opening.budget ?? 0n;
  const outcome = allocate({
    projects: opening.options.map((option): Project => ({
      code: option.code, title: option.title, cost: option.cost ?? 0n,
      ...(option.place === undefined ? {} : { place: option.place }),
      ...(option.group === undefined ? {} : { groups: [option.group] }),
      ...(option.fund === undefined ? {} : { fund: option.fund }),
    })),
    votes: votesOf(opening, choices),
    budget,
    rule: opening.rule as AllocationRule,
    ties: opening.ties,
    ...(seed === undefined ? {} : { seed }),
    ...(opening.floors === undefined ? {} : { floors: opening.floors }),
    ...(opening.funds === undefined ? {} : { funds: opening.funds }),
  });
  const terms = { budget: String(budget), voters: choices.length };
  if (outcome.ok) return { verdict: 'passed', winners: outcome.winners, spent: String(outcome.spent), allocation: { ...terms, ...detailOf(opening, outcome) } };
  if (outcome.code === 'tie') return { verdict: 'tied', winners: [], allocation: terms, tie: { options: outcome.tied, step: 'allocation', message: outcome.message } };
  return { verdict: 'failed', winners: [], allocation: { ...terms, refusal: { code: outcome.code, message: outcome.message } } };
}

/** Identical choices as one vote with a weight: who cast them makes no difference to any rule. */
function votesOf(opening: Opening, choices: readonly Choice[]): readonly Vote[] {
  const votes = new Map<string, { readonly ballot: ProjectBallot; weight: bigint }>();
  for (const choice of choices) {
    const ballot = ballotOf(opening, choice);
    if (ballot === undefined) continue;
    const key = JSON.stringify('points' in ballot ? [...ballot.points].map(([code, points]) => [code, String(points)]).sort() : ballot);
    const same = votes.get(key);
    if (same === undefined) votes.set(key, { ballot, weight: 1n });
    else same.weight += 1n;
  }
  return [...votes.values()].map(({ ballot, weight }, at) => ({ voter: `ballot ${at + 1}`, ballot, weight }));
}

/** Rankings all have the same places, so that a short one gives its first project no less than a long one. */
function ballotOf(opening: Opening, choice: Choice): ProjectBallot | undefined {
  if ('approves' in choice) return { approves: choice.approves };
  if ('ranking' in choice) return { ranking: choice.ranking, places: opening.ballot?.most ?? opening.options.length };
  if ('points' in choice) return { points: new Map(Object.entries(choice.points).map(([code, points]) => [code, BigInt(points)])) };
  return undefined;
}

function detailOf({ options }: Opening, outcome: Allocated): Omit<AllocationDetail, 'budget' | 'voters'> {
  const codeOf = (project: number): string => options[project]?.code ?? '';
  return {
    left: String(outcome.left),
    ...(outcome.share === undefined ? {} : { share: textOf(outcome.share) }),
    ...(outcome.replaced === true ? { replaced: true } : {}),
    bought: outcome.purchases.map(({ project, by, price, payers, load }): BoughtDetail => ({
      code: codeOf(project), cost: String(options[project]?.cost ?? 0n), by,
      ...(price === undefined ? {} : { price: textOf(price) }),
      ...(payers === undefined ? {} : { payers: { full: payers.full, all: payers.all } }),
      ...(load === undefined ? {} : { load: textOf(load) }),
    })),
    passed: outcome.passed.map(({ project, reason }) => ({ code: codeOf(project), reason })),
    ...(outcome.paidBy === undefined ? {} : { paidBy: outcome.paidBy.map(({ fund, project, amount }) => ({ fund, project, amount: String(amount) })) }),
  };
}
