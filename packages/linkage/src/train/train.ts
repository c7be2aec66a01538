// Learns a model from a file that nobody has labelled: prior by deterministic rules, u by random pairs, m by EM.

import { pairsWithin, type Groups } from '../block/groups.ts';
import { PIECE_PAIRS, piecesOf, type Piece } from '../block/pairs.ts';
import { seenAgreement } from '../compare/frequency.ts';
import { levelsOfPattern, NULL_LEVEL } from '../compare/scorer.ts';
import { columnsOfComparison, sourcesOf, type BlockingRule, type Level, type Model } from '../model/model.ts';
import type { PreparedColumn } from '../prepare/prepared.ts';
import { Refused } from '../refusal.ts';
import { MISSING } from '../table.ts';
import { groupsOfRules, type Answer, type Ground, type PatternCounts, type Task } from '../work.ts';
import type { Team } from '../team.ts';
import { learnMatches, type Chances, type PatternGroup } from './em.ts';
import { boundPairs } from './bound-pairs.ts';

/** Random pairs are drawn in portions, each from its own stream, so that they do not depend on the number of threads. */
const PORTION = 100_000;
const ROUNDS_MAX = 50;
const CHANGE_LEAST = 1e-4;
/** Pairs of prediction that are looked at for the prior. */
const CANDIDATES_MOST = 1_000_000;
/** Pairs of a session of EM that are looked at. */
const SESSION_MOST = 500_000;
const PRIOR_ROUNDS = 30;
/** The expectation may be this many times what the deterministic rules say, where they say something. */
const PRIOR_SPAN = 4;
const FEW_PAIRS = 30;
/** Pairs' worth of the first guess of m. */
const BELIEF = 4;
const BELIEF_IN_U = 500;
/** No u falls below this share of what random pairs show: the correction for matches among them is a guess itself. */
const KEPT_OF_RANDOM = 0.1;

/** How training went, for a report. */
export interface TrainingReport {
  readonly randomPairs: number;
  readonly deterministicPairs: number;
  /** The prior by the deterministic rules and their recall, and the one that the pairs of prediction bear out. */
  readonly firstPrior: number;
  readonly prior: number;
  /** By blocking rule: pairs, matches expected among them, rounds, and which comparisons learnt. */
  readonly sessions: readonly { readonly rule: string; readonly pairs: number; readonly matches: number; readonly rounds: number; readonly learnt: readonly string[] }[];
  /** Comparisons that no rule left free, with the first guess kept. */
  readonly untaught: readonly string[];
  /** True where there were too few rows to learn m from, and what is usual in such lists was taken (few-rows.ts). */
  readonly isStated?: true;
}

export interface Trained {
  readonly model: Model;
  /** The groups of the rules of prediction, which prediction on the same ground need not make again. */
  readonly groups: readonly Groups[];
  readonly report: TrainingReport;
}

/** A blocking rule in words. */
export function ruleName(rule: BlockingRule): string {
  return rule.columns.join(' + ');
}

/** All pairs that could be formed. */
export function allPairsOf({ size, fileOf }: Ground): number {
  if (fileOf === undefined) return (size * (size - 1)) / 2;
  const sizes = new Map<number, number>();
  for (const file of fileOf) sizes.set(file, (sizes.get(file) ?? 0) + 1);
  return [...sizes.values()].reduce((pairs, own) => pairs - (own * (own - 1)) / 2, (size * (size - 1)) / 2);
}

