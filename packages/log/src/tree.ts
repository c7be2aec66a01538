/**
 * The Merkle tree of RFC 6962 section 2.1 over SHA-256: hashes, and the
 * verification of proofs.
 *
 * A leaf is `H(0x00 || entry)`, a node is `H(0x01 || left || right)`, the root
 * of no entries is `H("")`. Proofs are lists of 32-byte hashes from the leaf
 * upwards. Proofs of subtrees follow draft-ietf-plants-merkle-tree-certs,
 * section 4; a subtree is a range of leaves whose start is a multiple of the
 * smallest power of two that is not less than its length.
 *
 * Sizes and indexes are whole numbers below 2^53. They travel in named members,
 * so that an index is never taken for a size, and are halved by division,
 * because the bit operators of the language stop at 2^31.
 *
 *     verifyInclusion({ index: 5, size: 8, leafHash, proof, root })  // { ok: true }
 */
import { assert } from './assert.ts';
import { equal } from './bytes.ts';
import { failure } from './result.ts';
import type { Failure } from './result.ts';
import { HASH_SIZE_BYTES, sha256 } from './sha256.ts';

/** Root of a tree without entries: the hash of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** Why a proof does not hold; the checks run in this order. */
export type ProofCode =
  | 'number-out-of-range'
  | 'invalid-subtree'
  | 'index-outside-tree'
  | 'size-outside-tree'
  | 'hash-length'
  | 'proof-too-long'
  | 'proof-too-short'
  | 'old-root-mismatch'
  | 'root-mismatch';

/** Outcome of a proof. */
export type Verdict = { readonly ok: true } | Failure<ProofCode>;

/** One complete node: `level` 0 are the leaves, `index` counts from the left within the level. */
export type Node = { readonly level: number; readonly index: number };

const pairBuffer = new Uint8Array(1 + 2 * HASH_SIZE_BYTES);
pairBuffer[0] = 0x01;
let leafBuffer = new Uint8Array(4096);

/** `H(0x00 || entry)`. */
export function leafHash(entry: Uint8Array): Uint8Array {
  if (leafBuffer.length <= entry.length) leafBuffer = new Uint8Array(2 * entry.length + 1);
  leafBuffer.set(entry, 1);
  return sha256(leafBuffer.subarray(0, 1 + entry.length));
}

/** Leaf hashes of many entries, one after the other in a single array of 32 bytes each. */
export function leafHashes(entries: readonly Uint8Array[]): Uint8Array {
  const hashes = new Uint8Array(entries.length * HASH_SIZE_BYTES);
  let at = 0;
  for (const entry of entries) {
    hashes.set(leafHash(entry), at);
    at += HASH_SIZE_BYTES;
  }
  return hashes;
}

/** `H(0x01 || left || right)`. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  assert(left.length === HASH_SIZE_BYTES && right.length === HASH_SIZE_BYTES, 'a node joins two hashes of 32 bytes');
  pairBuffer.set(left, 1);
  pairBuffer.set(right, 1 + HASH_SIZE_BYTES);
  return sha256(pairBuffer);
}

/** The hash number `index` of hashes lying one after the other. */
export function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  const start = index * HASH_SIZE_BYTES;
  assert(start + HASH_SIZE_BYTES <= hashes.length, 'the hash lies inside the array');
  return hashes.subarray(start, start + HASH_SIZE_BYTES);
}

/** Root over leaf hashes lying one after the other, computed level by level. */
export function rootOfLeafHashes(hashes: Uint8Array): Uint8Array {
  assert(hashes.length % HASH_SIZE_BYTES === 0, 'leaf hashes are 32 bytes each');
  let count = hashes.length / HASH_SIZE_BYTES;
  if (count === 0) return EMPTY_ROOT.slice();
  const level = hashes.slice();
  while (count > 1) {
    const pairs = Math.floor(count / 2);
    for (let pair = 0; pair < pairs; pair++) {
      const at = pair * 2 * HASH_SIZE_BYTES;
      pairBuffer.set(level.subarray(at, at + 2 * HASH_SIZE_BYTES), 1);
      level.set(sha256(pairBuffer), pair * HASH_SIZE_BYTES);
    }
    // A last node without a sibling rises unchanged: it is the root of the right, incomplete part.
    if (count % 2 === 1) level.copyWithin(pairs * HASH_SIZE_BYTES, (count - 1) * HASH_SIZE_BYTES, count * HASH_SIZE_BYTES);
    count = pairs + (count % 2);
  }
  return level.slice(0, HASH_SIZE_BYTES);
}

