// Looks for many sequences of bytes at once, reading each byte once.

import type { Needle } from './value-forms.ts';

const SHORT = 4;
const LONG = 8;
const SLOTS = 1 << 22;

/**
 * Finds which of the needles stand in bytes. A needle is known by its last eight bytes, a short one by its last four: numbers
 * of one country begin alike and do not end so.
 */
export class ByteSearch {
  readonly #byEnd = new Map<number, Needle[]>();
  readonly #seen = new Uint8Array(SLOTS);
  /** Bytes that a needle has at most: what two pieces of a stream must share. */
  readonly longest: number;

  constructor(needles: readonly Needle[]) {
    const known = new Set<string>();
    let longest = LONG;
    for (const needle of needles) {
      const { bytes } = needle;
      const text = bytes.toString('latin1');
      if (bytes.length < SHORT || known.has(text)) continue;
      known.add(text);
      const end = bytes.readUInt32BE(bytes.length - SHORT);
      const key = bytes.length < LONG ? keyOf(0, end) : keyOf(bytes.readUInt32BE(bytes.length - LONG), end);
      const held = this.#byEnd.get(key);
      if (held === undefined) this.#byEnd.set(key, [needle]);
      else held.push(needle);
      this.#seen[key & (SLOTS - 1)] = 1;
      longest = Math.max(longest, bytes.length);
    }
    this.longest = longest;
  }

  /** The forms that stand in these bytes, each once. */
  in(bytes: Uint8Array): readonly string[] {
    const found = new Set<string>();
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let [before, last] = [0, 0];
    for (let at = 0; at < view.length; at += 1) {
      before = ((before << 8) | (last >>> 24)) >>> 0;
      last = ((last << 8) | (view[at] as number)) >>> 0;
      this.#look(keyOf(0, last), view, at + 1, found);
      this.#look(keyOf(before, last), view, at + 1, found);
    }
    return [...found];
  }

  #look(key: number, view: Buffer, end: number, found: Set<string>): void {
    if (this.#seen[key & (SLOTS - 1)] === 0) return;
    for (const { bytes, form } of this.#byEnd.get(key) ?? []) {
      if (end >= bytes.length && !found.has(form) && view.compare(bytes, 0, bytes.length, end - bytes.length, end) === 0) found.add(form);
    }
  }
}

function keyOf(before: number, last: number): number {
  const mixed = Math.imul(before ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(last, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
