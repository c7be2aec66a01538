// Rows of a sheet, or of a paste, as drafts of records. The first row names the
// columns. What cannot be read is a problem of its row and column; nothing is
// guessed, and a record with a problem in any of its rows is not drafted.

import type { JsonValue } from '@amanah/log/canonical.ts';
import { decode, Fields, type JsonObject } from '@amanah/record/decode.ts';
import { findKind } from '@amanah/record/kinds.ts';
import { ProblemList, type Problem, type ProblemCode } from '../problem.ts';
import { Row } from '../row.ts';
import { tidyCell } from '../csv/read.ts';
import type { NumberStyle } from '../csv/number.ts';
import type { DateOrder } from '../statement.ts';
import { COLUMN_NAMES, sheetKind, type SheetColumn, type SheetKind } from './columns.ts';
import { foldedName, MasterIndex, type SheetCommodity, type SheetMaster, type SheetMasters } from './masters.ts';

/** Most rows of one paste or sheet. */
export const OPERATION_ROWS_MAX = 20_000;

/** One record to be, with the rows it was read from; rows count from 1, as the sheet shows them. */
export interface SheetDraft {
  readonly rows: readonly number[];
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

/** What is wrong with a cell. `column` is the title as it stands in the sheet, or the name of the missing column. */
export interface SheetProblem {
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly code: ProblemCode;
  readonly message: string;
}

/** The drafts of a sheet, with the first hundred problems of all `problemCount`. Columns that no kind asks for are named and left out. */
export interface SheetDrafts {
  readonly drafts: readonly SheetDraft[];
  readonly problems: readonly SheetProblem[];
  readonly problemCount: number;
  readonly leftOut: readonly string[];
}

export interface SheetDraftOptions {
  /** The sheet: a kind of record, or `gift-in-kind`. */
  readonly kind: string;
  readonly masters: SheetMasters;
  /** The day that records get whose sheet has no column for it, such as masters. */
  readonly today: string;
  readonly dates?: DateOrder;
  readonly decimal?: NumberStyle['decimal'];
}

/** Reads rows of text. `rows[0]` is row 1 of the sheet; blank rows count and are passed over. */
export function sheetDrafts(rows: readonly (readonly string[])[], options: SheetDraftOptions): SheetDrafts {
  const problems = new ProblemList();
  const none = (message: string, code: ProblemCode): SheetDrafts => ({ drafts: [], problems: [{ row: 1, code, message: `expected ${message}` }], problemCount: 1, leftOut: [] });
  const kind = sheetKind(options.kind);
  if (kind === undefined) return none('a kind of record that sheets can bring in', 'bad-choice');
  if (rows.length > OPERATION_ROWS_MAX) return none(`at most ${OPERATION_ROWS_MAX} rows, got ${rows.length}`, 'too-many-rows');
  const at = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  if (at < 0) return none('a row with the names of the columns: the sheet is empty', 'empty-file');
  const header = headerOf(rows[at] ?? [], kind, at + 1, problems);
  const reader = new SheetReader(kind, options, problems);
  const groups = new Map<string, ReadRow[]>();
  for (let index = at + 1; index < rows.length && header.isWhole; index += 1) {
    const cells = namedCells(rows[index] ?? [], header.places);
    if (Object.keys(cells).length === 0) continue;
    const read = reader.read(index + 1, cells);
    const key = kind.together === undefined ? undefined : cells[kind.together];
    const group = key === undefined ? `row ${index + 1}` : `is ${key}`;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [read]);
    else known.push(read);
  }
  if (groups.size === 0 && problems.count === 0) problems.add({ file: '', row: at + 2, expected: 'at least one row below the names of the columns', code: 'no-rows' });
  const drafts = [...groups.values()].flatMap((group) => reader.draft(group) ?? []);
  return { drafts, problems: problems.shown.map((one) => shownProblem(one, header.titles)), problemCount: problems.count, leftOut: header.leftOut };
}

interface Header {
  readonly places: ReadonlyMap<string, number>;
  /** Titles as written, by key. */
  readonly titles: ReadonlyMap<string, string>;
  readonly leftOut: readonly string[];
  /** False when a column is missing or stands twice: then no row can be read. */
  readonly isWhole: boolean;
}

