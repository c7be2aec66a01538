// `funds`: per fund what donors promised and paid, what was granted to how many
// projects, and what the projects' places add up to.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, figureText } from './books-at.ts';
import { addPromises, noPromises, promiseCells, type PromiseTotals } from './donors.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { commodityOf, figureOfLeast, peopleOf, projectsAt } from './project.ts';
import { wholePeople } from './projects.ts';
import { promiseSums } from './promise.ts';
import type { Column, Report, Row } from './report-shape.ts';

const WITHIN = ['publisher', 'commodity'];
const COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'fundName', title: 'Name', type: 'text' },
  { key: 'pooledFund', title: 'Pooled fund', type: 'text' },
  { key: 'year', title: 'Year', type: 'text' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'promised', title: 'Promised', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'committed', title: 'Committed', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'contributions', title: 'Contributions paid', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'contributionCount', title: 'Contribution records', type: 'count', totalWithin: WITHIN },
  { key: 'donors', title: 'Donors', type: 'count' },
  { key: 'internal', title: 'Passed on inside', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'allocations', title: 'Granted to projects', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'projects', title: 'Projects', type: 'count', totalWithin: WITHIN },
  { key: 'placeBudgets', title: 'Sum of place budgets', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'places', title: 'Project-places', type: 'count', totalWithin: WITHIN },
  { key: 'difference', title: 'Difference of places', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'peopleStated', title: 'People stated, once per project', type: 'count' },
];

/** One fund of one publisher in one commodity, in least units and figure units. */
export interface FundSum {
  readonly fund: string;
  readonly publisher: string;
  readonly commodity: string;
  readonly promises: PromiseTotals;
  readonly donors: Set<string>;
  internal: bigint;
  allocations: bigint;
  grants: number;
  projects: number;
  /** Figure units, scale 6. */
  placeBudgets: bigint;
  places: number;
  people: bigint;
}

/** Sums per fund, publisher and commodity. */
export function fundSums(books: Books, asOf: number): FundSum[] {
  const at = new BooksAt(books, asOf);
  const sums = new Map<string, FundSum>();
  const sumOf = (fund: string, publisher: string, commodity: string): FundSum =>
    entryOf(sums, [fund, publisher, commodity].join('\u0000'), () => ({
      fund, publisher, commodity, promises: noPromises(), donors: new Set(), internal: 0n, allocations: 0n, grants: 0, projects: 0, placeBudgets: 0n, places: 0, people: 0n,
    }));
  for (const promise of promiseSums(books, asOf)) {
    const sum = sumOf(promise.fund, promise.publisher, promise.commodity);
    if (promise.boundary === 'internal') {
      sum.internal += promise.promised + promise.committed + promise.paid;
      continue;
    }
    addPromises(sum.promises, promise);
    if (promise.paidRecords > 0) sum.donors.add(promise.donor);
  }
  for (const project of projectsAt(books, asOf)) {
    const commodity = commodityOf(project);
    const sum = sumOf(project.fund, project.publisher, commodity);
    sum.allocations += project.amount;
    sum.grants += project.grants;
    if (project.grants > 0) sum.projects += 1;
    sum.places += project.places;
    sum.people += peopleOf(project);
    for (const [unit, value] of project.placeBudgets) sumOf(project.fund, project.publisher, unit).placeBudgets += value;
  }
  return sortedBy(sums.values(), (one) => [pooledOf(at, one.fund).pooledFund === '' ? '1' : '0', pooledOf(at, one.fund).pooledFund, pooledOf(at, one.fund).year, one.fund, one.publisher, one.commodity]);
}

/** The report of funds. */
export function fundsReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  return {
    report: 'funds',
    treeSize: asOf,
    title: 'Funds',
    ...notesOf(['tree-size', 'stated', 'status-exclusive', 'place-budgets', 'people-per-project', 'internal-apart', 'not-added']),
    columns: COLUMNS,
    rows: fundSums(books, asOf).map((sum) => fundRow(at, sum)),
  };
}

function fundRow(at: BooksAt, sum: FundSum): Row {
  const { fund, publisher, commodity, promises } = sum;
  const { paid, records: _, ...cells } = promiseCells(at, commodity, promises);
  return {
    fund,
    fundName: at.nameOf('fund', fund),
    ...pooledOf(at, fund),
    publisher,
    commodity,
    ...cells,
    contributions: paid as string,
    contributionCount: promises.paidRecords,
    donors: sum.donors.size,
    internal: at.amountText(commodity, sum.internal),
    allocations: at.amountText(commodity, sum.allocations),
    projects: sum.projects,
    placeBudgets: figureText(commodity, sum.placeBudgets),
    places: sum.places,
    difference: figureText(commodity, sum.placeBudgets === 0n && sum.places === 0 ? 0n : figureOfLeast(at, commodity, sum.allocations) - sum.placeBudgets),
    peopleStated: wholePeople(sum.people),
    records: promises.records + sum.grants + sum.places,
    selectors: {
      contributions: { kind: 'gift', fund, 'not-boundary': 'internal' },
      allocations: { kind: 'grant', fund },
      placeBudgets: { kind: 'observation', subject: 'project-place', fund },
    },
    selector: { fund },
  };
}

/** The pooled fund and year a fund is of; both empty for other funds. */
export function pooledOf(at: BooksAt, fund: string): { readonly pooledFund: string; readonly year: string } {
  const master = at.master('fund', fund);
  const { of, year } = master ?? {};
  return { pooledFund: typeof of === 'string' ? of : '', year: typeof year === 'number' ? String(year) : '' };
}
