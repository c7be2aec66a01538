import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decide, quorumOf } from './decision.ts';
import type { DecisionRule } from './opening.ts';
import { rational } from './rational.ts';

test('[X1] the quorum is the share of the eligible rounded up to heads, and never nobody', () => {
  const cases: readonly (readonly [eligible: number, n: bigint, d: bigint, least: number])[] = [
    [5, 1n, 2n, 3], [6, 1n, 2n, 3], [7, 1n, 2n, 4], [9, 2n, 3n, 6], [10, 2n, 3n, 7], [3, 1n, 1n, 3], [1000, 1n, 1000n, 1], [1001, 1n, 1000n, 2], [1, 1n, 3n, 1],
  ];
  for (const [eligible, n, d, least] of cases) assert.equal(quorumOf(eligible, rational(n, d)), least, `${n}/${d} of ${eligible}`);
  assert.equal(quorumOf(5), 1);
});

const RULES: readonly (readonly [rule: DecisionRule, yes: number, no: number, standing: number, passed: boolean])[] = [
  [{ name: 'majority' }, 0, 0, 0, false],
  [{ name: 'majority' }, 1, 0, 0, true],
  [{ name: 'majority' }, 3, 3, 0, false],
  [{ name: 'majority' }, 3, 4, 0, false],
  [{ name: 'majority' }, 4, 3, 0, true],
  [{ name: 'supermajority', share: '2/3' }, 0, 0, 0, false],
  [{ name: 'supermajority', share: '2/3' }, 4, 2, 0, true],
  [{ name: 'supermajority', share: '2/3' }, 3, 2, 0, false],
  [{ name: 'supermajority', share: '2/3' }, 5, 3, 0, false],
  [{ name: 'supermajority', share: '2/3' }, 6, 3, 0, true],
  [{ name: 'supermajority', share: '3/4' }, 3, 1, 0, true],
  [{ name: 'supermajority', share: '3/4' }, 5, 2, 0, false],
  [{ name: 'supermajority', share: '1/1' }, 9, 0, 0, true],
  [{ name: 'supermajority', share: '1/1' }, 9, 1, 0, false],
  [{ name: 'supermajority', share: '1/1' }, 0, 1, 0, false],
  [{ name: 'consent' }, 5, 0, 0, true],
  [{ name: 'consent' }, 5, 0, 1, false],
  [{ name: 'consent' }, 0, 0, 0, true],
  [{ name: 'k-of-n', k: 3 }, 2, 0, 0, false],
  [{ name: 'k-of-n', k: 3 }, 3, 9, 0, true],
  [{ name: 'k-of-n', k: 1 }, 0, 0, 0, false],
];

for (const [rule, yes, no, standing, passed] of RULES) {
  test(`[X2] ${JSON.stringify(rule)} with ${yes} yes, ${no} no and ${standing} objections ${passed ? 'passes' : 'does not pass'}`, () => {
    assert.equal(decide(rule, { yes, no, standing }).passed, passed);
  });
}

test('[X2] a larger majority is yes·d >= n·(yes + no) in whole numbers, for every share', () => {
  const votes = fc.nat(2000);
  fc.assert(fc.property(votes, votes, fc.integer({ min: 2, max: 1000 }), fc.nat(998), (yes, no, d, part) => {
    const n = d - Math.min(part, Math.ceil(d / 2) - 1);
    const { passed, counted, least } = decide({ name: 'supermajority', share: `${n}/${d}` }, { yes, no, standing: 0 });
    assert.equal(passed, yes > 0 && BigInt(yes) * BigInt(d) >= BigInt(n) * BigInt(yes + no));
    assert.equal(passed, counted >= least);
  }), { seed: 20261122, numRuns: 3000 });
});
