import assert from 'node:assert/strict';
import test from 'node:test';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { concat, utf8 } from '@amanah/log/bytes.ts';
import { commitmentOf, opensCommitment } from './commitment.ts';

const SALT = '00'.repeat(31) + '07';

test('[X6] a commitment is SHA-256 of the canonical choice and voter, and 32 bytes of salt', () => {
  const salt = new Uint8Array(32);
  salt[31] = 7;
  const expected = sha256Hex(concat(utf8('{"choice":{"ranking":["b","a"]},"voter":"amal"}'), salt));
  assert.equal(commitmentOf({ ranking: ['b', 'a'] }, SALT, 'amal'), expected);
  assert.equal(commitmentOf({ points: { b: 1, a: 2 } }, SALT, 'amal'), commitmentOf({ points: { a: 2, b: 1 } }, SALT, 'amal'), 'the order of members is not part of it');
  assert.equal(commitmentOf({ reason: 'dear', vote: 'no' }, SALT, 'amal'), sha256Hex(concat(utf8('{"choice":{"reason":"dear","vote":"no"},"voter":"amal"}'), salt)));
});

test('[X6] a commitment is opened by exactly its choice, salt and voter', () => {
  const commitment = commitmentOf({ approves: ['a'] }, SALT, 'amal');
  assert.equal(opensCommitment(commitment, { approves: ['a'] }, SALT, 'amal'), true);
  assert.equal(opensCommitment(commitment, { approves: ['b'] }, SALT, 'amal'), false);
  assert.equal(opensCommitment(commitment, { approves: [] }, SALT, 'amal'), false);
  assert.equal(opensCommitment(commitment, { ranking: ['a'] }, SALT, 'amal'), false);
  assert.equal(opensCommitment(commitment, { approves: ['a'] }, '00'.repeat(32), 'amal'), false);
  assert.equal(opensCommitment(commitment, { approves: ['a'] }, SALT, 'bo'), false);
  assert.equal(opensCommitment(commitment.toUpperCase(), { approves: ['a'] }, SALT, 'amal'), false);
  for (const salt of ['', '07', SALT.slice(2), `${SALT}00`, 'g'.repeat(64), 'A'.repeat(64)]) assert.equal(opensCommitment(commitment, { approves: ['a'] }, salt, 'amal'), false, salt);
});
