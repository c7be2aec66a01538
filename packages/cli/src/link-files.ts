// Files of records and of pairs, as `amanah link` reads and writes them.

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { basename, resolve } from 'node:path';
import { idsOf } from '@amanah/linkage/ids.ts';
import type { Pairs } from '@amanah/linkage/link.ts';
import { readModel } from '@amanah/linkage/model/decode.ts';
import type { Model } from '@amanah/linkage/model/model.ts';
import { ROLES, type Role, type Roles } from '@amanah/linkage/model/roles.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { readJsonLines } from '@amanah/linkage/read/json-lines.ts';
import { Refused } from '@amanah/linkage/refusal.ts';
import { columnNamed, joinTables, textAt, type Table } from '@amanah/linkage/table.ts';
import type { Given } from './arguments.ts';
import { EXIT, Fault, wrongUse } from './fault.ts';
import { readWhole } from './read-whole.ts';
import type { Terminal } from './terminal.ts';

export const LINK_HINT = 'See: amanah help link';
const MODEL_BYTES_MAX = 4_000_000;

/** Names a file in what was refused about it, and ends with the code of refused input. */
export async function refusedAsFault<T>(file: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Fault(`${basename(file)}: ${error.message}.`, { hint: LINK_HINT, exit: EXIT.refused, cause: error });
  }
}

/** A file of records: JSON lines where its name ends in .jsonl or .ndjson, CSV otherwise. */
export async function readRecords(name: string, terminal: Terminal): Promise<Table> {
  const path = resolve(terminal.surroundings.folder, name);
  if (/\.(parquet|arrow|feather)$/i.test(name)) throw new Fault(`${name}: Parquet and Arrow are not read here.`, { hint: 'Write it as CSV or as JSON lines first.', exit: EXIT.refused });
  if (!existsSync(path)) throw new Fault(`${name}: there is no such file.`, { hint: LINK_HINT });
  const pieces = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 });
  const isLines = /\.(jsonl|ndjson)$/i.test(name);
  return refusedAsFault(name, () => (isLines ? readJsonLines(pieces) : readCsv(pieces, { onRows: (rows) => terminal.progress(`reading ${name}: ${rows.toLocaleString('en')} rows`) })));
}

export interface Records {
  readonly table: Table;
  /** By row: its file, where only pairs between files are wanted. */
  readonly fileOf?: Int32Array;
  readonly ids: readonly string[];
  readonly names: string;
}

/** All files of a call as one table, with the ids of its rows. */
export async function readAllRecords(names: readonly string[], given: Given, terminal: Terminal): Promise<Records> {
  if (names.length === 0) throw wrongUse('link needs a file of records.', LINK_HINT);
  const tables: Table[] = [];
  for (const name of names) tables.push(await readRecords(name, terminal));
  const { table, fileOf } = tables.length === 1 ? { table: tables[0] as Table, fileOf: new Int32Array() } : joinTables(tables);
  const isBetween = given.flag('between');
  if (isBetween && tables.length < 2) throw wrongUse('--between needs two files or more.', LINK_HINT);
  const ids = await refusedAsFault(names.join(', '), () => idsOf(table, given.text('id')));
  return { table, ids, names: names.map((name) => basename(name)).join(', '), ...(isBetween ? { fileOf } : {}) };
}

/** The model in a file. */
export async function readModelFile(name: string, terminal: Terminal): Promise<Model> {
  const text = new TextDecoder().decode(await readWhole(terminal, name, MODEL_BYTES_MAX));
  const read = readModel(text);
  if (read.ok) return read.value;
  throw new Fault(`${name}: ${read.refusal.at === '' ? '' : `${read.refusal.at}: `}${read.refusal.message}.`, { hint: 'docs/formats/link-model.md says what a model holds.', exit: EXIT.refused });
}

/** What `--columns fname=given,true_id=ignored` states. */
export function statedRoles(given: Given): Roles {
  const text = given.text('columns');
  if (text === undefined) return {};
  return Object.fromEntries(
    text.split(',').map((entry) => {
      const at = entry.lastIndexOf('=');
      const [name, role] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
      if (at < 1 || !(ROLES as readonly string[]).includes(role)) throw wrongUse(`--columns says COLUMN=ROLE, with commas between; ${JSON.stringify(entry)} does not. A role is one of ${ROLES.join(', ')}.`, LINK_HINT);
      return [name, role as Role];
    }),
  );
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes rows as CSV to the file of `--out`, or to the output. */
export async function writeRows(rows: Iterable<readonly string[]>, given: Given, terminal: Terminal): Promise<void> {
  const out = given.text('out');
  const stream = out === undefined ? undefined : createWriteStream(resolve(terminal.surroundings.folder, out));
  let text = '';
  const flush = async (): Promise<void> => {
    if (stream === undefined) await terminal.write(text);
    else if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  };
  for (const row of rows) {
    text += `${row.map(quoted).join(',')}\n`;
    if (text.length > 1 << 18) await flush();
  }
  await flush();
  if (stream !== undefined) {
    stream.end();
    await once(stream, 'finish');
  }
}

/** A file of pairs as `predict` writes it, with the rows of the records its ids name; without records the ids in it are the rows. */
export async function readPairs(name: string, terminal: Terminal, known?: readonly string[]): Promise<{ readonly pairs: Pairs; readonly ids: readonly string[] }> {
  const table = await readRecords(name, terminal);
  const column = (wanted: string): Table['columns'][number] => {
    const found = columnNamed(table, wanted);
    if (found === undefined) throw new Fault(`${name}: there is no column ${wanted}.`, { hint: 'A file of pairs has the columns id_left, id_right and weight; `amanah link predict` writes one.', exit: EXIT.refused });
    return found;
  };
  const [lefts, rights, weights] = [column('id_left'), column('id_right'), column('weight')];
  const ids = known === undefined ? [] : [...known];
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const row = (id: string, line: number): number => {
    const found = rowOf.get(id);
    if (found !== undefined) return found;
    if (known !== undefined) throw new Fault(`${name}: line ${line}: no record has the id ${JSON.stringify(id)}.`, { hint: 'Name the column of ids with --id.', exit: EXIT.refused });
    rowOf.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const pairs = { left: new Int32Array(table.size), right: new Int32Array(table.size), weight: new Float64Array(table.size) };
  for (let at = 0; at < table.size; at += 1) {
    const weight = Number(textAt(weights, at) ?? 'x');
    if (!Number.isFinite(weight)) throw new Fault(`${name}: line ${at + 2}: the weight is no number.`, { exit: EXIT.refused });
    const [one, other] = [row(textAt(lefts, at) ?? '', at + 2), row(textAt(rights, at) ?? '', at + 2)];
    pairs.left[at] = Math.min(one, other);
    pairs.right[at] = Math.max(one, other);
    pairs.weight[at] = weight;
  }
  return { pairs, ids };
}
