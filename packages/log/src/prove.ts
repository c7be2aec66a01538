/**
 * Makes the proofs that `tree.ts` verifies (RFC 6962 sections 2.1.1 and 2.1.2).
 *
 * A proof is planned first: the plan names the complete nodes whose hashes are
 * needed, all at once, so that whoever holds them (tiles on disk, a database, a
 * server far away) is asked a single time. A part of the tree that is not one
 * complete node is a fold of complete ones.
 *
 *     const plan = planInclusion({ index: 2, size: 7 });
 *     // plan.parts: [[0:3]], [[1:0]], [[1:2], [0:6]]   written level:index
 *     const proof = proofFromPlan(plan, readHashes(plan.nodes));
 */
import { assert } from './assert.ts';
import { HASH_SIZE_BYTES } from './sha256.ts';
import { EMPTY_ROOT, isCount, isSubtree, nodeHash, splitPoint } from './tree.ts';
import type { Node } from './tree.ts';

/** Gives the hashes of complete nodes, in the order asked. A hash it cannot give is an outage: it throws. */
export type HashReader = (nodes: readonly Node[]) => readonly Uint8Array[];

/** Which hashes a proof needs, and how they are folded into its parts. */
export type ProofPlan = {
  /** All nodes to read, part after part, from left to right within a part. */
  readonly nodes: readonly Node[];
  /** How many of `nodes` belong to each hash of the proof. */
  readonly counts: readonly number[];
};

type Range = { readonly start: number; readonly end: number };

/** The complete nodes that make up the leaves from `start` up to `end`, from left to right. */
export function coveringNodes({ start, end }: Range): Node[] {
  assert(isCount(start) && isCount(end) && start <= end, 'a range of leaves runs forwards');
  const nodes: Node[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

function planOf(ranges: readonly Range[]): ProofPlan {
  const parts = ranges.map(coveringNodes);
  return { nodes: parts.flat(), counts: parts.map((part) => part.length) };
}

/** The plan of `PATH(index, D[size])`. The caller has checked that the index lies inside. */
export function planInclusion({ index, size }: { readonly index: number; readonly size: number }): ProofPlan {
  assert(isCount(index) && isCount(size) && index < size, 'an inclusion proof is of a leaf inside the tree');
  return planSubtreeInclusion({ index, start: 0, end: size });
}

/** The plan of an inclusion proof of leaf `index`, counted in the whole log, in a subtree. */
export function planSubtreeInclusion({ index, start, end }: Range & { readonly index: number }): ProofPlan {
  assert(isSubtree({ start, end }) && start <= index && index < end, 'the leaf lies inside a subtree');
  const downwards: Range[] = [];
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = low + splitPoint(high - low);
    if (index < middle) {
      downwards.push({ start: middle, end: high });
      high = middle;
    } else {
      downwards.push({ start: low, end: middle });
      low = middle;
    }
  }
  return planOf(downwards.reverse());
}

/** The plan of `PROOF(oldSize, D[newSize])`; empty when there is nothing to prove. */
export function planConsistency({ oldSize, newSize }: { readonly oldSize: number; readonly newSize: number }): ProofPlan {
  assert(isCount(oldSize) && isCount(newSize) && oldSize <= newSize, 'a consistency proof leads from a smaller to a larger tree');
  return oldSize === 0 ? planOf([]) : planSubtreeConsistency({ start: 0, end: oldSize, size: newSize });
}

/** The plan of a proof that the subtree `[start, end)` is part of the tree of `size` leaves. */
export function planSubtreeConsistency({ start, end, size }: Range & { readonly size: number }): ProofPlan {
  assert(isSubtree({ start, end }) && end <= size, 'the subtree lies inside the tree');
  const downwards: Range[] = [];
  let low = 0;
  let high = size;
  let from = start;
  let isWhole = true;
  while (from !== low || end !== high) {
    const middle = low + splitPoint(high - low);
    if (end <= middle) {
      downwards.push({ start: middle, end: high });
      high = middle;
    } else {
      downwards.push({ start: low, end: middle });
      // The subtree reaches over the split: its left part is this hash, what is left is its right part.
      if (from < middle) {
        from = middle;
        isWhole = false;
      }
      low = middle;
    }
  }
  if (!isWhole) downwards.push({ start: low, end: high });
  return planOf(downwards.reverse());
}

/** Folds the hashes that a plan asked for into the proof. */
export function proofFromPlan(plan: ProofPlan, hashes: readonly Uint8Array[]): Uint8Array[] {
  assert(hashes.length === plan.nodes.length, 'the reader gave one hash for each node');
  let at = 0;
  return plan.counts.map((count) => {
    const part = foldHashes(hashes.slice(at, at + count));
    at += count;
    return part;
  });
}

/** Root of neighbouring complete nodes, largest first: folded from the right with the node hash. */
export function foldHashes(hashes: readonly Uint8Array[]): Uint8Array {
  let folded = hashes.at(-1);
  if (folded === undefined) return EMPTY_ROOT;
  for (let at = hashes.length - 2; at >= 0; at--) {
    folded = nodeHash(hashes[at] ?? new Uint8Array(HASH_SIZE_BYTES), folded);
  }
  return folded;
}

/** Root of the first `size` leaves, from hashes of complete nodes. */
export function rootAtSize({ size }: { readonly size: number }, readHashes: HashReader): Uint8Array {
  return foldHashes(readHashes(coveringNodes({ start: 0, end: size })));
}

/** Inclusion proof of leaf `index` in the tree of `size` leaves. */
export function proveInclusion(of: { readonly index: number; readonly size: number }, readHashes: HashReader): Uint8Array[] {
  const plan = planInclusion(of);
  return proofFromPlan(plan, readHashes(plan.nodes));
}

/** Consistency proof from the tree of `oldSize` to the tree of `newSize` leaves. */
export function proveConsistency(
  of: { readonly oldSize: number; readonly newSize: number },
  readHashes: HashReader,
): Uint8Array[] {
  const plan = planConsistency(of);
  return proofFromPlan(plan, readHashes(plan.nodes));
}
