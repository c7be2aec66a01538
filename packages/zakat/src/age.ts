// The age of what a fund holds: which of its receipts stand in it still, oldest handed over first, how old they are, and
// which have passed the time within which the fund's rule wants them handed over.

import { dayNumber, dayText } from './day.ts';
import { lunarAnniversary, lunarYearsBetween, type Convention } from './hijri.ts';

/** What came in. `least` counts least units and is above zero. */
export interface Inflow {
  readonly id: string;
  /** A day, `2026-11-22`, or a time, which is cut to its day. */
  readonly day: string;
  readonly least: bigint;
}

/** What went out. With `of` it leaves that inflow first, and only what is beyond it leaves the oldest. */
export interface Outflow {
  readonly day: string;
  readonly least: bigint;
  readonly of?: string;
}

/** Within what time an inflow must be handed over: so many lunar years or days after it came. */
export type HandOverWithin = { readonly lunarYears: number } | { readonly days: number };

export interface AgeQuestion {
  readonly inflows: readonly Inflow[];
  readonly outflows: readonly Outflow[];
  /** The day for which ages are told. Movements after it are left out. */
  readonly asOf: string;
  readonly handOverWithin?: HandOverWithin;
  /** Upper ends of the age buckets in days, ascending; the last bucket has no end. */
  readonly bucketDays?: readonly number[];
  readonly convention?: Convention;
}

/** What is left of one inflow. */
export interface Layer {
  readonly id: string;
  readonly day: string;
  readonly least: bigint;
  readonly days: number;
  readonly lunarYears: number;
  /** The last day on which the rule is kept; none without a rule. */
  readonly until?: string;
  /** Days beyond `until`, 0 while the rule is kept. */
  readonly overdueDays: number;
}

export interface AgeBucket {
  readonly fromDays: number;
  /** The first day that is not in the bucket any more; none for the last. */
  readonly toDays?: number;
  readonly least: bigint;
}

export interface Ages {
  readonly ok: true;
  /** What is not yet handed over, oldest first. */
  readonly layers: readonly Layer[];
  readonly balance: bigint;
  readonly buckets: readonly AgeBucket[];
  readonly oldest?: Layer;
  /** What stands beyond the time of the rule. */
  readonly overdue: bigint;
  /** The first day on which something more will pass its time, and how much. */
  readonly nextDue?: { readonly day: string; readonly least: bigint };
  /** What went out beyond everything that had come in. */
  readonly beyond: bigint;
}

export type AgesRead = Ages | { readonly ok: false; readonly code: 'not-a-day' | 'outside-calendar' | 'not-an-amount' | 'not-a-rule' | 'inflow-twice' | 'inflow-unknown'; readonly at: string; readonly message: string };
type AgeRefusal = Exclude<AgesRead, Ages>;

const TIME_MOST = 36_600;
const DEFAULT_BUCKETS = [30, 90, 180, 354];

/**
 * Ages of what a fund holds. What goes out leaves the inflow it names, then the oldest; what goes out before anything
 * came is taken from what comes next, and is counted in `beyond` while nothing does.
 */
export function agesOf(question: AgeQuestion): AgesRead {
  const wrong = judge(question);
  if (wrong !== undefined) return wrong;
  const { left, beyond } = replay(question);
  const layers: Layer[] = [];
  for (const inflow of left) {
    const layer = layerOf(inflow, question);
    if (!('id' in layer)) return layer;
    layers.push(layer);
  }
  const until = layers.filter((layer) => layer.overdueDays === 0).flatMap(({ until: day }) => day ?? []);
  const next = until.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
  return {
    ok: true,
    layers,
    balance: total(layers),
    buckets: bucketsOf(layers, question.bucketDays ?? DEFAULT_BUCKETS),
    ...(layers[0] === undefined ? {} : { oldest: layers[0] }),
    overdue: total(layers.filter(({ overdueDays }) => overdueDays > 0)),
    ...(next === undefined ? {} : { nextDue: { day: next, least: total(layers.filter((layer) => layer.until === next)) } }),
    beyond,
  };
}

function total(layers: readonly { readonly least: bigint }[]): bigint {
  return layers.reduce((sum, { least }) => sum + least, 0n);
}

function cut(day: string): string {
  return day.slice(0, 10);
}

function refused(code: AgeRefusal['code'], at: string, message: string): AgeRefusal {
  return { ok: false, code, at, message };
}

