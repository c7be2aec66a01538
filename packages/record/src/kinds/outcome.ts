// `outcome`: what a vote came to. Whoever states it states what every reader
// counts: admission counts again and refuses another result. An outcome is never
// reversed; a new decision overrides it, and both stay to be seen.

import { ID_PATTERN, NO_EFFECT, recordIdIn, type Kind } from '../body.ts';
import { Malformed, type Json } from '../decode.ts';
import { CODE_PATTERN } from '../account.ts';

/** Passed and failed; too few voted; or a tie that the declared rule does not decide. */
export const VERDICTS = ['passed', 'failed', 'no-quorum', 'tied'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Outcome {
  readonly proposal: string;
  readonly verdict: Verdict;
  /** Candidates elected or projects funded, in the order they were. */
  readonly winners: readonly string[];
  /** Ballots that counted. */
  readonly counted: number;
  /** SHA-256 of the whole tally as canonical JSON: who recounts finds the same digest. */
  readonly tally: string;
}

export const outcome: Kind<Outcome> = {
  name: 'outcome',
  act: true,
  decode(body) {
    const value = {
      proposal: recordIdIn(body, 'proposal'),
      verdict: body.oneOf('verdict', VERDICTS),
      winners: body.optionalList('winners', winner, { min: 0, max: 300 }),
      counted: body.integer('counted', 0, 10_000_000),
      tally: body.matching('tally', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
    };
    body.end();
    return value;
  },
  effect: ({ proposal }) => ({ ...NO_EFFECT, cites: [{ id: proposal, kinds: ['proposal'], field: 'body.proposal' }] }),
};

function winner(item: Json, path: string): string {
  if (typeof item !== 'string' || !CODE_PATTERN.test(item)) throw new Malformed(path, 'expected the code of an option');
  return item;
}
