// Chances for default models where there are too few rows to learn them from: what is usual in lists of people, stated.

import type { Comparison, Model } from './model.ts';

/** Below so many rows nothing is learnt: a few dozen matches are too few, and no name's frequency can be told. */
export const FEW_ROWS = 500;

type Stated = Readonly<Record<string, readonly [m: number, u: number]>>;
/** Of a level that nobody has stated. */
const UNKNOWN = [0.05, 0.05] as const;

const A_NAME: Stated = {
  'the same': [0.5, 0.002],
  'the same words': [0.3, 0.0005],
  'nearly the same': [0.1, 0.001],
  'words within': [0.05, 0.001],
  'half the words': [0.08, 0.005],
  'words in common': [0.05, 0.03],
  alike: [0.05, 0.003],
  'somewhat alike': [0.03, 0.006],
  other: [0.04, 0.95],
};

const TWO_NAMES: Stated = {
  'both the same': [0.45, 0.0005],
  exchanged: [0.01, 0.00002],
  'family the same, given alike': [0.1, 0.0005],
  'given the same, family alike': [0.1, 0.0005],
  'both alike': [0.12, 0.001],
  'the same words': [0.04, 0.0005],
  'family the same, no given': [0.02, 0.002],
  'given the same, no family': [0.02, 0.002],
  'family the same': [0.03, 0.01],
  'given the same': [0.03, 0.01],
  'words in common': [0.03, 0.01],
  'one alike': [0.03, 0.04],
  other: [0.02, 0.925],
};

const BIRTH: Stated = {
  'the same': [0.75, 0.0005],
  'one slip': [0.1, 0.004],
  'within a month': [0.02, 0.003],
  'same year, or two slips': [0.05, 0.03],
  'within a year': [0.02, 0.02],
  'within ten years': [0.03, 0.2],
  other: [0.03, 0.74],
};

const HOME: Stated = {
  'phone and place, given name alike': [0.35, 0.000005],
  'phone, given name alike': [0.08, 0.00001],
  'phone and street': [0.2, 0.00005],
  'phone and place': [0.3, 0.0002],
  phone: [0.1, 0.0005],
  'phone but one slip': [0.03, 0.0001],
  'street, postcode and place': [0.2, 0.0005],
  'street, and postcode or place': [0.15, 0.001],
  'street alike, postcode and place': [0.1, 0.001],
  street: [0.03, 0.001],
  'street alike, and postcode or place': [0.05, 0.002],
  'postcode and place': [0.2, 0.01],
  postcode: [0.05, 0.005],
  'postcode but one slip, and place': [0.03, 0.005],
  place: [0.3, 0.04],
  'street alike': [0.02, 0.005],
  'postcode but one slip': [0.02, 0.01],
  'place alike': [0.03, 0.02],
  'same area': [0.05, 0.1],
  other: [0.08, 0.8],
};

/** One telephone with another given name is a brother's far more often than one's own. */
const HOME_OF_PERSON: Stated = { ...HOME, 'phone and place': [0.02, 0.0005], phone: [0.02, 0.0005], 'phone and street': [0.02, 0.0005] };

/** By comparison. What is not named here is taken as ANYTHING. */
const STATED: Readonly<Record<string, Stated>> = {
  head: A_NAME,
  spouse: { ...A_NAME, alike: [0.3, 0.003] },
  father: { ...A_NAME, alike: [0.3, 0.003] },
  mother: { ...A_NAME, alike: [0.3, 0.003] },
  middle: { 'the same': [0.6, 0.02], alike: [0.25, 0.02], 'words in common': [0.03, 0.005], 'somewhat alike': [0.03, 0.02], other: [0.08, 0.93] },
  name: { ...A_NAME, ...TWO_NAMES, other: [0.03, 0.95] },
  members: { 'the same': [0.55, 0.0003], 'three quarters': [0.17, 0.0005], half: [0.17, 0.005], 'a quarter': [0.05, 0.03], one: [0.03, 0.1], none: [0.03, 0.86] },
  birth: BIRTH,
  home: HOME,
  size: { 'the same': [0.7, 0.17], 'one apart': [0.2, 0.28], 'two apart': [0.06, 0.2], other: [0.04, 0.35] },
  sex: { 'the same': [0.97, 0.5], other: [0.03, 0.5] },
  'birth-year': { 'the same': [0.75, 0.02], 'one apart': [0.1, 0.035], 'up to three apart': [0.07, 0.07], 'up to ten apart': [0.04, 0.2], other: [0.04, 0.675] },
  age: { 'the same': [0.6, 0.02], 'one apart': [0.2, 0.035], 'up to three apart': [0.1, 0.07], 'up to ten apart': [0.05, 0.2], other: [0.05, 0.675] },
  'national-id': { 'the same': [0.85, 0.00001], 'one slip': [0.07, 0.0001], 'two slips': [0.03, 0.001], other: [0.05, 0.999] },
  phone: { 'the same': [0.7, 0.0003], 'one slip': [0.05, 0.0001], 'two slips': [0.03, 0.001], other: [0.22, 0.998] },
  email: { 'the same': [0.75, 0.00005], 'same before the @': [0.05, 0.0002], alike: [0.08, 0.0005], other: [0.12, 0.999] },
  place: { 'the same': [0.7, 0.04], alike: [0.08, 0.02], 'same region': [0.08, 0.1], other: [0.14, 0.84] },
  postcode: { 'the same': [0.7, 0.01], 'one slip': [0.08, 0.01], 'same area': [0.07, 0.05], other: [0.15, 0.93] },
  occupation: { 'the same': [0.7, 0.1], other: [0.3, 0.9] },
};

/** A column of which nothing is known says little. */
const ANYTHING: Stated = { 'the same': [0.7, 0.15], alike: [0.1, 0.05], 'words in common': [0.08, 0.1], other: [0.2, 0.75] };

function statedOf({ name, levels }: Comparison, which: 0 | 1): readonly number[] {
  const isOfPerson = levels.some((level) => level.name === 'phone, given name alike');
  const stated = name === 'home' && isOfPerson ? HOME_OF_PERSON : (STATED[name] ?? ANYTHING);
  const own = levels.map((level) => (stated[level.name] ?? ANYTHING[level.name] ?? UNKNOWN)[which]);
  const sum = own.reduce((all, chance) => all + chance, 0);
  return [0, ...own.map((chance) => chance / sum)];
}

/** The stated m and u by comparison and level, each made to add up to 1; those of level 0 are not used. */
export function statedChances({ comparisons }: Model): { readonly m: readonly (readonly number[])[]; readonly u: readonly (readonly number[])[] } {
  return { m: comparisons.map((one) => statedOf(one, 0)), u: comparisons.map((one) => statedOf(one, 1)) };
}

/** The model without adjustments by how frequent a value is. */
export function withoutTermFrequency(model: Model): Model {
  return { ...model, comparisons: model.comparisons.map((comparison) => ({ ...comparison, levels: comparison.levels.map(({ tf: _, ...level }) => level) })) };
}