function judge({ inflows, outflows, asOf, handOverWithin, bucketDays }: AgeQuestion): AgeRefusal | undefined {
  const ids = new Set(inflows.map(({ id }) => id));
  if (ids.size < inflows.length) return refused('inflow-twice', 'inflows', 'an inflow stands twice');
  const days: readonly (readonly [string, string])[] = [['asOf', asOf], ...inflows.map(({ day }, at) => [`inflows[${at}].day`, day] as const), ...outflows.map(({ day }, at) => [`outflows[${at}].day`, day] as const)];
  const noDay = days.find(([, day]) => dayNumber(cut(day)) === undefined);
  if (noDay !== undefined) return refused('not-a-day', noDay[0], `${JSON.stringify(noDay[1].slice(0, 40))} is no day`);
  const noAmount = [...inflows, ...outflows].find(({ least }) => least <= 0n);
  if (noAmount !== undefined) return refused('not-an-amount', 'least', `${noAmount.least} is not above zero`);
  const unknown = outflows.find(({ of }) => of !== undefined && !ids.has(of));
  if (unknown !== undefined) return refused('inflow-unknown', 'outflows', `there is no inflow ${JSON.stringify(unknown.of)}`);
  const time = handOverWithin === undefined ? 0 : 'days' in handOverWithin ? handOverWithin.days : handOverWithin.lunarYears;
  const ends = bucketDays ?? [];
  const isOrdered = ends.every((end, at) => Number.isSafeInteger(end) && end > (ends[at - 1] ?? 0));
  return Number.isSafeInteger(time) && time >= 0 && time <= TIME_MOST && isOrdered ? undefined : refused('not-a-rule', 'handOverWithin', `a time is a whole number up to ${TIME_MOST}, and buckets ascend`);
}

interface Left {
  readonly id: string;
  readonly day: string;
  least: bigint;
}

/** Plays the movements in the order of their days, what comes in on a day before what goes out on it. */
function replay({ inflows, outflows, asOf }: AgeQuestion): { readonly left: readonly Left[]; readonly beyond: bigint } {
  const end = cut(asOf);
  const within = <T extends { readonly day: string }>(movements: readonly T[]): readonly T[] => movements.filter(({ day }) => cut(day) <= end).toSorted((a, b) => (cut(a.day) < cut(b.day) ? -1 : cut(a.day) > cut(b.day) ? 1 : 0));
  const coming = within(inflows).map(({ id, day, least }): Left => ({ id, day: cut(day), least }));
  const byId = new Map(coming.map((one) => [one.id, one]));
  let [arrived, oldest, owed] = [0, 0, 0n];
  const takeOldest = (wanted: bigint): bigint => {
    let rest = wanted;
    while (rest > 0n && oldest < arrived) {
      const layer = coming[oldest] as Left;
      const taken = layer.least < rest ? layer.least : rest;
      layer.least -= taken;
      rest -= taken;
      if (layer.least === 0n) oldest += 1;
    }
    return rest;
  };
  const arriveUntil = (day: string): void => {
    while (arrived < coming.length && (coming[arrived] as Left).day <= day) arrived += 1;
    owed = takeOldest(owed);
  };
  for (const { day, least, of } of within(outflows)) {
    arriveUntil(cut(day));
    const named = of === undefined ? undefined : byId.get(of);
    const own = named === undefined || named.day > cut(day) ? 0n : named.least < least ? named.least : least;
    if (named !== undefined) named.least -= own;
    owed += takeOldest(least - own);
  }
  arriveUntil(end);
  return { left: coming.filter(({ least }) => least > 0n), beyond: owed };
}

function layerOf({ id, day, least }: Left, { asOf, handOverWithin, convention = 'umm-al-qura' }: AgeQuestion): Layer | AgeRefusal {
  const end = cut(asOf);
  const years = lunarYearsBetween(day, end, convention);
  if (!years.ok) return refused(years.code, id, years.message);
  const days = (dayNumber(end) as number) - (dayNumber(day) as number);
  const base = { id, day, least, days, lunarYears: years.years };
  if (handOverWithin === undefined) return { ...base, overdueDays: 0 };
  const until = 'days' in handOverWithin ? ({ ok: true, day: dayText((dayNumber(day) as number) + handOverWithin.days) } as const) : lunarAnniversary(day, handOverWithin.lunarYears, convention);
  if (!until.ok) return refused(until.code, id, until.message);
  const over = (dayNumber(end) as number) - (dayNumber(until.day) as number);
  return { ...base, until: until.day, overdueDays: Math.max(0, over) };
}

function bucketsOf(layers: readonly Layer[], ends: readonly number[]): AgeBucket[] {
  return [0, ...ends].map((fromDays, at) => {
    const toDays = ends[at];
    const least = total(layers.filter(({ days }) => days >= fromDays && (toDays === undefined || days < toDays)));
    return { fromDays, ...(toDays === undefined ? {} : { toDays }), least };
  });
}
