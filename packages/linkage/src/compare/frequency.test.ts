import assert from 'node:assert/strict';
import test from 'node:test';
import { seenAgreement, shareOfOthers } from './frequency.ts';

test('[LK2] where nobody stands twice the share of others is that of the list, without the record itself', () => {
  const others = { present: 1001, seen: 0.01, others: 0.01 };
  assert.equal(shareOfOthers(11, others), 0.01);
  assert.equal(shareOfOthers(501, others), 0.5);
});

test('[LK2] where people stand several times few of those that agree are others, and of a frequent value nearly all', () => {
  // A birthday: two of a thousand agree by chance once in 10,000, and ten times as often because they are the same one.
  const birthdays = { present: 1001, seen: 0.001, others: 0.0001 };
  assert.equal(shareOfOthers(2, birthdays), 0.0001);
  assert.ok(Math.abs(shareOfOthers(4, birthdays) - 0.0003) < 1e-12);
  // 0.9 of the same one are expected; beyond twice that and two all are others.
  assert.ok(Math.abs(shareOfOthers(101, birthdays) - (100 - 1.8 - 2) / 1000) < 1e-12);
});

test('[LK2] the chance that two records agree: half share one value, the rest have their own', () => {
  assert.ok(Math.abs(seenAgreement(Float64Array.from([0.5, 0.25, 0.25]), 4) - 1 / 6) < 1e-12);
});
