import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentOf } from '@amanah/consultation/commitment.ts';
import { tallyDigest } from '@amanah/consultation/count.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Scribe, authorKey } from '../../../../simulation/scribe.ts';
import { booksOfSnapshot, snapshotBytes } from '../ledger/snapshot.ts';
import { documentOf, recount } from '../recount.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const MEMBERS = ['amal', 'bo', 'chen', 'dina', 'elif'] as const;
type Member = (typeof MEMBERS)[number];
const KEY: Readonly<{ [name: string]: string }> = { ...Object.fromEntries(MEMBERS.map((name, at) => [name, authorKey(at + 1)])), 'amal-phone': authorKey(10), treasurer: authorKey(11), keeper: authorKey(12), importer: authorKey(13) };

/** Five members, a treasurer, a keeper, 1,000.00 USD in fund `open` and as much in `winter`; payments above 100.00 need the committee. */
function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc', 'mill', 'ngo'], sites: ['gaza', 'camp', 'store'], funds: ['open', 'winter'], goods: ['rice'] });
  scribe.write('site', { code: 'camp', name: 'Camp', type: 'area', parent: 'gaza' });
  for (const name of MEMBERS) scribe.write('key', { key: KEY[name] as string, holder: name, role: 'committee-member' });
  scribe.write('key', { key: KEY['amal-phone'] as string, holder: 'amal', role: 'committee-member' });
  scribe.write('key', { key: KEY['treasurer'] as string, holder: 'treasurer', role: 'treasurer' });
  scribe.write('key', { key: KEY['keeper'] as string, holder: 'keeper', role: 'warehouse-keeper' });
  scribe.write('key', { key: KEY['importer'] as string, holder: 'importer', role: 'importer' });
  for (const fund of ['open', 'winter']) scribe.write('gift', { donor: 'erc', fund, amount: usd('100000'), account: 'bank', form: 'money' });
  scribe.write('policy', { subject: 'committee/council', version: 1, parameters: { members: MEMBERS.join(' '), quorum: '3/5', rules: 'majority supermajority consent equal-shares approval' } });
  scribe.write('policy', { subject: 'decisions', version: 1, parameters: { committee: 'council', 'payment:USD': '10000', 'grant:*': '0' } });
  scribe.now = '2027-01-10T09:00:00Z';
  return scribe;
}

const PROPOSAL: JsonObject = {
  proposal: 'd-1', title: 'Rent of the store', committee: 'council', eligible: [...MEMBERS], rule: { name: 'majority' }, quorum: '3/5', ties: [], doubled: 'last',
  opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T18:00:00Z', authority: [{ code: 'rent', fund: 'open', amount: usd('50000'), purpose: 'rent' }], expires: '2027-03-31',
};
const BALLOTS_OPEN = '2027-01-11T12:00:00Z';
const CLOSED = '2027-01-12T18:00:01Z';

function by(scribe: Scribe, who: string, kind: string, body: JsonObject, eventTime = '2027-01-15'): string {
  const admission = scribe.submit(scribe.record(kind, body, eventTime, who === 'steward' ? scribe.steward : (KEY[who] as string)));
  return admission.ok ? (admission.admitted.waits === true ? 'waits' : 'admitted') : admission.code;
}

const newest = (scribe: Scribe): string => scribe.books.idAt(scribe.books.size - 1);

function propose(scribe: Scribe, more: JsonObject = {}): string {
  scribe.write('proposal', { ...PROPOSAL, ...more }, '2027-01-10', { author: KEY['treasurer'] as string });
  return newest(scribe);
}

function vote(scribe: Scribe, of: string, choices: Readonly<{ [name: string]: JsonObject }>, at = BALLOTS_OPEN): void {
  scribe.now = at;
  for (const [name, choice] of Object.entries(choices)) scribe.write('ballot', { proposal: of, choice }, '2027-01-11', { author: KEY[name] as string });
}

const yes: JsonObject = { vote: 'yes' };
const no: JsonObject = { vote: 'no' };

function outcomeBody(scribe: Scribe, of: string): JsonObject {
  const tally = recount(scribe.books, documentOf(scribe.books, 'proposal', of) as never);
  return { proposal: of, verdict: tally.verdict, winners: [...tally.winners], counted: tally.ballots.counted, tally: tallyDigest(tally) };
}

