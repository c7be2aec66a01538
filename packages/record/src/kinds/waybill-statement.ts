// `waybill-statement`: what one party to a waybill says it loaded, carried over
// a border or delivered, signed by that party's own key. It moves nothing: what
// is in the books comes from dispatch and arrival, and where a party says
// something else, both stand in the account.

import { code, optionalCode, present, type Kind } from '../body.ts';
import { goodsNeeds, optionalGoods, optionalLosses, type Goods, type LostGoods } from '../goods.ts';
import { Malformed } from '../decode.ts';

export const WAYBILL_PARTIES = ['dispatcher', 'transporter', 'receiver'] as const;
export const WAYBILL_STAGES = ['loaded', 'departed', 'crossed', 'reached', 'delivered'] as const;

export interface WaybillStatement {
  readonly waybill: string;
  readonly party: (typeof WAYBILL_PARTIES)[number];
  readonly stage: (typeof WAYBILL_STAGES)[number];
  readonly site?: string;
  readonly goods: readonly Goods[];
  readonly losses: readonly LostGoods[];
  readonly note?: string;
}

export const waybillStatement: Kind<WaybillStatement> = {
  name: 'waybill-statement',
  act: false,
  decode(body) {
    const value = {
      waybill: code(body, 'waybill'),
      party: body.oneOf('party', WAYBILL_PARTIES),
      stage: body.oneOf('stage', WAYBILL_STAGES),
      site: optionalCode(body, 'site'),
      goods: optionalGoods(body, 'goods'),
      losses: optionalLosses(body, 'losses'),
      note: body.optionalText('note', 1000),
    };
    body.end();
    if (value.stage === 'crossed' && value.site === undefined) throw new Malformed('body.site', 'expected the crossing');
    return present(value) as unknown as WaybillStatement;
  },
  effect: (body) => ({
    postings: [],
    figures: [],
    facets: { party: body.party, stage: body.stage, ...(body.site === undefined ? {} : { site: body.site }) },
    needs: [...(body.site === undefined ? [] : [{ master: 'site', code: body.site } as const]), ...goodsNeeds(body.goods), ...goodsNeeds(body.losses)],
  }),
};
