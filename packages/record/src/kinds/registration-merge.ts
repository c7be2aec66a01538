// `registration-merge`: that a person found two registrations to be of one
// household. Which two stands beside the log under the number `merge`, and is
// erased with them. To take it back is a reversal.

import { NO_EFFECT, code, type Kind } from '../body.ts';
import { CHANCE_PATTERN, CHANCE_WORDS, scaled } from './registration.ts';

export interface RegistrationMerge {
  readonly purpose: string;
  readonly merge: string;
}

export const registrationMerge: Kind<RegistrationMerge> = {
  name: 'registration-merge',
  act: false,
  decode(body) {
    const value = { purpose: code(body, 'purpose'), merge: body.matching('merge', CHANCE_PATTERN, CHANCE_WORDS) };
    body.end();
    return value;
  },
  effect: ({ purpose }) => ({ ...NO_EFFECT, figures: [{ measure: 'registrations-merged', unit: 'registration', value: scaled(1) }], facets: { purpose } }),
};
