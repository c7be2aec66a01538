// `ballot-opening`: the voter opens a hidden ballot after voting closed. What
// does not match the digest is counted as not opened, and shown.

import type { Choice } from '@amanah/consultation/ballot.ts';
import { ID_PATTERN, NO_EFFECT, recordIdIn, type Kind } from '../body.ts';
import { choiceIn } from './ballot.ts';

export interface BallotOpening {
  readonly ballot: string;
  readonly choice: Choice;
  /** 32 random bytes as 64 hex digits. */
  readonly salt: string;
}

export const ballotOpening: Kind<BallotOpening> = {
  name: 'ballot-opening',
  act: false,
  decode(body) {
    const value = { ballot: recordIdIn(body, 'ballot'), choice: choiceIn(body), salt: body.matching('salt', ID_PATTERN, '32 bytes as 64 hex digits') };
    body.end();
    return value;
  },
  effect: (body) => ({ ...NO_EFFECT, cites: [{ id: body.ballot, kinds: ['ballot'], field: 'body.ballot' }] }),
};
