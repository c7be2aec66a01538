// The first pass of an audit: bytes. Every entry is hashed into the tree and
// compared with the tiles; every entry is canonical; every author's chain is
// linked and sealed. It knows nothing of what records mean.

import { parseCanonical } from '@amanah/log/canonical.ts';
import { isPlainlyCanonical } from '@amanah/log/canonical-scan.ts';
import { equal, toHex } from '@amanah/log/bytes.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, TILE_WIDTH, tileLevels, tileWidth, type Tile } from '@amanah/log/tile.ts';
import { leafHashes, nodeHash, type Node } from '@amanah/log/tree.ts';
import { chainLinkOf, type ChainLink } from './chain-link.ts';
import { decodeEntry, SEAL_SPAN_MAX, sealVerifies } from '@amanah/record/entry.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { AuditStop, stop, type AuditFailure, type AuditSource } from './verdict.ts';

/** A tree the journal must contain as a prefix: an older checkpoint somebody kept. */
export interface OlderTree {
  readonly size: number;
  readonly root: Uint8Array;
}

export interface LogPassOptions {
  readonly size: number;
  readonly root: Uint8Array;
  readonly older?: readonly OlderTree[];
  readonly progress?: (records: number) => void;
}

/** What a pass has read before its first bundle. */
export const NOTHING_READ: Uint8Array = new Uint8Array(32);

/** What a pass has read after one more bundle. Two passes that end with the same value read the same bytes. */
export function afterReading(before: Uint8Array, bundleDigest: Uint8Array): Uint8Array {
  return nodeHash(before, bundleDigest);
}

export type LogPassResult = { readonly ok: true; readonly seals: number; readonly authors: number; readonly tiles: number; readonly read: Uint8Array } | { readonly ok: false; readonly failure: AuditFailure };

/** Runs the pass over the first `size` entries. */
export async function logPass(source: AuditSource, options: LogPassOptions): Promise<LogPassResult> {
  try {
    return await new LogPass(source, options).run();
  } catch (error) {
    if (error instanceof AuditStop) return { ok: false, failure: error.failure };
    throw error;
  }
}

interface Chain {
  seq: number;
  head: string;
  unsealed: number;
  lastRow: number;
}

class LogPass {
  readonly #source: AuditSource;
  readonly #options: LogPassOptions;
  readonly #range = new CompactRange();
  readonly #chains = new Map<string, Chain>();
  /** Hashes recomputed per level since that level's last tile. */
  readonly #levels: Uint8Array[][] = [];
  /** The first place where a tile and the entries differ: which of the two is wrong, the root decides. */
  #mismatch: { tile: string; records: string } | undefined;
  /** The first thing wrong with a record. It is reported only after the root: an entry the log never committed to is not a record. */
  #deferred: { row: number; code: string; message: string } | undefined;
  #read: Uint8Array = NOTHING_READ;
  #seals = 0;
  #tiles = 0;

  constructor(source: AuditSource, options: LogPassOptions) {
    this.#source = source;
    this.#options = options;
  }

