/**
 * Says at once, without building a value, that bytes are canonical JSON of
 * values that a record may hold.
 *
 * It accepts the plain majority and decides nothing else: `false` means that
 * `parseCanonical` and `checkRecordValue` have to look. What it accepts is a part of RFC 8785: member
 * names of printable ASCII in strictly rising order, whole numbers of at most 15
 * digits without a sign, strings with the short escapes only. Bytes beyond ASCII
 * may stand inside values; the whole must then be valid UTF-8 in normal form C.
 *
 *     isPlainlyCanonical(utf8('{"a":1,"b":"ü"}'))  // true
 *     isPlainlyCanonical(utf8('{"b":1,"a":2}'))    // false
 */
import { fromUtf8 } from './bytes.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const DIGITS_MAX = 15;
const DEPTH_MAX = 30;
const FAILED = -1;

/** 1 for the letters after a backslash that RFC 8785 writes: `" \ b f n r t`. */
const ESCAPED = new Uint8Array(256);
for (const letter of '"\\bfnrt') ESCAPED[letter.charCodeAt(0)] = 1;

let beyondAscii = false;

/** True only for canonical bytes; false for bytes that a slower reader has to judge. */
export function isPlainlyCanonical(bytes: Uint8Array): boolean {
  beyondAscii = false;
  return skipValue(bytes, 0, 0) === bytes.length && (!beyondAscii || isNormalText(bytes));
}

function isNormalText(bytes: Uint8Array): boolean {
  const text = fromUtf8(bytes);
  return text !== undefined && text.normalize('NFC') === text;
}

/** The offset after the value at `at`, or FAILED. */
function skipValue(bytes: Uint8Array, at: number, depth: number): number {
  switch (bytes[at]) {
    case QUOTE:
      return skipString(bytes, at);
    case OPEN_OBJECT:
      return depth === DEPTH_MAX ? FAILED : skipObject(bytes, at, depth + 1);
    case OPEN_LIST:
      return depth === DEPTH_MAX ? FAILED : skipList(bytes, at, depth + 1);
    default:
      return skipNumber(bytes, at);
  }
}

function skipString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    // Past the end `byte` is undefined and no comparison holds.
    if (!(byte >= 0x20)) return FAILED;
    if (byte === BACKSLASH) {
      at += 1;
      if (ESCAPED[bytes[at] as number] !== 1) return FAILED;
    } else if (byte >= 0x80) beyondAscii = true;
    at += 1;
  }
}

function skipNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) at += 1;
  const digits = at - start;
  if (digits === 0 || digits > DIGITS_MAX || (digits > 1 && bytes[start] === ZERO)) return FAILED;
  return at;
}

function skipList(bytes: Uint8Array, start: number, depth: number): number {
  let at = start + 1;
  if (bytes[at] === CLOSE_LIST) return at + 1;
  for (;;) {
    at = skipValue(bytes, at, depth);
    if (at === FAILED) return FAILED;
    if (bytes[at] === CLOSE_LIST) return at + 1;
    if (bytes[at] !== COMMA) return FAILED;
    at += 1;
  }
}

function skipObject(bytes: Uint8Array, start: number, depth: number): number {
  let at = start + 1;
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  let before = 0;
  let beforeEnd = 0;
  for (;;) {
    if (bytes[at] !== QUOTE) return FAILED;
    const name = at + 1;
    at = skipName(bytes, name);
    if (at === FAILED || bytes[at + 1] !== COLON || !rises(bytes, before, beforeEnd, name, at)) return FAILED;
    before = name;
    beforeEnd = at;
    at = skipValue(bytes, at + 2, depth);
    if (at === FAILED) return FAILED;
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    if (bytes[at] !== COMMA) return FAILED;
    at += 1;
  }
}

/** The offset of the quote that ends a name of printable ASCII without escapes. */
function skipName(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (!(byte >= 0x20 && byte < 0x80) || byte === BACKSLASH) return FAILED;
    at += 1;
  }
}

/** Whether the second name is above the first. No name at all is below any other, the empty one included. */
function rises(bytes: Uint8Array, first: number, firstEnd: number, second: number, secondEnd: number): boolean {
  if (first === 0) return true;
  let a = first;
  let b = second;
  while (a < firstEnd && b < secondEnd && bytes[a] === bytes[b]) {
    a += 1;
    b += 1;
  }
  if (a === firstEnd) return b < secondEnd;
  return b < secondEnd && (bytes[b] as number) > (bytes[a] as number);
}
