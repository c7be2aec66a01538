// What comes back, or off a truck, comes in the fund it left in. A party or a waybill that holds a guarded fund's money
// or goods gives nothing to another fund beyond what it holds of that one: that would carry it over.

import { accountType } from '@amanah/record/account.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { Books } from '../ledger/books.ts';
import { balanceOf } from './balance.ts';
import type { Stated } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

const GIVES: ReadonlySet<string> = new Set(['return', 'grant-report', 'arrival']);
const HOLDERS: ReadonlySet<string> = new Set(['partner', 'served', 'supplier', 'transit']);

interface Coming {
  readonly source: string;
  readonly fund: string;
  readonly commodity: string;
  least: bigint;
}

/** Judges what comes back from a partner, a supplier or a distribution, what comes off a truck, and what is delivered on an order. */
export function judgeGivenBack(books: Books, { kind, body }: Stated, postings: readonly Posting[]): Judgement {
  if (kind === 'receipt') return judgeDelivered(books, String(body['order']), postings);
  if (!GIVES.has(kind)) return undefined;
  const sums = new Map<string, Coming>();
  for (const { source, destination, fund, commodity, amount } of postings) {
    if (!HOLDERS.has(accountType(source)) || accountType(destination) === 'expense') continue;
    const key = `${source} ${fund} ${commodity}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { source, fund, commodity, least: amount });
    else sum.least += amount;
  }
  for (const { source, fund, commodity, least } of sums.values()) {
    if (balanceOf(books, source, fund, commodity) >= least) continue;
    const other = [...books.funds.guarded].find((one) => one !== fund && balanceOf(books, source, one, commodity) > 0n);
    if (other !== undefined) return refuse('restriction', `body.fund: ${source} holds less of fund ${fund} than comes from it, and holds what is fund ${other}'s; record that in fund ${other}`, 'body.fund');
  }
  return undefined;
}

/** What a fund with rules ordered comes into that fund. */
function judgeDelivered(books: Books, code: string, postings: readonly Posting[]): Judgement {
  const order = books.matters.documentsOf('order', code).findLast(({ index }) => books.stands(index, books.size));
  const fund = order?.body['fund'] as string | undefined;
  if (fund === undefined || !books.funds.guarded.has(fund) || postings.every((one) => one.fund === fund)) return undefined;
  return refuse('restriction', `body.fund: order ${code} is fund ${fund}'s; what comes on it comes into that fund`, 'body.fund');
}
