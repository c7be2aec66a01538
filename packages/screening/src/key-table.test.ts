import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { keyOf, keyOfLetters, keyTableOf, slotOf } from './key-table.ts';

/** The places under a key as a table has them. */
function placesUnder(table: ReturnType<typeof keyTableOf>, key: number): readonly number[] {
  const slot = slotOf(table, key);
  return [...table.places.subarray(table.starts[slot], table.starts[slot + 1])];
}

test('[SC6] a table of keys gives what a map gives, for keys that fall on one slot, for none, and for the key 0', () => {
  // Few keys, far apart and side by side: they meet in one slot as often as can be.
  const key = fc.oneof(fc.constantFrom(0, 1, 2, 8, 16, 0x1000_0000, -1, -0x8000_0000), fc.integer());
  fc.assert(fc.property(fc.array(fc.tuple(key, fc.nat(5)), { maxLength: 60 }), key, (pairs, absent) => {
    const expected = new Map<number, number[]>();
    for (const [one, place] of pairs) {
      const same = expected.get(one) ?? [];
      if (same.at(-1) !== place) expected.set(one, [...same, place]);
    }
    const table = keyTableOf(pairs.map(([one]) => one), pairs.map(([, place]) => place));
    for (const one of [...expected.keys(), absent]) assert.deepEqual(placesUnder(table, one), expected.get(one) ?? []);
  }), { numRuns: 2000 });
});

test('[SC6] a key is reckoned from the letters that are left, their order where it counts, and the part they are of', () => {
  assert.equal(keyOf('skeleton', 'MHMD', 0, 4, 1), keyOf('skeleton', 'MMD'));
  assert.equal(keyOf('begins', 'hassan', 0, 3), keyOf('begins', 'has'));
  assert.notEqual(keyOf('begins', 'has'), keyOf('ends', 'has'));
  assert.notEqual(keyOf('letters', 'ab'), keyOf('letters', 'ba'));
  assert.equal(keyOfLetters('shuffled', 'listen'), keyOfLetters('shuffled', 'silent'));
  assert.notEqual(keyOfLetters('shuffled', 'aab'), keyOfLetters('shuffled', 'abb'));
  // A collision of 32 bits costs a comparison and no more; that short words collide would cost every search.
  const words = Array.from({ length: 26 ** 3 }, (_, at) => [at, at / 26, at / 676].map((one) => String.fromCharCode(97 + (Math.floor(one) % 26))).join(''));
  for (const keys of [words.map((word) => keyOf('skeleton', word)), [...new Set(words.map((word) => [...word].sort().join('')))].map((word) => keyOfLetters('shuffled', word))]) assert.ok(new Set(keys).size >= keys.length - 2);
});
