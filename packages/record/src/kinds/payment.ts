// `payment`: money leaves a cash account for a supplier's bill or a class of cost.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, categoryFacet, citesDecision, code, optionalCode, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface Payment {
  readonly account: string;
  readonly fund: string;
  readonly amount: Amount;
  readonly supplier?: string;
  readonly expense?: string;
  readonly reference?: string;
  /** What it is for, where the fund's donor asks; a class of cost is a purpose too. */
  readonly purpose?: string;
  readonly place?: string;
  /** Whom it is for, where the fund asks: a code of its policy's `categories`. */
  readonly category?: string;
  /** The purchase order it pays. */
  readonly order?: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
}

export const payment: Kind<Payment> = {
  name: 'payment',
  act: true,
  decode(body) {
    const value = {
      account: code(body, 'account'),
      fund: code(body, 'fund'),
      amount: amount(body, 'amount'),
      supplier: optionalCode(body, 'supplier'),
      expense: optionalCode(body, 'expense'),
      reference: body.optionalText('reference', 200),
      purpose: optionalCode(body, 'purpose'),
      place: optionalCode(body, 'place'),
      category: optionalCode(body, 'category'),
      order: optionalCode(body, 'order'),
      decision: optionalDecision(body),
    };
    body.end();
    if ((value.supplier === undefined) === (value.expense === undefined)) throw new Malformed('body', 'expected either supplier or expense');
    if (value.supplier !== undefined && value.order !== undefined && value.category !== undefined) throw new Malformed('body.category', 'expected none: what an order brings names its category when it is handed over');
    return present(value) as unknown as Payment;
  },
  effect: (body) => ({
    postings: move(
      accountPath('cash', body.account),
      body.supplier === undefined ? accountPath('expense', body.expense as string) : accountPath('supplier', body.supplier),
      body.fund,
      body.amount,
    ),
    figures: [],
    facets: { point: 'paid', ...(body.order === undefined ? {} : { order: body.order }), ...categoryFacet(body) },
    needs: [
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.amount.commodity },
      ...(body.supplier === undefined ? [] : [{ master: 'organisation', code: body.supplier } as const]),
      ...(body.place === undefined ? [] : [{ master: 'site', code: body.place } as const]),
    ],
    ...citesDecision(body),
  }),
};
