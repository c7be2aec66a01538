// A report as CSV (RFC 4180) and as an aligned text table.

import { formatDecimal, parseDecimal } from '@amanah/record/amount.ts';
import { csvRow, safeText } from '@amanah/record/csv-row.ts';
import { entryOf } from './grouping.ts';
import type { Column, Report, Row } from './report-shape.ts';

/** Decimals kept while adding totals: no commodity has more. */
const TOTAL_SCALE = 9;

/** What a row says in a column, as text; empty where it says nothing. */
export function cellText(row: Row, column: Column): string {
  const value = row[column.key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** CSV with a header of column keys, CRLF line ends, quotes where needed. A text that a spreadsheet would run as a formula is led by an apostrophe. */
export function reportCsv({ columns, rows }: Pick<Report, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ key }) => key), ...rows.map((row) => columns.map((column) => safeCell(column, cellText(row, column))))];
  return lines.map(csvRow).join('');
}

function safeCell(column: Column, text: string): string {
  return isNumber(column) ? text : safeText(text);
}

/** An aligned table with title, tree size, totals where adding is meaningful, and notes. */
export function reportText(report: Report): string {
  const { columns, rows } = report;
  const body = rows.map((row) => columns.map((column) => cellText(row, column).replaceAll(/\s+/g, ' ')));
  const totals = totalsOf(report).map((total) => columns.map((column) => (column === columns[0] ? `total ${total.of}` : (total.sums.get(column.key) ?? ''))));
  const table = [columns.map(({ title }) => title), ...body, ...totals];
  const widths = columns.map((_, at) => Math.min(60, Math.max(...table.map((cells) => width(cells[at] as string)))));
  const line = (cells: readonly string[]): string => cells.map((cell, at) => pad(cell, widths[at] as number, isNumber(columns[at] as Column))).join('  ').trimEnd();
  const rule = widths.map((size) => '-'.repeat(size)).join('  ');
  return [
    `${report.title} (tree size ${report.treeSize})`,
    '',
    line(table[0] as string[]),
    rule,
    ...body.map(line),
    ...(totals.length === 0 ? [] : [rule, ...totals.map(line)]),
    '',
    ...report.notes.map((note) => `* ${note}`),
    '',
  ].join('\n');
}

/** One line of totals: the values within which it adds, and the sum per column. */
export interface Total {
  readonly of: string;
  readonly within: Readonly<Record<string, string>>;
  readonly sums: ReadonlyMap<string, string>;
}

/** Totals over the rows of a report, only within columns that make adding meaningful; never over commodities or publishers. */
export function totalsOf({ columns, rows }: Pick<Report, 'columns' | 'rows'>): Total[] {
  const groups = new Map<string, { readonly within: Record<string, string>; readonly sums: Map<string, { least: bigint; decimals: number }> }>();
  for (const column of columns) {
    if (column.totalWithin === undefined) continue;
    for (const row of rows) {
      const values = column.totalWithin.map((key) => String(row[key] ?? ''));
      const within = Object.fromEntries(column.totalWithin.map((key, at) => [key, values[at] as string]));
      const group = entryOf(groups, JSON.stringify(within), () => ({ within, sums: new Map() }));
      const text = cellText(row, column);
      const least = parseDecimal(text, TOTAL_SCALE);
      if (least === undefined) continue;
      const sum = entryOf(group.sums, column.key, () => ({ least: 0n, decimals: 0 }));
      sum.least += least;
      sum.decimals = Math.max(sum.decimals, text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
    }
  }
  return [...groups.values()].map(({ within, sums }) => ({
    of: Object.values(within).filter((value) => value !== '').join(' '),
    within,
    sums: new Map([...sums].map(([key, { least, decimals }]) => [key, formatDecimal(least / 10n ** BigInt(TOTAL_SCALE - decimals), decimals)])),
  }));
}

function isNumber({ type }: Column): boolean {
  return type === 'amount' || type === 'count';
}

function width(text: string): number {
  return [...text].length;
}

function pad(text: string, size: number, right: boolean): string {
  const characters = [...text];
  const cut = characters.length > size ? `${characters.slice(0, size - 1).join('')}…` : text;
  const blank = ' '.repeat(Math.max(0, size - width(cut)));
  return right ? blank + cut : cut + blank;
}
