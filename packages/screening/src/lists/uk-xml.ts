/**
 * The UK Sanctions List of the Foreign, Commonwealth and Development Office: `Designations` with one `Designation` for each
 * person, entity or ship; and `ConList.xml` of the Office of Financial Sanctions Implementation, which ended in January 2026. `Name6` is the surname or the name of a body; aliases have a strength.
 */
import type { EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';
import { type Element, readElements, textOf, textsOf, under } from './elements.ts';
import { listOfTargets, type Target } from './uk-targets.ts';

const KINDS: Readonly<Record<string, EntryKind>> = { individual: 'person', entity: 'organisation', ship: 'vessel' };
const NAME_PARTS = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5', 'Name6'];

/** One row of the other list, whose elements are the columns of its CSV: a name of a party. */
function targetOf(element: Element): Target {
  const cells = new Map(element.children.map(({ name, text }) => [name, text] as const));
  return { at: `FinancialSanctionsTarget, line ${element.line}`, cell: (...names) => names.map((name) => cells.get(name) ?? '').find((text) => text !== '') ?? '' };
}

/** Reads the list. Its date is `DateGenerated`; the consolidated list of the Treasury (`ConList.xml`), which is read too, says none. */
export function readUkXml(document: string, options: ListOptions): ListReading {
  const placed: PlacedFacts[] = [];
  const problems: ListProblem[] = [];
  let [root, date] = ['', ''];
  const targets: Target[] = [];
  const fault = readElements(document, new Set(['Designation', 'FinancialSanctionsTarget']), (element) => {
    if (element.name === 'Designation') placed.push(entryOf(element, problems));
    else if (element.name === 'FinancialSanctionsTarget') targets.push(targetOf(element));
    else [root, date] = [element.name, textOf(element, 'DateGenerated')];
  });
  if (fault !== undefined) return { ok: false, problem: fault };
  if (root === 'ArrayOfFinancialSanctionsTarget') return listOfTargets(targets, problems, undefined, options);
  if (root !== 'Designations') return { ok: false, problem: { code: 'not-this-format', at: root, expected: 'the element Designations' } };
  return listOf(placed, problems, date, options);
}

function entryOf(entry: Element, problems: ListProblem[]): PlacedFacts {
  const id = textOf(entry, 'UniqueID');
  const at = `Designation ${id}, line ${entry.line}`;
  const person = ['IndividualDetails', 'Individual'] as const;
  const ship = ['ShipDetails', 'Ship'] as const;
  const numbers = (type: IdentifierType, ...path: readonly string[]): readonly Identifier[] => textsOf(entry, ...path).filter((number) => /\d/.test(number)).map((number) => ({ type, number, country: undefined }));
  return {
    at,
    facts: {
      id,
      kind: KINDS[(textOf(entry, 'IndividualEntityShip') || textOf(entry, 'DesignationType')).toLowerCase()] ?? 'unknown',
      names: [
        ...under(entry, 'Names', 'Name').map(nameOf).sort((one, other) => Number(other.quality === 'primary') - Number(one.quality === 'primary')),
        ...[...textsOf(entry, 'NonLatinNames', 'NonLatinName', 'NameNonLatinScript'), ...textsOf(entry, 'NonLatinNames', 'NameNonLatinScript')].map((text) => ({ text, quality: 'strong' as const })),
      ],
      identifiers: [
        ...numbers('passport', ...person, 'PassportDetails', 'Passport', 'PassportNumber'),
        ...numbers('national-id', ...person, 'NationalIdentifierDetails', 'NationalIdentifier', 'NationalIdentifierNumber'),
        ...numbers('registration', 'EntityDetails', 'Entity', 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber'),
        ...numbers('imo', ...ship, 'IMONumbers', 'IMONumber'),
      ],
      birthDates: textsOf(entry, ...person, 'DOBs', 'DOB').flatMap((text) => birthDate(text, at, problems)),
      birthPlaces: texts(under(entry, ...person, 'BirthDetails', 'Location').map((place) => texts([textOf(place, 'TownOfBirth'), textOf(place, 'CountryOfBirth')]).join(', '))),
      countries: texts([
        ...textsOf(entry, ...person, 'Nationalities', 'Nationality'), ...textsOf(entry, 'Addresses', 'Address', 'AddressCountry'),
        ...textsOf(entry, ...ship, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip'),
      ]),
      programmes: texts([textOf(entry, 'RegimeName')]),
    },
  };
}

function nameOf(name: Element): EntryName {
  const text = NAME_PARTS.map((part) => textOf(name, part)).filter((part) => part !== '').join(' ') || textOf(name, 'Name');
  if (/low/i.test(textOf(name, 'AliasStrength'))) return { text, quality: 'weak' };
  return { text, quality: /^primary name$/i.test(textOf(name, 'NameType')) ? 'primary' : 'strong' };
}

function birthDate(text: string, at: string, problems: ListProblem[]): readonly DateRange[] {
  if (text === '') return [];
  const range = dateRange(text);
  if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${text}` });
  return range === undefined ? [] : [range];
}
