// `comment`: plain words about a proposal, signed and public. It is no place for
// anything about a person in need: the form says so, and nothing can be taken back.

import { NO_EFFECT, recordIdIn, type Kind } from '../body.ts';

export interface Comment {
  readonly proposal: string;
  readonly text: string;
}

export const comment: Kind<Comment> = {
  name: 'comment',
  act: false,
  decode(body) {
    const value = { proposal: recordIdIn(body, 'proposal'), text: body.text('text', 2000) };
    body.end();
    return value;
  },
  effect: ({ proposal }) => ({ ...NO_EFFECT, cites: [{ id: proposal, kinds: ['proposal'], field: 'body.proposal' }] }),
};
