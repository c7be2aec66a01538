// `dispatch`: goods leave a site under a waybill. Each waybill is a transit
// account that must return to zero.

import { accountPath } from '../account.ts';
import { Fields, type Json } from '../decode.ts';
import { citesDecision, code, optionalCode, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import { goods, goodsNeeds, moveGoods, type Goods } from '../goods.ts';

/** One part of the way, by one transporter. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly transporter?: string;
}

export interface Dispatch {
  readonly waybill: string;
  readonly site: string;
  readonly fund: string;
  readonly goods: readonly Goods[];
  readonly destination?: string;
  readonly transporter?: string;
  /** What the truck is known by: its plate or number. Nobody's name. */
  readonly truck?: string;
  readonly legs: readonly Leg[];
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
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
      truck: body.optionalText('truck', 40),
      legs: body.optionalList('legs', leg, { min: 1, max: 20 }),
      decision: optionalDecision(body),
    };
    body.end();
    return present(value) as unknown as Dispatch;
  },
  effect: (body) => ({
    postings: moveGoods(accountPath('stock', body.site), accountPath('transit', body.waybill), body.fund, body.goods),
    figures: [],
    // The waybill is no facet: nothing groups by it, and its account carries it.
    facets: { point: 'manifested', site: body.site },
    needs: [
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      ...goodsNeeds(body.goods),
      ...(body.destination === undefined ? [] : [{ master: 'site', code: body.destination } as const]),
      ...(body.transporter === undefined ? [] : [{ master: 'organisation', code: body.transporter } as const]),
      ...body.legs.flatMap(({ from, to, transporter }) => [
        { master: 'site', code: from } as const,
        { master: 'site', code: to } as const,
        ...(transporter === undefined ? [] : [{ master: 'organisation', code: transporter } as const]),
      ]),
    ],
    ...citesDecision(body),
  }),
};

function leg(item: Json, path: string): Leg {
  const one = new Fields(item, path);
  const value = { from: code(one, 'from'), to: code(one, 'to'), transporter: optionalCode(one, 'transporter') };
  one.end();
  return present(value) as unknown as Leg;
}
