// Tables of submissions: rows of CSV or of a workbook, where the entries of
// repeats stand in tables of their own that name the row they belong to.

import { westernDigits } from '../csv/digits.ts';
import { columnLetters, SHEET_LIMITS, type Sheet, type SheetLimits, type SheetRow } from '../sheet/rows.ts';
import { ColumnMatcher, type Match } from './column-match.ts';
import { conceptsOf, isSensitive } from './column-words.ts';
import { isRead, type Intake, type RawCell, type RawSubmission, type Target } from './intake.ts';
import { SUBMISSION_LIMITS } from './submission.ts';
import { metaName, serverOf, type MetaName } from './submission-meta.ts';
import type { Form } from './form.ts';

export const TABLE_LIMITS: SheetLimits = { ...SHEET_LIMITS, columns: SUBMISSION_LIMITS.columns };

/** One table with the place that its rows are named by (`sheet 2, `; empty for the only one). */
export interface RawTable {
  readonly place: string;
  /** Name of the sheet, or of the file without its ending. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly formulas?: Sheet['formulas'];
  /** True for a sheet of a workbook that has others. */
  readonly isOneOfSheets: boolean;
}

/** Repeats of a form that a table without a telling name is compared with. */
const REPEATS_TRIED = 100;

type Column =
  | { readonly is: 'meta'; readonly meta: MetaName }
  | { readonly is: 'answer'; readonly target: Target; readonly entry?: string }
  | { readonly is: 'choice'; readonly target: Target; readonly code: string; readonly entry?: string }
  | { readonly is: 'nothing' };

interface Table extends RawTable {
  readonly columns: readonly Column[];
  readonly body: readonly SheetRow[];
  /** Key of `members` for a table of a repeat. */
  readonly repeat?: string;
}

/** The row that names the columns of a table; undefined, with a problem, where nobody can tell. */
interface Header {
  readonly titles: readonly string[];
  readonly body: readonly SheetRow[];
}

/** Reads tables into the intake. Gives the server that they come from. */
export function takeTables(raw: readonly RawTable[], options: { readonly header?: boolean }, intake: Intake): 'kobo' | 'odk' | undefined {
  const tables: Table[] = [];
  let server: 'kobo' | 'odk' | undefined;
  let main = false;
  for (const one of raw) {
    const header = headerOf(one, options.header, intake);
    if (header === undefined) continue;
    const isChild = header.titles.some((title) => ['parent-key', 'parent-index', 'parent-uuid', 'parent-id'].includes(metaName(title) ?? ''));
    if (one.isOneOfSheets && main && !isChild) {
      intake.problems.add(placed(one), 'not-submissions', 'a further sheet that belongs to none of the submissions: it is not read', 'nothing');
      continue;
    }
    main ||= !isChild;
    server = serverOf(header.titles) ?? server;
    const table = columnsOf(one, header, isChild, intake);
    if (table !== undefined) tables.push(table);
  }
  takeRows(tables, intake);
  return server;
}

function placed({ place }: RawTable): string {
  return place === '' ? 'file' : place.replace(/, $/, '');
}

function headerOf(table: RawTable, stated: boolean | undefined, intake: Intake): Header | undefined {
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, ...rest] = rows;
  if (first === undefined) {
    intake.problems.add(placed(table), 'empty-file', table.isOneOfSheets ? 'the sheet is empty' : 'the file is empty', table.isOneOfSheets ? 'nothing' : 'file');
    return undefined;
  }
  if (stated === false || (stated === undefined && intake.form === undefined && serverOf(first.cells) === undefined && first.cells.some(isData))) {
    const width = Math.max(...rows.map(({ cells }) => cells.length));
    return { titles: Array.from({ length: width }, (_, at) => `column ${at + 1}`), body: rows };
  }
  if (stated === undefined && intake.form === undefined && !looksLikeHeader(first.cells)) {
    intake.problems.add(`${table.place}row ${first.row}`, 'no-header', 'it cannot be told whether the first row names the columns or is a registration: say which', 'file');
    return undefined;
  }
  const titles = first.cells.map((cell) => cell.slice(0, 300));
  const named = titles.filter((title) => title !== '');
  // An export of labels may name two questions alike; without a form nobody could tell the two apart.
  if (intake.form === undefined && new Set(named).size < named.length) {
    const twice = titles.findIndex((title, at) => title !== '' && titles.indexOf(title) < at);
    intake.problems.add(`${table.place}row ${first.row}, column ${columnLetters(twice + 1)}`, 'duplicate-column', 'another column has the same name: give each its own', 'file');
    return undefined;
  }
  // A row of hashtags (HXL) below the names is none of the answers.
  const second = rest[0];
  const isTags = second?.cells.every((cell) => cell === '' || cell.startsWith('#')) === true;
  return { titles, body: isTags ? rest.slice(1) : rest };
}

