/**
 * A tally in sentences that a person can follow from the ballots to the result.
 *
 * Each sentence has a code, the values it is made of, and its English text;
 * pages in other languages write their own text for the code.
 *
 *     readingOf(tally)[0]   // { code: 'passed', params: { rule: 'majority' }, text: 'The proposal passed.' }
 */
import type { AllocationDetail, BoughtDetail } from './allocation-count.ts';
import type { DecisionDetail, Tally } from './count.ts';
import type { ElectionDetail, RoundDetail } from './election.ts';

export type ReadingValue = string | number | readonly string[];

export interface Sentence {
  readonly code: SentenceCode;
  /** Options by their codes, except where the caller gave titles. */
  readonly params: { readonly [name: string]: ReadingValue };
  readonly text: string;
}

/** English texts; `{name}` stands for a value. A page in another language has a text for each code. */
export const SENTENCES = {
  passed: 'The proposal passed.',
  failed: 'The proposal did not pass.',
  'nobody-preferred': 'Nobody who voted preferred anything, so nothing is decided.',
  elected: 'Elected: {winners}.',
  allocated: 'Funded: {winners}.',
  'allocated-nothing': 'No project is funded.',
  'no-quorum': 'Too few voted, so nothing is decided.',
  tied: 'Nothing is decided: {options} are tied at the step "{step}", and the declared tie rule does not decide between them.',
  eligible: 'Entitled to vote: {eligible}. Took part: {present}. Needed: {least}.',
  abstained: 'Of these, abstained: {n}.',
  unrevealed: 'Hidden ballots not opened as committed, which count as abstentions: {n}.',
  late: 'Ballots after voting had closed, which do not count: {n}.',
  early: 'Ballots before voting opened, which do not count: {n}.',
  doubled: 'Ballots that another ballot of the same voter replaces: {n}.',
  ineligible: 'Ballots of people who could not vote here, which do not count: {n}.',
  spoiled: 'Ballots that could not be counted as they were written: {n}.',
  reveals: 'Attempts to open a hidden ballot that were not believed: {n}.',
  votes: 'Yes: {yes}. No: {no}.',
  majority: 'A majority is more yes than no: here at least {least}; yes were {counted}.',
  supermajority: 'The share asked for is at least {least} yes; yes were {counted}.',
  'k-of-n': 'Asked for are at least {least} yes; yes were {counted}.',
  consent: 'Consenting: {yes}. Standing objections: {counted}; consent has none.',
  'objection-standing': 'An objection stands: {reason}',
  'objection-struck': 'An objection was set aside: {reason}',
  'objection-withdrawn': 'An objection was withdrawn: {reason}',
  seats: 'Seats to be filled: {seats}.',
  vacant: 'Seats that stay empty because too few candidates stood: {n}.',
  reserved: 'Seats reserved for the group {group}: {seats}. Of it stood {standing}, elected {filled}.',
  quota: 'The quota, with which a candidate is elected: {quota} votes.',
  'round-first': 'Round {round}: first preferences. {votes}.',
  'round-surplus': 'Round {round}: what {of} had above the quota went on to the next preferences. {votes}.',
  'round-exclusion': 'Round {round}: {of} had the fewest votes and left; the papers went on. {votes}.',
  'round-doomed': 'Round {round}: only reserved seats were left, so {of} left; the papers went on. {votes}.',
  'round-tied': '{tied} were equal; earlier rounds or the declared tie rule decided.',
  'round-elected': 'Elected in this round: {elected}.',
  'round-lost': 'So far, votes whose papers name nobody further: {notTransferable}; lost in rounding: {cutOff}.',
  order: 'In order of preference: {order}.',
  beats: '{better} comes before {worse}: chains of majorities lead there with strength {votes}, and back with {against}.',
  locked: '{winner} stands above {loser}, {votes} to {against}.',
  'passed-over': 'That {winner} has {votes} to {against} over {loser} was passed over, for stronger majorities say otherwise.',
  approvals: 'Approvals: {votes}.',
  'tie-decided': '{tied} were tied for a seat, and the declared tie rule chose {chosen}.',
  budget: 'Budget: {budget}. Voters who shared it: {voters}.',
  bought: '{project} was funded, for {cost}.',
  'bought-floor': '{project} was funded, for {cost}, so that a floor is reached.',
  'bought-left': '{project} was funded, for {cost}, from what the rule left over.',
  'not-bought': '{project} was not funded ({reason}).',
  left: 'Left of the budget: {left}.',
  refusal: 'The budget could not be divided: {message}',
  seed: 'Lots were drawn from {seed}.',
} as const;

export type SentenceCode = keyof typeof SENTENCES;

/** The sentences of a tally, its verdict first. `titleOf` names an option for people; without it options go by their codes. */
export function readingOf(tally: Tally, titleOf: (code: string) => string = (code) => code): readonly Sentence[] {
  return [
    verdictOf(tally, titleOf),
    ...takingPart(tally),
    ...(tally.decision === undefined ? [] : decisionReading(tally.rule, tally.decision)),
    ...(tally.election === undefined ? [] : electionReading(tally.election, titleOf)),
    ...(tally.allocation === undefined ? [] : allocationReading(tally.allocation, titleOf)),
    ...(tally.seed === undefined ? [] : [say('seed', { seed: tally.seed })]),
  ];
}

