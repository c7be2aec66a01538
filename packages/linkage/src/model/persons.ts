// The default model of persons, or of anything with a name: made from what columns a file has, not from a known file.

import { MISSING, type Table } from '../table.ts';
import { isBeyondLatin } from '../prepare/scripts.ts';
import { Refused } from '../refusal.ts';
import { columnsOfComparison, MODEL_FORMAT, REVIEW_BITS, STRONG_BITS, type BlockingRule, type Comparison, type Condition, type Model, withoutUnused } from './model.ts';
import { rolesOf, withRole, type Role, type Roles } from './roles.ts';
import { FEW_ROWS } from './stated-chances.ts';
import { alike, both, either, birth, block, column, email, exact, home, joined, level, NOTHING, number, OTHERWISE, otherName, place, postcode, text, whole, word, years, type Part } from './parts.ts';

/** A group of more records than this is divided further, or left out. */
const GROUP_MOST = 300;
const GROUP_LEAST = 40;
const GROUP_WORK = 10_000_000;
/** Another column is compared as text if it has more different values than this, or a smaller number as a word. */
const WORDS_MOST = 30;

export interface DefaultChoice {
  /** What columns are about, where their names do not tell. */
  readonly roles?: Roles;
}

/** The default model of persons for the columns of a table; trained on the same table it is ready. Throws Refused. */
export function personsModel(table: Table, { roles: stated = {} }: DefaultChoice = {}): Model {
  const roles = rolesOf(table.columns.map(({ name }) => name), stated);
  const has = (...wanted: readonly Role[]): boolean => withRole(roles, ...wanted).some((name) => isFilled(table, name));
  const of = (...wanted: readonly Role[]): readonly string[] => withRole(roles, ...wanted).filter((name) => isFilled(table, name));
  const part = (role: Role, make: (from: readonly string[]) => Part): Part => (has(role) ? make(of(role)) : NOTHING);
  const { columns, comparisons } = joined([
    nameParts(table, of),
    birthParts(of),
    part('national-id', (from) => number('national-id', from, 'letters')),
    part('email', email),
    homeParts(table, of),
    ...(['father', 'mother', 'spouse'] as const).map((role) => part(role, (from) => otherName(role, from))),
    part('occupation', (from) => word('occupation', from)),
    part('sex', (from) => word('sex', from)),
    otherParts(table, of('other')),
  ]);
  if (comparisons.length === 0) throw new Refused('nothing-to-compare', 'columns', 'no column was found to compare; state what the columns are, such as given, family or birth');
  const names = new Set(columns.map(({ name }) => name));
  const rules = (wanted: readonly BlockingRule[]): readonly BlockingRule[] => usable(wanted, names, groupMost(table.size));
  const blocking = rules(PREDICTION);
  return withoutUnused({
    format: MODEL_FORMAT,
    name: 'persons',
    columns,
    comparisons,
    blocking: blocking.length > 0 ? blocking : comparisons.map(({ columns: own }) => block(own.slice(0, 1), GROUP_MOST)),
    training: { deterministic: rules(DETERMINISTIC), recall: 0.7, blocking: trainingRules(rules(LEARNING), rules(LEARNING_ELSE), { columns, comparisons }), randomPairs: 1_000_000, seed: 1 },
    thresholds: { review: REVIEW_BITS, strong: STRONG_BITS },
    pairsMax: 200_000_000,
  });
}

/** Whether a column has something to compare. In a few rows what is the same throughout may be so by chance; in many it says nothing. */
export function isFilled(table: Table, name: string): boolean {
  const found = table.columns.find((one) => one.name === name);
  return found !== undefined && found.values.length > (table.size < FEW_ROWS ? 0 : 1) && found.codes.some((code) => code !== MISSING);
}

/** Whether a column is written in more than Latin letters: then names are compared by their Latin spelling too. */
function isBeyond(table: Table, names: readonly string[]): boolean {
  return table.columns.some(({ name, values }) => names.includes(name) && values.some(isBeyondLatin));
}

