/**
 * Text forms of bytes: hexadecimal, Base 64 and UTF-8.
 *
 * Every `from…` function is strict: it accepts exactly the text that the
 * matching `to…` function writes (RFC 4648 sections 4, 5 and 8, with canonical
 * trailing bits), so that one sequence of bytes has one text. Text that is
 * anything else gives `undefined`. Nothing here needs Node; a browser runs it.
 *
 *     toHex(utf8('ok'))      === '6f6b'
 *     toBase64(utf8('ok'))   === 'b2s='
 *     fromBase64('b2t=')     === undefined   // trailing bits are not zero
 */
import { assert } from './assert.ts';

const HEX_OF_BYTE: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NOT_A_DIGIT = 255;
const HEX_DIGITS = valuesOf('0123456789abcdef');
const STANDARD_DIGITS = valuesOf(STANDARD);
const URL_SAFE_DIGITS = valuesOf(URL_SAFE);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function valuesOf(alphabet: string): Uint8Array {
  const values = new Uint8Array(128).fill(NOT_A_DIGIT);
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  return values;
}

function digitAt(text: string, position: number, digits: Uint8Array): number {
  return digits[text.charCodeAt(position)] ?? NOT_A_DIGIT;
}

/** Lowercase hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX_OF_BYTE[byte];
  return text;
}

/** Bytes of lowercase hexadecimal; `undefined` for uppercase, odd length or any other character. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    const high = digitAt(text, 2 * at, HEX_DIGITS);
    const low = digitAt(text, 2 * at + 1, HEX_DIGITS);
    if (high === NOT_A_DIGIT || low === NOT_A_DIGIT) return undefined;
    bytes[at] = high * 16 + low;
  }
  return bytes;
}

function toBase64With(bytes: Uint8Array, alphabet: string, padding: string): string {
  let text = '';
  const whole = bytes.length - (bytes.length % 3);
  for (let at = 0; at < whole; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63)
      + alphabet.charAt((group >> 6) & 63) + alphabet.charAt(group & 63);
  }
  const rest = bytes.length - whole;
  if (rest === 0) return text;
  const group = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
  text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
  return rest === 2 ? text + alphabet.charAt((group >> 6) & 63) + padding : text + padding + padding;
}

function fromBase64With(text: string, digits: Uint8Array): Uint8Array | undefined {
  const rest = text.length % 4;
  if (rest === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let written = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = digitAt(text, at, digits);
    if (digit === NOT_A_DIGIT) return undefined;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written++] = (held >> bits) & 0xff;
    }
  }
  // Left-over bits that are not zero would give the same bytes a second text.
  if ((held & ((1 << bits) - 1)) !== 0) return undefined;
  return bytes;
}

/** Base 64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return toBase64With(bytes, STANDARD, '=');
}

/** Bytes of padded Base 64; `undefined` unless `toBase64` would write exactly this text. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return fromBase64With(text.slice(0, text.length - padding), STANDARD_DIGITS);
}

/** Base 64 with the URL-safe alphabet and no padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64With(bytes, URL_SAFE, '');
}

/** Bytes of unpadded URL-safe Base 64; `undefined` unless `toBase64Url` would write exactly this text. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  return fromBase64With(text, URL_SAFE_DIGITS);
}

/** UTF-8 bytes of well-formed text; a lone surrogate is a bug of the caller. */
export function utf8(text: string): Uint8Array {
  assert(text.isWellFormed(), 'text to be encoded holds no lone surrogate');
  return encoder.encode(text);
}

/** Text of UTF-8 bytes, a byte-order mark kept as it stands; `undefined` when the bytes are not valid UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** One array holding all parts in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both hold the same bytes. Not constant in time: only public values are compared here. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Order of bytes as unsigned numbers, a prefix before what it begins: -1, 0 or 1. */
export function compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

/** Position of the first byte in which the two differ, a missing byte included; `undefined` when they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const longest = Math.max(a.length, b.length);
  for (let at = 0; at < longest; at++) if (a[at] !== b[at]) return at;
  return undefined;
}

/** Where bytes that are not valid UTF-8 stop being so: the offset of the first byte with which no reading is possible any more. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let at = 0; at < bytes.length; at++) {
    try {
      strict.decode(bytes.subarray(at, at + 1), { stream: true });
    } catch {
      return at;
    }
  }
  return bytes.length;
}
