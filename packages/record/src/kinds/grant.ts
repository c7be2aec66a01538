// `grant`: money of a fund given to a partner for a project. What the partner
// did with it is a `grant-report`; until then it stands at `partner:X`.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, categoryFacet, citesDecision, code, figureOf, optionalCode, optionalDecision, present, source, type Decision, type Kind, type Source } from '../body.ts';
import type { Figure } from '../posting.ts';
import type { Amount } from '../amount.ts';

export interface Grant {
  readonly partner: string;
  readonly fund: string;
  readonly account: string;
  readonly amount: Amount;
  readonly project?: string;
  readonly title?: string;
  readonly status?: string;
  /** What it is for and where, where the fund's donor asks. */
  readonly purpose?: string;
  readonly place?: string;
  /** Whom it is for, where the fund asks. */
  readonly category?: string;
  /** The decision it rests on, where one is needed. */
  readonly decision?: Decision;
  /** What the grant's own paper states beside the money, such as people planned per sex and age. */
  readonly figures: readonly Figure[];
  readonly source?: Source;
}

export const grant: Kind<Grant> = {
  name: 'grant',
  act: true,
  decode(body) {
    const value = {
      partner: code(body, 'partner'),
      fund: code(body, 'fund'),
      account: code(body, 'account'),
      amount: amount(body, 'amount', 'not-negative'),
      project: optionalCode(body, 'project'),
      title: body.optionalText('title', 2000),
      status: body.optionalText('status', 100),
      purpose: optionalCode(body, 'purpose'),
      place: optionalCode(body, 'place'),
      category: optionalCode(body, 'category'),
      decision: optionalDecision(body),
      figures: body.optionalList('figures', figureOf, { min: 1, max: 50 }),
      ...source(body),
    };
    body.end();
    return present(value) as unknown as Grant;
  },
  effect: (body) => ({
    postings: move(accountPath('cash', body.account), accountPath('partner', body.partner), body.fund, body.amount),
    figures: body.figures,
    facets: {
      point: 'committed',
      fund: body.fund,
      partner: body.partner,
      ...(body.project === undefined ? {} : { project: body.project }),
      ...(body.title === undefined ? {} : { title: body.title }),
      ...(body.status === undefined ? {} : { status: body.status }),
      ...categoryFacet(body),
    },
    needs: [
      { master: 'organisation', code: body.partner },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.amount.commodity },
      ...(body.place === undefined ? [] : [{ master: 'site', code: body.place } as const]),
    ],
    ...citesDecision(body),
  }),
};
