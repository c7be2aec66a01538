// What the log says that people decided on an organisation's hits: the records that stand, each with the day of the list's
// version that it is about.

import type { Books } from '@amanah/core/ledger/books.ts';

export interface RecordedVerdict {
  readonly id: string;
  readonly row: number;
  readonly verdict: string;
  /** The holder of the key that signed. */
  readonly by: string;
  /** The event time of the record. */
  readonly at: string;
  readonly basis: string;
  readonly listDate?: string;
}

/** The decisions on a party and a list that nobody has reversed, in log order. */
export function recordedVerdicts(books: Books, party: string, list: string): readonly RecordedVerdict[] {
  const versions = new Map(books.matters.documentsOf('screening', list).map(({ body }) => [body['listDigest'], String(body['listDate'])]));
  const standing = books.matters.documentsOf('screening-decision', party).filter(({ index, body }) => body['list'] === list && books.stands(index, books.size));
  return standing.map(({ id, index, author, eventTime, body }) => {
    const listDate = versions.get(body['listDigest'] ?? '');
    return { id, row: index, verdict: String(body['verdict']), by: books.authors.get(author)?.holder ?? author, at: eventTime, basis: String(body['basis']), ...(listDate === undefined ? {} : { listDate }) };
  });
}
