import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openPrivateSqlite } from '@amanah/store/private-sqlite.ts';
import { openSqlite } from '@amanah/store/sqlite.ts';
import { openBooks, openToRead } from '../books/books-folder.ts';
import { BACKUP_TIME, backUp, booksToBackUp, needDraft } from '../testing/backed-up-books.ts';
import { BackupDamaged, DIGEST_PATH, digestText, MANIFEST_PATH } from './backup-form.ts';
import { readBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { readTarHeader, TAR_END, tarHeader, tarPadding } from './tar.ts';

function workplace(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('[Y1] a backup restored into an empty folder gives the same journal, settings and files, and writing goes on', async (t) => {
  const place = workplace(t);
  const opened = await booksToBackUp(join(place, 'books'), { records: 700 });
  const made = await backUp(opened.folder, join(place, 'b.tar'), { withKeys: true });
  const size = opened.journal.size;
  const root = Buffer.from(opened.journal.root());
  await opened.journal.close();
  assert.equal(made.treeSize, size);
  const restored = await restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'again'), digest: made.digest });
  assert.equal(restored.audit.verified, true);
  assert.deepEqual(restored.missingKeys, []);
  for (const path of ['keys/author', 'keys/log', 'attachments/ab/cdef', 'attachments/empty']) {
    assert.deepEqual(readFileSync(join(place, 'again', path)), readFileSync(join(opened.folder, path)), path);
  }
  assert.equal(statSync(join(place, 'again', 'keys', 'author')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(place, 'again')).sort(), ['attachments', 'books.json', 'books.sqlite', 'keys']);
  const again = await openBooks(join(place, 'again'));
  assert.equal(again.journal.size, size);
  assert.deepEqual(Buffer.from(again.journal.root()), root);
  assert.equal((await again.journal.write([needDraft(1_000_000)])).ok, true);
  assert.match(await again.journal.checkpoint(), new RegExp(`^${again.origin}\n${size + 1}\n`));
  await again.journal.close();
});

test('[Y2] keys are in a backup only where they were asked for, and restoring says which are to be put back', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  await journal.close();
  const made = await backUp(folder, join(place, 'b.tar'));
  const seeds = ['author', 'log'].map((key) => readFileSync(join(folder, 'keys', key), 'utf8').trim());
  for (const seed of seeds) assert.equal(readFileSync(join(place, 'b.tar')).includes(seed), false);
  assert.equal(made.keys, false);
  const { missingKeys, audit } = await restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'again') });
  assert.equal(audit.verified, true);
  assert.deepEqual(missingKeys, ['keys/author', 'keys/log']);
  await assert.rejects(openBooks(join(place, 'again')), /key .* is missing/);
  seeds.forEach((seed, at) => writeFileSync(join(place, 'again', 'keys', ['author', 'log'][at] as string), `${seed}\n`));
  const again = await openBooks(join(place, 'again'));
  assert.equal((await again.journal.write([needDraft(3)])).ok, true);
  await again.journal.close();
});

test('[Y10] books whose keys are lost are read whole, and nothing is written to them', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  const { size } = journal;
  await journal.close();
  rmSync(join(folder, 'keys'), { recursive: true });
  const read = await openToRead(folder);
  const entries: Uint8Array[] = [];
  for await (const entry of read.entries(0, size)) entries.push(entry);
  assert.deepEqual([read.size, read.books.size, entries.length], [size, size, size]);
  await assert.rejects(read.write([needDraft(3)]), /keys\/author .* is missing/);
  await assert.rejects(read.checkpoint(), /keys\/log .* is missing/);
  assert.equal(await read.catchUp(), size);
  await read.close();
});

test('[Y3] a backup taken while the books are written holds one size of the log, and everything up to it', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 3000 });
  let isDone = false;
  const writing = (async () => {
    for (let at = 0; !isDone; at += 1) {
      assert.equal((await journal.write([needDraft(10_000 + at)])).ok, true);
      if (at % 7 === 0) await journal.checkpoint();
      await delay(1);
    }
  })();
  const sizes: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const file = join(place, `${round}.tar`);
    const { treeSize, root } = await backUp(folder, file, { slowly: () => delay(1) });
    const restored = await restoreBackup({ backup: file, folder: join(place, `again-${round}`) });
    assert.deepEqual([restored.treeSize, restored.root], [treeSize, root]);
    sizes.push(treeSize);
  }
  isDone = true;
  await writing;
  assert.ok(journal.size > (sizes.at(-1) as number), 'the books went on meanwhile');
  assert.ok((sizes[0] as number) < (sizes[2] as number));
  const entries = await journal.store.read(0, sizes[2] as number);
  await journal.close();
  const copy = openSqlite(join(place, 'again-2', 'books.sqlite'));
  assert.deepEqual(await copy.read(0, sizes[2] as number), entries);
  await copy.close();
});

