import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agesOf, type AgeQuestion, type Ages } from './age.ts';
import { dayNumber, dayText } from './day.ts';

function ages(question: AgeQuestion): Ages {
  const read = agesOf(question);
  assert.ok(read.ok, read.ok ? '' : read.message);
  return read;
}

const YEAR = { lunarYears: 1 } as const;
const GIFTS = [{ id: 'a', day: '2025-10-01', least: 500n }, { id: 'b', day: '2026-01-15', least: 300n }, { id: 'c', day: '2026-11-01', least: 200n }];

test('[Z13] the oldest goes first; what is left has its age in days and lunar years, and the day on which its time ends', () => {
  const found = ages({ inflows: GIFTS, outflows: [{ day: '2026-03-01', least: 350n }], asOf: '2026-11-22', handOverWithin: YEAR });
  assert.deepEqual(found.layers, [
    { id: 'a', day: '2025-10-01', least: 150n, days: 417, lunarYears: 1, until: '2026-09-20', overdueDays: 63 },
    { id: 'b', day: '2026-01-15', least: 300n, days: 311, lunarYears: 0, until: '2027-01-04', overdueDays: 0 },
    { id: 'c', day: '2026-11-01', least: 200n, days: 21, lunarYears: 0, until: '2027-10-21', overdueDays: 0 },
  ]);
  assert.equal(found.oldest?.id, 'a');
  assert.deepEqual([found.balance, found.overdue, found.beyond], [650n, 150n, 0n]);
  assert.deepEqual(found.nextDue, { day: '2027-01-04', least: 300n });
  assert.deepEqual(found.buckets, [{ fromDays: 0, toDays: 30, least: 200n }, { fromDays: 30, toDays: 90, least: 0n }, { fromDays: 90, toDays: 180, least: 0n }, { fromDays: 180, toDays: 354, least: 300n }, { fromDays: 354, least: 150n }]);
});

test('[Z13] the last day of the time is within it, the next is not', () => {
  const on = (asOf: string): Ages => ages({ inflows: [GIFTS[0] as (typeof GIFTS)[0]], outflows: [], asOf, handOverWithin: YEAR });
  assert.deepEqual([on('2026-09-20').overdue, on('2026-09-20').layers[0]?.lunarYears], [0n, 1]);
  assert.deepEqual([on('2026-09-21').overdue, on('2026-09-21').layers[0]?.overdueDays], [500n, 1]);
  const days = (asOf: string): bigint => ages({ inflows: [GIFTS[0] as (typeof GIFTS)[0]], outflows: [], asOf, handOverWithin: { days: 10 } }).overdue;
  assert.deepEqual([days('2025-10-11'), days('2025-10-12')], [0n, 500n]);
});

test('[Z13] an outflow leaves the inflow it names, and only beyond it the oldest', () => {
  const found = ages({ inflows: GIFTS, outflows: [{ day: '2026-11-05', least: 250n, of: 'c' }], asOf: '2026-11-22' });
  assert.deepEqual(found.layers.map(({ id, least }) => [id, least]), [['a', 450n], ['b', 300n]]);
  const early = ages({ inflows: GIFTS, outflows: [{ day: '2026-02-01', least: 100n, of: 'c' }], asOf: '2026-11-22' });
  assert.deepEqual(early.layers.map(({ least }) => least), [400n, 300n, 200n]);
});

test('[Z13] what goes out before anything came is taken from what comes next, and counted while nothing does', () => {
  const inflows = [{ id: 'a', day: '2026-05-01', least: 100n }];
  assert.equal(ages({ inflows, outflows: [{ day: '2026-04-01', least: 70n }], asOf: '2026-04-15' }).beyond, 70n);
  assert.deepEqual(ages({ inflows, outflows: [{ day: '2026-04-01', least: 70n }], asOf: '2026-05-02' }).balance, 30n);
  assert.equal(ages({ inflows, outflows: [{ day: '2026-05-01T10:00:00Z', least: 130n }], asOf: '2026-06-01' }).beyond, 30n);
  assert.deepEqual(ages({ inflows: [], outflows: [], asOf: '2026-06-01' }), { ok: true, layers: [], balance: 0n, buckets: [0, 30, 90, 180, 354].map((fromDays, at, all) => ({ fromDays, ...(all[at + 1] === undefined ? {} : { toDays: all[at + 1] }), least: 0n })), overdue: 0n, beyond: 0n });
});

