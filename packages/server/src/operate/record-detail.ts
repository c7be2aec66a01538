// One record as the console shows it: who wrote it, what it moved, what became of it.

import type { Hono } from 'hono';
import { mayReverse } from '@amanah/record/role-rules.ts';
import { findRecordBy } from '../books/record-proof.ts';
import { storedEntry } from '../books/journal.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import type { OperationNeeds } from './routes.ts';

/** Kinds that `admit` does not let anybody reverse. */
const WITHOUT_REVERSAL: ReadonlySet<string> = new Set([
  'operation', 'key', 'key-revocation', 'role', 'policy', 'organisation', 'site', 'commodity', 'fund', 'source', 'import', 'reversal', 'restatement', 'erasure', 'publication', 'quarantine', 'period-close',
  'ballot', 'ballot-opening', 'comment', 'outcome', 'screening', 'query-count',
]);

/** Adds GET /api/operate/records/:record: a record by its number or id, with its postings and its state. */
export function addRecordDetail(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/operate/records/:record', async (context) => {
    const person = await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    const { books } = journal;
    const found = findRecordBy(books, context.req.param('record'));
    if (!found.ok) throw new HttpProblem('not-found', `${found.message}.`);
    const row = found.index;
    const { record, id, recordTime } = storedEntry(await journal.entry(row), row);
    const author = books.authors.get(record.author);
    const by = books.by.values[row] as number;
    const waiting = books.matters.waitingAt(row);
    const decidedAt = waiting?.decidedAt;
    const isPending = waiting !== undefined && decidedAt === undefined;
    return privateJson({
      row, id, kind: record.kind, eventTime: record.eventTime, recordTime, author: record.author, holder: author?.holder ?? '', role: author?.role ?? '', body: record.body,
      postings: books.ownPostings(row).map((posting) => ({ ...posting, amount: posting.amount.toString() })),
      pending: isPending,
      ...(by === 0 ? {} : { supersededBy: books.idAt(by - 1) }),
      // What a second person put in force is undone by taking that decision back.
      ...(decidedAt === undefined || books.kindAt(decidedAt) !== 'approval' ? {} : { decidedBy: books.idAt(decidedAt) }),
      reversible: by === 0 && (waiting === undefined || isPending) && (record.kind !== 'approval' || record.body['verdict'] === 'approved') && !WITHOUT_REVERSAL.has(record.kind) && person.roles.some((role) => mayReverse(role, record.kind)),
      attachments: books.matters.documentsOf('attachment', id).filter(({ index }) => books.by.values[index] === 0).map(({ body }) => body),
    });
  });
}
