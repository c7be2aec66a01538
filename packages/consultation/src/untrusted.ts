/**
 * Reading JSON that somebody else wrote: the value of the expected shape, or
 * the path at which it has another one.
 *
 * A reader throws `Unreadable`; `attempt` at the edge turns that into a value,
 * so that nothing this package exports throws at input.
 *
 *     attempt('opening', () => wholeAt({ seats: 2 }, 'opening', 'seats', 1, 100))   // { ok: true, value: 2 }
 */

const PATH_LONGEST = 200;

/** Thrown inside a reader only, and caught by `attempt`. */
export class Unreadable extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    // A path may hold names that somebody else chose, of any length and not even text.
    const shown = (path.length > PATH_LONGEST ? `${path.slice(0, PATH_LONGEST)}…` : path).toWellFormed();
    super(`${shown}: ${message}`);
    this.path = shown;
  }
}

/** Where the input is not what it should be, and what it should be. */
export interface Refused<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  /** Such as `opening.options[2].cost`. */
  readonly path: string;
  readonly message: string;
}

export type JsonMembers = { readonly [name: string]: unknown };

/** The value that `read` gives, or what it refused. Anything else that it throws is a bug and passes. */
export function attempt<Value, Code extends string>(code: Code, read: () => Value): { readonly ok: true; readonly value: Value } | Refused<Code> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, code, path: error.path, message: error.message };
    throw error;
  }
}

/** The members of an object that has no other names than these. */
export function membersOf(value: unknown, path: string, names: readonly string[]): JsonMembers {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(path, 'expected an object');
  for (const name of Object.keys(value)) if (!names.includes(name)) throw new Unreadable(`${path}.${name}`, 'unknown field');
  return value as JsonMembers;
}

/** Whether the object itself, not what it inherits from, has the member. */
export function has(members: JsonMembers, name: string): boolean {
  return Object.hasOwn(members, name) && members[name] !== undefined;
}

function own(members: JsonMembers, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** A text of 1 to `longest` characters, in normal form C, that is more than white space. */
export function textOf(value: unknown, path: string, longest: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Unreadable(path, 'expected a text that is not empty');
  if (value.length > longest) throw new Unreadable(path, `expected at most ${longest} characters`);
  if (!value.isWellFormed() || value.normalize('NFC') !== value) throw new Unreadable(path, 'expected text in Unicode normal form C');
  return value;
}

export function textAt(members: JsonMembers, path: string, name: string, longest: number): string {
  return textOf(own(members, name), `${path}.${name}`, longest);
}

export function patternAt(members: JsonMembers, path: string, name: string, pattern: RegExp, expected: string): string {
  const value = own(members, name);
  if (typeof value !== 'string' || !pattern.test(value)) throw new Unreadable(`${path}.${name}`, `expected ${expected}`);
  return value;
}

export function choiceAt<Word extends string>(members: JsonMembers, path: string, name: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === own(members, name));
  if (found === undefined) throw new Unreadable(`${path}.${name}`, `expected one of ${words.join(', ')}`);
  return found;
}

export function wholeOf(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) throw new Unreadable(path, `expected a whole number from ${least} to ${most}`);
  return value;
}

export function wholeAt(members: JsonMembers, path: string, name: string, least: number, most: number): number {
  return wholeOf(own(members, name), `${path}.${name}`, least, most);
}

/** Least units written as digits, such as `"150000"`. */
export function leastAt(members: JsonMembers, path: string, name: string): bigint {
  return BigInt(patternAt(members, path, name, /^(0|[1-9]\d{0,29})$/, 'least units as digits, such as "150000"'));
}

export function listOf<Item>(value: unknown, path: string, limits: { readonly least: number; readonly most: number }, read: (item: unknown, path: string) => Item): readonly Item[] {
  if (!Array.isArray(value) || value.length < limits.least || value.length > limits.most) {
    throw new Unreadable(path, `expected a list of ${limits.least} to ${limits.most} items`);
  }
  return Array.from(value as readonly unknown[], (item, at) => read(item, `${path}[${at}]`));
}

export function listAt<Item>(members: JsonMembers, path: string, name: string, limits: { readonly least: number; readonly most: number }, read: (item: unknown, path: string) => Item): readonly Item[] {
  return listOf(own(members, name), `${path}.${name}`, limits, read);
}

/** Refuses a list in which two items have the same key. */
export function refuseRepeats<Item>(items: readonly Item[], path: string, keyOf: (item: Item) => string): void {
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    if (seen.has(key)) throw new Unreadable(`${path}[${at}]`, `${JSON.stringify(key)} stands twice`);
    seen.add(key);
  }
}
