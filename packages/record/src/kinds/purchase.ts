// `purchase`: money to a supplier, goods from the supplier to a site, one lot.
// Both commodities balance by themselves.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, citesDecision, code, optionalCode, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import { goods, goodsNeeds, lotsOf, moveGoods, type Goods } from '../goods.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface Purchase {
  readonly supplier: string;
  readonly fund: string;
  readonly account: string;
  readonly paid: Amount;
  readonly goods: readonly Goods[];
  readonly site: string;
  /** What it is for, where the fund's donor asks. */
  readonly purpose?: string;
  /** The place it is for, where that is not the site. */
  readonly place?: string;
  /** The purchase order it fulfils. */
  readonly order?: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const purchase: Kind<Purchase> = {
  name: 'purchase',
  act: true,
  decode(body) {
    const value = {
      supplier: code(body, 'supplier'),
      fund: code(body, 'fund'),
      account: code(body, 'account'),
      paid: amount(body, 'paid'),
      goods: goods(body, 'goods', { incoming: true }),
      site: code(body, 'site'),
      purpose: optionalCode(body, 'purpose'),
      place: optionalCode(body, 'place'),
      order: optionalCode(body, 'order'),
      decision: optionalDecision(body),
    };
    body.end();
    // One fund paying for another's goods would be a gift between funds that nobody sees.
    const other = value.goods.findIndex((one) => one.fund !== undefined && one.fund !== value.fund);
    if (other >= 0) throw new Malformed(`body.goods[${other}].fund`, 'expected the fund that pays: what another fund buys is a record of its own');
    return present(value) as unknown as Purchase;
  },
  effect: (body) => ({
    postings: [
      ...move(accountPath('cash', body.account), accountPath('supplier', body.supplier), body.fund, body.paid),
      ...moveGoods(accountPath('supplier', body.supplier), accountPath('stock', body.site), body.fund, body.goods),
    ],
    figures: [],
    facets: { point: 'purchased', site: body.site, ...(body.order === undefined ? {} : { order: body.order }) },
    needs: [
      { master: 'organisation', code: body.supplier },
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.paid.commodity },
      ...(body.place === undefined ? [] : [{ master: 'site', code: body.place } as const]),
      ...goodsNeeds(body.goods),
    ],
    ...lotsOf(body.goods),
    ...citesDecision(body),
  }),
};
