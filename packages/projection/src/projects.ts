// `projects`: what each project was granted, what its places add up to, and the
// people it states.

import type { Books } from '@amanah/core/ledger/books.ts';
import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import { BooksAt, figureText } from './books-at.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { commodityOf, figureOfLeast, projectsAt, type Project } from './project.ts';
import type { Column, Report, Row } from './report-shape.ts';

const WITHIN = ['fund', 'publisher', 'commodity'];
const COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'project', title: 'Project', type: 'code' },
  { key: 'title', title: 'Title', type: 'text' },
  { key: 'partner', title: 'Partner', type: 'code' },
  { key: 'partnerName', title: 'Partner name', type: 'text' },
  { key: 'status', title: 'Status', type: 'text' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'amount', title: 'Granted', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'placeBudgets', title: 'Sum of place budgets', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'difference', title: 'Difference', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'places', title: 'Project-places', type: 'count', totalWithin: WITHIN },
  { key: 'men', title: 'Men stated', type: 'count' },
  { key: 'women', title: 'Women stated', type: 'count' },
  { key: 'boys', title: 'Boys stated', type: 'count' },
  { key: 'girls', title: 'Girls stated', type: 'count' },
  { key: 'records', title: 'Records', type: 'count', totalWithin: WITHIN },
];

/** The report of projects. */
export function projectsReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const projects = sortedBy(projectsAt(books, asOf), (one) => [one.fund, one.project, one.publisher]);
  return {
    report: 'projects',
    treeSize: asOf,
    title: 'Projects',
    ...notesOf(['tree-size', 'stated', 'place-budgets', 'people-per-project', 'not-added']),
    columns: COLUMNS,
    rows: projects.map((one) => projectRow(at, one)),
  };
}

function projectRow(at: BooksAt, one: Project): Row {
  const commodity = commodityOf(one);
  const placeBudgets = one.placeBudgets.get(commodity) ?? 0n;
  const group = (name: keyof Project['people']): number => wholePeople(one.people[name]);
  return {
    fund: one.fund,
    fundName: at.nameOf('fund', one.fund),
    project: one.project,
    title: one.title,
    partner: one.partner,
    partnerName: one.partner === '' ? '' : at.nameOf('organisation', one.partner),
    status: one.status,
    publisher: one.publisher,
    commodity,
    amount: at.amountText(commodity, one.amount),
    placeBudgets: figureText(commodity, placeBudgets),
    difference: figureText(commodity, figureOfLeast(at, commodity, one.amount) - placeBudgets),
    places: one.places,
    men: group('people-men'),
    women: group('people-women'),
    boys: group('people-boys'),
    girls: group('people-girls'),
    records: one.grants + one.places,
    selector: one.record === undefined ? { fund: one.fund, project: one.project } : { row: String(one.record) },
  };
}

/** Figure units as whole people. */
export function wholePeople(value: bigint): number {
  return Number(value / 10n ** BigInt(FIGURE_SCALE));
}
