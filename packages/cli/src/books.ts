// Opening the books that a command names, and closing them whatever happens.

import { resolve } from 'node:path';
import { openBooks, openToRead, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import type { Journal } from '@amanah/server/books/journal.ts';
import type { Given } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** The path of a file or folder that was typed, from the folder the command was called in. */
export function pathOf(terminal: Terminal, typed: string): string {
  return resolve(terminal.surroundings.folder, typed);
}

/** The PostgreSQL of books that were made there. */
export function databaseUrlOf(terminal: Terminal): string | undefined {
  const url = terminal.surroundings.env['AMANAH_DATABASE_URL'];
  return url === '' ? undefined : url;
}

/** The time as records carry it: UTC, whole seconds. */
export function recordTimeOf(terminal: Terminal): string {
  return `${terminal.surroundings.now().toISOString().slice(0, 19)}Z`;
}

/** Runs `work` with the books of `--books` open. */
export async function withBooks<T>(given: Given, terminal: Terminal, work: (opened: OpenedBooks) => Promise<T>): Promise<T> {
  const opened = await openBooks(pathOf(terminal, given.needed('books')), { databaseUrl: databaseUrlOf(terminal), now: () => recordTimeOf(terminal) });
  try {
    return await work(opened);
  } finally {
    await opened.journal.close();
  }
}

/** Runs `work` with the journal of `--books` open to be read: also where the keys are lost, which is when an export is needed most. */
export async function withJournal<T>(given: Given, terminal: Terminal, work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await openToRead(pathOf(terminal, given.needed('books')), { databaseUrl: databaseUrlOf(terminal) });
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}
