// `dispatch`: goods leave a site under a waybill. Each waybill is a transit
// account that must return to zero.

import { accountPath } from '../../ledger/account.ts';
import { move } from '../../ledger/posting.ts';
import { code, goods, optionalCode, present, type Goods, type Kind } from '../body.ts';

export interface Dispatch {
  readonly waybill: string;
  readonly site: string;
  readonly fund: string;
  readonly goods: readonly Goods[];
  readonly destination?: string;
  readonly transporter?: string;
}

export const dispatch: Kind<Dispatch> = {
  name: 'dispatch',
  act: true,
  decode(body) {
    const value = {
      waybill: code(body, 'waybill'),
      site: code(body, 'site'),
      fund: code(body, 'fund'),
      goods: goods(body, 'goods'),
      destination: optionalCode(body, 'destination'),
      transporter: optionalCode(body, 'transporter'),
    };
    body.end();
    return present(value) as unknown as Dispatch;
  },
  effect: (body) => ({
    postings: body.goods.flatMap((one) => move(accountPath('stock', body.site), accountPath('transit', body.waybill), body.fund, one.amount, one.lot)),
    figures: [],
    // The waybill is no facet: nothing groups by it, and its account carries it.
    facets: { point: 'manifested', site: body.site },
    needs: [
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      ...body.goods.map((one) => ({ master: 'commodity', code: one.amount.commodity }) as const),
      ...(body.destination === undefined ? [] : [{ master: 'site', code: body.destination } as const]),
      ...(body.transporter === undefined ? [] : [{ master: 'organisation', code: body.transporter } as const]),
    ],
  }),
};
