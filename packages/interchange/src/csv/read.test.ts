import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readCsv, tidyCell, type TableEvent } from './read.ts';
import { csvRow } from '@amanah/record/csv-row.ts';
import { Scanner } from './scan.ts';
import { INVALID, Utf8 } from './utf8.ts';
import { ProblemList } from '../problem.ts';
import { inputOf } from '../testing/inputs.ts';
import { concat, utf8 } from '@amanah/log/bytes.ts';
import type { ReadOptions } from '../statement.ts';

async function tableOf(content: string | Uint8Array, chunk = 7, options: ReadOptions = {}): Promise<{ events: TableEvent[]; problems: ProblemList }> {
  const problems = new ProblemList();
  const events: TableEvent[] = [];
  for await (const event of readCsv(inputOf(content, 'f.csv', chunk), options, problems)) events.push(event);
  return { events, problems };
}

const WANTED = [{ header: ['a', 'b'] }, { row: 2, cells: { a: '1', b: 'x "y", z w' } }, { row: 3, cells: { a: '2' } }];

test('[I1] byte order mark, line ends, separators and gzip give the same table', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    for (const separator of [',', ';', '\t']) {
      for (const mark of ['', '\uFEFF']) {
        const text = `${mark}${['a', 'b'].join(separator)}${end}1${separator}" x ""y"", z${end} w"${end}2${separator}${end}`;
        for (const bytes of [utf8(text), new Uint8Array(gzipSync(utf8(text)))]) {
          for (const chunk of [1, 2, 3, 5, 1000]) {
            const { events, problems } = await tableOf(bytes, chunk);
            assert.equal(problems.count, 0);
            assert.deepEqual(events, WANTED);
          }
        }
      }
    }
  }
});

test('[I1] the separator is detected from the header line only, outside quotes, and can be declared', async () => {
  const { events } = await tableOf('"x;y",b\n"1;2;3",4;5;6\n');
  assert.deepEqual(events[1], { row: 2, cells: { 'x;y': '1;2;3', b: '4;5;6' } });
  const declared = await tableOf('a,b;c\n1,2;3\n', 7, { separator: ';' });
  assert.deepEqual(declared.events, [{ header: ['a,b', 'c'] }, { row: 2, cells: { 'a,b': '1,2', c: '3' } }]);
});

test('[I2] rows are numbered as a spreadsheet shows them', async () => {
  const { events } = await tableOf('\n\na,b\n"1\n1",2\n\n,\n3,4');
  assert.deepEqual(events, [{ blank: 1 }, { blank: 2 }, { header: ['a', 'b'] }, { row: 4, cells: { a: '1 1', b: '2' } }, { blank: 5 }, { blank: 6 }, { row: 7, cells: { a: '3', b: '4' } }]);
});

test('[I1] what csvRow writes is read back cell by cell, in any chunks', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (list, chunk) => {
      const text = csvRow(['a', 'b', 'c']) + list.map((row) => csvRow(row)).join('');
      const { events, problems } = await tableOf(text, chunk);
      assert.equal(problems.count, 0);
      const wanted = list.map((row) => Object.fromEntries(['a', 'b', 'c'].flatMap((name, at) => (tidyCell(row[at] as string) === '' ? [] : [[name, tidyCell(row[at] as string)]]))));
      assert.deepEqual(events.slice(1).map((event) => ('cells' in event ? event.cells : {})), wanted);
    }),
    { numRuns: 200 },
  );
});

test('[I3] white space alone is no difference between two cells', () => {
  assert.equal(tidyCell('Turkey\u00a0 '), 'Turkey');
  assert.equal(tidyCell(' a\r\n\tb  c '), 'a b c');
  assert.equal(tidyCell('e\u0301'), '\u00e9');
});

test('bytes that are not UTF-8 keep their place, however they are cut', () => {
  const bytes = concat(utf8('غa'), new Uint8Array([0xff, 0xc3]), utf8('é😀'), new Uint8Array([0xe2, 0x82]), utf8('b'), new Uint8Array([0xed, 0xa0, 0x80]));
  const wanted = `غa${INVALID}${INVALID}é😀${INVALID}${INVALID}b${INVALID}${INVALID}${INVALID}`;
  for (let chunk = 1; chunk <= bytes.length; chunk += 1) {
    const decoder = new Utf8();
    let text = '';
    for (let at = 0; at < bytes.length; at += chunk) text += decoder.push(bytes.slice(at, at + chunk));
    assert.equal(text + decoder.end(), wanted);
  }
});

test('[I8] a scanner keeps only the unfinished row', () => {
  const scanner = new Scanner(',', 100);
  for (let row = 0; row < 1000; row += 1) assert.equal(scanner.push(`${row},b\n`).length, 1);
  assert.deepEqual(scanner.push(`"${'x'.repeat(200)}`), [{ row: 1001, stop: 'unterminated-quote' }]);
  assert.deepEqual(new Scanner(',', 100).push('x'.repeat(200)), [{ row: 1, stop: 'row-too-long' }]);
});

test('a gzip file that is cut off or damaged is one problem', async () => {
  const packed = new Uint8Array(gzipSync(utf8(`a,b\n${'1,2\n'.repeat(500)}`)));
  const damaged = packed.slice();
  damaged[30] = (damaged[30] as number) ^ 0xff;
  for (const bytes of [packed.slice(0, -9), damaged, new Uint8Array([0x1f, 0x8b])]) {
    const { problems } = await tableOf(bytes, 1000);
    assert.deepEqual(problems.shown.map((one) => one.code), ['bad-gzip']);
  }
});

test('an input that fails is an outage and passes through', async () => {
  const failing = {
    name: 'f.csv',
    async *open(): AsyncGenerator<Uint8Array> {
      yield utf8('a,b\n1,2\n');
      throw new Error('disk gone');
    },
  };
  await assert.rejects(async () => {
    for await (const event of readCsv(failing, {}, new ProblemList())) void event;
  }, /disk gone/);
});
