// Names of households are planted in everything that the registry's routes take, right and wrong; they are looked for in
// every refusal, every failure that is told, every line that is logged, the log, a publication, and a backup without keys.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { inspect } from 'node:util';
import { publishBooks } from '../src/publication/publish.ts';
import { backUp } from '../src/testing/backed-up-books.ts';
import type { Answer, ClientDraft, ConsoleClient } from '../src/testing/console-client.ts';
import { operation } from './operation.ts';

const ROOT = '/api/operate/registry';
const CANARY = 'Zarqawiyyah';
/** The beginning of it: a parser cuts what it repeats. */
const TRACE = 'zarq';
const TERMS = { purpose: 'winter-2026', deleteBy: '2027-03-31' };

function told(value: unknown): string {
  return inspect(value, { depth: 9, showHidden: true, compact: true, breakLength: Infinity });
}

function file(name: string, text: string): { readonly name: string; readonly base64: string } {
  return { name, base64: Buffer.from(text).toString('base64') };
}

const LIST = ['head,spouse,phone,village,size,note', `${CANARY} Amina,${CANARY} Yusuf,0944123456,${CANARY},4,${CANARY}`, `${CANARY} Amina,${CANARY} Yusuf,+963944123456,${CANARY},4,`, `Karim ${CANARY},,${CANARY},Azaz,${CANARY},`].join('\n');

/** Requests that are wrong in some way, with a name wherever there is room for one. */
function wrongRequests(ids: readonly string[]): readonly (readonly [string, string, unknown])[] {
  const [a = '', b = ''] = ids;
  const registration = { head: CANARY, members: [CANARY], others: { note: CANARY } };
  return [
    ['POST', '/uploads', { files: [file(`${CANARY}.csv`, `${CANARY}`)] }],
    ['POST', '/uploads', { files: [file(`${CANARY}.xlsx`, `PK\x03\x04${CANARY}`)] }],
    ['POST', '/uploads', { files: [file('x.json', `{"results": [{"head": "${CANARY}"`)] }],
    ['POST', '/uploads', { files: [file('x.xml', `<data><head>${CANARY}</head>`)] }],
    ['POST', '/uploads', { files: [file('x.csv', LIST)], form: file(`${CANARY}.csv`, `${CANARY},${CANARY}\n${CANARY}`) }],
    ['POST', '/uploads', { files: [{ name: CANARY, base64: CANARY, [CANARY]: CANARY }] }],
    ['POST', '/uploads', { files: CANARY, [CANARY]: CANARY }],
    ['POST', '/uploads', Buffer.from(`{"${CANARY}`)],
    ['POST', `/uploads/${CANARY}/preview`, { mapping: { [CANARY]: [CANARY] } }],
    ['POST', '/registrations', { ...TERMS, registration: { ...registration, [CANARY]: CANARY } }],
    ['POST', '/registrations', { ...TERMS, registration: { ...registration, birth: CANARY } }],
    ['POST', '/registrations', { ...TERMS, registration: { ...registration, sex: CANARY } }],
    ['POST', '/registrations', { ...TERMS, registration: { head: '', members: [CANARY], others: {} } }],
    ['POST', '/registrations', { ...TERMS, registration: { ...registration, others: { [CANARY]: [CANARY] } } }],
    ['POST', '/registrations', { purpose: `${CANARY} Amina`, deleteBy: '2027-03-31', registration }],
    ['POST', '/registrations', { purpose: 'winter-2026', deleteBy: CANARY, registration }],
    ['POST', '/registrations', { ...TERMS, [CANARY]: CANARY, registration }],
    ['POST', '/decisions', { left: CANARY, right: b, verdict: 'same' }],
    ['POST', '/decisions', { left: a, right: b, verdict: CANARY, reason: CANARY }],
    ['POST', '/decisions', { left: a, right: a, verdict: 'same', reason: CANARY }],
    ['POST', '/decisions', { left: a, right: b, verdict: 'same', reason: CANARY.repeat(500) }],
    ['POST', `/decisions/${CANARY}/undo`, {}],
    ['POST', `/decisions/${'0'.repeat(32)}/undo`, { reason: CANARY }],
    ['POST', '/find', { [CANARY]: CANARY }],
    ['POST', '/find', { name: 5 }],
    ['POST', '/erasures', { ground: `asked for by ${CANARY} Amina`, registrations: [a] }],
    ['POST', '/erasures', { ground: 'asked for by the person', registrations: [CANARY] }],
    ['POST', '/erasures', { ground: 'asked for by the person', purpose: CANARY }],
    ['GET', `/registrations/${CANARY}`, undefined],
    ['GET', `/queue?purpose=${CANARY}&from=${CANARY}`, undefined],
    ['DELETE', `/batches/${CANARY}`, undefined],
  ];
}

