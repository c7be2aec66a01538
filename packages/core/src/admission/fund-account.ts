// A fund whose policy says `mixing` "no": its money stands in its own cash accounts, and no other money stands there.
// What a donor or a bank put elsewhere is a fact; it is recorded, shown, and goes home by a transfer and by nothing else.

import { accountType } from '@amanah/record/account.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { Books } from '../ledger/books.ts';
import type { Stated } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Kinds by which money leaves an account where it should not stand: towards its own, or back to whom it is owed. */
const HOMEWARD: ReadonlySet<string> = new Set(['transfer', 'repayment']);

/** Judges the cash accounts that an act takes from and puts into. */
export function judgeAccounts(books: Books, { kind, act, isPublished }: Stated, postings: readonly Posting[]): Judgement {
  if (!act) return undefined;
  for (const { source, destination, fund } of postings) {
    // A publisher's accounts are the publisher's, whatever their names.
    if (isPublished && !books.matters.ownFunds.has(fund)) continue;
    const [from, to] = [cashOf(source), cashOf(destination)];
    const wrong = (to === undefined ? undefined : misplaced(books, to, fund)) ?? (from === undefined || HOMEWARD.has(kind) ? undefined : misplaced(books, from, fund));
    if (wrong !== undefined) return refuse('restriction', `body: ${wrong}`, kind === 'transfer' ? 'body.to' : 'body.account');
  }
  return undefined;
}

function cashOf(account: string): string | undefined {
  return accountType(account) === 'cash' ? account.slice('cash:'.length) : undefined;
}

/** Why money of a fund should not stand in an account; undefined where it may. */
export function misplaced(books: Books, account: string, fund: string): string | undefined {
  const own = books.funds.rulesOf(fund)?.accounts;
  if (own !== undefined) return own.includes(account) ? undefined : `money of fund ${fund} stands in ${own.join(', ')} alone, not in ${account}`;
  const owner = books.funds.ownerOf(account);
  return owner === undefined ? undefined : `account ${account} is fund ${owner}'s alone; money of fund ${fund} stands elsewhere`;
}
