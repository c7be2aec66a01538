/**
 * The rules for allocating a budget written down as their definitions say, with
 * fractions throughout and nothing remembered from round to round. Far too slow
 * for an election; tests hold the fast rules against it.
 */
import type { Allocation, AllocationRule, Project } from './allocation.ts';
import { compare, ceilingOf, floorOf, minus, ONE, plus, quotient, rational, times, type Rational, ZERO } from './rational.ts';
import { preferred } from './tie-rule.ts';

/** A utility profile: for each voter what each project is worth, by its place in the list. */
type Worth = readonly (readonly Rational[])[];

type NaiveOutcome = { readonly winners: readonly string[]; readonly held: readonly Rational[] } | 'tie';

/** What each project is worth to each voter. */
export function worthOf({ projects, votes, rule }: Allocation): Worth {
  const utility = 'utility' in rule ? rule.utility : 'cardinality';
  return votes.map(({ ballot }) => projects.map(({ code, cost }) => {
    const place = 'ranking' in ballot ? ballot.ranking.indexOf(code) : -1;
    const points = 'approves' in ballot ? (ballot.approves.includes(code) ? 1n : 0n)
      : 'points' in ballot ? ballot.points.get(code) ?? 0n
      : place === -1 ? 0n : BigInt(ballot.ranking.length - place - (utility === 'borda' ? 1 : 0));
    if (utility === 'points' || utility === 'borda') return rational(points);
    if (utility === 'points-cost') return rational(points * cost);
    return rational(points > 0n ? (utility === 'cost' ? cost : 1n) : 0n);
  }));
}

/** Who supports what: worth without costs, so that a project that costs nothing can be supported. */
function supportOf(allocation: Allocation): Worth {
  const { rule } = allocation;
  if (!('utility' in rule)) return worthOf(allocation);
  const utility = rule.utility === 'cost' ? 'cardinality' : rule.utility === 'points-cost' ? 'points' : rule.utility;
  return worthOf({ ...allocation, rule: { ...rule, utility } });
}

/** Equal shares with a given share for each voter, round by round as defined. */
export function naiveEqualShares(allocation: Allocation, share: Rational): NaiveOutcome {
  const worth = worthOf(allocation);
  const held = worth.map(() => share);
  const isSupported = (project: number): boolean => supportOf(allocation).some((values) => (values[project] as Rational).n > 0n);
  const winners = [...allocation.projects.keys()].filter((project) => allocation.projects[project]?.cost === 0n && isSupported(project));
  for (;;) {
    const offers = [...allocation.projects.keys()].filter((project) => allocation.projects[project]?.cost !== 0n && !winners.includes(project)).flatMap((project) => {
      const rho = rhoOf(allocation.projects[project] as Project, project, worth, held);
      return rho === undefined ? [] : [{ project, rho }];
    });
    const least = offers.reduce<Rational | undefined>((best, { rho }) => (best === undefined || compare(rho, best) < 0 ? rho : best), undefined);
    if (least === undefined) return { winners: winners.map((project) => allocation.projects[project]?.code ?? ''), held };
    const winner = firstOf(allocation, worth, offers.filter(({ rho }) => compare(rho, least) === 0).map(({ project }) => project));
    if (winner === undefined) return 'tie';
    winners.push(winner);
    for (const [voter, values] of worth.entries()) held[voter] = minus(held[voter] as Rational, smaller(held[voter] as Rational, times(least, values[winner] as Rational)));
  }
}

/** The price of a unit of utility at which supporters pay the cost, trying every supporter as the last who pays everything. */
function rhoOf({ cost }: Project, project: number, worth: Worth, held: readonly Rational[]): Rational | undefined {
  const supporters = worth.flatMap((values, voter) => ((values[project] as Rational).n > 0n ? [{ value: values[project] as Rational, money: held[voter] as Rational }] : []));
  supporters.sort((a, b) => compare(quotient(a.money, a.value), quotient(b.money, b.value)));
  let left = rational(cost);
  let value = supporters.reduce((sum, supporter) => plus(sum, supporter.value), ZERO);
  for (const supporter of supporters) {
    const rho = quotient(left, value);
    if (compare(times(rho, supporter.value), supporter.money) <= 0) return rho;
    left = minus(left, supporter.money);
    value = minus(value, supporter.value);
  }
  return undefined;
}

/** Add1 step by step. */
export function naiveAdd1(allocation: Allocation, rule: Extract<AllocationRule, { readonly name: 'equal-shares' }>): readonly string[] | 'tie' {
  const exact = rational(allocation.budget, BigInt(allocation.votes.length));
  let share = rule.start === 'exact' ? exact : rational(floorOf(exact));
  let kept = naiveEqualShares(allocation, share);
  for (;;) {
    if (kept === 'tie') return 'tie';
    const bought = new Set(kept.winners);
    const spent = spentOn(allocation, bought);
    const open = allocation.projects.filter(({ code }) => !bought.has(code));
    if (rule.completion.startsWith('add1-exhaustive') && open.every(({ cost }) => spent + cost > allocation.budget)) return kept.winners;
    if (open.every(({ code }) => supportOf(allocation).every((values) => (values[allocation.projects.findIndex((project) => project.code === code)] as Rational).n === 0n))) return kept.winners;
    share = plus(share, rule.step ?? ONE);
    const next = naiveEqualShares(allocation, share);
    if (next === 'tie') return 'tie';
    if (spentOn(allocation, new Set(next.winners)) > allocation.budget) return kept.winners;
    kept = next;
  }
}

