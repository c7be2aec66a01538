// Four eyes: which records wait for a second person (policy `four-eyes`), and
// who may speak for the second pair. Parameters are `KIND:COMMODITY` or `KIND:*`
// with the least units above which a record of that kind waits. A purchase pays,
// so it counts as a payment. Without a parameter nothing waits.

import type { Books } from '../ledger/books.ts';
import { accountType } from '@amanah/record/account.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { Waiting } from '../ledger/open-matters.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { FOUR_EYES_KINDS, LIMIT_PATTERN } from '@amanah/record/policy-parameters.ts';
import { mayApprove } from '@amanah/record/role-rules.ts';
import type { Record } from '@amanah/record/record.ts';
import { refuse, type Judgement } from './judgement.ts';

/** The subject of the policy. */
export const FOUR_EYES = 'four-eyes';

/** True when a record of this kind that moves these amounts waits for approval. */
export function needsApproval(books: Books, kind: string, postings: readonly Posting[]): boolean {
  const name = FOUR_EYES_KINDS[kind];
  const parameters = name === undefined ? undefined : (books.master('policy', FOUR_EYES)?.['parameters'] as JsonObject | undefined);
  if (name === undefined || parameters === undefined) return false;
  // What is spilled while repacking is written off like any other loss.
  return exceeds(parameters, name, postings) || (name === 'repack' && exceeds(parameters, 'loss', postings.filter(isLoss)));
}

function exceeds(parameters: JsonObject, name: string, postings: readonly Posting[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { commodity, amount } of postings.filter((one) => countsFor(name, one))) sums.set(commodity, (sums.get(commodity) ?? 0n) + amount);
  return [...sums].some(([commodity, sum]) => {
    const limit = parameters[`${name}:${commodity}`] ?? parameters[`${name}:*`];
    // A limit that cannot be read guards rather than lets through: everything above nothing waits.
    return limit !== undefined && sum > (LIMIT_PATTERN.test(String(limit)) ? BigInt(String(limit)) : 0n);
  });
}

function isLoss({ destination }: Posting): boolean {
  return accountType(destination) === 'loss';
}

/** Of a purchase and an exchange the money that goes out counts; of a repack what it takes; of an arrival what it writes off; of the others all they move, once. */
function countsFor(name: string, posting: Posting): boolean {
  if (name === 'payment' || name === 'exchange') return accountType(posting.source) === 'cash';
  if (name === 'loan' || name === 'release') return accountType(posting.destination) === name;
  if (name === 'repack') return accountType(posting.source) === 'stock';
  if (name === 'arrival') return isLoss(posting);
  return true;
}

/** Judges an approval against the record it speaks about. */
export function judgeApproval(books: Books, record: Record): Judgement {
  const id = String(record.body['of']);
  const waiting = books.matters.waitingOf(id);
  if (waiting === undefined || waiting.decidedAt !== undefined) {
    const why = waiting?.decidedAt === undefined ? 'this record does not wait for approval' : `record ${waiting.decidedAt} decided it already`;
    return refuse('not-waiting', `body.of: ${why}`, 'body.of');
  }
  return judgeApprover(books, record.author, waiting);
}

function judgeApprover(books: Books, author: string, waiting: Waiting): Judgement {
  const approver = books.authors.get(author);
  if (!mayApprove(approver?.role ?? '', waiting.kind)) return refuse('role-not-allowed', `a ${approver?.role ?? 'key without role'} does not approve a ${waiting.kind}`);
  if (approver?.holder === waiting.holder) return refuse('own-approval', `body.of: ${waiting.holder} wrote this record; another person approves it`, 'body.of');
  return undefined;
}
