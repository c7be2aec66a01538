/** What every store must do, as one suite: `storeContract(name, open)` registers it for one implementation. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test, type TestContext } from 'node:test';
import { appendOf, entriesNamed, fillTo } from './store.samples.ts';
import { type Append, ENTRY_BYTES_MAX, MissingEntry, type NewEntry, RepeatedId, SettingStands, type Store } from './store.ts';
import { storeModel } from './store.model.ts';

/** One journal under test. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes `store` and opens the same journal again. */
  reopen(): Promise<Store>;
  /** Opens the same journal a second time, as another process would. */
  openSecond(): Promise<Store>;
}

export type OpenStore = (t: TestContext) => Promise<OpenedStore>;

export function storeContract(name: string, open: OpenStore): void {
  describe(`store contract: ${name}`, () => {
    journalCases(open);
    refusalCases(open);
    conflictCases(open);
    readingCases(open);
    besideTheJournalCases(open);
    test(`[S18] random commands do to the ${name} store what they do to the reference`, async (t) => storeModel(() => open(t)));
  });
}

function journalCases(open: OpenStore): void {
  test('[S1] a new journal is empty and the head of an append is the next stored head', async (t) => {
    const { store } = await open(t);
    assert.deepEqual(plain(await store.head()), { size: 0, range: [] });
    const batch = appendOf(await store.head(), entriesNamed('a', 3));
    assert.equal(await store.append(batch), 'appended');
    assert.deepEqual(plain(await store.head()), plain(batch.to));
  });

  for (const count of [1, 255, 256, 257, 1000, 10_000]) {
    test(`[S2] a batch of ${count} comes back in order, byte for byte`, async (t) => {
      const { store } = await open(t);
      await fillTo(store, 3, 'before');
      const entries = entriesNamed('batch', count);
      assert.equal(await store.append(appendOf(await store.head(), entries)), 'appended');
      same(await store.read(3, 3 + count), entries.map(({ bytes }) => bytes));
    });
  }

  test('[S2] every byte value, an empty entry and one of 65,535 bytes come back as they were', async (t) => {
    const { store } = await open(t);
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const longest = Uint8Array.from({ length: ENTRY_BYTES_MAX }, (_, at) => at * 7);
    const bodies = [all, new Uint8Array(0), longest, ...Array.from({ length: 20 }, () => longest), all];
    const entries = bodies.map((bytes, at): NewEntry => ({ bytes, id: idOf(`binary ${at}`) }));
    await store.append(appendOf(await store.head(), entries));
    same(await store.read(0, bodies.length), bodies);
    same(await collect(store.stream(1, bodies.length)), bodies.slice(1));
  });

  test('[S3] an acknowledged append stands after closing and opening', async (t) => {
    const { store, reopen } = await open(t);
    await fillTo(store, 700, 'kept');
    const [head, entries, tile] = [await store.head(), await store.read(0, 700), await store.tile(0, 1)];
    const again = await reopen();
    assert.deepEqual(plain(await again.head()), plain(head));
    same(await again.read(0, 700), entries);
    assert.deepEqual(await again.tile(0, 1), tile);
    assert.equal(await again.append(appendOf(head, entriesNamed('later', 1))), 'appended');
  });
}

