// Everything that stands in a SQLite file, for tests that read what somebody with the disk could read.

import { DatabaseSync } from 'node:sqlite';

/** The cells of one row: bytes, and texts that could be bound into them. */
export interface RawRow {
  readonly blobs: readonly Buffer[];
  readonly texts: readonly string[];
}

/** Every row of every table. */
export function rawRows(file: string): readonly RawRow[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all().map((row) => String(row['name']));
    return tables.flatMap((table) => database.prepare(`select * from "${table}"`).all().map((row) => ({
      blobs: Object.values(row).flatMap((cell) => (cell instanceof Uint8Array ? [Buffer.from(cell)] : [])), texts: Object.values(row).filter((cell) => typeof cell === 'string'),
    })));
  } finally {
    database.close();
  }
}
