// `fund-age`: of zakat, and of every fund that is to be handed over within a time, what is not handed over yet, how old
// it is, and when it passes its time. The clock is each gift's own. Days are counted to the newest day the operation
// itself wrote; lunar years by the table of the convention that is named.

import { agesOf, type AgeQuestion, type Ages, type HandOverWithin } from '@amanah/zakat/age.ts';
import { hijriOf, hijriText, type Convention } from '@amanah/zakat/hijri.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { dayNumber, daysBetween, newestOwnDay } from './age.ts';
import { BooksAt, dayText } from './books-at.ts';
import { fundClocks, type FundClock } from './fund-clock.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, FundAgeReport, Row } from './report-shape.ts';
import { ruledFunds, type RuledFund } from './ruled-funds.ts';

const amount = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] });

const COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'fundName', title: 'Name', type: 'text' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'asOfDay', title: 'As of', type: 'day' },
  amount('notHandedOver', 'Not yet handed over'),
  { key: 'oldest', title: 'Oldest since', type: 'day' },
  { key: 'oldestDays', title: 'Oldest, days', type: 'count' },
  { key: 'within', title: 'To be handed over within', type: 'text' },
  { key: 'handOverBy', title: 'To be handed over by', type: 'day' },
  amount('overdue', 'Past its time'),
  { key: 'nextDue', title: 'Next passes its time', type: 'day' },
  amount('nextDueAmount', 'Amount then'),
  amount('handedOver', 'Handed over'),
  amount('lost', 'Lost'),
  amount('beyond', 'Handed over beyond what came'),
  { key: 'convention', title: 'Calendar of lunar years', type: 'code' },
];

const OF_GIFT: Column = { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] };
/** The lists beside the report. */
export const FUND_BUCKET_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'fromDays', title: 'From days', type: 'count' },
  { key: 'toDays', title: 'To days', type: 'count' },
  OF_GIFT,
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
];
export const FUND_GIFT_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'hijri', title: 'Hijri day', type: 'text' },
  OF_GIFT,
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'days', title: 'Days', type: 'count' },
  { key: 'lunarYears', title: 'Lunar years', type: 'count' },
  { key: 'until', title: 'Until', type: 'day' },
  { key: 'overdueDays', title: 'Days overdue', type: 'count' },
  { key: 'entry', title: 'Record', type: 'code' },
];
export const FUND_LATE_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'handOverBy', title: 'To be handed over by', type: 'day' },
  { key: 'lateDays', title: 'Days late', type: 'count' },
  OF_GIFT,
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'entry', title: 'Record', type: 'code' },
];

/** What is not handed over of one commodity of one fund. */
export interface FundAge {
  readonly ruled: RuledFund;
  readonly commodity: string;
  readonly ages: Ages;
  /** By which lunar years are told; empty where no calendar kept here tells them. */
  readonly convention: Convention | '';
  readonly clock: FundClock;
  /** What was handed over beyond what came in. */
  readonly beyond: bigint;
}

/** Ages of funds that are to be handed over, at the newest day. */
export function fundAgesAt(at: BooksAt, newest: number, funds = ruledFunds(at)): FundAge[] {
  const timed = funds.filter(({ isZakat, rules }) => isZakat || rules.within !== undefined || rules.by !== undefined);
  const clocks = fundClocks(at, timed.map(({ fund }) => fund));
  return timed.flatMap((ruled) => {
    const clock = clocks.get(ruled.fund) as FundClock;
    return sortedBy([...clock.queues], ([commodity]) => [commodity]).map(([commodity, { layers, beyond }]) => {
      const question = {
        inflows: layers.map(({ row, day, least }) => ({ id: String(row), day: dayText(Math.min(day, newest)), least })),
        outflows: [],
        asOf: dayText(newest),
        ...(ruled.rules.within === undefined ? {} : { handOverWithin: withinOf(ruled.rules.within) }),
      };
      return { ruled, commodity, clock, beyond, ...agesBy(question) };
    });
  });
}

