import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { openRegistrySqlite } from './registry-sqlite.ts';
import type { RegistryBatch, RegistryStore } from './registry.ts';
import { StoreCorrupt, StoreRefused } from './store.ts';

const NOW = 1_800_000_000_000;
const name = (): string => randomBytes(16).toString('hex');
const textOf = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString('utf8');

interface Opened {
  readonly folder: string;
  readonly file: string;
  readonly key: Uint8Array;
  readonly store: RegistryStore;
}

function open(t: TestContext): Opened {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-registry-'));
  const file = join(folder, 'registry.db');
  const key = randomBytes(32);
  const store = openRegistrySqlite(file, key);
  t.after(async () => {
    await store.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, file, key, store };
}

function batchOf(registrations: number): RegistryBatch {
  return { batch: name(), purpose: 'winter', deleteBy: '2027-03-31', form: 'csv', registrations, holder: 'keeper-1', created: NOW };
}

async function keep(store: RegistryStore, texts: readonly string[]): Promise<{ readonly batch: string; readonly ids: readonly string[] }> {
  const batch = batchOf(texts.length);
  const values = texts.map((text) => ({ id: name(), value: Buffer.from(text) }));
  assert.equal(await store.keep(batch, values, await store.changes()), true);
  return { batch: batch.batch, ids: values.map(({ id }) => id) };
}

/** All bytes of the database and what lies beside it. */
function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
}

test('[RG4] a registration lies sealed under a key of its own, and nothing in the file is made from it', async (t) => {
  const { folder, file, store } = open(t);
  const { ids } = await keep(store, ['CANARY Amina Haddad', 'CANARY Amina Haddad']);
  assert.deepEqual((await store.values((await store.batches()).map(({ batch }) => batch))).map(({ value }) => textOf(value)), ['CANARY Amina Haddad', 'CANARY Amina Haddad']);
  assert.equal(bytesIn(folder).includes('CANARY'), false);
  for (const part of readdirSync(folder)) assert.equal(statSync(join(folder, part)).mode & 0o077, 0, part);
  const raw = new DatabaseSync(file, { readOnly: true });
  const sealed = raw.prepare('select sealed from registration').all().map((row) => Buffer.from(row['sealed'] as Uint8Array).toString('hex'));
  raw.close();
  assert.equal(new Set(sealed).size, 2, 'the same value twice is not the same bytes twice');
  assert.equal(textOf((await store.value(ids[0] as string))?.value), 'CANARY Amina Haddad');
});

