// CSV as rows of text, for tables whose header may stand below other rows.

import { BadGzip, gunzipIfPacked } from '../csv/gunzip.ts';
import { tidyCell } from '../csv/read.ts';
import { Scanner, type RawRow, type ScanStop } from '../csv/scan.ts';
import { INVALID, Utf8 } from '../csv/utf8.ts';
import type { Problem, ProblemList } from '../problem.ts';
import type { InputFile } from '../statement.ts';
import { SHEET_LIMITS, type Sheet, type SheetLimits, type SheetRow } from './rows.ts';

const HEAD = 65_536;
const UNQUOTED = /"(?:[^"]|"")*"/g;

/** Reads a whole CSV file. Problems of form go to `problems`; rows that have one are left out. */
export async function readCsvSheet(file: InputFile, options: { readonly separator?: ',' | ';' | '\t'; readonly limits?: SheetLimits }, problems: ProblemList): Promise<Sheet> {
  const rows: SheetRow[] = [];
  const limits = options.limits ?? SHEET_LIMITS;
  const report = (row: number, problem: Omit<Problem, 'file' | 'row'>): void => problems.add({ file: file.name, row, ...problem });
  const sheet: Sheet = { name: file.name, hidden: false, rows };
  const decoder = new Utf8();
  let scanner: Scanner | undefined;
  let head = '';
  let first = true;
  let characters = 0;
  const take = (found: readonly (RawRow | ScanStop)[]): boolean => {
    for (const one of found) {
      if ('stop' in one) {
        report(one.row, { expected: one.stop === 'unterminated-quote' ? 'a closing quote' : 'a row of ordinary length', code: one.stop });
        return false;
      }
      const row = sheetRow(one, limits.columns, report);
      if (row === undefined) continue;
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (rows.length >= limits.rows || characters > limits.characters) {
        report(one.row, { expected: `at most ${limits.rows} rows and ${limits.characters} characters`, code: 'too-many-rows' });
        return false;
      }
      rows.push(row);
    }
    return true;
  };
  const begin = (): boolean => {
    const text = head.replace(/^\uFEFF/, '');
    scanner = new Scanner(options.separator ?? separatorIn(text));
    return take(scanner.push(text));
  };
  try {
    for await (const chunk of gunzipIfPacked(file.open())) {
      if (first && chunk.length > 1 && (chunk[0] as number) + (chunk[1] as number) === 0x1fd) {
        report(1, { expected: 'UTF-8 text: this file is UTF-16, save it as "CSV UTF-8"', code: 'utf-16' });
        return sheet;
      }
      first = false;
      const text = decoder.push(chunk);
      if (scanner === undefined) head += text;
      if (scanner === undefined ? head.length >= HEAD && !begin() : !take((scanner as Scanner).push(text))) return sheet;
    }
  } catch (error) {
    if (!(error instanceof BadGzip)) throw error;
    report(rows.length + 1, { expected: 'whole gzip data: the file is damaged or cut off', code: 'bad-gzip' });
    return sheet;
  }
  const rest = decoder.end();
  if (scanner === undefined) {
    head += rest;
    if (head.replace(/^\uFEFF/, '').trim() === '') report(1, { expected: 'a table: the file is empty', code: 'empty-file' });
    else if (begin()) take((scanner as unknown as Scanner).end());
  } else if (take((scanner as Scanner).push(rest))) take((scanner as Scanner).end());
  return sheet;
}

function sheetRow(raw: RawRow, columns: number, report: (row: number, problem: Omit<Problem, 'file' | 'row'>) => void): SheetRow | undefined {
  if (raw.fault !== undefined) {
    report(raw.row, { expected: 'a separator after the closing quote (a quote inside a quoted cell is written twice)', code: raw.fault });
    return undefined;
  }
  const cells = raw.cells.map(tidyCell);
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  if (cells.length > columns) {
    report(raw.row, { expected: `at most ${columns} columns, got ${cells.length}`, code: 'too-many-columns' });
    return undefined;
  }
  for (const cell of cells) {
    if (cell.includes('\0')) report(raw.row, { expected: 'text without null bytes', code: 'null-byte' });
    else if (cell.includes(INVALID)) report(raw.row, { value: cell.replaceAll(INVALID, '\uFFFD'), expected: 'UTF-8 text: save the file as "CSV UTF-8"', code: 'not-utf-8' });
    else continue;
    return undefined;
  }
  return { row: raw.row, cells };
}

/** The separator of most of the first rows: the mark that stands in them most often outside quotes; a comma where none does. */
function separatorIn(head: string): string {
  const text = head.slice(0, HEAD).replace(UNQUOTED, '');
  const counts = [';', '\t', ','].map((mark) => ({ mark, rows: text.split(/\r\n|\r|\n/).filter((line) => line.includes(mark)).length, count: text.split(mark).length - 1 }));
  // A decimal comma stands in many rows, but never more often than the separator between three columns.
  const best = counts.sort((a, b) => b.rows - a.rows || b.count - a.count)[0] as { mark: string; rows: number };
  return best.rows === 0 ? ',' : best.mark;
}
