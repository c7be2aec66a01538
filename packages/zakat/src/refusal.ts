// What is refused of an input: a code, where it stands, and the values that its words name. The words are messages of a
// language (`words.ts`): what is wrong, and what to do.

export const REFUSAL_CODES = [
  'not-an-object', 'unknown-field', 'missing', 'not-text', 'not-a-list', 'too-many', 'not-a-number', 'too-large', 'not-whole', 'not-a-day', 'outside-calendar',
  'not-a-choice', 'currency', 'currency-mixed', 'price-missing', 'price-zero', 'price-later', 'price-old', 'fineness', 'nothing-stated', 'order-of-days', 'profile-unknown', 'profile-range', 'part-above-whole',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** The place in the input, such as `wealth.money[0].amount`. */
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
}

export type Refused = { readonly ok: false; readonly refusals: readonly Refusal[] };
