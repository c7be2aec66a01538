// Requests that no page sends: whatever comes, the server answers with a problem, fails at nothing and writes nothing.

import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createApp } from '../src/app.ts';
import { operation } from './operation.ts';

const NAMES = ['token', 'ceremony', 'response', 'key', 'proof', 'holder', 'label', 'role', 'records', 'record', 'seal', 'author', 'kind', 'eventTime', 'body', 'thresholds', 'rows', 'texts', 'id', 'rawId', 'type', 'clientDataJSON', '__proto__', 'constructor'];

const odd = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 8 })),
})).value;

test('[U6] [U7] odd requests to every route by somebody who is signed in are answered with a problem, and nothing is written', async (t) => {
  const { setUp, opened, people, failures, pass } = await operation(t);
  const steward = await setUp();
  const routes = createApp({ opened, people, clock: () => 0, failed: () => undefined }).routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const size = opened.journal.size;
  const rounds = 20;
  for (const path of new Set(routes)) {
    if (path === '/api/sign-out') continue;
    await fc.assert(fc.asyncProperty(fc.oneof(fc.dictionary(fc.constantFrom(...NAMES), odd, { maxKeys: 10 }), odd), fc.constantFrom('application/json', 'application/pdf', 'text/csv', 'application/octet-stream', 'application/xml'), async (body, type) => {
      pass(20_000);
      const { csrf } = steward;
      if ((await steward.send('GET', '/api/session')).status !== 200) await steward.signIn();
      const answer = await steward.send('POST', path, Buffer.from(JSON.stringify(body) ?? ''), { 'content-type': type, 'x-amanah-csrf': steward.csrf ?? csrf ?? '' });
      assert.ok(answer.status < 500, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }), { numRuns: rounds });
  }
  assert.equal(opened.journal.size, size);
  assert.deepEqual(failures, []);
});

test('[U6] odd addresses below every route that is read are answered, and fail at nothing', async (t) => {
  const { setUp, opened, people, failures, pass } = await operation(t);
  const steward = await setUp();
  const routes = createApp({ opened, people, clock: () => 0, failed: () => undefined }).routes.filter(({ method, path }) => method !== 'ALL' && method !== 'POST' && path.includes(':'));
  const pieces = ['0', '-1', '1e9', 'x', '%00', '%2e%2e', '..%2f..', '__proto__', 'constructor', 'gift:', `${'a'.repeat(64)}`, '%d8%a7', '%ff', 'records', "'; drop table journal; --", 'x'.repeat(500), '{}', '*'];
  for (const { method, path } of routes) {
    for (const piece of pieces) {
      pass(1000);
      const answer = await steward.send(method, path.replace(/:[a-z]+(\{[^}]*\})?/gi, encodeURI(piece).replaceAll('%25', '%')));
      assert.ok(answer.status < 500, `${method} ${path} with ${piece}: ${answer.status} ${JSON.stringify(failures.at(-1))}`);
    }
  }
  assert.deepEqual(failures, []);
});
