// The parts that bodies of several kinds share: amounts, codes, times, and the
// source block of a stated fact. Kinds stand one per file in `kinds/`.

import { LEAST_MAX, type Amount } from './amount.ts';
import { Malformed, Fields, type Json } from './decode.ts';
import { CODE_PATTERN } from './account.ts';
import type { Figure, Posting } from './posting.ts';
import { isCalendarDay } from './calendar.ts';

/** The closed list of counting points: every figure says at which of them it was counted (GLOSSARY, "counting point"). */
export const COUNTING_POINTS = ['promised', 'committed', 'paid', 'purchased', 'manifested', 'crossed', 'arrived', 'handed-over', 'served'] as const;
export type CountingPoint = (typeof COUNTING_POINTS)[number];

/** Where a stated fact stands in a publisher's file. `cells` is the row as published: column name to text, white space collapsed, blank cells left out. */
export interface Source {
  readonly file: string;
  readonly row: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** The masters a record refers to. Admission refuses a record whose masters are not in the books. */
export interface Need {
  readonly master: 'organisation' | 'site' | 'commodity' | 'fund';
  readonly code: string;
}

/** What a record does to the books. Facets are the dimensions reports group by; they hold nothing about a person in need. */
export interface Effect {
  readonly postings: readonly Posting[];
  readonly figures: readonly Figure[];
  readonly facets: Readonly<Record<string, string>>;
  readonly needs: readonly Need[];
  /** Earlier records this one is about; admission refuses it unless each is there, of one of these kinds, and stands. */
  readonly cites?: readonly Citation[];
  /** What is said here about lots that come in. */
  readonly lots?: readonly LotStatement[];
}

/** A record that another one is about. `field` is where the body names it. */
export interface Citation {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly field: string;
}

/** A lot as it came in. `expiry` is a day, `batch` the maker's own number. */
export interface LotStatement {
  readonly commodity: string;
  readonly lot: string;
  readonly expiry?: string;
  readonly batch?: string;
}

/** One kind of record: how its body is read and what it does. */
export interface Kind<Body> {
  readonly name: string;
  /** An act not yet done may be refused for want of balance; a fact may not (SPEC [A5]). */
  readonly act: boolean;
  readonly decode: (body: Fields) => Body;
  readonly effect: (body: Body, eventTime: string) => Effect;
}

/** Reads a day of the calendar that may be absent. */
export function optionalDay(fields: Fields, name: string): string | undefined {
  return fields.has(name) ? day(fields, name) : undefined;
}

/** Reads a day of the calendar such as 2027-01-31. */
export function day(fields: Fields, name: string): string {
  const value = fields.matching(name, DAY_PATTERN, 'a day such as 2027-01-31');
  if (!isCalendarDay(value)) throw new Malformed(`${fields.path}.${name}`, 'expected a day of the calendar');
  return value;
}

/** Reads the id of an earlier record. */
export function recordIdIn(fields: Fields, name: string): string {
  return fields.matching(name, ID_PATTERN, 'the id of a record as 64 hex digits');
}

export const NO_EFFECT: Effect = { postings: [], figures: [], facets: {}, needs: [] };

/** The codes that `CODE_PATTERN` allows in ASCII: nearly all, and decided faster. */
const ASCII_CODE = /^[A-Za-z0-9][A-Za-z0-9._/+&'(),#-]{0,119}$/;

/** Reads a code. */
export function code(fields: Fields, name: string): string {
  const value = fields.raw(name);
  if (typeof value === 'string' && ASCII_CODE.test(value)) return value;
  return fields.matching(name, CODE_PATTERN, 'a code: letters, digits and ._-+/&\'(),# without spaces or colons, at most 120 characters');
}

/** The decision on whose strength something is spent: an outcome, and of what it allows the part that is used. */
export interface Decision {
  readonly outcome: string;
  readonly option?: string;
}

/** Reads the decision an act rests on, where it names one. */
export function optionalDecision(fields: Fields): Decision | undefined {
  const one = fields.optionalObject('decision');
  if (one === undefined) return undefined;
  const value = { outcome: recordIdIn(one, 'outcome'), option: optionalCode(one, 'option') };
  one.end();
  return present(value) as Decision;
}

/** The citation of that decision, to put among what an effect cites. */
export function citesDecision({ decision }: { readonly decision?: Decision }): { cites?: readonly Citation[] } {
  return decision === undefined ? {} : { cites: [{ id: decision.outcome, kinds: ['outcome'], field: 'body.decision.outcome' }] };
}

/** The facet of what leaves a fund under a category of those it is for. */
export const CATEGORY_FACET = 'category-out';

/** The facet of the category an outflow names, where it names one. */
export function categoryFacet({ category }: { readonly category?: string }): Readonly<Record<string, string>> {
  return category === undefined ? {} : { [CATEGORY_FACET]: category };
}

/** Reads a code that may be absent. */
export function optionalCode(fields: Fields, name: string): string | undefined {
  return fields.has(name) ? code(fields, name) : undefined;
}

export const LEAST_PATTERN = /^(0|-?[1-9][0-9]{0,18})$/;

/** Reads one amount; only `signed` ones may be negative. */
export function amountOf(value: Json, path: string, sign: 'positive' | 'not-negative' | 'signed'): Amount {
  const fields = new Fields(value, path);
  const commodity = code(fields, 'commodity');
  const least = BigInt(fields.matching('least', LEAST_PATTERN, 'an integer of least units as text, such as "1099"'));
  fields.end();
  if (least > LEAST_MAX || least < -LEAST_MAX) throw new Malformed(`${path}.least`, 'expected an amount below 2^62 least units');
  if (sign === 'positive' && least <= 0n) throw new Malformed(`${path}.least`, 'expected an amount above zero');
  if (sign === 'not-negative' && least < 0n) throw new Malformed(`${path}.least`, 'expected an amount of zero or more');
  return { commodity, least };
}

/** Reads the amount in field `name`. */
export function amount(fields: Fields, name: string, sign: 'positive' | 'not-negative' | 'signed' = 'positive'): Amount {
  return amountOf(fields.raw(name) as Json, `${fields.path}.${name}`, sign);
}

/** Reads a stated figure: `{measure, unit, value}` with value a plain decimal of at most six decimals. */
export function figureOf(value: Json, path: string): Figure {
  const fields = new Fields(value, path);
  const measure = code(fields, 'measure');
  const unit = code(fields, 'unit');
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(fields.text('value'));
  fields.end();
  if (match === null) throw new Malformed(`${path}.value`, 'expected a decimal with at most 12 digits and 6 decimals');
  const least = BigInt((match[2] as string) + (match[3] ?? '').padEnd(6, '0'));
  return { measure, unit, value: match[1] === '-' ? -least : least };
}

export const ID_PATTERN = /^[0-9a-f]{64}$/;
export const KEY_PATTERN = /^[A-Za-z0-9_-]{43}$/;
export const DAY_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const TIME_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/;

/** Reads the source block of a stated fact, absent for our own acts and counts. */
export function source(fields: Fields): { source?: Source } {
  const block = fields.optionalObject('source');
  if (block === undefined) return {};
  const file = block.matching('file', ID_PATTERN, 'the SHA-256 of the publisher\'s file as 64 hex digits');
  const row = block.text('row', 400);
  const cells = block.texts('cells', { entries: 200, length: 20_000 });
  block.end();
  return { source: { file, row, cells } };
}

/** Leaves out undefined members, so that optional fields are absent and never null. */
export function present<T extends Record<string, unknown>>(object: T): { [K in keyof T as T[K] extends undefined ? never : K]: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    if (object[name] !== undefined) kept[name] = object[name];
  }
  return kept as never;
}
