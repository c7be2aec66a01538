/**
 * Ed25519 (RFC 8032) signatures over bytes with a stated purpose.
 *
 * What is signed is `"amanah/v1/" || type || 0x00 || bytes`, so that a signature
 * made for one purpose can never be shown as another:
 *
 *     const key = keyPairFromSeed(seed);            // 32 secret bytes, from the caller
 *     const seal = sign({ seed: key.seed, type: 'seal', bytes: recordId });
 *     verify({ publicKey: key.publicKey, type: 'seal', bytes: recordId, signature: seal });  // true
 *
 * One verifier decides: the strict, cofactored check (RFC 8032 section 5.1.7)
 * of the portable library, which also refuses keys of small order and
 * encodings that are not canonical. A faster verifier may be installed; it is
 * believed only when it accepts, and only for keys that the strict check would
 * read the same way. Its refusals are always decided again.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { assert } from './assert.ts';
import { concat, toHex, utf8 } from './bytes.ts';
import type { Result } from './result.ts';

export const SEED_SIZE_BYTES = 32;
export const PUBLIC_KEY_SIZE_BYTES = 32;
export const SIGNATURE_SIZE_BYTES = 64;

const CONTEXT = 'amanah/v1/';
const TYPE = /^[a-z][a-z0-9-]*$/;

/** A signing key: 32 secret bytes (RFC 8032 section 5.1.5) and the public key they give. */
export type KeyPair = { readonly seed: Uint8Array; readonly publicKey: Uint8Array };

/** Faster functions of the same values as RFC 8032; see the head of this file. */
export type FastEd25519 = {
  readonly sign?: (input: { readonly seed: Uint8Array; readonly message: Uint8Array }) => Uint8Array;
  readonly verify?: (input: RawSignature) => boolean;
};

/** A signature over a message as it stands, without a context. */
export type RawSignature = {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

let fast: FastEd25519 = {};

/** Installs faster functions; called without any, returns to the portable ones. */
export function useFastEd25519(functions: FastEd25519 = {}): void {
  fast = functions;
}

/** The key pair of a seed. The seed must come from a source of randomness, which this package has not. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  assert(seed.length === SEED_SIZE_BYTES, 'a seed is 32 bytes');
  const kept = seed.slice();
  return { seed: kept, publicKey: ed25519.getPublicKey(kept) };
}

/** The bytes that a signature of this type covers. `type` is lowercase letters, digits and hyphens. */
export function signedMessage({ type, bytes }: { readonly type: string; readonly bytes: Uint8Array }): Uint8Array {
  assert(TYPE.test(type), 'a signature type is lowercase letters, digits and hyphens');
  return concat(utf8(CONTEXT + type), Uint8Array.of(0), bytes);
}

/** Signs bytes for one purpose; 64 bytes, the same for the same input. */
export function sign({ seed, type, bytes }: {
  readonly seed: Uint8Array;
  readonly type: string;
  readonly bytes: Uint8Array;
}): Uint8Array {
  return signRaw({ seed, message: signedMessage({ type, bytes }) });
}

/** Whether the signature is one of this key, for this purpose, over these bytes. Never throws on odd input. */
export function verify({ publicKey, type, bytes, signature }: {
  readonly publicKey: Uint8Array;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}): boolean {
  return verifyRaw({ publicKey, message: signedMessage({ type, bytes }), signature });
}

/** Signs a message as it stands; only for formats that bring their own separation, such as signed notes. */
export function signRaw({ seed, message }: { readonly seed: Uint8Array; readonly message: Uint8Array }): Uint8Array {
  assert(seed.length === SEED_SIZE_BYTES, 'a seed is 32 bytes');
  return fast.sign === undefined ? ed25519.sign(message, seed) : fast.sign({ seed, message });
}

/** Verifies a signature over a message as it stands. The verdict does not depend on installed fast functions. */
export function verifyRaw(input: RawSignature): boolean {
  const { publicKey, message, signature } = input;
  if (publicKey.length !== PUBLIC_KEY_SIZE_BYTES || signature.length !== SIGNATURE_SIZE_BYTES) return false;
  if (fast.verify !== undefined && isPlainKey(publicKey) && fast.verify(input)) return true;
  return verifyStrict({ publicKey, message, signature });
}

/** The deciding check alone, without the fast path. */
export function verifyStrict({ publicKey, message, signature }: RawSignature): boolean {
  if (publicKey.length !== PUBLIC_KEY_SIZE_BYTES || signature.length !== SIGNATURE_SIZE_BYTES) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/**
 * Whether bytes may be registered as a public key.
 *
 * Codes, in the order checked: `wrong-length`; `non-canonical` (the encoded
 * coordinate is not below 2^255 - 19, or the sign bit is set for x = 0);
 * `small-order` (one of the eight points of order dividing 8, under which one
 * signature can fit many messages); `not-a-point` (no point has this
 * coordinate).
 */
export function admissiblePublicKey(
  bytes: Uint8Array,
): Result<{ readonly publicKey: Uint8Array }, 'wrong-length' | 'non-canonical' | 'small-order' | 'not-a-point'> {
  if (bytes.length !== PUBLIC_KEY_SIZE_BYTES) {
    return { ok: false, code: 'wrong-length', message: 'an Ed25519 public key is 32 bytes' };
  }
  if (!isCanonical(bytes)) {
    return { ok: false, code: 'non-canonical', message: 'the public key is not in its canonical encoding' };
  }
  if (hasSmallOrder(bytes)) {
    return { ok: false, code: 'small-order', message: 'the public key is a point of small order' };
  }
  try {
    ed25519.Point.fromBytes(bytes, false);
  } catch {
    return { ok: false, code: 'not-a-point', message: 'the public key is not a point of the curve' };
  }
  return { ok: true, publicKey: bytes };
}

/** Keys on which every verifier agrees how to read them: the condition under which a fast accept is believed. */
function isPlainKey(publicKey: Uint8Array): boolean {
  return isCanonical(publicKey) && !hasSmallOrder(publicKey);
}

/** The canonical encodings of the eight points whose order divides 8. */
const SMALL_ORDER = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
]);

/** The two encodings of x = 0 with the sign bit set, which RFC 8032 section 5.1.3 refuses. */
const NEGATIVE_ZERO = new Set([
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
]);

function hasSmallOrder(publicKey: Uint8Array): boolean {
  return SMALL_ORDER.has(toHex(publicKey));
}

/** y < p = 2^255 - 19 in little-endian order, and x = 0 without a sign. */
function isCanonical(publicKey: Uint8Array): boolean {
  const last = publicKey[31] ?? 0;
  const first = publicKey[0] ?? 0;
  if ((last & 0x7f) === 0x7f && first >= 0xed && publicKey.subarray(1, 31).every((byte) => byte === 0xff)) return false;
  return (last & 0x80) === 0 || !NEGATIVE_ZERO.has(toHex(publicKey));
}
