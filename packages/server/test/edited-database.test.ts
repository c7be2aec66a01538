// Somebody who can write the database changes what was logged: the server does not open such books to people.

import test, { type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHex } from '@amanah/log/bytes.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { encodeEntry } from '@amanah/record/entry.ts';
import { BooksError, initBooks, openBooks } from '../src/books/books-folder.ts';
import { serveBooks } from '../src/serve.ts';
import { checkStored } from '../src/books/stored-check.ts';

const now = (): string => '2026-11-22T08:00:00Z';
const organisation = (code: string) => ({ kind: 'organisation', eventTime: '2026-11-22', body: { code, name: `Name of ${code}` } });

/** Books with 600 records, 300 of them under the checkpoint, and a snapshot of all. */
async function filled(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-edited-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { journal } = await initBooks(join(folder, 'books'), { name: 'Edited', now });
  for (let at = 0; at < 600; at += 100) {
    assert.ok((await journal.write(Array.from({ length: 100 }, (_, one) => organisation(`o${String(at + one).padStart(3, '0')}`)))).ok);
    if (at === 200) await journal.checkpoint();
  }
  await journal.keepSnapshot(0);
  await journal.close();
  return folder;
}

/** Runs SQL on a database as somebody would who has the file: triggers first taken away. The driver is known to the store only, so in a process of its own. */
function edit(file: string, statements: string): void {
  const script = `import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(${JSON.stringify(file)});
    for (const { name } of db.prepare("select name from sqlite_schema where type = 'trigger'").all()) db.exec('drop trigger ' + name);
    const swap = (text, from, to) => { const at = text.indexOf(from); if (at < 0) throw new Error('not there'); to.copy(text, at); return text; };
    ${statements}; db.close();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

/** Changes a text inside the stored entries to another of the same length. */
const inEntries = (from: string, to: string): string => `
  for (const row of db.prepare('select first, entries from journal').all()) {
    const bytes = Buffer.from(row.entries);
    if (bytes.includes(${JSON.stringify(from)})) db.prepare('update journal set entries = ? where first = ?').run(swap(bytes, ${JSON.stringify(from)}, Buffer.from(${JSON.stringify(to)})), row.first);
  }`;

const EDITS: readonly (readonly [string, string, RegExp])[] = [
  ['a name under the checkpoint and in the snapshot', inEntries('Name of o010', 'Game of o010'), /damaged/],
  ['a name after the checkpoint', inEntries('Name of o450', 'Game of o450'), /damaged/],
  ['a name in the newest record', inEntries('Name of o599', 'Game of o599'), /damaged/],
  ['the time of logging, which no author signed', inEntries('T08:00:00Z', 'T07:00:00Z'), /damaged/],
  ['a tile', "const tile = db.prepare('select hashes from tile').get(); const bytes = Buffer.from(tile.hashes); bytes[40] ^= 1; db.prepare('update tile set hashes = ?').run(bytes)", /damaged/],
  ['the head', "const head = db.prepare('select compact_range from log_head').get(); const bytes = Buffer.from(head.compact_range); bytes[bytes.length - 1] ^= 1; db.prepare('update log_head set compact_range = ?').run(bytes)", /damaged/],
  ['the checkpoint', "const { note } = db.prepare('select note from checkpoint').get(); db.prepare('update checkpoint set note = ?').run(note.replace('\\n301\\n', '\\n300\\n'))", /damaged/],
];

test('[U15] books whose database was edited by hand are not served', async (t) => {
  const folder = await filled(t);
  for (const [at, [name, statements, message]] of EDITS.entries()) {
    const copy = join(folder, `copy-${at}`);
    cpSync(join(folder, 'books'), copy, { recursive: true });
    edit(join(copy, 'books.sqlite'), statements);
    const lines: string[] = [];
    const serving = (async () => serveBooks(await openBooks(copy), { port: 0, say: (line) => lines.push(line), complain: (line) => lines.push(line), untilStopped: async () => undefined }))();
    await assert.rejects(serving, (error) => error instanceof Error && message.test(error.message), name);
    assert.deepEqual(lines, [], name);
  }
});

test('[U15] a row that was added by hand, with everything that hangs on it made to fit, fails for want of its author’s seal', async (t) => {
  const folder = await filled(t);
  const { journal, origin, logVkey } = await openBooks(join(folder, 'books'), { now });
  t.after(() => journal.close());
  const opened = { folder, name: 'Edited', journal, origin, logVkey };
  await checkStored(opened);
  const from = await journal.store.head();
  const chain = journal.books.authors.get(journal.author);
  const record = { author: journal.author, ...organisation('added'), seq: (chain?.seq ?? 0) + 1, prev: chain?.head as string };
  const { bytes, id } = encodeEntry(record, now());
  const parsed = CompactRange.parse(from.range);
  assert.ok(parsed.ok);
  parsed.range.appendAll(leafHashes([bytes]));
  assert.equal(await journal.store.append({ from, entries: [{ bytes, id: fromHex(id) as Uint8Array }], to: { size: from.size + 1, range: parsed.range.serialise() }, tiles: [] }), 'appended');
  await assert.rejects(checkStored(opened), (error) => error instanceof BooksError && /at record 601: no seal/.test(error.message));
});
