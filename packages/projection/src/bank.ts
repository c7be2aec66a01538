// `bank`: lines of the bank's statements and whether a record of ours is known
// for each. What the bank wrote about a line is not in the journal, so it is not
// here either.

import type { Books } from '@amanah/core/ledger/books.ts';
import { ageInDays, dayNumber, newestOwnDay } from './age.ts';
import { BooksAt } from './books-at.ts';
import { documentsInForce, documentsInForceOf } from './documents-at.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'bankAccount', title: 'Bank account', type: 'code' },
  { key: 'state', title: 'State', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity', totalWithin: ['bankAccount', 'state', 'commodity'] },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'ageDays', title: 'Age in days', type: 'count' },
  { key: 'entry', title: 'Record', type: 'code' },
];

/** One line of the bank. */
export interface BankLineState {
  readonly row: number;
  readonly account: string;
  readonly commodity: string;
  /** Least units; above zero came in. */
  readonly least: bigint;
  readonly day: string;
  readonly matched: boolean;
  /** Days since the line's day while no record of ours is known for it. */
  readonly ageDays: number;
}

/** The bank's lines at a tree size: unmatched ones first in each account, oldest first. */
export function bankLinesAt(at: BooksAt): BankLineState[] {
  const newest = newestOwnDay(at);
  const statements = new Set(documentsInForce(at, 'bank-statement').map(({ document }) => document.id));
  const lines = documentsInForce(at, 'bank-line').filter(({ document }) => statements.has(String(document.body['statement']))).map(({ document: { id, body }, row }): BankLineState => {
    const { commodity, least } = body['amount'] as unknown as { readonly commodity: string; readonly least: string };
    const matched = documentsInForceOf(at, 'bank-match', id).length > 0;
    const day = String(body['day']);
    return { row, account: String(body['account']), commodity, least: BigInt(least), day, matched, ageDays: matched ? 0 : ageInDays(dayNumber(day), newest) };
  });
  return sortedBy(lines, ({ account, commodity, matched, day, row }) => [account, commodity, matched ? '1' : '0', day, String(row).padStart(16, '0')]);
}

/** The report of the bank's lines. */
export function bankReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const rows = bankLinesAt(at).map(({ row, account, commodity, least, day, matched, ageDays }): Row => ({
    bankAccount: account, state: matched ? 'matched' : 'unmatched', day, amount: at.amountText(commodity, least), commodity, ...(matched ? {} : { ageDays }), entry: String(row),
    selector: { row: String(row) },
  }));
  return { report: 'bank', treeSize: asOf, title: 'Lines of the bank', ...notesOf(['tree-size', 'bank-lines', 'age', 'not-added']), columns: COLUMNS, rows };
}
