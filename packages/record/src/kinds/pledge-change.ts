// `pledge-change`: a donor raises (positive) or lowers (negative) a promise.

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { ID_PATTERN, amount, code, type Kind } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface PledgeChange {
  readonly pledge: string;
  readonly donor: string;
  readonly fund: string;
  readonly change: Amount;
  readonly reason: string;
}

export const pledgeChange: Kind<PledgeChange> = {
  name: 'pledge-change',
  act: true,
  decode(body) {
    const value = {
      pledge: body.matching('pledge', ID_PATTERN, 'the id of the pledge record'),
      donor: code(body, 'donor'),
      fund: code(body, 'fund'),
      change: amount(body, 'change', 'signed'),
      reason: body.text('reason'),
    };
    body.end();
    return value;
  },
  effect: (body) => ({
    postings: move(accountPath('donor', body.donor), accountPath('pledge', body.donor), body.fund, body.change),
    figures: [],
    facets: { point: 'promised', donor: body.donor, form: 'money' },
    needs: [
      { master: 'organisation', code: body.donor },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.change.commodity },
    ],
  }),
};
