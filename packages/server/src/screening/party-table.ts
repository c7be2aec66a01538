// Parties to be screened from a table or JSON that somebody has, without books. A column or member that speaks of people
// in need turns the whole file away, before a single name of it is compared.

import { csvRows } from '@amanah/screening/lists/csv-rows.ts';
import { IDENTIFIER_TYPES, type IdentifierType } from '@amanah/screening/list-entry.ts';
import type { Party } from '@amanah/screening/party.ts';
import { partyFrom, type PartyRefusalCode } from '@amanah/screening/untrusted-party.ts';

export type TableKind = 'person' | 'organisation' | 'vessel';

export interface TableProblem {
  /** The first row below the titles is 2; of JSON, the place in the list. */
  readonly row: number;
  readonly code: PartyRefusalCode;
  readonly at: string;
  readonly message: string;
}

export interface PartyTable {
  readonly parties: readonly Party[];
  readonly problems: readonly TableProblem[];
  /** Columns that say nothing about a party and were not read. */
  readonly leftOut: readonly string[];
}

/** Columns by their usual names: letters only, in lower case. */
const COLUMNS: Readonly<Record<string, string>> = {
  name: 'names', names: 'names', fullname: 'names', partyname: 'names', organisation: 'names', organization: 'names', company: 'names', supplier: 'names', vesselname: 'names',
  alias: 'aliases', aliases: 'aliases', othernames: 'aliases', reference: 'reference', ref: 'reference', id: 'reference', code: 'reference', role: 'role', nature: 'nature', kind: 'nature', type: 'nature',
  birthdate: 'birthDate', dateofbirth: 'birthDate', dob: 'birthDate', born: 'birthDate', birthplace: 'birthPlace', placeofbirth: 'birthPlace', pob: 'birthPlace',
  country: 'countries', countries: 'countries', nationality: 'countries', flag: 'countries', position: 'position', jobtitle: 'position', identifiers: 'identifiers', identifier: 'identifiers',
  imo: 'imo', imonumber: 'imo', passport: 'passport', passportnumber: 'passport', registrationnumber: 'registration', taxnumber: 'tax', lei: 'lei',
};

/** Reads a table of a JSON list. `kind` says what rows are that do not say it themselves. */
export function readPartyTable(text: string, kind: TableKind): PartyTable {
  const start = text.replace(/^\ufeff/, '').trimStart();
  return start.startsWith('[') || start.startsWith('{') ? readJsonParties(start, kind) : readCsvParties(text, kind);
}

/** A party of a name and nothing else. */
export function partyOfName(name: string, kind: TableKind): ReturnType<typeof partyFrom> {
  return partyFrom(withRole({ reference: 'asked', names: [name] }, kind));
}

type Fields = Record<string, unknown>;

/** What tables call a person, a body and a ship. */
const NATURES: Readonly<Record<string, TableKind>> = { person: 'person', individual: 'person', organisation: 'organisation', organization: 'organisation', company: 'organisation', entity: 'organisation', vessel: 'vessel', ship: 'vessel' };

/** Who says neither role nor nature is what the caller said. A nature that is none becomes the role, which is then refused for what it is. */
function withRole({ nature: said, ...fields }: Fields, kind: TableKind): Fields {
  const nature = said === undefined ? kind : Object.hasOwn(NATURES, String(said)) ? NATURES[String(said)] : undefined;
  if (nature === undefined) return { ...fields, role: said };
  const role = fields['role'] ?? (nature === 'person' ? 'supplier' : nature);
  return { ...fields, role, ...(role === 'supplier' || role === 'transporter' ? { nature } : {}) };
}

function without(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

function readJsonParties(text: string, kind: TableKind): PartyTable {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing({ row: 1, code: 'bad-party', at: '', message: 'expected a list of parties as JSON' });
  }
  const list = Array.isArray(value) ? (value as unknown[]) : (value as { readonly parties?: unknown }).parties;
  if (!Array.isArray(list)) {
    const refused = partyFrom(value);
    return nothing({ row: 1, code: refused.ok || refused.refusal.code === 'bad-party' ? 'bad-party' : refused.refusal.code, at: refused.ok ? '' : refused.refusal.at, message: refused.ok ? 'expected a list of parties' : refused.refusal.message });
  }
  return gathered(list.map((one: unknown, at) => ({ row: at + 1, input: typeof one === 'object' && one !== null && !Array.isArray(one) ? without(withRole({ reference: `row-${at + 1}`, ...nameAsNames(one as Fields) }, kind)) : one })), []);
}

