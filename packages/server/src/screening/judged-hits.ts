// What was decided about each hit, and whether that counts. "Not a match" holds for one version of the entry and of the
// party; of an organisation of the journal, only what stands in the log counts, by as many people as the policy asks for.

import { hitState, standingOn, type Screened, type Standing } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { HitRow, ScreeningDecisionRow } from '@amanah/store/screening.ts';
import type { ScreenedParty } from './parties.ts';

export interface JudgedHit {
  readonly row: HitRow;
  readonly state: 'open' | 'not-a-match' | 'match';
  /** Why it is open again though somebody decided. */
  readonly reopened: 'entry-changed' | 'party-changed' | undefined;
  /** All that people said about it, the first first. */
  readonly decisions: readonly ScreeningDecisionRow[];
  /** Those that nobody has taken back by a reversal in the log. */
  readonly standing: readonly ScreeningDecisionRow[];
}

/** A party, or an organisation with those who stand behind it, and what was found of them on one list. */
export interface Group {
  /** Code of the organisation, or the reference of a party that is not in the journal. */
  readonly party: string;
  readonly inJournal: boolean;
  readonly hits: readonly JudgedHit[];
}

export interface DecidedBy {
  readonly books: Books;
  readonly list: string;
  readonly decisions: readonly ScreeningDecisionRow[];
  /** How many people clear a hit. */
  readonly needed: number;
}

/** How many people clear a hit by the policy. */
export function peopleNeeded(books: Books): number {
  const parameters = books.master('policy', 'screening')?.['parameters'] as { readonly 'cleared-by'?: string } | undefined;
  return parameters?.['cleared-by'] === undefined ? 1 : 2;
}

/** The party a hit is grouped under. */
export function groupOf({ party, organisation }: ScreenedParty): string {
  return organisation ?? party.reference;
}

/** Puts hits together by who waits for them, each judged; groups in order of their surest hit. */
export function judgeHits(hits: readonly HitRow[], parties: readonly ScreenedParty[], by: DecidedBy): readonly Group[] {
  const known = new Map(parties.map((one) => [one.party.reference, one]));
  const groups = new Map<string, { readonly inJournal: boolean; readonly hits: JudgedHit[] }>();
  for (const row of hits) {
    const one = known.get(row.party);
    // A party that was removed since is screened no more.
    if (one === undefined) continue;
    const name = groupOf(one);
    const group = groups.get(name) ?? { inJournal: one.organisation !== undefined, hits: [] };
    group.hits.push(judged(row, one, by));
    groups.set(name, group);
  }
  const found = [...groups].map(([party, { inJournal, hits: own }]): Group => ({ party, inJournal, hits: own.sort((one, other) => other.row.score - one.row.score) }));
  return found.sort((one, other) => (other.hits[0]?.row.score ?? 0) - (one.hits[0]?.row.score ?? 0));
}

function judged(row: HitRow, { digest, organisation }: ScreenedParty, { books, list, decisions, needed }: DecidedBy): JudgedHit {
  const said = decisions.filter((one) => one.party === row.party && one.list === list && one.entry === row.entry);
  const counted = organisation === undefined ? said : said.filter(({ basis }) => basis !== undefined && restsInLog(books, organisation, list, basis));
  const afterMatch = counted.slice(counted.findLastIndex(({ verdict }) => verdict === 'match') + 1);
  const isMatch = organisation === undefined ? counted.length > 0 && afterMatch.length === 0 && counted.at(-1)?.verdict === 'match' : counted.some(({ verdict }) => verdict === 'match');
  const clearing = (organisation === undefined ? afterMatch : counted).filter((one) => one.verdict === 'not-a-match' && holdsFor(one, row, digest));
  const state = isMatch ? 'match' : new Set(clearing.map(({ holder }) => holder)).size >= needed ? 'not-a-match' : 'open';
  const last = said.findLast(({ verdict }) => verdict === 'not-a-match');
  const reopened = state !== 'open' || last === undefined || holdsFor(last, row, digest) ? undefined : last.entryDigest !== row.entryDigest ? 'entry-changed' : 'party-changed';
  const standing = organisation === undefined ? said : said.filter(({ basis }) => basis === undefined || !isTakenBack(books, organisation, list, basis));
  return { row, state, reopened, decisions: said, standing };
}

/** True where a decision was about this very version of the entry and of the party. */
export function holdsFor({ entryDigest, partyDigest }: ScreeningDecisionRow, row: HitRow, digest = row.partyDigest): boolean {
  return entryDigest === row.entryDigest && partyDigest === digest;
}

/** True where a decision with this basis was reversed. */
function isTakenBack(books: Books, party: string, list: string, basis: string): boolean {
  return books.matters.documentsOf('screening-decision', party).some(({ index, body }) => body['list'] === list && body['basis'] === basis && !books.stands(index, books.size));
}

/** True while a decision with this basis stands in the log. */
function restsInLog(books: Books, party: string, list: string, basis: string): boolean {
  return books.matters.documentsOf('screening-decision', party).some(({ index, body }) => body['list'] === list && body['basis'] === basis && books.stands(index, books.size));
}

/** Where a group stands: an organisation by the log, where the newest screening names it, and everybody by the hits. */
export function standingOfGroup(books: Books, { party, inJournal, hits }: Group, screened: Screened | undefined): Standing {
  if (inJournal && screened !== undefined) {
    const standing = standingOn(books, party, screened);
    if (standing !== 'unnamed') return standing;
  }
  if (hits.some(({ state }) => state === 'match')) return 'matched';
  return hits.some(({ state }) => state === 'open') ? 'open' : 'cleared';
}

/** Holders who found the organisation no match since the newest screening. */
export function clearedBy(books: Books, party: string, screened: Screened | undefined): readonly string[] {
  return screened === undefined ? [] : [...hitState(books, party, screened.of.list, screened.index).clearedBy];
}
