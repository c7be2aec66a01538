/**
 * How the voters fared, in groups that the votes themselves make.
 *
 * A camp is made so: the project that most voters support, and all who support
 * it; then, among all others, the project that most of them support, and all
 * of those; and so on (of equal support, the project listed first). The first
 * camp is the majority where there is one, and every voter who supports
 * anything is in exactly one camp.
 *
 * What was spent for a voter is counted alike under every rule: the cost of
 * each project bought is divided equally among its supporters (the "share" of
 * Lackner, Maly and Rey, "Fairness in Long-Term Participatory Budgeting",
 * IJCAI 2021). Under equal shares stands beside it what voters really paid.
 */
import type { Allocated, Allocation, Project } from './allocation.ts';
import type { Profile } from './profile.ts';
import { leastCommonMultiple, minus, plus, rational, roundedOf, textOf, times, type Rational, ZERO } from './rational.ts';

/** Voters who have the project `of` in common; the last camp may gather all that are left. */
export interface Camp {
  /** Code of the project that makes the camp; none for the voters left over. */
  readonly of?: string;
  readonly title?: string;
  readonly voters: number;
  /** Hundredths of a percent of all voters, and of what was spent. */
  readonly ofVoters: number;
  readonly ofSpent: number;
  /** What was spent for them, exactly and in least units. */
  readonly served: { readonly exact: string; readonly rounded: string };
  /** Equal shares: what they paid. */
  readonly paid?: { readonly exact: string; readonly rounded: string };
  /** Bought projects that more than half of them support. */
  readonly projects: readonly string[];
  /** Voters of whose projects none was bought. */
  readonly withNone: number;
}

/** How many voters have how many of their projects bought. */
export interface Coverage {
  /** Voters who support nothing. */
  readonly supportNothing: number;
  /** Voters who support something, none of which was bought. */
  readonly withNone: number;
  /** At place k the voters with exactly k of their projects bought, for those who support something. */
  readonly byBought: readonly number[];
}

/** Camps that are told apart. */
const CAMPS = 8;

/** The camps of an allocation, the largest first as they are made. */
export function campsOf(allocation: Allocation, outcome: Allocated): readonly Camp[] {
  const { profile } = outcome.evidence;
  const bought = outcome.purchases.map(({ project }) => project);
  const left = new Set([...profile.ballots.keys()].filter((group) => (profile.ballots[group] as Int32Array).length > 0 && (profile.weights[group] as number) > 0));
  const camps: Camp[] = [];
  while (left.size > 0 && camps.length < CAMPS) {
    const project = mostSupported(profile, left);
    const members = (profile.supporters[project] as Int32Array).filter((group) => left.has(group));
    for (const group of members) left.delete(group);
    const { code, title } = allocation.projects[project] as Project;
    camps.push({ of: code, ...(title === undefined ? {} : { title }), ...campOf(allocation, outcome, bought, members) });
  }
  if (left.size > 0) camps.push(campOf(allocation, outcome, bought, Int32Array.from(left)));
  return camps;
}

function mostSupported(profile: Profile, left: ReadonlySet<number>): number {
  const votes = new Float64Array(profile.votes.length);
  for (const group of left) for (const project of profile.ballots[group] as Int32Array) votes[project] = (votes[project] as number) + (profile.weights[group] as number);
  return votes.reduce((best, count, project) => (count > (votes[best] as number) ? project : best), 0);
}

function campOf({ projects }: Allocation, { evidence, spent, share }: Allocated, bought: readonly number[], members: Int32Array): Omit<Camp, 'of' | 'title'> {
  const { profile, shares } = evidence;
  const voters = members.reduce((sum, group) => sum + (profile.weights[group] as number), 0);
  const supportersHere = new Float64Array(projects.length);
  const isBought = new Set(bought);
  let withNone = 0;
  for (const group of members) {
    const ballot = profile.ballots[group] as Int32Array;
    for (const project of ballot) supportersHere[project] = (supportersHere[project] as number) + (profile.weights[group] as number);
    if (!ballot.some((project) => isBought.has(project))) withNone += profile.weights[group] as number;
  }
  const served = bought.reduce((sum, project) => {
    const here = BigInt(supportersHere[project] as number);
    return here === 0n ? sum : plus(sum, rational((projects[project] as Project).cost * here, BigInt(profile.votes[project] as number)));
  }, ZERO);
  const paid = shares === undefined || share === undefined ? undefined : minus(times(share, rational(BigInt(voters))), shares.heldBy(members));
  return {
    voters,
    ofVoters: permyriad(rational(BigInt(voters)), BigInt(profile.voters)),
    ofSpent: permyriad(served, spent),
    served: { exact: textOf(served), rounded: String(roundedOf(served)) },
    ...(paid === undefined ? {} : { paid: { exact: textOf(paid), rounded: String(roundedOf(paid)) } }),
    projects: bought.filter((project) => 2 * (supportersHere[project] as number) > voters).map((project) => (projects[project] as Project).code),
    withNone,
  };
}

/** Hundredths of a percent, rounded. */
function permyriad(part: Rational, whole: bigint): number {
  return whole === 0n ? 0 : Number(roundedOf(times(part, rational(10_000n, whole))));
}

/** How many voters have how many of their projects bought. */
export function coverageOf(profile: Profile, bought: ReadonlySet<number>): Coverage {
  const byBought: number[] = [];
  let supportNothing = 0;
  for (const [group, ballot] of profile.ballots.entries()) {
    const weight = profile.weights[group] as number;
    if (ballot.length === 0) {
      supportNothing += weight;
      continue;
    }
    const count = ballot.reduce((sum, project) => (bought.has(project) ? sum + 1 : sum), 0);
    while (byBought.length <= count) byBought.push(0);
    byBought[count] = (byBought[count] as number) + weight;
  }
  return { supportNothing, withNone: byBought[0] ?? 0, byBought };
}

/** What went to each tenth of the voters, the least served first, in hundredths of a percent of what was spent for supporters. */
export function decilesOf({ projects }: Allocation, profile: Profile, bought: ReadonlySet<number>): readonly number[] {
  const common = [...bought].reduce((sofar, project) => (profile.votes[project] === 0 ? sofar : leastCommonMultiple(sofar, BigInt(profile.votes[project] as number))), 1n);
  const perVoter = projects.map(({ cost }, project) => (bought.has(project) && profile.votes[project] !== 0 ? cost * (common / BigInt(profile.votes[project] as number)) : 0n));
  const served = profile.ballots.map((ballot, group) => ({ voters: BigInt(profile.weights[group] as number), each: ballot.reduce((sum, project) => sum + (perVoter[project] as bigint), 0n) }));
  served.sort((a, b) => (a.each < b.each ? -1 : a.each > b.each ? 1 : 0));
  const total = served.reduce((sum, { voters, each }) => sum + voters * each, 0n);
  // Voters are counted in tenths, so that a voter may stand across the border of two deciles.
  const size = BigInt(profile.voters);
  const sums = new Array<bigint>(10).fill(0n);
  let place = 0n;
  for (const { voters, each } of served) {
    for (let left = 10n * voters; left > 0n && size > 0n;) {
      const decile = Number(place / size);
      const room = size * BigInt(decile + 1) - place;
      const taken = left < room ? left : room;
      sums[decile] = (sums[decile] as bigint) + taken * each;
      place += taken;
      left -= taken;
    }
  }
  return sums.map((sum) => permyriad(rational(sum), 10n * total));
}
