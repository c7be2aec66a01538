// What came signed by a revoked key is not lost: its text is kept beside the log, and the log says that it was put aside.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { PrivateStore } from '@amanah/store/private.ts';
import type { Draft, PutAside } from '../books/journal.ts';

/** Keeps records beside the log, each once, and gives the drafts that tell of those the log does not tell of yet. */
export function quarantineBeside({ store, allowed, time }: {
  readonly store: PrivateStore;
  /** False when this key has had enough put aside for now: the rest is refused and forgotten. */
  readonly allowed: (key: string) => boolean;
  /** The time as records carry it. */
  readonly time: () => string;
}): PutAside {
  return async (records) => {
    const kept = new Set<string>();
    for (const { record, id, given } of records) {
      const isKept = (await store.quarantinedRecord(id)) !== undefined;
      if (!isKept && !allowed(record.author)) break;
      kept.add(id);
      if (!isKept) await store.quarantine({ record: id, key: record.author, kind: record.kind, entry: JSON.stringify(given), created: Date.parse(time()) });
    }
    return (books) => records.filter(({ id }) => kept.has(id) && !isTold(books, id)).map(({ record, id }): Draft => (
      { kind: 'quarantine', eventTime: time(), body: { key: record.author, record: id, kind: record.kind, reason: 'author-revoked' } }
    ));
  };
}

/** True when the log tells of a record that was put aside. */
export function isTold(books: Books, record: string): boolean {
  return books.matters.documentsOf('quarantine', record).length > 0;
}
