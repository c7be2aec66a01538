// Parts that default models are made of: comparisons as they are usual in the field, with first guesses of their m.

import type { BlockingRule, Comparison, Condition, Level, ModelColumn, Step, TermFrequency } from './model.ts';

/** Columns, comparisons and rules that belong together. */
export interface Part {
  readonly columns: readonly ModelColumn[];
  readonly comparisons: readonly Comparison[];
}

export const NOTHING: Part = { columns: [], comparisons: [] };

export function joined(parts: readonly Part[]): Part {
  return { columns: parts.flatMap((part) => part.columns), comparisons: parts.flatMap((part) => part.comparisons) };
}

export function column(name: string, from: readonly string[], ...prepare: readonly Step[]): ModelColumn {
  return { name, from, prepare };
}

/** A level with the first guess of its m, from which training starts. */
export function level(name: string, when: Condition, m: number, tf?: TermFrequency): Level {
  return { name, when, m, ...(tf === undefined ? {} : { tf }) };
}

export const OTHERWISE: Condition = { test: 'else' };

export const exact = (name: string): Condition => ({ test: 'exact', column: name });
export const alike = (name: string, least: number): Condition => ({ test: 'jaro-winkler', column: name, least });
export const edits = (name: string, most: number): Condition => ({ test: 'damerau-levenshtein', column: name, most });
export const both = (...of: readonly Condition[]): Condition => ({ test: 'all', of });
export const either = (...of: readonly Condition[]): Condition => ({ test: 'any', of });
export const whole = (name: string): TermFrequency => ({ column: name, weight: 1, least: 0 });
export const half = (name: string): TermFrequency => ({ column: name, weight: 0.5, least: 0.001 });

/** A name beside the person's own: father, mother, spouse. */
export function otherName(name: string, from: readonly string[]): Part {
  return {
    columns: [column(name, from, 'name'), column(`${name}-key`, from, 'name-key'), column(`${name}-words`, from, 'name-keys')],
    comparisons: [
      {
        name,
        columns: [name],
        levels: [
          level('the same', exact(name), 0.7, whole(name)),
          level('alike', either(alike(name, 0.92), exact(`${name}-key`)), 0.15),
          level('words in common', { test: 'contained', column: `${name}-words`, least: 0.6 }, 0.05),
          level('somewhat alike', alike(name, 0.8), 0.03),
          level('other', OTHERWISE, 0.07),
        ],
      },
    ],
  };
}

/** A date of birth. */
export function birth(from: readonly string[]): Part {
  return {
    columns: [column('birth', from, 'date'), column('birth-turned', from, 'day-month'), column('birth-year', from, 'year')],
    comparisons: [
      {
        name: 'birth',
        columns: ['birth'],
        levels: [
          level('the same', exact('birth'), 0.75, whole('birth')),
          level('one slip', either(edits('birth', 1), { test: 'swapped', columns: ['birth', 'birth-turned'] }), 0.1, half('birth')),
          level('within a month', { test: 'days', column: 'birth', most: 31 }, 0.03),
          level('same year, or two slips', either(exact('birth-year'), edits('birth', 2)), 0.05),
          level('within a year', { test: 'days', column: 'birth', most: 366 }, 0.01),
          level('within ten years', { test: 'days', column: 'birth', most: 3653 }, 0.02),
          level('other', OTHERWISE, 0.04),
        ],
      },
    ],
  };
}

/** Years of birth or ages. */
export function years(name: string, from: readonly string[]): Part {
  return {
    columns: [column(name, from, 'number')],
    comparisons: [
      {
        name,
        columns: [name],
        levels: [
          level('the same', exact(name), 0.7, whole(name)),
          level('one apart', { test: 'difference', column: name, most: 1 }, 0.12),
          level('up to three apart', { test: 'difference', column: name, most: 3 }, 0.07),
          level('up to ten apart', { test: 'difference', column: name, most: 10 }, 0.05),
          level('other', OTHERWISE, 0.06),
        ],
      },
    ],
  };
}

