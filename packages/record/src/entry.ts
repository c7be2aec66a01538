// The log entry: a record with the time the sequencer logged it and, where the
// author sealed its chain there, the seal.
//
//   {"record":{…},"recordTime":"2026-11-21T21:00:00Z","seal":"<86 base64url>"}
//
// The record's canonical bytes are a slice of the entry's, so the id can be
// recomputed from the stored bytes without writing anything again. A seal is an
// Ed25519 signature by the author over `amanah/v1/seal`, a zero byte and the
// record id; through `prev` it covers the author's earlier unsealed records.

import { canonicalText, parseCanonical, type JsonValue, type Parsed } from '@amanah/log/canonical.ts';
import { isPlainlyCanonical } from '@amanah/log/canonical-scan.ts';
import { concat, fromBase64Url, fromHex, fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { sign, verify } from '@amanah/log/signature.ts';
import type { JsonObject } from './decode.ts';
import { decodeRecord, recordObject, type Record } from './record.ts';

/** An author may leave at most this many records in a row without a seal, the sealed one included (docs/formats/record.md). */
export const SEAL_SPAN_MAX = 64;
/** C2SP tlog-tiles: entries are framed by a 16-bit length. */
export const ENTRY_BYTES_MAX = 65_535;

export interface Entry {
  readonly record: Record;
  readonly id: string;
  readonly recordTime: string;
  readonly seal?: string;
}

export type EntryRefusalCode = 'not-canonical' | 'malformed-entry' | 'malformed-record';
export type DecodedEntry = { readonly ok: true; readonly value: Entry } | { readonly ok: false; readonly code: EntryRefusalCode; readonly message: string };

const HEAD = '{"record":';
const HEAD_BYTES = utf8(HEAD);
const RECORD_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const SEAL = /^[A-Za-z0-9_-]{86}$/;

/** The id of a record: hex SHA-256 of its canonical bytes. */
export function recordId(record: Record): string {
  return sha256Hex(utf8(canonicalText(recordObject(record))));
}

/** Entry bytes and record id of a record, logged at `recordTime`, sealed by `seal` if the chain is sealed here. */
export function encodeEntry(record: Record, recordTime: string, seal?: (id: string) => string): { bytes: Uint8Array; id: string } {
  const recordBytes = utf8(canonicalText(recordObject(record)));
  const id = sha256Hex(recordBytes);
  const sealText = seal === undefined ? '' : `,"seal":"${seal(id)}"`;
  return { bytes: concat(HEAD_BYTES, recordBytes, utf8(`,"recordTime":"${recordTime}"${sealText}}`)), id };
}

/** The seal of a record id by the author whose 32-byte seed is given. */
export function sealOf(seed: Uint8Array, id: string): Uint8Array {
  return sign({ seed, type: 'seal', bytes: fromHex(id) as Uint8Array });
}

/** True when the seal is the author's over this record id. */
export function sealVerifies(author: string, id: string, seal: string): boolean {
  const publicKey = fromBase64Url(author);
  const signature = fromBase64Url(seal);
  if (publicKey === undefined || signature === undefined) return false;
  return verify({ publicKey, type: 'seal', bytes: fromHex(id) as Uint8Array, signature });
}

/**
 * Reads untrusted entry bytes: canonical JSON of exactly the members above.
 * `canonicalElsewhere` leaves the check of the canonical form, and of what values a record may hold, to another pass over
 * the very same bytes (the audit runs two, and compares what they read).
 */
export function decodeEntry(bytes: Uint8Array, { canonicalElsewhere = false } = {}): DecodedEntry {
  const plain = canonicalElsewhere || isPlainlyCanonical(bytes);
  const parsed = plain ? parseQuickly(bytes) : parseCanonical(bytes);
  if (!parsed.ok) return { ok: false, code: 'not-canonical', message: `entry is not canonical JSON: ${parsed.code} at byte ${parsed.at}` };
  const value = parsed.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return malformed('expected an object');
  const { record, recordTime, seal } = value as JsonObject;
  const unknown = Object.keys(value).find((name) => name !== 'record' && name !== 'recordTime' && name !== 'seal');
  if (unknown !== undefined) return malformed(`unknown field ${unknown}`);
  if (typeof recordTime !== 'string' || !RECORD_TIME.test(recordTime)) return malformed('recordTime: expected a UTC time such as 2026-11-21T21:00:00Z');
  if (seal !== undefined && (typeof seal !== 'string' || !SEAL.test(seal))) return malformed('seal: expected 86 base64url characters');
  if (record === undefined) return malformed('record: expected a record');
  const decoded = decodeRecord(record, { permitted: plain });
  if (!decoded.ok) return { ok: false, code: 'malformed-record', message: decoded.message };
  const id = sha256Hex(bytes.subarray(HEAD.length, bytes.length - tailLength(recordTime, seal)));
  return { ok: true, value: { record: decoded.value, id, recordTime, ...(seal === undefined ? {} : { seal }) } };
}

function parseQuickly(bytes: Uint8Array): Parsed {
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, code: 'not-utf8', at: 0 };
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue };
  } catch {
    return parseCanonical(bytes);
  }
}

/** Bytes after the record: `,"recordTime":"…"`, perhaps `,"seal":"…"`, and the brace. Both values are ASCII. */
function tailLength(recordTime: string, seal: string | undefined): number {
  return ',"recordTime":""'.length + recordTime.length + (seal === undefined ? 0 : ',"seal":""'.length + seal.length) + 1;
}

function malformed(message: string): DecodedEntry {
  return { ok: false, code: 'malformed-entry', message: `entry ${message}` };
}
