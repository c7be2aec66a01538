// A run: all parties of the books against the newest version of a list, and the body of the record that says so.

import { daysBetween, keptOpen, LIST_DAYS_MOST, newestScreenings } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { compact } from './compact.ts';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import type { Screening } from '@amanah/record/kinds/screening.ts';
import type { ListEntry, SanctionsList } from '@amanah/screening/list-entry.ts';
import { partyFrom } from '@amanah/screening/untrusted-party.ts';
import { DEFAULT_THRESHOLD } from '@amanah/screening/screen.ts';
import { fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import type { KeptRun, ListVersionRow, PrivatePartyRow, ScreeningStore } from '@amanah/store/screening.ts';
import { compareAll, type Before, type How } from './compare-all.ts';
import { engineDigest } from './engine.ts';
import { judgeHits, peopleNeeded, type Group } from './judged-hits.ts';
import type { ReadList } from './list-file.ts';
import { testSentence } from '@amanah/projection/screenings.ts';
import { organisationParties, privateParties, type ScreenedParty } from './parties.ts';

/** Most organisations a record names as open. */
const OPEN_MOST = 400;
/** How registrations of households are numbered: no reference may hold such a number. */
const REGISTRATION = /[0-9a-f]{32}/i;

const PARTY_MEMBER = /^(?:role|nature|reference|names|identifiers|countries|birthDate|birthPlace|position)(?:\/|$)/;

export type RunRefusalCode = 'list-unknown' | 'list-too-old' | 'list-older' | 'list-for-tests' | 'too-many-open' | 'threshold-too-high';

/** Something about a list or a run that a person can mend. */
export class ScreeningRefused extends Error {
  readonly code: RunRefusalCode | 'list-unread' | 'list-of-later-day' | 'no-vet-zone' | 'bad-party' | 'no-such-hit' | 'no-reason' | 'not-recorded' | 'still-open';
  readonly more: Readonly<{ [name: string]: unknown }>;

  constructor(code: ScreeningRefused['code'], message: string, more: Readonly<{ [name: string]: unknown }> = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }
}

/** What every part of screening works with. */
export interface ScreeningNeeds {
  readonly store: ScreeningStore;
  readonly books: Books;
  /** Who does it. */
  readonly holder: string;
  /** YYYY-MM-DDThh:mm:ssZ. */
  readonly now: string;
}

/** Keeps a version of a list. One older than what was screened against is refused. */
export async function takeInList({ store, books, holder, now }: ScreeningNeeds, read: ReadList): Promise<{ readonly version: ListVersionRow; readonly changes: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number } }> {
  const { list, format, files, problems, leavesOut, forTests } = read;
  const screened = newestScreenings(books).get(list.name)?.of;
  const before = (await store.lists()).find((one) => one.list === list.name);
  const newest = [before?.date ?? '', screened?.listDate ?? ''].sort().at(-1) ?? '';
  if (forTests && screened !== undefined && screened.forTests !== true) throw new ScreeningRefused('list-for-tests', `${list.name} was screened against in earnest, and a version for tests takes its place in nothing: call this one by another code.`);
  if (list.date < newest) throw new ScreeningRefused('list-older', `A version of ${newest} of ${list.name} is there already, and this one is of ${list.date}.`);
  const version: ListVersionRow = {
    list: list.name, digest: list.digest, date: list.date, format, entries: list.entries.length, problems: problems.length, problemsShown: problems.slice(0, 20).map(({ code, at, expected }) => ({ code, at, expected })),
    leavesOut, files, forTests, loaded: Date.parse(now), loadedBy: holder,
  };
  const changes = changesOf(before === undefined ? new Map() : await entryDigests(store, list.name, before.digest), list.entries);
  await store.putList(version, utf8(JSON.stringify(list.entries)), screened?.listDigest);
  return { version, changes: { ...changes, unchanged: list.entries.length - changes.added - changes.changed } };
}

interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

function changesOf(before: ReadonlyMap<string, string>, entries: readonly Pick<ListEntry, 'id' | 'digest'>[]): Changes {
  const [added, same] = [entries.filter(({ id }) => !before.has(id)).length, entries.filter(({ id, digest }) => before.get(id) === digest).length];
  return { added, changed: entries.length - added - same, removed: before.size - (entries.length - added) };
}

