// Parquet to a table: one column of one row group at a time, so that memory is bounded by the largest of these.

import { parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer, type ColumnData, type ColumnMetaData, type FileMetaData, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { Refused } from '../refusal.ts';
import { GrowingColumn, WORDS_FOR_MISSING, type Table } from '../table.ts';
import { headerOf } from './csv.ts';
import { checkedPages, type Depths } from './parquet-pages.ts';
import { cellOf, PARSERS, scaleOf } from './parquet-values.ts';

/** Bytes of a file, by place: `slice(start, end)` gives those from `start` up to, and without, `end`. */
export type Bytes = AsyncBuffer;

export interface ParquetReading {
  readonly missing?: readonly string[];
  /** Called after each row group with the rows read so far. */
  readonly onRows?: (rows: number) => void;
}

const ROWS_MAX = 100_000_000;
/** Largest column of one row group, unpacked, in bytes. */
const CHUNK_MAX = 1 << 30;
const METADATA_MAX = 64 << 20;
const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', ...Object.keys(compressors)]);
/** What stands at the beginning or the end of files that are often taken for Parquet. */
const OTHERS: readonly (readonly [magic: string, what: string])[] = [['ARROW1', 'an Arrow file'], ['FEA1', 'a Feather file'], ['SQLite', 'an SQLite database'], ['PK\u0003\u0004', 'a ZIP or a workbook']];

/** Reads a whole file. Throws Refused for what is no Parquet, is damaged or encrypted, nests, or is packed in an unknown way. */
export async function readParquet(file: Bytes, { missing = WORDS_FOR_MISSING, onRows }: ParquetReading = {}): Promise<Table> {
  await checkKind(file);
  const metadata = await refusedAsDamaged('the description at the end of the file', () => parquetMetadataAsync(file, { geoparquet: false }));
  const rows = rowsOf(metadata);
  const columns = await refusedAsDamaged('the schema', () => columnsOf(metadata));
  const words = new Set(missing);
  const growing = headerOf(columns.map(({ name }) => name)).map((name) => new GrowingColumn(name, words));
  let before = 0;
  for (const [group, { num_rows: count, columns: chunks }] of metadata.row_groups.entries()) {
    for (const [at, column] of columns.entries()) {
      const place = `row group ${group + 1}, column ${JSON.stringify(column.name)}`;
      const own = chunks.find(({ meta_data: meta }) => meta?.path_in_schema[0] === column.name);
      if (own === undefined || own.file_path) throw new Refused('damaged', place, 'its values do not stand in the file');
      if (own.crypto_metadata !== undefined || own.encrypted_column_metadata !== undefined) throw new Refused('encrypted', place, 'the column is encrypted; write it without encryption');
      await readChunk(file, metadata, { place, column, meta: own.meta_data as ColumnMetaData, group, before, count: Number(count), into: growing[at] as GrowingColumn });
    }
    before += Number(count);
    onRows?.(before);
  }
  return { size: rows, columns: growing.map((column) => column.finish(rows)) };
}

async function checkKind(file: Bytes): Promise<void> {
  if (file.byteLength === 0) throw new Refused('empty-file', '', 'the file is empty');
  const text = async (from: number, to: number): Promise<string> => String.fromCharCode(...new Uint8Array(await file.slice(Math.max(0, from), to)));
  const [first, last] = [await text(0, Math.min(8, file.byteLength)), await text(file.byteLength - 8, file.byteLength)];
  const other = OTHERS.find(([magic]) => first.startsWith(magic));
  if (other !== undefined) throw new Refused('not-parquet', '', `this is ${other[1]}; write it as Parquet, as CSV or as JSON lines`);
  if (first.startsWith('PARE') || last.endsWith('PARE')) throw new Refused('encrypted', '', 'the file is encrypted; write it without encryption');
  if (!first.startsWith('PAR1')) throw new Refused('not-parquet', '', 'this is no Parquet file; name a CSV file .csv and JSON lines .jsonl');
  if (file.byteLength < 12 || !last.endsWith('PAR1')) throw new Refused('damaged', '', 'the end of the file is missing; copy it again');
  const length = new DataView(await file.slice(file.byteLength - 8, file.byteLength - 4)).getUint32(0, true);
  if (length > METADATA_MAX || length > file.byteLength - 12) throw new Refused('damaged', '', `it says that ${length} bytes describe it, which cannot be`);
}

/** Whatever a reader of bytes throws over bytes that are not as they should be. */
async function refusedAsDamaged<T>(place: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('damaged', place, `it cannot be read (${error instanceof Error ? error.message : String(error)}); write the file again`);
  }
}

