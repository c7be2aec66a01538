// `repayment`: a fund gives back what it borrowed of another, never more than it owes.

import { amount, code, type Kind } from '../body.ts';
import { throughLoan } from './loan.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface Repayment {
  readonly loan: string;
  /** The fund that borrowed and pays back. */
  readonly fund: string;
  /** The fund that lent. */
  readonly to: string;
  readonly account: string;
  readonly amount: Amount;
}

export const repayment: Kind<Repayment> = {
  name: 'repayment',
  act: true,
  decode(body) {
    const value = { loan: code(body, 'loan'), fund: code(body, 'fund'), to: code(body, 'to'), account: code(body, 'account'), amount: amount(body, 'amount') };
    body.end();
    if (value.fund === value.to) throw new Malformed('body.to', 'expected another fund');
    return value;
  },
  effect: throughLoan,
};
