/**
 * A whole tree in memory: every complete node, read back by level and index.
 *
 * It is what a log of some thousand entries, a test or a simulation needs; a
 * large log reads its nodes from tiles instead (`tile.ts`).
 *
 *     const tree = new MemoryTree();
 *     tree.append(leafHash(entry));
 *     proveInclusion({ index: 0, size: tree.size }, tree.readHashes);
 */
import { assert } from './assert.ts';
import { CompactRange } from './compact-range.ts';
import { rootAtSize } from './prove.ts';
import type { HashReader } from './prove.ts';

/** All complete nodes of an appendable tree. */
export class MemoryTree {
  readonly #range = new CompactRange();
  readonly #levels: Uint8Array[][] = [];

  /** Number of leaves. */
  get size(): number {
    return this.#range.size;
  }

  /** Adds one leaf at the right. */
  append(leaf: Uint8Array): void {
    this.#range.append(leaf.slice(), ({ level, index }, hash) => {
      const nodes = (this.#levels[level] ??= []);
      assert(nodes.length === index, 'nodes of a level are completed from left to right');
      nodes.push(hash);
    });
  }

  /** Root of the first `size` leaves, by default of all. */
  root(size: number = this.size): Uint8Array {
    assert(size <= this.size, 'the root asked for is of leaves that exist');
    return rootAtSize({ size }, this.readHashes).slice();
  }

  /** Reads complete nodes, as proofs ask for them. */
  readonly readHashes: HashReader = (nodes) =>
    nodes.map(({ level, index }) => {
      const hash = this.#levels[level]?.[index];
      assert(hash !== undefined, `node ${index} of level ${level} is complete`);
      return hash;
    });
}
