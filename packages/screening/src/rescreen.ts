/** A new version of a list: what changed, who must be looked at again, and an account of it that names nobody. */
import type { Decision } from './decisions.ts';
import { judge, type Judged } from './decisions.ts';
import { indexOf } from './entry-index.ts';
import type { Digest, SanctionsList } from './list-entry.ts';
import type { Party } from './party.ts';
import { DEFAULT_THRESHOLD, screen } from './screen.ts';

export interface ListChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Ids of the entries that differ between two versions, by digest. Without an earlier version all are added. */
export function changesBetween(previous: SanctionsList | undefined, next: SanctionsList): ListChanges {
  const before = new Map((previous?.entries ?? []).map(({ id, digest }) => [id, digest]));
  const after = new Set(next.entries.map(({ id }) => id));
  const added = next.entries.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  const changed = next.entries.filter(({ id, digest }) => before.has(id) && before.get(id) !== digest).map(({ id }) => id);
  const removed = [...before.keys()].filter((id) => !after.has(id));
  return { added, changed, removed, unchanged: next.entries.length - added.length - changed.length };
}

/**
 * What was done with a version of a list, as a record can hold it: counts, digests and no name. Whoever has the lists and the
 * parties makes it again and compares ({@link proofDifferences}).
 */
export interface ScreeningProof {
  readonly kind: 'amanah/screening/v1';
  readonly list: string;
  readonly listDate: string;
  readonly listDigest: string;
  /** Absent for the first version. */
  readonly previousDigest?: string;
  readonly threshold: number;
  readonly entries: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly parties: number;
  readonly hits: number;
  readonly openHits: number;
  readonly partiesToReview: number;
  /** Of decisions on entries that are no longer listed. */
  readonly decisionsOnRemoved: number;
}

export interface PartyToReview {
  readonly party: Party;
  readonly judged: readonly Judged[];
}

export interface Rescreening {
  readonly changes: ListChanges;
  /** Parties with an open hit among the entries that are new or changed. */
  readonly review: readonly PartyToReview[];
  /** References of parties that somebody decided on an entry for which is listed no more. */
  readonly released: readonly string[];
  readonly proof: ScreeningProof;
}

export interface RescreenInput {
  readonly previous?: SanctionsList;
  readonly next: SanctionsList;
  readonly parties: readonly Party[];
  readonly decisions: readonly Decision[];
  readonly threshold?: number;
  readonly digest: Digest;
}

/**
 * Screens all parties against what is new or changed. Together with the screening of the previous version, that is the
 * screening of the whole new one: an entry that did not change gives the same hit for the same party. Parties that are new
 * or changed themselves are screened against the whole list by the caller.
 */
export function rescreen({ previous, next, parties, decisions, threshold = DEFAULT_THRESHOLD, digest }: RescreenInput): Rescreening {
  if (previous !== undefined && previous.name !== next.name) throw new TypeError('two versions of one list have one name');
  const changes = changesBetween(previous, next);
  const wanted = new Set([...changes.added, ...changes.changed]);
  const index = indexOf([{ ...next, entries: next.entries.filter(({ id }) => wanted.has(id)) }]);
  const screened = parties.map((party): PartyToReview => ({ party, judged: judge(party, screen(party, index, { threshold }), decisions, digest) }));
  const review = screened.filter(({ judged }) => judged.some(({ state }) => state === 'open'));
  const removed = new Set(changes.removed);
  const onRemoved = decisions.filter(({ list, entryId }) => list === next.name && removed.has(entryId));
  return {
    changes, review,
    released: [...new Set(onRemoved.map(({ party }) => party))].sort(),
    proof: {
      kind: 'amanah/screening/v1',
      list: next.name, listDate: next.date, listDigest: next.digest, ...(previous === undefined ? {} : { previousDigest: previous.digest }), threshold,
      entries: next.entries.length, added: changes.added.length, changed: changes.changed.length, removed: changes.removed.length,
      parties: parties.length,
      hits: screened.reduce((sum, { judged }) => sum + judged.length, 0),
      openHits: review.reduce((sum, { judged }) => sum + judged.filter(({ state }) => state === 'open').length, 0),
      partiesToReview: review.length,
      decisionsOnRemoved: onRemoved.length,
    },
  };
}

/** The fields in which two accounts differ; none where the screening was done as it was said to be. */
export function proofDifferences(said: ScreeningProof, found: ScreeningProof): readonly string[] {
  const fields = [...new Set([...Object.keys(said), ...Object.keys(found)])].sort() as (keyof ScreeningProof)[];
  return fields.filter((field) => said[field] !== found[field]);
}
