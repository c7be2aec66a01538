// What the parties to a waybill say, each under its own key, beside what the
// books hold. Where they differ both stand; none is called right.
//
// A party that says what left (loaded, departed, crossed, reached) is compared
// with the dispatch, one that says what was delivered with the arrival: its good
// goods with the good ones and those above what was sent, its losses class by
// class. Who states no losses may count damaged goods among those delivered.

import type { BooksAt } from './books-at.ts';
import { documentsInForce, type InForce } from './documents-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import type { WaybillSum } from './waybill-sums.ts';

/** Classes of loss that are unloaded with the rest: they are there to be counted. */
const UNLOADED = ['damaged', 'spoiled', 'expired', 'short-weight'];

/** One party's statement about one commodity. */
export interface PartyStatement {
  readonly row: number;
  readonly waybill: string;
  readonly party: string;
  readonly stage: string;
  readonly site: string;
  readonly day: string;
  /** Empty where the party signed without stating quantities. */
  readonly commodity: string;
  readonly goods: bigint;
  readonly losses: ReadonlyMap<string, bigint>;
  /** What the books hold to compare with; undefined before dispatch or arrival. */
  readonly inBooks?: bigint;
  /** Whether it differs from the books, from another party's statement of the same stage, or both. */
  differs: '' | 'books' | 'parties' | 'both';
}

/** All statements in force, each compared, by waybill and in log order. */
export function partyStatements(at: BooksAt, sums: readonly WaybillSum[]): PartyStatement[] {
  const ofWaybill = new Map<string, Map<string, InBooks>>();
  for (const sum of sums) addInBooks(entryOf(entryOf(ofWaybill, sum.waybill, () => new Map()), sum.commodity, newInBooks), sum);
  const all = documentsInForce(at, 'waybill-statement').flatMap((one) => statementsOf(one, ofWaybill.get(String(one.document.body['waybill'])) ?? new Map()));
  markParties(all);
  return sortedBy(all, ({ waybill, row, commodity }) => [waybill, String(row).padStart(16, '0'), commodity]);
}

/** What the books hold of one commodity under a waybill, over all funds: a party sees bags, not funds. */
interface InBooks {
  dispatched: bigint;
  good: bigint;
  readonly lost: Map<string, bigint>;
  arrived: boolean;
}

const newInBooks = (): InBooks => ({ dispatched: 0n, good: 0n, lost: new Map(), arrived: false });

function addInBooks(books: InBooks, { dispatched, good, excess, lostOnArrival }: WaybillSum): void {
  books.dispatched += dispatched;
  books.good += good + excess;
  for (const [lossClass, least] of lostOnArrival) books.lost.set(lossClass, (books.lost.get(lossClass) ?? 0n) + least);
  if (good !== 0n || excess !== 0n || lostOnArrival.size > 0) books.arrived = true;
}

interface StatedGoods {
  readonly amount: { readonly commodity: string; readonly least: string };
  readonly class?: string;
}

function statementsOf({ document, row }: InForce, books: ReadonlyMap<string, InBooks>): PartyStatement[] {
  const { body, eventTime } = document;
  const goods = (body['goods'] ?? []) as unknown as readonly StatedGoods[];
  const losses = (body['losses'] ?? []) as unknown as readonly StatedGoods[];
  const stated = new Set([...goods, ...losses].map(({ amount }) => amount.commodity));
  const about = {
    row, waybill: String(body['waybill']), party: String(body['party']), stage: String(body['stage']), site: String(body['site'] ?? ''), day: eventTime.slice(0, 10),
  };
  if (stated.size === 0) return [{ ...about, commodity: '', goods: 0n, losses: new Map(), differs: '' }];
  return [...new Set([...stated, ...books.keys()])].map((commodity): PartyStatement => {
    const sum = goods.filter(({ amount }) => amount.commodity === commodity).reduce((total, { amount }) => total + BigInt(amount.least), 0n);
    const byClass = new Map<string, bigint>();
    for (const { amount, class: lossClass = '' } of losses) {
      if (amount.commodity === commodity) byClass.set(lossClass, (byClass.get(lossClass) ?? 0n) + BigInt(amount.least));
    }
    return { ...about, commodity, goods: sum, losses: byClass, ...compared(about.stage, sum, byClass, books.get(commodity)) };
  });
}

function compared(stage: string, goods: bigint, losses: ReadonlyMap<string, bigint>, books: InBooks | undefined): Pick<PartyStatement, 'inBooks' | 'differs'> {
  if (stage !== 'delivered') {
    if (books === undefined || books.dispatched === 0n) return { differs: books === undefined ? 'books' : '' };
    return { inBooks: books.dispatched, differs: goods + total(losses) === books.dispatched ? '' : 'books' };
  }
  if (books === undefined || !books.arrived) return { differs: '' };
  const unloaded = UNLOADED.reduce((sum, lossClass) => sum + (books.lost.get(lossClass) ?? 0n), 0n);
  const agrees = losses.size === 0
    ? goods === books.good || goods === books.good + unloaded
    : goods === books.good && [...losses].every(([lossClass, least]) => books.lost.get(lossClass) === least);
  return { inBooks: books.good, differs: agrees ? '' : 'books' };
}

/** Marks statements of one stage and commodity of a waybill in which two parties state different quantities. */
function markParties(all: readonly PartyStatement[]): void {
  const groups = new Map<string, PartyStatement[]>();
  for (const one of all) {
    if (one.commodity !== '') entryOf(groups, [one.waybill, one.stage, one.commodity].join('\u0000'), () => []).push(one);
  }
  for (const group of groups.values()) {
    for (const one of group) {
      const quantity = one.goods + total(one.losses);
      const other = group.some((two) => two.party !== one.party && two.goods + total(two.losses) !== quantity);
      if (other) one.differs = one.differs === '' ? 'parties' : 'both';
    }
  }
}

function total(losses: ReadonlyMap<string, bigint>): bigint {
  return [...losses.values()].reduce((sum, least) => sum + least, 0n);
}
