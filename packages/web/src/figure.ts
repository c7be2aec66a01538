// What one figure is, and the arithmetic of tables. All of it is exact: values
// are decimals as text and are added as integers.

import { formatDecimal } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Column, ReportName, Row, Selector } from '@amanah/projection/report-shape.ts';
import type { NoteKey } from '@amanah/projection/note.ts';

/** In what a figure is counted. Goods are counted in the unit that the publisher names; `measure` is its UN/CEFACT code, where it is one. */
export type FigureUnit =
  | { readonly form: 'money'; readonly code: string }
  | { readonly form: 'goods'; readonly code: string; readonly name: string; readonly measure?: string }
  | { readonly form: 'count'; readonly code: string };

/** Figures that come from trails of the operation's own gifts and deliveries, and from no report. */
export type FollowedName = 'gifts' | 'deliveries';

/** The name `gifts` or `deliveries` that a section or id begins with. */
export function followedName(name: string): FollowedName {
  return name.startsWith('gifts') ? 'gifts' : 'deliveries';
}

/** One figure: its exact value as a decimal, and what it is. */
export interface Figure {
  readonly id: string;
  readonly value: string;
  readonly unit: FigureUnit;
  readonly report: ReportName | FollowedName;
  /** Key of the column or stage: `column.<key>` names it in messages. */
  readonly column: string;
  readonly title: string;
  readonly noteKeys: readonly NoteKey[];
  /** The records behind it; absent for a total of a table. */
  readonly selector?: Selector;
}

/** A list of rows of a report, such as `donors` or `donors.internal`. */
export interface Section {
  readonly name: string;
  readonly report: ReportName | FollowedName;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly noteKeys: readonly NoteKey[];
}

const FIGURE_TYPES: ReadonlySet<string> = new Set(['count', 'amount']);

/** True when the column holds numbers. */
export function isFigureColumn(column: Column): boolean {
  return FIGURE_TYPES.has(column.type);
}

/** The name of one part of an id. */
export function idPart(text: string): string {
  return text === '' ? '-' : encodeURIComponent(text);
}

/** The unit of a commodity of the books; a code that is none is a unit of somebody's stated figures. */
export function unitOfCommodity(books: Books, code: string, asOf: number): FigureUnit {
  if (code === 'C62') return { form: 'count', code };
  const body = books.master('commodity', code, asOf);
  if (body === undefined) return /^[A-Z]{3}$/.test(code) ? { form: 'money', code } : { form: 'goods', code, name: code };
  return body['class'] === 'money' ? { form: 'money', code } : { form: 'goods', code, name: String(body['name']), measure: String(body['unit']) };
}

/** One line of totals of a section: the sums within one group. */
export interface TotalRow {
  /** The values that the group shares, by column key. */
  readonly row: Readonly<Record<string, string>>;
  readonly group: string;
}

/** Totals of the columns that may be added, one line for each group within which they may. */
export function totalRows(section: Section): TotalRow[] {
  const lines = new Map<string, Record<string, string>>();
  for (const column of section.columns) {
    const within = column.totalWithin;
    if (!isFigureColumn(column) || within === undefined) continue;
    for (const row of section.rows) {
      if (row['total'] === true) continue;
      const group = within.length === 0 ? '-' : within.map((key) => idPart(String(row[key] ?? ''))).join('/');
      let line = lines.get(group);
      if (line === undefined) {
        line = Object.fromEntries(within.map((key) => [key, String(row[key] ?? '')]));
        lines.set(group, line);
      }
      const cell = row[column.key];
      if (cell !== undefined && cell !== '') line[column.key] = addDecimals(line[column.key] ?? '0', String(cell));
    }
  }
  return [...lines].map(([group, row]) => ({ group, row }));
}

/** Adds two decimals exactly; the sum has the decimals of the longer one. */
export function addDecimals(a: string, b: string): string {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  return formatDecimal(scaled(a, scale) + scaled(b, scale), scale);
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

/** The digits of a decimal at a scale that has room for them. */
export function scaled(text: string, scale: number): bigint {
  const sign = text.startsWith('-') ? -1n : 1n;
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  return sign * BigInt(whole + fraction.padEnd(scale, '0'));
}
