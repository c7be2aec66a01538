// `waybill-series`: blanks that were numbered and handed out. Once a series
// stands, goods leave only under a number of one, and under each number once.

import { NO_EFFECT, optionalCode, present, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export interface WaybillSeries {
  /** What stands before the digits; may be empty. */
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** Digits the number is written with. */
  readonly width: number;
  readonly site?: string;
}

const NUMBERS_MAX = 100_000;

export const waybillSeries: Kind<WaybillSeries> = {
  name: 'waybill-series',
  act: true,
  decode(body) {
    const series = body.raw('series');
    if (typeof series !== 'string' || !/^([\p{L}\p{N}][\p{L}\p{N}._/-]{0,30})?$/u.test(series)) throw new Malformed('body.series', 'expected a prefix of letters, digits and ._-/ or an empty text');
    const value = {
      series,
      from: body.integer('from', 0, 999_999_999),
      to: body.integer('to', 0, 999_999_999),
      width: body.integer('width', 1, 9),
      site: optionalCode(body, 'site'),
    };
    body.end();
    if (value.to < value.from || value.to - value.from >= NUMBERS_MAX) throw new Malformed('body.to', `expected a number not below from, and at most ${NUMBERS_MAX} numbers in a series`);
    if (String(value.to).length > value.width) throw new Malformed('body.width', 'expected room for the number in to');
    return present(value) as unknown as WaybillSeries;
  },
  effect: (body) => ({ ...NO_EFFECT, needs: body.site === undefined ? [] : [{ master: 'site', code: body.site }] }),
};

/** True when the waybill's number is one of the series. */
export function isOfSeries({ series, from, to, width }: WaybillSeries, waybill: string): boolean {
  const digits = waybill.startsWith(series) ? waybill.slice(series.length) : '';
  return /^\d+$/.test(digits) && digits.length === width && Number(digits) >= from && Number(digits) <= to;
}
