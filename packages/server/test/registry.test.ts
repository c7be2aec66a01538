// The registry through the server, as the console uses it: files in, pairs decided, records signed, registrations erased.

import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { createApp } from '../src/app.ts';
import { dueRegistrations } from '../src/registry/due.ts';
import type { Answer, ClientDraft, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const ROOT = '/api/operate/registry';
const HEADER = 'id,head,spouse,members,phone,village,size';
const ROWS = [
  '1,Amina Haddad,Yusuf Haddad,Sami;Layla,+963 944 123 456,Al-Bab,4',
  '2,أمينة حداد,يوسف حداد,سامي;ليلى,0944123456,الباب,4',
  '3,Karim Mansour,Huda Mansour,Nour,0933555111,Azaz,3',
  '4,Olena Kovalenko,,Iryna,0950001122,Jarablus,2',
];
const TERMS = { purpose: 'winter-2026', deleteBy: '2027-03-31' };

type Pair = { readonly left: { readonly id: string; readonly registration: JsonObject }; readonly right: { readonly id: string; readonly registration: JsonObject }; readonly weight: number; readonly fields: readonly JsonObject[]; readonly steps: readonly JsonObject[] };

function csv(rows: readonly string[] = ROWS): { readonly files: readonly object[] } {
  return { files: [{ name: 'list.csv', base64: Buffer.from([HEADER, ...rows].join('\n')).toString('base64') }] };
}

/** Brings rows in and signs for them; gives the answer of the commit. */
async function bringIn(client: ConsoleClient, rows?: readonly string[], terms: object = TERMS): Promise<Answer> {
  const uploaded = await client.send('POST', `${ROOT}/uploads`, csv(rows));
  assert.equal(uploaded.status, 201, JSON.stringify(uploaded.body));
  const committed = await client.send('POST', `${ROOT}/uploads/${String(uploaded.body['upload'])}/commit`, { mapping: uploaded.body['mapping'], ...terms });
  if (committed.status === 201) assert.equal((await client.submit(committed.body['draft'] as unknown as ClientDraft)).status, 201);
  return committed;
}

async function queueOf(client: ConsoleClient, purpose = TERMS.purpose): Promise<{ readonly waiting: number; readonly pairs: readonly Pair[] }> {
  const answer = await client.send('GET', `${ROOT}/queue?purpose=${purpose}&limit=20`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as unknown as { waiting: number; pairs: Pair[] };
}

async function started(t: Parameters<typeof operation>[0]): Promise<{ readonly run: Operation; readonly steward: ConsoleClient; readonly keeper: ConsoleClient }> {
  const run = await operation(t);
  const steward = await run.setUp();
  return { run, steward, keeper: await run.joined(steward, 'keeper-1', 'warehouse-keeper') };
}

test('[RG1] nothing is taken in without a purpose and a day by which it is deleted', async (t) => {
  const { keeper } = await started(t);
  for (const terms of [{}, { purpose: 'winter-2026' }, { deleteBy: '2027-03-31' }, { ...TERMS, deleteBy: '2026-11-21' }, { ...TERMS, purpose: 'For Winter' }]) {
    const refused = await bringIn(keeper, ROWS, terms);
    assert.deepEqual([refused.status, refused.body['reason']], [422, 'terms'], JSON.stringify(terms));
    assert.match(String(refused.body['detail']), /purpose|deleted/);
  }
  assert.deepEqual((await keeper.send('GET', ROOT)).body['batches'], []);
});

test('[RG5] [RG8] a file is shown before anything is kept, and kept with a record of its count; the same submissions add nothing', async (t) => {
  const { run, keeper } = await started(t);
  const uploaded = await keeper.send('POST', `${ROOT}/uploads`, csv());
  const { upload, mapping } = uploaded.body;
  const preview = (await keeper.send('POST', `${ROOT}/uploads/${String(upload)}/preview`, { mapping, purpose: TERMS.purpose })).body;
  assert.deepEqual([preview['registrations'], preview['repeated'], preview['problemCount']], [4, 0, 0], JSON.stringify(preview));
  assert.equal(((preview['rows'] as readonly JsonObject[])[0]?.['registration'] as JsonObject)['head'], 'Amina Haddad');
  assert.deepEqual(((preview['rows'] as readonly JsonObject[])[0]?.['registration'] as JsonObject)['members'], ['Sami', 'Layla']);
  const size = run.opened.journal.size;
  assert.deepEqual((await keeper.send('GET', ROOT)).body['batches'], []);
  const committed = await keeper.send('POST', `${ROOT}/uploads/${String(upload)}/commit`, { mapping, ...TERMS });
  assert.deepEqual([committed.status, committed.body['registrations']], [201, 4]);
  const draft = committed.body['draft'] as unknown as ClientDraft;
  assert.deepEqual([draft.kind, Object.keys(draft.body).sort()], ['registration', ['batch', 'deleteBy', 'form', 'purpose', 'registrations']]);
  assert.deepEqual([run.opened.journal.size, ((await keeper.send('GET', ROOT)).body['batches'] as readonly JsonObject[])[0]?.['state']], [size, 'waiting']);
  assert.equal((await keeper.submit(draft)).status, 201);
  assert.equal((await keeper.submit(draft)).body['code'], 'already-used', 'a batch is counted once');
  const overview = (await keeper.send('GET', ROOT)).body;
  assert.deepEqual([(overview['batches'] as readonly JsonObject[])[0]?.['state'], (overview['purposes'] as readonly JsonObject[])[0]?.['kept'], overview['mayErase']], ['recorded', 4, false]);
  const again = await bringIn(keeper);
  assert.deepEqual([again.status, again.body['reason']], [422, 'identical']);
  assert.deepEqual(run.failures, []);
});

test('[RG3] [RG2] pairs come the likeliest first with their reasons; a person decides, a record counts it, and it is undone', async (t) => {
  const { run, keeper } = await started(t);
  await bringIn(keeper);
  const before = await queueOf(keeper);
  const [pair] = before.pairs as [Pair];
  assert.deepEqual([pair.left.registration['head'], pair.right.registration['head']].sort(), ['Amina Haddad', 'أمينة حداد']);
  assert.ok(pair.steps.length > 2 && pair.fields.some(({ field, state }) => field === 'size' && state === 'same'));
  const decided = await keeper.send('POST', `${ROOT}/decisions`, { left: pair.left.id, right: pair.right.id, verdict: 'same', reason: 'the same phone' });
  assert.deepEqual([decided.status, decided.body['state']], [201, 'waiting'], JSON.stringify(decided.body));
  const draft = decided.body['draft'] as unknown as ClientDraft;
  assert.deepEqual([draft.kind, draft.body], ['registration-merge', { purpose: TERMS.purpose, merge: decided.body['decision'] }]);
  assert.equal((await keeper.submit(draft)).status, 201);
  assert.equal((await queueOf(keeper)).waiting, before.waiting - 1);
  const purpose = ((await keeper.send('GET', ROOT)).body['purposes'] as readonly JsonObject[])[0] as JsonObject;
  assert.deepEqual([purpose['registrations'], purpose['merged'], purpose['atMost'], purpose['households']], [4, 1, 3, 3]);
  assert.match(String(purpose['sentence']), /at most 3 households.*may still stand twice/);
  const again = await keeper.send('POST', `${ROOT}/decisions`, { left: pair.right.id, right: pair.left.id, verdict: 'different' });
  assert.deepEqual([again.status, again.body['reason']], [422, 'decided']);
  const undo = await keeper.send('POST', `${ROOT}/decisions/${String(decided.body['decision'])}/undo`, {});
  assert.equal((await keeper.submit(undo.body['draft'] as unknown as ClientDraft)).status, 201, JSON.stringify(undo.body));
  assert.deepEqual((await keeper.send('GET', `${ROOT}/decisions?purpose=${TERMS.purpose}`)).body['decisions'], []);
  assert.equal((await queueOf(keeper)).waiting, before.waiting);
  assert.deepEqual([((await keeper.send('GET', ROOT)).body['purposes'] as readonly JsonObject[])[0]?.['merged'], run.failures], [0, []]);
});

test('[RG7] what was found different is not asked again, and no chain of merges joins it unsaid', async (t) => {
  const { keeper } = await started(t);
  await bringIn(keeper);
  const [a, b, c] = ((await keeper.send('GET', `${ROOT}/registrations?purpose=${TERMS.purpose}`)).body['rows'] as readonly JsonObject[]).map(({ id }) => String(id)) as [string, string, string];
  const decide = (left: string, right: string, verdict: string, more: object = {}): Promise<Answer> => keeper.send('POST', `${ROOT}/decisions`, { left, right, verdict, ...more });
  assert.equal((await decide(a, b, 'different')).status, 201);
  assert.equal((await decide(b, c, 'same')).status, 201);
  const refused = await decide(a, c, 'same');
  assert.deepEqual([refused.status, refused.body['reason'], (refused.body['pairs'] as readonly JsonObject[]).length], [422, 'joins-different', 1]);
  assert.equal((await decide(a, c, 'same', { anyway: true })).status, 201);
  assert.equal(((await keeper.send('GET', `${ROOT}/decisions?purpose=${TERMS.purpose}`)).body['joinedAnyway'] as readonly unknown[]).length, 1);
});

test('[RG6] [RG10] registrars read, stewards erase, readings are counted, and nobody else sees anything', async (t) => {
  const { run, steward, keeper } = await started(t);
  const treasurer = await run.joined(steward, 'treasurer-1', 'treasurer');
  await bringIn(keeper);
  for (const path of [ROOT, `${ROOT}/registrations?purpose=${TERMS.purpose}`, `${ROOT}/queue?purpose=${TERMS.purpose}`]) {
    assert.deepEqual([(await keeper.send('GET', path)).status, (await treasurer.send('GET', path)).status, (await run.newClient().send('GET', path)).status], [200, 403, 401], path);
  }
  const [row] = (await steward.send('POST', `${ROOT}/find`, { phone: '+963944123456' })).body['found'] as readonly [JsonObject];
  const erase = (client: ConsoleClient, body: object): Promise<Answer> => client.send('POST', `${ROOT}/erasures`, body);
  const ids = [String(row['id'])];
  assert.equal((await erase(keeper, { registrations: ids, ground: 'asked for by the person' })).status, 403);
  const named = await erase(steward, { registrations: ids, ground: 'asked for by Haddad' });
  assert.equal(named.body['reason'], 'ground', JSON.stringify(named.body));
  const erased = await erase(steward, { registrations: ids, ground: 'asked for by the person' });
  assert.equal(erased.status, 201, JSON.stringify(erased.body));
  assert.deepEqual([erased.body['erased'], erased.body['rootSame'], erased.body['totalsSame'], (erased.body['proof'] as JsonObject)['found']], [1, true, true, []]);
  const [{ draft }] = erased.body['erasures'] as unknown as readonly [{ readonly draft: ClientDraft }];
  assert.deepEqual([draft.kind, draft.body], ['erasure', { subjects: 1, ground: 'asked for by the person', purpose: TERMS.purpose }]);
  assert.equal(((await steward.send('GET', ROOT)).body['erasures'] as readonly unknown[]).length, 1, 'until it is signed the log has still to be told');
  assert.equal((await steward.submit(draft)).status, 201);
  const overview = (await steward.send('GET', ROOT)).body;
  assert.deepEqual([overview['erasures'], (overview['purposes'] as readonly JsonObject[])[0]?.['erased'], (overview['purposes'] as readonly JsonObject[])[0]?.['kept']], [[], 1, 3]);
  assert.equal((await steward.send('GET', `${ROOT}/registrations/${ids[0] as string}`)).status, 404);
  const accesses = (await steward.send('GET', `${ROOT}/accesses`)).body['accesses'] as readonly JsonObject[];
  assert.ok(accesses.some(({ holder, action, day }) => holder === 'keeper-1' && action === 'pairs' && day === TODAY));
  assert.equal(JSON.stringify(accesses).includes(ids[0] as string), false);
  assert.deepEqual(run.failures, []);
});

test('[RG8] what nobody signs for is dropped; a registry without its key says so and shows nothing of the machine', async (t) => {
  const { run, keeper } = await started(t);
  const uploaded = await keeper.send('POST', `${ROOT}/uploads`, csv());
  await keeper.send('POST', `${ROOT}/uploads/${String(uploaded.body['upload'])}/commit`, { mapping: uploaded.body['mapping'], ...TERMS });
  assert.equal(((await keeper.send('GET', ROOT)).body['batches'] as readonly unknown[]).length, 1);
  run.pass(80 * 3_600_000);
  await keeper.signIn();
  assert.deepEqual((await keeper.send('GET', ROOT)).body['batches'], []);
  renameSync(join(run.opened.folder, 'keys', 'registry'), join(run.opened.folder, 'keys', 'registry.away'));
  const app = createApp({ opened: run.opened, clock: () => 0, failed: (error) => run.failures.push(error), people: run.people });
  const answer = await app.fetch(new Request(`http://localhost:7070${ROOT}`, { headers: { host: 'localhost:7070', accept: 'application/json', cookie: String(keeper.cookie) } }));
  const body = await answer.text();
  assert.deepEqual([answer.status, body.includes('no-key'), body.includes(run.folder), run.failures], [422, true, false, []]);
});

test('[RG1] when the day is over the registrations are counted as due, and erased by one word', async (t) => {
  const { run, steward, keeper } = await started(t);
  await bringIn(keeper, ROWS, { purpose: 'winter-2026', deleteBy: '2026-11-22' });
  assert.equal(await dueRegistrations(run.opened), 0);
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { due: true, ground: 'the last day is over' })).status, 404);
  run.pass(24 * 3_600_000);
  await steward.signIn();
  assert.equal(await dueRegistrations(run.opened), 4);
  const erased = await steward.send('POST', `${ROOT}/erasures`, { due: true, ground: 'the last day is over' });
  assert.deepEqual([erased.status, erased.body['erased'], await dueRegistrations(run.opened)], [201, 4, 0]);
});

