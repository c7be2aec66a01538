// The signed statement. A record is the canonical JSON object
//
//   {"author":"<43 base64url>","body":{…},"eventTime":"2024-05-31","kind":"gift","prev":"<64 hex>","seq":7}
//
// Its id is the SHA-256 of those bytes. `seq` and `prev` chain the records of
// one author: `seq` counts from 0 without gaps and `prev` is the id of the
// author's record before (absent at 0). `eventTime` says when it happened; when
// it was logged stands beside it in the log entry. Format: docs/formats/record.md.

import { checkRecordValue } from '@amanah/log/canonical.ts';
import { Fields, Malformed, decode, type Decoded, type Json, type JsonObject } from './decode.ts';
import { ID_PATTERN, KEY_PATTERN, TIME_PATTERN } from './body.ts';
import { isCalendarDay } from './calendar.ts';

export interface Record {
  readonly author: string;
  readonly seq: number;
  readonly prev?: string;
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

/** The record as the object whose canonical bytes are hashed. */
export function recordObject(record: Record): JsonObject {
  return {
    author: record.author,
    body: record.body,
    eventTime: record.eventTime,
    kind: record.kind,
    ...(record.prev === undefined ? {} : { prev: record.prev }),
    seq: record.seq,
  };
}

const PERMITTED = { ok: true } as const;

/** Reads an untrusted record. The body is judged later, by its kind. `permitted` says that its values were found to be ones a record may hold. */
export function decodeRecord(value: Json, { permitted = false } = {}): Decoded<Record> {
  return decode(() => {
    const judged = permitted ? PERMITTED : checkRecordValue(value);
    if (!judged.ok) throw new Malformed(`record${judged.at}`, judged.message);
    const fields = new Fields(value, 'record');
    const author = fields.matching('author', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters');
    const seq = fields.integer('seq', 0, Number.MAX_SAFE_INTEGER);
    const prev = fields.optionalMatching('prev', ID_PATTERN, 'a record id as 64 hex digits');
    const kind = fields.text('kind', 40);
    const eventTime = fields.matching('eventTime', TIME_PATTERN, 'a day such as 2024-05-31 or a UTC time such as 2024-05-31T10:00:00Z');
    if (!isCalendarDay(eventTime.slice(0, 10))) throw new Malformed('record.eventTime', 'expected a day of the calendar');
    const body = fields.raw('body');
    fields.end();
    if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new Malformed('record.body', 'expected an object');
    if ((seq === 0) !== (prev === undefined)) throw new Malformed('record.prev', 'expected prev exactly when seq is above 0');
    return { author, seq, ...(prev === undefined ? {} : { prev }), kind, eventTime, body: body as JsonObject };
  });
}