function headerOf(cells: readonly string[], kind: SheetKind, row: number, problems: ProblemList): Header {
  const known = new Map<string, string>();
  for (const { key } of kind.columns) for (const name of [key, ...(COLUMN_NAMES[key] ?? [])]) if (!known.has(foldedName(name))) known.set(foldedName(name), key);
  // A column's own key is never another column's second name.
  for (const { key } of kind.columns) known.set(foldedName(key), key);
  const [places, titles, leftOut] = [new Map<string, number>(), new Map<string, string>(), [] as string[]];
  for (const [at, cell] of cells.entries()) {
    const title = tidyCell(cell);
    const key = known.get(foldedName(title.replace(/[_*:]+/g, ' ')));
    if (title === '') continue;
    if (key === undefined) leftOut.push(title.slice(0, 100));
    else if (places.has(key)) problems.add({ file: '', row, column: title.slice(0, 100), expected: `each column once: ${titles.get(key) ?? key} is the same column`, code: 'duplicate-column' });
    else {
      places.set(key, at);
      titles.set(key, title.slice(0, 100));
    }
  }
  for (const { key, needed, about } of kind.columns) {
    if (needed && !places.has(key)) problems.add({ file: '', row, column: key, expected: `the column ${key} (${about})`, code: 'missing-column' });
  }
  return { places, titles, leftOut, isWhole: problems.count === 0 };
}

function namedCells(cells: readonly string[], places: ReadonlyMap<string, number>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [key, at] of places) {
    const cell = tidyCell(cells[at] ?? '');
    if (cell !== '') named[key] = cell;
  }
  return named;
}

/** What is expected where something can be declared, in words that hold for a page and for the command. */
const DECLARED: Readonly<Partial<Record<ProblemCode, string>>> = {
  'ambiguous-date': 'a day such as 2024-05-31, or the order of day and month declared for the sheet',
  'ambiguous-number': 'a number that can be read in one way only, or the decimal mark declared for the sheet',
};

function shownProblem(problem: Problem, titles: ReadonlyMap<string, string>): SheetProblem {
  const { row, column, value, expected, code } = problem;
  const title = column === undefined ? undefined : (titles.get(column) ?? column);
  return { row, code, message: `expected ${DECLARED[code] ?? expected.replace(' (or say --decimal comma)', '')}`, ...(title === undefined ? {} : { column: title }), ...(value === undefined ? {} : { value }) };
}

/** A row read: the members of its body and of its line of goods. `whole` is false when a cell of it is a problem. */
interface ReadRow {
  readonly row: Row;
  readonly eventTime: string;
  readonly body: Readonly<Record<string, JsonValue>>;
  readonly line: Readonly<Record<string, JsonValue>> | undefined;
  readonly whole: boolean;
}

class SheetReader {
  readonly #kind: SheetKind;
  readonly #options: SheetDraftOptions;
  readonly #problems: ProblemList;
  readonly #masters: { readonly organisation: MasterIndex<SheetMaster>; readonly site: MasterIndex<SheetMaster>; readonly fund: MasterIndex<SheetMaster>; readonly commodity: MasterIndex<SheetCommodity> };

  constructor(kind: SheetKind, options: SheetDraftOptions, problems: ProblemList) {
    this.#kind = kind;
    this.#options = options;
    this.#problems = problems;
    const { organisations, sites, funds, commodities } = options.masters;
    this.#masters = { organisation: new MasterIndex(organisations), site: new MasterIndex(sites), fund: new MasterIndex(funds), commodity: new MasterIndex(commodities) };
  }

