// How frequent a value is among others: in a list in which people stand several times, a count says too much.

/** Records that may be of the same one beyond those that are expected. */
const SPARE = 2;

/** What is known of a column as a whole. */
export interface Agreement {
  /** Records with a value. */
  readonly present: number;
  /** Chance that two of them agree, as they stand in the list. */
  readonly seen: number;
  /** The same for two that are not of the same one. */
  readonly others: number;
}

/** The chance that two records agree, by the shares of the values. */
export function seenAgreement(frequency: Float64Array, present: number): number {
  if (present < 2) return 1;
  // sum of c(c-1) over N(N-1), by shares.
  let agree = 0;
  for (const share of frequency) agree += (share * (share * present - 1)) / (present - 1);
  return agree;
}

/**
 * The share of other records that have a value which `count` records have. Of those that agree with one, as many are taken
 * for others as the column shows over all; beyond twice those of the same one that are expected, all are. A value of two
 * records is not taken for more frequent than values are on average: the two may be the only ones, of the same one.
 */
export function shareOfOthers(count: number, { present, seen, others }: Agreement): number {
  const rest = Math.max(1, present - 1);
  const same = Math.max(0, seen - others) * rest;
  const usual = (Math.max(1, count - 1) * Math.min(1, others / Math.max(seen, Number.MIN_VALUE))) / rest;
  return Math.max((count - 1 - 2 * same - SPARE) / rest, count <= 2 ? Math.min(usual, others) : usual);
}
