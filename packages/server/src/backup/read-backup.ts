// Reads a backup from its first byte to its last and says what is not as it was
// written. Every byte is covered: headers and padding must be exactly what the
// writer writes, every file has its SHA-256 in the manifest, and the last file
// holds the SHA-256 of all bytes before it.

import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { BackupDamaged, CHECKPOINT_PATH, DIGEST_PATH, digestsOf, isSafePath, MANIFEST_PATH, manifestOf, SETTINGS_PATH, type BackupManifest, type Damage, type ManifestFile } from './backup-form.ts';
import { BLOCK_BYTES, readTarHeader, tarPadding, TAR_END } from './tar.ts';

export interface ReadOptions {
  /** The digest that `amanah backup` printed, where somebody noted it down. */
  readonly digest?: string | undefined;
  readonly progress?: ((bytes: number, of: number) => void) | undefined;
  /** Is given each file before the manifest, in the order of the backup; it must read `chunks` to the end. */
  readonly file?: (path: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>;
}

const CHUNK_BYTES = 1 << 20;
/** Manifest and digest are read whole. */
const TEXT_BYTES_MAX = 1 << 29;

/** Reads a whole backup and gives its manifest. Throws BackupDamaged with every damage that could be told apart. */
export async function readBackup(path: string, options: ReadOptions = {}): Promise<BackupManifest> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await new BackupReader(handle, size, options).read();
  } finally {
    await handle.close();
  }
}

class BackupReader {
  readonly #handle: FileHandle;
  readonly #size: number;
  readonly #options: ReadOptions;
  readonly #all = createHash('sha256');
  readonly #found: ManifestFile[] = [];
  readonly #damages: Damage[] = [];
  #at = 0;

  constructor(handle: FileHandle, size: number, options: ReadOptions) {
    this.#handle = handle;
    this.#size = size;
    this.#options = options;
  }

  async read(): Promise<BackupManifest> {
    let manifestText = '';
    for (;;) {
      const headerAt = this.#at;
      const block = await this.#take(BLOCK_BYTES, 'a header');
      const header = readTarHeader(block);
      if (header === 'end') throw this.#stop(`byte ${headerAt}`, 'the backup ends here, before its digest');
      if (header === undefined || !isSafePath(header.path)) throw this.#stop(`byte ${headerAt}`, `the header of the file after ${this.#found.at(-1)?.path ?? 'the beginning'} is not one that was written`);
      const { path, bytes } = header;
      if (path === DIGEST_PATH) return this.#finish(manifestText, await this.#text(path, bytes), bytes);
      this.#all.update(block);
      if (manifestText !== '') throw this.#stop(path, 'stands after the manifest, where nothing but the digest does');
      if (path === MANIFEST_PATH) manifestText = await this.#text(path, bytes, this.#all);
      else await this.#file(path, bytes);
      await this.#padding(path, bytes);
    }
  }

  async #file(path: string, bytes: number): Promise<void> {
    const hash = createHash('sha256');
    const chunks = this.#chunks(path, bytes, (chunk) => {
      hash.update(chunk);
      this.#all.update(chunk);
    });
    if (this.#options.file !== undefined) await this.#options.file(path, chunks);
    // What nobody took is read all the same.
    for await (const _chunk of chunks) continue;
    this.#found.push({ path, bytes, sha256: hash.digest('hex') });
  }

  async *#chunks(path: string, bytes: number, seen: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = bytes; left > 0; ) {
      const chunk = await this.#take(Math.min(left, CHUNK_BYTES), path);
      seen(chunk);
      left -= chunk.length;
      this.#options.progress?.(this.#at, this.#size);
      yield chunk;
    }
  }

  async #text(path: string, bytes: number, hash?: { update(bytes: Uint8Array): unknown }): Promise<string> {
    if (bytes > TEXT_BYTES_MAX) throw this.#stop(path, `it would be ${bytes} bytes long`);
    const parts: Uint8Array[] = [];
    for await (const chunk of this.#chunks(path, bytes, (part) => hash?.update(part))) parts.push(chunk);
    return Buffer.concat(parts).toString('utf8');
  }

  async #padding(path: string, bytes: number): Promise<void> {
    const padding = await this.#take(tarPadding(bytes).length, `the bytes after ${path}`);
    if (padding.some((byte) => byte !== 0)) this.#damages.push({ at: `after ${path}`, message: 'the bytes up to the next header are not zero' });
    this.#all.update(padding);
  }

  async #finish(manifestText: string, digestFile: string, digestBytes: number): Promise<BackupManifest> {
    const digest = this.#all.digest('hex');
    await this.#end(digestBytes);
    const told = digestsOf(digestFile);
    const manifest = manifestOf(manifestText);
    if (told === undefined) this.#damages.push({ at: DIGEST_PATH, message: 'it is not what was written' });
    const manifestHolds = createHash('sha256').update(manifestText).digest('hex') === told?.manifest;
    if (manifest === undefined || (told !== undefined && !manifestHolds)) this.#damages.push({ at: MANIFEST_PATH, message: 'it is not what was written, so the files cannot be told apart' });
    else this.#compare(manifest);
    if (told !== undefined && told.all !== digest && this.#damages.length === 0) this.#damages.push({ at: DIGEST_PATH, message: 'the bytes before it have another SHA-256' });
    if (this.#options.digest !== undefined && this.#options.digest !== digest) this.#damages.push({ at: DIGEST_PATH, message: `this backup has the digest ${digest}, not the one that was given` });
    if (this.#damages.length > 0 || manifest === undefined) throw new BackupDamaged(this.#damages);
    return manifest;
  }

  async #end(digestBytes: number): Promise<void> {
    const end = await this.#take(tarPadding(digestBytes).length + TAR_END.length, 'the end');
    if (end.some((byte) => byte !== 0)) this.#damages.push({ at: 'the end', message: 'the last blocks are not zero' });
    if (this.#at !== this.#size) this.#damages.push({ at: `byte ${this.#at}`, message: `${this.#size - this.#at} bytes follow the end` });
  }

  #compare({ files }: BackupManifest): void {
    const found = new Map(this.#found.map((file) => [file.path, file]));
    if (found.size !== this.#found.length) this.#damages.push({ at: MANIFEST_PATH, message: 'a file stands twice in the backup' });
    for (const { path, bytes, sha256 } of files) {
      const file = found.get(path);
      found.delete(path);
      if (file === undefined) this.#damages.push({ at: path, message: 'it is missing' });
      else if (file.bytes !== bytes || file.sha256 !== sha256) this.#damages.push({ at: path, message: 'it is not what was written' });
    }
    for (const path of found.keys()) this.#damages.push({ at: path, message: 'the manifest does not name it' });
    for (const needed of [SETTINGS_PATH, CHECKPOINT_PATH]) {
      if (!files.some(({ path }) => path === needed)) this.#damages.push({ at: needed, message: 'a backup of books has one' });
    }
  }

  #stop(at: string, message: string): BackupDamaged {
    return new BackupDamaged([...this.#damages, { at, message }]);
  }

  async #take(count: number, what: string): Promise<Uint8Array> {
    const bytes = Buffer.alloc(count);
    for (let have = 0; have < count; ) {
      const { bytesRead } = await this.#handle.read(bytes, have, count - have, this.#at + have);
      if (bytesRead === 0) throw this.#stop(what, `the backup is cut off at byte ${this.#size}`);
      have += bytesRead;
    }
    this.#at += count;
    return bytes;
  }
}
