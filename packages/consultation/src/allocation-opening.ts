/**
 * A rule that divides a budget, as an opening states it, and the ballots that
 * it takes.
 *
 * The parameters are those of `AllocationRule`, fractions and amounts written
 * as digits; what may be left out has the value that is written beside it:
 *
 *     { name: 'equal-shares', utility: 'cost', completion: 'add1-greedy', step: '1', start: 'whole', comparison: false }
 *     { name: 'bounded-overspending', utility: 'cost', completion: 'none' }
 *     { name: 'phragmen', completion: 'none' }
 *     { name: 'greedy', by: 'votes', threshold: '0', misfit: 'skip' }
 *
 * `ballot` beside them says what a ballot is: `{ kind: 'approves', most: 1 }`,
 * `{ kind: 'ranking', most: 5 }`, `{ kind: 'points', total: 10, each: 4 }`.
 * Where points decide it has to be there: without a bound on them one voter
 * could outweigh all.
 */
import type { AllocationRule, Completion, Utility } from './allocation.ts';
import type { Choice } from './ballot.ts';
import { rationalOf, type Rational } from './rational.ts';
import { choiceAt, has, type JsonMembers, leastAt, membersOf, patternAt, Unreadable, wholeAt } from './untrusted.ts';

export const ALLOCATION_RULES = ['equal-shares', 'bounded-overspending', 'phragmen', 'greedy'] as const;

/** What a ballot of an allocation is, and the most that it may hold. */
export interface BallotTerms {
  readonly kind: 'approves' | 'ranking' | 'points';
  /** Projects named. */
  readonly most?: number;
  /** Points in all, and for one project. */
  readonly total?: number;
  readonly each?: number;
}

const UTILITIES: readonly Utility[] = ['cost', 'cardinality', 'points', 'points-cost', 'borda'];
const COMPLETIONS: readonly Completion[] = ['none', 'greedy', 'add1', 'add1-exhaustive', 'add1-greedy', 'add1-exhaustive-greedy'];
const PARAMETERS: Readonly<Record<AllocationRule['name'], readonly string[]>> = {
  'equal-shares': ['utility', 'completion', 'step', 'start', 'comparison'],
  'bounded-overspending': ['utility', 'completion'],
  phragmen: ['completion'],
  greedy: ['by', 'threshold', 'misfit'],
};
const NAMED_MOST = 5000;
/** Points of one ballot; the rules count with fewer than 2^24. */
const POINTS_MOST = 1_000_000;

/** The rule and ballots that untrusted JSON states; throws `Unreadable`. */
export function allocationRuleOf(value: unknown, path: string): { readonly rule: AllocationRule; readonly ballot?: BallotTerms } {
  const name = choiceAt(membersOf(value, path, ['name', 'ballot', ...Object.values(PARAMETERS).flat()]), path, 'name', ALLOCATION_RULES);
  const members = membersOf(value, path, ['name', 'ballot', ...PARAMETERS[name]]);
  const rule = parametersOf(name, members, path);
  const ballot = has(members, 'ballot') ? ballotTermsOf(members['ballot'], `${path}.ballot`) : undefined;
  checkBallot(rule, ballot, `${path}.ballot`);
  return ballot === undefined ? { rule } : { rule, ballot };
}

function parametersOf(name: AllocationRule['name'], members: JsonMembers, path: string): AllocationRule {
  switch (name) {
    case 'equal-shares':
      return {
        name,
        utility: choiceAt(members, path, 'utility', UTILITIES),
        completion: choiceAt(members, path, 'completion', COMPLETIONS),
        ...(has(members, 'step') ? { step: stepAt(members, path) } : {}),
        ...(has(members, 'start') ? { start: choiceAt(members, path, 'start', ['whole', 'exact']) } : {}),
        ...(has(members, 'comparison') ? { comparison: truthAt(members, path, 'comparison') } : {}),
      };
    case 'bounded-overspending':
      return { name, utility: choiceAt(members, path, 'utility', UTILITIES), completion: has(members, 'completion') ? choiceAt(members, path, 'completion', ['none', 'greedy']) : 'none' };
    case 'phragmen':
      return has(members, 'completion') ? { name, completion: choiceAt(members, path, 'completion', ['none', 'greedy']) } : { name };
    case 'greedy':
      return {
        name,
        ...(has(members, 'by') ? { by: choiceAt(members, path, 'by', ['votes', 'points', 'votes-per-cost', 'points-per-cost']) } : {}),
        ...(has(members, 'threshold') ? { threshold: leastAt(members, path, 'threshold') } : {}),
        ...(has(members, 'misfit') ? { misfit: choiceAt(members, path, 'misfit', ['skip', 'stop']) } : {}),
      };
  }
}

