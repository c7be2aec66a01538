// The claims of a donor's receipt: what became of a gift, as compact JSON that can be checked record by record. A receipt
// carries these with the proofs of the records they name.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { GiftTrail, Rule } from './trail.ts';

/** Version of the form below. */
export const CLAIMS_VERSION = 1;

/** One end of the gift. Quantities are least units as decimal text. `records` are places in the journal, ascending. */
export interface Claim {
  readonly end: string;
  readonly account: string;
  readonly commodity: string;
  readonly quantity: string;
  readonly given: string;
  readonly givenCommodity: string;
  readonly records: readonly number[];
}

/** What a receipt says of a gift. */
export interface ReceiptClaims {
  readonly v: typeof CLAIMS_VERSION;
  readonly gift: { readonly row: number; readonly id: string; readonly donor: string; readonly given: readonly { readonly commodity: string; readonly amount: string; readonly fund: string }[] };
  readonly rule: Rule;
  readonly treeSize: number;
  readonly reversedBy?: number;
  readonly claims: readonly Claim[];
  /** All records that the claims follow from, each with its id. */
  readonly records: readonly { readonly row: number; readonly id: string }[];
}

/** The claims of a gift's trail. */
export function receiptClaims(books: Books, trail: GiftTrail): ReceiptClaims {
  const rows = [...new Set([trail.row, ...trail.hops.map(({ row }) => row), ...(trail.reversedBy === undefined ? [] : [trail.reversedBy])])].sort((a, b) => a - b);
  return {
    v: CLAIMS_VERSION,
    gift: { row: trail.row, id: books.idAt(trail.row), donor: trail.donor, given: trail.given.map(({ commodity, amount, fund }) => ({ commodity, amount: String(amount), fund })) },
    rule: trail.rule,
    treeSize: trail.asOf,
    ...(trail.reversedBy === undefined ? {} : { reversedBy: trail.reversedBy }),
    claims: trail.ends.map(({ end, account, commodity, quantity, given, givenCommodity }) => ({
      end,
      account,
      commodity,
      quantity: String(quantity),
      given: String(given),
      givenCommodity,
      records: [...new Set(trail.hops.filter((hop) => hop.to === account && hop.commodity === commodity).map(({ row }) => row))].sort((a, b) => a - b),
    })),
    records: rows.map((row) => ({ row, id: books.idAt(row) })),
  };
}
