import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Cast, type Mark, markBallots, type Opened, type RevealMark } from './ballot-marks.ts';
import type { Choice } from './ballot.ts';
import { commitmentOf } from './commitment.ts';
import { count } from './count.ts';
import type { Opening } from './opening.ts';
import { CLOSES, DURING, openingOf, OPENS, REVEAL } from './small-elections.model.ts';

const YES: Choice = { vote: 'yes' };
const NO: Choice = { vote: 'no' };
const ABSTAIN: Choice = { vote: 'abstain' };
const BEFORE = '2027-01-10T07:59:59Z';
const AFTER = '2027-01-12T18:00:01Z';
const REVEALING = '2027-01-13T09:00:00Z';
const TOO_LATE = '2027-01-13T18:00:01Z';
const SALT = 'ab'.repeat(32);
const eligible = ['amal', 'bo', 'ceren'];
const open = openingOf({ rule: { name: 'majority' }, eligible });
const first = openingOf({ rule: { name: 'majority' }, eligible, doubled: 'first' });
const hidden = openingOf({ rule: { name: 'majority' }, eligible, reveal: REVEAL });

function id(at: number): string {
  return String(at).padStart(64, '0');
}

/** Ballots in the order of the log, as `[voter, at, what]`. */
function castsOf(rows: readonly (readonly [string, string, Partial<Cast>])[]): readonly Cast[] {
  return rows.map(([voter, at, what], place) => ({ id: id(place), voter, at, ...what }));
}

/** What a malicious or broken client could put there, past the types. */
function anyChoice(value: unknown): Partial<Cast> {
  return { choice: value as Choice };
}

const hide = (choice: Choice, voter: string, salt = SALT): Partial<Cast> => ({ commitment: commitmentOf(choice, salt, voter) });

const CASES: readonly (readonly [what: string, opening: Opening, rows: readonly (readonly [string, string, Partial<Cast>])[], marks: readonly Mark[]])[] = [
  ['in time, by who may vote', open, [['amal', DURING, { choice: YES }], ['bo', DURING, { choice: ABSTAIN }]], ['counted', 'abstained']],
  ['at the very opening and the very closing', open, [['amal', OPENS, { choice: YES }], ['bo', CLOSES, { choice: NO }]], ['counted', 'counted']],
  ['a second too early, a second too late', open, [['amal', BEFORE, { choice: YES }], ['bo', AFTER, { choice: YES }]], ['early', 'late']],
  ['by one who may not vote', open, [['dana', DURING, { choice: YES }]], ['ineligible']],
  ['late and by one who may not vote', open, [['dana', AFTER, { choice: YES }]], ['ineligible']],
  ['by nobody', open, [['', DURING, { choice: YES }]], ['ineligible']],
  ['by another spelling of a head', open, [['Amal', DURING, { choice: YES }]], ['ineligible']],
  ['twice: the last counts', open, [['amal', DURING, { choice: YES }], ['amal', CLOSES, { choice: NO }]], ['doubled', 'counted']],
  ['twice: the first counts', first, [['amal', DURING, { choice: YES }], ['amal', CLOSES, { choice: NO }]], ['counted', 'doubled']],
  ['two keys of one holder are one head', open, [['amal', DURING, { choice: YES }], ['amal', DURING, { choice: YES }], ['bo', DURING, { choice: NO }]], ['doubled', 'counted', 'counted']],
  ['three times', open, [['amal', DURING, { choice: YES }], ['amal', DURING, { choice: NO }], ['amal', DURING, { choice: ABSTAIN }]], ['doubled', 'doubled', 'abstained']],
  ['again after closing: the one in time counts', open, [['amal', DURING, { choice: YES }], ['amal', AFTER, { choice: NO }]], ['counted', 'late']],
  ['before opening and in time', first, [['amal', BEFORE, { choice: YES }], ['amal', DURING, { choice: NO }]], ['early', 'counted']],
  ['a readable ballot replaced by an unreadable one', open, [['amal', DURING, { choice: YES }], ['amal', CLOSES, anyChoice({ vote: 'maybe' })]], ['doubled', 'spoiled']],
  ['an unreadable ballot replaced by a readable one', open, [['amal', DURING, anyChoice({ vote: 'maybe' })], ['amal', CLOSES, { choice: YES }]], ['doubled', 'counted']],
  ['an unreadable ballot where the first counts', first, [['amal', DURING, anyChoice({ vote: 'maybe' })], ['amal', CLOSES, { choice: YES }]], ['spoiled', 'doubled']],
  ['another form', open, [['amal', DURING, { choice: { ranking: ['a'] } }]], ['spoiled']],
  ['an objection where none is asked', open, [['amal', DURING, { choice: { vote: 'object', reason: 'dear' } }]], ['spoiled']],
  ['nothing in it', open, [['amal', DURING, {}], ['bo', DURING, anyChoice(null)], ['ceren', DURING, anyChoice('yes')]], ['spoiled', 'spoiled', 'spoiled']],
  ['hidden where ballots are open', open, [['amal', DURING, hide(YES, 'amal')]], ['spoiled']],
  ['hidden and open at once', open, [['amal', DURING, { choice: YES, ...hide(YES, 'amal') }]], ['spoiled']],
  ['open where ballots are hidden', hidden, [['amal', DURING, { choice: YES }]], ['spoiled']],
  ['both where ballots are hidden', hidden, [['amal', DURING, { choice: YES, ...hide(YES, 'amal') }]], ['spoiled']],
  ['hidden and never opened', hidden, [['amal', DURING, hide(YES, 'amal')]], ['unrevealed']],
  ['logged out of the order of time', open, [['amal', CLOSES, { choice: NO }], ['amal', DURING, { choice: YES }]], ['counted', 'doubled']],
];