/** A place, with the larger place it lies in where that is known. */
export function place(from: readonly string[], parent: readonly string[]): Part {
  const hasParent = parent.length > 0;
  return {
    columns: [column('place', from, 'latin'), column('place-key', from, 'skeleton'), ...(hasParent ? [column('region', parent, 'latin')] : [])],
    comparisons: [
      {
        name: 'place',
        columns: ['place'],
        levels: [
          level('the same', exact('place'), 0.65, whole('place')),
          level('alike', either(alike('place', 0.9), exact('place-key')), 0.12),
          ...(hasParent ? [level('same region', exact('region'), 0.08)] : []),
          level('other', OTHERWISE, 0.15),
        ],
      },
    ],
  };
}

export function postcode(from: readonly string[]): Part {
  return {
    columns: [column('postcode', from, 'fold', 'letters'), column('postcode-area', from, 'fold', 'letters', 'first-3')],
    comparisons: [
      {
        name: 'postcode',
        columns: ['postcode'],
        levels: [
          level('the same', exact('postcode'), 0.65, whole('postcode')),
          level('one slip', edits('postcode', 1), 0.12),
          level('same area', exact('postcode-area'), 0.08),
          level('other', OTHERWISE, 0.15),
        ],
      },
    ],
  };
}

/** What is known of where somebody lives or can be reached. */
export interface HomeColumns {
  readonly place: readonly string[];
  readonly region: readonly string[];
  readonly postcode: readonly string[];
  readonly street: readonly string[];
  readonly phone: readonly string[];
}

/**
 * Phone, street, postcode and place in one comparison. Whoever shares a household or a street shares several of them, so as
 * comparisons of their own they would count the same thing several times over. `person` tells one of a household from
 * another: one telephone with two given names says less.
 */
export function home({ place, region, postcode, street, phone }: HomeColumns, person?: Condition): Part {
  const [hasPlace, hasRegion, hasCode, hasStreet, hasPhone] = [place, region, postcode, street, phone].map((names) => names.length > 0);
  const columns = [
    ...(hasPlace ? [column('place', place, 'latin'), column('place-key', place, 'skeleton')] : []),
    ...(hasRegion ? [column('region', region, 'latin'), column('region-key', region, 'skeleton')] : []),
    ...(hasCode ? [column('postcode', postcode, 'fold', 'letters'), column('postcode-area', postcode, 'fold', 'letters', 'first-3')] : []),
    ...(hasStreet ? [column('street', street, 'latin'), column('street-words', street, 'latin', 'tokens'), column('street-number', street, 'house-number')] : []),
    ...(hasPhone ? [column('phone', phone, 'phone')] : []),
  ];
  const samePlace = hasPlace ? [exact('place'), exact('place-key')] : [];
  const nearPlace = hasPlace ? [alike('place', 0.9), exact('place-key')] : [];
  const sameCode = hasCode ? [exact('postcode')] : [];
  const nearCode = hasCode ? [edits('postcode', 1)] : [];
  const sameStreet = hasStreet ? [alike('street', 0.95), { test: 'jaccard', column: 'street-words', least: 0.66 } as const] : [];
  const nearStreet = hasStreet ? [alike('street', 0.88), { test: 'jaccard', column: 'street-words', least: 0.4 } as const] : [];
  const area = [...nearPlace, ...nearCode];
  const when = (name: string, m: number, needs: readonly (readonly Condition[])[], tf?: TermFrequency): readonly Level[] =>
    needs.some((choices) => choices.length === 0) ? [] : [level(name, needs.length === 1 ? either(...(needs[0] ?? [])) : both(...needs.map((choices) => either(...choices))), m, tf)];
  const levels = [
    ...when('phone and place, given name alike', 0.3, [hasPhone ? [exact('phone')] : [], [...area, ...nearStreet], person === undefined ? [] : [person]]),
    ...when('phone, given name alike', 0.05, [hasPhone ? [exact('phone')] : [], person === undefined ? [] : [person]]),
    ...when('phone and street', 0.1, [hasPhone ? [exact('phone')] : [], sameStreet]),
    ...when('phone and place', 0.1, [hasPhone ? [exact('phone')] : [], [...area, ...nearStreet]]),
    ...when('phone', 0.05, [hasPhone ? [exact('phone')] : []]),
    ...when('phone but one slip', 0.02, [hasPhone ? [edits('phone', 1)] : []]),
    ...when('street, postcode and place', 0.2, [sameStreet, nearCode, nearPlace]),
    ...when('street, and postcode or place', 0.1, [sameStreet, area]),
    ...when('street alike, postcode and place', 0.1, [nearStreet, nearCode, nearPlace]),
    ...when('street', 0.03, [sameStreet]),
    ...when('street alike, and postcode or place', 0.05, [nearStreet, area]),
    ...when('postcode and place', 0.2, [sameCode, nearPlace], hasCode ? whole('postcode') : undefined),
    ...when('postcode', 0.05, [sameCode], hasCode ? whole('postcode') : undefined),
    ...when('postcode but one slip, and place', 0.05, [nearCode, nearPlace]),
    ...when('place', 0.2, [samePlace], hasPlace ? whole('place-key') : undefined),
    ...when('street alike', 0.02, [nearStreet]),
    ...when('postcode but one slip', 0.02, [nearCode]),
    ...when('place alike', 0.03, [nearPlace]),
    ...when('same area', 0.05, [[...(hasCode ? [exact('postcode-area')] : []), ...(hasRegion ? [exact('region-key')] : [])]]),
    level('other', OTHERWISE, 0.1),
  ];
  const kept = columns.filter(({ name }) => ['place', 'postcode', 'street', 'phone'].includes(name)).map(({ name }) => name);
  return { columns, comparisons: [{ name: 'home', columns: kept.length > 0 ? kept : ['region'], levels }] };
}

