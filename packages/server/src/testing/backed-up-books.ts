// Books with everything a backup has to hold, for tests.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup, type BackupMade } from '../backup/make-backup.ts';
import { initBooks, type OpenedBooks } from '../books/books-folder.ts';
import type { Draft } from '../books/journal.ts';

/** The time of every test here. */
export const BACKUP_TIME = '2026-11-22T08:00:00Z';

/** A record that can be written any number of times. */
export function needDraft(people: number): Draft {
  return { kind: 'need', eventTime: '2026-11-21', body: { publisher: 'publisher', place: 'gate', period: '2026-11', people } };
}

/** Books of this many records beyond the first three, with attachments beside them. They stand open. */
export async function booksToBackUp(folder: string, { records = 10, databaseUrl }: { readonly records?: number; readonly databaseUrl?: string } = {}): Promise<OpenedBooks> {
  const opened = await initBooks(folder, { name: 'Coast', databaseUrl, now: () => BACKUP_TIME });
  const masters: Draft[] = [
    { kind: 'organisation', eventTime: '2026-11-21', body: { code: 'publisher', name: 'Publisher' } },
    { kind: 'site', eventTime: '2026-11-21', body: { code: 'gate', name: 'Gate', type: 'area' } },
  ];
  for (const drafts of [masters, Array.from({ length: records }, (_, at) => needDraft(at))]) {
    if (drafts.length === 0) continue;
    const written = await opened.journal.write(drafts);
    if (!written.ok) throw new Error(written.refusal.message);
  }
  mkdirSync(join(folder, 'attachments', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'attachments', 'ab', 'cdef'), 'A photograph of a wet signature');
  writeFileSync(join(folder, 'attachments', 'empty'), '');
  return opened;
}

/** Backs books up into a file. */
export async function backUp(folder: string, file: string, { withKeys = false, databaseUrl, slowly }: { readonly withKeys?: boolean; readonly databaseUrl?: string; readonly slowly?: () => Promise<void> } = {}): Promise<BackupMade> {
  const parts: Uint8Array[] = [];
  const made = await makeBackup({
    folder,
    databaseUrl,
    withKeys,
    time: BACKUP_TIME,
    write: async (bytes) => {
      parts.push(bytes.slice());
      await slowly?.();
    },
  });
  writeFileSync(file, Buffer.concat(parts));
  return made;
}