/** Largest power of two below `size`, which is at least 2: where RFC 6962 splits a tree. */
export function splitPoint(size: number): number {
  assert(Number.isSafeInteger(size) && size >= 2, 'only a tree of two leaves or more is split');
  let power = 2 ** Math.floor(Math.log2(size));
  // The logarithm of numbers near 2^53 may round up; the comparison decides.
  while (power >= size) power /= 2;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Whether `[start, end)` is a range of leaves that a subtree proof may speak of. */
export function isSubtree({ start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!isCount(start) || !isCount(end) || start >= end) return false;
  const length = end - start;
  return start % (length === 1 ? 1 : 2 * splitPoint(length)) === 0;
}

/** A whole number from 0 to 2^53 - 1, the range of sizes and indexes. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Verifies that the entry with this leaf hash stands at `index` in the tree of `size` entries (RFC 9162 section 2.1.3.2). */
export function verifyInclusion({ index, size, leafHash: leaf, proof, root }: {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): Verdict {
  if (!isCount(index) || !isCount(size)) return outOfRange();
  if (index >= size) return failure('index-outside-tree', `index ${index} is not in a tree of ${size} entries`);
  if (!areHashes([leaf, root, ...proof])) return wrongLength();
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return tooLong();
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  if (last !== 0) return tooShort();
  return equal(hash, root) ? { ok: true } : rootMismatch();
}

/**
 * Verifies that the tree of `oldSize` entries is a prefix of the tree of
 * `newSize` entries (RFC 9162 section 2.1.4.2). The empty tree is a prefix of
 * every tree, and its only root is `EMPTY_ROOT`.
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): Verdict {
  if (!isCount(oldSize) || !isCount(newSize)) return outOfRange();
  if (oldSize > newSize) return failure('size-outside-tree', `a tree of ${newSize} entries has no prefix of ${oldSize}`);
  if (oldSize > 0) {
    return verifySubtreeConsistency({ start: 0, end: oldSize, size: newSize, subtreeRoot: oldRoot, root: newRoot, proof });
  }
  if (!areHashes([oldRoot, newRoot, ...proof])) return wrongLength();
  if (proof.length > 0) return tooLong();
  if (!equal(oldRoot, EMPTY_ROOT)) return oldRootMismatch();
  return newSize > 0 || equal(newRoot, EMPTY_ROOT) ? { ok: true } : rootMismatch();
}

/** Verifies that the entry with this leaf hash stands at `index`, counted in the whole log, in the subtree `[start, end)`. */
export function verifySubtreeInclusion({ index, start, end, leafHash: leaf, proof, root }: {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): Verdict {
  if (!isCount(index) || !isCount(start) || !isCount(end)) return outOfRange();
  if (!isSubtree({ start, end })) return invalidSubtree({ start, end });
  if (index < start) return failure('index-outside-tree', `index ${index} lies before the subtree from ${start} to ${end}`);
  return verifyInclusion({ index: index - start, size: end - start, leafHash: leaf, proof, root });
}

/** Verifies that the subtree `[start, end)` with `subtreeRoot` is part of the tree of `size` entries with `root`. */
export function verifySubtreeConsistency({ start, end, size, subtreeRoot, root, proof }: {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): Verdict {
  if (!isCount(start) || !isCount(end) || !isCount(size)) return outOfRange();
  if (!isSubtree({ start, end })) return invalidSubtree({ start, end });
  if (end > size) return failure('size-outside-tree', `a tree of ${size} entries has no subtree up to ${end}`);
  if (!areHashes([subtreeRoot, root, ...proof])) return wrongLength();
  const walk = shiftToFirstNode({ first: start, last: end - 1, top: size - 1 });
  const isComplete = walk.first === walk.last;
  const base = isComplete ? subtreeRoot : proof[0];
  if (base === undefined) return tooShort();
  return climb({ walk, base, siblings: isComplete ? proof : proof.slice(1), subtreeRoot, root });
}

/** Positions of the subtree's first and last node and of the tree's last node, at the level the proof has reached. */
type Walk = { first: number; last: number; top: number };

/** Rises to the level of the first hash of the proof: the largest complete node that ends the subtree. */
function shiftToFirstNode(walk: Walk): Walk {
  const untilJoined = walk.last === walk.top;
  while (walk.first !== walk.last && (untilJoined || isOdd(walk.last))) rise(walk);
  return walk;
}

function rise(walk: Walk): void {
  walk.first = half(walk.first);
  walk.last = half(walk.last);
  walk.top = half(walk.top);
}

function climb({ walk, base, siblings, subtreeRoot, root }: {
  readonly walk: Walk;
  readonly base: Uint8Array;
  readonly siblings: readonly Uint8Array[];
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
}): Verdict {
  let subtreeHash = base;
  let treeHash = base;
  for (const sibling of siblings) {
    if (walk.top === 0) return tooLong();
    if (isOdd(walk.last) || walk.last === walk.top) {
      if (walk.first < walk.last) subtreeHash = nodeHash(sibling, subtreeHash);
      treeHash = nodeHash(sibling, treeHash);
      while (!isOdd(walk.last) && walk.last !== 0) rise(walk);
    } else {
      treeHash = nodeHash(treeHash, sibling);
    }
    rise(walk);
  }
  if (walk.top !== 0) return tooShort();
  if (!equal(subtreeHash, subtreeRoot)) return oldRootMismatch();
  return equal(treeHash, root) ? { ok: true } : rootMismatch();
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_SIZE_BYTES);
}

function outOfRange(): Failure<'number-out-of-range'> {
  return failure('number-out-of-range', 'sizes and indexes are whole numbers from 0 to 2^53 - 1');
}

function invalidSubtree({ start, end }: { readonly start: number; readonly end: number }): Failure<'invalid-subtree'> {
  return failure('invalid-subtree', `the leaves from ${start} to ${end} are not a subtree`);
}

function wrongLength(): Failure<'hash-length'> {
  return failure('hash-length', 'every hash of a proof is 32 bytes');
}

function tooLong(): Failure<'proof-too-long'> {
  return failure('proof-too-long', 'the proof has more hashes than the tree has levels to climb');
}

function tooShort(): Failure<'proof-too-short'> {
  return failure('proof-too-short', 'the proof ends below the root');
}

function oldRootMismatch(): Failure<'old-root-mismatch'> {
  return failure('old-root-mismatch', 'the proof leads to another root of the older tree');
}

function rootMismatch(): Failure<'root-mismatch'> {
  return failure('root-mismatch', 'the proof leads to another root');
}
