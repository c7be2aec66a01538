/**
 * Checkpoints (C2SP tlog-checkpoint): a signed note that states the size and
 * root of a log.
 *
 *     example.com/behind-the-sofa
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 *     — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
 *
 * The first line is the origin, the identity of the log; here it must be the
 * name of the log's key. Extension lines are read and kept, and never written
 * by this package.
 */
import { assert } from './assert.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { HASH_SIZE_BYTES } from './sha256.ts';
import { cosignatureTime, verifierOf } from './cosignature.ts';
import { formatNote, parseNote, signNote, verifyNote } from './note.ts';
import type { Note, NoteCode, NoteSignature, NoteVerifier, VerifierKey } from './note.ts';
import { isCount } from './tree.ts';

/** What a checkpoint states. `root` is 32 bytes. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
};

export type CheckpointCode =
  | 'checkpoint-lines' | 'checkpoint-origin' | 'checkpoint-size' | 'checkpoint-root' | 'checkpoint-extension';

/** Why a note is not a checkpoint of the expected log; the checks run in this order. */
export type CheckpointVerdictCode =
  | NoteCode | CheckpointCode | 'wrong-origin' | 'ambiguous-key' | 'signature-invalid' | 'no-known-signature'
  | 'log-signature-missing';

/** A witness whose cosignature verified, and when it says it saw the checkpoint. */
export type Cosigner = { readonly key: VerifierKey; readonly timeSeconds: bigint };

const DECIMAL = /^(?:0|[1-9][0-9]*)$/;

/** Reads the text of a checkpoint's note. */
export function parseCheckpointText(text: string): Result<{ readonly checkpoint: Checkpoint }, CheckpointCode> {
  const lines = text.split('\n');
  if (lines.length < 4 || lines.at(-1) !== '') {
    return failure('checkpoint-lines', 'a checkpoint has the lines origin, size and root, each ended by a newline');
  }
  const [origin = '', sizeText = '', rootText = '', ...rest] = lines;
  const extensions = rest.slice(0, -1);
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  if (origin === '') return failure('checkpoint-origin', 'the origin of a checkpoint is not empty');
  if (!DECIMAL.test(sizeText) || !isCount(size)) {
    return failure('checkpoint-size', 'the size of a checkpoint is a decimal number below 2^53 without leading zeroes');
  }
  if (root?.length !== HASH_SIZE_BYTES) return failure('checkpoint-root', 'the root of a checkpoint is 32 bytes in Base 64');
  if (extensions.includes('')) return failure('checkpoint-extension', 'the extension lines of a checkpoint are not empty');
  return { ok: true, checkpoint: { origin, size, root, extensions } };
}

/** The text that a log signs. */
export function formatCheckpointText({ origin, size, root, extensions }: Checkpoint): string {
  assert(origin !== '' && !origin.includes('\n'), 'the origin is one line');
  assert(isCount(size), 'the size is a whole number');
  assert(root.length === HASH_SIZE_BYTES, 'a root is 32 bytes');
  assert(extensions.every((line) => line !== '' && !line.includes('\n')), 'extension lines are single and not empty');
  return [origin, String(size), toBase64(root), ...extensions, ''].join('\n');
}

/** A log's signed checkpoint, as the text of its file. The log's key signs under the name of the origin. */
export function signCheckpoint({ origin, size, root, seed, cosignatures = [] }: {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly seed: Uint8Array;
  readonly cosignatures?: readonly NoteSignature[];
}): string {
  const text = formatCheckpointText({ origin, size, root, extensions: [] });
  return formatNote({ text, signatures: [signNote({ text, name: origin, seed }), ...cosignatures] });
}

/** Adds lines of witnesses to a checkpoint's note. */
export function addSignatures(note: Note, signatures: readonly NoteSignature[]): string {
  return formatNote({ text: note.text, signatures: [...note.signatures, ...signatures] });
}

/** A checkpoint read from its note, nothing verified. */
export function parseCheckpointNote(
  bytes: Uint8Array,
): Result<{ readonly checkpoint: Checkpoint; readonly note: Note }, NoteCode | CheckpointCode> {
  const read = parseNote(bytes);
  if (!read.ok) return read;
  const parsed = parseCheckpointText(read.note.text);
  return parsed.ok ? { ok: true, checkpoint: parsed.checkpoint, note: read.note } : parsed;
}

/** A checkpoint that one of the log's keys signed, with the witnesses that verified. */
export type VerifiedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly logKey: VerifierKey;
  readonly cosigners: readonly Cosigner[];
  readonly note: Note;
};

/**
 * Verifies a checkpoint of the log with these keys (more than one while a log
 * changes its key), and the lines of those witnesses that are known. How many
 * witnesses are enough is a question for `policy.ts`. A line of a known key
 * that does not verify condemns the note.
 */
export function verifyCheckpoint({ bytes, logKeys, witnessKeys = [] }: {
  readonly bytes: Uint8Array;
  readonly logKeys: readonly VerifierKey[];
  readonly witnessKeys?: readonly VerifierKey[];
}): Result<VerifiedCheckpoint, CheckpointVerdictCode> {
  const read = parseCheckpointNote(bytes);
  if (!read.ok) return read;
  const { checkpoint, note } = read;
  const ofOrigin = logKeys.filter(({ name }) => name === checkpoint.origin);
  if (ofOrigin.length === 0) {
    return failure('wrong-origin', `no known log is called ${JSON.stringify(checkpoint.origin)}, the origin of the checkpoint`);
  }
  const judged = verifyNote({ note, verifiers: verifiersOf([...ofOrigin, ...witnessKeys]) });
  if (!judged.ok) return judged;
  const logKey = judged.verified.find(({ key }) => ofOrigin.includes(key))?.key;
  if (logKey === undefined) return failure('log-signature-missing', 'the log itself did not sign the checkpoint');
  const cosigners = judged.verified.flatMap(({ key, signature }) => {
    const timeSeconds = witnessKeys.includes(key) ? cosignatureTime(signature) : undefined;
    return timeSeconds === undefined ? [] : [{ key, timeSeconds }];
  });
  return { ok: true, checkpoint, logKey, cosigners, note };
}

/** Verifiers of the keys that can be checked here; keys of other types are left out, so their lines count as unknown. */
function verifiersOf(keys: readonly VerifierKey[]): NoteVerifier[] {
  return keys.map(verifierOf).filter((verifier) => verifier !== undefined);
}
