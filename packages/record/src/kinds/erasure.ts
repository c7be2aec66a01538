// `erasure`: says that personal values kept outside the log were erased: how
// many and on which ground. It names nobody (algorithms 2.3).

import { NO_EFFECT, type Kind } from '../body.ts';

export interface Erasure {
  readonly subjects: number;
  readonly ground: string;
}

export const erasure: Kind<Erasure> = {
  name: 'erasure',
  act: false,
  decode(body) {
    const value = { subjects: body.integer('subjects', 1, 10_000_000_000), ground: body.text('ground') };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
