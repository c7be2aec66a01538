// Numbered blanks: how many were handed out, used, declared void, and which
// numbers below the highest one in use are neither. A blank that is missing
// could have carried goods out of a store.

import { isOfSeries, type WaybillSeries } from '@amanah/record/kinds/waybill-series.ts';
import { dayNumber } from './age.ts';
import type { BooksAt } from './books-at.ts';
import { documentsInForce } from './documents-at.ts';
import { sortedBy } from './grouping.ts';

/** How many missing numbers are named. */
const NAMED = 20;

/** One series of blanks. */
export interface SeriesUse {
  readonly row: number;
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly issued: number;
  readonly used: number;
  readonly voided: number;
  /** Neither used nor void. */
  readonly unused: number;
  /** Unused though a higher number was used or declared void. */
  readonly missing: number;
  /** The first of them, as printed. */
  readonly missingNumbers: readonly string[];
  /** Day of the record that passed over the first missing number. */
  readonly since: number;
}

/** Every series in force at a tree size, by prefix and first number. */
export function seriesUse(at: BooksAt): SeriesUse[] {
  const taken = [...marksOf(at, 'dispatch', false), ...marksOf(at, 'waybill-void', true)];
  const all = documentsInForce(at, 'waybill-series').map(({ document, row }) => {
    const series = document.body as unknown as WaybillSeries;
    const marks = taken.filter(({ waybill }) => isOfSeries(series, waybill)).map(({ waybill, ...rest }) => ({ number: Number(waybill.slice(series.series.length)), ...rest }));
    return useOf(row, series, marks);
  });
  return sortedBy(all, (one) => [one.series, one.first]);
}

function marksOf(at: BooksAt, kind: string, isVoid: boolean): { readonly waybill: string; readonly day: number; readonly isVoid: boolean }[] {
  return documentsInForce(at, kind).map(({ document: { body, eventTime } }) => ({ waybill: String(body['waybill']), day: dayNumber(eventTime), isVoid }));
}

interface Mark {
  readonly number: number;
  readonly day: number;
  readonly isVoid: boolean;
}

function useOf(row: number, { series, from: first, to: last, width }: WaybillSeries, marks: readonly Mark[]): SeriesUse {
  const used = new Set(marks.filter(({ isVoid }) => !isVoid).map(({ number }) => number));
  const voided = new Set(marks.filter(({ isVoid, number }) => isVoid && !used.has(number)).map(({ number }) => number));
  const text = (number: number): string => series + String(number).padStart(width, '0');
  const missing: number[] = [];
  let highest = first - 1;
  for (const number of [...used, ...voided]) highest = Math.max(highest, number);
  for (let number = first; number < highest; number += 1) {
    if (!used.has(number) && !voided.has(number)) missing.push(number);
  }
  const passed = marks.filter(({ number }) => number > (missing[0] ?? Infinity)).map(({ day }) => day);
  const issued = last - first + 1;
  return {
    row, series, first: text(first), last: text(last), issued, used: used.size, voided: voided.size,
    unused: issued - used.size - voided.size, missing: missing.length, missingNumbers: missing.slice(0, NAMED).map(text), since: passed.length === 0 ? 0 : Math.min(...passed),
  };
}
