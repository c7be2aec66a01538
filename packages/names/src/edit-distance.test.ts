import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { damerauLevenshtein, jaro, jaroWinkler } from './edit-distance.ts';
import { editsBetween } from './likeness.ts';

test('[NM6] Jaro-Winkler gives the published values', () => {
  const published: readonly (readonly [string, string, number])[] = [['MARTHA', 'MARHTA', 0.9611], ['DIXON', 'DICKSONX', 0.8133], ['DWAYNE', 'DUANE', 0.84], ['', '', 1], ['A', '', 0], ['ABC', 'XYZ', 0]];
  for (const [one, other, value] of published) assert.equal(Math.round(jaroWinkler(one, other) * 10_000), Math.round(value * 10_000), `${one} ${other}`);
  assert.equal(Math.round(jaro('MARTHA', 'MARHTA') * 10_000), 9444);
});

test('[NM6] the distance of Damerau and Levenshtein counts an exchange of neighbours once, and stops at its limit', () => {
  const known: readonly (readonly [string, string, number])[] = [['', '', 0], ['a', '', 1], ['ab', 'ba', 1], ['ca', 'abc', 3], ['kitten', 'sitting', 3], ['محمد', 'محمود', 1], ['abcdef', 'badcfe', 3]];
  for (const [one, other, distance] of known) {
    assert.equal(damerauLevenshtein(one, other), distance, `${one} ${other}`);
    assert.equal(damerauLevenshtein(one, other, 1), Math.min(distance, 2));
  }
  assert.equal(damerauLevenshtein('x'.repeat(10_000), 'y'.repeat(10_000)), 512);
});

test('[NM6] both are the same for both orders, and least or most for equal texts only', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 10 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 10 }), fc.nat(6), (one, other, most) => {
    const distance = damerauLevenshtein(one, other);
    assert.equal(distance, damerauLevenshtein(other, one));
    assert.equal(distance === 0, one === other);
    assert.equal(damerauLevenshtein(one, other, most), Math.min(distance, most + 1));
    const alike = jaroWinkler(one, other);
    assert.ok(alike >= 0 && alike <= 1 && Math.abs(alike - jaroWinkler(other, one)) < 1e-12);
  }), { numRuns: 3000 });
});

test('[NM6] letters counted in the bits of a number are as many as counted in rows, for words of every length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'م'), minLength: 1, maxLength: 40 });
  fc.assert(fc.property(word, word, (one, other) => {
    const long = Math.max(one.length, other.length);
    const expected = Math.abs(one.length - other.length) > long / 2 ? 99 : damerauLevenshtein(one, other);
    assert.equal(editsBetween(one, other), expected);
  }), { numRuns: 5000, examples: [['a'.repeat(31), 'b'.repeat(32)], ['ab'.repeat(15), 'ba'.repeat(16)], ['a'.repeat(32), `${'a'.repeat(31)}b`], ['abc'.repeat(13), 'acb'.repeat(13)], ['é', 'é']] });
});
