// How people come in, and what they may send: through the application, without a socket.

import test from 'node:test';
import assert from 'node:assert/strict';
import { createApp } from '../src/app.ts';
import { SIGNED_IN_PATHS } from '../src/openapi-operation.ts';
import { SESSION_IDLE_MS, SESSION_MS } from '../src/people/people.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY } from './operation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const codeOf = ({ body }: Answer): unknown => body['code'];
const tokenOf = (invited: Answer): string => String(invited.body['link']).split('#invitation=')[1] as string;

test('[U1] from the setup link to a record that the person signed', async (t) => {
  const { people, opened, newClient, failures } = await operation(t);
  const token = (await people.setupToken()) as string;
  assert.match(token, /^[\w-]{43}$/);
  const client = newClient();
  const joined = await client.join(token, { holder: 'steward-1', label: 'Amal' });
  assert.equal(joined.status, 201, JSON.stringify(joined.body));
  assert.deepEqual(joined.body['person'], { holder: 'steward-1', label: 'Amal' });
  assert.equal(joined.body['role'], 'steward');
  assert.equal(joined.body['key'], client.key);
  assert.match(joined.headers.getSetCookie()[0] ?? '', /^amanah=[\w-]{43}; Path=\/; Max-Age=57600; HttpOnly; SameSite=Strict$/);
  const written = await client.submit({ kind: 'organisation', eventTime: TODAY, body: { code: 'giver', name: 'Giver' } });
  assert.equal(written.status, 201, JSON.stringify(written.body));
  assert.equal(opened.journal.books.master('organisation', 'giver')?.['name'], 'Giver');
  assert.deepEqual(opened.journal.books.master('policy', 'four-eyes')?.['parameters'], { 'payment:*': '100000', 'grant:*': '100000', 'exchange:*': '100000', 'loss:*': '0', 'stocktake:*': '0', 'release:*': '0', 'loan:*': '0' });
  assert.equal(await people.setupToken(), undefined, 'there is no second setup link');
  assert.deepEqual(failures, []);
});

test('[U2] another person joins by a steward’s link and writes once a steward has registered the key', async (t) => {
  const { setUp, newClient } = await operation(t);
  const steward = await setUp();
  const invited = await steward.send('POST', '/api/invitations', { holder: 'treasurer-1', label: 'Basma', role: 'treasurer' });
  assert.equal(invited.status, 201, JSON.stringify(invited.body));
  const treasurer = newClient();
  const joined = await treasurer.join(String(invited.body['link']).split('#invitation=')[1] as string);
  assert.equal(joined.status, 201);
  assert.deepEqual([joined.body['role'], joined.body['keys']], [undefined, []]);
  const early = await treasurer.submit({ kind: 'organisation', eventTime: TODAY, body: { code: 'shop', name: 'Shop' } });
  assert.deepEqual([early.status, early.body['code']], [403, 'author-unknown']);
  const waiting = (await steward.send('GET', '/api/keys/waiting')).body['waiting'] as { key: string; fingerprint: string; holder: string; role: string }[];
  assert.deepEqual(waiting.map(({ key, holder, role }) => ({ key, holder, role })), [{ key: treasurer.key, holder: 'treasurer-1', role: 'treasurer' }]);
  assert.match(waiting[0]?.fingerprint ?? '', /^([0-9a-f]{4} ){4}[0-9a-f]{4}$/);
  assert.equal((await steward.submit({ kind: 'key', eventTime: TODAY, body: { key: treasurer.key, holder: 'treasurer-1', role: 'treasurer' } })).status, 201);
  assert.deepEqual((await steward.send('GET', '/api/keys/waiting')).body['waiting'], []);
  assert.equal((await treasurer.send('GET', '/api/session')).body['role'], 'treasurer');
  assert.equal((await treasurer.send('POST', '/api/sign-out', {})).status, 200);
  assert.equal((await treasurer.send('GET', '/api/session')).status, 401);
  assert.equal((await treasurer.signIn()).status, 200);
  assert.equal((await treasurer.send('GET', '/api/session')).body['role'], 'treasurer');
});

