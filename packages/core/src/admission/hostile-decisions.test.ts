// Ways round a decision that somebody with a key would try, through the real admission.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Deciding, usd } from '../../../../simulation/deciding-operation.ts';
import { authorKey, sourceBlock } from '../../../../simulation/scribe.ts';
import { documentOf, recount } from '../recount.ts';

const TREASURER = 'treasurer-1';
const YES: JsonObject = { vote: 'yes' };
const ALL_YES = { amal: YES, bo: YES, chen: YES } as const;

/** `admitted`, or the code of the refusal, with the message behind it. */
function said(write: () => number): string {
  try {
    write();
    return 'admitted';
  } catch (error) {
    return /refused: ([a-z-]+):/.exec(String(error))?.[1] ?? String(error);
  }
}

function decisions(one: Deciding, version: number, more: JsonObject): void {
  one.write('policy', { subject: 'decisions', version, parameters: { committee: 'council', 'payment:USD': '10000', ...more } }, 'steward');
}

function decided(one: Deciding, code: string, body: JsonObject, choices: Readonly<{ [holder: string]: JsonObject }> = ALL_YES): string {
  const row = one.propose(code, code, body);
  one.cast(row, choices);
  return one.idOf(one.close(row));
}

test('[G5] an exchange that gives money away is no way round: within one currency it is a payment, and a policy may ask a decision for every exchange', () => {
  const one = new Deciding();
  one.scribe.write('commodity', { code: 'ILS', name: 'New shekel', class: 'money', unit: 'ILS', scale: 2 });
  const change = (from: number, to: JsonObject, more: JsonObject = {}): string =>
    said(() => one.write('exchange', { changer: 'mill', fund: 'open', fromAccount: 'bank', from: usd(from), toAccount: 'bank', to, rateSource: 'board', ...more }, TREASURER));
  const shekels: JsonObject = { commodity: 'ILS', least: '37000' };
  assert.equal(change(90_000, usd(1)), 'decision-required');
  assert.equal(change(10_000, usd(1)), 'admitted');
  assert.equal(change(90_000, shekels), 'admitted');
  decisions(one, 2, { 'exchange:USD': '5000' });
  assert.equal(change(5000, shekels), 'admitted');
  assert.equal(change(5001, shekels), 'decision-required');
  const outcome = decided(one, 'change', { authority: [{ code: 'change', fund: 'open', amount: usd(20_000), payee: 'mill' }] });
  assert.equal(change(15_000, shekels, { decision: { outcome } }), 'admitted');
  assert.equal(change(6000, shekels, { decision: { outcome } }), 'decision-exhausted');
  assert.equal(change(5001, shekels, { changer: 'erc', decision: { outcome } }), 'decision-differs');
});

test('[G5] a grant written as a publisher\'s row is held to the decision where the fund is the operation\'s own', () => {
  const one = new Deciding();
  const file = one.scribe.open('rows', 'rows.csv', { publisher: 'erc' });
  const grant = (fund: string): string => said(() => one.write('grant', { partner: 'mill', fund, account: 'bank', amount: usd(90_000), source: sourceBlock(file, `row-${fund}`) }, 'steward'));
  one.scribe.write('fund', { code: 'theirs', name: 'A publisher\'s fund', restrictions: ['unrestricted'] });
  assert.equal(grant('open'), 'decision-required');
  assert.equal(grant('theirs'), 'admitted');
  const restated = { of: one.idOf(one.scribe.books.size - 1), change: 'changed', fields: [], source: sourceBlock(file, 'row-theirs') };
  const now = { kind: 'grant', eventTime: '2027-01-10', body: { partner: 'mill', fund: 'open', account: 'bank', amount: usd(90_000), source: sourceBlock(file, 'row-theirs') } };
  assert.match(said(() => one.write('restatement', { ...restated, now }, 'steward')), /decision-required|malformed-body/);
});

test('[A8] nobody gives the operation\'s own money back to a donor by a publisher\'s row', () => {
  const one = new Deciding();
  const file = one.scribe.open('rows', 'rows.csv', { publisher: 'erc' });
  one.scribe.write('fund', { code: 'theirs', name: 'A publisher\'s fund', restrictions: ['unrestricted'] });
  const gift = (fund: string, least: number, row: string): string => said(() => one.write('gift', { donor: 'erc', fund, account: 'bank', amount: usd(least), form: 'money', source: sourceBlock(file, row) }, 'steward'));
  assert.equal(gift('open', -90_000, 'a'), 'role-not-allowed');
  assert.equal(gift('theirs', -90_000, 'b'), 'admitted');
  assert.equal(gift('open', 90_000, 'c'), 'admitted');
});

