// Restores a backup into an empty folder. The backup is read whole and judged
// before anything is written; everything is written below `restoring/`, the
// journal is audited there, and only then put in its place, the settings last:
// until they are there, nothing takes the folder for books.

import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { audit, type AuditReport } from '@amanah/audit/audit.ts';
import { fromHex } from '@amanah/log/bytes.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import { parseTilePath } from '@amanah/log/tile.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { openStore } from '@amanah/store/open.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { REGISTRY_FILE } from '@amanah/store/registry-sqlite.ts';
import type { FullTile, NewEntry, Store } from '@amanah/store/store.ts';
import { BooksError, databaseLocation, newPostgresSchema, refuseNoDatabase, settingsOf, type Settings } from '../books/books-folder.ts';
import { collectTile } from '../books/full-tiles.ts';
import { auditSourceOf } from '../books/log-files.ts';
import { BackupDamaged, BOOKS_PREFIX, CHECKPOINT_PATH, LOG_PREFIX, README_PATH, SETTINGS_PATH, type BackupManifest } from './backup-form.ts';
import { readBackup } from './read-backup.ts';

export interface RestoreOptions {
  readonly backup: string;
  readonly folder: string;
  /** Puts the journal into this PostgreSQL, in a new schema; without it the journal is a file in the folder. */
  readonly databaseUrl?: string | undefined;
  readonly digest?: string | undefined;
  readonly progress?: (doing: 'checking' | 'writing' | 'auditing', done: number, of: number) => void;
}

export interface Restored {
  readonly name: string;
  readonly origin: string;
  readonly made: string;
  readonly treeSize: number;
  readonly root: string;
  readonly engine: Store['engine'];
  readonly files: number;
  /** Keys that are to be put back by hand before anything can be written. */
  readonly missingKeys: readonly string[];
  readonly audit: AuditReport;
}

/** Stands in a folder while a backup is restored into it, with the names that a cut-off restore may leave. */
const MARKER = 'RESTORE-UNFINISHED.txt';
const STAGING = 'restoring';
const NEEDED_KEYS = ['author', 'log'] as const;
/** Opens what is sealed in the registry; needed where there is one. */
const SEALING_KEY = 'registry';
/** Entries that are appended together. */
const APPEND_ENTRIES = 8192;

/**
 * Restores a backup. Throws BooksError when the folder is not empty, BackupDamaged when a byte of the backup is not
 * what was written or the restored journal does not verify; then nothing is left in the folder.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { backup, folder, databaseUrl, digest, progress } = options;
  if (databaseUrl !== undefined) refuseNoDatabase(databaseUrl);
  await refuseOccupied(folder);
  const manifest = await readBackup(backup, { digest, progress: (done, of) => progress?.('checking', done, of) });
  const names = new Set(manifest.files.filter(({ path }) => path.startsWith(BOOKS_PREFIX)).map(({ path }) => path.split('/')[1] as string));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearUnfinished(folder);
  await writeWhole(join(folder, MARKER), markerText([...names, 'books.sqlite', 'keys'].filter((name) => name !== 'books.json')));
  try {
    const restored = await writeAndJudge(options, manifest);
    await putInPlace(folder);
    return restored;
  } catch (error) {
    await clearUnfinished(folder);
    throw error;
  }
}

async function refuseOccupied(folder: string): Promise<void> {
  const held: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    if (error.code === 'ENOTDIR') throw new BooksError(`${folder} is a file. A backup is restored into a folder that is empty or absent.`);
    throw error;
  });
  if (held.includes('books.json') && held.includes(MARKER)) {
    await rm(join(folder, STAGING), { recursive: true, force: true });
    await rm(join(folder, MARKER));
    throw new BooksError(`${folder} was restored to the end the last time; only its notice was left, which is gone now. Check it with: amanah verify ${folder}`);
  }
  if (held.includes('books.json')) throw new BooksError(`${folder} holds books. A backup is restored into a folder that is empty or absent, never over books.`);
  if (held.length > 0 && !held.includes(MARKER)) throw new BooksError(`${folder} is not empty (it holds ${held.slice(0, 3).join(', ')}). A backup is restored into a folder that is empty or absent.`);
}

function markerText(names: readonly string[]): string {
  return ['A backup is being restored into this folder, or was until it was cut off. This is no set of books yet.', 'Run amanah restore again: it takes away what is listed here and begins anew.', '', ...new Set(names), ''].join('\n');
}

/** Takes away what an unfinished restore left, by the list it made of it. */
async function clearUnfinished(folder: string): Promise<void> {
  const marker = join(folder, MARKER);
  if (!existsSync(marker)) return;
  const names = (await readFile(marker, 'utf8')).split('\n').slice(3).filter((name) => name !== '' && !name.includes('/') && name !== '..' && name !== '.');
  for (const name of [...names, STAGING]) await rm(join(folder, name), { recursive: true, force: true });
  await rm(marker, { force: true });
}

