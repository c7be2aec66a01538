// Screening as people of an operation do it: a list comes in, a run is signed, hits are decided on, and what waits waits.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { MADE_UP, madeUpFile, type MadeUp } from '../src/testing/made-up-list.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const PATH = '/api/operate/screening';
const DAY_MS = 86_400_000;

interface Waiting {
  readonly party: string;
  readonly standing: string;
  readonly inLog: boolean;
  readonly mine: boolean;
  readonly hits: readonly { readonly hit: string; readonly state: string; readonly reopened: string | null; readonly score: number; readonly about: JsonObject | null; readonly evidence: readonly JsonObject[]; readonly entry: JsonObject }[];
}

async function withBooks(run: Operation): Promise<ConsoleClient> {
  const steward = await run.setUp({ 'payment:*': '900000000' });
  const records: readonly (readonly [string, JsonObject])[] = [
    ['commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }],
    ['organisation', { code: 'donor', name: 'Helping Hands of the Coast' }],
    ['organisation', { code: 'mill', name: 'Quorvane Mill Trading Ltd' }],
    ['organisation', { code: 'haul', name: 'Sunny Haulage' }],
    ['fund', { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] }],
    ['gift', { donor: 'donor', fund: 'winter', account: 'bank', form: 'money', amount: { commodity: 'USD', least: '900000' } }],
  ];
  const answer = await steward.submit(...records.map(([kind, body]) => ({ kind, eventTime: TODAY, body })));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return steward;
}

function load(client: ConsoleClient, entries: readonly MadeUp[] = MADE_UP, more: JsonObject = {}, changed?: string): Promise<Answer> {
  return client.send('POST', `${PATH}/lists`, { list: 'made-up', files: [{ name: 'entities.ftm.json', base64: Buffer.from(madeUpFile(entries, changed)).toString('base64') }], ...more });
}

/** Screens and signs what comes of it. */
async function screened(client: ConsoleClient): Promise<JsonObject> {
  const made = await client.send('POST', `${PATH}/run`, { list: 'made-up' });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const record = made.body['record'] as { readonly kind: string; readonly eventTime: string; readonly body: JsonObject };
  const sent = await client.submit(record);
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  return record.body;
}

async function waiting(client: ConsoleClient): Promise<readonly Waiting[]> {
  return ((await client.send('GET', `${PATH}/open`)).body as { readonly waiting: readonly Waiting[] }).waiting;
}

async function decide(client: ConsoleClient, party: string, verdict: string, hits?: readonly string[]): Promise<Answer> {
  const names = hits ?? (await waiting(client)).find((one) => one.party === party)?.hits.map(({ hit }) => hit) ?? [];
  return client.send('POST', `${PATH}/decisions`, { party, list: 'made-up', decisions: names.map((hit) => ({ hit, verdict, reason: 'another country, founded later' })) });
}

async function signDecision(client: ConsoleClient, answer: Answer): Promise<Answer> {
  assert.notEqual(answer.body['record'], null, JSON.stringify(answer.body));
  return client.submit(answer.body['record'] as { readonly kind: string; readonly eventTime: string; readonly body: JsonObject });
}

async function pay(client: ConsoleClient, supplier: string): Promise<string> {
  const answer = await client.submit({ kind: 'payment', eventTime: TODAY, body: { account: 'bank', fund: 'winter', supplier, amount: { commodity: 'USD', least: '100' } } });
  return answer.status === 201 ? 'paid' : String((answer.body['refusal'] as JsonObject | undefined)?.['code'] ?? answer.body['reason'] ?? JSON.stringify(answer.body));
}

test('[SC19] a list, a run that is signed, an open hit that stops a payment, a decision that is signed, and the payment goes', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  assert.equal((await load(steward)).status, 201);
  const body = await screened(steward);
  assert.deepEqual([body['parties'], body['others'], body['open'], body['hits'], body['added'], body['forTests']], [3, 0, ['mill'], 1, 4, undefined]);
  assert.match(await pay(steward, 'mill'), /open-hit/);
  assert.equal(await pay(steward, 'haul'), 'paid');
  const [open] = await waiting(steward);
  assert.deepEqual([open?.party, open?.standing, open?.inLog, open?.hits.length, open?.hits[0]?.state], ['mill', 'open', true, 1, 'open']);
  assert.ok((open?.hits[0]?.evidence.length ?? 0) > 0, 'with reasons');
  const decided = await decide(steward, 'mill', 'not-a-match');
  assert.equal(decided.body['left'], 0);
  assert.match(await pay(steward, 'mill'), /open-hit/, 'what is not signed clears nobody');
  assert.equal((await signDecision(steward, decided)).status, 201);
  assert.equal(await pay(steward, 'mill'), 'paid');
  assert.deepEqual(await waiting(steward), []);
  assert.equal(JSON.stringify(decided.body).includes('founded later'), false, 'the reason is not for the log');
});

