// The journal as a table: one line for each record, newest first.

import { formatDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Column } from '@amanah/projection/report-shape.ts';

export const RECORD_COLUMNS: readonly Column[] = [
  { key: 'record', title: 'Record', type: 'count' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'kind', title: 'Kind', type: 'code' },
  { key: 'from', title: 'From', type: 'code' },
  { key: 'to', title: 'To', type: 'code' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity', totalWithin: ['commodity'] },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'state', title: 'State', type: 'code' },
  { key: 'by', title: 'Written by', type: 'code' },
];

/** What stands where the postings of a record do not agree. */
const SEVERAL = '…';

/** The rows of the table, each as texts in the order of its columns. */
export function recordRows(books: Books): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (let row = books.size - 1; row >= 0; row -= 1) {
    const day = String(books.days.values[row]);
    const [from, to, amount, commodity, fund] = movementOf(books, row);
    const by = books.authors.get(books.names.name(books.writers.values[row] as number))?.holder ?? '';
    rows.push([row, `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, books.kindAt(row), from, to, amount, commodity, fund, stateOf(books, row), by]);
  }
  return rows;
}

function stateOf(books: Books, row: number): string {
  if (books.by.values[row] !== 0) return 'reversed';
  const waiting = books.matters.waitingAt(row);
  return waiting !== undefined && waiting.decidedAt === undefined ? 'waiting' : 'stands';
}

/** From, to, amount, commodity and fund of a record, as far as all its postings agree. */
function movementOf(books: Books, row: number): readonly [string, string, string, string, string] {
  const { postings, postingStart, names } = books;
  const start = postingStart.values[row] as number;
  const end = row + 1 < books.size ? (postingStart.values[row + 1] as number) : postings.amount.length;
  if (start === end) return ['', '', '', '', ''];
  const same = (column: { readonly values: Uint32Array }): string => {
    const first = column.values[start] as number;
    for (let at = start + 1; at < end; at += 1) if (column.values[at] !== first) return SEVERAL;
    return names.name(first);
  };
  const [from, to, commodity, fund] = [same(postings.source), same(postings.destination), same(postings.commodity), same(postings.fund)];
  // A loan or an exchange passes the same money twice: only one way has one amount.
  if (from === SEVERAL && to === SEVERAL || commodity === SEVERAL) return [from, to, '', commodity === SEVERAL ? SEVERAL : commodity, fund];
  let sum = 0n;
  for (let at = start; at < end; at += 1) sum += postings.amount.values[at] as bigint;
  const { class: kind, scale } = books.commodity(commodity);
  return [from, to, kind === 'money' ? formatDecimal(sum, scale) : formatDecimalShort(sum, scale), commodity, fund];
}
