// A list of households for the board of agencies. What stands in it is nobody else's business: no message here repeats a
// value, a header or an id, since a file without a header has a household where the header should be.

import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Household } from '@amanah/dedup-board/household-keys.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { readJsonLines } from '@amanah/linkage/read/json-lines.ts';
import { Refused, type RefusalCode } from '@amanah/linkage/refusal.ts';
import { columnNamed, textAt, type Column, type Table } from '@amanah/linkage/table.ts';
import type { Given } from './arguments.ts';
import { pathOf } from './books.ts';
import { EXIT, Fault, wrongUse } from './fault.ts';
import type { Terminal } from './terminal.ts';

export const DEDUP_HINT = 'See: amanah help dedup-board, and docs/operating/dedup-board.md';

/** The parts of a household with the names that a column of each may have. */
const COLUMNS: Readonly<Record<keyof Household, readonly string[]>> = {
  document: ['document', 'document_id'], phone: ['phone', 'telephone'], head: ['head', 'head_of_household'], spouse: ['spouse'],
  born: ['born', 'birth', 'date_of_birth'], birthYear: ['birth_year', 'birthYear', 'year_of_birth'], village: ['village', 'place'], district: ['district'], camp: ['camp'], block: ['block'], shelter: ['shelter'], members: ['members'],
};
/** How `--columns` says each. */
const PARTS = Object.keys(COLUMNS) as readonly (keyof Household)[];

const SAID: Readonly<Partial<Record<RefusalCode, string>>> = {
  'not-json': 'the line is not JSON',
  'wrong-type': 'the line is no JSON object of texts and numbers',
  'unknown-field': 'a member does not stand in the first line; give every member there, null where it has no value',
  'name-twice': 'two columns have one name; the first line names the columns, each once',
  'ragged-row': 'the row has another number of fields than the first line; mend it, or quote a field that holds a separator',
  'open-quote': 'a quoted field is not closed before the end of the file; look for a single quotation mark',
  'empty-file': 'the file is empty; its first line names the columns',
  'too-large': 'a field or row is longer than any real one; look for a quotation mark that is not closed',
};

export interface ListedHousehold {
  /** As the agency's own list has it. It stays in the agency's folder. */
  readonly id: string;
  readonly household: Household;
}

/** The households of a file: JSON lines where its name ends in .jsonl or .ndjson, CSV otherwise. */
export async function readHouseholds(name: string, given: Given, terminal: Terminal): Promise<readonly ListedHousehold[]> {
  const { table, columns } = await householdTable(name, given, terminal);
  const typed = given.text('id') ?? 'id';
  const ids = columnNamed(table, typed);
  if (ids === undefined) throw new Fault(`${basename(name)}: there is no column ${JSON.stringify(typed)} with the ids of your list.`, { hint: 'Name it with --id COLUMN. It tells you which household an answer is about, and never leaves this machine.', exit: EXIT.refused });
  const rowOf = new Map<string, number>();
  return Array.from({ length: table.size }, (_, row): ListedHousehold => {
    const id = textAt(ids, row);
    if (id === undefined) throw new Fault(`${basename(name)}: row ${row + 1} has no id.`, { exit: EXIT.refused });
    const before = rowOf.get(id);
    if (before !== undefined) throw new Fault(`${basename(name)}: row ${row + 1} has the id of row ${before + 1}.`, { hint: 'Each household stands once, with an id of its own.', exit: EXIT.refused });
    rowOf.set(id, row);
    return { id, household: householdAt(columns, row) };
  });
}

type HouseholdColumns = ReadonlyMap<keyof Household, Column>;

export function householdAt(columns: HouseholdColumns, row: number): Household {
  return Object.fromEntries([...columns].flatMap(([part, column]) => {
    const text = textAt(column, row);
    return text === undefined ? [] : [[part, text]];
  }));
}

/** The table of a file, and which of its columns is which part of a household. */
export async function householdTable(name: string, given: Given, terminal: Terminal): Promise<{ readonly table: Table; readonly columns: HouseholdColumns }> {
  const path = pathOf(terminal, name);
  if (!existsSync(path)) throw new Fault(`${name}: there is no such file.`, { hint: DEDUP_HINT });
  const pieces = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 });
  let table: Table;
  try {
    table = await (/\.(jsonl|ndjson)$/i.test(name) ? readJsonLines(pieces) : readCsv(pieces));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, at } = error.refusal;
    const line = /^(line|row) \d+/.exec(at)?.[0] ?? 'line 1';
    // The cause is left out: its words may hold what stands in the file.
    throw new Fault(`${basename(name)}: ${line}: ${SAID[code] ?? 'it cannot be read'}.`, { hint: DEDUP_HINT, exit: EXIT.refused });
  }
  const columns = columnsOf(table, given);
  if (columns.size === 0) throw new Fault(`${basename(name)}: no column is one of ${PARTS.map((part) => COLUMNS[part][0]).join(', ')}.`, { hint: 'Say which is which with --columns, such as --columns head=name,phone=mobile.', exit: EXIT.refused });
  return { table, columns };
}

function columnsOf(table: Table, given: Given): HouseholdColumns {
  const columns = new Map<keyof Household, Column>();
  for (const part of PARTS) {
    const found = COLUMNS[part].map((one) => columnNamed(table, one)).find((column) => column !== undefined);
    if (found !== undefined) columns.set(part, found);
  }
  for (const entry of given.text('columns')?.split(',') ?? []) {
    const at = entry.indexOf('=');
    const [typed, name] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    const part = PARTS.find((one) => one === typed || COLUMNS[one].includes(typed));
    if (at < 1 || part === undefined) throw wrongUse(`--columns says PART=COLUMN, with commas between; ${JSON.stringify(entry)} does not. A part is one of ${PARTS.map((one) => COLUMNS[one][0]).join(', ')}.`, DEDUP_HINT);
    const column = columnNamed(table, name);
    if (column === undefined) throw wrongUse(`the file has no column ${JSON.stringify(name)}.`, DEDUP_HINT);
    columns.set(part, column);
  }
  return columns;
}