for (const [what, opening, rows, marks] of CASES) {
  test(`[X4] a ballot ${what}: ${marks.join(', ')}`, () => {
    const tally = count(opening, castsOf(rows), []);
    assert.deepEqual(tally.marks.map(({ mark }) => mark), marks);
    const { cast, counted, late, early, doubled, ineligible, spoiled, unrevealed, abstained } = tally.ballots;
    assert.equal(cast, rows.length);
    assert.equal(counted + late + early + doubled + ineligible + spoiled + unrevealed, cast);
    assert.equal(abstained, marks.filter((mark) => mark === 'abstained').length);
    for (const { mark, why } of tally.marks) assert.equal(why !== undefined, mark === 'spoiled');
  });
}

type Reveal = Partial<Opened>;
const good: Opened = { ballot: id(0), voter: 'amal', at: REVEALING, choice: YES, salt: SALT };

const REVEALS: readonly (readonly [what: string, reveals: readonly Reveal[], revealMarks: readonly RevealMark[], mark: Mark])[] = [
  ['as committed', [{}], ['believed'], 'counted'],
  ['a second after closing, and at the very end', [{ at: AFTER }], ['believed'], 'counted'],
  ['at the very end', [{ at: REVEAL }], ['believed'], 'counted'],
  ['at closing', [{ at: CLOSES }], ['early'], 'unrevealed'],
  ['before closing, with the right salt', [{ at: DURING }], ['early'], 'unrevealed'],
  ['before closing and again after', [{ at: DURING }, {}], ['early', 'believed'], 'counted'],
  ['after the end', [{ at: TOO_LATE }], ['late'], 'unrevealed'],
  ['with another choice', [{ choice: NO }], ['mismatch'], 'unrevealed'],
  ['with another salt', [{ salt: 'cd'.repeat(32) }], ['mismatch'], 'unrevealed'],
  ['with a salt in capitals', [{ salt: SALT.toUpperCase() }], ['mismatch'], 'unrevealed'],
  ['with a short salt', [{ salt: 'ab' }], ['mismatch'], 'unrevealed'],
  ['with a choice and a reason that was not committed to', [{ choice: { vote: 'yes', reason: 'so' } }], ['mismatch'], 'unrevealed'],
  ['with no choice at all', [{ choice: null as unknown as Choice }], ['mismatch'], 'unrevealed'],
  ['by somebody else who learnt the salt', [{ voter: 'bo' }], ['not-author'], 'unrevealed'],
  ['by somebody else first, then by its author', [{ voter: 'bo' }, {}], ['not-author', 'believed'], 'counted'],
  ['of a ballot that is not there', [{ ballot: id(9) }], ['unknown'], 'unrevealed'],
  ['wrongly and then rightly', [{ choice: NO }, {}], ['mismatch', 'believed'], 'counted'],
  ['twice', [{}, {}], ['believed', 'doubled'], 'counted'],
  ['rightly and then with another choice', [{}, { choice: NO }], ['believed', 'mismatch'], 'counted'],
];

