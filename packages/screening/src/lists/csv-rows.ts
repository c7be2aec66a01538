// Rows of text with separators and quoted cells, each with the line it begins on.
import type { ListProblem } from '../list-reading.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads rows; a quote that is not closed is the problem of the line it opens on. Cells are trimmed. */
export function csvRows(text: string, file: string, separator: ',' | ';' = ','): { readonly rows: readonly CsvRow[]; readonly problem: ListProblem | undefined } {
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  const end = text.length;
  while (at < end) {
    const cells: string[] = [];
    const start = line;
    for (;;) {
      const cell = cellAt(text, at, separator);
      if (cell === undefined) return { rows, problem: { code: 'bad-row', at: `${file} line ${line}`, expected: 'a closing quote' } };
      cells.push(cell.value.trim());
      line += cell.lines;
      at = cell.next;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    // OFAC's files may end with the end-of-file mark of old systems.
    if (cells.length > 1 || !/^[\u001a\s]*$/.test(cells[0] ?? '')) rows.push({ line: start, cells });
  }
  return { rows, problem: undefined };
}

interface Cell {
  readonly value: string;
  readonly next: number;
  readonly lines: number;
}

function cellAt(text: string, from: number, separator: string): Cell | undefined {
  let at = from;
  while (text[at] === ' ' || text[at] === '\uFEFF') at += 1;
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
    return { value: text.slice(at, next), next, lines: 0 };
  }
  let value = '';
  let lines = 0;
  for (;;) {
    const close = text.indexOf('"', at + 1);
    if (close === -1) return undefined;
    const part = text.slice(at + 1, close);
    value += part;
    lines += part.split('\n').length - 1;
    at = close;
    if (text[close + 1] !== '"') break;
    value += '"';
    at = close + 1;
  }
  let next = at + 1;
  // Whatever stands between the closing quote and the comma belongs to the cell.
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { value: value + text.slice(at + 1, next).trimEnd(), next, lines };
}
