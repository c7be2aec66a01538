// The British lists that have one row for each name of a party, whatever their columns are called: rows of one id are one entry.
import type { EntryFacts, EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';

/** One row: `cell` gives the first of the named cells that is not blank. */
export interface Target {
  readonly at: string;
  readonly cell: (...names: readonly string[]) => string;
}

/** What the cells are called in the CSV of the Treasury, in its XML, and in the CSV of the UK Sanctions List. */
export const COLUMNS = {
  id: ['Unique ID', 'Group ID', 'GroupID'],
  kind: ['Group Type', 'GroupTypeDescription', 'Designation Type', 'Individual, Entity, Ship', 'Individual/Entity/Ship'],
  nameType: ['Alias Type', 'AliasType', 'Name type'],
  strength: ['Alias Quality', 'AliasQuality', 'Alias strength'],
  original: ['Name Non-Latin Script', 'NameNonLatinScript', 'Name non-latin script'],
  birth: ['DOB', 'D.O.B', 'Individual_DateOfBirth', 'DateOfBirth'],
  town: ['Town of Birth', 'Town of birth', 'Individual_TownOfBirth', 'TownOfBirth'],
  birthCountry: ['Country of Birth', 'Country of birth', 'Individual_CountryOfBirth', 'CountryOfBirth'],
  nationality: ['Nationality', 'Nationality(/ies)', 'Individual_Nationality'],
  country: ['Country', 'Address Country', 'Current believed flag of ship', 'Ship_Flag'],
  regime: ['Regime', 'Regime Name', 'RegimeName'],
} as const;

const NUMBERS: readonly (readonly [IdentifierType, readonly string[]])[] = [
  ['passport', ['Passport Number', 'Passport number', 'Individual_PassportNumber', 'PassportDetails']],
  ['national-id', ['National Identification Number', 'National Identifier number', 'Individual_NINumber', 'NationalIdentificationNumber']],
  ['registration', ['Business Registration Number', 'Business registration number (s)', 'Entity_BusinessRegNumber']],
  ['imo', ['IMO Number', 'IMO number', 'Ship_IMONumber']],
];
const NAMES: readonly (readonly string[])[] = [1, 2, 3, 4, 5, 6].map((number) => [`Name ${number}`, `name${number}`, `Name${number}`]);
const KINDS: Readonly<Record<string, EntryKind>> = { individual: 'person', entity: 'organisation', ship: 'vessel' };

/** Makes the list of rows. */
export function listOfTargets(targets: readonly Target[], problems: readonly ListProblem[], stated: string | undefined, options: ListOptions): ListReading {
  const found = [...problems];
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const id = target.cell(...COLUMNS.id);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [target]);
    else group.push(target);
  }
  const placed = [...groups].map(([id, rows]): PlacedFacts => ({ at: rows[0]?.at ?? '', facts: factsOf(id, rows, found) }));
  return listOf(placed, found, stated, options);
}

function factsOf(id: string, rows: readonly Target[], problems: ListProblem[]): EntryFacts {
  const all = (names: readonly string[]): readonly string[] => texts(rows.map(({ cell }) => cell(...names)));
  const parts = (names: readonly string[]): readonly string[] => texts(all(names).flatMap(partsOf));
  return {
    id,
    kind: KINDS[(all(COLUMNS.kind)[0] ?? '').toLowerCase()] ?? 'unknown',
    names: unique([...rows.flatMap(namesOf)].sort((one, other) => Number(other.quality === 'primary') - Number(one.quality === 'primary'))),
    identifiers: NUMBERS.flatMap(([type, names]) => parts(names).filter((number) => /\d/.test(number)).map((number): Identifier => ({ type, number, country: undefined }))),
    birthDates: parts(COLUMNS.birth).flatMap((text): readonly DateRange[] => {
      const range = dateRange(text.replace(/\b(?:00|dd|mm)\//gi, '').replace(/T00:00:00.*$/, '')) ?? dateRange(text.slice(-4));
      if (range === undefined) problems.push({ code: 'unread-date', at: rows[0]?.at ?? '', expected: `a date of birth; found ${text}` });
      return range === undefined ? [] : [range];
    }),
    birthPlaces: texts(rows.flatMap(({ cell }) => partsOf(cell(...COLUMNS.town)).map((town) => texts([town, cell(...COLUMNS.birthCountry)]).join(', ')))),
    countries: texts([...parts(COLUMNS.nationality), ...COLUMNS.country.flatMap((name) => parts([name]))]),
    programmes: all(COLUMNS.regime),
  };
}

/** Several values of a cell are numbered, `(1) Iraq (2) Syria`, or parted by strokes. */
function partsOf(cell: string): readonly string[] {
  return texts(cell.split(/\(\d+\)|\|/));
}

function namesOf({ cell }: Target): readonly EntryName[] {
  const text = NAMES.map((names) => cell(...names)).filter((part) => part !== '').join(' ');
  const quality = /low/i.test(cell(...COLUMNS.strength)) ? 'weak' : /^primary name$/i.test(cell(...COLUMNS.nameType)) ? 'primary' : 'strong';
  const original = cell(...COLUMNS.original);
  return [{ text, quality }, ...(original === '' ? [] : [{ text: original, quality: 'strong' as const }])];
}

/** A name stands in a row for each address: once is enough. */
function unique(names: readonly EntryName[]): readonly EntryName[] {
  const seen = new Set<string>();
  return names.filter(({ text, quality }) => {
    const key = `${quality} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
