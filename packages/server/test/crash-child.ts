// The process that crash.crash.test.ts kills. It opens books and works on them until it is done or dead:
//
//   crash-child.ts append BOOKS URL NAME LIMIT   appends records, a line with their ids after each acknowledgement
//   crash-child.ts import BOOKS URL FILE…        imports the files one after the other, the oldest version first
//   crash-child.ts publish BOOKS URL OUT         writes a record and publishes
//
// URL is `-` for SQLite. Lines are written by `writeSync`, so that a line that was begun stands before the kill.

import { writeSync } from 'node:fs';
import process from 'node:process';
import type { Draft } from '../src/books/journal.ts';
import { openBooks, type OpenedBooks } from '../src/books/books-folder.ts';

const [mode = '', folder = '', url = '-', ...rest] = process.argv.slice(2);

function say(...words: readonly string[]): void {
  let rest = Buffer.from(`${words.join(' ')}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      // The pipe is full until the reader has taken some of it.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** Batches of one to nine records under names of this process's own, until `limit` are acknowledged. */
async function append({ journal }: OpenedBooks, name: string, limit: number): Promise<void> {
  for (let done = 0; done < limit; ) {
    const count = Math.min(1 + ((journal.size * 7) % 9), limit - done);
    const drafts = Array.from({ length: count }, (_, at): Draft => {
      const code = `${name}-${done + at}`;
      return { kind: 'organisation', eventTime: '2026-11-21', body: { code, name: `Organisation ${code}` } };
    });
    const written = await journal.write(drafts);
    if (!written.ok) throw new Error(`${written.refusal.code}: ${written.refusal.message}`);
    done += count;
    say('acknowledged', ...written.ids);
    if (journal.size % 5 === 0) await journal.checkpoint();
  }
}

async function importAll({ journal }: OpenedBooks, files: readonly string[]): Promise<void> {
  const { importFiles } = await import('../src/import/import.ts');
  const { importFileAt } = await import('../src/import/input-file.ts');
  const { consignments } = await import('@amanah/interchange/consignments/format.ts');
  say('ready');
  for (const [at, file] of files.entries()) {
    const report = await importFiles(journal, consignments, [await importFileAt(file)], { retrieved: `2026-11-0${at + 1}` }).catch((error: unknown) => {
      // An older version is refused once a newer one is in: that one was finished by an earlier run.
      if (error instanceof Error && /newer version|in the books already/.test(error.message)) return undefined;
      throw error;
    });
    say('imported', report?.outcome ?? 'superseded');
  }
}

async function publish(opened: OpenedBooks, out: string): Promise<void> {
  const { publishBooks } = await import('../src/publication/publish.ts');
  say('ready');
  await append(opened, `p${process.pid}`, 3);
  const { checkpoint } = await publishBooks(opened, out);
  say('published', checkpoint.split('\n')[1] ?? '');
}

const opened = await openBooks(folder, { databaseUrl: url === '-' ? undefined : url });
if (mode === 'append') {
  say('ready');
  await append(opened, rest[0] ?? '', Number(rest[1]));
} else if (mode === 'import') await importAll(opened, rest);
else await publish(opened, rest[0] ?? '');
await opened.journal.close();
say('done');