function decide(scribe: Scribe, of: string, at = CLOSED): string {
  scribe.now = at;
  scribe.write('outcome', outcomeBody(scribe, of), '2027-01-13', { author: KEY['treasurer'] as string });
  return newest(scribe);
}

/** A proposal put, voted on by these and decided. */
function decided(scribe: Scribe, more: JsonObject = {}, choices: Readonly<{ [name: string]: JsonObject }> = { amal: yes, bo: yes, chen: yes, dina: no }): string {
  scribe.now = '2027-01-10T09:00:00Z';
  const of = propose(scribe, more);
  vote(scribe, of, choices);
  return decide(scribe, of);
}

const payment = (least: string, more: JsonObject = {}): JsonObject => ({ account: 'bank', fund: 'open', amount: usd(least), expense: 'rent', ...more });

test('[G1] a proposal fixes the whole vote; one that leaves anything open, or to nobody, is refused where it is wrong', () => {
  const cases: readonly (readonly [JsonObject, string])[] = [
    [{}, 'admitted'],
    [{ proposal: 'd 2' }, 'malformed-body'],
    [{ rule: { name: 'whoever-shouts' } }, 'malformed-body'],
    [{ rule: { name: 'supermajority', share: '1/3' } }, 'malformed-body'],
    [{ eligible: [] }, 'malformed-body'],
    [{ eligible: ['amal', 'amal'] }, 'malformed-body'],
    [{ closes: '2027-01-10T07:00:00Z' }, 'malformed-body'],
    [{ ties: ['a-coin'] }, 'malformed-body'],
    [{ doubled: 'both' }, 'malformed-body'],
    [{ seats: 2 }, 'malformed-body'],
    [{ authority: [{ code: 'a', fund: 'open', amount: usd('0') }] }, 'malformed-body'],
    [{ authority: [{ code: 'a', fund: 'open', amount: usd('1') }, { code: 'a', fund: 'open', amount: usd('2') }] }, 'malformed-body'],
    [{ authority: [{ code: 'a', fund: 'nowhere', amount: usd('1') }] }, 'unknown-fund'],
    [{ authority: [{ code: 'a', fund: 'open', amount: usd('1'), place: 'moon' }] }, 'unknown-site'],
    [{ authority: [{ code: 'a', fund: 'open', amount: usd('1'), payee: 'nobody' }] }, 'unknown-organisation'],
    [{ expires: '2027-01-01' }, 'malformed-body'],
    [{ budget: usd('5') }, 'malformed-body'],
    [{ strikes: '0'.repeat(64) }, 'unknown-record'],
    [{ overrides: { outcome: '0'.repeat(64), reason: 'r' } }, 'unknown-record'],
    [{ opens: '2027-01-01T08:00:00Z', closes: '2027-01-10T09:00:00Z' }, 'voting-over'],
    [{ secretBallot: true }, 'malformed-body'],
  ];
  for (const [more, expected] of cases) assert.equal(by(operation(), 'treasurer', 'proposal', { ...PROPOSAL, ...more }), expected, JSON.stringify(more));
  const scribe = operation();
  propose(scribe);
  assert.equal(by(scribe, 'bo', 'proposal', PROPOSAL), 'already-used');
  assert.equal(by(scribe, 'keeper', 'proposal', { ...PROPOSAL, proposal: 'd-2' }), 'role-not-allowed');
});

