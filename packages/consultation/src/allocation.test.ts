import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocate, type Allocated, type Allocation, type AllocationRule, type Project } from './allocation.ts';
import type { Vote } from './profile.ts';
import { rational, textOf } from './rational.ts';
import type { TieRule } from './tie-rule.ts';

function approvals(...ballots: readonly (readonly [count: number, ...codes: string[]])[]): readonly Vote[] {
  return ballots.flatMap(([count, ...codes], kind) => Array.from({ length: count }, (_, at): Vote => ({ voter: `${kind}-${at}`, ballot: { approves: codes } })));
}

function made(allocation: Allocation): Allocated {
  const outcome = allocate(allocation);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.message);
  return outcome;
}

const CAMP: readonly Project[] = [
  { code: 'Food', cost: 40_000n }, { code: 'Water', cost: 35_000n }, { code: 'Fuel', cost: 25_000n },
  { code: 'Formula', cost: 12_000n }, { code: 'Clinic', cost: 8_000n }, { code: 'Ramps', cost: 10_000n },
];
const CAMP_VOTES = approvals([70, 'Food', 'Water', 'Fuel'], [20, 'Formula', 'Clinic'], [10, 'Ramps']);
const TIES: TieRule = ['lower-cost', 'more-votes', 'id'];

function camp(rule: AllocationRule): Allocated {
  return made({ projects: CAMP, votes: CAMP_VOTES, budget: 100_000n, rule, ties: TIES });
}

test('[M3] a camp of 100: equal shares buys for every group what its money pays, with exact payments', () => {
  const outcome = camp({ name: 'equal-shares', utility: 'cost', completion: 'none' });
  assert.deepEqual(outcome.winners, ['Fuel', 'Water', 'Clinic', 'Formula', 'Ramps']);
  assert.equal(outcome.spent, 90_000n);
  const prices = Object.fromEntries(outcome.purchases.map(({ price }, at) => [outcome.winners[at], price === undefined ? '' : textOf(price)]));
  assert.deepEqual(prices, { Fuel: '2500/7', Water: '500', Clinic: '400', Formula: '600', Ramps: '1000' });
  const { shares, profile } = outcome.evidence;
  assert.ok(shares !== undefined);
  const held = [...profile.weights.keys()].map((group) => textOf(rational(shares.exactOf(group), shares.denominator)));
  assert.deepEqual(held, ['1000/7', '0', '0']);
});

test('[M3] a camp of 100: Add1 with the exhaustive stop adds nothing, and by cardinality the set is the same', () => {
  const exhaustive = camp({ name: 'equal-shares', utility: 'cost', completion: 'add1-exhaustive' });
  assert.deepEqual(exhaustive.winners, ['Fuel', 'Water', 'Clinic', 'Formula', 'Ramps']);
  assert.equal(exhaustive.runs, 1);
  assert.deepEqual(camp({ name: 'equal-shares', utility: 'cardinality', completion: 'none' }).winners, ['Fuel', 'Clinic', 'Water', 'Formula', 'Ramps']);
});

test('[M6] a camp of 100: Phragmen buys the same set with the loads 2500/7, 400, 6000/7, 1000, 1000', () => {
  const outcome = camp({ name: 'phragmen' });
  assert.deepEqual(outcome.winners, ['Fuel', 'Clinic', 'Water', 'Ramps', 'Formula']);
  assert.deepEqual(outcome.purchases.map(({ load }) => (load === undefined ? '' : textOf(load))), ['2500/7', '400', '6000/7', '1000', '1000']);
});

test('[M7] a camp of 100: by votes alone seventy voters take the whole budget', () => {
  assert.deepEqual([...camp({ name: 'greedy' }).winners].sort(), ['Food', 'Fuel', 'Water']);
});

test('[M3] four voters and tenths of costs: cardinality {p0, p1, p3}, cost {p0, p2}', () => {
  const projects = [{ code: 'p0', cost: 100n }, { code: 'p1', cost: 90n }, { code: 'p2', cost: 200n }, { code: 'p3', cost: 109n }];
  const votes = approvals([1, 'p0'], [2, 'p1', 'p2', 'p3'], [1, 'p2']);
  const by = (utility: 'cost' | 'cardinality'): readonly string[] => [...made({ projects, votes, budget: 400n, rule: { name: 'equal-shares', utility, completion: 'none' }, ties: TIES }).winners].sort();
  assert.deepEqual(by('cardinality'), ['p0', 'p1', 'p3']);
  assert.deepEqual(by('cost'), ['p0', 'p2']);
});

test('[M4] unit projects: 84 steps of 1/24 of the budget lead to 180/288 for each voter and a, b, c, d', () => {
  const projects = [...'abcdefg'].map((code) => ({ code, cost: 1n }));
  const votes = approvals([3, 'a', 'b'], [3, 'a', 'c'], [2, 'a', 'd'], [1, 'b', 'c', 'f'], [1, 'e'], [1, 'f'], [1, 'g']);
  const rule = { name: 'equal-shares', utility: 'cardinality', completion: 'add1-exhaustive', start: 'exact', step: rational(1n, 288n) } as const;
  assert.deepEqual(made({ projects, votes, budget: 4n, rule: { ...rule, completion: 'none' }, ties: TIES }).winners, ['a']);
  const outcome = made({ projects, votes, budget: 4n, rule, ties: TIES });
  assert.deepEqual([...outcome.winners].sort(), ['a', 'b', 'c', 'd']);
  assert.equal(outcome.runs, 85);
  assert.deepEqual(outcome.share, rational(180n, 288n));
});

test('[M5] bounded overspending takes the winners of the published example', () => {
  const costs = { A: 300_000n, B: 400_000n, C: 300_000n, D: 240_000n, E: 170_000n, F: 100_000n };
  const projects = Object.entries(costs).map(([code, cost]) => ({ code, cost }));
  const votes = approvals([1, 'A'], [1, 'A', 'B', 'C', 'E'], [3, 'A', 'B', 'C'], [1, 'A', 'B', 'F'], [2, 'D', 'E'], [1, 'D', 'E', 'F'], [1, 'C', 'D', 'F']);
  const outcome = made({ projects, votes, budget: 1_000_000n, rule: { name: 'bounded-overspending', utility: 'cost', completion: 'none' }, ties: [] });
  assert.deepEqual(outcome.winners, ['A', 'C', 'D', 'F']);
});

test('[M3] [M5] [M6] a difference too small for floating point decides, and is no tie', () => {
  const vast = 10n ** 24n;
  const projects = [{ code: 'dearer', cost: vast + 1n }, { code: 'cheaper', cost: vast }];
  const votes = approvals([3, 'dearer', 'cheaper']);
  for (const rule of [{ name: 'equal-shares', utility: 'cardinality', completion: 'none' }, { name: 'bounded-overspending', utility: 'cardinality', completion: 'none' }, { name: 'phragmen' }] as const) {
    assert.deepEqual(made({ projects, votes, budget: vast + 1n, rule, ties: [] }).winners, ['cheaper']);
  }
  // Supporters who hold exactly the cost can pay it; one least unit more, and they cannot.
  const whole = { name: 'equal-shares', utility: 'cost', completion: 'none' } as const;
  assert.deepEqual(made({ projects: [{ code: 'all', cost: vast }], votes: approvals([7, 'all']), budget: vast, rule: whole, ties: [] }).winners, ['all']);
  assert.deepEqual(made({ projects: [{ code: 'all', cost: vast + 1n }], votes: approvals([7, 'all']), budget: vast, rule: whole, ties: [] }).winners, []);
});
