// `query-count`: how many households an agency asked a key holder of the board of
// agencies about in a cycle, up to now, and how many it was refused. Counts only
// grow (SPEC [DB12]).

import { NO_EFFECT, code, type Kind } from '../body.ts';

const COUNT_MAX = 1_000_000_000;

export interface QueryCount {
  readonly cycle: string;
  readonly agency: string;
  readonly asked: number;
  readonly refused: number;
}

export const queryCount: Kind<QueryCount> = {
  name: 'query-count',
  act: false,
  decode(body) {
    const value = { cycle: code(body, 'cycle'), agency: code(body, 'agency'), asked: body.integer('asked', 0, COUNT_MAX), refused: body.integer('refused', 0, COUNT_MAX) };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
