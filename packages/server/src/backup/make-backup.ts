// Makes a backup of books while they are being written. The size of the log is
// fixed first; what lies beside it is copied afterwards, so that nothing a
// record up to there speaks of can be missing.

import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex, utf8 } from '@amanah/log/bytes.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { encodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, TILE_WIDTH } from '@amanah/log/tile.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { copySqlite } from '@amanah/store/sqlite-copy.ts';
import { StoreCorrupt, type Store } from '@amanah/store/store.ts';
import { BooksError, openUnjudged } from '../books/books-folder.ts';
import { sizeOfCheckpoint } from '../books/log-files.ts';
import { BOOKS_PREFIX, CHECKPOINT_PATH, COPY_PREFIX, DIGEST_PATH, digestText, LOG_PREFIX, MANIFEST_PATH, readmeText, README_PATH, SETTINGS_PATH, type BackupManifest, type ManifestFile } from './backup-form.ts';
import { DATABASES_BESIDE } from './databases-beside.ts';
import { TAR_END, tarCanName, tarHeader, tarPadding } from './tar.ts';

export interface BackupOptions {
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
  readonly withKeys: boolean;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly time: string;
  /** Takes the bytes of the backup in order; resolves when the next may come. */
  readonly write: (bytes: Uint8Array) => Promise<unknown>;
  readonly progress?: (records: number, of: number) => void;
}

export interface BackupMade {
  readonly treeSize: number;
  readonly root: string;
  readonly files: number;
  readonly bytes: number;
  readonly keys: boolean;
  /** SHA-256 of every byte before the last file; `restore` takes it with `--digest`. */
  readonly digest: string;
}

/** A copy that is older than this was left by a backup that was cut off: reading one takes seconds. */
const COPY_LIVES_MS = 3_600_000;

/** Makes a backup. Throws BooksError, and StoreCorrupt when the journal is not what its checkpoint says. */
export async function makeBackup({ folder, databaseUrl, withKeys, time, write, progress }: BackupOptions): Promise<BackupMade> {
  const { name, origin, store, logSeed } = await openUnjudged(folder, { databaseUrl });
  const archive = new ArchiveWriter(write, Date.parse(time) / 1000);
  try {
    const checkpoint = await checkpointOver(store, { origin, logSeed });
    const treeSize = sizeOfCheckpoint(checkpoint);
    await archive.add(README_PATH, utf8(readmeText({ name, made: time, treeSize, keys: withKeys })));
    await archive.add(CHECKPOINT_PATH, utf8(checkpoint));
    const root = await addEntries(archive, store, { treeSize, checkpoint, progress });
    await archive.add(SETTINGS_PATH, await readFile(join(folder, 'books.json')));
    for (const name of DATABASES_BESIDE) await addDatabase(archive, { folder, name, time });
    for (const path of await filesBeside(folder, { withKeys })) await archive.addFile(`${BOOKS_PREFIX}${path}`, join(folder, path));
    const manifest: BackupManifest = { format: 1, made: time, name, origin, treeSize, root, keys: withKeys, files: [...archive.files] };
    const { digest, bytes } = await archive.finish(manifest);
    return { treeSize, root, files: manifest.files.length, bytes, keys: withKeys, digest };
  } finally {
    await store.close();
  }
}

/** The stored checkpoint where it covers every record, and otherwise one signed now. */
async function checkpointOver(store: Store, { origin, logSeed }: { readonly origin: string; readonly logSeed: Uint8Array | undefined }): Promise<string> {
  const [head, held] = [await store.head(), await store.checkpoint()];
  if (head.size === 0) throw new BooksError('These books hold no record yet: there is nothing to back up.');
  if (held !== undefined && sizeOfCheckpoint(held) === head.size) return held;
  if (logSeed === undefined) throw new BooksError('The key keys/log is missing, which signs what a backup is checked against. Put it back, or use: amanah export journal');
  if (held !== undefined && sizeOfCheckpoint(held) > head.size) throw new StoreCorrupt(`the journal holds ${head.size} records and its own checkpoint covers ${sizeOfCheckpoint(held)}: records were lost, and a backup of this would hide it`);
  const range = CompactRange.parse(head.range);
  if (!range.ok || range.range.size !== head.size) throw new StoreCorrupt('the stored state of the tree is damaged: run amanah verify');
  return signCheckpoint({ origin, size: head.size, root: range.range.root(), seed: logSeed });
}

