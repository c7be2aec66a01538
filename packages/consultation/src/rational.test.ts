import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { approximate, ceilingOf, compare, equals, floorOf, greatestCommonDivisor, leastCommonMultiple, minus, plus, quotient, rational, rationalOf, roundedOf, textOf, times } from './rational.ts';

const whole = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const fraction = fc.tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 40n })).map(([n, d]) => rational(n, d));

test('[M1] fractions are held in lowest terms with a positive denominator', () => {
  assert.equal(textOf(rational(8n, -6n)), '-4/3');
  assert.equal(textOf(rational(0n, -6n)), '0');
  assert.equal(textOf(plus(rational(1n, 6n), rational(1n, 3n))), '1/2');
  assert.throws(() => rational(1n, 0n));
  assert.throws(() => quotient(rational(1n), rational(0n)));
  fc.assert(fc.property(whole, whole, (n, d) => {
    fc.pre(d !== 0n);
    const held = rational(n, d);
    assert.ok(held.d > 0n);
    assert.equal(greatestCommonDivisor(held.n, held.d), 1n);
    assert.equal(held.n * d, n * held.d);
  }));
});

test('[M1] fractions add, multiply and compare as fractions do', () => {
  fc.assert(fc.property(fraction, fraction, fraction, (a, b, c) => {
    assert.ok(equals(plus(a, b), plus(b, a)));
    assert.ok(equals(times(a, plus(b, c)), plus(times(a, b), times(a, c))));
    assert.ok(equals(minus(plus(a, b), b), a));
    if (b.n !== 0n) assert.ok(equals(times(quotient(a, b), b), a));
    assert.equal(compare(a, b), Math.sign(Number(minus(a, b).n)));
    assert.equal(compare(a, b) === 0, equals(a, b));
  }));
});

test('[M1] floor, ceiling and rounding stand on the right side', () => {
  assert.deepEqual([floorOf, ceilingOf, roundedOf].map((of) => of(rational(-5n, 2n))), [-3n, -2n, -3n]);
  assert.deepEqual([floorOf, ceilingOf, roundedOf].map((of) => of(rational(5n, 2n))), [2n, 3n, 3n]);
  fc.assert(fc.property(fraction, (a) => {
    assert.ok(compare(rational(floorOf(a)), a) <= 0 && compare(a, rational(floorOf(a) + 1n)) < 0);
    assert.ok(compare(rational(ceilingOf(a)), a) >= 0 && ceilingOf(a) - floorOf(a) <= 1n);
  }));
});

test('[M1] the text of a fraction reads back, and nothing else reads', () => {
  fc.assert(fc.property(fraction, (a) => assert.deepEqual(rationalOf(textOf(a)), a)));
  assert.deepEqual(rationalOf('12.50'), rational(25n, 2n));
  assert.deepEqual(rationalOf('-0.5'), rational(-1n, 2n));
  for (const text of ['', '1/0', '1/-2', '1e3', ' 1', '0x1', '1/2/3', '.5', '5.', 'NaN']) assert.equal(rationalOf(text), undefined, text);
});

test('[M1] the nearest Number is near even where both parts are beyond a Number', () => {
  assert.equal(approximate(rational(1n, 4n)), 0.25);
  const vast = 10n ** 400n;
  assert.ok(Math.abs(approximate({ n: vast + 1n, d: 3n * vast }) - 1 / 3) < 1e-12);
  assert.equal(leastCommonMultiple(12n, 18n), 36n);
});