async function entriesOf(store: ScreeningStore, list: string, digest: string): Promise<readonly ListEntry[] | undefined> {
  const bytes = await store.entriesOf(list, digest);
  return bytes === undefined ? undefined : (JSON.parse(fromUtf8(bytes) ?? '[]') as readonly ListEntry[]);
}

async function entryDigests(store: ScreeningStore, list: string, digest: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await entriesOf(store, list, digest))?.map(({ id, digest: own }) => [id, own]));
}

/** The parties of the books: organisations of the journal first. */
export async function partiesOf({ store, books }: Pick<ScreeningNeeds, 'store' | 'books'>): Promise<{ readonly organisations: readonly ScreenedParty[]; readonly others: readonly ScreenedParty[]; readonly all: readonly ScreenedParty[] }> {
  const organisations = organisationParties(books);
  // Who stands behind an organisation that the journal does not have, or has no more, is screened as somebody alone.
  const known = new Set(organisations.map(({ organisation }) => organisation));
  const others = privateParties(await store.parties()).map((one) => (known.has(one.organisation) ? one : { ...one, organisation: undefined }));
  return { organisations, others, all: [...organisations, ...others] };
}

/** Enters or replaces a party beside the journal. Whatever speaks of a person in need is refused with the reason. Throws `ScreeningRefused`. */
export async function enterParty({ store, books, holder, now }: ScreeningNeeds, input: unknown): Promise<PrivatePartyRow> {
  const { organisation, ...facts } = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  const reading = partyFrom(Array.isArray(input) || typeof input !== 'object' ? input : facts);
  if (!reading.ok) {
    const { code, at, message } = reading.refusal;
    // A member that no party has may be somebody's name.
    throw new ScreeningRefused(code, message, code === 'no-vet-zone' || PARTY_MEMBER.test(at) ? { field: at } : {});
  }
  const { role, nature, reference, names, identifiers, countries, birthDate, birthPlace, position } = reading.party;
  if (role === 'organisation') throw new ScreeningRefused('bad-party', 'an organisation is entered in the journal, by an organisation record', { field: 'role' });
  if (!reference.startsWith(`${role}:`) || !CODE_PATTERN.test(reference.slice(role.length + 1)) || REGISTRATION.test(reference)) throw new ScreeningRefused('bad-party', `expected ${role}: and a code, such as ${role}:a-3, that is no number of a registration`, { field: 'reference' });
  const isKnown = typeof organisation === 'string' && books.has({ master: 'organisation', code: organisation });
  if (organisation !== undefined && !isKnown) throw new ScreeningRefused('bad-party', 'expected the code of an organisation of the journal', { field: 'organisation' });
  const kept = { names, identifiers: identifiers.length === 0 ? undefined : identifiers, countries: countries.length === 0 ? undefined : countries, birthDate, birthPlace, position };
  const row: PrivatePartyRow = { reference, role, nature, ...(isKnown ? { organisation } : {}), facts: compact(kept) as unknown as PrivatePartyRow['facts'], entered: Date.parse(now), enteredBy: holder };
  await store.putParty(row);
  return row;
}

export interface RunOptions {
  readonly list: string;
  readonly threshold?: number | undefined;
  /** Compares everything with everything, whatever was kept. */
  readonly whole?: boolean | undefined;
  readonly progress?: (done: number, of: number) => void;
}

export interface RunMade {
  readonly body: Screening;
  readonly eventTime: string;
  readonly groups: readonly Group[];
  readonly how: How;
  readonly warning: string | undefined;
  readonly version: ListVersionRow;
}