async function writeAndJudge({ backup, folder, databaseUrl, digest, progress }: RestoreOptions, manifest: BackupManifest): Promise<Restored> {
  const staging = join(folder, STAGING);
  // A new schema, because the old one may still stand on the same server.
  const schema = databaseUrl === undefined ? undefined : newPostgresSchema(manifest.name);
  await mkdir(join(staging, 'keys'), { recursive: true, mode: 0o700 });
  const held = { settings: '', checkpoint: '' };
  let writer: JournalWriter | undefined;
  try {
    await readBackup(backup, {
      digest,
      file: async (path, chunks) => {
        if (path === SETTINGS_PATH) held.settings = await textOf(chunks);
        else if (path === CHECKPOINT_PATH) held.checkpoint = await textOf(chunks);
        else if (path.startsWith(BOOKS_PREFIX)) await writeFileBelow(staging, path.slice(BOOKS_PREFIX.length), chunks);
        else if (path.startsWith(LOG_PREFIX)) {
          writer ??= await JournalWriter.open(databaseUrl === undefined || schema === undefined ? staging : databaseLocation(databaseUrl, schema));
          await writer.add(path, await bytesOf(chunks));
          progress?.('writing', writer.size, manifest.treeSize);
        } else if (path !== README_PATH) throw new BackupDamaged([{ at: path, message: 'a backup has no such file' }]);
      },
    });
    if (writer === undefined) throw new BackupDamaged([{ at: LOG_PREFIX, message: 'there are no entries in it' }]);
    await closeWhatWasOpen(join(staging, PRIVATE_FILE));
    const report = await writer.finish(held.checkpoint, manifest, (done, of) => progress?.('auditing', done, of));
    await writeWhole(join(staging, 'books.json'), settingsFor(held.settings, schema));
    const { name, origin, made, treeSize, root, files } = manifest;
    return { name, origin, made, treeSize, root, engine: writer.store.engine, files: files.length, missingKeys: keysNeeded(staging).filter((key) => !existsSync(join(staging, 'keys', key))).map((key) => `keys/${key}`), audit: report };
  } finally {
    await writer?.store.close();
  }
}

function keysNeeded(staging: string): readonly string[] {
  return existsSync(join(staging, REGISTRY_FILE)) ? [...NEEDED_KEYS, SEALING_KEY] : NEEDED_KEYS;
}

/** Sessions and links that were open when the backup was made: who had them may have lost them since, or used them up. */
async function closeWhatWasOpen(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const store = openPrivateSqlite(file);
  const never = Number.MAX_SAFE_INTEGER;
  await store.sweep({ now: never, idleSince: never, answersBefore: 0 }).finally(() => store.close());
}

/** The settings as they were, but for where the journal is. */
function settingsFor(text: string, postgresSchema: string | undefined): string {
  if (settingsOf(text) === undefined) throw new BackupDamaged([{ at: SETTINGS_PATH, message: 'they are not settings of books' }]);
  const { postgresSchema: _before, ...settings } = JSON.parse(text) as Settings;
  return `${JSON.stringify({ ...settings, ...(postgresSchema === undefined ? {} : { postgresSchema }) }, null, 2)}\n`;
}

