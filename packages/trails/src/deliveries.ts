// Which movements of a record are a delivery, and which records are gifts.

import { ACCOUNT_TYPES, accountPath, type AccountType } from '@amanah/record/account.ts';
import { movementsOfRow, type BooksMovements } from './books-movements.ts';
import { POOL } from './pools.ts';

const REACHED: ReadonlySet<AccountType> = new Set<AccountType>(['served', 'partner', 'expense']);

/** The movements by which a record brings something in from a donor. */
export function giftMovements({ movements }: BooksMovements, row: number): number[] {
  const { pools, from, to } = movements;
  const kinds = pools.kind.values;
  return range(movementsOfRow(movements, row)).filter(
    (movement) =>
      kinds[from.values[movement] as number] === POOL.outside && kinds[to.values[movement] as number] !== POOL.outside && movements.undoes.values[movement] === 0,
  );
}

/**
 * The movements by which a record delivers: to families, to a partner, or as a cost. A record that does none of these
 * delivers what it brings to a site.
 */
export function deliveryMovements({ movements }: BooksMovements, row: number): number[] {
  const own = range(movementsOfRow(movements, row)).filter((movement) => movements.undoes.values[movement] === 0);
  const typeOf = (movement: number): AccountType => ACCOUNT_TYPES[movements.pools.type.values[movements.to.values[movement] as number] as number] as AccountType;
  const reached = own.filter((movement) => REACHED.has(typeOf(movement)));
  return reached.length > 0 ? reached : own.filter((movement) => typeOf(movement) === 'stock');
}

/** The movements that load a waybill and were not taken back. */
export function loadingMovements({ books, movements, asOf }: BooksMovements, waybill: string): number[] {
  const account = books.names.find(accountPath('transit', waybill));
  if (account === undefined) return [];
  const { pools, to, undoes, row } = movements;
  return range([0, movements.count]).filter(
    (movement) => pools.account.values[to.values[movement] as number] === account && undoes.values[movement] === 0 && books.stands(row.values[movement] as number, asOf),
  );
}

function range([first, end]: readonly [number, number]): number[] {
  return Array.from({ length: end - first }, (_, at) => first + at);
}
