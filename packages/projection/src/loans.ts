// `loans`: what one fund lent another, what was paid back, and until when.

import type { Books } from '@amanah/core/ledger/books.ts';
import { ageInDays, dayNumber, newestOwnDay } from './age.ts';
import { BooksAt } from './books-at.ts';
import { documentsInForce } from './documents-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const amount = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] });

const COLUMNS: readonly Column[] = [
  { key: 'loan', title: 'Loan', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'borrower', title: 'Borrowing fund', type: 'code' },
  amount('lent', 'Lent'),
  amount('repaid', 'Paid back'),
  amount('owed', 'Still owed'),
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'due', title: 'Due', type: 'day' },
  { key: 'overdueDays', title: 'Days overdue', type: 'count' },
];

/** One loan in force, in least units. */
export interface LoanState {
  readonly loan: string;
  readonly day: string;
  /** The fund that lent. */
  readonly fund: string;
  readonly borrower: string;
  readonly commodity: string;
  readonly lent: bigint;
  readonly repaid: bigint;
  readonly due: string;
  /** Days since it was due, where something is still owed. */
  readonly overdueDays: number;
}

/**
 * The loans in force at a tree size, by lending fund and code. Where a loan was taken back and a repayment was not, the
 * repayment stands as a loan of nothing: what was paid is owed the other way.
 */
export function loansAt(at: BooksAt): LoanState[] {
  const newest = newestOwnDay(at);
  const found = new Map<string, Open>();
  for (const { document: { body, eventTime } } of documentsInForce(at, 'loan')) {
    const { loan, fund, to, due } = body as unknown as LoanBody;
    const { commodity, least } = amountOf(body['amount']);
    const open = openOf(found, { loan, fund, borrower: to, commodity }, eventTime);
    open.lent += least;
    open.due = due;
  }
  for (const { document: { body, eventTime } } of documentsInForce(at, 'repayment')) {
    const { loan, fund, to } = body as unknown as LoanBody;
    const { commodity, least } = amountOf(body['amount']);
    openOf(found, { loan, fund: to, borrower: fund, commodity }, eventTime).repaid += least;
  }
  return sortedBy(found.values(), ({ fund, loan }) => [fund, loan]).map((open) => ({
    ...open, overdueDays: open.repaid < open.lent && open.due !== '' ? ageInDays(dayNumber(open.due), newest) : 0,
  }));
}

type LoanBody = { readonly [name in 'loan' | 'fund' | 'to' | 'due']: string };
type LoanKey = Pick<LoanState, 'loan' | 'fund' | 'borrower' | 'commodity'>;
type Open = LoanKey & { readonly day: string; due: string; lent: bigint; repaid: bigint };

function openOf(found: Map<string, Open>, key: LoanKey, eventTime: string): Open {
  return entryOf(found, Object.values(key).join('\u0000'), () => ({ ...key, day: eventTime.slice(0, 10), due: '', lent: 0n, repaid: 0n }));
}

function amountOf(value: unknown): { readonly commodity: string; readonly least: bigint } {
  const { commodity, least } = value as { readonly commodity: string; readonly least: string };
  return { commodity, least: BigInt(least) };
}

/** The report of loans between funds. */
export function loansReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const rows = loansAt(at).map(({ loan, day, fund, borrower, commodity, lent, repaid, due, overdueDays }): Row => ({
    loan, day, fund, borrower, commodity, lent: at.amountText(commodity, lent), repaid: at.amountText(commodity, repaid), owed: at.amountText(commodity, lent - repaid), due, overdueDays,
    selector: { dataset: '', account: `loan:${loan}`, fund, commodity },
  }));
  return { report: 'loans', treeSize: asOf, title: 'Loans between funds', ...notesOf(['tree-size', 'own-records', 'loans', 'age', 'not-added']), columns: COLUMNS, rows };
}
