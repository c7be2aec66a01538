/**
 * The consolidated list of the UK's Office of Financial Sanctions Implementation (`ConList.csv`, format of 2022): a line with
 * the date, a line of column names, and one row for each name of a party; rows of one `Group ID` are one entry.
 */
import type { EntryFacts, EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';
import { csvRows } from './csv-rows.ts';

const KINDS: Readonly<Record<string, EntryKind>> = { individual: 'person', entity: 'organisation', ship: 'vessel' };
const NAME_COLUMNS = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6'];
const NEEDED = ['Name 6', 'Group Type', 'Alias Type', 'Group ID'];
const NUMBERS: readonly (readonly [string, IdentifierType])[] = [['Passport Number', 'passport'], ['National Identification Number', 'national-id']];

type Cells = (column: string) => string;

/** Reads the list. Its date stands in the first line, as `Last Updated,28/01/2024`. */
export function readUkCsv(text: string, options: ListOptions): ListReading {
  const { rows, problem } = csvRows(text, 'file');
  const head = rows.findIndex(({ cells }) => NEEDED.every((column) => cells.includes(column)));
  if (head === -1 || head > 2) return { ok: false, problem: { code: 'not-this-format', at: 'file line 1', expected: `a row with the columns ${NEEDED.join(', ')}` } };
  const columns = rows[head]?.cells ?? [];
  const problems: ListProblem[] = problem === undefined ? [] : [problem];
  const groups = new Map<string, { readonly at: string; readonly rows: Cells[] }>();
  for (const { cells, line } of rows.slice(head + 1)) {
    const cell: Cells = (column) => cells[columns.indexOf(column)] ?? '';
    if (cells.length !== columns.length || cell('Group ID') === '') {
      problems.push({ code: 'bad-row', at: `file line ${line}`, expected: `${columns.length} columns with a Group ID; found ${cells.length}` });
      continue;
    }
    const group = groups.get(cell('Group ID'));
    if (group === undefined) groups.set(cell('Group ID'), { at: `file line ${line}`, rows: [cell] });
    else group.rows.push(cell);
  }
  const placed = [...groups].map(([id, group]): PlacedFacts => ({ at: group.at, facts: factsOf(id, group.rows, group.at, problems) }));
  const stated = rows[0]?.cells.slice(1).find((cell) => cell !== '');
  return listOf(placed, problems, head === 0 ? undefined : stated, options);
}

function factsOf(id: string, rows: readonly Cells[], at: string, problems: ListProblem[]): EntryFacts {
  const all = (column: string): readonly string[] => texts(rows.map((row) => row(column)));
  return {
    id,
    kind: KINDS[(rows[0]?.('Group Type') ?? '').toLowerCase()] ?? 'unknown',
    names: [...rows.flatMap(namesOf)].sort((one, other) => Number(other.quality === 'primary') - Number(one.quality === 'primary')),
    identifiers: NUMBERS.flatMap(([column, type]) => all(column).flatMap((cell) => numbersIn(cell, type))),
    birthDates: all('DOB').flatMap((cell) => partsOf(cell)).flatMap((cell): readonly DateRange[] => {
      const range = dateRange(cell.replace(/\b00\//g, ''));
      const kept = range ?? dateRange(cell.slice(-4));
      if (kept === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${cell}` });
      return kept === undefined ? [] : [kept];
    }),
    birthPlaces: texts(rows.flatMap((row) => partsOf(row('Town of Birth')).map((town) => texts([town, row('Country of Birth')]).join(', ')))),
    countries: texts([...all('Nationality').flatMap(partsOf), ...all('Country')]),
    programmes: all('Regime'),
  };
}

/** Several values of a cell are numbered: `(1) Iraq (2) Syria`. */
function partsOf(cell: string): readonly string[] {
  return texts(cell.split(/\(\d+\)/));
}

function numbersIn(cell: string, type: IdentifierType): readonly Identifier[] {
  return partsOf(cell).filter((number) => /\d/.test(number)).map((number) => ({ type, number, country: undefined }));
}

function namesOf(row: Cells): readonly EntryName[] {
  const text = texts(NAME_COLUMNS.map(row)).join(' ');
  const quality = /low/i.test(row('Alias Quality')) ? 'weak' : /^primary name$/i.test(row('Alias Type')) ? 'primary' : 'strong';
  const original = row('Name Non-Latin Script');
  return [{ text, quality }, ...(original === '' ? [] : [{ text: original, quality: 'strong' as const }])];
}
