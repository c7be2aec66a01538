// What a fund that hands things over to people buys stays in the fund until it is handed over. So that buying is not a
// way out: a supplier is paid on an order that brings goods, and no more than its price; an exchange in one currency
// gives back no less; and what is repacked is what went in.

import { accountPath, accountType } from '@amanah/record/account.ts';
import type { Books } from '../ledger/books.ts';
import type { Document } from '../ledger/open-matters.ts';
import type { FundAct, Stated } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

interface Money {
  readonly commodity: string;
  readonly least: string;
}

/** True when what leaves is paid for goods or another currency that come into the same fund. */
export function buysGoods({ kind, body }: Pick<Stated, 'kind' | 'body'>): boolean {
  return kind === 'purchase' || kind === 'exchange' || (kind === 'payment' && body['supplier'] !== undefined && body['order'] !== undefined);
}

const handsOver = ({ rules }: FundAct): boolean => rules.categories !== undefined || rules.ownership !== undefined;

/** Judges what is paid for goods or another currency. */
export function judgeBuying(act: FundAct): Judgement {
  if (!handsOver(act) || act.kind === 'purchase') return undefined;
  return act.kind === 'exchange' ? judgeExchange(act) : judgeOrdered(act);
}

function judgeExchange({ fund, body }: FundAct): Judgement {
  const [from, to] = [body['from'], body['to']] as unknown as [Money, Money];
  if (from.commodity !== to.commodity || BigInt(to.least) >= BigInt(from.least)) return undefined;
  return refuse('restriction', `body.to: fund ${fund} gets back less than it gives; what is kept is cost, and is a payment`, 'body.to');
}

function judgeOrdered({ books, fund, body }: FundAct): Judgement {
  const field = 'body.order';
  const order = books.matters.documentsOf('order', String(body['order'])).findLast(({ index }) => books.stands(index, books.size));
  if (order === undefined || order.body['fund'] !== fund || order.body['supplier'] !== body['supplier']) return refuse('restriction', `${field}: expected a standing order of fund ${fund} with this supplier`, field);
  const [price, amount] = [order.body['price'], body['amount']] as unknown as [Money, Money];
  if (price.commodity !== amount.commodity) return refuse('restriction', `${field}: the order is priced in ${price.commodity}`, field);
  const paid = books.matters.documentsOf('payment', String(body['order'])).reduce((sum, one) => (one.body['fund'] === fund && isInForce(books, one) ? sum + BigInt((one.body['amount'] as unknown as Money).least) : sum), 0n);
  if (paid + BigInt(amount.least) <= BigInt(price.least)) return undefined;
  return refuse('restriction', `body.amount: of the order's price of ${price.least} least units ${paid} are paid; more is not paid from fund ${fund}`, 'body.amount');
}

/** True when a record stands, and was approved where it had to wait. */
function isInForce(books: Books, { index }: Document): boolean {
  if (!books.stands(index, books.size)) return false;
  const waiting = books.matters.waitingAt(index);
  return waiting === undefined || books.matters.documentsOf('approval', waiting.id).some((one) => one.body['verdict'] === 'approved' && books.stands(one.index, books.size));
}

/** Judges goods that become other goods: without a kit that says what it holds, nothing may become less or something else. */
export function judgeRepacking(act: FundAct): Judgement {
  const { books, kind, fund, postings } = act;
  if (kind !== 'repack' || !handsOver(act)) return undefined;
  const sums = new Map<string, bigint>();
  for (const { source, destination, commodity, amount } of postings) {
    const sign = accountType(destination) === 'conversion' ? 1n : accountType(source) === 'conversion' ? -1n : 0n;
    sums.set(commodity, (sums.get(commodity) ?? 0n) + sign * amount);
  }
  // Kits are counted by what they hold, in each fund by itself, where the goods are judged.
  if ([...sums.keys()].some((one) => books.master('commodity', one)?.['contents'] !== undefined)) return undefined;
  const changed = [...sums].find(([, sum]) => sum !== 0n);
  if (changed === undefined) return undefined;
  return refuse('restriction', `body.outputs: ${changed[0]} of fund ${fund} is repacked as it is, or into a commodity whose contents say what it holds (${accountPath('conversion', String(act.body['site']))} would keep ${changed[1]})`, 'body.outputs');
}
