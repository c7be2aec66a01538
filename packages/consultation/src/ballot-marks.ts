/**
 * What every logged ballot and every reveal counts as: in time, of one who may
 * vote, the one of its head that the rule takes, readable, opened as it was
 * committed. Nothing is dropped; whatever does not count is marked and shown.
 */
import { type Choice, decodeChoice, isAbstention } from './ballot.ts';
import { opensCommitment } from './commitment.ts';
import type { Opening } from './opening.ts';

/** A ballot as it was logged, in the order of the log. */
export interface Cast {
  /** Of the record, 64 hexadecimal digits. */
  readonly id: string;
  /** The head: the holder of the key, so that several keys of one person are one voter. */
  readonly voter: string;
  /** When it was logged, which is no claim of its author. */
  readonly at: string;
  readonly choice?: Choice;
  readonly commitment?: string;
}

/** A reveal of a hidden ballot, as it was logged. */
export interface Opened {
  readonly id?: string;
  /** The `id` of the ballot. */
  readonly ballot: string;
  readonly voter: string;
  readonly at: string;
  readonly choice: Choice;
  /** 64 hexadecimal digits. */
  readonly salt: string;
}

/**
 * `counted` and `abstained` take part. `early`, `late`, `ineligible`,
 * `doubled` (another ballot of the same head counts) and `spoiled` do not.
 * `unrevealed` was never opened as committed: an abstention, shown as such.
 */
export type Mark = 'counted' | 'abstained' | 'early' | 'late' | 'ineligible' | 'doubled' | 'spoiled' | 'unrevealed';

export interface BallotMark {
  readonly id: string;
  readonly mark: Mark;
  /** For a spoiled ballot. */
  readonly why?: string;
}

/**
 * `believed` opened its ballot. The others changed nothing: `unknown` ballot,
 * of another than its `not-author`, `early` (voting had not closed), `late`,
 * of a ballot that is `void` in any case, a `mismatch` with the commitment, or
 * `doubled` after one that was believed.
 */
export type RevealMark = 'believed' | 'unknown' | 'not-author' | 'early' | 'late' | 'void' | 'mismatch' | 'doubled';

export interface MarkedReveal {
  readonly id?: string;
  readonly ballot: string;
  readonly mark: RevealMark;
}

/** A ballot that takes part, with its choice. */
export interface ValidBallot {
  readonly id: string;
  readonly voter: string;
  readonly choice: Choice;
}

export interface MarkedBallots {
  /** In the order of ids. */
  readonly marks: readonly BallotMark[];
  /** In the order of the ballots' ids, of reveals of one ballot as logged. */
  readonly reveals: readonly MarkedReveal[];
  /** In the order of the log. */
  readonly valid: readonly ValidBallot[];
  /** Ballots of the one kind that another ballot of the same head replaced, with what they said where it can be read. */
  readonly replaced: readonly ValidBallot[];
  /** Believed reveals, in the order of the log of their ballots. */
  readonly believed: readonly Opened[];
}

type Judged = { readonly mark: Mark; readonly why?: string; readonly choice?: Choice };

/** Judges all ballots and reveals under one opening. */
export function markBallots(opening: Opening, cast: readonly Cast[], opened: readonly Opened[]): MarkedBallots {
  const logged = inOrderOfLog(cast);
  const standing = standingOf(opening, logged);
  const { reveals, byBallot } = judgeReveals(opening, logged, standing, opened);
  const marks: BallotMark[] = [];
  const valid: ValidBallot[] = [];
  const replaced: ValidBallot[] = [];
  for (const [at, ballot] of logged.entries()) {
    const { id, voter } = ballot;
    const mark = standing[at] as Mark;
    const verdict = mark === 'counted' ? contentOf(opening, ballot, byBallot.get(id)) : { mark };
    marks.push(verdict.why === undefined ? { id, mark: verdict.mark } : { id, mark: verdict.mark, why: verdict.why });
    if (verdict.choice !== undefined) valid.push({ id, voter, choice: verdict.choice });
    const read = mark === 'doubled' ? decodeChoice(ballot.choice, opening) : undefined;
    if (read?.ok === true) replaced.push({ id, voter, choice: read.choice });
  }
  marks.sort((a, b) => inOrder(a.id, b.id));
  return { marks, reveals, valid, replaced, believed: logged.flatMap(({ id }) => byBallot.get(id) ?? []) };
}

