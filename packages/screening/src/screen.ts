/** A party compared with lists: hits, the surest first, each with the evidence in words. A hit is a question for a person, never a verdict. */
import { score as nameScoreOf } from '@amanah/names/compare.ts';
import { prepare, type Prepared } from '@amanah/names/prepared.ts';
import { candidatesFor } from './candidate-names.ts';
import type { EntryIndex, IndexedName, NameTable } from './entry-index.ts';
import { type Evidence, identifierKey, nameEvidence, weighed, WEAK_ALIAS_TAKES } from './evidence.ts';
import type { EntryKind, ListEntry } from './list-entry.ts';
import { isParty, type Party, type PartyNature } from './party.ts';
import { withoutShortNames } from './short-name.ts';

/**
 * From this score on a hit is shown, in thousandths: a little above the default threshold of names (720), because a whole list
 * has more chances to be alike than one name. docs/screening.md tells what other thresholds give.
 */
export const DEFAULT_THRESHOLD = 705;
/** Names less alike than this are not lifted by any date or country. */
const NAME_LEAST = 600;

export interface ScreenOptions {
  /** In thousandths, from 1 to 1000; {@link DEFAULT_THRESHOLD} where absent. */
  readonly threshold?: number;
}

export interface Hit {
  readonly list: string;
  readonly listDate: string;
  readonly entry: ListEntry;
  /** In thousandths. */
  readonly score: number;
  /** The name of the list that is most alike, and the score of the names alone. */
  readonly listedName: string;
  readonly nameScore: number;
  readonly evidence: readonly Evidence[];
  /** What the list says of itself, as that it is outdated and for tests only. */
  readonly warning: string | undefined;
}

/** With entries of which kinds a party is compared by name: ships bear the names of people and of firms. By its numbers it is found under any kind. */
const COMPARED: Readonly<Record<PartyNature, ReadonlySet<EntryKind>>> = {
  person: new Set(['person', 'unknown']), organisation: new Set(['organisation', 'unknown']), vessel: new Set(['vessel', 'aircraft', 'unknown']),
};

interface Best {
  readonly indexed: IndexedName | undefined;
  /** Its place on the list, in the order of the list. */
  readonly at: number;
  readonly own: Prepared | undefined;
  readonly nameScore: number;
}

/** Compares a party with the lists of an index. A party made otherwise than by this package's functions is a bug, and throws. */
export function screen(party: Party, index: EntryIndex, { threshold = DEFAULT_THRESHOLD }: ScreenOptions = {}): readonly Hit[] {
  if (!isParty(party)) throw new TypeError('no-vet-zone: only an organisation, supplier, transporter, vessel or member of staff is screened');
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > 1000) throw new RangeError('a threshold is a whole number from 1 to 1000');
  const best = new Map<number, Best>();
  // A trader's firm may be listed under the trader's name, and the other way round only where the list does not know.
  const tables = party.nature === 'person' ? [index.persons] : [index.bodies];
  // A name alone is not lifted by anything: what stays below the threshold is no hit.
  const least = hasMore(party) ? Math.min(NAME_LEAST, threshold) : threshold;
  const kinds = COMPARED[party.nature];
  const isLike = (at: number): boolean => kinds.has(index.entries[at]?.kind ?? 'unknown');
  for (const text of party.names) for (const table of tables) bestByName(text, { table, least, isLike }, best);
  for (const identifier of party.identifiers) {
    const key = identifierKey(identifier);
    for (const entry of key === undefined ? [] : (index.byIdentifier.get(key) ?? [])) if (!best.has(entry)) best.set(entry, { indexed: undefined, at: 0, own: undefined, nameScore: 0 });
  }
  const hits = [...best].flatMap(([at, found]) => hitOf(party, index, at, found, threshold));
  return hits.sort((one, other) => other.score - one.score || compareText(one.list, other.list) || compareText(one.entry.id, other.entry.id));
}

/** Something else than names, that may lift a score. */
function hasMore({ birthDate, birthPlace, countries }: Party): boolean {
  return birthDate !== undefined || birthPlace !== undefined || countries.length > 0;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

interface Search {
  readonly table: NameTable;
  readonly least: number;
  /** Whether an entry is of a kind that the party is compared with by name. */
  readonly isLike: (entry: number) => boolean;
}

function bestByName(text: string, { table, least, isLike }: Search, best: Map<number, Best>): void {
  const own = prepare(text, { kind: table.kind });
  for (const at of candidatesFor(table, own, least / 1000)) {
    const indexed = table.names[at] as IndexedName;
    if (!isLike(indexed.entry)) continue;
    const alike = Math.round(nameScoreOf(own, indexed.prepared) * 1000);
    const plain = alike < least ? alike : withoutShortNames(own, indexed.prepared, alike);
    const nameScore = indexed.name.quality === 'weak' ? Math.max(0, plain - WEAK_ALIAS_TAKES) : plain;
    const found: Best = { indexed, at, own, nameScore };
    if (nameScore >= least && isBetter(found, best.get(indexed.entry))) best.set(indexed.entry, found);
  }
}

/** True for the name that is to be shown for its entry: of two as much alike the one that is written like the party's, else the one that the list has first. */
function isBetter(found: Best, before: Best | undefined): boolean {
  if (before === undefined || found.nameScore !== before.nameScore) return found.nameScore > (before?.nameScore ?? 0);
  const [isWritten, wasWritten] = [found, before].map(({ indexed, own }) => indexed !== undefined && indexed.prepared.order === own?.order) as [boolean, boolean];
  return isWritten === wasWritten ? found.at < before.at : isWritten;
}

function hitOf(party: Party, index: EntryIndex, at: number, { indexed, own, nameScore }: Best, threshold: number): readonly Hit[] {
  const [entry, list] = [index.entries[at], index.listOf[at]];
  if (entry === undefined || list === undefined) return [];
  const { score, evidence } = weighed(nameScore, party, entry);
  if (score < threshold) return [];
  const names = indexed === undefined || own === undefined ? [] : nameEvidence(own, indexed.prepared, indexed.name, nameScore);
  return [{ list: list.name, listDate: list.date, entry, score, nameScore, listedName: indexed?.name.text ?? entry.names[0]?.text ?? '', evidence: [...names, ...evidence], warning: list.warning }];
}
