/**
 * Opening a SQLite file as books: what is refused and why, and its settings.
 *
 * WAL with `synchronous=FULL` flushes the log at every commit, so what was
 * answered stands after a power cut (sqlite.org/pragma.html#pragma_synchronous).
 */
import { closeSync, existsSync, fsyncSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrationsOf, pendingMigrations } from './migration.ts';
import { StoreCorrupt, StoreRefused, StoreUnavailable } from './store.ts';

/** What a SQLite file of ours holds: by whose migrations it is made, and the number in its header by which `file` and we tell it from another program's. */
export interface SqliteSchema {
  readonly migrations: 'sqlite' | 'private' | 'board' | 'registry' | 'screening';
  readonly applicationId: number;
}

/** The journal: "Aman" in ASCII. */
const JOURNAL: SqliteSchema = { migrations: 'sqlite', applicationId: 0x416d616e };
const MAGIC = 'SQLite format 3\0';
const BUSY_TIMEOUT_MS = 10_000;
// Bundles are larger than SQLite's usual 4 kB; measured in docs/decisions/0004-store.md.
const PAGE_BYTES = 8192;
// Pages written to the log before they are moved to the database.
const CHECKPOINT_AT_PAGES = 4096;
// A large append fits, so that its pages are written once.
const CACHE_KIB = 16_384;

/** Opens or makes the file and applies what migrations it lacks. Throws `StoreRefused` with what to do. */
export function openSqliteFile(file: string, { create, schema = JOURNAL }: { readonly create: boolean; readonly schema?: SqliteSchema }): DatabaseSync {
  if (!existsSync(file) && !create) throw new StoreRefused(`there are no books at ${file}: make them with "amanah init"`);
  refuseForeignBytes(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    database.exec(`
      pragma page_size = ${PAGE_BYTES}; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
      pragma cache_size = -${CACHE_KIB}; pragma wal_autocheckpoint = ${CHECKPOINT_AT_PAGES}; pragma trusted_schema = off;`);
    migrate(database, file, schema);
    syncFolder(dirname(file));
    return database;
  } catch (error) {
    database?.close();
    throw reasonNotToOpen(error, file);
  }
}

function refuseForeignBytes(file: string): void {
  if (!existsSync(file)) return;
  const start = Buffer.alloc(MAGIC.length);
  let length: number;
  try {
    const handle = openSync(file, 'r');
    try {
      length = readSync(handle, start, 0, MAGIC.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw reasonNotToOpen(error, file);
  }
  if (length !== 0 && start.toString('latin1') !== MAGIC) {
    throw new StoreRefused(`${file} is not a SQLite database: name another folder, or restore the file from a copy`);
  }
}

function migrate(database: DatabaseSync, file: string, schema: SqliteSchema): void {
  database.exec('begin immediate');
  try {
    refuseForeignDatabase(database, file, schema.applicationId);
    database.exec(`pragma application_id = ${schema.applicationId};
      create table if not exists migration (number integer primary key, name text not null) strict`);
    const applied = Number(database.prepare('select count(*) as n from migration').get()?.['n']);
    const record = database.prepare('insert into migration (number, name) values (?, ?)');
    for (const { number, name, sql } of pendingMigrations(migrationsOf(schema.migrations), applied, file)) {
      database.exec(sql);
      record.run(number, name);
    }
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function refuseForeignDatabase(database: DatabaseSync, file: string, applicationId: number): void {
  const tables = Number(database.prepare('select count(*) as n from sqlite_schema').get()?.['n']);
  const owner = Number(database.prepare('pragma application_id').get()?.['application_id']);
  if (tables > 0 && owner !== applicationId) {
    throw new StoreRefused(`${file} is a SQLite database of another program: name another folder`);
  }
}

/** The name of a new file is durable only when its folder is flushed too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** SQLite's primary result code of an error, or undefined when SQLite did not raise it. */
function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return undefined;
  return error.errcode & 0xff;
}

const SQLITE = { busy: 5, locked: 6, readOnly: 8, corrupt: 11, cannotOpen: 14, constraint: 19, notADatabase: 26 };

function reasonNotToOpen(error: unknown, file: string): unknown {
  const code = resultCodeOf(error);
  const denied = error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS');
  if (denied || code === SQLITE.readOnly || code === SQLITE.cannotOpen) {
    return new StoreRefused(`${file} cannot be written: the folder must exist and be writable, also for reading, because the log of the database lies beside it. Give yourself permission to write there, or copy the folder to a place where you may`, { cause: error });
  }
  return sqliteFailure(error, file);
}

/** The error this package throws for one that SQLite raised; any other error as it is. */
export function sqliteFailure(error: unknown, file: string): unknown {
  const code = resultCodeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  switch (code) {
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return new StoreCorrupt(`${file} is damaged (${error.message}): restore it from a copy or from a publication`, { cause: error });
    case SQLITE.constraint:
      return new StoreCorrupt(`${file} refused a write: ${error.message}`, { cause: error });
    case SQLITE.busy:
    case SQLITE.locked:
      return new StoreUnavailable(`another process has been writing ${file} for ${BUSY_TIMEOUT_MS / 1000} s: end it, or try again`, { cause: error });
    default:
      return new StoreUnavailable(`${file} does not answer: ${error.message}`, { cause: error });
  }
}
