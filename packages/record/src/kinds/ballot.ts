// `ballot`: one voter's choice, signed by the voter; or, where votes are hidden
// until voting closes, the digest of a choice that is opened later. A ballot is a
// fact: one that comes late, twice or from somebody not on the list is logged and
// counted as such.

import { decodeChoice, type Choice } from '@amanah/consultation/ballot.ts';
import { ID_PATTERN, NO_EFFECT, present, recordIdIn, type Kind } from '../body.ts';
import { Malformed, type Fields } from '../decode.ts';

export interface Ballot {
  readonly proposal: string;
  readonly choice?: Choice;
  /** Of a hidden ballot: SHA-256 over the canonical choice and 32 random bytes (docs/formats/ballot.md). */
  readonly commitment?: string;
}

export const ballot: Kind<Ballot> = {
  name: 'ballot',
  act: false,
  decode(body) {
    const value = {
      proposal: recordIdIn(body, 'proposal'),
      choice: body.has('choice') ? choiceIn(body) : undefined,
      commitment: body.optionalMatching('commitment', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
    };
    body.end();
    if ((value.choice === undefined) === (value.commitment === undefined)) throw new Malformed('body', 'expected either choice or commitment');
    return present(value) as unknown as Ballot;
  },
  effect: ({ proposal }) => ({ ...NO_EFFECT, cites: [{ id: proposal, kinds: ['proposal'], field: 'body.proposal' }] }),
};

/** Reads the field `choice`. Whether it fits the proposal the count says. */
export function choiceIn(body: Fields): Choice {
  const read = decodeChoice(body.raw('choice'));
  if (!read.ok) throw new Malformed(`body.${read.path}`, read.message.slice(read.path.length + 2));
  return read.choice;
}
