/**
 * OpenSanctions' entities in the FollowTheMoney model, one JSON object a line: `id`, `schema`, `properties` with lists of
 * texts. Only entities that are parties and are targets or bear the topic `sanction` are entries; addresses, sanctions and
 * relations between them are other lines of the same file.
 */
import type { EntryKind, EntryName, Identifier, IdentifierType } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';

export const KINDS: Readonly<Record<string, EntryKind>> = { Person: 'person', Organization: 'organisation', Company: 'organisation', PublicBody: 'organisation', LegalEntity: 'unknown', Vessel: 'vessel', Airplane: 'aircraft' };

const NUMBERS: Readonly<Record<string, IdentifierType>> = {
  passportNumber: 'passport', idNumber: 'national-id', socialSecurityNumber: 'national-id', taxNumber: 'tax', vatCode: 'tax', innCode: 'tax', registrationNumber: 'registration', ogrnCode: 'registration',
  kppCode: 'registration', okpoCode: 'registration', uniqueEntityId: 'registration', npiCode: 'registration', uscCode: 'registration', dunsCode: 'registration', leiCode: 'lei', swiftBic: 'bic', bikCode: 'other',
  imoNumber: 'imo', mmsi: 'mmsi', callSign: 'call-sign',
};
const COUNTRIES = ['country', 'nationality', 'citizenship', 'jurisdiction', 'mainCountry', 'flag', 'birthCountry'];

/** Reads a list from the text of `entities.ftm.json`. Its date is the latest `last_change`, or what the caller says. */
export function readOpenSanctions(text: string, options: ListOptions): ListReading {
  const placed: PlacedFacts[] = [];
  const problems: ListProblem[] = [];
  let changed = '';
  text.split('\n').forEach((row, index) => {
    if (row.trim() === '') return;
    const at = `line ${index + 1}`;
    const entity = entityOf(row);
    if (entity === undefined) problems.push({ code: 'bad-json', at, expected: 'a JSON object with id, schema and properties' });
    else {
      const kind = KINDS[entity.schema];
      if (kind === undefined || !isListed(entity)) return;
      if (entity.lastChange > changed) changed = entity.lastChange;
      placed.push({ at: `${at}, ${entity.schema}`, facts: { id: entity.id, kind, ...factsOf(entity, at, problems) } });
    }
  });
  if (placed.length === 0 && problems[0]?.at === 'line 1') return { ok: false, problem: { ...problems[0], code: 'not-this-format' } };
  return listOf(placed, problems, options.date ?? changed, options);
}

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly target: boolean | undefined;
  readonly lastChange: string;
  readonly caption: string;
  readonly of: (...properties: readonly string[]) => readonly string[];
}

function entityOf(row: string): Entity | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(row);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { id, schema, properties, target, last_change: lastChange, caption } = parsed as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof schema !== 'string' || typeof properties !== 'object' || properties === null) return undefined;
  const all = properties as Readonly<Record<string, unknown>>;
  return {
    id, schema,
    target: typeof target === 'boolean' ? target : undefined,
    lastChange: typeof lastChange === 'string' ? lastChange.slice(0, 10) : '',
    caption: typeof caption === 'string' ? caption : '',
    of: (...names) => names.flatMap((name) => {
      const values = Object.hasOwn(all, name) ? all[name] : [];
      return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
    }),
  };
}

/** Where the file says neither who is a target nor of what, everybody in it is taken to be listed. */
function isListed({ target, of }: Entity): boolean {
  const topics = of('topics');
  // A target may be listed for an office alone: a politically exposed person is none that is sanctioned.
  const isOfOfficeOnly = topics.length > 0 && topics.every((topic) => topic.startsWith('role.'));
  return (target === true && !isOfOfficeOnly) || topics.some((topic) => topic === 'sanction' || topic.startsWith('sanction.') || topic === 'debarment') || (target === undefined && topics.length === 0);
}

function factsOf({ of, caption }: Entity, at: string, problems: ListProblem[]): Omit<PlacedFacts['facts'], 'id' | 'kind'> {
  const [first, ...others] = texts([...of('name'), caption]);
  const names: EntryName[] = [
    ...(first === undefined ? [] : [{ text: first, quality: 'primary' } as const]),
    ...texts([...others, ...of('alias', 'previousName', 'abbreviation')]).map((text) => ({ text, quality: 'strong' }) as const),
    ...texts(of('weakAlias')).map((text) => ({ text, quality: 'weak' }) as const),
  ];
  const identifiers = Object.entries(NUMBERS).flatMap(([property, type]) => texts(of(property)).map((number): Identifier => ({ type, number: type === 'imo' ? number.replace(/^IMO\s*/i, '') : number, country: undefined })));
  const birthDates = of('birthDate').flatMap((text): readonly DateRange[] => {
    const range = dateRange(text);
    if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${text}` });
    return range === undefined ? [] : [range];
  });
  return { names, identifiers, birthDates, birthPlaces: texts(of('birthPlace')), countries: texts(of(...COUNTRIES)), programmes: texts(of('programId', 'program')) };
}
