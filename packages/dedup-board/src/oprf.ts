/**
 * Oblivious pseudorandom functions of RFC 9497, suite ristretto255-SHA512, modes OPRF (0) and VOPRF (1).
 *
 * One side has an input, the other a key. The first learns F(key, input), the second nothing:
 *
 *     const scalar = randomScalar(random);
 *     const blinded = blind(input, scalar, 'oprf');          // goes out
 *     const evaluated = blindEvaluate(key.secret, blinded);  // comes back
 *     finalize(input, scalar, evaluated);                    // equals evaluate(key.secret, input, 'oprf')
 *
 * The group, hashing into it and its encoding (RFC 9496) are those of the library of curves. The steps of the RFC stand
 * here and not in the library's own bundle because two holders answer one query: a proof is checked against each share
 * before the answers are added, which the bundle, made for one key, cannot do. The tests hold both to the same results.
 *
 * Time: multiplying by secrets takes the library's path of a fixed number of steps, and inverting a blind goes by a
 * fixed exponent. Under them is the bigint of JavaScript, whose time depends on its values, so no claim of constant time
 * is made: whoever can time a holder's single multiplications closely should be kept away, and a service should answer
 * batches. What is public (proofs, what is proved) is multiplied by quicker ways that do depend on values.
 */
import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
import { invertCt } from '@noble/curves/abstract/modular.js';
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

const Point = ristretto255.Point;
const Fn = Point.Fn;

/** An element of the group that is not the identity, read by {@link decodeElement} or made here. */
export type Element = InstanceType<typeof Point>;
/** A number from 1 to the order of the group less 1. A key's, and a blind, is secret. */
export type Scalar = bigint;
/** RFC 9497, section 3.1: without and with proof. The same input has different elements and results in both. */
export type Mode = 'oprf' | 'voprf';
/** As many unpredictable bytes as are asked for; the caller's source of randomness. */
export type Random = (sizeBytes: number) => Uint8Array;
export type KeyPair = { readonly secret: Scalar; readonly public: Element };

export const ELEMENT_SIZE_BYTES = 32;
export const SCALAR_SIZE_BYTES = 32;
export const PROOF_SIZE_BYTES = 2 * SCALAR_SIZE_BYTES;
export const OUTPUT_SIZE_BYTES = 64;
/** Inputs and the number of elements under one proof are written with two bytes (section 1.2, section 2.2.1). */
const TWO_BYTES_MAX = 0xffff;
/** Bytes for one scalar: twice its size, so that the remainder is as good as even. */
const RANDOM_SIZE_BYTES = 64;

const encoder = new TextEncoder();
const CONTEXT: Readonly<Record<Mode, Uint8Array>> = {
  oprf: encoder.encode('OPRFV1-\u0000-ristretto255-SHA512'),
  voprf: encoder.encode('OPRFV1-\u0001-ristretto255-SHA512'),
};