/** Sequential Phragmen as defined. */
export function naivePhragmen(allocation: Allocation): readonly string[] | 'tie' {
  const worth = worthOf(allocation);
  const loads = worth.map(() => ZERO);
  const winners: number[] = [];
  let left = allocation.budget;
  for (;;) {
    const offers = [...allocation.projects.entries()].flatMap(([project, { cost }]) => {
      const supporters = worth.flatMap((values, voter) => ((values[project] as Rational).n > 0n ? [voter] : []));
      if (winners.includes(project) || supporters.length === 0 || cost > allocation.budget) return [];
      const sum = supporters.reduce((total, voter) => plus(total, loads[voter] as Rational), rational(cost));
      return [{ project, supporters, load: quotient(sum, rational(BigInt(supporters.length))) }];
    });
    const least = offers.reduce<Rational | undefined>((best, { load }) => (best === undefined || compare(load, best) < 0 ? load : best), undefined);
    const tied = offers.filter(({ load }) => least !== undefined && compare(load, least) === 0);
    if (least === undefined || tied.some(({ project }) => (allocation.projects[project] as Project).cost > left)) return winners.map((project) => allocation.projects[project]?.code ?? '');
    const winner = firstOf(allocation, worth, tied.map(({ project }) => project));
    if (winner === undefined) return 'tie';
    winners.push(winner);
    left -= (allocation.projects[winner] as Project).cost;
    for (const voter of tied.find(({ project }) => project === winner)?.supporters ?? []) loads[voter] = least;
  }
}

/** Bounded overspending as defined, with the two additions that bounded-overspending.ts states. */
export function naiveBoundedOverspending(allocation: Allocation): NaiveOutcome {
  const worth = worthOf(allocation);
  const held = worth.map(() => rational(allocation.budget, BigInt(worth.length)));
  const isFree = (project: number): boolean => allocation.projects[project]?.cost === 0n && supportOf(allocation).some((values) => (values[project] as Rational).n > 0n);
  const winners = [...allocation.projects.keys()].filter(isFree);
  let left = allocation.budget;
  for (;;) {
    const offers = [...allocation.projects.entries()].filter(([project, { cost }]) => cost > 0n && cost <= left && !winners.includes(project)).flatMap(([project, { cost }]) => {
      const best = bestOffer(rational(cost), project, worth, held);
      return best === undefined ? [] : [{ project, ...best }];
    });
    const least = offers.reduce<Rational | undefined>((best, { ratio }) => (best === undefined || compare(ratio, best) < 0 ? ratio : best), undefined);
    if (least === undefined) return { winners: winners.map((project) => allocation.projects[project]?.code ?? ''), held };
    const winner = firstOf(allocation, worth, offers.filter(({ ratio }) => compare(ratio, least) === 0).map(({ project }) => project));
    if (winner === undefined) return 'tie';
    const { rho, alpha } = offers.find(({ project }) => project === winner) as (typeof offers)[number];
    winners.push(winner);
    left -= (allocation.projects[winner] as Project).cost;
    // A price of a point is raised to the next multiple of 2^-64: of a unit of utility that is the price times what a point is worth.
    const scale = 'utility' in allocation.rule && (allocation.rule.utility === 'cost' || allocation.rule.utility === 'points-cost') ? rational((allocation.projects[winner] as Project).cost) : ONE;
    const price = compare(alpha, ONE) < 0 ? quotient(rational(ceilingOf(times(times(rho, scale), rational(2n ** 64n))), 2n ** 64n), scale) : rho;
    for (const [voter, values] of worth.entries()) held[voter] = minus(held[voter] as Rational, smaller(held[voter] as Rational, times(price, values[winner] as Rational)));
  }
}

/** The least rho / alpha of a project over every lambda at which a supporter has just paid everything, and the one that pays the cost. */
function bestOffer(cost: Rational, project: number, worth: Worth, held: readonly Rational[]): { readonly ratio: Rational; readonly rho: Rational; readonly alpha: Rational } | undefined {
  const supporters = worth.flatMap((values, voter) => ((values[project] as Rational).n > 0n ? [{ value: values[project] as Rational, money: held[voter] as Rational }] : []));
  const full = rhoOf({ code: '', cost: cost.n }, project, worth, held);
  let best: { readonly ratio: Rational; readonly rho: Rational; readonly alpha: Rational } | undefined;
  for (const lambda of [...supporters.map(({ value, money }) => quotient(money, value)), ...(full === undefined ? [] : [full])]) {
    const collected = supporters.reduce((sum, { value, money }) => plus(sum, smaller(money, times(lambda, value))), ZERO);
    if (collected.n === 0n) continue;
    const alpha = smaller(ONE, quotient(collected, cost));
    const rho = quotient(lambda, alpha);
    const ratio = quotient(rho, alpha);
    const order = best === undefined ? -1 : compare(ratio, best.ratio);
    if (order < 0 || (order === 0 && best !== undefined && compare(alpha, best.alpha) > 0)) best = { ratio, rho, alpha };
  }
  return best;
}

function spentOn({ projects }: Allocation, bought: ReadonlySet<string>): bigint {
  return projects.reduce((sum, { code, cost }) => (bought.has(code) ? sum + cost : sum), 0n);
}

function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

function firstOf({ projects, ties }: Allocation, worth: Worth, tied: readonly number[]): number | undefined {
  const found = preferred(tied.map((project) => ({
    code: projects[project]?.code ?? '', listed: project, cost: projects[project]?.cost ?? 0n,
    votes: BigInt(worth.filter((values) => (values[project] as Rational).n > 0n).length),
  })), ties);
  return found.ok ? found.option.listed : undefined;
}
