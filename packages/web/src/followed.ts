// The operation's own gifts and deliveries at a tree size, and their trails. All trails that pages show are followed at
// once, when the first of them is asked for, so that a thousand pages cost about what one does.

import { accountType, type AccountType } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { DeliveryTrail, GiftTrail } from '@amanah/trails/trail.ts';
import { Trails } from '@amanah/trails/trails.ts';

/** Pages of gifts, and of deliveries, that an account has at most: the newest; the others are followed by command. */
export const FOLLOWED_MAX = 1000;
/** Gifts times deliveries on pages: where each of very many gifts is in every delivery, fewer have pages, but these many always. */
const PAIRS_MAX = 1_000_000;
const FOLLOWED_MIN = 20;
/** Records times pages for which shares by proportion are computed: each of these trails reads every movement again, in long fractions. */
const PROPORTION_WORK = 100_000;

const OUTSIDE: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'pledge']);
const REACHED: ReadonlySet<AccountType> = new Set<AccountType>(['served', 'partner']);

/** Rows of one sort: how many there are, and the newest of them, which have pages. */
export interface FollowedRows {
  readonly all: number;
  /** In log order. */
  readonly shown: readonly number[];
}

export class Followed {
  readonly books: Books;
  readonly asOf: number;
  readonly gifts: FollowedRows;
  readonly deliveries: FollowedRows;
  readonly #shownDeliveries: ReadonlySet<number>;
  readonly #shownGifts: ReadonlySet<number>;
  readonly #giftsByProportion = new Map<number, GiftTrail>();
  readonly #deliveriesByProportion = new Map<number, DeliveryTrail>();
  #trails: Trails | undefined;
  #gifts: ReadonlyMap<number, GiftTrail> | undefined;
  #deliveries: ReadonlyMap<number, DeliveryTrail> | undefined;

  constructor(books: Books, asOf: number) {
    this.books = books;
    this.asOf = asOf;
    const { gifts, deliveries } = ownRows(books, asOf);
    this.gifts = { all: gifts.length, shown: gifts.slice(-pagesBeside(deliveries.length)) };
    this.deliveries = { all: deliveries.length, shown: deliveries.slice(-pagesBeside(gifts.length)) };
    this.#shownGifts = new Set(this.gifts.shown);
    this.#shownDeliveries = new Set(this.deliveries.shown);
  }

  /** True when the gift at this row has a page. */
  hasGift(row: number): boolean {
    return this.#shownGifts.has(row);
  }

  /** True when the delivery at this row has a page. */
  hasDelivery(row: number): boolean {
    return this.#shownDeliveries.has(row);
  }

  /** What became of a gift that has a page, by named lots. */
  gift(row: number): GiftTrail {
    this.#gifts ??= new Map(this.#all().gifts(this.gifts.shown).map((trail) => [trail.row, trail]));
    return this.#gifts.get(row) as GiftTrail;
  }

  /** Whose gifts are in a delivery that has a page, by named lots. */
  delivery(row: number): DeliveryTrail {
    this.#deliveries ??= new Map(this.#all().deliveries(this.deliveries.shown).map((trail) => [trail.rows[0] as number, trail]));
    return this.#deliveries.get(row) as DeliveryTrail;
  }

  /** What became of a gift by proportion, where that is computed for pages. */
  giftByProportion(row: number): GiftTrail | undefined {
    if (!this.isByProportion('gifts', row)) return undefined;
    const known = this.#giftsByProportion.get(row);
    if (known !== undefined) return known;
    const found = this.#all().gift(row, 'proportional');
    if (!found.ok) return undefined;
    this.#giftsByProportion.set(row, found.trail);
    return found.trail;
  }

  /** Whose gifts are in a delivery by proportion, where that is computed for pages. */
  deliveryByProportion(row: number): DeliveryTrail | undefined {
    if (!this.isByProportion('deliveries', row)) return undefined;
    const known = this.#deliveriesByProportion.get(row);
    if (known !== undefined) return known;
    const found = this.#all().delivery(row, 'proportional');
    if (!found.ok) return undefined;
    this.#deliveriesByProportion.set(row, found.trail);
    return found.trail;
  }

  /** True for the newest pages, as many as the size of the books allows. */
  isByProportion(of: 'gifts' | 'deliveries', row: number): boolean {
    const { shown } = this[of];
    return shown.length - shown.indexOf(row) <= Math.floor(PROPORTION_WORK / Math.max(1, this.asOf));
  }

  #all(): Trails {
    return (this.#trails ??= new Trails(this.books, this.asOf));
  }
}

/** How many of one sort have pages where there are so many of the other. */
function pagesBeside(others: number): number {
  return Math.min(FOLLOWED_MAX, Math.max(FOLLOWED_MIN, Math.floor(PAIRS_MAX / Math.max(1, others))));
}

/** Rows that bring something in from a donor, and rows that hand over to families or a partner and stand; what a publisher stated is neither. */
function ownRows(books: Books, asOf: number): { readonly gifts: number[]; readonly deliveries: number[] } {
  const { postings, postingStart, files, by, names } = books;
  const types: AccountType[] = [];
  const typeOf = (account: number): AccountType => (types[account] ??= accountType(names.name(account)));
  const [gifts, deliveries]: [number[], number[]] = [[], []];
  for (let row = 0; row < asOf; row += 1) {
    if (files.values[row] !== 0) continue;
    const end = row + 1 < postingStart.length ? (postingStart.values[row + 1] as number) : postings.amount.length;
    let isGift = false;
    let isDelivery = false;
    for (let at = postingStart.values[row] as number; at < end; at += 1) {
      const [source, destination] = [typeOf(postings.source.values[at] as number), typeOf(postings.destination.values[at] as number)];
      isGift ||= OUTSIDE.has(source) && !OUTSIDE.has(destination);
      isDelivery ||= REACHED.has(destination) && source !== destination;
    }
    const superseded = by.values[row] as number;
    if (isGift) gifts.push(row);
    if (isDelivery && (superseded === 0 || superseded > asOf)) deliveries.push(row);
  }
  return { gifts, deliveries };
}