test('[H6] the paths of openapi.json that ask for a session are the routes there are', async (t) => {
  const { opened, people } = await operation(t);
  const app = createApp({ opened, people, clock: () => 0, failed: () => undefined });
  const elsewhere = /^\/api\/(status|records)(\/|$)/;
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !elsewhere.test(path)).map(({ method, path }) => `${method} ${path.replace(/:([a-z]+)/g, '{$1}')}`);
  const documented = Object.entries(SIGNED_IN_PATHS).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
  assert.deepEqual(documented.sort(), [...new Set(routes)].sort());
});

test('[U1] when no steward can sign in any more, a link made on the machine lets one in, by a record that everybody sees', async (t) => {
  const { setUp, people, newClient, opened } = await operation(t);
  await setUp();
  const link = await people.stewardLink();
  const size = opened.journal.size;
  const again = newClient();
  const joined = await again.join(link, { holder: 'steward-9', label: 'Amal' });
  assert.deepEqual([joined.status, joined.body['role']], [201, 'steward']);
  assert.equal(opened.journal.size, size + 1, 'a key, and no other policy');
  assert.equal(opened.journal.books.authors.get(again.key)?.holder, 'steward-9');
  assert.equal(codeOf(await newClient().join(link)), 'bad-link');
});

test('[U1] the setup link: once, for a day, until the next start, and never when somebody is set up', async (t) => {
  const { people, newClient, pass, opened, store } = await operation(t);
  const first = (await people.setupToken()) as string;
  const second = (await people.setupToken()) as string;
  assert.notEqual(first, second);
  assert.equal(codeOf(await newClient().join(first)), 'bad-link', 'a later start takes the earlier link back');
  pass(24 * HOUR_MS);
  assert.equal(codeOf(await newClient().join(second)), 'bad-link');
  const third = (await people.setupToken()) as string;
  const size = opened.journal.size;
  const racing = await Promise.all([newClient().join(third, { holder: 'a-1' }), newClient().join(third, { holder: 'b-1' }), newClient().join(third, { holder: 'c-1' })]);
  assert.deepEqual(racing.map(({ status }) => status).sort(), [201, 410, 410]);
  assert.equal(opened.journal.size, size + 2, 'one key and one policy');
  assert.equal(codeOf(await newClient().join(third)), 'bad-link');
  assert.equal((await store.people()).length, 1);
  assert.equal(await people.setupToken(), undefined);
});

test('[U1] thresholds are chosen at setup, a setup that was cut off before its records is finished at the next start', async (t) => {
  const { setUp, opened, people, store, newClient } = await operation(t);
  const steward = await setUp({ 'payment:USD': '250000', 'grant:*': '0' });
  assert.deepEqual(opened.journal.books.master('policy', 'four-eyes')?.['parameters'], { 'payment:USD': '250000', 'grant:*': '0' });
  const waiting = { holder: 'steward-1', role: 'steward', statement: '', proof: '', parameters: '{}', created: 0 };
  await store.enrol({ ...waiting, key: newClient().key, purpose: 'person' });
  const size = opened.journal.size;
  assert.equal(await people.setupToken(), undefined);
  assert.equal(opened.journal.size, size, 'keys that do not come from setup wait for a steward');
  const cutOff = newClient().key;
  await store.enrol({ ...waiting, key: cutOff, purpose: 'setup' });
  assert.equal(await people.setupToken(), undefined);
  assert.equal(opened.journal.books.authors.get(cutOff)?.role, 'steward');
  assert.equal(opened.journal.size, size + 1, 'the first policy stands already');
  assert.equal((await steward.send('GET', '/api/session')).body['role'], 'steward');
});

