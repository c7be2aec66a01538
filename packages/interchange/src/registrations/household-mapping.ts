// A first mapping of columns to a household, by their names in English, French,
// Spanish, Arabic and Bengali. It proposes; a person decides.

import type { DateOrder } from '../statement.ts';
import { westernDigits } from '../csv/digits.ts';
import { conceptsOf, languageMark, type Concept } from './column-words.ts';
import { sensitiveReason, type HouseholdMapping, type MappingRole } from './mapping.ts';
import type { SubmissionColumn, Submissions } from './submission.ts';

/** Why a column is not kept. */
export interface MappingNotice {
  /** Key of the column. */
  readonly column: string;
  readonly label: string;
  readonly code: 'sensitive-column' | 'not-mapped';
  readonly message: string;
}

export interface MappingSuggestion {
  readonly mapping: HouseholdMapping;
  /** The order of day and month that the days of the file show, where they show one. */
  readonly dates?: 'dmy' | 'mdy';
  /** All columns that are left out, with the reason. */
  readonly notices: readonly MappingNotice[];
}

type NamePart = 'full' | 'given' | 'middle' | 'grandfather' | 'family' | 'name';

interface Seen {
  readonly column: SubmissionColumn;
  readonly concepts: ReadonlySet<Concept>;
  readonly language: string | undefined;
}

/** Proposes a mapping for what was read. Columns of no proposed role are in `leave-out`, and all of these are in the notices. */
export function suggestMapping(read: Submissions): MappingSuggestion {
  const roles = new Map<string, MappingRole>();
  const seen = read.columns.filter(({ sensitive }) => sensitive !== true).map(seenColumn);
  const main = seen.filter(({ column }) => column.repeat === undefined);
  const samples = new Samples(read);
  const head = headColumns(main.filter((one) => samples.canBeNames(one.column)), 'head');
  for (const key of head) roles.set(key, 'head');
  const spouse = headColumns(main.filter((one) => !roles.has(one.column.key) && samples.canBeNames(one.column)), 'spouse');
  for (const key of spouse) roles.set(key, 'spouse');
  for (const one of main) {
    if (roles.has(one.column.key)) continue;
    const role = roleOf(one, samples);
    if (role !== undefined && (role === 'members' || role === 'other' || !hasRole(roles, role))) roles.set(one.column.key, role);
  }
  for (const key of memberNames(seen.filter((one) => one.column.repeat !== undefined && samples.canBeNames(one.column)))) roles.set(key, 'memberName');
  const mapping = new Map<MappingRole, string[]>();
  for (const key of [...head, ...spouse, ...read.columns.map((column) => column.key)]) {
    const role = roles.get(key) ?? 'leave-out';
    const keys = mapping.get(role) ?? [];
    if (!keys.includes(key)) mapping.set(role, [...keys, key]);
  }
  const dates = samples.dateOrder([...(mapping.get('birth') ?? []), ...(mapping.get('registered') ?? [])]);
  return { mapping: Object.fromEntries(mapping), ...(dates === undefined ? {} : { dates }), notices: noticesOf(read.columns, roles) };
}

function hasRole(roles: ReadonlyMap<string, MappingRole>, role: MappingRole): boolean {
  return [...roles.values()].includes(role);
}

function noticesOf(columns: readonly SubmissionColumn[], roles: ReadonlyMap<string, MappingRole>): readonly MappingNotice[] {
  return columns.flatMap((column): MappingNotice[] => {
    const { key, label } = column;
    if (column.sensitive === true) return [{ column: key, label, code: 'sensitive-column', message: sensitiveReason() }];
    return roles.has(key) ? [] : [{ column: key, label, code: 'not-mapped', message: 'no purpose is known for this column, so it is not kept: give it a role if there is one' }];
  });
}

