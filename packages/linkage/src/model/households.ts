// The default model of households: head, spouse, members, phone, place with the larger place, size.

import { Refused } from '../refusal.ts';
import type { Table } from '../table.ts';
import { MODEL_FORMAT, REVIEW_BITS, STRONG_BITS, type BlockingRule, type Model, withoutUnused } from './model.ts';
import { groupMost, isFilled, trainingRules, usable, type DefaultChoice } from './persons.ts';
import { alike, either, block, column, exact, home, joined, level, NOTHING, number, OTHERWISE, otherName, whole, type Part } from './parts.ts';
import { rolesOf, withRole, type Role } from './roles.ts';

const GROUP_MOST = 300;

/** The default model of households for the columns of a table; trained on the same table it is ready. Throws Refused. */
export function householdsModel(table: Table, { roles: stated = {} }: DefaultChoice = {}): Model {
  const roles = rolesOf(table.columns.map(({ name }) => name), stated);
  const of = (...wanted: readonly Role[]): readonly string[] => withRole(roles, ...wanted).filter((name) => isFilled(table, name));
  const part = (role: Role, make: (from: readonly string[]) => Part): Part => (of(role).length > 0 ? make(of(role)) : NOTHING);
  const heads = of('head').length > 0 ? of('head').slice(0, 1) : of('full-name').length > 0 ? of('full-name').slice(0, 1) : of('given', 'middle', 'family');
  const { columns, comparisons } = joined([
    heads.length > 0 ? headParts(heads) : NOTHING,
    part('spouse', (from) => otherName('spouse', from)),
    part('members', memberParts),
    of('place', 'region', 'postcode', 'street', 'phone').length > 0 ? home({ place: of('place'), region: of('region'), postcode: of('postcode'), street: of('street'), phone: of('phone') }) : NOTHING,
    part('national-id', (from) => number('national-id', from, 'letters')),
    part('size', sizeParts),
  ]);
  if (comparisons.length === 0) throw new Refused('nothing-to-compare', 'columns', 'no column was found to compare; state what the columns are, such as head, spouse, members or phone');
  const names = new Set(columns.map(({ name }) => name));
  const rules = (wanted: readonly BlockingRule[]): readonly BlockingRule[] => usable(wanted, names, groupMost(table.size));
  const blocking = rules(PREDICTION);
  return withoutUnused({
    format: MODEL_FORMAT,
    name: 'households',
    columns,
    comparisons,
    blocking: blocking.length > 0 ? blocking : comparisons.map(({ columns: own }) => block(own.slice(0, 1), GROUP_MOST)),
    training: { deterministic: rules(DETERMINISTIC), recall: 0.6, blocking: trainingRules(rules(LEARNING), rules(LEARNING_ELSE), { columns, comparisons }), randomPairs: 1_000_000, seed: 1 },
    thresholds: { review: REVIEW_BITS, strong: STRONG_BITS },
    pairsMax: 200_000_000,
  });
}

function headParts(from: readonly string[]): Part {
  return {
    columns: [
      column('head', from, 'name'),
      column('head-latin', from, 'latin'),
      column('head-key', from, 'name-key'),
      column('head-sorted', from, 'name-key', 'sorted'),
      column('head-words', from, 'name-keys'),
      column('head-first', from, 'name-key', 'first-token'),
      column('head-last', from, 'name-key', 'last-token'),
    ],
    comparisons: [
      {
        name: 'head',
        columns: ['head'],
        levels: [
          level('the same', exact('head'), 0.4, whole('head')),
          level('the same words', either(exact('head-key'), exact('head-sorted')), 0.25, whole('head-sorted')),
          level('nearly the same', either(alike('head', 0.94), alike('head-latin', 0.94), { test: 'jaccard', column: 'head-words', least: 0.75 }), 0.1),
          level('half the words', { test: 'jaccard', column: 'head-words', least: 0.5 }, 0.1),
          level('alike', either(alike('head', 0.86), alike('head-latin', 0.86)), 0.05),
          level('words in common', { test: 'jaccard', column: 'head-words', least: 0.2 }, 0.05),
          level('other', OTHERWISE, 0.05),
        ],
      },
    ],
  };
}

/** Given names of the members as a set of skeleton keys: order, script and spelling do not matter. */
function memberParts(from: readonly string[]): Part {
  return {
    columns: [column('members', from, 'list', 'name-keys')],
    comparisons: [
      {
        name: 'members',
        columns: ['members'],
        levels: [
          level('the same', exact('members'), 0.5, whole('members')),
          level('three quarters', { test: 'jaccard', column: 'members', least: 0.74 }, 0.15),
          level('half', { test: 'jaccard', column: 'members', least: 0.5 }, 0.15),
          level('a quarter', { test: 'jaccard', column: 'members', least: 0.25 }, 0.1),
          level('one', { test: 'overlap', column: 'members', least: 1 }, 0.05),
          level('none', OTHERWISE, 0.05),
        ],
      },
    ],
  };
}

function sizeParts(from: readonly string[]): Part {
  return {
    columns: [column('size', from, 'number')],
    comparisons: [
      {
        name: 'size',
        columns: ['size'],
        levels: [
          level('the same', exact('size'), 0.7),
          level('one apart', { test: 'difference', column: 'size', most: 1 }, 0.2),
          level('two apart', { test: 'difference', column: 'size', most: 2 }, 0.05),
          level('other', OTHERWISE, 0.05),
        ],
      },
    ],
  };
}

const PREDICTION: readonly BlockingRule[] = [
  block(['national-id'], GROUP_MOST),
  block(['phone'], GROUP_MOST),
  block(['head-sorted'], GROUP_MOST, ['place-key', 'size']),
  block(['head-first', 'head-last'], GROUP_MOST, ['place-key', 'size']),
  block(['spouse-key'], GROUP_MOST, ['head-first', 'place-key']),
  block(['members'], GROUP_MOST, ['head-first', 'place-key']),
  block(['place-key', 'head-first'], GROUP_MOST, ['head-last', 'size']),
  block(['place-key', 'head-last'], GROUP_MOST, ['size']),
  block(['street'], GROUP_MOST, ['head-first']),
];

const DETERMINISTIC: readonly BlockingRule[] = [block(['national-id'], GROUP_MOST), block(['head-sorted', 'spouse-key'], GROUP_MOST), block(['head-sorted', 'phone'], GROUP_MOST), block(['head-sorted', 'place-key', 'size'], GROUP_MOST)];

const LEARNING: readonly BlockingRule[] = [block(['head'], GROUP_MOST), block(['phone'], GROUP_MOST), block(['national-id'], GROUP_MOST)];
const LEARNING_ELSE: readonly BlockingRule[] = [block(['spouse'], GROUP_MOST), block(['place-key', 'size'], GROUP_MOST), block(['street'], GROUP_MOST)];
