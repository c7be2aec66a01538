// The parameters of a profile: what may be chosen, and nothing chosen. Each has a name in every language (`messages/`).

/** A parameter is one of a list of words, a decimal within bounds, or either of these. */
export interface Parameter {
  readonly choices?: readonly string[];
  readonly decimal?: { readonly least: string; readonly most: string; readonly unit: 'grams' | 'kilograms' | 'percent' | 'days' };
}

const YES_NO = ['yes', 'no'] as const;
const percent = { decimal: { least: '0', most: '100', unit: 'percent' } } as const;
const grams = { decimal: { least: '1', most: '10000', unit: 'grams' } } as const;

/** Every parameter, in the order in which a reckoning asks for it. */
export const PARAMETERS = {
  /** Which metal's nisab holds for money and trade goods. */
  nisabBasis: { choices: ['gold', 'silver', 'lower'] },
  goldGrams: grams,
  silverGrams: grams,
  /** How many days old a stated price may be on the day of the reckoning. */
  priceAgeDays: { decimal: { least: '0', most: '3660', unit: 'days' } },
  year: { choices: ['lunar', 'solar'] },
  lunarRate: percent,
  solarRate: percent,
  /** `ends`: nisab at the start and the end of the year; `continuous`: on every stated day between. */
  hawlRule: { choices: ['ends', 'continuous'] },
  goodReceivables: { choices: ['counted', 'when-received'] },
  doubtfulReceivables: { choices: ['counted', 'when-received'] },
  debtDeduct: { choices: ['none', 'immediate', 'all'] },
  personalJewellery: { choices: ['zakatable', 'exempt'] },
  longTermShares: { choices: ['market-value', 'zakatable-part', 'not-counted'] },
  cropNisab: { choices: ['majority', 'none'] },
  cropNisabKilograms: { decimal: { least: '1', most: '10000', unit: 'kilograms' } },
  cropRainRate: percent,
  cropIrrigatedRate: percent,
  cropMixedRate: percent,
  /** How camels above 120 are counted: per 40 and 50 throughout, or from the start of the table again. */
  camelsAbove120: { choices: ['majority', 'restart'] },
  rikazRate: percent,
  rikazNisab: { choices: YES_NO },
  mineralRate: percent,
  mineralNisab: { choices: YES_NO },
  distribution: { choices: ['any-category', 'all-present'] },
  /** The most that collectors and administrators may take of receipts: a percentage, or a reasonable wage without one. */
  amilCap: { choices: ['reasonable-wage'], ...percent },
  /** Where ownership must pass to the recipient. */
  tamlikRequired: { choices: ['every-category', 'first-four', 'no'] },
  fitrBasis: { choices: ['staple', 'cash', 'either'] },
  fitrSaGrams: grams,
  fitrHalfSaOfWheat: { choices: YES_NO },
  fitrDeadline: { choices: ['eid-prayer', 'eid-sunset'] },
  /** How a due is rounded to the least unit of the currency. */
  rounding: { choices: ['up', 'nearest', 'down'] },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

/** A value for every parameter, as text: one of its choices, or a decimal. */
export type Parameters = { readonly [name in ParameterName]: (typeof PARAMETERS)[name] extends { readonly decimal: unknown } ? string : (typeof PARAMETERS)[name] extends { readonly choices: readonly (infer choice)[] } ? choice : never };
