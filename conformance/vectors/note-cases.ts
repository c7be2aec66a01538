// Vectors of signed notes, checkpoints and cosignatures. Keys come from seeds of one repeated byte.
import { toBase64, utf8 } from '@amanah/log/bytes.ts';
import { formatCheckpointText, signCheckpoint, verifyCheckpoint } from '@amanah/log/checkpoint.ts';
import { cosign, verifierOf } from '@amanah/log/cosignature.ts';
import { KEY_TYPE, formatNote, formatVerifierKey, keyIdOf, parseNote, parseVerifierKey, signNote, verifierKey, verifyNote } from '@amanah/log/note.ts';
import type { NoteSignature, VerifierKey } from '@amanah/log/note.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { VectorCase } from './make.ts';
import { flipBit } from './mutate.ts';
import { vectorTree } from './tree-cases.ts';

/** The secret seed of the vectors' key number `number`; never to be used for anything else. */
export function seedOf(number: number): Uint8Array {
  return new Uint8Array(32).fill(number);
}

/** The vectors' key number `number` under a name and type. */
export function keyOf(number: number, name: string, type: number = KEY_TYPE.ed25519): VerifierKey {
  return verifierKey({ name, type, publicKey: keyPairFromSeed(seedOf(number)).publicKey });
}

/** Identity of the vectors' log. */
export const ORIGIN = 'example.com/vectors';
const WITNESS = 'witness.example/w1';
const logKey = keyOf(1, ORIGIN);
const witnessKey = keyOf(2, WITNESS, KEY_TYPE.cosignature);

function noteVerdict(bytes: Uint8Array, vkeys: readonly string[]): string {
  const parsed = parseNote(bytes);
  if (!parsed.ok) return parsed.code;
  const keys = vkeys.map(parseVerifierKey);
  const refused = keys.find((key) => !key.ok);
  if (refused !== undefined && !refused.ok) return refused.code;
  const judged = verifyNote({ note: parsed.note, verifiers: keys.flatMap((key) => (key.ok ? verifierOf(key.key) ?? [] : [])) });
  return judged.ok ? 'ok' : judged.code;
}

function spoil(line: NoteSignature): NoteSignature {
  return { ...line, signature: flipBit(line.signature, 9) };
}

/** Signed notes: `note` as text, `vkeys` the known keys. */
export function noteCases(): VectorCase[] {
  const text = 'A text of two lines,\n\nwith an empty one between.\n';
  const own = signNote({ text, name: ORIGIN, seed: seedOf(1) });
  const other = signNote({ text, name: 'example.com/other', seed: seedOf(3) });
  const good = formatNote({ text, signatures: [own] });
  const vkey = formatVerifierKey(logKey);
  const notes: Readonly<Record<string, string>> = {
    'one signature of a known key': good,
    'an unknown key beside the known one': formatNote({ text, signatures: [other, own] }),
    'sixteen signatures': formatNote({ text, signatures: [...new Array<NoteSignature>(15).fill(other), own] }),
    'only an unknown key': formatNote({ text, signatures: [other] }),
    'the known name with another key ID': formatNote({ text, signatures: [{ ...own, keyId: '01020304' }] }),
    'the known key ID with another name': formatNote({ text, signatures: [{ ...own, name: 'example.com/other' }] }),
    'a signature with one bit flipped': formatNote({ text, signatures: [spoil(own)] }),
    'a good line and a broken one of the same key': formatNote({ text, signatures: [own, spoil(own)] }),
    'a signature one byte short': formatNote({ text, signatures: [{ ...own, signature: own.signature.slice(1) }] }),
    'a text with one letter changed': good.replace('two', 'tow'),
    'an empty line added to the text': good.replace('lines,\n', 'lines,\n\n'),
    'no last newline': good.slice(0, -1),
    'no empty line before the signatures': good.replace('between.\n\n', 'between.\n'),
    'a hyphen in place of the dash': good.replace('\u2014 ', '- '),
    'two spaces after the dash': good.replace('\u2014 ', '\u2014  '),
    'a space at the end of the line': `${good.slice(0, -1)} \n`,
    'a carriage return in the text': good.replace('lines,\n', 'lines,\r\n'),
    'Base 64 with bits left over': good.replace(/.=\n$/, 'B=\n'),
    'no signature at all': `${text}\n`,
  };
  const cases: VectorCase[] = Object.entries(notes).map(([name, note]) => ({ name, want: noteVerdict(utf8(note), [vkey]), note, vkeys: [vkey] }));
  const vkeys: Readonly<Record<string, string>> = {
    'a vkey with another ID': vkey.replace(logKey.keyId, '01020304'),
    'a vkey of type 0x02': formatVerifierKey({ ...logKey, type: 2, keyId: keyIdOf({ ...logKey, type: 2 }) }),
    'a vkey of small order': formatVerifierKey(verifierKey({ name: ORIGIN, type: KEY_TYPE.ed25519, publicKey: new Uint8Array(32) })),
    'a vkey without a key': `${ORIGIN}+${logKey.keyId}+AQ==`,
  };
  for (const [name, of] of Object.entries(vkeys)) cases.push({ name, want: noteVerdict(utf8(good), [of]), note: good, vkeys: [of] });
  return cases;
}

