// Bytes to text, chunk by chunk, without losing the place of an error: every
// byte that is not UTF-8 becomes U+FFFF, a code point no text may hold, so the
// row it stands in can be named and the rest of the file is still read.

import { concat } from '@amanah/log/bytes.ts';

/** Stands where bytes were not UTF-8. */
export const INVALID = '\uFFFF';

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes a stream of chunks; a character may lie across two of them. */
export class Utf8 {
  #carry: Uint8Array = new Uint8Array(0);

  /** The text of `chunk`, less an unfinished character at its end, which is kept for the next chunk. */
  push(chunk: Uint8Array): string {
    const bytes = this.#carry.length === 0 ? chunk : concat(this.#carry, chunk);
    const whole = bytes.length - unfinishedTail(bytes);
    this.#carry = bytes.slice(whole);
    return decoded(bytes.subarray(0, whole));
  }

  /** What is left at the end of the input. */
  end(): string {
    const rest = this.#carry;
    this.#carry = new Uint8Array(0);
    return decoded(rest);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return decodedAroundFaults(bytes);
  }
}

function decodedAroundFaults(bytes: Uint8Array): string {
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    const end = validEnd(bytes, from);
    text += STRICT.decode(bytes.subarray(from, end));
    if (end < bytes.length) text += INVALID;
    from = end + 1;
  }
  return text;
}

/** Number of bytes at the end that begin a character but do not finish it. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc2 && byte <= 0xf4) return sequenceLength(byte) > back ? back : 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

/** Index of the first byte at or after `from` that does not begin a well-formed character (Unicode 16, table 3-7). */
function validEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const length = sequenceLength(lead);
    if (length === 0 || at + length > bytes.length) return at;
    for (let i = 1; i < length; i += 1) {
      const byte = bytes[at + i] as number;
      const low = i === 1 ? (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80) : 0x80;
      const high = i === 1 ? (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf) : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += length;
  }
  return at;
}
