/**
 * The consolidated list of the European Union as CSV (`csvFullSanctionsList_1_1`): semicolons between, a row for each name, address,
 * date of birth, document and citizenship of a party; rows of one `Entity_LogicalId` are one entry.
 */
import type { EntryFacts, EntryName, Identifier } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { approximately, type DateRange, dateRange, rangeOf } from '../partial-date.ts';
import { csvRows } from './csv-rows.ts';
import { EU_KINDS, EU_NUMBERS } from './eu-xml.ts';

type Cells = (column: string) => string;
const NEEDED = ['Entity_LogicalId', 'NameAlias_WholeName'];

/** Reads the list. Its date is `fileGenerationDate`. The CSV does not say which aliases are weak. */
export function readEuCsv(text: string, options: ListOptions): ListReading {
  const { rows, problem } = csvRows(text, 'file', ';');
  const columns = new Map((rows[0]?.cells ?? []).map((name, at) => [name, at] as const));
  if (!NEEDED.every((name) => columns.has(name))) return { ok: false, problem: { code: 'not-this-format', at: 'file line 1', expected: `a row with the columns ${NEEDED.join(', ')}` } };
  const problems: ListProblem[] = problem === undefined ? [] : [problem];
  const entries = new Map<string, { readonly at: string; readonly rows: Cells[] }>();
  let date = '';
  for (const { cells, line } of rows.slice(1)) {
    const cell: Cells = (column) => said(cells[columns.get(column) ?? -1] ?? '');
    const id = cell('Entity_LogicalId');
    date ||= cell('fileGenerationDate');
    if (id === '' || Math.abs(cells.length - columns.size) > 1) {
      problems.push({ code: 'bad-row', at: `file line ${line}`, expected: `${columns.size} columns with an Entity_LogicalId; found ${cells.length}` });
      continue;
    }
    const entry = entries.get(id);
    if (entry === undefined) entries.set(id, { at: `file line ${line}`, rows: [cell] });
    else entry.rows.push(cell);
  }
  const placed = [...entries].map(([id, entry]): PlacedFacts => ({ at: entry.at, facts: factsOf(id, entry.rows, entry.at, problems) }));
  return listOf(placed, problems, date, options);
}

/** What the publisher writes where nothing is known. */
function said(cell: string): string {
  return cell === 'UNKNOWN' || cell === '00' ? '' : cell;
}

function factsOf(id: string, rows: readonly Cells[], at: string, problems: ListProblem[]): EntryFacts {
  const all = (...columns: readonly string[]): readonly string[] => texts(rows.flatMap((row) => columns.map(row)));
  const names = texts(rows.map((row) => row('NameAlias_WholeName') || ['NameAlias_FirstName', 'NameAlias_MiddleName', 'NameAlias_LastName'].map(row).filter((part) => part !== '').join(' ')));
  return {
    id,
    kind: EU_KINDS[(all('Entity_SubjectType_ClassificationCode')[0] ?? all('Entity_SubjectType')[0] ?? '').toLowerCase()] ?? 'unknown',
    names: names.map((text, index): EntryName => ({ text, quality: index === 0 ? 'primary' : 'strong' })),
    identifiers: rows.flatMap(identifierOf),
    birthDates: rows.flatMap((row) => birthDate(row, at, problems)),
    birthPlaces: texts(rows.map((row) => texts(['BirthDate_Place', 'BirthDate_City', 'BirthDate_Region', 'BirthDate_CountryDescription'].map(row)).join(', '))),
    countries: texts(rows.flatMap((row) => [row('Citizenship_CountryIso2Code') || row('Citizenship_CountryDescription'), row('Address_CountryIso2Code') || row('Address_CountryDescription')])),
    programmes: all('Entity_Regulation_Programme'),
  };
}

function identifierOf(row: Cells): readonly Identifier[] {
  const number = row('Identification_Number') || row('Identification_LatinNumber');
  if (!/\d/.test(number)) return [];
  return [{ type: EU_NUMBERS[row('Identification_TypeCode').toLowerCase()] ?? 'other', number, country: row('Identification_CountryIso2Code') || undefined }];
}

function birthDate(row: Cells, at: string, problems: ListProblem[]): readonly DateRange[] {
  const number = (column: string): number | undefined => Number(row(column)) || undefined;
  const calendar = row('BirthDate_CalendarType');
  if (calendar !== '' && calendar !== 'GREGORIAN') return [];
  const [whole, year, first, last] = [row('BirthDate_BirthDate'), number('BirthDate_Year'), number('BirthDate_YearRangeFrom'), number('BirthDate_YearRangeTo')];
  if (whole === '' && year === undefined && first === undefined) return [];
  const range = whole !== '' ? dateRange(whole) : first !== undefined ? dateRange(`${first} to ${last ?? first}`) : rangeOf(year ?? 0, number('BirthDate_Month'), number('BirthDate_Day'));
  if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${whole || year || first}` });
  if (range === undefined) return [];
  return [row('BirthDate_Circa').toLowerCase() === 'true' ? (approximately(range) as DateRange) : range];
}