  async run(): Promise<LogPassResult> {
    const { size, progress } = this.#options;
    this.#compareOlder(0);
    for (let index = 0; index * TILE_WIDTH < size; index += 1) {
      const entries = await this.#bundle(index);
      await this.#hash(entries, index);
      entries.forEach((bytes, at) => this.#entry(bytes, index * TILE_WIDTH + at));
      progress?.(Math.min(size, (index + 1) * TILE_WIDTH));
    }
    await this.#partialTiles();
    this.#judgeRoot();
    if (this.#deferred !== undefined) stop('chains', this.#deferred.code, `record ${this.#deferred.row}`, `record ${this.#deferred.row}: ${this.#deferred.message}`);
    for (const [author, chain] of this.#chains) {
      if (chain.unsealed > 0) stop('chains', 'unsealed-tail', `record ${chain.lastRow}`, `the last ${chain.unsealed} records of author ${author} carry no seal`);
    }
    return { ok: true, seals: this.#seals, authors: this.#chains.size, tiles: this.#tiles, read: this.#read };
  }

  async #bundle(index: number): Promise<readonly Uint8Array[]> {
    const { size } = this.#options;
    const width = tileWidth({ level: 'entries', index, size });
    const path = formatTilePath({ level: 'entries', index, width });
    const bytes = await this.#source.unverifiedFile(path);
    if (bytes === undefined) stop('entries', 'bundle-missing', path, `the checkpoint covers ${size} records but ${path} is missing`);
    const bundle = decodeBundle(bytes, { width });
    if (!bundle.ok) stop('entries', bundle.code, path, bundle.message);
    this.#read = afterReading(this.#read, sha256(bytes));
    return bundle.entries;
  }

  async #hash(entries: readonly Uint8Array[], bundle: number): Promise<void> {
    const older = new Set((this.#options.older ?? []).map((tree) => tree.size));
    const leaves = leafHashes(entries);
    const full: Tile[] = [];
    for (let at = 0; at < entries.length; at += 1) {
      this.#range.append(leaves.subarray(at * 32, at * 32 + 32), (node, hash) => this.#collect(node, hash, full));
      if (older.has(this.#range.size)) this.#compareOlder(this.#range.size);
    }
    for (const tile of full) await this.#compareTile(tile, this.#levels[tile.level as number]?.splice(0, TILE_WIDTH) ?? [], bundle);
  }

  #collect(node: Node, hash: Uint8Array, full: Tile[]): void {
    if (node.level % 8 !== 0) return;
    const level = node.level / 8;
    const hashes = (this.#levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length % TILE_WIDTH === 0) full.push({ level, index: Math.floor(node.index / TILE_WIDTH), width: TILE_WIDTH });
  }

  async #partialTiles(): Promise<void> {
    const { size } = this.#options;
    for (let level = 0; level < tileLevels({ size }); level += 1) {
      const hashes = this.#levels[level] ?? [];
      if (hashes.length === 0) continue;
      const index = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
      await this.#compareTile({ level, index, width: hashes.length }, hashes, Math.floor((size - 1) / TILE_WIDTH));
    }
  }

  async #compareTile(tile: Tile, hashes: readonly Uint8Array[], bundle: number): Promise<void> {
    const path = formatTilePath(tile);
    const bytes = await this.#source.unverifiedFile(path);
    if (bytes === undefined) stop('tiles', 'tile-missing', path, `${path} is missing`);
    if (bytes.length !== tile.width * 32) stop('tiles', 'tile-length', path, `${path} holds ${bytes.length} bytes instead of ${tile.width * 32}`);
    this.#tiles += 1;
    const at = hashes.findIndex((hash, place) => !equal(hash, bytes.subarray(place * 32, place * 32 + 32)));
    if (at < 0 || this.#mismatch !== undefined) return;
    const span = TILE_WIDTH ** (tile.level as number);
    const first = (tile.index * TILE_WIDTH + at) * span;
    const width = tileWidth({ level: 'entries', index: bundle, size: this.#options.size });
    const inBundle = formatTilePath({ level: 'entries', index: tile.level === 0 ? tile.index : bundle, width: tile.level === 0 ? tile.width : width });
    this.#mismatch = { tile: `${path}, hash ${at}`, records: span === 1 ? `record ${first} in ${inBundle}` : `records ${first} to ${first + span - 1}` };
  }

  #judgeRoot(): void {
    const same = equal(this.#range.root(), this.#options.root);
    const mismatch = this.#mismatch;
    if (same && mismatch !== undefined) stop('tiles', 'tile-hash', mismatch.tile, `${mismatch.tile} is not the hash of the entries, which lead to the signed root`);
    if (same) return;
    if (mismatch !== undefined) {
      stop('entries', 'entry-changed', mismatch.records, `${mismatch.records}: not what the log committed to; the hash differs from ${mismatch.tile}`);
    }
    stop('tree', 'root', 'checkpoint', `the entries lead to root ${toHex(this.#range.root())}, the checkpoint states ${toHex(this.#options.root)}`);
  }

  #compareOlder(size: number): void {
    for (const tree of this.#options.older ?? []) {
      if (tree.size === size && !equal(tree.root, this.#range.root())) {
        stop('history', 'history-rewritten', `records 0 to ${size - 1}`, `the older checkpoint of ${size} records has another root: something in these records was changed after it was signed`);
      }
    }
  }

  /** A changed entry is reported by the tree; here an entry must be canonical and continue its author's chain. */
  #entry(bytes: Uint8Array, row: number): void {
    if (this.#mismatch !== undefined) return;
    const link = (isPlainlyCanonical(bytes) ? chainLinkOf(bytes) : undefined) ?? this.#linkOf(bytes, row);
    if (link === undefined) return;
    const { author, seq, prev, id, seal } = link;
    const chain = this.#chains.get(author);
    const expected = (chain?.seq ?? -1) + 1;
    if (seq !== expected) this.#defer(row, 'sequence', `author's sequence number is ${seq}, expected ${expected}`);
    else if ((prev ?? '') !== (chain?.head ?? '')) this.#defer(row, 'previous', 'prev is not the id of the author\'s record before');
    const unsealed = seal === undefined ? (chain?.unsealed ?? 0) + 1 : 0;
    if (unsealed >= SEAL_SPAN_MAX) this.#defer(row, 'seal-missing', `${unsealed} records in a row carry no seal`);
    if (seal !== undefined) {
      this.#seals += 1;
      if (this.#deferred === undefined && !sealVerifies(author, id, seal)) this.#defer(row, 'seal', 'the seal is not the author\'s over this record');
    }
    this.#chains.set(author, { seq, head: id, unsealed, lastRow: row });
  }

  /** The link of an entry that is out of the ordinary, or undefined after noting what is wrong with it. */
  #linkOf(bytes: Uint8Array, row: number): ChainLink | undefined {
    const canonical = parseCanonical(bytes);
    if (!canonical.ok) {
      this.#defer(row, 'not-canonical', `not canonical JSON: ${canonical.code} at byte ${canonical.at}`);
      return undefined;
    }
    const decoded = decodeEntry(bytes, { canonicalElsewhere: true });
    if (!decoded.ok) {
      this.#defer(row, 'malformed', decoded.message);
      return undefined;
    }
    const { record, id, seal } = decoded.value;
    return { author: record.author, seq: record.seq, id, ...(record.prev === undefined ? {} : { prev: record.prev }), ...(seal === undefined ? {} : { seal }) };
  }

  #defer(row: number, code: string, message: string): void {
    this.#deferred ??= { row, code, message };
  }
}
