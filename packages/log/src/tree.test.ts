import test from 'node:test';
import assert from 'node:assert/strict';
import './native.ts';
import { equal, toHex, utf8 } from './bytes.ts';
import { MemoryTree } from './memory-tree.ts';
import { planSubtreeConsistency, planSubtreeInclusion, proofFromPlan, proveConsistency, proveInclusion } from './prove.ts';
import {
  EMPTY_ROOT, hashAt, isSubtree, leafHash, leafHashes, nodeHash, rootOfLeafHashes, splitPoint,
  verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion,
} from './tree.ts';
import type { Verdict } from './tree.ts';

const MOST = 64;
const leaves = Array.from({ length: MOST + 1 }, (_, index) => leafHash(utf8(`entry ${index}`)));

/** MTH of RFC 6962 section 2.1, word for word: the oracle for everything below. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return EMPTY_ROOT;
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(mth(hashes.slice(0, split)), mth(hashes.slice(split)));
}

/** PATH of RFC 6962 section 2.1.1, word for word. */
function path(index: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  if (hashes.length === 1) return [];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split ? [...path(index, left), mth(right)] : [...path(index - split, right), mth(left)];
}

/** SUBPROOF of RFC 6962 section 2.1.2, word for word. */
function subproof(size: number, hashes: readonly Uint8Array[], isComplete: boolean): Uint8Array[] {
  if (size === hashes.length) return isComplete ? [] : [mth(hashes)];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return size <= split ? [...subproof(size, left, isComplete), mth(right)] : [...subproof(size - split, right, false), mth(left)];
}

const tree = new MemoryTree();
for (const leaf of leaves) tree.append(leaf);
const roots = Array.from({ length: MOST + 1 }, (_, size) => mth(leaves.slice(0, size)));

function root(size: number): Uint8Array {
  return roots[size] ?? assert.fail(`no root of ${size}`);
}

function leaf(index: number): Uint8Array {
  return leaves[index] ?? assert.fail(`no leaf ${index}`);
}

/** Every proof that differs from the given one in a single bit. */
function* flips(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (let bit = 0; bit < proof.length * 256; bit++) {
    const copy = proof.map((hash) => hash.slice());
    const hash = copy[bit >> 8] ?? assert.fail();
    hash[(bit & 255) >> 3] = (hash[(bit & 255) >> 3] ?? 0) ^ (1 << (bit & 7));
    yield copy;
  }
}

function code(verdict: Verdict): string {
  return verdict.ok ? 'ok' : verdict.code;
}

