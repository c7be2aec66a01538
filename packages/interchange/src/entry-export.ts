// What the ledger exports read: the postings of each log entry in log order.

import type { Posting } from '@amanah/record/posting.ts';

/** A posting as an entry made it; `negated` marks one that a reversal or restatement takes back. */
export interface ExportedPosting {
  readonly posting: Posting;
  readonly negated?: boolean;
}

/** One log entry: its place in the log, its record's id, and its postings. */
export interface ExportedEntry {
  readonly index: number;
  readonly id: string;
  readonly eventTime: string;
  readonly kind: string;
  readonly description?: string;
  readonly postings: readonly ExportedPosting[];
}

/** What the exports need to know about a commodity. Throws when the books do not hold it, because its amounts would then be wrong. */
export type ScaleOf = (commodity: string) => number;

/** The posting as it acts: a negated one moves the other way. */
export function acting({ posting, negated }: ExportedPosting): Posting {
  return negated === true ? { ...posting, source: posting.destination, destination: posting.source } : posting;
}

/** The day of an entry, YYYY-MM-DD. */
export function dayOf(entry: ExportedEntry): string {
  return entry.eventTime.slice(0, 10);
}
