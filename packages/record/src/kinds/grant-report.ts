// `grant-report`: a partner says what it spent of a grant, by class of cost, and what it gave back.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, code, optionalCode, present, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';

export interface GrantReport {
  readonly partner: string;
  readonly fund: string;
  readonly project?: string;
  readonly spent?: Amount;
  readonly expense?: string;
  readonly returned?: Amount;
  readonly account?: string;
}

export const grantReport: Kind<GrantReport> = {
  name: 'grant-report',
  act: false,
  decode(body) {
    const value = {
      partner: code(body, 'partner'),
      fund: code(body, 'fund'),
      project: optionalCode(body, 'project'),
      spent: body.has('spent') ? amount(body, 'spent') : undefined,
      expense: optionalCode(body, 'expense'),
      returned: body.has('returned') ? amount(body, 'returned') : undefined,
      account: optionalCode(body, 'account'),
    };
    body.end();
    if ((value.spent === undefined) !== (value.expense === undefined)) throw new Malformed('body.expense', 'expected spent and expense together');
    if ((value.returned === undefined) !== (value.account === undefined)) throw new Malformed('body.account', 'expected returned and account together');
    if (value.spent === undefined && value.returned === undefined) throw new Malformed('body', 'expected spent or returned');
    return present(value) as unknown as GrantReport;
  },
  effect: (body) => ({
    postings: [
      ...(body.spent === undefined ? [] : move(accountPath('partner', body.partner), accountPath('expense', body.expense as string), body.fund, body.spent)),
      ...(body.returned === undefined ? [] : move(accountPath('partner', body.partner), accountPath('cash', body.account as string), body.fund, body.returned)),
    ],
    figures: [],
    facets: { partner: body.partner, ...(body.project === undefined ? {} : { project: body.project }) },
    needs: [
      { master: 'organisation', code: body.partner },
      { master: 'fund', code: body.fund },
      ...[body.spent, body.returned].flatMap((one) => (one === undefined ? [] : [{ master: 'commodity', code: one.commodity } as const])),
    ],
  }),
};
