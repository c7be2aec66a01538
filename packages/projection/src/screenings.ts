// `screenings`: against which lists the organisations of the books were screened, when, and how many of them wait for a
// person or were decided on. Who that is stands in no line of it: a hit is a question.

import { newestScreenings, standingOn, type Screened } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { notesOf } from './note.ts';
import type { Column, Row, ScreeningsReport } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'list', title: 'List', type: 'code' },
  { key: 'listDate', title: 'Version of', type: 'day' },
  { key: 'day', title: 'Screened on', type: 'day' },
  { key: 'use', title: 'Use', type: 'code' },
  { key: 'listEntries', title: 'Entries', type: 'count' },
  { key: 'parties', title: 'Organisations screened', type: 'count' },
  { key: 'others', title: 'Others screened', type: 'count' },
  { key: 'hits', title: 'Hits', type: 'count' },
  { key: 'named', title: 'With a hit to look at', type: 'count' },
  { key: 'undecided', title: 'Not decided yet', type: 'count' },
  { key: 'noMatch', title: 'Found to be no match', type: 'count' },
  { key: 'listed', title: 'Found to be listed', type: 'count' },
  { key: 'threshold', title: 'Threshold', type: 'count' },
  { key: 'digest', title: 'Digest of the entries', type: 'text' },
  { key: 'warning', title: 'Warning', type: 'text' },
  { key: 'entry', title: 'Record', type: 'code' },
];

/** Every run, with what changed in the list since the one before. */
export const SCREENING_RUN_COLUMNS: readonly Column[] = [
  { key: 'list', title: 'List', type: 'code' },
  { key: 'listDate', title: 'Version of', type: 'day' },
  { key: 'day', title: 'Screened on', type: 'day' },
  { key: 'use', title: 'Use', type: 'code' },
  { key: 'listEntries', title: 'Entries', type: 'count' },
  { key: 'entriesAdded', title: 'Entries added', type: 'count' },
  { key: 'entriesChanged', title: 'Entries changed', type: 'count' },
  { key: 'entriesRemoved', title: 'Entries gone', type: 'count' },
  { key: 'parties', title: 'Organisations screened', type: 'count' },
  { key: 'hits', title: 'Hits', type: 'count' },
  { key: 'named', title: 'With a hit to look at', type: 'count' },
  { key: 'digest', title: 'Digest of the entries', type: 'text' },
  { key: 'warning', title: 'Warning', type: 'text' },
  { key: 'entry', title: 'Record', type: 'code' },
];

/** What is said of every list for tests, wherever it is shown. */
export function testSentence(listDate: string): string {
  return `outdated list of ${listDate}: for tests only, this is not screening`;
}

/** The report of screenings. */
export function screeningsReport(books: Books, asOf: number): ScreeningsReport {
  const newest = [...newestScreenings(books, asOf).values()].sort((one, other) => (one.of.list < other.of.list ? -1 : 1));
  const runs = newest.flatMap(({ of: { list } }) => books.matters.documentsOf('screening', list).filter(({ index }) => index < asOf));
  return {
    report: 'screenings', treeSize: asOf, title: 'Screenings against sanctions lists', ...notesOf(['tree-size', 'screenings', 'screenings-others', 'screenings-tests']),
    columns: COLUMNS,
    rows: newest.map((screened) => ({ ...runRow(screened), ...standings(books, screened, asOf) })),
    runs: runs.sort((one, other) => other.index - one.index).map(({ index, id, eventTime, body }) => runRow({ index, id, eventTime, of: body as unknown as Screened['of'] })),
  };
}

function runRow({ index, eventTime, of }: Screened): Row {
  return {
    list: of.list, listDate: of.listDate, day: eventTime.slice(0, 10), use: of.forTests === true ? 'for-tests' : 'screening', listEntries: of.entries, entriesAdded: of.added, entriesChanged: of.changed, entriesRemoved: of.removed,
    parties: of.parties, others: of.others, hits: of.hits, named: (of.open as readonly string[] | undefined)?.length ?? 0, threshold: of.threshold, digest: of.listDigest,
    warning: of.forTests === true ? testSentence(of.listDate) : '', entry: String(index), selector: { row: String(index) },
  };
}

/** How many of those named were decided on, by decisions that stand. */
function standings(books: Books, screened: Screened, asOf: number): Pick<Row, string> {
  const counts = { undecided: 0, noMatch: 0, listed: 0 };
  for (const party of screened.of.open) {
    const standing = standingOn(books, party, screened, asOf);
    counts[standing === 'cleared' ? 'noMatch' : standing === 'matched' ? 'listed' : 'undecided'] += 1;
  }
  return counts;
}
