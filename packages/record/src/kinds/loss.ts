// `loss`: goods gone from a site, a waybill or a partner, with a class and a
// reason. A loss is a fact: it is recorded even where the book holds less (P4, P5).

import { LOSS_CLASSES, accountPath, type LossClass } from '../account.ts';
import { code, optionalCode, present, type Kind, type Need } from '../body.ts';
import { goods, goodsNeeds, moveGoods, type Goods } from '../goods.ts';
import { Malformed } from '../decode.ts';

export interface Loss {
  readonly class: LossClass;
  readonly fund: string;
  readonly goods: readonly Goods[];
  readonly reason: string;
  readonly site?: string;
  readonly waybill?: string;
  readonly partner?: string;
}

export const loss: Kind<Loss> = {
  name: 'loss',
  act: false,
  decode(body) {
    const value = {
      class: body.oneOf('class', LOSS_CLASSES),
      fund: code(body, 'fund'),
      goods: goods(body, 'goods'),
      reason: body.text('reason'),
      site: optionalCode(body, 'site'),
      waybill: optionalCode(body, 'waybill'),
      partner: optionalCode(body, 'partner'),
    };
    body.end();
    if ([value.site, value.waybill, value.partner].filter((one) => one !== undefined).length !== 1) {
      throw new Malformed('body', 'expected exactly one of site, waybill and partner');
    }
    return present(value) as unknown as Loss;
  },
  effect(body) {
    const from =
      body.site !== undefined
        ? accountPath('stock', body.site)
        : body.waybill !== undefined
          ? accountPath('transit', body.waybill)
          : accountPath('partner', body.partner as string);
    const needs: Need[] = [{ master: 'fund', code: body.fund }];
    if (body.site !== undefined) needs.push({ master: 'site', code: body.site });
    if (body.partner !== undefined) needs.push({ master: 'organisation', code: body.partner });
    needs.push(...goodsNeeds(body.goods));
    return {
      postings: moveGoods(from, accountPath('loss', body.class), body.fund, body.goods),
      figures: [],
      facets: { loss: body.class, ...(body.site === undefined ? {} : { site: body.site }) },
      needs,
    };
  },
};
