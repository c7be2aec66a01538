import test from 'node:test';
import assert from 'node:assert/strict';
import { fromUtf8, toHex, utf8 } from './bytes.ts';
import { keyPairFromSeed, verifyRaw } from './signature.ts';
import { cosign, cosignatureTime, cosignatureVerifier, cosignedMessage, verifierOf } from './cosignature.ts';
import { KEY_TYPE, verifierKey, verifyNote } from './note.ts';

const seed = new Uint8Array(32).fill(4);
const { publicKey } = keyPairFromSeed(seed);
const key = verifierKey({ name: 'witness.example/w1', type: KEY_TYPE.cosignature, publicKey });
const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

test('[L17] the message is that of the specification', () => {
  assert.equal(fromUtf8(cosignedMessage({ timeSeconds: 1679315147n, text })),
    'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n');
});

test('[L17] a cosignature is the time and a signature, and verifies for its own text and time', () => {
  const line = cosign({ text, name: key.name, seed, timeSeconds: 1679315147n });
  assert.equal(line.keyId, key.keyId);
  assert.equal(line.signature.length, 72);
  assert.equal(toHex(line.signature.subarray(0, 8)), '00000000641850cb');
  assert.equal(cosignatureTime(line.signature), 1679315147n);
  const verifier = cosignatureVerifier(key);
  assert.equal(verifier.verify({ text, signature: line.signature }), true);
  assert.equal(verifier.verify({ text: `${text}x\n`, signature: line.signature }), false);
  for (let bit = 0; bit < 72 * 8; bit += 5) {
    const flipped = line.signature.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    assert.equal(verifier.verify({ text, signature: flipped }), false, `bit ${bit}`);
  }
});

test('[L17] other lengths and times of 2^63 or more are no cosignatures', () => {
  const { signature } = cosign({ text, name: key.name, seed, timeSeconds: 2n ** 63n - 1n });
  assert.equal(cosignatureVerifier(key).verify({ text, signature }), true);
  const late = signature.map((byte, at) => (at === 0 ? byte | 0x80 : byte));
  for (const other of [late, signature.slice(1), signature.slice(0, 64), new Uint8Array(0), new Uint8Array(2428)]) {
    assert.equal(cosignatureTime(other), undefined);
    assert.equal(cosignatureVerifier(key).verify({ text, signature: other }), false);
  }
  assert.throws(() => cosign({ text, name: key.name, seed, timeSeconds: 2n ** 63n }), { name: 'AssertionFailure' });
});

test('[L17] a cosignature is no signature of the note, nor the other way round', () => {
  const line = cosign({ text, name: key.name, seed, timeSeconds: 5n });
  assert.equal(verifyRaw({ publicKey, message: utf8(text), signature: line.signature.slice(8) }), false);
  assert.notEqual(verifierKey({ name: key.name, type: KEY_TYPE.ed25519, publicKey }).keyId, key.keyId);
});

test('[L17] lines of ML-DSA-44 keys are passed over, not taken for verified', () => {
  const large = verifierKey({ name: 'pq.example', type: KEY_TYPE.mlDsa44Cosignature, publicKey: new Uint8Array(1312) });
  assert.equal(verifierOf(large), undefined);
  const line = cosign({ text, name: key.name, seed, timeSeconds: 5n });
  const note = { text, signatures: [{ name: large.name, keyId: large.keyId, signature: new Uint8Array(2428) }, line] };
  const judged = verifyNote({ note, verifiers: [key, large].flatMap((of) => verifierOf(of) ?? []) });
  assert.deepEqual(judged.ok && judged.verified.map((one) => one.key.name), [key.name]);
});