test('[G2] what speaks for a committee has its voters, its quorum and its rules', () => {
  const cases: readonly (readonly [JsonObject, string])[] = [
    [{ committee: 'cabal' }, 'not-the-committee'],
    [{ eligible: ['treasurer'] }, 'not-the-committee'],
    [{ eligible: ['amal', 'bo', 'chen', 'dina'] }, 'not-the-committee'],
    [{ eligible: [...MEMBERS, 'treasurer'] }, 'not-the-committee'],
    [{ eligible: ['elif', 'dina', 'chen', 'bo', 'amal'] }, 'admitted'],
    [{ quorum: '1/2' }, 'not-the-committee'],
    [{ quorum: '4/5' }, 'admitted'],
    [{ rule: { name: 'k-of-n', k: 1 } }, 'not-the-committee'],
    [{ rule: { name: 'consent' } }, 'admitted'],
  ];
  for (const [more, expected] of cases) assert.equal(by(operation(), 'treasurer', 'proposal', { ...PROPOSAL, ...more }), expected, JSON.stringify(more));
  const { quorum: _, ...without } = PROPOSAL;
  assert.equal(by(operation(), 'treasurer', 'proposal', without), 'not-the-committee');
  const own = operation();
  assert.equal(by(own, 'treasurer', 'policy', { subject: 'committee/council', version: 2, parameters: { members: 'treasurer' } }), 'role-not-allowed');
  for (const parameters of [{ quorum: '1/2' }, { members: 'amal', quorum: '3/2' }, { members: 'amal', chair: 'amal' }, { members: '' }]) {
    assert.equal(by(own, 'steward', 'policy', { subject: 'committee/council', version: 2, parameters }), 'malformed-body', JSON.stringify(parameters));
  }
  for (const parameters of [{ 'payment:USD': '5' }, { committee: 'council', 'payment:USD': '-5' }, { committee: 'council', loss: '5' }, { committee: 'a council' }]) {
    assert.equal(by(own, 'steward', 'policy', { subject: 'decisions', version: 2, parameters }), 'malformed-body', JSON.stringify(parameters));
  }
});

test('[G3] a ballot that is late, double or nobody\'s is logged and counted as such; a head with two keys votes once', () => {
  const scribe = operation();
  const of = propose(scribe);
  vote(scribe, of, { amal: no, bo: yes, 'amal-phone': yes, treasurer: yes, keeper: no, chen: yes });
  scribe.now = CLOSED;
  assert.equal(by(scribe, 'dina', 'ballot', { proposal: of, choice: no }), 'admitted');
  const tally = recount(scribe.books, documentOf(scribe.books, 'proposal', of) as never);
  const { eligible, cast, counted, late, doubled, ineligible } = tally.ballots;
  assert.deepEqual({ eligible, cast, counted, late, doubled, ineligible }, { eligible: 5, cast: 7, counted: 3, late: 1, doubled: 1, ineligible: 2 });
  assert.equal(tally.verdict, 'passed');
  const refused: readonly (readonly [string, JsonObject, string])[] = [
    ['bo', { proposal: '0'.repeat(64), choice: yes }, 'unknown-record'],
    ['bo', { proposal: scribe.books.idAt(0), choice: yes }, 'wrong-citation'],
    ['bo', { proposal: of }, 'malformed-body'],
    ['bo', { proposal: of, choice: yes, commitment: '0'.repeat(64) }, 'malformed-body'],
    ['bo', { proposal: of, choice: { vote: 'maybe' } }, 'malformed-body'],
    ['importer', { proposal: of, choice: yes }, 'role-not-allowed'],
  ];
  for (const [who, body, code] of refused) assert.equal(by(scribe, who, 'ballot', body), code, JSON.stringify(body));
  // After its outcome a vote takes no notice of what comes; it is still logged.
  const outcome = decide(scribe, of);
  assert.equal(by(scribe, 'elif', 'ballot', { proposal: of, choice: no }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('50000', { decision: { outcome } })), 'admitted');
});

test('[G3] a hidden ballot counts once its voter opens it, and nobody else can', () => {
  const scribe = operation();
  const of = propose(scribe, { reveal: '2027-01-13T18:00:00Z' });
  scribe.now = BALLOTS_OPEN;
  const salts = MEMBERS.map((_, at) => String(at).repeat(64));
  for (const [at, name] of MEMBERS.entries()) {
    const choice = at < 3 ? yes : no;
    scribe.write('ballot', { proposal: of, commitment: commitmentOf(choice as never, salts[at] as string, name) }, '2027-01-11', { author: KEY[name] as string });
  }
  const ballots = MEMBERS.map((_, at) => scribe.books.idAt(scribe.books.size - MEMBERS.length + at));
  assert.equal(by(scribe, 'treasurer', 'outcome', { proposal: of, verdict: 'no-quorum', winners: [], counted: 0, tally: '0'.repeat(64) }), 'voting-open');
  scribe.now = CLOSED;
  assert.equal(by(scribe, 'treasurer', 'outcome', { proposal: of, verdict: 'no-quorum', winners: [], counted: 0, tally: '0'.repeat(64) }), 'voting-open');
  const open = (who: Member, at: number, choice: JsonObject): string => by(scribe, who, 'ballot-opening', { ballot: ballots[at] as string, choice, salt: salts[at] as string });
  assert.equal(open('amal', 0, yes), 'admitted');
  assert.equal(open('amal', 1, yes), 'admitted');
  assert.equal(open('bo', 1, yes), 'admitted');
  assert.equal(open('chen', 2, no), 'admitted');
  assert.equal(open('dina', 3, no), 'admitted');
  assert.equal(by(scribe, 'elif', 'ballot-opening', { ballot: of, choice: no, salt: salts[4] as string }), 'wrong-citation');
  scribe.now = '2027-01-13T18:00:01Z';
  const tally = recount(scribe.books, documentOf(scribe.books, 'proposal', of) as never);
  assert.equal(tally.verdict, 'passed');
  assert.deepEqual([tally.ballots.counted, tally.ballots.unrevealed], [3, 2]);
});

