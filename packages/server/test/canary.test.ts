// The seeds of the keys are looked for in everything that leaves the books folder.

import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { inspect } from 'node:util';
import { createApp } from '../src/app.ts';
import { openBooks, type OpenedBooks } from '../src/books/books-folder.ts';
import { OPENAPI } from '../src/openapi.ts';
import { publishBooks } from '../src/publication/publish.ts';
import { seedIn, seedsOf, type Seed } from '../src/testing/seeds.ts';
import { booksWith } from './published.ts';

const folder = mkdtempSync(join(tmpdir(), 'amanah-canary-'));
const books = join(folder, 'books');
const list = 'ID,Received Date,Crossing,Cargo Category,Quantity,Units\n1,2024-01-05,Rafah,Food,12,Pallets\n';
const failures: unknown[] = [];
let opened: OpenedBooks;
let seeds: Seed[];

before(async () => {
  opened = await booksWith(books, [list]);
  seeds = seedsOf(books);
  await publishBooks(opened, join(folder, 'public'));
});

after(async () => {
  await opened.journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A value as a log line would tell it, on one line, so that the bytes of a key stand in a row. */
function told(value: unknown): string {
  return inspect(value, { depth: 9, showHidden: true, compact: true, breakLength: Infinity });
}

function published(): string[] {
  const files = readdirSync(join(folder, 'public'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'public').length + 1).split(sep).join('/'));
}

/** Every address there is, and some that lead to keys where a server is careless. */
function addresses(): string[] {
  const records = Array.from({ length: opened.journal.size }, (_, index) => [`/api/records/${index}`, `/api/records/${index}/proof`]).flat();
  const named = Object.keys(OPENAPI.paths).filter((path) => !path.includes('{'));
  const careless = ['/keys/author', '/keys/log', '/books.json', '/..%2fkeys%2flog', '/tile/../keys/author', '/api/records/x', '/reports/balances.json?as-of=x', '/nothing'];
  return [...new Set([...named, ...published().map((path) => `/${path}`), ...records, '/console', '/console/', '/ar/', ...careless])];
}

test('[H7] the forms a seed can take are recognised wherever they stand', () => {
  assert.deepEqual(seeds.map(({ key, bytes }) => [key, bytes.length]), [['author', 32], ['log', 32]]);
  for (const { key, bytes } of seeds) {
    for (let before = 0; before < 4; before += 1) {
      const around = Buffer.concat([Buffer.alloc(before, 7), bytes, Buffer.alloc(5, 9)]);
      for (const shown of [around, ...(['hex', 'base64', 'base64url'] as const).map((form) => around.toString(form)), told([...bytes]), told({ key: new Uint8Array(bytes) })]) {
        assert.equal(seedIn(seeds, shown), key);
      }
    }
  }
  assert.equal(seedIn(seeds, opened.logVkey), undefined);
});

test('[H7] no published byte shows a seed', () => {
  const files = published();
  assert.ok(files.length > 20);
  for (const path of files) assert.equal(seedIn(seeds, readFileSync(join(folder, 'public', path))), undefined, path);
});

test('[H7] no response shows a seed, and neither does a line that is logged on the way', async (t) => {
  const logged: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) t.mock.method(console, level, (...said: unknown[]) => void logged.push(told(said)));
  const app = createApp({ opened, clock: () => performance.now(), failed: (error) => failures.push(error) });
  for (const address of addresses()) {
    for (const accept of ['application/json', 'text/html']) {
      const response = await app.fetch(new Request(`http://localhost${address}`, { headers: { accept } }));
      assert.equal(seedIn(seeds, told([...response.headers])), undefined, address);
      assert.equal(seedIn(seeds, new Uint8Array(await response.arrayBuffer())), undefined, address);
    }
  }
  assert.deepEqual([failures.map(told), logged], [[], []]);
});

test('[H7] the error of a damaged key shows neither that key nor the other', async () => {
  const path = join(books, 'keys', 'log');
  const whole = readFileSync(path, 'utf8');
  try {
    for (const damaged of [`${whole.trim()}00\n`, whole.replace('\n', ' x\n'), `{${whole}`]) {
      writeFileSync(path, damaged);
      const error = await openBooks(books).then(() => undefined, (reason: unknown) => reason);
      assert.ok(error instanceof Error);
      assert.equal(seedIn(seeds, told(error)), undefined);
    }
  } finally {
    writeFileSync(path, whole);
  }
});