/** What a column speaks of: by its own name first, by its groups only for what its name leaves open, and by its labels. */
function seenColumn(column: SubmissionColumn): Seen {
  const name = column.key.split('/').at(-1) ?? column.key;
  const texts = [name, column.label, ...Object.values(column.labels ?? {})];
  const own = new Set(texts.flatMap((text) => [...conceptsOf(text)]));
  const steps = column.key.split('/');
  const above = conceptsOf(steps.slice(column.key.startsWith('/') ? 2 : 0, -1).join(' '));
  const isNamed = ['name', 'full', 'given', 'middle', 'grandfather', 'family', 'phone', 'document', 'birth', 'age', 'sex'].some((concept) => own.has(concept as Concept));
  if (isNamed) for (const concept of ['head', 'spouse', 'member', 'other-person'] as const) if (above.has(concept)) own.add(concept);
  return { column, concepts: own, language: languageMark(name) };
}

function namePart(concepts: ReadonlySet<Concept>): NamePart | undefined {
  // The father's and the grandfather's names are parts of one name, and each of them has the word of the one before in it.
  for (const part of ['full', 'grandfather', 'middle', 'given', 'family', 'name'] as const) if (concepts.has(part)) return part;
  return undefined;
}

const NO_NAMES: readonly Concept[] = ['phone', 'document', 'birth', 'age', 'sex', 'place', 'district', 'date', 'registered', 'consent', 'relation', 'kind', 'other-person'];

/** The columns of the name of the head or spouse, in the order in which a name is said. */
function headColumns(main: readonly Seen[], whose: 'head' | 'spouse'): readonly string[] {
  const named = main.flatMap(({ column, concepts, language }) => {
    const part = namePart(concepts);
    const isOther = (whose === 'head' ? concepts.has('spouse') : !concepts.has('spouse')) || concepts.has('member') || concepts.has('count') || concepts.has('size');
    const isNoName = NO_NAMES.some((concept) => concepts.has(concept) && !(part !== undefined && concept === 'kind'));
    const isWhole = part === undefined && concepts.has(whose);
    return isOther || isNoName || (part === undefined && !isWhole) ? [] : [{ key: column.key, part: part ?? ('name' as const), isWhole, isHead: concepts.has(whose), language }];
  });
  const said = named.filter(({ isHead, isWhole }) => isHead && !isWhole);
  const explicit = said.length > 0 ? said : named.filter(({ isWhole }) => !isWhole);
  const chosen = explicit.length > 0 ? explicit : named;
  // One name in two scripts stands in two columns: the first of them is taken.
  const language = chosen.find((one) => one.language !== undefined)?.language;
  const parts = new Map<NamePart, string>();
  for (const one of chosen) if ((one.language === undefined || one.language === language) && !parts.has(one.part)) parts.set(one.part, one.key);
  if (parts.has('full')) return [parts.get('full') as string];
  // "Name of the head" beside "Surnames": the one that is missing is the head's, though its title does not say so.
  const missing = named.filter(({ part, isHead, language: of }) => !isHead && of === undefined && (part === 'given' || part === 'family'));
  const isLone = parts.size === 1 && parts.has('name');
  if (isLone && missing.length === 1 && said.length > 0 && missing[0] !== undefined) parts.set(missing[0].part, missing[0].key);
  if (parts.size === 1 && parts.has('name')) return [parts.get('name') as string];
  return nameInOrder(parts);
}

/** The parts of one name in the order in which they are said. */
function nameInOrder(parts: ReadonlyMap<NamePart, string>): readonly string[] {
  const family = parts.get('family');
  // Beside a first name, a column "name" is the family's; beside a family name, it is the first.
  const name = parts.get('name');
  const given = parts.get('given') ?? (family === undefined ? undefined : name);
  const last = family ?? (given === name ? undefined : name);
  return [given, parts.get('middle'), parts.get('grandfather'), last].filter((key) => key !== undefined);
}

