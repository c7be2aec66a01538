import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayNumber, dayText, sameDayLater } from './day.ts';
import { CONVENTIONS, daysBetween, gregorianOf, hijriOf, hijriText, lunarAnniversary, lunarYearsBetween, monthLength, readHijri, type Convention } from './hijri.ts';
import { FIRST_DAY, FIRST_YEAR, LAST_YEAR } from './umm-al-qura.ts';

const LAST_DAY = dayNumber('2077-11-16') as number;
const INTL = { 'umm-al-qura': 'islamic-umalqura', 'tabular-civil': 'islamic-civil' } as const;
const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map(dayText);

/** The Hijri date that the running program's own calendars give, `1448-06-12`. */
function intlDate(convention: Convention): (number: number) => string {
  const format = new Intl.DateTimeFormat(`en-u-ca-${INTL[convention]}-nu-latn`, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  return (number) => {
    const parts = Object.fromEntries(format.formatToParts(number * 86_400_000).map(({ type, value }) => [type, value]));
    return hijriText({ year: Number.parseInt(parts['year'] ?? parts['relatedYear'] ?? '', 10), month: Number(parts['month']), day: Number(parts['day']) });
  };
}

function hijri(text: string, convention: Convention = 'umm-al-qura'): string {
  const read = hijriOf(text, convention);
  return read.ok ? hijriText(read.hijri) : read.code;
}

for (const convention of CONVENTIONS) {
  test(`[Z9] every day from 1343 to 1500 AH is the one that ${INTL[convention]} of the running program gives, there and back`, () => {
    const expected = intlDate(convention);
    for (let number = FIRST_DAY; number <= LAST_DAY; number += 1) {
      const text = dayText(number);
      assert.equal(hijri(text, convention), expected(number), text);
      const read = hijriOf(text, convention);
      assert.ok(read.ok);
      assert.deepEqual(gregorianOf(read.hijri), { ok: true, day: text });
    }
  });
}

test('[Z9] dates that were announced, and the ends of the table', () => {
  const known = { '2024-03-11': '1445-09-01', '2024-07-07': '1446-01-01', '2025-03-01': '1446-09-01', '2025-03-30': '1446-10-01', '2025-06-26': '1447-01-01', '2026-11-22': '1448-06-12', '1924-08-02': '1343-01-01', '2077-11-16': '1500-12-30' };
  for (const [text, expected] of Object.entries(known)) assert.equal(hijri(text), expected, text);
});

test('[Z9] the table has 12 months of 29 or 30 days in 354 or 355 days a year, and one entry for every year', () => {
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const days = Array.from({ length: 12 }, (_, at) => monthLength(year, at + 1)).reduce((a: number, b) => a + b, 0);
    assert.ok(days === 354 || days === 355, `${year}: ${days}`);
  }
});

test('[Z9] what is no day, or lies outside the calendar, is refused and says what is covered', () => {
  for (const text of ['', '2026', '2026-2-1', '2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '20261122', ' 2026-11-22', '2026-11-22T00:00:00Z', '-026-01-01', 'NaN', '٢٠٢٦-١١-٢٢', `2026-11-22${'0'.repeat(9000)}`]) assert.equal(hijri(text), 'not-a-day', text);
  for (const text of ['1924-08-01', '2077-11-17', '0001-01-01', '9999-12-31']) assert.equal(hijri(text), 'outside-calendar', text);
  const refused = hijriOf('2077-11-17');
  assert.ok(!refused.ok && /1343 to 1500 AH \(1924-08-02 to 2077-11-16\)/.test(refused.message));
  for (const [year, month, of, code] of [[1448, 13, 1, 'not-a-day'], [1448, 0, 1, 'not-a-day'], [1448, 1, 31, 'not-a-day'], [1448, 1, 0, 'not-a-day'], [1448.5, 1, 1, 'not-a-day'], [Number.NaN, 1, 1, 'not-a-day'], [1342, 12, 29, 'outside-calendar'], [1501, 1, 1, 'outside-calendar'], [-5, 1, 1, 'outside-calendar']] as const) {
    const read = gregorianOf({ year, month, day: of, convention: 'umm-al-qura' });
    assert.equal(read.ok ? 'ok' : read.code, code, `${year}-${month}-${of}`);
  }
  const short = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find((month) => monthLength(1448, month) === 29) as number;
  const noThirtieth = gregorianOf({ year: 1448, month: short, day: 30, convention: 'umm-al-qura' });
  assert.ok(!noThirtieth.ok && noThirtieth.code === 'not-a-day');
  assert.equal(readHijri('1448-06'), undefined);
});

test('[Z10] a lunar anniversary is the same day of the same month; a 30th becomes the 29th where there is none', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40 }), (from, years) => {
      const [start, later] = [hijriOf(from), lunarAnniversary(from, years)];
      assert.ok(start.ok);
      if (start.hijri.year + years > LAST_YEAR) return assert.ok(!later.ok && later.code === 'outside-calendar');
      assert.ok(later.ok);
      const end = hijriOf(later.day);
      assert.ok(end.ok);
      assert.deepEqual([end.hijri.year, end.hijri.month], [start.hijri.year + years, start.hijri.month]);
      assert.equal(end.hijri.day, Math.min(start.hijri.day, monthLength(end.hijri.year, end.hijri.month)));
      return assert.deepEqual(lunarYearsBetween(from, later.day), { ok: true, years });
    }),
  );
  const thirtieths = Array.from({ length: LAST_DAY - FIRST_DAY - 400 }, (_, at) => dayText(FIRST_DAY + at)).filter((text) => hijri(text).endsWith('-30'));
  const shortened = thirtieths.filter((text) => {
    const later = lunarAnniversary(text, 1);
    return later.ok && hijri(later.day).endsWith('-29');
  });
  assert.ok(shortened.length > 100 && shortened.length < thirtieths.length, 'both cases are met');
});

test('[Z10] lunar years are whole and grow by one on the anniversary, not the day before', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (from, years) => {
      const later = lunarAnniversary(from, years);
      if (!later.ok) return;
      const before = dayText((dayNumber(later.day) as number) - 1);
      assert.deepEqual(lunarYearsBetween(from, before), { ok: true, years: years - 1 });
      const days = daysBetween(from, later.day) as number;
      assert.ok(Math.abs(days - years * 354.367) < 3, `${days} days`);
    }),
  );
  assert.equal(daysBetween('2026-02-30', '2026-03-01'), undefined);
});

test('[Z10] the same Gregorian day in a later year: 29 February becomes the 28th', () => {
  assert.equal(sameDayLater('2024-02-29', 1), '2025-02-28');
  assert.equal(sameDayLater('2024-02-29', 4), '2028-02-29');
  assert.equal(sameDayLater('2026-11-22', 1), '2027-11-22');
  fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => assert.equal(dayNumber(dayText(number)), number)));
  fc.assert(fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }), (date) => assert.equal(dayText(Math.floor(date.getTime() / 86_400_000)), date.toISOString().slice(0, 10))));
});
