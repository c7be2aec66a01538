// `exchange`: money of one currency for another, with the rate on record. Each
// currency balances by itself: the changer gives one and takes the other.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, citesDecision, code, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface Exchange {
  readonly changer: string;
  readonly fund: string;
  readonly fromAccount: string;
  readonly from: Amount;
  readonly toAccount: string;
  readonly to: Amount;
  readonly rateSource: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const exchange: Kind<Exchange> = {
  name: 'exchange',
  act: true,
  decode(body) {
    const value = {
      changer: code(body, 'changer'),
      fund: code(body, 'fund'),
      fromAccount: code(body, 'fromAccount'),
      from: amount(body, 'from'),
      toAccount: code(body, 'toAccount'),
      to: amount(body, 'to'),
      rateSource: body.text('rateSource'),
      decision: optionalDecision(body),
    };
    body.end();
    return present(value) as unknown as Exchange;
  },
  effect: (body) => ({
    postings: [
      ...move(accountPath('cash', body.fromAccount), accountPath('supplier', body.changer), body.fund, body.from),
      ...move(accountPath('supplier', body.changer), accountPath('cash', body.toAccount), body.fund, body.to),
    ],
    figures: [],
    facets: {},
    needs: [
      { master: 'organisation', code: body.changer },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.from.commodity },
      { master: 'commodity', code: body.to.commodity },
    ],
    ...citesDecision(body),
  }),
};
