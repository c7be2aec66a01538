// `bank-line`: one line of a bank's statement: day, amount, and the bank's own
// reference where that is a code. It moves nothing; until a `bank-match` says
// which records it is, it stands as unmatched.

import { amount, code, day, optionalCode, present, recordIdIn, type Kind } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface BankLine {
  readonly statement: string;
  readonly account: string;
  readonly line: number;
  readonly day: string;
  /** Above zero came in, below zero went out. */
  readonly amount: Amount;
  readonly reference?: string;
}

export const bankLine: Kind<BankLine> = {
  name: 'bank-line',
  act: false,
  decode(body) {
    const value = {
      statement: recordIdIn(body, 'statement'),
      account: code(body, 'account'),
      line: body.integer('line', 1, 1_000_000),
      day: day(body, 'day'),
      amount: amount(body, 'amount', 'signed'),
      reference: optionalCode(body, 'reference'),
    };
    body.end();
    return present(value) as unknown as BankLine;
  },
  effect: (body) => ({
    postings: [],
    figures: [],
    facets: {},
    needs: [{ master: 'commodity', code: body.amount.commodity }],
    cites: [{ id: body.statement, kinds: ['bank-statement'], field: 'body.statement' }],
  }),
};