/** Digits that people carry along: a phone, a card. */
export function number(name: string, from: readonly string[], step: Step): Part {
  const steps: readonly Step[] = step === 'letters' ? ['fold', 'letters'] : [step];
  return {
    columns: [column(name, from, ...steps)],
    comparisons: [
      {
        name,
        columns: [name],
        levels: [
          level('the same', exact(name), 0.8, whole(name)),
          level('one slip', edits(name, 1), 0.1),
          level('two slips', edits(name, 2), 0.03),
          level('other', OTHERWISE, 0.07),
        ],
      },
    ],
  };
}

export function email(from: readonly string[]): Part {
  return {
    columns: [column('email', from, 'fold'), column('email-user', from, 'email-user', 'fold')],
    comparisons: [
      {
        name: 'email',
        columns: ['email'],
        levels: [
          level('the same', exact('email'), 0.7, whole('email')),
          level('same before the @', exact('email-user'), 0.05, whole('email-user')),
          level('alike', either(alike('email', 0.92), alike('email-user', 0.92)), 0.12),
          level('other', OTHERWISE, 0.13),
        ],
      },
    ],
  };
}

/** A word from a short list: sex, region. */
export function word(name: string, from: readonly string[]): Part {
  return {
    columns: [column(name, from, 'latin')],
    comparisons: [{ name, columns: [name], levels: [level('the same', exact(name), 0.9, whole(name)), level('other', OTHERWISE, 0.1)] }],
  };
}

/** A text of which nothing is known. */
export function text(name: string, from: readonly string[]): Part {
  return {
    columns: [column(name, from, 'latin'), column(`${name}-words`, from, 'latin', 'tokens')],
    comparisons: [
      {
        name,
        columns: [name],
        levels: [
          level('the same', exact(name), 0.7, whole(name)),
          level('alike', either(alike(name, 0.9), { test: 'jaccard', column: `${name}-words`, least: 0.6 }), 0.12),
          level('words in common', { test: 'jaccard', column: `${name}-words`, least: 0.3 }, 0.06),
          level('other', OTHERWISE, 0.12),
        ],
      },
    ],
  };
}

/** A blocking rule whose large groups are divided further. */
export function block(columns: readonly string[], most: number, then: readonly string[] = []): BlockingRule {
  return { columns, most, ...(then.length === 0 ? {} : { then: then.filter((name) => !columns.includes(name)) }) };
}
