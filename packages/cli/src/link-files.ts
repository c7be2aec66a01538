// Files of records and of pairs, as `amanah link` reads and writes them.

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { basename, resolve } from 'node:path';
import { aligned } from '@amanah/linkage/align.ts';
import { idsOf } from '@amanah/linkage/ids.ts';
import type { LabelledPair } from '@amanah/linkage/evaluate.ts';
import type { Pairs } from '@amanah/linkage/link.ts';
import { readModel } from '@amanah/linkage/model/decode.ts';
import type { Model } from '@amanah/linkage/model/model.ts';
import { ROLES, type Role, type Roles } from '@amanah/linkage/model/roles.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { readJsonLines } from '@amanah/linkage/read/json-lines.ts';
import { readParquet } from '@amanah/linkage/read/parquet.ts';
import { Refused } from '@amanah/linkage/refusal.ts';
import { columnNamed, joinTables, textAt, type Table } from '@amanah/linkage/table.ts';
import { writeParquet } from '@amanah/linkage/write/parquet.ts';
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

/** A file of records: Parquet where its name ends in .parquet, JSON lines where in .jsonl or .ndjson, CSV otherwise. */
export async function readRecords(name: string, terminal: Terminal): Promise<Table> {
  const path = resolve(terminal.surroundings.folder, name);
  if (/\.(arrow|feather|ipc)$/i.test(name)) throw new Fault(`${name}: Arrow files are not read here.`, { hint: 'Write it as Parquet, as CSV or as JSON lines.', exit: EXIT.refused });
  if (!existsSync(path)) throw new Fault(`${name}: there is no such file.`, { hint: LINK_HINT });
  const onRows = (rows: number): void => terminal.progress(`reading ${name}: ${rows.toLocaleString('en')} rows`);
  if (isParquet(name)) return refusedAsFault(name, () => readParquetFile(path, onRows));
  const pieces = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 });
  const isLines = /\.(jsonl|ndjson)$/i.test(name);
  return refusedAsFault(name, () => (isLines ? readJsonLines(pieces) : readCsv(pieces, { onRows })));
}

function isParquet(name: string): boolean {
  return /\.(parquet|pq)$/i.test(name);
}

async function readParquetFile(path: string, onRows: (rows: number) => void): Promise<Table> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const slice = async (from: number, to = size): Promise<ArrayBuffer> => {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
        if (bytesRead === 0) throw new Error('the file became shorter while it was read');
        at += bytesRead;
      }
      return bytes.buffer;
    };
    return await readParquet({ byteLength: size, slice }, { onRows });
  } finally {
    await file.close();
  }
}

export interface Records {
  readonly table: Table;
  /** By row: its file, where only pairs between files are wanted. */
  readonly fileOf?: Int32Array;
  readonly ids: readonly string[];
  readonly names: string;
  /** What columns are called in the files, before those of later files take the names of the first. */
  readonly called: ReadonlySet<string>;
}

/** All files of a call as one table, with the ids of its rows. */
export async function readAllRecords(names: readonly string[], given: Given, terminal: Terminal): Promise<Records> {
  if (names.length === 0) throw wrongUse('link needs a file of records.', LINK_HINT);
  const tables: Table[] = [];
  for (const name of names) tables.push(await readRecords(name, terminal));
  const stated = statedRoles(given);
  const alike = aligned(tables, stated);
  const { table, fileOf } = alike.length === 1 ? { table: alike[0] as Table, fileOf: new Int32Array() } : joinTables(alike);
  const isBetween = given.flag('between');
  if (isBetween && tables.length < 2) throw wrongUse('--between needs two files or more.', LINK_HINT);
  const ids = await idsOfFiles(alike, names, given.text('id'));
  const called = new Set(tables.flatMap(({ columns }) => columns.map((column) => column.name)));
  return { table, ids, called, names: names.map((name) => basename(name)).join(', '), ...(isBetween ? { fileOf } : {}) };
}

/** By row of all files: its id, with the name of its file in front where two files have one id. */
async function idsOfFiles(tables: readonly Table[], names: readonly string[], column: string | undefined): Promise<readonly string[]> {
  if (tables.length === 1 || column === undefined) return refusedAsFault(names.join(', '), () => idsOf(tables.length === 1 ? (tables[0] as Table) : joinTables(tables).table, column));
  const own: (readonly string[])[] = [];
  for (const [file, table] of tables.entries()) own.push(await refusedAsFault(names[file] as string, () => idsOf(table, column)));
  const all = own.flat();
  return new Set(all).size === all.length ? all : own.flatMap((ids, file) => ids.map((id) => `${basename(names[file] as string)}:${id}`));
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

/** Columns of numbers in what is written; all others are texts. */
const NUMBERS: ReadonlySet<string> = new Set(['weight', 'probability', 'smaller_part', 'cluster_size']);

/** Writes rows under a header to the file of `--out`, as Parquet where its name ends so, else as CSV; without `--out` to the output. */
export async function writeRows(header: readonly string[], rows: Iterable<readonly string[]>, given: Given, terminal: Terminal): Promise<void> {
  const out = given.text('out');
  if (out === undefined) return writeCsv(header, rows, (text) => terminal.write(text));
  const stream = createWriteStream(resolve(terminal.surroundings.folder, out));
  const write = async (piece: string | Uint8Array): Promise<void> => {
    if (!stream.write(piece)) await once(stream, 'drain');
  };
  if (isParquet(out)) await writeParquet(header.map((name) => ({ name, kind: NUMBERS.has(name) ? 'double' : 'text' })), rows, write);
  else await writeCsv(header, rows, write);
  stream.end();
  await once(stream, 'finish');
}

async function writeCsv(header: readonly string[], rows: Iterable<readonly string[]>, write: (text: string) => Promise<unknown>): Promise<void> {
  let text = `${header.map(quoted).join(',')}\n`;
  for (const row of rows) {
    text += `${row.map(quoted).join(',')}\n`;
    if (text.length <= 1 << 18) continue;
    await write(text);
    text = '';
  }
  await write(text);
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

/** Pairs that people have judged: the first column whose name ends in `l` or `left`, the first in `r` or `right` for the same, and a judgement from 0 to 1. */
export async function readLabels(name: string, terminal: Terminal, ids: readonly string[]): Promise<readonly LabelledPair[]> {
  const table = await readRecords(name, terminal);
  const column = (wanted: RegExp): Table['columns'][number] => {
    const found = table.columns.find((one) => wanted.test(one.name));
    if (found === undefined) throw new Fault(`${name}: there is no column ${wanted.source}.`, { hint: 'Judged pairs have the columns id_left, id_right and label (1 the same, 0 not).', exit: EXIT.refused });
    return found;
  };
  const [lefts, rights, labels] = [column(/_(l|left)$/i), column(/_(r|right)$/i), column(/(score|label|match|judg\w*)$/i)];
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  return Array.from({ length: table.size }, (_, at): LabelledPair => {
    const [left, right] = [rowOf.get(textAt(lefts, at) ?? ''), rowOf.get(textAt(rights, at) ?? '')];
    if (left === undefined || right === undefined) throw new Fault(`${name}: line ${at + 2}: no record has such an id.`, { hint: 'Name the column of ids with --id.', exit: EXIT.refused });
    return { left, right, isMatch: Number(textAt(labels, at)) >= 0.5 };
  });
}
