import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { BoardStore } from './board.ts';
import { openBoardSqlite } from './board-sqlite.ts';
import { StoreCorrupt } from './store.ts';

const NOW = 1_800_000_000_000;
const bytes = (size: number, value: number): Uint8Array => new Uint8Array(size).fill(value);
const row = (value: number): { id: Uint8Array; tokens: Uint8Array } => ({ id: bytes(16, value), tokens: bytes(160, value) });

function open(t: TestContext): { readonly folder: string; readonly store: BoardStore; reopen(): BoardStore } {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-board-'));
  let store = openBoardSqlite(join(folder, 'board.db'));
  t.after(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, store, reopen: () => (store.close(), (store = openBoardSqlite(join(folder, 'board.db')))) };
}

test('[DB16] elements, nonces and counts outlast a stop, and an element is kept once with its count', (t) => {
  const { folder, store, reopen } = open(t);
  assert.equal(statSync(join(folder, 'board.db')).mode & 0o777, 0o600);
  store.admit('2026-11', 'north', 1, [bytes(32, 1), bytes(32, 2)]);
  store.refuse('2026-11', 'north', 3);
  assert.throws(() => store.admit('2026-11', 'south', 1, [bytes(32, 9), bytes(32, 2)]), StoreCorrupt);
  assert.ok(store.takeNonce('north', bytes(16, 1), { now: NOW, forgetBefore: NOW - 10 }));
  const after = reopen();
  assert.ok(after.isSeen('2026-11', bytes(32, 1)) && after.isSeen('2026-11', bytes(32, 2)));
  assert.ok(!after.isSeen('2026-11', bytes(32, 9)), 'of a request that failed nothing is kept');
  assert.ok(!after.isSeen('2026-12', bytes(32, 1)));
  assert.deepEqual(after.tallies('2026-11'), [{ agency: 'north', asked: 1, refused: 3, posted: 0 }]);
  assert.ok(!after.takeNonce('north', bytes(16, 1), { now: NOW + 5, forgetBefore: NOW - 5 }));
  assert.ok(after.takeNonce('south', bytes(16, 1), { now: NOW + 5, forgetBefore: NOW - 5 }), 'a nonce belongs to its agency');
});

test('[DB20] rows stand all or none, within the limits, and one that is withdrawn leaves no token behind', (t) => {
  const { folder, store, reopen } = open(t);
  const most = { standing: 2, ever: 3 };
  assert.equal(store.post('c', 'north', [row(1), row(2)], most), 'stand');
  assert.equal(store.post('c', 'north', [row(3)], most), 'rows-too-many');
  assert.equal(store.post('c', 'south', [row(4), row(2)], most), 'row-repeated');
  assert.equal(store.standing('c', 'south'), 0);
  assert.equal(store.withdraw('c', 'south', [bytes(16, 1)]), 0, 'only its own');
  assert.equal(store.withdraw('c', 'north', [bytes(16, 1), bytes(16, 1), bytes(16, 7)]), 1);
  assert.equal(store.post('c', 'north', [row(1)], most), 'row-repeated', 'an id is used once');
  assert.equal(store.post('c', 'north', [row(5)], most), 'stand');
  assert.equal(store.withdraw('c', 'north', [bytes(16, 5)]), 1);
  assert.equal(store.post('c', 'north', [row(6)], most), 'rows-too-many', 'putting up and taking down does not go on for ever');
  const rows = reopen().rows('c', 0, 10);
  assert.deepEqual(rows.map(({ id, tokens }) => [id[0], tokens?.[0]]), [[2, 2], [1, undefined], [5, undefined]]);
  assert.deepEqual(rows.map(({ number }) => number), [...rows.map(({ number }) => number)].sort((a, b) => a - b));
  for (const file of readdirSync(folder)) assert.ok(!readFileSync(join(folder, file)).includes(Buffer.from(bytes(160, 5))), file);
});

test('[DB21] after the end of a cycle counts are left, and neither elements nor rows', (t) => {
  const { folder, store } = open(t);
  store.keepShare('c', bytes(32, 7), NOW);
  store.admit('c', 'north', 1, [bytes(32, 1)]);
  store.post('c', 'north', [row(9)], { standing: 1, ever: 1 });
  store.endCycle('c', NOW + 1);
  assert.deepEqual(store.share('c'), { public: bytes(32, 7), isEnded: true });
  assert.ok(!store.isSeen('c', bytes(32, 1)));
  assert.deepEqual(store.rows('c', 0, 10), []);
  assert.deepEqual(store.tally('c', 'north'), { agency: 'north', asked: 1, refused: 0, posted: 1 });
  for (const file of readdirSync(folder)) assert.ok(!readFileSync(join(folder, file)).includes(Buffer.from(bytes(160, 9))), file);
});
