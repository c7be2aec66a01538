import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { damerauLevenshtein, jaroWinkler } from './text-distance.ts';

/** The table as the textbook has it, whole. */
function byTable(left: string, right: string): number {
  const cells = Array.from({ length: left.length + 1 }, (_, i) => Array.from({ length: right.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => cells[i]?.[j] ?? 0;
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
      (cells[i] as number[])[j] = cost;
    }
  }
  return at(left.length, right.length);
}

test('[LK4] edits up to a bound are those of the whole table, whatever both texts have in common', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 9 });
  fc.assert(
    fc.property(letters, letters, letters, letters, fc.integer({ min: 1, max: 4 }), (head, one, other, tail, most) => {
      const [left, right] = [head + one + tail, head + other + tail];
      assert.equal(damerauLevenshtein(left, right, most), Math.min(byTable(left, right), most + 1));
    }),
    { numRuns: 3000 },
  );
  assert.equal(damerauLevenshtein('1956-04-09', '1965-04-09', 2), 1);
  assert.equal(damerauLevenshtein('1956-04-09', '1956-09-04', 2), 2);
});

test('[LK4] Jaro-Winkler as published', () => {
  for (const [one, other, likeness] of [['MARTHA', 'MARHTA', 0.9611], ['DIXON', 'DICKSONX', 0.8133], ['DWAYNE', 'DUANE', 0.84]] as const) assert.equal(Number(jaroWinkler(one, other).toFixed(4)), likeness);
});
