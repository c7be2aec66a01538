// How people come in, and what they may send: through the application, without a socket.

import test from 'node:test';
import assert from 'node:assert/strict';
import { operation, TODAY } from './operation.ts';

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
  assert.deepEqual(opened.journal.books.master('policy', 'four-eyes')?.['parameters'], { 'payment:*': '100000', 'grant:*': '100000', 'loss:*': '0', 'stocktake:*': '0', 'release:*': '0', 'loan:*': '0' });
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
