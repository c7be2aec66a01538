import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeChoice, isAbstention } from './ballot.ts';
import { openingOf, optionsOf } from './small-elections.model.ts';

const MAJORITY = openingOf({ rule: { name: 'majority' } });
const CONSENT = openingOf({ rule: { name: 'consent' } });
const STV = openingOf({ rule: { name: 'stv' }, options: optionsOf('abc'), seats: 2 });
const APPROVAL = openingOf({ rule: { name: 'approval' }, options: optionsOf('abc'), seats: 2 });
const projects = [...'abc'].map((code) => ({ code, title: code, cost: '10' }));
const CHOOSE_ONE = openingOf({ rule: { name: 'greedy', ballot: { kind: 'approves', most: 1 } }, options: projects, budget: '20' });
const TEN_POINTS = openingOf({ rule: { name: 'equal-shares', utility: 'points', completion: 'none', ballot: { kind: 'points', total: 10, each: 6, most: 2 } }, options: projects, budget: '20' });
const ANY = openingOf({ rule: { name: 'phragmen' }, options: projects, budget: '20' });

const FITTING: readonly (readonly [unknown, typeof STV])[] = [
  [{ vote: 'yes' }, MAJORITY], [{ vote: 'no', reason: 'too dear' }, MAJORITY], [{ vote: 'abstain' }, MAJORITY],
  [{ vote: 'object', reason: 'it leaves the north without water' }, CONSENT], [{ vote: 'yes' }, CONSENT],
  [{ ranking: ['c', 'a'] }, STV], [{ ranking: [] }, STV], [{ vote: 'abstain' }, STV],
  [{ approves: ['a', 'b', 'c'] }, APPROVAL], [{ approves: ['b'] }, CHOOSE_ONE],
  [{ points: { a: 4, b: 6 } }, TEN_POINTS], [{ points: { a: 4, b: 6, c: 0 } }, TEN_POINTS], [{ points: {} }, TEN_POINTS],
  [{ approves: ['a', 'b'] }, ANY], [{ ranking: ['b', 'a'] }, ANY], [{ points: { c: 1 } }, ANY], [{ vote: 'abstain' }, ANY],
];

test('[X7] what fits the form and the options is read as it stands', () => {
  for (const [choice, opening] of FITTING) assert.deepEqual(decodeChoice(choice, opening), { ok: true, choice }, JSON.stringify(choice));
});

/** [the choice, the path of the refusal]: refused whatever was asked. */
const SHAPELESS: readonly (readonly [unknown, string])[] = [
  [null, 'choice'], ['yes', 'choice'], [1, 'choice'], [[], 'choice'], [{}, 'choice'], [{ vote: 'yes', ranking: [] }, 'choice'], [{ ranking: [], approves: [] }, 'choice'],
  [{ vote: 'yes', weight: 9 }, 'choice.weight'], [{ vote: 'YES' }, 'choice.vote'], [{ vote: true }, 'choice.vote'], [{ vote: ['yes'] }, 'choice.vote'],
  [{ vote: 'object', reason: '' }, 'choice.reason'], [{ vote: 'object', reason: '   ' }, 'choice.reason'], [{ vote: 'object', reason: 'x'.repeat(2001) }, 'choice.reason'], [{ vote: 'object', reason: '\ud800' }, 'choice.reason'],
  [{ ranking: ['a'], reason: 'because' }, 'choice.reason'], [{ ranking: 'abc' }, 'choice.ranking'], [{ ranking: { a: 1 } }, 'choice.ranking'], [{ ranking: ['a', 'a'] }, 'choice.ranking[1]'],
  [{ ranking: [['a', 'b'], 'c'] }, 'choice.ranking[0]'], [{ ranking: ['a', null] }, 'choice.ranking[1]'], [{ approves: [1] }, 'choice.approves[0]'], [{ approves: ['a', 'b', 'a'] }, 'choice.approves[2]'],
  [{ points: ['a'] }, 'choice.points'], [{ points: { a: -1 } }, 'choice.points.a'], [{ points: { a: 0.5 } }, 'choice.points.a'], [{ points: { a: '3' } }, 'choice.points.a'], [{ points: { a: 2 ** 53 } }, 'choice.points.a'], [{ points: { '': 1 } }, 'choice.points'],
];

