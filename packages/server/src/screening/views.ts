// What pages and the command show of screening, as plain values.

import { daysBetween, LIST_DAYS_MOST, newestScreenings, organisationCodes, type Screened, type Standing } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';
import type { Evidence } from '@amanah/screening/evidence.ts';
import type { ListEntry } from '@amanah/screening/list-entry.ts';
import type { ListVersionRow, PrivatePartyRow } from '@amanah/store/screening.ts';
import type { Found } from './compare-all.ts';
import { groupsOf, hitName } from './decide.ts';
import { clearedBy, holdsFor, standingOfGroup, type Group, type JudgedHit } from './judged-hits.ts';
import { testSentence } from '@amanah/projection/screenings.ts';
import { nameOfOrganisation, organisationParty } from './parties.ts';
import { recordedVerdicts, type RecordedVerdict } from './recorded-verdicts.ts';
import type { ScreeningNeeds } from './run.ts';

export interface ListView {
  readonly list: string;
  readonly listDate: string;
  readonly digest: string;
  readonly format: string;
  readonly entries: number;
  readonly problems: number;
  readonly problemsShown: ListVersionRow['problemsShown'];
  readonly leavesEntriesOut: boolean;
  readonly files: ListVersionRow['files'];
  readonly forTests: boolean;
  readonly warning: string | null;
  readonly loaded: string;
  readonly loadedBy: string;
  readonly age: number;
  readonly tooOld: boolean;
  readonly screened: null | { readonly record: number; readonly eventTime: string; readonly sameVersion: boolean; readonly parties: number; readonly others: number; readonly hits: number; readonly open: number; readonly threshold: number };
  readonly due: boolean;
}

export interface PolicyView {
  readonly lists: readonly string[];
  readonly withinDays: number | null;
  readonly threshold: number | null;
  readonly twoPeople: boolean;
}

export interface HitView {
  readonly hit: string;
  readonly about: null | { readonly party: string; readonly name: string; readonly facts: FactsView };
  readonly entry: Omit<ListEntry, 'digest'>;
  readonly listedName: string;
  readonly score: number;
  readonly nameScore: number;
  readonly evidence: readonly Evidence[];
  readonly state: JudgedHit['state'];
  readonly reopened: 'entry-changed' | 'party-changed' | null;
  /** `listDate`: of the version of the list under which it was signed; `takenBack`: its record was reversed. */
  readonly decisions: readonly { readonly by: string; readonly at: string; readonly verdict: string; readonly reason: string; readonly listDate?: string; readonly takenBack?: true }[];
  /** Whoever asks has decided this hit as it is now. */
  readonly mine: boolean;
}

type FactsView = Omit<PrivatePartyRow['facts'], 'names'>;

export interface WaitingView {
  readonly party: string;
  readonly of: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly facts: FactsView;
  readonly list: string;
  readonly listDate: string;
  readonly warning: string | null;
  readonly standing: Standing;
  readonly inLog: boolean;
  readonly decidedBy: readonly string[];
  readonly mine: boolean;
  readonly hits: readonly HitView[];
  /** Decisions of the log that stand. */
  readonly recorded: readonly RecordedVerdict[];
}

function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function policyView(books: Books): PolicyView {
  const { lists = '', 'within-days': days, threshold, 'cleared-by': by } = (books.master('policy', 'screening')?.['parameters'] ?? {}) as Readonly<Record<string, string>>;
  return { lists: wordsOf(lists), withinDays: days === undefined ? null : Number(days), threshold: threshold === undefined ? null : Number(threshold), twoPeople: by !== undefined };
}

/** The lists that are here, each with its newest screening in the log and whether one is due. */
export async function listViews({ store, books, now }: Pick<ScreeningNeeds, 'store' | 'books' | 'now'>): Promise<readonly ListView[]> {
  const screenings = newestScreenings(books);
  return (await store.lists()).map((row) => listView(row, screenings.get(row.list), { books, now }));
}

export function listView({ list, date, digest, format, entries, problems, problemsShown, leavesOut, files, forTests, loaded, loadedBy }: ListVersionRow, screened: Screened | undefined, { books, now }: { readonly books: Books; readonly now: string }): ListView {
  const age = daysBetween(date, now);
  const { withinDays } = policyView(books);
  const isOld = screened !== undefined && withinDays !== null && daysBetween(screened.eventTime, now) > withinDays;
  const isNew = screened === undefined || screened.of.listDigest !== digest || (screened.of.forTests === true) !== forTests;
  return {
    list, listDate: date, digest, format, entries, problems, problemsShown, leavesEntriesOut: leavesOut, files, forTests, warning: forTests ? testSentence(date) : null, loaded: timeText(loaded), loadedBy,
    age, tooOld: age > LIST_DAYS_MOST,
    screened: screened === undefined ? null : { record: screened.index, eventTime: screened.eventTime, sameVersion: screened.of.listDigest === digest, parties: screened.of.parties, others: screened.of.others, hits: screened.of.hits, open: screened.of.open.length, threshold: screened.of.threshold },
    due: isNew || isOld || hasNewer(books, screened.index),
  };
}

