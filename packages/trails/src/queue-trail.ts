// Trails by the rules that give every unit one giver: named lots, first expiry, first in.

import type { BooksMovements } from './books-movements.ts';
import { Composition, portion, type Part } from './composition.ts';
import { deliveredOf, donorOf, hopOf, rowOf, wordsOf } from './hops.ts';
import { endOf, visitEnds } from './ends.ts';
import { follow, ORIGIN, type Followed, type Piece, type QueueRule } from './follow.ts';
import type { DeliveryTrail, EndOfGift, GiftTrail, Hop, ShareOfDelivery, WithoutGiver } from './trail.ts';

/** Units of an origin: `start` up to `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A gift: its record, and the movements by which it came in. */
export interface GiftMovements {
  readonly row: number;
  readonly movements: readonly number[];
}

export class QueueTrails {
  readonly #found: BooksMovements;
  readonly #rule: QueueRule;
  readonly #followed: Followed;
  readonly #composition: Composition;

  constructor(found: BooksMovements, rule: QueueRule) {
    this.#found = found;
    this.#rule = rule;
    this.#followed = follow(found.movements, { rule, expiry: found.expiry });
    this.#composition = new Composition(this.#followed);
  }

  /** What became of what `movements` of one record gave. */
  gift(row: number, movements: readonly number[]): GiftTrail {
    return this.gifts([{ row, movements }])[0] as GiftTrail;
  }

