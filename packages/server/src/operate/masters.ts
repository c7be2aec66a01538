// What forms choose from: organisations, sites, commodities, funds, policies, and the series of waybills.

import type { Hono } from 'hono';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books, MasterKind } from '@amanah/core/ledger/books.ts';
import { privateJson } from '../people/routes.ts';
import type { OperationNeeds } from './routes.ts';

/** Adds GET /api/masters. */
export function addMasters(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/masters', async (context) => {
    await guard.requirePerson(context);
    await opened.journal.catchUp();
    const { books } = opened.journal;
    return privateJson({
      treeSize: books.size,
      organisations: newest(books, 'organisation'),
      sites: newest(books, 'site'),
      commodities: newest(books, 'commodity'),
      funds: newest(books, 'fund'),
      policies: newest(books, 'policy'),
      waybillSeries: waybillSeries(books),
    });
  });
}

/** The newest version of every master of a kind, in the order of their codes. */
function newest(books: Books, kind: MasterKind): JsonObject[] {
  const found: [string, JsonObject][] = [];
  for (const [name, versions] of books.masters) {
    const body = name.startsWith(`${kind}:`) ? versions.at(-1)?.body : undefined;
    if (body !== undefined) found.push([name, body]);
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, body]) => body);
}

/** Series of numbers that stand, as the records that issued them say. */
function waybillSeries(books: Books): JsonObject[] {
  return books.matters.documents('waybill-series').filter(({ index }) => books.stands(index, books.size)).map(({ body }) => body);
}
