// Who may do what: every role, every kind of record, every route that changes something.

import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { JsonObject } from '@amanah/record/decode.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';
import { ROLES } from '@amanah/record/kinds/key.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import type { Record as SignableRecord } from '@amanah/record/record.ts';
import { mayWrite } from '@amanah/record/role-rules.ts';
import { toBase64Url } from '@amanah/log/bytes.ts';
import { createApp } from '../src/app.ts';
import { openBooks } from '../src/books/books-folder.ts';
import { newToken, tokenHash } from '../src/people/tokens.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const MINUTE_MS = 60_000;

/** A body of every kind, from the document that describes them. */
const BODIES: readonly (readonly [string, JsonObject])[] = [
  ...readFileSync(new URL('../../../docs/formats/record.md', import.meta.url), 'utf8').matchAll(/^\| `([a-z-]+)` \| (?:act|fact) \| `(\{.*?\})`/gm),
].map(([, kind, body]) => [kind as string, JSON.parse(body as string) as JsonObject]);

async function people(run: Operation): Promise<{ readonly steward: ConsoleClient; readonly byRole: ReadonlyMap<string, ConsoleClient> }> {
  const steward = await run.setUp();
  const byRole = new Map<string, ConsoleClient>();
  for (const role of ROLES) {
    byRole.set(role, await run.joined(steward, `${role}-1`, role));
    run.pass(MINUTE_MS);
  }
  return { steward, byRole };
}

test('[U8] every role times every kind: the server refuses by role exactly what the rule of roles refuses', async (t) => {
  const run = await operation(t);
  const { byRole } = await people(run);
  assert.deepEqual([...new Set(BODIES.map(([kind]) => kind))].sort(), [...KIND_NAMES].sort());
  let refused = 0;
  for (const [role, client] of byRole) {
    for (const [kind, body] of BODIES) {
      // A reversal and an approval are judged by what they cite; the rules of core/admission have their tests.
      if (kind === 'operation' || kind === 'reversal' || kind === 'approval' || body['change'] === 'changed') continue;
      run.pass(1000);
      const before = run.opened.journal.size;
      const answer = await client.submit({ kind, eventTime: TODAY, body });
      const preview = await client.send('POST', '/api/preview', { author: client.key, kind, eventTime: TODAY, body });
      const allowed = mayWrite(role, kind, body);
      assert.equal(answer.body['code'] !== 'role-not-allowed', allowed, `${role} ${kind}: ${JSON.stringify(answer.body)}`);
      assert.equal((preview.body['refusal'] as { code?: string } | undefined)?.code !== 'role-not-allowed', allowed, `preview of ${role} ${kind}`);
      if (!allowed) assert.deepEqual([answer.status, run.opened.journal.size], [403, before], `${role} ${kind}`);
      refused += allowed ? 0 : 1;
    }
  }
  assert.ok(refused > 200, `${refused} refusals`);
  assert.deepEqual(run.failures, []);
});

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route of the server that is not only read, with a word in the place of each parameter. */
function changingRoutes({ opened, people: who }: Operation): Route[] {
  const app = createApp({ opened, people: who, clock: () => 0, failed: () => undefined });
  const routes = app.routes.filter(({ method }) => method !== 'GET' && method !== 'ALL').map(({ method, path }) => ({ method, path: path.replace(/:[a-z]+(\{[^}]*\})?/gi, 'x') }));
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

const OPEN = ['POST /api/joining/begin', 'POST /api/joining/finish', 'POST /api/sign-in/begin', 'POST /api/sign-in/finish'];
/** Routes that take a role of their own; of the others every person may ask, and the record, or what they ask about, is judged. */
const BY_ROLE: Readonly<Record<string, readonly string[]>> = {
  'DELETE /api/people/x': ['steward'], 'DELETE /api/invitations/x': ['steward'], 'DELETE /api/attachments/x': ['steward'], 'POST /api/invitations': ['steward'],
  'POST /api/bank/read': ['steward', 'treasurer'], 'POST /api/bank/texts': ['steward', 'treasurer'],
};

