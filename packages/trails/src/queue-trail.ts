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
    const { books, asOf } = this.#found;
    const wanted = new Set(movements);
    const origins = new Set<number>();
    for (let origin = 0; origin < this.#followed.origins.movement.length; origin += 1) {
      if (this.#followed.origins.kind.values[origin] === ORIGIN.gift && wanted.has(this.#followed.origins.movement.values[origin] as number)) origins.add(origin);
    }
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
      ends: this.#endsOf(origins),
      hops: this.#hopsOfGift(origins),
    };
  }

  #endsOf(origins: ReadonlySet<number>): EndOfGift[] {
    const { movements, books } = this.#found;
    const { pools } = movements;
    const ends = new Map<string, EndOfGift>();
    visitEnds(this.#followed, this.#composition, (pool, aside, origin, _start, length, quantity) => {
      if (!origins.has(origin)) return;
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
    return [...ends.values()].filter(({ quantity, given }) => quantity > 0n || given > 0n);
  }

  #hopsOfGift(origins: ReadonlySet<number>): Hop[] {
    const hops = new Hops(this.#found);
    const again = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepOrigins: this.#withLinesOf(origins) });
    for (const piece of again.pieces) {
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        if (origins.has(part.origin)) hops.add(piece, part.quantity, part.length, this.#commodityOf(part.origin));
      }
    }
    return hops.list(this.#followed.substituted);
  }

  /** These origins and every line that is made of them. */
  #withLinesOf(origins: ReadonlySet<number>): ReadonlySet<number> {
    const all = new Set(origins);
    const { kind, quantity } = this.#followed.origins;
    for (let origin = 0; origin < kind.length; origin += 1) {
      if (kind.values[origin] !== ORIGIN.line) continue;
      if (this.#composition.partsOf(origin, 0, quantity.values[origin] as number).some((part) => origins.has(part.origin))) all.add(origin);
    }
    return all;
  }

  /** Whose gifts are in what `movements` moved. */
  delivery(movements: readonly number[]): DeliveryTrail {
    const { asOf } = this.#found;
    const keepMovements = new Uint8Array(this.#found.movements.count);
    for (const movement of movements) keepMovements[movement] = 1;
    const pieces = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepMovements }).pieces;
    const shares = new Shares(this.#found);
    const own = new Map<number, Span[]>();
    const given = new Map<number, Span[]>();
    for (const piece of pieces) {
      push(own, piece.origin, { start: piece.start, end: piece.start + piece.quantity });
      const { commodity } = wordsOf(this.#found, piece.movement);
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        shares.add(commodity, part, this.#giverOf(part.origin), this.#commodityOf(part.origin));
        if (part.origin !== piece.origin) push(given, part.origin, { start: part.start, end: part.start + part.length });
      }
    }
    return {
      rows: [...new Set(movements.map((movement) => rowOf(this.#found, movement)))],
      rule: this.#rule,
      asOf,
      delivered: movements.map((movement) => deliveredOf(this.#found, movement)),
      shares: shares.list(),
      hops: this.#hopsTo(own, merged(given), movements.at(-1) as number),
    };
  }

  /** The movements that these very units went through: as what was delivered up to the delivery, as what was given for it wherever it went. */
  #hopsTo(own: ReadonlyMap<number, readonly Span[]>, given: ReadonlyMap<number, readonly Span[]>, last: number): Hop[] {
    const origins = new Set([...own.keys(), ...given.keys(), ...this.#linesBehind(own.keys())]);
    const again = follow(this.#found.movements, { rule: this.#rule, expiry: this.#found.expiry, keepOrigins: origins });
    const hops = new Hops(this.#found);
    for (const piece of again.pieces) {
      const spans = own.get(piece.origin);
      if (spans !== undefined && piece.movement <= last) {
        for (const { start, end } of overlaps(spans, piece.start, piece.start + piece.quantity)) {
          for (const part of this.#composition.partsOf(piece.origin, start, end - start)) hops.add(piece, part.quantity, part.length, this.#commodityOf(part.origin));
        }
      }
      if (spans !== undefined && !given.has(piece.origin)) continue;
      for (const part of this.#composition.partsOf(piece.origin, piece.start, piece.quantity)) {
        for (const { start, end } of overlaps(given.get(part.origin) ?? [], part.start, part.start + part.length)) {
          hops.add(piece, portion(end - start, part.quantity, part.length), end - start, this.#commodityOf(part.origin));
        }
      }
    }
    return hops.list(this.#followed.substituted);
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
function merged(spans: ReadonlyMap<number, readonly Span[]>): ReadonlyMap<number, readonly Span[]> {
  const all = new Map<number, readonly Span[]>();
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
