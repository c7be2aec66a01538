import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync, zstdCompressSync, brotliCompressSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { randomOf } from '../random.ts';
import { Refused, toldLater } from '../refusal.ts';
import { textAt, type Table } from '../table.ts';
import { writeParquet } from '../write/parquet.ts';
import { readParquet, type Bytes } from './parquet.ts';

function bytesOf(buffer: ArrayBuffer): Bytes {
  return { byteLength: buffer.byteLength, slice: (from, to) => buffer.slice(from, to) };
}

function rowsOf(table: Table): readonly (readonly (string | undefined)[])[] {
  return Array.from({ length: table.size }, (_, row) => table.columns.map((column) => textAt(column, row)));
}

async function refusal(buffer: ArrayBuffer): Promise<string> {
  const result = await toldLater(() => readParquet(bytesOf(buffer)));
  return result.ok ? 'read' : `${result.refusal.code} ${result.refusal.at}`.trim();
}

const DAY = 86_400_000;
const COLUMNS: ColumnSource[] = [
  { name: 'name', data: ['محمد', null, 'O\u2019Brien', 'NA'] },
  { name: 'born', data: [new Date(-3 * DAY), new Date(0), null, new Date(20_000 * DAY)] },
  { name: 'seen', data: [new Date(DAY), new Date(DAY + 3_600_000), null, null] },
  { name: 'small', data: [1, null, -3, 4] },
  { name: 'large', data: [9_007_199_254_740_993n, -1n, null, 0n] },
  { name: 'share', data: [0.25, Number.NaN, -2, null] },
  { name: 'flag', data: [true, false, null, true] },
  { name: 'members', data: [['Omar', 'Rana'], [], null, ['Ali', null]] },
];
const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: 8 },
  { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'born', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
  { name: 'seen', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
  { name: 'small', type: 'INT32', repetition_type: 'OPTIONAL' },
  { name: 'large', type: 'INT64', repetition_type: 'OPTIONAL' },
  { name: 'share', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  { name: 'flag', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
  { name: 'members', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
];
const EXPECTED = [
  ['محمد', '1969-12-29', '1970-01-02', '1', '9007199254740993', '0.25', 'true', 'Omar ; Rana'],
  [undefined, '1970-01-01', '1970-01-02T01:00:00.000Z', undefined, '-1', undefined, 'false', undefined],
  ['O\u2019Brien', undefined, undefined, '-3', undefined, '-2', undefined, undefined],
  [undefined, '2024-10-04', undefined, '4', '0', undefined, 'true', 'Ali'],
];

test('[LK17] Parquet: texts, dates, moments, whole and other numbers, yes or no, lists and what is missing become what a CSV file would say', async () => {
  assert.deepEqual(rowsOf(await readParquet(bytesOf(parquetWriteBuffer({ columnData: COLUMNS, schema: SCHEMA })))), EXPECTED);
});

test('[LK17] Parquet: the same in one row group and in several, and by every codec', async () => {
  const groups: number[] = [];
  const parts = parquetWriteBuffer({ columnData: COLUMNS, schema: SCHEMA, rowGroupSize: 3 });
  assert.deepEqual(rowsOf(await readParquet(bytesOf(parts), { onRows: (rows) => groups.push(rows) })), EXPECTED);
  assert.deepEqual(groups, [3, 4]);
  const packers = { GZIP: gzipSync, ZSTD: zstdCompressSync, BROTLI: brotliCompressSync };
  for (const codec of ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI'] as const) {
    const written = parquetWriteBuffer({ columnData: COLUMNS, schema: SCHEMA, codec, compressors: Object.fromEntries(Object.entries(packers).map(([name, pack]) => [name, (input: Uint8Array) => new Uint8Array(pack(input))])) });
    assert.deepEqual(rowsOf(await readParquet(bytesOf(written))), EXPECTED, codec);
  }
});

test('[LK17] Parquet: what is written is read again, over several row groups, and numbers are numbers', async () => {
  const rows = Array.from({ length: 100_003 }, (_, at) => [`r${at}`, (at / 8).toFixed(4)]);
  const pieces: Uint8Array[] = [];
  await writeParquet([{ name: 'id', kind: 'text' }, { name: 'weight', kind: 'double' }], rows, async (bytes) => void pieces.push(bytes));
  const table = await readParquet(bytesOf(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer()));
  assert.equal(table.size, rows.length);
  assert.deepEqual(rowsOf(table).at(-1), ['r100002', '12500.25']);
  const none: Uint8Array[] = [];
  await writeParquet([{ name: 'id', kind: 'text' }], [], async (bytes) => void none.push(bytes));
  assert.deepEqual(rowsOf(await readParquet(bytesOf(await new Blob(none as Uint8Array<ArrayBuffer>[]).arrayBuffer()))), []);
});

test('[LK17] Parquet: a column is read by itself, and the file is not read as a whole', async () => {
  const columnData = Array.from({ length: 20 }, (_, at): ColumnSource => ({ name: `c${at}`, data: Array.from({ length: 5000 }, (__, row) => `${at}/${row * 7919}`) }));
  const buffer = parquetWriteBuffer({ columnData, rowGroupSize: 1000 });
  let largest = 0;
  await readParquet({ byteLength: buffer.byteLength, slice: (from, to = buffer.byteLength) => ((largest = Math.max(largest, to - from)), buffer.slice(from, to)) });
  assert.ok(largest < buffer.byteLength && largest <= 1 << 19, `${largest} of ${buffer.byteLength}`);
});

test('[LK17] what is no Parquet, encrypted, cut off, nested or packed in an unknown way is refused by its name', async () => {
  const text = (letters: string): ArrayBuffer => new TextEncoder().encode(letters).buffer as ArrayBuffer;
  assert.equal(await refusal(text('')), 'empty-file');
  assert.equal(await refusal(text('id,name\n1,Omar\n')), 'not-parquet');
  assert.equal(await refusal(text('ARROW1\0\0 and more')), 'not-parquet');
  assert.equal(await refusal(text('PARE and more, PARE')), 'encrypted');
  assert.equal(await refusal(text('PAR1 and more, PARE')), 'encrypted');
  assert.equal(await refusal(text('PAR1')), 'damaged');
  const whole = parquetWriteBuffer({ columnData: [{ name: 'a', data: ['x', 'y'] }] });
  assert.equal(await refusal(whole.slice(0, whole.byteLength - 9)), 'damaged');
  assert.equal(await refusal(parquetWriteBuffer({ columnData: [{ name: 'a', data: ['x'] }], codec: 'LZO', compressors: { LZO: (input) => input } })), 'unknown-codec row group 1, column "a"');
  const nested: SchemaElement[] = [{ name: 'root', num_children: 1 }, { name: 'a', num_children: 1, repetition_type: 'REQUIRED' }, { name: 'b', type: 'INT32', repetition_type: 'REQUIRED' }];
  assert.equal(await refusal(parquetWriteBuffer({ columnData: [{ name: 'a', data: [{ b: 1 }] }], schema: nested })), 'wrong-type column "a"');
});

test('[LK17] Parquet: whichever byte is changed or missing, the file is read or refused, and nothing else happens', async () => {
  const columnData: ColumnSource[] = [{ name: 'name', data: Array.from({ length: 60 }, (_, at) => (at % 7 === 0 ? null : `n${at % 9}`)) }, { name: 'year', data: Array.from({ length: 60 }, (_, at) => 1950 + at), type: 'INT32' }];
  const whole = new Uint8Array(parquetWriteBuffer({ columnData }));
  const random = randomOf(7);
  let refused = 0;
  for (let turn = 0; turn < 1500; turn += 1) {
    const changed = whole.slice(0, turn % 10 === 0 ? random.below(whole.length) : whole.length);
    for (let times = 1 + random.below(3); times > 0; times -= 1) if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
    try {
      await readParquet(bytesOf(changed.buffer));
    } catch (error) {
      assert.ok(error instanceof Refused, `turn ${turn}: ${String(error)}`);
      refused += 1;
    }
  }
  assert.ok(refused > 300, String(refused));
});
