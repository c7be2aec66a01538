import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDay, formatMonth, formatTime } from './day.ts';
import { exactMoney, exactNumber, percent, percentText, shortAmount, shortMoney, shortNumber } from './number.ts';

test('[W13] a number at full length has every digit of its text, however long', () => {
  assert.equal(exactNumber('en', '49481107.30'), '49,481,107.30');
  assert.equal(exactNumber('ar', '49481107.30'), '٤٩٬٤٨١٬١٠٧٫٣٠');
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.stringMatching(/^\d{0,8}$/), (whole, fraction) => {
      const text = fraction === '' ? whole.toString() : `${whole}.${fraction}`;
      const digits = (of: string): string => of.replace(/[^\d.-]/g, '').replace('-', '');
      assert.equal(digits(exactNumber('en', text)), digits(text));
    }),
  );
});

test('[W13] numbers for reading are rounded from the exact text', () => {
  assert.equal(shortMoney('en', '49481107.30', 'USD'), 'USD\u00a049.5m');
  assert.equal(shortMoney('en', '0.53', 'USD'), 'USD\u00a00.53');
  assert.equal(exactMoney('ar', '49481107.30', 'USD'), '٤٩٬٤٨١٬١٠٧٫٣٠ دولار أمريكي');
  assert.equal(shortAmount('en', '35100.55'), '35.1k');
  assert.equal(exactMoney('fr', '49481107.30', 'USD'), '49\u202f481\u202f107,30\u00a0USD');
  assert.equal(shortMoney('fr', '49481107.30', 'USD'), '49,5\u00a0M\u00a0USD');
  assert.equal(shortNumber('fr', '33845'), '33\u202f845');
  assert.equal(percent('fr', '33.3'), '33,3\u202f%');
  assert.equal(shortNumber('en', '33845'), '33,845');
  assert.equal(percentText(1n, 3n), '33.3');
  assert.equal(percentText(1n, 0n), undefined);
});

test('[W13] days are in the language of the page, in Palestine’s months', () => {
  assert.equal(formatDay('en', '2024-05-31'), '31 May 2024');
  assert.equal(formatDay('ar', '2024-05-31'), '٣١ أيار ٢٠٢٤');
  assert.equal(formatMonth('en', '2024-05'), 'May 2024');
  assert.equal(formatDay('fr', '2024-05-31'), '31 mai 2024');
  assert.equal(formatDay('fr', '2024-05-01'), '1er mai 2024');
  assert.equal(formatMonth('fr', '2024-01'), 'janv. 2024');
  assert.equal(formatTime('fr', '2026-11-21T21:00:00Z'), '21 novembre 2026 à 21:00 UTC');
  assert.equal(formatTime('en', '2026-11-21T21:00:00Z'), '21 November 2026, 21:00 UTC');
});
