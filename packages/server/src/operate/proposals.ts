// What is put to the vote, for those who are signed in: the list, and one proposal with everything a recount needs.

import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { JsonObject } from '@amanah/record/decode.ts';
import { documentOf } from '@amanah/core/recount.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import { detailOf, summaryOf } from './proposal-views.ts';
import type { OperationNeeds } from './routes.ts';

/** Adds GET /api/proposals and GET /api/proposals/:id. `time` in the answers is the log's clock, by which voting opens and closes. */
export function addProposals(app: Hono, { opened, guard }: OperationNeeds): void {
  const { journal } = opened;
  app.get('/api/proposals', async (context) => {
    const { holder } = await guard.requirePerson(context);
    await journal.catchUp();
    const { books } = journal;
    const now = journal.now();
    const proposals = books.matters.documents('proposal').toReversed().map((of) => summaryOf(books, of, { holder, now }));
    return tagged(context, now, { treeSize: books.size, proposals });
  });
  app.get('/api/proposals/:id', async (context) => {
    const { holder } = await guard.requirePerson(context);
    await journal.catchUp();
    const { books } = journal;
    const now = journal.now();
    const of = documentOf(books, 'proposal', context.req.param('id'));
    if (of === undefined) throw new HttpProblem('not-found', 'There is no proposal of this id.');
    return tagged(context, now, { treeSize: books.size, ...detailOf(books, of, { holder, now }) });
  });
}

/** An answer with the tag of all of it but the hour: weak, because the hour goes on. */
function tagged(context: Context, time: string, value: JsonObject): Response {
  const tag = `W/"${createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)}"`;
  const isKnown = (context.req.header('if-none-match') ?? '').split(',').some((one) => one.trim() === tag);
  const response = isKnown ? new Response(null, { status: 304, headers: { 'cache-control': 'no-store' } }) : privateJson({ time, ...value });
  response.headers.set('etag', tag);
  return response;
}