/** Days before the table begins, or after its end, are told by the cycle; what no calendar tells still has its days. */
function agesBy(question: AgeQuestion): { readonly ages: Ages; readonly convention: Convention | '' } {
  for (const convention of ['umm-al-qura', 'tabular-civil'] as const) {
    const ages = agesOf({ ...question, convention });
    if (ages.ok) return { ages, convention };
  }
  const { inflows, asOf } = question;
  const layers = inflows.map(({ id, day, least }) => ({ id, day, least, days: daysBetween(dayNumber(day), dayNumber(asOf)), lunarYears: 0, overdueDays: 0 }));
  const balance = layers.reduce((sum, { least }) => sum + least, 0n);
  return { ages: { ok: true, layers, balance, buckets: [{ fromDays: 0, least: balance }], ...(layers[0] === undefined ? {} : { oldest: layers[0] }), overdue: 0n, beyond: 0n }, convention: '' };
}

function withinOf({ count, unit }: NonNullable<RuledFund['rules']['within']>): HandOverWithin {
  return unit === 'days' ? { days: count } : { lunarYears: count };
}

/** The report of what is not handed over yet. */
export function fundAgeReport(books: Books, asOf: number): FundAgeReport {
  const at = new BooksAt(books, asOf);
  const newest = newestOwnDay(at);
  const ages = newest === 0 ? [] : fundAgesAt(at, newest);
  return {
    report: 'fund-age',
    treeSize: asOf,
    title: 'Not yet handed over',
    ...notesOf(['tree-size', 'fund-age', 'fund-age-goods', 'fund-age-lunar', 'age', 'not-added']),
    columns: COLUMNS,
    rows: ages.map((one) => ageRow(at, newest, one)),
    buckets: ages.flatMap(({ ruled: { fund }, commodity, ages: { buckets } }) =>
      buckets.map(({ fromDays, toDays, least }) => ({ fund, commodity, fromDays, ...(toDays === undefined ? {} : { toDays }), amount: at.amountText(commodity, least), selector: { fund, commodity } }))),
    gifts: ages.flatMap((one) => giftRows(at, one)),
    late: lateIn(ages).map(({ fund, row, day, by, lateDays, commodity, least }) => ({ fund, entry: String(row), day: dayText(day), handOverBy: by, lateDays, amount: at.amountText(commodity, least), commodity, selector: { row: String(row) } })),
  };
}

function ageRow(at: BooksAt, newest: number, { ruled, commodity, ages, convention, clock, beyond }: FundAge): Row {
  const { fund, rules } = ruled;
  const text = (least: bigint): string => at.amountText(commodity, least);
  const handed = clock.handedOver.reduce((sum, one) => (one.commodity === commodity ? sum + one.least : sum), 0n);
  return {
    fund, fundName: at.nameOf('fund', fund), commodity, asOfDay: dayText(newest),
    notHandedOver: text(ages.balance), oldest: ages.oldest?.day ?? '', ...(ages.oldest === undefined ? {} : { oldestDays: ages.oldest.days }),
    within: rules.within === undefined ? '' : `${rules.within.count} ${rules.within.unit}`, handOverBy: rules.by ?? '',
    overdue: text(ages.overdue), nextDue: ages.nextDue?.day ?? '', nextDueAmount: ages.nextDue === undefined ? '' : text(ages.nextDue.least),
    handedOver: text(handed), lost: text(clock.lost.get(commodity) ?? 0n), beyond: text(beyond), convention, selector: { fund, commodity },
  };
}

function giftRows(at: BooksAt, { ruled: { fund }, commodity, ages, convention }: FundAge): Row[] {
  return ages.layers.map(({ id, day, least, days, lunarYears, until = '', overdueDays }) => {
    const hijri = convention === '' ? undefined : hijriOf(day, convention);
    return {
      fund, entry: id, day, hijri: hijri?.ok === true ? hijriText(hijri.hijri) : '', amount: at.amountText(commodity, least), commodity, days, lunarYears, until, overdueDays, convention, selector: { row: id },
    };
  });
}

/** What was handed over after the day by which its fund's policy in force wants it handed over. */
export interface Late {
  readonly fund: string;
  readonly row: number;
  readonly day: number;
  readonly by: string;
  readonly lateDays: number;
  readonly commodity: string;
  readonly least: bigint;
}

export function lateIn(ages: readonly FundAge[]): Late[] {
  return ages.flatMap(({ ruled: { fund, rules }, commodity, clock }) => {
    const { by } = rules;
    if (by === undefined) return [];
    const last = Number(by.replaceAll('-', ''));
    return clock.handedOver.flatMap((one) => (one.commodity === commodity && one.day > last ? [{ fund, row: one.row, day: one.day, by, lateDays: daysBetween(last, one.day), commodity, least: one.least }] : []));
  });
}