test('[SC19] "not a match" is remembered for the version of the entry and of the party, and a change of either asks again', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  await load(steward);
  await screened(steward);
  await signDecision(steward, await decide(steward, 'mill', 'not-a-match'));
  assert.deepEqual((await screened(steward))['open'], undefined, 'screened again, remembered');
  const more = [...MADE_UP, { id: 'mu-9', schema: 'Person', names: ['Somebody Quite Else'] } as const];
  assert.deepEqual((await load(steward, more, {}, '2026-11-21')).body['changes'], { added: 1, changed: 0, removed: 0, unchanged: 4 });
  const next = await screened(steward);
  assert.deepEqual([next['open'], next['added'], next['changed'], next['removed']], [undefined, 1, 0, 0]);
  const changed = more.map((one) => (one.id === 'mu-1' ? { ...one, country: 'fr' } : one));
  await load(steward, changed, {}, '2026-11-22');
  assert.deepEqual((await screened(steward))['open'], ['mill'], 'the entry says something else now');
  assert.equal((await waiting(steward))[0]?.hits[0]?.reopened, 'entry-changed');
  await signDecision(steward, await decide(steward, 'mill', 'not-a-match'));
  assert.equal((await steward.submit({ kind: 'organisation', eventTime: TODAY, body: { code: 'mill', name: 'Kuorvane Mill Trading' } })).status, 201);
  assert.match(await pay(steward, 'mill'), /not-screened/);
  assert.deepEqual((await screened(steward))['open'], ['mill'], 'the party goes by another name now');
  assert.equal((await waiting(steward))[0]?.hits[0]?.reopened, 'party-changed');
});

test('[SC19] what was decided on a party is told with who, when and under which version, and a reversal opens it again', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  await load(steward);
  await screened(steward);
  assert.equal((await signDecision(steward, await decide(steward, 'mill', 'not-a-match'))).status, 201);
  const of = async (party: string): Promise<readonly JsonObject[]> => ((await steward.send('GET', `${PATH}/open?party=${party}`)).body as { readonly waiting: readonly JsonObject[] }).waiting;
  assert.deepEqual(await of('haul'), [], 'nothing was found of it');
  const [mill] = await of('mill');
  const [hit] = mill?.['hits'] as readonly { readonly state: string; readonly mine: boolean; readonly decisions: readonly JsonObject[] }[];
  const [record] = mill?.['recorded'] as readonly JsonObject[];
  assert.deepEqual([mill?.['standing'], mill?.['names'], hit?.state, hit?.mine, record?.['verdict'], record?.['listDate']], ['cleared', ['Quorvane Mill Trading Ltd'], 'not-a-match', true, 'not-a-match', '2026-11-20']);
  assert.deepEqual([hit?.decisions[0]?.['listDate'], hit?.decisions[0]?.['reason'], hit?.decisions[0]?.['by']], ['2026-11-20', 'another country, founded later', record?.['by']]);
  assert.equal((await steward.submit({ kind: 'reversal', eventTime: TODAY, body: { of: record?.['id'] as string, reason: 'looked at the wrong entry' } })).status, 201);
  const [again] = await of('mill');
  assert.deepEqual([again?.['standing'], again?.['recorded'], (again?.['hits'] as readonly JsonObject[])[0]?.['state'], (again?.['hits'] as readonly JsonObject[])[0]?.['mine']], ['open', [], 'open', false]);
  assert.equal((again?.['hits'] as readonly { readonly decisions: readonly JsonObject[] }[])[0]?.decisions[0]?.['takenBack'], true);
  assert.match(await pay(steward, 'mill'), /open-hit/);
  const held = async (): Promise<readonly JsonObject[]> => ((await steward.send('GET', '/api/operate/desk')).body as { readonly held: readonly JsonObject[] }).held;
  assert.deepEqual(await held(), [{ party: 'mill', list: 'made-up', standing: 'open' }]);
  await steward.submit({ kind: 'organisation', eventTime: TODAY, body: { code: 'both', name: 'Bread and Roads Consortium', members: ['mill', 'haul'] } });
  assert.deepEqual((await held()).at(-1), { party: 'both', list: 'made-up', standing: 'unscreened' });
  await screened(steward);
  assert.deepEqual(await held(), [{ party: 'mill', list: 'made-up', standing: 'open' }, { party: 'both', list: 'made-up', standing: 'open', member: 'mill' }], 'an organisation that is several is each of them');
});

