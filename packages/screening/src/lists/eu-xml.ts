/**
 * The consolidated list of financial sanctions of the European Union (`xmlFullSanctionsList_1_1`): `export` with one
 * `sanctionEntity` for each party, whose facts stand in attributes. A name alias is `strong` or not; the first is primary.
 */
import type { EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { approximately, type DateRange, dateRange, rangeOf } from '../partial-date.ts';
import { type Element, readElements, under } from './elements.ts';

export const EU_KINDS: Readonly<Record<string, EntryKind>> = { person: 'person', p: 'person', enterprise: 'organisation', e: 'organisation', vessel: 'vessel', ship: 'vessel' };
export const EU_NUMBERS: Readonly<Record<string, IdentifierType>> = { passport: 'passport', diplomatic: 'passport', id: 'national-id', ssn: 'national-id', residentperm: 'national-id', electoral: 'national-id', fiscalcode: 'tax', tradelic: 'registration', regnumber: 'registration', imo: 'imo', swiftbic: 'bic', lei: 'lei' };

function said(element: Element, attribute: string): string {
  const value = (element.attributes[attribute] ?? '').trim();
  return value === 'UNKNOWN' || value === '00' ? '' : value;
}

/** Reads the list. Its date is `generationDate`. */
export function readEuXml(document: string, options: ListOptions): ListReading {
  const placed: PlacedFacts[] = [];
  const problems: ListProblem[] = [];
  let [root, date] = ['', ''];
  const fault = readElements(document, new Set(['sanctionEntity']), (element) => {
    if (element.name === 'sanctionEntity') placed.push(entryOf(element, problems));
    else [root, date] = [element.name, element.attributes['generationDate'] ?? ''];
  });
  if (fault !== undefined) return { ok: false, problem: fault };
  if (root !== 'export') return { ok: false, problem: { code: 'not-this-format', at: root, expected: 'the element export' } };
  return listOf(placed, problems, date, options);
}

function entryOf(entity: Element, problems: ListProblem[]): PlacedFacts {
  const id = said(entity, 'logicalId');
  const at = `sanctionEntity ${id}, line ${entity.line}`;
  const [type] = under(entity, 'subjectType');
  const births = under(entity, 'birthdate');
  return {
    at,
    facts: {
      id,
      kind: EU_KINDS[(type?.attributes['code'] ?? type?.attributes['classificationCode'] ?? '').toLowerCase()] ?? 'unknown',
      names: under(entity, 'nameAlias').map(nameOf),
      identifiers: under(entity, 'identification').flatMap(identifierOf),
      birthDates: births.flatMap((birth) => birthDate(birth, at, problems)),
      birthPlaces: texts(births.map((birth) => texts([said(birth, 'place'), said(birth, 'city'), said(birth, 'region'), said(birth, 'countryDescription')]).join(', '))),
      countries: texts([...under(entity, 'citizenship'), ...under(entity, 'address')].map((one) => said(one, 'countryIso2Code') || said(one, 'countryDescription'))),
      programmes: texts(under(entity, 'regulation').map((regulation) => said(regulation, 'programme'))),
    },
  };
}

function nameOf(alias: Element, index: number): EntryName {
  const parts = ['firstName', 'middleName', 'lastName'].map((part) => said(alias, part)).filter((part) => part !== '').join(' ');
  const strong = said(alias, 'strong') !== 'false';
  return { text: said(alias, 'wholeName') || parts, quality: !strong ? 'weak' : index === 0 ? 'primary' : 'strong' };
}

function identifierOf(identification: Element): readonly Identifier[] {
  const number = said(identification, 'number') || said(identification, 'latinNumber');
  if (!/\d/.test(number)) return [];
  return [{ type: EU_NUMBERS[said(identification, 'identificationTypeCode').toLowerCase()] ?? 'other', number, country: said(identification, 'countryIso2Code') || undefined }];
}

function birthDate(birth: Element, at: string, problems: ListProblem[]): readonly DateRange[] {
  const number = (attribute: string): number | undefined => Number(said(birth, attribute)) || undefined;
  const [year, first, last] = [number('year'), number('yearRangeFrom'), number('yearRangeTo')];
  // Dates of other calendars are not turned into ours here.
  const calendar = said(birth, 'calendarType');
  if (calendar !== '' && calendar !== 'GREGORIAN') return [];
  const whole = said(birth, 'birthdate');
  const wanted = whole !== '' || year !== undefined || first !== undefined;
  const range = whole !== '' ? dateRange(whole) : first !== undefined ? dateRange(`${first} to ${last ?? first}`) : year === undefined ? undefined : rangeOf(year, number('monthOfYear'), number('dayOfMonth'));
  if (wanted && range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${whole || year || first}` });
  if (range === undefined) return [];
  return [said(birth, 'circa') === 'true' ? (approximately(range) as DateRange) : range];
}
