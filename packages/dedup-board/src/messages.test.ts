import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomOfSeed } from '../test/chance.ts';
import { makeRows } from './board.ts';
import { readCard, readCounts, readPage, readPost, readStanding, readWithdrawal, ROWS_OF_MESSAGE_MAX, ROWS_UNITS_MAX, writeCard, writeCounts, writePage, writePost, writeStanding, writeWithdrawal } from './board-messages.ts';
import { readCallHeader, writeCallHeader } from './call.ts';
import { MESSAGE_UNITS_MAX, readAnswer, readRequest, readShare, writeAnswer, writeRequest, writeShare } from './messages.ts';

const random = randomOfSeed('messages');
const elements = [random(32), random(32)];
const REQUEST = { agency: 'north', cycle: '2026-11', elements };
const ANSWER = { holder: 'red', evaluated: elements, proof: random(64) };
const SHARE = { holder: 'red', cycle: '2026-11', share: random(32) };
const [ROW] = makeRows({ agency: 'north', cycle: '2026-11' }, [[]], random);
const row = { id: ROW?.id ?? '', tokens: ROW?.tokens ?? [] };
const POST = { agency: 'north', cycle: '2026-11', rows: [row] };
const WITHDRAWAL = { agency: 'north', cycle: '2026-11', ids: [row.id] };
const STANDING = { cycle: '2026-11', changed: 2, standing: 5 };
const PAGE = { cycle: '2026-11', since: 3, next: 5, more: true, rows: [{ agency: 'north', ...row }], withdrawn: ['ab'.repeat(16)] };
const COUNTS = [{ agency: 'north', cycle: '2026-11', asked: 4, refused: 1, most: 12 }];
const CARD = { name: 'red', cycle: '2026-11', isHolder: true, isBoard: false };
const HEADER = { agency: 'north', time: '2026-11-22T07:15:00Z', nonce: 'ab'.repeat(16), digest: 'cd'.repeat(32), seal: 'ef'.repeat(64) };
const READERS = [readRequest, readAnswer, readShare, readPost, readWithdrawal, readStanding, readPage, readCounts, readCard, readCallHeader] as const;

test('[DB13] a message is read as it was written', () => {
  assert.deepEqual(readRequest(writeRequest(REQUEST)), REQUEST);
  assert.deepEqual(readAnswer(writeAnswer(ANSWER)), ANSWER);
  assert.deepEqual(readShare(writeShare(SHARE)), SHARE);
  assert.deepEqual(readPost(writePost(POST)), POST);
  assert.deepEqual(readWithdrawal(writeWithdrawal(WITHDRAWAL)), WITHDRAWAL);
  assert.deepEqual(readStanding(writeStanding(STANDING)), STANDING);
  assert.deepEqual(readPage(writePage(PAGE)), PAGE);
  assert.deepEqual(readCounts(writeCounts('red', '2026-11', COUNTS)), { holder: 'red', cycle: '2026-11', counts: COUNTS });
  assert.deepEqual(readCard(writeCard(CARD)), CARD);
  assert.deepEqual(readCallHeader(writeCallHeader(HEADER)), HEADER);
  const agency = 'n'.repeat(100);
  assert.ok(writePage({ ...PAGE, rows: Array.from({ length: ROWS_OF_MESSAGE_MAX }, () => ({ agency, ...row })) }).length <= ROWS_UNITS_MAX);
  assert.ok(writeRequest({ agency: 'n'.repeat(100), cycle: 'c'.repeat(64), elements: Array.from({ length: 1000 }, () => elements[0] as Uint8Array) }).length <= MESSAGE_UNITS_MAX);
});

test('[DB13] a message with a field too many, too few, of another type or in other digits is refused, and so is any other text', () => {
  const whole: Readonly<Record<string, unknown>> = JSON.parse(writeRequest(REQUEST));
  const refused = (change: Readonly<Record<string, unknown>>): void => assert.equal(readRequest(JSON.stringify({ ...whole, ...change })), undefined, JSON.stringify(change));
  assert.ok(readRequest(JSON.stringify(whole)) !== undefined);
  for (const agency of [undefined, null, 5, '', 'a'.repeat(101), ['north'], '\ud800']) refused({ agency });
  for (const list of [undefined, {}, 'ab', [5], ['AB'.repeat(32)], ['ab'.repeat(31)], ['ab'.repeat(33)], [`${'ab'.repeat(31)} 1`], Array.from({ length: 1001 }, () => 'ab'.repeat(32))]) refused({ elements: list });
  refused({ extra: 1 });
  refused({ format: 'amanah-dedup-request/2' });
  for (const text of ['', '{', 'null', '[]', '5', writeShare(SHARE), ' '.repeat(MESSAGE_UNITS_MAX + 1)]) assert.equal(readRequest(text), undefined);
  // A page that promises more and leads nowhere would be asked for without end.
  assert.equal(readPage(writePage({ ...PAGE, next: 3 })), undefined);
  assert.equal(readPage(writePage({ ...PAGE, next: 2, more: false })), undefined);
  for (const wrong of [{ ...PAGE, rows: [{ ...row }] }, { ...PAGE, rows: [{ agency: 'north', ...row, more: 1 }] }, { ...PAGE, more: 1 }]) assert.equal(readPage(JSON.stringify({ ...wrong, format: 'amanah-dedup-page/1' })), undefined);
  for (const change of [{ agency: 'North' }, { agency: 'a b' }, { time: '2026-11-22' }, { nonce: 'ab' }, { seal: 'AB'.repeat(64) }]) assert.equal(readCallHeader(writeCallHeader({ ...HEADER, ...change })), undefined);
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => READERS.every((read) => read(text) === undefined)), { numRuns: 300 });
});
