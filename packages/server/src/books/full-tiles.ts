// The tiles that an append completes, found while the tree grows.

import { TILE_WIDTH } from '@amanah/log/tile.ts';
import type { Node } from '@amanah/log/tree.ts';
import type { FullTile } from '@amanah/store/store.ts';

/** Takes a node that an append completed; `pending` holds the hashes of each tile level since its last full tile, and changes. */
export function collectTile(pending: Uint8Array[][], tiles: FullTile[], node: Node, hash: Uint8Array): void {
  if (node.level % 8 !== 0) return;
  const level = node.level / 8;
  const hashes = (pending[level] ??= []);
  hashes.push(hash);
  if (hashes.length < TILE_WIDTH) return;
  const bytes = new Uint8Array(TILE_WIDTH * 32);
  hashes.forEach((one, at) => bytes.set(one, at * 32));
  tiles.push({ level, index: Math.floor(node.index / TILE_WIDTH), hashes: bytes });
  pending[level] = [];
}
