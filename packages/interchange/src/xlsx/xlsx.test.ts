import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { tidyCell } from '../csv/read.ts';
import { describeProblem } from '../problem.ts';
import { readXlsx } from './read.ts';
import { dateText, escapedText, isDateFormat, plainNumber, serialOf, unescaped } from './values.ts';
import { writeXlsx, type WrittenCell } from './write.ts';

function rowsOf(bytes: Uint8Array): string[][] {
  const { sheets, problems } = readXlsx(bytes, 'f.xlsx');
  assert.deepEqual(problems.map(describeProblem), []);
  return (sheets[0]?.rows ?? []).map(({ cells }) => [...cells]);
}

async function byExceljs(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function inExceljs(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book;
}

test('[B7] a workbook that another program wrote is read as the text of its cells', async () => {
  const bytes = await byExceljs((book) => {
    const sheet = book.addWorksheet('Gifts');
    sheet.addRow(['Day', 'Donor', 'Amount', 'Note', 'Yes', 'Sum', 'Rich', 'Error']);
    sheet.addRow([new Date(Date.UTC(2026, 2, 5)), ' Um  Ahmad ', 1234.5, 'شكرا', true, { formula: 'C2*2', result: 2469 }, { richText: [{ text: 'a' }, { font: { bold: true }, text: 'b' }] }, { error: '#N/A' }]);
    sheet.addRow([new Date(Date.UTC(2026, 2, 5, 14, 30)), 'x\ny', -0.1, '', false, { formula: 'D2', result: 'text' }]);
    sheet.getCell('A2').numFmt = 'dd/mm/yyyy';
    sheet.getCell('A3').numFmt = 'dd/mm/yyyy hh:mm';
    sheet.getCell('C5').value = 1e21;
    sheet.getCell('D5').value = 1e-7;
    sheet.getCell('GZ9').numFmt = '0.00';
    sheet.mergeCells('A7:B7');
    sheet.getCell('A7').value = 'merged';
    const hidden = book.addWorksheet('Old', { state: 'hidden' });
    hidden.addRow(['secret']);
    book.addWorksheet('Empty', { state: 'veryHidden' });
  });
  const { sheets, problems } = readXlsx(bytes, 'f.xlsx');
  assert.deepEqual(problems, []);
  assert.deepEqual(sheets.map(({ name, hidden }) => [name, hidden]), [['Gifts', false], ['Old', true], ['Empty', true]]);
  assert.deepEqual(sheets[0]?.rows, [
    { row: 1, cells: ['Day', 'Donor', 'Amount', 'Note', 'Yes', 'Sum', 'Rich', 'Error'] },
    { row: 2, cells: ['2026-03-05', 'Um Ahmad', '1234.5', 'شكرا', 'TRUE', '2469', 'ab', '#N/A'] },
    { row: 3, cells: ['2026-03-05T14:30:00', 'x y', '-0.1', '', 'FALSE', 'text'] },
    { row: 5, cells: ['', '', '1000000000000000000000', '0.0000001'] },
    { row: 7, cells: ['merged', 'merged'].slice(0, sheets[0]?.rows[4]?.cells.length) },
  ]);
});

test('[B7] days stand in both date systems, and formats tell days from numbers', async () => {
  const bytes = await byExceljs((book) => {
    book.properties.date1904 = true;
    book.addWorksheet('S').addRow([new Date(Date.UTC(2026, 2, 5))]).getCell(1).numFmt = 'yyyy-mm-dd';
  });
  assert.deepEqual(rowsOf(bytes), [['2026-03-05']]);
  const days: readonly (readonly [string, boolean, string | undefined])[] = [
    ['1', false, '1900-01-01'], ['59', false, '1900-02-28'], ['60', false, undefined], ['61', false, '1900-03-01'], ['46086', false, '2026-03-05'], ['44624', true, '2026-03-05'],
    ['0', true, '1904-01-01'], ['0.5', false, '12:00:00'], ['46086.999999', false, '2026-03-06'], ['46086.25', false, '2026-03-05T06:00:00'], ['-1', false, undefined], ['999999', false, undefined], ['x', false, undefined],
  ];
  for (const [serial, is1904, wanted] of days) assert.equal(dateText(serial, is1904), wanted, serial);
  for (const code of ['yyyy-mm-dd', 'd/m/yy', '[$-409]mmm d', '[h]:mm', 'dd.mm.yyyy;@', '"on" d']) assert.ok(isDateFormat(200, code), code);
  for (const code of ['General', '0.00', '#,##0 "days"', '[Red]0', '0\\d', '@', '"m"0', '0_d']) assert.ok(!isDateFormat(200, code), code);
  assert.deepEqual([isDateFormat(14, undefined), isDateFormat(2, undefined), isDateFormat(49, undefined)], [true, false, false]);
});

test('[B7] numbers keep every digit that is stored', () => {
  const numbers: readonly (readonly [string, string | undefined])[] = [
    ['0.30000000000000004', '0.30000000000000004'], ['1E3', '1000'], ['1.5e-3', '0.0015'], ['-2.50E+1', '-25'], ['12e-1', '1.2'], ['0e5', '0'], ['1e', undefined], ['', undefined], ['0x10', undefined], ['NaN', undefined], ['Infinity', undefined], ['1,5', undefined],
  ];
  for (const [stored, plain] of numbers) assert.equal(plainNumber(stored), plain, stored);
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: -9, max: 9 }), (digits, power) => {
    assert.equal(Number(plainNumber(`${digits}E${power}`)), Number(`${digits}e${power}`));
  }));
});