test('[X7] what is no choice of any form is refused where it is wrong', () => {
  for (const [choice, path] of SHAPELESS) {
    const decoded = decodeChoice(choice);
    assert.ok(!decoded.ok, JSON.stringify(choice));
    assert.deepEqual([decoded.code, decoded.path], ['choice', path], JSON.stringify(choice));
  }
});

/** [the choice, what was asked, the path]: a choice, but none of this vote. */
const UNFITTING: readonly (readonly [unknown, typeof STV, string])[] = [
  [{ ranking: ['a'] }, MAJORITY, 'choice'], [{ approves: [] }, MAJORITY, 'choice'], [{ points: {} }, MAJORITY, 'choice'],
  [{ vote: 'object', reason: 'no' }, MAJORITY, 'choice.vote'], [{ vote: 'no' }, CONSENT, 'choice.vote'], [{ vote: 'object' }, CONSENT, 'choice.reason'], [{ ranking: [] }, CONSENT, 'choice'],
  [{ vote: 'yes' }, STV, 'choice'], [{ vote: 'no' }, APPROVAL, 'choice'], [{ approves: ['a'] }, STV, 'choice'], [{ points: { a: 1 } }, STV, 'choice'], [{ ranking: ['a'] }, APPROVAL, 'choice'], [{ points: { a: 1 } }, APPROVAL, 'choice'],
  [{ ranking: ['a', 'd'] }, STV, 'choice.ranking'], [{ ranking: ['A'] }, STV, 'choice.ranking'], [{ approves: ['toString'] }, APPROVAL, 'choice.approves'], [{ points: { d: 1 } }, ANY, 'choice.points'],
  [{ approves: ['a', 'b'] }, CHOOSE_ONE, 'choice.approves'], [{ ranking: ['a'] }, CHOOSE_ONE, 'choice.ranking'], [{ points: { a: 1 } }, CHOOSE_ONE, 'choice.points'],
  [{ points: { a: 5, b: 6 } }, TEN_POINTS, 'choice.points'], [{ points: { a: 7 } }, TEN_POINTS, 'choice.points'], [{ points: { a: 1, b: 1, c: 1 } }, TEN_POINTS, 'choice.points'], [{ approves: ['a'] }, TEN_POINTS, 'choice.approves'],
  [{ points: { a: 1_000_001 } }, ANY, 'choice.points'], [{ vote: 'yes' }, ANY, 'choice'],
];

test('[X7] what does not answer the opening is refused: another form, unknown options, over the limits', () => {
  for (const [choice, opening, path] of UNFITTING) {
    assert.ok(decodeChoice(choice).ok || JSON.stringify(choice).includes('object'), JSON.stringify(choice));
    const decoded = decodeChoice(choice, opening);
    assert.ok(!decoded.ok, JSON.stringify(choice));
    assert.equal(decoded.path, path, JSON.stringify(choice));
  }
});

test('[X7] an abstention is one in every form: said, or a list that names nobody', () => {
  for (const choice of [{ vote: 'abstain' }, { ranking: [] }, { approves: [] }, { points: {} }, { points: { a: 0 } }] as const) assert.equal(isAbstention(choice), true);
  for (const choice of [{ vote: 'no' }, { ranking: ['a'] }, { approves: ['a'] }, { points: { a: 0, b: 1 } }] as const) assert.equal(isAbstention(choice), false);
});

test('[X7] whatever JSON is given, a choice is read or refused with a path, and nothing is thrown', () => {
  const near = fc.record({ vote: fc.jsonValue(), reason: fc.jsonValue(), ranking: fc.jsonValue(), approves: fc.jsonValue(), points: fc.jsonValue() }, { requiredKeys: [] });
  fc.assert(fc.property(fc.oneof(fc.jsonValue(), near), fc.constantFrom(MAJORITY, CONSENT, STV, APPROVAL, CHOOSE_ONE, TEN_POINTS, ANY, undefined), (value, opening) => {
    const decoded = decodeChoice(value, opening);
    assert.ok(decoded.ok || decoded.path.startsWith('choice'));
  }), { seed: 20261122, numRuns: 5000 });
});
