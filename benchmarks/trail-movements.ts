// A made-up operation as plain movements, the same for the same size: gifts of money and of goods, goods on two legs of
// road with losses, handed over to families; money moved to the field and spent. Rounds of ten movements; every waybill
// is an account of its own. Nothing leaves an account that does not hold it.

import { Movements } from '@amanah/trails/movements.ts';
import { roleOfAccount, type AccountRole } from '@amanah/trails/pools.ts';

const DONORS = 500;
const FUNDS = 20;
const GOODS = 30;
const PORTS = 4;
const WAREHOUSES = 40;
const POINTS = 400;
/** The commodity that is money. */
export const MONEY = GOODS;

/** One movement by the numbers of its accounts. */
export interface MadeUpMove {
  readonly source: number;
  readonly destination: number;
  readonly fund: number;
  readonly commodity: number;
  readonly amount: number;
}

/** The numbers of the accounts: the fixed ones first, then the waybills. */
const TYPES: readonly (readonly [string, number])[] = [['donor', DONORS], ['stock', PORTS + WAREHOUSES + POINTS], ['served', POINTS], ['cash', 13], ['expense', 6], ['loss', 4]];
const OFFSETS = TYPES.map((_, at) => TYPES.slice(0, at).reduce((sum, [, count]) => sum + count, 0));
const [DONOR, STOCK, SERVED, CASH, EXPENSE, LOSS] = OFFSETS as [number, number, number, number, number, number];
const FIRST_WAYBILL = TYPES.reduce((sum, [, count]) => sum + count, 0);

/** The role of an account number. */
export function roleOfMadeUp(): (account: number) => AccountRole {
  const fixed = TYPES.flatMap(([type, count]) => Array.from({ length: count }, () => roleOfAccount(`${type}:x`)));
  const transit = roleOfAccount('transit:x');
  return (account) => fixed[account] ?? transit;
}

/** The type of an account number. */
export function typeOfMadeUp(account: number): string {
  const at = OFFSETS.findLastIndex((offset) => offset <= account);
  return account >= FIRST_WAYBILL ? 'transit' : (TYPES[at] as readonly [string, number])[0];
}

/** Calls `take` with the movements in log order. */
export function madeUpMoves(count: number, take: (move: MadeUpMove) => void): void {
  const held = new Map<number, number>();
  let state = 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  const keyOf = (account: number, fund: number, commodity: number): number => (account * FUNDS + fund) * (GOODS + 1) + commodity;
  const balance = (account: number, fund: number, commodity: number): number => held.get(keyOf(account, fund, commodity)) ?? 0;
  let made = 0;
  const move = (source: number, destination: number, fund: number, commodity: number, amount: number): boolean => {
    if (amount <= 0 || made === count) return false;
    if (source >= DONORS && source < FIRST_WAYBILL) held.set(keyOf(source, fund, commodity), balance(source, fund, commodity) - amount);
    if (destination < SERVED + POINTS + 13 && destination >= DONORS) held.set(keyOf(destination, fund, commodity), balance(destination, fund, commodity) + amount);
    take({ source, destination, fund, commodity, amount });
    made += 1;
    return true;
  };
  const atMost = (account: number, fund: number, commodity: number, wanted: number): number => Math.min(balance(account, fund, commodity), wanted);
  for (let round = 0; made < count; round += 1) {
    const fund = below(FUNDS);
    const goods = below(GOODS);
    const port = STOCK + below(PORTS);
    const warehouse = STOCK + PORTS + below(WAREHOUSES);
    const point = STOCK + PORTS + WAREHOUSES + below(POINTS);
    const waybill = FIRST_WAYBILL + 2 * round;
    move(DONOR + below(DONORS), port, fund, goods, 20_000 + below(60_000));
    move(DONOR + below(DONORS), CASH, fund, MONEY, 50_000 + below(900_000));
    const load = atMost(port, fund, goods, 15_000 + below(30_000));
    const lost = below(4) === 0 ? Math.min(load, below(200)) : 0;
    move(port, waybill, fund, goods, load);
    move(waybill, warehouse, fund, goods, load - lost);
    move(waybill, LOSS + below(4), fund, goods, lost);
    const second = atMost(warehouse, fund, goods, 5_000 + below(25_000));
    move(warehouse, waybill + 1, fund, goods, second);
    move(waybill + 1, point, fund, goods, second);
    move(point, SERVED + (point - STOCK - PORTS - WAREHOUSES), fund, goods, atMost(point, fund, goods, 1_000 + below(20_000)));
    const field = CASH + 1 + below(12);
    move(CASH, field, fund, MONEY, atMost(CASH, fund, MONEY, 20_000 + below(700_000)));
    move(field, EXPENSE + below(6), fund, MONEY, atMost(field, fund, MONEY, 10_000 + below(500_000)));
  }
}

/** The made-up movements as they are followed. */
export function madeUpTrail(count: number): Movements {
  const movements = new Movements({ roleOf: roleOfMadeUp(), isMoney: (commodity) => commodity === MONEY }, count);
  let row = 0;
  madeUpMoves(count, (move) => movements.single(row++, move.source, move.destination, move.fund, move.commodity, 0, move.amount));
  return movements;
}
