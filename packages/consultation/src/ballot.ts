/**
 * What one ballot says: for or against, an order, approvals or points.
 *
 * `decodeChoice` reads a choice that somebody else wrote. Without an opening
 * it judges the shape alone, which is all that a record can know; with one, it
 * also judges whether the choice answers what was asked.
 *
 *     decodeChoice({ ranking: ['amal', 'bo'] })              // { ok: true, choice: … }
 *     decodeChoice({ ranking: ['amal', 'amal'] })            // { ok: false, path: 'choice.ranking[1]', … }
 *     decodeChoice({ vote: 'object' }, consentOpening)       // { ok: false, path: 'choice.reason', … }
 */
import { termsFault } from './allocation-opening.ts';
import type { Opening } from './opening.ts';
import { attempt, choiceAt, has, type JsonMembers, listAt, membersOf, refuseRepeats, type Refused, textAt, textOf, Unreadable, wholeOf } from './untrusted.ts';

/** For or against; `object` states its reason. `abstain` is open to every form of vote. */
export interface VoteChoice {
  readonly vote: 'yes' | 'no' | 'abstain' | 'object';
  readonly reason?: string;
}

/** Codes of options, the best first; what is not listed ranks after all that is, equal. */
export interface RankingChoice {
  readonly ranking: readonly string[];
}

export interface ApprovalChoice {
  readonly approves: readonly string[];
}

/** Whole points by the code of an option. */
export interface PointsChoice {
  readonly points: { readonly [code: string]: number };
}

export type Choice = VoteChoice | RankingChoice | ApprovalChoice | PointsChoice;

const VOTES = ['yes', 'no', 'abstain', 'object'] as const;
const REASON_LONGEST = 2000;
const CODE_LONGEST = 120;
const LISTED_MOST = 5000;
const POINTS_MOST = 1_000_000_000;

/** The choice that untrusted JSON states, or what cannot be read or does not answer the opening. */
export function decodeChoice(value: unknown, opening?: Opening): { readonly ok: true; readonly choice: Choice } | Refused<'choice'> {
  const read = attempt('choice', () => {
    const choice = choiceOf(value, 'choice', opening === undefined ? undefined : optionCodes(opening));
    if (opening !== undefined) checkFit(choice, opening, 'choice');
    return choice;
  });
  return read.ok ? { ok: true, choice: read.value } : read;
}

/** Whether a ballot takes part without preferring anything: an abstention, or a list that names nobody. */
export function isAbstention(choice: Choice): boolean {
  if ('vote' in choice) return choice.vote === 'abstain';
  if ('ranking' in choice) return choice.ranking.length === 0;
  if ('approves' in choice) return choice.approves.length === 0;
  return Object.values(choice.points).every((points) => points === 0);
}

function choiceOf(value: unknown, path: string, known: ReadonlySet<string> | undefined): Choice {
  const members = membersOf(value, path, ['vote', 'reason', 'ranking', 'approves', 'points']);
  const [kind, ...more] = ['vote', 'ranking', 'approves', 'points'].filter((name) => has(members, name));
  if (kind === undefined || more.length > 0) throw new Unreadable(path, 'expected exactly one of vote, ranking, approves and points');
  if (kind !== 'vote' && has(members, 'reason')) throw new Unreadable(`${path}.reason`, 'only a vote has a reason');
  switch (kind) {
    case 'vote': {
      const vote = choiceAt(members, path, 'vote', VOTES);
      return has(members, 'reason') ? { vote, reason: textAt(members, path, 'reason', REASON_LONGEST) } : { vote };
    }
    case 'ranking':
      return { ranking: codesAt(members, path, 'ranking', known) };
    case 'approves':
      return { approves: codesAt(members, path, 'approves', known) };
    default:
      return { points: pointsOf(members['points'], `${path}.points`) };
  }
}

/** The code of an option is a text for sure; where the options are not known each has to be looked at. */
function codesAt(members: JsonMembers, path: string, name: string, known: ReadonlySet<string> | undefined): readonly string[] {
  const stated = members[name];
  if (known !== undefined && Array.isArray(stated) && stated.length <= LISTED_MOST && stated.every((code: unknown) => known.has(code as string)) && new Set(stated).size === stated.length) return stated.slice() as readonly string[];
  const codes = listAt(members, path, name, { least: 0, most: LISTED_MOST }, (item, at) => textOf(item, at, CODE_LONGEST));
  refuseRepeats(codes, `${path}.${name}`, (code) => code);
  return codes;
}

function pointsOf(value: unknown, path: string): { readonly [code: string]: number } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(path, 'expected an object of whole points');
  const entries = Object.entries(value);
  if (entries.length > LISTED_MOST) throw new Unreadable(path, `expected at most ${LISTED_MOST} options`);
  return Object.fromEntries(entries.map(([code, points]: [string, unknown]) => [textOf(code, path, CODE_LONGEST), wholeOf(points, `${path}.${code}`, 0, POINTS_MOST)]));
}

function checkFit(choice: Choice, opening: Opening, path: string): void {
  if ('vote' in choice) return checkVote(choice, opening, path);
  const { form, rule } = opening;
  if (form === 'decision') throw new Unreadable(path, 'expected a vote for or against');
  if (form === 'election' && rule.name === 'approval' !== 'approves' in choice) throw new Unreadable(path, rule.name === 'approval' ? 'expected approves' : 'expected a ranking');
  if (form === 'election' && 'points' in choice) throw new Unreadable(path, 'expected a ranking');
  const [codes, at] = 'ranking' in choice ? [choice.ranking, 'ranking'] : 'approves' in choice ? [choice.approves, 'approves'] : [Object.keys(choice.points), 'points'];
  const known = optionCodes(opening);
  for (const code of codes) if (!known.has(code)) throw new Unreadable(`${path}.${at}`, `${JSON.stringify(code)} is no option`);
  if (opening.form !== 'allocation') return;
  const fault = termsFault(choice, opening.ballot);
  if (fault !== undefined) throw new Unreadable(`${path}.${at}`, fault);
}

function checkVote(choice: VoteChoice, { form, rule }: Opening, path: string): void {
  const { vote, reason } = choice;
  if (vote === 'abstain') return;
  if (form !== 'decision') throw new Unreadable(path, 'expected a choice among the options, or to abstain');
  if (vote === 'object' && rule.name !== 'consent') throw new Unreadable(`${path}.vote`, `the rule ${rule.name} knows no objections: expected yes, no or abstain`);
  if (vote === 'no' && rule.name === 'consent') throw new Unreadable(`${path}.vote`, 'where consent is asked, who is against objects, with a reason: expected yes, object or abstain');
  if (vote === 'object' && reason === undefined) throw new Unreadable(`${path}.reason`, 'an objection states its reason');
}

/** Sets of the codes of an opening's options, made once for all its ballots. */
const codesOf = new WeakMap<Opening['options'], ReadonlySet<string>>();

function optionCodes({ options }: Opening): ReadonlySet<string> {
  const made = codesOf.get(options);
  if (made !== undefined) return made;
  const codes = new Set(options.map(({ code }) => code));
  codesOf.set(options, codes);
  return codes;
}
