// A view as a file for a spreadsheet: CSV, and a workbook. Every number stands
// in it exactly; text that a spreadsheet would run as a formula does not run.

import { csvRow, safeText } from '@amanah/record/csv-row.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { isNumeric, type TableData, type TableRow } from './table-view.ts';
import { storedZip } from './stored-zip.ts';

/** The shown rows as CSV, with a mark of UTF-8 for spreadsheets that ask for one. */
export function csvOfView({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, kept: Uint32Array, shown: readonly number[]): string {
  const lines = [csvRow(shown.map((at) => columns[at]?.key ?? ''))];
  for (const row of kept) {
    const cells = rows[row] as TableRow;
    lines.push(csvRow(shown.map((at) => (isNumeric(columns[at] ?? { type: 'text' }) ? String(cells[at]) : safeText(String(cells[at]))))));
  }
  return `\ufeff${lines.join('')}`;
}

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Digits that a spreadsheet keeps: a longer number is written as text, because it would be rounded. */
const EXACT_DIGITS = 15;

/** The shown rows as a workbook of one sheet (Office Open XML). Texts are texts: none is a formula. */
export function workbookOfView({ columns, rows, title }: Pick<TableData, 'columns' | 'rows' | 'title'>, kept: Uint32Array, shown: readonly number[], rightToLeft = false): Uint8Array {
  const parts = [row(1, shown.map((at) => textCell(columns[at]?.title ?? '')))];
  for (const [place, index] of kept.entries()) {
    const cells = rows[index] as TableRow;
    parts.push(row(place + 2, shown.map((at) => (isNumeric(columns[at] ?? { type: 'text' }) ? numberCell(String(cells[at])) : textCell(String(cells[at]))))));
  }
  const sheet = `${HEAD}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${parts.join('')}</sheetData></worksheet>`;
  const files: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ['xl/worksheets/sheet1.xml', sheet],
  ];
  return storedZip(files.map(([path, text]) => ({ path, bytes: utf8(text) })));
}

/** One row; `cells` begin where their reference goes. */
function row(number: number, cells: readonly ((reference: string) => string)[]): string {
  return `<row r="${number}">${cells.map((cell, at) => cell(`${columnLetters(at)}${number}`)).join('')}</row>`;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnLetters(Math.floor(at / 26) - 1)}${letter}`;
}

function textCell(text: string): (reference: string) => string {
  return (reference) => (text === '' ? `<c r="${reference}"/>` : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`);
}

function numberCell(text: string): (reference: string) => string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return textCell(text);
  return text.replace(/\D/g, '').replace(/^0+/, '').length > EXACT_DIGITS ? textCell(text) : (reference) => `<c r="${reference}"><v>${text}</v></c>`;
}

/** A name that workbooks allow: at most 31 characters, none of `[]:*?/\`. */
function sheetName(title: string): string {
  return title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim() || 'Sheet';
}

/** Characters that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
