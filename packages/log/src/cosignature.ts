/**
 * Cosignatures (C2SP tlog-cosignature): a witness states that it saw a
 * checkpoint, consistent with all it saw before, at a certain time.
 *
 * The Ed25519 form (type 0x04) is a note signature of 72 bytes: the time in
 * seconds since 1970 as eight bytes, big-endian, and a signature over
 *
 *     cosignature/v1
 *     time 1679315147
 *     example.com/behind-the-sofa
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * Keys of type 0x06 (ML-DSA-44) can be named in files; their lines are passed
 * over, because this package has no verifier for them yet.
 */
import { assert } from './assert.ts';
import { concat, utf8 } from './bytes.ts';
import { keyPairFromSeed, signRaw, verifyRaw } from './signature.ts';
import { KEY_TYPE, ed25519Verifier, verifierKey } from './note.ts';
import type { NoteSignature, NoteVerifier, VerifierKey } from './note.ts';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 72;
const MAX_TIME_SECONDS = 2n ** 63n - 1n;

/** The message that a cosignature signs: two lines, and the text of the checkpoint. */
export function cosignedMessage({ timeSeconds, text }: { readonly timeSeconds: bigint; readonly text: string }): Uint8Array {
  assert(timeSeconds >= 0n && timeSeconds <= MAX_TIME_SECONDS, 'the time of a cosignature is below 2^63');
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

/** A witness's line under the text of a checkpoint. */
export function cosign({ text, name, seed, timeSeconds }: {
  readonly text: string;
  readonly name: string;
  readonly seed: Uint8Array;
  readonly timeSeconds: bigint;
}): NoteSignature {
  const { publicKey } = keyPairFromSeed(seed);
  const { keyId } = verifierKey({ name, type: KEY_TYPE.cosignature, publicKey });
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, timeSeconds);
  return { name, keyId, signature: concat(time, signRaw({ seed, message: cosignedMessage({ timeSeconds, text }) })) };
}

/** Time of a cosignature of type 0x04 in seconds since 1970; `undefined` when the bytes are no such cosignature. */
export function cosignatureTime(signature: Uint8Array): bigint | undefined {
  if (signature.length !== SIGNATURE_BYTES) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset, TIME_BYTES).getBigUint64(0);
  return time <= MAX_TIME_SECONDS ? time : undefined;
}

/** Checks lines of a witness key of type 0x04. */
export function cosignatureVerifier(key: VerifierKey): NoteVerifier {
  assert(key.type === KEY_TYPE.cosignature, 'this verifier is for keys of type 0x04');
  return {
    key,
    verify: ({ text, signature }) => {
      const timeSeconds = cosignatureTime(signature);
      return timeSeconds !== undefined && verifyRaw({
        publicKey: key.publicKey,
        message: cosignedMessage({ timeSeconds, text }),
        signature: signature.subarray(TIME_BYTES),
      });
    },
  };
}

/** The verifier for a key of either Ed25519 type; `undefined` for types that cannot be checked here. */
export function verifierOf(key: VerifierKey): NoteVerifier | undefined {
  switch (key.type) {
    case KEY_TYPE.ed25519: return ed25519Verifier(key);
    case KEY_TYPE.cosignature: return cosignatureVerifier(key);
    default: return undefined;
  }
}
