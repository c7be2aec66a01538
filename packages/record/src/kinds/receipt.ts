// `receipt`: a goods received note. Goods of a supplier come to a site, lot by
// lot; what they cost is paid by payments of their own.

import { accountPath } from '../account.ts';
import { code, optionalCode, present, type Kind } from '../body.ts';
import { goods, goodsNeeds, lotsOf, moveGoods, type Goods } from '../goods.ts';

export interface Receipt {
  readonly supplier: string;
  readonly fund: string;
  readonly site: string;
  readonly goods: readonly Goods[];
  /** The purchase order it fulfils. */
  readonly order?: string;
  /** The supplier's own delivery note. */
  readonly note?: string;
}

export const receipt: Kind<Receipt> = {
  name: 'receipt',
  act: false,
  decode(body) {
    const value = {
      supplier: code(body, 'supplier'),
      fund: code(body, 'fund'),
      site: code(body, 'site'),
      goods: goods(body, 'goods', { incoming: true }),
      order: optionalCode(body, 'order'),
      note: optionalCode(body, 'note'),
    };
    body.end();
    return present(value) as unknown as Receipt;
  },
  effect: (body) => ({
    postings: moveGoods(accountPath('supplier', body.supplier), accountPath('stock', body.site), body.fund, body.goods),
    figures: [],
    facets: { point: 'purchased', site: body.site, ...(body.order === undefined ? {} : { order: body.order }) },
    needs: [
      { master: 'organisation', code: body.supplier },
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      ...goodsNeeds(body.goods),
    ],
    ...lotsOf(body.goods),
  }),
};