function nameParts(table: Table, of: (...wanted: readonly Role[]) => readonly string[]): Part {
  const given = of('given');
  const family = of('family');
  const middle = of('middle');
  const fullNames = of('full-name', 'head').slice(0, 1);
  const own = middle.length === 0 ? NOTHING : otherName('middle', middle);
  if (given.length > 0 && family.length > 0) return joined([twoNames(isBeyond(table, [...given, ...family]), given, family, fullNames.length > 0 ? fullNames : [...given, ...middle, ...family]), own]);
  const only = fullNames.length > 0 ? fullNames : [...given, ...middle, ...family];
  return only.length === 0 ? NOTHING : fullName(only);
}

/** Given and family name in one comparison, since they are not independent: exchanged, abbreviated, one of them missing. */
function twoNames(isMixed: boolean, given: readonly string[], family: readonly string[], full: readonly string[]): Part {
  const gone = (name: string): Condition => ({ test: 'missing', column: name });
  const comparison: Comparison = {
    name: 'name',
    columns: ['given', 'family', 'words'],
    levels: [
      level('both the same', exact('full'), 0.5, whole('full')),
      level('exchanged', { test: 'swapped', columns: ['given', 'family'] }, 0.03),
      level('family the same, given alike', both(exact('family'), near('given', isMixed)), 0.12, whole('family')),
      level('given the same, family alike', both(exact('given'), near('family', isMixed)), 0.12, whole('given')),
      level('both alike', both(near('given', isMixed), near('family', isMixed)), 0.05),
      level('the same words', { test: 'jaccard', column: 'words', least: 0.66 }, 0.03, undefined),
      level('family the same, no given', both(exact('family'), gone('given')), 0.02, whole('family')),
      level('given the same, no family', both(exact('given'), gone('family')), 0.02, whole('given')),
      level('family the same', exact('family'), 0.03, whole('family')),
      level('given the same', exact('given'), 0.03, whole('given')),
      level('words in common', { test: 'jaccard', column: 'words', least: 0.3 }, 0.02),
      level('one alike', either(near('family', isMixed), near('given', isMixed)), 0.02),
      level('other', OTHERWISE, 0.02),
    ],
  };
  return {
    columns: [
      column('given', given, 'name'),
      column('given-key', given, 'name-key'),
      column('given-start', given, 'name-key', 'first-2'),
      column('family', family, 'name'),
      column('family-key', family, 'name-key'),
      column('family-start', family, 'name-key', 'first-3'),
      { name: 'full', from: [...given.slice(0, 1), ...family.slice(0, 1)], prepare: ['name'], needs: 'all' },
      ...(isMixed ? [column('given-latin', given, 'latin'), column('family-latin', family, 'latin')] : []),
      column('words', full, 'name-keys'),
      column('words-key', [...given, ...family], 'name-key', 'sorted'),
    ],
    comparisons: [comparison],
  };
}

/** One column with the whole name. */
function fullName(from: readonly string[]): Part {
  return {
    columns: [
      column('full', from, 'name'),
      column('full-sorted', from, 'name', 'sorted'),
      column('words', from, 'name-keys'),
      column('words-key', from, 'name-key', 'sorted'),
      column('given-key', from, 'name-key', 'first-token'),
      column('family-key', from, 'name-key', 'last-token'),
      column('full-start', from, 'name', 'first-5'),
    ],
    comparisons: [
      {
        name: 'name',
        columns: ['full'],
        levels: [
          level('the same', exact('full'), 0.5, whole('full')),
          level('the same words', either(exact('full-sorted'), exact('words-key')), 0.12, whole('words-key')),
          level('nearly the same', either(alike('full', 0.94), alike('full-sorted', 0.94), { test: 'jaccard', column: 'words', least: 0.75 }), 0.13),
          level('words within', { test: 'all', of: [{ test: 'contained', column: 'words', least: 1 }, { test: 'overlap', column: 'words', least: 2 }] }, 0.05),
          level('half the words', { test: 'jaccard', column: 'words', least: 0.5 }, 0.06),
          level('alike', either(alike('full', 0.86), alike('full-sorted', 0.86)), 0.05),
          level('words in common', { test: 'jaccard', column: 'words', least: 0.25 }, 0.04),
          level('other', OTHERWISE, 0.05),
        ],
      },
    ],
  };
}