test('[U1] odd things at the setup link: codes, thresholds, keys and proofs that will not do', async (t) => {
  const { people, newClient, pass, opened } = await operation(t);
  const token = (await people.setupToken()) as string;
  const size = opened.journal.size;
  for (const holder of ['first-steward', 'with space', 'a:b', 'x'.repeat(61)]) {
    pass(MINUTE_MS);
    assert.match(String(codeOf(await newClient().join(token, { holder }))), /^(bad-request|holder-taken)$/, holder);
  }
  const thresholds: Record<string, string>[] = [{ 'key:*': '0' }, { 'payment:*': '-1' }, { 'payment:*': '1.5' }, { payment: '0' }, { 'payment:-x': '0' }, { 'payments:*': '0' }];
  for (const chosen of thresholds) assert.equal(codeOf(await newClient().join(token, { thresholds: chosen })), 'bad-request');
  pass(MINUTE_MS);
  const client = newClient();
  for (const change of [{ proof: newClient().prove('x', 'steward-1') }, { key: newClient().key }, { key: 'A'.repeat(43) }, { key: `${'A'.repeat(42)}B` }]) {
    const begun = await client.send('POST', '/api/joining/begin', { token });
    const options = begun.body['options'] as { challenge: string; rp: { id: string }; user: { id: string } };
    const sent = { token, ceremony: begun.body['ceremony'], response: client.authenticator.create(options, client.origin), key: client.key, proof: client.prove(options.challenge, 'steward-1'), ...change };
    assert.equal(codeOf(await client.send('POST', '/api/joining/finish', sent)), 'bad-request', JSON.stringify(change));
  }
  assert.equal(opened.journal.size, size);
  assert.equal((await client.join(token)).status, 201, 'the link still works for whoever does it right');
});

test('[U2] a link of a steward works once, ends after three days, and can be withdrawn', async (t) => {
  const { setUp, newClient, pass } = await operation(t);
  const steward = await setUp();
  const invite = async (holder: string): Promise<Answer> => steward.send('POST', '/api/invitations', { holder, label: 'x', role: 'auditor' });
  const used = tokenOf(await invite('a-1'));
  assert.equal((await newClient().join(used)).status, 201);
  assert.equal(codeOf(await newClient().join(used)), 'bad-link');
  const withdrawn = tokenOf(await invite('b-1'));
  const [listed] = (await steward.send('GET', '/api/invitations')).body['invitations'] as { id: string }[];
  assert.equal((await steward.send('DELETE', `/api/invitations/${listed?.id}`)).status, 200);
  assert.equal(codeOf(await newClient().join(withdrawn)), 'bad-link');
  const late = tokenOf(await invite('c-1'));
  pass(72 * HOUR_MS);
  assert.equal(codeOf(await newClient().join(late)), 'bad-link');
  assert.equal(codeOf(await steward.send('POST', '/api/invitations', { holder: 'first-steward', label: 'x', role: 'auditor' })), 'not-signed-in');
  await steward.signIn();
  assert.equal(codeOf(await steward.send('POST', '/api/invitations', { holder: 'first-steward', label: 'x', role: 'auditor' })), 'holder-taken');
});

test('[U2] a new browser of a signed-in person: its key proves itself, waits, and is refused or registered', async (t) => {
  const { setUp, joined, newClient } = await operation(t);
  const steward = await setUp();
  const keeper = await joined(steward, 'keeper-1', 'warehouse-keeper');
  const other = newClient();
  [other.cookie, other.csrf] = [keeper.cookie, keeper.csrf];
  const begun = await other.send('POST', '/api/keys/begin', {});
  const sent = { ceremony: begun.body['ceremony'], key: other.key, proof: other.prove(String(begun.body['challenge']), 'keeper-1'), role: 'warehouse-keeper' };
  const enrolled = await other.send('POST', '/api/keys', sent);
  assert.equal(enrolled.status, 201, JSON.stringify(enrolled.body));
  assert.equal(codeOf(await other.send('POST', '/api/keys', sent)), 'bad-passkey', 'a question is answered once');
  const stolen = await other.send('POST', '/api/keys/begin', {});
  const lie = { ceremony: stolen.body['ceremony'], key: steward.key, proof: other.prove(String(stolen.body['challenge']), 'keeper-1'), role: 'steward' };
  assert.equal(codeOf(await other.send('POST', '/api/keys', lie)), 'bad-request', 'nobody enrols a key they do not have');
  assert.deepEqual(((await steward.send('GET', '/api/keys/waiting')).body['waiting'] as { key: string }[]).map(({ key }) => key), [other.key]);
  assert.equal((await steward.send('DELETE', `/api/keys/waiting/${other.key}`)).status, 200);
  assert.deepEqual((await keeper.send('GET', '/api/keys/waiting')).body['waiting'], []);
});

