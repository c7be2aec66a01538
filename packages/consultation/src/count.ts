/**
 * Counting a vote: from its opening and every logged ballot to the tally.
 *
 * The tally is plain JSON, so that it has one digest; whoever has the journal
 * counts again and gets the same. Every ballot is in it with what it counted as.
 *
 *     const tally = count(opening, cast, opened);
 *     tally.verdict      // 'passed' | 'failed' | 'no-quorum' | 'tied'
 *     tallyDigest(tally) // what the outcome in the journal states
 *
 * A tie is never decided by chance or by the order of counting: either the
 * opening declares what decides it, or the verdict is `tied` and names between
 * whom and in which step.
 */
import { utf8 } from '@amanah/log/bytes.ts';
import { canonicalBytes, type JsonValue } from '@amanah/log/canonical.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { allocateBy, type AllocationDetail } from './allocation-count.ts';
import { isAbstention } from './ballot.ts';
import { type BallotMark, type Cast, type Mark, markBallots, type MarkedBallots, type MarkedReveal, type Opened, type ValidBallot } from './ballot-marks.ts';
import { decide, quorumOf } from './decision.ts';
import { elect, type ElectionDetail, type StandingTie } from './election.ts';
import type { DecisionRule, Form, Opening } from './opening.ts';

export type { Cast, Opened } from './ballot-marks.ts';

/** `tied`: a tie that the declared rule does not decide. `failed`: the rule is not met, or nobody preferred anything. */
export type Verdict = 'passed' | 'failed' | 'no-quorum' | 'tied';

/** An objection with its reason: `standing`, `struck` (set aside by those who may), or `withdrawn` by a newer ballot. */
export interface Objection {
  readonly ballot: string;
  readonly reason: string;
  readonly state: 'standing' | 'struck' | 'withdrawn';
}

export interface DecisionDetail {
  readonly yes: number;
  readonly no: number;
  readonly objecting: number;
  /** What the rule looks at: yes, or for consent the standing objections … */
  readonly counted: number;
  /** … and the number it had to reach, or for consent to stay below. */
  readonly least: number;
  readonly objections: readonly Objection[];
}

/** Numbers of ballots; `cast` is the sum of `counted` and those from `late` on. */
export interface BallotNumbers {
  /** Heads. */
  readonly eligible: number;
  readonly cast: number;
  /** Readable ballots of the eligible, in time, one a head; abstentions are among them. */
  readonly counted: number;
  readonly abstained: number;
  readonly late: number;
  readonly early: number;
  readonly doubled: number;
  readonly ineligible: number;
  readonly spoiled: number;
  readonly unrevealed: number;
}

export interface Tally {
  readonly form: Form;
  readonly rule: string;
  readonly verdict: Verdict;
  /** Codes in the order of being seated or bought; empty unless an election or allocation passed. */
  readonly winners: readonly string[];
  /** Least units, of an allocation. */
  readonly spent?: string;
  /** Unrevealed ballots are abstentions and count as present. */
  readonly quorum: { readonly least: number; readonly present: number };
  readonly ballots: BallotNumbers;
  readonly marks: readonly BallotMark[];
  readonly reveals: readonly MarkedReveal[];
  /** What lots are drawn from, where the tie rule draws any. */
  readonly seed?: string;
  readonly tie?: StandingTie;
  readonly decision?: DecisionDetail;
  readonly election?: ElectionDetail;
  readonly allocation?: AllocationDetail;
}

export interface CountTerms {
  /** What `lot` draws from; without it `lotSeed` is taken. */
  readonly seed?: string;
  /** Ids of ballots whose objections were set aside by those who may. */
  readonly struck?: ReadonlySet<string>;
}

/** The tally of a vote. Input is what the journal admitted; whatever a ballot states, it is marked and never throws. */
export function count(opening: Opening, cast: readonly Cast[], opened: readonly Opened[], terms: CountTerms = {}): Tally {
  const marked = markBallots(opening, cast, opened);
  const ballots = numbersOf(opening, marked);
  const quorum = { least: quorumOf(ballots.eligible, opening.quorum), present: ballots.counted + ballots.unrevealed };
  const seed = opening.ties.includes('lot') ? (terms.seed ?? seedOf(cast, marked)) : undefined;
  const result = quorum.present < quorum.least ? { verdict: 'no-quorum' as const, winners: [] } : resultOf(opening, marked, terms.struck ?? new Set(), seed);
  return {
    form: opening.form, rule: opening.rule.name, ...result, quorum, ballots, marks: marked.marks, reveals: marked.reveals,
    ...(seed === undefined ? {} : { seed }),
  };
}

