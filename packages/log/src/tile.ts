/**
 * Tiles: the hashes of the tree as static files (C2SP tlog-tiles).
 *
 * A tile holds up to 256 neighbouring hashes of one level of every eighth
 * height. Its path is `tile/<L>/<N>` when full, and `tile/<L>/<N>.p/<W>` when it
 * holds only W hashes; entry bundles use `entries` in place of the level. N is
 * written in groups of three digits, all but the last led by `x`.
 *
 *     formatTilePath({ level: 0, index: 1234067, width: 256 })  ===  'tile/0/x001/x234/067'
 *     tileWidth({ level: 1, index: 1, size: 70_000 })           ===  17
 */
import { assert } from './assert.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { HASH_SIZE_BYTES } from './sha256.ts';
import type { HashReader } from './prove.ts';
import { hashAt, isCount, nodeHash } from './tree.ts';
import type { Node } from './tree.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;
const MAX_LEVEL = 63;

/** One tile: its level (`entries` for an entry bundle), its index within the level, and how many it holds. */
export type Tile = { readonly level: number | 'entries'; readonly index: number; readonly width: number };

/** Gives the bytes of tiles, in the order asked. A tile it cannot give is an outage: it throws. */
export type TileReader = (tiles: readonly Tile[]) => readonly Uint8Array[];

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Path of a tile relative to the log's prefix. */
export function formatTilePath({ level, index, width }: Tile): string {
  assert(level === 'entries' || (isCount(level) && level <= MAX_LEVEL), 'a tile level is from 0 to 63');
  assert(isCount(index), 'a tile index is a whole number');
  assert(isCount(width) && width >= 1 && width <= TILE_WIDTH, 'a tile holds 1 to 256 hashes');
  let rest = index;
  let path = group(rest);
  while (rest >= 1000) {
    rest = Math.floor(rest / 1000);
    path = `x${group(rest)}/${path}`;
  }
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

function group(index: number): string {
  return String(index % 1000).padStart(3, '0');
}

/** Reads the path of a tile. Codes: `tile-path` for any other text, `tile-index` for an index of 2^53 or more. */
export function parseTilePath(path: string): Result<{ readonly tile: Tile }, 'tile-path' | 'tile-index'> {
  const found = PATH.exec(path);
  if (found === null) return failure('tile-path', `${JSON.stringify(path)} is not the path of a tile`);
  const [, levelText = '', groups = '', widthText] = found;
  const index = Number(groups.replaceAll('x', '').replaceAll('/', ''));
  if (!isCount(index)) return failure('tile-index', 'the index of the tile is 2^53 or more');
  const level = levelText === 'entries' ? 'entries' : Number(levelText);
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  const isOther = (level !== 'entries' && level > MAX_LEVEL) || width > TILE_WIDTH
    || formatTilePath({ level, index, width }) !== path;
  if (isOther) return failure('tile-path', `${JSON.stringify(path)} is not the path of a tile`);
  return { ok: true, tile: { level, index, width } };
}

/** Hashes (or entries) that the tile holds in a tree of `size` leaves; 0 when there is no such tile yet. */
export function tileWidth({ level, index, size }: {
  readonly level: number | 'entries';
  readonly index: number;
  readonly size: number;
}): number {
  assert(isCount(index) && isCount(size), 'tile index and tree size are whole numbers');
  const available = hashesAtLevel({ level, size }) - index * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, available));
}

function hashesAtLevel({ level, size }: { readonly level: number | 'entries'; readonly size: number }): number {
  return level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
}

/** Levels that have at least one hash in a tree of `size` leaves. */
export function tileLevels({ size }: { readonly size: number }): number {
  let levels = 0;
  while (hashesAtLevel({ level: levels, size }) > 0) levels++;
  return levels;
}

/**
 * Tiles of hashes that a growth from `oldSize` to `newSize` makes or extends,
 * level by level from below, each level from left to right. From 0 these are
 * all tiles of the tree.
 */