test('[L1] a leaf is hashed behind 0x00, a node behind 0x01, and no entries give the hash of nothing', () => {
  assert.equal(toHex(EMPTY_ROOT), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(toHex(leafHash(new Uint8Array(0))), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  const long = new Uint8Array(70_000).fill(1);
  assert.equal(toHex(hashAt(leafHashes([long, utf8('entry 5')]), 0)), toHex(leafHash(long)));
  assert.equal(toHex(hashAt(leafHashes([long, utf8('entry 5')]), 1)), toHex(leaf(5)));
});

test('[L2] roots of all sizes to 64 are MTH of RFC 6962, by levels and by appending', () => {
  for (let size = 0; size <= MOST; size++) {
    const hashes = new Uint8Array(32 * size);
    leaves.slice(0, size).forEach((hash, at) => hashes.set(hash, 32 * at));
    assert.ok(equal(rootOfLeafHashes(hashes), root(size)));
    assert.ok(equal(tree.root(size), root(size)));
  }
});

test('[L4] in all trees to 64 the proof of each leaf is PATH and verifies, for no other leaf, index or size', () => {
  for (let size = 1; size <= MOST; size++) {
    for (let index = 0; index < size; index++) {
      const proof = proveInclusion({ index, size }, tree.readHashes);
      assert.deepEqual(proof.map(toHex), path(index, leaves.slice(0, size)).map(toHex));
      const claim = { index, size, leafHash: leaf(index), proof, root: root(size) };
      assert.equal(code(verifyInclusion(claim)), 'ok');
      assert.notEqual(code(verifyInclusion({ ...claim, leafHash: leaf(index + 1) })), 'ok');
      assert.notEqual(code(verifyInclusion({ ...claim, index: index + 1 })), 'ok');
      assert.notEqual(code(verifyInclusion({ ...claim, index: index - 1 })), 'ok');
      assert.notEqual(code(verifyInclusion({ ...claim, root: root(size - 1) })), 'ok');
      assert.equal(code(verifyInclusion({ ...claim, proof: [...proof, leaf(0)] })), 'proof-too-long');
      if (size > 1) assert.notEqual(code(verifyInclusion({ ...claim, proof: proof.slice(1) })), 'ok');
    }
  }
});

test('[L4] any single flipped bit of an inclusion proof is refused', () => {
  for (const [index, size] of [[0, 2], [2, 3], [4, 5], [5, 8], [6, 7], [20, 21], [33, 64], [63, 64]] as const) {
    for (const proof of flips(proveInclusion({ index, size }, tree.readHashes))) {
      assert.equal(code(verifyInclusion({ index, size, leafHash: leaf(index), proof, root: root(size) })), 'root-mismatch');
    }
  }
});

test('[L5] in all trees to 64 the proof of each prefix is PROOF and verifies, for no other size or root', () => {
  for (let newSize = 0; newSize <= MOST; newSize++) {
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const proof = proveConsistency({ oldSize, newSize }, tree.readHashes);
      if (oldSize > 0) assert.deepEqual(proof.map(toHex), subproof(oldSize, leaves.slice(0, newSize), true).map(toHex));
      const claim = { oldSize, newSize, oldRoot: root(oldSize), newRoot: root(newSize), proof };
      assert.equal(code(verifyConsistency(claim)), 'ok');
      assert.notEqual(code(verifyConsistency({ ...claim, oldRoot: leaf(MOST) })), 'ok');
      if (oldSize > 0) assert.notEqual(code(verifyConsistency({ ...claim, newRoot: leaf(MOST) })), 'ok');
      assert.notEqual(code(verifyConsistency({ ...claim, oldSize: newSize + 1 })), 'ok');
      assert.notEqual(code(verifyConsistency({ ...claim, proof: [...proof, leaf(0)] })), 'ok');
      if (proof.length > 0) assert.notEqual(code(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })), 'ok');
      if (oldSize < newSize) assert.notEqual(code(verifyConsistency({ ...claim, oldSize: oldSize + 1 })), 'ok');
    }
  }
});

test('[L5] any single flipped bit of a consistency proof is refused', () => {
  for (const [oldSize, newSize] of [[1, 2], [2, 3], [3, 7], [4, 7], [6, 8], [21, 64], [32, 64], [63, 64]] as const) {
    for (const proof of flips(proveConsistency({ oldSize, newSize }, tree.readHashes))) {
      const verdict = verifyConsistency({ oldSize, newSize, oldRoot: root(oldSize), newRoot: root(newSize), proof });
      assert.match(code(verdict), /^(old-)?root-mismatch$/);
    }
  }
});

test('[L5] the empty tree has one root, and two trees of one size have one root', () => {
  const empty = { oldSize: 0, newSize: 5, oldRoot: root(0), newRoot: root(5), proof: [] };
  assert.equal(code(verifyConsistency(empty)), 'ok');
  assert.equal(code(verifyConsistency({ ...empty, oldRoot: root(1) })), 'old-root-mismatch');
  assert.equal(code(verifyConsistency({ ...empty, newSize: 0 })), 'root-mismatch');
  assert.equal(code(verifyConsistency({ oldSize: 5, newSize: 5, oldRoot: root(5), newRoot: root(4), proof: [] })), 'root-mismatch');
});

