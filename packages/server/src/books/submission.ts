// Records made and signed by other keys than the sequencer's, as they come: judged alone here, before any journal is asked.
// What the books have to say to them, `admit` says in `journal.ts`.

import { checkRecordValue, type JsonValue } from '@amanah/log/canonical.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { decodeEntry, ENTRY_BYTES_MAX, encodeEntry, SEAL_SPAN_MAX, sealVerifies } from '@amanah/record/entry.ts';
import { decodeRecord, type Record } from '@amanah/record/record.ts';
import type { Refusal } from '@amanah/record/refusal.ts';

/** A record as its author made it, with the author's seal where the chain is sealed there. */
export interface SignedRecord {
  readonly record: JsonObject;
  /** 86 base64url characters. */
  readonly seal?: string;
}

/** Why a submission is refused although nothing is known about its records yet, beside the refusals of records. */
export const SUBMISSION_REFUSALS = [
  ['no-records', 'The submission holds no record, or more than it may.', 'Send from 1 to 500 records at a time.'],
  ['seal-does-not-verify', 'The seal is not the signature of this author over this record.', 'Sign the canonical bytes of the record with the key of its author.'],
  ['unsealed', 'The last record of an author in a submission, and every 64th, carries a seal.', 'Seal the last record of each author.'],
] as const;

/** A refusal of a record or of a submission. */
export type SubmissionRefusal = Refusal | { readonly code: (typeof SUBMISSION_REFUSALS)[number][0]; readonly message: string };

/** Records of one submission at most. */
export const SUBMISSION_RECORDS_MAX = 500;

/** A record that is well formed and, where it is sealed, sealed by its author. */
export interface Candidate {
  readonly record: Record;
  readonly id: string;
  readonly seal?: string;
  /** Without spaces between the members: what is kept of a record that is put aside. */
  readonly given: SignedRecord;
}

export type ReadSubmission = { readonly ok: true; readonly candidates: readonly Candidate[] } | { readonly ok: false; readonly at: number; readonly refusal: SubmissionRefusal };

const SEAL = /^[A-Za-z0-9_-]{86}$/;
/** Any time serves for measuring: all are equally long. */
const SOME_TIME = '2026-01-01T00:00:00Z';

/** Judges everything about a submission that does not depend on the books. */
export function readSubmission(records: readonly SignedRecord[]): ReadSubmission {
  if (records.length === 0 || records.length > SUBMISSION_RECORDS_MAX) {
    return { ok: false, at: 0, refusal: { code: 'no-records', message: `expected from 1 to ${SUBMISSION_RECORDS_MAX} records, got ${records.length}` } };
  }
  const candidates: Candidate[] = [];
  for (const [at, given] of records.entries()) {
    const candidate = readCandidate(given);
    if ('code' in candidate) return { ok: false, at, refusal: candidate };
    candidates.push(candidate);
  }
  const unsealed = firstUnsealed(candidates);
  if (unsealed !== undefined) return { ok: false, at: unsealed, refusal: { code: 'unsealed', message: 'seal: the last record of this author in the submission carries none' } };
  return { ok: true, candidates };
}

function readCandidate(given: SignedRecord): Candidate | SubmissionRefusal {
  const permitted = checkRecordValue(given.record as JsonValue);
  if (!permitted.ok) return { code: 'malformed-record', message: `record${permitted.at}: ${permitted.message}` };
  const decoded = decodeRecord(given.record);
  if (!decoded.ok) return { code: 'malformed-record', message: decoded.message };
  const { seal } = given;
  if (seal !== undefined && !SEAL.test(seal)) return { code: 'seal-does-not-verify', message: 'seal: expected 86 base64url characters' };
  const { bytes, id } = encodeEntry(decoded.value, SOME_TIME, seal === undefined ? undefined : () => seal);
  if (bytes.length > ENTRY_BYTES_MAX) return { code: 'entry-too-large', message: `the entry would be ${bytes.length} bytes` };
  // The books fold what a reader of these bytes will read, never the object that came.
  const entry = decodeEntry(bytes, { canonicalElsewhere: true });
  if (!entry.ok) return { code: 'malformed-record', message: entry.message };
  const { record } = entry.value;
  if (seal !== undefined && !sealVerifies(record.author, id, seal)) return { code: 'seal-does-not-verify', message: 'seal: not a signature of record.author over this record' };
  return { record, id, given, ...(seal === undefined ? {} : { seal }) };
}

function firstUnsealed(candidates: readonly Candidate[]): number | undefined {
  const last = new Map<string, number>();
  candidates.forEach(({ record }, at) => last.set(record.author, at));
  return [...last.values()].sort((a, b) => a - b).find((at) => candidates[at]?.seal === undefined);
}

/** True when a chain of an author would stand too long without a seal. */
export function needsSeal(unsealedBefore: number): boolean {
  return unsealedBefore + 1 >= SEAL_SPAN_MAX;
}

/**
 * The records of a submission that their author is shown to have made: a sealed record, and the records before it that it
 * continues without a gap. An unsealed record that no seal of the submission covers could be anybody's.
 */
export function provenRecords(candidates: readonly Candidate[], author: string): Candidate[] {
  const own = candidates.filter(({ record }) => record.author === author);
  const proven: Candidate[] = [];
  let isCovered = false;
  for (let at = own.length - 1; at >= 0; at -= 1) {
    const candidate = own[at] as Candidate;
    isCovered = candidate.seal !== undefined || (isCovered && own[at + 1]?.record.prev === candidate.id);
    if (isCovered) proven.unshift(candidate);
  }
  return proven;
}