test('[Z13] what cannot be is refused with its place', () => {
  const code = (own: Partial<AgeQuestion>): string => {
    const read = agesOf({ inflows: GIFTS, outflows: [], asOf: '2026-11-22', ...own });
    return read.ok ? 'ok' : `${read.code} ${read.at}`;
  };
  assert.equal(code({ asOf: 'today' }), 'not-a-day asOf');
  assert.equal(code({ inflows: [...GIFTS, { id: 'a', day: '2026-01-01', least: 1n }] }), 'inflow-twice inflows');
  assert.equal(code({ inflows: [{ id: 'a', day: '2026-02-31', least: 1n }] }), 'not-a-day inflows[0].day');
  assert.equal(code({ outflows: [{ day: '', least: 1n }] }), 'not-a-day outflows[0].day');
  assert.equal(code({ inflows: [{ id: 'a', day: '2026-01-01', least: 0n }] }), 'not-an-amount least');
  assert.equal(code({ outflows: [{ day: '2026-01-01', least: -1n }] }), 'not-an-amount least');
  assert.equal(code({ outflows: [{ day: '2026-01-01', least: 1n, of: 'z' }] }), 'inflow-unknown outflows');
  for (const handOverWithin of [{ days: -1 }, { days: 1.5 }, { lunarYears: Number.NaN }, { days: 1e9 }]) assert.equal(code({ handOverWithin }), 'not-a-rule handOverWithin');
  for (const bucketDays of [[30, 30], [0], [-5], [90, 30], [1.5]]) assert.equal(code({ bucketDays }), 'not-a-rule handOverWithin');
  assert.equal(code({ inflows: [{ id: 'a', day: '1900-01-01', least: 1n }] }), 'outside-calendar a');
});

const movement = fc.record({ offset: fc.integer({ min: 0, max: 900 }), least: fc.bigInt({ min: 1n, max: 10n ** 30n }) });
const dayAt = (offset: number): string => dayText((dayNumber('2024-01-01') as number) + offset);

test('[Z13] over random movements nothing is lost, layers are in order, buckets and overdue are parts of the balance', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 30 }), fc.array(movement, { maxLength: 30 }), fc.integer({ min: 0, max: 1000 }), (ins, outs, end) => {
      const inflows = ins.map(({ offset, least }, at) => ({ id: String(at), day: dayAt(offset), least }));
      const outflows = outs.map(({ offset, least }) => ({ day: dayAt(offset), least }));
      const found = ages({ inflows, outflows, asOf: dayAt(end), handOverWithin: YEAR });
      const sum = (rows: readonly { readonly day: string; readonly least: bigint }[]): bigint => rows.filter(({ day }) => day <= dayAt(end)).reduce((a, { least }) => a + least, 0n);
      assert.equal(found.balance - found.beyond, sum(inflows) - sum(outflows));
      assert.equal(found.buckets.reduce((a, { least }) => a + least, 0n), found.balance);
      assert.equal(found.layers.filter(({ until }) => until !== undefined && until < dayAt(end)).reduce((a, { least }) => a + least, 0n), found.overdue);
      assert.ok(found.balance === 0n || found.beyond === 0n);
      found.layers.forEach((layer, at) => assert.ok(layer.least > 0n && layer.days >= 0 && (at === 0 || layer.day >= (found.layers[at - 1] as (typeof layer)).day)));
      // Taking the oldest first leaves the newest: the layers are the end of the list of inflows, the first of them cut.
      const newest = inflows.filter(({ day }) => day <= dayAt(end)).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(-found.layers.length);
      found.layers.forEach((layer, at) => assert.ok(at === 0 ? layer.least <= (newest[at]?.least ?? 0n) : layer.least === newest[at]?.least));
    }),
  );
});

test('[Z13] a hundred thousand movements are told in one go', () => {
  const inflows = Array.from({ length: 50_000 }, (_, at) => ({ id: `g${at}`, day: dayAt(at % 900), least: 100n }));
  const outflows = Array.from({ length: 50_000 }, (_, at) => ({ day: dayAt((at * 7) % 900), least: 99n }));
  assert.equal(ages({ inflows, outflows, asOf: '2026-11-22', handOverWithin: YEAR }).balance, 50_000n);
});
