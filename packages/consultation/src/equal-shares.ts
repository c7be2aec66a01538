/**
 * The Method of Equal Shares with its completions.
 *
 * Add1 runs the rule again and again, each time with one step more for each
 * voter, and keeps the last outcome that the budget can pay. Each of these
 * runs is decided exactly, so the step at which Add1 stops is exact too.
 *
 * Sources: arXiv 2008.13276; Faliszewski et al., "Participatory Budgeting: Data,
 * Tools, and Analysis" (IJCAI 2023) section 3.3 for Add1; equalshares.net for the start
 * at whole units, the exhaustive stop and the comparison.
 */
import type { Allocation, AllocationRule } from './allocation.ts';
import { completed } from './completion.ts';
import { equalShare, runEqualShares, type Run } from './equal-shares-run.ts';
import type { Feasibility } from './feasibility.ts';
import { greedy } from './greedy.ts';
import type { Profile } from './profile.ts';
import type { Chosen } from './purchase.ts';
import { floorOf, ONE, plus, rational, times, type Rational } from './rational.ts';
import type { Tie } from './tie-rule.ts';

type EqualSharesRule = Extract<AllocationRule, { readonly name: 'equal-shares' }>;
type OnProgress = (done: { readonly runs: number; readonly spent: bigint }) => void;

/** Allocates by equal shares. */
export function equalShares(allocation: Allocation, rule: EqualSharesRule, profile: Profile, feasibility: Feasibility, onProgress?: OnProgress): Chosen | Tie {
  if (profile.voters === 0) return completed(allocation, profile, feasibility, { ok: true, purchases: [], passed: [] }, rule.completion.endsWith('greedy'));
  const last = rule.completion.startsWith('add1') ? raised(allocation, rule, profile, feasibility, onProgress) : first(allocation, profile, feasibility, equalShare(allocation.budget, profile));
  if (!last.ok) return last;
  const chosen: Chosen = { ok: true, purchases: last.run.purchases, passed: last.run.passed, shares: last.run.shares, share: last.run.shares.share, runs: last.runs };
  const whole = completed(allocation, profile, feasibility, chosen, rule.completion.endsWith('greedy'));
  return whole.ok && rule.comparison === true ? preferredOf(allocation, profile, feasibility, whole) : whole;
}

interface Raised {
  readonly ok: true;
  readonly run: Run;
  readonly runs: number;
}

function first(allocation: Allocation, profile: Profile, feasibility: Feasibility, share: Rational): Raised | Tie {
  const run = runEqualShares(allocation, profile, feasibility, share, allocation.budget);
  return run.ok ? { ok: true, run, runs: 1 } : run;
}

/** Add1: the last run whose winners the budget pays, raising every share by one step from run to run. */
function raised(allocation: Allocation, rule: EqualSharesRule, profile: Profile, feasibility: Feasibility, onProgress?: OnProgress): Raised | Tie {
  const { budget } = allocation;
  const exact = equalShare(budget, profile);
  const start = rule.start === 'exact' ? exact : rational(floorOf(exact));
  const begun = first(allocation, profile, feasibility, start);
  if (!begun.ok) return begun;
  if (supportedCost(allocation, profile) <= budget) return doubled(allocation, profile, feasibility, begun);
  return climbed(allocation, rule, profile, feasibility, begun.run, onProgress);
}

/**
 * Steps up from a run. A stride of many steps is taken where the run at its end
 * proves that every step of it buys the same; then none of them could have
 * ended Add1. Strides double while that holds and are halved where it does not.
 */
function climbed(allocation: Allocation, rule: EqualSharesRule, profile: Profile, feasibility: Feasibility, from: Run, onProgress?: OnProgress): Raised | Tie {
  const { budget } = allocation;
  const step = rule.step ?? ONE;
  let [run, runs, stride, isGrowing] = [from, 1, 1n, true];
  for (;;) {
    if (rule.completion.startsWith('add1-exhaustive') && isExhausted(allocation, run)) return { ok: true, run, runs };
    if (isEverythingBought(allocation, profile, run)) return { ok: true, run, runs };
    const share = plus(run.shares.share, times(step, rational(stride)));
    const cap = floorOf({ n: share.n * BigInt(profile.voters), d: share.d });
    const next = runEqualShares(allocation, profile, feasibility, share, cap > budget ? cap : budget, run.rounds);
    if (stride > 1n && (!next.ok || !next.isSame)) {
      [stride, isGrowing] = [stride / 2n, false];
      continue;
    }
    if (!next.ok) return next;
    runs += Number(stride);
    if (next.spent > budget || !feasibility.isCompletable(next.purchases.map(({ project }) => project))) return { ok: true, run, runs };
    run = next;
    onProgress?.({ runs, spent: run.spent });
    if (stride === 1n) isGrowing = true;
    stride = isGrowing ? (next.isSame ? stride * 2n : 1n) : stride / 2n;
  }
}

/**
 * Where the budget pays for everything that anybody supports, no run can spend
 * too much, and Add1 ends with all of it bought. That may take as many steps as
 * a project costs, so the share is doubled instead of raised by single steps.
 */
function doubled(allocation: Allocation, profile: Profile, feasibility: Feasibility, begun: Raised): Raised | Tie {
  let sofar = begun;
  while (!isEverythingBought(allocation, profile, sofar.run)) {
    const next = first(allocation, profile, feasibility, plus(plus(sofar.run.shares.share, sofar.run.shares.share), ONE));
    if (!next.ok) return next;
    sofar = { ...next, runs: sofar.runs + 1 };
  }
  return sofar;
}

/** What all projects that somebody supports cost together. */
function supportedCost({ projects }: Allocation, profile: Profile): bigint {
  return projects.reduce((sum, { cost }, project) => (profile.votes[project] === 0 ? sum : sum + cost), 0n);
}

/** Whether no project that was not bought fits into what is left. */
function isExhausted({ projects, budget }: Allocation, { purchases, spent }: Run): boolean {
  const bought = new Set(purchases.map(({ project }) => project));
  return projects.every(({ cost }, project) => bought.has(project) || spent + cost > budget);
}

/** Whether no run with larger shares could buy more: everything is bought that has supporters, or was refused for another reason than money. */
function isEverythingBought({ projects }: Allocation, profile: Profile, { purchases, passed }: Run): boolean {
  const settled = new Set([...purchases, ...passed].map(({ project }) => project));
  return projects.every((_, project) => profile.votes[project] === 0 || settled.has(project));
}

/** The outcome, or that of the greedy rule where more voters have more of their projects funded by it (Wieliczka 2023). */
function preferredOf(allocation: Allocation, profile: Profile, feasibility: Feasibility, chosen: Chosen): Chosen | Tie {
  const other = greedy(allocation, { name: 'greedy', by: 'votes' }, profile, feasibility);
  if (!other.ok) return other;
  const [here, there] = [chosen, other].map(({ purchases }) => new Set(purchases.map(({ project }) => project)));
  let [forThis, forGreedy] = [0, 0];
  for (const [group, ballot] of profile.ballots.entries()) {
    const weight = profile.weights[group] as number;
    const difference = count(ballot, here as Set<number>) - count(ballot, there as Set<number>);
    if (difference > 0) forThis += weight;
    else if (difference < 0) forGreedy += weight;
  }
  return forGreedy > forThis ? { ...other, replaced: true } : chosen;
}

function count(ballot: Int32Array, bought: ReadonlySet<number>): number {
  return ballot.reduce((sum, project) => (bought.has(project) ? sum + 1 : sum), 0);
}
