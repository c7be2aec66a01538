// `arrival`: goods counted at a site. Under a waybill they leave its transit
// account, good goods to stock and each loss to its named class; more than was
// sent comes from `suspense:SITE`. Without a waybill (a publisher's list of what
// entered) they come from the donor. The counting point says what was seen:
// `crossed` (came over a border) or `arrived` (unloaded at a site).

import { accountPath } from '../account.ts';
import type { Posting } from '../posting.ts';
import { code, optionalCode, present, source, type Kind, type Need, type Source } from '../body.ts';
import { goodsNeeds, loseGoods, lotsOf, moveGoods, optionalGoods, optionalLosses, type Goods, type LostGoods } from '../goods.ts';
import { Malformed } from '../decode.ts';

export interface Arrival {
  readonly point: 'crossed' | 'arrived';
  readonly site: string;
  readonly fund: string;
  readonly waybill?: string;
  readonly donor?: string;
  readonly recipient?: string;
  readonly category?: string;
  readonly goods: readonly Goods[];
  readonly losses: readonly LostGoods[];
  readonly excess: readonly Goods[];
  /** Dimensions the publisher gives beside, such as the donation type. */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly source?: Source;
}

export const arrival: Kind<Arrival> = {
  name: 'arrival',
  act: false,
  decode(body) {
    const value = {
      point: body.oneOf('point', ['crossed', 'arrived']),
      site: code(body, 'site'),
      fund: code(body, 'fund'),
      waybill: optionalCode(body, 'waybill'),
      donor: optionalCode(body, 'donor'),
      recipient: optionalCode(body, 'recipient'),
      category: optionalCode(body, 'category'),
      goods: optionalGoods(body, 'goods'),
      losses: optionalLosses(body, 'losses'),
      excess: optionalGoods(body, 'excess', { incoming: true }),
      dimensions: body.optionalTexts('dimensions', { entries: 20, length: 400 }),
      ...source(body),
    };
    body.end();
    if ((value.waybill === undefined) === (value.donor === undefined)) throw new Malformed('body', 'expected either waybill or donor');
    if (value.donor !== undefined && value.losses.length + value.excess.length > 0) throw new Malformed('body.losses', 'losses and excess need a waybill');
    return present(value) as unknown as Arrival;
  },
  effect: (body) => ({
    postings: arrivalPostings(body),
    figures: [],
    facets: {
      ...body.dimensions,
      point: body.point,
      fund: body.fund,
      site: body.site,
      ...(body.donor === undefined ? {} : { donor: body.donor }),
      ...(body.recipient === undefined ? {} : { recipient: body.recipient }),
      ...(body.category === undefined ? {} : { category: body.category }),
    },
    needs: arrivalNeeds(body),
    ...lotsOf(body.excess),
  }),
};

function arrivalPostings(body: Arrival): Posting[] {
  const from = body.waybill === undefined ? accountPath('donor', body.donor as string) : accountPath('transit', body.waybill);
  const stock = accountPath('stock', body.site);
  return [
    ...moveGoods(from, stock, body.fund, body.goods),
    ...loseGoods(from, body.fund, body.losses),
    ...moveGoods(accountPath('suspense', body.site), stock, body.fund, body.excess),
  ];
}

function arrivalNeeds(body: Arrival): Need[] {
  const needs: Need[] = [
    { master: 'site', code: body.site },
    { master: 'fund', code: body.fund },
  ];
  if (body.donor !== undefined) needs.push({ master: 'organisation', code: body.donor });
  if (body.recipient !== undefined) needs.push({ master: 'organisation', code: body.recipient });
  needs.push(...goodsNeeds(body.goods), ...goodsNeeds(body.losses), ...goodsNeeds(body.excess));
  return needs;
}