const ATTACKS = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', "=cmd|'/c calc'!A0", '=HYPERLINK("http://x","y")', '<script>alert(1)</script>', ']]>', '_x0041_', '&amp;', '\u0007', '\ud800'];

test('[B9] texts are texts, whatever they begin with, here and in another program', async () => {
  const bytes = writeXlsx([{ name: 'S', titles: ['=title', 'n'], rows: ATTACKS.map((text) => [{ text }, { decimal: '1.50' }]) }]);
  const sheet = (await inExceljs(bytes)).worksheets[0] as exceljs.Worksheet;
  for (const [at, text] of ATTACKS.entries()) {
    const cell = sheet.getCell(at + 2, 1);
    assert.equal(cell.formula, undefined, text);
    assert.ok(cell.type === exceljs.ValueType.String || cell.type === exceljs.ValueType.RichText, text);
    assert.equal(sheet.getCell(at + 2, 2).value, 1.5);
  }
  assert.equal(sheet.getCell(2, 1).value, '=1+1');
  assert.deepEqual(rowsOf(bytes).slice(1).map(([text]) => text), ATTACKS.map((text) => tidyCell(text.replace('\ud800', '\ufffd'))));
});

test('[B9] decimals beyond fifteen digits are exact as text; days, truths, directions and titles are what they are', async () => {
  const decimals = ['0', '-1234.50', '999999999999999', '9999999999999999', '4611686018427387903', '0.123456789', '0.1234567891', '-0.00', '007', '1e5', '=1', ''];
  const bytes = writeXlsx([
    { name: 'Figures/1', titles: ['n', 'day', 'yes'], rows: decimals.map((decimal) => [{ decimal }, { day: '2026-03-05' }, { truth: true }]) },
    { name: 'figures 1', titles: ['مبلغ'], rows: [[undefined, { day: 'soon' }, { day: '1850-01-01' }]], rightToLeft: true },
    { name: '', titles: [], rows: [] },
  ]);
  const book = await inExceljs(bytes);
  assert.deepEqual(book.worksheets.map(({ name }) => name), ['Figures 1', 'figures 1 2', 'Sheet']);
  const [first, second] = book.worksheets as [exceljs.Worksheet, exceljs.Worksheet];
  assert.deepEqual(decimals.slice(0, 5).map((_, at) => first.getCell(at + 2, 1).value), [0, -1234.5, 999_999_999_999_999, '9999999999999999', '4611686018427387903']);
  assert.deepEqual([first.getCell('B2').value, first.getCell('C2').value, first.getCell('A3').numFmt], [new Date(Date.UTC(2026, 2, 5)), true, '#,##0.00']);
  assert.deepEqual([first.views[0]?.state, first.views[0]?.rightToLeft ?? false, second.views[0]?.rightToLeft], ['frozen', false, true]);
  assert.deepEqual(rowsOf(bytes).slice(1).map(([text]) => text), decimals);
});

test('[B9] whatever is written is read back, and equal sheets are equal bytes', () => {
  const cell: fc.Arbitrary<WrittenCell> = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }).map((text) => ({ text })),
    fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 })).map(([least, decimals]) => {
      const digits = String(least < 0n ? -least : least).padStart(decimals + 1, '0');
      return { decimal: `${least < 0n ? '-' : ''}${decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`}` };
    }),
    fc.integer({ min: 0, max: 90_000 }).map((days) => ({ day: new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) })),
    fc.boolean().map((truth) => ({ truth })),
    fc.constant(undefined),
  );
  const textOf = (one: WrittenCell): string => (one === undefined ? '' : 'text' in one ? tidyCell(one.text.replaceAll('\0', '')) : 'decimal' in one ? one.decimal : 'day' in one ? one.day : one.truth ? 'TRUE' : 'FALSE');
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
      const sheet = { name: 'S', titles: ['a'], rows };
      const bytes = writeXlsx([sheet]);
      assert.deepEqual(writeXlsx([sheet]), bytes);
      const wanted = rows.map((cells) => cells.map(textOf)).map((cells) => cells.slice(0, cells.findLastIndex((text) => text !== '') + 1));
      assert.deepEqual(rowsOf(bytes).slice(1), wanted.filter((cells) => cells.length > 0));
    }),
    { numRuns: 100 },
  );
});

test('[B9] escapes are undone exactly, and serials of days go both ways', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
    const well = text.toWellFormed();
    const xml = escapedText(well).replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.equal(unescaped(xml), well);
  }));
  fc.assert(fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
    assert.equal(serialOf(dateText(String(serial), false) as string), serial);
  }));
});
