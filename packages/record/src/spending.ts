// What of an act's postings is spent, sent or given away: what a decision must
// allow. The rest of the postings say what came for it.

import { accountType } from './account.ts';
import type { Posting } from './posting.ts';

/** Of a loan and a release the side that goes out of the fund; of a dispatch the goods that leave the site; of the others the money that leaves the cash account. */
export function spentIn(kind: string, postings: readonly Posting[]): readonly Posting[] {
  if (kind === 'loan' || kind === 'release') return postings.filter(({ destination }) => accountType(destination) === kind);
  const source = kind === 'dispatch' ? 'stock' : 'cash';
  return postings.filter((one) => accountType(one.source) === source);
}
