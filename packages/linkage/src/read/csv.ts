// Comma-separated values (RFC 4180) to a table, in bounded memory: text comes in pieces of any length.

import { Refused } from '../refusal.ts';
import { TableBuilder, WORDS_FOR_MISSING, type Table } from '../table.ts';

const FIELD_MAX = 1_000_000;
const COLUMNS_MAX = 10_000;

export interface CsvReading {
  /** Between fields: a comma, a semicolon or a tab. Without one it is found in the first line. */
  readonly separator?: ',' | ';' | '\t';
  readonly missing?: readonly string[];
  /** Called now and then with the rows read so far. */
  readonly onRows?: (rows: number) => void;
}

/** Splits pieces of text into rows. A quoted field may hold separators, line ends and doubled quotes. */
class RowScanner {
  readonly #onRow: (cells: readonly string[], line: number) => void;
  #separator: string;
  #cells: string[] = [];
  #field = '';
  #isQuoted = false;
  #wasQuoted = false;
  #line = 1;
  #rowLine = 1;
  #afterReturn = false;

  constructor(separator: string, onRow: (cells: readonly string[], line: number) => void) {
    this.#separator = separator;
    this.#onRow = onRow;
  }

  push(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at] as string;
      if (this.#isQuoted) {
        if (letter === '\n') this.#line += 1;
        if (letter !== '"') continue;
        this.#take(text, start, at);
        this.#isQuoted = false;
        this.#wasQuoted = true;
        start = at + 1;
      } else if (letter === '"' && (this.#wasQuoted ? start === at : this.#field === '' && text.slice(start, at).trim() === '')) {
        // A quote right after a closing one is a doubled quote: the field goes on, with one quote in it.
        if (this.#wasQuoted) this.#field += '"';
        this.#isQuoted = true;
        start = at + 1;
      } else if (letter === this.#separator) {
        this.#endField(text, start, at);
        start = at + 1;
      } else if (letter === '\n' || letter === '\r') {
        if (!(letter === '\n' && this.#afterReturn && at === start)) this.#endRow(text, start, at);
        if (letter === '\n' && !this.#afterReturn) this.#line += 1;
        if (letter === '\r') this.#line += 1;
        this.#rowLine = this.#line;
        this.#afterReturn = letter === '\r';
        start = at + 1;
        continue;
      }
      this.#afterReturn = false;
    }
    this.#take(text, start, text.length);
  }

  end(): void {
    if (this.#isQuoted) throw new Refused('open-quote', `line ${this.#rowLine}`, 'a quoted field is not closed before the end of the file; look for a single quotation mark');
    if (this.#field !== '' || this.#cells.length > 0 || this.#wasQuoted) this.#endRow('', 0, 0);
  }

  #take(text: string, start: number, end: number): void {
    if (end <= start) return;
    const part = text.slice(start, end);
    this.#field = this.#field === '' ? part : this.#field + part;
    if (this.#field.length > FIELD_MAX) throw new Refused('too-large', `line ${this.#rowLine}`, `a field is longer than ${FIELD_MAX} letters; look for a quotation mark that is not closed`);
  }

  #endField(text: string, start: number, end: number): void {
    this.#take(text, start, end);
    if (this.#cells.length >= COLUMNS_MAX) throw new Refused('too-large', `line ${this.#rowLine}`, `a row has more than ${COLUMNS_MAX} fields`);
    this.#cells.push(this.#field);
    this.#field = '';
    this.#wasQuoted = false;
  }

  #endRow(text: string, start: number, end: number): void {
    this.#endField(text, start, end);
    const cells = this.#cells;
    this.#cells = [];
    if (cells.length === 1 && cells[0] === '') return;
    this.#onRow(cells, this.#rowLine);
  }
}

function separatorIn(firstLine: string): ',' | ';' | '\t' {
  const counts = ([',', ';', '\t'] as const).map((separator) => ({ separator, count: firstLine.split(separator).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

/** Names of columns as they stand in a header: white space outside left out, none empty, none twice. */
export function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell, at) => (cell.replace(/^\uFEFF/, '').trim() === '' ? `column ${at + 1}` : cell.replace(/^\uFEFF/, '').trim()));
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  // In a list without titles it is somebody's name, so it is not repeated.
  if (twice >= 0) throw new Refused('name-twice', 'line 1', `columns ${names.indexOf(names[twice] as string) + 1} and ${twice + 1} have the same name; give each its own`);
  return names;
}

/** Reads a whole file; the first row names the columns. Refuses rows of another length, with their line. */
export async function readCsv(pieces: AsyncIterable<string> | Iterable<string>, reading: CsvReading = {}): Promise<Table> {
  let builder: TableBuilder | undefined;
  let width = 0;
  const onRow = (cells: readonly string[], line: number): void => {
    if (builder === undefined) {
      const names = headerOf(cells);
      width = names.length;
      builder = new TableBuilder(names, reading.missing ?? WORDS_FOR_MISSING);
      return;
    }
    if (cells.length !== width) throw new Refused('ragged-row', `line ${line}`, `the row has ${cells.length} fields and the first line names ${width}; mend the row, or quote a field that holds a separator`);
    builder.add(cells);
    if (builder.size % 10_000 === 0) reading.onRows?.(builder.size);
  };
  let scanner: RowScanner | undefined;
  let held = '';
  for await (const piece of pieces) {
    if (scanner === undefined) {
      held += piece;
      const end = held.search(/[\r\n]/);
      if (end < 0 && held.length < FIELD_MAX) continue;
      scanner = new RowScanner(reading.separator ?? separatorIn(held.slice(0, end)), onRow);
      scanner.push(held);
      continue;
    }
    scanner.push(piece);
  }
  if (scanner === undefined) {
    scanner = new RowScanner(reading.separator ?? separatorIn(held), onRow);
    scanner.push(held);
  }
  scanner.end();
  if (builder === undefined) throw new Refused('empty-file', 'line 1', 'the file is empty; its first line names the columns');
  return (builder as TableBuilder).finish();
}