  /** What became of many gifts, followed once for all of them. */
  gifts(wanted: readonly GiftMovements[]): GiftTrail[] {
    const { books, asOf } = this.#found;
    const giftAt = this.#originsOf(wanted);
    const ends = this.#endsOf(giftAt, wanted.length);
    const hops = this.#hopsOfGifts(giftAt, wanted.length);
    return wanted.map(({ row, movements }, at) => {
      const by = books.by.values[row] as number;
      return {
        row,
        donor: donorOf(this.#found, movements[0] as number),
        rule: this.#rule,
        asOf,
        given: movements.map((movement) => {
          const { to, fund, commodity } = wordsOf(this.#found, movement);
          return { commodity, amount: BigInt(this.#found.movements.quantity.values[movement] as number), fund, account: to };
        }),
        ...(by !== 0 && by - 1 < asOf ? { reversedBy: by - 1 } : {}),
        ends: ends[at] as EndOfGift[],
        hops: hops[at] as Hop[],
      };
    });
  }

  /** The place among the wanted gifts of each origin that is of one of them. */
  #originsOf(wanted: readonly GiftMovements[]): ReadonlyMap<number, number> {
    const giftOf = new Map(wanted.flatMap(({ movements }, at) => movements.map((movement): [number, number] => [movement, at])));
    const origins = new Map<number, number>();
    const { kind, movement } = this.#followed.origins;
    for (let origin = 0; origin < movement.length; origin += 1) {
      const gift = kind.values[origin] === ORIGIN.gift ? giftOf.get(movement.values[origin] as number) : undefined;
      if (gift !== undefined) origins.set(origin, gift);
    }
    return origins;
  }

  #endsOf(giftAt: ReadonlyMap<number, number>, count: number): EndOfGift[][] {
    const { movements, books } = this.#found;
    const { pools } = movements;
    const all = Array.from({ length: count }, () => new Map<string, EndOfGift>());
    visitEnds(this.#followed, this.#composition, (pool, aside, origin, _start, length, quantity) => {
      const gift = giftAt.get(origin);
      if (gift === undefined) return;
      const ends = all[gift] as Map<string, EndOfGift>;
      const givenCommodity = this.#commodityOf(origin);
      const key = `${pool}/${aside ?? ''}/${givenCommodity}`;
      const before = ends.get(key);
      const fund = pools.fund.values[pool] as number;
      ends.set(key, {
        end: endOf(pools.type.values[pool] as number, aside),
        account: books.names.name(pools.account.values[pool] as number),
        fund: fund === 0 ? wordsOf(this.#found, this.#followed.origins.movement.values[origin] as number).fund : books.names.name(fund - 1),
        commodity: books.names.name(pools.commodity.values[pool] as number),
        quantity: (before?.quantity ?? 0n) + BigInt(quantity),
        given: (before?.given ?? 0n) + BigInt(length),
        givenCommodity,
      });
    });
    return all.map((ends) => [...ends.values()].filter(({ quantity, given }) => quantity > 0n || given > 0n));
  }

  #hopsOfGifts(giftAt: ReadonlyMap<number, number>, count: number): Hop[][] {
    const hops = Array.from({ length: count }, () => new Hops(this.#found));
    const again = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepOrigins: this.#withLinesOf(giftAt) });
    for (const piece of again.pieces) {
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        const gift = giftAt.get(part.origin);
        if (gift !== undefined) (hops[gift] as Hops).add(piece, part.quantity, part.length, this.#commodityOf(part.origin));
      }
    }
    return hops.map((one) => one.list(this.#followed.substituted));
  }

  /** These origins and every line that is made of them. */
  #withLinesOf(origins: ReadonlyMap<number, unknown>): ReadonlySet<number> {
    const all = new Set(origins.keys());
    const { kind, quantity } = this.#followed.origins;
    for (let origin = 0; origin < kind.length; origin += 1) {
      if (kind.values[origin] !== ORIGIN.line) continue;
      if (this.#composition.partsOf(origin, 0, quantity.values[origin] as number).some((part) => origins.has(part.origin))) all.add(origin);
    }
    return all;
  }

  /** Whose gifts are in what `movements` moved. */
  delivery(movements: readonly number[]): DeliveryTrail {
    return this.deliveries([movements])[0] as DeliveryTrail;
  }

  /** Whose gifts are in many deliveries, each the movements of one, followed once for all of them. */
  deliveries(wanted: readonly (readonly number[])[]): DeliveryTrail[] {
    const keepMovements = new Uint8Array(this.#found.movements.count);
    const deliveryOf = new Map<number, number>();
    wanted.forEach((movements, at) => {
      for (const movement of movements) {
        keepMovements[movement] = 1;
        deliveryOf.set(movement, at);
      }
    });
    const pieces = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepMovements }).pieces;
    const all = wanted.map((movements) => new UnitsOfDelivery(this.#found, movements.at(-1) as number));
    for (const piece of pieces) {
      const { shares, own, given } = all[deliveryOf.get(piece.movement) as number] as UnitsOfDelivery;
      push(own, piece.origin, { start: piece.start, end: piece.start + piece.quantity });
      const { commodity } = wordsOf(this.#found, piece.movement);
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        shares.add(commodity, part, this.#giverOf(part.origin), this.#commodityOf(part.origin));
        if (part.origin !== piece.origin) push(given, part.origin, { start: part.start, end: part.start + part.length });
      }
    }
    for (const one of all) one.given = merged(one.given);
    this.#followTo(all);
    return wanted.map((movements, at) => ({
      rows: [...new Set(movements.map((movement) => rowOf(this.#found, movement)))],
      rule: this.#rule,
      asOf: this.#found.asOf,
      delivered: movements.map((movement) => deliveredOf(this.#found, movement)),
      shares: (all[at] as UnitsOfDelivery).shares.list(),
      hops: (all[at] as UnitsOfDelivery).hops.list(this.#followed.substituted),
    }));
  }

  /** Adds the movements that these very units went through: as what was delivered up to the delivery, as what was given for it wherever it went. */
  #followTo(all: readonly UnitsOfDelivery[]): void {
    const ownOf = deliveriesByOrigin(all, ({ own }) => own);
    const givenOf = deliveriesByOrigin(all, ({ given }) => given);
    const origins = new Set([...ownOf.keys(), ...givenOf.keys(), ...this.#linesBehind(ownOf.keys())]);
    const again = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepOrigins: origins });
    for (const piece of again.pieces) {
      for (const { own, last, hops } of ownOf.get(piece.origin) ?? []) {
        if (piece.movement > last) continue;
        for (const { start, end } of overlaps(own.get(piece.origin) ?? [], piece.start, piece.start + piece.quantity)) {
          for (const part of this.#composition.partsOf(piece.origin, start, end - start)) hops.add(piece, part.quantity, part.length, this.#commodityOf(part.origin));
        }
      }
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        for (const { own, given, hops } of givenOf.get(part.origin) ?? []) {
          if (own.has(piece.origin) && !given.has(piece.origin)) continue;
          for (const { start, end } of overlaps(given.get(part.origin) ?? [], part.start, part.start + part.length)) {
            hops.add(piece, portion(end - start, part.quantity, part.length), end - start, this.#commodityOf(part.origin));
          }
        }
      }
    }
  }

  /** Lines that were paid for lines, such as money that was exchanged before goods were bought with it. */
  #linesBehind(lines: Iterable<number>): ReadonlySet<number> {
    const { origins, movements, segments } = this.#followed;
    const found = new Set<number>();
    const open = [...lines];
    for (let line = open.pop(); line !== undefined; line = open.pop()) {
      if (origins.kind.values[line] !== ORIGIN.line) continue;
      const batch = movements.pools.batch.values[movements.from.values[origins.movement.values[line] as number] as number] as number;
      for (const pool of movements.batchInputs[batch - 1] ?? []) {
        for (const { origin } of segments.runs(pool)) {
          if (origins.kind.values[origin] === ORIGIN.line && !found.has(origin)) {
            found.add(origin);
            open.push(origin);
          }
        }
      }
    }
    return found;
  }

  #commodityOf(origin: number): string {
    return wordsOf(this.#found, this.#followed.origins.movement.values[origin] as number).commodity;
  }

  #giverOf(origin: number): { readonly gift: number; readonly donor: string } | { readonly without: WithoutGiver } {
    const { kind, movement, isVoid } = this.#followed.origins;
    if (kind.values[origin] === ORIGIN.gift) return { gift: rowOf(this.#found, movement.values[origin] as number), donor: donorOf(this.#found, movement.values[origin] as number) };
    if (kind.values[origin] === ORIGIN.unaccounted) return { without: 'not-held' };
    return { without: isVoid.has(origin) ? 'taken-back' : 'not-paid' };
  }
}

/** What is gathered of one delivery: whose it is, which units were delivered and which were given for them, and their ways. */
class UnitsOfDelivery {
  readonly shares: Shares;
  readonly hops: Hops;
  readonly last: number;
  readonly own = new Map<number, Span[]>();
  given = new Map<number, Span[]>();

  constructor(found: BooksMovements, last: number) {
    this.shares = new Shares(found);
    this.hops = new Hops(found);
    this.last = last;
  }
}

/** The deliveries that have units of an origin. */
function deliveriesByOrigin(all: readonly UnitsOfDelivery[], spansOf: (one: UnitsOfDelivery) => ReadonlyMap<number, unknown>): ReadonlyMap<number, readonly UnitsOfDelivery[]> {
  const found = new Map<number, UnitsOfDelivery[]>();
  for (const one of all) {
    for (const origin of spansOf(one).keys()) {
      const list = found.get(origin);
      if (list === undefined) found.set(origin, [one]);
      else list.push(one);
    }
  }
  return found;
}

/** Gathers the units of a trail by movement and lot. */
class Hops {
  readonly #found: BooksMovements;
  readonly #units = new Map<string, { readonly movement: number; readonly lot: number; quantity: bigint; given: bigint; readonly givenCommodity: string }>();

  constructor(found: BooksMovements) {
    this.#found = found;
  }

  add({ movement, lot }: Piece, quantity: number, given: number, givenCommodity: string): void {
    const key = `${movement}/${lot}/${givenCommodity}`;
    const units = this.#units.get(key) ?? { movement, lot, quantity: 0n, given: 0n, givenCommodity };
    units.quantity += BigInt(quantity);
    units.given += BigInt(given);
    this.#units.set(key, units);
  }

  list(substituted: ReadonlyMap<number, number>): Hop[] {
    return [...this.#units.values()]
      .sort((a, b) => a.movement - b.movement || a.lot - b.lot)
      .map(({ movement, lot, ...units }) => hopOf(this.#found, movement, lot, units, substituted.get(movement)));
  }
}

/** Gathers shares of a delivery by giver and commodity. */
class Shares {
  readonly #found: BooksMovements;
  readonly #shares = new Map<string, ShareOfDelivery>();

  constructor(found: BooksMovements) {
    this.#found = found;
  }

  add(commodity: string, part: Part, giver: { readonly gift: number; readonly donor: string } | { readonly without: WithoutGiver }, givenCommodity: string): void {
    const key = `${'gift' in giver ? giver.gift : giver.without}/${commodity}/${givenCommodity}`;
    const before = this.#shares.get(key);
    this.#shares.set(key, { ...giver, commodity, quantity: (before?.quantity ?? 0n) + BigInt(part.quantity), given: (before?.given ?? 0n) + BigInt(part.length), givenCommodity });
  }

  list(): ShareOfDelivery[] {
    const place = ({ gift }: ShareOfDelivery): number => gift ?? this.#found.asOf;
    return [...this.#shares.values()].sort((a, b) => place(a) - place(b));
  }
}

function push(map: Map<number, Span[]>, key: number, span: Span): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [span]);
  else list.push(span);
}

/** The same units, each named once. A part that was too little for a whole unit went with one and is named there. */
function merged(spans: ReadonlyMap<number, readonly Span[]>): Map<number, Span[]> {
  const all = new Map<number, Span[]>();
  for (const [origin, list] of spans) {
    const joined: Span[] = [];
    for (const span of list.toSorted((a, b) => a.start - b.start)) {
      const last = joined.at(-1);
      if (last !== undefined && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
      else joined.push(span);
    }
    all.set(origin, joined);
  }
  return all;
}

/** The parts of `start` up to `end` that lie in one of the spans. */
function overlaps(spans: readonly Span[], start: number, end: number): Span[] {
  return spans.map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) })).filter((span) => span.start < span.end);
}