/** Trains on a ground that a team stands on. */
export async function trainOn(ground: Ground, team: Team, onStage?: (stage: string, done: number, of: number) => void): Promise<Trained> {
  const { model } = ground;
  const allPairs = allPairsOf(ground);
  if (allPairs === 0) throw new Refused('nothing-to-compare', '', 'there are fewer than two records to compare');
  const deterministicPairs = await countDeterministic(ground, team);
  const guess = Math.min(0.5, Math.max(deterministicPairs, 0.5) / model.training.recall / allPairs);
  onStage?.('random pairs', 0, 1);
  const random = await randomPatterns(ground, team, allPairs);
  const seen = randomChances(random.groups, model);
  const sessions = await gatherSessions(ground, team, onStage);
  const first = firstGuess(model);
  // Random pairs hold matches. With a first m they can be taken out of u, and m is learnt again on the better u.
  const groups = groupsOfRules(ground.size, model.blocking, ground.columns);
  boundPairs(model, model.blocking, groups, 'blocking');
  onStage?.('candidates', 0, 1);
  const candidates = grouped(await patternsOf(team, 'candidates', groups, CANDIDATES_MOST), model);
  const rough = learnAll(sessions, model, guess, first, seen);
  const roughPrior = priorOf(candidates, guess, rough.m, seen, allPairs);
  const u = withoutMatches(seen, rough.m, roughPrior);
  const learnt = learnAll(sessions, model, roughPrior, first, u);
  const most = deterministicPairs < FEW_PAIRS ? 0.5 : guess * PRIOR_SPAN;
  const prior = Math.min(most, priorOf(candidates, roughPrior, learnt.m, u, allPairs));
  const agreement = agreements(ground, prior);
  return {
    groups,
    model: withChances(model, learnt.m, u, prior, agreement),
    report: { randomPairs: random.pairs, deterministicPairs, firstPrior: guess, prior, sessions: learnt.sessions, untaught: model.comparisons.filter((_, at) => !learnt.taught.has(at)).map((comparison) => comparison.name) },
  };
}

async function countDeterministic(ground: Ground, team: Team): Promise<number> {
  const rules = groupsOfRules(ground.size, ground.model.training.deterministic, ground.columns);
  boundPairs(ground.model, ground.model.training.deterministic, rules, 'training.deterministic');
  const counted = await patternsOf(team, 'deterministic', rules, SESSION_MOST);
  return counted.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Patterns of the pairs under rules. Of more than `most` pairs some pieces of every rule are looked at, each weighted to
 * stand for all of them; which ones does not depend on the threads.
 */
async function patternsOf(team: Team, key: string, rules: readonly Groups[], most: number): Promise<readonly { readonly pattern: number; readonly count: number }[]> {
  const pieces = piecesOf(rules, Math.min(PIECE_PAIRS, Math.ceil(most / 16)));
  const pairsOf = ({ rule, from, to }: Piece): number => pairsWithin(rules[rule] as Groups, from, to);
  const stride = Math.ceil(Math.max(1, rules.reduce((sum, groups) => sum + pairsWithin(groups), 0) / most));
  const chosen = rules.flatMap((_, rule) => pieces.filter((piece) => piece.rule === rule).filter((__, at) => at % stride === 0));
  const sums = (of: readonly Piece[]): readonly number[] => rules.map((_, rule) => of.reduce((sum, piece) => sum + (piece.rule === rule ? pairsOf(piece) : 0), 0));
  const [all, some] = [sums(pieces), sums(chosen)];
  await team.tell({ kind: 'groups', key, rules });
  const answers = (await team.run(chosen.map((piece): Task => ({ kind: 'patterns', key, piece })))) as readonly PatternCounts[];
  return merged(
    answers.map(({ patterns, counts }, at): PatternCounts => {
      const { rule } = chosen[at] as Piece;
      return { patterns, counts: counts.map((count) => (count * (all[rule] as number)) / (some[rule] as number)) };
    }),
  );
}

/** Adds up counts and puts patterns in their order, so that sums of fractions come out the same every time. */
function merged(answers: readonly Answer[]): readonly { readonly pattern: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const answer of answers) {
    const { patterns, counts: own } = answer as PatternCounts;
    patterns.forEach((pattern, at) => counts.set(pattern, (counts.get(pattern) ?? 0) + (own[at] as number)));
  }
  return [...counts].sort(([a], [b]) => a - b).map(([pattern, count]) => ({ pattern, count }));
}

function grouped(counts: readonly { readonly pattern: number; readonly count: number }[], model: Model): readonly PatternGroup[] {
  return counts.map(({ pattern, count }) => ({ levels: levelsOfPattern(pattern, model), count }));
}

