// Documents beside the log: what is taken, where it lies, what is handed out, and what is left when it is erased.

import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@amanah/log/bytes.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { operation } from './operation.ts';

const PDF = utf8('%PDF-1.7\nCANARY bytes of a document\n');
const send = (client: ConsoleClient, bytes: Uint8Array, type: string, name?: string): Promise<Answer> =>
  client.send('POST', '/api/attachments', bytes, { 'content-type': type, ...(name === undefined ? {} : { 'x-amanah-name': encodeURIComponent(name) }) });

test('[U12] a document is kept under the digest of salt and bytes, and handed out as a download with its salt', async (t) => {
  const { setUp, opened } = await operation(t);
  const steward = await setUp();
  const kept = await send(steward, PDF, 'application/pdf', 'فاتورة 7.pdf');
  assert.equal(kept.status, 201, JSON.stringify(kept.body));
  const digest = String(kept.body['digest']);
  assert.deepEqual([kept.body['bytes'], kept.body['type']], [PDF.length, 'application/pdf']);
  const got = await steward.send('GET', `/api/attachments/${digest}`);
  assert.equal(got.body['text'], Buffer.from(PDF).toString());
  const salt = Buffer.from(got.headers.get('x-amanah-salt') ?? '', 'hex');
  assert.equal(createHash('sha256').update(salt).update(PDF).digest('hex'), digest);
  assert.equal(got.headers.get('content-disposition'), `attachment; filename*=UTF-8''${encodeURIComponent('فاتورة 7.pdf')}`);
  assert.deepEqual([got.headers.get('content-type'), got.headers.get('x-content-type-options'), got.headers.get('cache-control')], ['application/pdf', 'nosniff', 'no-store']);
  const again = await send(steward, PDF, 'application/pdf');
  assert.notEqual(again.body['digest'], digest, 'the same document twice does not show that it is the same');
  const folder = join(opened.folder, 'attachments');
  assert.deepEqual(readdirSync(folder).sort(), [digest, String(again.body['digest'])].sort());
  for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o077, 0);
});

test('[U12] a path in a file name leads nowhere, on the way in and on the way out', async (t) => {
  const { setUp, opened, folder, failures } = await operation(t);
  const steward = await setUp();
  const names = ['../../../../etc/passwd', '..\\..\\keys\\author', '/etc/shadow', 'a/../../b.pdf', '....//x', 'C:\\x.pdf', 'x\u0000.pdf', 'x"\r\nset-cookie: a=b.pdf', '.', '..', '.bashrc', '', '\u202egpj.exe', `${'x'.repeat(5000)}`];
  for (const name of names) {
    const kept = await send(steward, PDF, 'application/pdf', name);
    assert.equal(kept.status, 201, name);
    const got = await steward.send('GET', `/api/attachments/${String(kept.body['digest'])}`);
    const shown = decodeURIComponent((got.headers.get('content-disposition') ?? '').replace("attachment; filename*=UTF-8''", ''));
    assert.match(shown, /^[^/\\:*?"<>|\p{C}.][^/\\:*?"<>|\p{C}]*$/u, name);
    assert.equal(got.headers.get('set-cookie'), null);
  }
  assert.ok(readdirSync(join(opened.folder, 'attachments')).every((name) => /^[0-9a-f]{64}$/.test(name)));
  assert.deepEqual(readdirSync(folder), ['books'], 'nothing was written beside the books');
  for (const path of ['..%2fkeys%2fauthor', '..', '%2e%2e%2fprivate.db', 'x', 'A'.repeat(64), '__proto__']) {
    assert.equal((await steward.send('GET', `/api/attachments/${path}`)).status, 404, path);
    assert.equal((await steward.send('DELETE', `/api/attachments/${path}`)).status, 404, path);
  }
  assert.ok(existsSync(join(opened.folder, 'keys', 'author')));
  for (const path of ['/attachments/x', '/private.db', '/private.db-wal', '/keys/author']) assert.equal((await steward.send('GET', path)).status, 404, path);
  assert.deepEqual(failures, []);
});

test('[U12] a document that is sent again, after an answer that was lost, is kept once', async (t) => {
  const { setUp, opened } = await operation(t);
  const steward = await setUp();
  const sendAs = (key: string, bytes: Uint8Array): Promise<Answer> => steward.send('POST', '/api/attachments', bytes, { 'content-type': 'application/pdf', 'idempotency-key': key });
  const [first, second] = [await sendAs('draft-0001', PDF), await sendAs('draft-0001', PDF)];
  assert.deepEqual([second.status, second.body], [201, first.body]);
  assert.equal(readdirSync(join(opened.folder, 'attachments')).length, 1);
  assert.deepEqual([(await sendAs('draft-0001', utf8('%PDF-1.7 other'))).body['code'], (await sendAs('x', PDF)).body['code']], ['repeated-key', 'bad-request']);
});

test('[U12] only types of the list are taken, with the bytes of that type, and never more than ten megabytes', async (t) => {
  const { setUp, opened, pass } = await operation(t);
  const steward = await setUp();
  const refused: readonly [string, Uint8Array][] = [
    ['text/html', utf8('<script>alert(1)</script>')], ['image/svg+xml', utf8('<svg onload="alert(1)"/>')], ['application/javascript', utf8('alert(1)')],
    ['application/pdf', utf8('<html>')], ['image/png', PDF], ['text/csv', Uint8Array.of(0, 1, 2)], ['__proto__', PDF], ['constructor', PDF], ['application/x-msdownload', utf8('MZ')],
  ];
  for (const [type, bytes] of refused) assert.equal((await send(steward, bytes, type)).body['code'], 'wrong-content-type', type);
  assert.equal((await send(steward, new Uint8Array(0), 'application/pdf')).body['code'], 'bad-request');
  const large = new Uint8Array(10_485_761);
  large.set(PDF);
  assert.equal((await send(steward, large, 'application/pdf')).body['code'], 'too-large');
  assert.equal(existsSync(join(opened.folder, 'attachments')), false);
  assert.equal((await send(steward, large.subarray(0, 10_485_760), 'application/pdf')).status, 201);
  pass(60_000);
  let refusals = 0;
  for (let at = 0; at < 40; at += 1) refusals += (await send(steward, PDF, 'application/pdf')).status === 429 ? 1 : 0;
  assert.equal(refusals, 10, 'a flood of documents is refused');
});

test('[U12] an erased document is gone from the disk with its salt and name; one that was exchanged on the disk is not handed out', async (t) => {
  const { setUp, opened, store, failures } = await operation(t);
  const steward = await setUp();
  const [erased, exchanged] = [await send(steward, PDF, 'application/pdf', 'CANARY name.pdf'), await send(steward, PDF, 'application/pdf')].map(({ body }) => String(body['digest'])) as [string, string];
  assert.equal((await steward.send('DELETE', `/api/attachments/${erased}`)).status, 200);
  assert.equal((await steward.send('GET', `/api/attachments/${erased}`)).status, 404);
  assert.equal(await store.beside('attachment', erased), 'erased');
  assert.equal(existsSync(join(opened.folder, 'attachments', erased)), false);
  for (const name of readdirSync(opened.folder).filter((file) => file.startsWith('private.db'))) assert.equal(readFileSync(join(opened.folder, name)).includes('CANARY name'), false, name);
  writeFileSync(join(opened.folder, 'attachments', exchanged), '%PDF-1.7 another');
  assert.equal((await steward.send('GET', `/api/attachments/${exchanged}`)).status, 500);
  assert.equal(failures.length, 1);
});
