// A posting moves an amount of one commodity from a source account to a
// destination account, so an unbalanced entry cannot be written.
// The fund is a dimension of every posting, of goods as of money.

/** One movement. `amount` is in least units and always positive. `lot` names goods that came by one movement. */
export interface Posting {
  readonly source: string;
  readonly destination: string;
  readonly fund: string;
  readonly commodity: string;
  readonly amount: bigint;
  readonly lot?: string;
}

/** A figure somebody states that moves nothing: people planned, trucks counted, a place's budget. `value` is in least units of `unit` (scale 6). */
export interface Figure {
  readonly measure: string;
  readonly unit: string;
  readonly value: bigint;
}

/** Number of decimals every stated figure is kept with. */
export const FIGURE_SCALE = 6;

/** Builds a posting from a signed amount: a negative one moves the other way. Zero moves nothing and gives an empty list. */
export function move(from: string, to: string, fund: string, amount: { commodity: string; least: bigint }, lot?: string): Posting[] {
  if (amount.least === 0n) return [];
  const { commodity, least } = amount;
  const posting: Posting = least > 0n ? { source: from, destination: to, fund, commodity, amount: least } : { source: to, destination: from, fund, commodity, amount: -least };
  return [lot === undefined ? posting : { ...posting, lot }];
}

/** The exact negation of a posting: what a reversal posts (SPEC [R6]). */
export function negate(posting: Posting): Posting {
  return { ...posting, source: posting.destination, destination: posting.source };
}
