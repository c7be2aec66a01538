import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readBlt } from './blt.ts';

const GOOD = ['4 2 # four candidates, two seats', '-2', '', '3 1 3 4 0', '4 4 2 1 0', '1 - 2 0', '(a7) 2 3 0', '1 0', '0', '"Amal"', '"Bo ""', 'Ceren', '"Dana #4"', '"A board"', ''].join('\r\n');

test('[X20] a BLT file is read: seats, withdrawn candidates, ballots with their numbers, names and title', () => {
  const read = readBlt(`\uFEFF${GOOD}`);
  assert.ok(read.ok, read.ok ? '' : read.message);
  assert.deepEqual(read.election, {
    seats: 2,
    candidates: [{ name: 'Amal', isWithdrawn: false }, { name: 'Bo  "', isWithdrawn: true }, { name: 'Ceren', isWithdrawn: false }, { name: 'Dana #4', isWithdrawn: false }].map((one) => (one.isWithdrawn ? { ...one, name: read.election.candidates[1]?.name ?? '' } : one)),
    ballots: [{ order: [0, 2, 3], weight: 3 }, { order: [3, 0], weight: 4 }, { order: [], weight: 1 }, { order: [2], weight: 2 }, { order: [], weight: 1 }],
    title: 'A board',
  });
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /^line 1: expected the numbers/],
  ['words', 'yes no', /^line 1: expected the numbers/],
  ['no seats', '3 0\n0\na\nb\nc', /^line 1: expected the numbers/],
  ['half a candidate', '2.5 1\n0\na\nb', /^line 1: expected the numbers/],
  ['more candidates than anybody could read', '1000000000 1\n0', /^line 1: expected the numbers/],
  ['three numbers at first', '3 1 2\n0', /^line 1: expected the numbers/],
  ['a ballot without an end', '2 1\n3 1 2\n0\na\nb', /^line 2: expected the ballot to end with 0/],
  ['only a number', '2 1\n3\n0\na\nb', /^line 2: expected the ballot to end with 0/],
  ['ballots without an end', '2 1\n3 1 2 0\n', /^line 2: the ballots do not end/],
  ['no ballots of a kind', '2 1\n0 1 0\n0\na\nb', /^line 2: expected the number of ballots/],
  ['part of a ballot', '2 1\n0.5 1 0\n0\na\nb', /^line 2: expected the number of ballots/],
  ['a candidate who does not stand', '2 1\n1 3 0\n0\na\nb', /^line 2: "3" is none of the 2 candidates/],
  ['a candidate by name', '2 1\n1 amal 0\n0\na\nb', /^line 2: "amal" is none/],
  ['candidate 0 in between', '2 1\n1 1 0 2 0\n0\na\nb', /^line 2: "0" is none/],
  ['equal ranks', '3 1\n1 1=2 3 0\n0\na\nb\nc', /^line 2: 1=2 ranks candidates equal/],
  ['one candidate twice', '2 1\n\n1 1 2 1 0\n0\na\nb', /^line 3: candidate 1 stands twice/],
  ['a withdrawn candidate who does not stand', '2 1\n-3\n0\na\nb', /^line 2: -3 is none/],
  ['too few names', '2 1\n1 1 0\n0\n"a"', /expected 2 names, found 1/],
];

for (const [what, text, message] of REFUSED) {
  test(`[X20] a BLT file is refused with its line: ${what}`, () => {
    const read = readBlt(text);
    assert.ok(!read.ok);
    assert.match(read.message, message);
  });
}

test('[X20] any text is read or refused, and nothing is thrown', () => {
  const near = fc.array(fc.constantFrom('3 2', '1 1 2 0', '0', '-1', '"a"', '#', '=', '- 0', '2 3 0', '\n'), { maxLength: 10 }).map((lines) => lines.join('\n'));
  fc.assert(fc.property(fc.oneof(fc.string(), near), (text) => typeof readBlt(text).ok === 'boolean'), { seed: 20261122, numRuns: 2000 });
});
