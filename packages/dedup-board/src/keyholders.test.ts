import test from 'node:test';
import assert from 'node:assert/strict';
import { sha512 } from '@noble/hashes/sha2.js';
import { RFC_9497 } from '../test/published-vectors.ts';
import { bytesOfHex, randomOfSeed } from '../test/chance.ts';
import { type HouseholdKey, householdKeys } from './household-keys.ts';
import { type Answer, answerQuery, combineAnswers, holderOfShare, type Holder, makeHolder, prepareQuery, type PublishedShare, shareOf, tokenOf } from './keyholders.ts';
import { blindEvaluate, decodeElement, decodeScalar, type Element, encodeElement, evaluate, finalize, hexOf, joined, type Scalar, sumOf } from './oprf.ts';

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const CYCLE = '2026-11';
const remainder = (value: bigint): bigint => ((value % ORDER) + ORDER) % ORDER;
const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** The shares of the published key of RFC 9497, mode 0: one from a digest, the other what is left. */
function publishedShares(): { readonly whole: Scalar; readonly one: Scalar; readonly two: Scalar } {
  const whole = decodeScalar(bytesOfHex(RFC_9497[0]?.secret ?? '')) ?? assert.fail();
  const one = remainder(littleEndian(sha512(joined('amanah-test-k1'))));
  return { whole, one, two: remainder(whole - one) };
}

interface Scene {
  readonly holders: readonly [Holder, Holder];
  readonly shares: readonly PublishedShare[];
  readonly keys: readonly HouseholdKey[];
  readonly query: ReturnType<typeof prepareQuery>;
  readonly answers: readonly [Answer, Answer];
}

function scene(): Scene {
  const random = randomOfSeed('keyholders');
  const holders = [makeHolder('red', CYCLE, random(32)), makeHolder('blue', CYCLE, random(32))] as const;
  const keys = householdKeys({ document: 'P102334', phone: '059 123 4567' }, CYCLE);
  const query = prepareQuery([keys, []], random);
  const [red, blue] = holders.map((holder) => {
    const answered = answerQuery(holder, query.elements, random);
    return answered.ok ? answered.answer : assert.fail(answered.message);
  }) as [Answer, Answer];
  return { holders, shares: holders.map(shareOf), keys, query, answers: [red, blue] };
}

test('[DB5] two shares of the published key give the published evaluation and output', () => {
  const { whole, one, two } = publishedShares();
  assert.equal(remainder(one + two), whole);
  for (const { inputs, blinds, blinded, evaluated, outputs } of RFC_9497[0]?.vectors ?? []) {
    const element = decodeElement(bytesOfHex(blinded[0] ?? '')) ?? assert.fail();
    const sum = sumOf([one, two].map((share) => blindEvaluate(share, element))) ?? assert.fail();
    assert.equal(hexOf(encodeElement(sum)), evaluated[0]);
    const scalar = decodeScalar(bytesOfHex(blinds[0] ?? '')) ?? assert.fail();
    assert.equal(hexOf(finalize(bytesOfHex(inputs[0] ?? ''), scalar, sum)), outputs[0]);
  }
});

test('[DB5] tokens by way of two holders are those of the whole key, 16 bytes each, and only of keys that there are', () => {
  const { whole, one, two } = publishedShares();
  const random = randomOfSeed('whole key');
  const holders = [holderOfShare('red', CYCLE, one), holderOfShare('blue', CYCLE, two)];
  const keys = householdKeys({ document: 'P102334', phone: '059 123 4567' }, CYCLE);
  const query = prepareQuery([keys, []], random);
  assert.equal(query.elements.length, 20);
  const answers = holders.map((holder) => answerQuery(holder, query.elements, random)).map((answered) => (answered.ok ? answered.answer : assert.fail()));
  const combined = combineAnswers(query, holders.map(shareOf), answers);
  assert.ok(combined.ok);
  assert.deepEqual(combined.tokens, [keys.map(({ input }) => tokenOf(evaluate(whole, input, 'oprf'))), []]);
  assert.ok(combined.tokens.flat().every((token) => /^[0-9a-f]{32}$/.test(token)));
});

test('[DB6] a wrong answer is refused with the code and the holder who gave it', () => {
  const { holders, shares, query, answers: [red, blue] } = scene();
  const refused = (code: string, holder: string | undefined, given: readonly Answer[], of = shares): void => {
    const verdict = combineAnswers(query, of, given);
    assert.ok(!verdict.ok);
    assert.deepEqual([verdict.code, verdict.holder], [code, holder]);
  };
  assert.ok(combineAnswers(query, shares, [blue, red]).ok);
  const [first, second, ...rest] = blue.evaluated as readonly [Uint8Array, Uint8Array, ...Uint8Array[]];
  refused('proof-wrong', 'blue', [red, { ...blue, evaluated: [second, first, ...rest] }]);
  refused('proof-wrong', 'blue', [red, { ...blue, evaluated: red.evaluated }]);
  refused('proof-wrong', 'red', [{ ...red, proof: blue.proof }, blue]);
  refused('proof-wrong', 'red', [{ ...red, proof: red.proof.subarray(0, 63) }, blue]);
  refused('element-invalid', 'red', [{ ...red, evaluated: [new Uint8Array(32), ...red.evaluated.slice(1)] }, blue]);
  refused('element-invalid', 'blue', [red, { ...blue, evaluated: [first.subarray(0, 31), second, ...rest] }]);
  refused('answer-size', 'blue', [red, { ...blue, evaluated: blue.evaluated.slice(1) }]);
  refused('answer-missing', 'blue', [red]);
  refused('answer-missing', 'red', [red, red, blue]);
  // The share of another cycle, and of another holder.
  const later = makeHolder('blue', '2026-12', randomOfSeed('later')(32));
  refused('proof-wrong', 'blue', [red, blue], [shares[0] as PublishedShare, { ...shareOf(later), cycle: CYCLE }]);
  const wrong = answerQuery({ ...holders[1], keys: later.keys }, query.elements, randomOfSeed('wrong'));
  refused('proof-wrong', 'blue', [red, wrong.ok ? wrong.answer : assert.fail()]);
});