function stepAt(members: JsonMembers, path: string): Rational {
  const step = rationalOf(patternAt(members, path, 'step', /^[1-9]\d{0,11}(\/[1-9]\d{0,11})?$/, 'a fraction above zero, such as "1" or "1/24"'));
  if (step === undefined) throw new Unreadable(`${path}.step`, 'expected a fraction above zero');
  return step;
}

function truthAt(members: JsonMembers, path: string, name: string): boolean {
  const value = members[name];
  if (typeof value !== 'boolean') throw new Unreadable(`${path}.${name}`, 'expected true or false');
  return value;
}

function ballotTermsOf(value: unknown, path: string): BallotTerms {
  const members = membersOf(value, path, ['kind', 'most', 'total', 'each']);
  const kind = choiceAt(members, path, 'kind', ['approves', 'ranking', 'points']);
  if (kind !== 'points' && (has(members, 'total') || has(members, 'each'))) throw new Unreadable(path, `ballots of the kind ${kind} give no points`);
  return {
    kind,
    ...(has(members, 'most') ? { most: wholeAt(members, path, 'most', 1, NAMED_MOST) } : {}),
    ...(has(members, 'total') ? { total: wholeAt(members, path, 'total', 1, POINTS_MOST) } : {}),
    ...(has(members, 'each') ? { each: wholeAt(members, path, 'each', 1, POINTS_MOST) } : {}),
  };
}

/** Whether points decide under this rule. */
export function countsPoints(rule: AllocationRule): boolean {
  if (rule.name === 'phragmen') return false;
  if (rule.name === 'greedy') return rule.by === 'points' || rule.by === 'points-per-cost';
  return rule.utility === 'points' || rule.utility === 'points-cost' || rule.utility === 'borda';
}

function checkBallot(rule: AllocationRule, ballot: BallotTerms | undefined, path: string): void {
  if (!countsPoints(rule)) return;
  if (ballot === undefined) throw new Unreadable(path, 'expected what a ballot is, since points decide: such as { "kind": "points", "total": 10 }');
  if (ballot.kind === 'points' && ballot.total === undefined && ballot.each === undefined) throw new Unreadable(path, 'expected a bound on the points: total, each or both');
  const isBorda = (rule.name === 'equal-shares' || rule.name === 'bounded-overspending') && rule.utility === 'borda';
  if (isBorda && ballot.kind !== 'ranking') throw new Unreadable(`${path}.kind`, 'expected ranking, which the utility borda counts');
}

/** Why a choice is not a ballot of these terms, if it is not; points of all without terms stay below a million. */
export function termsFault(choice: Choice, terms: BallotTerms | undefined): string | undefined {
  if ('vote' in choice) return undefined;
  if (terms !== undefined && !(terms.kind in choice)) return `expected ${terms.kind}`;
  const named = 'points' in choice ? Object.values(choice.points).filter((points) => points > 0).length : 'ranking' in choice ? choice.ranking.length : choice.approves.length;
  if (named > (terms?.most ?? NAMED_MOST)) return `expected at most ${terms?.most ?? NAMED_MOST} projects`;
  if (!('points' in choice)) return undefined;
  const points = Object.values(choice.points);
  const total = points.reduce((sum, one) => sum + one, 0);
  if (total > (terms?.total ?? POINTS_MOST)) return `expected at most ${terms?.total ?? POINTS_MOST} points in all`;
  return points.some((one) => one > (terms?.each ?? POINTS_MOST)) ? `expected at most ${terms?.each ?? POINTS_MOST} points for one project` : undefined;
}