function checkpointVerdict(note: string): string {
  const verdict = verifyCheckpoint({ bytes: utf8(note), logKeys: [logKey], witnessKeys: [witnessKey] });
  return verdict.ok ? 'ok' : verdict.code;
}

/** Checkpoints: signed anew after each change of the text, so that only the form is wrong. */
export function checkpointCases(): VectorCase[] {
  const tree = vectorTree();
  const good = signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root(), seed: seedOf(1) });
  const text = formatCheckpointText({ origin: ORIGIN, size: tree.size, root: tree.root(), extensions: [] });
  const resigned = (changed: string, number = 1): string =>
    formatNote({ text: changed, signatures: [signNote({ text: changed, name: ORIGIN, seed: seedOf(number) })] });
  const notes: Readonly<Record<string, string>> = {
    'the checkpoint of 23 entries': good,
    'an extension line': resigned(`${text}extension\n`),
    'an empty extension line': resigned(`${text}\n`),
    'size with a leading zero': resigned(text.replace('\n23\n', '\n023\n')),
    'size with a sign': resigned(text.replace('\n23\n', '\n+23\n')),
    'size of 2^53': resigned(text.replace('\n23\n', '\n9007199254740992\n')),
    'size of 2^53 - 1': resigned(text.replace('\n23\n', '\n9007199254740991\n')),
    'no size': resigned(text.replace('\n23\n', '\n')),
    'an empty origin': resigned(text.replace(ORIGIN, '')),
    'another origin under the same key name': resigned(text.replace(ORIGIN, 'example.com/other')),
    'root without its padding': resigned(text.replace('=\n', '\n')),
    'root of 31 bytes': resigned(text.replace(toBase64(tree.root()), toBase64(tree.root().slice(1)))),
    'size changed after signing': good.replace('\n23\n', '\n22\n'),
    'root of another size after signing': good.replace(toBase64(tree.root()), toBase64(tree.root(22))),
    'signed by another key of the same name': resigned(text, 3),
  };
  return Object.entries(notes).map(([name, note]) => ({
    name, want: checkpointVerdict(note), note, logKey: formatVerifierKey(logKey), witnessKeys: [formatVerifierKey(witnessKey)],
  }));
}

/** Checkpoints with lines of a witness; `timeSeconds` is what a verifier must read when `want` is `ok`. */
export function cosignatureCases(): VectorCase[] {
  const tree = vectorTree();
  const text = formatCheckpointText({ origin: ORIGIN, size: tree.size, root: tree.root(), extensions: [] });
  const otherText = formatCheckpointText({ origin: ORIGIN, size: 22, root: tree.root(22), extensions: [] });
  const own = signNote({ text, name: ORIGIN, seed: seedOf(1) });
  const timeSeconds = 1_732_222_800n;
  const line = cosign({ text, name: WITNESS, seed: seedOf(2), timeSeconds });
  const lines: Readonly<Record<string, readonly NoteSignature[]>> = {
    'a cosignature': [own, line],
    'the cosignature before the log': [line, own],
    'a cosignature of an unknown witness beside it': [own, cosign({ text, name: 'witness.example/w9', seed: seedOf(9), timeSeconds }), line],
    'time with bit 0 flipped': [own, { ...line, signature: flipBit(line.signature, 56) }],
    'time of 2^63': [own, { ...line, signature: flipBit(line.signature, 7) }],
    'signature with one bit flipped': [own, { ...line, signature: flipBit(line.signature, 100) }],
    'signature without its time': [own, { ...line, signature: line.signature.slice(8) }],
    'trailing garbage': [own, { ...line, signature: new Uint8Array([...line.signature, 0]) }],
    'cosignature of another size': [own, cosign({ text: otherText, name: WITNESS, seed: seedOf(2), timeSeconds })],
    'a plain signature under the ID of the witness': [own, { ...line, signature: signNote({ text, name: WITNESS, seed: seedOf(2) }).signature }],
    'the witness without the log': [line],
  };
  return Object.entries(lines).map(([name, signatures]) => {
    const note = formatNote({ text, signatures });
    return { name, want: checkpointVerdict(note), note, logKey: formatVerifierKey(logKey), witnessKeys: [formatVerifierKey(witnessKey)], timeSeconds: String(timeSeconds) };
  });
}
