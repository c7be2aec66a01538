// One waybill as it stands: what was sent, what each party states about it side by side, what it moved, what is still open.

import type { Hono } from 'hono';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Document } from '@amanah/core/ledger/open-matters.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import type { OperationNeeds } from './routes.ts';
import { standings } from './standing.ts';

/** Adds GET /api/operate/waybills/:waybill and GET /api/operate/keys. */
export function addWaybillState(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/operate/waybills/:waybill', async (context) => {
    await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    const state = waybillState(journal.books, context.req.param('waybill'));
    if (state === undefined) throw new HttpProblem('not-found', 'No record names this waybill.');
    return privateJson(state);
  });
  app.get('/api/operate/keys', async (context) => {
    await guard.requireRole(context, 'steward', 'auditor');
    const { authors } = opened.journal.books;
    return privateJson({ keys: [...authors].map(([key, { holder, role, seq, revokedAt }]) => ({ key, holder, role, records: seq + 1, revoked: revokedAt !== undefined })) });
  });
}

function waybillState(books: Books, waybill: string): object | undefined {
  const view = ({ index, id, author, eventTime, body }: Document): object => ({ row: index, id, eventTime, body, holder: books.authors.get(author)?.holder ?? '', stands: books.by.values[index] === 0 });
  const documents = (kind: string): readonly object[] => books.matters.documentsOf(kind, waybill).map(view);
  const moves = movesOf(books, `transit:${waybill}`);
  const dispatches = documents('dispatch');
  const statements = documents('waybill-statement');
  const voids = documents('waybill-void');
  if (moves.length + dispatches.length + statements.length + voids.length === 0) return undefined;
  return { waybill, dispatches, statements, voids, moves, open: standings(books).filter(({ account }) => account === `transit:${waybill}`) };
}

/** The records that moved something onto or off an account, in log order. */
function movesOf(books: Books, account: string): readonly object[] {
  const number = books.names.find(account);
  if (number === undefined) return [];
  const { source, destination } = books.postings;
  const rows = new Set<number>();
  let row = 0;
  for (let at = 0; at < source.length; at += 1) {
    while (row + 1 < books.size && (books.postingStart.values[row + 1] as number) <= at) row += 1;
    if (source.values[at] === number || destination.values[at] === number) rows.add(row);
  }
  return [...rows].map((one) => {
    const day = String(books.days.values[one]);
    return {
      row: one,
      id: books.idAt(one),
      kind: books.kindAt(one),
      day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
      stands: books.by.values[one] === 0,
      postings: books.ownPostings(one).filter((posting) => posting.source === account || posting.destination === account).map((posting) => ({ ...posting, amount: posting.amount.toString() })),
    };
  });
}