function say(code: SentenceCode, params: Sentence['params'] = {}): Sentence {
  const text = SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
  return { code, params, text };
}

function verdictOf({ verdict, form, winners, tie, allocation }: Tally, titleOf: (code: string) => string): Sentence {
  if (verdict === 'no-quorum') return say('no-quorum');
  if (tie !== undefined) return say('tied', { options: tie.options.map(titleOf), step: tie.step });
  if (form === 'decision') return say(verdict === 'passed' ? 'passed' : 'failed');
  if (verdict !== 'passed') return allocation?.refusal === undefined ? say('nobody-preferred') : say('refusal', { message: allocation.refusal.message });
  if (form === 'election') return say('elected', { winners: winners.map(titleOf) });
  return winners.length === 0 ? say('allocated-nothing') : say('allocated', { winners: winners.map(titleOf) });
}

function takingPart({ ballots, quorum, reveals }: Tally): readonly Sentence[] {
  const shown = ['abstained', 'unrevealed', 'late', 'early', 'doubled', 'ineligible', 'spoiled'] as const;
  const disbelieved = reveals.filter(({ mark }) => mark !== 'believed').length;
  return [
    say('eligible', { eligible: ballots.eligible, present: quorum.present, least: quorum.least }),
    ...shown.filter((name) => ballots[name] > 0).map((name) => say(name, { n: ballots[name] })),
    ...(disbelieved === 0 ? [] : [say('reveals', { n: disbelieved })]),
  ];
}

function decisionReading(rule: string, { yes, no, counted, least, objections }: DecisionDetail): readonly Sentence[] {
  const looked = rule === 'majority' || rule === 'supermajority' || rule === 'k-of-n' ? say(rule, { least, counted }) : say('consent', { yes, counted });
  return [
    ...(rule === 'consent' ? [] : [say('votes', { yes, no })]),
    looked,
    ...objections.map(({ state, reason, ballot }) => say(`objection-${state}`, { reason, ballot })),
  ];
}

function electionReading(election: ElectionDetail, titleOf: (code: string) => string): readonly Sentence[] {
  const { seats, vacant, reserved, quota, rounds = [], order, approvals, decidedTies = [] } = election;
  return [
    say('seats', { seats }),
    ...(vacant === 0 ? [] : [say('vacant', { n: vacant })]),
    ...reserved.map((one) => say('reserved', { ...one })),
    ...(quota === undefined ? [] : [say('quota', { quota })]),
    ...rounds.flatMap((round, at) => roundReading(round, at + 1, titleOf)),
    ...(approvals === undefined ? [] : [say('approvals', { votes: Object.entries(approvals).map(([code, votes]) => `${titleOf(code)} ${votes}`) })]),
    ...pairsReading(election, titleOf),
    ...(order === undefined ? [] : [say('order', { order: order.map((level) => level.map(titleOf).join(' = ')) })]),
    ...decidedTies.map(({ tied, chosen }) => say('tie-decided', { tied: tied.map(titleOf), chosen: titleOf(chosen) })),
  ];
}

function roundReading({ action, of, votes, elected, tied, notTransferable, cutOff }: RoundDetail, round: number, titleOf: (code: string) => string): readonly Sentence[] {
  const standing = Object.entries(votes).filter(([, parts]) => parts !== '0').map(([code, parts]) => `${titleOf(code)} ${votesText(parts)}`);
  return [
    say(`round-${action}`, { round, of: of.map(titleOf), votes: standing }),
    ...(tied === undefined ? [] : [say('round-tied', { tied: tied.map(titleOf) })]),
    ...(notTransferable === '0' && cutOff === '0' ? [] : [say('round-lost', { notTransferable: votesText(notTransferable), cutOff: votesText(cutOff) })]),
    ...(elected.length === 0 ? [] : [say('round-elected', { elected: elected.map(titleOf) })]),
  ];
}

/** Parts of a vote as a decimal number of votes, without zeros at the end: 100,000 parts are `1`. */
export function votesText(parts: string): string {
  const digits = parts.padStart(6, '0');
  const decimals = digits.slice(-5).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -5) : `${digits.slice(0, -5)}.${decimals}`;
}

function pairsReading({ beats = [], locked = [], passedOver = [] }: ElectionDetail, titleOf: (code: string) => string): readonly Sentence[] {
  const named = (code: 'locked' | 'passed-over', majorities: typeof locked): readonly Sentence[] =>
    majorities.map(({ winner, loser, votes, against }) => say(code, { winner: titleOf(winner), loser: titleOf(loser), votes, against }));
  return [
    ...beats.map(({ better, worse, votes, against }) => say('beats', { better: titleOf(better), worse: titleOf(worse), votes, against })),
    ...named('locked', locked), ...named('passed-over', passedOver),
  ];
}

const BOUGHT: Readonly<Record<BoughtDetail['by'], SentenceCode>> = { rule: 'bought', free: 'bought', floor: 'bought-floor', greedy: 'bought-left' };

function allocationReading({ budget, voters, bought = [], passed = [], left }: AllocationDetail, titleOf: (code: string) => string): readonly Sentence[] {
  return [
    say('budget', { budget, voters }),
    ...bought.map(({ code, cost, by }) => say(BOUGHT[by], { project: titleOf(code), cost })),
    ...passed.map(({ code, reason }) => say('not-bought', { project: titleOf(code), reason })),
    ...(left === undefined ? [] : [say('left', { left })]),
  ];
}
