// Rows to Parquet, in row groups, so that memory stays bounded.

import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';

/** A column that is written; no value of it is missing. */
export interface WrittenColumn {
  readonly name: string;
  readonly kind: 'text' | 'double';
}

const GROUP_ROWS = 100_000;

/**
 * Writes rows, each with a value for each column (of numbers too as texts), as Parquet packed by Snappy. `sink` takes the
 * bytes in their order.
 */
export async function writeParquet(columns: readonly WrittenColumn[], rows: Iterable<readonly string[]>, sink: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const writer = new ByteWriter(1 << 20);
  const flush = async (): Promise<void> => {
    await sink(writer.getBytes().slice());
    writer.index = 0;
  };
  const schema: SchemaElement[] = [
    { name: 'schema', num_children: columns.length },
    ...columns.map(({ name, kind }): SchemaElement => (kind === 'text' ? { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type: 'REQUIRED' } : { name, type: 'DOUBLE', repetition_type: 'REQUIRED' })),
  ];
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'amanah' });
  let held: (readonly string[])[] = [];
  const writeGroup = async (): Promise<void> => {
    if (held.length === 0) return;
    const columnData = columns.map(({ name, kind }, at) => ({ name, data: kind === 'text' ? held.map((row) => row[at] ?? '') : Float64Array.from(held, (row) => Number(row[at])) }));
    await parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
    held = [];
    await flush();
  };
  for (const row of rows) {
    held.push(row);
    if (held.length === GROUP_ROWS) await writeGroup();
  }
  await writeGroup();
  await parquet.finish();
  await flush();
}
