// Names of parties beside the journal, entries of lists and reasons of decisions are looked for in everything that is
// logged, refused, published or in the journal.

import test from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { openScreeningSqlite, SCREENING_FILE } from '@amanah/store/screening-sqlite.ts';
import { publishBooks } from '../src/publication/publish.ts';
import { madeUpFile } from '../src/testing/made-up-list.ts';
import { makeBackup } from '../src/backup/make-backup.ts';
import type { ClientDraft } from '../src/testing/console-client.ts';
import { operation, TODAY } from './operation.ts';

const PATH = '/api/operate/screening';
/** Planted in every place that is not for the public; each in letters that nothing else has. */
const CANARIES = ['Qwzyx Listcanary', 'Qwzyx Partycanary', 'Qwzyx-Reasoncanary', 'Qwzyxplace', 'qwzyxposition', 'QWZYX99887'] as const;

function told(value: unknown): string {
  return inspect(value, { depth: 9, showHidden: true, compact: true, breakLength: Infinity });
}

function bytesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('[SC23] no name of a party beside the journal, no entry of a list and no reason stands in the journal, a publication, a line that is logged or a refusal', async (t) => {
  const run = await operation(t);
  const logged: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) t.mock.method(console, level, (...said: unknown[]) => void logged.push(told(said)));
  const steward = await run.setUp({ 'payment:*': '900000000' });
  const refusals: string[] = [];
  const send = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await steward.send(method, path, body);
    if (answer.status >= 400) refusals.push(told([...answer.headers]), JSON.stringify(answer.body));
    return answer.body;
  };
  await steward.submit(
    { kind: 'commodity', eventTime: TODAY, body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
    { kind: 'organisation', eventTime: TODAY, body: { code: 'haul', name: 'Sunny Haulage' } },
    { kind: 'fund', eventTime: TODAY, body: { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] } },
    { kind: 'gift', eventTime: TODAY, body: { donor: 'haul', fund: 'winter', account: 'bank', form: 'money', amount: { commodity: 'USD', least: '900' } } },
  );
  const file = madeUpFile([{ id: 'qwzyx-1', schema: 'Person', names: [CANARIES[0], CANARIES[1]] }, { id: 'qwzyx-2', schema: 'Vessel', names: ['Sunny Haulage', CANARIES[0]], number: CANARIES[5] }]);
  const upload = (bytes: Uint8Array): unknown => ({ list: 'made-up', files: [{ name: 'list.json', base64: Buffer.from(bytes).toString('base64') }] });
  await send('POST', `${PATH}/lists`, upload(file));
  const owner = { reference: 'supplier:owner-1', role: 'supplier', nature: 'person', names: [CANARIES[1]], organisation: 'haul', birthPlace: CANARIES[3], identifiers: [{ type: 'passport', number: CANARIES[5] }] };
  await send('POST', `${PATH}/parties`, owner);
  await send('POST', `${PATH}/parties`, { reference: 'staff:driver-3', role: 'staff', names: [CANARIES[1]], position: CANARIES[4] });
  const made = (await send('POST', `${PATH}/run`, { list: 'made-up' }))['record'] as ClientDraft;
  assert.deepEqual(made.body['open'], ['haul']);
  assert.equal((await steward.submit(made)).status, 201);
  const waiting = (await send('GET', `${PATH}/open`))['waiting'] as readonly { readonly party: string; readonly hits: readonly { readonly hit: string }[] }[];
  assert.ok(JSON.stringify(waiting).includes(CANARIES[1]), 'it is there to be found');
  for (const { party, hits } of waiting) {
    const answer = await send('POST', `${PATH}/decisions`, { party, list: 'made-up', decisions: hits.map(({ hit }) => ({ hit, verdict: 'not-a-match', reason: CANARIES[2] })) });
    if (answer['record'] !== null) assert.equal((await steward.submit(answer['record'] as ClientDraft)).status, 201);
  }
  // Everything that goes wrong, with canaries in it.
  for (const wrong of [{ ...owner, household: CANARIES[1] }, { ...owner, role: CANARIES[4] }, { ...owner, [CANARIES[4]]: 1 }, { ...owner, reference: CANARIES[1] }, { ...owner, birthDate: CANARIES[3] }, { ...owner, organisation: CANARIES[1] }, { ...owner, position: CANARIES[4] }]) await send('POST', `${PATH}/parties`, wrong);
  await send('POST', `${PATH}/decisions`, { party: 'haul', list: 'made-up', decisions: [{ hit: 'none', verdict: 'not-a-match', reason: CANARIES[2] }] });
  await send('POST', `${PATH}/decisions`, { party: 'haul', list: 'made-up', decisions: [{ hit: 'none', verdict: CANARIES[2], reason: CANARIES[2] }] });
  for (const bad of [Buffer.from(CANARIES[0]), Buffer.from(`{"id":"${CANARIES[0]}`), Buffer.from(`<sdnList><sdnEntry><lastName>${CANARIES[0]}</sdnEntry>`), Buffer.from(`1,"${CANARIES[0]}\n`), madeUpFile([{ id: 'x', schema: 'Person', names: [CANARIES[0]], birthDate: CANARIES[3] }], '2019-01-01')]) await send('POST', `${PATH}/lists`, upload(bad));
  assert.ok(refusals.length > 20, String(refusals.length));
  await steward.submit({ kind: 'payment', eventTime: TODAY, body: { account: 'bank', fund: 'winter', supplier: 'haul', amount: { commodity: 'USD', least: '5' } } });
  // What the file holds becomes something that this program never wrote: the failure that is told repeats none of it.
  const other = openScreeningSqlite(join(run.opened.folder, SCREENING_FILE));
  const kept = await other.run('made-up');
  assert.ok(kept !== undefined && kept.hits.length > 1);
  await other.putRun({ ...kept, hits: kept.hits.map((hit) => ({ ...hit, found: JSON.stringify(CANARIES[1]) })) });
  await other.close();
  await send('GET', `${PATH}/open?party=haul`);
  await send('POST', `${PATH}/decisions`, { party: 'haul', list: 'made-up', decisions: [] });
  await send('POST', `${PATH}/parties`, { reference: 'staff:driver-4', role: 'staff', names: [CANARIES[1]], position: CANARIES[4] });
  assert.ok(run.failures.length > 0, 'a failure is told');
  await publishBooks(run.opened, join(run.folder, 'public'));
  const places: (readonly [string, Buffer])[] = [
    ...bytesBelow(join(run.folder, 'public')), ...bytesBelow(run.opened.folder).filter(([name]) => name.startsWith('books')),
    ['lines logged', Buffer.from(logged.join('\n'))], ['failures told', Buffer.from(run.failures.map(told).join('\n'))], ['refusals', Buffer.from(refusals.join('\n'))],
  ];
  assert.ok(places.length > 40);
  const found = places.flatMap(([name, bytes]) => [...CANARIES, 'qwzyx-1', 'qwzyx-2'].filter((canary) => bytes.includes(canary)).map((canary) => `${canary} in ${name}`));
  assert.deepEqual(found, []);
});

test('[SC23] a backup holds the file of screening as it stood at one moment', async (t) => {
  const run = await operation(t);
  const steward = await run.setUp();
  assert.equal((await steward.send('POST', `${PATH}/parties`, { reference: 'staff:driver-3', role: 'staff', names: [CANARIES[1]], position: 'driver' })).status, 201);
  const chunks: Uint8Array[] = [];
  await makeBackup({ folder: run.opened.folder, withKeys: false, time: '2026-11-22T09:00:00Z', write: async (bytes) => chunks.push(Buffer.from(bytes)) });
  const bytes = Buffer.concat(chunks);
  assert.ok(bytes.includes(`books/${SCREENING_FILE}`));
  assert.equal(bytes.includes(`${SCREENING_FILE}-wal`), false);
  assert.ok(bytes.includes(CANARIES[1]), 'who restores it can go on');
});
