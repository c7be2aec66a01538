// Where units stand now: the ends of a trail. Each unit of a gift stands in exactly one place, so the ends of a gift add
// up to the gift (SPEC [F3]).

import { ACCOUNT_TYPES, type AccountType } from '@amanah/core/ledger/account.ts';
import { ORIGIN, type Followed } from './follow.ts';
import { POOL } from './pools.ts';
import { HEAD, type Aside, type Run } from './segments.ts';
import type { Composition } from './composition.ts';

/** The closed list of ends. */
export const ENDS = ['served', 'partner', 'expense', 'loss', 'transit', 'stock', 'cash', 'supplier', 'between', 'suspense', 'returned', 'shortage', 'taken-back'] as const;
export type End = (typeof ENDS)[number];

/** Ends where what was given has reached somebody or was used up for them. */
export const DELIVERED: ReadonlySet<End> = new Set<End>(['served', 'partner', 'expense']);

const END_OF_TYPE: Readonly<Record<AccountType, End>> = {
  served: 'served',
  partner: 'partner',
  expense: 'expense',
  loss: 'loss',
  transit: 'transit',
  stock: 'stock',
  cash: 'cash',
  supplier: 'supplier',
  conversion: 'between',
  loan: 'between',
  release: 'between',
  suspense: 'suspense',
  donor: 'returned',
  pledge: 'returned',
};

/** The end that a pool is, or what stands aside at it. */
export function endOf(type: number, aside: Aside | undefined): End {
  if (aside === 'shortage') return 'shortage';
  const end = END_OF_TYPE[ACCOUNT_TYPES[type] as AccountType];
  return aside === 'takenBack' && end !== 'supplier' ? 'taken-back' : end;
}

/** What is said of a part of a unit that stands somewhere. */
export type VisitEnd = (pool: number, aside: Aside | undefined, origin: number, start: number, length: number, quantity: number) => void;

/** Gives every part of every unit that stands somewhere to `visit`: the pool, where it came from, and how much. */
export function visitEnds(followed: Followed, composition: Composition, visit: VisitEnd): void {
  const { segments, movements, origins } = followed;
  const { count, kind } = movements.pools;
  const visitRun = (pool: number, aside: Aside | undefined, { origin, start, quantity }: Run): void => {
    if (origins.kind.values[origin] !== ORIGIN.line) visit(pool, aside, origin, start, quantity, quantity);
    else for (const part of composition.partsOf(origin, start, quantity)) visit(pool, aside, part.origin, part.start, part.length, part.quantity);
  };
  for (let pool = 0; pool < count; pool += 1) {
    if (kind.values[pool] === POOL.exchange && composition.isSpent(pool)) continue;
    for (let at = segments.state[4 * pool + HEAD] as number; at !== 0; at = segments.next(at)) visitRun(pool, undefined, segments.at(at));
  }
  for (const aside of ['shortage', 'takenBack'] as const) {
    for (const [pool, runs] of segments.asideOf(aside)) for (const run of runs) visitRun(pool, aside, run);
  }
}

/** What became of every gift: least units of the gift by origin and end, `values[origin * ENDS.length + end]`. */
export function endsOfAll(followed: Followed, composition: Composition): Float64Array {
  const values = new Float64Array(followed.origins.movement.length * ENDS.length);
  const types = followed.movements.pools.type.values;
  const standing = ACCOUNT_TYPES.map((_, type) => ENDS.indexOf(endOf(type, undefined)));
  visitEnds(followed, composition, (pool, aside, origin, _start, length) => {
    const type = types[pool] as number;
    const end = aside === undefined ? (standing[type] as number) : ENDS.indexOf(endOf(type, aside));
    const at = origin * ENDS.length + end;
    values[at] = (values[at] as number) + length;
  });
  return values;
}