/** Two conditions of "alike": letters, skeleton key, beginning, and the Latin spelling where there is more than Latin. */
function near(name: string, isMixed: boolean): Condition {
  return either(alike(name, 0.88), exact(`${name}-key`), { test: 'prefix', column: name }, ...(isMixed ? [alike(`${name}-latin`, 0.88)] : []));
}

/** Whoever has a date of birth, a sex or a given name lives in a household; anything else has an address and a phone of its own. */
function homeParts(table: Table, of: (...wanted: readonly Role[]) => readonly string[]): Part {
  if (of('place', 'region', 'postcode', 'street', 'phone').length === 0) return NOTHING;
  const columns = { place: of('place'), region: of('region'), postcode: of('postcode'), street: of('street'), phone: of('phone') };
  // Without a street and a phone there is little that a household would count twice.
  if (columns.street.length === 0 && columns.phone.length === 0 && columns.place.length > 0) return joined([place(columns.place, columns.region), columns.postcode.length > 0 ? postcode(columns.postcode) : NOTHING]);
  const isPerson = of('birth', 'birth-year', 'age', 'sex', 'given', 'father', 'mother').length > 0;
  if (isPerson) return home(columns, of('given').length > 0 && of('family').length > 0 && birthParts(of) !== NOTHING ? near('given', isBeyond(table, [...of('given'), ...of('family')])) : undefined);
  const phone = columns.phone.length > 0 ? number('phone', columns.phone, 'phone') : NOTHING;
  return of('place', 'region', 'postcode', 'street').length === 0 ? phone : joined([home({ ...columns, phone: [] }), phone]);
}

function birthParts(of: (...wanted: readonly Role[]) => readonly string[]): Part {
  const parts = [...of('birth-year'), ...of('birth-month'), ...of('birth-day')];
  if (of('birth').length > 0) return birth(of('birth').slice(0, 1));
  if (parts.length === 3) return birth(parts);
  if (of('birth-year').length > 0) return years('birth-year', of('birth-year').slice(0, 1));
  return of('age').length > 0 ? years('age', of('age').slice(0, 1)) : NOTHING;
}

/** Columns of which the name tells nothing: compared as texts or words, left out where every row has its own value. */
function otherParts(table: Table, names: readonly string[]): Part {
  return joined(
    names.map((name): Part => {
      const found = table.columns.find((one) => one.name === name);
      const present = found === undefined ? 0 : found.codes.reduce((sum, code) => sum + (code === MISSING ? 0 : 1), 0);
      if (found === undefined || found.values.length < 2 || found.values.length === present) return NOTHING;
      const own = `other: ${name}`;
      return found.values.length <= WORDS_MOST ? word(own, [name]) : text(own, [name]);
    }),
  );
}

