// Text to rows of raw cells. RFC 4180 with what is met in practice: LF, CR or
// CRLF ends a row, a quote inside an unquoted cell is an ordinary character.
// Only the unfinished last row of a chunk is kept, so memory does not grow with the file.

/** One row: its number (the first row of the file is 1) and its raw cells. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Set when something stands after a closing quote: the cell is kept as read. */
  readonly fault?: 'text-after-quote';
}

/** Why scanning had to stop: nothing after this place can be told apart into rows. */
export interface ScanStop {
  readonly row: number;
  readonly stop: 'unterminated-quote' | 'row-too-long';
}

/** Longest row in characters. A row beyond it nearly always means a quote that never closes. */
export const ROW_LIMIT = 2 ** 22;

/** Scans text that arrives in pieces. */
export class Scanner {
  readonly #separator: string;
  readonly #rowLimit: number;
  #text = '';
  #row = 1;
  #nextReturn = -1;
  #nextFeed = -1;
  #nextQuote = -1;

  constructor(separator: string, rowLimit = ROW_LIMIT) {
    this.#separator = separator;
    this.#rowLimit = rowLimit;
  }

  /** Rows that are complete with this piece. After a stop the scanner must not be used. */
  push(piece: string): (RawRow | ScanStop)[] {
    this.#text = this.#text === '' ? piece : this.#text + piece;
    return this.#drain(false);
  }

  /** The last row, when the input does not end in a line break. */
  end(): (RawRow | ScanStop)[] {
    return this.#drain(true);
  }

  #drain(atEnd: boolean): (RawRow | ScanStop)[] {
    const rows: (RawRow | ScanStop)[] = [];
    const text = this.#text;
    this.#nextReturn = -1;
    this.#nextFeed = -1;
    this.#nextQuote = -1;
    let start = 0;
    while (start < text.length) {
      const found = this.#rowAt(text, start, atEnd);
      if (found === undefined) break;
      if (found.end === -1) {
        rows.push({ row: this.#row, stop: 'unterminated-quote' });
        this.#text = '';
        return rows;
      }
      rows.push({ row: this.#row, cells: found.cells, ...(found.fault ? { fault: 'text-after-quote' } : {}) });
      this.#row += 1;
      start = found.end;
    }
    this.#text = text.slice(start);
    if (this.#text.length > this.#rowLimit) {
      const quoted = this.#text.includes('"');
      rows.push({ row: this.#row, stop: quoted ? 'unterminated-quote' : 'row-too-long' });
      this.#text = '';
    }
    return rows;
  }

  /** The row that begins at `start`: undefined when it is not complete, end -1 when its quote never closes. */
  #rowAt(text: string, start: number, atEnd: boolean): { cells: readonly string[]; end: number; fault: boolean } | undefined {
    const quote = this.#indexOfQuote(text, start);
    const lineEnd = this.#lineEnd(text, start);
    if (lineEnd === -1 ? quote === Infinity : quote > lineEnd) {
      if (lineEnd === -1 && !atEnd) return undefined;
      const stop = lineEnd === -1 ? text.length : lineEnd;
      const end = afterLineBreak(text, stop, atEnd);
      return end === undefined ? undefined : { cells: text.slice(start, stop).split(this.#separator), end, fault: false };
    }
    return quotedRow(text, start, this.#separator, atEnd);
  }

  #indexOfQuote(text: string, start: number): number {
    if (this.#nextQuote < start) this.#nextQuote = indexOrInfinity(text, '"', start);
    return this.#nextQuote;
  }

  #lineEnd(text: string, start: number): number {
    if (this.#nextReturn < start) this.#nextReturn = indexOrInfinity(text, '\r', start);
    if (this.#nextFeed < start) this.#nextFeed = indexOrInfinity(text, '\n', start);
    const first = Math.min(this.#nextFeed, this.#nextReturn);
    return first === Infinity ? -1 : first;
  }
}

function indexOrInfinity(text: string, wanted: string, start: number): number {
  const found = text.indexOf(wanted, start);
  return found === -1 ? Infinity : found;
}

/** Index after the line break at `at`; undefined when a CR ends the piece and its LF may still come. */
function afterLineBreak(text: string, at: number, atEnd: boolean): number | undefined {
  if (at >= text.length) return at;
  if (text[at] === '\n') return at + 1;
  if (at + 1 < text.length) return text[at + 1] === '\n' ? at + 2 : at + 1;
  return atEnd ? at + 1 : undefined;
}

function quotedRow(text: string, start: number, separator: string, atEnd: boolean): { cells: readonly string[]; end: number; fault: boolean } | undefined {
  const cells: string[] = [];
  let at = start;
  let fault = false;
  for (;;) {
    const closed = text[at] === '"' ? quotedCell(text, at + 1, atEnd) : 'unquoted';
    if (closed === undefined) return atEnd ? { cells, end: -1, fault } : undefined;
    if (closed !== 'unquoted') at = closed.end;
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    if (at >= text.length && !atEnd) return undefined;
    const tail = text.slice(from, at);
    // Blanks after a closing quote say nothing; anything else does.
    if (closed !== 'unquoted' && tail.trim() !== '') fault = true;
    cells.push(closed === 'unquoted' ? tail : closed.cell + tail);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const end = afterLineBreak(text, at, atEnd);
    return end === undefined ? undefined : { cells, end, fault };
  }
}

/** The cell after an opening quote, and the index after its closing quote; undefined when the quote does not close in this text. */
function quotedCell(text: string, start: number, atEnd: boolean): { cell: string; end: number } | undefined {
  let cell = '';
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return undefined;
    // A quote at the very end of a piece may be the first of a doubled one.
    if (quote + 1 >= text.length && !atEnd) return undefined;
    if (text[quote + 1] !== '"') return { cell: cell + text.slice(from, quote), end: quote + 1 };
    cell += text.slice(from, quote + 1);
    from = quote + 2;
  }
}