/** Screens all parties and keeps what was found; the record is for its author to sign. Throws `ScreeningRefused`. */
export async function makeRun(needs: ScreeningNeeds, { list: name, threshold, whole = false, progress }: RunOptions): Promise<RunMade> {
  const { store, books, holder, now } = needs;
  const version = (await store.lists()).find(({ list }) => list === name);
  const entries = version === undefined ? undefined : await entriesOf(store, name, version.digest);
  if (version === undefined || entries === undefined) throw new ScreeningRefused('list-unknown', `There is no list ${name} here: take one in first.`);
  refuseOld(version, now);
  const wanted = threshold ?? thresholdOf(books);
  const most = policyThreshold(books);
  if (most !== undefined && wanted > most) throw new ScreeningRefused('threshold-too-high', `The policy asks for a threshold of ${most} at most.`);
  const list: SanctionsList = { name, date: version.date, digest: version.digest, entries, warning: version.forTests ? testSentence(version.date) : undefined };
  const { organisations, others, all } = await partiesOf(needs);
  const compared = await compareAll({ list, parties: all, threshold: wanted, engine: engineDigest(), before: whole ? undefined : await beforeOf(store, name), progress });
  const kept: KeptRun = { run: { list: name, digest: version.digest, date: version.date, threshold: wanted, engine: engineDigest(), made: Date.parse(now), holder }, screened: compared.screened, hits: compared.hits };
  const groups = judgeHits(compared.hits, all, { books, list: name, decisions: await store.decisions(), needed: peopleNeeded(books) });
  const body = await bodyOf(needs, { version, threshold: wanted, groups, parties: organisations.length, others: others.length });
  await store.putRun(kept);
  return { body, eventTime: now, groups, how: compared.how, warning: list.warning, version };
}

function refuseOld({ list, date, forTests }: ListVersionRow, now: string): void {
  const age = daysBetween(date, now);
  if (forTests || age <= LIST_DAYS_MOST) return;
  throw new ScreeningRefused('list-too-old', `The list ${list} is of ${date}, ${age} days old, and clears nobody any more: fetch today's from its publisher.`);
}

async function beforeOf(store: ScreeningStore, list: string): Promise<Before | undefined> {
  const kept = await store.run(list);
  const entries = kept === undefined ? undefined : await entriesOf(store, list, kept.run.digest);
  return kept === undefined || entries === undefined ? undefined : { kept, entries: new Map(entries.map(({ id, digest }) => [id, digest])) };
}

function policyThreshold(books: Books): number | undefined {
  const text = (books.master('policy', 'screening')?.['parameters'] as { readonly threshold?: string } | undefined)?.threshold;
  return text === undefined ? undefined : Number(text);
}

function thresholdOf(books: Books): number {
  return Math.min(DEFAULT_THRESHOLD, policyThreshold(books) ?? DEFAULT_THRESHOLD);
}

interface Counted {
  readonly version: ListVersionRow;
  readonly threshold: number;
  readonly groups: readonly Group[];
  readonly parties: number;
  readonly others: number;
}

/** What the record says: it continues the newest screening of the list in the log, and names whom people have to look at. */
async function bodyOf({ store, books }: ScreeningNeeds, { version, threshold, groups, parties, others }: Counted): Promise<Screening> {
  const before = newestScreenings(books).get(version.list)?.of;
  const changes = await changesSince(store, version, before);
  const inJournal = groups.filter((group) => group.inJournal);
  const found = inJournal.filter(({ hits }) => hits.some(({ state }) => state !== 'not-a-match')).map(({ party }) => party);
  const open = [...new Set([...found, ...keptOpen(books, { list: version.list, ...changes })])].sort();
  if (open.length > OPEN_MOST) throw new ScreeningRefused('too-many-open', `${open.length} organisations have an open hit, and a record names ${OPEN_MOST} at most: take a higher threshold.`);
  const hits = Math.max(open.length, inJournal.reduce((sum, group) => sum + group.hits.length, 0));
  return compact({
    list: version.list, listDate: version.date, listDigest: version.digest, previousDigest: before?.listDigest, entries: version.entries, ...changes, threshold, parties, others, hits,
    open: open.length === 0 ? undefined : open, forTests: version.forTests ? true : undefined,
  }) as unknown as Screening;
}

/** How the entries differ from those that the log was screened against before. Where that version is not here any more, all count as new. */
async function changesSince(store: ScreeningStore, { list, digest, entries }: ListVersionRow, before: Screening | undefined): Promise<Changes> {
  if (before === undefined) return { added: entries, changed: 0, removed: 0 };
  if (before.listDigest === digest) return { added: 0, changed: 0, removed: 0 };
  const [old, fresh] = [await entryDigests(store, list, before.listDigest), await entriesOf(store, list, digest)];
  return old.size !== before.entries || fresh === undefined ? { added: entries, changed: 0, removed: before.entries } : changesOf(old, fresh);
}