test('[H2] [U4] every route that changes something: signed out, without the sign, from elsewhere, in another type, nothing happens', async (t) => {
  const run = await operation(t);
  const steward = await run.setUp();
  const size = run.opened.journal.size;
  const stranger = run.newClient();
  const routes = changingRoutes(run);
  assert.ok(routes.length >= 15, `${routes.length} routes`);
  const codes = async (client: ConsoleClient, { method, path }: Route, headers: Readonly<{ [name: string]: string }>): Promise<unknown[]> => {
    run.pass(MINUTE_MS);
    const answer = await client.send(method, path, method === 'POST' ? {} : undefined, headers);
    return [answer.status, answer.body['code']];
  };
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (!OPEN.includes(name)) {
      assert.deepEqual(await codes(stranger, route, {}), [401, 'not-signed-in'], name);
      assert.deepEqual(await codes(stranger, route, { cookie: 'amanah=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }), [401, 'not-signed-in'], name);
      assert.deepEqual(await codes(steward, route, { 'x-amanah-csrf': '' }), [403, 'wrong-csrf'], name);
      assert.deepEqual(await codes(steward, route, { 'x-amanah-csrf': 'A'.repeat(43) }), [403, 'wrong-csrf'], name);
    }
    for (const origin of ['', 'null', 'https://localhost:7070', 'http://localhost:7071', 'http://evil.example', 'http://localhost:7070.evil.example']) {
      assert.deepEqual(await codes(steward, route, { origin }), [403, 'wrong-origin'], `${name} from ${origin}`);
    }
    for (const site of ['cross-site', 'same-site', 'none']) assert.deepEqual(await codes(steward, route, { 'sec-fetch-site': site }), [403, 'wrong-origin'], `${name} ${site}`);
    if (route.method === 'POST') {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
        assert.deepEqual(await codes(steward, route, { 'content-type': type }), [415, 'wrong-content-type'], `${name} as ${type}`);
      }
    }
  }
  for (const method of ['PUT', 'PATCH', 'OPTIONS']) assert.equal((await steward.send(method, '/api/submissions')).status, 405, method);
  assert.equal(run.opened.journal.size, size);
  assert.equal((await steward.send('GET', '/api/session')).status, 200, 'the session stands');
  assert.deepEqual(run.failures, []);
});

test('[U8] every role times every route that takes a role', async (t) => {
  const run = await operation(t);
  const { byRole } = await people(run);
  const names = new Set(changingRoutes(run).map(({ method, path }) => `${method} ${path}`));
  for (const [name, roles] of Object.entries(BY_ROLE)) {
    assert.ok(names.has(name), name);
    const [method, path] = name.split(' ') as [string, string];
    for (const [role, client] of byRole) {
      run.pass(MINUTE_MS);
      const answer = await client.send(method, path, method === 'POST' ? { holder: 'another-1', label: 'Another', role: 'device' } : undefined);
      assert.equal(answer.body['code'] === 'not-allowed', !roles.includes(role), `${role}: ${name} ${JSON.stringify(answer.body)}`);
    }
  }
  for (const path of ['/api/people', '/api/invitations', '/api/quarantine']) {
    for (const [role, client] of byRole) {
      const allowed = role === 'steward' || (path === '/api/quarantine' && role === 'auditor');
      assert.equal((await client.send('GET', path)).status, allowed ? 200 : 403, `${role} ${path}`);
    }
  }
});

test('[U4] what the people’s half shows is shown to nobody who is not signed in', async (t) => {
  const run = await operation(t);
  await run.setUp();
  const app = createApp({ opened: run.opened, people: run.people, clock: () => 0, failed: () => undefined });
  const open = /^\/api\/(status|records)(\/|$)/;
  const paths = app.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/') && !open.test(path)).map(({ path }) => path.replace(/:[a-z]+(\{[^}]*\})?/gi, 'x'));
  assert.ok(paths.length > 8);
  for (const path of paths) assert.equal((await run.newClient().send('GET', path)).body['code'], 'not-signed-in', path);
});

const codeOf = ({ body }: Answer): unknown => body['code'];
const organisation = (code: string) => ({ kind: 'organisation', eventTime: TODAY, body: { code, name: code } });

test('[U8] role escalation: no role but steward gives itself another, by record, by link or by key', async (t) => {
  const run = await operation(t);
  const { byRole } = await people(run);
  for (const [role, client] of byRole) {
    if (role === 'steward') continue;
    run.pass(MINUTE_MS);
    assert.equal(codeOf(await client.submit({ kind: 'role', eventTime: TODAY, body: { key: client.key, role: 'steward' } })), 'role-not-allowed', role);
    assert.equal(codeOf(await client.submit({ kind: 'key', eventTime: TODAY, body: { key: run.newClient().key, holder: `${role}-1`, role: 'steward' } })), 'role-not-allowed', role);
    assert.equal(codeOf(await client.submit({ kind: 'policy', eventTime: TODAY, body: { subject: 'four-eyes', version: 2, parameters: {} } })), 'role-not-allowed', role);
    assert.equal(codeOf(await client.send('POST', '/api/invitations', { holder: 'friend-1', label: 'Friend', role: 'steward' })), 'not-allowed', role);
    // A link for a further device of one's own: what it asks for is only asked, and a steward's record decides.
    const link = await client.send('POST', '/api/invitations', { holder: `${role}-1`, label: 'x', role: 'steward' });
    assert.equal(link.body['purpose'], 'device', role);
    const device = run.newClient();
    const joined = await device.join(String(link.body['link']).split('#invitation=')[1] as string);
    assert.equal(joined.status, 201, role);
    assert.deepEqual(joined.body['roles'], [role], 'the session has the roles of keys in the log, not the role the link asks for');
    assert.equal(codeOf(await device.submit(organisation('x'))), 'author-unknown', role);
    assert.equal((await device.send('GET', '/api/people')).status, 403, role);
  }
});

test('[U8] the session’s person must hold the key: what another signed is refused, whoever has it', async (t) => {
  const run = await operation(t);
  const { byRole } = await people(run);
  const [treasurer, logistician] = [byRole.get('treasurer') as ConsoleClient, byRole.get('logistician') as ConsoleClient];
  const records = await treasurer.sign(organisation('giver'));
  const stolen = await logistician.send('POST', '/api/submissions', { records });
  assert.deepEqual([stolen.status, codeOf(stolen), stolen.body['record']], [403, 'not-your-key', 0]);
  assert.equal(codeOf(await logistician.send('POST', '/api/preview', { author: treasurer.key, ...organisation('giver') })), 'not-your-key');
  assert.equal((await treasurer.send('POST', '/api/submissions', { records })).status, 201);
  const again = await treasurer.send('POST', '/api/submissions', { records });
  assert.deepEqual([again.status, codeOf(again), again.body['rows']], [409, 'already-recorded', [run.opened.journal.size - 1]]);
  assert.equal(codeOf(await logistician.send('POST', '/api/submissions', { records })), 'not-your-key');
});

test('[U8] forged records: another key’s name, another key’s seal, a changed body, an approval of one’s own or in another’s name', async (t) => {
  const run = await operation(t);
  const { steward, byRole } = await people(run);
  const treasurer = byRole.get('treasurer') as ConsoleClient;
  const size = run.opened.journal.size;
  const [mine] = await treasurer.sign(organisation('giver')) as [{ record: JsonObject; seal: string }];
  const chain = run.opened.journal.books.authors.get(steward.key);
  const asSteward: SignableRecord = { author: steward.key, body: { of: 'ab'.repeat(32), verdict: 'approved' }, eventTime: TODAY, kind: 'approval', seq: (chain?.seq ?? 0) + 1, prev: chain?.head as string };
  const forged = { record: asSteward as unknown as JsonObject, seal: toBase64Url(sealOf(treasurer.seed, recordId(asSteward))) };
  assert.equal(codeOf(await treasurer.send('POST', '/api/submissions', { records: [forged] })), 'not-your-key', 'in another person’s name');
  assert.equal(codeOf(await steward.send('POST', '/api/submissions', { records: [forged] })), 'seal-does-not-verify', 'even if that person is made to send it');
  assert.equal(codeOf(await treasurer.send('POST', '/api/submissions', { records: [{ ...mine, record: { ...mine.record, body: { code: 'giver', name: 'Taker' } } }] })), 'seal-does-not-verify');
  assert.equal(codeOf(await treasurer.send('POST', '/api/submissions', { records: [{ record: mine.record }] })), 'unsealed');
  assert.equal(run.opened.journal.size, size);
});

test('[U8] nobody approves their own: not with the same key, and not with another key of the same person', async (t) => {
  const run = await operation(t);
  const steward = await run.setUp({ 'payment:*': '50' });
  const treasurer = await run.joined(steward, 'treasurer-1', 'treasurer');
  const second = await run.joined(steward, 'treasurer-1', 'committee-member');
  const masters = [
    organisation('giver'), organisation('shop'),
    { kind: 'commodity', eventTime: TODAY, body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
    { kind: 'fund', eventTime: TODAY, body: { code: 'general', name: 'General', restrictions: ['unrestricted'] } },
  ];
  assert.equal((await treasurer.submit(...masters, { kind: 'gift', eventTime: TODAY, body: { donor: 'giver', fund: 'general', amount: { commodity: 'USD', least: '100' }, account: 'bank', form: 'money' } })).status, 201);
  const payment = { kind: 'payment', eventTime: TODAY, body: { account: 'bank', fund: 'general', amount: { commodity: 'USD', least: '60' }, supplier: 'shop' } };
  const preview = await treasurer.send('POST', '/api/preview', { author: treasurer.key, ...payment });
  assert.deepEqual([preview.body['ok'], preview.body['pending'], preview.body['postings']], [true, true, [{ source: 'cash:bank', destination: 'supplier:shop', fund: 'general', commodity: 'USD', amount: '60' }]]);
  const paid = await treasurer.submit(payment);
  assert.equal(paid.status, 201);
  const approval = { kind: 'approval', eventTime: TODAY, body: { of: (paid.body['ids'] as string[])[0] as string, verdict: 'approved' } };
  assert.deepEqual([(await treasurer.submit(approval)).body['code'], (await second.submit(approval)).body['code']], ['own-approval', 'own-approval']);
  assert.equal((await steward.submit(approval)).status, 201);
  assert.equal(codeOf(await steward.submit(approval)), 'not-waiting');
});

test('[U9] a revoked key: its records are put aside and told of, its person sees a session without a key, and no role is left', async (t) => {
  const run = await operation(t);
  const { steward, byRole } = await people(run);
  const treasurer = byRole.get('treasurer') as ConsoleClient;
  const records = await treasurer.sign(organisation('late'));
  assert.equal((await steward.submit({ kind: 'key-revocation', eventTime: TODAY, body: { key: treasurer.key, reason: 'device lost' } })).status, 201);
  const answer = await treasurer.send('POST', '/api/submissions', { records });
  const id = recordId(records[0]?.record as unknown as SignableRecord);
  assert.deepEqual([answer.status, codeOf(answer), answer.body['putAside']], [403, 'author-revoked', [id]]);
  const size = run.opened.journal.size;
  await treasurer.send('POST', '/api/submissions', { records });
  assert.equal(run.opened.journal.size, size, 'it is told of once');
  assert.equal(run.opened.journal.books.matters.documents('quarantine').length, 1);
  const listed = (await steward.send('GET', '/api/quarantine')).body['quarantined'] as { record: string; logged: boolean; entry: { record: unknown } }[];
  assert.deepEqual(listed.map(({ record, logged, entry }) => [record, logged, entry.record]), [[id, true, records[0]?.record]]);
  const session = await treasurer.send('GET', '/api/session');
  assert.deepEqual([session.body['role'], session.body['roles']], [undefined, []]);
});

test('[U9] a flood of records by a revoked key is put aside at the pace of one key, and the rest is refused', async (t) => {
  const run = await operation(t);
  const { steward, byRole } = await people(run);
  const keeper = byRole.get('warehouse-keeper') as ConsoleClient;
  const many = await keeper.sign(...Array.from({ length: 60 }, (_, at) => organisation(`o${at}`)));
  await steward.submit({ kind: 'key-revocation', eventTime: TODAY, body: { key: keeper.key, reason: 'stolen' } });
  const size = run.opened.journal.size;
  const answer = await keeper.send('POST', '/api/submissions', { records: many });
  assert.deepEqual([codeOf(answer), (answer.body['putAside'] as string[]).length], ['author-revoked', 20]);
  await keeper.send('POST', '/api/submissions', { records: many });
  assert.deepEqual([(await run.store.quarantined()).length, run.opened.journal.size], [20, size + 20]);
  run.pass(MINUTE_MS);
  await keeper.send('POST', '/api/submissions', { records: many });
  assert.deepEqual([(await run.store.quarantined()).length, run.opened.journal.size], [22, size + 22]);
});

test('[U8] a key that another process revokes has no role at the next request', async (t) => {
  const run = await operation(t);
  const steward = await run.setUp();
  const other = await openBooks(run.opened.folder);
  assert.equal((await steward.send('GET', '/api/people')).status, 200);
  assert.ok((await other.journal.write([{ kind: 'key-revocation', eventTime: TODAY, body: { key: steward.key, reason: 'device lost' } }])).ok);
  await other.journal.close();
  assert.equal(codeOf(await steward.send('GET', '/api/people')), 'not-allowed');
  assert.equal(codeOf(await steward.submit(organisation('x'))), 'author-revoked');
});

test('[U8] whoever can write the private store opens a session as anybody, and still writes no record in their name', async (t) => {
  const run = await operation(t);
  await run.setUp();
  const size = run.opened.journal.size;
  const intruder = run.newClient();
  const token = newToken();
  await run.store.startSession({ tokenHash: tokenHash(token) as Uint8Array, id: 'planted', holder: 'steward-1', device: '', created: 0, seen: 1e15, expires: 1e15 });
  intruder.cookie = `amanah=${token}`;
  assert.equal((await intruder.send('GET', '/api/session')).body['role'], 'steward');
  assert.equal(codeOf(await intruder.submit(organisation('x'))), 'author-unknown');
  assert.equal(codeOf(await intruder.submit({ kind: 'key', eventTime: TODAY, body: { key: intruder.key, holder: 'steward-1', role: 'steward' } })), 'author-unknown');
  assert.equal(run.opened.journal.size, size);
});
