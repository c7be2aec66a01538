import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import type { Column } from '@amanah/projection/report-shape.ts';
import { csvOfView, workbookOfView } from './download.ts';
import { crc32 } from './stored-zip.ts';

const columns: readonly Column[] = [{ key: 'donor', title: 'Donor', type: 'text' }, { key: 'amount', title: 'Amount', type: 'amount' }];
const rows = [['=HYPERLINK("x")', '1250.50'], ['+1, "quoted"', '-3'], ['مؤسسة الأمل <&>', '123456789012345678901.25'], ['hidden', '1']] as const;
const kept = Uint32Array.of(0, 1, 2);

test('[O10] CSV of a view: the rows shown, numbers as they are, text that would run as a formula does not', () => {
  const csv = csvOfView({ columns, rows }, kept, [0, 1]);
  assert.equal(csv, '\ufeffdonor,amount\r\n"\'=HYPERLINK(""x"")",1250.50\r\n"\'+1, ""quoted""",-3\r\nمؤسسة الأمل <&>,123456789012345678901.25\r\n');
});

test('[O10] a workbook of a view opens in another program: texts are texts, numbers exact, no formula', async () => {
  const bytes = workbookOfView({ columns, rows, title: 'Gifts [all]' }, kept, [0, 1]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const sheet = book.worksheets[0];
  assert.equal(sheet?.rowCount, 4);
  assert.deepEqual([1, 2, 3, 4].map((row) => sheet?.getRow(row).getCell(1).value), ['Donor', '=HYPERLINK("x")', '+1, "quoted"', 'مؤسسة الأمل <&>']);
  assert.deepEqual([2, 3, 4].map((row) => sheet?.getRow(row).getCell(2).value), [1250.5, -3, '123456789012345678901.25']);
  assert.equal(sheet?.getRow(2).getCell(1).formula, undefined);
  assert.deepEqual(workbookOfView({ columns, rows, title: 'Gifts [all]' }, kept, [0, 1]), bytes, 'the same view gives the same bytes');
});

test('[O10] the check value of CRC-32', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
});
