import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { bytesColumn, i64, u32 } from './column.ts';
import { DigestIndex } from './digest-index.ts';
import { Interner } from './interner.ts';

function indexOf(count: number, width: number): { readonly index: DigestIndex; readonly digest: (number: number) => Uint8Array } {
  const column = bytesColumn(width);
  const index = new DigestIndex(column);
  const digest = (number: number): Uint8Array => sha256(utf8(String(number))).subarray(0, width);
  for (let row = 0; row < count; row += 1) {
    const at = column.extend();
    column.values.set(digest(row), at);
    index.put(row);
  }
  return { index, digest };
}

test('[R7] each of many digests leads to its row, an unknown one to none, and a repeated one to its newest row', () => {
  const { index, digest } = indexOf(5000, 20);
  for (let row = 0; row < 5000; row += 1) assert.equal(index.find(digest(row)), row);
  assert.equal(index.find(digest(5001)), undefined);
  const column = bytesColumn(20);
  const again = new DigestIndex(column);
  for (const row of [0, 1]) {
    column.values.set(digest(7), column.extend());
    again.put(row);
  }
  assert.equal(again.find(digest(7)), 1);
});

test('[R7] digests that begin alike are told apart', () => {
  const column = bytesColumn(8);
  const index = new DigestIndex(column);
  const digests = [1, 2, 3].map((last) => Uint8Array.of(9, 9, 9, 9, 0, 0, 0, last));
  digests.forEach((digest, row) => {
    column.values.set(digest, column.extend());
    index.put(row);
  });
  assert.deepEqual(digests.map((digest) => index.find(digest)), [0, 1, 2]);
});

test('[R7] a column keeps what was pushed through its growth, and comes back from its bytes', () => {
  const numbers = u32();
  const amounts = i64();
  for (let value = 0; value < 1000; value += 1) {
    numbers.push(value);
    amounts.push(BigInt(-value));
  }
  const loaded = i64();
  loaded.load(amounts.bytes().slice());
  assert.deepEqual([loaded.length, loaded.values[999], numbers.values[999]], [1000, -999n, 999]);
  loaded.push(5n);
  assert.equal(loaded.values[1000], 5n);
});

test('[R7] a name keeps its number, also in an interner made from the names', () => {
  const names = new Interner();
  assert.deepEqual(['b', 'a', 'b'].map((name) => names.intern(name)), [0, 1, 0]);
  assert.deepEqual([names.find('a'), names.find('c'), names.name(0)], [1, undefined, 'b']);
  assert.equal(Interner.from(names.names).find('a'), 1);
});