test('[RG5] a submission is taken in once: again, beside new ones, and by two at the same moment', async (t) => {
  const { keeper, run } = await started(t);
  const kobo = (...uuids: readonly string[]): object => ({
    files: [{ name: 'x.json', base64: Buffer.from(JSON.stringify({ count: uuids.length, next: null, results: uuids.map((uuid, at) => ({ _id: at, _uuid: uuid, 'meta/instanceID': `uuid:${uuid}`, _submission_time: '2026-10-01T08:10:00', head: `Person ${at} Same`, phone: '0944123456' })) })).toString('base64') }],
  });
  const take = async (...uuids: readonly string[]): Promise<Answer> => {
    const uploaded = await keeper.send('POST', `${ROOT}/uploads`, kobo(...uuids));
    return keeper.send('POST', `${ROOT}/uploads/${String(uploaded.body['upload'])}/commit`, { mapping: uploaded.body['mapping'], ...TERMS });
  };
  const [one, two, three] = [1, 2, 3].map((digit) => `11111111-2222-4333-8444-55555555555${digit}`) as [string, string, string];
  const first = await take(one);
  assert.equal((await keeper.submit(first.body['draft'] as unknown as ClientDraft)).status, 201);
  assert.deepEqual([(await take(one)).body['reason'], (await take(one, two)).body['repeated']], ['nothing-new', 1]);
  const both = await Promise.all([take(three), take(three)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 422]);
  assert.deepEqual(run.failures, []);
});
