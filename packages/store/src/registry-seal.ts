/**
 * Sealing of registrations: AES-256-GCM under a key for each, that key under the key of the registry. The name of the
 * registration is bound into both, so that no value can be put in another's place.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StoreCorrupt } from './store.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** What a sealed value is: bound into it, so that none passes for another. */
export type Sealed = 'value' | 'key' | 'reason' | 'proof';

/** Nonce, ciphertext, tag. */
export function seal(key: Uint8Array, what: Sealed, name: string, value: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(boundOf(what, name));
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

/** The value; undefined where the key is not its key, or a byte of it is another. */
export function unseal(key: Uint8Array, what: Sealed, name: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundOf(what, name));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** As `unseal`, where anything else is damage. */
export function unsealed(key: Uint8Array, what: Sealed, name: string, sealed: Uint8Array): Uint8Array {
  const value = unseal(key, what, name, sealed);
  if (value === undefined) throw new StoreCorrupt(`what is sealed of ${name.slice(0, 8)} in the registry cannot be opened: it is damaged, or its key was put in another's place`);
  return value;
}

/** One key of two: whoever lacks either has neither. */
export function keyOfBoth(low: Uint8Array, high: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.concat([low, high]), Buffer.alloc(0), 'amanah/registry/v1/both', KEY_BYTES));
}

export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

function boundOf(what: Sealed, name: string): Buffer {
  return Buffer.from(`amanah/registry/v1/${what}/${name}`);
}
