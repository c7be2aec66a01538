/**
 * Sequential Phragmen for projects with costs: every voter earns money at the
 * same steady rate, and as soon as the supporters of a project together have
 * its cost they buy it and begin again from nothing. What a voter carries (the
 * load) is the moment at which that voter last paid.
 *
 * The next project is the one with the least
 *
 *     (cost + sum of its supporters' loads) / number of its supporters,
 *
 * which is then the load of each of them. The rule stops when a project whose
 * turn it is costs more than the budget has left (as pabutools does), so that
 * money may stay over; projects dearer than the whole budget, and projects
 * that nobody supports, never have a turn.
 *
 * Source: Los, Christoff and Grossi, "Proportional Budget Allocations: Towards
 * a Systematization" (IJCAI 2022), section 3; Phragmen 1899.
 */
import type { Allocation, AllocationRule, Project } from './allocation.ts';
import { completed } from './completion.ts';
import type { Feasibility } from './feasibility.ts';
import type { Profile } from './profile.ts';
import type { Chosen, Passed, Purchase } from './purchase.ts';
import { winnerOfTie } from './purchase-tie.ts';
import { approximate, compare, leastCommonMultiple, rational, type Rational, ZERO } from './rational.ts';
import type { Tie } from './tie-rule.ts';

type PhragmenRule = Extract<AllocationRule, { readonly name: 'phragmen' }>;

/** Loads so far: for each group the purchase after which it carries what it carries, or -1. */
interface Loads {
  readonly lastOf: Int32Array;
  readonly exact: Rational[];
  readonly approximate: number[];
}

/** Allocates by sequential Phragmen. */
export function phragmen(allocation: Allocation, rule: PhragmenRule, profile: Profile, feasibility: Feasibility): Chosen | Tie {
  const { projects, budget } = allocation;
  const loads: Loads = { lastOf: new Int32Array(profile.weights.length).fill(-1), exact: [], approximate: [] };
  const purchases: Purchase[] = [];
  const passed: Passed[] = [];
  let left = budget;
  let open = [...projects.keys()].filter((project) => profile.votes[project] !== 0 && (projects[project] as Project).cost <= budget);
  while (open.length > 0) {
    const { tied, load } = nextBy(allocation, profile, loads, open);
    if (tied.some((project) => (projects[project] as Project).cost > left)) {
      passed.push(...open.map((project) => ({ project, reason: (projects[project] as Project).cost > left ? 'budget' as const : 'stopped' as const })));
      break;
    }
    const winner = tied.length === 1 ? { ok: true as const, project: tied[0] as number } : winnerOfTie(allocation, profile, tied);
    if (!winner.ok) return winner;
    open = open.filter((project) => project !== winner.project);
    const reason = feasibility.refusal(purchases.map(({ project }) => project), winner.project);
    if (reason !== undefined) {
      passed.push({ project: winner.project, reason });
      continue;
    }
    purchases.push({ project: winner.project, by: 'rule', load });
    left -= (projects[winner.project] as Project).cost;
    const purchase = loads.exact.push(load) - 1;
    loads.approximate.push(approximate(load));
    for (const group of profile.supporters[winner.project] as Int32Array) loads.lastOf[group] = purchase;
  }
  return completed(allocation, profile, feasibility, { ok: true, purchases, passed }, rule.completion === 'greedy');
}

/** The projects whose load would be the least, and that load, exactly. */
function nextBy(allocation: Allocation, profile: Profile, loads: Loads, open: readonly number[]): { readonly tied: readonly number[]; readonly load: Rational } {
  const rough = open.map((project) => ({ project, load: roughLoad(allocation, profile, loads, project) }));
  const least = Math.min(...rough.map(({ load }) => load));
  // Adding up `groups` rounded loads is off by less than 2^-50 x (groups + 4) of the largest of them.
  const margin = 2 ** -49 * (profile.weights.length + 8) * Math.max(least, ...loads.approximate, Number.MIN_VALUE);
  let tied: number[] = [];
  let load = ZERO;
  for (const { project } of rough.filter((entry) => entry.load <= least + margin)) {
    const exact = exactLoad(allocation, profile, loads, project);
    const order = tied.length === 0 ? -1 : compare(exact, load);
    if (order < 0) [tied, load] = [[project], exact];
    else if (order === 0) tied.push(project);
  }
  return { tied, load };
}

function roughLoad({ projects }: Allocation, profile: Profile, loads: Loads, project: number): number {
  let sum = Number((projects[project] as Project).cost);
  for (const group of profile.supporters[project] as Int32Array) {
    const last = loads.lastOf[group] as number;
    if (last !== -1) sum += (profile.weights[group] as number) * (loads.approximate[last] as number);
  }
  return sum / (profile.votes[project] as number);
}

function exactLoad({ projects }: Allocation, profile: Profile, loads: Loads, project: number): Rational {
  const voters = new Float64Array(loads.exact.length);
  for (const group of profile.supporters[project] as Int32Array) {
    const last = loads.lastOf[group] as number;
    if (last !== -1) voters[last] = (voters[last] as number) + (profile.weights[group] as number);
  }
  // Each load was made from earlier ones, so the least common denominator stays a product of small numbers.
  let [n, d] = [(projects[project] as Project).cost, 1n];
  for (const [purchase, load] of loads.exact.entries()) {
    if (voters[purchase] === 0) continue;
    const common = leastCommonMultiple(d, load.d);
    [n, d] = [n * (common / d) + BigInt(voters[purchase] as number) * load.n * (common / load.d), common];
  }
  return rational(n, d * BigInt(profile.votes[project] as number));
}
