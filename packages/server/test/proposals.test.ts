// What the console reads of votes: the list, one vote with everything a recount needs, what waits for whom, what may be spent.

import assert from 'node:assert/strict';
import test from 'node:test';
import { commitmentOf } from '@amanah/consultation/commitment.ts';
import { count, tallyDigest, type Cast, type Opened } from '@amanah/consultation/count.ts';
import { decodeOpening, openingFieldsOf } from '@amanah/consultation/opening.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const MINUTE_MS = 60_000;
const OPENS = '2026-11-22T08:00:00Z';
const CLOSES = '2026-11-22T08:20:00Z';
const REVEAL = '2026-11-22T08:40:00Z';

interface Voters {
  readonly steward: ConsoleClient;
  readonly amal: ConsoleClient;
  readonly bo: ConsoleClient;
  readonly cem: ConsoleClient;
}

/** Books with money, a committee of three, and payments above 100.00 USD that need its decision. */
async function committee(run: Operation): Promise<Voters> {
  const steward = await run.setUp({});
  const join = (name: string): Promise<ConsoleClient> => run.joined(steward, name, name === 'cem' ? 'treasurer' : 'committee-member');
  const [amal, bo, cem] = [await join('amal'), await join('bo'), await join('cem')];
  const records: readonly (readonly [string, JsonObject])[] = [
    ['commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }],
    ['organisation', { code: 'mills', name: 'Mills' }],
    ['fund', { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] }],
    ['gift', { donor: 'mills', fund: 'winter', account: 'bank', form: 'money', amount: { commodity: 'USD', least: '9000000' } }],
    ['policy', { subject: 'four-eyes', version: 2, parameters: {} }],
    ['policy', { subject: 'committee/relief', version: 1, parameters: { members: 'amal bo cem', quorum: '1/2' } }],
    ['policy', { subject: 'decisions', version: 1, parameters: { committee: 'relief', 'payment:USD': '10000' } }],
  ];
  await said(steward.submit(...records.map(([kind, body]) => ({ kind, eventTime: TODAY, body }))));
  return { steward, amal, bo, cem };
}

async function said(answering: Promise<Answer>): Promise<readonly string[]> {
  const answer = await answering;
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body['ids'] as readonly string[];
}

const PROPOSAL: JsonObject = {
  proposal: 'tents', title: 'Buy tents', committee: 'relief', eligible: ['amal', 'bo', 'cem'], rule: { name: 'majority' }, quorum: '1/2', ties: [], doubled: 'last', opens: OPENS, closes: CLOSES,
  authority: [{ code: 'tents', fund: 'winter', amount: { commodity: 'USD', least: '500000' } }],
};

