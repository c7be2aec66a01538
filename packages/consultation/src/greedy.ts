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
  const basket: Basket = { allocation, profile, feasibility, way, purchases: [...chosen.purchases], bought: chosen.purchases.map(({ project }) => project), passed: new Map(chosen.passed.map((entry) => [entry.project, entry])), most: chosen.purchases.length + (way.most ?? allocation.projects.length), isStopped: false };
  const before = new Set(basket.bought);
  const indices = [...allocation.projects.keys()].filter((project) => (way.among?.has(project) ?? true) && !before.has(project));
  for (const level of levelsOf(allocation, indices, way)) {
    const tie = buyLevel(basket, level.filter((project) => isConsidered(basket, project)));
    if (tie !== undefined) return tie;
  }
  return { ...chosen, purchases: basket.purchases, passed: [...basket.passed.values()] };
}

/** What was bought so far, and how it goes on. */
interface Basket {
  readonly allocation: Allocation;
  readonly profile: Profile;
  readonly feasibility: Feasibility;
  readonly way: GreedyWay;
  readonly purchases: Purchase[];
  readonly bought: number[];
  readonly passed: Map<number, Passed>;
  /** Purchases at which it ends. */
  readonly most: number;
  isStopped: boolean;
}

/** Whether the rule considers a project at all; if not, it is passed over. */
function isConsidered({ profile, way, passed }: Basket, project: number): boolean {
  const isSupported = way.by === 'floor' || (profile.votes[project] as number) > 0;
  const reason = !isSupported ? 'no-supporters' : way.threshold !== undefined && way.measure(project) < way.threshold ? 'threshold' : undefined;
  if (reason !== undefined) passed.set(project, { project, reason });
  return reason === undefined;
}

/** Buys among projects of equal measure, in the order of the tie rule, or in any where it cannot matter. */
function buyLevel(basket: Basket, level: readonly number[]): Tie | undefined {
  const { allocation, profile, feasibility, way } = basket;
  let open = level;
  while (open.length > 0 && basket.purchases.length < basket.most) {
    const [first] = open;
    const winner = open.length === 1 ? { ok: true as const, project: first as number } : winnerOfTie(allocation, profile, open);
    let next = winner.ok ? winner.project : undefined;
    if (!winner.ok && !basket.isStopped) {
      const fitting = open.filter((project) => feasibility.refusal(basket.bought, project) === undefined);
      if (way.most === undefined && fitting.length === open.length && areAllowedTogether(basket, open)) next = first;
      else if (fitting.length === open.length || (way.stopsAtMisfit === true && fitting.length > 0)) return winner;
      else if (fitting.length > 0) next = open.find((project) => !fitting.includes(project));
    }
    const project = next ?? (first as number);
    take(basket, project);
    open = open.filter((other) => other !== project);
  }
  return undefined;
}

/** Buys a project, or passes it over with the reason. */
function take(basket: Basket, project: number): void {
  const { allocation, feasibility, way, passed } = basket;
  const reason = basket.isStopped ? 'stopped' : feasibility.refusal(basket.bought, project);
  if (reason === undefined) {
    basket.purchases.push({ project, by: way.by });
    basket.bought.push(project);
    passed.delete(project);
    return;
  }
  passed.set(project, { project, reason });
  // What costs more than the whole budget could never have been admitted; it does not end a rule that stops.
  if (way.stopsAtMisfit === true && isMisfit(reason) && (allocation.projects[project] as Project).cost <= allocation.budget) basket.isStopped = true;
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

function areAllowedTogether({ feasibility, bought }: Basket, open: readonly number[]): boolean {
  const [last] = open.slice(-1);
  return feasibility.refusal([...bought, ...open.slice(0, -1)], last as number) === undefined;
}