/** True for what stands in rows and never names a column: numbers, days, phones, addresses of mail. */
function isData(cell: string): boolean {
  const text = westernDigits(cell);
  return /^[+(]?\d[\d\s().,/:-]*$/.test(text) || /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(text);
}

function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const known = filled.filter((cell) => metaName(cell) !== undefined || isSensitive([cell]) || conceptsOf(cell).size > 0 || /^[a-z][a-z0-9]*[_/][a-z0-9_/]+$/.test(cell));
  return known.length >= 2 || (known.length === 1 && filled.length <= 3);
}

function columnsOf(table: RawTable, header: Header, isChild: boolean, intake: Intake): Table | undefined {
  const { form } = intake;
  const server = serverOf(header.titles);
  // A question of the form may have a name that a server has for something else (`Status`).
  const own = new Set((form?.questions ?? []).filter(isRead).flatMap(({ name, path }) => [name, path.slice((form?.root.length ?? 0) + 2)]));
  const metas = header.titles.map((title): MetaName | undefined => {
    const meta = title === '' ? 'ignored' : form !== undefined || server !== undefined ? metaName(title) : undefined;
    return meta === 'ignored' && own.has(title) ? undefined : meta;
  });
  if (form === undefined) {
    const repeat = isChild ? table.name : undefined;
    const split = splitColumns(header, metas);
    const columns = header.titles.map((title, at): Column => {
      const meta = metas[at];
      if (meta !== undefined) return { is: 'meta', meta };
      return split.has(at) ? { is: 'nothing' } : { is: 'answer', target: intake.column(title, repeat) };
    });
    return { ...table, columns, body: header.body, ...(repeat === undefined ? {} : { repeat }) };
  }
  const repeat = isChild ? repeatOf(table, header, metas, form, intake) : undefined;
  if (isChild && repeat === undefined) {
    intake.problems.add(placed(table), 'other-form', 'this table fits no repeat of the form: take the definition that these submissions answer', 'file');
    return undefined;
  }
  const asked = header.titles.map((title, at) => (metas[at] === undefined ? title : ''));
  const matches = new ColumnMatcher(intake, form, repeat).match(asked);
  const columns = matches.map((match, at): Column => {
    const meta = metas[at];
    return meta === undefined ? matchedColumn(match, intake) : { is: 'meta', meta };
  });
  leaveOutSecond(table, columns, intake);
  return tellUnmatched(table, matches, metas, isChild, intake) ? { ...table, columns, body: header.body, ...(repeat === undefined ? {} : { repeat }) } : undefined;
}

function matchedColumn(match: Match, intake: Intake): Column {
  if (match.is !== 'question' && match.is !== 'choice') return { is: 'nothing' };
  const target = intake.question(match.question);
  if (target === undefined) return { is: 'nothing' };
  const entry = match.entry === undefined ? {} : { entry: match.entry };
  return match.is === 'choice' ? { is: 'choice', target, code: match.code, ...entry } : { is: 'answer', target, ...entry };
}

/** Of two columns that answer one question the first is read, and the other is told. */
function leaveOutSecond(table: RawTable, columns: Column[], intake: Intake): void {
  const seen = new Set<string>();
  const second: string[] = [];
  for (const [at, column] of columns.entries()) {
    if (column.is !== 'answer') continue;
    const key = `${column.entry ?? ''}\0${column.target.column.key}`;
    if (seen.has(key)) {
      columns[at] = { is: 'nothing' };
      second.push(columnLetters(at + 1));
    }
    seen.add(key);
  }
  if (second.length > 0) intake.problems.add(placed(table), 'duplicate-column', `left out, because a column before answers the same question: ${listed(second)}`, 'nothing');
}

/** Says which columns are not read, by their letters. False where no column is of the form. */
function tellUnmatched(table: RawTable, matches: readonly Match[], metas: readonly (MetaName | undefined)[], isChild: boolean, intake: Intake): boolean {
  const letters = (is: Match['is']): string[] => matches.flatMap((match, at) => (metas[at] === undefined && match.is === is ? [columnLetters(at + 1)] : []));
  const asked = matches.filter((_, at) => metas[at] === undefined);
  if (asked.length > 0 && asked.every(({ is }) => is === 'unknown') && !isChild) {
    intake.problems.add(placed(table), 'other-form', 'no column is of this form: take the definition that these submissions answer', 'file');
    return false;
  }
  const unknown = letters('unknown');
  if (unknown.length > 0) intake.problems.add(placed(table), 'unknown-column', `left out, because the form has no such question: ${listed(unknown)}`, 'nothing');
  const ambiguous = letters('ambiguous');
  if (ambiguous.length > 0) intake.problems.add(placed(table), 'ambiguous-column', `left out, because several questions have this name: ${listed(ambiguous)}; export the submissions with XML names and groups`, 'nothing');
  return true;
}

