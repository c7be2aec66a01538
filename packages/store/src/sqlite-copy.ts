/**
 * A consistent copy of a SQLite file that other processes may be writing.
 *
 * `vacuum into` reads in one transaction (sqlite.org/lang_vacuum.html), so the
 * copy is the file as it stood at one moment, whole and without a log beside it.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sqliteFailure } from './sqlite-file.ts';
import { StoreRefused } from './store.ts';

const BUSY_TIMEOUT_MS = 10_000;

/** Copies the database `from` to the new file `to`. Throws `StoreRefused`, `StoreCorrupt` or `StoreUnavailable`. */
export function copySqlite(from: string, to: string): void {
  if (!existsSync(from)) throw new StoreRefused(`there is no file ${from}`);
  if (existsSync(to)) throw new StoreRefused(`${to} is there already: a copy is a new file`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(from, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    database.prepare('vacuum into ?').run(to);
  } catch (error) {
    throw sqliteFailure(error, from);
  } finally {
    database?.close();
  }
}
