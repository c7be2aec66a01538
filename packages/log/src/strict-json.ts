/**
 * A strict JSON reader (RFC 8259, with the I-JSON limits of RFC 7493 that RFC
 * 8785 section 3.1 asks for): valid UTF-8, no duplicate member names, no lone
 * surrogates, numbers that a double can carry. The engine's own parser keeps
 * the last of two equal names and says nothing; here it is a refusal.
 *
 *     parseStrictJson(utf8('{"a":1,"a":2}'))  // { ok: false, code: 'duplicate-key', at: 7 }
 */
import { firstInvalidUtf8, fromUtf8, utf8 } from './bytes.ts';

/** Any value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; members are unordered until they are written. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** Result of a strict reading. */
export type Parsed = { readonly ok: true; readonly value: JsonValue } | JsonRefusal;

/** Why bytes are not strict JSON. `at` is the offset of the first offending byte. */
export type JsonRefusal = {
  readonly ok: false;
  readonly code: 'not-utf8' | 'syntax' | 'duplicate-key' | 'lone-surrogate' | 'number-range' | 'too-deep' | 'not-canonical';
  readonly at: number;
};

/** Levels of arrays and objects that the reader follows. */
export const MAX_DEPTH = 100;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;
const WHITE_SPACE = /[ \t\n\r]*/y;
const HEX4 = /^[0-9a-fA-F]{4}$/;
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
};

/** Carries a refusal out of the recursive descent; never leaves this file. */
class Refused extends Error {
  readonly code: JsonRefusal['code'];
  readonly position: number;
  constructor(code: JsonRefusal['code'], position: number) {
    super(code);
    this.code = code;
    this.position = position;
  }
}

/** Reads one JSON text, white space allowed around its parts. */
export function parseStrictJson(bytes: Uint8Array): Parsed {
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, code: 'not-utf8', at: firstInvalidUtf8(bytes) };
  return parseStrictText(text);
}

/** As `parseStrictJson`, for text that was already decoded from valid UTF-8. */
export function parseStrictText(text: string): Parsed {
  const reader = new Reader(text);
  try {
    return { ok: true, value: reader.whole() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, code: error.code, at: utf8(text.slice(0, error.position).toWellFormed()).length };
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const value = this.#value();
    if (this.#at < this.#text.length) throw new Refused('syntax', this.#at);
    return value;
  }

  #value(): JsonValue {
    this.#match(WHITE_SPACE);
    const value = this.#bareValue();
    this.#match(WHITE_SPACE);
    return value;
  }

  #bareValue(): JsonValue {
    switch (this.#text[this.#at]) {
      case '{': return this.#nested(() => this.#object());
      case '[': return this.#nested(() => this.#array());
      case '"': return this.#string();
      case 't': return this.#word('true', true);
      case 'f': return this.#word('false', false);
      case 'n': return this.#word('null', null);
      default: return this.#number();
    }
  }

  #nested(read: () => JsonValue): JsonValue {
    if (++this.#depth > MAX_DEPTH) throw new Refused('too-deep', this.#at);
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): JsonValue {
    const members: Record<string, JsonValue> = {};
    this.#match(WHITE_SPACE);
    if (this.#take('}')) return members;
    do {
      this.#match(WHITE_SPACE);
      const start = this.#at;
      const name = this.#string();
      if (Object.hasOwn(members, name)) throw new Refused('duplicate-key', start);
      this.#match(WHITE_SPACE);
      this.#expect(':');
      // Assigning to "__proto__" would set the prototype instead of a member.
      Object.defineProperty(members, name, { value: this.#value(), enumerable: true, writable: true, configurable: true });
    } while (this.#take(','));
    this.#expect('}');
    return members;
  }

  #array(): JsonValue {
    const values: JsonValue[] = [];
    this.#match(WHITE_SPACE);
    if (this.#take(']')) return values;
    do values.push(this.#value());
    while (this.#take(','));
    this.#expect(']');
    return values;
  }

  #string(): string {
    const start = this.#at;
    this.#expect('"');
    let value = '';
    for (;;) {
      value += this.#match(PLAIN_TEXT);
      if (this.#take('"')) break;
      this.#expect('\\');
      value += this.#escape();
    }
    if (!value.isWellFormed()) throw new Refused('lone-surrogate', start);
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at] ?? '';
    const plain = Object.hasOwn(ESCAPED, letter) ? ESCAPED[letter] : undefined;
    if (plain !== undefined) {
      this.#at++;
      return plain;
    }
    const digits = this.#text.slice(this.#at + 1, this.#at + 5);
    if (letter !== 'u' || !HEX4.test(digits)) throw new Refused('syntax', this.#at);
    this.#at += 5;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #number(): number {
    const start = this.#at;
    const digits = this.#match(NUMBER);
    if (digits === '') throw new Refused('syntax', start);
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new Refused('number-range', start);
    return value;
  }

  #word(word: string, value: boolean | null): boolean | null {
    if (!this.#text.startsWith(word, this.#at)) throw new Refused('syntax', this.#at);
    this.#at += word.length;
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #take(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) throw new Refused('syntax', this.#at);
  }
}
