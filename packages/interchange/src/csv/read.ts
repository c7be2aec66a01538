// A publisher's CSV as named cells, row by row, in bounded memory. Everything
// that can be wrong with the form of a file is found here; what its cells mean
// is for the formats.

import { BadGzip, gunzipIfPacked } from './gunzip.ts';
import { INVALID, Utf8 } from './utf8.ts';
import { Scanner, type RawRow, type ScanStop } from './scan.ts';
import type { Problem, ProblemCode, ProblemList } from '../problem.ts';
import type { InputFile, Progress, ReadOptions } from '../statement.ts';

/** One row: column name to cell, white space collapsed, NFC, blank cells left out. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What reading yields: the column names once, then the rows; a row without any cell is `blank`. */
export type TableEvent = { readonly header: readonly string[] } | TableRow | { readonly blank: number };

/** Longest cell in characters after white space is collapsed: what a record may hold. */
export const CELL_LIMIT = 20_000;
/** Most columns a file may have: what a record may hold. */
export const COLUMN_LIMIT = 200;

const COLUMN_NAME_LIMIT = 300;
const PROGRESS_ROWS = 1000;

/** White space collapsed to single spaces, ends trimmed, NFC: two cells that differ only in white space are the same cell. */
export function tidyCell(text: string): string {
  if (/^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/.test(text)) return text;
  return text.replace(/\s+/gu, ' ').trim().normalize('NFC');
}

/**
 * Reads a table. Problems of form go to `problems`; a row that has one is not yielded and the rest is still read.
 * Where rows can no longer be told apart (damaged gzip, a quote that never closes) reading ends with one problem.
 */
export async function* readCsv(
  file: InputFile,
  options: Pick<ReadOptions, 'separator'>,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<TableEvent, void, undefined> {
  const state = new TableState(file.name, options.separator, problems);
  let bytes = 0;
  let announced = 0;
  const announce = (): void => {
    announced = state.rows;
    progress?.({ file: file.name, bytes, rows: state.rows });
  };
  const counted = (async function* () {
    for await (const chunk of file.open()) {
      bytes += chunk.length;
      yield chunk;
    }
  })();
  const decoder = new Utf8();
  try {
    for await (const chunk of gunzipIfPacked(counted)) {
      if (!state.beginsAsText(chunk)) return;
      for (const event of state.push(decoder.push(chunk))) {
        yield event;
        if (state.rows - announced >= PROGRESS_ROWS) announce();
      }
      if (state.stopped) return;
    }
  } catch (error) {
    if (!(error instanceof BadGzip)) throw error;
    problems.add({ file: file.name, row: state.rows + 1, expected: 'whole gzip data: the file is damaged or cut off', code: 'bad-gzip' });
    return;
  }
  yield* state.push(decoder.end());
  yield* state.end();
  announce();
}

/** What has been read of one file so far. */
class TableState {
  readonly #file: string;
  readonly #problems: ProblemList;
  #separator: string | undefined;
  #scanner: Scanner | undefined;
  #head = '';
  #first = true;
  #columns: readonly string[] | undefined;
  rows = 0;
  stopped = false;

  constructor(file: string, separator: string | undefined, problems: ProblemList) {
    this.#file = file;
    this.#separator = separator;
    this.#problems = problems;
  }

  /** False, with a problem, when the first bytes are a UTF-16 mark. */
  beginsAsText(chunk: Uint8Array): boolean {
    if (!this.#first || chunk.length === 0) return true;
    this.#first = false;
    if (!((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))) return true;
    this.#report({ row: 1, expected: 'UTF-8 text: this file is UTF-16, save it as "CSV UTF-8"', code: 'utf-16' });
    this.stopped = true;
    return false;
  }

  *push(text: string): Generator<TableEvent, void, undefined> {
    if (this.stopped || text === '') return;
    if (this.#scanner !== undefined) {
      yield* this.#take(this.#scanner.push(text));
      return;
    }
    this.#head += text;
    const headEnd = firstRowEnd(this.#head);
    if (headEnd === undefined && this.#head.length < 2 ** 20) return;
    yield* this.#begin(headEnd ?? this.#head.length);
  }

  *end(): Generator<TableEvent, void, undefined> {
    if (this.stopped) return;
    if (this.#scanner === undefined) {
      if (this.#head.replace(/^\uFEFF/, '').trim() === '') {
        this.#report({ row: 1, expected: 'a header row with column names: the file is empty', code: 'empty-file' });
        return;
      }
      yield* this.#begin(this.#head.length);
    }
    if (this.stopped) return;
    yield* this.#take((this.#scanner as Scanner).end());
  }

  /** Decides the separator from the header row and starts scanning from the top. */
  *#begin(headEnd: number): Generator<TableEvent, void, undefined> {
    const text = this.#head.replace(/^\uFEFF/, '');
    this.#head = '';
    this.#separator ??= separatorOf(text.slice(0, headEnd));
    if (this.#separator === undefined) {
      this.#report({ row: 1, expected: 'one kind of separator in the header row: say --separator comma, semicolon or tab', code: 'ambiguous-separator' });
      this.stopped = true;
      return;
    }
    this.#scanner = new Scanner(this.#separator);
    yield* this.#take(this.#scanner.push(text));
  }

  *#take(found: readonly (RawRow | ScanStop)[]): Generator<TableEvent, void, undefined> {
    for (const row of found) {
      this.rows = row.row;
      if ('stop' in row) {
        const expected = row.stop === 'row-too-long' ? 'a row of at most 4,194,304 characters' : 'a closing quote: the quote opened in this row is never closed';
        this.#report({ row: row.row, expected, code: row.stop });
        this.stopped = true;
        return;
      }
      const event = this.#columns === undefined ? this.#header(row) : this.#body(row, this.#columns);
      if (event !== undefined) yield event;
      if (this.stopped) return;
    }
  }

  #header(row: RawRow): TableEvent | undefined {
    const names = row.cells.map(tidyCell);
    while (names.length > 0 && names[names.length - 1] === '') names.pop();
    if (names.length === 0) return { blank: row.row };
    const fault = headerFault(names, row);
    if (fault !== undefined) {
      this.#report({ row: row.row, ...fault });
      this.stopped = true;
      return undefined;
    }
    this.#columns = names;
    return { header: names };
  }

  #body(row: RawRow, columns: readonly string[]): TableEvent | undefined {
    const count = filledCells(row.cells);
    if (count === 0) return { blank: row.row };
    if (row.fault !== undefined) {
      this.#report({ row: row.row, expected: 'a separator after the closing quote (a quote inside a quoted cell is written twice)', code: row.fault });
      return undefined;
    }
    if (count > columns.length || row.cells.length < columns.length) {
      const met = Math.max(count, Math.min(row.cells.length, columns.length));
      this.#report({ row: row.row, expected: `${columns.length} cells, got ${row.cells.length < columns.length ? row.cells.length : met}`, code: 'ragged-row' });
      return undefined;
    }
    const cells: Record<string, string> = {};
    let whole = true;
    for (const [index, column] of columns.entries()) {
      const cell = tidyCell(row.cells[index] as string);
      const fault = cell === '' ? undefined : cellFault(cell);
      if (fault !== undefined) {
        this.#report({ row: row.row, column, ...fault });
        whole = false;
      } else if (cell !== '') cells[column] = cell;
    }
    return whole ? { row: row.row, cells } : undefined;
  }

  #report(problem: Omit<Problem, 'file'>): void {
    this.#problems.add({ file: this.#file, ...problem });
  }
}

