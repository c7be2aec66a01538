// Rules of goods that need the books: a stocktake starts from what they hold, a
// kit is packed from what its master says it holds, a waybill is a number that
// was handed out and not used.

import type { Books } from '../ledger/books.ts';
import { accountPath } from '../ledger/account.ts';
import { lotKey } from '../ledger/open-matters.ts';
import type { JsonObject } from '../decode.ts';
import type { Dispatch } from '../record/kinds/dispatch.ts';
import type { Repack } from '../record/kinds/repack.ts';
import type { Stocktake } from '../record/kinds/stocktake.ts';
import { isOfSeries, type WaybillSeries } from '../record/kinds/waybill-series.ts';
import { balanceOf, inLots, lotBalanceOf } from './balance.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Judges a decoded body of these kinds against the books. */
export function judgeGoodsRule(books: Books, kind: string, body: unknown): Judgement {
  switch (kind) {
    case 'dispatch':
      return judgeWaybill(books, (body as Dispatch).waybill);
    case 'waybill-void':
      return usedBy(books, (body as { waybill: string }).waybill);
    case 'stocktake':
      return judgeBook(books, body as Stocktake);
    case 'repack':
      return judgeContents(books, body as Repack);
    default:
      return undefined;
  }
}

function judgeWaybill(books: Books, waybill: string): Judgement {
  const series = books.matters.documents('waybill-series').filter(({ index }) => books.stands(index, books.size));
  if (series.length === 0) return undefined;
  if (!series.some(({ body }) => isOfSeries(body as unknown as WaybillSeries, waybill))) {
    return refuse('waybill-not-issued', `body.waybill: ${waybill} is no number of a series that was handed out`, 'body.waybill');
  }
  const voided = books.matters.documentsOf('waybill-void', waybill).find(({ index }) => books.stands(index, books.size));
  if (voided !== undefined) return refuse('waybill-used', `body.waybill: ${waybill} was declared void by record ${voided.index}`, 'body.waybill');
  return usedBy(books, waybill);
}

function usedBy(books: Books, waybill: string): Judgement {
  const used = books.matters.documentsOf('dispatch', waybill).find(({ index }) => books.stands(index, books.size));
  return used === undefined ? undefined : refuse('waybill-used', `body.waybill: goods left under ${waybill} by record ${used.index}`, 'body.waybill');
}

/** What the books hold of each line at this moment is what the count is compared with. */
function judgeBook(books: Books, { site, items }: Stocktake): Judgement {
  const stock = accountPath('stock', site);
  for (const [at, { fund, commodity, lot, book }] of items.entries()) {
    const held =
      lot === undefined
        ? balanceOf(books, stock, fund, commodity) - lotBalanceOf(books, stock, fund, inLots(commodity))
        : lotBalanceOf(books, stock, fund, lotKey(commodity, lot));
    if (held !== book) return refuse('book-differs', `body.items[${at}].book: the books hold ${held} least units now, not ${book}`, `body.items[${at}].book`);
  }
  return undefined;
}

/** Inputs are exactly what the kits among the outputs hold, in each fund; goods that are no kits are bagged or blended as stated. */
function judgeContents(books: Books, { fund, inputs, outputs }: Repack): Judgement {
  const kits = outputs.filter((one) => contentsOf(books, one.amount.commodity) !== undefined);
  if (kits.length === 0) return undefined;
  const missing = new Map<string, bigint>();
  const count = (key: string, amount: bigint): void => void missing.set(key, (missing.get(key) ?? 0n) + amount);
  for (const one of outputs) {
    const contents = contentsOf(books, one.amount.commodity);
    const units = 10n ** BigInt(books.commodity(one.amount.commodity).scale);
    for (const part of contents ?? []) count(`${one.fund ?? fund} ${String(part['commodity'])}`, (one.amount.least * BigInt(String(part['least']))) / units);
    if (contents === undefined) count(`${one.fund ?? fund} ${one.amount.commodity}`, one.amount.least);
  }
  for (const one of inputs) count(`${one.fund ?? fund} ${one.amount.commodity}`, -one.amount.least);
  const wrong = [...missing].find(([, amount]) => amount !== 0n);
  if (wrong === undefined) return undefined;
  const [key, amount] = wrong;
  const [inFund, commodity] = key.split(' ');
  return refuse('contents-differ', `body.inputs: the contents of what is packed need ${amount > 0n ? amount : -amount} least units ${amount > 0n ? 'more' : 'less'} of ${commodity as string} in fund ${inFund as string}`, 'body.inputs');
}

function contentsOf(books: Books, commodity: string): readonly JsonObject[] | undefined {
  return books.master('commodity', commodity)?.['contents'] as readonly JsonObject[] | undefined;
}
