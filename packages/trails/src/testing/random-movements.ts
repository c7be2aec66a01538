// Random movements of everything an operation does, and of what it should not do: accounts that do not hold what leaves
// them, goods that go back, bills that are paid late, records that are reversed twice over in turn.

import { WrittenMovements, type Written } from './written-movements.ts';
import type { Movements } from '../movements.ts';

const FUNDS = ['general', 'winter'];
const LOTS = ['a', 'b', 'c', undefined, undefined];

/** Movements of about so many records by seed, with days of expiry for some lots. */
export function randomMovements(seed: number, records: number, { reversals = true }: { readonly reversals?: boolean } = {}): { readonly movements: Movements; readonly expiry: Uint32Array } {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const log = new WrittenMovements();
  const reversible: number[] = [];
  const lot = (): { lot?: string } => {
    const name = pick(LOTS);
    return name === undefined ? {} : { lot: name };
  };
  const goods = (way: string, fund: string, most = 60): Written => {
    const [source, destination] = way.split('>') as [string, string];
    return { source, destination, commodity: pick(['rice', 'oil']), amount: 1 + below(most), fund, ...lot() };
  };
  const money = (way: string, fund: string, most = 400, commodity = 'USD'): Written => {
    const [source, destination] = way.split('>') as [string, string];
    return { source, destination, commodity, amount: 1 + below(most), fund };
  };
  const stock = (): string => `stock:${pick(['x', 'y'])}`;
  const kinds: readonly ((fund: string) => readonly [readonly Written[], string?])[] = [
    (fund) => [[money(`donor:${pick(['A', 'B', 'C'])}>cash:bank`, fund, 900)]],
    (fund) => [[goods(`donor:${pick(['A', 'B'])}>${stock()}`, fund, 90)]],
    (fund) => [[money('donor:A>pledge:A', fund)]],
    (fund) => [[money('pledge:A>cash:bank', fund)]],
    (fund) => [[money('cash:bank>cash:safe', fund)]],
    (fund) => [[money('cash:bank>supplier:mill', fund, 200), goods(`supplier:mill>${stock()}`, fund), goods(`supplier:mill>${stock()}`, fund)]],
    (fund) => [[money('cash:bank>supplier:bureau', fund, 200), money('supplier:bureau>cash:safe', fund, 140, 'JOD')]],
    (fund) => [[money('cash:safe>supplier:mill', fund, 90, 'JOD')], pick(['', 'po-1', 'po-2'])],
    (fund) => [[money('cash:bank>supplier:mill', fund, 90)], pick(['', 'po-1', 'po-2'])],
    (fund) => [[goods(`supplier:mill>${stock()}`, fund)], pick(['', 'po-1', 'po-2'])],
    (fund) => [[goods(`${stock()}>supplier:mill`, fund, 9)], pick(['', 'po-1'])],
    (fund) => [[money('supplier:mill>cash:bank', fund, 30)], pick(['', 'po-1'])],
    (fund) => [[goods(`stock:x>transit:${pick(['1', '2'])}`, fund)]],
    (fund) => [[goods(`transit:${pick(['1', '2'])}>stock:y`, fund), goods(`transit:${pick(['1', '2'])}>loss:damaged`, fund, 9)]],
    (fund) => [[goods(`${stock()}>served:y/1`, fund)]],
    (fund) => [[goods(`${stock()}>partner:p`, fund)]],
    (fund) => [[goods('partner:p>stock:x', fund, 20)]],
    (fund) => [[goods('suspense:x>stock:x', fund, 9)]],
    (fund) => [[money('cash:safe>expense:fuel', fund)]],
    (fund) => [[goods('stock:x>conversion:x', fund), goods('stock:x>conversion:x', fund), { source: 'conversion:x', destination: 'stock:x', commodity: pick(['parcel', 'rice']), amount: 1 + below(20), fund }]],
    () => {
      const lent = { commodity: 'USD', amount: 1 + below(90) };
      return [[{ source: 'cash:bank', destination: 'loan:1', fund: 'general', ...lent }, { source: 'loan:1', destination: 'cash:bank', fund: 'winter', ...lent }]];
    },
  ];
  for (let at = 0; at < records; at += 1) {
    const of = reversals && reversible.length > 0 && below(9) === 0 ? reversible.splice(below(reversible.length), 1)[0] : undefined;
    if (of !== undefined) {
      log.reverse(of);
      continue;
    }
    const [postings, order] = pick(kinds)(pick(FUNDS));
    reversible.push(log.record(postings, order));
  }
  const expiry = new Uint32Array(log.names.length + 1);
  if (log.names.includes('a')) expiry[log.number('a') + 1] = 20260101;
  if (log.names.includes('b')) expiry[log.number('b') + 1] = 20251201;
  return { movements: log.movements, expiry };
}