function rowsOf({ num_rows: rows, row_groups: groups }: FileMetaData): number {
  const counts = groups.map(({ num_rows: count }) => count);
  if (counts.some((count) => typeof count !== 'bigint' || count < 0n) || rows !== counts.reduce((sum, count) => sum + count, 0n)) throw new Refused('damaged', '', 'the rows of its parts do not add up to those of the whole');
  if (rows > BigInt(ROWS_MAX)) throw new Refused('too-large', '', `the file has ${rows} rows, and at most ${ROWS_MAX} are read`);
  return Number(rows);
}

interface ParquetColumn {
  readonly name: string;
  /** The element that holds the values: the column's own, or that of its list. */
  readonly leaf: SchemaTree;
  readonly depths: Depths;
}

/** The columns, each a value or a list of values. Refuses what nests deeper. */
function columnsOf(metadata: FileMetaData): readonly ParquetColumn[] {
  const { children } = parquetSchema(metadata);
  if (children.length === 0) throw new Refused('empty-file', '', 'the file has no columns');
  return children.map((tree) => {
    const { name } = tree.element;
    if (typeof name !== 'string') throw new TypeError('a column has no name');
    const leaf = leafOf(tree);
    if (leaf === undefined) throw new Refused('wrong-type', `column ${JSON.stringify(name)}`, 'a column holds texts, numbers, dates, yes or no, or lists of these; write the parts of what nests as columns of their own');
    const { converted_type: converted, logical_type: logical } = leaf.element;
    const kind = logical?.type ?? converted;
    if (kind !== undefined && ['BSON', 'INTERVAL', 'GEOMETRY', 'GEOGRAPHY', 'VARIANT'].includes(kind)) throw new Refused('wrong-type', `column ${JSON.stringify(name)}`, `values of the type ${kind} are not compared; leave the column out or write it as text`);
    return { name, leaf, depths: depthsOf(tree) };
  });
}

function depthsOf({ element, children }: SchemaTree): Depths {
  const [child] = children;
  const below = child === undefined ? { definition: 0, repetition: 0 } : depthsOf(child);
  return { definition: below.definition + (element.repetition_type === 'REQUIRED' ? 0 : 1), repetition: below.repetition + (element.repetition_type === 'REPEATED' ? 1 : 0) };
}

/** The values of a plain column, or of a list as the format writes it now and as it was written once. */
function leafOf(tree: SchemaTree): SchemaTree | undefined {
  const { children, element } = tree;
  if (children.length === 0) return element.type === undefined ? undefined : tree;
  const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
  const [repeated] = children;
  if (!isList || children.length !== 1 || repeated?.element.repetition_type !== 'REPEATED') return undefined;
  if (repeated.children.length === 0) return repeated;
  const [item] = repeated.children;
  return repeated.children.length === 1 && item?.children.length === 0 && item.element.repetition_type !== 'REPEATED' ? item : undefined;
}

interface Chunk {
  readonly place: string;
  readonly column: ParquetColumn;
  readonly meta: ColumnMetaData;
  readonly group: number;
  /** Rows of the groups before. */
  readonly before: number;
  readonly count: number;
  readonly into: GrowingColumn;
}

async function readChunk(file: Bytes, metadata: FileMetaData, { place, column, meta, group, before, count, into }: Chunk): Promise<void> {
  if (!CODECS.has(meta.codec)) throw new Refused('unknown-codec', place, `it is packed by ${meta.codec ?? 'a codec without a name'}, which is not known here; pack it with one of ${[...CODECS].join(', ')}`);
  if (meta.total_uncompressed_size > BigInt(CHUNK_MAX)) throw new Refused('too-large', place, `unpacked it has ${meta.total_uncompressed_size} bytes, and at most ${CHUNK_MAX} are held at a time; write smaller row groups`);
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4 && end <= file.byteLength && end >= start)) throw new Refused('damaged', place, 'it lies outside the file');
  const bytes = await file.slice(start, end);
  await refusedAsDamaged(place, async () => {
    const codecs = checkedPages(new Uint8Array(bytes), meta, column.depths, compressors);
    // The part that was read stands in for the file, so that nothing is read twice.
    const part: Bytes = { byteLength: file.byteLength, slice: (from, to) => bytes.slice(from - start, (to ?? file.byteLength) - start) };
    const text = cellOf(scaleOf(column.leaf.element));
    const read: ColumnData[] = [];
    await parquetRead({
      file: part,
      metadata: { ...metadata, num_rows: BigInt(count), row_groups: [metadata.row_groups[group] as FileMetaData['row_groups'][number]] },
      columns: [column.name],
      compressors: codecs,
      parsers: PARSERS,
      geoparquet: false,
      // What is thrown in here is lost, so the values are only kept.
      onChunk: (chunk) => read.push(chunk),
    });
    let done = 0;
    for (const { columnData, rowStart } of read) {
      for (let at = 0; at < columnData.length && rowStart + at < count; at += 1) into.set(before + rowStart + at, text(columnData[at]));
      done = Math.max(done, rowStart + columnData.length);
    }
    if (done < count) throw new Refused('damaged', place, `${done} of ${count} values are there`);
  });
}
