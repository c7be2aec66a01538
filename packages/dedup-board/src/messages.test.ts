import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomOfSeed } from '../test/chance.ts';
import { makeRows } from './board.ts';
import { MESSAGE_UNITS_MAX, readAnswer, readRequest, readRow, readShare, writeAnswer, writeRequest, writeRow, writeShare } from './messages.ts';

const random = randomOfSeed('messages');
const elements = [random(32), random(32)];
const REQUEST = { agency: 'north', cycle: '2026-11', elements };
const ANSWER = { holder: 'red', evaluated: elements, proof: random(64) };
const SHARE = { holder: 'red', cycle: '2026-11', share: random(32) };
const [ROW] = makeRows({ agency: 'north', cycle: '2026-11' }, [[]], random);
const READERS = [readRequest, readAnswer, readShare, readRow] as const;

test('[DB13] a message is read as it was written', () => {
  assert.deepEqual(readRequest(writeRequest(REQUEST)), REQUEST);
  assert.deepEqual(readAnswer(writeAnswer(ANSWER)), ANSWER);
  assert.deepEqual(readShare(writeShare(SHARE)), SHARE);
  assert.deepEqual(readRow(writeRow(ROW ?? assert.fail())), ROW);
  assert.ok(writeRequest({ agency: 'n'.repeat(100), cycle: 'c'.repeat(64), elements: Array.from({ length: 600 }, () => elements[0] as Uint8Array) }).length <= MESSAGE_UNITS_MAX);
});

test('[DB13] a message with a field too many, too few, of another type or in other digits is refused, and so is any other text', () => {
  const whole: Readonly<Record<string, unknown>> = JSON.parse(writeRequest(REQUEST));
  const refused = (change: Readonly<Record<string, unknown>>): void => assert.equal(readRequest(JSON.stringify({ ...whole, ...change })), undefined, JSON.stringify(change));
  assert.ok(readRequest(JSON.stringify(whole)) !== undefined);
  for (const agency of [undefined, null, 5, '', 'a'.repeat(101), ['north'], '\ud800']) refused({ agency });
  for (const list of [undefined, {}, 'ab', [5], ['AB'.repeat(32)], ['ab'.repeat(31)], ['ab'.repeat(33)], [`${'ab'.repeat(31)} 1`], Array.from({ length: 601 }, () => 'ab'.repeat(32))]) refused({ elements: list });
  refused({ extra: 1 });
  refused({ format: 'amanah-dedup-request/2' });
  for (const text of ['', '{', 'null', '[]', '5', writeShare(SHARE), ' '.repeat(MESSAGE_UNITS_MAX + 1)]) assert.equal(readRequest(text), undefined);
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => READERS.every((read) => read(text) === undefined)), { numRuns: 300 });
});
