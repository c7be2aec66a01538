/** For tests: bytes that look like chance and follow from a text, and hexadecimal to read them by. */
import { sha512 } from '@noble/hashes/sha2.js';
import { joined, type Random } from '../src/oprf.ts';

/** The same bytes for the same seed, in the same order. */
export function randomOfSeed(seed: string): Random {
  let counter = 0;
  return (size) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 64) {
      counter += 1;
      bytes.set(sha512(joined(seed, `/${counter}`)).subarray(0, Math.min(64, size - at)), at);
    }
    return bytes;
  };
}

export function bytesOfHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
