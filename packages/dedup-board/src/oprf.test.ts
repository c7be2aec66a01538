import test from 'node:test';
import assert from 'node:assert/strict';
import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import { blind, blindEvaluate, decodeElement, decodeScalar, deriveKeyPair, type Element, encodeElement, encodeScalar, evaluate, finalize, generateProof, hexOf, joined, keyPairOf, type Mode, randomScalar, type Scalar, sumOf, verifyProof } from './oprf.ts';
import { RFC_9497, RFC_9496_REFUSED, type Vector } from '../test/published-vectors.ts';
import { bytesOfHex, randomOfSeed } from '../test/chance.ts';

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const elementOf = (hex: string): Element => decodeElement(bytesOfHex(hex)) ?? assert.fail(`${hex} is an element`);
const scalarOf = (hex: string): Scalar => decodeScalar(bytesOfHex(hex)) ?? assert.fail(`${hex} is a scalar`);

for (const { mode, seed, keyInfo, secret, publicKey, vectors } of RFC_9497) {
  const key = deriveKeyPair(bytesOfHex(seed), bytesOfHex(keyInfo), mode);

  test(`[DB1] mode ${mode}: the key of RFC 9497, appendix A.1`, () => {
    assert.equal(hexOf(encodeScalar(key.secret)), secret);
    if (publicKey !== undefined) assert.equal(hexOf(encodeElement(key.public)), publicKey);
  });

  for (const [at, vector] of vectors.entries()) {
    test(`[DB1] mode ${mode}, vector ${at + 1}: blinded, evaluated, proved and finalised as in RFC 9497`, () => vectorHolds(key.secret, key.public, mode, vector));
  }
}

function vectorHolds(secret: Scalar, key: Element, mode: Mode, { inputs, blinds, blinded, evaluated, outputs, proof }: Vector): void {
  const went = inputs.map((input, at) => blind(bytesOfHex(input), scalarOf(blinds[at] as string), mode));
  assert.deepEqual(went.map((element) => hexOf(encodeElement(element))), blinded);
  const came = went.map((element) => blindEvaluate(secret, element));
  assert.deepEqual(came.map((element) => hexOf(encodeElement(element))), evaluated);
  const results = inputs.map((input, at) => hexOf(finalize(bytesOfHex(input), scalarOf(blinds[at] as string), elementOf(evaluated[at] as string))));
  assert.deepEqual(results, outputs);
  assert.deepEqual(inputs.map((input) => hexOf(evaluate(secret, bytesOfHex(input), mode))), outputs);
  if (proof === undefined) return;
  const statement = { public: key, blinded: went, evaluated: came };
  assert.equal(hexOf(generateProof(secret, statement, scalarOf(proof.nonce))), proof.bytes);
  assert.ok(verifyProof(statement, bytesOfHex(proof.bytes)));
}

/** The batch of two of mode 1, as a statement with its proof. */
function batch(): { readonly secret: Scalar; readonly statement: { readonly public: Element; readonly blinded: readonly Element[]; readonly evaluated: readonly Element[] }; readonly proof: Uint8Array } {
  const suite = RFC_9497.find(({ mode }) => mode === 'voprf') ?? assert.fail();
  const { blinded, evaluated, proof } = suite.vectors[2] ?? assert.fail();
  const statement = { public: elementOf(suite.publicKey ?? ''), blinded: blinded.map(elementOf), evaluated: evaluated.map(elementOf) };
  return { secret: scalarOf(suite.secret), statement, proof: bytesOfHex(proof?.bytes ?? '') };
}

