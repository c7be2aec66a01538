// Vectors of roots, inclusion and consistency over one tree of 23 entries.
import { toBase64, utf8 } from '@amanah/log/bytes.ts';
import { MemoryTree } from '@amanah/log/memory-tree.ts';
import { proveConsistency, proveInclusion } from '@amanah/log/prove.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '@amanah/log/tree.ts';
import type { Verdict } from '@amanah/log/tree.ts';
import type { VectorCase } from './make.ts';
import { flipBit, spoiledProofs } from './mutate.ts';

const SIZE = 23;

/** Entry number `index` of the vectors' tree. */
export function entryText(index: number): string {
  return `entry ${index}`;
}

/** The vectors' tree, whole. */
export function vectorTree(): MemoryTree {
  const tree = new MemoryTree();
  for (let index = 0; index < SIZE; index++) tree.append(leafHash(utf8(entryText(index))));
  return tree;
}

function want(verdict: Verdict): string {
  return verdict.ok ? 'ok' : verdict.code;
}

/** The root of every size: `entries` as text, `root` in Base 64. */
export function rootCases(): VectorCase[] {
  const tree = vectorTree();
  return Array.from({ length: SIZE + 1 }, (_, size) => ({
    name: `root of ${size} entries`, want: 'ok', entries: Array.from({ length: size }, (_, index) => entryText(index)), root: toBase64(tree.root(size)),
  }));
}

type Inclusion = Parameters<typeof verifyInclusion>[0];
type Consistency = Parameters<typeof verifyConsistency>[0];

function inclusionCase(name: string, claim: Inclusion): VectorCase {
  return {
    name, want: want(verifyInclusion(claim)), index: claim.index, size: claim.size,
    leafHash: toBase64(claim.leafHash), root: toBase64(claim.root), proof: claim.proof.map(toBase64),
  };
}

/** Inclusion proofs, each with everything that may be spoiled about it. */
export function inclusionCases(): VectorCase[] {
  const tree = vectorTree();
  const cases: VectorCase[] = [];
  for (const [index, size] of [[0, 1], [0, 2], [1, 2], [2, 3], [5, 8], [7, 8], [6, 7], [16, 17], [4, 23], [22, 23]] as const) {
    const leaf = leafHash(utf8(entryText(index)));
    const other = leafHash(utf8(entryText((index + 1) % SIZE)));
    const claim: Inclusion = { index, size, leafHash: leaf, proof: proveInclusion({ index, size }, tree.readHashes), root: tree.root(size) };
    const label = `leaf ${index} of ${size}`;
    const changes: Readonly<Record<string, Partial<Inclusion>>> = {
      'index + 1': { index: index + 1 },
      'index - 1': { index: index - 1 },
      'index xor 2': { index: index ^ 2 },
      'index is the size': { index: size },
      'size + 1': { size: size + 1 },
      'size - 1': { size: size - 1 },
      'size doubled': { size: size * 2 },
      'size 0': { size: 0 },
      'size is 2^53': { size: 2 ** 53 },
      'leaf hash of another entry': { leafHash: other },
      'empty leaf hash': { leafHash: new Uint8Array(0) },
      'root of another size': { root: tree.root(size - 1) },
      'root with bit 0 flipped': { root: flipBit(tree.root(size), 0) },
      'empty root': { root: new Uint8Array(0) },
      'root and leaf hash exchanged': { root: leaf, leafHash: tree.root(size) },
    };
    cases.push(inclusionCase(label, claim));
    for (const [name, change] of Object.entries(changes)) cases.push(inclusionCase(`${label}: ${name}`, { ...claim, ...change }));
    for (const { name, hashes } of spoiledProofs(claim.proof, { root: claim.root, leaf })) {
      cases.push(inclusionCase(`${label}: ${name}`, { ...claim, proof: hashes }));
    }
  }
  return cases;
}

function consistencyCase(name: string, claim: Consistency): VectorCase {
  return {
    name, want: want(verifyConsistency(claim)), oldSize: claim.oldSize, newSize: claim.newSize,
    oldRoot: toBase64(claim.oldRoot), newRoot: toBase64(claim.newRoot), proof: claim.proof.map(toBase64),
  };
}

/** Consistency proofs, each with everything that may be spoiled about it. */
export function consistencyCases(): VectorCase[] {
  const tree = vectorTree();
  const cases: VectorCase[] = [];
  for (const [oldSize, newSize] of [[0, 0], [0, 5], [1, 1], [1, 8], [2, 5], [3, 7], [4, 7], [6, 8], [8, 23], [16, 17], [22, 23], [23, 23]] as const) {
    const claim: Consistency = {
      oldSize, newSize, oldRoot: tree.root(oldSize), newRoot: tree.root(newSize), proof: proveConsistency({ oldSize, newSize }, tree.readHashes),
    };
    const label = `${oldSize} to ${newSize}`;
    const changes: Readonly<Record<string, Partial<Consistency>>> = {
      'old size + 1': { oldSize: oldSize + 1 },
      'old size - 1': { oldSize: oldSize - 1 },
      'old size xor 2': { oldSize: oldSize ^ 2 },
      'new size below the old': { newSize: oldSize - 1 },
      'new size is 2^53': { newSize: 2 ** 53 },
      'old root with bit 0 flipped': { oldRoot: flipBit(claim.oldRoot, 0) },
      'old root of another size': { oldRoot: tree.root((oldSize + 1) % 23) },
      'empty old root': { oldRoot: new Uint8Array(0) },
      'empty new root': { newRoot: new Uint8Array(0) },
      'roots exchanged': { oldRoot: claim.newRoot, newRoot: claim.oldRoot },
      'new root with bit 0 flipped': { newRoot: flipBit(claim.newRoot, 0) },
    };
    cases.push(consistencyCase(label, claim));
    for (const [name, change] of Object.entries(changes)) cases.push(consistencyCase(`${label}: ${name}`, { ...claim, ...change }));
    for (const { name, hashes } of spoiledProofs(claim.proof, { 'old root': claim.oldRoot, 'new root': claim.newRoot })) {
      cases.push(consistencyCase(`${label}: ${name}`, { ...claim, proof: hashes }));
    }
  }
  return cases;
}