test('read part by part, registrations are what they are read at once: those of other batches left out, none twice', async (t) => {
  const { store } = open(t);
  const { batch } = await keep(store, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  await keep(store, ['h', 'i', 'j']);
  for (const most of [1, 2, 3, 9, 10, 11]) {
    const read = [];
    let parts = 0;
    for (let after: string | undefined = ''; after !== undefined; parts += 1) {
      const part = await store.valuesAfter([batch], after, most);
      read.push(...part.values);
      after = part.next;
    }
    assert.deepEqual(read, await store.values([batch]), `${most} at a time`);
    assert.equal(parts, Math.floor(10 / most) + 1);
  }
  assert.deepEqual(await store.valuesAfter([], '', 100), { values: [] });
});

test('[RG4] another key, another name or another byte opens nothing', async (t) => {
  const { file, key, store } = open(t);
  const { ids } = await keep(store, ['a', 'b']);
  assert.throws(() => openRegistrySqlite(file, randomBytes(32)), StoreRefused);
  await openRegistrySqlite(file, key).close();
  const raw = new DatabaseSync(file);
  const [one, other] = ids as [string, string];
  raw.prepare('update registration set sealed = (select sealed from registration where id = ?) where id = ?').run(one, other);
  raw.prepare('update registration_key set wrapped = (select wrapped from registration_key where id = ?) where id = ?').run(one, other);
  raw.close();
  await assert.rejects(store.value(other), StoreCorrupt);
  await assert.rejects(store.values((await store.batches()).map(({ batch }) => batch)), (error: Error) => error instanceof StoreCorrupt && !error.message.includes('CANARY'));
});

test('[RG5] a batch is kept whole or not at all, and not over a change that its writer has not seen', async (t) => {
  const { store } = open(t);
  const seen = await store.changes();
  await keep(store, ['a']);
  assert.equal(await store.keep(batchOf(1), [{ id: name(), value: Buffer.from('b') }], seen), false);
  const twice = name();
  await assert.rejects(store.keep(batchOf(2), [{ id: twice, value: Buffer.from('c') }, { id: twice, value: Buffer.from('d') }], await store.changes()), StoreCorrupt);
  assert.deepEqual((await store.batches()).map(({ registrations, kept }) => [registrations, kept]), [[1, 1]]);
});

test('[RG7] decisions hold a sealed reason, which is gone when either registration is', async (t) => {
  const { folder, store } = open(t);
  const [a, b, c] = (await keep(store, ['a', 'b', 'c'])).ids as readonly [string, string, string];
  const decision = name();
  assert.equal(await store.decide({ decision, left: b, right: a, verdict: 'same', holder: 'keeper-1', made: NOW, reason: 'CANARY both have a son Sami' }, await store.changes()), true);
  assert.equal((await store.decision(decision))?.reason, 'CANARY both have a son Sami');
  assert.equal(bytesIn(folder).includes('CANARY'), false);
  await store.erase({ ids: [a], gone: [], repointed: [{ decision, left: b, right: c }], untold: [] });
  const left = await store.decision(decision);
  assert.deepEqual([[left?.left, left?.right].sort(), left?.reason], [[b, c].sort(), '']);
  assert.deepEqual([await store.undecide(decision), await store.undecide(decision)], [true, false]);
});

test('[RG9] what is erased is gone from the file, its free pages and its log', async (t) => {
  const { folder, store } = open(t);
  const { ids } = await keep(store, Array.from({ length: 400 }, (_, at) => `person ${at}`));
  const gone = ids.filter((_, at) => at % 3 === 0);
  const traces = (await store.traces(gone)).map((trace) => Buffer.from(trace));
  assert.ok(traces.length === gone.length * 4 && traces.every((trace) => bytesIn(folder).includes(trace)));
  await store.erase({ ids: gone, gone: [], repointed: [], untold: [{ erasure: name(), subjects: gone.length, ground: 'asked for', purpose: 'winter', after: 3, holder: 'keeper-1', created: NOW }] });
  const bytes = bytesIn(folder);
  assert.deepEqual(traces.filter((trace) => bytes.includes(trace)), []);
  for (const id of gone) assert.equal(bytes.includes(id), false);
  assert.equal((await store.places()).length, 400 - gone.length);
  const [untold] = await store.untold();
  assert.deepEqual([untold?.subjects, untold?.purpose, untold?.after], [gone.length, 'winter', 3]);
  assert.deepEqual([await store.told(untold?.erasure as string), await store.untold()], [true, []]);
});

test('[RG9] a batch that was never told of is dropped without a trace', async (t) => {
  const { folder, store } = open(t);
  const { batch, ids } = await keep(store, ['a', 'b']);
  const traces = (await store.traces(ids)).map((trace) => Buffer.from(trace));
  await store.drop(batch);
  assert.deepEqual([await store.batches(), await store.places()], [[], []]);
  const bytes = bytesIn(folder);
  assert.deepEqual([...traces, Buffer.from(batch)].filter((trace) => bytes.includes(trace)), []);
});

test('[RG6] readings of personal values are counted, not whose they were', async (t) => {
  const { store } = open(t);
  const read = { day: '2026-11-22', holder: 'keeper-1', action: 'pairs' };
  await store.accessed({ ...read, registrations: 2 });
  await store.accessed({ ...read, registrations: 3 });
  assert.deepEqual(await store.accesses(), [{ ...read, times: 2, registrations: 5 }]);
});
