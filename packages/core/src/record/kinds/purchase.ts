// `purchase`: money to a supplier, goods from the supplier to a site, one lot.
// Both commodities balance by themselves.

import { accountPath } from '../../ledger/account.ts';
import { move } from '../../ledger/posting.ts';
import { amount, code, goods, type Goods, type Kind } from '../body.ts';
import type { Amount } from '../../amount.ts';

export interface Purchase {
  readonly supplier: string;
  readonly fund: string;
  readonly account: string;
  readonly paid: Amount;
  readonly goods: readonly Goods[];
  readonly site: string;
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
      goods: goods(body, 'goods'),
      site: code(body, 'site'),
    };
    body.end();
    return value;
  },
  effect: (body) => ({
    postings: [
      ...move(accountPath('cash', body.account), accountPath('supplier', body.supplier), body.fund, body.paid),
      ...body.goods.flatMap((one) => move(accountPath('supplier', body.supplier), accountPath('stock', body.site), body.fund, one.amount, one.lot)),
    ],
    figures: [],
    facets: { point: 'purchased', site: body.site },
    needs: [
      { master: 'organisation', code: body.supplier },
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.paid.commodity },
      ...body.goods.map((one) => ({ master: 'commodity', code: one.amount.commodity }) as const),
    ],
  }),
};
