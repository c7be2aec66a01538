// `handover`: goods leave a site into other hands: a partner's, who then answers
// for them, or those of the families served in a cycle. It says how much, never
// to whom in person.

import { accountPath } from '../account.ts';
import { categoryFacet, code, optionalCode, present, type Kind } from '../body.ts';
import { goods, goodsNeeds, moveGoods, type Goods } from '../goods.ts';
import { Malformed } from '../decode.ts';

export interface Handover {
  readonly site: string;
  readonly fund: string;
  readonly goods: readonly Goods[];
  readonly partner?: string;
  readonly cycle?: string;
  /** Whom it is for, where a fund of the goods asks. */
  readonly category?: string;
}

export const handover: Kind<Handover> = {
  name: 'handover',
  act: false,
  decode(body) {
    const value = { site: code(body, 'site'), fund: code(body, 'fund'), goods: goods(body, 'goods'), partner: optionalCode(body, 'partner'), cycle: optionalCode(body, 'cycle'), category: optionalCode(body, 'category') };
    body.end();
    if ((value.partner === undefined) === (value.cycle === undefined)) throw new Malformed('body', 'expected either partner or cycle');
    return present(value) as unknown as Handover;
  },
  effect: (body) => ({
    postings: moveGoods(
      accountPath('stock', body.site),
      body.partner === undefined ? accountPath('served', `${body.site}/${body.cycle as string}`) : accountPath('partner', body.partner),
      body.fund,
      body.goods,
    ),
    figures: [],
    facets: { point: body.partner === undefined ? 'served' : 'handed-over', site: body.site, ...(body.partner === undefined ? {} : { partner: body.partner }), ...categoryFacet(body) },
    needs: [
      { master: 'site', code: body.site },
      { master: 'fund', code: body.fund },
      ...(body.partner === undefined ? [] : [{ master: 'organisation', code: body.partner } as const]),
      ...goodsNeeds(body.goods),
    ],
  }),
};