export function tilesOfGrowth({ oldSize, newSize }: { readonly oldSize: number; readonly newSize: number }): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; level < tileLevels({ size: newSize }); level++) {
    tiles.push(...tilesOfLevel({ level, oldSize, newSize }));
  }
  return tiles;
}

/** Entry bundles that a growth from `oldSize` to `newSize` makes or extends, from left to right. */
export function bundlesOfGrowth({ oldSize, newSize }: { readonly oldSize: number; readonly newSize: number }): Tile[] {
  return tilesOfLevel({ level: 'entries', oldSize, newSize });
}

function tilesOfLevel({ level, oldSize, newSize }: {
  readonly level: number | 'entries';
  readonly oldSize: number;
  readonly newSize: number;
}): Tile[] {
  assert(isCount(oldSize) && isCount(newSize) && oldSize <= newSize, 'a log only grows');
  const before = hashesAtLevel({ level, size: oldSize });
  const after = hashesAtLevel({ level, size: newSize });
  const tiles: Tile[] = [];
  if (after === before) return tiles;
  for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++) {
    tiles.push({ level, index, width: tileWidth({ level, index, size: newSize }) });
  }
  return tiles;
}

/** Root over the hashes of a full tile: the one hash that it adds to the level above. */
export function fullTileHash(bytes: Uint8Array): Uint8Array {
  assert(bytes.length === TILE_WIDTH * HASH_SIZE_BYTES, 'only a full tile has a hash in the level above');
  return hashInTile({ bytes, start: 0, count: TILE_WIDTH });
}

function hashInTile({ bytes, start, count }: {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly count: number;
}): Uint8Array {
  let hashes = Array.from({ length: count }, (_, at) => hashAt(bytes, start + at));
  while (hashes.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < hashes.length; at += 2) above.push(nodeHash(hashes[at] as Uint8Array, hashes[at + 1] as Uint8Array));
    hashes = above;
  }
  return hashes[0] as Uint8Array;
}

/** The tile from which the hash of a complete node is computed, in a tree of `size` leaves. */
export function tileOfNode({ node, size }: { readonly node: Node; readonly size: number }): Tile {
  const place = placeOfNode(node);
  const width = tileWidth({ level: place.level, index: place.index, size });
  assert(width >= place.start + place.count, 'the node is complete in a tree of this size');
  return { level: place.level, index: place.index, width };
}

function placeOfNode({ level, index }: Node): { level: number; index: number; start: number; count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level - tileLevel * TILE_HEIGHT);
  const first = index * count;
  return { level: tileLevel, index: Math.floor(first / TILE_WIDTH), start: first % TILE_WIDTH, count };
}

/** The distinct tiles from which all the nodes are computed; what a distant reader must fetch. */
export function tilesOfNodes({ nodes, size }: { readonly nodes: readonly Node[]; readonly size: number }): Tile[] {
  const byPath = new Map<string, Tile>();
  for (const node of nodes) {
    const tile = tileOfNode({ node, size });
    byPath.set(formatTilePath(tile), tile);
  }
  return [...byPath.values()];
}

/** Hash of a complete node from the bytes of the tile that `tileOfNode` names. */
export function nodeFromTile({ node, bytes }: { readonly node: Node; readonly bytes: Uint8Array }): Uint8Array {
  const { start, count } = placeOfNode(node);
  return hashInTile({ bytes, start, count });
}

/** Reads nodes of a tree of `size` leaves from its tiles. The tiles' lengths are asserted, their truth is not known here. */
export function hashReaderOfTiles({ size }: { readonly size: number }, readTiles: TileReader): HashReader {
  return (nodes) => {
    const tiles = tilesOfNodes({ nodes, size });
    const bytes = readTiles(tiles);
    const bytesByPath = new Map(tiles.map((tile, at) => [formatTilePath(tile), bytes[at]]));
    return nodes.map((node) => {
      const tile = tileOfNode({ node, size });
      const found = bytesByPath.get(formatTilePath(tile));
      assert(found?.length === tile.width * HASH_SIZE_BYTES, `${formatTilePath(tile)} holds ${tile.width} hashes`);
      return nodeFromTile({ node, bytes: found });
    });
  };
}
