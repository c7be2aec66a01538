import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toHex, utf8 } from './bytes.ts';
import { CompactRange, subtreeCount } from './compact-range.ts';
import { leafHash, leafHashes, rootOfLeafHashes } from './tree.ts';
import type { Node } from './tree.ts';

const entries = Array.from({ length: 300 }, (_, index) => utf8(`entry ${index}`));

test('[L2] appending one by one or all together gives the root by levels, with popcount(n) hashes', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (first, size) => {
    const range = new CompactRange();
    const split = Math.min(first, size);
    for (const entry of entries.slice(0, split)) range.append(leafHash(entry));
    const before = range.copy();
    range.appendAll(leafHashes(entries.slice(split, size)));
    assert.equal(range.size, size);
    assert.equal(range.hashes.length, subtreeCount(size));
    assert.equal(toHex(range.root()), toHex(rootOfLeafHashes(leafHashes(entries.slice(0, size)))));
    assert.equal(toHex(before.root()), toHex(rootOfLeafHashes(leafHashes(entries.slice(0, split)))), 'a copy stays as it was');
  }), { numRuns: 60 });
});

test('[L2] the listener hears of every node once, when it is complete', () => {
  const heard: Node[] = [];
  const range = new CompactRange();
  range.appendAll(leafHashes(entries.slice(0, 7)), (node) => heard.push(node));
  assert.deepEqual(heard.map(({ level, index }) => `${level}:${index}`), [
    '0:0', '0:1', '1:0', '0:2', '0:3', '1:1', '2:0', '0:4', '0:5', '1:2', '0:6',
  ]);
});

test('[L2] hashes kept in the range do not follow later changes to the caller\'s arrays', () => {
  const hashes = leafHashes(entries.slice(0, 3));
  const range = new CompactRange();
  range.appendAll(hashes);
  const root = toHex(range.root());
  hashes.fill(0);
  range.root().fill(0);
  assert.equal(toHex(range.root()), root);
});

test('[L3] a serialised range is restored and goes on as the one that was never stored', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 299 }), (size) => {
    const range = new CompactRange();
    range.appendAll(leafHashes(entries.slice(0, size)));
    const restored = CompactRange.parse(range.serialise());
    assert.ok(restored.ok);
    assert.equal(toHex(restored.range.serialise()), toHex(range.serialise()));
    for (const one of [range, restored.range]) one.append(leafHash(entries[size] ?? assert.fail()));
    assert.equal(toHex(restored.range.root()), toHex(range.root()));
  }), { numRuns: 60 });
});

test('[L3] bytes that cannot be a compact range are refused', () => {
  const range = new CompactRange();
  range.appendAll(leafHashes(entries.slice(0, 5)));
  const bytes = range.serialise();
  const code = (of: Uint8Array): string => {
    const parsed = CompactRange.parse(of);
    return parsed.ok ? 'ok' : parsed.code;
  };
  assert.equal(code(bytes.slice(0, 7)), 'truncated');
  assert.equal(code(bytes.slice(0, -1)), 'hash-count');
  assert.equal(code(new Uint8Array([...bytes, 0])), 'hash-count');
  assert.equal(code(new Uint8Array(8).fill(255)), 'size-out-of-range');
  const other = bytes.slice();
  other[7] = 7;
  assert.equal(code(other), 'hash-count');
});
