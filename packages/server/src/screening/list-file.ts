// Files of a sanctions list as somebody gives them: which format they are is found by their content, and a list that is
// too old to clear anybody is refused unless it is said to be for tests.

import { createHash } from 'node:crypto';
import { readEuCsv } from '@amanah/screening/lists/eu-csv.ts';
import { readEuXml } from '@amanah/screening/lists/eu-xml.ts';
import { readOfacCsv } from '@amanah/screening/lists/ofac-csv.ts';
import { readOfacXml } from '@amanah/screening/lists/ofac-xml.ts';
import { readOpenSanctionsCsv } from '@amanah/screening/lists/opensanctions-csv.ts';
import { readOpenSanctions } from '@amanah/screening/lists/opensanctions.ts';
import { readUkCsv } from '@amanah/screening/lists/uk-csv.ts';
import { readUkXml } from '@amanah/screening/lists/uk-xml.ts';
import { readUnXml } from '@amanah/screening/lists/un-xml.ts';
import type { SanctionsList } from '@amanah/screening/list-entry.ts';
import { leavesEntriesOut, type ListOptions, type ListProblem, type ListReading } from '@amanah/screening/list-reading.ts';
import { daysBetween, LIST_DAYS_MOST } from '@amanah/core/admission/screening.ts';
import { testSentence } from '@amanah/projection/screenings.ts';

export const LIST_FORMATS = ['ofac-csv', 'ofac-xml', 'un-xml', 'eu-xml', 'uk-xml', 'uk-csv', 'eu-csv', 'opensanctions', 'opensanctions-csv'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadListOptions {
  /** What the list is called: a code, the same for all its versions. */
  readonly list: string;
  /** The publisher's date, for files that do not say it. */
  readonly date?: string | undefined;
  /** Says that the list may be old or made up, and that nothing found with it is screening. */
  readonly forTests?: boolean | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface ReadList {
  readonly list: SanctionsList;
  readonly format: ListFormat;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly problems: readonly ListProblem[];
  /** True where whole entries could not be read: whoever is listed there is not found. */
  readonly leavesOut: boolean;
  readonly forTests: boolean;
}

export type ListRefusalCode = 'list-unread' | 'list-too-old' | 'list-of-later-day';
export type ListFileReading = ({ readonly ok: true } & ReadList) | { readonly ok: false; readonly code: ListRefusalCode; readonly message: string; readonly problems: readonly ListProblem[] };

/** SHA-256 of a text's UTF-8, as hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads the files of one version of a list: OFAC's CSV is up to four, every other format one. Nothing throws. */
export function readListFiles(files: readonly ListFile[], { list: name, date, forTests = false, today }: ReadListOptions): ListFileReading {
  const texts = files.map((file) => ({ name: file.name, text: textOf(file.bytes) }));
  const options: ListOptions = { name, digest: digestOf, ...(date === undefined ? {} : { date }) };
  const found = texts.length === 0 ? undefined : readDetected(texts, options);
  if (found === undefined) return unread('expected one file of a list of OFAC, the United Nations, the European Union, the United Kingdom or OpenSanctions, or the three of OFAC that end in .csv', []);
  const { format, reading } = found;
  if (!reading.ok) return unread(`${reading.problem.at}: ${reading.problem.expected}`, [reading.problem]);
  const age = daysBetween(reading.list.date, today);
  if (age < 0) return { ok: false, code: 'list-of-later-day', message: `The list says that it is of ${reading.list.date}, which is to come.`, problems: [] };
  if (age > LIST_DAYS_MOST && !forTests) {
    return { ok: false, code: 'list-too-old', message: `The list is of ${reading.list.date}, ${age} days old; one of more than ${LIST_DAYS_MOST} days clears nobody. Fetch today's from its publisher, or say that this one is for tests.`, problems: [] };
  }
  return {
    ok: true, format, forTests,
    list: { ...reading.list, warning: forTests ? testSentence(reading.list.date) : undefined },
    files: files.map((file) => ({ name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex'), bytes: file.bytes.length })),
    problems: reading.problems, leavesOut: leavesEntriesOut(reading.problems),
  };
}

function unread(message: string, problems: readonly ListProblem[]): ListFileReading {
  return { ok: false, code: 'list-unread', message: `The list cannot be read: ${message}.`, problems };
}

/** UTF-8, or what OFAC's older files are: one byte a letter. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

const XML_ROOTS: readonly (readonly [RegExp, ListFormat, (document: string, options: ListOptions) => ListReading])[] = [
  [/<(?:\w+:)?sdnList[\s>]/, 'ofac-xml', readOfacXml],
  [/<(?:\w+:)?CONSOLIDATED_LIST[\s>]/, 'un-xml', readUnXml],
  [/<(?:\w+:)?(?:Designations|ArrayOfFinancialSanctionsTarget)[\s>]/, 'uk-xml', readUkXml],
  [/<(?:\w+:)?(?:export|sanctionEntity)[\s>]/, 'eu-xml', readEuXml],
];

/** Tables by the titles in their first lines. */
const TABLES: readonly (readonly [RegExp, ListFormat, (text: string, options: ListOptions) => ListReading])[] = [
  [/entity_logicalid/i, 'eu-csv', readEuCsv],
  [/^"?id"?,"?schema"?/i, 'opensanctions-csv', readOpenSanctionsCsv],
  [/unique id|group id|last updated|report date/i, 'uk-csv', readUkCsv],
];

function readDetected(texts: readonly NamedText[], options: ListOptions): { readonly format: ListFormat; readonly reading: ListReading } | undefined {
  const parts = texts.map(({ text }) => ofacPart(text));
  if (parts.every((part) => part !== undefined) && parts.includes('primary') && new Set(parts).size === parts.length) {
    const of = (part: OfacPart): string | undefined => texts[parts.indexOf(part)]?.text;
    const [aliases, addresses, comments] = [of('aliases'), of('addresses'), of('comments')];
    return { format: 'ofac-csv', reading: readOfacCsv({ primary: of('primary') ?? '', ...(aliases === undefined ? {} : { aliases }), ...(addresses === undefined ? {} : { addresses }), ...(comments === undefined ? {} : { comments }) }, options) };
  }
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0) return undefined;
  const start = only.text.slice(0, 4_000).replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('<')) {
    const root = XML_ROOTS.find(([pattern]) => pattern.test(start));
    return root === undefined ? undefined : { format: root[1], reading: root[2](only.text, options) };
  }
  if (start.startsWith('{') || start.startsWith('[')) return { format: 'opensanctions', reading: readOpenSanctions(only.text, options) };
  const table = TABLES.find(([pattern]) => pattern.test(start));
  return table === undefined ? undefined : { format: table[1], reading: table[2](only.text, options) };
}

type OfacPart = 'primary' | 'aliases' | 'addresses' | 'comments';
const OFAC_COLUMNS: Readonly<Record<number, OfacPart>> = { 12: 'primary', 5: 'aliases', 6: 'addresses', 2: 'comments' };

/** Which of OFAC's files a text is, by the columns of its first row; none where it does not begin with a number. */
function ofacPart(text: string): OfacPart | undefined {
  const line = /^\ufeff?(\d+\s*,[^\r\n]*)/.exec(text)?.[1];
  if (line === undefined) return undefined;
  const commas = line.replace(/"(?:[^"]|"")*"/g, '').split(',').length;
  return OFAC_COLUMNS[commas];
}
