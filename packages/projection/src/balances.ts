// `balances`: what every account holds in every fund and commodity. A row that
// was superseded and the negation that superseded it cancel out, so the sum over
// the rows that stand is the sum over all postings.

import { Balances } from '@amanah/core/ledger/balance.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt } from './books-at.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'account', title: 'Account', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'balance', title: 'Balance', type: 'amount', commodity: 'commodity', totalWithin: ['commodity'] },
];

/** Balances at a tree size: the books' own where it is the newest, else summed over the rows that stand. */
export function balancesAt(books: Books, asOf: number): Balances {
  if (asOf === books.size) return books.balances;
  const at = new BooksAt(books, asOf);
  const balances = new Balances();
  const { source, destination, fund, commodity, amount } = books.postings;
  at.eachStanding((row) => {
    const end = at.postingEnd(row);
    for (let i = books.postingStart.values[row] as number; i < end; i += 1) {
      balances.move(source.values[i] as number, destination.values[i] as number, fund.values[i] as number, commodity.values[i] as number, amount.values[i] as bigint);
    }
  });
  return balances;
}

/** Every balance that is not zero, by account, fund and commodity. */
export function balancesReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const rows: Row[] = [];
  for (const cell of balancesAt(books, asOf).all()) {
    const account = books.names.name(cell.account);
    const fund = books.names.name(cell.fund);
    const commodity = books.names.name(cell.commodity);
    rows.push({ account, fund, commodity, balance: at.amountText(commodity, cell.balance), selector: { account, fund, commodity } });
  }
  return {
    report: 'balances',
    treeSize: asOf,
    title: 'Balances',
    ...notesOf(['tree-size', 'double-entry', 'not-added']),
    columns: COLUMNS,
    rows: sortedBy(rows, (row) => [row['account'] as string, row['fund'] as string, row['commodity'] as string]),
  };
}
