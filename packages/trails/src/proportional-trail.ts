// Trails by the proportional rule. Fractions are exact until here; what is shown is rounded by largest remainder, so that
// ends add up to the gift and shares to the delivery.

import type { BooksMovements } from './books-movements.ts';
import { endOf } from './ends.ts';
import { deliveredOf, donorOf, hopOf, rowOf, wordsOf } from './hops.ts';
import { backward, Flows, forward, type ProportionalGift, type Share } from './proportional.ts';
import { floor, plus, rounded, ZERO } from './rational.ts';
import { POOL } from './pools.ts';
import { MARK } from './movements.ts';
import type { Aside } from './segments.ts';
import type { DeliveryTrail, EndOfGift, GiftTrail, Hop, ShareOfDelivery } from './trail.ts';

export class ProportionalTrails {
  readonly #found: BooksMovements;
  readonly #flows: Flows;

  constructor(found: BooksMovements) {
    this.#found = found;
    this.#flows = new Flows(found.movements);
  }

  /** What became of what `movements` of one record gave. */
  gift(row: number, movements: readonly number[]): GiftTrail {
    const { books, asOf } = this.#found;
    const by = books.by.values[row] as number;
    const given = movements.map((movement) => {
      const { to, fund, commodity } = wordsOf(this.#found, movement);
      return { commodity, amount: this.#quantityOf(movement), fund, account: to };
    });
    // What was given in several commodities has a trail for each, because nothing says what one is worth in the other.
    const followed = [...new Set(given.map(({ commodity }) => commodity))].map((commodity) => {
      const own = movements.filter((_, at) => given[at]?.commodity === commodity);
      return { commodity, total: own.reduce((sum, movement) => sum + this.#quantityOf(movement), 0n), gift: forward(this.#flows, new Set(own)) };
    });
    return {
      row,
      donor: donorOf(this.#found, movements[0] as number),
      rule: 'proportional',
      asOf,
      given,
      ...(by !== 0 && by - 1 < asOf ? { reversedBy: by - 1 } : {}),
      ...(followed.every(({ gift }) => gift.isExact) ? {} : { isCut: true }),
      ends: followed.flatMap(({ commodity, total, gift }) => this.#endsOf(gift, commodity, total, given[0]?.fund ?? '')),
      hops: followed.flatMap(({ commodity, gift }) => gift.flows.map(({ movement, share }) => this.#hop(movement, share, commodity))).sort((a, b) => a.row - b.row),
    };
  }

  #endsOf({ standing, shortage, takenBack }: ProportionalGift, givenCommodity: string, total: bigint, fundOfGift: string): EndOfGift[] {
    const places: { readonly pool: number; readonly aside: Aside | undefined; readonly share: Share }[] = [];
    for (const [pool, share] of standing) if (!this.#flows.isSpent(pool)) places.push({ pool, aside: undefined, share });
    for (const [pool, share] of shortage) places.push({ pool, aside: 'shortage', share });
    for (const [pool, share] of takenBack) places.push({ pool, aside: 'takenBack', share });
    const there = places.filter(({ share }) => share.given.n > 0n || share.units.n > 0n).sort((a, b) => a.pool - b.pool);
    const given = rounded(total, there.map(({ share }) => share.given));
    const { pools } = this.#found.movements;
    const { names } = this.#found.books;
    const quantities = new Map<number, bigint>();
    for (const commodity of new Set(there.map(({ pool }) => pools.commodity.values[pool] as number))) {
      const own = there.map((place, at) => ({ place, at })).filter(({ place }) => pools.commodity.values[place.pool] === commodity);
      const sum = own.reduce((all, { place }) => plus(all, place.share.units), ZERO);
      rounded(floor(sum), own.map(({ place }) => place.share.units)).forEach((quantity, of) => quantities.set(own[of]?.at as number, quantity));
    }
    return there.map(({ pool, aside }, at) => {
      const fund = pools.fund.values[pool] as number;
      return {
        end: endOf(pools.type.values[pool] as number, aside),
        account: names.name(pools.account.values[pool] as number),
        fund: fund === 0 ? fundOfGift : names.name(fund - 1),
        commodity: names.name(pools.commodity.values[pool] as number),
        quantity: quantities.get(at) as bigint,
        given: given[at] as bigint,
        givenCommodity,
      };
    });
  }

  /** Whose gifts are in what `movements` moved. */
  delivery(movements: readonly number[]): DeliveryTrail {
    const commodities = [...new Set(movements.map((movement) => wordsOf(this.#found, movement).commodity))];
    const found = commodities.map((commodity) => {
      const own = movements.filter((movement) => wordsOf(this.#found, movement).commodity === commodity);
      return { commodity, total: own.reduce((sum, movement) => sum + this.#quantityOf(movement), 0n), delivery: backward(this.#flows, new Set(own)) };
    });
    return {
      rows: [...new Set(movements.map((movement) => rowOf(this.#found, movement)))],
      rule: 'proportional',
      asOf: this.#found.asOf,
      delivered: movements.map((movement) => deliveredOf(this.#found, movement)),
      ...(found.every(({ delivery }) => delivery.isExact) ? {} : { isCut: true }),
      shares: found.flatMap(({ commodity, total, delivery }) => this.#sharesOf(commodity, total, delivery.shares)),
      hops: found
        .flatMap(({ delivery }) => delivery.flows.map(({ movement, share }) => this.#hop(movement, { units: share.given, given: share.given }, wordsOf(this.#found, movement).commodity)))
        .sort((a, b) => a.row - b.row),
    };
  }

  #sharesOf(commodity: string, total: bigint, shares: ReadonlyMap<number, Share>): ShareOfDelivery[] {
    const list = [...shares].sort(([a], [b]) => a - b);
    const quantities = rounded(total, list.map(([, share]) => share.units));
    const givers = list.map(([movement, share], at) => ({
      ...this.#giverOf(movement),
      commodity,
      quantity: quantities[at] as bigint,
      given: floor(share.given),
      givenCommodity: wordsOf(this.#found, movement).commodity,
    }));
    const joined = new Map<string, ShareOfDelivery>();
    for (const one of givers) {
      const key = `${one.gift ?? one.without ?? ''}/${one.givenCommodity}`;
      const before = joined.get(key);
      joined.set(key, before === undefined ? one : { ...one, quantity: before.quantity + one.quantity, given: before.given + one.given });
    }
    return [...joined.values()].filter(({ quantity, given }) => quantity > 0n || given > 0n);
  }

  #giverOf(movement: number): Pick<ShareOfDelivery, 'gift' | 'donor' | 'without'> {
    const { pools, from, mark } = this.#found.movements;
    if (pools.kind.values[from.values[movement] as number] === POOL.outside) return { gift: rowOf(this.#found, movement), donor: donorOf(this.#found, movement) };
    const isLine = ((mark.values[movement] as number) & MARK.line) !== 0;
    return { without: !isLine ? 'not-held' : this.#flows.isVoid(movement) ? 'taken-back' : 'not-paid' };
  }

  /** What flowed, rounded down to whole least units: what is shown of a movement for all gifts together is never more than it moved. */
  #hop(movement: number, share: Share, givenCommodity: string): Hop {
    return hopOf(this.#found, movement, this.#found.movements.lot.values[movement] as number, { quantity: floor(share.units), given: floor(share.given), givenCommodity }, undefined);
  }

  #quantityOf(movement: number): bigint {
    return BigInt(this.#found.movements.quantity.values[movement] as number);
  }
}
