// OFAC's remarks: dates and places of birth, weak aliases, nationalities and documents as one text, parted by semicolons.
import type { EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type DateRange, dateRange } from '../partial-date.ts';

export interface Remarks {
  readonly names: readonly EntryName[];
  readonly identifiers: readonly Identifier[];
  readonly birthDates: readonly DateRange[];
  readonly birthPlaces: readonly string[];
  readonly countries: readonly string[];
  /** Dates of birth that could not be read. */
  readonly unread: readonly string[];
}

/** Words before a number, the more particular first. What is not here (telephones, gazettes, addresses) is no identifier. */
const LABELS: readonly (readonly [RegExp, IdentifierType])[] = [
  [/^Vessel Registration Identification IMO/, 'imo'],
  [/^(?:Company Number )?IMO/, 'imo'],
  [/^MMSI/, 'mmsi'],
  [/^Legal Entity (?:Number|Identifier)/, 'lei'],
  [/^(?:SWIFT\/BIC|SWIFT|BIC)/, 'bic'],
  [/^(?:Diplomatic |Stateless Person )?Passport/, 'passport'],
  [/^(?:National ID|National Foreign ID Number|Cedula|Cedula de Ciudadania|Cedula de Residencia|D\.N\.I\.|C\.U\.R\.P\.|SSN|Personal ID Card|Identification Number|Identity Card|Citizen's Card Number|Electoral Registry|Cartilla de Servicio Militar Nacional|Driver's License|Residency Number|Birth Certificate Number|Serial No\.|I\.F\.E\.|Kenyan ID|Bosnian Personal ID|LE Number|CNP|N\.I\.E\.|Numero de Identidad|Stateless Person ID Card|Refugee ID Card|Tarjeta de Identidad|Moroccan Personal ID|British National Overseas Passport|Credencial electoral|Personal Identification Card|Tazkira(?: National ID Card)?)/, 'national-id'],
  [/^(?:Tax ID|R\.F\.C\.|NIT|RUC|V\.A\.T\. Number|Italian Fiscal Code|Fiscal Code|C\.U\.I\.T\.|RTN|Paraguayan tax identification number|Cuit|UAE Identification)/, 'tax'],
  [/^(?:Registration (?:ID|Number)|Commercial Registry Number|Company Number|UK Company Number|Business (?:Registration|Number)|Business Registration Document|Trade License|Matricula Mercantil|Folio Mercantil|C\.R\.|Enterprise Number|Public Registration Number|Certificate of Incorporation Number|Chamber of Commerce Number|File Number|Dubai Chamber of Commerce Membership|Registered Charity|Unified Social Credit Code(?: \(USCC\))?|Economic Register Number|Aircraft Manufacturer's Serial Number \(MSN\)|Organization Code|License|Government Gazette Number|Romanian C\.R\.|Branch Unit Number|Istanbul Chamber of Comm\.)/, 'registration'],
];

/** The number begins with a letter or digit, has a digit, and may be followed by the country in brackets. */
const NUMBER = /^(?:\s*(?:No|Number|Nos|Document|Card|ID)\b\.?)*\s*[:#]*\s*([\p{L}\d][\p{L}\d ./-]*?)\s*(?:\(([^()]+)\))?(?:\s+(?:issued|expires|\(|Issue|exp).*)?$/u;

function identifierOf(item: string): Identifier | undefined {
  for (const [label, type] of LABELS) {
    const head = label.exec(item)?.[0];
    if (head === undefined) continue;
    const found = NUMBER.exec(item.slice(head.length));
    const number = found?.[1];
    return number === undefined || !/\d/.test(number) ? undefined : { type, number, country: found?.[2] };
  }
  return undefined;
}

/** Reads remarks. What has no form that is known here is left out: remarks are for people, too. */
export function readRemarks(remarks: string): Remarks {
  const [names, identifiers, birthDates, birthPlaces, countries, unread]: [EntryName[], Identifier[], DateRange[], string[], string[], string[]] = [[], [], [], [], [], []];
  for (const part of remarks.split(/;\s*/)) {
    const item = part.trim().replace(/\.$/, '').replace(/^alt\. /, '');
    const alias = /^[afn]\.k\.a\. ['"](.+)['"]$/.exec(item)?.[1];
    const [, what, value = ''] = /^(DOB|POB|nationality|citizen)\s+(.+)$/.exec(item) ?? [];
    if (alias !== undefined) names.push({ text: alias, quality: 'weak' });
    else if (what === 'POB') birthPlaces.push(value);
    else if (what === 'nationality' || what === 'citizen') countries.push(value);
    else if (what === 'DOB') {
      const range = dateRange(value);
      if (range === undefined) unread.push(value);
      else birthDates.push(range);
    } else {
      const identifier = identifierOf(item);
      if (identifier !== undefined) identifiers.push(identifier);
    }
  }
  return { names, identifiers, birthDates, birthPlaces, countries, unread };
}
