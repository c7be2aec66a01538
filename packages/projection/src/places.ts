// `places`: what is stated for each place and fund, the places below it by
// their explicit parents, and the consignments that crossed at a site.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, figureText, kindNumber } from './books-at.ts';
import { Grouping, entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { PROJECT_PLACE, projectPlace } from './project.ts';
import type { Column, Report, Row } from './report-shape.ts';

const OBSERVATION = kindNumber('observation');
const ARRIVAL = kindNumber('arrival');
/** The commodity that counts consignments, one truck or load each. */
export const CONSIGNMENT = 'consignment';
const WITHIN = ['fund', 'publisher', 'commodity'];

const COLUMNS: readonly Column[] = [
  { key: 'place', title: 'Place', type: 'code' },
  { key: 'placeName', title: 'Name', type: 'text' },
  { key: 'pcode', title: 'P-code', type: 'code' },
  { key: 'parent', title: 'Part of', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'projectPlaces', title: 'Project-places', type: 'count', totalWithin: WITHIN },
  { key: 'projectPlacesWithParts', title: 'Project-places with parts', type: 'count' },
  { key: 'budget', title: 'Budget', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'budgetWithParts', title: 'Budget with parts', type: 'amount', commodity: 'commodity' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'consignments', title: 'Consignments', type: 'count', totalWithin: WITHIN },
];

interface PlaceSum {
  readonly place: string;
  readonly fund: string;
  readonly publisher: string;
  readonly commodity: string;
  projectPlaces: number;
  budget: bigint;
  projectPlacesWithParts: number;
  budgetWithParts: bigint;
  consignments: bigint;
}

/** The report of places. */
export function placesReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const sums = new Map<string, PlaceSum>();
  addBudgets(at, sums);
  addConsignments(at, sums);
  const rows = sortedBy(sums.values(), (one) => [one.fund, one.place, one.publisher, one.commodity]);
  return {
    report: 'places',
    treeSize: asOf,
    title: 'Places',
    ...notesOf(['tree-size', 'stated', 'place-rollup', 'place-budgets', 'crossed', 'not-added']),
    columns: COLUMNS,
    rows: rows.map((one) => placeRow(at, one)),
  };
}

function sumOf(sums: Map<string, PlaceSum>, place: string, fund: string, publisher: string, commodity: string): PlaceSum {
  return entryOf(sums, [place, fund, publisher, commodity].join('\u0000'), () => ({
    place, fund, publisher, commodity, projectPlaces: 0, budget: 0n, projectPlacesWithParts: 0, budgetWithParts: 0n, consignments: 0n,
  }));
}

function addBudgets(at: BooksAt, sums: Map<string, PlaceSum>): void {
  const { books } = at;
  const groups = new Grouping<{ row: number; count: number; value: bigint }>(() => ({ row: -1, count: 0, value: 0n }));
  at.eachStanding((row) => {
    if (books.statedKinds.values[row] !== OBSERVATION || books.facetsAt(row)['subject'] !== PROJECT_PLACE) return;
    for (const { unit, value } of projectPlace(at, row).budgets) {
      const group = groups.at(books.facets.values[row] as number, at.datasetNumber(row), books.names.find(unit) as number, 0);
      group.row = row;
      group.count += 1;
      group.value += value;
    }
  });
  for (const [facetNumber, , unit, , { row, count, value }] of groups.entries()) {
    const { place = '', fund = '' } = books.facetSet(facetNumber);
    withParents(at, place).forEach((area, depth) => {
      const sum = sumOf(sums, area, fund, at.publisher(row), books.names.name(unit));
      sum.projectPlacesWithParts += count;
      sum.budgetWithParts += value;
      if (depth > 0) return;
      sum.projectPlaces += count;
      sum.budget += value;
    });
  }
}

/** A place and the places it is part of, nearest first. A place that is part of itself by way of others ends the list. */
export function withParents(at: BooksAt, place: string): string[] {
  const list: string[] = [];
  let next: string | undefined = place;
  while (next !== undefined && !list.includes(next)) {
    list.push(next);
    const parent: unknown = at.master('site', next)?.['parent'];
    next = typeof parent === 'string' ? parent : undefined;
  }
  return list;
}

function addConsignments(at: BooksAt, sums: Map<string, PlaceSum>): void {
  const { books } = at;
  const consignment = books.names.find(CONSIGNMENT);
  if (consignment === undefined) return;
  const groups = new Grouping<{ count: bigint }>(() => ({ count: 0n }));
  const { commodity, fund } = books.postings;
  at.eachStanding((row) => {
    if (books.statedKinds.values[row] !== ARRIVAL) return;
    const end = at.postingEnd(row);
    for (let i = books.postingStart.values[row] as number; i < end; i += 1) {
      if (commodity.values[i] === consignment) groups.at(books.facets.values[row] as number, at.datasetNumber(row), fund.values[i] as number, 0).count += at.signed(i);
    }
  });
  for (const [facets, dataset, fundNumber, , { count }] of groups.entries()) {
    const publisher = at.publisherOf(at.datasets[dataset] as string);
    sumOf(sums, books.facetSet(facets)['site'] ?? '', books.names.name(fundNumber), publisher, '').consignments += count;
  }
}

function placeRow(at: BooksAt, one: PlaceSum): Row {
  const site = at.master('site', one.place);
  const text = (name: string): string => (typeof site?.[name] === 'string' ? (site[name] as string) : '');
  const counted = one.commodity === '';
  return {
    place: one.place,
    placeName: at.nameOf('site', one.place),
    pcode: text('pcode'),
    parent: text('parent'),
    fund: one.fund,
    publisher: one.publisher,
    commodity: one.commodity,
    ...(counted
      ? { consignments: Number(one.consignments) }
      : {
          projectPlaces: one.projectPlaces,
          projectPlacesWithParts: one.projectPlacesWithParts,
          budget: figureText(one.commodity, one.budget),
          budgetWithParts: figureText(one.commodity, one.budgetWithParts),
        }),
    selector: counted ? { kind: 'arrival', fund: one.fund, site: one.place, commodity: CONSIGNMENT } : { kind: 'observation', subject: PROJECT_PLACE, fund: one.fund, within: one.place },
  };
}
