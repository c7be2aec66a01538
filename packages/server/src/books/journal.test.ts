import '@amanah/log/native.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '@amanah/audit/audit.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { balanceOf } from '@amanah/core/admission/balance.ts';
import { toHex } from '@amanah/log/bytes.ts';
import { snapshotBytes } from '@amanah/core/ledger/snapshot.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { MemoryDisk, openMemory } from '@amanah/store/memory.ts';
import type { Store } from '@amanah/store/store.ts';
import { auditSourceOf } from './log-files.ts';
import { Journal, type Draft } from './journal.ts';

const authorSeed = new Uint8Array(32).fill(1);
const logSeed = new Uint8Array(32).fill(2);
const origin = 'amanah/test/1';
const now = (): string => '2026-01-02T03:04:05Z';
const logKey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));
const day = '2026-01-01';
const draft = (kind: string, body: Draft['body']): Draft => ({ kind, eventTime: day, body });

const MASTERS: Draft[] = [
  draft('operation', { name: 'Test', origin, logKey }),
  draft('organisation', { code: 'giver', name: 'Giver' }),
  draft('organisation', { code: 'shop', name: 'Shop' }),
  draft('commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }),
  draft('fund', { code: 'general', name: 'General', restrictions: ['unrestricted'] }),
];
const gift = (least: string): Draft => draft('gift', { donor: 'giver', fund: 'general', amount: { commodity: 'USD', least }, account: 'bank', form: 'money' });
const payment = (least: string): Draft => draft('payment', { account: 'bank', fund: 'general', amount: { commodity: 'USD', least }, supplier: 'shop' });

async function openOn(store: Store): Promise<Journal> {
  return Journal.open({ store, authorSeed, logSeed, origin, now });
}

test('[J1] a submission is written whole and sealed, and the audit accepts it', async () => {
  const disk = new MemoryDisk();
  const journal = await openOn(openMemory(disk));
  const written = await journal.write([...MASTERS, gift('100'), payment('40')]);
  assert.ok(written.ok);
  assert.equal(written.ids.length, 7);
  const report = await audit(auditSourceOf(journal.store, await journal.checkpoint()));
  assert.equal(report.verified, true, JSON.stringify(report.failure));
  assert.equal(balanceOf(journal.books, 'cash:bank', 'general', 'USD'), 60n);
});

test('[J2] a refusal in a submission writes nothing of it', async () => {
  const journal = await openOn(openMemory());
  assert.ok((await journal.write([...MASTERS, gift('100')])).ok);
  const refused = await journal.write([gift('5'), payment('1000')]);
  assert.deepEqual(refused.ok ? undefined : [refused.draft, refused.refusal.code], [1, 'insufficient-balance']);
  assert.equal(journal.size, 6);
  assert.equal(balanceOf(journal.books, 'cash:bank', 'general', 'USD'), 100n);
  assert.ok((await journal.write([payment('100')])).ok);
});

test('[J3] two writers of one journal take turns: nothing is lost, nothing is twice, nothing is overspent', async () => {
  const disk = new MemoryDisk();
  const first = await openOn(openMemory(disk));
  assert.ok((await first.write([...MASTERS, gift('100')])).ok);
  const second = await openOn(openMemory(disk));
  const outcomes = await Promise.all([first.write([payment('60')]), second.write([payment('60')]), first.write([gift('7')]), second.write([gift('8')])]);
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 3);
  await first.catchUp();
  await second.catchUp();
  assert.equal(first.size, second.size);
  assert.equal(balanceOf(first.books, 'cash:bank', 'general', 'USD'), 55n);
  assert.deepEqual(snapshotBytes(first.books), snapshotBytes(second.books));
  assert.equal(toHex(first.root()), toHex(second.root()));
});

test('[J4] books from a snapshot and the entries after it equal books folded from nothing', async () => {
  const disk = new MemoryDisk();
  const journal = await openOn(openMemory(disk));
  assert.ok((await journal.write([...MASTERS, gift('100')])).ok);
  await journal.keepSnapshot(0);
  for (let at = 0; at < 300; at += 1) assert.ok((await journal.write([gift('1'), payment('1')])).ok);
  const reopened = await openOn(openMemory(disk));
  const fresh = await openOn(withoutSnapshot(openMemory(disk)));
  assert.deepEqual(snapshotBytes(reopened.books), snapshotBytes(fresh.books));
  assert.deepEqual(snapshotBytes(reopened.books), snapshotBytes(journal.books));
  assert.ok((await reopened.write([gift('1')])).ok);
  assert.equal((await audit(auditSourceOf(reopened.store, await reopened.checkpoint()))).verified, true);
});

function withoutSnapshot(store: Store): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store) => (name === 'snapshot' ? async () => undefined : (target[name] as (...of: unknown[]) => unknown).bind(target)),
  });
}

test('[J5] an outage in the middle of an append is followed by reading the store, whichever way it went', async () => {
  for (const arrives of [false, true]) {
    const disk = new MemoryDisk();
    const store = openMemory(disk);
    let failing = false;
    const flaky = new Proxy(store, {
      get: (target, name: keyof Store) =>
        name === 'append'
          ? async (batch: Parameters<Store['append']>[0]) => {
              if (!failing) return target.append(batch);
              failing = false;
              if (arrives) await target.append(batch);
              throw new Error('the line is dead');
            }
          : (target[name] as (...of: unknown[]) => unknown).bind(target),
    });
    const journal = await openOn(flaky);
    assert.ok((await journal.write([...MASTERS, gift('100')])).ok);
    failing = true;
    await assert.rejects(journal.write([gift('11')]), /the line is dead/);
    assert.ok((await journal.write([gift('1')])).ok);
    assert.equal(balanceOf(journal.books, 'cash:bank', 'general', 'USD'), arrives ? 112n : 101n);
    assert.equal((await audit(auditSourceOf(store, await journal.checkpoint()))).verified, true);
  }
});

test('[J6] a checkpoint is never followed by a smaller one', async () => {
  const disk = new MemoryDisk();
  const slow = await openOn(openMemory(disk));
  assert.ok((await slow.write(MASTERS)).ok);
  const fast = await openOn(openMemory(disk));
  assert.ok((await fast.write([gift('1')])).ok);
  await fast.checkpoint();
  const sizes = [(await slow.checkpoint()).split('\n')[1], (await fast.checkpoint()).split('\n')[1]];
  assert.deepEqual(sizes, ['6', '6']);
});
