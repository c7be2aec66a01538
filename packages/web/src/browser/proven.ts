// What the parts of the page of records share: the publication, opened once, and
// what a proven entry does.

import type { Publication, VerifiedEntry } from '@amanah/client/publication.ts';
import { decode, Fields, type JsonObject } from '@amanah/record/decode.ts';
import { NO_EFFECT, type Effect } from '@amanah/record/body.ts';
import { findKind } from '@amanah/record/kinds.ts';
import { fileReader, openHere, raiseAlarm, type Say } from './verify-strip.ts';

let opened: ReturnType<typeof openHere> | undefined;

/** The publication, opened once for the page. A failure is told at the head of the page. */
export async function publicationHere(say: Say): Promise<Publication | undefined> {
  opened ??= openHere();
  const result = await opened;
  if (result.ok) return result.publication;
  raiseAlarm(say('trust.failed'), `${say(`verify.step.${result.step}`)}${say('mark.colon')}${result.at}: ${result.message}`);
  return undefined;
}

let decisions: Promise<ReadonlyMap<number, number>> | undefined;

/** Records that are said to be part of a vote or to rest on one, each with the record of the proposal. */
export function decisionsHere(): Promise<ReadonlyMap<number, number>> {
  decisions ??= (async () => {
    const bytes = await fileReader(document.documentElement.dataset['root'] ?? '')('records/decisions.json');
    return new Map(bytes === undefined ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as [number, number][]));
  })();
  return decisions;
}

let waiting: Promise<ReadonlyMap<number, number | null>> | undefined;

/** Records that are said to have waited for a second person, each with the record that decided it. */
export function waitingHere(): Promise<ReadonlyMap<number, number | null>> {
  waiting ??= (async () => {
    const bytes = await fileReader(document.documentElement.dataset['root'] ?? '')('records/waiting.json');
    return new Map(bytes === undefined ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as [number, number | null][]));
  })();
  return waiting;
}

let hints: Promise<Readonly<Record<string, number>>> | undefined;

/** Where the keys of authors are said to be registered; what is said is checked. */
export function authorHints(): Promise<Readonly<Record<string, number>>> {
  hints ??= (async () => {
    const bytes = await fileReader(document.documentElement.dataset['root'] ?? '')('records/authors.json');
    return bytes === undefined ? {} : (JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, number>>);
  })();
  return hints;
}

/** What an entry does: nothing while it waits; where it approves, what the record it cites states, proven like any other. */
export async function effectHere(publication: Publication, entry: VerifiedEntry): Promise<Effect | undefined> {
  const waits = await waitingHere();
  if (waits.has(entry.index)) return NO_EFFECT;
  const { record } = entry.entry;
  if (record.kind !== 'approval' || record.body['verdict'] !== 'approved') return effectOf(entry);
  const decided = [...waits].find(([, by]) => by === entry.index)?.[0];
  const approved = decided === undefined ? undefined : await publication.readEntry(decided);
  return approved?.ok === true && approved.entry.id === record.body['of'] ? effectOf(approved) : undefined;
}

/** What an entry states: its own effect, or that of the statement a restatement puts in place. */
function effectOf(entry: VerifiedEntry): Effect | undefined {
  const { record } = entry.entry;
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  const stated = now === undefined ? { kind: record.kind, eventTime: record.eventTime, body: record.body } : { kind: String(now['kind']), eventTime: String(now['eventTime']), body: now['body'] as JsonObject };
  const kind = findKind(stated.kind);
  const body = kind === undefined ? undefined : decode(() => kind.decode(new Fields(stated.body, 'body')));
  return kind === undefined || body === undefined || !body.ok ? undefined : kind.effect(body.value, stated.eventTime);
}
