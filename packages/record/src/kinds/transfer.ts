// `transfer`: money between two of our cash accounts. The fund goes with it and cannot change here.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { Malformed } from '../decode.ts';
import { amount, code, type Kind } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly amount: Amount;
}

export const transfer: Kind<Transfer> = {
  name: 'transfer',
  act: true,
  decode(body) {
    const value = { from: code(body, 'from'), to: code(body, 'to'), fund: code(body, 'fund'), amount: amount(body, 'amount') };
    body.end();
    if (value.from === value.to) throw new Malformed('body.to', 'expected another account');
    return value;
  },
  effect: (body) => ({
    postings: move(accountPath('cash', body.from), accountPath('cash', body.to), body.fund, body.amount),
    figures: [],
    facets: {},
    needs: [
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.amount.commodity },
    ],
  }),
};