test('[SC19] a trader behind an organisation opens it; staff are found and never in the log; who waits is not taken out', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  await load(steward);
  const owner = { reference: 'supplier:owner-1', role: 'supplier', nature: 'person', names: ['Tarvik Onduleski'], organisation: 'haul', birthDate: '1970-03-05' };
  assert.equal((await steward.send('POST', `${PATH}/parties`, owner)).status, 201);
  assert.equal((await steward.send('POST', `${PATH}/parties`, { reference: 'staff:driver-3', role: 'staff', names: ['Tarvik Onduleski'], position: 'driver' })).status, 201);
  assert.equal((await steward.send('POST', `${PATH}/parties`, { reference: 'vessel:star', role: 'vessel', names: ['Morning Light'], identifiers: [{ type: 'imo', number: '9999993' }] })).status, 201);
  const body = await screened(steward);
  assert.deepEqual([body['open'], body['hits'], body['others']], [['haul', 'mill'], 2, 3], 'hits of staff and vessels are not counted in public');
  const found = await waiting(steward);
  assert.deepEqual(found.map(({ party, inLog }) => [party, inLog]).sort(), [['haul', true], ['mill', true], ['staff:driver-3', false], ['vessel:star', false]]);
  assert.deepEqual(found.find(({ party }) => party === 'haul')?.hits[0]?.about, { party: 'supplier:owner-1', name: 'Tarvik Onduleski', facts: { birthDate: '1970-03-05' } });
  assert.match(await pay(steward, 'haul'), /open-hit/);
  assert.equal((await steward.send('DELETE', `${PATH}/parties/supplier:owner-1`)).body['reason'], 'still-open');
  const driver = await decide(steward, 'staff:driver-3', 'not-a-match');
  assert.deepEqual([driver.status, driver.body['record'], driver.body['left']], [200, null, 0]);
  assert.equal((await waiting(steward)).some(({ party }) => party === 'staff:driver-3'), false);
  assert.equal((await steward.send('DELETE', `${PATH}/parties/staff:driver-3`)).status, 200);
  assert.equal((await signDecision(steward, await decide(steward, 'haul', 'match'))).status, 201);
  assert.match(await pay(steward, 'haul'), /open-hit/);
  assert.deepEqual((await screened(steward))['open'], ['haul', 'mill'], 'who is listed stays named');
});

test('[SC19] two people clear a hit where the policy says so; what one of them decided is not enough, nor to screen again', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  const treasurer = await run.joined(steward, 'treasurer-1', 'treasurer');
  await steward.submit({ kind: 'policy', eventTime: TODAY, body: { subject: 'screening', version: 1, parameters: { 'cleared-by': 'two-people', threshold: '700' } } });
  await load(steward);
  assert.equal((await screened(steward))['threshold'], 700);
  await signDecision(steward, await decide(steward, 'mill', 'not-a-match'));
  const half = await waiting(steward);
  assert.deepEqual([half[0]?.standing, half[0]?.mine], ['half-cleared', true]);
  assert.equal((await waiting(treasurer))[0]?.mine, false);
  assert.deepEqual((await screened(steward))['open'], ['mill']);
  for (const client of [steward, treasurer]) await signDecision(client, await decide(client, 'mill', 'not-a-match'));
  assert.equal(await pay(steward, 'mill'), 'paid');
  assert.equal((await screened(steward))['open'], undefined);
});

