/**
 * Ballots that are hidden until voting has closed: first a commitment is
 * logged, afterwards the choice and the salt that open it.
 *
 * The commitment is SHA-256 of the canonical JSON `{"choice":…,"voter":"…"}`
 * followed by 32 random bytes. It hides the choice, because nobody can try all
 * salts; it binds it, because no other choice gives the same hash; and since
 * the voter is part of it, nobody can copy a commitment, and later its
 * opening, and so vote like a person whose ballot is still hidden.
 *
 *     const salt = toHex(randomBytes(32));
 *     commitmentOf({ vote: 'yes' }, salt, 'amal')   // 64 hexadecimal digits, to be logged now; the salt is kept
 */
import { assert } from '@amanah/log/assert.ts';
import { concat, fromHex } from '@amanah/log/bytes.ts';
import { canonicalBytes, type JsonValue } from '@amanah/log/canonical.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import type { Choice } from './ballot.ts';

/** A salt is 32 bytes, and a commitment 32 bytes, both as lowercase hexadecimal. */
export const SALT_PATTERN = /^[0-9a-f]{64}$/;
export const COMMITMENT_PATTERN = /^[0-9a-f]{64}$/;

/** What a head logs before voting closes. A salt that is not 64 hexadecimal digits is a bug of the caller. */
export function commitmentOf(choice: Choice, salt: string, voter: string): string {
  const saltBytes = SALT_PATTERN.test(salt) ? fromHex(salt) : undefined;
  assert(saltBytes !== undefined, 'a salt is 32 bytes as lowercase hexadecimal');
  return sha256Hex(concat(canonicalBytes({ choice: plainChoice(choice), voter }), saltBytes));
}

/** Whether this choice, salt and voter are those that were committed to. Never throws at text that others wrote. */
export function opensCommitment(commitment: string, choice: Choice, salt: string, voter: string): boolean {
  return SALT_PATTERN.test(salt) && commitmentOf(choice, salt, voter) === commitment;
}

function plainChoice(choice: Choice): JsonValue {
  if ('vote' in choice) return choice.reason === undefined ? { vote: choice.vote } : { vote: choice.vote, reason: choice.reason };
  if ('ranking' in choice) return { ranking: [...choice.ranking] };
  if ('approves' in choice) return { approves: [...choice.approves] };
  return { points: { ...choice.points } };
}
