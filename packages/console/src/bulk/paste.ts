// Rows pasted from a spreadsheet: tabs between cells, quotes round a cell with
// a line break in it. Columns are known by the names in the first row, in any
// language of the console, or by their order.

import { currencyExponent } from '@amanah/record/commodity.ts';
import { textIn, CONSOLE_LOCALES, type MessageKey } from '../language.ts';
import { DAY_INPUT, makeBody, type FieldProblem, type MadeBody } from '../forms/body.ts';
import type { Masters } from '../forms/masters.ts';
import { exactOption, freshMaster, optionsFrom } from '../forms/options.ts';
import type { FormSpec, LinesField, ScalarField } from '../forms/spec.ts';
import type { Line, Values } from '../forms/values.ts';

export const BULK_ROWS_MAX = 500;

/** A row of the grid: text by input. */
export type GridRow = Readonly<Record<string, string>>;

/** Cells of a paste. Rows without any text are left out. */
export function readPaste(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] as string;
    if (isQuoted && mark === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (mark === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && mark === '\t') endCell();
    else if (!isQuoted && (mark === '\n' || mark === '\r')) {
      if (mark === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += mark;
  }
  endRow();
  return rows;
}

/** What is asked in a column of the grid. */
export interface GridColumn {
  readonly input: string;
  readonly field: ScalarField;
  /** True for the commodity beside a quantity. */
  readonly isCommodity: boolean;
  /** True for what stands in the one line of goods of a row. */
  readonly isLine: boolean;
}

/** The columns of a form's grid. */
export function gridColumns(spec: FormSpec): readonly GridColumn[] {
  const day: ScalarField = { name: DAY_INPUT, type: 'day', ...(spec.day === undefined ? {} : { label: spec.day }) };
  const lines = spec.fields.find((field): field is LinesField => field.type === 'lines');
  return (spec.bulk ?? []).flatMap((input) => {
    const name = input.replace(/\.commodity$/, '');
    const own = name === DAY_INPUT ? day : spec.fields.find((field): field is ScalarField => field.type !== 'lines' && field.name === name);
    const field = own ?? lines?.columns.find((column) => column.name === name);
    return field === undefined ? [] : [{ input, field, isCommodity: input !== name, isLine: own === undefined }];
  });
}

/** The names that a column may have in the first row: its input, its label, and what people write. */
function namesOf(column: GridColumn): readonly string[] {
  const { field, input, isCommodity } = column;
  const key = isCommodity ? (field.type === 'amount' && field.of === 'money' ? 'field.currency' : 'field.commodity') : (field.label ?? (field.name === 'amount' && field.type === 'amount' && field.of === 'money' ? 'field.amount.money' : `field.${field.name}`));
  const more: Readonly<Record<string, readonly string[]>> = { [DAY_INPUT]: ['date', 'day', 'التاريخ', 'اليوم'], 'amount.commodity': ['currency', 'commodity', 'item', 'العملة', 'الصنف'], amount: ['quantity', 'amount', 'المبلغ', 'الكمية'] };
  return [input, ...CONSOLE_LOCALES.map((locale) => textIn(locale, key as MessageKey)), ...(more[input] ?? [])].map((one) => one.toLowerCase());
}

/** Which column of the paste each input takes; the first row is a header when it names at least two inputs. */
export function rowsOfPaste(cells: readonly (readonly string[])[], columns: readonly GridColumn[]): readonly GridRow[] {
  const head = (cells[0] ?? []).map((cell) => cell.toLowerCase());
  const places = columns.map((column) => head.findIndex((cell) => namesOf(column).includes(cell)));
  const hasHeader = places.filter((place) => place >= 0).length >= 2;
  return (hasHeader ? cells.slice(1) : cells).map((row) => Object.fromEntries(columns.map(({ input }, at) => [input, row[hasHeader ? (places[at] as number) : at] ?? ''])));
}

/** The values of a form that a row stands for. Names are read as codes, days in the ways spreadsheets write them without doubt. */
function valuesOfRow(spec: FormSpec, columns: readonly GridColumn[], row: GridRow, masters: Masters): Values {
  const values: Record<string, string | Line[]> = {};
  const line: Record<string, string> = {};
  for (const field of spec.fields) if (field.start !== undefined && field.type !== 'lines') values[field.name] = field.start;
  for (const { input, field, isCommodity, isLine } of columns) {
    const text = (row[input] ?? '').trim();
    const value = cellValue(field, isCommodity, text, masters, spec.name);
    // A blank cell leaves what the form begins with.
    if (isLine) line[input] = value;
    else if (value !== '' || values[input] === undefined) values[input] = value;
  }
  const lines = spec.fields.find(({ type }) => type === 'lines');
  if (lines !== undefined) values[lines.name] = [line];
  // A payment says whom it pays by the cell that is filled.
  if (spec.name === 'payment') values['pays'] = row['expense'] !== undefined && row['expense'] !== '' ? 'expense' : 'supplier';
  return values;
}

function cellValue(field: ScalarField, isCommodity: boolean, text: string, masters: Masters, form: string): string {
  if (field.type === 'day') return dayOf(text);
  if (field.type === 'code') return exactOption(optionsFrom(field.from, masters, form), text)?.code ?? text;
  if (field.type === 'choice') return field.choices.find((choice) => choice === text.toLowerCase() || CONSOLE_LOCALES.some((locale) => textIn(locale, `choice.${choice}` as MessageKey) === text)) ?? text;
  if (isCommodity && field.type === 'amount') {
    const options = optionsFrom(field.of === 'money' ? 'money' : 'goods', masters, form);
    return exactOption(options, text)?.code ?? (currencyExponent(text.toUpperCase()) === undefined ? text : text.toUpperCase());
  }
  return text;
}

/** Year first, or a day with the month in letters; a day such as 3/4/2026 can be read in two ways and is left as it is. */
function dayOf(text: string): string {
  const first = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (first !== null) return `${first[1] as string}-${(first[2] as string).padStart(2, '0')}-${(first[3] as string).padStart(2, '0')}`;
  const last = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (last !== null && Number(last[1]) > 12) return `${last[3] as string}-${(last[2] as string).padStart(2, '0')}-${last[1] as string}`;
  return text;
}

/** What is wrong with a cell. */
export interface CellProblem {
  readonly input: string;
  readonly fault: FieldProblem['fault'] | 'unknown';
  readonly decimals?: number;
}

export interface JudgedRow {
  readonly made: MadeBody;
  readonly problems: readonly CellProblem[];
}

/** Judges every cell of a row: its form, and whether its codes are in the books. */
export function judgeRow(spec: FormSpec, columns: readonly GridColumn[], row: GridRow, masters: Masters): JudgedRow {
  const values = valuesOfRow(spec, columns, row, masters);
  const made = makeBody(spec, values, masters);
  const faults: CellProblem[] = made.ok ? [] : made.problems.map((one) => ({ ...one, input: one.input.replace(/^\w+\[0\]\./, '') }));
  for (const { input, field, isCommodity, isLine } of columns) {
    const from = isCommodity ? 'commodity' : field.type === 'code' ? field.from : undefined;
    const text = isLine ? ((values['goods'] as readonly Line[] | undefined)?.[0]?.[input] ?? '') : String(values[input] ?? '');
    if (from === undefined || freshMaster(from) === undefined || text === '' || faults.some((one) => one.input === input)) continue;
    if (exactOption(optionsFrom(from, masters, spec.name), text) === undefined) faults.push({ input, fault: 'unknown' });
  }
  return { made, problems: faults };
}

