import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { concat, toBase64, utf8 } from './bytes.ts';
import { keyPairFromSeed } from './signature.ts';
import {
  KEY_TYPE, ed25519Verifier, formatNote, formatSignatureLine, formatVerifierKey, isKeyName, keyIdOf, parseNote, parseSignatureLine, parseVerifierKey,
  signNote, verifierKey, verifyNote,
} from './note.ts';
import type { Note } from './note.ts';

const seed = new Uint8Array(32).fill(1);
const name = 'example.com/log';
const key = verifierKey({ name, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(seed).publicKey });
const text = 'first line\n\nthird line, of a text with an empty one\n';
const own = signNote({ text, name, seed });
const foreign = { name: 'example.com/other', keyId: '00000000', signature: new Uint8Array(64) };

function parseCode(of: string | Uint8Array): string {
  const parsed = parseNote(typeof of === 'string' ? utf8(of) : of);
  return parsed.ok ? 'ok' : parsed.code;
}

function verdict(note: Note, keys = [key]): string {
  const judged = verifyNote({ note, verifiers: keys.map(ed25519Verifier) });
  return judged.ok ? 'ok' : judged.code;
}

test('[L12] a note is read back as it was written, empty lines of the text kept', () => {
  const note = { text, signatures: [own, foreign] };
  assert.deepEqual(parseNote(utf8(formatNote(note))), { ok: true, note });
});

test('[L12] any note that is read is written again with the same bytes', () => {
  const pieces = fc.constantFrom('a', '\n', '\n\n', ' ', '\u2014 ', '\u2014 n AAAAAAA=\n', '\u2014 n AAAAAAAA\n', 'é', '\t', '+');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
    const parsed = parseNote(utf8(parts.join('')));
    if (parsed.ok) assert.equal(formatNote(parsed.note), parts.join(''));
  }), { numRuns: 3000 });
});

test('[L12] what is not a signed note is refused', () => {
  const line = formatSignatureLine(own);
  assert.equal(parseCode(`text\n\n${line}\n`), 'ok');
  assert.equal(parseCode(`text\n\n${line}`), 'no-signature-block');
  assert.equal(parseCode(`text\n${line}\n`), 'no-signature-block');
  assert.equal(parseCode('text\n\n'), 'no-signature-block');
  assert.equal(parseCode(''), 'no-signature-block');
  assert.equal(parseCode(`text\r\n\n${line}\n`), 'control-character');
  assert.equal(parseCode(`te\txt\n\n${line}\n`), 'control-character');
  assert.equal(parseCode(concat(Uint8Array.of(0xff), utf8(`\n\n${line}\n`))), 'not-utf8');
  assert.equal(parseCode(new Uint8Array(1_000_001).fill(0x61)), 'note-too-large');
  for (const bad of [`-${line.slice(1)}`, line.replace(' ', '  '), `${line} `, ` ${line}`, '\u2014 n AAAA', '\u2014 n AAAAAA==', '\u2014 n AAAAAAB=',
    '\u2014 n', '\u2014  AAAAAAAA', '\u2014 a+b AAAAAAAA', '\u2014 a\u00a0b AAAAAAAA', '\u2014 n AAAA_AAA', 'hello']) {
    assert.equal(parseCode(`text\n\n${bad}\n`), 'signature-line', bad);
    assert.equal(parseSignatureLine(bad), undefined);
  }
});

test('[L13] a line of an unknown key is ignored, even under the name or the ID of a known one', () => {
  const sameName = { ...foreign, name };
  const sameId = { ...foreign, keyId: key.keyId };
  assert.equal(verdict({ text, signatures: [foreign, sameName, own, sameId] }), 'ok');
  assert.equal(verdict({ text, signatures: [foreign, sameName, sameId] }), 'no-known-signature');
  assert.equal(verdict({ text, signatures: [own] }, []), 'no-known-signature');
});

test('[L13] a line of a known key that does not verify condemns the note, wherever it stands', () => {
  const broken = { ...own, signature: own.signature.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) };
  assert.equal(verdict({ text, signatures: [broken] }), 'signature-invalid');
  assert.equal(verdict({ text, signatures: [own, broken] }), 'signature-invalid');
  assert.equal(verdict({ text: `${text}more\n`, signatures: [own] }), 'signature-invalid');
});

test('[L13] sixteen lines and more are accepted, a hundred and one are not, and a key counts once', () => {
  for (const count of [16, 99]) {
    const note = { text, signatures: [...new Array(count).fill(foreign), own] };
    assert.equal(parseCode(formatNote(note)), 'ok');
    assert.equal(verdict(note), 'ok');
  }
  assert.equal(parseCode(formatNote({ text, signatures: new Array(101).fill(own) })), 'too-many-signatures');
  const judged = verifyNote({ note: { text, signatures: [own, own, own] }, verifiers: [ed25519Verifier(key)] });
  assert.equal(judged.ok && judged.verified.length, 1);
  assert.equal(verdict({ text, signatures: [own] }, [key, key]), 'ambiguous-key');
});

test('[L14] a verifier key is read back as it was written', () => {
  assert.deepEqual(parseVerifierKey(formatVerifierKey(key)), { ok: true, key });
  const large = verifierKey({ name, type: KEY_TYPE.mlDsa44Cosignature, publicKey: new Uint8Array(1312).fill(3) });
  assert.deepEqual(parseVerifierKey(formatVerifierKey(large)), { ok: true, key: large });
});

test('[L14] a verifier key of another form, ID, type, length or of an unfit point is refused', () => {
  const code = (of: string): string => {
    const parsed = parseVerifierKey(of);
    return parsed.ok ? 'ok' : parsed.code;
  };
  const vkey = (type: number, publicKey: Uint8Array, keyName = name): string =>
    `${keyName}+${keyIdOf({ name: keyName, type, publicKey })}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
  assert.equal(code(vkey(1, key.publicKey)), 'ok');
  assert.equal(code(vkey(4, key.publicKey)), 'ok');
  assert.equal(code(formatVerifierKey(key).replace(key.keyId, '00000000')), 'vkey-id');
  assert.equal(code(formatVerifierKey(key).replace(key.keyId, key.keyId.toUpperCase())), /[a-f]/.test(key.keyId) ? 'vkey-syntax' : 'ok');
  assert.equal(code(vkey(2, key.publicKey)), 'vkey-type');
  assert.equal(code(vkey(1, key.publicKey.slice(1))), 'vkey-length');
  assert.equal(code(vkey(1, new Uint8Array(32))), 'vkey-point');
  assert.equal(code(vkey(1, key.publicKey, 'a b')), 'vkey-name');
  for (const other of ['', 'a', 'a+b', `${formatVerifierKey(key)}=`, `${formatVerifierKey(key)}\n`, '+00000000+AQ==', 'a+00000000+']) {
    assert.equal(code(other), 'vkey-syntax', other);
  }
});

test('[L14] a key name is not empty and has no space, plus or control character', () => {
  for (const good of ['a', 'example.com/log', 'غزّة', 'oid/1.2.3']) assert.equal(isKeyName(good), true, good);
  for (const bad of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\u0085b', 'a\nb', 'a\u0000', '\ud800']) assert.equal(isKeyName(bad), false, bad);
});
