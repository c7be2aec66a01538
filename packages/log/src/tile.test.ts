import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import './native.ts';
import { toHex, utf8 } from './bytes.ts';
import { CompactRange } from './compact-range.ts';
import { coveringNodes, proveConsistency, proveInclusion, rootAtSize } from './prove.ts';
import {
  bundlesOfGrowth, formatTilePath, fullTileHash, hashReaderOfTiles, nodeFromTile, parseTilePath, tileLevels, tileOfNode, tileWidth, tilesOfGrowth,
} from './tile.ts';
import type { Tile } from './tile.ts';
import { leafHash, verifyConsistency, verifyInclusion } from './tree.ts';

test('[L8] the example of the specification, and paths of every length', () => {
  assert.equal(formatTilePath({ level: 0, index: 1234067, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(formatTilePath({ level: 'entries', index: 0, width: 7 }), 'tile/entries/000.p/7');
  assert.equal(formatTilePath({ level: 63, index: 1000, width: 255 }), 'tile/63/x001/000.p/255');
});

test('[L8] a path is read back to the tile that was written', () => {
  const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
  fc.assert(fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (of, index, width) => {
    const tile: Tile = { level: of, index, width };
    assert.deepEqual(parseTilePath(formatTilePath(tile)), { ok: true, tile });
  }));
});

test('[L8] any other path is refused', () => {
  const paths = [
    '', 'tile', 'tile/0', 'tile/0/0', 'tile/0/0000', 'tile/00/000', 'tile/64/000', 'tile/-1/000', 'tile/0/x000/001', 'tile/0/001/002', 'tile/0/x001',
    'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/0/000.p/', 'tile/0/000.p', 'tile/0/000/', '/tile/0/000', 'tile/0/000\n', 'tile/0/../000',
    'tile/Entries/000', 'tile/0/X001/000', 'tile/0/٠٠٠', 'tile/entries/000.p/999', 'tile/data/000',
  ];
  for (const path of paths) {
    const parsed = parseTilePath(path);
    assert.equal(parsed.ok ? 'ok' : parsed.code, 'tile-path', JSON.stringify(path));
  }
  const parsed = parseTilePath('tile/0/x999/x999/x999/x999/x999/999');
  assert.equal(parsed.ok ? 'ok' : parsed.code, 'tile-index');
});

test('[L9] a tree of 70,000 has the tiles of the specification, one of 256 a full and a one-wide tile', () => {
  const tiles = tilesOfGrowth({ oldSize: 0, newSize: 70_000 });
  const widths = (level: number): number[] => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
  assert.deepEqual(widths(0), [...new Array<number>(273).fill(256), 112]);
  assert.deepEqual(widths(1), [256, 17]);
  assert.deepEqual(widths(2), [1]);
  assert.equal(tileLevels({ size: 70_000 }), 3);
  assert.equal(bundlesOfGrowth({ oldSize: 0, newSize: 70_000 }).length, 274);
  assert.deepEqual(tilesOfGrowth({ oldSize: 0, newSize: 256 }), [{ level: 0, index: 0, width: 256 }, { level: 1, index: 0, width: 1 }]);
  assert.deepEqual(tilesOfGrowth({ oldSize: 0, newSize: 0 }), []);
});

test('[L9] a growth touches exactly the tiles whose width changes', () => {
  fc.assert(fc.property(fc.nat(200_000), fc.nat(3000), (oldSize, grown) => {
    const newSize = oldSize + grown;
    const touched = new Set(tilesOfGrowth({ oldSize, newSize }).map(formatTilePath));
    for (const tile of tilesOfGrowth({ oldSize: 0, newSize })) {
      const before = tileWidth({ ...tile, size: oldSize });
      assert.equal(touched.has(formatTilePath(tile)), before !== tile.width, formatTilePath(tile));
    }
  }), { numRuns: 30 });
});

test('[L9] widths are exact for sizes beyond 2^31', () => {
  const size = 2 ** 40 + 300;
  assert.equal(tileWidth({ level: 0, index: 2 ** 32 + 1, size }), 44);
  assert.equal(tileWidth({ level: 5, index: 0, size }), 1);
  assert.equal(tileWidth({ level: 6, index: 0, size }), 0);
  assert.equal(tileWidth({ level: 63, index: 0, size }), 0);
});

/** Tiles of a real tree of 70,000 leaves, written as a log would write them. */
function writeTiles(size: number): { files: Map<string, Uint8Array>; range: CompactRange } {
  const columns = new Map<number, Uint8Array[]>();
  const range = new CompactRange();
  for (let index = 0; index < size; index++) {
    range.append(leafHash(utf8(`entry ${index}`)), (node, hash) => {
      if (node.level % 8 !== 0) return;
      const column = columns.get(node.level / 8) ?? [];
      columns.set(node.level / 8, column);
      column.push(hash);
    });
  }
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOfGrowth({ oldSize: 0, newSize: size })) {
    const column = columns.get(tile.level as number) ?? [];
    const hashes = column.slice(tile.index * 256, tile.index * 256 + tile.width);
    assert.equal(hashes.length, tile.width);
    const bytes = new Uint8Array(32 * tile.width);
    hashes.forEach((hash, at) => bytes.set(hash, 32 * at));
    files.set(formatTilePath(tile), bytes);
  }
  return { files, range };
}

test('[L9] [L10] from the tiles of 70,000 leaves come its root, its nodes and proofs that verify', () => {
  const size = 70_000;
  const { files, range } = writeTiles(size);
  const get = (tile: Tile): Uint8Array => files.get(formatTilePath(tile)) ?? assert.fail(formatTilePath(tile));
  const read = hashReaderOfTiles({ size }, (tiles) => tiles.map(get));
  const root = range.root();
  assert.equal(toHex(rootAtSize({ size }, read)), toHex(root));
  const upper = get({ level: 1, index: 0, width: 256 });
  assert.equal(toHex(fullTileHash(get({ level: 0, index: 3, width: 256 }))), toHex(upper.slice(96, 128)));
  for (const index of [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]) {
    const proof = proveInclusion({ index, size }, read);
    assert.deepEqual(verifyInclusion({ index, size, leafHash: leafHash(utf8(`entry ${index}`)), proof, root }), { ok: true });
  }
  for (const oldSize of [1, 255, 256, 257, 65_536, 69_887, 69_888, 70_000]) {
    const proof = proveConsistency({ oldSize, newSize: size }, read);
    const oldRoot = rootAtSize({ size: oldSize }, read);
    assert.deepEqual(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, proof }), { ok: true });
  }
});

test('[L10] a node is read from the tile in which it is complete, whatever its height', () => {
  const { files } = writeTiles(700);
  for (const node of coveringNodes({ start: 0, end: 700 })) {
    const tile = tileOfNode({ node, size: 700 });
    const range = new CompactRange();
    const width = 2 ** node.level;
    for (let index = node.index * width; index < (node.index + 1) * width; index++) range.append(leafHash(utf8(`entry ${index}`)));
    assert.equal(toHex(nodeFromTile({ node, bytes: files.get(formatTilePath(tile)) ?? assert.fail() })), toHex(range.root()));
  }
  assert.throws(() => tileOfNode({ node: { level: 8, index: 2 }, size: 700 }), { name: 'AssertionFailure' });
});
