// The ids of rows, by which pairs are written down: each row has one, and no two the same.

import { Refused } from './refusal.ts';
import { columnNamed, MISSING, titlesOf, type Table } from './table.ts';

/** By row: its id, which is the row's number from 1 on where no column is named. Refuses a missing id and one that stands twice. */
export function idsOf(table: Table, name?: string): readonly string[] {
  if (name === undefined) return Array.from({ length: table.size }, (_, row) => String(row + 1));
  const column = columnNamed(table, name);
  if (column === undefined) throw new Refused('no-such-column', name, `the file has no column ${JSON.stringify(name)}; it has ${titlesOf(table)}`);
  const firstRow = new Int32Array(column.values.length).fill(MISSING);
  return Array.from(column.codes, (code, row) => {
    if (code === MISSING) throw new Refused('id-missing', `row ${row + 1}`, `the row has no ${name}`);
    const first = firstRow[code] as number;
    if (first !== MISSING) throw new Refused('id-twice', `row ${row + 1}`, `its id stands in row ${first + 1} too; ids tell rows apart, so mend it or name another column`);
    firstRow[code] = row;
    return column.values[code] as string;
  });
}
