// A books folder: the keys, the settings, and (with SQLite) the journal.
//
//   BOOKS/books.json     origin, where the journal is
//   BOOKS/keys/author    seed of the first steward's key, readable by its owner only
//   BOOKS/keys/log       seed of the log's key
//   BOOKS/books.sqlite   the journal, unless AMANAH_DATABASE_URL names a PostgreSQL

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHex, toHex } from '@amanah/log/bytes.ts';
import { codeOf } from '@amanah/record/account.ts';
import { formatVerifierKey, verifierKey, KEY_TYPE } from '@amanah/log/note.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { openStore } from '@amanah/store/open.ts';
import type { Store } from '@amanah/store/store.ts';
import { Journal } from './journal.ts';

/** Something a person can mend: a wrong folder, a missing file. The message says what to do. */
export class BooksError extends Error {}

/** What `books.json` holds. */
export interface Settings {
  readonly format: 1;
  readonly name: string;
  readonly origin: string;
  /** Schema in PostgreSQL; the books were made with `AMANAH_DATABASE_URL` set. */
  readonly postgresSchema?: string;
}

export interface OpenedBooks {
  readonly folder: string;
  readonly name: string;
  readonly origin: string;
  readonly logVkey: string;
  readonly journal: Journal;
}

const SEED = /^[0-9a-f]{64}\n?$/;

/** The present time as records carry it: UTC, whole seconds. */
function utcNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** Writes a file so that it stands whole or not at all, also after a power cut. */
export async function writeDurably(path: string, text: string, mode = 0o644): Promise<void> {
  const file = await open(`${path}.new`, 'w', mode);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}

/** Settings of books that are being made: the last step of making them renames this file. */
const UNFINISHED = 'books.json.making';

/**
 * Makes books in a folder that is absent or empty: new keys, an empty journal, and the operation's first record.
 * `databaseUrl` puts the journal into PostgreSQL. Making that was cut off is finished by making again.
 * Throws BooksError when the folder holds something else already.
 */
export async function initBooks(folder: string, { name, databaseUrl, now = utcNow }: { name: string; databaseUrl?: string | undefined; now?: () => string }): Promise<OpenedBooks> {
  if (databaseUrl !== undefined) refuseNoDatabase(databaseUrl);
  if (existsSync(join(folder, 'books.json'))) throw new BooksError(`${folder} holds books already. Use another folder, or work on with --books ${folder}.`);
  const resumed = existsSync(join(folder, UNFINISHED));
  const others = resumed ? [] : (existsSync(folder) ? await readdir(folder) : []).filter((entry) => entry !== 'keys');
  if (others.length > 0) throw new BooksError(`${folder} is not empty (it holds ${others.slice(0, 3).join(', ')}). Books need a folder of their own.`);
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  await chmod(join(folder, 'keys'), 0o700);
  for (const key of ['author', 'log']) {
    if (!existsSync(join(folder, 'keys', key))) await writeDurably(join(folder, 'keys', key), `${toHex(randomBytes(32))}\n`, 0o600);
  }
  if (!resumed) await writeDurably(join(folder, UNFINISHED), `${JSON.stringify(newSettings(name, databaseUrl), null, 2)}\n`);
  const settings = await readSettings(folder, UNFINISHED);
  const opened = await openWith(folder, settings, { databaseUrl, now, create: true });
  if (opened.journal.size === 0) await writeOperation(opened.journal, settings, opened.logVkey, now());
  await rename(join(folder, UNFINISHED), join(folder, 'books.json'));
  return opened;
}

function newSettings(name: string, databaseUrl: string | undefined): Settings {
  const suffix = toHex(randomBytes(4));
  return { format: 1, name, origin: `amanah/${slugOf(name)}/${suffix}`, ...(databaseUrl === undefined ? {} : { postgresSchema: schemaOf(name, suffix) }) };
}

/** A schema in PostgreSQL that no books have yet, named after the operation. */
export function newPostgresSchema(name: string): string {
  return schemaOf(name, toHex(randomBytes(4)));
}

function schemaOf(name: string, suffix: string): string {
  return `amanah_${slugOf(name).replaceAll('-', '_').slice(0, 30)}_${suffix}`;
}

function slugOf(name: string): string {
  return codeOf(name).replace(/[^a-z0-9-]/g, '').slice(0, 40).replace(/-+$/, '') || 'books';
}

/** Reads the text of `books.json`; undefined when it is damaged. */
export function settingsOf(text: string): Settings | undefined {
  try {
    const settings = JSON.parse(text) as Settings | null;
    return typeof settings?.format === 'number' && typeof settings.name === 'string' && typeof settings.origin === 'string' ? settings : undefined;
  } catch {
    return undefined;
  }
}

