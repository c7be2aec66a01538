// Small models and files for the tests.

import { MODEL_FORMAT, type Model } from './model/model.ts';
import type { Random } from './random.ts';
import { tableOf, type Table } from './table.ts';

/** Names and years, both compared; every level and rule of it can be reckoned by hand. */
export const SMALL: Model = {
  format: MODEL_FORMAT,
  name: 'small',
  columns: [
    { name: 'name', from: ['name'], prepare: ['fold'] },
    { name: 'words', from: ['name'], prepare: ['fold', 'tokens'] },
    { name: 'year', from: ['year'], prepare: ['number'] },
    { name: 'town', from: ['town'], prepare: ['fold'] },
  ],
  comparisons: [
    {
      name: 'name',
      columns: ['name'],
      levels: [
        { name: 'same', when: { test: 'exact', column: 'name' }, m: 0.7, u: 0.02, tf: { column: 'name', weight: 1, least: 0 } },
        { name: 'alike', when: { test: 'any', of: [{ test: 'jaro-winkler', column: 'name', least: 0.9 }, { test: 'jaccard', column: 'words', least: 0.5 }] }, m: 0.2, u: 0.03 },
        { name: 'other', when: { test: 'else' }, m: 0.1, u: 0.95 },
      ],
    },
    {
      name: 'year',
      columns: ['year'],
      levels: [
        { name: 'same', when: { test: 'exact', column: 'year' }, m: 0.8, u: 0.1 },
        { name: 'near', when: { test: 'difference', column: 'year', most: 2 }, m: 0.15, u: 0.3 },
        { name: 'other', when: { test: 'else' }, m: 0.05, u: 0.6 },
      ],
    },
    {
      name: 'town',
      columns: ['town'],
      levels: [
        { name: 'same', when: { test: 'exact', column: 'town' }, m: 0.9, u: 0.25 },
        { name: 'other', when: { test: 'else' }, m: 0.1, u: 0.75 },
      ],
    },
  ],
  blocking: [{ columns: ['name'] }, { columns: ['words'] }, { columns: ['year', 'town'] }],
  training: { deterministic: [{ columns: ['name', 'year'] }], recall: 0.8, blocking: [{ columns: ['name'] }, { columns: ['year'] }], randomPairs: 1000, seed: 1 },
  thresholds: { review: 0, strong: 4 },
  pairsMax: 1_000_000,
  prior: 0.02,
  agreement: { name: 0.02 },
};

const GIVEN = ['omar', 'oma', 'amina', 'amin', 'yusuf', 'yusef'];
const FAMILY = ['haddad', 'hadad', 'nasr', 'kone'];

/** Rows of names, years and towns, with gaps. */
export function smallTable(rows: number, random: Random): Table {
  const pick = (list: readonly string[]): string => list[random.below(list.length)] as string;
  const gap = (text: string): string => (random.fraction() < 0.15 ? '' : text);
  return tableOf(Array.from({ length: rows }, (_, at) => ({ id: `r${at}`, name: gap(`${pick(GIVEN)} ${pick(FAMILY)}`), year: gap(String(1990 + random.below(6))), town: gap(pick(['east', 'west', 'north'])) })));
}