async function takenIn(client: ConsoleClient): Promise<readonly string[]> {
  const uploaded = await client.send('POST', `${ROOT}/uploads`, { files: [file(`${CANARY}.csv`, LIST)] });
  assert.equal(uploaded.status, 201, JSON.stringify(uploaded.body));
  const committed = await client.send('POST', `${ROOT}/uploads/${String(uploaded.body['upload'])}/commit`, { mapping: { ...(uploaded.body['mapping'] as object), other: ['note'], 'leave-out': [] }, ...TERMS });
  assert.equal(committed.status, 201, JSON.stringify(committed.body));
  await client.submit(committed.body['draft'] as unknown as ClientDraft);
  const single = await client.send('POST', `${ROOT}/registrations`, { ...TERMS, registration: { head: `${CANARY} Form`, members: [CANARY], others: { note: CANARY } } });
  await client.submit(single.body['draft'] as unknown as ClientDraft);
  const { pairs } = (await client.send('GET', `${ROOT}/queue?purpose=${TERMS.purpose}&limit=5`)).body as unknown as { readonly pairs: readonly { readonly left: { readonly id: string }; readonly right: { readonly id: string } }[] };
  const [pair] = pairs;
  const merged = await client.send('POST', `${ROOT}/decisions`, { left: pair?.left.id, right: pair?.right.id, verdict: 'same', reason: `both are ${CANARY}` });
  await client.submit(merged.body['draft'] as unknown as ClientDraft);
  return [pair?.left.id ?? '', pair?.right.id ?? ''];
}

function bytesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('[RG13] no name that was planted stands in a refusal, a failure, a line that is logged, the books, a publication or a backup', async (t) => {
  const run = await operation(t);
  const logged: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) t.mock.method(console, level, (...said: unknown[]) => void logged.push(told(said)));
  for (const stream of [process.stdout, process.stderr]) t.mock.method(stream, 'write', (said: unknown) => logged.push(String(said)) > 0);
  const steward = await run.setUp();
  const ids = await takenIn(steward);
  const refusals: (readonly [string, Answer])[] = [];
  for (const [method, path, body] of wrongRequests(ids)) {
    refusals.push([`${method} ${path}`.replaceAll(CANARY, '…'), await steward.send(method, `${ROOT}${path}`, body)]);
    run.pass(20_000);
  }
  await publishBooks(run.opened, join(run.folder, 'public'));
  await backUp(run.opened.folder, join(run.folder, 'backup.tar'));
  const answers = refusals.map(([asked, answer]) => {
    assert.ok(answer.status >= 400 || asked === 'POST /uploads', `${asked}: ${answer.status}`);
    return [asked, Buffer.from(`${told([...answer.headers])}${answer.status >= 400 ? JSON.stringify(answer.body) : ''}`)] as const;
  });
  const places: (readonly [string, Buffer])[] = [
    ...answers,
    ...bytesBelow(run.opened.folder), ...bytesBelow(join(run.folder, 'public')),
    ['the backup', readFileSync(join(run.folder, 'backup.tar'))],
    ['lines logged', Buffer.from(logged.join('\n'))],
    ['failures told', Buffer.from(run.failures.map(told).join('\n'))],
  ];
  for (const [place, bytes] of places) assert.equal(bytes.toString('latin1').toLowerCase().includes(TRACE), false, place);
  assert.deepEqual(run.failures.map(told), []);
});