function listed(letters: readonly string[]): string {
  return `column${letters.length === 1 ? '' : 's'} ${letters.slice(0, 20).join(', ')}${letters.length > 20 ? ` and ${letters.length - 20} more` : ''}`;
}

/** The repeat that a table holds: by its name, or else the one whose questions its columns name. */
function repeatOf(table: RawTable, header: Header, metas: readonly (MetaName | undefined)[], form: Form, intake: Intake): string | undefined {
  const repeats = form.groups.filter(({ kind }) => kind === 'repeat');
  const asked = header.titles.filter((_, at) => metas[at] === undefined);
  const fitting = (path: string): number => new ColumnMatcher(intake, form, path).fitting(asked);
  const named = repeats.filter(({ path, name }) => {
    const ends = path.split('/').slice(2).map((_, at, steps) => steps.slice(at));
    return table.name === name.slice(0, 31) || ends.some((steps) => table.name === steps.join('/') || table.name === steps.join('-') || table.name.endsWith(`-${steps.join('-')}`));
  });
  if (named.length === 1) return named[0]?.path;
  const [first, second] = (named.length > 0 ? named : repeats)
    .slice(0, REPEATS_TRIED)
    .map(({ path }) => ({ path, fits: fitting(path) }))
    .toSorted((a, b) => b.fits - a.fits || b.path.length - a.path.length);
  if (first === undefined || (named.length === 0 && (first.fits === 0 || first.fits === second?.fits))) return undefined;
  return first.path;
}

/** Without a form: columns that hold one choice each of a select that also stands whole (`needs`, `needs/food`). */
function splitColumns(header: Header, metas: readonly (MetaName | undefined)[]): ReadonlySet<number> {
  const titles = new Map(header.titles.map((title, at) => [title, at]));
  const split = new Set<number>();
  for (const [at, title] of header.titles.entries()) {
    const slash = title.lastIndexOf('/');
    if (slash <= 0 || metas[at] !== undefined || !titles.has(title.slice(0, slash))) continue;
    if (header.body.every(({ cells }) => /^(|0|1|0\.0|1\.0|TRUE|FALSE|true|false)$/.test(cells[at] ?? ''))) split.add(at);
  }
  return split;
}

/** Rows of submissions first, then rows of repeats, each when the row it belongs to is known. */
function takeRows(tables: readonly Table[], intake: Intake): void {
  const known = new Map<string, { readonly submission: RawSubmission; readonly order: string }>();
  const learn = (table: Table, meta: ReadonlyMap<MetaName, string>, submission: RawSubmission, order: string): void => {
    const add = (key: string): void => void (known.has(key) || known.set(key, { submission, order }));
    const [index, key] = [meta.get('index'), meta.get('key') ?? meta.get('instance')];
    if (index !== undefined) {
      add(`index\0${table.name}\0${index}`);
      if (table.repeat === undefined) add(`index\0\0${index}`);
    }
    if (key !== undefined) add(`key\0${key}`);
    if (table.repeat !== undefined) return;
    for (const name of ['uuid', 'id'] as const) if (meta.has(name)) add(`${name}\0${(meta.get(name) ?? '').replace(/^uuid:/, '')}`);
  };
  for (const table of tables.filter(({ repeat }) => repeat === undefined)) takeMain(table, intake, learn);
  const repeats = new Set(tables.flatMap(({ repeat, name }) => (repeat === undefined ? [] : [name])));
  let waiting = tables.filter(({ repeat }) => repeat !== undefined).flatMap((table) => table.body.map((row) => ({ table, row, formulas: formulasOf(table).get(row.row) })));
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ table, row, formulas }) => {
      const meta = metaOf(table, row);
      const parent = parentOf(meta, known, repeats);
      if (parent === undefined) return true;
      const order = `${parent.order}.${row.row}`;
      learn(table, meta, parent.submission, order);
      takeCells(table, row, formulas, parent.submission, (entry) => intake.entry(parent.submission, table.repeat as string, `${order} ${entry ?? ''}`), intake);
      return false;
    });
  }
  for (const { table, row } of waiting) intake.problems.add(`${table.place}row ${row.row}`, 'no-parent', 'the submission that this entry belongs to is not in the files: give the table of submissions too', 'answer');
}