test('[DB2] a proof with any bit turned, cut short, too long or not canonical is refused', () => {
  const { statement, proof } = batch();
  for (let bit = 0; bit < proof.length * 8; bit += 37) {
    const turned = proof.slice();
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(verifyProof(statement, turned), false, `bit ${bit}`);
  }
  for (const size of [0, 1, 32, 63]) assert.equal(verifyProof(statement, proof.subarray(0, size)), false);
  assert.equal(verifyProof(statement, joined(proof, Uint8Array.of(0))), false);
  assert.equal(verifyProof(statement, new Uint8Array(64)), false);
  // The same remainder in other bytes: c + order is below 2^256.
  const higher = proof.slice();
  let value = proof.subarray(0, 32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + ORDER;
  for (let at = 0; at < 32; at += 1, value >>= 8n) higher[at] = Number(value & 0xffn);
  assert.equal(verifyProof(statement, higher), false);
});

test('[DB2] a proof is refused for another key, for elements swapped, left out, added or evaluated by another key', () => {
  const { secret, statement, proof } = batch();
  assert.ok(verifyProof(statement, proof));
  const [first, second] = statement.evaluated as readonly [Element, Element];
  const other = keyPairOf(secret + 1n);
  assert.equal(verifyProof({ ...statement, public: other.public }, proof), false);
  assert.equal(verifyProof({ ...statement, evaluated: [second, first] }, proof), false);
  assert.equal(verifyProof({ ...statement, blinded: [...statement.blinded].reverse(), evaluated: [second, first] }, proof), false);
  assert.equal(verifyProof({ ...statement, evaluated: [first] }, proof), false);
  assert.equal(verifyProof({ ...statement, blinded: statement.blinded.slice(0, 1), evaluated: [first] }, proof), false);
  assert.equal(verifyProof({ ...statement, blinded: [], evaluated: [] }, proof), false);
  const wrong = statement.blinded.map((element) => blindEvaluate(other.secret, element));
  assert.equal(verifyProof({ ...statement, evaluated: wrong }, proof), false);
  assert.equal(verifyProof({ ...statement, evaluated: wrong }, generateProof(other.secret, { ...statement, evaluated: wrong }, 5n)), false);
  // One wrong among right ones, offset by the opposite error in the other: weights that cannot be foreseen find it.
  const shifted = [first.add(other.public), second.subtract(other.public)];
  assert.equal(verifyProof({ ...statement, evaluated: shifted }, generateProof(secret, { ...statement, evaluated: shifted }, 5n)), false);
});

test('[DB3] the identity, the encodings that RFC 9496 calls invalid, and bytes cut short or added are no elements', () => {
  assert.equal(decodeElement(new Uint8Array(32)), undefined);
  for (const hex of RFC_9496_REFUSED) assert.equal(decodeElement(bytesOfHex(hex)), undefined, hex);
  const right = encodeElement(keyPairOf(7n).public);
  assert.ok(decodeElement(right) !== undefined);
  for (const size of [0, 1, 31]) assert.equal(decodeElement(right.subarray(0, size)), undefined);
  assert.equal(decodeElement(joined(right, Uint8Array.of(0))), undefined);
});

test('[DB3] zero, the order of the group and more are no scalars, and zero is never multiplied by', () => {
  const bytesOf = (value: bigint): Uint8Array => Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
  for (const value of [0n, ORDER, ORDER + 1n, 2n ** 256n - 1n]) assert.equal(decodeScalar(bytesOf(value)), undefined);
  for (const value of [1n, ORDER - 1n]) assert.equal(decodeScalar(bytesOf(value)), value);
  for (const size of [0, 31, 33]) assert.equal(decodeScalar(new Uint8Array(size).fill(1)), undefined);
  const element = keyPairOf(7n).public;
  for (const scalar of [0n, ORDER, -1n]) {
    assert.throws(() => blindEvaluate(scalar, element), /scalar/);
    assert.throws(() => blind(Uint8Array.of(1), scalar, 'oprf'), /scalar/);
    assert.throws(() => keyPairOf(scalar), /scalar/);
    assert.throws(() => finalize(Uint8Array.of(1), scalar, element));
  }
  assert.equal(sumOf([element, element.negate()]), undefined);
});

test('[DB3] a source of randomness that gives zeros or too little stops the work', () => {
  assert.throws(() => randomScalar((size) => new Uint8Array(size)), /zeros/);
  assert.throws(() => randomScalar(() => new Uint8Array(10).fill(1)), /as many bytes/);
  assert.throws(() => evaluate(3n, new Uint8Array(65_536), 'oprf'), /65,535/);
});

test('[DB1] another implementation of RFC 9497 gives the same, proofs included', () => {
  const random = randomOfSeed('other implementation');
  const theirRandom = (size = 32): Uint8Array<ArrayBuffer> => new Uint8Array(random(size));
  const { voprf } = ristretto255_oprf;
  for (let turn = 0; turn < 3; turn += 1) {
    const key = keyPairOf(randomScalar(random));
    const input = theirRandom(turn * 11);
    const secret = new Uint8Array(encodeScalar(key.secret));
    const publicKey = new Uint8Array(encodeElement(key.public));
    const theirs = voprf.blind(input, theirRandom);
    const answer = voprf.blindEvaluate(secret, publicKey, theirs.blinded, theirRandom);
    const statement = { public: key.public, blinded: [elementOf(hexOf(theirs.blinded))], evaluated: [elementOf(hexOf(answer.evaluated))] };
    assert.ok(verifyProof(statement, answer.proof));
    const ours = new Uint8Array(generateProof(key.secret, statement, randomScalar(random)));
    assert.deepEqual(voprf.finalize(input, theirs.blind, answer.evaluated, theirs.blinded, publicKey, ours), evaluate(key.secret, input, 'voprf'));
  }
});
