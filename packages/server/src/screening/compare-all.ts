// All parties against a list, doing again only what changed: an entry that is the same gives the same hit for a party that
// is the same, found by the same program with the same threshold. The result is that of comparing everything.

import { setImmediate } from 'node:timers/promises';
import { indexOf } from '@amanah/screening/entry-index.ts';
import type { ListEntry, SanctionsList } from '@amanah/screening/list-entry.ts';
import { type Hit, screen } from '@amanah/screening/screen.ts';
import type { HitRow, KeptRun } from '@amanah/store/screening.ts';
import type { ScreenedParty } from './parties.ts';

/** What was found before, with the digests of the entries of that version. */
export interface Before {
  readonly kept: KeptRun;
  readonly entries: ReadonlyMap<string, string>;
}

export interface ComparedAll {
  readonly hits: readonly HitRow[];
  readonly screened: readonly (readonly [party: string, partyDigest: string])[];
  readonly how: How;
}

/** What had to be compared. */
export interface How {
  /** True where everything was compared with everything. */
  readonly whole: boolean;
  readonly partiesNew: number;
  readonly partiesKept: number;
  readonly entriesChanged: number;
}

export interface CompareAllInput {
  readonly list: SanctionsList;
  readonly parties: readonly ScreenedParty[];
  readonly threshold: number;
  readonly engine: string;
  readonly before?: Before | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** Parties compared before others get a turn. */
const AT_ONCE = 50;

/** What a hit says, as it is kept: all that a person needs to decide. */
export interface Found {
  readonly listedName: string;
  readonly nameScore: number;
  readonly evidence: Hit['evidence'];
  readonly entry: ListEntry;
}

/** Compares all parties with a list. */
export async function compareAll({ list, parties, threshold, engine, before, progress }: CompareAllInput): Promise<ComparedAll> {
  const usable = before !== undefined && before.kept.run.engine === engine && before.kept.run.threshold === threshold ? before : undefined;
  const known = new Map(usable?.kept.screened);
  const isKept = ({ party, digest }: ScreenedParty): boolean => known.get(party.reference) === digest;
  const carried = new Map<string, HitRow[]>();
  const sameEntries = new Set(list.entries.filter(({ id, digest }) => usable?.entries.get(id) === digest).map(({ id }) => id));
  for (const hit of usable?.kept.hits ?? []) if (sameEntries.has(hit.entry)) carried.set(hit.party, [...(carried.get(hit.party) ?? []), hit]);
  const changed = usable === undefined ? list.entries : list.entries.filter(({ id }) => !sameEntries.has(id));
  const onlyChanged = indexOf([{ ...list, entries: changed }]);
  // Made only where a party is new: it takes as long as some hundred parties.
  let everything = usable === undefined ? onlyChanged : undefined;
  const hits: HitRow[] = [];
  for (const [at, one] of parties.entries()) {
    const kept = isKept(one);
    if (!kept) everything ??= indexOf([list]);
    const found = kept ? (changed.length === 0 ? [] : screen(one.party, onlyChanged, { threshold })) : screen(one.party, everything ?? onlyChanged, { threshold });
    hits.push(...(kept ? (carried.get(one.party.reference) ?? []) : []), ...found.map((hit) => rowOf(hit, one)));
    if (at % AT_ONCE === AT_ONCE - 1) {
      progress?.(at + 1, parties.length);
      await setImmediate();
    }
  }
  hits.sort((one, other) => compareText(one.party, other.party) || other.score - one.score || compareText(one.entry, other.entry));
  const partiesKept = parties.filter(isKept).length;
  return {
    hits,
    screened: parties.map(({ party, digest }) => [party.reference, digest] as const),
    how: { whole: usable === undefined, partiesNew: parties.length - partiesKept, partiesKept, entriesChanged: changed.length },
  };
}

export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rowOf({ entry, score, nameScore, listedName, evidence }: Hit, { party, digest }: ScreenedParty): HitRow {
  const found: Found = { listedName, nameScore, evidence, entry };
  return { party: party.reference, entry: entry.id, entryDigest: entry.digest, partyDigest: digest, score, found: JSON.stringify(found) };
}
