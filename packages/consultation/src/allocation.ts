/**
 * Allocating a budget among projects by a declared rule, exactly.
 *
 * Every decision is made in whole numbers and exact fractions; floating-point
 * numbers only search, and where their error bounds leave two answers open the
 * exact values decide. The outcome depends on nothing but the arguments.
 *
 *     const outcome = allocate({ projects, votes, budget: 100_000n, rule: { name: 'equal-shares', utility: 'cost', completion: 'add1-exhaustive' }, ties: ['lower-cost', 'more-votes', 'id'] });
 *     if (outcome.ok) outcome.winners;   // in the order in which they were bought
 */
import { failure, type Failure } from '@amanah/log/result.ts';
import { allocationFault, type AllocationFault } from './allocation-check.ts';
import { boundedOverspending } from './bounded-overspending.ts';
import { equalShares } from './equal-shares.ts';
import { Feasibility, TooHard, type Floor, type Fund } from './feasibility.ts';
import { greedy } from './greedy.ts';
import { phragmen } from './phragmen.ts';
import { profileOf, type Profile, type Vote } from './profile.ts';
import type { Chosen, Passed, Purchase } from './purchase.ts';
import type { Shares } from './shares.ts';
import type { Tie, TieRule } from './tie-rule.ts';
import type { Rational } from './rational.ts';

/** Something that money is asked for. `cost` is in least units of the budget's currency, never negative. */
export interface Project {
  readonly code: string;
  readonly title?: string;
  readonly cost: bigint;
  /** Where it is; a floor may be for a place. */
  readonly place?: string;
  /** Whom it serves; a floor may be for a group. */
  readonly groups?: readonly string[];
  /** The only fund that may pay it, where there is one. */
  readonly fund?: string;
}

/**
 * What a project is worth to a voter who supports it:
 * `cost` what it costs; `cardinality` one; `points` the points given (of a
 * ranking of r projects: r for the first and one less for each after it; of an
 * approval: one); `points-cost` points times cost; `borda` the number of ranked
 * projects after it, as pabutools has it, so the last ranked is worth nothing.
 */
export type Utility = 'cost' | 'cardinality' | 'points' | 'points-cost' | 'borda';

/** What is done with the money that the rule itself leaves unspent; `docs/consultation.md` defines each. */
export type Completion = 'none' | 'greedy' | 'add1' | 'add1-exhaustive' | 'add1-greedy' | 'add1-exhaustive-greedy';

export type AllocationRule =
  | {
    readonly name: 'equal-shares';
    readonly utility: Utility;
    readonly completion: Completion;
    /** What Add1 adds to each voter's share in each step, in least units; one where it is left out. */
    readonly step?: Rational;
    /** Whether Add1 begins with the whole least units of an equal share (the default, as cities do) or with the exact share. */
    readonly start?: 'whole' | 'exact';
    /** Take the outcome of `greedy` instead where more voters prefer it (have more of their projects funded by it) than prefer this one. */
    readonly comparison?: boolean;
  }
  | { readonly name: 'bounded-overspending'; readonly utility: Utility; readonly completion: 'none' | 'greedy' }
  | { readonly name: 'phragmen'; readonly completion?: 'none' | 'greedy' }
  | {
    readonly name: 'greedy';
    /** What projects are ordered by: supporters, points, or either of them for each unit of cost. Votes where it is left out. */
    readonly by?: 'votes' | 'points' | 'votes-per-cost' | 'points-per-cost';
    /** Projects with less than this are not considered. */
    readonly threshold?: bigint;
    /** `skip` a project that does not fit (the default), or `stop` there. */
    readonly misfit?: 'skip' | 'stop';
  };

export interface Allocation {
  readonly projects: readonly Project[];
  readonly votes: readonly Vote[];
  /** In least units. */
  readonly budget: bigint;
  readonly rule: AllocationRule;
  readonly ties: TieRule;
  /** What the lot of a tie rule draws from. */
  readonly seed?: string;
  /** Places or groups that must receive at least an amount. */
  readonly floors?: readonly Floor[];
  /** Where the money comes from; every winner is paid in full by funds that may pay it. */
  readonly funds?: readonly Fund[];
}