/** True where an organisation was entered or written anew since. */
function hasNewer(books: Books, index: number): boolean {
  return organisationCodes(books).some((code) => (books.masters.get(`organisation:${code}`)?.at(-1)?.index ?? 0) > index);
}

/** Everybody who waits for a person to look, or was found to be listed; the surest hits first. Of a party that is asked for, all that was found. */
export async function waitingViews(needs: Pick<ScreeningNeeds, 'store' | 'books' | 'holder'>, { all = false, party: wanted }: { readonly all?: boolean; readonly party?: string | undefined } = {}): Promise<readonly WaitingView[]> {
  const { store, books } = needs;
  const [lists, screenings, rows] = [await store.lists(), newestScreenings(books), await store.parties()];
  const views: WaitingView[] = [];
  for (const list of lists) {
    const screened = screenings.get(list.list);
    const groups = await groupsOf(needs, list.list);
    const unfound = (screened?.of.open ?? []).filter((code) => !groups.some(({ party }) => party === code)).map((party): Group => ({ party, inJournal: true, hits: [] }));
    for (const group of [...groups, ...unfound]) {
      if (wanted !== undefined && group.party !== wanted) continue;
      const standing = standingOfGroup(books, group, screened);
      if (all || wanted !== undefined || standing === 'open' || standing === 'half-cleared' || standing === 'matched') views.push(waitingView(group, { needs, list, screened, standing, rows }));
    }
  }
  return views.sort((one, other) => (other.hits[0]?.score ?? 0) - (one.hits[0]?.score ?? 0));
}

interface Around {
  readonly needs: Pick<ScreeningNeeds, 'books' | 'holder'>;
  readonly list: ListVersionRow;
  readonly screened: Screened | undefined;
  readonly standing: Standing;
  readonly rows: readonly PrivatePartyRow[];
}

function waitingView(group: Group, { needs: { books, holder }, list, screened, standing, rows }: Around): WaitingView {
  const { party, inJournal, hits } = group;
  const own = rows.find(({ reference }) => reference === party);
  const { names, ...facts } = inJournal ? journalFacts(books, party) : (own?.facts ?? { names: [party] });
  const name = inJournal ? nameOfOrganisation(books, party) : (names[0] ?? party);
  const waiting = hits.filter(({ state }) => state !== 'not-a-match');
  const recorded = inJournal ? recordedVerdicts(books, party, list.list) : [];
  return {
    party, of: inJournal ? 'organisation' : (own?.role ?? 'staff'), name, names, facts,
    list: list.list, listDate: list.date, warning: list.forTests ? testSentence(list.date) : null, standing,
    inLog: inJournal && screened?.of.open.includes(party) === true,
    decidedBy: inJournal ? clearedBy(books, party, screened) : [...new Set(hits.flatMap(({ decisions }) => decisions.map((one) => one.holder)))],
    mine: waiting.length > 0 && waiting.every(({ decisions }) => decisions.some((one) => one.holder === holder)),
    hits: hits.map((hit) => hitView(hit, { rows, holder, recorded })), recorded,
  };
}

/** What the journal says of an organisation: its names, those before too, and its numbers in registers. */
function journalFacts(books: Books, code: string): PrivatePartyRow['facts'] {
  const { names, identifiers } = organisationParty(books, code).party;
  return { names, identifiers };
}

interface Beside {
  readonly rows: readonly PrivatePartyRow[];
  readonly holder: string;
  readonly recorded: readonly RecordedVerdict[];
}

function hitView({ row, state, reopened, decisions, standing }: JudgedHit, { rows, holder, recorded }: Beside): HitView {
  const { listedName, nameScore, evidence, entry: { digest: _, ...entry } } = JSON.parse(row.found) as Found;
  const behind = rows.find(({ reference }) => reference === row.party);
  const { names = [], ...facts } = behind?.facts ?? {};
  const dateOf = (basis: string | undefined): { readonly listDate?: string } => {
    const listDate = recorded.find((one) => one.basis === basis)?.listDate;
    return listDate === undefined ? {} : { listDate };
  };
  return {
    hit: hitName(row), about: behind?.organisation === undefined ? null : { party: behind.reference, name: names[0] ?? '', facts },
    entry, listedName, score: row.score, nameScore, evidence, state, reopened: reopened ?? null,
    decisions: decisions.map((one) => ({ by: one.holder, at: timeText(one.made), verdict: one.verdict, reason: one.reason, ...dateOf(one.basis), ...(standing.includes(one) ? {} : { takenBack: true }) })),
    mine: standing.some((one) => one.holder === holder && holdsFor(one, row)),
  };
}

/** A party beside the journal, as pages show it. */
export function partyView({ reference, role, nature, organisation, facts }: PrivatePartyRow): Readonly<Record<string, unknown>> {
  const { names, identifiers = [], countries = [], birthDate = null, birthPlace = null, position = null } = facts;
  return { reference, role, nature, names, organisation: organisation ?? null, identifiers, countries, birthDate, birthPlace, position };
}
