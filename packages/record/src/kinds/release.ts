// `release`: money or goods leave a restricted fund because its condition is
// met, or because its donor agreed, and stand in another fund at the same place.
// The account `release:FUND` shows from where to where, and sums to zero.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, citesDecision, code, optionalCode, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface Release {
  readonly fund: string;
  readonly to: string;
  readonly amount: Amount;
  /** Where the money is, or the site where the goods are. */
  readonly account?: string;
  readonly site?: string;
  readonly lot?: string;
  readonly reason: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const release: Kind<Release> = {
  name: 'release',
  act: true,
  decode(body) {
    const value = {
      fund: code(body, 'fund'),
      to: code(body, 'to'),
      amount: amount(body, 'amount'),
      account: optionalCode(body, 'account'),
      site: optionalCode(body, 'site'),
      lot: optionalCode(body, 'lot'),
      reason: body.text('reason'),
      decision: optionalDecision(body),
    };
    body.end();
    if ((value.account === undefined) === (value.site === undefined)) throw new Malformed('body', 'expected either account or site');
    if (value.fund === value.to) throw new Malformed('body.to', 'expected another fund');
    return present(value) as unknown as Release;
  },
  effect(body) {
    const place = body.account === undefined ? accountPath('stock', body.site as string) : accountPath('cash', body.account);
    const between = accountPath('release', body.fund);
    return {
      postings: [...move(place, between, body.fund, body.amount, body.lot), ...move(between, place, body.to, body.amount, body.lot)],
      figures: [],
      facets: {},
      needs: [
        { master: 'fund', code: body.fund },
        { master: 'fund', code: body.to },
        { master: 'commodity', code: body.amount.commodity },
        ...(body.site === undefined ? [] : [{ master: 'site', code: body.site } as const]),
      ],
      ...citesDecision(body),
    };
  },
};
