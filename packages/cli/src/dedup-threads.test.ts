import test from 'node:test';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { answerQuery, makeHolder, shareOf, type Answer } from '@amanah/dedup-board/keyholders.ts';
import { ReckoningThreads } from './dedup-threads.ts';

test('[DB5] [DB6] what threads reckon is what one reckons, and a wrong answer is refused there too', async (t) => {
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const threads = new ReckoningThreads(2);
  t.after(() => threads.close());
  const holders = ['red', 'blue'].map((name) => makeHolder(name, '2026-11', random(32)));
  const shares = holders.map(shareOf);
  const answersTo = (elements: readonly Uint8Array[]): readonly Answer[] => holders.map((holder) => {
    const answered = answerQuery(holder, elements, random);
    return answered.ok ? answered.answer : assert.fail(answered.message);
  });
  // Thirty go to a thread, a few do not.
  const households = Array.from({ length: 30 }, (_, at) => householdKeys({ document: `P-10${at}` }, '2026-11'));
  const [many, few] = await Promise.all([threads.prepare(households), threads.prepare(households.slice(0, 3))]);
  const answers = answersTo(many.elements);
  const [whole, part] = await Promise.all([threads.combine(many, shares, answers), threads.combine(few, shares, answersTo(few.elements))]);
  assert.ok(whole.ok && part.ok);
  assert.equal(whole.tokens.length, 30);
  assert.deepEqual(part.tokens, whole.tokens.slice(0, 3));
  const [red, blue] = answers as readonly [Answer, Answer];
  const wrong = await threads.combine(many, shares, [red, { ...blue, proof: red.proof }]);
  assert.deepEqual(wrong.ok ? 'combined' : [wrong.code, wrong.holder], ['proof-wrong', 'blue']);
});