test('[G5] goods allowed for a place are sent there: that they leave from there is not enough', () => {
  const one = new Deciding();
  one.scribe.write('gift', { donor: 'erc', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '1000' } }], site: 'camp', form: 'in-kind' });
  decisions(one, 2, { 'dispatch:rice': '100' });
  const outcome = decided(one, 'rice', { authority: [{ code: 'rice', fund: 'open', amount: { commodity: 'rice', least: '500' }, place: 'camp' }] });
  const send = (waybill: string, more: JsonObject): string => said(() => one.write('dispatch', { waybill, site: 'camp', fund: 'open', goods: [{ amount: { commodity: 'rice', least: '200' } }], decision: { outcome }, ...more }, 'steward'));
  assert.equal(send('w1', {}), 'decision-differs');
  assert.equal(send('w2', { destination: 'store' }), 'decision-differs');
  assert.equal(send('w3', { destination: 'camp' }), 'admitted');
});

test('[G2] a policy that names a member twice lets nobody else into the list', () => {
  const one = new Deciding();
  one.write('policy', { subject: 'committee/council', version: 2, parameters: { members: 'amal bo bo' } }, 'steward');
  assert.equal(said(() => one.propose('p', 'P', { eligible: ['amal', 'bo', TREASURER] })), 'not-the-committee');
  assert.equal(said(() => one.propose('p', 'P', { eligible: ['amal', 'bo'] })), 'admitted');
});

test('[G8] one voter alone does not set an objection aside: it takes the quorum of the vote it was made in', () => {
  const one = new Deciding();
  const about = one.propose('camp', 'Camp', { rule: { name: 'consent' }, closes: `${one.day(9)}T18:00:00Z` });
  one.cast(about, { amal: YES, bo: YES, chen: YES, dina: { vote: 'object', reason: 'The road is closed.' } });
  const strikes = one.idOf(one.scribe.books.size - 1);
  const strike = (code: string, quorum: string | undefined): string => said(() => one.propose(code, code, { rule: { name: 'supermajority', share: '3/4' }, strikes, ...(quorum === undefined ? {} : { quorum }) }));
  const alone = { proposal: 'alone', title: 'Alone', eligible: ['amal', 'bo', 'chen', 'dina', 'elif'], rule: { name: 'supermajority', share: '3/4' }, ties: [], doubled: 'last', opens: `${one.day()}T08:00:00Z`, closes: `${one.day()}T23:00:00Z`, strikes } as const;
  assert.equal(said(() => one.write('proposal', alone, 'amal')), 'not-the-committee');
  assert.equal(said(() => one.write('proposal', { ...alone, quorum: '1/5' }, 'amal')), 'not-the-committee');
  assert.equal(strike('by-all', '3/5'), 'admitted');
});

test('[G10] only an election makes a steward: a project that was funded under the name of a holder does not', () => {
  const one = new Deciding();
  decisions(one, 2, { stewards: 'elected' });
  const outcome = decided(one, 'tents', { rule: { name: 'greedy' }, budget: { ...usd(100), fund: 'open' }, options: [{ code: 'friend', title: 'Tents', cost: '1' }] }, { amal: { approves: ['friend'] }, bo: { approves: ['friend'] }, chen: { approves: ['friend'] } });
  assert.equal(said(() => one.write('key', { key: authorKey(77), holder: 'friend', role: 'steward', decision: { outcome } }, 'steward')), 'decision-differs');
});

test('[G9] where several funds pay a budget each project names the one it draws from, so that no fund pays more than was decided', () => {
  const one = new Deciding();
  const put = (code: string, budget: JsonObject, option: JsonObject): string => said(() => one.propose(code, code, {
    rule: { name: 'equal-shares', utility: 'cost', completion: 'none' }, ties: ['id'], budget: { ...usd(50_000), ...budget }, funds: [{ fund: 'open', least: '10000' }, { fund: 'winter', least: '40000' }],
    options: [{ code: 'a', title: 'A', cost: '35000', ...option }],
  }));
  assert.equal(put('b-1', { fund: 'open' }, {}), 'malformed-body');
  assert.equal(put('b-2', {}, {}), 'malformed-body');
  assert.equal(put('b-3', {}, { fund: 'winter' }), 'admitted');
  const row = one.scribe.books.size - 1;
  one.cast(row, { amal: { approves: ['a'] }, bo: { approves: ['a'] }, chen: { approves: ['a'] } });
  const tally = recount(one.scribe.books, documentOf(one.scribe.books, 'proposal', one.idOf(row)) as never);
  assert.deepEqual(tally.allocation?.paidBy, [{ fund: 'winter', project: 'a', amount: '35000' }]);
});
