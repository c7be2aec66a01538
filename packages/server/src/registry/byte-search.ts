// Looks for many sequences of bytes at once, reading each byte once.

import type { Needle } from './value-forms.ts';

const PREFIX = 4;
const BITS = 1 << 20;

/** Finds which of the needles stand in bytes. */
export class ByteSearch {
  readonly #byPrefix = new Map<number, Needle[]>();
  readonly #seen = new Uint8Array(BITS);
  /** Bytes that a needle has at most: what two pieces of a stream must share. */
  readonly longest: number;

  constructor(needles: readonly Needle[]) {
    let longest = PREFIX;
    for (const needle of needles) {
      if (needle.bytes.length < PREFIX) continue;
      const prefix = needle.bytes.readUInt32LE(0);
      const held = this.#byPrefix.get(prefix);
      if (held === undefined) this.#byPrefix.set(prefix, [needle]);
      else if (!held.some(({ bytes }) => bytes.equals(needle.bytes))) held.push(needle);
      this.#seen[slotOf(prefix)] = 1;
      longest = Math.max(longest, needle.bytes.length);
    }
    this.longest = longest;
  }

  /** The forms that stand in these bytes, each once. */
  in(bytes: Uint8Array): readonly string[] {
    const found = new Set<string>();
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let prefix = view.length < PREFIX ? 0 : (view[0] as number) * 0x100 + (view[1] as number) * 0x10000 + (view[2] as number) * 0x1000000;
    for (let at = 0; at + PREFIX <= view.length; at += 1) {
      prefix = ((prefix >>> 8) | ((view[at + PREFIX - 1] as number) << 24)) >>> 0;
      if (this.#seen[slotOf(prefix)] === 0) continue;
      for (const { bytes: wanted, form } of this.#byPrefix.get(prefix) ?? []) {
        if (!found.has(form) && view.compare(wanted, 0, wanted.length, at, Math.min(view.length, at + wanted.length)) === 0) found.add(form);
      }
    }
    return [...found];
  }
}

function slotOf(prefix: number): number {
  return (Math.imul(prefix, 0x9e3779b1) >>> 12) & (BITS - 1);
}