function nameAsNames({ name, ...rest }: Fields): Fields {
  return name === undefined ? rest : { ...rest, names: [name, ...(Array.isArray(rest['names']) ? (rest['names'] as unknown[]) : [])] };
}

function nothing(problem: TableProblem): PartyTable {
  return { parties: [], problems: [problem], leftOut: [] };
}

function readCsvParties(text: string, kind: TableKind): PartyTable {
  const { rows: [titles, ...rows], problem } = csvRows(text.replace(/^\ufeff/, ''), 'file');
  if (titles === undefined || problem !== undefined) return nothing({ row: 1, code: 'bad-party', at: problem?.at ?? '', message: problem?.expected ?? 'expected a table with a row of titles' });
  const columns = titles.cells.map((title) => ({ title, field: COLUMNS[title.toLowerCase().replace(/[^a-z]/g, '')] }));
  // What no party has is asked about by itself: it is left out, unless it speaks of people in need.
  for (const { title, field } of columns) {
    const refused = field !== undefined ? undefined : partyFrom({ role: 'organisation', reference: 'column', names: ['column'], [title]: '' });
    if (refused !== undefined && !refused.ok && refused.refusal.code === 'no-vet-zone') return nothing({ row: 1, code: 'no-vet-zone', at: title, message: refused.refusal.message });
  }
  if (!columns.some(({ field }) => field === 'names')) return nothing({ row: 1, code: 'bad-party', at: 'name', message: 'expected a column of names, such as "name"' });
  const inputs = rows.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ line, cells }) => ({ row: line, input: inputOf(columns.map(({ field }, at) => [field, cells[at] ?? ''] as const), line, kind) }));
  return gathered(inputs, columns.filter(({ field }) => field === undefined).map(({ title }) => title));
}

function parts(cell: string): readonly string[] {
  return cell.split(';').map((one) => one.trim()).filter((one) => one !== '');
}

function inputOf(cells: readonly (readonly [field: string | undefined, cell: string])[], row: number, kind: TableKind): Fields {
  const all = (wanted: string): readonly string[] => cells.filter(([field, cell]) => field === wanted && cell !== '').flatMap(([, cell]) => parts(cell));
  const one = (wanted: string): string | undefined => cells.find(([field, cell]) => field === wanted && cell !== '')?.[1];
  const typed = (['imo', 'passport', 'registration', 'tax', 'lei'] as const).flatMap((type) => all(type).map((number) => ({ type, number })));
  const identifiers = [...typed, ...all('identifiers').map(identifierOf)];
  const countries = all('countries');
  return without(withRole({
    reference: one('reference') ?? `row-${row}`, role: one('role')?.toLowerCase(), nature: one('nature')?.toLowerCase(), names: [...all('names'), ...all('aliases')], birthDate: one('birthDate'), birthPlace: one('birthPlace'), position: one('position'),
    identifiers: identifiers.length === 0 ? undefined : identifiers, countries: countries.length === 0 ? undefined : countries,
  }, kind));
}

/** `imo:9999993`, `passport:X12@ir` with the country that gave it, or a bare number. */
export function identifierOf(text: string): { readonly type: IdentifierType; readonly number: string; readonly country?: string } {
  const [, type, rest = text] = /^([a-z-]+):(.+)$/i.exec(text) ?? [];
  const [number = rest, country] = rest.split('@');
  const known = IDENTIFIER_TYPES.find((one) => one === type?.toLowerCase());
  return { type: known ?? 'other', number: number.trim(), ...(country === undefined ? {} : { country: country.trim() }) };
}

function gathered(inputs: readonly { readonly row: number; readonly input: unknown }[], leftOut: readonly string[]): PartyTable {
  const parties: Party[] = [];
  const problems: TableProblem[] = [];
  for (const { row, input } of inputs) {
    const reading = partyFrom(input);
    if (reading.ok) parties.push(reading.party);
    else problems.push({ row, ...reading.refusal });
  }
  const inNeed = problems.find(({ code }) => code === 'no-vet-zone');
  // Where one row is of somebody in need, the file is not one of parties.
  return inNeed === undefined ? { parties, problems, leftOut } : { parties: [], problems: [inNeed], leftOut };
}
