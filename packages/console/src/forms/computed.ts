// What a form can work out from what was typed. Nothing typed is overwritten:
// a computed value stands only in an input that is empty or was computed before.

import { readQuantity, writeQuantity } from './decimal-text.ts';
import { commodityOf, type Masters } from './masters.ts';
import { linesOf, textOf, type Line, type Values } from './values.ts';

/** The members of a line that were computed are named here, so that they may be computed again. */
export const COMPUTED = '_computed';

function leastOf(line: Line, name: string, commodity: string, masters: Masters): bigint | undefined {
  const scale = commodityOf(masters, commodity)?.scale;
  if (scale === undefined || textOf(line, name) === '') return undefined;
  const read = readQuantity(textOf(line, name), scale);
  return read.ok ? read.least : undefined;
}

/** Goods of one commodity, lot and fund. */
function lineKey(line: Line): string {
  return [textOf(line, 'amount.commodity'), textOf(line, 'lot'), textOf(line, 'fund')].join(' ');
}

/** Under an arrival: what is in good condition is what was sent less what was lost, until somebody types what was counted. */
export function computeGood(values: Values, masters: Masters): Values {
  const losses = linesOf(values, 'losses');
  const goods = linesOf(values, 'goods').map((line) => {
    if (textOf(line, 'sent') === '' || (textOf(line, 'amount') !== '' && line[COMPUTED] !== 'amount')) return line;
    const commodity = textOf(line, 'amount.commodity');
    const sent = leastOf(line, 'sent', commodity, masters);
    if (sent === undefined) return line;
    const lost = losses.filter((one) => lineKey(one) === lineKey(line)).reduce((sum, one) => sum + (leastOf(one, 'amount', commodity, masters) ?? 0n), 0n);
    const good = sent - lost;
    return { ...line, amount: good < 0n ? '0' : writeQuantity(good, commodityOf(masters, commodity)?.scale ?? 0), [COMPUTED]: 'amount' };
  });
  return { ...values, goods };
}

/** What a waybill's goods come to: sent, in good condition, lost, and what is left on the road (negative: more than was sent). */
export interface ArrivalSum {
  readonly commodity: string;
  readonly sent: bigint;
  readonly good: bigint;
  readonly lost: bigint;
  readonly open: bigint;
}

export function arrivalSums(values: Values, masters: Masters): readonly ArrivalSum[] {
  const sums = new Map<string, { sent: bigint; good: bigint; lost: bigint }>();
  const of = (commodity: string): { sent: bigint; good: bigint; lost: bigint } => {
    const known = sums.get(commodity) ?? { sent: 0n, good: 0n, lost: 0n };
    sums.set(commodity, known);
    return known;
  };
  for (const line of linesOf(values, 'goods')) {
    const commodity = textOf(line, 'amount.commodity');
    of(commodity).sent += leastOf(line, 'sent', commodity, masters) ?? 0n;
    of(commodity).good += leastOf(line, 'amount', commodity, masters) ?? 0n;
  }
  for (const line of linesOf(values, 'losses')) of(textOf(line, 'amount.commodity')).lost += leastOf(line, 'amount', textOf(line, 'amount.commodity'), masters) ?? 0n;
  return [...sums].filter(([commodity]) => commodity !== '').map(([commodity, one]) => ({ commodity, ...one, open: one.sent - one.good - one.lost }));
}

/** The lines of a stocktake with their difference in least units; undefined while nothing is counted. */
export function countDifference(line: Line, masters: Masters): bigint | undefined {
  const commodity = textOf(line, 'commodity');
  const book = leastOf(line, 'book', commodity, masters);
  const counted = leastOf(line, 'counted', commodity, masters);
  return book === undefined || counted === undefined ? undefined : counted - book;
}
