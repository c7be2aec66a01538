// Rows of a JSON document: a list of flat objects at a pointer. The document is
// read whole, because a pointer can lead anywhere; 64 MiB is the limit.

import { concat, fromUtf8 } from '@amanah/log/bytes.ts';
import { CELL_LIMIT, tidyCell } from '../csv/read.ts';
import { BadGzip, gunzipIfPacked } from '../csv/gunzip.ts';
import type { ProblemCode, ProblemList } from '../problem.ts';
import type { InputFile } from '../statement.ts';

/** The rows found, each with its cells and its number: the first object of the list is row 2, as in a table. */
export interface JsonRows {
  readonly document: unknown;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
}

const BYTE_LIMIT = 64 * 2 ** 20;

/** Reads the list at `pointer`. Numbers keep the digits they are written with. Problems go to the list; undefined when there are no rows to read. */
export async function readJsonRows(file: InputFile, pointer: string, problems: ProblemList): Promise<JsonRows | undefined> {
  const fault = (row: number, expected: string, code: ProblemCode, column?: string): undefined => {
    problems.add({ file: file.name, row, expected, code, ...(column === undefined ? {} : { column }) });
    return undefined;
  };
  const bytes = await allBytes(file).catch((error: unknown) => {
    if (error instanceof BadGzip) return 'bad-gzip' as const;
    throw error;
  });
  if (bytes === 'bad-gzip') return fault(1, 'whole gzip data: the file is damaged or cut off', 'bad-gzip');
  if (bytes === 'too-long') return fault(1, 'a JSON document of at most 64 MiB', 'row-too-long');
  const text = fromUtf8(bytes);
  if (text === undefined) return fault(1, 'UTF-8 text', 'not-utf-8');
  const document = parsed(text.replace(/^\uFEFF/, ''));
  if (document === undefined) return fault(1, 'a JSON document', 'bad-json');
  const list = valueAt(document.value, pointer);
  if (!Array.isArray(list)) return fault(1, `a list of objects at ${pointer === '' ? 'the top of the document' : pointer}`, 'bad-json');
  const columns = new Set<string>();
  const rows: { line: number; cells: Record<string, string> }[] = [];
  for (const [index, item] of (list as unknown[]).entries()) {
    const cells = cellsOf(item, columns);
    if (typeof cells === 'string') fault(index + 2, cells, 'bad-json');
    else rows.push({ line: index + 2, cells });
  }
  return { document: document.value, columns: [...columns], rows };
}

async function allBytes(file: InputFile): Promise<Uint8Array | 'too-long'> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of gunzipIfPacked(file.open())) {
    total += chunk.length;
    if (total > BYTE_LIMIT) return 'too-long';
    chunks.push(chunk);
  }
  return concat(...chunks);
}

/** Parses with every number kept as the text it is written with. */
function parsed(text: string): { readonly value: unknown } | undefined {
  const keepDigits = (_name: string, value: unknown, context?: { readonly source?: string }): unknown => (typeof value === 'number' ? (context?.source ?? String(value)) : value);
  try {
    return { value: JSON.parse(text, keepDigits as (name: string, value: unknown) => unknown) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The value a JSON pointer leads to (RFC 6901), or undefined. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** The cells of one object, or what was expected of it. */
function cellsOf(item: unknown, columns: Set<string>): Record<string, string> | string {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return 'an object';
  const cells: Record<string, string> = {};
  for (const [name, value] of Object.entries(item)) {
    const column = tidyCell(name);
    if (column === '' || column.length > 300 || column === '__proto__') return 'member names of 1 to 300 characters';
    columns.add(column);
    if (value === null) continue;
    if (typeof value === 'object') return `texts and numbers only, without objects or lists inside (${column})`;
    const cell = tidyCell(String(value));
    if (cell.length > CELL_LIMIT || cell.includes('\0')) return `texts of at most ${CELL_LIMIT} characters without null bytes (${column})`;
    if (cell !== '') cells[column] = cell;
  }
  return cells;
}
