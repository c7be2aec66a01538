// What a step of a trail is called: by the accounts it goes from and to.

import { accountType, type AccountType } from '@amanah/record/account.ts';
import type { Hop } from '@amanah/trails/trail.ts';

/** Every name has a message `hop.<name>`. */
export type HopKind =
  | 'came-in' | 'paid' | 'bought' | 'sent' | 'arrived' | 'lost' | 'handed-over' | 'to-partner' | 'spent' | 'came-back' | 'given-back' | 'put-in' | 'made' | 'passed-on' | 'moved' | 'corrected';

const BY_DESTINATION: Readonly<Partial<Record<AccountType, HopKind>>> = {
  donor: 'given-back', pledge: 'given-back', transit: 'sent', loss: 'lost', served: 'handed-over', partner: 'to-partner', expense: 'spent', conversion: 'put-in', loan: 'passed-on', release: 'passed-on',
};
const BY_SOURCE: Readonly<Partial<Record<AccountType, HopKind>>> = {
  supplier: 'bought', transit: 'arrived', conversion: 'made', loan: 'passed-on', release: 'passed-on', partner: 'came-back', served: 'came-back', expense: 'came-back', loss: 'came-back',
};

/** The counting point of a hop. */
export function hopKind({ from, to, commodity, givenCommodity, undoes }: Pick<Hop, 'from' | 'to' | 'commodity' | 'givenCommodity' | 'undoes'>): HopKind {
  if (undoes !== undefined) return 'corrected';
  const [source, destination] = [accountType(from), accountType(to)];
  if (source === 'donor' || source === 'pledge') return 'came-in';
  // Money is paid to a supplier; goods that go to one go back.
  if (destination === 'supplier') return source === 'cash' ? 'paid' : 'given-back';
  if (source === 'supplier' && commodity === givenCommodity && destination === 'cash') return 'came-back';
  return BY_DESTINATION[destination] ?? BY_SOURCE[source] ?? 'moved';
}