test('[L6] every subtree of a tree of 40 leaves is proved to be part of it, and each of its leaves part of the subtree', () => {
  const size = 40;
  for (let start = 0; start < size; start++) {
    for (let end = start + 1; end <= size; end++) {
      if (!isSubtree({ start, end })) continue;
      const subtreeRoot = mth(leaves.slice(start, end));
      const plan = planSubtreeConsistency({ start, end, size });
      const proof = proofFromPlan(plan, tree.readHashes(plan.nodes));
      const claim = { start, end, size, subtreeRoot, root: root(size), proof };
      assert.equal(code(verifySubtreeConsistency(claim)), 'ok', `${start} to ${end}`);
      assert.notEqual(code(verifySubtreeConsistency({ ...claim, subtreeRoot: leaf(MOST) })), 'ok');
      assert.notEqual(code(verifySubtreeConsistency({ ...claim, proof: [...proof, leaf(0)] })), 'ok');
      const inner = planSubtreeInclusion({ index: end - 1, start, end });
      const inclusion = { index: end - 1, start, end, leafHash: leaf(end - 1), root: subtreeRoot, proof: proofFromPlan(inner, tree.readHashes(inner.nodes)) };
      assert.equal(code(verifySubtreeInclusion(inclusion)), 'ok');
      assert.notEqual(code(verifySubtreeInclusion({ ...inclusion, index: end })), 'ok');
      assert.notEqual(code(verifySubtreeInclusion({ ...inclusion, leafHash: leaf(end) })), 'ok');
    }
  }
});

test('[L6] a range that is not a subtree is refused', () => {
  for (const [start, end] of [[1, 3], [2, 5], [4, 4], [5, 4], [1, 15], [-1, 1], [0, 0]] as const) {
    assert.equal(isSubtree({ start, end }), false);
    const verdict = verifySubtreeConsistency({ start, end, size: 64, subtreeRoot: root(1), root: root(64), proof: [] });
    assert.match(code(verdict), start < 0 ? /number-out-of-range/ : /invalid-subtree/);
  }
});

test('[L7] sizes beyond 2^31 and up to 2^53 - 1 are exact, and other numbers are refused', () => {
  for (const size of [2 ** 31, 2 ** 31 + 1, 2 ** 32 + 3, 2 ** 40 + 5, 2 ** 52, Number.MAX_SAFE_INTEGER]) {
    // A tree whose leaves are all equal: its complete nodes depend on the level only.
    const byLevel = [leaf(0)];
    for (let level = 1; level <= 53; level++) byLevel.push(nodeHash(byLevel[level - 1] as Uint8Array, byLevel[level - 1] as Uint8Array));
    const read = (nodes: readonly { readonly level: number }[]) => nodes.map(({ level }) => byLevel[level] as Uint8Array);
    const first = proveInclusion({ index: 0, size }, read);
    const whole = first.reduce((hash, sibling) => nodeHash(hash, sibling), leaf(0));
    for (const index of [0, 1, 2 ** 30, size - 2, size - 1]) {
      const claim = { index, size, leafHash: leaf(0), proof: proveInclusion({ index, size }, read), root: whole };
      assert.equal(code(verifyInclusion(claim)), 'ok', `${index} of ${size}`);
      assert.equal(code(verifyInclusion({ ...claim, index: size })), 'index-outside-tree');
    }
    assert.ok(splitPoint(size) < size && splitPoint(size) * 2 >= size);
  }
  for (const size of [2 ** 53, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.equal(code(verifyInclusion({ index: 0, size, leafHash: leaf(0), proof: [], root: root(1) })), 'number-out-of-range');
    assert.equal(code(verifyConsistency({ oldSize: 0, newSize: size, oldRoot: root(0), newRoot: root(1), proof: [] })), 'number-out-of-range');
  }
});

test('[L4] [L5] a hash that is not 32 bytes is refused wherever it stands', () => {
  const short = new Uint8Array(31);
  const claim = { index: 0, size: 2, leafHash: leaf(0), proof: [leaf(1)], root: root(2) };
  for (const change of [{ leafHash: short }, { root: short }, { proof: [short] }]) {
    assert.equal(code(verifyInclusion({ ...claim, ...change })), 'hash-length');
  }
  const grown = { oldSize: 1, newSize: 2, oldRoot: root(1), newRoot: root(2), proof: [leaf(1)] };
  for (const change of [{ oldRoot: short }, { newRoot: short }, { proof: [short] }, { oldSize: 0, proof: [short] }]) {
    assert.equal(code(verifyConsistency({ ...grown, ...change })), 'hash-length');
  }
});