function refusalCases(open: OpenStore): void {
  test('[S4] a repeated id is refused by name, and the journal is as before', async (t) => {
    const { store, reopen } = await open(t);
    const entries = entriesNamed('once', 300);
    await store.append(appendOf(await store.head(), entries));
    const repeat = { bytes: new Uint8Array([1]), id: idOf('once 17') };
    const refused = (error: unknown) => error instanceof RepeatedId && error.id === Buffer.from(repeat.id).toString('hex');
    const twice = { bytes: new Uint8Array([2]), id: repeat.id };
    const fresh = entriesNamed('fresh', 2);
    await assert.rejects(store.append(appendOf(await store.head(), [...fresh, repeat])), refused);
    const unseen = { bytes: new Uint8Array([3]), id: idOf('unseen') };
    await assert.rejects(store.append(appendOf(await store.head(), [unseen, { ...unseen }])), RepeatedId);
    const again = await reopen();
    await assert.rejects(again.append(appendOf(await again.head(), [twice])), refused);
    assert.equal((await again.head()).size, 300);
    assert.equal(await again.findId(idOf('fresh 0')), undefined);
    assert.equal(await again.append(appendOf(await again.head(), fresh)), 'appended');
  });

  test('[S5] an append that is no step of a log is a bug and throws', async (t) => {
    const { store } = await open(t);
    const head = await store.head();
    const good = appendOf(head, entriesNamed('x', 256));
    const [tile] = good.tiles;
    assert(tile !== undefined);
    const wrong: Append[] = [
      { ...good, entries: [], to: head, tiles: [] },
      { ...good, to: { ...good.to, size: 257 } },
      { ...good, tiles: [] },
      { ...good, tiles: [tile, tile] },
      { ...good, tiles: [{ ...tile, index: 1 }] },
      { ...good, tiles: [{ ...tile, hashes: tile.hashes.subarray(1) }] },
      appendOf(head, [{ bytes: new Uint8Array(ENTRY_BYTES_MAX + 1), id: idOf('long') }]),
      appendOf(head, [{ bytes: new Uint8Array(1), id: new Uint8Array(31) }]),
    ];
    for (const batch of wrong) await assert.rejects(store.append(batch), { name: 'AssertionFailure' });
    assert.equal((await store.head()).size, 0);
  });
}

function conflictCases(open: OpenStore): void {
  test('[S6] an append from another head than the stored one is a conflict and writes nothing', async (t) => {
    const { store } = await open(t);
    const empty = await store.head();
    const first = appendOf(empty, entriesNamed('first', 5));
    assert.equal(await store.append(first), 'appended');
    assert.equal(await store.append(first), 'conflict');
    assert.equal(await store.append(appendOf(empty, entriesNamed('other', 5))), 'conflict');
    const otherRange = { ...first.to, range: Uint8Array.of(1, 2, 3) };
    assert.equal(await store.append(appendOf(otherRange, entriesNamed('other', 1))), 'conflict');
    const ahead = { ...first.to, size: 9 };
    assert.equal(await store.append(appendOf(ahead, entriesNamed('other', 1))), 'conflict');
    assert.equal((await store.head()).size, 5);
    assert.equal(await store.findId(idOf('other 0')), undefined);
    await assert.rejects(store.read(0, 6), MissingEntry);
  });

  test('[S6] an append older than what a second store wrote is a conflict, also with the same ids', async (t) => {
    const { store, openSecond } = await open(t);
    const second = await openSecond();
    await fillTo(store, 10, 'a');
    const batch = appendOf(await second.head(), entriesNamed('same', 4));
    assert.equal(await store.append(batch), 'appended');
    assert.equal(await second.append(batch), 'conflict');
    assert.equal(await second.findId(idOf('same 3')), 13);
    await second.close();
  });

  test('[S7] twenty interleaved writers lose nothing and write nothing twice', async (t) => {
    const { store, openSecond } = await open(t);
    const second = await openSecond();
    const writers = Array.from({ length: 20 }, (_, writer) => writer);
    await Promise.all(writers.map(async (writer) => {
      const mine = writer % 2 === 0 ? store : second;
      for (let turn = 0; turn < 5; turn++) {
        const entries = entriesNamed(`writer ${writer} turn ${turn}`, 1 + (writer + turn) % 30);
        while (await mine.append(appendOf(await mine.head(), entries)) === 'conflict') await new Promise(setImmediate);
      }
    }));
    const expected = writers.flatMap((writer) => [0, 1, 2, 3, 4].flatMap((turn) => entriesNamed(`writer ${writer} turn ${turn}`, 1 + (writer + turn) % 30)));
    const { size } = await second.head();
    assert.equal(size, expected.length);
    const texts = (await second.read(0, size)).map((bytes) => Buffer.from(bytes).toString());
    assert.deepEqual(texts.toSorted(), expected.map(({ bytes }) => Buffer.from(bytes).toString()).toSorted());
    for (const { bytes, id } of expected) {
      assert.equal(texts[await store.findId(id) ?? -1], Buffer.from(bytes).toString());
    }
    await second.close();
  });

  test('[S8] a tile is there once full, at every level, and never before', async (t) => {
    const { store } = await open(t);
    await fillTo(store, 255, 't');
    assert.equal(await store.tile(0, 0), undefined);
    await fillTo(store, 65_600, 't');
    assert.deepEqual((await store.tile(0, 0))?.length, 8192);
    assert.equal((await store.tile(0, 255))?.[0], 255);
    assert.equal((await store.tile(1, 0))?.[1], 1);
    assert.equal(await store.tile(0, 256), undefined);
    assert.equal(await store.tile(1, 1), undefined);
  });
}

