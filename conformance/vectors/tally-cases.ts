// Vectors of counted votes: openings and choices that are read or refused, commitments, and whole votes with their tallies.
import { sha256Hex } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { decodeChoice, type Choice } from '@amanah/consultation/ballot.ts';
import { commitmentOf, opensCommitment } from '@amanah/consultation/commitment.ts';
import { count, tallyDigest } from '@amanah/consultation/count.ts';
import { decodeLoggedBallots } from '@amanah/consultation/logged-ballots.ts';
import { decodeOpening } from '@amanah/consultation/opening.ts';
import type { VectorCase } from './make.ts';

type Json = { readonly [name: string]: unknown };

const TIMES = { opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T18:00:00Z' };
const DURING = '2027-01-11T12:00:00Z';
const REVEALING = '2027-01-13T09:00:00Z';
const NAMES = ['amal', 'bo', 'ceren', 'dana', 'emil', 'fatma', 'goran', 'hala', 'ines', 'jomo'];
const SALT = sha256Hex(utf8('salt'));
const OTHER_SALT = sha256Hex(utf8('other salt'));

function openingOf(rule: Json, more: Json = {}): Json {
  return { rule, eligible: NAMES, ties: [], doubled: 'last', ...TIMES, ...more };
}

function optionsOf(codes: Iterable<string>, more: Json = {}): readonly Json[] {
  return [...codes].map((code) => ({ code, title: `Option ${code}`, ...more }));
}

/** One ballot in time from each of the first names. */
function castsOf(choices: readonly unknown[]): readonly Json[] {
  return choices.map((choice, at) => ({ id: `ballot-${at}`, voter: NAMES[at] ?? '', at: DURING, choice }));
}

function rankings(...orders: readonly string[]): readonly Json[] {
  return castsOf(orders.map((order) => ({ ranking: [...order] })));
}

/** The vote counted; `want` is the verdict. */
function voteCase(name: string, opening: Json, cast: readonly Json[], more: Json = {}): VectorCase {
  const read = decodeOpening(opening);
  const logged = decodeLoggedBallots({ cast, ...more });
  if (!read.ok || !logged.ok) throw new Error(`${name}: ${read.ok ? '' : read.message}${logged.ok ? '' : logged.message}`);
  const { ballots } = logged;
  const tally = count(read.opening, ballots.cast, ballots.opened, { struck: ballots.struck, ...(ballots.seed === undefined ? {} : { seed: ballots.seed }) });
  return { name, want: tally.verdict, opening, ballots: { cast, ...more }, digest: tallyDigest(tally), tally };
}

const YES = { vote: 'yes' };
const NO = { vote: 'no' };
const ABSTAIN = { vote: 'abstain' };
const OBJECTION = { vote: 'object', reason: 'it leaves the north without water' };

function decisionVotes(): readonly VectorCase[] {
  const majority = openingOf({ name: 'majority' }, { quorum: '1/2' });
  const late = { id: 'late', voter: 'jomo', at: '2027-01-12T18:00:01Z', choice: YES };
  return [
    voteCase('majority, quorum met by an abstention', majority, castsOf([YES, YES, NO, ABSTAIN, YES])),
    voteCase('majority, one below the quorum', majority, [...castsOf([YES, YES, YES, YES]), late]),
    voteCase('majority, as many yes as no', majority, castsOf([YES, YES, YES, NO, NO, NO])),
    voteCase('two thirds, exactly', openingOf({ name: 'supermajority', share: '2/3' }), castsOf([YES, YES, YES, YES, NO, NO])),
    voteCase('two thirds, one short', openingOf({ name: 'supermajority', share: '2/3' }), castsOf([YES, YES, YES, NO, NO])),
    voteCase('consent with a standing objection', openingOf({ name: 'consent' }), castsOf([YES, YES, OBJECTION])),
    voteCase('consent, the objection struck', openingOf({ name: 'consent' }), castsOf([YES, YES, OBJECTION]), { struck: ['ballot-2'] }),
    voteCase('consent, the objection withdrawn', openingOf({ name: 'consent' }), [...castsOf([OBJECTION]), { id: 'again', voter: 'amal', at: '2027-01-11T13:00:00Z', choice: YES }]),
    voteCase('consent, an objection without a reason is spoiled', openingOf({ name: 'consent' }), castsOf([YES, { vote: 'object' }])),
    voteCase('three of ten', openingOf({ name: 'k-of-n', k: 3 }), castsOf([YES, NO, YES, YES])),
    voteCase('every mark but one', openingOf({ name: 'majority' }), [
      ...castsOf([YES, ABSTAIN, { ranking: [] }]), late, { id: 'early', voter: 'dana', at: '2027-01-10T07:59:59Z', choice: YES },
      { id: 'stranger', voter: 'zoe', at: DURING, choice: YES }, { id: 'second', voter: 'amal', at: '2027-01-11T12:00:01Z', choice: NO },
    ]),
  ];
}

function hiddenVotes(): readonly VectorCase[] {
  const opening = openingOf({ name: 'approval' }, { options: optionsOf('ab'), seats: 1, ties: ['lot'], reveal: '2027-01-13T18:00:00Z' });
  const choice: Choice = { approves: ['a', 'b'] };
  const cast = ['amal', 'bo', 'ceren'].map((voter, at) => ({ id: `ballot-${at}`, voter, at: DURING, commitment: commitmentOf(choice, SALT, voter) }));
  const reveal = { ballot: 'ballot-0', voter: 'amal', at: REVEALING, choice, salt: SALT };
  return [
    voteCase('hidden: believed, unrevealed, a mismatch, and a lot', opening, cast, { opened: [reveal, { ...reveal, ballot: 'ballot-1', voter: 'bo', salt: OTHER_SALT }] }),
    voteCase('hidden: reveals by another, too early, too late, twice, of nothing', opening, cast, {
      opened: [{ ...reveal, voter: 'bo' }, { ...reveal, at: DURING }, reveal, { ...reveal, at: '2027-01-13T09:00:01Z' }, { ...reveal, at: '2027-01-13T18:00:01Z' }, { ...reveal, ballot: 'none' }],
    }),
    voteCase('hidden: nothing revealed', opening, cast),
    voteCase('hidden: a ballot in the open is spoiled', opening, castsOf([choice])),
  ];
}

function electionVotes(): readonly VectorCase[] {
  const stv = (seats: number, codes: string, more: Json = {}): Json => openingOf({ name: 'stv' }, { seats, options: optionsOf(codes), ...more });
  const women = [...optionsOf('abc'), ...optionsOf('d', { group: 'women' })];
  const cycle = ['abc', 'abc', 'abc', 'bca', 'bca', 'cab', 'cab'];
  return [
    voteCase('STV: surplus, exclusion, last seats', stv(3, 'abcde'), rankings('a', 'ba', 'cd', 'cd', 'cd', 'ce', 'ce', 'a', 'd')),
    voteCase('STV: a transfer value is cut', stv(2, 'abcd'), rankings('ab', 'ab', 'ab', 'ab', 'ab', 'ab', 'ab', 'c', 'c', 'd')),
    voteCase('STV: a tie for exclusion stands', stv(1, 'abcd'), rankings('a', 'a', 'b', 'c')),
    voteCase('STV: the same by the list', stv(1, 'abcd', { ties: ['listed'] }), rankings('a', 'a', 'b', 'c')),
    voteCase('STV: a reserved seat', openingOf({ name: 'stv' }, { seats: 2, options: women, reserved: [{ group: 'women', seats: 1 }] }), rankings('a', 'a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'd')),
    voteCase('STV: more seats than candidates', stv(5, 'ab'), rankings('a', 'b')),
    ...['schulze', 'ranked-pairs'].flatMap((name) => [
      voteCase(`${name}: a cycle`, openingOf({ name }, { seats: 2, options: optionsOf('abc') }), rankings(...cycle)),
      voteCase(`${name}: a cycle of equals`, openingOf({ name }, { seats: 1, options: optionsOf('abc') }), rankings('abc', 'bca', 'cab')),
      voteCase(`${name}: a cycle of equals, by code`, openingOf({ name }, { seats: 1, options: optionsOf('abc'), ties: ['id'] }), rankings('abc', 'bca', 'cab')),
      voteCase(`${name}: short rankings, a reserved seat`, openingOf({ name }, { seats: 2, options: women, reserved: [{ group: 'women', seats: 1 }] }), rankings('ab', 'ab', 'ba', 'c', 'dc')),
    ]),
    voteCase('approval: equals who all fit', openingOf({ name: 'approval' }, { seats: 2, options: optionsOf('abc') }), castsOf([{ approves: ['a', 'c'] }, { approves: ['c', 'a'] }])),
    voteCase('approval: equals who do not, by lot from a given seed', openingOf({ name: 'approval' }, { seats: 1, options: optionsOf('abc'), ties: ['lot'] }), castsOf([{ approves: ['a', 'b', 'c'] }]), { seed: 'checkpoint' }),
    voteCase('approval: nobody prefers anybody', openingOf({ name: 'approval' }, { seats: 1, options: optionsOf('abc') }), castsOf([{ approves: [] }, ABSTAIN])),
  ];
}

function budgetVotes(): readonly VectorCase[] {
  const options = Object.entries({ food: '400', water: '350', fuel: '250', formula: '120', clinic: '80', ramps: '100' }).map(([code, cost]) => ({ code, title: code, cost }));
  const most = { approves: ['food', 'water', 'fuel'] };
  const cast = castsOf([most, most, most, most, most, most, most, { approves: ['formula', 'clinic'] }, { approves: ['formula', 'clinic'] }, { approves: ['ramps'] }]);
  const terms = { options, budget: '1000', ties: ['lower-cost', 'more-votes', 'id'] };
  return [
    voteCase('equal shares, cost utility', openingOf({ name: 'equal-shares', utility: 'cost', completion: 'none' }, terms), cast),
    voteCase('Phragmen', openingOf({ name: 'phragmen' }, terms), cast),
    voteCase('greedy', openingOf({ name: 'greedy' }, terms), cast),
    voteCase('greedy, equals who all fit, without a tie rule', openingOf({ name: 'greedy' }, { ...terms, ties: [] }), cast),
    voteCase('greedy by points, over the total is spoiled', openingOf({ name: 'greedy', by: 'points', ballot: { kind: 'points', total: 10 } }, terms), castsOf([{ points: { food: 10 } }, { points: { ramps: 11 } }, { points: { fuel: 4, clinic: 6 } }])),
  ];
}

/** Whole votes; `want` is the verdict, `digest` that of the tally. */
export function tallyCases(): readonly VectorCase[] {
  return [...decisionVotes(), ...hiddenVotes(), ...electionVotes(), ...budgetVotes()];
}

/** Openings; `want` is `ok` or the path that is refused. */
export function openingCases(): readonly VectorCase[] {
  const good = openingOf({ name: 'majority' });
  const election = openingOf({ name: 'stv' }, { seats: 1, options: optionsOf('ab') });
  const openings: Readonly<Record<string, unknown>> = {
    'a majority': good, 'an election': election, 'consent, hidden': openingOf({ name: 'consent' }, { reveal: '2027-01-13T18:00:00Z', quorum: '2/3' }),
    'no rule': { ...good, rule: {} }, 'a share of one half': { ...good, rule: { name: 'supermajority', share: '1/2' } }, 'more signatures than people': { ...good, rule: { name: 'k-of-n', k: 11 } },
    'one head twice': { ...good, eligible: ['amal', 'amal'] }, 'closing before opening': { ...good, closes: TIMES.opens }, 'a coin': { ...good, ties: ['coin'] }, 'an unknown field': { ...good, chair: 'amal' },
    'an election without seats': { ...election, seats: undefined }, 'more reserved than there are': { ...election, reserved: [{ group: 'women', seats: 2 }] }, 'options of a decision': { ...good, options: optionsOf('a') },
    'a budget without costs': openingOf({ name: 'phragmen' }, { options: optionsOf('ab'), budget: '10' }), 'points without a bound': openingOf({ name: 'greedy', by: 'points' }, { options: optionsOf('ab', { cost: '1' }), budget: '10' }),
  };
  return Object.entries(openings).map(([name, opening]) => {
    const stated = JSON.parse(JSON.stringify(opening)) as unknown;
    const read = decodeOpening(stated);
    return { name, want: read.ok ? 'ok' : read.path, opening: stated };
  });
}

/** Commitments; `want` is `ok` where choice, salt and voter open the commitment. */
export function commitmentCases(): readonly VectorCase[] {
  const choice: Choice = { ranking: ['b', 'a'] };
  const commitment = commitmentOf(choice, SALT, 'amal');
  const cases: Readonly<Record<string, { readonly commitment: string; readonly choice: unknown; readonly salt: string; readonly voter: string }>> = {
    'a ranking': { commitment, choice, salt: SALT, voter: 'amal' },
    'points, whatever the order of members': { commitment: commitmentOf({ points: { a: 2, b: 1 } }, SALT, 'amal'), choice: { points: { b: 1, a: 2 } }, salt: SALT, voter: 'amal' },
    'a reason beyond ASCII': { commitment: commitmentOf({ vote: 'object', reason: 'لا ماء' }, SALT, 'أمل'), choice: { vote: 'object', reason: 'لا ماء' }, salt: SALT, voter: 'أمل' },
    'another choice': { commitment, choice: { ranking: ['a', 'b'] }, salt: SALT, voter: 'amal' },
    'another salt': { commitment, choice, salt: OTHER_SALT, voter: 'amal' },
    'another voter': { commitment, choice, salt: SALT, voter: 'bo' },
    'a salt in capitals': { commitment, choice, salt: SALT.toUpperCase(), voter: 'amal' },
    'a short salt': { commitment, choice, salt: SALT.slice(2), voter: 'amal' },
  };
  return Object.entries(cases).map(([name, one]) => {
    const read = decodeChoice(one.choice);
    return { name, want: read.ok && opensCommitment(one.commitment, read.choice, one.salt, one.voter) ? 'ok' : 'mismatch', ...one };
  });
}
