// `return`: goods or money come back to us: from a partner, a supplier, a truck
// that turned round, or a distribution.

import { accountPath, type AccountType } from '../account.ts';
import { move } from '../posting.ts';
import { amount, code, optionalCode, present, type Kind } from '../body.ts';
import { goodsNeeds, moveGoods, optionalGoods, type Goods } from '../goods.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

const RETURNED_FROM = { partner: 'partner', supplier: 'supplier', waybill: 'transit', served: 'served' } as const satisfies Readonly<Record<string, AccountType>>;

export interface Return {
  readonly fund: string;
  readonly from: keyof typeof RETURNED_FROM;
  /** The partner or supplier, the number of the waybill, or the distribution as `SITE/CYCLE`. */
  readonly party: string;
  readonly goods: readonly Goods[];
  readonly site?: string;
  readonly amount?: Amount;
  readonly account?: string;
  /** The purchase order it takes back from, for what goes back between us and a supplier. */
  readonly order?: string;
  readonly reason: string;
}

export const returned: Kind<Return> = {
  name: 'return',
  act: false,
  decode(body) {
    const value = {
      fund: code(body, 'fund'),
      from: body.oneOf('from', ['partner', 'supplier', 'waybill', 'served']),
      party: code(body, 'party'),
      goods: optionalGoods(body, 'goods'),
      site: optionalCode(body, 'site'),
      amount: body.has('amount') ? amount(body, 'amount') : undefined,
      account: optionalCode(body, 'account'),
      order: optionalCode(body, 'order'),
      reason: body.text('reason'),
    };
    body.end();
    if ((value.goods.length > 0) === (value.amount !== undefined)) throw new Malformed('body', 'expected either goods or amount');
    if ((value.goods.length > 0) !== (value.site !== undefined)) throw new Malformed('body.site', 'expected goods and site together');
    if ((value.amount !== undefined) !== (value.account !== undefined)) throw new Malformed('body.account', 'expected amount and account together');
    return present(value) as unknown as Return;
  },
  effect(body) {
    const from = accountPath(RETURNED_FROM[body.from], body.party);
    const partyIsOrganisation = body.from === 'partner' || body.from === 'supplier';
    return {
      postings:
        body.amount === undefined
          ? moveGoods(from, accountPath('stock', body.site as string), body.fund, body.goods)
          : move(from, accountPath('cash', body.account as string), body.fund, body.amount),
      figures: [],
      facets: { ...(body.site === undefined ? {} : { site: body.site }), ...(body.order === undefined ? {} : { order: body.order }), ...(body.from === 'partner' ? { partner: body.party } : {}) },
      needs: [
        { master: 'fund', code: body.fund },
        ...(partyIsOrganisation ? [{ master: 'organisation', code: body.party } as const] : []),
        ...(body.site === undefined ? [] : [{ master: 'site', code: body.site } as const]),
        ...(body.amount === undefined ? [] : [{ master: 'commodity', code: body.amount.commodity } as const]),
        ...goodsNeeds(body.goods),
      ],
    };
  },
};
