// The files of the log (C2SP tlog-tiles) as a store gives them: tiles of hashes and bundles of entries. Served over HTTP,
// read by the audit of books, and used to make proofs. What a tile that is not yet full would hold is computed from what
// stands below it.

import { utf8 } from '@amanah/log/bytes.ts';
import { encodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, fullTileHash, nodeFromTile, parseTilePath, tileOfNode, tilesOfNodes, tileWidth, TILE_WIDTH, type Tile } from '@amanah/log/tile.ts';
import { planInclusion, proofFromPlan } from '@amanah/log/prove.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { HASH_SIZE_BYTES } from '@amanah/log/sha256.ts';
import type { AuditSource } from '@amanah/audit/verdict.ts';
import type { Store } from '@amanah/store/store.ts';

/** The number of records that a checkpoint covers, by its second line. */
export function sizeOfCheckpoint(note: string): number {
  return Number(note.split('\n')[1]);
}

/**
 * The bytes of a tile or entry bundle; undefined where a log of `size` records has none. A part of a tile is given at
 * any width up to the present one, because readers of an older checkpoint ask for fewer hashes than there are by now.
 */
async function tileBytes(store: Store, size: number, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
  if (tileWidth({ level, index, size }) < width) return undefined;
  const first = index * TILE_WIDTH;
  if (level === 'entries') return encodeBundle(await store.read(first, first + width));
  const full = await store.tile(level, index);
  if (full !== undefined) return full.subarray(0, width * HASH_SIZE_BYTES);
  if (level === 0) return leafHashes(await store.read(first, first + width));
  const bytes = new Uint8Array(width * HASH_SIZE_BYTES);
  for (let at = 0; at < width; at += 1) {
    const below = await store.tile(level - 1, first + at);
    // The tile below is full by the size of the log; a store that lacks it is damaged, and the tile is missing.
    if (below === undefined) return undefined;
    bytes.set(fullTileHash(below), at * HASH_SIZE_BYTES);
  }
  return bytes;
}

/** The file of the log at this path (`tile/0/x001/234`); undefined for any other path. */
export async function tileFile(store: Store, size: number, path: string): Promise<Uint8Array | undefined> {
  const parsed = parseTilePath(path);
  return parsed.ok ? tileBytes(store, size, parsed.tile) : undefined;
}

/** Hashes from the leaf's sibling upwards that show record `index` in the tree of `size` records. */
export async function inclusionProof(store: Store, { index, size }: { readonly index: number; readonly size: number }): Promise<Uint8Array[]> {
  const plan = planInclusion({ index, size });
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesOfNodes({ nodes: plan.nodes, size })) {
    const bytes = await tileBytes(store, size, tile);
    if (bytes === undefined) throw new Error(`The journal has no ${formatTilePath(tile)} although it is ${size} records long. Restore it from a copy.`);
    tiles.set(formatTilePath(tile), bytes);
  }
  const hashes = plan.nodes.map((node) => nodeFromTile({ node, bytes: tiles.get(formatTilePath(tileOfNode({ node, size }))) as Uint8Array }));
  return proofFromPlan(plan, hashes);
}

/** A store as something to audit, under a checkpoint: what lies on the disk, not what a process believes of it. */
export function auditSourceOf(store: Store, checkpoint: string): AuditSource {
  const size = sizeOfCheckpoint(checkpoint);
  return { unverifiedFile: async (path) => (path === 'checkpoint' ? utf8(checkpoint) : tileFile(store, size, path)) };
}
