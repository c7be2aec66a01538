// What came signed by a revoked key is not lost: its text is kept beside the log, and the log says that it was put aside.

import type { PrivateStore } from '@amanah/store/private.ts';
import type { Draft, PutAside } from '../journal.ts';

/** Keeps records beside the log, each once, and gives the drafts that tell of those the log does not tell of yet. */
export function quarantineBeside({ store, limit, time }: {
  readonly store: PrivateStore;
  /** Throws when this key has put aside too much. */
  readonly limit: (key: string) => void;
  /** The time as records carry it. */
  readonly time: () => string;
}): PutAside {
  return async (records, reason) => {
    const drafts: Draft[] = [];
    for (const { record, id, given } of records) {
      const key = record.author;
      if ((await store.quarantinedRecord(id))?.logged === true) continue;
      limit(key);
      await store.quarantine({ record: id, key, kind: record.kind, reason, entry: JSON.stringify(given), created: Date.parse(time()), logged: false });
      drafts.push({ kind: 'quarantine', eventTime: time(), body: { key, record: id, kind: record.kind, reason } });
    }
    return {
      drafts,
      async told() {
        for (const { body } of drafts) await store.quarantineLogged(String(body['record']));
      },
    };
  };
}
