// Passkeys, sessions and signing keys in a real browser, with the browser's own virtual authenticator: what software
// authenticators in other tests cannot show is that Chromium agrees, and that it keeps other sites out.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createApp } from '@amanah/server/app.ts';
import { initBooks, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import { listen, type Listening } from '@amanah/server/listen.ts';
import { People } from '@amanah/server/people/people.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import type { PrivateStore } from '@amanah/store/private.ts';
import { launchBrowser } from '../scripts/chromium.ts';

const launched = await launchBrowser();

/** What the page does, with nothing but what browsers bring; passed on as text. */
const PAGE_SCRIPT = `
  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const canonical = (value) => Array.isArray(value) ? '[' + value.map(canonical).join(',') + ']'
    : value !== null && typeof value === 'object' ? '{' + Object.keys(value).sort().map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}' : JSON.stringify(value);
  const utf8 = (text) => new TextEncoder().encode(text);
  const message = (type, content) => Uint8Array.from([...utf8('amanah/v1/' + type), 0, ...content]);
  const send = async (method, path, body, csrf) => {
    const response = await fetch(path, { method, headers: { 'content-type': 'application/json', ...(csrf ? { 'x-amanah-csrf': csrf } : {}) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: response.status, body: await response.json() };
  };
  const join = async (token, holder) => {
    const begun = await send('POST', '/api/joining/begin', { token, holder, label: 'Amal' });
    if (begun.status !== 200) return begun;
    const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(begun.body.options) });
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    const key = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
    const proof = base64(await crypto.subtle.sign('Ed25519', pair.privateKey, message('enrolment', utf8([begun.body.options.challenge, begun.body.holder, key].join('\\n')))));
    globalThis.amanahKey = { pair, key };
    return send('POST', '/api/joining/finish', { token, ceremony: begun.body.ceremony, response: made.toJSON(), key, proof });
  };
  const submit = async (code) => {
    const { pair, key } = globalThis.amanahKey;
    const { csrf } = (await send('GET', '/api/session')).body;
    const chain = (await send('GET', '/api/authors/' + key)).body;
    const seq = chain.seq + 1;
    const record = { author: key, body: { code, name: code }, eventTime: '2026-11-22', kind: 'organisation', seq, ...(seq === 0 ? {} : { prev: chain.head }) };
    const id = await crypto.subtle.digest('SHA-256', utf8(canonical(record)));
    const seal = base64(await crypto.subtle.sign('Ed25519', pair.privateKey, message('seal', new Uint8Array(id))));
    return send('POST', '/api/submissions', { records: [{ record, seal }] }, csrf);
  };
  const signIn = async () => {
    const begun = await send('POST', '/api/sign-in/begin', {});
    const got = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(begun.body.options) });
    return send('POST', '/api/sign-in/finish', { ceremony: begun.body.ceremony, response: got.toJSON() });
  };
`;

interface Seen {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
}

describe('signing in', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  const folder = mkdtempSync(join(tmpdir(), 'amanah-sign-in-'));
  const failures: unknown[] = [];
  let opened: OpenedBooks;
  let store: PrivateStore;
  let listening: Listening;
  let elsewhere: Server;
  let context: BrowserContext;
  let page: Page;
  let token: string;

  before(async () => {
    opened = await initBooks(join(folder, 'books'), { name: 'Relief of the coast' });
    store = openPrivateSqlite(join(opened.folder, PRIVATE_FILE));
    const people = new People({ store, opened, now: () => Date.now() });
    token = (await people.setupToken()) as string;
    listening = await listen(createApp({ opened, people, clock: () => performance.now(), failed: (error) => failures.push(error) }), { port: 0, exact: true });
    elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>another site</title><body>'));
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    context = await browser.newContext();
    page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await page.goto(`${listening.address}checkpoint`);
  });

  after(async () => {
    await browser.close();
    elsewhere.close();
    await listening.close();
    await store.close();
    await opened.journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (call: string, where = page): Promise<Seen> => where.evaluate(`(async () => { ${PAGE_SCRIPT}; return await ${call}; })()`);

  test('[U1] a setup link becomes a passkey, a key that cannot be read out, a session, and a signed record', async () => {
    const joined = await run(`join(${JSON.stringify(token)}, 'steward-1')`);
    assert.equal(joined.status, 201, JSON.stringify(joined.body));
    assert.equal(joined.body['role'], 'steward');
    const written = await run("submit('giver')");
    assert.equal(written.status, 201, JSON.stringify(written.body));
    assert.equal(opened.journal.books.master('organisation', 'giver')?.['name'], 'giver');
    assert.equal(await page.evaluate("crypto.subtle.exportKey('pkcs8', amanahKey.pair.privateKey).then(() => 'read', (error) => error.name)"), 'InvalidAccessError');
    assert.deepEqual(failures, []);
  });

  test('[U3] [U5] no script sees the session’s cookie; signing out ends it, the passkey begins another', async () => {
    assert.equal(await page.evaluate('document.cookie'), '');
    const [before] = await context.cookies();
    assert.deepEqual([before?.name, before?.httpOnly, before?.sameSite, before?.path], ['amanah', true, 'Strict', '/']);
    const { csrf } = (await run("send('GET', '/api/session')")).body;
    assert.equal((await run(`send('POST', '/api/sign-out', {}, ${JSON.stringify(csrf)})`)).status, 200);
    assert.deepEqual([(await run("send('GET', '/api/session')")).status, (await context.cookies()).length], [401, 0]);
    const again = await run('signIn()');
    assert.equal(again.status, 200, JSON.stringify(again.body));
    assert.equal((await run("submit('shop')")).status, 201);
    assert.notEqual((await context.cookies())[0]?.value, before?.value);
  });

  test('[U4] a page of another site, opened by somebody who is signed in, sends nothing and reads nothing', async () => {
    const size = opened.journal.size;
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const target = `${listening.address}api/sign-out`;
    const attempts = await other.evaluate(`(async () => {
      const tried = [];
      for (const init of [
        { method: 'POST', credentials: 'include', body: '{}' },
        { method: 'POST', credentials: 'include', body: '{}', headers: { 'content-type': 'application/json' } },
        { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}', headers: { 'content-type': 'text/plain' } },
        { method: 'GET', credentials: 'include' },
      ]) tried.push(await fetch(${JSON.stringify(target)}.replace('sign-out', init.method === 'GET' ? 'session' : 'sign-out'), init).then((response) => response.type + ' ' + response.status, () => 'kept out'));
      return tried;
    })()`);
    assert.deepEqual(attempts, ['kept out', 'kept out', 'opaque 0', 'kept out']);
    await other.evaluate(`(() => {
      const form = document.createElement('form');
      form.method = 'post'; form.action = ${JSON.stringify(target)}; form.enctype = 'text/plain';
      document.body.append(form); form.submit();
    })()`);
    await other.waitForURL(/sign-out/);
    assert.match(await other.content(), /does not come from a page of this server/);
    await other.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const framed = await other.evaluate(`(async () => {
      const frame = document.createElement('iframe');
      frame.src = ${JSON.stringify(`${listening.address}console/`)};
      document.body.append(frame);
      await new Promise((done) => { frame.onload = done; frame.onerror = done; });
      try { return frame.contentDocument === null ? 'kept out' : frame.contentDocument.title; } catch { return 'kept out'; }
    })()`);
    assert.equal(framed, 'kept out');
    await other.close();
    assert.equal((await run("send('GET', '/api/session')")).status, 200, 'the session stands');
    assert.equal(opened.journal.size, size);
  });
});
