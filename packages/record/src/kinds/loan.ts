// `loan`: one fund lends to another, until a day. The account `loan:LOAN` holds
// what is owed: above zero in the fund that lent, below zero in the one that
// borrowed. A fund whose policy forbids lending, and zakat, lend nothing.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, citesDecision, code, day, optionalDecision, present, type Decision, type Effect, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface Loan {
  readonly loan: string;
  /** The fund that lends. */
  readonly fund: string;
  /** The fund that borrows. */
  readonly to: string;
  readonly account: string;
  readonly amount: Amount;
  readonly due: string;
  readonly reason: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const loan: Kind<Loan> = {
  name: 'loan',
  act: true,
  decode(body) {
    const value = {
      loan: code(body, 'loan'),
      fund: code(body, 'fund'),
      to: code(body, 'to'),
      account: code(body, 'account'),
      amount: amount(body, 'amount'),
      due: day(body, 'due'),
      reason: body.text('reason'),
      decision: optionalDecision(body),
    };
    body.end();
    if (value.fund === value.to) throw new Malformed('body.to', 'expected another fund');
    return present(value) as unknown as Loan;
  },
  effect: (body) => ({ ...throughLoan(body), ...citesDecision(body) }),
};

/** What moves from one fund's cash through the loan's account to the other's: the same for a loan and for its repayment. */
export function throughLoan(body: Pick<Loan, 'loan' | 'fund' | 'to' | 'account' | 'amount'>): Effect {
  const [cash, owed] = [accountPath('cash', body.account), accountPath('loan', body.loan)];
  return {
    postings: [...move(cash, owed, body.fund, body.amount), ...move(owed, cash, body.to, body.amount)],
    figures: [],
    facets: {},
    needs: [
      { master: 'fund', code: body.fund },
      { master: 'fund', code: body.to },
      { master: 'commodity', code: body.amount.commodity },
    ],
  };
}
