// Tokens, cookies, keys and names of people are looked for in everything that is logged, told, published or shown to others.

import test from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { publishBooks } from '../src/publication/publish.ts';
import { serveBooks } from '../src/serve.ts';
import { initBooks } from '../src/books/books-folder.ts';
import { seedIn } from '../src/testing/seeds.ts';
import { operation, TODAY } from './operation.ts';

function told(value: unknown): string {
  return inspect(value, { depth: 9, showHidden: true, compact: true, breakLength: Infinity });
}

function bytesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('[U13] no token, cookie, sign or name of a person stands in a line that is logged, an error, the log or a publication', async (t) => {
  const run = await operation(t);
  const logged: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) t.mock.method(console, level, (...said: unknown[]) => void logged.push(told(said)));
  for (const stream of [process.stdout, process.stderr]) t.mock.method(stream, 'write', (said: unknown) => logged.push(String(said)) > 0);
  const token = (await run.people.setupToken()) as string;
  const steward = run.newClient();
  await steward.join(token, { holder: 'steward-1', label: 'CANARY Amal' });
  const invited = await steward.send('POST', '/api/invitations', { holder: 'keeper-1', label: 'CANARY Noor', role: 'warehouse-keeper' });
  const link = String(invited.body['link']).split('#invitation=')[1] as string;
  const keeper = run.newClient();
  await keeper.join(link);
  await steward.submit({ kind: 'key', eventTime: TODAY, body: { key: keeper.key, holder: 'keeper-1', role: 'warehouse-keeper' } });
  await keeper.send('POST', '/api/attachments', Buffer.from('%PDF-1.7'), { 'content-type': 'application/pdf', 'x-amanah-name': 'CANARY.pdf' });
  const secrets = ['CANARY', token, link, steward.cookie, steward.csrf, keeper.cookie, keeper.csrf].map((secret) => String(secret).replace(/^amanah=/, ''));
  assert.ok(secrets.every((secret) => secret.length > 5));
  // Every route, with things that go wrong in it.
  const answers: string[] = [];
  for (const path of ['/api/joining/begin', '/api/joining/finish', '/api/sign-in/finish', '/api/submissions', '/api/preview', '/api/keys', '/api/invitations']) {
    for (const body of [{ token, ceremony: link, response: {}, key: keeper.key, proof: 'x' }, { records: [{ record: { note: 'CANARY' } }] }, Buffer.from('{"CANARY')]) {
      const answer = await keeper.send('POST', path, body);
      answers.push(told([...answer.headers]), JSON.stringify(answer.body));
    }
  }
  await run.store.close();
  const broken = await steward.send('GET', '/api/session');
  assert.deepEqual([broken.status, run.failures.length], [500, 1], 'an outage of the private store is told');
  await publishBooks(run.opened, join(run.folder, 'public'));
  const places: (readonly [string, Buffer])[] = [
    ...bytesBelow(join(run.folder, 'public')),
    ...bytesBelow(run.opened.folder).filter(([name]) => name.startsWith('books')),
    ['lines logged', Buffer.from(logged.join('\n'))],
    ['failures told', Buffer.from(run.failures.map((error) => told(error)).join('\n'))],
    ['refusals', Buffer.from(answers.join('\n'))],
  ];
  for (const [name, bytes] of places) for (const secret of secrets) assert.equal(bytes.includes(secret), false, `${secret.slice(0, 6)}… in ${name}`);
  for (const client of [steward, keeper]) for (const [name, bytes] of places) assert.equal(seedIn([{ key: 'browser', bytes: Buffer.from(client.seed) }], bytes), undefined, name);
});

test('[U13] a person’s name does not become the code that stands for the person in the log', async (t) => {
  const run = await operation(t);
  const token = (await run.people.setupToken()) as string;
  const steward = run.newClient();
  assert.deepEqual((await steward.join(token, { holder: 'amal-haddad', label: 'Amal  Haddad' })).body['person'], { holder: 'steward-1', label: 'Amal  Haddad' });
  const invite = async (asked: object): Promise<unknown> => (await steward.send('POST', '/api/invitations', { role: 'treasurer', ...asked })).body['holder'];
  assert.equal(await invite({ holder: 'نور', label: 'نور' }), 'treasurer-1');
  assert.equal(await invite({ holder: 'noor', label: 'Noor Aziz' }), 'treasurer-2');
  assert.equal(await invite({ label: 'Sami' }), 'treasurer-3');
  assert.equal(await invite({ holder: 'cash-desk', label: 'Sami' }), 'cash-desk');
  assert.equal(await invite({ holder: 'steward-1', label: 'Steward 1' }), 'steward-1', 'a further device of a person who is there');
});

test('[U13] the private store holds no token, cookie or sign, only their digests', async (t) => {
  const run = await operation(t);
  const token = (await run.people.setupToken()) as string;
  const steward = run.newClient();
  await steward.join(token);
  for (const secret of [token, steward.cookie?.slice('amanah='.length), steward.csrf] as string[]) {
    for (const [name, bytes] of bytesBelow(run.opened.folder)) assert.equal(bytes.includes(secret), false, name);
    for (const [name, bytes] of bytesBelow(run.opened.folder)) assert.equal(bytes.includes(Buffer.from(secret, 'base64url')), false, name);
  }
});

test('[U1] serving says the setup link once where the server is started, and says nothing of it when somebody is set up', async (t) => {
  const run = await operation(t);
  const lines: string[] = [];
  const serve = async (folder: string): Promise<void> => {
    const opened = folder === '' ? await initBooks(join(run.folder, 'others'), { name: 'Others' }) : run.opened;
    await serveBooks(opened, { port: 0, say: (line) => lines.push(line), complain: (line) => lines.push(line), untilStopped: () => new Promise((done) => setTimeout(done, 100)) });
  };
  await serve('');
  const said = lines.filter((line) => line.includes('setup='));
  assert.equal(said.length, 1, lines.join('\n'));
  assert.match(said[0] ?? '', /http:\/\/localhost:\d+\/console\/#setup=[\w-]{43}$/);
  await run.setUp();
  lines.length = 0;
  await serve('set up');
  assert.equal(lines.some((line) => line.includes('setup')), false, lines.join('\n'));
});