/** Patterns of random pairs, or of all pairs where there are no more than the model asks for. */
export async function randomPatterns(ground: Ground, team: Team, allPairs: number): Promise<{ readonly groups: readonly PatternGroup[]; readonly pairs: number }> {
  const { randomPairs, seed } = ground.model.training;
  const tasks: Task[] = [];
  if (allPairs <= randomPairs) {
    const step = Math.max(1, Math.floor(PORTION / ground.size));
    for (let from = 0; from < ground.size; from += step) tasks.push({ kind: 'all-pairs', from, to: Math.min(ground.size, from + step) });
  } else {
    for (let drawn = 0; drawn < randomPairs; drawn += PORTION) tasks.push({ kind: 'random', seed, stream: drawn / PORTION, count: Math.min(PORTION, randomPairs - drawn) });
  }
  const groups = grouped(merged(await team.run(tasks)), ground.model);
  return { groups, pairs: groups.reduce((sum, { count }) => sum + count, 0) };
}

/** Shares of the levels among random pairs; half a pair is added to each level, so that none is impossible. */
export function randomChances(groups: readonly PatternGroup[], model: Model): Chances {
  return model.comparisons.map(({ levels }, comparison) => {
    const sums = [0, ...levels.map(() => 0.5)];
    for (const group of groups) {
      const level = group.levels[comparison] ?? NULL_LEVEL;
      if (level !== NULL_LEVEL) sums[level] = (sums[level] as number) + group.count;
    }
    const total = sums.reduce((sum, count) => sum + count, 0);
    return sums.map((sum) => sum / total);
  });
}

/** u = (share among random pairs - prior * m) / (1 - prior), kept from falling too low, and made to add up to 1. */
export function withoutMatches(seen: Chances, m: Chances, prior: number): Chances {
  return seen.map((shares, comparison) => {
    const own = shares.map((share, level) => (level === NULL_LEVEL ? 0 : Math.max((share - prior * (m[comparison]?.[level] ?? 0)) / (1 - prior), share * KEPT_OF_RANDOM)));
    const total = own.reduce((sum, share) => sum + share, 0);
    return own.map((share) => share / total);
  });
}

/** The prior at which the matches expected among the candidates are just its share of all pairs. */
export function priorOf(candidates: readonly PatternGroup[], guess: number, m: Chances, u: Chances, allPairs: number): number {
  const factors = candidates.map(({ levels }) => levels.reduce((product, level, at) => (level === NULL_LEVEL ? product : (product * (m[at]?.[level] ?? 1)) / (u[at]?.[level] ?? 1)), 1));
  let prior = guess;
  for (let round = 0; round < PRIOR_ROUNDS; round += 1) {
    const odds = prior / (1 - prior);
    const matches = candidates.reduce((sum, { count }, at) => sum + count / (1 + 1 / (odds * (factors[at] as number))), 0);
    prior = Math.min(0.5, Math.max(matches, 0.5) / allPairs);
  }
  return prior;
}

/** Before anything is learnt: agreement is likely among matches, and the more so the higher the level. */
function firstGuess(model: Model): Chances {
  return model.comparisons.map(({ levels }) => {
    const last = levels.length - 1;
    const shares = levels.map((level, at) => level.m ?? (at === 0 ? 0.8 : at === last ? 0.05 : 0.15 / Math.max(1, last - 1)));
    const total = shares.reduce((sum, share) => sum + share, 0);
    return [0, ...shares.map((share) => share / total)];
  });
}

interface Session {
  readonly rule: BlockingRule;
  readonly groups: readonly PatternGroup[];
  /** By comparison: whether the pairs may differ in what it is about, so that it tells matches from others. */
  readonly isFree: readonly boolean[];
  /** By comparison: whether the rule also leaves free every column that some level of it looks at, so that its m is right elsewhere too. */
  readonly isTaught: readonly boolean[];
}