/** Moves everything out of `restoring/`; the settings come last, and only they make the folder books. */
async function putInPlace(folder: string): Promise<void> {
  const staging = join(folder, STAGING);
  for (const name of (await readdir(staging)).filter((one) => one !== 'books.json')) await rename(join(staging, name), join(folder, name));
  await flushFolder(folder);
  await rename(join(staging, 'books.json'), join(folder, 'books.json'));
  await flushFolder(folder);
  await rm(staging, { recursive: true, force: true });
  await rm(join(folder, MARKER), { force: true });
}

/** Appends the entries of a backup to an empty journal. */
class JournalWriter {
  readonly store: Store;
  readonly #range = new CompactRange();
  readonly #pending: Uint8Array[][] = [];
  #held: NewEntry[] = [];
  #size = 0;

  private constructor(store: Store) {
    this.store = store;
  }

  static async open(location: string): Promise<JournalWriter> {
    const store = await openStore(location, { create: true });
    if ((await store.head()).size === 0) return new JournalWriter(store);
    await store.close();
    throw new BooksError('The journal that was to be restored holds records already. Run the same command again.');
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a file of entries; they come in order. */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    const parsed = parseTilePath(path.slice(LOG_PREFIX.length));
    if (!parsed.ok || parsed.tile.level !== 'entries' || parsed.tile.index * 256 !== this.#size) throw new BackupDamaged([{ at: path, message: `the entries from ${this.#size} were to stand here` }]);
    const bundle = decodeBundle(bytes, { width: parsed.tile.width });
    if (!bundle.ok) throw new BackupDamaged([{ at: path, message: bundle.message }]);
    for (const entry of bundle.entries) {
      const decoded = decodeEntry(entry);
      if (!decoded.ok) throw new BackupDamaged([{ at: `${path}, record ${this.#size}`, message: decoded.message }]);
      this.#held.push({ bytes: entry, id: fromHex(decoded.value.id) as Uint8Array });
      this.#size += 1;
    }
    if (this.#held.length >= APPEND_ENTRIES) await this.#append();
  }

  async #append(): Promise<void> {
    if (this.#held.length === 0) return;
    const tiles: FullTile[] = [];
    this.#range.appendAll(leafHashes(this.#held.map(({ bytes }) => bytes)), (node, hash) => collectTile(this.#pending, tiles, node, hash));
    const from = await this.store.head();
    const outcome = await this.store.append({ from, entries: this.#held, to: { size: this.#range.size, range: this.#range.serialise() }, tiles });
    if (outcome === 'conflict') throw new BooksError('Somebody else writes the journal that is being restored. Give the restore a folder and a schema of its own.');
    this.#held = [];
  }

  /** Audits what was written against the checkpoint of the backup, from the store, trusting nothing before it. */
  async finish(checkpoint: string, manifest: BackupManifest, progress: (done: number, of: number) => void): Promise<AuditReport> {
    await this.#append();
    await this.store.swapCheckpoint(undefined, checkpoint);
    const report = await audit(auditSourceOf(this.store, checkpoint), { progress: (_step, done, of) => progress(done, of) });
    if (!report.verified) throw new BackupDamaged([{ at: `the restored journal, ${report.failure?.at ?? ''}`, message: report.failure?.message ?? 'it does not verify' }]);
    if (report.treeSize !== manifest.treeSize || report.treeSize !== this.#size) throw new BackupDamaged([{ at: CHECKPOINT_PATH, message: `it covers ${report.treeSize} records, and ${this.#size} were restored` }]);
    return report;
  }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.from(await bytesOf(chunks)).toString('utf8');
}

/** Writes a file that only its owner reads. */
async function writeFileBelow(root: string, path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true, mode: 0o700 });
  const file = await open(join(root, path), 'wx', 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