/** Rules of prediction, of which those stay whose columns there are. */
const PREDICTION: readonly BlockingRule[] = [
  block(['national-id'], GROUP_MOST),
  block(['phone'], GROUP_MOST),
  block(['email'], GROUP_MOST),
  block(['full'], GROUP_MOST, ['birth-year', 'place']),
  block(['words-key'], GROUP_MOST, ['birth-year', 'place']),
  block(['birth'], GROUP_MOST, ['given-key', 'family-start']),
  block(['family-key', 'birth-year'], GROUP_MOST, ['given-start', 'place-key']),
  block(['given-key', 'birth-year'], GROUP_MOST, ['family-start', 'place-key']),
  block(['family-key', 'place-key'], GROUP_MOST, ['given-start']),
  block(['given-key', 'place-key'], GROUP_MOST, ['family-start', 'birth-year']),
  block(['given-key', 'family-start'], GROUP_MOST, ['birth-year', 'place-key']),
  block(['family-key', 'given-start'], GROUP_MOST, ['birth-year', 'place-key']),
  block(['postcode', 'birth-year'], GROUP_MOST),
  block(['postcode', 'given-start'], GROUP_MOST, ['family-start']),
  block(['postcode', 'family-start'], GROUP_MOST, ['given-start']),
  block(['postcode', 'words'], GROUP_MOST),
  block(['street-words'], GROUP_MOST, ['place-key', 'given-start', 'family-start']),
  block(['street-number', 'postcode'], GROUP_MOST),
  block(['street-number', 'words'], GROUP_MOST),
  block(['place-key', 'birth-year'], GROUP_MOST, ['given-start']),
  block(['place-key', 'words'], GROUP_MOST, ['birth-year']),
  block(['birth-year', 'words'], GROUP_MOST, ['place-key']),
  block(['email-user'], GROUP_MOST),
  block(['father', 'given-key'], GROUP_MOST, ['birth-year']),
];

/** Rules whose pairs are matches nearly always. */
const DETERMINISTIC: readonly BlockingRule[] = [
  block(['national-id', 'full'], GROUP_MOST),
  block(['full', 'birth'], GROUP_MOST),
  block(['full', 'phone'], GROUP_MOST),
  block(['full', 'email'], GROUP_MOST),
  block(['full', 'street'], GROUP_MOST),
  block(['full', 'postcode'], GROUP_MOST),
  block(['birth', 'email'], GROUP_MOST),
  block(['birth', 'national-id'], GROUP_MOST),
  block(['given', 'birth', 'place'], GROUP_MOST),
  block(['family', 'birth', 'place'], GROUP_MOST),
];

/** Rules of which the pairs are of one person or of namesakes: they teach best. */
const LEARNING: readonly BlockingRule[] = [block(['full'], GROUP_MOST), block(['birth'], GROUP_MOST), block(['national-id'], GROUP_MOST)];

/** Rules that also bring a household or a street together: used where those above leave a comparison untaught. */
const LEARNING_ELSE: readonly BlockingRule[] = [block(['email'], GROUP_MOST), block(['phone'], GROUP_MOST), block(['street'], GROUP_MOST), block(['postcode'], GROUP_MOST), block(['place'], GROUP_MOST)];

export function usable(rules: readonly BlockingRule[], names: ReadonlySet<string>, most: number): readonly BlockingRule[] {
  return rules
    .filter((rule) => rule.columns.every((name) => names.has(name)))
    .map(({ then, columns }) => {
      const rule = { columns, most };
      const there = (then ?? []).filter((name) => names.has(name));
      return there.length === 0 ? rule : { ...rule, then: there };
    });
}

/** The best rules, and of the others as many as it takes to leave every comparison free once. */
export function trainingRules(best: readonly BlockingRule[], others: readonly BlockingRule[], { columns, comparisons }: Part): readonly BlockingRule[] {
  const from = (names: readonly string[]): readonly string[] => columns.filter(({ name }) => names.includes(name)).flatMap((one) => one.from);
  const isFree = (comparison: Comparison, rule: BlockingRule): boolean => {
    const fixed = from(rule.columns);
    return from(columnsOfComparison(comparison)).every((source) => !fixed.includes(source));
  };
  const chosen = [...best];
  for (const rule of others) {
    const untaught = comparisons.filter((comparison) => !chosen.some((one) => isFree(comparison, one)));
    if (untaught.some((comparison) => isFree(comparison, rule))) chosen.push(rule);
  }
  return chosen.length > 0 ? chosen : comparisons.slice(0, 2).map(({ columns: own }) => block(own.slice(0, 1), GROUP_MOST));
}

/** The larger a file, the fewer records a group may have, so that the work grows little faster than the file. */
export function groupMost(size: number): number {
  return Math.round(Math.min(GROUP_MOST, Math.max(GROUP_LEAST, GROUP_WORK / size)));
}