function readingCases(open: OpenStore): void {
  test('[S9] reading and streaming any range agree; an empty range is empty', async (t) => {
    const { store } = await open(t);
    await fillTo(store, 1300, 'r', 171);
    const whole = await store.read(0, 1300);
    for (const [from, to] of [[0, 0], [1300, 1300], [5, 5], [0, 1], [255, 257], [170, 172], [1, 1299], [0, 1300], [700, 1300]] as const) {
      same(await store.read(from, to), whole.slice(from, to));
      same(await collect(store.stream(from, to)), whole.slice(from, to));
    }
    same(await collect(store.stream(9000, 9000)), []);
  });

  test('[S9] a stream of large entries is whole and may be left early', async (t) => {
    const { store } = await open(t);
    const large = Array.from({ length: 150 }, (_, at): NewEntry => ({ bytes: new Uint8Array(60_000).fill(at), id: idOf(`large ${at}`) }));
    await store.append(appendOf(await store.head(), large));
    let at = 0;
    for await (const bytes of store.stream(0, 150)) assert.equal(bytes[59_999], at++);
    assert.equal(at, 150);
    for await (const bytes of store.stream(0, 150)) {
      assert.equal(bytes[0], 0);
      break;
    }
    assert.equal(await store.append(appendOf(await store.head(), entriesNamed('after', 1))), 'appended');
  });

  test('[S10] reading past the end names the first entry that is missing', async (t) => {
    const { store } = await open(t);
    await assert.rejects(store.read(0, 1), { name: 'MissingEntry', index: 0 });
    await fillTo(store, 10, 'm');
    await assert.rejects(store.read(8, 12), { name: 'MissingEntry', index: 10 });
    await assert.rejects(store.read(50, 60), { name: 'MissingEntry', index: 50 });
    await assert.rejects(collect(store.stream(8, 12)), { name: 'MissingEntry', index: 10 });
    await assert.rejects(store.readMany([3, 10]), { name: 'MissingEntry', index: 10 });
    await assert.rejects(store.readMany([-1]), { name: 'MissingEntry', index: -1 });
    await assert.rejects(store.read(3, 2), { name: 'AssertionFailure' });
    await assert.rejects(store.read(-1, 2), { name: 'AssertionFailure' });
  });

  test('[S11] many entries by index come in the order asked for, with repeats', async (t) => {
    const { store } = await open(t);
    await fillTo(store, 900, 'p', 97);
    const whole = await store.read(0, 900);
    const indexes = [899, 0, 0, 400, 97, 96, 899, ...Array.from({ length: 300 }, (_, at) => at * 7919 % 900)];
    same(await store.readMany(indexes), indexes.map((index) => whole[index] ?? new Uint8Array(0)));
    assert.deepEqual(await store.readMany([]), []);
  });

  test('[S12] an id leads to its entry, also when another store wrote it', async (t) => {
    const { store, openSecond } = await open(t);
    const second = await openSecond();
    await fillTo(store, 600, 'id');
    assert.equal(await store.findId(idOf('id 0')), 0);
    assert.equal(await second.findId(idOf('id 599')), 599);
    await fillTo(second, 1000, 'id');
    assert.equal(await store.findId(idOf('id 999')), 999);
    assert.equal(await store.findId(idOf('nobody')), undefined);
    const near = idOf('id 5').slice();
    near[31] = (near[31] ?? 0) ^ 1;
    assert.equal(await store.findId(near), undefined, 'ids are compared whole');
    assert.equal(await store.append(appendOf(await store.head(), [{ bytes: near, id: near }])), 'appended');
    assert.equal(await store.findId(near), 1000);
    assert.equal(await second.findId(idOf('id 5')), 5);
    await second.close();
  });
}

