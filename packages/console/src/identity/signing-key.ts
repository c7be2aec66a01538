// The signing key of a person in this browser. Where WebCrypto knows Ed25519 the
// private key cannot be read by anybody, this page included; elsewhere the seed
// is kept and noble signs. Either way it stays in this browser's own database.

import { ed25519 } from '@noble/curves/ed25519.js';
import { toBase64Url } from '@amanah/log/bytes.ts';
import type { Signer } from '../submit/chained-record.ts';

/** What the database keeps under a name. */
export interface KeptKey {
  readonly publicKey: string;
  readonly privateKey?: CryptoKey;
  readonly seed?: Uint8Array;
}

export interface KeyShelf {
  readonly get: (name: string) => Promise<KeptKey | undefined>;
  readonly put: (name: string, key: KeptKey) => Promise<void>;
}

type Subtle = Pick<SubtleCrypto, 'generateKey' | 'exportKey' | 'sign'>;

/** Makes a key, keeps it under `name`, and gives its signer. `subtle` is absent where the page is not secure. */
export async function makeSigningKey(shelf: KeyShelf, name: string, subtle: Subtle | undefined, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): Promise<Signer> {
  const kept = (await nativeKey(subtle)) ?? nobleKey(random(new Uint8Array(32)));
  await shelf.put(name, kept);
  return signerOf(kept, subtle);
}

/** The signer of the key that this browser keeps under `name`, if it keeps one. */
export async function keptSigner(shelf: KeyShelf, name: string, subtle: Subtle | undefined): Promise<Signer | undefined> {
  const kept = await shelf.get(name);
  return kept === undefined ? undefined : signerOf(kept, subtle);
}

async function nativeKey(subtle: Subtle | undefined): Promise<KeptKey | undefined> {
  if (subtle === undefined) return undefined;
  try {
    const pair = (await subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
    return { publicKey: toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))), privateKey: pair.privateKey };
  } catch {
    return undefined;
  }
}

function nobleKey(seed: Uint8Array): KeptKey {
  return { publicKey: toBase64Url(ed25519.getPublicKey(seed)), seed };
}

function signerOf({ publicKey, privateKey, seed }: KeptKey, subtle: Subtle | undefined): Signer {
  if (privateKey !== undefined && subtle !== undefined) {
    return { publicKey, sign: async (message) => new Uint8Array(await subtle.sign({ name: 'Ed25519' }, privateKey, Uint8Array.from(message))) };
  }
  if (seed === undefined) throw new Error('The signing key of this browser cannot be used on this page. Open the console at its https address.');
  return { publicKey, sign: (message) => Promise.resolve(ed25519.sign(message, seed)) };
}