test('[U3] sessions: idle, at their end, ended from elsewhere, and shut out', async (t) => {
  const { setUp, joined, newClient, pass } = await operation(t);
  const steward = await setUp();
  const client = await joined(steward, 'keeper-1', 'warehouse-keeper');
  const alive = async (one: ConsoleClient): Promise<boolean> => (await one.send('GET', '/api/session')).status === 200;
  pass(SESSION_IDLE_MS - MINUTE_MS);
  assert.equal(await alive(client), true);
  pass(SESSION_IDLE_MS - MINUTE_MS);
  assert.equal(await alive(client), true, 'use keeps it');
  pass(SESSION_IDLE_MS);
  assert.equal(await alive(client), false);
  await client.signIn();
  for (let passed = 0; passed < SESSION_MS; passed += HOUR_MS) {
    assert.equal(await alive(client), true);
    pass(HOUR_MS);
  }
  assert.equal(await alive(client), false, 'no use keeps it longer than that');
  await client.signIn();
  const elsewhere = newClient();
  elsewhere.authenticator.passkeys.push(...client.authenticator.passkeys);
  assert.equal((await elsewhere.signIn()).status, 200);
  const sessions = (await client.send('GET', '/api/sessions')).body['sessions'] as { id: string; isThis: boolean; device: string }[];
  assert.deepEqual(sessions.map(({ isThis }) => isThis).sort(), [false, true]);
  assert.equal((await client.send('DELETE', '/api/sessions/others')).status, 200);
  assert.deepEqual([await alive(client), await alive(elsewhere)], [true, false]);
  await steward.signIn();
  assert.equal((await steward.send('DELETE', `/api/sessions/${sessions.find(({ isThis }) => isThis)?.id}`)).status, 404, 'nobody ends another person’s session by its name');
  assert.equal((await steward.send('DELETE', '/api/people/keeper-1')).status, 200);
  assert.equal(await alive(client), false);
  assert.equal(codeOf(await client.signIn()), 'bad-passkey');
  const people = (await steward.send('GET', '/api/people')).body['people'] as { holder: string; label: string }[];
  assert.deepEqual(people.map(({ holder, label }) => [holder, label]).sort(), [['keeper-1', ''], ['steward-1', 'Canary Person']], 'the name is erased, the code stays as the log has it');
  const back = newClient();
  assert.equal((await back.join(tokenOf(await steward.send('POST', '/api/invitations', { holder: 'keeper-1', label: 'Successor', role: 'warehouse-keeper' })))).body['person'] instanceof Object, true);
  assert.equal(codeOf(await steward.send('DELETE', '/api/people/steward-1')), 'not-allowed', 'nobody shuts themselves out');
});

test('[U3] session fixation: a cookie that was planted opens nothing and is not taken over by signing in', async (t) => {
  const { setUp, newClient } = await operation(t);
  const steward = await setUp();
  const planted = `amanah=${'P'.repeat(43)}`;
  const victim = newClient();
  victim.authenticator.passkeys.push(...steward.authenticator.passkeys);
  victim.cookie = planted;
  assert.equal((await victim.signIn()).status, 200);
  assert.notEqual(victim.cookie, planted);
  const attacker = newClient();
  attacker.cookie = planted;
  assert.equal((await attacker.send('GET', '/api/session')).status, 401);
  const before = victim.cookie;
  assert.equal((await victim.signIn()).status, 200);
  attacker.cookie = before;
  assert.equal((await attacker.send('GET', '/api/session')).status, 401, 'the session before ended with the new sign-in');
});