function besideTheJournalCases(open: OpenStore): void {
  test('[S13] of writers that swap the same checkpoint one wins, and it stays', async (t) => {
    const { store, reopen, openSecond } = await open(t);
    const second = await openSecond();
    assert.equal(await store.checkpoint(), undefined);
    assert.equal(await store.swapCheckpoint('never', 'x'), false);
    const race = async (expected: string | undefined, round: string) => {
      const stores = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? store : second));
      const won = await Promise.all(stores.map((one, at) => one.swapCheckpoint(expected, `${round} ${at}\n`)));
      assert.equal(won.filter(Boolean).length, 1);
      const note = `${round} ${won.indexOf(true)}\n`;
      assert.equal(await second.checkpoint(), note);
      return note;
    };
    const note = await race(await race(undefined, 'ø origin'), 'next');
    assert.equal(await store.swapCheckpoint(undefined, 'y'), false);
    await second.close();
    assert.equal(await (await reopen()).checkpoint(), note);
  });

  test('[S14] a snapshot is replaced whole, by name', async (t) => {
    const { store, reopen } = await open(t);
    assert.equal(await store.snapshot('books'), undefined);
    await store.putSnapshot('books', 5, Uint8Array.of(1, 2, 3));
    await store.putSnapshot('other', 1, new Uint8Array(0));
    await store.putSnapshot('books', 9, Uint8Array.of(4));
    const again = await reopen();
    assert.deepEqual(plainSnapshot(await again.snapshot('books')), { size: 9, bytes: [4] });
    assert.deepEqual(plainSnapshot(await again.snapshot('other')), { size: 1, bytes: [] });
  });

  test('[S14] a snapshot of many megabytes comes back whole, and a smaller one after it', async (t) => {
    const { store } = await open(t);
    const huge = new Uint8Array(40_000_001);
    for (let at = 0; at < huge.length; at += 997) huge[at] = at;
    await store.putSnapshot('huge', 1, huge);
    const digest = (bytes: Uint8Array | undefined) => createHash('sha256').update(bytes ?? '').digest('hex');
    assert.equal(digest((await store.snapshot('huge'))?.bytes), digest(huge));
    await Promise.all([2, 3, 4].map((size) => store.putSnapshot('huge', size, huge.subarray(0, size))));
    const last = await store.snapshot('huge');
    assert.equal(last?.bytes.length, last?.size);
  });

  test('[S15] a setting is written once; the same value again changes nothing', async (t) => {
    const { store, reopen } = await open(t);
    assert.equal(await store.setting('origin'), undefined);
    await store.putSetting('origin', 'amanah.example/غزة');
    await store.putSetting('origin', 'amanah.example/غزة');
    await assert.rejects(store.putSetting('origin', 'amanah.example/x'), SettingStands);
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((value) => store.putSetting('raced', value)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const again = await reopen();
    assert.equal(await again.setting('origin'), 'amanah.example/غزة');
    assert.equal(await again.setting('none'), undefined);
  });
}

function idOf(text: string): Uint8Array {
  return entriesNamed(text, 1, '')[0]?.id ?? new Uint8Array(0);
}

function plain({ size, range }: { readonly size: number; readonly range: Uint8Array }): { size: number; range: number[] } {
  return { size, range: [...range] };
}

function plainSnapshot(snapshot: { readonly size: number; readonly bytes: Uint8Array } | undefined): unknown {
  return snapshot && { size: snapshot.size, bytes: [...snapshot.bytes] };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for await (const entry of stream) entries.push(entry);
  return entries;
}

function same(actual: readonly Uint8Array[], expected: readonly Uint8Array[]): void {
  assert.equal(actual.length, expected.length);
  expected.forEach((bytes, at) => assert.ok(Buffer.from(bytes).equals(actual[at] ?? Buffer.from('absent')), `entry ${at} has other bytes`));
}
