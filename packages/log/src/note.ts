/**
 * Signed notes (C2SP signed-note): a text and the lines of those who signed it.
 *
 *     This is an example message.
 *
 *     — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
 *
 * Each line carries the name of a key and, in Base 64, four bytes of key ID
 * and the signature. Lines of unknown keys are ignored; a line of a known key
 * that does not verify condemns the whole note; a note on which no known key
 * verified is not signed at all. The text must not be used before that.
 */
import { assert } from './assert.ts';
import { concat, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { sha256 } from './sha256.ts';
import { admissiblePublicKey, keyPairFromSeed, signRaw, verifyRaw } from './signature.ts';

/** Signature types of C2SP signed-note that this package reads. */
export const KEY_TYPE = { ed25519: 0x01, cosignature: 0x04, mlDsa44Cosignature: 0x06 } as const;

/** Bytes of the public key of each type. Keys of type 0x06 are read so that files that name them parse; they verify nothing here. */
const PUBLIC_KEY_SIZES: ReadonlyMap<number, number> = new Map<number, number>([
  [KEY_TYPE.ed25519, 32],
  [KEY_TYPE.cosignature, 32],
  [KEY_TYPE.mlDsa44Cosignature, 1312],
]);

/** Limits above those a verifier must accept (16 signatures), so that a hostile note costs little. */
export const MAX_NOTE_BYTES = 1_000_000;
export const MAX_SIGNATURES = 100;

/** A public key with the name it signs under. `keyId` is 8 lowercase hexadecimal digits. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
};

/** One signature line. `signature` is what follows the key ID. */
export type NoteSignature = { readonly name: string; readonly keyId: string; readonly signature: Uint8Array };

/** A note as read: nothing about it is verified. `text` ends with a newline. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Knows how to check the lines of one key. */
export type NoteVerifier = {
  readonly key: VerifierKey;
  readonly verify: (line: { readonly text: string; readonly signature: Uint8Array }) => boolean;
};

export type NoteCode =
  | 'note-too-large' | 'not-utf8' | 'control-character' | 'no-signature-block' | 'signature-line' | 'too-many-signatures';
export type VerifierKeyCode = 'vkey-syntax' | 'vkey-name' | 'vkey-type' | 'vkey-length' | 'vkey-id' | 'vkey-point';

const UNICODE_SPACE_OR_PLUS = /[\p{White_Space}+]/u;
const CONTROL_BUT_NEWLINE = /[\u0000-\u0009\u000b-\u001f]/;
const VKEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;
const SIGNATURE_LINE = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/u;
const KEY_ID_BYTES = 4;

/** Whether text may be the name of a key: not empty, no Unicode space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !UNICODE_SPACE_OR_PLUS.test(name) && !CONTROL_BUT_NEWLINE.test(name);
}

/** Key ID of a key: the first four bytes of `SHA-256(name || 0x0A || type || public key)`, as hexadecimal. */
export function keyIdOf({ name, type, publicKey }: Omit<VerifierKey, 'keyId'>): string {
  return toHex(sha256(concat(utf8(name), Uint8Array.of(0x0a, type), publicKey)).subarray(0, KEY_ID_BYTES));
}

/** A verifier key from its parts, with the key ID that signed-note recommends. */
export function verifierKey({ name, type, publicKey }: Omit<VerifierKey, 'keyId'>): VerifierKey {
  assert(isKeyName(name), 'the name of a key has no space and no plus');
  assert(PUBLIC_KEY_SIZES.get(type) === publicKey.length, 'the public key has the length of its type');
  return { name, type, publicKey, keyId: keyIdOf({ name, type, publicKey }) };
}

/** The text form `name+hex(key ID)+base64(type || public key)`. */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** Reads a verifier key; refuses one whose ID is not computed from it, and points unfit as public keys. */
export function parseVerifierKey(text: string): Result<{ readonly key: VerifierKey }, VerifierKeyCode> {
  const [, name = '', keyId = '', encoded = ''] = VKEY.exec(text) ?? [];
  const material = fromBase64(encoded);
  const type = material?.[0];
  if (material === undefined || type === undefined) {
    return failure('vkey-syntax', 'a verifier key is name+id+key, the id in 8 hexadecimal digits, the key in Base 64');
  }
  if (!isKeyName(name)) return failure('vkey-name', 'the name of a verifier key has no space, plus or control character');
  const size = PUBLIC_KEY_SIZES.get(type);
  if (size === undefined) return failure('vkey-type', `signature type ${type} is not known`);
  const publicKey = material.slice(1);
  if (publicKey.length !== size) return failure('vkey-length', `a key of type ${type} is ${size} bytes, not ${publicKey.length}`);
  if (keyIdOf({ name, type, publicKey }) !== keyId) return failure('vkey-id', 'the key ID is not that of the name and key');
  if (type !== KEY_TYPE.mlDsa44Cosignature) {
    const judged = admissiblePublicKey(publicKey);
    if (!judged.ok) return failure('vkey-point', judged.message);
  }
  return { ok: true, key: { name, keyId, type, publicKey } };
}

/** Reads a note without judging its signatures. */
export function parseNote(bytes: Uint8Array): Result<{ readonly note: Note }, NoteCode> {
  if (bytes.length > MAX_NOTE_BYTES) return failure('note-too-large', `a note is at most ${MAX_NOTE_BYTES} bytes`);
  const whole = fromUtf8(bytes);
  if (whole === undefined) return failure('not-utf8', 'a note is UTF-8');
  if (CONTROL_BUT_NEWLINE.test(whole)) return failure('control-character', 'a note has no control character but the newline');
  const split = whole.lastIndexOf('\n\n');
  if (split === -1 || !whole.endsWith('\n')) {
    return failure('no-signature-block', 'a note ends with an empty line and lines of signatures');
  }
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2).split('\n').slice(0, -1);
  if (lines.length === 0) return failure('no-signature-block', 'a note has at least one line of signature');
  if (lines.length > MAX_SIGNATURES) return failure('too-many-signatures', `a note has at most ${MAX_SIGNATURES} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return failure('signature-line', `signature line ${signatures.length + 1} is malformed`);
    signatures.push(signature);
  }
  return { ok: true, note: { text, signatures } };
}

/** Reads one line of signature, without its newline; `undefined` when it is none. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length <= KEY_ID_BYTES || !isKeyName(name)) return undefined;
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/** One line of signature, without its newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  assert(isKeyName(name), 'the name of a key has no space and no plus');
  const id = fromHex(keyId);
  assert(id?.length === KEY_ID_BYTES, 'a key ID is 8 hexadecimal digits');
  return `\u2014 ${name} ${toBase64(concat(id, signature))}`;
}

/** The note as text; its UTF-8 bytes are what is stored and sent. */
export function formatNote({ text, signatures }: Note): string {
  assert(text.endsWith('\n') && !CONTROL_BUT_NEWLINE.test(text), 'the text of a note is lines without control characters');
  assert(signatures.length > 0, 'a note has at least one signature');
  return `${text}\n${signatures.map((signature) => `${formatSignatureLine(signature)}\n`).join('')}`;
}

/** Signs a text with an Ed25519 key of type 0x01. */
export function signNote({ text, name, seed }: {
  readonly text: string;
  readonly name: string;
  readonly seed: Uint8Array;
}): NoteSignature {
  const { publicKey } = keyPairFromSeed(seed);
  const { keyId } = verifierKey({ name, type: KEY_TYPE.ed25519, publicKey });
  return { name, keyId, signature: signRaw({ seed, message: utf8(text) }) };
}

/** Checks lines of an Ed25519 key of type 0x01. */
export function ed25519Verifier(key: VerifierKey): NoteVerifier {
  assert(key.type === KEY_TYPE.ed25519, 'this verifier is for keys of type 0x01');
  return { key, verify: ({ text, signature }) => verifyRaw({ publicKey: key.publicKey, message: utf8(text), signature }) };
}

/** Outcome of verifying a note: the known keys that signed it, each once, with the first line of each. */
export type VerifiedNote = Result<
  { readonly verified: readonly { readonly key: VerifierKey; readonly signature: Uint8Array }[] },
  'ambiguous-key' | 'signature-invalid' | 'no-known-signature'
>;

/** Judges the signatures of a note by known keys; see the head of this file. */
export function verifyNote({ note, verifiers }: { readonly note: Note; readonly verifiers: readonly NoteVerifier[] }): VerifiedNote {
  const known = new Map<string, NoteVerifier>();
  for (const verifier of verifiers) {
    const label = `${verifier.key.name}+${verifier.key.keyId}`;
    if (known.has(label)) return failure('ambiguous-key', `two known keys are both called ${label}`);
    known.set(label, verifier);
  }
  const verified = new Map<string, { key: VerifierKey; signature: Uint8Array }>();
  for (const { name, keyId, signature } of note.signatures) {
    const label = `${name}+${keyId}`;
    const verifier = known.get(label);
    if (verifier === undefined) continue;
    if (!verifier.verify({ text: note.text, signature })) {
      return failure('signature-invalid', `the signature of ${label} does not verify`);
    }
    if (!verified.has(label)) verified.set(label, { key: verifier.key, signature });
  }
  if (verified.size === 0) return failure('no-known-signature', 'no known key signed the note');
  return { ok: true, verified: [...verified.values()] };
}
