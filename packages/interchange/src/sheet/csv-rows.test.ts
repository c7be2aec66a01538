import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { csvRow } from '@amanah/record/csv-row.ts';
import { tidyCell } from '../csv/read.ts';
import { ProblemList } from '../problem.ts';
import { inputOf } from '../testing/inputs.ts';
import { readCsvSheet } from './csv-rows.ts';
import { columnLetters } from './rows.ts';

async function read(content: string | Uint8Array, chunk = 7, separator?: ';'): Promise<{ rows: (readonly [number, readonly string[]])[]; codes: string[] }> {
  const problems = new ProblemList();
  const sheet = await readCsvSheet(inputOf(content, 'f.csv', chunk), separator === undefined ? {} : { separator }, problems);
  return { rows: sheet.rows.map(({ row, cells }) => [row, cells] as const), codes: problems.shown.map(({ code, row }) => `${code} ${row}`) };
}

test('[B7] a CSV file is rows at their places, whatever separates cells and however it arrives', async () => {
  const wanted = { rows: [[1, ['a', 'b;c', 'd']], [2, []], [3, ['1,5', '', 'x y']]], codes: [] };
  for (const chunk of [1, 3, 1000]) {
    assert.deepEqual(await read('\uFEFFa\t"b;c"\td\t\r\n\t\t\r\n1,5\t\t"x\ny"\t', chunk), wanted);
    assert.deepEqual(await read(new Uint8Array(gzipSync('a;"b;c";d\n\n1,5;;x y')), chunk), wanted);
  }
  assert.deepEqual((await read('a,b;c', 7, ';')).rows, [[1, ['a,b', 'c']]]);
  assert.deepEqual((await read('only one column\n1\n2')).rows, [[1, ['only one column']], [2, ['1']], [3, ['2']]]);
  assert.deepEqual([1, 26, 27, 52, 703, 16_384].map(columnLetters), ['A', 'Z', 'AA', 'AZ', 'AAA', 'XFD']);
});

test('[B7] what is written as CSV is read back cell by cell', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 30 }), async (rows, chunk) => {
      const text = csvRow(['a', 'b', 'c']) + rows.map((row) => csvRow(row)).join('');
      const { rows: found, codes } = await read(text, chunk);
      assert.deepEqual(codes, []);
      const tidy = rows.map((row) => row.map(tidyCell)).map((row) => row.slice(0, row.findLastIndex((one) => one !== '') + 1));
      assert.deepEqual(found.slice(1).map(([, cells]) => cells), tidy);
    }),
    { numRuns: 100 },
  );
});

test('[B8] a CSV that is hostile or no text is a problem with its row', async () => {
  const cases: readonly (readonly [string | Uint8Array, readonly string[]])[] = [
    ['', ['empty-file 1']],
    [' \n \n', ['empty-file 1']],
    ['a,b\n"x', ['unterminated-quote 2']],
    ['a,b\n"x"y,1\n2,3', ['text-after-quote 2']],
    ['a\0,b', ['null-byte 1']],
    [new Uint8Array([0x61, 0x0a, 0xff, 0x0a, 0x62]), ['not-utf-8 2']],
    [new Uint8Array([0xff, 0xfe, 0x61, 0]), ['utf-16 1']],
    [new Uint8Array(gzipSync('a,b\n1,2\n')).slice(0, -6), ['bad-gzip 1']],
    [','.repeat(300).replaceAll(',', 'x,'), ['too-many-columns 1']],
    [new Uint8Array(gzipSync(Buffer.alloc(30_000_000, 'x'))), ['row-too-long 1']],
    [new Uint8Array(gzipSync(Buffer.alloc(3_000_000, 'x\n'))), ['too-many-rows 200001']],
    [new Uint8Array(gzipSync(Buffer.from(`${'y'.repeat(999)}\n`.repeat(60_000)))), ['too-many-rows 50051']],
  ];
  for (const [content, codes] of cases) assert.deepEqual((await read(content, 50_000)).codes, codes);
});
