/**
 * Canonical JSON (RFC 8785): the only form that is ever hashed, signed or stored.
 *
 * Members are sorted by the UTF-16 code units of their names (section 3.2.3),
 * strings and numbers are written as ECMAScript writes them (3.2.2.2, 3.2.2.3),
 * there is no white space, and the text is UTF-8 (3.2.4). Reading is strict:
 * bytes that are not exactly what `canonicalBytes` would write are refused, so
 * that one value has one hash.
 *
 *     canonicalText({ b: 2, a: [1e21, 'ü'] })  ===  '{"a":[1e+21,"ü"],"b":2}'
 *
 * Records use less than JSON allows; `checkRecordValue` says what they may not hold.
 */
import { assert } from './assert.ts';
import { firstDifference, firstInvalidUtf8, fromUtf8, utf8 } from './bytes.ts';
import { MAX_DEPTH, parseStrictText } from './strict-json.ts';
import type { JsonObject, JsonValue, Parsed } from './strict-json.ts';

export { parseStrictJson } from './strict-json.ts';
export type { JsonObject, JsonRefusal, JsonValue, Parsed } from './strict-json.ts';

/** Why `checkRecordValue` refused; `at` is a JSON pointer (RFC 6901) into the value. */
export type RecordValueRefusal = {
  readonly ok: false;
  readonly code: 'null' | 'float' | 'unsafe-integer' | 'lone-surrogate' | 'not-nfc';
  readonly at: string;
  readonly message: string;
};

/**
 * Canonical text of a value. A value that JSON cannot carry (NaN, an infinity,
 * undefined, a lone surrogate) is a bug of the caller.
 */
export function canonicalText(value: JsonValue): string {
  switch (typeof value) {
    case 'string':
      assert(value.isWellFormed(), 'a canonical string holds no lone surrogate');
      return JSON.stringify(value);
    case 'number':
      assert(Number.isFinite(value), 'a canonical number is finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : isArray(value) ? arrayText(value) : objectText(value);
    default:
      assert(false, `a canonical value is JSON, not ${typeof value}`);
  }
}

/** Canonical UTF-8 bytes of a value. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return utf8(canonicalText(value));
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function arrayText(values: readonly JsonValue[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at++) {
    if (at > 0) text += ',';
    text += canonicalText(values[at] as JsonValue);
  }
  return text + ']';
}

function objectText(value: JsonObject): string {
  let text = '{';
  // The default order of sort() is that of UTF-16 code units, as section 3.2.3 asks.
  for (const name of Object.keys(value).sort()) {
    if (text.length > 1) text += ',';
    text += canonicalText(name) + ':' + canonicalText(value[name] as JsonValue);
  }
  return text + '}';
}

/**
 * Reads canonical JSON and nothing else.
 *
 * Codes: those of `parseStrictJson`, and `not-canonical` when the bytes are
 * JSON but not the canonical bytes of their value.
 */
export function parseCanonical(bytes: Uint8Array): Parsed {
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, code: 'not-utf8', at: firstInvalidUtf8(bytes) };
  const quick = parseSortedText(text);
  if (quick !== undefined) return { ok: true, value: quick };
  const strict = parseStrictText(text);
  if (!strict.ok) return strict;
  const at = firstDifference(bytes, canonicalBytes(strict.value));
  return at === undefined ? strict : { ok: false, code: 'not-canonical', at };
}

/**
 * The common case, decided by the engine's own parser: if writing the value
 * gives back the text, names are in order and no escape can hide a lone
 * surrogate, the text is canonical. Anything else is left to the slow reader.
 */
function parseSortedText(text: string): JsonValue | undefined {
  if (text.includes('\\u')) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return JSON.stringify(value) === text && isSorted(value, 0) ? value : undefined;
  } catch {
    // Not JSON, or nested too deeply to be written: the strict reader says which.
    return undefined;
  }
}

function isSorted(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  if (isArray(value)) return value.every((item) => isSorted(item, depth + 1));
  let before = '';
  for (const name of Object.keys(value)) {
    if (name < before) return false;
    before = name;
    const member = value[name] as JsonValue;
    if (typeof member === 'object' && !isSorted(member, depth + 1)) return false;
  }
  return true;
}

/**
 * Judges whether a value may stand in a record: integers of magnitude below
 * 2^53 only, no nulls (a member is left out instead), well-formed strings and
 * names in Unicode normal form C. Reports the first offence in member order.
 */
export function checkRecordValue(value: JsonValue): { readonly ok: true } | RecordValueRefusal {
  return isPermitted(value) ? { ok: true } : (checkValue(value, '') ?? { ok: true });
}

/** The same judgement without saying where: what is not permitted here is looked at again. */
function isPermitted(value: JsonValue): boolean {
  if (typeof value === 'string') return !BEYOND_ASCII.test(value) || (value.isWellFormed() && value.normalize('NFC') === value);
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (isArray(value)) return value.every(isPermitted);
  return Object.keys(value).every((name) => !BEYOND_ASCII.test(name) && isPermitted(value[name] as JsonValue));
}

function checkValue(value: JsonValue, at: string): RecordValueRefusal | undefined {
  switch (typeof value) {
    case 'string':
      return checkText(value, at);
    case 'number':
      if (!Number.isInteger(value) || Object.is(value, -0)) {
        return refuse('float', at, 'a record holds whole numbers only; write a decimal as text');
      }
      return Number.isSafeInteger(value) ? undefined
        : refuse('unsafe-integer', at, 'a whole number of 2^53 or more is written as decimal text');
    case 'boolean':
      return undefined;
    case 'object':
      if (value === null) return refuse('null', at, 'a member without a value is left out, not null');
      return isArray(value) ? checkItems(value, at) : checkMembers(value, at);
    default:
      assert(false, `a record value is JSON, not ${typeof value}`);
  }
}

function checkItems(values: readonly JsonValue[], at: string): RecordValueRefusal | undefined {
  for (let index = 0; index < values.length; index++) {
    const refusal = checkValue(values[index] as JsonValue, `${at}/${index}`);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkMembers(value: JsonObject, at: string): RecordValueRefusal | undefined {
  for (const name of Object.keys(value).sort()) {
    const member = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const refusal = checkText(name, member) ?? checkValue(value[name] as JsonValue, member);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

function checkText(text: string, at: string): RecordValueRefusal | undefined {
  if (!BEYOND_ASCII.test(text)) return undefined;
  if (!text.isWellFormed()) return refuse('lone-surrogate', at, 'text holds half of a surrogate pair');
  return text.normalize('NFC') === text ? undefined
    : refuse('not-nfc', at, 'text is written in Unicode normal form C');
}

function refuse(code: RecordValueRefusal['code'], at: string, message: string): RecordValueRefusal {
  return { ok: false, code, at, message };
}
