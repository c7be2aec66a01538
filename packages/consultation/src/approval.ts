/**
 * Approval voting: each ballot approves any number of candidates, and those
 * with the most approvals are seated.
 */

export interface ApprovalOrder {
  /** By candidate, in the order of the list. */
  readonly approvals: readonly number[];
  /** The order, equals together. */
  readonly levels: readonly (readonly number[])[];
}

/** Counts approvals; a code that is no candidate is a bug of the caller and is passed over. */
export function approval(codes: readonly string[], ballots: Iterable<readonly string[]>): ApprovalOrder {
  const placeOf = new Map(codes.map((code, place) => [code, place]));
  const approvals = codes.map(() => 0);
  for (const ballot of ballots) {
    for (const code of ballot) {
      const place = placeOf.get(code);
      if (place !== undefined) approvals[place] = (approvals[place] as number) + 1;
    }
  }
  const counts = [...new Set(approvals)].sort((a, b) => b - a);
  return { approvals, levels: counts.map((count) => approvals.flatMap((votes, place) => (votes === count ? [place] : []))) };
}
