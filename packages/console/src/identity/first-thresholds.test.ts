import { test } from 'node:test';
import assert from 'node:assert/strict';
import { firstThresholds } from './first-thresholds.ts';

test('[O5] the first thresholds are read in units of the currency and stand in its least units', () => {
  assert.deepEqual(firstThresholds('', ''), { ok: true });
  const jod = firstThresholds('jod', '١٬٠٠٠٫٥');
  assert.equal(jod.ok && jod.thresholds?.['payment:JOD'], '1000500');
  assert.deepEqual(firstThresholds('XXY', '1'), { ok: false, input: 'currency', fault: 'not-a-currency' });
  assert.deepEqual(firstThresholds('USD', '1,5'), { ok: false, input: 'amount', fault: 'ambiguous-number' });
});
