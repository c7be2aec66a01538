// `registration`: that registrations of households were taken in, how many, for
// what purpose, and by which day they are deleted. The log holds the count and no
// more: not where, not of whom, and no digest of a file that a guess could confirm.

import { FIGURE_SCALE } from '../posting.ts';
import { NO_EFFECT, code, day, type Kind } from '../body.ts';

export const REGISTRATION_FORMS = ['form', 'csv', 'xlsx', 'kobo', 'odk'] as const;
export type RegistrationForm = (typeof REGISTRATION_FORMS)[number];

/** A number by chance that names a batch or a merge and says nothing of anybody. */
export const CHANCE_PATTERN = /^[0-9a-f]{32}$/;
export const CHANCE_WORDS = '128 bits by chance as 32 hex digits';

export interface Registration {
  readonly purpose: string;
  /** The last day on which they may be kept. */
  readonly deleteBy: string;
  /** Registrations, not households: one household may stand in several. */
  readonly registrations: number;
  readonly form: RegistrationForm;
  readonly batch: string;
}

export const registration: Kind<Registration> = {
  name: 'registration',
  act: false,
  decode(body) {
    const value = {
      purpose: code(body, 'purpose'),
      deleteBy: day(body, 'deleteBy'),
      registrations: body.integer('registrations', 1, 10_000_000),
      form: body.oneOf('form', REGISTRATION_FORMS),
      batch: body.matching('batch', CHANCE_PATTERN, CHANCE_WORDS),
    };
    body.end();
    return value;
  },
  effect: ({ purpose, registrations }) => ({ ...NO_EFFECT, figures: [{ measure: 'registrations', unit: 'registration', value: scaled(registrations) }], facets: { purpose } }),
};

/** A whole number as figures hold it. */
export function scaled(count: number): bigint {
  return BigInt(count) * 10n ** BigInt(FIGURE_SCALE);
}
