// A published folder in memory, to be changed as a forger would, and audited.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { audit, type AuditOptions, type AuditReport } from '@amanah/audit/audit.ts';
import { logPaths, manifestBytes, parseManifest } from '@amanah/audit/publication-pass.ts';
import type { AuditSource } from '@amanah/audit/verdict.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { decodeBundle, encodeBundle } from '@amanah/log/entry-bundle.ts';
import { TILE_WIDTH, formatTilePath, tileWidth } from '@amanah/log/tile.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { openStore } from '@amanah/store/open.ts';
import { initBooks, openBooks, type OpenedBooks } from '../src/books/books-folder.ts';
import { importFiles } from '../src/import/import.ts';
import { importFileAt } from '../src/import/input-file.ts';
import { sizeOfCheckpoint, tileFile } from '../src/books/log-files.ts';
import { pageCheck } from '../src/publication/page-check.ts';

/** Files of a publication by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

const NOW = '2026-11-21T12:00:00Z';
const clock = (): string => NOW;

/** Books with one import; forgers make theirs from the same settings and keys. */
export async function booksWith(folder: string, lists: readonly string[]): Promise<OpenedBooks> {
  const opened = await initBooks(folder, { name: 'Tamper', now: clock });
  await importLists(opened, folder, lists, 0);
  return opened;
}

/** Imports lists into books, `from` older versions being in them already. */
export async function importLists({ journal }: OpenedBooks, folder: string, lists: readonly string[], from: number): Promise<void> {
  for (const [at, list] of lists.entries()) {
    const file = `${folder}-${from + at}.csv`;
    writeFileSync(file, list);
    const report = await importFiles(journal, consignments, [await importFileAt(file)], { retrieved: `2026-11-0${1 + from + at}` });
    if (report.outcome !== 'imported') throw new Error(`${report.outcome}: ${JSON.stringify(report.problems[0])}`);
  }
}

/** Opens a copy of closed books, journal and keys and all. */
export async function openCopy(books: string, copy: string): Promise<OpenedBooks> {
  cpSync(books, copy, { recursive: true });
  return openBooks(copy, { now: clock });
}

/** Settings and keys of books without their journal: what somebody who holds both keys begins a new history with. */
export function copyKeys(books: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(books, 'keys'), join(folder, 'keys'), { recursive: true });
  cpSync(join(books, 'books.json'), join(folder, 'books.json.making'));
}

/** Every file of a folder. */
export function filesOf(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1).split(sep).join('/'), new Uint8Array(readFileSync(path))] as const;
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The whole audit over files in memory, pages included. */
export function auditFiles(files: Files, options: AuditOptions = {}): Promise<AuditReport> {
  const source: AuditSource = { unverifiedFile: async (path) => files.get(path), paths: async () => [...files.keys()] };
  return audit(source, { ...options, checkPage: pageCheck(source) });
}

/** The files with some of them replaced, or removed where the value is undefined. */
export function withFiles(files: Files, changes: Readonly<Record<string, Uint8Array | undefined>>): Map<string, Uint8Array> {
  const changed = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === undefined) changed.delete(path);
    else changed.set(path, bytes);
  }
  return changed;
}

export function sizeOf(files: Files): number {
  return sizeOfCheckpoint(new TextDecoder().decode(files.get('checkpoint')));
}

/** The entries of a publication in order. */
export function entriesOf(files: Files): Uint8Array[] {
  const size = sizeOf(files);
  const entries: Uint8Array[] = [];
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = tileWidth({ level: 'entries', index, size });
    const bundle = decodeBundle(files.get(formatTilePath({ level: 'entries', index, width })) as Uint8Array, { width });
    if (!bundle.ok) throw new Error(bundle.message);
    entries.push(...bundle.entries);
  }
  return entries;
}

/** The bundles that hold these entries, under the names they have in a log of `size`. */
export function bundlesOf(entries: readonly Uint8Array[], size = entries.length): Record<string, Uint8Array> {
  const bundles: Record<string, Uint8Array> = {};
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = tileWidth({ level: 'entries', index, size });
    bundles[formatTilePath({ level: 'entries', index, width })] = encodeBundle(entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH));
  }
  return bundles;
}

/** All files of a log of these entries: tiles, bundles, and a checkpoint signed with the seed. */
export async function logOf(entries: readonly Uint8Array[], { origin, seed }: { readonly origin: string; readonly seed: Uint8Array }): Promise<Record<string, Uint8Array>> {
  const range = new CompactRange();
  const leaves = leafHashes(entries);
  range.appendAll(leaves);
  const tiles: Record<string, Uint8Array> = {};
  let hashes: Uint8Array[] = Array.from({ length: entries.length }, (_, at) => leaves.slice(at * 32, at * 32 + 32));
  for (let level = 0; hashes.length > 0; level += 1) {
    const full: Uint8Array[] = [];
    for (let index = 0; index * TILE_WIDTH < hashes.length; index += 1) {
      const part = hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      tiles[formatTilePath({ level, index, width: part.length })] = new Uint8Array(Buffer.concat(part));
      if (part.length < TILE_WIDTH) continue;
      const above = new CompactRange();
      above.appendAll(new Uint8Array(Buffer.concat(part)));
      full.push(above.root());
    }
    hashes = full;
  }
  return { ...tiles, ...bundlesOf(entries), checkpoint: utf8(signCheckpoint({ origin, size: entries.length, root: range.root(), seed })) };
}

/** The publication without the files of its log. */
export function withoutLog(files: Files): Map<string, Uint8Array> {
  return new Map([...files].filter(([path]) => path !== 'checkpoint' && !path.startsWith('tile/')));
}

/** Publishes changed files as the publisher could: manifest, its record in the log, tiles and a signed checkpoint, all in order. */
export async function publishLie(books: string, copy: string, published: Files, lie: Readonly<Record<string, Uint8Array>>): Promise<Map<string, Uint8Array>> {
  const { journal } = await openCopy(books, copy);
  try {
    const parsed = parseManifest(published.get('manifest.json') as Uint8Array);
    if (!parsed.ok) throw new Error(parsed.message);
    const { size, files, drawnBy } = parsed.value;
    const manifest = manifestBytes({
      size,
      ...(drawnBy === undefined ? {} : { drawnBy }),
      files: files.map((file) => {
        const bytes = lie[file.path];
        return bytes === undefined ? file : { path: file.path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
      }),
    });
    const digest = createHash('sha256').update(manifest).digest('hex');
    const written = await journal.write([{ kind: 'publication', eventTime: NOW, body: { manifest: digest, size, files: files.length } }]);
    if (!written.ok) throw new Error(written.refusal.message);
    const checkpoint = await journal.checkpoint();
    const changed = withFiles(withoutLog(published), { ...lie, 'manifest.json': manifest, checkpoint: utf8(checkpoint) });
    for (const path of logPaths(journal.size)) {
      if (path !== 'checkpoint') changed.set(path, (await tileFile(journal.store, journal.size, path)) as Uint8Array);
    }
    return changed;
  } finally {
    await journal.close();
  }
}

/** The whole log of a store under a checkpoint, without pages: what books are audited as. */
export async function logOfBooks(books: string, checkpoint: string): Promise<Map<string, Uint8Array>> {
  const store = await openStore(books);
  try {
    const size = sizeOfCheckpoint(checkpoint);
    const files = new Map<string, Uint8Array>([['checkpoint', utf8(checkpoint)]]);
    for (const path of logPaths(size)) if (path !== 'checkpoint') files.set(path, (await tileFile(store, size, path)) as Uint8Array);
    return files;
  } finally {
    await store.close();
  }
}