/** All parts one after the other. */
export function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const whole = new Uint8Array(bytes.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lowercase hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** A false condition is a bug of the caller or of this file, never a fault of what came over a wire. */
function insist(condition: boolean, what: string): void {
  if (!condition) throw new Error(`bug: ${what}`);
}

function twoBytes(value: number): Uint8Array {
  insist(Number.isInteger(value) && value >= 0 && value <= TWO_BYTES_MAX, 'a length is written with two bytes');
  return Uint8Array.of(value >> 8, value & 0xff);
}

function withLength(bytes: Uint8Array): Uint8Array {
  return joined(twoBytes(bytes.length), bytes);
}

/** 32 bytes of an element (RFC 9496, section 4.3.2). */
export function encodeElement(element: Element): Uint8Array {
  return element.toBytes();
}

/**
 * The element of exactly 32 canonical bytes (RFC 9496, section 4.3.1); undefined for any others, and for the identity,
 * which RFC 9497 has refused wherever it comes over a wire (section 3.3).
 */
export function decodeElement(bytes: Uint8Array): Element | undefined {
  if (bytes.length !== ELEMENT_SIZE_BYTES) return undefined;
  try {
    const element = Point.fromBytes(bytes);
    return element.is0() ? undefined : element;
  } catch {
    return undefined;
  }
}

/** 32 bytes of a scalar, the least first. */
export function encodeScalar(scalar: Scalar): Uint8Array {
  return Fn.toBytes(scalar);
}

/** The scalar of exactly 32 bytes below the order of the group; undefined for others and for zero. */
export function decodeScalar(bytes: Uint8Array): Scalar | undefined {
  const scalar = decodeProofScalar(bytes);
  return scalar === 0n ? undefined : scalar;
}

/** As {@link decodeScalar}, zero allowed: halves of a proof may be any remainder. */
function decodeProofScalar(bytes: Uint8Array): bigint | undefined {
  if (bytes.length !== SCALAR_SIZE_BYTES) return undefined;
  const value = littleEndian(bytes);
  return value < Fn.ORDER ? value : undefined;
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** A scalar by chance (section 2.1). Throws where the source of randomness gives too little, or zeros. */
export function randomScalar(random: Random): Scalar {
  const bytes = random(RANDOM_SIZE_BYTES);
  insist(bytes.length === RANDOM_SIZE_BYTES, 'the source of randomness gives as many bytes as are asked for');
  const scalar = Fn.create(littleEndian(bytes));
  insist(scalar !== 0n, 'the source of randomness does not give zeros');
  return scalar;
}

/** DeriveKeyPair of section 3.2.1: the same pair for the same 32 secret bytes and public `info`. */
export function deriveKeyPair(seed: Uint8Array, info: Uint8Array, mode: Mode): KeyPair {
  insist(seed.length === 32, 'a seed has 32 bytes');
  const input = joined(seed, withLength(info));
  const options = { DST: joined('DeriveKeyPair', CONTEXT[mode]) };
  for (let counter = 0; counter <= 255; counter += 1) {
    const secret = ristretto255_hasher.hashToScalar(joined(input, Uint8Array.of(counter)), options);
    if (secret !== 0n) return keyPairOf(secret);
  }
  throw new Error('bug: 256 digests in a row were zero');
}

/** The pair of a secret scalar. */
export function keyPairOf(secret: Scalar): KeyPair {
  return { secret, public: times(Point.BASE, secret) };
}

/** The sum of elements; undefined where it is the identity. */
export function sumOf(elements: readonly Element[]): Element | undefined {
  const sum = elements.reduce((total, element) => total.add(element), Point.ZERO);
  return sum.is0() ? undefined : sum;
}

/** In a fixed number of steps; zero is refused, as everywhere. */
function times(element: Element, scalar: Scalar): Element {
  insist(scalar > 0n && scalar < Fn.ORDER, 'a scalar is neither zero nor above the order');
  return element.multiply(scalar);
}

/** HashToGroup of section 4.1. An input that gave the identity, which nobody can find, would be a bug to go on with. */
function hashToGroup(input: Uint8Array, mode: Mode): Element {
  insist(input.length <= TWO_BYTES_MAX, 'an input has at most 65,535 bytes');
  const element = ristretto255_hasher.hashToCurve(input, { DST: joined('HashToGroup-', CONTEXT[mode]) });
  insist(!element.is0(), 'an input gives an element');
  return element;
}

function hashToScalar(input: Uint8Array, mode: Mode): bigint {
  return ristretto255_hasher.hashToScalar(input, { DST: joined('HashToScalar-', CONTEXT[mode]) });
}

/** Blind of section 3.3.1, with the scalar given: it must be by chance, of one use, and kept from everybody. */
export function blind(input: Uint8Array, scalar: Scalar, mode: Mode): Element {
  return times(hashToGroup(input, mode), scalar);
}

/** BlindEvaluate of section 3.3.1. */
export function blindEvaluate(secret: Scalar, blinded: Element): Element {
  return times(blinded, secret);
}

/** Finalize of section 3.3.1: 64 bytes. The element must have been read by {@link decodeElement}, and proved where there are proofs. */
export function finalize(input: Uint8Array, scalar: Scalar, evaluated: Element): Uint8Array {
  insist(scalar > 0n && scalar < Fn.ORDER, 'a scalar is neither zero nor above the order');
  return outputOf(input, times(evaluated, invertCt(scalar, Fn.ORDER)));
}

/** Evaluate of section 3.3.1: what whoever has the whole key reckons without anybody else. 64 bytes. */
export function evaluate(secret: Scalar, input: Uint8Array, mode: Mode): Uint8Array {
  return outputOf(input, times(hashToGroup(input, mode), secret));
}

function outputOf(input: Uint8Array, element: Element): Uint8Array {
  return sha512(joined(withLength(input), withLength(encodeElement(element)), 'Finalize'));
}

/** What a proof is about: that each of `evaluated` is `blinded` times the secret of `public`, of which there are as many. */
export type Statement = { readonly public: Element; readonly blinded: readonly Element[]; readonly evaluated: readonly Element[] };

/**
 * GenerateProof of section 2.2.1: 64 bytes that show, of all elements at once, that one secret was used. `nonce` must be
 * by chance and of one use; whoever learns it, or sees it used twice, can reckon the secret.
 */
export function generateProof(secret: Scalar, statement: Statement, nonce: Scalar): Uint8Array {
  const weights = weightsOf(statement);
  const weighed = mulAddUnsafe(Point, [...statement.blinded], [...weights]);
  // The quick way of the section for whoever has the secret; a sum that is the identity cannot be brought about.
  const answered = times(weighed, secret);
  const challenge = challengeOf(statement.public, weighed, answered, times(Point.BASE, nonce), times(weighed, nonce));
  return joined(Fn.toBytes(challenge), Fn.toBytes(Fn.sub(nonce, Fn.mul(challenge, secret))));
}

/** VerifyProof of section 2.2.2. False for anything but a right proof in canonical bytes, and for no or too many elements. */
export function verifyProof(statement: Statement, proof: Uint8Array): boolean {
  const { blinded, evaluated } = statement;
  if (proof.length !== PROOF_SIZE_BYTES || blinded.length !== evaluated.length) return false;
  if (blinded.length === 0 || blinded.length > TWO_BYTES_MAX) return false;
  const challenge = decodeProofScalar(proof.subarray(0, SCALAR_SIZE_BYTES));
  const response = decodeProofScalar(proof.subarray(SCALAR_SIZE_BYTES));
  if (challenge === undefined || response === undefined) return false;
  const weights = weightsOf(statement);
  const weighed = mulAddUnsafe(Point, [...blinded], [...weights]);
  const answered = mulAddUnsafe(Point, [...evaluated], [...weights]);
  const base = mulAddUnsafe(Point, [Point.BASE, statement.public], [response, challenge]);
  const other = mulAddUnsafe(Point, [weighed, answered], [response, challenge]);
  return challengeOf(statement.public, weighed, answered, base, other) === challenge;
}

/** The weights of ComputeComposites: each depends on all that came before and on its own two elements. */
function weightsOf({ public: key, blinded, evaluated }: Statement): readonly bigint[] {
  insist(blinded.length === evaluated.length && blinded.length > 0, 'as many elements came back as went out');
  const seed = sha512(joined(withLength(encodeElement(key)), withLength(joined('Seed-', CONTEXT.voprf))));
  return blinded.map((element, at) => {
    const pair = joined(withLength(encodeElement(element)), withLength(encodeElement(evaluated[at] as Element)));
    return hashToScalar(joined(withLength(seed), twoBytes(at), pair, 'Composite'), 'voprf');
  });
}

function challengeOf(...elements: readonly Element[]): bigint {
  return hashToScalar(joined(...elements.map((element) => withLength(encodeElement(element))), 'Challenge'), 'voprf');
}
