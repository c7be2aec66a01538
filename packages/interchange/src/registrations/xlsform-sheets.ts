// The sheets of an XLSForm with their columns under one name each, from a
// workbook or from the single file of CSV whose first column names the sheets.

import { inputFile } from './file-kind.ts';
import { readCsvSheet } from '../sheet/csv-rows.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { ProblemList } from '../problem.ts';
import { looksLikeWorkbook, readXlsx } from '../xlsx/read.ts';
import { fileProblem } from './file-problem.ts';
import type { RegistrationProblems } from './problem.ts';
import { editDistance } from './xlsform-types.ts';

/** The sheets that make a form. */
export const FORM_SHEETS = ['survey', 'choices', 'settings', 'external_choices'] as const;
export type FormSheet = (typeof FORM_SHEETS)[number];

/** One row by column. Columns that may be said in languages have one entry per language. */
export interface FormRow {
  readonly row: number;
  /** By column: `type`, `name`, `required`, …; in choices also columns that only a filter asks for, as written. */
  readonly cells: ReadonlyMap<string, string>;
  /** By column (`label`, `hint`), then by language; the empty name where none is said. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface FormTable {
  readonly rows: readonly FormRow[];
  /** The columns that the sheet has. */
  readonly columns: ReadonlySet<string>;
  /** Languages in the order of the columns. */
  readonly languages: readonly string[];
}

/** The tables of a form's file; undefined, with a problem, when it holds none. */
export async function formTables(file: { readonly name: string; readonly bytes: Uint8Array }, problems: RegistrationProblems): Promise<ReadonlyMap<FormSheet, FormTable> | undefined> {
  const raw = looksLikeWorkbook(file.bytes) ? workbookSheets(file, problems) : await csvSheets(file, problems);
  if (raw === undefined) return undefined;
  const named = new Map<FormSheet, readonly SheetRow[]>();
  for (const { name, rows } of raw) {
    const sheet = FORM_SHEETS.find((one) => one === name.trim().toLowerCase());
    if (sheet !== undefined && !named.has(sheet)) named.set(sheet, rows);
    else if (sheet !== undefined) problems.add(sheet, 'duplicate-name', `two sheets are named ${sheet}: keep one`, 'file');
  }
  const only = raw.filter(({ rows }) => rows.length > 0);
  if (!named.has('survey') && only.length === 1 && only[0] !== undefined) named.set('survey', only[0].rows);
  if (!named.has('survey')) {
    const near = raw.some(({ name }) => editDistance(name.trim().toLowerCase().slice(0, 30), 'survey') <= 2);
    problems.add('file', 'not-a-form', `an XLSForm has a sheet named "survey"${near ? '; a sheet of this file has nearly that name' : ''}`, 'file');
    return undefined;
  }
  const tables = new Map<FormSheet, FormTable>();
  for (const [sheet, rows] of named) {
    const table = tableOf(sheet, rows, problems);
    if (table !== undefined) tables.set(sheet, table);
  }
  return problems.refused ? undefined : tables;
}

interface RawSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

function workbookSheets(file: { readonly name: string; readonly bytes: Uint8Array }, problems: RegistrationProblems): readonly RawSheet[] | undefined {
  const book = readXlsx(file.bytes, file.name);
  for (const problem of book.problems) fileProblem(problems, 'file', problem);
  return book.problems.length > 0 ? undefined : book.sheets;
}

/** A row whose first cell is filled begins a sheet of that name; the next cells, or those of the next row, name its columns. */
async function csvSheets(file: { readonly name: string; readonly bytes: Uint8Array }, problems: RegistrationProblems): Promise<readonly RawSheet[] | undefined> {
  const found = new ProblemList();
  const { rows } = await readCsvSheet(inputFile(file), {}, found);
  for (const problem of found.shown) fileProblem(problems, 'file', problem);
  if (found.count > 0) return undefined;
  const first = (rows[0]?.cells ?? []).map((cell) => cell.toLowerCase());
  if (first.includes('type') && first.includes('name') && !FORM_SHEETS.some((sheet) => sheet === first[0]) && first[0] !== '') return [{ name: 'survey', rows }];
  const sheets = new Map<string, SheetRow[]>();
  let current: SheetRow[] | undefined;
  for (const { row, cells } of rows) {
    const name = (cells[0] ?? '').trim().toLowerCase();
    if (name !== '') {
      current = sheets.get(name) ?? [];
      sheets.set(name, current);
    }
    if (cells.length > 1) current?.push({ row, cells: cells.slice(1) });
  }
  return [...sheets].map(([name, found]) => ({ name, rows: found }));
}

