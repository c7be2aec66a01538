// Reads the fields of a document that a stranger wrote. Every fault is gathered with its place; nothing is guessed.

import { compare, exact, LARGEST, readDecimal, ZERO, type Exact } from './exact.ts';
import { hijriOf, type Convention } from './hijri.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

const LIST_MOST = 1000;
const TEXT_MOST = 200;
const SHOWN_MOST = 40;

export type Fields = Readonly<Record<string, unknown>>;

/** What stood there, short enough to repeat. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > SHOWN_MOST ? `${text.slice(0, SHOWN_MOST)}…` : text;
}

/** Gathers refusals while fields are read; a faulty field reads as nothing. */
export class FieldReader {
  readonly refusals: Refusal[] = [];

  refuse(code: RefusalCode, at: string, values: Readonly<Record<string, string>> = {}): undefined {
    this.refusals.push({ code, at, values });
    return undefined;
  }

  /** The fields of an object that has none but these. */
  fields(value: unknown, at: string, known: readonly string[]): Fields | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse('not-an-object', at);
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.refuse('unknown-field', at === '' ? shown(key) : `${at}.${shown(key)}`, { known: known.join(', ') });
    }
    return value as Fields;
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.refuse('not-a-list', at) ?? [];
    if (value.length > LIST_MOST) return this.refuse('too-many', at, { most: String(LIST_MOST) }) ?? [];
    return value;
  }

  text(value: unknown, at: string): string | undefined {
    if (typeof value !== 'string' || value.trim() === '' || value.length > TEXT_MOST) return this.refuse('not-text', at, { most: String(TEXT_MOST) });
    return value.trim();
  }

  /** A decimal of zero or more: a text, or a number of JSON that is written without an exponent. */
  decimal(value: unknown, at: string): Exact | undefined {
    if (value === undefined) return this.refuse('missing', at);
    const isNumber = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e15;
    const text = typeof value === 'string' ? value.trim() : isNumber ? String(value) : '';
    const read = readDecimal(text);
    if (read === undefined && /^[0-9]{32,}(\.[0-9]*)?$/.test(text)) return this.refuse('too-large', at, { value: shown(value) });
    if (read === undefined) return this.refuse('not-a-number', at, { value: shown(value) });
    return compare(read, exact(LARGEST)) > 0 ? this.refuse('too-large', at, { value: shown(value) }) : read;
  }

  /** A decimal above zero. */
  price(value: unknown, at: string): Exact | undefined {
    const read = this.decimal(value, at);
    return read !== undefined && compare(read, ZERO) === 0 ? this.refuse('price-zero', at) : read;
  }

  whole(value: unknown, at: string): bigint | undefined {
    const read = this.decimal(value, at);
    if (read === undefined) return undefined;
    return read.d === 1n ? read.n : this.refuse('not-whole', at, { value: shown(value) });
  }

  choice<T extends string>(value: unknown, at: string, choices: readonly T[]): T | undefined {
    if (value === undefined) return this.refuse('missing', at);
    const found = choices.find((choice) => choice === value);
    return found ?? this.refuse('not-a-choice', at, { value: shown(value), choices: choices.join(', ') });
  }

  /** A Gregorian day that the calendar covers. */
  day(value: unknown, at: string, convention: Convention): string | undefined {
    if (value === undefined) return this.refuse('missing', at);
    if (typeof value !== 'string') return this.refuse('not-a-day', at, { value: shown(value) });
    const read = hijriOf(value, convention);
    return read.ok ? value : this.refuse(read.code, at, { value: shown(value) });
  }
}