/** An allocation that was made. */
export interface Allocated {
  readonly ok: true;
  /** Codes in the order bought. */
  readonly winners: readonly string[];
  readonly spent: bigint;
  readonly left: bigint;
  readonly purchases: readonly Purchase[];
  /** Projects that the rule came to and did not buy, with the reason. */
  readonly passed: readonly Passed[];
  /** Equal shares and bounded overspending: what each voter had to spend, in least units. */
  readonly share?: Rational;
  /** Equal shares: how often the rule was run to find the share. */
  readonly runs?: number;
  /** What each fund pays for each winner, where funds are given. */
  readonly paidBy?: readonly { readonly fund: string; readonly project: string; readonly amount: bigint }[];
  /** True where the comparison replaced the outcome by the greedy one. */
  readonly replaced?: boolean;
  /** What the explanation is made from. */
  readonly evidence: { readonly profile: Profile; readonly shares?: Shares };
}

export type AllocationRefusal = Failure<AllocationFault> | Tie;

/** Allocates the budget by the rule, or says why that cannot be done. `onProgress` hears of each run of Add1. */
export function allocate(allocation: Allocation, onProgress?: (done: { readonly runs: number; readonly spent: bigint }) => void): Allocated | AllocationRefusal {
  const fault = allocationFault(allocation);
  if (fault !== undefined) return fault;
  const made = profileOf(allocation.projects, allocation.votes, utilityOf(allocation.rule));
  if (!made.ok) return made;
  const feasibility = new Feasibility(allocation);
  try {
    const unreachable = feasibility.whyUnreachable();
    if (unreachable !== undefined) return failure('floors', unreachable);
    const chosen = chooseBy(allocation, made.profile, feasibility, onProgress);
    return chosen.ok ? allocatedOf(allocation, made.profile, chosen, feasibility) : chosen;
  } catch (error) {
    if (error instanceof TooHard) return failure('too-hard', error.message);
    throw error;
  }
}

function utilityOf(rule: AllocationRule): Utility {
  if (rule.name === 'equal-shares' || rule.name === 'bounded-overspending') return rule.utility;
  return rule.name === 'greedy' && (rule.by === 'points' || rule.by === 'points-per-cost') ? 'points' : 'cardinality';
}

function chooseBy(allocation: Allocation, profile: Profile, feasibility: Feasibility, onProgress?: (done: { readonly runs: number; readonly spent: bigint }) => void): Chosen | AllocationRefusal {
  const { rule } = allocation;
  switch (rule.name) {
    case 'equal-shares': return equalShares(allocation, rule, profile, feasibility, onProgress);
    case 'bounded-overspending': return boundedOverspending(allocation, rule, profile, feasibility);
    case 'phragmen': return phragmen(allocation, rule, profile, feasibility);
    case 'greedy': return greedy(allocation, rule, profile, feasibility);
  }
}

function allocatedOf(allocation: Allocation, profile: Profile, chosen: Chosen, feasibility: Feasibility): Allocated {
  const { projects, budget } = allocation;
  const winners = chosen.purchases.map(({ project }) => project);
  const spent = winners.reduce((sum, project) => sum + (projects[project] as Project).cost, 0n);
  const paidBy = feasibility.payments(winners);
  return {
    ok: true,
    winners: winners.map((project) => (projects[project] as Project).code),
    spent,
    left: budget - spent,
    purchases: chosen.purchases,
    passed: chosen.passed,
    ...(chosen.share === undefined ? {} : { share: chosen.share }),
    ...(chosen.runs === undefined ? {} : { runs: chosen.runs }),
    ...(chosen.replaced === true ? { replaced: true } : {}),
    ...(paidBy === undefined ? {} : { paidBy }),
    evidence: { profile, ...(chosen.shares === undefined ? {} : { shares: chosen.shares }) },
  };
}
