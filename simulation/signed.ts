// Records that a person makes and signs on a device of its own, as they are handed in.

import { toBase64Url } from '@amanah/log/bytes.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import { recordObject, type Record } from '@amanah/record/record.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { SignedRecord } from '@amanah/server/books/submission.ts';
import type { Auditor } from './auditor.ts';
import type { World } from './world.ts';

/** The drafts as records of this person, continuing its chain, the last one sealed. */
export function signedBy(world: World, auditor: Auditor, holder: string, drafts: readonly Draft[]): SignedRecord[] {
  const author = world.keyOf(holder);
  let { seq, head } = auditor.chainOf(author) ?? { seq: -1, head: '' };
  return drafts.map(({ kind, eventTime, body }, at) => {
    seq += 1;
    const record: Record = { author, seq, kind, eventTime, body, ...(seq === 0 ? {} : { prev: head }) };
    head = recordId(record);
    return { record: recordObject(record), ...(at === drafts.length - 1 ? { seal: toBase64Url(sealOf(world.seedOf(author), head)) } : {}) };
  });
}