test('[Y3] [Y9] the private database is copied as it stands at one moment, with what only its log holds; sessions and links do not come back', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  const now = Date.parse('2026-11-22T08:00:00Z');
  const database = openPrivateSqlite(join(folder, 'private.db'));
  await database.keepBeside('note', 'one', 'kept beside the log');
  await database.invite({ id: 'i1', tokenHash: new Uint8Array(32).fill(1), purpose: 'person', holder: 'treasurer', label: 'Treasurer', role: 'treasurer', created: now, expires: now + 3_600_000 });
  assert.equal((await database.invitations(now)).length, 1);
  assert.ok(existsSync(join(folder, 'private.db-wal')), 'the last write is in the log of the database');
  await backUp(folder, join(place, 'b.tar'));
  await database.close();
  await journal.close();
  await restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'again') });
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('.')), []);
  assert.deepEqual(readdirSync(join(place, 'again')).sort(), ['attachments', 'books.json', 'books.sqlite', 'keys', 'private.db']);
  const copy = openPrivateSqlite(join(place, 'again', 'private.db'));
  assert.deepEqual(await copy.beside('note', 'one'), { value: 'kept beside the log' });
  assert.deepEqual(await copy.invitations(now), []);
  await copy.close();
});

test('[Y3] uploads that are under way are left out, and the rest of the folder is taken', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  await journal.close();
  writeFileSync(join(folder, 'attachments', 'x.part'), 'half of a pho');
  writeFileSync(join(folder, 'note.txt'), 'beside the books');
  await openPrivateSqlite(join(folder, 'private.db')).close();
  for (const [name, hours] of [['.backup-old', 2], ['.backup-new', 0]] as const) {
    mkdirSync(join(folder, name));
    const made = Date.parse(BACKUP_TIME) / 1000 - hours * 3600;
    utimesSync(join(folder, name), made, made);
  }
  await backUp(folder, join(place, 'b.tar'));
  await restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'again') });
  assert.deepEqual(readdirSync(join(place, 'again', 'attachments')).sort(), ['ab', 'empty']);
  assert.equal(readFileSync(join(place, 'again', 'note.txt'), 'utf8'), 'beside the books');
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('.')), ['.backup-new'], 'what a backup that was cut off left is taken away, and no other');
});

/** Damages of a backup in which a byte was changed. */
async function damagesOf(file: string): Promise<string> {
  const error = await readBackup(file).then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof BackupDamaged, String(error));
  return error.damages.map(({ at, message }) => `${at}: ${message}`).join('\n');
}

/** The parts of a backup: what each stretch of bytes is, and where it lies. */
function partsOf(bytes: Buffer): { readonly name: string; readonly from: number; readonly to: number }[] {
  const parts = [];
  for (let at = 0; ; ) {
    const header = readTarHeader(bytes.subarray(at, at + 512));
    assert.ok(header !== undefined);
    assert.ok(header !== 'end');
    const end = at + 512 + header.bytes;
    parts.push({ name: `header of ${header.path}`, from: at, to: at + 512 }, { name: header.path, from: at + 512, to: end });
    if (header.path === DIGEST_PATH) return [...parts, { name: 'the end', from: end, to: bytes.length }];
    at = end + tarPadding(header.bytes).length;
    parts.push({ name: `after ${header.path}`, from: end, to: at });
  }
}

test('[Y4] a changed byte in any part of a backup is found and the part named; nothing is restored from it', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 300 });
  await journal.close();
  const file = join(place, 'b.tar');
  await backUp(folder, file, { withKeys: true });
  const whole = readFileSync(file);
  for (const { name, from, to } of partsOf(whole)) {
    for (const at of new Set([from, Math.floor((from + to) / 2), to - 1])) {
      if (from >= to) continue;
      const changed = Buffer.from(whole);
      changed[at] = (whole[at] as number) ^ 1;
      writeFileSync(file, changed);
      const told = await damagesOf(file);
      if (!name.startsWith('header')) assert.ok(told.includes(name), `a change in ${name} was told as ${told}`);
    }
  }
  await assert.rejects(restoreBackup({ backup: file, folder: join(place, 'again') }), BackupDamaged);
  assert.equal(existsSync(join(place, 'again')), false);
});

test('[Y4] a backup that is cut off anywhere, goes on after its end, or is another one than was noted is refused', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  await journal.close();
  const file = join(place, 'b.tar');
  await backUp(folder, file);
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length += 509) {
    writeFileSync(file, whole.subarray(0, length));
    assert.match(await damagesOf(file), /cut off|ends here/);
  }
  writeFileSync(file, Buffer.concat([whole, Buffer.alloc(1)]));
  assert.match(await damagesOf(file), /1 bytes follow the end/);
  writeFileSync(file, whole);
  await readBackup(file);
  await assert.rejects(readBackup(file, { digest: '0'.repeat(64) }), /not the one that was given/);
});