test('[DB6] shares are refused that are one holder, one share twice, of two cycles, no elements, or cancel each other', () => {
  const { shares, query, answers } = scene();
  const [red, blue] = shares as readonly [PublishedShare, PublishedShare];
  const codeOf = (of: readonly PublishedShare[]): string => {
    const verdict = combineAnswers(query, of, answers);
    return verdict.ok ? 'combined' : verdict.code;
  };
  assert.equal(codeOf([red]), 'holders');
  assert.equal(codeOf([]), 'holders');
  assert.equal(codeOf([red, { ...blue, holder: 'red' }]), 'holders');
  assert.equal(codeOf([red, { ...blue, share: red.share }]), 'holders');
  assert.equal(codeOf([red, { ...blue, cycle: '2026-12' }]), 'holders');
  assert.equal(codeOf([red, { ...blue, share: new Uint8Array(32) }]), 'share-invalid');
  const opposite = (decodeElement(red.share) as Element).negate();
  assert.equal(codeOf([red, { ...blue, share: encodeElement(opposite) }]), 'holders');
});

test('[DB6] a holder refuses what is not whole households, too much, no element, or there twice', () => {
  const { holders: [red], query: { elements } } = scene();
  const random = randomOfSeed('refusals');
  const codeOf = (given: readonly Uint8Array[]): readonly unknown[] => {
    const answered = answerQuery(red, given, random);
    return answered.ok ? ['answered'] : [answered.code, answered.at];
  };
  assert.deepEqual(codeOf(elements.slice(0, 10)), ['answered']);
  assert.deepEqual(codeOf([]), ['element-count', undefined]);
  assert.deepEqual(codeOf(elements.slice(0, 5)), ['element-count', undefined]);
  assert.deepEqual(codeOf(Array.from({ length: 1010 }, () => elements[0] as Uint8Array)), ['element-count', undefined]);
  assert.deepEqual(codeOf([...elements.slice(0, 3), new Uint8Array(32), ...elements.slice(4, 10)]), ['element-invalid', 3]);
  assert.deepEqual(codeOf([...elements.slice(0, 9), (elements[9] as Uint8Array).subarray(1)]), ['element-invalid', 9]);
  assert.deepEqual(codeOf([...elements.slice(0, 9), elements[2] as Uint8Array]), ['element-repeated', 9]);
});

test('[DB7] with one share, even knowing the household and all that was sent, no token can be reckoned', () => {
  const { holders: [red, blue], shares, keys, query, answers } = scene();
  const combined = combineAnswers(query, shares, answers);
  assert.ok(combined.ok);
  const tokens = new Set(combined.tokens.flat());
  // What the holder of one share can try for a household that it guesses right.
  const tries = keys.flatMap(({ input }) => [evaluate(red.keys.secret, input, 'oprf'), evaluate(red.keys.secret, input, 'voprf')].map(tokenOf));
  const ownAnswer = answers[0].evaluated.map((bytes) => decodeElement(bytes) as Element);
  for (const element of ownAnswer) tries.push(...keys.map(({ input }) => tokenOf(finalize(input, red.keys.secret, element))));
  for (const bytes of query.elements) tries.push(...keys.map(({ input }) => tokenOf(finalize(input, red.keys.secret, decodeElement(bytes) as Element))));
  assert.ok(tries.every((token) => !tokens.has(token)));
  // Both shares together can: the reason why two organisations hold them.
  const together = remainder(red.keys.secret + blue.keys.secret);
  assert.ok(keys.every(({ input }) => tokens.has(tokenOf(evaluate(together, input, 'oprf')))));
});

test('[DB7] what a holder sees of the same household differs each time, and shows neither which keys there are nor how many', () => {
  const random = randomOfSeed('unlinkable');
  const keys = householdKeys({ document: 'P102334', phone: '059 123 4567' }, CYCLE);
  const queries = [keys, keys, []].map((one) => prepareQuery([one], random).elements);
  assert.ok(queries.every(({ length }) => length === 10));
  assert.equal(new Set(queries.flat().map(hexOf)).size, 30);
  assert.throws(() => prepareQuery([Array.from({ length: 11 }, () => keys[0] as HouseholdKey)], random));
});

test('[DB5] in another cycle a holder has another share, and the household other tokens', () => {
  const seed = randomOfSeed('seed')(32);
  const [now, then] = [makeHolder('red', '2026-11', seed), makeHolder('red', '2026-12', seed)];
  assert.notEqual(now.keys.secret, then.keys.secret);
  assert.deepEqual(makeHolder('red', '2026-11', seed).keys.secret, now.keys.secret);
  assert.throws(() => makeHolder('red', 'no cycle', seed));
});