function roleOf({ column, concepts }: Seen, samples: Samples): MappingRole | undefined {
  if (concepts.has('consent')) return 'other';
  if (concepts.has('other-person') || concepts.has('relation')) return undefined;
  if (concepts.has('size') && samples.canBeNumbers(column)) return 'size';
  if (concepts.has('registered') || column.type === 'today') return 'registered';
  const isOthers = concepts.has('spouse') || concepts.has('member');
  if (isOthers) {
    const isAll = !concepts.has('spouse') && !/\d/.test(column.key) && concepts.size === 1;
    // "Members" are their names, or how many they are.
    if (isAll && samples.areNumbers(column)) return 'size';
    const isNamed = isAll || namePart(concepts) !== undefined || /\p{L}[ _-]?\d{1,2}(?:[ _-]?name)?$/iu.test(column.key);
    const isName = !concepts.has('size') && !concepts.has('count') && !NO_NAMES.some((concept) => concepts.has(concept));
    return concepts.has('member') && isNamed && isName && samples.canBeNames(column) ? 'members' : undefined;
  }
  if (concepts.has('phone')) return 'phone';
  if (concepts.has('kind') && column.type !== 'text' && samples.isFew(column)) return undefined;
  for (const [concept, role] of [['document', 'document'], ['birth', 'birth'], ['age', 'birth'], ['sex', 'sex']] as const) if (concepts.has(concept)) return role;
  if (concepts.has('count')) return undefined;
  if (concepts.has('district')) return 'district';
  return concepts.has('place') ? 'place' : undefined;
}

/** In each repeat that names people: the columns of a member's name. */
function memberNames(columns: readonly Seen[]): readonly string[] {
  const repeats = new Map<string, Seen[]>();
  for (const one of columns) repeats.set(one.column.repeat as string, [...(repeats.get(one.column.repeat as string) ?? []), one]);
  return [...repeats.values()].flatMap((found) => {
    // Whoever stands in a repeat is a member there, so the words for it say nothing more.
    const plain = found.filter(({ concepts }) => namePart(concepts) !== undefined && !concepts.has('other-person')).map((one) => ({ ...one, concepts: new Set([...one.concepts].filter((concept) => concept !== 'member' && concept !== 'head' && concept !== 'spouse')) }));
    return headColumns(plain, 'head');
  });
}

const YES_NO = /^(yes|no|y|n|oui|non|si|sí|true|false|0|1|2|نعم|لا|হ্যাঁ|না)$/i;

/** What the first answers of a column look like. They are looked at, and nothing of them is told. */
class Samples {
  readonly #values = new Map<string, string[]>();

  constructor(read: Submissions) {
    for (const { answers, members } of read.submissions.slice(0, 300)) {
      for (const entry of [answers, ...Object.values(members).flat()]) for (const [key, text] of Object.entries(entry)) this.#put(key, text);
    }
  }

  #put(key: string, text: string): void {
    const found = this.#values.get(key);
    if (found === undefined) this.#values.set(key, [text]);
    else found.push(text);
  }

  #share(key: string, test: (text: string) => boolean): number {
    const values = this.#values.get(key) ?? [];
    return values.length === 0 ? 0 : values.filter(test).length / values.length;
  }

  canBeNames({ key, type }: SubmissionColumn): boolean {
    if (type !== undefined && type !== 'text' && type !== 'calculate' && type !== 'hidden' && type !== 'barcode') return false;
    return this.#share(key, (text) => YES_NO.test(text) || /^[\d\s.,:/+-]+$/.test(westernDigits(text))) < 0.5;
  }

  canBeNumbers({ key, type }: SubmissionColumn): boolean {
    if (type === 'select_multiple' || type === 'select_one') return false;
    return this.#share(key, (text) => !/^\d{1,3}(\.0)?$/.test(westernDigits(text))) < 0.5;
  }

  areNumbers(column: SubmissionColumn): boolean {
    return this.#values.has(column.key) && this.canBeNumbers(column);
  }

  /** True for a column of a few answers that come again and again. */
  isFew({ key }: SubmissionColumn): boolean {
    const values = this.#values.get(key) ?? [];
    return values.length >= 10 && new Set(values).size <= values.length / 3;
  }

  /** The order in which days stand, where one of them can be read in one way only and none speaks against it. */
  dateOrder(keys: readonly string[]): 'dmy' | 'mdy' | undefined {
    const orders = new Set<Exclude<DateOrder, 'iso'>>();
    for (const text of keys.flatMap((key) => this.#values.get(key) ?? [])) {
      const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b/.exec(westernDigits(text));
      if (parts === null) continue;
      if (Number(parts[1]) > 12) orders.add('dmy');
      if (Number(parts[2]) > 12) orders.add('mdy');
    }
    return orders.size === 1 ? [...orders][0] : undefined;
  }
}
