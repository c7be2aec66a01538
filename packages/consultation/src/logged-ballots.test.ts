import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { count } from './count.ts';
import { decodeLoggedBallots } from './logged-ballots.ts';
import { DURING, openingOf } from './small-elections.model.ts';

const BALLOT = { id: 'b1', voter: 'amal', at: DURING, choice: { vote: 'yes' } };
const REVEAL = { ballot: 'b1', voter: 'amal', at: DURING, choice: null, salt: 'x' };

test('[X4] ballots are read as they were logged; what one says may be anything, and is marked by the count', () => {
  const read = decodeLoggedBallots({ cast: [BALLOT, { ...BALLOT, id: 'b2', voter: 'bo', choice: ['?'] }], opened: [REVEAL], seed: 's', struck: ['b1'] });
  assert.ok(read.ok);
  const tally = count(openingOf({ rule: { name: 'majority' }, eligible: ['amal', 'bo'] }), read.ballots.cast, read.ballots.opened);
  assert.deepEqual(tally.marks.map(({ mark }) => mark), ['counted', 'spoiled']);
  const list = decodeLoggedBallots([BALLOT]);
  assert.ok(list.ok && list.ballots.opened.length === 0 && list.ballots.struck.size === 0);
});

const REFUSED: readonly (readonly [unknown, string])[] = [
  [null, 'ballots'], ['x', 'ballots'], [{}, 'ballots.cast'], [{ cast: {} }, 'ballots.cast'], [{ cast: [], more: 1 }, 'ballots.more'], [[null], 'ballots[0]'],
  [[{ ...BALLOT, id: undefined }], 'ballots[0].id'], [[{ ...BALLOT, id: 7 }], 'ballots[0].id'], [[{ ...BALLOT, voter: '' }], 'ballots[0].voter'], [[{ ...BALLOT, at: '2027-01-11' }], 'ballots[0].at'],
  [[{ ...BALLOT, at: 1 }], 'ballots[0].at'], [[{ ...BALLOT, weight: 2 }], 'ballots[0].weight'], [[BALLOT, { ...BALLOT, voter: 'bo' }], 'ballots[1]'], [[{ ...BALLOT, commitment: 'ab' }], 'ballots[0].commitment'],
  [{ cast: [], opened: [{ ...REVEAL, salt: undefined }] }, 'ballots.opened[0].salt'], [{ cast: [], opened: [{ ...REVEAL, ballot: null }] }, 'ballots.opened[0].ballot'], [{ cast: [], seed: 5 }, 'ballots.seed'], [{ cast: [], struck: [5] }, 'ballots.struck[0]'],
];

test('[X4] a list in which who, when or which ballot cannot be read is refused with the path', () => {
  for (const [value, path] of REFUSED) {
    const read = decodeLoggedBallots(value);
    assert.ok(!read.ok, JSON.stringify(value));
    assert.equal(read.path, path, JSON.stringify(value));
  }
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof decodeLoggedBallots({ cast: [value], opened: value }).ok === 'boolean'), { seed: 20261122, numRuns: 500 });
});
