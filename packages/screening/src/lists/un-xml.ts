/**
 * The consolidated list of the United Nations Security Council: `CONSOLIDATED_LIST` with `INDIVIDUAL` and `ENTITY`. A name
 * is in up to four parts; an alias is of `Good` or `Low` quality for persons, `a.k.a.` or `f.k.a.` for bodies.
 */
import type { EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { approximately, type DateRange, dateRange } from '../partial-date.ts';
import { type Element, readElements, textOf, textsOf, under } from './elements.ts';

const PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** Reads the list. Its date is `dateGenerated`. */
export function readUnXml(document: string, options: ListOptions): ListReading {
  const placed: PlacedFacts[] = [];
  const problems: ListProblem[] = [];
  let [root, date] = ['', ''];
  const fault = readElements(document, new Set(['INDIVIDUAL', 'ENTITY']), (element) => {
    if (element.name === 'INDIVIDUAL' || element.name === 'ENTITY') placed.push(entryOf(element, problems));
    else [root, date] = [element.name, element.attributes['dateGenerated'] ?? ''];
  });
  if (fault !== undefined) return { ok: false, problem: fault };
  if (root !== 'CONSOLIDATED_LIST') return { ok: false, problem: { code: 'not-this-format', at: root, expected: 'the element CONSOLIDATED_LIST' } };
  return listOf(placed, problems, date, options);
}

function entryOf(entry: Element, problems: ListProblem[]): PlacedFacts {
  const prefix = entry.name;
  const at = `${prefix} ${textOf(entry, 'DATAID')}, line ${entry.line}`;
  const places = under(entry, `${prefix}_PLACE_OF_BIRTH`).map((place) => ['CITY', 'STATE_PROVINCE', 'COUNTRY'].map((part) => textOf(place, part)).filter((part) => part !== '').join(', '));
  return {
    at,
    facts: {
      id: textOf(entry, 'DATAID'),
      kind: prefix === 'INDIVIDUAL' ? 'person' : 'organisation',
      names: [
        { text: PARTS.map((part) => textOf(entry, part)).filter((part) => part !== '').join(' '), quality: 'primary' },
        { text: textOf(entry, 'NAME_ORIGINAL_SCRIPT'), quality: 'strong' },
        ...under(entry, `${prefix}_ALIAS`).flatMap(aliasesOf),
      ],
      identifiers: under(entry, `${prefix}_DOCUMENT`).flatMap(identifierOf),
      birthDates: under(entry, `${prefix}_DATE_OF_BIRTH`).flatMap((date) => birthDate(date, at, problems)),
      birthPlaces: texts(places),
      countries: texts([...textsOf(entry, 'NATIONALITY', 'VALUE'), ...textsOf(entry, `${prefix}_ADDRESS`, 'COUNTRY')]),
      programmes: texts([textOf(entry, 'UN_LIST_TYPE'), textOf(entry, 'REFERENCE_NUMBER')]),
    },
  };
}

/** Some aliases are several, parted by semicolons. */
function aliasesOf(alias: Element): readonly EntryName[] {
  const quality = textOf(alias, 'QUALITY').toLowerCase() === 'low' ? 'weak' : 'strong';
  return texts(textOf(alias, 'ALIAS_NAME').split(';')).map((text) => ({ text, quality }));
}

function identifierOf(document: Element): readonly Identifier[] {
  const number = textOf(document, 'NUMBER');
  if (!/\d/.test(number)) return [];
  const said = textOf(document, 'TYPE_OF_DOCUMENT').toLowerCase();
  const type: IdentifierType = said.includes('passport') ? 'passport' : said.includes('national') || said.includes('identi') ? 'national-id' : 'other';
  return [{ type, number, country: textOf(document, 'ISSUING_COUNTRY') || textOf(document, 'COUNTRY_OF_ISSUE') || undefined }];
}

function birthDate(date: Element, at: string, problems: ListProblem[]): readonly DateRange[] {
  const [day, year, from, to] = ['DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR'].map((part) => textOf(date, part)) as [string, string, string, string];
  const said = from !== '' && to !== '' ? `${from} to ${to}` : day || year || from || to;
  if (said === '') return [];
  const range = dateRange(said);
  if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${said}` });
  const about = textOf(date, 'TYPE_OF_DATE').toUpperCase() === 'APPROXIMATELY';
  return range === undefined ? [] : [about ? (approximately(range) as DateRange) : range];
}
