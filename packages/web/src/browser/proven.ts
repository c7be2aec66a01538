// What the parts of the page of records share: the publication, opened once, and
// what a proven entry does.

import type { Publication, VerifiedEntry } from '@amanah/client/publication.ts';
import { decode, Fields, type JsonObject } from '@amanah/core/decode.ts';
import type { Effect } from '@amanah/core/record/body.ts';
import { findKind } from '@amanah/core/record/kinds.ts';
import { openHere, raiseAlarm, type Say } from './verify-strip.ts';

let opened: ReturnType<typeof openHere> | undefined;

/** The publication, opened once for the page. A failure is told at the head of the page. */
export async function publicationHere(say: Say): Promise<Publication | undefined> {
  opened ??= openHere();
  const result = await opened;
  if (result.ok) return result.publication;
  raiseAlarm(say('trust.failed'), `${say(`verify.step.${result.step}`)}${say('mark.colon')}${result.at}: ${result.message}`);
  return undefined;
}

/** What an entry does: its own effect, or that of the statement a restatement puts in place. */
export function effectOf(entry: VerifiedEntry): Effect | undefined {
  const { record } = entry.entry;
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  const stated = now === undefined ? { kind: record.kind, eventTime: record.eventTime, body: record.body } : { kind: String(now['kind']), eventTime: String(now['eventTime']), body: now['body'] as JsonObject };
  const kind = findKind(stated.kind);
  const body = kind === undefined ? undefined : decode(() => kind.decode(new Fields(stated.body, 'body')));
  return kind === undefined || body === undefined || !body.ok ? undefined : kind.effect(body.value, stated.eventTime);
}
