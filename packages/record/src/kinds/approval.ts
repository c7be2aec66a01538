// `approval`: a second person's word on a record that waits for one. Approved,
// the postings of the waiting record are made here, at this place of the log;
// refused, they never are. Nobody approves what they wrote themselves.

import { NO_EFFECT, present, recordIdIn, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export interface Approval {
  readonly of: string;
  readonly verdict: 'approved' | 'refused';
  /** Needed for a refusal. */
  readonly reason?: string;
}

/** What an approval moves is what the record it cites states: `admit` reads that from the books. */
export const approval: Kind<Approval> = {
  name: 'approval',
  act: true,
  decode(body) {
    const value = { of: recordIdIn(body, 'of'), verdict: body.oneOf('verdict', ['approved', 'refused']), reason: body.optionalText('reason') };
    body.end();
    if (value.verdict === 'refused' && value.reason === undefined) throw new Malformed('body.reason', 'expected the reason of the refusal');
    return present(value) as unknown as Approval;
  },
  effect: () => NO_EFFECT,
};
