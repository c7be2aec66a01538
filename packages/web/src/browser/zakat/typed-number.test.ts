import test from 'node:test';
import assert from 'node:assert/strict';
import { plainDecimal } from './typed-number.ts';

test('[Z15] numbers are read as people type them, and what can be read in two ways is left to be refused', () => {
  const read: Readonly<Record<string, string>> = {
    '1250.50': '1250.50', ' 12 ': '12', '١٬٢٥٠٫٥': '1250.5', '١٢٥٠': '1250', '۱۲۵۰': '1250', '1 250,5': '1250.5', '1\u202f250,5': '1250.5', '1,250.50': '1250.50', '1,250,000': '1250000', '1.250,75': '1250.75', '12,5': '12.5', '0,125': '0.125', '1250,500': '1250.500', '007': '7', '0': '0', '00.5': '0.5', '12’500': '12500',
    '1,250': '1,250', '-5': '-5', '1e3': '1e3', '1.2.3': '1.2.3', 'abc': 'abc', '': '', '١٬٢٥٠': '1250', '1..5': '1..5',
  };
  for (const [typed, expected] of Object.entries(read)) assert.equal(plainDecimal(typed), expected, typed);
});
