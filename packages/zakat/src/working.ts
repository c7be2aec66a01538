// The working of a reckoning, line by line: each line has a code, what went into it, what came out and the source of
// the rule it follows. Lines are data; `words.ts` writes them in a language.

import type { Animal } from './livestock.ts';
import type { Exact } from './exact.ts';
import { decimalText, shortText } from './exact.ts';
import type { HijriDate } from './hijri.ts';
import type { LineCode } from './messages/en.ts';
import type { ParameterName } from './parameters.ts';
import type { Profile } from './profile.ts';

/** A value in a line. Numbers are decimal texts. */
export type Operand =
  | { readonly of: 'money'; readonly amount: string; readonly currency: string }
  | { readonly of: 'price'; readonly amount: string; readonly currency: string; readonly per: 'gram' | 'troy-ounce' | 'kilogram' }
  | { readonly of: 'grams' | 'kilograms' | 'percent' | 'number'; readonly amount: string }
  | { readonly of: 'day'; readonly day: string }
  | { readonly of: 'hijri'; readonly date: HijriDate }
  | { readonly of: 'animals'; readonly choices: readonly (readonly AnimalCount[])[] }
  | { readonly of: 'word'; readonly word: string }
  | { readonly of: 'text'; readonly text: string };

export interface AnimalCount {
  readonly animal: Animal;
  readonly count: string;
}

export interface Line {
  readonly code: LineCode;
  readonly operands: Readonly<Record<string, Operand>>;
  readonly result?: Operand;
  /** Where the rule or the figure is stated. */
  readonly source?: string;
}

/** A currency: its code and the decimals of its least unit. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

export function moneyOf(amount: Exact, { code, decimals }: Currency, rounding: 'up' | 'nearest' | 'down' = 'nearest'): Operand {
  return { of: 'money', amount: decimalText(amount, decimals, rounding), currency: code };
}

export function numberOf(of: 'grams' | 'kilograms' | 'percent' | 'number', amount: Exact): Operand {
  return { of, amount: shortText(amount) };
}

/** Lines gathered while a reckoning goes on. */
export class Working {
  readonly lines: Line[] = [];
  readonly #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  add(code: LineCode, operands: Readonly<Record<string, Operand>>, { result, by, source }: { readonly result?: Operand; readonly by?: ParameterName; readonly source?: string } = {}): void {
    const from = source ?? (by === undefined ? undefined : this.#profile.sources[by]);
    this.lines.push({ code, operands, ...(result === undefined ? {} : { result }), ...(from === undefined ? {} : { source: from }) });
  }
}