/**
 * Lowercase hexadecimal SHA-256 of the tally's canonical JSON without the words
 * for people in it (why a ballot is spoiled, the messages of a tie and of a
 * refusal): two programs may say these differently and agree on everything else.
 */
export function tallyDigest(tally: Tally): string {
  const { marks, tie, allocation } = tally;
  const plain = {
    ...tally,
    marks: marks.map(({ id, mark }) => ({ id, mark })),
    ...(tie === undefined ? {} : { tie: { options: tie.options, step: tie.step } }),
    ...(allocation?.refusal === undefined ? {} : { allocation: { ...allocation, refusal: { code: allocation.refusal.code } } }),
  };
  return sha256Hex(canonicalBytes(plain as unknown as JsonValue));
}

/**
 * What lots are drawn from when nothing better is given: SHA-256 of the lines
 * `ballot ID` of all ballots of the eligible that came in time, in the order of
 * the log, and then `salt SALT` of each believed reveal in the order of its ballot.
 *
 * In an open vote whoever votes last can see all other ids and cast a ballot
 * again and again until the lot suits them. In a hidden vote nobody can: salts
 * are fixed before any is known, late ballots and reveals that are not believed
 * leave the seed as it is, and all that is left to the last to reveal is not to.
 */
export function lotSeed(opening: Opening, cast: readonly Cast[], opened: readonly Opened[]): string {
  return seedOf(cast, markBallots(opening, cast, opened));
}

const OUT_OF_TIME: ReadonlySet<Mark> = new Set<Mark>(['early', 'late', 'ineligible']);

function seedOf(cast: readonly Cast[], marked: MarkedBallots): string {
  const outside = new Set(marked.marks.filter(({ mark }) => OUT_OF_TIME.has(mark)).map(({ id }) => id));
  const inTime = [...cast].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).filter(({ id }) => !outside.has(id));
  const lines = [...inTime.map(({ id }) => `ballot ${id}\n`), ...marked.believed.map(({ salt }) => `salt ${salt}\n`)];
  return sha256Hex(utf8(lines.join('')));
}

function numbersOf(opening: Opening, { marks }: MarkedBallots): BallotNumbers {
  const of = (mark: Mark): number => marks.reduce((sum, one) => (one.mark === mark ? sum + 1 : sum), 0);
  const abstained = of('abstained');
  return {
    eligible: new Set(opening.eligible).size, cast: marks.length, counted: of('counted') + abstained, abstained,
    late: of('late'), early: of('early'), doubled: of('doubled'), ineligible: of('ineligible'), spoiled: of('spoiled'), unrevealed: of('unrevealed'),
  };
}

type Result = Pick<Tally, 'verdict' | 'winners' | 'spent' | 'tie' | 'decision' | 'election' | 'allocation'>;

function resultOf(opening: Opening, marked: MarkedBallots, struck: ReadonlySet<string>, seed: string | undefined): Result {
  if (opening.form === 'decision') return decisionResult(opening, marked, struck);
  const choices = marked.valid.map(({ choice }) => choice).filter((choice) => !isAbstention(choice));
  if (choices.length === 0) return { verdict: 'failed', winners: [] };
  if (opening.form === 'allocation') return allocateBy(opening, choices, seed);
  const { winners, detail, tie } = elect(opening, choices, seed);
  return { verdict: tie === undefined ? 'passed' : 'tied', winners, election: detail, ...(tie === undefined ? {} : { tie }) };
}

function decisionResult(opening: Opening, { valid, replaced }: MarkedBallots, struck: ReadonlySet<string>): Result {
  const of = (vote: string): number => valid.filter(({ choice }) => 'vote' in choice && choice.vote === vote).length;
  const objections = [
    ...valid.flatMap((ballot) => objectionOf(ballot, struck.has(ballot.id) ? 'struck' : 'standing')),
    ...(opening.doubled === 'last' ? replaced.flatMap((ballot) => objectionOf(ballot, 'withdrawn')) : []),
  ];
  const votes = { yes: of('yes'), no: of('no'), standing: objections.filter(({ state }) => state === 'standing').length };
  const { passed, counted, least } = decide(opening.rule as DecisionRule, votes);
  return {
    verdict: passed ? 'passed' : 'failed', winners: [],
    decision: { yes: votes.yes, no: votes.no, objecting: of('object'), counted, least, objections },
  };
}

function objectionOf({ id, choice }: ValidBallot, state: Objection['state']): readonly Objection[] {
  return 'vote' in choice && choice.vote === 'object' ? [{ ballot: id, reason: choice.reason ?? '', state }] : [];
}