test('[U5] a passkey’s answer holds once, for its question, origin and name, verified, from a counter that rises', async (t) => {
  const { setUp, newClient, pass } = await operation(t);
  const steward = await setUp();
  const begin = async (): Promise<{ ceremony: unknown; options: { challenge: string } }> => {
    pass(MINUTE_MS);
    return (await steward.send('POST', '/api/sign-in/begin', {})).body as { ceremony: unknown; options: { challenge: string } };
  };
  const finish = (ceremony: unknown, response: unknown): Promise<Answer> => steward.send('POST', '/api/sign-in/finish', { ceremony, response });
  const { authenticator, origin } = steward;
  const first = await begin();
  const answer = authenticator.get(first.options, origin);
  assert.equal((await finish(first.ceremony, answer)).status, 200);
  assert.equal(codeOf(await finish(first.ceremony, answer)), 'bad-passkey', 'the same answer again');
  assert.equal(codeOf(await finish((await begin()).ceremony, answer)), 'bad-passkey', 'an old answer to a new question');
  const elsewhere = await begin();
  assert.equal(codeOf(await finish(elsewhere.ceremony, authenticator.get(elsewhere.options, 'https://evil.example'))), 'bad-passkey');
  const unverified = await begin();
  assert.equal(codeOf(await finish(unverified.ceremony, authenticator.get(unverified.options, origin, { verified: false }))), 'bad-passkey');
  const stranger = newClient();
  stranger.authenticator.create({ challenge: 'x', rp: { id: 'localhost' }, user: { id: 'x' } }, origin);
  const unknown = await begin();
  assert.equal(codeOf(await finish(unknown.ceremony, stranger.authenticator.get(unknown.options, origin))), 'bad-passkey');
  const forged = await begin();
  const signed = authenticator.get(forged.options, origin) as { response: { signature: string } };
  const other = stranger.authenticator.get(forged.options, origin) as { response: { signature: string } };
  assert.equal(codeOf(await finish(forged.ceremony, { ...signed, response: { ...signed.response, signature: other.response.signature } })), 'bad-passkey');
  const cloned = await begin();
  (authenticator.passkeys[0] as { counter: number }).counter = 0;
  assert.equal(codeOf(await finish(cloned.ceremony, authenticator.get(cloned.options, origin))), 'bad-passkey', 'a copy that counts from the beginning');
  const late = await begin();
  (authenticator.passkeys[0] as { counter: number }).counter = 50;
  pass(6 * MINUTE_MS);
  assert.equal(codeOf(await finish(late.ceremony, authenticator.get(late.options, origin))), 'bad-passkey', 'too late');
  const good = await begin();
  assert.equal((await finish(good.ceremony, authenticator.get(good.options, origin))).status, 200);
  for (const odd of [{}, { id: 5 }, { id: '__proto__', rawId: [], response: null }, { ...answer, response: { clientDataJSON: '!!' } }]) assert.equal(codeOf(await finish((await begin()).ceremony, odd)), 'bad-passkey', JSON.stringify(odd));
});

test('[U5] passkeys are bound to the name the server is opened under; a number is no name', async (t) => {
  const { people, respond } = await operation(t, { address: { publicOrigin: 'https://books.example.org' } });
  const { ConsoleClient: Client } = await import('../src/testing/console-client.ts');
  const token = (await people.setupToken()) as string;
  assert.equal(codeOf(await new Client(respond, 'http://127.0.0.1:7070').join(token)), 'name-needed');
  assert.equal(codeOf(await new Client(respond, 'https://evil.example').join(token)), 'unknown-host');
  const client = new Client(respond, 'https://books.example.org');
  const joined = await client.join(token);
  assert.equal(joined.status, 201, JSON.stringify(joined.body));
  assert.match(joined.headers.getSetCookie()[0] ?? '', /; HttpOnly; SameSite=Strict; Secure$/);
  assert.equal((await client.send('POST', '/api/sign-out', {}, { origin: 'http://books.example.org' })).status, 403, 'the same name without encryption is another origin');
});

