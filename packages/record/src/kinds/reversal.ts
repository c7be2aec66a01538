// `reversal`: posts the exact negation of one earlier record, with a reason. A
// record may be reversed once; a reversal is undone by a new record (algorithms 6.4).

import { ID_PATTERN, NO_EFFECT, type Kind } from '../body.ts';

export interface Reversal {
  readonly of: string;
  readonly reason: string;
}

export const reversal: Kind<Reversal> = {
  name: 'reversal',
  act: false,
  decode(body) {
    const value = { of: body.matching('of', ID_PATTERN, 'the id of the record to reverse'), reason: body.text('reason') };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
