import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toBase64, utf8 } from './bytes.ts';
import { keyPairFromSeed } from './signature.ts';
import { addSignatures, formatCheckpointText, parseCheckpointText, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { KEY_TYPE, formatNote, parseNote, signNote, verifierKey } from './note.ts';
import { EMPTY_ROOT } from './tree.ts';

const origin = 'example.com/log';
const seed = new Uint8Array(32).fill(1);
const witnessSeed = new Uint8Array(32).fill(2);
const logKey = verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(seed).publicKey });
const witnessKey = verifierKey({ name: 'w.example', type: KEY_TYPE.cosignature, publicKey: keyPairFromSeed(witnessSeed).publicKey });
const root = toBase64(EMPTY_ROOT);

function code(text: string): string {
  const parsed = parseCheckpointText(text);
  return parsed.ok ? 'ok' : parsed.code;
}

test('[L15] the text of a checkpoint is read back as it was written', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '+', 'é', '0'), minLength: 1, maxLength: 9 });
  fc.assert(fc.property(line, fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(line, { maxLength: 3 }),
    (name, size, hash, extensions) => {
      const checkpoint = { origin: name, size, root: hash, extensions };
      assert.deepEqual(parseCheckpointText(formatCheckpointText(checkpoint)), { ok: true, checkpoint });
    }));
});

test('[L15] a text of another form is refused', () => {
  assert.equal(code(`${origin}\n0\n${root}\n`), 'ok');
  assert.equal(code(`${origin}\n0\n${root}`), 'checkpoint-lines');
  assert.equal(code(`${origin}\n0\n`), 'checkpoint-lines');
  assert.equal(code(`\n0\n${root}\n`), 'checkpoint-origin');
  for (const size of ['', '00', '01', '-1', '+1', '1.0', '1e3', ' 1', '1 ', '0x1', '٣', '9007199254740992']) {
    assert.equal(code(`${origin}\n${size}\n${root}\n`), 'checkpoint-size', size);
  }
  for (const hash of ['', root.slice(4), `${root}=`, root.replace('=', ''), `${root} `, 'AAAA']) {
    assert.equal(code(`${origin}\n1\n${hash}\n`), 'checkpoint-root', hash);
  }
  assert.equal(code(`${origin}\n1\n${root}\n\n`), 'checkpoint-extension');
  assert.equal(code(`${origin}\n1\n${root}\nmore\n\nmore\n`), 'checkpoint-extension');
});

test('[L16] a checkpoint verifies under the key that bears its origin, and lists the witnesses that are known', () => {
  const note = signCheckpoint({ origin, size: 0, root: EMPTY_ROOT, seed });
  const parsed = parseNote(utf8(note));
  assert.ok(parsed.ok);
  const line = cosign({ text: parsed.note.text, name: witnessKey.name, seed: witnessSeed, timeSeconds: 1_700_000_000n });
  const bytes = utf8(addSignatures(parsed.note, [line]));
  const verdict = verifyCheckpoint({ bytes, logKeys: [logKey], witnessKeys: [witnessKey] });
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.cosigners, [{ key: witnessKey, timeSeconds: 1_700_000_000n }]);
  const alone = verifyCheckpoint({ bytes, logKeys: [logKey] });
  assert.deepEqual(alone.ok && alone.cosigners, []);
});

test('[L16] a checkpoint of another origin, without the log\'s signature or with a broken line is refused', () => {
  const judge = (note: string, keys = [logKey], witnesses = [witnessKey]): string => {
    const verdict = verifyCheckpoint({ bytes: utf8(note), logKeys: keys, witnessKeys: witnesses });
    return verdict.ok ? 'ok' : verdict.code;
  };
  const text = formatCheckpointText({ origin, size: 0, root: EMPTY_ROOT, extensions: [] });
  const otherName = { ...logKey, name: 'example.com/other' };
  const good = signCheckpoint({ origin, size: 0, root: EMPTY_ROOT, seed });
  const byWitness = cosign({ text, name: witnessKey.name, seed: witnessSeed, timeSeconds: 1n });
  assert.equal(judge(good), 'ok');
  assert.equal(judge(good, [otherName]), 'wrong-origin');
  assert.equal(judge(formatNote({ text, signatures: [byWitness] })), 'log-signature-missing');
  assert.equal(judge(formatNote({ text, signatures: [signNote({ text, name: origin, seed: witnessSeed })] })), 'no-known-signature');
  assert.equal(judge(good.replace('\n0\n', '\n1\n')), 'signature-invalid');
  const broken = { ...byWitness, signature: byWitness.signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) };
  assert.equal(judge(formatNote({ text, signatures: [signNote({ text, name: origin, seed }), broken] })), 'signature-invalid');
  // The log's key in the part of a witness does not make a checkpoint of the log.
  const asWitness = cosign({ text, name: origin, seed, timeSeconds: 1n });
  assert.equal(judge(formatNote({ text, signatures: [asWitness] })), 'no-known-signature');
});

test('[L16] while a log changes its key, either of its keys is enough', () => {
  const newKey = verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(witnessSeed).publicKey });
  const bytes = utf8(signCheckpoint({ origin, size: 0, root: EMPTY_ROOT, seed: witnessSeed }));
  const verdict = verifyCheckpoint({ bytes, logKeys: [logKey, newKey] });
  assert.equal(verdict.ok && verdict.logKey, newKey);
});