/** Number of cells up to the last one that is not blank. */
function filledCells(cells: readonly string[]): number {
  let count = cells.length;
  while (count > 0 && (cells[count - 1] as string).trim() === '') count -= 1;
  return count;
}

function cellFault(cell: string): { value?: string; expected: string; code: ProblemCode } | undefined {
  if (cell.length > CELL_LIMIT) return { value: cell, expected: `at most ${CELL_LIMIT} characters, got ${cell.length}`, code: 'cell-too-long' };
  if (cell.includes('\0')) return { expected: 'text without null bytes: the file may be UTF-16 without a mark, or no text at all', code: 'null-byte' };
  if (cell.includes(INVALID)) return { value: cell.replaceAll(INVALID, '\uFFFD'), expected: 'UTF-8 text: save the file as "CSV UTF-8"', code: 'not-utf-8' };
  return undefined;
}

function headerFault(names: readonly string[], row: RawRow): Omit<Problem, 'file' | 'row'> | undefined {
  if (names.length > COLUMN_LIMIT) return { expected: `at most ${COLUMN_LIMIT} columns, got ${names.length}`, code: 'too-many-columns' };
  if (row.fault !== undefined) return { expected: 'a separator after the closing quote', code: row.fault };
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name === '') return { expected: `a name for column ${index + 1}`, code: 'blank-column-name' };
    const fault = cellFault(name);
    if (fault !== undefined) return fault;
    if (name.length > COLUMN_NAME_LIMIT || name === '__proto__') return { value: name, expected: `a column name of at most ${COLUMN_NAME_LIMIT} characters`, code: 'bad-column-name' };
    if (seen.has(name)) return { column: name, expected: 'each column name once', code: 'duplicate-column' };
    seen.add(name);
  }
  return undefined;
}

/** Index after the first row that is not blank, or undefined when it is not complete. Quotes are followed, so that a line break in a name does not end the row. */
function firstRowEnd(text: string): number | undefined {
  let quoted = false;
  let filled = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (filled) return at;
      continue;
    }
    if (character.trim() !== '') filled = true;
  }
  return undefined;
}

/** The separator that stands most often outside quotes in the header row; a comma when none does; undefined when two tie. */
function separatorOf(header: string): string | undefined {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length - 1 })).sort((a, b) => b.count - a.count);
  const [first, second] = counts as [{ mark: string; count: number }, { mark: string; count: number }];
  if (first.count === 0) return ',';
  return first.count === second.count ? undefined : first.mark;
}