test('[SC20] a list of more than 90 days is refused unless it is for tests, and then everything says so', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  const old = await load(steward, MADE_UP, {}, '2019-01-25');
  assert.deepEqual([old.status, old.body['reason']], [422, 'list-too-old']);
  const forTests = await load(steward, MADE_UP, { forTests: true }, '2019-01-25');
  const sentence = 'outdated list of 2019-01-25: for tests only, this is not screening';
  assert.equal((forTests.body['list'] as JsonObject)['warning'], sentence);
  const made = await steward.send('POST', `${PATH}/run`, { list: 'made-up' });
  assert.equal(made.body['warning'], sentence);
  assert.equal((await screened(steward))['forTests'], true);
  assert.equal(((await steward.send('GET', `${PATH}/open`)).body['waiting'] as readonly JsonObject[])[0]?.['warning'], sentence);
  assert.equal(((await steward.send('GET', PATH)).body['lists'] as readonly JsonObject[])[0]?.['warning'], sentence);
  assert.equal((await load(steward, MADE_UP, {}, '2026-11-20')).status, 201, 'a real one follows');
  assert.equal((await screened(steward))['forTests'], undefined);
  assert.equal((await load(steward, MADE_UP, {}, '2026-11-19')).body['reason'], 'list-older');
  run.pass(91 * DAY_MS);
  await steward.signIn();
  assert.equal((await steward.send('POST', `${PATH}/run`, { list: 'made-up' })).body['reason'], 'list-too-old', 'what was new grows old');
  assert.equal((await steward.send('POST', `${PATH}/lists`, { list: 'other', files: [{ name: 'x', base64: Buffer.from('hello').toString('base64') }] })).body['reason'], 'list-unread');
  assert.equal((await steward.send('POST', `${PATH}/run`, { list: 'none' })).body['reason'], 'list-unknown');
});

test('[SC20] people in need are turned away with the reason, by whatever field or word', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  const party = { reference: 'staff:a', role: 'staff', names: ['Zzyzx Quillfeather'], position: 'driver' };
  const registration = '0123456789abcdef0123456789abcdef';
  for (const wrong of [{ ...party, role: 'household' }, { ...party, household: 'h-1' }, { ...party, position: 'beneficiary' }, { ...party, members: [] }, { ...party, role: 'beneficiary' }]) {
    const answer = await steward.send('POST', `${PATH}/parties`, wrong);
    assert.deepEqual([answer.status, answer.body['reason']], [422, 'no-vet-zone'], JSON.stringify(wrong));
    assert.match(String(answer.body['detail']), /never compared with sanctions lists/);
    assert.equal(JSON.stringify(answer.body).includes('Quillfeather'), false);
  }
  for (const wrong of [{ ...party, reference: registration }, { ...party, reference: `staff:${registration}` }, { ...party, reference: 'vessel:a' }, { ...party, organisation: 'nobody' }, { ...party, names: [] }, []]) {
    assert.equal((await steward.send('POST', `${PATH}/parties`, wrong)).status, 400, JSON.stringify(wrong));
  }
  assert.deepEqual((await steward.send('GET', `${PATH}/parties`)).body['parties'], []);
  assert.deepEqual(run.failures, []);
});

test('[SC20] each route asks who is there: roles of the kinds of record, and nobody without a session', async (t) => {
  const run = await operation(t);
  const steward = await withBooks(run);
  const [logistician, keeper, auditor] = [await run.joined(steward, 'logistician-1', 'logistician'), await run.joined(steward, 'keeper-1', 'warehouse-keeper'), await run.joined(steward, 'auditor-1', 'auditor')];
  await load(logistician);
  await screened(logistician);
  for (const route of [PATH, `${PATH}/open`, `${PATH}/parties`]) {
    assert.deepEqual([(await auditor.send('GET', route)).status, (await keeper.send('GET', route)).status, (await steward.send('GET', route, undefined, { cookie: '' })).status], [200, 403, 401], route);
  }
  assert.deepEqual([(await load(auditor)).status, (await auditor.send('POST', `${PATH}/run`, { list: 'made-up' })).status, (await decide(logistician, 'mill', 'not-a-match')).status], [403, 403, 403]);
  assert.equal((await auditor.send('DELETE', `${PATH}/parties/staff:a`)).status, 403);
});