for (const [what, reveals, revealMarks, mark] of REVEALS) {
  test(`[X6] a hidden ballot opened ${what}: ${revealMarks.join(', ')}; the ballot is ${mark}`, () => {
    const tally = count(hidden, castsOf([['amal', DURING, hide(YES, 'amal')]]), reveals.map((one) => ({ ...good, ...one })));
    assert.deepEqual(tally.reveals.map((one) => one.mark), revealMarks);
    assert.deepEqual(tally.marks.map((one) => one.mark), [mark]);
    assert.deepEqual([tally.decision?.yes, tally.decision?.no], mark === 'counted' ? [1, 0] : [0, 0]);
    assert.equal(tally.quorum.present, 1, 'an unrevealed ballot is an abstention');
  });
}

test('[X6] a reveal of a ballot that does not count changes nothing: late, doubled, open', () => {
  const cast = castsOf([['amal', DURING, hide(YES, 'amal')], ['amal', CLOSES, hide(NO, 'amal')], ['bo', AFTER, hide(YES, 'bo')], ['ceren', DURING, { choice: YES }]]);
  const opened = [{ ...good }, { ...good, ballot: id(1), choice: NO }, { ...good, ballot: id(2), voter: 'bo' }, { ...good, ballot: id(3), voter: 'ceren' }];
  const tally = count(hidden, cast, opened);
  assert.deepEqual(tally.reveals.map(({ mark }) => mark), ['void', 'believed', 'void', 'void']);
  assert.deepEqual(tally.marks.map(({ mark }) => mark), ['doubled', 'counted', 'late', 'spoiled']);
  assert.deepEqual(count(open, castsOf([['amal', DURING, { choice: YES }]]), [good]).reveals.map(({ mark }) => mark), ['void']);
});

test('[X6] a copied commitment cannot be opened: the voter is part of it', () => {
  const copy = hide(YES, 'amal');
  const tally = count(hidden, castsOf([['amal', DURING, copy], ['bo', DURING, copy]]), [good, { ...good, ballot: id(1), voter: 'bo' }]);
  assert.deepEqual(tally.marks.map(({ mark }) => mark), ['counted', 'unrevealed']);
  assert.deepEqual(tally.reveals.map(({ mark }) => mark), ['believed', 'mismatch']);
});

test('[X6] a committed choice that does not answer the opening is spoiled once it is opened', () => {
  const choice: Choice = { ranking: ['a'] };
  const tally = count(hidden, castsOf([['amal', DURING, hide(choice, 'amal')]]), [{ ...good, choice }]);
  assert.deepEqual([tally.marks[0]?.mark, tally.reveals[0]?.mark], ['spoiled', 'believed']);
});

test('[X4] [X5] whatever is logged, every ballot has exactly one mark and every head at most one vote, and nothing is thrown', () => {
  const time = fc.constantFrom(BEFORE, OPENS, DURING, CLOSES, AFTER, REVEALING, TOO_LATE);
  const voter = fc.constantFrom(...eligible, 'dana');
  const said = fc.oneof(fc.record({ choice: fc.oneof(fc.constantFrom<unknown>(YES, NO, ABSTAIN), fc.jsonValue()) }), fc.constant({}), voter.map((one) => hide(YES, one)));
  const rows = fc.array(fc.tuple(voter, time, said), { maxLength: 8 });
  const reveal = fc.record({ ballot: fc.nat(8).map(id), voter, at: time, choice: fc.oneof(fc.constantFrom<unknown>(YES, NO), fc.jsonValue()), salt: fc.constantFrom(SALT, 'x', '') });
  fc.assert(fc.property(rows, fc.array(reveal, { maxLength: 8 }), fc.constantFrom(open, first, hidden), (ballots, reveals, opening) => {
    const cast = castsOf(ballots as never);
    const marked = markBallots(opening, cast, reveals as never);
    assert.deepEqual(marked.marks.map((one) => one.id), cast.map((one) => one.id));
    assert.equal(marked.reveals.length, reveals.length);
    const heads = marked.valid.map((one) => one.voter);
    assert.equal(new Set(heads).size, heads.length, 'one ballot a head');
  }), { seed: 20261122, numRuns: 3000 });
});
