// Publishers' counts of the same consignments, month by month: what a list adds
// up to beside the totals others state. Nothing is chosen and nothing is added
// over publishers (SPEC [P11]).

import { formatDecimalShort } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import { BooksAt, kindNumber } from './books-at.ts';
import type { ConsignmentSum } from './consignment-sums.ts';
import { entryOf, sortedBy } from './grouping.ts';
import type { Column, Row, SideBySide, SideBySideAccount, SideBySideMonth } from './report-shape.ts';

const OBSERVATION = kindNumber('observation');
/** The subject under which publishers' totals are compared; a breakdown such as `consignments-by-donor` stands in where a publisher states no total. */
const SUBJECT = 'consignments';
const COUNT_MEASURES = new Set(['consignments', 'trucks']);
const WEIGHT_MEASURE = 'weight';
const WITHOUT_WEIGHT_MEASURE = 'consignments-without-weight';
const TONNE_UNITS = new Set(['TNE', 'tne', 'mt', 'tonne', 'tonnes']);
const LIST_SCOPE = 'Every row of the list as it stands, each consignment counted once';
const UNIT = 10n ** BigInt(FIGURE_SCALE);

const COLUMNS: readonly Column[] = [
  { key: 'month', title: 'Month', type: 'month' },
  { key: 'account', title: 'Account', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'point', title: 'Counting point', type: 'code' },
  { key: 'scope', title: 'Scope', type: 'text' },
  { key: 'consignments', title: 'Consignments', type: 'amount', commodity: 'unit' },
  { key: 'unit', title: 'Unit', type: 'commodity' },
  { key: 'tonnes', title: 'Tonnes, where stated', type: 'text' },
  { key: 'tonnesStatedFor', title: 'Consignments with tonnes', type: 'count' },
];

/** Figure units (scale 6) of one account in one month. */
interface Count {
  consignments: bigint;
  tonnes: bigint;
  weighed: bigint;
  statesTonnes: boolean;
}

interface Account extends SideBySideAccount {
  readonly subject: string;
  readonly months: Map<string, Count>;
}

const newCount = (): Count => ({ consignments: 0n, tonnes: 0n, weighed: 0n, statesTonnes: false });

/** All accounts of the consignments at a tree size. `sums` are those of `consignmentSums` at the same size. */
export function sideBySide(books: Books, asOf: number, sums: readonly ConsignmentSum[]): SideBySide {
  const at = new BooksAt(books, asOf);
  const accounts = new Map<string, Account>();
  addLists(at, accounts, sums);
  addTotals(at, accounts);
  const shown = sortedBy(withoutDoubles([...accounts.values()]), (one) => [one.basis, one.account]);
  const months = [...new Set(shown.flatMap((one) => [...one.months.keys()]))].sort();
  const result = months.map((month) => monthOf(shown, month));
  return {
    accounts: shown.map(({ months: _, subject: __, ...account }) => account),
    months: result,
    columns: COLUMNS,
    rows: result.flatMap((month) => monthRows(shown, month)),
  };
}

function addLists(at: BooksAt, accounts: Map<string, Account>, sums: readonly ConsignmentSum[]): void {
  for (const sum of sums) {
    const name = [sum.dataset === '' ? 'own' : sum.dataset, sum.point].join('/');
    const account = entryOf(accounts, name, (): Account => ({
      account: name, publisher: sum.publisher, publisherName: at.nameOf('organisation', sum.publisher), dataset: sum.dataset, scope: LIST_SCOPE, point: sum.point,
      basis: 'list', subject: SUBJECT, months: new Map(),
    }));
    const count = entryOf(account.months, sum.month, newCount);
    count.consignments += sum.consignments * UNIT;
    if (!TONNE_UNITS.has(sum.unit)) continue;
    count.statesTonnes = true;
    count.weighed += sum.consignments * UNIT;
    const { scale } = at.books.commodity(sum.commodity);
    count.tonnes += (sum.quantity * UNIT) / 10n ** BigInt(scale);
  }
}