/** The column's one name by the spellings of its first word. */
const COLUMNS: Readonly<Record<FormSheet, Readonly<Record<string, string>>>> = {
  survey: {
    command: 'type', tag: 'name', value: 'name', caption: 'label', read_only: 'readonly', relevance: 'relevant', calculate: 'calculation',
    count: 'repeat_count', 'jr:count': 'repeat_count',
  },
  choices: { list_name: 'list_name', value: 'name', caption: 'label' },
  external_choices: { list_name: 'list_name', value: 'name', caption: 'label' },
  settings: { set_form_title: 'form_title', set_form_id: 'form_id', id_string: 'form_id', title: 'form_title' },
};
const KNOWN: Readonly<Record<FormSheet, ReadonlySet<string>>> = {
  survey: new Set(['type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint', 'calculation', 'readonly', 'appearance', 'default', 'choice_filter', 'repeat_count', 'disabled', 'parameters']),
  choices: new Set(['list_name', 'name', 'label']),
  external_choices: new Set(['list_name', 'name', 'label']),
  settings: new Set(['form_title', 'form_id', 'name', 'version', 'default_language', 'public_key', 'instance_name', 'omit_instanceid', 'flat', 'allow_choice_duplicates']),
};
const IN_LANGUAGES = new Set(['label', 'hint']);
const BIND: Readonly<Record<string, string>> = { relevant: 'relevant', required: 'required', constraint: 'constraint', calculate: 'calculation', readonly: 'readonly' };

interface Column {
  readonly name: string;
  /** Set where the column is said in languages. */
  readonly language?: string;
}

/** What a title says: its column and language, as pyxform takes titles apart. Undefined for what no form asks for. */
function columnOf(sheet: FormSheet, title: string, doubleColon: boolean): Column {
  const whole = snake(title);
  const aliases = COLUMNS[sheet];
  if (KNOWN[sheet].has(whole)) return { name: whole, ...(IN_LANGUAGES.has(whole) ? { language: '' } : {}) };
  const parts = (doubleColon ? title.split('::') : title.replace(/\bjr:/g, 'jr\0').split(':')).map((part) => part.replaceAll('\0', ':').trim());
  const head = snake(parts[0] ?? '');
  const name = Object.hasOwn(aliases, head) ? (aliases[head] as string) : head;
  const second = snake(parts[1] ?? '');
  if (sheet === 'survey' && head === 'bind' && Object.hasOwn(BIND, second)) return { name: BIND[second] as string };
  if (sheet === 'survey' && (head === 'control' || head === 'body') && second === 'appearance') return { name: 'appearance' };
  if (IN_LANGUAGES.has(name)) return { name, language: parts[1] ?? '' };
  if (parts.length === 1 && KNOWN[sheet].has(name)) return { name };
  // What is left is a column of its own, which a filter of choices may ask for by this very name.
  return { name: title };
}

function snake(text: string): string {
  return text.trim().split(/\s+/u).join('_').toLowerCase();
}

function tableOf(sheet: FormSheet, rows: readonly SheetRow[], problems: RegistrationProblems): FormTable | undefined {
  const [header, ...body] = rows;
  const titles = header?.cells ?? [];
  const doubleColon = titles.some((title) => title.includes('::'));
  const places: (Column | undefined)[] = [];
  const seen = new Map<string, number>();
  for (const [at, title] of titles.entries()) {
    if (title === '') {
      places.push(undefined);
      continue;
    }
    const column = columnOf(sheet, title, doubleColon);
    const key = `${column.name}\0${column.language ?? ''}`;
    const before = seen.get(key);
    if (before !== undefined) problems.add(`${sheet}, row ${header?.row ?? 1}`, 'duplicate-column', `columns ${before + 1} and ${at + 1} are the same column: keep one of them`, 'file');
    seen.set(key, at);
    places.push(column);
  }
  const columns = new Set(places.flatMap((column) => column?.name ?? []));
  const needed = sheet === 'survey' ? ['type'] : sheet === 'settings' || body.length === 0 ? [] : ['list_name', 'name'];
  for (const name of needed) {
    if (columns.has(name)) continue;
    if (sheet === 'survey') problems.add('file', 'not-a-form', `the sheet survey of an XLSForm has a column "${name}": its first row names the columns`, 'file');
    else problems.add(`${sheet}, row ${header?.row ?? 1}`, 'missing-column', `the sheet ${sheet} needs the column "${name}"`, 'file');
  }
  if (problems.refused) return undefined;
  const languages = [...new Set(places.flatMap((column) => (column?.language === undefined || column.language === '' ? [] : [column.language])))];
  return { rows: body.map(({ row, cells }) => formRow(row, cells, places)), columns, languages };
}

function formRow(row: number, cells: readonly string[], places: readonly (Column | undefined)[]): FormRow {
  const plain = new Map<string, string>();
  const texts = new Map<string, Map<string, string>>();
  for (const [at, cell] of cells.entries()) {
    const column = places[at];
    if (column === undefined || cell === '') continue;
    if (column.language === undefined) plain.set(column.name, cell);
    else {
      const byLanguage = texts.get(column.name) ?? new Map<string, string>();
      byLanguage.set(column.language, cell);
      texts.set(column.name, byLanguage);
    }
  }
  return { row, cells: plain, texts };
}
