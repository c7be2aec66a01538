// The vectors for other languages: households, their keys, their tokens, which keys count as two, one exchange with its proofs, and wrong answers.

import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { areTwo, type Fact } from '@amanah/dedup-board/facts.ts';
import { type Household, householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { type Answer, combineAnswers, holderOfShare, type Query, shareOf, tokenOf } from '@amanah/dedup-board/keyholders.ts';
import { blind, blindEvaluate, decodeElement, decodeScalar, type Element, encodeElement, evaluate, generateProof, hexOf, keyPairOf, type Scalar } from '@amanah/dedup-board/oprf.ts';

interface Vectors {
  readonly cycle: string;
  readonly wholeKey: string;
  readonly households: readonly { readonly household: Household; readonly keys: readonly { readonly index: number; readonly facts: readonly Fact[]; readonly input: string; readonly token: string }[] }[];
  readonly counted: readonly { readonly facts: readonly (readonly Fact[])[]; readonly two: boolean }[];
  readonly exchange: {
    readonly household: number;
    readonly blinds: readonly string[];
    readonly elements: readonly string[];
    readonly answers: readonly { readonly holder: string; readonly secret: string; readonly share: string; readonly nonce: string; readonly evaluated: readonly string[]; readonly proof: string }[];
    readonly tokens: readonly string[];
  };
  readonly refused: readonly { readonly change: string; readonly holder: string; readonly field: 'evaluated' | 'proof'; readonly at?: number; readonly swap?: readonly [number, number]; readonly bytes?: string; readonly code: string }[];
}

const vectors: Vectors = JSON.parse(readFileSync(new URL('token-vectors.json', import.meta.url), 'utf8'));
const { cycle, exchange } = vectors;
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const scalarOf = (hex: string): Scalar => decodeScalar(bytesOf(hex)) ?? assert.fail();
const elementOf = (hex: string): Element => decodeElement(bytesOf(hex)) ?? assert.fail();

const keys = householdKeys(vectors.households[exchange.household]?.household ?? assert.fail(), cycle);
const query: Query = {
  elements: exchange.elements.map(bytesOf),
  secrets: exchange.blinds.map((scalar, at) => (keys[at] === undefined ? undefined : { input: keys[at].input, scalar: scalarOf(scalar) })),
};
const shares = exchange.answers.map(({ holder, secret }) => shareOf(holderOfShare(holder, cycle, scalarOf(secret))));
const answers = exchange.answers.map(({ holder, evaluated, proof }): Answer => ({ holder, evaluated: evaluated.map(bytesOf), proof: bytesOf(proof) }));

test('[DB4] [DB5] households have the keys and tokens of the vectors', () => {
  for (const { household, keys: expected } of vectors.households) {
    assert.deepEqual(householdKeys(household, cycle).map(({ index, facts, input }) => ({ index, facts, input: hexOf(input), token: tokenOf(evaluate(scalarOf(vectors.wholeKey), input, 'oprf')) })), expected);
  }
});

test('[DB25] keys count as two where the vectors say so', () => {
  for (const { facts, two } of vectors.counted) assert.equal(areTwo(facts.map((one) => ({ facts: one }))), two, JSON.stringify(facts));
});

test('[DB5] the exchange of the vectors, with its proofs, is made and gives its tokens', () => {
  const elements = exchange.blinds.map((scalar, at) => (keys[at] === undefined ? keyPairOf(scalarOf(scalar)).public : blind(keys[at].input, scalarOf(scalar), 'oprf')));
  assert.deepEqual(elements.map((element) => hexOf(encodeElement(element))), exchange.elements);
  for (const { secret, share, nonce, evaluated, proof } of exchange.answers) {
    const pair = keyPairOf(scalarOf(secret));
    assert.equal(hexOf(encodeElement(pair.public)), share);
    assert.deepEqual(elements.map((element) => hexOf(encodeElement(blindEvaluate(pair.secret, element)))), evaluated);
    assert.equal(hexOf(generateProof(pair.secret, { public: pair.public, blinded: elements, evaluated: evaluated.map(elementOf) }, scalarOf(nonce))), proof);
  }
  const combined = combineAnswers(query, shares, answers);
  assert.deepEqual(combined.ok ? combined.tokens : combined, [exchange.tokens]);
});

test('[DB6] wrong answers of the vectors are refused, with the code and the holder', () => {
  for (const { change, holder, field, at = 0, swap, bytes = '', code } of vectors.refused) {
    const wrong = answers.map((answer): Answer => {
      if (answer.holder !== holder) return answer;
      if (field === 'proof') return { ...answer, proof: bytesOf(bytes) };
      const evaluated = [...answer.evaluated];
      const [one, other] = swap ?? [at, at];
      [evaluated[one], evaluated[other]] = swap === undefined ? [bytesOf(bytes), bytesOf(bytes)] : [evaluated[other] as Uint8Array, evaluated[one] as Uint8Array];
      return { ...answer, evaluated };
    });
    const verdict = combineAnswers(query, shares, wrong);
    assert.ok(!verdict.ok, change);
    assert.deepEqual([verdict.code, verdict.holder], [code, holder], change);
  }
});
