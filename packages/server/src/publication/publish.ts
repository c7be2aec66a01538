// Publication: a folder any file server can serve. The folder is made beside
// its place, written through to the disk, and put in place by a rename, so that
// a crash leaves the former publication whole. Pages, reports and assets are in
// the manifest, the manifest's digest is a record of the log, and the checkpoint
// covers that record.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonOf, logPaths, manifestBytes, type ManifestFile } from '@amanah/audit/publication-pass.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { PUBLISHED_REPORTS, buildReport } from '@amanah/projection/report.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import { drawnBy } from '@amanah/web/drawn-by.ts';
import { sitePages } from '@amanah/web/site.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { BooksError } from '../books/books-folder.ts';
import { sizeOfCheckpoint, tileFile } from '../books/log-files.ts';
import { siteView } from './site-view.ts';

/** Files on their way to the disk at a time: each is flushed, and a disk flushes several about as fast as one. */
const WRITTEN_AT_ONCE = 16;

export interface PublishProgress {
  readonly stage: 'pages' | 'log';
  readonly done: number;
  readonly of: number;
}

export interface Published {
  /** Tree size every figure was computed at. */
  readonly treeSize: number;
  /** Tree size of the checkpoint, which also covers the record of this publication. */
  readonly checkpointSize: number;
  readonly files: number;
  readonly bytes: number;
  readonly checkpoint: string;
}

/** Publishes the books into the folder `out`, in place of an earlier publication there. */
export async function publishBooks(opened: OpenedBooks, out: string, progress?: (progress: PublishProgress) => void): Promise<Published> {
  const target = resolve(out);
  await recover(target);
  await refuseForeign(target);
  const making = `${target}.making`;
  await rm(making, { recursive: true, force: true });
  const { journal } = opened;
  await journal.catchUp();
  const size = sizeToPublish(opened);
  const written = new FolderWriter(making);
  await writePages(opened, size, written, progress);
  const manifest = manifestBytes({ size, drawnBy: await drawnBy(), files: written.files });
  await recordPublication(opened, manifest, size, written.files.length);
  const checkpoint = await journal.checkpoint();
  const checkpointSize = sizeOfCheckpoint(checkpoint);
  await written.put('manifest.json', manifest);
  await writeLog(opened, checkpointSize, written, progress);
  await written.put('checkpoint', utf8(checkpoint));
  await written.syncFolders();
  await replace(target, making);
  return { treeSize: size, checkpointSize, files: written.files.length, bytes: written.bytes, checkpoint };
}

/** Publishing twice without a new record in between gives the same folder: the record of a publication is not a reason for another. */
export function sizeToPublish({ journal }: Pick<OpenedBooks, 'journal'>): number {
  const last = journal.books.control.at(-1);
  return last?.kind === 'publication' && last.index === journal.size - 1 && last.body['size'] === last.index ? last.index : journal.size;
}

async function writePages(opened: OpenedBooks, size: number, written: FolderWriter, progress: ((progress: PublishProgress) => void) | undefined): Promise<void> {
  const { books } = opened.journal;
  for (const name of PUBLISHED_REPORTS) {
    const report = buildReport(name, books, size);
    await written.put(`reports/${name}.json`, utf8(jsonOf(report)));
    await written.put(`reports/${name}.csv`, utf8(reportCsv(report)));
  }
  const view = await siteView(opened, size);
  for (const [path, asset] of view.assets.files) await written.put(path, asset.bytes);
  const pages = sitePages(view);
  for (let done = 0; done < pages.length; done += WRITTEN_AT_ONCE) {
    const some = pages.slice(done, done + WRITTEN_AT_ONCE);
    const drawn: Uint8Array[] = [];
    for (const page of some) drawn.push(await page.render());
    // The manifest lists them in this order, whichever reaches the disk first.
    await Promise.all(some.map(({ path }, at) => written.put(path, drawn[at] as Uint8Array)));
    progress?.({ stage: 'pages', done: done + some.length, of: pages.length });
  }
}

async function recordPublication({ journal }: OpenedBooks, manifest: Uint8Array, size: number, files: number): Promise<void> {
  const digest = createHash('sha256').update(manifest).digest('hex');
  const written = await journal.write((books) => {
    const last = books.control.findLast(({ kind }) => kind === 'publication');
    if (last?.body['manifest'] === digest && last.index === books.size - 1) return [];
    return [{ kind: 'publication', eventTime: journal.now(), body: { manifest: digest, size, files } }];
  });
  if (!written.ok) throw new BooksError(`The publication could not be recorded: ${written.refusal.message}`);
}

async function writeLog({ journal }: OpenedBooks, size: number, written: FolderWriter, progress: ((progress: PublishProgress) => void) | undefined): Promise<void> {
  const paths = logPaths(size).filter((path) => path !== 'checkpoint');
  for (let done = 0; done < paths.length; done += WRITTEN_AT_ONCE) {
    const some = paths.slice(done, done + WRITTEN_AT_ONCE);
    await Promise.all(some.map(async (path) => {
      const bytes = await tileFile(journal.store, size, path);
      if (bytes === undefined) throw new Error(`The journal has no ${path} although it is ${size} records long. Restore a backup.`);
      await written.putLog(path, bytes);
    }));
    progress?.({ stage: 'log', done: done + some.length, of: paths.length });
  }
}

/** A crash between the two renames of `replace` leaves the former publication under another name: put it back. */
async function recover(target: string): Promise<void> {
  const former = `${target}.former`;
  if (!existsSync(former)) return;
  if (existsSync(target)) await rm(former, { recursive: true, force: true });
  else await rename(former, target);
}

/** Only an empty folder or an earlier publication may be replaced. */
async function refuseForeign(target: string): Promise<void> {
  if (!existsSync(target)) return;
  const entries = await readdir(target).catch((error: unknown) => {
    throw new BooksError(`${target} is not a folder that can be published into. Name another folder.`, { cause: error });
  });
  if (entries.length > 0 && !entries.includes('checkpoint')) {
    throw new BooksError(`${target} holds other files (${entries.slice(0, 3).join(', ')}). Publish into a folder of its own; an earlier publication there is replaced.`);
  }
}

async function replace(target: string, making: string): Promise<void> {
  const former = `${target}.former`;
  if (existsSync(target)) await rename(target, former);
  await rename(making, target);
  await syncPath(dirname(target));
  await rm(former, { recursive: true, force: true });
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

/** Writes files into a new folder and remembers what the manifest says of them. */
class FolderWriter {
  readonly #root: string;
  readonly #folders = new Set<string>();
  readonly files: ManifestFile[] = [];
  bytes = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** A file the manifest lists. */
  async put(path: string, bytes: Uint8Array): Promise<void> {
    if (path !== 'manifest.json' && path !== 'checkpoint') {
      this.files.push({ path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
    }
    await this.putLog(path, bytes);
  }

  /** A file of the log, which proves itself. */
  async putLog(path: string, bytes: Uint8Array): Promise<void> {
    const place = join(this.#root, path);
    const folder = dirname(place);
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#folders.add(folder);
    }
    const handle = await open(place, 'wx');
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    this.bytes += bytes.length;
  }

  async syncFolders(): Promise<void> {
    for (const folder of this.#folders) await syncPath(folder);
    if (basename(this.#root) !== '') await syncPath(this.#root);
  }
}
