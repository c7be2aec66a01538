// What a party gives back goes into the fund it came from. A party that holds a guarded fund's money or goods gives
// nothing back to another fund beyond what it holds of that one: that would carry it over.

import { accountType } from '@amanah/record/account.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { Books } from '../ledger/books.ts';
import { balanceOf } from './balance.ts';
import type { Stated } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

const GIVES_BACK: ReadonlySet<string> = new Set(['return', 'grant-report']);
const PARTIES: ReadonlySet<string> = new Set(['partner', 'served', 'supplier']);

/** Judges what comes back from a partner, a supplier or a distribution. */
export function judgeGivenBack(books: Books, { kind }: Stated, postings: readonly Posting[]): Judgement {
  if (!GIVES_BACK.has(kind)) return undefined;
  for (const { source, destination, fund, commodity, amount } of postings) {
    if (!PARTIES.has(accountType(source)) || accountType(destination) === 'expense' || balanceOf(books, source, fund, commodity) >= amount) continue;
    const other = [...books.funds.guarded].find((one) => one !== fund && balanceOf(books, source, one, commodity) > 0n);
    if (other !== undefined) return refuse('restriction', `body.fund: ${source} holds less of fund ${fund} than comes back, and holds what is fund ${other}'s; record that in fund ${other}`, 'body.fund');
  }
  return undefined;
}
