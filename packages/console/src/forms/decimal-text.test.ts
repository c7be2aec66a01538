import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LEAST_MAX } from '@amanah/record/amount.ts';
import { readQuantity, writeQuantity } from './decimal-text.ts';

test('[O5] what is typed becomes least units exactly, in Latin and Arabic digits, grouped or not', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: LEAST_MAX }), fc.integer({ min: 0, max: 9 }), (least, scale) => {
    const text = writeQuantity(least, scale);
    const arabic = text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))).replace('.', '٫');
    for (const typed of [text, ` ${text} `, arabic]) assert.deepEqual(readQuantity(typed, scale), { ok: true, least });
  }));
  for (const [typed, least] of [['50,000', 5_000_000n], ['1,250.50', 125_050n], ['1 250.5', 125_050n], ['١٬٢٥٠٫٥', 125_050n], ['.5', 50n], ['-3', -300n], ['\u2212٣', -300n]] as const) {
    assert.deepEqual(readQuantity(typed, 2), { ok: true, least }, typed);
  }
});

test('[O5] a number that can be read in two ways is refused, and so is one with too many decimals', () => {
  for (const [typed, fault] of [['1,5', 'ambiguous-number'], ['12,34,56', 'ambiguous-number'], ['1.234,50', 'ambiguous-number'], ['12.345', 'too-many-decimals'], ['ten', 'not-a-number'], ['1e3', 'not-a-number'], ['', 'not-a-number'], ['0x10', 'not-a-number'], ['99999999999999999999', 'not-a-number']] as const) {
    assert.deepEqual(readQuantity(typed, 2), { ok: false, fault }, typed);
  }
});
