// That whoever wants a key registered has it: the key signs the question it was asked together with its holder and itself.

import { fromBase64Url, utf8 } from '@amanah/log/bytes.ts';
import { admissiblePublicKey, verify } from '@amanah/log/signature.ts';

/** What the key signs, under the signature type `enrolment`. */
export function keyStatement({ challenge, holder, key }: { readonly challenge: string; readonly holder: string; readonly key: string }): string {
  return `${challenge}\n${holder}\n${key}`;
}

/** The statement when the proof is this key's signature over it; undefined otherwise, and for keys that may not be registered. */
export function keyProofHolds({ key, proof, challenge, holder }: { readonly key: string; readonly proof: string; readonly challenge: string; readonly holder: string }): string | undefined {
  const publicKey = fromBase64Url(key);
  const signature = fromBase64Url(proof);
  if (publicKey === undefined || signature === undefined || !admissiblePublicKey(publicKey).ok) return undefined;
  const statement = keyStatement({ challenge, holder, key });
  return verify({ publicKey, type: 'enrolment', bytes: utf8(statement), signature }) ? statement : undefined;
}
