// `order`: a purchase order. It moves nothing; receipts and payments that name
// its code fulfil it.

import { amount, code, optionalDay, present, type Kind } from '../body.ts';
import { goods, goodsNeeds, type Goods } from '../goods.ts';
import type { Amount } from '../amount.ts';

export interface Order {
  readonly order: string;
  readonly supplier: string;
  readonly fund: string;
  readonly goods: readonly Goods[];
  readonly price: Amount;
  readonly site: string;
  readonly due?: string;
}

export const order: Kind<Order> = {
  name: 'order',
  act: true,
  decode(body) {
    const value = {
      order: code(body, 'order'),
      supplier: code(body, 'supplier'),
      fund: code(body, 'fund'),
      goods: goods(body, 'goods'),
      price: amount(body, 'price'),
      site: code(body, 'site'),
      due: optionalDay(body, 'due'),
    };
    body.end();
    return present(value) as unknown as Order;
  },
  effect: (body) => ({
    postings: [],
    figures: [],
    facets: { site: body.site },
    needs: [
      { master: 'organisation', code: body.supplier },
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.price.commodity },
      ...goodsNeeds(body.goods),
    ],
  }),
};
