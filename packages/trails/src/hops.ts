// Movements in words: which accounts, which fund, which commodity, which waybill.

import { accountPath } from '@amanah/record/account.ts';
import type { BooksMovements } from './books-movements.ts';
import type { Delivered, Hop } from './trail.ts';

const TRANSIT = accountPath('transit', '');

/** The names of a movement's two accounts, its fund and its commodity. */
export function wordsOf({ books, movements }: BooksMovements, movement: number): { readonly from: string; readonly to: string; readonly fund: string; readonly commodity: string } {
  const { from, to, pools } = movements;
  const source = from.values[movement] as number;
  const destination = to.values[movement] as number;
  return {
    from: books.names.name(pools.account.values[source] as number),
    to: books.names.name(pools.account.values[destination] as number),
    fund: books.names.name(((pools.fund.values[source] as number) || (pools.fund.values[destination] as number)) - 1),
    commodity: books.names.name(pools.commodity.values[source] as number),
  };
}

/** The donor a movement comes from: the code of its `donor:` or `pledge:` account. */
export function donorOf(found: BooksMovements, movement: number): string {
  const { from } = wordsOf(found, movement);
  return from.slice(from.indexOf(':') + 1);
}

/** The row of the record that a movement belongs to. */
export function rowOf({ movements }: BooksMovements, movement: number): number {
  return movements.row.values[movement] as number;
}

/** A movement as a hop of a trail. */
export function hopOf(found: BooksMovements, movement: number, lot: number, units: { readonly quantity: bigint; readonly given: bigint; readonly givenCommodity: string }, substituted: number | undefined): Hop {
  const { books, movements, asOf, lots } = found;
  const { from, to, fund, commodity } = wordsOf(found, movement);
  const row = rowOf(found, movement);
  const waybill = [to, from].find((account) => account.startsWith(TRANSIT))?.slice(TRANSIT.length);
  const undoes = movements.undoes.values[movement] as number;
  const by = books.by.values[row] as number;
  const isUndone = undoes === 0 && by !== 0 && by - 1 < asOf;
  return {
    row,
    from,
    to,
    fund,
    commodity,
    ...(lot === 0 ? {} : { lot: lots[lot - 1] as string }),
    ...(waybill === undefined ? {} : { waybill }),
    ...units,
    ...(undoes === 0 ? {} : { undoes: rowOf(found, undoes - 1) }),
    ...(isUndone ? { undoneBy: by - 1 } : {}),
    ...(substituted === undefined ? {} : { substituted: BigInt(substituted) }),
  };
}

/** A movement as something delivered. */
export function deliveredOf(found: BooksMovements, movement: number): Delivered {
  return { row: rowOf(found, movement), ...wordsOf(found, movement), quantity: BigInt(found.movements.quantity.values[movement] as number) };
}
