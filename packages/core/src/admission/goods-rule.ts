// Rules of goods that need the books: a stocktake starts from what they hold, a
// kit is packed from what its master says it holds, a waybill is a number that
// was handed out and not used.

import type { Books } from '../ledger/books.ts';
import { accountPath } from '@amanah/record/account.ts';
import { lotKey } from '../ledger/open-matters.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Dispatch } from '@amanah/record/kinds/dispatch.ts';
import type { Goods } from '@amanah/record/goods.ts';
import type { Repack } from '@amanah/record/kinds/repack.ts';
import type { Stocktake } from '@amanah/record/kinds/stocktake.ts';
import { isOfSeries, type WaybillSeries } from '@amanah/record/kinds/waybill-series.ts';
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
  if (used !== undefined) return refuse('waybill-used', `body.waybill: goods left under ${waybill} by record ${used.index}`, 'body.waybill');
  return isUnderWay(books, waybill) ? refuse('waybill-used', `body.waybill: its dispatch was reversed, and what arrived under ${waybill} was not`, 'body.waybill') : undefined;
}

/** A number whose dispatch was taken back is free again, unless something came off that truck. */
function isUnderWay(books: Books, waybill: string): boolean {
  const transit = accountPath('transit', waybill);
  return books.matters.documentsOf('dispatch', waybill).some(({ body }) => {
    const { fund, goods } = body as unknown as Dispatch;
    return goods.some((one) => balanceOf(books, transit, one.fund ?? fund, one.amount.commodity) !== 0n);
  });
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

/** What goes in is exactly what comes out, a kit counting as what it holds, in each fund; without kits goods are bagged or blended as stated, in one fund. */
function judgeContents(books: Books, { fund, inputs, outputs }: Repack): Judgement {
  const kits = [...outputs, ...inputs].filter((one) => contentsOf(books, one.amount.commodity) !== undefined);
  if (kits.length === 0) return judgeOneFund({ fund, inputs, outputs });
  const broken = kits.find(({ amount }) => (contentsOf(books, amount.commodity) ?? []).some((part) => (amount.least * BigInt(String(part['least']))) % unitsOf(books, amount.commodity) !== 0n));
  if (broken !== undefined) return refuse('contents-differ', `body: a part of a ${broken.amount.commodity} holds no whole number of least units`, 'body');
  const missing = new Map<string, bigint>();
  const count = (one: Goods, sign: bigint): void => {
    const { commodity, least } = one.amount;
    const parts = contentsOf(books, commodity)?.map((part) => [String(part['commodity']), (least * BigInt(String(part['least']))) / unitsOf(books, commodity)] as const);
    for (const [what, amount] of parts ?? [[commodity, least] as const]) {
      const key = `${one.fund ?? fund} ${what}`;
      missing.set(key, (missing.get(key) ?? 0n) + sign * amount);
    }
  };
  for (const one of outputs) count(one, 1n);
  for (const one of inputs) count(one, -1n);
  const wrong = [...missing].find(([, amount]) => amount !== 0n);
  if (wrong === undefined) return undefined;
  const [key, amount] = wrong;
  const [inFund, commodity] = key.split(' ');
  return refuse('contents-differ', `body.inputs: the contents of what is packed need ${amount > 0n ? amount : -amount} least units ${amount > 0n ? 'more' : 'less'} of ${commodity as string} in fund ${inFund as string}`, 'body.inputs');
}

/** Least units of one unit of a commodity. */
function unitsOf(books: Books, commodity: string): bigint {
  return 10n ** BigInt(books.commodity(commodity).scale);
}

/** Where no kit says what went into what, goods of two funds could change places in one record. */
function judgeOneFund({ fund, inputs, outputs }: Pick<Repack, 'fund' | 'inputs' | 'outputs'>): Judgement {
  for (const [name, lines] of [['inputs', inputs], ['outputs', outputs]] as const) {
    const at = lines.findIndex((one) => one.fund !== undefined && one.fund !== fund);
    if (at >= 0) return refuse('contents-differ', `body.${name}[${at}].fund: what is repacked without a kit stays in fund ${fund}; write a record for each fund`, `body.${name}[${at}].fund`);
  }
  return undefined;
}

function contentsOf(books: Books, commodity: string): readonly JsonObject[] | undefined {
  return books.master('commodity', commodity)?.['contents'] as readonly JsonObject[] | undefined;
}
