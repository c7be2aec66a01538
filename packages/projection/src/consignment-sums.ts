// Arrivals summed once for all views: by month, site, category, donor and the
// commodity their quantity is stated in. Each consignment stands in exactly one
// sum, so counts add up; quantities add up only within one commodity.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, kindNumber, monthText } from './books-at.ts';
import { Grouping, entryOf } from './grouping.ts';
import { CONSIGNMENT } from './places.ts';

const ARRIVAL = kindNumber('arrival');
/** Month and dataset share one number of a tuple. */
const DATASET_SPAN = 8192;

/** One group of arrivals. */
export interface ConsignmentSum {
  readonly dataset: string;
  readonly publisher: string;
  readonly point: string;
  readonly month: string;
  readonly site: string;
  readonly category: string;
  readonly donor: string;
  /** Commodity of the quantity; empty where none is stated or it is zero. */
  readonly commodity: string;
  readonly unit: string;
  /** Least units of the commodity. */
  quantity: bigint;
  /** Consignments, each counted in one group only. */
  consignments: bigint;
  records: number;
}

interface Tally {
  quantity: bigint;
  consignments: bigint;
  records: number;
}

/** Sums of all arrivals that stand at a tree size. */
export function consignmentSums(books: Books, asOf: number): ConsignmentSum[] {
  const at = new BooksAt(books, asOf);
  const tallies = new Grouping<Tally>(() => ({ quantity: 0n, consignments: 0n, records: 0 }));
  const groups = new FacetGroups(books);
  const counter = books.names.find(CONSIGNMENT) ?? -1;
  const { commodity } = books.postings;
  at.eachStanding((row) => {
    if (books.statedKinds.values[row] !== ARRIVAL) return;
    const group = groups.of(books.facets.values[row] as number);
    const month = Math.floor((books.days.values[row] as number) / 100);
    const when = at.datasetNumber(row) + month * DATASET_SPAN;
    const end = at.postingEnd(row);
    let counted: bigint | undefined;
    let first: Tally | undefined;
    for (let i = books.postingStart.values[row] as number; i < end; i += 1) {
      const number = commodity.values[i] as number;
      if (number === counter) {
        counted = (counted ?? 0n) + at.signed(i);
        continue;
      }
      const tally = tallies.at(group, when % 2 ** 26, Math.floor(when / 2 ** 26), number + 1);
      tally.quantity += at.signed(i);
      first ??= tally;
    }
    first ??= tallies.at(group, when % 2 ** 26, Math.floor(when / 2 ** 26), 0);
    // An arrival that does not say how many consignments it was is one.
    first.consignments += counted ?? 1n;
    first.records += 1;
  });
  return named(at, tallies, groups);
}

type GroupKey = Pick<ConsignmentSum, 'point' | 'site' | 'category' | 'donor'>;

/** Numbers for the facets these sums keep apart: recipients and donation types fall together. */
class FacetGroups {
  readonly keys: GroupKey[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofFacets: number[] = [];
  readonly #books: Books;

  constructor(books: Books) {
    this.#books = books;
  }

  /** The group of a facet set. */
  of(facets: number): number {
    return (this.#ofFacets[facets] ??= this.#find(facets));
  }

  #find(facets: number): number {
    const { point = '', site = '', category = '', donor = '' } = this.#books.facetSet(facets);
    return entryOf(this.#numbers, [point, site, category, donor].join('\u0000'), () => this.keys.push({ point, site, category, donor }) - 1);
  }
}

function named(at: BooksAt, tallies: Grouping<Tally>, groups: FacetGroups): ConsignmentSum[] {
  const { books } = at;
  const sums: ConsignmentSum[] = [];
  for (const [group, low, high, commodityNumber, tally] of tallies.entries()) {
    const when = low + high * 2 ** 26;
    const dataset = at.datasets[when % DATASET_SPAN] as string;
    sums.push({
      dataset,
      publisher: at.publisherOf(dataset),
      ...(groups.keys[group] as GroupKey),
      month: monthText(Math.floor(when / DATASET_SPAN)),
      commodity: commodityNumber === 0 ? '' : books.names.name(commodityNumber - 1),
      unit: commodityNumber === 0 ? '' : at.commodityAt(commodityNumber - 1).unit,
      ...tally,
    });
  }
  return sums;
}
