/**
 * The right edge of a growing tree: everything that is needed to append and to
 * know the root, and nothing else.
 *
 * A tree of n leaves is held as popcount(n) hashes, one for each complete
 * subtree, largest first. Appending costs one node hash on average and never
 * looks at an older leaf.
 *
 *     const range = new CompactRange();
 *     range.append(leafHash(entry));
 *     range.size === 1;  range.root();
 *
 * The serialised form is the size as eight bytes, big-endian, and the hashes.
 */
import { assert } from './assert.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { HASH_SIZE_BYTES } from './sha256.ts';
import { foldHashes } from './prove.ts';
import { hashAt, isCount, nodeHash } from './tree.ts';
import type { Node } from './tree.ts';

const SIZE_BYTES = 8;

/** Told of each node that an append completes, the leaf first. The hash may be kept. */
export type NodeListener = (node: Node, hash: Uint8Array) => void;

/** An appendable summary of the first `size` leaves. */
export class CompactRange {
  #size = 0;
  #hashes: Uint8Array[] = [];

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Hashes of the complete subtrees, largest first. */
  get hashes(): readonly Uint8Array[] {
    return this.#hashes;
  }

  /** Adds one leaf at the right. */
  append(leaf: Uint8Array, onNode?: NodeListener): void {
    assert(leaf.length === HASH_SIZE_BYTES, 'a leaf hash is 32 bytes');
    assert(this.#size < Number.MAX_SAFE_INTEGER, 'a tree has fewer than 2^53 leaves');
    let hash = leaf;
    let index = this.#size;
    if (onNode !== undefined) onNode({ level: 0, index }, hash);
    for (let level = 1; index % 2 === 1; level++) {
      const left = this.#hashes.pop();
      assert(left !== undefined, 'each bit of the size has a hash');
      hash = nodeHash(left, hash);
      index = (index - 1) / 2;
      if (onNode !== undefined) onNode({ level, index }, hash);
    }
    this.#hashes.push(hash);
    this.#size++;
  }

  /** Adds leaf hashes lying one after the other, 32 bytes each. */
  appendAll(leaves: Uint8Array, onNode?: NodeListener): void {
    assert(leaves.length % HASH_SIZE_BYTES === 0, 'leaf hashes are 32 bytes each');
    // Copied once, so that a hash kept here does not follow changes to the caller's array.
    const kept = leaves.slice();
    for (let at = 0; at < kept.length; at += HASH_SIZE_BYTES) this.append(kept.subarray(at, at + HASH_SIZE_BYTES), onNode);
  }

  /** Root of the tree (RFC 6962 section 2.1). */
  root(): Uint8Array {
    return foldHashes(this.#hashes).slice();
  }

  /** An independent range of the same leaves. */
  copy(): CompactRange {
    const copy = new CompactRange();
    copy.#size = this.#size;
    copy.#hashes = this.#hashes.slice();
    return copy;
  }

  /** The range as bytes; see the head of this file. */
  serialise(): Uint8Array {
    const bytes = new Uint8Array(SIZE_BYTES + this.#hashes.length * HASH_SIZE_BYTES);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#size));
    this.#hashes.forEach((hash, index) => bytes.set(hash, SIZE_BYTES + index * HASH_SIZE_BYTES));
    return bytes;
  }

  /** Restores a serialised range. The hashes are taken on trust: only a comparison of roots can judge them. */
  static parse(bytes: Uint8Array): Result<{ readonly range: CompactRange }, 'truncated' | 'size-out-of-range' | 'hash-count'> {
    if (bytes.length < SIZE_BYTES) return failure('truncated', 'a compact range begins with a size of eight bytes');
    const size = Number(new DataView(bytes.buffer, bytes.byteOffset, SIZE_BYTES).getBigUint64(0));
    if (!isCount(size)) return failure('size-out-of-range', 'the size of a compact range is below 2^53');
    const hashes = bytes.subarray(SIZE_BYTES).slice();
    const count = subtreeCount(size);
    if (hashes.length !== count * HASH_SIZE_BYTES) {
      return failure('hash-count', `a compact range of ${size} leaves holds ${count} hashes`);
    }
    const range = new CompactRange();
    range.#size = size;
    range.#hashes = Array.from({ length: count }, (_, index) => hashAt(hashes, index));
    return { ok: true, range };
  }
}

/** Complete subtrees in a tree of `size` leaves: the ones in its binary form. */
export function subtreeCount(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