test('[G4] an outcome is stated after voting ended, once, and is what the ballots come to', () => {
  const scribe = operation();
  const of = propose(scribe);
  vote(scribe, of, { amal: yes, bo: yes, chen: no });
  const right = outcomeBody(scribe, of);
  for (const at of ['2027-01-11T12:00:00Z', '2027-01-12T18:00:00Z']) {
    scribe.now = at;
    assert.equal(by(scribe, 'treasurer', 'outcome', right), 'voting-open', at);
  }
  scribe.now = CLOSED;
  const wrong: readonly JsonObject[] = [{ verdict: 'failed' }, { verdict: 'tied' }, { winners: ['rent'] }, { counted: 4 }, { tally: '0'.repeat(64) }];
  for (const more of wrong) assert.equal(by(scribe, 'treasurer', 'outcome', { ...right, ...more }), 'outcome-differs', JSON.stringify(more));
  assert.equal(by(scribe, 'treasurer', 'outcome', { ...right, verdict: 'won' }), 'malformed-body');
  assert.equal(by(scribe, 'keeper', 'outcome', right), 'role-not-allowed');
  assert.equal(by(scribe, 'bo', 'outcome', right), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'outcome', right), 'already-used');
});

test('[G5] an act above the threshold rests on a decision that passed, stands, allows this and has enough left', () => {
  const scribe = operation();
  const passed = decided(scribe);
  const failed = decided(scribe, { proposal: 'd-2' }, { amal: no, bo: no, chen: yes });
  const few = decided(scribe, { proposal: 'd-3' }, { amal: yes, bo: yes });
  const { committee: _, ...free } = PROPOSAL;
  scribe.now = '2027-01-10T09:00:00Z';
  scribe.write('proposal', { ...free, proposal: 'd-4', eligible: ['treasurer'] }, '2027-01-10', { author: KEY['treasurer'] as string });
  const mine = newest(scribe);
  vote(scribe, mine, { treasurer: yes });
  const own = decide(scribe, mine);
  const bound = decided(scribe, { proposal: 'd-5', authority: [{ code: 'flour', fund: 'open', amount: usd('20000'), payee: 'mill', place: 'gaza' }, { code: 'grain', fund: 'winter', amount: usd('20000') }] });
  const cite = (outcome: string, option?: string): JsonObject => ({ decision: { outcome, ...(option === undefined ? {} : { option }) } });
  const cases: readonly (readonly [string, JsonObject, string, string?])[] = [
    ['payment', payment('10000'), 'admitted'],
    ['payment', payment('10001'), 'decision-required'],
    ['payment', payment('10001', cite('0'.repeat(64))), 'unknown-record'],
    ['payment', payment('10001', cite(scribe.books.idAt(0))), 'wrong-citation'],
    ['payment', payment('10001', { decision: 'yes' }), 'malformed-body'],
    ['payment', payment('10001', cite(failed)), 'decision-failed'],
    ['payment', payment('10001', cite(few)), 'decision-failed'],
    ['payment', payment('10001', cite(own)), 'not-the-committee'],
    ['payment', payment('10001', cite(passed)), 'admitted'],
    ['payment', payment('10001', { ...cite(passed), expense: 'cars' }), 'decision-differs'],
    ['payment', payment('10001', { ...cite(passed), fund: 'winter' }), 'decision-differs'],
    ['payment', payment('10001', cite(passed)), 'decision-expired', '2027-04-01'],
    ['payment', payment('40000', cite(passed)), 'decision-exhausted'],
    ['payment', payment('39999', cite(passed, 'rent')), 'admitted'],
    ['payment', payment('1', cite(passed)), 'decision-exhausted'],
    ['grant', { partner: 'ngo', fund: 'open', account: 'bank', amount: usd('1') }, 'decision-required'],
    ['purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('15000'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'store' }, 'decision-required'],
    ['purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('15000'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'store', ...cite(bound) }, 'decision-differs'],
    ['purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('15000'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'store', ...cite(bound, 'flour') }, 'decision-differs'],
    ['purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('15000'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'camp', ...cite(bound, 'flour') }, 'admitted'],
    ['purchase', { supplier: 'erc', fund: 'open', account: 'bank', paid: usd('1000'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'camp', ...cite(bound, 'flour') }, 'decision-differs'],
    ['purchase', { supplier: 'mill', fund: 'open', account: 'bank', paid: usd('5001'), goods: [{ amount: { commodity: 'rice', least: '5' } }], site: 'camp', ...cite(bound, 'flour') }, 'decision-exhausted'],
    ['payment', payment('15000', { ...cite(bound, 'grain'), fund: 'winter' }), 'admitted'],
  ];
  scribe.now = '2027-01-14T00:00:00Z';
  for (const [kind, body, expected, day] of cases) assert.equal(by(scribe, 'treasurer', kind, body, day), expected, `${kind} ${JSON.stringify(body)}`);
  assert.equal(scribe.books.matters.drawnOn(passed) + scribe.books.matters.drawnOn(passed, 'rent'), 50_000n);
});

test('[G6] what waits for a second person is held to the decision again, and what is reversed may be drawn again', () => {
  const scribe = operation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '20000' } });
  const outcome = decided(scribe);
  const decision = { outcome };
  assert.equal(by(scribe, 'treasurer', 'payment', payment('30000', { decision })), 'waits');
  const first = newest(scribe);
  assert.equal(by(scribe, 'treasurer', 'payment', payment('30000', { decision })), 'waits');
  const second = newest(scribe);
  assert.equal(by(scribe, 'amal', 'approval', { of: first, verdict: 'approved' }), 'admitted');
  const approved = newest(scribe);
  assert.equal(by(scribe, 'amal', 'approval', { of: second, verdict: 'approved' }), 'decision-exhausted');
  const again = booksOfSnapshot(snapshotBytes(scribe.books));
  assert.equal(again?.matters.drawnOn(outcome), 30_000n);
  assert.equal(by(scribe, 'steward', 'reversal', { of: approved, reason: 'wrong bill' }), 'admitted');
  assert.equal(booksOfSnapshot(snapshotBytes(scribe.books))?.matters.drawnOn(outcome), 0n);
  assert.equal(by(scribe, 'amal', 'approval', { of: second, verdict: 'approved' }), 'admitted');
  assert.deepEqual(scribe.books.matters.usesOf(outcome).map(({ spent }) => spent), ['30000', '30000']);
});

test('[G7] votes and outcomes are never taken back: a decision is overridden by another of the same committee, with its reason', () => {
  const scribe = operation();
  const of = propose(scribe);
  vote(scribe, of, { amal: yes, bo: yes, chen: yes });
  const ballot = newest(scribe);
  assert.equal(by(scribe, 'chen', 'reversal', { of: ballot, reason: 'changed my mind' }), 'not-reversible');
  assert.equal(by(scribe, 'steward', 'reversal', { of: ballot, reason: 'not to my liking' }), 'not-reversible');
  assert.equal(by(scribe, 'amal', 'reversal', { of, reason: 'it will lose' }), 'role-not-allowed');
  scribe.now = CLOSED;
  assert.equal(by(scribe, 'treasurer', 'reversal', { of, reason: 'it was lost' }), 'not-reversible', 'a vote that is over ends in an outcome');
  const outcome = decide(scribe, of);
  assert.equal(by(scribe, 'treasurer', 'reversal', { of, reason: 'r' }), 'not-reversible');
  assert.equal(by(scribe, 'steward', 'reversal', { of: outcome, reason: 'r' }), 'not-reversible');
  const overrides = { outcome, reason: 'the landlord withdrew' };
  const { committee: _, ...free } = PROPOSAL;
  scribe.now = '2027-01-10T09:00:00Z';
  assert.equal(by(scribe, 'treasurer', 'proposal', { ...free, proposal: 'o-1', eligible: ['treasurer'], overrides }), 'not-the-committee');
  assert.equal(by(scribe, 'treasurer', 'proposal', { ...PROPOSAL, proposal: 'o-1', overrides: { outcome } }), 'malformed-body');
  decided(scribe, { proposal: 'o-1', overrides }, { amal: no, bo: no, chen: no });
  assert.equal(by(scribe, 'treasurer', 'payment', payment('20000', { decision: { outcome } })), 'admitted');
  decided(scribe, { proposal: 'o-2', overrides });
  assert.equal(by(scribe, 'treasurer', 'payment', payment('20000', { decision: { outcome } })), 'decision-failed');
  scribe.now = '2027-01-10T09:00:00Z';
  const withdrawn = propose(scribe, { proposal: 'd-9' });
  assert.equal(by(scribe, 'treasurer', 'reversal', { of: withdrawn, reason: 'written twice' }), 'admitted');
  assert.equal(by(scribe, 'bo', 'ballot', { proposal: withdrawn, choice: yes }), 'wrong-citation');
});

test('[G8] an objection stands until its author lets it go or three in four of the same voters set it aside', () => {
  const scribe = operation();
  const object: JsonObject = { vote: 'object', reason: 'the roof leaks' };
  const consent = { rule: { name: 'consent' } };
  const of = propose(scribe, consent);
  vote(scribe, of, { amal: yes, bo: yes, chen: yes, dina: object });
  const ballot = newest(scribe);
  const strike = { authority: undefined, expires: undefined, strikes: ballot };
  const put = (more: { readonly [name: string]: unknown }): string => by(scribe, 'treasurer', 'proposal', JSON.parse(JSON.stringify({ ...PROPOSAL, proposal: 's-1', ...strike, ...more })) as JsonObject);
  scribe.now = '2027-01-10T09:00:00Z';
  assert.equal(put({ rule: { name: 'majority' } }), 'not-the-committee');
  assert.equal(put({ rule: { name: 'supermajority', share: '2/3' } }), 'not-the-committee');
  assert.equal(put({ committee: undefined, eligible: ['treasurer'], rule: { name: 'supermajority', share: '3/4' } }), 'not-the-committee');
  const verdict = (): string => recount(scribe.books, documentOf(scribe.books, 'proposal', of) as never).verdict;
  assert.equal(put({ rule: { name: 'supermajority', share: '3/4' } }), 'admitted');
  const striking = newest(scribe);
  vote(scribe, striking, { amal: yes, bo: yes, chen: yes, elif: no });
  assert.equal(verdict(), 'failed');
  decide(scribe, striking);
  assert.equal(verdict(), 'passed');
});

test('[G9] of a budget among projects each funded project may draw its cost from its fund, and no other may', () => {
  const scribe = operation();
  const projects = [['food', '40000'], ['water', '35000'], ['fuel', '25000'], ['ramps', '20000']].map(([code, cost]) => ({ code: code as string, title: code as string, cost: cost as string }));
  const { authority: _, ...rest } = PROPOSAL;
  const of = (() => {
    scribe.write('proposal', { ...rest, proposal: 'b-1', rule: { name: 'equal-shares', utility: 'cost', completion: 'add1' }, ties: ['lower-cost', 'id'], budget: { ...usd('100000'), fund: 'open' }, options: projects }, '2027-01-10', { author: KEY['treasurer'] as string });
    return newest(scribe);
  })();
  const approves = (...codes: string[]): JsonObject => ({ approves: codes });
  vote(scribe, of, { amal: approves('food', 'water'), bo: approves('food', 'water'), chen: approves('food', 'water'), dina: approves('food'), elif: approves('ramps') });
  const outcome = decide(scribe, of);
  const tally = recount(scribe.books, documentOf(scribe.books, 'proposal', of) as never);
  assert.equal(tally.verdict, 'passed');
  assert.deepEqual([...tally.winners].sort(), ['food', 'ramps', 'water']);
  const draw = (least: string, option?: string): string => by(scribe, 'treasurer', 'payment', payment(least, { decision: { outcome, ...(option === undefined ? {} : { option }) } }));
  assert.equal(draw('40000'), 'decision-differs');
  assert.equal(draw('25000', 'fuel'), 'decision-differs');
  assert.equal(draw('40001', 'food'), 'decision-exhausted');
  assert.equal(draw('40000', 'food'), 'admitted');
  assert.equal(draw('35000', 'water'), 'admitted');
  assert.equal(draw('20000', 'ramps'), 'admitted');
});

test('[G10] where stewards are elected and policies decided, a steward alone makes neither', () => {
  const scribe = operation();
  const policy = (version: number, more: JsonObject = {}): JsonObject => ({ subject: 'decisions', version, parameters: { committee: 'council', 'payment:USD': '10000', stewards: 'elected', policies: 'decided', ...more } });
  for (const parameters of [{ stewards: 'born' }, { policies: 'yes' }]) assert.equal(by(scribe, 'steward', 'policy', { ...policy(2), parameters: { committee: 'council', ...parameters } }), 'malformed-body');
  assert.equal(by(scribe, 'steward', 'policy', policy(2)), 'admitted');
  const key = (holder: string, more: JsonObject = {}): JsonObject => ({ key: authorKey(40), holder, role: 'steward', ...more });
  assert.equal(by(scribe, 'steward', 'key', key('friend')), 'decision-required');
  assert.equal(by(scribe, 'steward', 'role', { key: KEY['bo'] as string, role: 'steward' }), 'decision-required');
  assert.equal(by(scribe, 'steward', 'role', { key: KEY['bo'] as string, role: 'auditor' }), 'admitted');
  const { authority: _, ...plain } = PROPOSAL;
  const put = (more: JsonObject): string => {
    scribe.now = '2027-01-10T09:00:00Z';
    scribe.write('proposal', { ...plain, ...more }, '2027-01-10', { author: KEY['treasurer'] as string });
    return newest(scribe);
  };
  const election = put({ proposal: 'e-1', rule: { name: 'approval' }, seats: 1, ties: ['listed'], expires: '2027-06-30', criteria: ['Has kept books before.'], options: [{ code: 'bo', title: 'bo' }, { code: 'chen', title: 'chen' }] });
  vote(scribe, election, { amal: { approves: ['chen'] }, bo: { approves: ['bo'] }, dina: { approves: ['chen', 'bo'] }, elif: { approves: ['chen'] } });
  const decision = { outcome: decide(scribe, election) };
  assert.equal(by(scribe, 'steward', 'key', key('friend', { decision })), 'decision-differs');
  assert.equal(by(scribe, 'steward', 'role', { key: KEY['bo'] as string, role: 'steward', decision }), 'decision-differs');
  assert.equal(by(scribe, 'steward', 'role', { key: KEY['chen'] as string, role: 'steward', decision }), 'admitted');
  assert.equal(by(scribe, 'steward', 'key', key('chen', { decision }), '2027-07-01'), 'decision-expired');
  assert.equal(by(scribe, 'steward', 'key', key('chen', { decision })), 'admitted');
  assert.equal(by(scribe, 'steward', 'policy', policy(3, { 'payment:USD': '99999999' })), 'decision-required');
  assert.equal(by(scribe, 'steward', 'policy', { subject: 'committee/council', version: 2, parameters: { members: 'steward' } }), 'decision-required');
  const adopt = put({ proposal: 'p-1', policy: policy(3, { 'payment:USD': '20000' }) });
  vote(scribe, adopt, { amal: yes, bo: yes, chen: yes });
  const adopted = { outcome: decide(scribe, adopt) };
  assert.equal(by(scribe, 'steward', 'policy', { ...policy(3, { 'payment:USD': '20001' }), decision: adopted }), 'decision-differs');
  assert.equal(by(scribe, 'steward', 'policy', { ...policy(3, { 'payment:USD': '20000' }), decision }), 'decision-differs');
  assert.equal(by(scribe, 'steward', 'policy', { ...policy(3, { 'payment:USD': '20000' }), decision: adopted }), 'admitted');
  assert.equal(by(scribe, 'treasurer', 'payment', payment('15000')), 'admitted');
  assert.equal(by(scribe, 'steward', 'policy', { subject: 'four-eyes', version: 1, parameters: {} }), 'admitted');
});
