// Learns from few rows: m is stated, u is what their pairs show, mixed with what is stated.

import { statedChances, withoutTermFrequency } from '../model/stated-chances.ts';
import type { Team } from '../team.ts';
import { groupsOfRules, type Ground } from '../work.ts';
import { Refused } from '../refusal.ts';
import { allPairsOf, priorOf, randomChances, randomPatterns, withChances, withoutMatches, type Trained } from './train.ts';

/** Pairs' worth of the stated u. */
const BELIEF_IN_U = 300;
/** Records that register somebody again, for the first prior; the pairs may bear out up to so many times as much. */
const SHARE_AGAIN = 0.1;
const PRIOR_SPAN = 2;
const PRIOR_MOST = 0.3;

/**
 * A default model for few rows, in which a few dozen matches at most teach nothing: m as it is usual in lists of people, u
 * from all pairs of the rows and from what is usual, no term frequency (among a few rows every value is rare).
 */
export async function trainOnFew(ground: Ground, team: Team): Promise<Trained> {
  const pairs = allPairsOf(ground);
  if (pairs === 0) throw new Refused('nothing-to-compare', '', 'there are fewer than two records to compare');
  const model = withoutTermFrequency(ground.model);
  const { m, u: stated } = statedChances(model);
  const { groups } = await randomPatterns(ground, team, pairs);
  const guess = Math.min(PRIOR_MOST, (SHARE_AGAIN * ground.size) / Math.max(1, pairs));
  const mixedAt = (prior: number): readonly (readonly number[])[] => {
    const shown = withoutMatches(randomChances(groups, model), m, prior);
    return stated.map((chances, comparison) => chances.map((chance, level) => (BELIEF_IN_U * chance + pairs * (shown[comparison]?.[level] ?? 0)) / (BELIEF_IN_U + pairs)));
  };
  const rough = bounded(priorOf(groups, guess, m, mixedAt(guess), pairs), guess);
  const u = mixedAt(rough);
  const prior = bounded(priorOf(groups, rough, m, u, pairs), guess);
  return {
    groups: groupsOfRules(ground.size, model.blocking, ground.columns),
    model: withChances(model, m, u, prior, {}),
    report: { randomPairs: pairs, deterministicPairs: 0, firstPrior: guess, prior, sessions: [], untaught: model.comparisons.map(({ name }) => name), isStated: true },
  };
}

function bounded(prior: number, guess: number): number {
  return Math.min(PRIOR_MOST, guess * PRIOR_SPAN, Math.max(prior, guess / PRIOR_SPAN));
}
