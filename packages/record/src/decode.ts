// Decoders of untrusted JSON: every error says where (a path such as
// `body.goods[2].amount.least`) and what was expected. Inside a decoder a
// refusal is thrown as `Malformed`; `decode` at the edge turns it into a value.

import type { JsonObject, JsonValue } from '@amanah/log/canonical.ts';

/** Any value JSON can hold. */
export type Json = JsonValue;
export type { JsonObject };

/** The one exception decoders throw; it never leaves this package. */
export class Malformed extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.path = path;
  }
}

/** What `decode` gives: the value, or the path and the expectation that failed. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly path: string; readonly message: string };

/** Runs a decoder and turns its refusal into a value. Anything else it throws is a bug and passes through. */
export function decode<T>(read: () => T): Decoded<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, path: error.path, message: error.message };
    throw error;
  }
}

/** Reads one object field by field and refuses fields nobody asked for, so that nothing stands in a record unread. */
export class Fields {
  readonly #object: JsonObject;
  readonly path: string;
  readonly #seen: string[] = [];

  constructor(value: Json | undefined, path: string) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Malformed(path, 'expected an object');
    this.#object = value as JsonObject;
    this.path = path;
  }

  /** Whether the field is there. Names are those our own decoders ask for, none of which an object inherits. */
  has(name: string): boolean {
    return this.#object[name] !== undefined;
  }

  raw(name: string): Json | undefined {
    this.#seen.push(name);
    return this.#object[name];
  }

  /** The object with those of these fields that it has, for a reader of another package. */
  rest(names: readonly string[]): JsonObject {
    this.#seen.push(...names);
    return this.#object;
  }

  text(name: string, limit = 2000): string {
    const value = this.raw(name);
    if (typeof value !== 'string' || value === '') throw new Malformed(`${this.path}.${name}`, 'expected a non-empty text');
    if (value.length > limit) throw new Malformed(`${this.path}.${name}`, `expected at most ${limit} characters`);
    return value;
  }

  optionalText(name: string, limit = 2000): string | undefined {
    return this.has(name) ? this.text(name, limit) : undefined;
  }

  matching(name: string, pattern: RegExp, expected: string): string {
    const value = this.text(name);
    if (!pattern.test(value)) throw new Malformed(`${this.path}.${name}`, `expected ${expected}`);
    return value;
  }

  optionalMatching(name: string, pattern: RegExp, expected: string): string | undefined {
    return this.has(name) ? this.matching(name, pattern, expected) : undefined;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.raw(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Malformed(`${this.path}.${name}`, `expected one of ${choices.join(', ')}`);
    return found;
  }

  integer(name: string, min: number, max: number): number {
    const value = this.raw(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
      throw new Malformed(`${this.path}.${name}`, `expected an integer from ${min} to ${max}`);
    }
    return value;
  }

  optionalInteger(name: string, min: number, max: number): number | undefined {
    return this.has(name) ? this.integer(name, min, max) : undefined;
  }

  object(name: string): Fields {
    return new Fields(this.raw(name), `${this.path}.${name}`);
  }

  optionalObject(name: string): Fields | undefined {
    return this.has(name) ? this.object(name) : undefined;
  }

  list<T>(name: string, read: (item: Json, path: string) => T, limits: { min: number; max: number }): T[] {
    const value = this.raw(name);
    const path = `${this.path}.${name}`;
    if (!Array.isArray(value) || value.length < limits.min || value.length > limits.max) {
      throw new Malformed(path, `expected a list of ${limits.min} to ${limits.max} items`);
    }
    return (value as readonly Json[]).map((item, index) => read(item, `${path}[${index}]`));
  }

  optionalList<T>(name: string, read: (item: Json, path: string) => T, limits: { min: number; max: number }): T[] {
    return this.has(name) ? this.list(name, read, limits) : [];
  }

  /** A flat map of texts, such as a publisher's row: column name to cell. */
  texts(name: string, limits: { entries: number; length: number }): Record<string, string> {
    const value = this.raw(name);
    const path = `${this.path}.${name}`;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Malformed(path, 'expected an object of texts');
    const entries = Object.entries(value as JsonObject);
    if (entries.length > limits.entries) throw new Malformed(path, `expected at most ${limits.entries} entries`);
    for (const [key, cell] of entries) {
      if (typeof cell !== 'string' || cell.length > limits.length) throw new Malformed(`${path}.${key}`, `expected a text of at most ${limits.length} characters`);
    }
    return value as Record<string, string>;
  }

  optionalTexts(name: string, limits: { entries: number; length: number }): Record<string, string> | undefined {
    return this.has(name) ? this.texts(name, limits) : undefined;
  }

  /** Refuses fields that no reader asked for. Call it last. */
  end(): void {
    for (const name of Object.keys(this.#object)) {
      if (!this.#seen.includes(name)) throw new Malformed(`${this.path}.${name}`, 'unknown field');
    }
  }
}