async function gatherSessions(ground: Ground, team: Team, onStage?: (stage: string, done: number, of: number) => void): Promise<readonly Session[]> {
  const { model } = ground;
  const sessions: Session[] = [];
  for (const [at, rule] of model.training.blocking.entries()) {
    onStage?.('learning', at, model.training.blocking.length);
    const rules = groupsOfRules(ground.size, [rule], ground.columns);
    boundPairs(model, [rule], rules, `training.blocking[${at}]`);
    const fixed = sourcesOf(model, [...rule.columns, ...(rule.then ?? [])]);
    const leavesFree = (columns: readonly string[]): boolean => [...sourcesOf(model, columns)].every((source) => !fixed.has(source));
    const isFree = model.comparisons.map(({ columns }) => leavesFree(columns));
    const isTaught = model.comparisons.map((comparison) => leavesFree(columnsOfComparison(comparison)));
    sessions.push({ rule, groups: grouped(await patternsOf(team, `session ${at}`, rules, SESSION_MOST), model), isFree, isTaught });
  }
  return sessions;
}

function learnAll(sessions: readonly Session[], model: Model, prior: number, first: Chances, u: Chances): { readonly m: Chances; readonly sessions: TrainingReport['sessions']; readonly taught: ReadonlySet<number> } {
  const results = sessions.flatMap((session) => {
    const pairs = session.groups.reduce((sum, { count }) => sum + count, 0);
    if (pairs === 0 || !session.isTaught.includes(true)) return [];
    // Pairs of a block agree on what it fixes, so there the prior is multiplied by the factors of that agreement.
    const odds = session.isFree.reduce((product, isFree, at) => (isFree ? product : (product * (first[at]?.[1] ?? 1)) / (u[at]?.[1] ?? 1)), prior / (1 - prior));
    const learnt = learnMatches(session.groups, { prior: Math.min(0.9, odds / (1 + odds)), m: first, u, isFree: session.isFree, belief: BELIEF, beliefInU: BELIEF_IN_U, roundsMax: ROUNDS_MAX, changeLeast: CHANGE_LEAST });
    return [{ session, learnt, pairs }];
  });
  const taught = new Set<number>();
  const m = first.map((guess, comparison) => {
    // A session that expects next to no match has learnt nothing.
    const from = results.filter(({ session, learnt }) => session.isTaught[comparison] === true && learnt.matches >= 1);
    if (from.length === 0) return guess;
    taught.add(comparison);
    return guess.map((_, level) => from.reduce((sum, { learnt }) => sum + (learnt.m[comparison]?.[level] ?? 0), 0) / from.length);
  });
  const told = results.map(({ session, learnt, pairs }) => ({
    rule: ruleName(session.rule),
    pairs,
    matches: learnt.matches,
    rounds: learnt.rounds,
    learnt: model.comparisons.filter((_, at) => session.isTaught[at] === true).map((comparison) => comparison.name),
  }));
  return { m, sessions: told, taught };
}

/** For columns of term frequencies: the chance that two records which do not match agree. */
function agreements({ model, columns }: Ground, prior: number): Readonly<Record<string, number>> {
  const needed = new Set(model.comparisons.flatMap(({ levels }) => levels.flatMap(({ tf }) => (tf === undefined ? [] : [tf.column]))));
  return Object.fromEntries(columns.filter(({ name }) => needed.has(name)).map((column) => [column.name, agreementIn(column, prior)]));
}

function agreementIn({ codes, frequency }: PreparedColumn, prior: number): number {
  let present = 0;
  for (const code of codes) if (code !== MISSING) present += 1;
  if (present < 2) return 1;
  const agree = seenAgreement(frequency, present);
  return Math.max(agree - prior, agree * KEPT_OF_RANDOM, 1e-9);
}

/** Chances in a file have eight digits: more would say nothing, and less would change results. */
function rounded(chance: number): number {
  return Number(Math.max(chance, 1e-12).toPrecision(8));
}

/** A model with chances, in eight digits. */
export function withChances(model: Model, m: Chances, u: Chances, prior: number, agreement: Readonly<Record<string, number>>): Model {
  const comparisons = model.comparisons.map((comparison, at) => ({
    ...comparison,
    levels: comparison.levels.map((level, index): Level => ({ ...level, m: rounded(m[at]?.[index + 1] ?? 0), u: rounded(u[at]?.[index + 1] ?? 0) })),
  }));
  return { ...model, comparisons, prior: rounded(prior), agreement: Object.fromEntries(Object.entries(agreement).map(([name, chance]) => [name, rounded(chance)])) };
}
