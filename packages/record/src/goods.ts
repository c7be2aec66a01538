// Goods as bodies list them: how much of which commodity, perhaps of a named
// lot, perhaps of another fund than the rest of the record. Where goods come in,
// a line may say when its lot expires and which batch it is.

import type { Amount } from './amount.ts';
import { Fields, Malformed, type Json } from './decode.ts';
import { LOSS_CLASSES, accountPath, type LossClass } from './account.ts';
import { move, type Posting } from './posting.ts';
import { amount, optionalCode, optionalDay, present, type LotStatement, type Need } from './body.ts';

/** A quantity of goods. `packages` counts bags or cartons, as the paper does. */
export interface Goods {
  readonly amount: Amount;
  readonly lot?: string;
  /** The fund of this line where it is not the record's: one truck may carry goods of several funds. */
  readonly fund?: string;
  readonly packages?: number;
  /** The last day the goods may be used; only where they come in, and with a lot. */
  readonly expiry?: string;
  /** The maker's batch number; only where goods come in, and with a lot. */
  readonly batch?: string;
}

const PACKAGES_MAX = 100_000_000;

/** Reads the list of goods in field `name`. `incoming` allows what is said of lots that come in. */
export function goods(fields: Fields, name: string, { incoming = false, min = 1 }: { incoming?: boolean; min?: number } = {}): Goods[] {
  return fields.list(name, (item, path) => line(item, path, incoming), { min, max: 500 });
}

/** Reads a list of goods that may be absent. */
export function optionalGoods(fields: Fields, name: string, options: { incoming?: boolean } = {}): Goods[] {
  return fields.has(name) ? goods(fields, name, options) : [];
}

function line(item: Json, path: string, incoming: boolean): Goods {
  const one = new Fields(item, path);
  const quantity = amount(one, 'amount');
  if (!one.has('lot') && !one.has('fund') && !one.has('packages') && !incoming) {
    one.end();
    return { amount: quantity };
  }
  const value = {
    amount: quantity,
    lot: optionalCode(one, 'lot'),
    fund: optionalCode(one, 'fund'),
    packages: one.optionalInteger('packages', 1, PACKAGES_MAX),
    ...(incoming ? { expiry: optionalDay(one, 'expiry'), batch: one.optionalText('batch', 60) } : {}),
  };
  one.end();
  if (value.lot === undefined && (value.expiry !== undefined || value.batch !== undefined)) throw new Malformed(`${path}.lot`, 'expected a lot: an expiry or batch is said of one');
  return present(value) as unknown as Goods;
}

/** Goods that were lost on the way to being counted, by class. `detail` is what the counter wrote, such as `torn` or `mouldy`. */
export interface LostGoods extends Goods {
  readonly class: LossClass;
  readonly detail?: string;
}

/** Reads a list of losses by class that may be absent. */
export function optionalLosses(fields: Fields, name: string): LostGoods[] {
  return fields.optionalList(
    name,
    (item, path) => {
      const one = new Fields(item, path);
      const value = {
        class: one.oneOf('class', LOSS_CLASSES),
        amount: amount(one, 'amount'),
        lot: optionalCode(one, 'lot'),
        fund: optionalCode(one, 'fund'),
        detail: optionalCode(one, 'detail'),
        packages: one.optionalInteger('packages', 1, PACKAGES_MAX),
      };
      one.end();
      return present(value) as unknown as LostGoods;
    },
    { min: 1, max: 100 },
  );
}

/** Moves goods from one account to another, each line in its fund. */
export function moveGoods(from: string, to: string, fund: string, list: readonly Goods[]): Posting[] {
  return list.flatMap((one) => move(from, to, one.fund ?? fund, one.amount, one.lot));
}

/** Moves lost goods from an account to the losses of their classes. */
export function loseGoods(from: string, fund: string, list: readonly LostGoods[]): Posting[] {
  return list.flatMap((one) => move(from, accountPath('loss', one.class), one.fund ?? fund, one.amount, one.lot));
}

/** The masters that lines of goods refer to. */
export function goodsNeeds(list: readonly Goods[]): Need[] {
  return list.flatMap((one): Need[] => {
    const commodity = { master: 'commodity', code: one.amount.commodity } as const;
    return one.fund === undefined ? [commodity] : [commodity, { master: 'fund', code: one.fund }];
  });
}

/** What incoming lines say of their lots. */
export function lotsOf(list: readonly Goods[]): { lots?: readonly LotStatement[] } {
  const lots = list.flatMap(({ amount: { commodity }, lot, expiry, batch }): LotStatement[] => {
    if (lot === undefined || (expiry === undefined && batch === undefined)) return [];
    return [{ commodity, lot, ...(expiry === undefined ? {} : { expiry }), ...(batch === undefined ? {} : { batch }) }];
  });
  return lots.length === 0 ? {} : { lots };
}

