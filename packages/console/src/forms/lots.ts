// Which lots leave a place: the oldest expiry first, lots without an expiry
// after those with one, goods without a lot last. The proposal is only that;
// whoever stands in the warehouse may name others.

import type { Standing } from './masters.ts';

export interface LotShare {
  readonly lot?: string;
  readonly expiry?: string;
  readonly least: bigint;
}

/** What of the goods of one fund and commodity stands at an account, in the order in which it should leave. */
export function lotsInOrder(standings: readonly Standing[], { account, fund, commodity }: { readonly account: string; readonly fund: string; readonly commodity: string }): readonly LotShare[] {
  const here = standings.filter((one) => one.account === account && one.fund === fund && one.commodity === commodity && BigInt(one.least) > 0n);
  return [...here]
    .sort((a, b) => compareKeys(orderKey(a), orderKey(b)))
    .map(({ lot, expiry, least }) => ({ ...(lot === undefined ? {} : { lot }), ...(expiry === undefined ? {} : { expiry }), least: BigInt(least) }));
}

function orderKey({ lot, expiry }: Standing): string {
  return lot === undefined ? '2' : `${expiry === undefined ? `1` : `0${expiry}`} ${lot}`;
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Takes `wanted` from lots in their order. What no lot covers is left in `short`: it is never given to a lot that has less.
 * `taken` is what other lines took already.
 */
export function proposeLots(lots: readonly LotShare[], wanted: bigint, taken: ReadonlyMap<string, bigint> = new Map()): { readonly shares: readonly LotShare[]; readonly short: bigint } {
  const shares: LotShare[] = [];
  let open = wanted;
  for (const lot of lots) {
    if (open <= 0n) break;
    const free = lot.least - (taken.get(lot.lot ?? '') ?? 0n);
    if (free <= 0n) continue;
    const least = free < open ? free : open;
    shares.push({ ...lot, least });
    open -= least;
  }
  return { shares, short: open };
}
