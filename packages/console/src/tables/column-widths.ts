// How wide the columns of a table are, so that they stay where they are while it scrolls.

import type { TableData } from './table-view.ts';

const SAMPLE = 200;

/** Widths in rem by what the first rows and the widest kind of value need. */
export function columnWidths({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, shown: readonly number[]): readonly number[] {
  return shown.map((at) => {
    const column = columns[at];
    if (column?.type === 'day') return 10;
    let longest = Math.min(column?.title.length ?? 0, 20);
    for (const row of rows.slice(0, SAMPLE)) longest = Math.max(longest, Math.min(String(row[at]).length, 34));
    return Math.max(5, Math.round(longest * 0.56) + 2);
  });
}