/** An archive of these files with a manifest and digest that agree with them. */
async function forged(files: readonly (readonly [path: string, text: string])[]): Promise<Buffer> {
  const { createHash } = await import('node:crypto');
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const block = (path: string, text: string): Buffer => {
    const bytes = Buffer.byteLength(text);
    return Buffer.concat([tarHeader({ path, bytes, time: 0 }), Buffer.from(text), tarPadding(bytes)]);
  };
  const manifest = JSON.stringify({ format: 1, made: 'x', name: 'x', origin: 'x', treeSize: 1, root: 'x', keys: false, files: files.map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(Buffer.from(text)) })) });
  const all = Buffer.concat([...files.map(([path, text]) => block(path, text)), block(MANIFEST_PATH, manifest)]);
  return Buffer.concat([all, block('digest', digestText({ all: sha256(all), manifest: sha256(Buffer.from(manifest)) })), TAR_END]);
}

test('[Y5] a path that leads out of the folder, a backup without settings, and one whose journal does not verify are refused, and the folder stays empty', async (t) => {
  const place = workplace(t);
  const file = join(place, 'b.tar');
  const settings = ['books/books.json', '{"format":1,"name":"x","origin":"x"}'] as const;
  const checkpoint = ['log/checkpoint', 'x\n1\nAAAA\n\n— x AAAA\n'] as const;
  const cases: readonly (readonly [RegExp, readonly (readonly [string, string])[]])[] = [
    [/header/, [settings, checkpoint, ['books/../../evil', 'x']]],
    [/books\/books\.json: a backup of books has one/, [checkpoint]],
    [/no entries/, [settings, checkpoint]],
    [/entries from 0 were to stand here/, [settings, checkpoint, ['log/tile/entries/001', 'x']]],
    [/no such file/, [settings, checkpoint, ['elsewhere', 'x']]],
  ];
  for (const [reason, files] of cases) {
    writeFileSync(file, await forged(files));
    const error = await restoreBackup({ backup: file, folder: join(place, 'again') }).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(error instanceof BackupDamaged, String(error));
    assert.match(error.damages.map(({ at, message }) => `${at}: ${message}`).join('\n'), reason);
    assert.deepEqual(existsSync(join(place, 'again')) ? readdirSync(join(place, 'again')) : [], []);
    assert.equal(existsSync(join(place, 'evil')), false);
  }
});

test('[Y5] nothing is restored over books or into a folder that holds anything', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'));
  await journal.close();
  await backUp(folder, join(place, 'b.tar'));
  await assert.rejects(restoreBackup({ backup: join(place, 'b.tar'), folder }), /holds books/);
  mkdirSync(join(place, 'full'));
  writeFileSync(join(place, 'full', 'note'), 'mine');
  await assert.rejects(restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'full') }), /is not empty \(it holds note\)/);
  assert.equal(readFileSync(join(place, 'full', 'note'), 'utf8'), 'mine');
  await assert.rejects(restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'b.tar') }), /is a file/);
});

test('[Y6] books whose journal is damaged are not backed up as if they were whole', async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 20 });
  await journal.checkpoint();
  await journal.close();
  const file = join(folder, 'books.sqlite');
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"people":7');
  assert.ok(at > 0);
  bytes[at + 9] = '8'.charCodeAt(0);
  writeFileSync(file, bytes);
  await assert.rejects(backUp(folder, join(place, 'b.tar')), /not those its checkpoint covers/);
  assert.equal(existsSync(join(place, 'b.tar')), false);
});

test('[Y1] any program that reads tar opens a backup', { skip: spawnSync('tar', ['--version']).status === 0 ? false : 'there is no tar here' }, async (t) => {
  const place = workplace(t);
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 300 });
  await journal.close();
  const long = `${'long-name-'.repeat(9)}/${'b'.repeat(60)}`;
  mkdirSync(join(folder, 'attachments', 'long-name-'.repeat(9)));
  writeFileSync(join(folder, 'attachments', long), 'صورة');
  await backUp(folder, join(place, 'b.tar'));
  mkdirSync(join(place, 'out'));
  const { status, stderr } = spawnSync('tar', ['-xf', join(place, 'b.tar'), '-C', join(place, 'out')], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(readFileSync(join(place, 'out', 'books', 'attachments', long), 'utf8'), 'صورة');
  assert.ok(existsSync(join(place, 'out', 'log', 'tile', 'entries', '000')));
  await readBackup(join(place, 'b.tar'));
});
