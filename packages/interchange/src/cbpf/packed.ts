// The packed cells of the pooled fund files: `m##w##b##g` is men, women, boys
// and girls; several clusters of one row are joined by `|||`.

import type { JsonObject } from '@amanah/record/decode.ts';
import { formatDecimalShort } from '@amanah/record/amount.ts';
import type { Row } from '../row.ts';

const GROUPS = ['men', 'women', 'boys', 'girls'] as const;
const USD_SCALE = 2;

/** People by group, in the order men, women, boys, girls. */
export type People = readonly [bigint, bigint, bigint, bigint];

/** The parts of a cell joined by `|||`. */
export function clustersOf(cell: string): readonly string[] {
  return cell.split('|||').map((part) => part.trim());
}

/** Sums the people of a packed cell over its clusters; reports a problem when a part is not four whole numbers. */
export function peopleIn(row: Row, column: string, clusters: number): People | undefined {
  const cell = row.text(column);
  if (cell === undefined) return row.fault(column, 'people as men##women##boys##girls', 'missing-value');
  const parts = clustersOf(cell);
  if (parts.length !== clusters) return row.fault(column, `${clusters} parts joined by |||, one per cluster, got ${parts.length}`, 'bad-packed-cell');
  const sums: [bigint, bigint, bigint, bigint] = [0n, 0n, 0n, 0n];
  for (const part of parts) {
    const numbers = part.split('##');
    if (numbers.length !== GROUPS.length || !numbers.every((one) => /^\d{1,12}$/.test(one.trim()))) {
      return row.fault(column, 'people as men##women##boys##girls, four whole numbers', 'bad-packed-cell');
    }
    for (const index of GROUPS.keys()) sums[index] = (sums[index] as bigint) + BigInt((numbers[index] as string).trim());
  }
  return sums;
}

/** Sums the budget of a packed cell over its clusters, in cents. */
export function budgetIn(row: Row, column: string, clusters: number, decimal: 'point' | 'comma' | undefined): bigint | undefined {
  const cell = row.text(column);
  if (cell === undefined) return row.fault(column, 'a budget', 'missing-value');
  const parts = clustersOf(cell);
  if (parts.length !== clusters) return row.fault(column, `${clusters} parts joined by |||, one per cluster, got ${parts.length}`, 'bad-packed-cell');
  let sum = 0n;
  for (const part of parts) {
    const least = row.numberIn(column, part, USD_SCALE, { decimal, scientific: true });
    if (least === undefined) return undefined;
    sum += least;
  }
  return sum;
}

/** People as stated figures, one per group. */
export function peopleFigures(people: People): readonly JsonObject[] {
  return GROUPS.map((group, index) => ({ measure: `people-${group}`, unit: 'person', value: (people[index] as bigint).toString() }));
}

/** A budget of so many cents as a stated figure. */
export function budgetFigure(cents: bigint): JsonObject {
  return { measure: 'budget', unit: 'USD', value: formatDecimalShort(cents, USD_SCALE) };
}
