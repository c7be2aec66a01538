// A log as the static files a stranger is given: checkpoint, tiles, bundles,
// and, where asked for, the reports with their manifest.

import type { AuditSource } from '@amanah/audit/verdict.ts';
import { manifestBytes, reportJson } from '@amanah/audit/publication-pass.ts';
import { concat, utf8 } from '@amanah/log/bytes.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { encodeBundle } from '@amanah/log/entry-bundle.ts';
import { MemoryTree } from '@amanah/log/memory-tree.ts';
import { bundlesOfGrowth, formatTilePath, TILE_HEIGHT, TILE_WIDTH, tilesOfGrowth, type Tile } from '@amanah/log/tile.ts';
import { leafHash } from '@amanah/log/tree.ts';
import { buildReport, PUBLISHED_REPORTS } from '@amanah/projection/report.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';

/** The files of a publication by path. */
export type Files = Map<string, Uint8Array>;

/** Who signs checkpoints. */
export interface LogSigner {
  readonly origin: string;
  readonly logSeed: Uint8Array;
}

/** A signed checkpoint over these entries. */
export function checkpointOf(entries: readonly Uint8Array[], { origin, logSeed }: LogSigner): string {
  const tree = treeOf(entries);
  return signCheckpoint({ origin, size: tree.size, root: tree.root(), seed: logSeed });
}

/** Everything a stranger needs to verify these entries. */
export function logFiles(entries: readonly Uint8Array[], signer: LogSigner): Files {
  const tree = treeOf(entries);
  const files: Files = new Map([['checkpoint', utf8(checkpointOf(entries, signer))]]);
  for (const bundle of bundlesOfGrowth({ oldSize: 0, newSize: entries.length })) {
    files.set(formatTilePath(bundle), encodeBundle(entries.slice(bundle.index * TILE_WIDTH, bundle.index * TILE_WIDTH + bundle.width)));
  }
  for (const tile of tilesOfGrowth({ oldSize: 0, newSize: entries.length })) files.set(formatTilePath(tile), tileOf(tree, tile));
  return files;
}

function treeOf(entries: readonly Uint8Array[]): MemoryTree {
  const tree = new MemoryTree();
  for (const entry of entries) tree.append(leafHash(entry));
  return tree;
}

function tileOf(tree: MemoryTree, { level, index, width }: Tile): Uint8Array {
  const nodes = Array.from({ length: width }, (_, at) => ({ level: TILE_HEIGHT * (level as number), index: index * TILE_WIDTH + at }));
  return concat(...tree.readHashes(nodes));
}

/** The reports of the books and the manifest that names them. */
export function reportFiles(books: Books): Files {
  const files: Files = new Map();
  for (const name of PUBLISHED_REPORTS) {
    files.set(`reports/${name}.json`, utf8(reportJson(name, books, books.size)));
    files.set(`reports/${name}.csv`, utf8(reportCsv(buildReport(name, books, books.size))));
  }
  files.set('manifest.json', manifestOf(files, books.size));
  return files;
}

/** A manifest of these files. */
export function manifestOf(files: Files, size: number): Uint8Array {
  const named = [...files].filter(([path]) => path !== 'manifest.json');
  return manifestBytes({ size, files: named.map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes), bytes: bytes.length })) });
}

/** Files as something to audit: a log alone, or with a manifest a whole publication, whose paths can be listed. */
export function sourceOf(files: Files): AuditSource {
  const unverifiedFile: AuditSource['unverifiedFile'] = async (path) => files.get(path);
  return files.has('manifest.json') ? { unverifiedFile, paths: async () => [...files.keys()] } : { unverifiedFile };
}