async function addEntries(archive: ArchiveWriter, store: Store, { treeSize, checkpoint, progress }: { readonly treeSize: number; readonly checkpoint: string; readonly progress: BackupOptions['progress'] }): Promise<string> {
  const range = new CompactRange();
  let held: Uint8Array[] = [];
  const put = async (): Promise<void> => {
    await archive.add(`${LOG_PREFIX}${formatTilePath({ level: 'entries', index: Math.floor(range.size / TILE_WIDTH), width: held.length })}`, encodeBundle(held));
    range.appendAll(leafHashes(held));
    held = [];
    progress?.(range.size, treeSize);
  };
  for await (const entry of store.stream(0, treeSize)) {
    held.push(entry);
    if (held.length === TILE_WIDTH) await put();
  }
  if (held.length > 0) await put();
  if (Buffer.from(range.root()).toString('base64') !== checkpoint.split('\n')[2]) {
    throw new StoreCorrupt('the entries of the journal are not those its checkpoint covers, so this would be a backup of damage: run amanah verify, and restore an older backup');
  }
  return toHex(range.root());
}

/** A database beside the journal, as it stood at one moment. */
async function addDatabase(archive: ArchiveWriter, { folder, name, time }: { readonly folder: string; readonly name: string; readonly time: string }): Promise<void> {
  const file = join(folder, name);
  if (!existsSync(file)) return;
  await removeLeftCopies(folder, Date.parse(time) - COPY_LIVES_MS);
  const place = await mkdtemp(join(folder, COPY_PREFIX));
  try {
    copySqlite(file, join(place, name));
    await archive.addFile(`${BOOKS_PREFIX}${name}`, join(place, name));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function removeLeftCopies(folder: string, before: number): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(COPY_PREFIX))) {
    const made = await stat(join(folder, name)).catch(() => undefined);
    if (made !== undefined && made.mtimeMs < before) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Every other file in the folder of the books: attachments, texts kept beside the log, and keys where they are asked for. */
async function filesBeside(folder: string, { withKeys }: { readonly withKeys: boolean }): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isLeftOut(path, withKeys)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (!entry.isFile()) throw new BooksError(`${join(folder, path)} is neither a file nor a folder, so a backup cannot hold it. Move it out of the books.`);
      else if (!tarCanName(`${BOOKS_PREFIX}${path}`)) throw new BooksError(`The name of ${join(folder, path)} is too long for a backup. Give it a shorter one.`);
      else found.push(path);
    }
  };
  await walk('');
  return found.sort();
}

function isLeftOut(path: string, withKeys: boolean): boolean {
  const [first = ''] = path.split('/');
  if (first === 'keys') return !withKeys;
  // The journal and the settings stand in the backup in their own form; the rest is being made or copied just now.
  return first.startsWith('books.sqlite') || first.startsWith('books.json') || DATABASES_BESIDE.some((name) => first.startsWith(name)) || first.startsWith(COPY_PREFIX) || path.endsWith('.new') || path.endsWith('.part');
}

/** Writes the archive and remembers what the manifest has to say of it. */
class ArchiveWriter {
  readonly files: ManifestFile[] = [];
  readonly #write: BackupOptions['write'];
  readonly #time: number;
  readonly #all: Hash = createHash('sha256');
  #bytes = 0;

  constructor(write: BackupOptions['write'], time: number) {
    this.#write = write;
    this.#time = time;
  }

  async add(path: string, bytes: Uint8Array): Promise<void> {
    await this.#put(tarHeader({ path, bytes: bytes.length, time: this.#time }));
    await this.#put(bytes);
    await this.#put(tarPadding(bytes.length));
    this.files.push({ path, bytes: bytes.length, sha256: sha256Of(bytes) });
  }

  /** Adds a file of the disk. One that is gone meanwhile, as an erasure takes an attachment away, is left out. */
  async addFile(path: string, file: string): Promise<void> {
    const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (handle === undefined) return;
    try {
      const { size } = await handle.stat();
      await this.#put(tarHeader({ path, bytes: size, time: this.#time }));
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        if (bytes > size) break;
        await this.#put(chunk);
      }
      if (bytes !== size) throw new BooksError(`${file} changed while it was read. Make the backup again.`);
      await this.#put(tarPadding(bytes));
      this.files.push({ path, bytes, sha256: hash.digest('hex') });
    } finally {
      await handle.close();
    }
  }

  async finish(manifest: BackupManifest): Promise<{ readonly digest: string; readonly bytes: number }> {
    const text = utf8(`${JSON.stringify(manifest, null, 1)}\n`);
    await this.add(MANIFEST_PATH, text);
    const digest = this.#all.copy().digest('hex');
    await this.add(DIGEST_PATH, utf8(digestText({ all: digest, manifest: sha256Of(text) })));
    await this.#put(TAR_END);
    return { digest, bytes: this.#bytes };
  }

  async #put(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    this.#all.update(bytes);
    this.#bytes += bytes.length;
    await this.#write(bytes);
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
