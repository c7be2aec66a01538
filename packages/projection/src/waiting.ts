// `waiting`: records that a second person has not approved yet. They move
// nothing until then; what they would move stands here by fund.

import { Fields } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Waiting } from '@amanah/core/ledger/open-matters.ts';
import { findKind } from '@amanah/record/kinds.ts';
import { ageInDays, dayNumber, newestOwnDay } from './age.ts';
import { BooksAt } from './books-at.ts';
import { entryOf } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'entry', title: 'Record', type: 'code' },
  { key: 'kind', title: 'Kind', type: 'code' },
  { key: 'holder', title: 'Written by', type: 'code' },
  { key: 'since', title: 'Since', type: 'day' },
  { key: 'ageDays', title: 'Age in days', type: 'count' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
];

/** What a waiting record would move in one fund and commodity: least units that leave an account. */
export interface WouldMove {
  readonly fund: string;
  readonly commodity: string;
  least: bigint;
}

/** The records that wait at a tree size, in log order. */
export function waitingAt({ books, asOf }: BooksAt): Waiting[] {
  return books.matters.waiting.filter(({ row, decidedAt }) => books.stands(row, asOf) && (decidedAt === undefined || decidedAt >= asOf));
}

/** What a waiting record would move, by fund and commodity. */
export function wouldMove({ kind: name, body, eventTime }: Waiting): WouldMove[] {
  const kind = findKind(name);
  const sums = new Map<string, WouldMove>();
  for (const { fund, commodity, amount } of kind?.effect(kind.decode(new Fields(body, 'body')), eventTime).postings ?? []) {
    entryOf(sums, `${fund} ${commodity}`, () => ({ fund, commodity, least: 0n })).least += amount;
  }
  return [...sums.values()];
}

/** The report of what waits for approval. */
export function waitingReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const newest = newestOwnDay(at);
  const rows = waitingAt(at).flatMap((waiting) => {
    const { row, kind, holder, eventTime } = waiting;
    const since = eventTime.slice(0, 10);
    const about = { entry: String(row), kind, holder, since, ageDays: ageInDays(dayNumber(since), newest), selector: { row: String(row) } };
    const moves = wouldMove(waiting);
    return moves.length === 0 ? [about as Row] : moves.map(({ fund, commodity, least }): Row => ({ ...about, fund, amount: at.amountText(commodity, least), commodity }));
  });
  return { report: 'waiting', treeSize: asOf, title: 'Waiting for approval', ...notesOf(['tree-size', 'waiting', 'age', 'not-added']), columns: COLUMNS, rows };
}