test('[U6] brute force on links and sign-in stops at the pace of an address, and at the pace of all together', async (t) => {
  const { people, respond, newClient, pass } = await operation(t);
  await people.setupToken();
  const answers: unknown[] = [];
  for (let at = 0; at < 90; at += 1) answers.push(codeOf(await newClient().send('POST', '/api/joining/begin', { token: 'A'.repeat(43) })));
  assert.deepEqual([answers.filter((code) => code === 'bad-link').length, answers.filter((code) => code === 'too-many-requests').length], [60, 30]);
  const from = async (address: string): Promise<unknown> => {
    const request = new Request('http://localhost:7070/api/sign-in/begin', { method: 'POST', body: '{}', headers: { host: 'localhost:7070', origin: 'http://localhost:7070', 'content-type': 'application/json', 'x-forwarded-for': address } });
    return ((await (await respond(request)).json()) as { code?: unknown }).code;
  };
  assert.equal(await from('10.0.0.9'), 'too-many-requests', 'a header says nothing where there is no proxy');
  pass(MINUTE_MS);
  assert.equal(await from('10.0.0.9'), undefined);
});

test('[U6] behind a proxy each sender has a pace of their own, by the address that the proxy adds last', async (t) => {
  const { respond, people } = await operation(t, { address: { publicOrigin: 'https://books.example.org' } });
  await people.setupToken();
  const from = async (address: string): Promise<number> => {
    const headers = { host: 'books.example.org', origin: 'https://books.example.org', 'content-type': 'application/json', 'x-forwarded-for': address };
    return (await respond(new Request('http://localhost:7070/api/sign-in/begin', { method: 'POST', body: '{}', headers }))).status;
  };
  for (let at = 0; at < 70; at += 1) await from(`192.0.2.${at}, 198.51.100.7`);
  assert.equal(await from('203.0.113.1, 198.51.100.7'), 429, 'what a sender adds itself says nothing');
  assert.equal(await from('203.0.113.1'), 200);
});

test('[U6] a flood of submissions and previews is refused, with the seconds after which to try again; another person goes on', async (t) => {
  const { setUp, joined, opened } = await operation(t);
  const steward = await setUp();
  const other = await joined(steward, 'auditor-1', 'auditor');
  const size = opened.journal.size;
  const draft = { author: steward.key, kind: 'organisation', eventTime: TODAY, body: { code: 'a', name: 'A' } };
  let refused: Answer | undefined;
  for (let at = 0; at < 130 && refused === undefined; at += 1) {
    const answer = await steward.send('POST', '/api/preview', draft);
    if (answer.status === 429) refused = answer;
  }
  assert.equal(refused?.body['afterSeconds'], 1);
  assert.equal(refused?.headers.get('retry-after'), '1');
  assert.equal((await other.send('POST', '/api/preview', { ...draft, author: other.key })).status, 200);
  assert.equal(opened.journal.size, size);
});