function addTotals(at: BooksAt, accounts: Map<string, Account>): void {
  const { books } = at;
  at.eachStanding((row) => {
    if (books.statedKinds.values[row] !== OBSERVATION) return;
    const facets = books.facetsAt(row);
    const subject = facets['subject'] ?? '';
    if (subject !== SUBJECT && !subject.startsWith(`${SUBJECT}-by-`)) return;
    const publisher = at.publisher(row);
    const dataset = at.dataset(row);
    const { scope = '', point = '' } = facets;
    const key = [publisher, dataset, subject, scope, point].join('\u0000');
    const account = entryOf(accounts, key, (): Account => ({
      account: nameFor(accounts, dataset === '' ? publisher : dataset, point), publisher, publisherName: at.nameOf('organisation', publisher), dataset, scope, point,
      basis: 'total', subject, months: new Map(),
    }));
    addFigures(at, row, entryOf(account.months, at.month(row), newCount));
  });
}

/** Two scopes of one dataset are two accounts; the second is numbered. */
function nameFor(accounts: Map<string, Account>, dataset: string, point: string): string {
  const name = [dataset, point].filter((part) => part !== '').join('/');
  const same = [...accounts.values()].filter((one) => one.account === name || one.account.startsWith(`${name}/`)).length;
  return same === 0 ? name : `${name}/${same + 1}`;
}

function addFigures(at: BooksAt, row: number, count: Count): void {
  const { books } = at;
  const { measure, unit, value } = books.figures;
  const end = at.figureEnd(row);
  let consignments = 0n;
  let unweighed = 0n;
  let weighs = false;
  for (let i = books.figureStart.values[row] as number; i < end; i += 1) {
    const name = books.names.name(measure.values[i] as number);
    const amount = value.values[i] as bigint;
    if (COUNT_MEASURES.has(name)) consignments += amount;
    else if (name === WITHOUT_WEIGHT_MEASURE) unweighed += amount;
    else if (name === WEIGHT_MEASURE && TONNE_UNITS.has(books.names.name(unit.values[i] as number))) {
      count.tonnes += amount;
      weighs = true;
    }
  }
  count.consignments += consignments;
  if (!weighs) return;
  count.statesTonnes = true;
  count.weighed += consignments - unweighed;
}

/** A publisher that states the total is not shown again by its breakdowns of the same. */
function withoutDoubles(accounts: readonly Account[]): Account[] {
  const withTotal = new Set(accounts.filter((one) => one.basis === 'total' && one.subject === SUBJECT).map((one) => one.publisher));
  return accounts.filter((one) => one.basis === 'list' || one.subject === SUBJECT || !withTotal.has(one.publisher));
}

/** Differences are taken from the first account that speaks of the month to each other one of the same counting point. */
function monthOf(accounts: readonly Account[], month: string): SideBySideMonth {
  const present = accounts.flatMap((account) => {
    const count = account.months.get(month);
    return count === undefined ? [] : [{ account, count }];
  });
  const [first, ...others] = present;
  return {
    month,
    counts: present.map(({ account, count }) => ({
      account: account.account,
      consignments: text(count.consignments),
      ...(count.statesTonnes ? { tonnes: text(count.tonnes) } : {}),
      tonnesStatedFor: Number(count.weighed / UNIT),
    })),
    differences: others.map(({ account, count }) => ({
      between: [first?.account.account ?? '', account.account],
      consignments: text((first?.count.consignments ?? 0n) - count.consignments),
    })),
  };
}

function monthRows(accounts: readonly Account[], { month, counts, differences }: SideBySideMonth): Row[] {
  const byName = new Map(accounts.map((one) => [one.account, one]));
  return [
    ...counts.map((count): Row => {
      const { publisher, point, scope, dataset, basis, subject } = byName.get(count.account) as Account;
      const selector = basis === 'list' ? { kind: 'arrival', dataset, point, month } : { kind: 'observation', dataset, publisher, subject, scope, point, month };
      return { month, publisher, point, scope, unit: 'C62', ...count, selector };
    }),
    ...differences.map(({ between, consignments }): Row => ({
      month, account: between.join(' - '), publisher: '', point: '', scope: '', unit: 'C62', consignments, selector: { kind: 'none' },
    })),
  ];
}

function text(value: bigint): string {
  return formatDecimalShort(value, FIGURE_SCALE);
}
