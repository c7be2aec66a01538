// Runs every request script of this folder against the application without a socket, and one exchange over a real one.

import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { REPORT_NAMES } from '@amanah/projection/report.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { createApp } from '../src/app.ts';
import { initBooks, type OpenedBooks } from '../src/books/books-folder.ts';
import { importFiles } from '../src/import/import.ts';
import { listen, PortTaken } from '../src/listen.ts';
import { OPENAPI } from '../src/openapi.ts';
import { SIGNED_IN_PATHS } from '../src/openapi-operation.ts';
import { publishBooks } from '../src/publication/publish.ts';
import { runRequestScript } from './request-script.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'amanah-http-'));
let opened: OpenedBooks;
const failures: unknown[] = [];

before(async () => {
  opened = await initBooks(join(folder, 'books'), { name: 'Relief of the coast', now: () => '2026-11-21T21:00:00Z' });
  const rows = Array.from({ length: 300 }, (_, at) => `${at + 1},2024-01-${String((at % 28) + 1).padStart(2, '0')},Rafah,Food,Qatar,${at + 1},Pallets`);
  const bytes = utf8(`ID,Received Date,Crossing,Cargo Category,Donating Country/ Organization,Quantity,Units\n${rows.join('\n')}\n`);
  const file = {
    name: 'list.csv',
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    async *open() {
      yield bytes;
    },
  };
  const report = await importFiles(opened.journal, consignments, [file], { retrieved: '2024-02-01' });
  assert.equal(report.outcome, 'imported');
});

after(async () => {
  await opened.journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const newApp = (): ReturnType<typeof createApp> => createApp({ opened, clock: () => performance.now(), failed: (error) => failures.push(error) });

const SCRIPTS = new Set(readdirSync(HERE).filter((file) => file.endsWith('.http.txt')));

/** Runs a request script of this folder. */
function script(name: string): () => Promise<void> {
  return async () => {
    assert.ok(SCRIPTS.delete(name), name);
    const app = newApp();
    assert.ok((await runRequestScript(readFileSync(join(HERE, name), 'utf8'), (request) => app.fetch(request))) > 0);
    assert.deepEqual(failures, []);
  };
}

test('[H1] [H4] requests account.http.txt', script('account.http.txt'));
test('[H5] requests log.http.txt', script('log.http.txt'));
test('[H6] requests data.http.txt', script('data.http.txt'));
test('[H2] [H3] requests refused.http.txt', script('refused.http.txt'));
test('every request script was run', () => assert.deepEqual([...SCRIPTS], []));

test('[H1] the pages, reports and assets served are those that are published, byte for byte', async () => {
  const out = join(folder, 'public');
  await publishBooks(opened, out);
  const app = newApp();
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  let compared = 0;
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name).slice(out.length + 1).split(sep).join('/');
    if (path === 'manifest.json' || path.startsWith('reports/')) continue;
    const response = await app.fetch(new Request(`http://localhost/${path}`));
    assert.equal(response.status, 200, path);
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(out, path))), `${path} is served as it is published`);
    compared += 1;
  }
  assert.ok(compared > 20, `${compared} files`);
});

test('[H6] every path that openapi.json names answers', async () => {
  const app = newApp();
  for (const path of Object.keys(OPENAPI.paths)) {
    // What asks for a session is compared with the routes in people.test.ts.
    if (path in SIGNED_IN_PATHS) continue;
    for (const report of path.includes('{report}') ? REPORT_NAMES : ['']) {
      const real = path.replace('{report}', report).replace('{record}', '0').replace('{path}', '0/000');
      const response = await app.fetch(new Request(`http://localhost${real}`));
      assert.equal(response.status, 200, real);
    }
  }
});

test('[H2] the socket: loopback only, the next port when one is taken, and a clean end', async () => {
  const app = newApp();
  const first = await listen(app, { port: 0, exact: true });
  const response = await fetch(`${first.address}checkpoint`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /^amanah\/relief-of-the-coast\//);
  await assert.rejects(listen(app, { port: first.port, exact: true }), PortTaken);
  const second = await listen(app, { port: first.port, exact: false });
  assert.ok(second.port > first.port);
  assert.match(await rawExchange(first.port, 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 404 /);
  assert.match(await rawExchange(first.port, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 421 /);
  await Promise.all([first.close(), second.close()]);
  await assert.rejects(fetch(`${first.address}checkpoint`));
});

function rawExchange(port: number, request: string): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('end', () => done(answer));
    socket.on('error', failed);
  });
}