  read(number: number, cells: Readonly<Record<string, string>>): ReadRow {
    const before = this.#problems.count;
    const row = new Row('', number, cells, this.#problems);
    const body: Record<string, JsonValue> = { ...this.#kind.fixed };
    const line: Record<string, JsonValue> = {};
    let eventTime = this.#options.today;
    for (const column of this.#kind.columns) {
      const value = this.#value(row, column);
      if (value === undefined) continue;
      if (column.to === 'eventTime') eventTime = String(value);
      else if (column.line !== undefined && column.line !== '') line[column.line] = value;
      else if (column.to !== undefined && column.to !== '') body[column.to] = value;
    }
    // "no" is said by leaving it out.
    if (body['fromPledge'] === 'no') delete body['fromPledge'];
    const hasLines = this.#kind.columns.some((column) => column.line !== undefined);
    return { row, eventTime, body, line: hasLines ? line : undefined, whole: this.#problems.count === before };
  }

  /** One record from the rows that are its lines; undefined, with problems told, where it cannot be one. */
  draft(rows: readonly ReadRow[]): SheetDraft | undefined {
    const first = rows[0] as ReadRow;
    if (!rows.every(({ whole }) => whole)) return undefined;
    for (const other of rows.slice(1)) {
      for (const { key, to } of this.#kind.columns) {
        if (to === undefined || to === '' || other.row.text(key) === undefined) continue;
        const same = to === 'eventTime' ? other.eventTime === first.eventTime : JSON.stringify(other.body[to]) === JSON.stringify(first.body[to]);
        if (same) continue;
        other.row.fault(key, `what row ${first.row.line} says, because both are lines of one record`, 'bad-choice');
        return undefined;
      }
    }
    const said: JsonObject = first.line === undefined ? first.body : { ...first.body, goods: rows.map(({ line }) => line as JsonObject) };
    const body = this.#kind.complete?.(said) ?? said;
    const judged = decode(() => findKind(this.#kind.kind)?.decode(new Fields(body, 'body')));
    if (!judged.ok) {
      this.#problems.add({ file: '', row: first.row.line, expected: judged.message.replace(/^.*?expected /, '').slice(0, 300), code: 'bad-entry' });
      return undefined;
    }
    return { rows: rows.map(({ row }) => row.line), kind: this.#kind.kind, eventTime: first.eventTime, body };
  }

  #value(row: Row, column: SheetColumn): JsonValue | undefined {
    const { key, type, needed, otherwise } = column;
    if (row.text(key) === undefined) {
      if (!needed) return otherwise;
      // A blank cell under a column that another row of the same document fills is still asked for: each row stands for itself.
      return row.fault(key, column.about, 'missing-value');
    }
    switch (type.is) {
      case 'day': return row.date(key, this.#options.dates);
      case 'code': return row.code(key, column.about);
      case 'text': return row.within(key, row.text(key) as string, column.line === undefined ? 400 : 60);
      case 'count': return this.#wholeNumber(row, key, 1, 100_000_000);
      case 'decimals': return this.#wholeNumber(row, key, 0, 9);
      case 'choice': return this.#choice(row, key, type.choices);
      case 'amount': return this.#amount(row, key, type);
      default: return this.#master(row, key, type.is);
    }
  }

  #choice(row: Row, key: string, choices: readonly string[]): string | undefined {
    const text = foldedName(row.text(key) as string).replaceAll(' ', '-');
    return choices.includes(text) ? text : row.fault(key, `one of ${choices.join(', ')}`, 'bad-choice');
  }

  #wholeNumber(row: Row, key: string, min: number, max: number): number | undefined {
    const number = row.quantity(key, 0, { decimal: this.#options.decimal });
    if (number === undefined) return undefined;
    return number >= min && number <= max ? Number(number) : row.fault(key, `a whole number from ${min} to ${max}`, 'number-out-of-range');
  }

  #master(row: Row, key: string, kind: 'organisation' | 'site' | 'fund' | 'money' | 'goods'): string | undefined {
    const text = row.text(key) as string;
    const found = kind === 'money' || kind === 'goods' ? this.#masters.commodity.find(kind === 'money' ? text.toUpperCase() : text) : this.#masters[kind].find(text);
    if (found === 2) return row.fault(key, `the code of one ${kind}: several have this name`, 'bad-choice');
    const word = kind === 'money' ? 'currency' : kind === 'goods' ? 'commodity' : kind;
    const wrongClass = found !== 0 && 'class' in found && found.class !== kind;
    if (found === 0 || wrongClass) return row.fault(key, `the code or name of ${word === 'organisation' ? 'an' : 'a'} ${word} in the books: record the ${word} first`, 'bad-choice');
    return found.code;
  }

  #amount(row: Row, key: string, type: { readonly of: string; readonly signed?: true }): JsonValue | undefined {
    const named = row.text(type.of);
    const commodity = named === undefined ? 0 : this.#masters.commodity.find(type.of === 'currency' ? named.toUpperCase() : named);
    // Without its commodity nobody knows how many decimals a number may have; that column says so itself.
    if (typeof commodity === 'number') return undefined;
    const least = row.quantity(key, commodity.scale, { decimal: this.#options.decimal });
    if (least === undefined) return undefined;
    if (least === 0n) return row.fault(key, 'a number above zero', 'number-out-of-range');
    return { commodity: commodity.code, least: least.toString() };
  }
}