test('[U6] a body above the limit is refused by its stated length, and by its real one when it states none', async (t) => {
  const { setUp, respond } = await operation(t);
  const steward = await setUp();
  const large = { records: [{ record: { filler: 'x'.repeat(1_100_000) } }] };
  assert.deepEqual([codeOf(await steward.send('POST', '/api/submissions', large))], ['too-large']);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { host: 'localhost:7070', origin: steward.origin, 'content-type': 'application/json', cookie: steward.cookie as string, 'x-amanah-csrf': steward.csrf as string };
  const response = await respond(new Request('http://localhost:7070/api/submissions', { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit));
  assert.equal(response.status, 413);
  assert.ok(sent < 24, `${sent} pieces were read`);
  for (const odd of ['', '[', 'null', '"x"', '[]', '{"records":[]}', '{"records":[null]}', '{"records":[{"record":[]}]}', '{"records":[{"record":{},"seal":1}]}', '{"records":[{"record":{}}],"more":1}', '\ud800']) {
    const answer = await steward.send('POST', '/api/submissions', Buffer.from(odd));
    assert.ok(answer.status === 400 || answer.status === 422, `${odd}: ${answer.status}`);
  }
});

test('[U14] a preview says what a submission would, and writes nothing', async (t) => {
  const { setUp, opened } = await operation(t);
  const steward = await setUp();
  const size = opened.journal.size;
  const preview = async (kind: string, body: object, eventTime = TODAY): Promise<Answer['body']> => (await steward.send('POST', '/api/preview', { author: steward.key, kind, eventTime, body })).body;
  assert.deepEqual(await preview('organisation', { code: 'a', name: 'A' }), { ok: true, pending: false, postings: [] });
  assert.deepEqual(await preview('payment', { account: 'bank' }), { ok: false, refusal: { code: 'malformed-body', message: 'body.fund: expected a non-empty text', field: 'body.fund' } });
  assert.equal((await preview('organisation', { code: 'a', name: 1.5 }))['ok'], false);
  assert.equal((await preview('organisation', { code: 'a', name: 'A' }, '2026-02-30'))['ok'], false);
  assert.equal(((await preview('nonsense', {}))['refusal'] as { code: string }).code, 'unknown-kind');
  assert.equal(opened.journal.size, size);
});

test('[U4] the console and what is in the books are served under the strict policy', async (t) => {
  const { newClient, failures } = await operation(t);
  const client = newClient();
  for (const [path, words] of [['/console/', /<script type="module" src="assets\/console-/], ['/console/books', /What is in the books/]] as const) {
    const page = await client.send('GET', path, undefined, { accept: 'text/html' });
    assert.equal(page.status, 200, path);
    assert.match(String(page.body['text']), words);
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'/);
  }
  const page = await client.send('GET', '/console/');
  for (const [, path] of String(page.body['text']).matchAll(/(?:src|href)="(assets\/[^"]+)"/g)) assert.equal((await client.send('GET', `/console/${path}`)).status, 200, path);
  assert.equal((await client.send('GET', '/console/assets/..%2f..%2fkeys%2fauthor')).status, 404);
  assert.deepEqual(failures, []);
});

test('[U7] two tabs of one key and two people write at once, each sends everything twice: every record stands once', async (t) => {
  const { setUp, joined, newClient, opened, pass } = await operation(t);
  const steward = await setUp();
  const keeper = await joined(steward, 'logistician-1', 'logistician');
  const tab = newClient();
  Object.assign(tab, { seed: steward.seed, key: steward.key, cookie: steward.cookie, csrf: steward.csrf });
  const size = opened.journal.size;
  const write = async (client: ConsoleClient, name: string): Promise<void> => {
    for (let at = 0; at < 15; at += 1) {
      for (;;) {
        pass(2000);
        const records = await client.sign({ kind: 'organisation', eventTime: TODAY, body: { code: `${name}-${at}`, name } });
        const [one, two] = await Promise.all([client.send('POST', '/api/submissions', { records }), client.send('POST', '/api/submissions', { records })]);
        const codes = [one, two].map((answer) => (answer.status === 201 ? 'written' : codeOf(answer))).sort();
        if (codes[1] === 'written') {
          assert.deepEqual(codes, ['already-recorded', 'written']);
          break;
        }
        assert.deepEqual(codes, ['sequence', 'sequence'], 'the other tab was faster: signed anew');
      }
    }
  };
  await Promise.all([write(steward, 'first'), write(tab, 'second'), write(keeper, 'third')]);
  assert.equal(opened.journal.size, size + 45);
  for (const name of ['first', 'second', 'third']) for (let at = 0; at < 15; at += 1) assert.equal(opened.journal.books.masters.get(`organisation:${name}-${at}`)?.length, 1);
});
