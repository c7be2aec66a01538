// Where units stand now: the ends of a trail. Each unit of a gift stands in exactly one place, so the ends of a gift add
// up to the gift (SPEC [F3]).

import { ACCOUNT_TYPES, type AccountType } from '@amanah/record/account.ts';
import { ORIGIN, type Followed } from './follow.ts';
import { POOL, roleOfAccount } from './pools.ts';
import { FREE, HEAD, LOT, ORIGIN_OF, QUANTITY, START, TYPE_SHIFT, type Aside, type Run } from './segments.ts';
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
  const { segments, movements } = followed;
  const { count, kind } = movements.pools;
  for (let pool = 0; pool < count; pool += 1) {
    if (kind.values[pool] === POOL.exchange && composition.isSpent(pool)) continue;
    for (let at = segments.state[4 * pool + HEAD] as number; at !== 0; at = segments.next(at)) visitRun(composition, visit, pool, undefined, segments.at(at));
  }
  visitAside(followed, composition, visit);
}

function visitRun(composition: Composition, visit: VisitEnd, pool: number, aside: Aside | undefined, { origin, start, quantity }: Run): void {
  for (const part of composition.partsOf(origin, start, quantity)) visit(pool, aside, part.origin, part.start, part.length, part.quantity);
}

function visitAside({ segments }: Followed, composition: Composition, visit: VisitEnd): void {
  for (const aside of ['shortage', 'takenBack'] as const) {
    for (const [pool, runs] of segments.asideOf(aside)) for (const run of runs) visitRun(composition, visit, pool, aside, run);
  }
}

/** What became of every gift: least units of the gift by origin and end, `values[origin * ENDS.length + end]`. */
export function endsOfAll(followed: Followed, composition: Composition): Float64Array {
  const { segments, movements, origins } = followed;
  const values = new Float64Array(origins.movement.length * ENDS.length);
  const { type, kind, count } = movements.pools;
  const standing = ACCOUNT_TYPES.map((_, number) => ENDS.indexOf(endOf(number, undefined)));
  const { words, reals, used } = segments;
  const kinds = origins.kind.values;
  const isExchange = ACCOUNT_TYPES.map((one) => roleOfAccount(`${one}:x`).kind === POOL.exchange);
  // All segments one after the other: each says at what type of account it stands.
  for (let segment = 0; segment < used; segment += 1) {
    const number = (words[8 * segment + LOT] as number) >>> TYPE_SHIFT;
    if (number === FREE || isExchange[number] === true) continue;
    const end = standing[number] as number;
    const origin = words[8 * segment + ORIGIN_OF] as number;
    const quantity = reals[4 * segment + QUANTITY] as number;
    if (kinds[origin] !== ORIGIN.line) values[origin * ENDS.length + end] = (values[origin * ENDS.length + end] as number) + quantity;
    else for (const part of composition.partsOf(origin, reals[4 * segment + START] as number, quantity)) values[part.origin * ENDS.length + end] = (values[part.origin * ENDS.length + end] as number) + part.length;
  }
  for (let pool = 0; pool < count; pool += 1) {
    if (kind.values[pool] !== POOL.exchange || composition.isSpent(pool)) continue;
    for (const run of segments.runs(pool)) {
      for (const part of composition.partsOf(run.origin, run.start, run.quantity)) {
        const at = part.origin * ENDS.length + (standing[type.values[pool] as number] as number);
        values[at] = (values[at] as number) + part.length;
      }
    }
  }
  visitAside(followed, composition, (pool, aside, origin, _start, length) => {
    const at = origin * ENDS.length + ENDS.indexOf(endOf(type.values[pool] as number, aside));
    values[at] = (values[at] as number) + length;
  });
  return values;
}
