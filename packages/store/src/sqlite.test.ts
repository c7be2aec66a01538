import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { openStore } from './open.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { openSqlite } from './sqlite.ts';
import { storeContract } from './store.contract.ts';
import { appendOf, entriesNamed, fillTo } from './store.samples.ts';
import { StoreCorrupt, StoreRefused } from './store.ts';

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

storeContract('sqlite', async (t) => {
  const file = join(folderOf(t), 'books.sqlite');
  let store = openSqlite(file, { create: true });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = openSqlite(file);
      return store;
    },
    openSecond: async () => openSqlite(file),
  };
});

async function filled(t: TestContext): Promise<{ readonly folder: string; readonly file: string; readonly raw: DatabaseSync }> {
  const folder = folderOf(t);
  const store = await openStore(folder, { create: true });
  await fillTo(store, 300, 'x');
  await store.swapCheckpoint(undefined, 'note');
  await store.putSetting('origin', 'o');
  await store.close();
  const file = join(folder, 'books.sqlite');
  const raw = new DatabaseSync(file);
  t.after(() => raw.close());
  return { folder, file, raw };
}

test('[S16] SQLite itself refuses to change, delete or skip rows of the journal, tiles and settings', async (t) => {
  const { raw } = await filled(t);
  const refused = [
    "update journal set entries = x'0000'", 'delete from journal', 'delete from journal where first = 256',
    'update tile set position = 7', 'delete from tile',
    'update log_head set size = 299', 'update log_head set size = 301', 'delete from log_head', "insert or replace into log_head values (1, 0, x'')",
    "update setting set value = 'y'", 'delete from setting', "insert or replace into setting values ('origin', 'y')",
    'delete from checkpoint',
    "insert into journal values (301, 1, zeroblob(32), x'0000')", "insert into journal values (299, 1, zeroblob(32), x'0000')",
    "insert or replace into journal values (0, 1, zeroblob(32), x'0000')", "insert into journal values (300, 2, zeroblob(32), x'0000')",
    'insert into tile values (0, 2, zeroblob(8192))', 'insert or replace into tile values (0, 0, zeroblob(8192))', 'insert into tile values (0, 1, zeroblob(8191))',
  ];
  for (const sql of refused) assert.throws(() => raw.exec(sql), /append-only|never change|gaps|head|stays|CHECK constraint/, sql);
});

test('[S3] SQLite flushes its log at every commit', async (t) => {
  const { file } = await filled(t);
  const opened = openSqliteFile(file, { create: false });
  t.after(() => opened.close());
  assert.equal(opened.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
  assert.equal(opened.prepare('pragma synchronous').get()?.['synchronous'], 2);
});

test('[S17] what cannot be opened as books is refused with what to do', async (t) => {
  const folder = folderOf(t);
  await assert.rejects(openStore(join(folder, 'none')), refusedWith(/no folder .* "amanah init"/));
  await assert.rejects(openStore(folder), refusedWith(/no books .* "amanah init"/));
  assert.equal(existsSync(join(folder, 'books.sqlite')), false, 'a refusal leaves nothing behind');
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  await assert.rejects(openStore(file), refusedWith(/is a file/));
  await assert.rejects(openStore(join(file, 'below'), { create: true }), refusedWith(/is a file/));
  const notADatabase = join(folder, 'text');
  mkdirSync(notADatabase);
  writeFileSync(join(notADatabase, 'books.sqlite'), 'date,amount\n');
  await assert.rejects(openStore(notADatabase), refusedWith(/not a SQLite database/));
  const foreign = join(folder, 'foreign');
  mkdirSync(foreign);
  const other = new DatabaseSync(join(foreign, 'books.sqlite'));
  other.exec('create table music (title text)');
  other.close();
  await assert.rejects(openStore(foreign, { create: true }), refusedWith(/another program/));
});

test('[S17] books of a newer program are refused', async (t) => {
  const { folder, raw } = await filled(t);
  raw.exec("insert into migration values (2, '0002-later')");
  await assert.rejects(openStore(folder), refusedWith(/newer Amanah \(schema 2, this one knows 1\)/));
});

test('[S17] a folder closed to writing is refused', async (t) => {
  const { folder, raw } = await filled(t);
  raw.exec('pragma journal_mode = delete');
  chmodSync(folder, 0o555);
  const administrator = process.geteuid?.() === 0;
  // The administrator may write anywhere, so somebody else looks at the folder.
  if (administrator) process.seteuid?.(65534);
  try {
    await assert.rejects(openStore(folder), refusedWith(/cannot be written.*permission/));
  } finally {
    if (administrator) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
});

test('[S17] a damaged file is named and never read as if whole', async (t) => {
  const { folder, file, raw } = await filled(t);
  raw.exec('pragma wal_checkpoint(truncate)');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
  await assert.rejects(openStore(folder), (error) => error instanceof StoreCorrupt && error.message.includes(file));
});

test('[S17] a bundle whose lengths do not add up is corrupt, not a different entry', async (t) => {
  const { folder, raw } = await filled(t);
  raw.exec("drop trigger journal_no_update; update journal set entries = zeroblob(length(entries) + 1) where first = 0");
  const store = await openStore(folder);
  t.after(() => store.close());
  await assert.rejects(store.read(0, 1), StoreCorrupt);
});

test('the committed SQLite schema is the one the migrations make', async (t) => {
  const { raw } = await filled(t);
  const rows = raw.prepare("select sql from sqlite_schema where sql is not null order by type, name").all();
  const live = rows.map((row) => `${String(row['sql'])};\n`).join('\n');
  const committed = new URL('../schema.sqlite.sql', import.meta.url);
  if (process.env['AMANAH_WRITE_SCHEMA'] === '1') writeFileSync(committed, live);
  assert.equal(readFileSync(committed, 'utf8'), live, 'run this test with AMANAH_WRITE_SCHEMA=1 and look at the difference');
});

test('[S7] two processes that make and write the same books at once both finish', async (t) => {
  const folder = folderOf(t);
  const script = `
    const { openStore } = await import(${JSON.stringify(import.meta.resolve('./open.ts'))});
    const { appendOf, entriesNamed } = await import(${JSON.stringify(import.meta.resolve('./store.samples.ts'))});
    const [, folder, name] = process.argv;
    const store = await openStore(folder, { create: true });
    for (let turn = 0; turn < 50; turn++) {
      while (await store.append(appendOf(await store.head(), entriesNamed(name + turn, 3))) === 'conflict');
    }
    await store.close();`;
  const run = (name: string) => new Promise<number | null>((done) => {
    spawn(process.execPath, ['--input-type=module', '-e', script, folder, name], { stdio: ['ignore', 'ignore', 'inherit'] }).once('exit', done);
  });
  assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map(run)), [0, 0, 0, 0]);
  const store = await openStore(folder);
  t.after(() => store.close());
  const { size } = await store.head();
  assert.equal(size, 4 * 50 * 3);
  assert.equal(new Set((await store.read(0, size)).map((bytes) => Buffer.from(bytes).toString())).size, size);
  assert.equal(await store.append(appendOf(await store.head(), entriesNamed('last', 1))), 'appended');
});

function refusedWith(words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert(error instanceof StoreRefused, String(error));
    assert.match(error.message, words);
    return true;
  };
}
