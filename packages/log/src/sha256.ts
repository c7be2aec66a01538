/**
 * SHA-256 (FIPS 180-4), everywhere the same 32 bytes.
 *
 * The default is written in JavaScript and runs in any browser. A face that
 * runs on Node imports `native.ts` once, which puts Node's own hash in its
 * place; a backend only changes the speed, and is tried on a known value
 * before it is accepted.
 *
 *     toHex(sha256(utf8('abc')))  // ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
 */
import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import { assert } from './assert.ts';
import { toHex, utf8 } from './bytes.ts';

/** Bytes of one SHA-256 hash. */
export const HASH_SIZE_BYTES = 32;

const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let backend: (bytes: Uint8Array) => Uint8Array = portableSha256;
let hexBackend: ((bytes: Uint8Array) => string) | undefined;

/** SHA-256 of the bytes. The result is a fresh array that the caller may keep. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return backend(bytes);
}

/** Lowercase hexadecimal SHA-256 of the bytes. */
export function sha256Hex(bytes: Uint8Array): string {
  return hexBackend === undefined ? toHex(backend(bytes)) : hexBackend(bytes);
}

/** Replaces the hash function by a faster one of the same values, perhaps with one that writes hexadecimal itself; called without one, returns to the portable one. */
export function useSha256(fast: (bytes: Uint8Array) => Uint8Array = portableSha256, fastHex?: (bytes: Uint8Array) => string): void {
  assert(toHex(fast(utf8('abc'))) === HASH_OF_ABC, 'a SHA-256 backend gives the value of FIPS 180-4 for "abc"');
  assert(fastHex === undefined || fastHex(utf8('abc')) === HASH_OF_ABC, 'a SHA-256 backend gives the same value in hexadecimal');
  backend = fast;
  hexBackend = fastHex;
}
