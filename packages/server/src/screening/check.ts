// Anybody who has the list screens again: all organisations that the journal had at a screening, by the names it gives
// them, and compares with what the record says. Who stands behind an organisation is not in the journal, so the record may
// name more than is found here, and never less.

import { hitState } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Screening } from '@amanah/record/kinds/screening.ts';
import { changesBetween } from '@amanah/screening/rescreen.ts';
import { DEFAULT_THRESHOLD } from '@amanah/screening/screen.ts';
import { compareAll, compareText } from './compare-all.ts';
import type { ReadList } from './list-file.ts';
import { organisationParties } from './parties.ts';

export type CheckStep = 'list' | 'version-before' | 'parties' | 'hits' | 'open';

/** What differs, where the record could not have come about from this list and this journal. */
export interface Difference {
  readonly step: CheckStep;
  readonly said: string | number;
  readonly found: string | number;
  readonly message: string;
}

export interface ScreeningCheck {
  readonly record: number;
  readonly said: Screening;
  readonly found: { readonly parties: number; readonly hits: number; readonly open: readonly string[] };
  readonly differences: readonly Difference[];
  /** What cannot be seen from outside, in words. */
  readonly notes: readonly string[];
}

export interface CheckInput {
  readonly books: Books;
  /** Row of the screening. */
  readonly row: number;
  readonly read: ReadList;
  /** The version screened against before, where its file is at hand. */
  readonly before?: ReadList | undefined;
  readonly progress?: (done: number, of: number) => void;
}

/** The screening at a row of the journal, or undefined where another record stands there. */
export function screeningAt(books: Books, row: number): Screening | undefined {
  for (const list of books.matters.values('screening')) {
    const found = books.matters.documentsOf('screening', list).find(({ index }) => index === row);
    if (found !== undefined) return { ...(found.body as unknown as Screening), open: (found.body['open'] ?? []) as readonly string[] };
  }
  return undefined;
}

/** Screens again and compares. The record must be a screening. */
export async function checkScreening({ books, row, read, before, progress }: CheckInput): Promise<ScreeningCheck> {
  const said = screeningAt(books, row);
  if (said === undefined) throw new Error(`record ${row} is no screening`);
  const parties = organisationParties(books, row);
  const found = async (threshold: number): ReturnType<typeof compareAll> => compareAll({ list: { ...read.list, name: said.list }, parties, threshold, engine: '', progress });
  const { hits } = await found(said.threshold);
  const hit = codesOf(hits);
  const hidden = said.threshold > DEFAULT_THRESHOLD ? [...codesOf((await found(DEFAULT_THRESHOLD)).hits)].filter((party) => !hit.has(party)).sort(compareText) : [];
  const needed = books.master('policy', 'screening', row)?.['parameters'] as { readonly 'cleared-by'?: string } | undefined;
  const people = needed?.['cleared-by'] === undefined ? 1 : 2;
  const open = [...hit].filter((party) => !isCleared(books, party, said.list, row, people)).sort(compareText);
  const differences = [...listDifferences(said, read), ...versionDifferences(said, read, before)];
  if (said.parties !== parties.length) differences.push({ step: 'parties', said: said.parties, found: parties.length, message: 'the journal had another number of organisations' });
  if (said.hits < hits.length) differences.push({ step: 'hits', said: said.hits, found: hits.length, message: 'fewer hits than the names of the journal give' });
  for (const party of open) {
    if (!said.open.includes(party)) differences.push({ step: 'open', said: 'not named', found: party, message: `${party} is found on the list, and nobody had decided that it is no match` });
  }
  const more = said.open.filter((party) => !hit.has(party));
  const remembered = [...hit].filter((party) => !said.open.includes(party) && !open.includes(party)).sort(compareText);
  return {
    record: row, said, found: { parties: parties.length, hits: hits.length, open },
    differences,
    notes: [
      ...(said.hits > hits.length || more.length > 0 ? [`${more.length === 0 ? 'More hits are counted' : `${more.join(', ')}: named`} than the names of the journal give: by people who stand behind an organisation, or because it was open before.`] : []),
      ...(remembered.length > 0 ? [`${remembered.join(', ')}: found, and decided before to be no match. Which entry that decision was about is not in the journal.`] : []),
      ...(hidden.length > 0 ? [`It was screened from ${said.threshold} on. From ${DEFAULT_THRESHOLD} on, as is usual, these would be hits as well: ${hidden.join(', ')}.`] : []),
      ...(said.others > 0 ? [`Parties beside the journal cannot be screened from outside: ${said.others}.`] : []),
      ...(read.problems.length > 0 ? [`Places of the list that could not be read: ${read.problems.length}.`] : []),
    ],
  };
}

function codesOf(hits: readonly { readonly party: string }[]): ReadonlySet<string> {
  return new Set(hits.map(({ party }) => party.slice('organisation:'.length)));
}

function isCleared(books: Books, party: string, list: string, row: number, people: number): boolean {
  const { clearedBy, matched } = hitState(books, party, list, -1, row);
  return !matched && clearedBy.size >= people;
}

function listDifferences(said: Screening, { list }: ReadList): Difference[] {
  const differences: Difference[] = [];
  if (said.listDigest !== list.digest) differences.push({ step: 'list', said: said.listDigest, found: list.digest, message: 'the file has other entries than the version that was screened against' });
  if (said.listDate !== list.date) differences.push({ step: 'list', said: said.listDate, found: list.date, message: 'the file is of another day' });
  if (said.entries !== list.entries.length) differences.push({ step: 'list', said: said.entries, found: list.entries.length, message: 'the file has another number of entries' });
  return differences;
}

function versionDifferences(said: Screening, { list }: ReadList, before: ReadList | undefined): Difference[] {
  if (before === undefined) return [];
  if (said.previousDigest !== before.list.digest) return [{ step: 'version-before', said: said.previousDigest ?? 'none', found: before.list.digest, message: 'the version before is another one' }];
  const changes = changesBetween(before.list, list);
  const counts = { added: changes.added.length, changed: changes.changed.length, removed: changes.removed.length };
  return (['added', 'changed', 'removed'] as const).filter((name) => said[name] !== counts[name]).map((name) => ({ step: 'version-before', said: said[name], found: counts[name], message: `another number of entries was ${name}` }));
}
