/**
 * The votes of an allocation in the form in which rules count them: voters
 * with the same ballot make one group, and each project knows the groups that
 * support it and how many points each voter of a group gives it.
 */
import { assert } from '@amanah/log/assert.ts';
import { failure, type Result } from '@amanah/log/result.ts';
import type { Project, Utility } from './allocation.ts';

/** What one voter says: projects approved, projects ranked (best first), or points given. Codes are those of the projects. */
export type ProjectBallot =
  | { readonly approves: readonly string[] }
  | { readonly ranking: readonly string[]; /** Places that every ranking may fill, where the first of a short one shall be worth as much as the first of a long one. */ readonly places?: number }
  | { readonly points: ReadonlyMap<string, bigint> };

export interface Vote {
  readonly voter: string;
  /** How many voters cast this very ballot; one where it is left out. */
  readonly weight?: bigint;
  readonly ballot: ProjectBallot;
}

/** Groups of identical ballots. Weights and points are whole Numbers, their products and sums within 2^53. */
export interface Profile {
  /** Every voter, those who support nothing among them. */
  readonly voters: number;
  /** Voters of each group. */
  readonly weights: Float64Array;
  /** For each project the groups that support it. */
  readonly supporters: readonly Int32Array[];
  /** Beside `supporters`: the points of one voter of the group. */
  readonly points: readonly Float64Array[];
  /** For each project the voters who support it. */
  readonly votes: readonly number[];
  /** For each project the points that all voters give it. */
  readonly totals: readonly number[];
  /** For each group the projects it supports, as listed. */
  readonly ballots: readonly Int32Array[];
  /** For each vote its group. */
  readonly groupOfVote: Int32Array;
  /** What one point is worth: the utility of a supporter is points times this. */
  readonly scales: readonly bigint[];
}

/** Points of one ballot stay below this, so that exact sums of them fit a Number. */
export const POINTS_LIMIT = 2 ** 24;
const TOTAL_LIMIT = 2n ** 50n;

type ProfileFault = 'unknown-project' | 'ballot' | 'utility' | 'too-many-votes';

interface Entry {
  readonly project: number;
  readonly points: number;
}

/** Groups the votes and counts what each project is given under a utility. */
export function profileOf(projects: readonly Project[], votes: readonly Vote[], utility: Utility): Result<{ readonly profile: Profile }, ProfileFault> {
  const indexOf = new Map(projects.map(({ code }, index) => [code, index]));
  const groups = new Map<string, number>();
  const entriesOf: (readonly Entry[])[] = [];
  const weights: number[] = [];
  const groupOfVote = new Int32Array(votes.length);
  let total = 0n;
  for (const [at, vote] of votes.entries()) {
    const read = entriesOfBallot(vote, utility, indexOf);
    if (!read.ok) return read;
    const weight = vote.weight ?? 1n;
    if (weight < 0n) return failure('ballot', `the ballot of ${vote.voter} stands for ${weight} voters`);
    total += weight * BigInt(Math.max(1, ...read.entries.map(({ points }) => points)));
    if (total > TOTAL_LIMIT) return failure('too-many-votes', 'the votes and points are more than can be counted (2^50)');
    const key = read.entries.map(({ project, points }) => (points === 1 ? project : `${project}:${points}`)).join();
    let group = groups.get(key);
    if (group === undefined) {
      groups.set(key, (group = entriesOf.length));
      entriesOf.push(read.entries);
      weights.push(0);
    }
    weights[group] = (weights[group] as number) + Number(weight);
    groupOfVote[at] = group;
  }
  return { ok: true, profile: { ...columnsOf(projects.length, entriesOf, weights), groupOfVote, scales: projects.map(({ cost }) => (utility === 'cost' || utility === 'points-cost' ? cost : 1n)) } };
}

function columnsOf(projects: number, entriesOf: readonly (readonly Entry[])[], weights: readonly number[]): Omit<Profile, 'groupOfVote' | 'scales'> {
  const supporters: number[][] = Array.from({ length: projects }, () => []);
  const points: number[][] = Array.from({ length: projects }, () => []);
  const votes = new Array<number>(projects).fill(0);
  const totals = new Array<number>(projects).fill(0);
  for (const [group, entries] of entriesOf.entries()) {
    const weight = weights[group] as number;
    if (weight === 0) continue;
    for (const entry of entries) {
      (supporters[entry.project] as number[]).push(group);
      (points[entry.project] as number[]).push(entry.points);
      votes[entry.project] = (votes[entry.project] as number) + weight;
      totals[entry.project] = (totals[entry.project] as number) + weight * entry.points;
    }
  }
  return {
    voters: weights.reduce((sum, weight) => sum + weight, 0),
    weights: Float64Array.from(weights),
    supporters: supporters.map((groups) => Int32Array.from(groups)),
    points: points.map((given) => Float64Array.from(given)),
    votes,
    totals,
    ballots: entriesOf.map((entries) => Int32Array.from(entries.map(({ project }) => project))),
  };
}

/** The projects that a ballot supports, by place in the list, with what it gives them. */
function entriesOfBallot({ voter, ballot }: Vote, utility: Utility, indexOf: ReadonlyMap<string, number>): Result<{ readonly entries: readonly Entry[] }, ProfileFault> {
  if (utility === 'borda' && !('ranking' in ballot)) return failure('utility', `the utility borda is for rankings, and the ballot of ${voter} is none`);
  const given = pointsOf(ballot, utility);
  const entries: Entry[] = [];
  const seen = new Set<number>();
  for (const [code, points] of given) {
    const project = indexOf.get(code);
    if (project === undefined) return failure('unknown-project', `the ballot of ${voter} names ${JSON.stringify(code)}, which is no project`);
    if (seen.has(project)) return failure('ballot', `the ballot of ${voter} names ${JSON.stringify(code)} twice`);
    seen.add(project);
    if (points < 0n) return failure('ballot', `the ballot of ${voter} gives ${JSON.stringify(code)} ${points} points; points below zero cannot be counted`);
    if (points >= BigInt(POINTS_LIMIT)) return failure('ballot', `the ballot of ${voter} gives ${JSON.stringify(code)} ${points} points; ${POINTS_LIMIT - 1} is the most`);
    if (points > 0n) entries.push({ project, points: Number(points) });
  }
  return { ok: true, entries: entries.sort((a, b) => a.project - b.project) };
}

function pointsOf(ballot: ProjectBallot, utility: Utility): readonly (readonly [string, bigint])[] {
  const isCounted = utility === 'cost' || utility === 'cardinality';
  if ('approves' in ballot) return ballot.approves.map((code) => [code, 1n]);
  if ('ranking' in ballot) {
    const places = utility === 'borda' ? ballot.ranking.length - 1 : Math.max(ballot.places ?? 0, ballot.ranking.length);
    return ballot.ranking.map((code, place) => [code, isCounted ? 1n : BigInt(places - place)]);
  }
  assert('points' in ballot, 'a ballot approves, ranks or gives points');
  return [...ballot.points].map(([code, points]) => [code, isCounted && points > 0n ? 1n : points]);
}
