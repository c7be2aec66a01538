import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { bridges, clusters } from './cluster.ts';
import { againstLabels, closure, curve, pairwise } from './evaluate.ts';
import type { Pairs } from './link.ts';

function pairsOf(list: readonly (readonly [number, number, number])[]): Pairs {
  return { left: Int32Array.from(list, ([left]) => left), right: Int32Array.from(list, ([, right]) => right), weight: Float64Array.from(list, ([, , weight]) => weight) };
}

const SIZE = 24;
const graph = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: -5, max: 5 })).filter(([a, b]) => a < b), { maxLength: 40, selector: ([a, b]) => `${a}/${b}` });

/** Whoever can be reached, by walking. */
function reached(list: readonly (readonly [number, number, number])[], from: number, least: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const row of found) for (const [a, b, weight] of list) if (weight >= least && (a === row || b === row)) found.add(a === row ? b : a);
  return found;
}

test('[LK6] clusters part the records: each in one, with exactly those it is connected with, named by the lowest', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: -5, max: 5 }), (list, least) => {
      const found = clusters(SIZE, pairsOf(list), least);
      for (let row = 0; row < SIZE; row += 1) {
        const own = reached(list, row, least);
        assert.equal(found[row], Math.min(...own));
        for (let other = 0; other < SIZE; other += 1) assert.equal(found[row] === found[other], own.has(other));
      }
    }),
  );
});

test('[LK6] bridges are exactly the pairs without which a cluster of three or more falls in two, with the size of the smaller part', () => {
  fc.assert(
    fc.property(graph, (list) => {
      const least = 0;
      const found = new Map(bridges(SIZE, pairsOf(list), least).map((bridge) => [`${bridge.left}/${bridge.right}`, bridge]));
      for (const edge of list) {
        const [a, b, weight] = edge;
        if (weight < least) continue;
        const whole = reached(list, a, least);
        const without = reached(list.filter((one) => one !== edge), a, least);
        const bridge = found.get(`${a}/${b}`);
        assert.equal(bridge !== undefined, whole.size > 2 && !without.has(b));
        if (bridge !== undefined) assert.deepEqual([bridge.smaller, bridge.cluster], [Math.min(without.size, whole.size - without.size), whole.size]);
      }
      assert.ok(found.size <= list.length);
    }),
  );
});

test('[LK6] a chain of 100,000 records has its bridges found without running out of stack', () => {
  const list = Array.from({ length: 99_999 }, (_, at) => [at, at + 1, 5] as const);
  const found = bridges(100_000, pairsOf(list), 0);
  assert.equal(found.length, 99_999);
  assert.equal(found[0]?.smaller, 50_000);
});

test('[LK7] precision and recall of pairs and of closures, by hand', () => {
  // Entities {0,1,2} and {3,4}; asserted 0-1, 1-2 and, wrongly, 2-3.
  const entityOf = Int32Array.from([0, 0, 0, 1, 1]);
  const pairs = pairsOf([[0, 1, 9], [1, 2, 5], [2, 3, 1]]);
  const high = pairwise(pairs, entityOf, 5);
  assert.deepEqual([high.truePairs, high.assertedPairs, high.rightPairs, high.precision, high.recall], [4, 2, 2, 1, 0.5]);
  const whole = closure(5, pairs, entityOf, 0);
  assert.deepEqual([whole.truePairs, whole.assertedPairs, whole.rightPairs, whole.precision, whole.recall], [4, 6, 3, 0.5, 0.75]);
  assert.ok(Math.abs(whole.f1 - 0.6) < 1e-12);
  assert.deepEqual(curve(5, pairs, entityOf, [0, 5, 10]).map((point) => [point.weight, point.pairwise.rightPairs, point.closure.rightPairs]), [[0, 2, 3], [5, 2, 3], [10, 0, 0]]);
});

test('[LK7] between files only pairs across them count; labels count only what was judged; rows without an entity match nothing', () => {
  const pairs = pairsOf([[0, 2, 9], [1, 3, 9]]);
  const between = pairwise(pairs, Int32Array.from([0, 0, 0, -1]), 0, Int32Array.from([0, 0, 1, 1]));
  assert.deepEqual([between.truePairs, between.assertedPairs, between.rightPairs], [2, 2, 1]);
  const judged = againstLabels(pairs, [{ left: 2, right: 0, isMatch: true }, { left: 0, right: 1, isMatch: true }, { left: 0, right: 3, isMatch: false }], 0);
  assert.deepEqual([judged.truePairs, judged.assertedPairs, judged.rightPairs], [2, 1, 1]);
});
