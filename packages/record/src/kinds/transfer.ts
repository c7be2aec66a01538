// `transfer`: money between two of our cash accounts. The fund goes with it and cannot change here.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { Malformed } from '../decode.ts';
import { amount, citesDecision, code, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly amount: Amount;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const transfer: Kind<Transfer> = {
  name: 'transfer',
  act: true,
  decode(body) {
    const value = { from: code(body, 'from'), to: code(body, 'to'), fund: code(body, 'fund'), amount: amount(body, 'amount'), decision: optionalDecision(body) };
    body.end();
    if (value.from === value.to) throw new Malformed('body.to', 'expected another account');
    return present(value) as unknown as Transfer;
  },
  effect: (body) => ({
    postings: move(accountPath('cash', body.from), accountPath('cash', body.to), body.fund, body.amount),
    figures: [],
    facets: {},
    needs: [
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.amount.commodity },
    ],
    ...citesDecision(body),
  }),
};
