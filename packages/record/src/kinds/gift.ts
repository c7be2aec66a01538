// `gift`: what a donor gave. Money comes into one of our cash accounts or, as a
// stated fact, went straight to a recipient; goods in kind come to a site. A
// gift against a pledge takes from the pledge.

import { accountPath } from '../account.ts';
import { move, type Posting } from '../posting.ts';
import { amount, categoryFacet, code, optionalCode, present, source, type Kind, type Need, type Source } from '../body.ts';
import { goodsNeeds, lotsOf, moveGoods, optionalGoods, type Goods } from '../goods.ts';
import { BOUNDARIES } from './pledge.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

/** What money that comes in is. Left out it is not stated. */
const NATURES = ['donation', 'zakat', 'zakat-al-fitr', 'interest', 'other'] as const;

export interface Gift {
  readonly donor: string;
  readonly fund: string;
  /** Money given; absent for goods in kind. */
  readonly amount?: Amount;
  /** Where the money came to: our cash account, or the organisation that got it directly. */
  readonly account?: string;
  readonly recipient?: string;
  /** Goods in kind and the site they came to, with the donor's or an assessed value. */
  readonly goods: readonly Goods[];
  readonly site?: string;
  readonly value?: Amount;
  readonly valueSource?: string;
  readonly form: 'money' | 'in-kind';
  readonly fromPledge: boolean;
  readonly boundary?: string;
  readonly nature?: (typeof NATURES)[number];
  /** Whom it is for, where it goes straight to a recipient and the fund asks. */
  readonly category?: string;
  readonly source?: Source;
}

export const gift: Kind<Gift> = {
  name: 'gift',
  act: false,
  decode(body) {
    const value = {
      donor: code(body, 'donor'),
      fund: code(body, 'fund'),
      amount: body.has('amount') ? amount(body, 'amount', 'signed') : undefined,
      account: optionalCode(body, 'account'),
      recipient: optionalCode(body, 'recipient'),
      goods: optionalGoods(body, 'goods', { incoming: true }),
      site: optionalCode(body, 'site'),
      value: body.has('value') ? amount(body, 'value') : undefined,
      valueSource: body.optionalText('valueSource'),
      form: body.oneOf('form', ['money', 'in-kind']),
      fromPledge: body.has('fromPledge') ? body.oneOf('fromPledge', ['yes']) === 'yes' : false,
      boundary: body.has('boundary') ? body.oneOf('boundary', BOUNDARIES) : undefined,
      nature: body.has('nature') ? body.oneOf('nature', NATURES) : undefined,
      category: optionalCode(body, 'category'),
      ...source(body),
    };
    body.end();
    if ((value.amount === undefined) === (value.goods.length === 0)) throw new Malformed('body', 'expected either amount or goods');
    if (value.goods.length > 0 && value.site === undefined) throw new Malformed('body.site', 'expected the site the goods came to');
    if (value.amount !== undefined && (value.account === undefined) === (value.recipient === undefined)) {
      throw new Malformed('body', 'expected either account or recipient for money');
    }
    if (value.category !== undefined && value.recipient === undefined) throw new Malformed('body.category', 'expected none: a category is named where something leaves, and this comes in');
    // Publishers state negative flows. A gift of our own that took money out would be a payment that nobody approves.
    if (value.source === undefined && value.amount !== undefined && value.amount.least <= 0n) throw new Malformed('body.amount.least', 'expected an amount above zero: what is given back to a donor is a payment');
    if (value.value !== undefined && value.valueSource === undefined) throw new Malformed('body.valueSource', 'expected the source of the value');
    return present(value) as unknown as Gift;
  },
  effect: (body) => ({
    postings: giftPostings(body),
    figures: [],
    facets: {
      point: body.goods.length > 0 ? 'arrived' : 'paid',
      fund: body.fund,
      donor: body.donor,
      form: body.form,
      ...(body.recipient === undefined ? {} : { recipient: body.recipient }),
      ...(body.boundary === undefined ? {} : { boundary: body.boundary }),
      ...(body.nature === undefined ? {} : { nature: body.nature }),
      ...categoryFacet(body),
      ...(body.site === undefined ? {} : { site: body.site }),
    },
    needs: giftNeeds(body),
    ...lotsOf(body.goods),
  }),
};

function giftPostings(body: Gift): Posting[] {
  const from = accountPath(body.fromPledge ? 'pledge' : 'donor', body.donor);
  if (body.amount !== undefined) {
    const to = body.account === undefined ? accountPath('partner', body.recipient as string) : accountPath('cash', body.account);
    return move(from, to, body.fund, body.amount);
  }
  const to = accountPath('stock', body.site as string);
  return moveGoods(accountPath('donor', body.donor), to, body.fund, body.goods);
}

function giftNeeds(body: Gift): Need[] {
  const needs: Need[] = [
    { master: 'organisation', code: body.donor },
    { master: 'fund', code: body.fund },
  ];
  if (body.amount !== undefined) needs.push({ master: 'commodity', code: body.amount.commodity });
  if (body.recipient !== undefined) needs.push({ master: 'organisation', code: body.recipient });
  if (body.site !== undefined) needs.push({ master: 'site', code: body.site });
  needs.push(...goodsNeeds(body.goods));
  return needs;
}
