// What a restatement lists: the cells that differ between two statements of one
// row. The importer writes the list and the audit recomputes it with this same
// function, so a change cannot be left out or made up.

import type { FieldChange } from '@amanah/record/kinds/restatement.ts';

/** A row as a record cites it, with the columns its file had. */
export interface StatedCells {
  readonly cells: Readonly<{ [column: string]: string }>;
  readonly columns: readonly string[];
}

/**
 * Cells that differ, in the order of the older row and then of the newer. A column that only one of the two
 * forms has is a change of the form, reported once for the file and not for every row.
 */
export function changedCells(before: StatedCells, after: StatedCells): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])) {
    if (!before.columns.includes(field) || !after.columns.includes(field)) continue;
    const from = before.cells[field];
    const to = after.cells[field];
    if (from !== to) changes.push({ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  }
  return changes;
}
