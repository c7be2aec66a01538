// The forms that values of a policy's parameters have, each with the words that say what was expected.

import { CODE_PATTERN } from './account.ts';
import { DAY_PATTERN } from './body.ts';
import { isCalendarDay } from './calendar.ts';

export type ParameterForm = readonly [holds: (value: string) => boolean, expected: string];

/** The words of a value, in order. */
export function wordsOf(value: string): readonly string[] {
  return value.trim().split(/\s+/).filter((one) => one !== '');
}

export const LIST: ParameterForm = [(value) => value.trim() !== '' && wordsOf(value).every((one) => CODE_PATTERN.test(one) && !one.endsWith(',')), 'codes with blanks between'];
export const DAY: ParameterForm = [(value) => DAY_PATTERN.test(value) && isCalendarDay(value), 'a day such as 2027-01-31'];

/** The only value a parameter takes. */
export function only(word: string): ParameterForm {
  return [(value) => value === word, word];
}

const SHARE_PATTERN = /^(0|[1-9]\d{0,8})(?:\/([1-9]\d{0,8}))?$/;

/** A share between nothing and all, as a fraction of whole numbers. */
export interface Share {
  readonly n: bigint;
  readonly d: bigint;
}

/** The share a text states, such as `1/8` or `0`; undefined where it states none between 0 and 1. */
export function shareOf(value: string): Share | undefined {
  const match = SHARE_PATTERN.exec(value);
  if (match === null) return undefined;
  const share = { n: BigInt(match[1] as string), d: BigInt(match[2] ?? '1') };
  return share.n <= share.d ? share : undefined;
}

export const SHARE: ParameterForm = [(value) => shareOf(value) !== undefined, 'a share such as 1/8, or 0 for nothing'];
