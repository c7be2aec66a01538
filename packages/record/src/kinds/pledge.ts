// `pledge`: what a donor promised and has not yet given. FTS commitments are
// pledges of status `commitment`: firmer words, still no money (standards 3.2).

import { accountPath } from '../account.ts';
import { move } from '../posting.ts';
import { amount, code, optionalCode, present, source, type Kind, type Source } from '../body.ts';
import type { Amount } from '../amount.ts';

export interface Pledge {
  readonly donor: string;
  readonly fund: string;
  readonly amount: Amount;
  readonly status: 'pledge' | 'commitment';
  readonly recipient?: string;
  readonly form: 'money' | 'in-kind';
  /** The side of the publisher's boundary, so that one promise is not counted at two levels: `incoming`, `outgoing` or `internal`. */
  readonly boundary?: string;
  readonly source?: Source;
}

export const BOUNDARIES = ['incoming', 'outgoing', 'internal'] as const;

export const pledge: Kind<Pledge> = {
  name: 'pledge',
  act: true,
  decode(body) {
    const value = {
      donor: code(body, 'donor'),
      fund: code(body, 'fund'),
      amount: amount(body, 'amount', 'signed'),
      status: body.oneOf('status', ['pledge', 'commitment']),
      recipient: optionalCode(body, 'recipient'),
      form: body.oneOf('form', ['money', 'in-kind']),
      boundary: body.has('boundary') ? body.oneOf('boundary', BOUNDARIES) : undefined,
      ...source(body),
    };
    body.end();
    return present(value) as unknown as Pledge;
  },
  effect: (body) => ({
    postings: move(accountPath('donor', body.donor), accountPath('pledge', body.donor), body.fund, body.amount),
    figures: [],
    facets: {
      point: body.status === 'pledge' ? 'promised' : 'committed',
      fund: body.fund,
      donor: body.donor,
      form: body.form,
      ...(body.recipient === undefined ? {} : { recipient: body.recipient }),
      ...(body.boundary === undefined ? {} : { boundary: body.boundary }),
    },
    needs: [
      { master: 'organisation', code: body.donor },
      { master: 'fund', code: body.fund },
      { master: 'commodity', code: body.amount.commodity },
      ...(body.recipient === undefined ? [] : [{ master: 'organisation', code: body.recipient } as const]),
    ],
  }),
};