/** By the instant of logging; what was logged at the same instant stays as the log has it. */
function inOrderOfLog<Logged extends { readonly at: string }>(entries: readonly Logged[]): readonly Logged[] {
  return [...entries].sort((a, b) => inOrder(a.at, b.at));
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each ballot who may vote, when, and which of several counts; what the ballot says is not looked at yet. */
function standingOf(opening: Opening, logged: readonly Cast[]): readonly Mark[] {
  const eligible = new Set(opening.eligible);
  const taken = new Map<string, number>();
  const marks: Mark[] = [];
  for (const [at, ballot] of logged.entries()) {
    const mark = !eligible.has(ballot.voter) ? 'ineligible' : ballot.at < opening.opens ? 'early' : ballot.at > opening.closes ? 'late' : 'counted';
    marks.push(mark);
    if (mark !== 'counted') continue;
    const before = taken.get(ballot.voter);
    if (before !== undefined) marks[opening.doubled === 'first' ? at : before] = 'doubled';
    if (before === undefined || opening.doubled === 'last') taken.set(ballot.voter, at);
  }
  return marks;
}

function contentOf(opening: Opening, ballot: Cast, reveal: Opened | undefined): Judged {
  const isHidden = opening.reveal !== undefined;
  if (ballot.choice !== undefined && ballot.commitment !== undefined) return { mark: 'spoiled', why: 'it states both a choice and a commitment' };
  if (isHidden && ballot.commitment === undefined) return { mark: 'spoiled', why: 'ballots are hidden until voting closes; this one is not' };
  if (!isHidden && ballot.choice === undefined) return { mark: 'spoiled', why: 'it states no choice' };
  if (isHidden && reveal === undefined) return { mark: 'unrevealed' };
  const read = decodeChoice(reveal === undefined ? ballot.choice : reveal.choice, opening);
  if (!read.ok) return { mark: 'spoiled', why: read.message };
  return { mark: isAbstention(read.choice) ? 'abstained' : 'counted', choice: read.choice };
}

function judgeReveals(opening: Opening, logged: readonly Cast[], standing: readonly Mark[], opened: readonly Opened[]): { readonly reveals: readonly MarkedReveal[]; readonly byBallot: ReadonlyMap<string, Opened> } {
  // Without reveals nobody has to be found.
  const places = new Map(opened.length === 0 ? [] : logged.map(({ id }, at) => [id, at]));
  const byBallot = new Map<string, Opened>();
  const reveals = inOrderOfLog(opened).map((reveal): MarkedReveal => {
    const at = places.get(reveal.ballot);
    const ballot = at === undefined ? undefined : logged[at];
    const isVoid = opening.reveal === undefined || (at !== undefined && standing[at] !== 'counted');
    const mark = ballot === undefined ? 'unknown' : revealMark(opening, ballot, reveal, isVoid, byBallot.has(reveal.ballot));
    if (mark === 'believed') byBallot.set(reveal.ballot, reveal);
    return { ballot: reveal.ballot, mark, ...(reveal.id === undefined ? {} : { id: reveal.id }) };
  });
  return { reveals: reveals.sort((a, b) => inOrder(a.ballot, b.ballot)), byBallot };
}

function revealMark(opening: Opening, ballot: Cast, reveal: Opened, isVoid: boolean, isOpen: boolean): RevealMark {
  if (reveal.voter !== ballot.voter) return 'not-author';
  if (reveal.at <= opening.closes) return 'early';
  if (opening.reveal !== undefined && reveal.at > opening.reveal) return 'late';
  if (isVoid || ballot.commitment === undefined || ballot.choice !== undefined) return 'void';
  const read = decodeChoice(reveal.choice);
  if (!read.ok || !opensCommitment(ballot.commitment, read.choice, reveal.salt, ballot.voter)) return 'mismatch';
  return isOpen ? 'doubled' : 'believed';
}