/** Opens the books of a folder. */
export async function openBooks(folder: string, { databaseUrl, now = utcNow }: { databaseUrl?: string | undefined; now?: () => string } = {}): Promise<OpenedBooks> {
  return openWith(folder, await readSettings(folder, 'books.json'), { databaseUrl, now, create: false });
}

/** Opens the journal of a folder whose keys may be lost, to read and no more: writing to it, or signing a checkpoint, throws. */
export async function openToRead(folder: string, { databaseUrl }: { databaseUrl?: string | undefined } = {}): Promise<Journal> {
  const { store, origin } = await openUnjudged(folder, { databaseUrl });
  try {
    return await Journal.open({ store, origin, now: utcNow });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openWith(folder: string, settings: Settings, { databaseUrl, now, create }: { databaseUrl: string | undefined; now: () => string; create: boolean }): Promise<OpenedBooks> {
  const location = locationOf(folder, settings, databaseUrl);
  const [authorSeed, logSeed] = await Promise.all([readSeed(folder, 'author'), readSeed(folder, 'log')]);
  const store = await openStore(location, { create });
  const logVkey = formatVerifierKey(verifierKey({ name: settings.origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));
  try {
    const journal = await Journal.open({ store, authorSeed, logSeed, origin: settings.origin, now });
    return { folder, name: settings.name, origin: settings.origin, logVkey, journal };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Books as they lie on the disk, nothing of them judged: what an audit reads. */
export interface UnjudgedBooks {
  readonly name: string;
  readonly origin: string;
  readonly store: Store;
  /** Absent when the key is not there: books without their keys can still be audited. */
  readonly logSeed?: Uint8Array;
}

/** Opens the store of books without reading their journal. */
export async function openUnjudged(folder: string, { databaseUrl }: { databaseUrl?: string | undefined } = {}): Promise<UnjudgedBooks> {
  const settings = await readSettings(folder, 'books.json');
  const store = await openStore(locationOf(folder, settings, databaseUrl), { create: false });
  const logSeed = existsSync(join(folder, 'keys', 'log')) ? await readSeed(folder, 'log') : undefined;
  return { name: settings.name, origin: settings.origin, store, ...(logSeed === undefined ? {} : { logSeed }) };
}

function locationOf(folder: string, settings: Settings, databaseUrl: string | undefined): string {
  if (settings.postgresSchema === undefined) return folder;
  if (databaseUrl === undefined) throw new BooksError(`The journal of ${folder} is in PostgreSQL. Set AMANAH_DATABASE_URL to that server and try again.`);
  return databaseLocation(databaseUrl, settings.postgresSchema);
}

/** Throws BooksError unless the text is the address of a PostgreSQL server. */
export function refuseNoDatabase(databaseUrl: string): void {
  if (/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)) return;
  throw new BooksError('AMANAH_DATABASE_URL is not the address of a PostgreSQL server, such as postgres://user@host/database.');
}

/** Where `openStore` finds a journal in PostgreSQL. */
export function databaseLocation(databaseUrl: string, schema: string): string {
  refuseNoDatabase(databaseUrl);
  const url = new URL(databaseUrl);
  url.searchParams.set('schema', schema);
  return url.href;
}

async function writeOperation(journal: Journal, settings: Settings, logVkey: string, time: string): Promise<void> {
  const written = await journal.write((books) =>
    books.size > 0 ? [] : [{ kind: 'operation', eventTime: time, body: { name: settings.name, origin: settings.origin, logKey: logVkey } }],
  );
  if (!written.ok) throw new BooksError(`The operation could not be recorded: ${written.refusal.message}`);
  await journal.checkpoint();
}

async function readSettings(folder: string, file: string): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new BooksError(`${join(folder, file)} cannot be read: ${message}`, { cause: error });
    throw new BooksError(`${folder} holds no books. Make some with: amanah init ${folder}`, { cause: error });
  }
  const settings = settingsOf(text);
  if (settings === undefined) throw new BooksError(`${join(folder, file)} is damaged: it is not what \`amanah init\` wrote. Take it from a copy of the folder.`);
  if (settings.format !== 1) throw new BooksError(`${folder} was made by a newer Amanah. Update Amanah to open it.`);
  return settings;
}

async function readSeed(folder: string, key: string): Promise<Uint8Array> {
  const path = join(folder, 'keys', key);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new BooksError(`The key ${path} is missing. Put it back from your backup; without it these books can be read and verified, not continued.`, { cause: error });
  }
  if (!SEED.test(text)) throw new BooksError(`The key ${path} is damaged: expected 64 hex digits. Put it back from your backup.`);
  return fromHex(text.trim()) as Uint8Array;
}
