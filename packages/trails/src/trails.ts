// Trails of books at one tree size: gathered once, asked as often as one likes.

import type { Books } from '@amanah/core/ledger/books.ts';
import { movementsOfBooks, type BooksMovements } from './books-movements.ts';
import { deliveryMovements, giftMovements, loadingMovements } from './deliveries.ts';
import { ProportionalTrails } from './proportional-trail.ts';
import { QueueTrails } from './queue-trail.ts';
import type { DeliveryTrail, Found, GiftTrail, NoTrail, Rule } from './trail.ts';

export interface TrailOptions {
  readonly rule?: Rule;
  /** Tree size: records after it are as if they were not. */
  readonly asOf?: number;
}

export class Trails {
  readonly #found: BooksMovements;
  readonly #queues = new Map<'named' | 'fifo', QueueTrails>();
  #proportional: ProportionalTrails | undefined;

  constructor(books: Books, asOf = books.size) {
    this.#found = movementsOfBooks(books, asOf);
  }

  /** What became of the gift at a row. */
  gift(row: number, rule: Rule = 'named'): Found<GiftTrail> {
    const missing = this.#missing(row);
    if (missing !== undefined) return missing;
    const movements = giftMovements(this.#found, row);
    if (movements.length === 0) return { ok: false, code: 'no-gift', message: `record ${row}, of kind ${this.#found.books.statedKindAt(row)}, brings nothing in from a donor` };
    return { ok: true, trail: this.#by(rule).gift(row, movements) };
  }

  /** Whose gifts are in what the record at a row delivered. */
  delivery(row: number, rule: Rule = 'named'): Found<DeliveryTrail> {
    const missing = this.#missing(row);
    if (missing !== undefined) return missing;
    const movements = deliveryMovements(this.#found, row);
    if (movements.length === 0) return { ok: false, code: 'no-delivery', message: `record ${row}, of kind ${this.#found.books.statedKindAt(row)}, delivers nothing` };
    return { ok: true, trail: this.#by(rule).delivery(movements) };
  }

  /** What became of the gifts at these rows, followed once for all of them; a row that is no gift is left out. */
  gifts(rows: readonly number[], rule: 'named' | 'fifo' = 'named'): GiftTrail[] {
    const gifts = rows.map((row) => ({ row, movements: giftMovements(this.#found, row) })).filter(({ movements }) => movements.length > 0);
    return this.#queue(rule).gifts(gifts);
  }

  /** Whose gifts are in what the records at these rows delivered, followed once for all of them; a row that delivers nothing is left out. */
  deliveries(rows: readonly number[], rule: 'named' | 'fifo' = 'named'): DeliveryTrail[] {
    return this.#queue(rule).deliveries(rows.map((row) => deliveryMovements(this.#found, row)).filter((movements) => movements.length > 0));
  }

  /** Whose gifts were loaded under a waybill. */
  waybill(waybill: string, rule: Rule = 'named'): Found<DeliveryTrail> {
    const movements = loadingMovements(this.#found, waybill);
    if (movements.length === 0) return { ok: false, code: 'no-such-waybill', message: `nothing that stands was loaded under waybill ${waybill}` };
    return { ok: true, trail: this.#by(rule).delivery(movements) };
  }

  #missing(row: number): NoTrail | undefined {
    const { asOf } = this.#found;
    return Number.isInteger(row) && row >= 0 && row < asOf ? undefined : { ok: false, code: 'no-such-record', message: `there is no record ${row} among the first ${asOf}` };
  }

  #by(rule: Rule): QueueTrails | ProportionalTrails {
    return rule === 'proportional' ? (this.#proportional ??= new ProportionalTrails(this.#found)) : this.#queue(rule);
  }

  #queue(rule: 'named' | 'fifo'): QueueTrails {
    const known = this.#queues.get(rule);
    if (known !== undefined) return known;
    const made = new QueueTrails(this.#found, rule);
    this.#queues.set(rule, made);
    return made;
  }
}

/** What became of the gift at `row`. */
export function trailOfGift(books: Books, { row, rule, asOf }: TrailOptions & { readonly row: number }): Found<GiftTrail> {
  return new Trails(books, asOf).gift(row, rule);
}

/** Whose gifts are in what the record at `row` delivered, or in what was loaded under `waybill`. */
export function trailOfDelivery(books: Books, { rule, asOf, ...what }: TrailOptions & ({ readonly row: number } | { readonly waybill: string })): Found<DeliveryTrail> {
  const trails = new Trails(books, asOf);
  return 'row' in what ? trails.delivery(what.row, rule) : trails.waybill(what.waybill, rule);
}
