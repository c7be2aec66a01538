/**
 * Node's own SHA-256 and Ed25519 in place of the portable ones.
 *
 * Importing this file on Node installs them; a browser bundle never imports
 * it. It is the only file of this package that knows Node. Values and verdicts
 * do not change (see `sha256.ts`, `signature.ts`), only the time they take.
 *
 *     import '@amanah/log/native.ts';
 */
import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { concat, equal, fromHex, toHex } from './bytes.ts';
import { assert } from './assert.ts';
import { useSha256 } from './sha256.ts';
import { useFastEd25519 } from './signature.ts';

/** DER of an Ed25519 SubjectPublicKeyInfo up to the key (RFC 8410 section 4). */
const SPKI_PREFIX = fromHex('302a300506032b6570032100');
/** DER of an Ed25519 PKCS #8 key up to the seed (RFC 8410 section 7). */
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');

const MAX_CACHED_KEYS = 4096;
const publicKeys = new Map<string, KeyObject>();
/** The key made of the seed that signed last: a journal is signed by one. */
let lastSigner: { readonly seed: Uint8Array; readonly key: KeyObject } | undefined;

/** Node writes 32 characters much faster than it makes a Buffer, so the hash is taken as text of byte values. */
function nativeSha256(bytes: Uint8Array): Uint8Array {
  const text = hash('sha256', bytes, 'binary');
  const digest = new Uint8Array(32);
  for (let at = 0; at < 32; at++) digest[at] = text.charCodeAt(at);
  return digest;
}

function publicKeyObject(publicKey: Uint8Array): KeyObject | undefined {
  const name = toHex(publicKey);
  const known = publicKeys.get(name);
  if (known !== undefined) return known;
  assert(SPKI_PREFIX !== undefined, 'the prefix is hexadecimal');
  try {
    const key = createPublicKey({ key: Buffer.from(concat(SPKI_PREFIX, publicKey)), format: 'der', type: 'spki' });
    if (publicKeys.size >= MAX_CACHED_KEYS) publicKeys.clear();
    publicKeys.set(name, key);
    return key;
  } catch {
    // Not a key for Node; the deciding check of signature.ts has the last word.
    return undefined;
  }
}

function nativeVerify({ publicKey, message, signature }: {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}): boolean {
  const key = publicKeyObject(publicKey);
  return key !== undefined && verify(null, message, key, signature);
}

function nativeSign({ seed, message }: { readonly seed: Uint8Array; readonly message: Uint8Array }): Uint8Array {
  assert(PKCS8_PREFIX !== undefined, 'the prefix is hexadecimal');
  if (lastSigner === undefined || !equal(lastSigner.seed, seed)) {
    lastSigner = { seed: seed.slice(), key: createPrivateKey({ key: Buffer.from(concat(PKCS8_PREFIX, seed)), format: 'der', type: 'pkcs8' }) };
  }
  return new Uint8Array(sign(null, message, lastSigner.key));
}

/** Installs Node's functions. Importing this file has already done it; tests call it to return from the portable ones. */
export function useNativeCrypto(): void {
  useSha256(nativeSha256, (bytes) => hash('sha256', bytes, 'hex'));
  useFastEd25519({ sign: nativeSign, verify: nativeVerify });
}

useNativeCrypto();
