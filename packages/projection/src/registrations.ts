// `registrations`: how many registrations of households were taken in for each purpose, how many of them a person found to be
// of a household that stood there already, and how many were erased since. Small counts are not told.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { entryOf } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'purpose', title: 'Purpose', type: 'code' },
  { key: 'registrations', title: 'Registrations taken in', type: 'count' },
  { key: 'merged', title: 'Found to be of a household already there', type: 'count' },
  { key: 'householdsAtMost', title: 'Households at most', type: 'count' },
  { key: 'erased', title: 'Erased since', type: 'count' },
  { key: 'withheld', title: 'Withheld', type: 'code' },
  { key: 'deleteBy', title: 'Delete by', type: 'day' },
];

/** Counts from 1 to one below this are not told: few households could be known by them. */
const TOLD_FROM = 10;

interface Counted {
  readonly purpose: string;
  registrations: number;
  merged: number;
  erased: number;
  deleteBy: string;
}

/** The report of registrations. */
export function registrationsReport(books: Books, asOf: number): Report {
  const counts = new Map<string, Counted>();
  const each = (kind: string, add: (counted: Counted, body: JsonObject) => void): void => {
    for (const { body, index } of books.matters.documents(kind)) {
      const purpose = body['purpose'];
      if (typeof purpose === 'string' && books.stands(index, asOf)) add(entryOf(counts, purpose, () => ({ purpose, registrations: 0, merged: 0, erased: 0, deleteBy: '' })), body);
    }
  };
  each('registration', (counted, body) => {
    counted.registrations += Number(body['registrations']);
    const day = String(body['deleteBy']);
    if (day > counted.deleteBy) counted.deleteBy = day;
  });
  each('registration-merge', (counted) => {
    counted.merged += 1;
  });
  each('erasure', (counted, body) => {
    counted.erased += Number(body['subjects']);
  });
  return {
    report: 'registrations', treeSize: asOf, title: 'Registrations of households', ...notesOf(['tree-size', 'registrations', 'registrations-withheld']),
    columns: COLUMNS,
    rows: [...counts.values()].sort((one, other) => (one.purpose < other.purpose ? -1 : 1)).map(rowOf),
  };
}

function rowOf({ purpose, registrations, merged, erased, deleteBy }: Counted): Row {
  const isSmall = (count: number): boolean => count > 0 && count < TOLD_FROM;
  if (isSmall(registrations)) return { purpose, withheld: 'all', deleteBy, selector: { kind: 'none' } };
  // An upper limit beside the number taken in would tell the merges.
  const merges = isSmall(merged) ? {} : { merged, householdsAtMost: Math.max(0, registrations - merged) };
  const gone = isSmall(erased) ? {} : { erased };
  const withheld = [...(isSmall(merged) ? ['merged'] : []), ...(isSmall(erased) ? ['erased'] : [])].join('-') || 'nothing';
  return { purpose, registrations, ...merges, ...gone, withheld, deleteBy, selector: { commodity: 'registration', purpose } };
}
