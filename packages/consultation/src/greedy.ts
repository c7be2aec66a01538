/**
 * Buying by votes: the project with the most votes (or points, or either for
 * each unit of cost) that fits, then the next, as most cities do.
 *
 * A tie needs no rule where its order cannot matter: those of the tied that do
 * not fit now will not fit later, because every part of an allowed set is
 * allowed (see `feasibility.ts`); and where all the others may be bought
 * together, each of them is bought in whatever order they are taken.
 */
import type { Allocation, AllocationRule, Project } from './allocation.ts';
import type { Feasibility } from './feasibility.ts';
import type { Profile } from './profile.ts';
import type { Chosen, Passed, Purchase } from './purchase.ts';
import { winnerOfTie } from './purchase-tie.ts';
import type { Tie } from './tie-rule.ts';

type GreedyRule = Extract<AllocationRule, { readonly name: 'greedy' }>;

/** How projects are gone through. */
export interface GreedyWay {
  readonly by: Purchase['by'];
  /** What a project is measured by; more is bought first. */
  readonly measure: (project: number) => bigint;
  /** True where the measure is taken for each unit of cost. */
  readonly isPerCost?: boolean;
  readonly threshold?: bigint;
  readonly stopsAtMisfit?: boolean;
  /** Only these are bought. */
  readonly among?: ReadonlySet<number>;
  /** Not more than so many are bought. */
  readonly most?: number;
}

/** Allocates greedily. */
export function greedy(allocation: Allocation, rule: GreedyRule, profile: Profile, feasibility: Feasibility): Chosen | Tie {
  const { by = 'votes' } = rule;
  const counted = by.startsWith('points') ? profile.totals : profile.votes;
  const way: GreedyWay = {
    by: 'rule',
    measure: (project) => BigInt(counted[project] as number),
    isPerCost: by.endsWith('per-cost'),
    ...(rule.threshold === undefined ? {} : { threshold: rule.threshold }),
    stopsAtMisfit: rule.misfit === 'stop',
  };
  const chosen = buyGreedily(allocation, profile, feasibility, { ok: true, purchases: [], passed: [] }, way);
  if (!chosen.ok) return chosen;
  // A rule that stops at a misfit, or asks for a threshold, may leave a floor unreached.
  for (let sofar = chosen; ;) {
    const wanted = feasibility.wanted(sofar.purchases.map(({ project }) => project));
    if (wanted.size === 0) return sofar;
    const next = buyGreedily(allocation, profile, feasibility, sofar, { by: 'floor', measure: way.measure, among: wanted, most: 1 });
    if (!next.ok) return next;
    sofar = { ...next, passed: chosen.passed };
  }
}

/** Goes through the projects by the measure and buys what may be bought beside what was chosen before. */
export function buyGreedily(allocation: Allocation, profile: Profile, feasibility: Feasibility, chosen: Chosen, way: GreedyWay): Chosen | Tie {
  const purchases = [...chosen.purchases];
  const passed = new Map(chosen.passed.map((entry) => [entry.project, entry]));
  const indices = [...allocation.projects.keys()].filter((project) => (way.among?.has(project) ?? true) && !purchases.some((bought) => bought.project === project));
  let isStopped = false;
  for (const level of levelsOf(allocation, indices, way)) {
    let open = level;
    while (open.length > 0 && purchases.length - chosen.purchases.length < (way.most ?? Number.POSITIVE_INFINITY)) {
      const split = splitLevel(allocation, profile, feasibility, purchases, open, way, isStopped);
      for (const entry of split.passed) passed.set(entry.project, entry);
      // What costs more than the whole budget could never have been admitted; it does not end a rule that stops.
      if (way.stopsAtMisfit === true && split.passed.some(({ reason, project }) => isMisfit(reason) && (allocation.projects[project] as Project).cost <= allocation.budget)) isStopped = true;
      open = isStopped ? [] : split.fitting;
      for (const project of isStopped ? split.fitting : []) passed.set(project, { project, reason: 'stopped' });
      const next = nextOf(allocation, profile, feasibility, purchases, open, way);
      if (next === undefined) break;
      if (!next.ok) return next;
      purchases.push({ project: next.project, by: way.by });
      passed.delete(next.project);
      open = open.filter((project) => project !== next.project);
    }
  }
  return { ...chosen, purchases, passed: [...passed.values()] };
}

function isMisfit(reason: Passed['reason']): boolean {
  return reason === 'budget' || reason === 'fund' || reason === 'floor';
}

/** Projects of equal measure together, the largest measure first. */
function levelsOf({ projects }: Allocation, indices: readonly number[], { measure, isPerCost }: GreedyWay): readonly (readonly number[])[] {
  const costOf = (project: number): bigint => (isPerCost === true ? (projects[project] as Project).cost : 1n);
  const order = (a: number, b: number): number => {
    // Measured for each unit of cost: a/costA against b/costB, so that what costs nothing comes first.
    const difference = measure(b) * costOf(a) - measure(a) * costOf(b);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  };
  const levels: number[][] = [];
  for (const project of [...indices].sort((a, b) => order(a, b) || a - b)) {
    const level = levels.at(-1);
    if (level === undefined || order(level[0] as number, project) !== 0) levels.push([project]);
    else level.push(project);
  }
  return levels;
}

/** Which of the tied may be bought now, and why the others never will be. */
function splitLevel({ projects }: Allocation, profile: Profile, feasibility: Feasibility, purchases: readonly Purchase[], level: readonly number[], way: GreedyWay, isStopped: boolean): { readonly fitting: readonly number[]; readonly passed: readonly Passed[] } {
  const bought = purchases.map(({ project }) => project);
  const fitting: number[] = [];
  const passed: Passed[] = [];
  for (const project of level) {
    const isSupported = way.by === 'floor' || (profile.votes[project] as number) > 0;
    const reason = !isSupported ? 'no-supporters'
      : way.threshold !== undefined && way.measure(project) < way.threshold ? 'threshold'
      : isStopped ? 'stopped'
      : feasibility.refusal(bought, project);
    if (reason === undefined) fitting.push(project);
    else if (projects[project] !== undefined) passed.push({ project, reason });
  }
  return { fitting, passed };
}

function nextOf(allocation: Allocation, profile: Profile, feasibility: Feasibility, purchases: readonly Purchase[], open: readonly number[], way: GreedyWay): { readonly ok: true; readonly project: number } | Tie | undefined {
  const [only] = open;
  if (only === undefined) return undefined;
  if (open.length === 1) return { ok: true, project: only };
  const winner = winnerOfTie(allocation, profile, open);
  return !winner.ok && way.most === undefined && areAllowedTogether(feasibility, purchases, open) ? { ok: true, project: only } : winner;
}

function areAllowedTogether(feasibility: Feasibility, purchases: readonly Purchase[], open: readonly number[]): boolean {
  const [last] = open.slice(-1);
  const before = [...purchases.map(({ project }) => project), ...open.slice(0, -1)];
  return feasibility.refusal(before, last as number) === undefined;
}
