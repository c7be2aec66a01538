// Expectation and maximisation over patterns of levels: m is learnt from pairs that nobody has labelled.

import { NULL_LEVEL } from '../compare/scorer.ts';

/** Pairs that share a pattern: their level in each comparison (0 says nothing), and how many there are. */
export interface PatternGroup {
  readonly levels: readonly number[];
  readonly count: number;
}

/** By comparison, by level from 0 (of which nothing is used) on. */
export type Chances = readonly (readonly number[])[];

export interface EmStart {
  readonly prior: number;
  readonly m: Chances;
  readonly u: Chances;
  /** By comparison: whether it is learnt. One that the blocking fixes says nothing here and stays as it is. */
  readonly isFree: readonly boolean[];
  /** Pairs' worth of the first m that is mixed in, so that a level which few pairs reach keeps a sensible chance. 0 for none. */
  readonly belief: number;
  /**
   * Pairs' worth of u that the pairs of this block which do not match are mixed with: they agree more than random pairs do
   * (namesakes, neighbours, one household), and would be taken for matches. Infinity keeps u as it is.
   */
  readonly beliefInU: number;
  readonly roundsMax: number;
  readonly changeLeast: number;
}

export interface EmResult {
  readonly prior: number;
  readonly m: Chances;
  readonly rounds: number;
  /** Pairs that are expected to match. */
  readonly matches: number;
}

/** Runs the algorithm until no m changes by `changeLeast`, or `roundsMax` times. */
export function learnMatches(groups: readonly PatternGroup[], start: EmStart): EmResult {
  const pairs = groups.reduce((sum, group) => sum + group.count, 0);
  let { prior, m, u } = start;
  let rounds = 0;
  let matches = prior * pairs;
  while (pairs > 0 && rounds < start.roundsMax) {
    rounds += 1;
    const expected = groups.map((group) => group.count * chanceOf(group, prior, m, u, start.isFree));
    matches = expected.reduce((sum, count) => sum + count, 0);
    prior = clamp(matches / pairs);
    const next = maximised(groups, expected, start.m, start.belief, start.isFree);
    if (start.beliefInU !== Number.POSITIVE_INFINITY) u = maximised(groups, groups.map(({ count }, at) => count - (expected[at] as number)), start.u, start.beliefInU, start.isFree);
    const change = largestChange(m, next);
    m = next;
    if (change < start.changeLeast) break;
  }
  return { prior, m, rounds, matches };
}

/** The chance that a pair of a pattern matches: prior odds times m/u of every free comparison. */
function chanceOf({ levels }: PatternGroup, prior: number, m: Chances, u: Chances, isFree: readonly boolean[]): number {
  let odds = prior / (1 - prior);
  levels.forEach((level, comparison) => {
    if (level !== NULL_LEVEL && isFree[comparison] === true) odds *= at(m, comparison, level) / at(u, comparison, level);
  });
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/** The shares of the levels among pairs that each count as much as is expected, mixed with so many pairs of the first guess. */
function maximised(groups: readonly PatternGroup[], expected: readonly number[], guess: Chances, belief: number, isFree: readonly boolean[]): Chances {
  return guess.map((first, comparison) => {
    if (isFree[comparison] !== true) return first;
    const sums = first.map((chance, level) => (level === NULL_LEVEL ? 0 : chance * belief));
    groups.forEach(({ levels }, index) => {
      const level = levels[comparison] ?? NULL_LEVEL;
      if (level !== NULL_LEVEL) sums[level] = (sums[level] as number) + (expected[index] as number);
    });
    const total = sums.reduce((sum, count) => sum + count, 0);
    return total === 0 ? first : sums.map((sum) => sum / total);
  });
}

function largestChange(before: Chances, after: Chances): number {
  return Math.max(0, ...before.flatMap((chances, comparison) => chances.map((chance, level) => Math.abs(chance - at(after, comparison, level)))));
}

function at(chances: Chances, comparison: number, level: number): number {
  return chances[comparison]?.[level] ?? 0;
}

function clamp(chance: number): number {
  return Math.min(Math.max(chance, 1e-12), 1 - 1e-9);
}
