// `erasure`: says that personal values kept outside the log were erased: how
// many and on which ground. It names nobody (algorithms 2.3).

import { NO_EFFECT, optionalCode, present, type Kind } from '../body.ts';
import { scaled } from './registration.ts';

export interface Erasure {
  readonly subjects: number;
  readonly ground: string;
  /** Of registrations the purpose they were taken for. */
  readonly purpose?: string;
}

export const erasure: Kind<Erasure> = {
  name: 'erasure',
  act: false,
  decode(body) {
    const value = { subjects: body.integer('subjects', 1, 10_000_000_000), ground: body.text('ground'), purpose: optionalCode(body, 'purpose') };
    body.end();
    return present(value) as unknown as Erasure;
  },
  effect: ({ subjects, purpose }) => (purpose === undefined ? NO_EFFECT : { ...NO_EFFECT, figures: [{ measure: 'registrations-erased', unit: 'registration', value: scaled(subjects) }], facets: { purpose } }),
};
