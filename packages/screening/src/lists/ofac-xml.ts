/**
 * OFAC's `sdn.xml` and `consolidated.xml`: `sdnList` with `publshInformation` (the publisher's spelling) and one
 * `sdnEntry` for each party. Aliases have a category, `strong` or `weak`.
 */
import type { EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';
import { type Element, readElements, textOf, textsOf, under } from './elements.ts';

const KINDS: Readonly<Record<string, EntryKind>> = { individual: 'person', entity: 'organisation', vessel: 'vessel', aircraft: 'aircraft' };

const TYPES: readonly (readonly [RegExp, IdentifierType])[] = [
  [/IMO/i, 'imo'], [/MMSI/i, 'mmsi'], [/legal entity/i, 'lei'], [/swift|bic/i, 'bic'], [/passport/i, 'passport'],
  [/tax|fiscal|R\.F\.C|NIT|RUC|V\.A\.T/i, 'tax'], [/national|cedula|D\.N\.I|C\.U\.R\.P|SSN|identi|personal|electoral|driver|residency|birth certificate/i, 'national-id'],
  [/regist|company|license|mercantil|commerc|enterprise|chamber|serial|organization code/i, 'registration'],
];
/** What OFAC puts into the list of ids though it is none. */
const NO_IDENTIFIER = /gender|email|website|phone|fax|sanctions|secondary|transactions|aircraft model|aircraft operator|manufacture date|linked|effective date|listing date|digital currency|executive order|nationality of registration|vessel (type|year|owner|flag)/i;

/** Reads a list. Its date is `Publish_Date`, month first. */
export function readOfacXml(document: string, options: ListOptions): ListReading {
  const placed: PlacedFacts[] = [];
  const problems: ListProblem[] = [];
  let [root, date] = ['', undefined as string | undefined];
  const fault = readElements(document, new Set(['sdnEntry']), (element) => {
    if (element.name === 'sdnEntry') placed.push(entryOf(element, problems));
    else {
      root = element.name;
      const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(textOf(element, 'publshInformation', 'Publish_Date')) ?? [];
      date = year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    }
  });
  if (fault !== undefined) return { ok: false, problem: fault };
  if (root !== 'sdnList') return { ok: false, problem: { code: 'not-this-format', at: root, expected: 'the element sdnList' } };
  return listOf(placed, problems, date, options);
}

function entryOf(entry: Element, problems: ListProblem[]): PlacedFacts {
  const at = `sdnEntry ${textOf(entry, 'uid')}, line ${entry.line}`;
  const kind = KINDS[textOf(entry, 'sdnType').toLowerCase()] ?? 'unknown';
  return {
    at,
    facts: {
      id: textOf(entry, 'uid'),
      kind,
      names: [{ text: nameOf(entry), quality: 'primary' }, ...under(entry, 'akaList', 'aka').map((aka): EntryName => ({ text: nameOf(aka), quality: textOf(aka, 'category').toLowerCase() === 'weak' ? 'weak' : 'strong' }))],
      identifiers: [...under(entry, 'idList', 'id').flatMap(identifierOf), ...callSigns(entry)],
      birthDates: birthDates(entry, at, problems),
      birthPlaces: texts(textsOf(entry, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth')),
      countries: texts([
        ...textsOf(entry, 'nationalityList', 'nationality', 'country'), ...textsOf(entry, 'citizenshipList', 'citizenship', 'country'),
        ...textsOf(entry, 'addressList', 'address', 'country'), textOf(entry, 'vesselInfo', 'vesselFlag'),
      ]),
      programmes: texts(textsOf(entry, 'programList', 'program')),
    },
  };
}

function nameOf(element: Element): string {
  const [last, first] = [textOf(element, 'lastName'), textOf(element, 'firstName')];
  return first === '' ? last : `${last}, ${first}`;
}

function identifierOf(id: Element): readonly Identifier[] {
  const [said, number] = [textOf(id, 'idType'), textOf(id, 'idNumber')];
  if (!/\d/.test(number) || NO_IDENTIFIER.test(said)) return [];
  const type = TYPES.find(([pattern]) => pattern.test(`${said} ${number}`))?.[1] ?? 'other';
  return [{ type, number: type === 'imo' ? number.replace(/^\s*IMO\s*/i, '') : number, country: textOf(id, 'idCountry') || undefined }];
}

function callSigns(entry: Element): readonly Identifier[] {
  const sign = textOf(entry, 'vesselInfo', 'callSign');
  return sign === '' ? [] : [{ type: 'call-sign', number: sign, country: textOf(entry, 'vesselInfo', 'vesselFlag') || undefined }];
}

function birthDates(entry: Element, at: string, problems: ListProblem[]): readonly DateRange[] {
  return textsOf(entry, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth').flatMap((text) => {
    const range = dateRange(text);
    if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${text}` });
    return range === undefined ? [] : [range];
  });
}
