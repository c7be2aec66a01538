import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDate } from './date.ts';
import { parseNumber, type NumberStyle } from './number.ts';
import type { DateOrder } from '../statement.ts';

const NUMBERS: readonly (readonly [string, string, NumberStyle?])[] = [
  ['0', '0'],
  ['-0', '0'],
  ['0012', '12'],
  ['1234.50', '1234.5'],
  ['+5', '5'],
  ['1,234.50', '1234.5'],
  ['1,234,567', '1234567'],
  ['-12,345.6', '-12345.6'],
  ['−7', '-7'],
  ['٣٤٥', '345'],
  ['۱۲۳٫۵', '123.5'],
  ['١٬٢٣٤٫٥٠', '1234.5'],
  ['١٬٢٣٤', '1234'],
  ['1,234', '1234', { decimal: 'point' }],
  ['1,234', '1.234', { decimal: 'comma' }],
  ['1.234,50', '1234.5', { decimal: 'comma' }],
  ['3,5', '3.5', { decimal: 'comma' }],
  ['1.2E+07', '12000000', { scientific: true }],
  ['1.2345e2', '123.45', { scientific: true }],
];

test('[I4] number cells', () => {
  for (const [cell, plain, style] of NUMBERS) assert.deepEqual(parseNumber(cell, style), { ok: true, plain }, cell);
});

const NOT_NUMBERS: readonly (readonly [string, string, NumberStyle?])[] = [
  ['1,234', 'ambiguous-number'],
  ['12,5', 'bad-number'],
  ['1,23,456', 'bad-number'],
  ['1,2345.6', 'bad-number'],
  ['1.234.567', 'bad-number'],
  ['1 234', 'bad-number'],
  ['(500)', 'bad-number'],
  ['$500', 'bad-number'],
  ['1e3', 'bad-number'],
  ['', 'bad-number'],
  ['-', 'bad-number'],
  ['.5', 'bad-number'],
  ['5.', 'bad-number'],
  ['NaN', 'bad-number'],
  ['0x10', 'bad-number'],
  ['١٢.٥,٣', 'bad-number'],
  ['١٫٥.٣', 'bad-number'],
  ['1.5', 'ambiguous', { decimal: 'comma' }],
];

test('[I4] cells that are no number, or two numbers, are refused', () => {
  for (const [cell, code, style] of NOT_NUMBERS) {
    const read = parseNumber(cell, style);
    assert.equal(read.ok, false, cell);
    if (code !== 'ambiguous') assert.equal(read.ok ? '' : read.code, code, cell);
  }
});

test('[I4] a number in any digits is the same number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.constantFrom(0x660, 0x6f0), (value, zero) => {
      const cell = value.toString().replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
      assert.deepEqual(parseNumber(cell), { ok: true, plain: value.toString() });
    }),
  );
});

const DATES: readonly (readonly [string, string, DateOrder?])[] = [
  ['2024-05-31', '2024-05-31'],
  ['2024-02-29', '2024-02-29'],
  ['2024-05-31T23:59:59Z', '2024-05-31'],
  ['2024-05-31 08:53:08', '2024-05-31'],
  ['2024-05-31T08:53:08.123+02:00', '2024-05-31'],
  ['٢٠٢٤-٠٥-٣١', '2024-05-31'],
  ['3/25/2024 12:00:00 AM', '2024-03-25', 'mdy'],
  ['3/4/2024', '2024-03-04', 'mdy'],
  ['3/4/2024', '2024-04-03', 'dmy'],
  ['31.12.2024', '2024-12-31', 'dmy'],
  ['01-02-2024', '2024-02-01', 'dmy'],
  ['2024-05-31', '2024-05-31', 'dmy'],
];

test('[I5] date cells', () => {
  for (const [cell, day, order] of DATES) assert.deepEqual(parseDate(cell, order), { ok: true, day }, cell);
});

const NOT_DATES: readonly (readonly [string, string, DateOrder?])[] = [
  ['3/4/2024', 'ambiguous-date'],
  ['25/3/2024', 'ambiguous-date'],
  ['25/3/2024', 'bad-date', 'mdy'],
  ['3/25/2024', 'bad-date', 'dmy'],
  ['3/4/2024', 'bad-date', 'iso'],
  ['3/4/24', 'bad-date', 'dmy'],
  ['2024/3/4', 'bad-date', 'dmy'],
  ['3/4.2024', 'bad-date', 'dmy'],
  ['2023-02-29', 'bad-date'],
  ['1900-02-29', 'bad-date'],
  ['2024-13-01', 'bad-date'],
  ['2024-00-01', 'bad-date'],
  ['2024-04-31', 'bad-date'],
  ['2024-01-00', 'bad-date'],
  ['0024-01-01', 'bad-date'],
  ['2024-1-1', 'ambiguous-date'],
  ['2024-01-01T24:00:00', 'bad-date'],
  ['3/25/2024 13:00:00 PM', 'bad-date', 'mdy'],
  ['45000', 'bad-date'],
  ['31 May 2024', 'bad-date'],
  ['', 'bad-date'],
];

test('[I5] days that do not exist or can be read in two ways are refused', () => {
  for (const [cell, code, order] of NOT_DATES) {
    const read = parseDate(cell, order);
    assert.equal(read.ok ? read.day : read.code, code, cell);
  }
});

test('[I5] the refusal of an ambiguous date names the option that decides it', () => {
  const read = parseDate('3/4/2024');
  assert.match(read.ok ? '' : read.expected, /--dates dmy or --dates mdy/);
});
