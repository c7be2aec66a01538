import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { JsonObject } from '@amanah/record/decode.ts';
import { decode, Fields } from '@amanah/record/decode.ts';
import { proposal as kind } from '@amanah/record/kinds/proposal.ts';
import { setLocale } from '../language.ts';
import { instantOf, makeBody } from './body.ts';
import { decisionCode } from './decision-input.ts';
import { findForm } from './all-forms.ts';
import { NO_MASTERS, type DecisionInForce, type Masters } from './masters.ts';
import { proposal } from './propose.ts';
import type { Values } from './values.ts';

const masters: Masters = {
  ...NO_MASTERS,
  sites: [{ code: 'camp-b', name: 'Camp B', type: 'distribution-point' }],
  funds: [{ code: 'winter', name: 'Winter', restrictions: ['unrestricted'] }],
  commodities: [{ code: 'USD', name: 'USD', class: 'money', unit: 'USD', scale: 2 }],
  policies: [{ subject: 'committee/relief', version: 1, parameters: { members: 'amal bo cem', quorum: '2/3', rules: 'supermajority equal-shares stv' } }],
};
const HOURS: Values = { opens: '2026-12-01T08:00', closes: '2026-12-04T08:00', doubled: 'last' };
const MONEY = { budget: '100,000', 'budget.commodity': 'USD', budgetFund: 'winter' };

/** What the form makes of answers, after it filled in what follows from them. */
function made(values: Values): JsonObject {
  const starts = Object.fromEntries(proposal.fields.flatMap(({ name, start }) => (start === undefined ? [] : [[name, start]])));
  const filled = proposal.compute?.({ eventTime: '2026-11-30', ...starts, ...values }, masters) ?? values;
  const body = makeBody(proposal, filled, masters);
  assert.ok(body.ok, JSON.stringify(body));
  const read = decode(() => kind.decode(new Fields(body.body, 'body')));
  assert.equal(read.ok ? '' : read.message, '', JSON.stringify(body.body));
  return body.body;
}

test('[O19] a committee brings its members, its quorum and a rule that it decides by', () => {
  const body = made({ what: 'decision', title: 'Buy tents', committee: 'relief', rule: 'majority', quorum: '1/2', ...HOURS });
  assert.deepEqual([body['eligible'], body['quorum'], body['rule'], body['ties']], [['amal', 'bo', 'cem'], '2/3', { name: 'supermajority', share: '2/3' }, []]);
});

test('[O19] a budget among projects: costs in the currency of the budget, codes of their own, ties that always end', () => {
  const options = [{ title: 'Water', cost: '35,000.50', more: 'yes', place: 'camp-b' }, { title: 'Water', cost: '1', more: '', place: 'camp-b' }, {}];
  const body = made({ what: 'allocation', title: 'Winter budget', committee: 'relief', ...MONEY, options, floors: [{ group: 'disabled', least: '10000' }], ...HOURS });
  assert.deepEqual((body['options'] as readonly JsonObject[]).map(({ code, cost, place }) => [code, cost, place]), [['water', '3500050', 'camp-b'], ['water-2', '100', undefined]]);
  assert.deepEqual([body['budget'], body['floors']], [{ commodity: 'USD', least: '10000000', fund: 'winter' }, [{ group: 'disabled', least: '1000000' }]]);
  assert.deepEqual([body['rule'], body['ties']], [{ name: 'equal-shares', utility: 'cost', completion: 'add1-greedy', ballot: { kind: 'approves' } }, ['lower-cost', 'more-votes', 'id']]);
});

test('[O19] every rule and paper that the form offers makes a proposal that the journal takes', () => {
  const options = [{ title: 'A', cost: '10' }, { title: 'B', cost: '20' }];
  for (const rule of ['equal-shares', 'bounded-overspending', 'phragmen', 'greedy']) {
    for (const paper of ['approves', 'points', 'ranking']) made({ what: 'allocation', title: 'x', eligible: [{ holder: 'amal' }], rule, paper, ...MONEY, options, ...HOURS });
  }
  for (const rule of ['stv', 'schulze', 'ranked-pairs', 'approval']) made({ what: 'election', title: 'x', eligible: [{ holder: 'amal' }], rule, seats: '1', options, reserved: [{ group: 'women', seats: '1' }], criteria: [{ criterion: 'two years of service' }], hidden: 'yes', reveal: '2026-12-05T08:00', ...HOURS });
  for (const rule of ['majority', 'supermajority', 'consent', 'k-of-n']) made({ what: 'decision', title: 'x', eligible: [{ holder: 'amal' }], rule, k: '1', share: '3/4', overrides: 'ab'.repeat(32), overrideReason: 'prices fell', ...HOURS });
});

test('[O19] a proposal is said in words before it is signed: who decides, how, until when, and what it would allow', () => {
  setLocale('en');
  const body = made({ what: 'decision', title: 'Buy tents', committee: 'relief', rule: 'supermajority', expires: '2026-12-31', authority: [{ amount: '12,000', 'amount.commodity': 'USD', fund: 'winter', place: 'camp-b' }], ...HOURS });
  const said = proposal.words?.(body, masters).join('\n') ?? '';
  for (const part of [/The committee relief decides, 3 people: amal, bo,? and cem\./, /at least two thirds/, /at least 2 of 3/, /Voting opens .*1 December 2026/, /USD\s12,000\.00 of Winter · in Camp B/, /until 31 December 2026/]) assert.match(said, part);
});

test('[O19] an hour typed where the person is stands in UTC in the record', () => {
  const here = new Date(2026, 11, 4, 18, 30);
  assert.equal(instantOf('2026-12-04T18:30'), `${here.toISOString().slice(0, 19)}Z`);
  assert.equal(instantOf('2026-12-04'), undefined);
  assert.equal(instantOf('2026-02-31T25:00'), undefined);
});

test('[O22] an act names the decision it rests on, and the option where the decision allows several things', () => {
  const one: DecisionInForce = { outcome: 'ab'.repeat(32), proposal: 'cd'.repeat(32), decision: 'Winter budget', code: 'water', title: 'Water', only: false, fund: 'winter', commodity: 'USD', least: '100', left: '40' };
  const bodyWith = (decision: string): unknown => {
    const body = makeBody(findForm('transfer') ?? proposal, { eventTime: '2026-12-05', from: 'bank', to: 'safe', fund: 'winter', amount: '1', 'amount.commodity': 'USD', decision }, masters);
    return body.ok ? body.body['decision'] : body;
  };
  assert.deepEqual(bodyWith(decisionCode(one)), { outcome: one.outcome, option: 'water' });
  assert.deepEqual(bodyWith(decisionCode({ ...one, only: true })), { outcome: one.outcome });
  assert.equal(bodyWith(''), undefined);
});
