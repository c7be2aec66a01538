import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocate, type Allocation, type AllocationRule } from './allocation.ts';
import { explain, type Explanation } from './explanation.ts';
import { explanationText, moneyText } from './explanation-text.ts';

const CAMP: Omit<Allocation, 'rule'> = {
  projects: [
    { code: 'Food', cost: 40_000n }, { code: 'Water', cost: 35_000n }, { code: 'Fuel', cost: 25_000n },
    { code: 'Formula', cost: 12_000n }, { code: 'Clinic', cost: 8_000n }, { code: 'Ramps', title: 'Ramps for chairs', cost: 10_000n }, { code: 'Choir', cost: 1n },
  ],
  votes: [['Food', 'Water', 'Fuel'], ['Formula', 'Clinic'], ['Ramps']].map((approves, at) => ({ voter: `v${at}`, weight: [70n, 20n, 10n][at] as bigint, ballot: { approves } })),
  budget: 100_000n,
  ties: ['lower-cost', 'more-votes', 'id'],
};

function explained(rule: AllocationRule): Explanation {
  const outcome = allocate({ ...CAMP, rule });
  assert.ok(outcome.ok);
  return explain({ ...CAMP, rule }, outcome);
}

const MES: AllocationRule = { name: 'equal-shares', utility: 'cost', completion: 'none' };

test('[M9] the explanation says who paid what for each winner, exactly', () => {
  const { winners, share, left } = explained(MES);
  assert.deepEqual(winners[0], { code: 'Fuel', cost: '25000', supporters: 70, by: 'rule', price: { exact: '2500/7', rounded: '357' }, payers: { full: 70, all: 0 }, effectiveVotes: '70' });
  assert.deepEqual(share, { exact: '1000', rounded: '1000' });
  assert.equal(left, '10000');
});

test('[M9] the explanation says what each loser lacked', () => {
  const { losers } = explained(MES);
  assert.deepEqual(losers, [
    { code: 'Food', cost: '40000', supporters: 70, reason: 'money', held: { exact: '10000', rounded: '10000' }, short: { exact: '30000', rounded: '30000' }, moreSupporters: '30' },
    { code: 'Choir', cost: '1', supporters: 0, reason: 'no-supporters' },
  ]);
});

test('[M9] the explanation says how the majority and each minority fared', () => {
  const { camps, coverage, deciles } = explained(MES);
  assert.deepEqual(camps.map(({ of, voters, ofVoters, ofSpent, projects, withNone, paid }) => ({ of, voters, ofVoters, ofSpent, projects, withNone, paid: paid?.exact })), [
    { of: 'Food', voters: 70, ofVoters: 7000, ofSpent: 6667, projects: ['Fuel', 'Water'], withNone: 0, paid: '60000' },
    { of: 'Formula', voters: 20, ofVoters: 2000, ofSpent: 2222, projects: ['Clinic', 'Formula'], withNone: 0, paid: '20000' },
    { of: 'Ramps', voters: 10, ofVoters: 1000, ofSpent: 1111, projects: ['Ramps'], withNone: 0, paid: '10000' },
  ]);
  assert.deepEqual(coverage, { supportNothing: 0, withNone: 0, byBought: [0, 10, 90] });
  assert.equal(deciles.length, 10);
  const greedy = explained({ name: 'greedy' });
  assert.deepEqual(greedy.camps.map(({ ofSpent, withNone }) => ({ ofSpent, withNone })), [{ ofSpent: 10_000, withNone: 0 }, { ofSpent: 0, withNone: 20 }, { ofSpent: 0, withNone: 10 }]);
  assert.equal(greedy.coverage.withNone, 30);
  assert.deepEqual(greedy.deciles.slice(0, 3), [0, 0, 0]);
});

test('[M9] the explanation reads as sentences', () => {
  const text = explanationText(explained(MES), { decimals: 2, currency: 'USD' }).join('\n');
  assert.match(text, /^100 voters decided about 1,000\.00 USD\. 900\.00 USD is spent; 100\.00 USD is left\./);
  assert.match(text, /1\. Fuel, 250\.00 USD, 70 voters for it\. 70 voters paid 3\.57 USD \(exactly 2500\/7\)\./);
  assert.match(text, /Food, 400\.00 USD, 70 voters for it\. Its supporters had 100\.00 USD left, 300\.00 USD too little, what 30 more voters with an unspent share would have brought\./);
  assert.match(text, /Choir, 0\.01 USD, 0 voters for it\. Nobody supports it\./);
  assert.match(text, /Who support Ramps for chairs \(Ramps\) and are not named above: 10 voters, 10\.00% of all\./);
  assert.equal(moneyText(-1234567n, { decimals: 0 }), '-1,234,567');
});

test('[M9] every rule explains itself', () => {
  for (const rule of [MES, { name: 'bounded-overspending', utility: 'cost', completion: 'greedy' }, { name: 'phragmen', completion: 'greedy' }, { name: 'greedy', threshold: 15n, misfit: 'stop' }] as const) {
    const explanation = explained(rule);
    assert.ok(explanationText(explanation, { decimals: 0 }).every((line) => !/undefined|NaN/.test(line)));
    assert.deepEqual(JSON.parse(JSON.stringify(explanation)), explanation);
  }
});