function takeMain(table: Table, intake: Intake, learn: (table: Table, meta: ReadonlyMap<MetaName, string>, submission: RawSubmission, order: string) => void): void {
  const formulas = formulasOf(table);
  for (const row of table.body) {
    const submission = intake.open(`${table.place}row ${row.row}`);
    if (submission === undefined) return;
    for (const [name, text] of metaOf(table, row)) submission.meta.set(name, text);
    learn(table, submission.meta, submission, String(row.row));
    takeCells(table, row, formulas.get(row.row), submission, (entry, repeat) => (repeat === undefined || entry === undefined ? submission.cells : intake.entry(submission, repeat, entry.padStart(8, '0'))), intake);
  }
  if (table.body.length === 0) intake.problems.add(placed(table), 'no-rows', 'there is no row below the names of the columns', 'nothing');
}

function metaOf(table: Table, row: SheetRow): ReadonlyMap<MetaName, string> {
  const meta = new Map<MetaName, string>();
  for (const [at, column] of table.columns.entries()) {
    const text = row.cells[at] ?? '';
    if (column.is === 'meta' && text !== '' && !meta.has(column.meta)) meta.set(column.meta, ['index', 'parent-index', 'id', 'parent-id'].includes(column.meta) ? text.replace(/\.0+$/, '') : text);
  }
  return meta;
}

function parentOf<T>(meta: ReadonlyMap<MetaName, string>, known: ReadonlyMap<string, T>, repeats: ReadonlySet<string>): T | undefined {
  const [key, index, table] = [meta.get('parent-key'), meta.get('parent-index'), meta.get('parent-table')];
  const places = [
    ...(key === undefined ? [] : [`key\0${key}`]),
    ...(index === undefined ? [] : table === undefined ? [] : [`index\0${table.slice(0, 31)}\0${index}`, `index\0${table}\0${index}`]),
    ...(meta.has('parent-uuid') ? [`uuid\0${(meta.get('parent-uuid') ?? '').replace(/^uuid:/, '')}`] : []),
    ...(meta.has('parent-id') ? [`id\0${meta.get('parent-id') ?? ''}`] : []),
    // The table of submissions may have another name than the one it was exported under.
    ...(index === undefined || repeats.has(table ?? '') || repeats.has((table ?? '').slice(0, 31)) ? [] : [`index\0\0${index}`]),
  ];
  for (const place of places) if (known.has(place)) return known.get(place);
  return undefined;
}

function formulasOf(table: RawTable): ReadonlyMap<number, ReadonlySet<number>> {
  const rows = new Map<number, Set<number>>();
  for (const { row, column } of table.formulas ?? []) rows.set(row, (rows.get(row) ?? new Set<number>()).add(column - 1));
  return rows;
}

function takeCells(table: Table, row: SheetRow, formulas: ReadonlySet<number> | undefined, submission: RawSubmission, cellsOf: (entry: string | undefined, repeat: string | undefined) => RawCell[], intake: Intake): void {
  const chosen = new Map<string, { readonly target: Target; readonly cells: RawCell[]; readonly codes: string[]; readonly at: string }>();
  const whole = new Set<string>();
  const place = `${table.place}row ${row.row}`;
  if (row.cells.slice(table.columns.length).some((cell) => cell !== '')) return intake.refuse(submission, place, 'ragged-row', 'this row has more cells than there are columns: look for a separator inside a text');
  for (const [index, column] of table.columns.entries()) {
    if (column.is !== 'answer' && column.is !== 'choice') continue;
    const text = row.cells[index] ?? '';
    const isFormula = formulas?.has(index) === true;
    if (text === '' && !isFormula) continue;
    const at = `${place}, column ${columnLetters(index + 1)}`;
    const { target } = column;
    const cells = cellsOf(column.entry, target.column.repeat);
    const key = `${column.entry ?? ''}\0${target.column.key}`;
    if (column.is === 'answer') {
      cells.push({ target, text, at, ...(isFormula ? { formula: true as const } : {}) });
      whole.add(key);
    } else if (/^(1|1\.0|true|yes)$/i.test(text)) {
      const found = chosen.get(key) ?? { target, cells, codes: [], at };
      found.codes.push(column.code);
      chosen.set(key, found);
    }
  }
  for (const [key, { target, cells, codes, at }] of chosen) if (!whole.has(key)) cells.push({ target, text: codes.join(' '), at });
}