async function read(client: ConsoleClient, path: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await client.send('GET', path);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** Titles of the votes that wait for somebody. */
async function waiting(client: ConsoleClient): Promise<readonly string[]> {
  return ((await read(client, '/api/waiting'))['votes'] as readonly { readonly title: string; readonly phase: string }[]).map(({ title, phase }) => `${phase} ${title}`);
}

test('[O20] a vote waits for who has not voted, then for its outcome; its ballots are enough to count it again', async (t) => {
  const run = await operation(t);
  const { amal, bo, cem } = await committee(run);
  const [id = ''] = await said(amal.submit({ kind: 'proposal', eventTime: TODAY, body: PROPOSAL }));
  assert.deepEqual([await waiting(amal), await waiting(bo)], [['open Buy tents'], ['open Buy tents']]);
  await said(amal.submit({ kind: 'ballot', eventTime: TODAY, body: { proposal: id, choice: { vote: 'yes' } } }));
  await said(cem.submit({ kind: 'ballot', eventTime: TODAY, body: { proposal: id, choice: { vote: 'yes' } } }));
  await said(bo.submit({ kind: 'comment', eventTime: TODAY, body: { proposal: id, text: 'Which size?' } }));
  assert.deepEqual([await waiting(amal), await waiting(bo)], [[], ['open Buy tents']]);
  run.pass(25 * MINUTE_MS);
  await said(bo.submit({ kind: 'ballot', eventTime: TODAY, body: { proposal: id, choice: { vote: 'no' } } }));
  assert.deepEqual(await waiting(amal), ['counting Buy tents']);

  const vote = await read(bo, `/api/proposals/${id}`);
  assert.deepEqual([vote['phase'], vote['voters'], vote['voted'], vote['comments'], vote['mine']], ['counting', 3, 3, 1, { eligible: true }]);
  const opening = decodeOpening(openingFieldsOf(vote['body'] as JsonObject));
  assert.ok(opening.ok);
  const tally = count(opening.opening, vote['cast'] as readonly Cast[], vote['opened'] as readonly Opened[], { struck: new Set(vote['struck'] as readonly string[]) });
  assert.deepEqual([tally.verdict, tally.ballots.counted, tally.ballots.late], ['passed', 2, 1]);
  const outcome = { proposal: id, verdict: tally.verdict, counted: 2, tally: tallyDigest(tally) };
  const refused = await cem.submit({ kind: 'outcome', eventTime: TODAY, body: { ...outcome, verdict: 'failed' } });
  assert.deepEqual([refused.status, refused.body['code']], [422, 'outcome-differs']);
  await said(cem.submit({ kind: 'outcome', eventTime: TODAY, body: outcome }));
  assert.deepEqual(await waiting(amal), []);
  assert.deepEqual(run.failures, []);
});

test('[O20] of a hidden vote the list says which ballot is to be opened, and by when', async (t) => {
  const run = await operation(t);
  const { amal, bo } = await committee(run);
  const [id = ''] = await said(amal.submit({ kind: 'proposal', eventTime: TODAY, body: { ...PROPOSAL, reveal: REVEAL } }));
  const salt = '5a'.repeat(32);
  const commitment = commitmentOf({ vote: 'no' }, salt, 'bo');
  const [ballot = ''] = await said(bo.submit({ kind: 'ballot', eventTime: TODAY, body: { proposal: id, commitment } }));
  const mine = async (): Promise<unknown> => ((await read(bo, '/api/proposals'))['proposals'] as readonly { readonly mine: unknown }[])[0]?.mine;
  assert.deepEqual(await mine(), { eligible: true, ballot: { id: ballot, at: '2026-11-22T08:00:00Z', commitment, opened: false } });
  run.pass(25 * MINUTE_MS);
  assert.deepEqual([await waiting(bo), await waiting(amal)], [['revealing Buy tents'], []]);
  await said(bo.submit({ kind: 'ballot-opening', eventTime: TODAY, body: { ballot, choice: { vote: 'no' }, salt } }));
  assert.deepEqual([((await mine()) as { ballot: { opened: boolean } }).ballot.opened, await waiting(bo)], [true, []]);
});

test('[O22] decisions in force come with what is left of each; a payment over it is refused, and an override takes it from the list', async (t) => {
  const run = await operation(t);
  const voters = await committee(run);
  const { amal, cem } = voters;
  const outcome = await decided(run, voters, PROPOSAL);
  const inForce = async (): Promise<readonly unknown[]> => ((await read(cem, '/api/operate/desk'))['decisions'] as readonly JsonObject[]).map(({ outcome: of, code, left, only, committee: whose }) => [of, code, left, only, whose]);
  const pay = (least: string): Promise<Answer> => cem.submit({ kind: 'payment', eventTime: TODAY, body: { account: 'bank', fund: 'winter', supplier: 'mills', amount: { commodity: 'USD', least }, decision: { outcome } } });
  assert.deepEqual(await inForce(), [[outcome, 'tents', '500000', true, 'relief']]);
  await said(pay('300000'));
  assert.deepEqual(await inForce(), [[outcome, 'tents', '200000', true, 'relief']]);
  assert.deepEqual(((await pay('200001')).body)['code'], 'decision-exhausted');
  const { opens: _, closes: __, ...terms } = PROPOSAL;
  const { authority: ___, ...rest } = terms;
  await decided(run, voters, { ...rest, proposal: 'no-tents', title: 'No tents', overrides: { outcome, reason: 'they were given' } });
  assert.deepEqual(await inForce(), []);
  assert.deepEqual(((await pay('1')).body)['code'], 'decision-failed');
  const { proposals } = await read(amal, '/api/proposals') as { readonly proposals: readonly JsonObject[] };
  const first = await read(amal, `/api/proposals/${String(proposals[1]?.['id'])}`);
  assert.deepEqual([(first['uses'] as readonly JsonObject[]).map(({ kind, spent, stands }) => [kind, spent, stands]), (first['overriding'] as readonly JsonObject[]).map(({ title, verdict, reason }) => [title, verdict, reason])], [[['payment', '300000', true]], [['No tents', 'passed', 'they were given']]]);
});

/** Proposes, has two of three say yes, and states the outcome; gives its id. */
async function decided(run: Operation, { amal, bo, cem }: Voters, terms: JsonObject): Promise<string> {
  const now = Date.parse(run.opened.journal.now());
  const at = (minutes: number): string => `${new Date(now + minutes * MINUTE_MS).toISOString().slice(0, 19)}Z`;
  const [proposal = ''] = await said(amal.submit({ kind: 'proposal', eventTime: TODAY, body: { ...terms, opens: at(0), closes: at(10) } }));
  for (const voter of [amal, bo]) await said(voter.submit({ kind: 'ballot', eventTime: TODAY, body: { proposal, choice: { vote: 'yes' } } }));
  run.pass(15 * MINUTE_MS);
  const vote = await read(cem, `/api/proposals/${proposal}`);
  const opening = decodeOpening(openingFieldsOf(vote['body'] as JsonObject));
  assert.ok(opening.ok);
  const tally = count(opening.opening, vote['cast'] as readonly Cast[], vote['opened'] as readonly Opened[]);
  const [outcome = ''] = await said(cem.submit({ kind: 'outcome', eventTime: TODAY, body: { proposal, verdict: tally.verdict, counted: tally.ballots.counted, tally: tallyDigest(tally) } }));
  return outcome;
}

test('[O20] votes are read by people who are signed in; the tag changes with the vote and not with the hour', async (t) => {
  const run = await operation(t);
  const { amal, bo } = await committee(run);
  const [id = ''] = await said(amal.submit({ kind: 'proposal', eventTime: TODAY, body: PROPOSAL }));
  for (const path of ['/api/proposals', `/api/proposals/${id}`]) {
    assert.equal((await amal.send('GET', path, undefined, { cookie: '' })).status, 401, path);
    const first = await amal.send('GET', path);
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^W\/"[\w-]{22}"$/);
    run.pass(60_000);
    const unchanged = await amal.send('GET', path, undefined, { 'if-none-match': tag });
    assert.deepEqual([unchanged.status, unchanged.body], [304, { text: '' }], path);
    await said(bo.submit({ kind: 'comment', eventTime: TODAY, body: { proposal: id, text: path } }));
    assert.equal((await amal.send('GET', path, undefined, { 'if-none-match': tag })).status, 200, path);
  }
  assert.equal((await amal.send('GET', `/api/proposals/${'0'.repeat(64)}`)).status, 404);
  assert.equal((await amal.send('GET', '/api/proposals/tents')).status, 404);
});
