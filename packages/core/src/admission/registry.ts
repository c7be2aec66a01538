// Registrations have a day by which they are deleted, a batch and a merge are
// counted once, and counts of queries only grow. Nothing else of a registry is in
// the log.

import type { QueryCount } from '@amanah/record/kinds/query-count.ts';
import type { Registration } from '@amanah/record/kinds/registration.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Judges whether a batch or a merge is told for the first time, and whether registrations may still be kept on the day they are taken in. */
export function judgeRegistry(books: Books, { kind, eventTime, body: { batch, merge } }: Record, body: unknown): Judgement {
  if (kind !== 'registration' && kind !== 'registration-merge') return undefined;
  const [field, name] = kind === 'registration' ? ['batch', batch] : ['merge', merge];
  const [told] = books.matters.documentsOf(kind, String(name));
  if (told !== undefined) return refuse('already-used', `body.${field}: record ${told.index} has this number`, `body.${field}`);
  if (kind === 'registration-merge') return undefined;
  const { deleteBy } = body as Registration;
  return deleteBy >= eventTime.slice(0, 10) ? undefined : refuse('delete-by-over', `body.deleteBy: ${deleteBy} is before ${eventTime.slice(0, 10)}`, 'body.deleteBy');
}

/** Judges a count of queries by the one before it of the same keyholder, agency and cycle: what another key says binds nobody but its holder. */
export function judgeCount(books: Books, { kind, author }: Pick<Record, 'kind' | 'author'>, body: unknown): Judgement {
  if (kind !== 'query-count') return undefined;
  const { agency, cycle, asked, refused } = body as QueryCount;
  const holderOf = (key: string): string => books.authors.get(key)?.holder ?? key;
  const before = books.matters.documentsOf('query-count', agency).findLast((one) => one.body['cycle'] === cycle && holderOf(one.author) === holderOf(author));
  if (before === undefined) return undefined;
  for (const [name, count] of [['asked', asked], ['refused', refused]] as const) {
    if (count < (before.body[name] as number)) return refuse('count-falls', `body.${name}: record ${before.index} counts ${before.body[name] as number}`, `body.${name}`);
  }
  return undefined;
}
