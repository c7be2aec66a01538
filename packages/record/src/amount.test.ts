import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAST_MAX, allocate, formatDecimal, formatDecimalShort, parseDecimal } from './amount.ts';
import { currencyExponent } from './commodity.ts';

const least = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

test('[R4] a decimal is read as it was written, at every scale', () => {
  fc.assert(fc.property(least, fc.integer({ min: 0, max: 9 }), (value, scale) => {
    assert.equal(parseDecimal(formatDecimal(value, scale), scale), value);
    assert.equal(parseDecimal(formatDecimalShort(value, scale), scale), value);
  }));
});

test('[R4] what is no plain decimal of the scale is no amount', () => {
  for (const text of ['', '-', '.5', '1,000', '1e3', ' 1', '1.005', '0x10', '1.2.3', '١٢', 'NaN', '9'.repeat(20)]) assert.equal(parseDecimal(text, 2), undefined, text);
  assert.equal(parseDecimal(String(LEAST_MAX), 0), LEAST_MAX);
  assert.equal(parseDecimal(String(LEAST_MAX + 1n), 0), undefined);
  assert.deepEqual(['5', '-0.5', '+5', '5.', '5.10', '5.100', '0007'].map((text) => parseDecimal(text, 2)), [500n, -50n, 500n, 500n, 510n, 510n, 700n]);
});

test('[R4] decimals are written with their scale, goods without trailing zeros', () => {
  assert.deepEqual([formatDecimal(1099n, 2), formatDecimal(-5n, 2), formatDecimal(0n, 3), formatDecimal(7n, 0)], ['10.99', '-0.05', '0.000', '7']);
  assert.deepEqual([formatDecimalShort(4_000_000n, 6), formatDecimalShort(4_500_000n, 6), formatDecimalShort(100n, 0)], ['4', '4.5', '100']);
});

test('[R4] shares by largest remainder add up to the total, keep its sign, and differ from the exact share by less than one unit', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 }).filter((list) => list.some((one) => one > 0n));
  fc.assert(fc.property(least, weights, (total, list) => {
    const shares = allocate(total, list);
    const sum = list.reduce((a, b) => a + b, 0n);
    assert.equal(shares.reduce((a, b) => a + b, 0n), total);
    shares.forEach((share, index) => {
      const off = share * sum - total * (list[index] as bigint);
      assert.ok((off < 0n ? -off : off) < sum);
    });
  }));
  assert.deepEqual(allocate(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
  assert.deepEqual(allocate(-100n, [1n, 1n, 1n]), [-34n, -33n, -33n]);
  assert.throws(() => allocate(1n, [0n]));
  assert.throws(() => allocate(1n, [2n, -1n]));
});

test('[R4] a currency has the decimals ISO 4217 gives it', () => {
  assert.deepEqual(['USD', 'JPY', 'JOD', 'ILS', 'QQQ', 'usd'].map(currencyExponent), [2, 0, 3, 2, undefined, undefined]);
});
