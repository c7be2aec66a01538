// JSON lines to a table: one object a line, its members texts, numbers, yes or no, null, or lists of them.

import { Refused } from '../refusal.ts';
import { TableBuilder, WORDS_FOR_MISSING, type Table } from '../table.ts';

const LINE_MAX = 1_000_000;

function cellOf(value: unknown, at: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((one) => cellOf(one, at)).join(' ; ');
  throw new Refused('wrong-type', at, 'a value is a text, a number, true, false, null or a list of these');
}

/** Reads a whole file. Columns are the members of its first object; a later object with another member is refused with its line. */
export async function readJsonLines(pieces: AsyncIterable<string> | Iterable<string>, missing: readonly string[] = WORDS_FOR_MISSING): Promise<Table> {
  let builder: TableBuilder | undefined;
  let names: readonly string[] = [];
  let line = 0;
  const onLine = (text: string): void => {
    line += 1;
    if (text.trim() === '') return;
    const at = `line ${line}`;
    const object = objectOf(text, at);
    if (builder === undefined) {
      names = Object.keys(object);
      builder = new TableBuilder(names, missing);
    }
    const other = Object.keys(object).find((name) => !names.includes(name));
    if (other !== undefined) throw new Refused('unknown-field', at, `${JSON.stringify(other)} does not stand in the first line; give every member there, null where it has no value`);
    builder.add(names.map((name) => cellOf(object[name], `${at}, ${name}`)));
  };
  let held = '';
  for await (const piece of pieces) {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    lines.forEach(onLine);
    if (held.length > LINE_MAX) throw new Refused('too-large', `line ${line + 1}`, `a line is longer than ${LINE_MAX} letters`);
  }
  onLine(held);
  if (builder === undefined) throw new Refused('empty-file', 'line 1', 'the file is empty; every line is a JSON object');
  return (builder as TableBuilder).finish();
}

function objectOf(text: string, at: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused('not-json', at, 'the line is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('wrong-type', at, 'the line is no JSON object');
  return value as Readonly<Record<string, unknown>>;
}
