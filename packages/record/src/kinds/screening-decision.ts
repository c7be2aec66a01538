// `screening-decision`: what a person found who looked at the open hits of one
// organisation on one list. Which entry it was, and why, stands beside the log:
// `basis` is a salted digest of it, which its keeper can open and can erase.

import { ID_PATTERN, NO_EFFECT, code, type Kind } from '../body.ts';

export const SCREENING_VERDICTS = ['not-a-match', 'match'] as const;
export type ScreeningVerdict = (typeof SCREENING_VERDICTS)[number];

export interface ScreeningDecision {
  readonly party: string;
  readonly list: string;
  readonly listDigest: string;
  readonly verdict: ScreeningVerdict;
  /** How many hits were looked at: all that were open. */
  readonly hits: number;
  readonly basis: string;
}

export const screeningDecision: Kind<ScreeningDecision> = {
  name: 'screening-decision',
  act: true,
  decode(body) {
    const value = {
      party: code(body, 'party'),
      list: code(body, 'list'),
      listDigest: body.matching('listDigest', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
      verdict: body.oneOf('verdict', SCREENING_VERDICTS),
      hits: body.integer('hits', 1, 100_000),
      basis: body.matching('basis', ID_PATTERN, 'a salted SHA-256 as 64 hex digits'),
    };
    body.end();
    return value;
  },
  effect: ({ party }) => ({ ...NO_EFFECT, needs: [{ master: 'organisation', code: party }] }),
};
