// `adequacy`: what was sent, what arrived and what was handed over, as energy,
// protein, fat, water and person-days, per place and month, against what people
// in need there need. What cannot be converted is named with its share; nothing
// is guessed. All quantities are whole numbers, rounded down from exact sums.

import { formatDecimal } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, monthText } from './books-at.ts';
import { compareText, entryOf, sortedBy } from './grouping.ts';
import { Needs, daysIn, standardAt, type Standard } from './need.ts';
import { notesOf } from './note.ts';
import { NutrientSum, NutritionTable, floorOf, type NotConverted } from './nutrition.ts';
import { ADEQUACY_POINTS, eachPlaceMovement, type AdequacyPoint } from './place-movements.ts';
import type { AdequacyReport, Column, Row } from './report-shape.ts';

const amount = (key: string, title: string, commodity: string): Column => ({ key, title, type: 'amount', commodity });
const PLACE: Column = { key: 'place', title: 'Place', type: 'code' };
const MONTH: Column = { key: 'month', title: 'Month', type: 'month' };
const POINT: Column = { key: 'point', title: 'Counting point', type: 'code' };

const COLUMNS: readonly Column[] = [
  PLACE,
  { key: 'placeName', title: 'Name', type: 'text' },
  MONTH,
  POINT,
  amount('kcal', 'Energy', 'energyUnit'),
  amount('protein', 'Protein', 'massUnit'),
  amount('fat', 'Fat', 'massUnit'),
  amount('litres', 'Water', 'volumeUnit'),
  { key: 'foodDays', title: 'Person-days of food', type: 'count' },
  { key: 'waterDays', title: 'Person-days of water', type: 'count' },
  { key: 'people', title: 'People in need', type: 'count' },
  { key: 'needDays', title: 'Person-days needed', type: 'count' },
  amount('foodCoverage', 'Food covered', 'share'),
  amount('waterCoverage', 'Water covered', 'share'),
  amount('proteinEnergy', 'Energy from protein', 'share'),
  amount('fatEnergy', 'Energy from fat', 'share'),
  { key: 'lines', title: 'Lines of goods', type: 'count' },
  { key: 'linesNotConverted', title: 'Lines not converted', type: 'count' },
  amount('shareNotConverted', 'Share not converted', 'share'),
];

/** Sent, arrived and handed over side by side. */
export const ADEQUACY_BESIDE_COLUMNS: readonly Column[] = [
  PLACE,
  { key: 'placeName', title: 'Name', type: 'text' },
  { key: 'parent', title: 'Part of', type: 'code' },
  MONTH,
  { key: 'measure', title: 'Of', type: 'code' },
  { key: 'daysSent', title: 'Person-days sent', type: 'count' },
  { key: 'daysArrived', title: 'Person-days arrived', type: 'count' },
  { key: 'daysHandedOver', title: 'Person-days handed over', type: 'count' },
  { key: 'needDays', title: 'Person-days needed', type: 'count' },
  amount('coverage', 'Need covered', 'share'),
];

export const NOT_CONVERTED_COLUMNS: readonly Column[] = [
  PLACE,
  MONTH,
  POINT,
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'quantity', title: 'Quantity', type: 'amount', commodity: 'commodity' },
  { key: 'lines', title: 'Lines of goods', type: 'count' },
  { key: 'reason', title: 'Reason', type: 'code' },
  { key: 'of', title: 'For want of', type: 'text' },
];

export const STANDARD_COLUMNS: readonly Column[] = [
  amount('kcal', 'Energy', 'energyUnit'),
  amount('litres', 'Water', 'volumeUnit'),
  { key: 'source', title: 'Source', type: 'text' },
];

const UNITS = { energyUnit: 'kcal', massUnit: 'g', volumeUnit: 'L', share: '%' } as const;
/** Energy of a gram of protein and of fat, by which their shares of energy are computed. */
const KCAL_PER_GRAM = { protein: 4n, fat: 9n } as const;

interface Gap {
  readonly commodity: string;
  readonly reasons: ReadonlyMap<string, NotConverted>;
  readonly least: bigint;
  readonly lines: number;
}

/** What reached one counting point of one place in one month. */
interface Tally {
  readonly place: string;
  readonly month: string;
  readonly point: AdequacyPoint;
  readonly sum: NutrientSum;
  lines: number;
  linesNotConverted: number;
  readonly gaps: Gap[];
}

/** The report of adequacy. */
export function adequacyReport(books: Books, asOf: number): AdequacyReport {
  const at = new BooksAt(books, asOf);
  const [standard, needs, tallies] = [standardAt(at), new Needs(at), talliesAt(at)];
  const sorted = [...tallies.values()].sort((a, b) => compareText(a.place, b.place) || compareText(a.month, b.month) || ADEQUACY_POINTS.indexOf(a.point) - ADEQUACY_POINTS.indexOf(b.point));
  return {
    report: 'adequacy',
    treeSize: asOf,
    title: 'Adequacy',
    ...notesOf(['tree-size', 'own-records', 'adequacy-points', 'adequacy-edge', 'adequacy-need', 'adequacy-rounding', 'adequacy-converted', 'population-average', 'energy-shares', 'not-added']),
    columns: COLUMNS,
    rows: sorted.map((tally) => tallyRow(at, tally, standard, needs)),
    beside: besideRows(at, tallies, standard, needs),
    notConverted: sorted.flatMap((tally) => gapRows(at, tally)),
    standard: [{ kcal: String(standard.kcal), litres: String(standard.litres), source: standard.source, basis: standard.basis, ...UNITS, selector: standard.selector }],
  };
}

const keyOf = (place: string, month: string, point: AdequacyPoint): string => [place, month, point].join('\u0000');

/** Quantities are summed per commodity first and converted once. */
function talliesAt(at: BooksAt): Map<string, Tally> {
  const quantities = new Map<string, Quantities>();
  const { postings, days } = at.books;
  eachPlaceMovement(at, ({ row, posting, point, places, sign }) => {
    const month = Math.floor((days.values[row] as number) / 100);
    const least = sign * (postings.amount.values[posting] as bigint);
    for (const place of places) {
      const group = entryOf(quantities, `${place} ${month} ${point}`, (): Quantities => ({ place, month: monthText(month), point, byCommodity: new Map() }));
      const quantity = entryOf(group.byCommodity, postings.commodity.values[posting] as number, () => ({ least: 0n, lines: 0 }));
      quantity.least += least;
      quantity.lines += 1;
    }
  });
  const table = new NutritionTable(at);
  return new Map([...quantities.values()].map((group) => [keyOf(group.place, group.month, group.point), converted(at, table, group)]));
}

interface Quantities {
  readonly place: string;
  readonly month: string;
  readonly point: AdequacyPoint;
  readonly byCommodity: Map<number, { least: bigint; lines: number }>;
}

function converted(at: BooksAt, table: NutritionTable, { place, month, point, byCommodity }: Quantities): Tally {
  const tally: Tally = { place, month, point, sum: new NutrientSum(), lines: 0, linesNotConverted: 0, gaps: [] };
  for (const [number, { least, lines }] of byCommodity) {
    const { code: commodity, scale } = at.commodityAt(number);
    const { sum, missing } = table.of(commodity);
    tally.sum.add(sum, least, scale);
    tally.lines += lines;
    if (missing.size === 0) continue;
    tally.linesNotConverted += lines;
    tally.gaps.push({ commodity, reasons: missing, least, lines });
  }
  return tally;
}

function tallyRow(at: BooksAt, { place, month, point, sum, lines, linesNotConverted }: Tally, standard: Standard, needs: Needs): Row {
  const need = place === '' ? undefined : needs.of(place, month);
  const needDays = need === undefined ? 0n : need.people * daysIn(month);
  const selector = { reached: `${point}:${place}`, month };
  return {
    place, placeName: at.nameOf('site', place), month, point, ...UNITS,
    kcal: String(sum.whole('kcal')), protein: String(sum.whole('protein', 1000n)), fat: String(sum.whole('fat', 1000n)), litres: String(sum.whole('litres', 1000n)),
    foodDays: Number(sum.whole('kcal', standard.kcal)), waterDays: Number(sum.whole('litres', standard.litres * 1000n)),
    ...(need === undefined ? {} : {
      people: Number(need.people), needDays: Number(needDays), needPublisher: need.publisher,
      foodCoverage: percent(sum.thousandths('kcal', 1n, needDays * standard.kcal)),
      waterCoverage: percent(sum.thousandths('litres', 1n, needDays * standard.litres * 1000n)),
    }),
    // Milligrams, so a thousandth of the energy of a gram.
    proteinEnergy: percent(shareOf(sum, 'protein')), fatEnergy: percent(shareOf(sum, 'fat')),
    lines, linesNotConverted, shareNotConverted: percent(floorOf(BigInt(linesNotConverted) * 1000n, BigInt(lines))),
    selector,
    selectors: need === undefined ? {} : { people: { row: String(need.row) }, needDays: { row: String(need.row) } },
  };
}

function shareOf(sum: NutrientSum, nutrient: 'protein' | 'fat'): bigint | undefined {
  const share = sum.share(nutrient, KCAL_PER_GRAM[nutrient], 'kcal');
  return share === undefined ? undefined : floorOf(share, 1000n);
}

/** Thousandths as per cent with one decimal, absent where there is nothing to compare with. */
function percent(thousandths: bigint | undefined): string | undefined {
  return thousandths === undefined ? undefined : formatDecimal(thousandths, 1);
}

const MEASURES = [['food', 'kcal', 1n], ['water', 'litres', 1000n]] as const;

/** One row for each place, month and measure that anything was moved or needed of. */
function besideRows(at: BooksAt, tallies: ReadonlyMap<string, Tally>, standard: Standard, needs: Needs): Row[] {
  const places = new Map<string, readonly [place: string, month: string]>();
  for (const { place, month } of tallies.values()) places.set(`${place}\u0000${month}`, [place, month]);
  // A month with a need and without any goods is a row of its own, once the operation moves goods at all.
  if (tallies.size > 0) for (const [place, month] of needs.months()) places.set(`${place}\u0000${month}`, [place, month]);
  const sorted = sortedBy(places.values(), ([place, month]) => [place, month]);
  return sorted.flatMap(([place, month]) => {
    const need = place === '' ? undefined : needs.of(place, month);
    return MEASURES.flatMap(([measure, nutrient, factor]): Row[] => {
      const unit = standard[nutrient] * factor;
      const days = (point: AdequacyPoint): bigint => tallies.get(keyOf(place, month, point))?.sum.whole(nutrient, unit) ?? 0n;
      const [sent, arrived, handedOver] = [days('manifested'), days('arrived'), days('handed-over')];
      if (sent === 0n && arrived === 0n && handedOver === 0n && (need === undefined || measure !== 'food')) return [];
      const needDays = need === undefined ? 0n : need.people * daysIn(month);
      const coverage = need === undefined ? undefined : (tallies.get(keyOf(place, month, 'handed-over'))?.sum.thousandths(nutrient, 1n, needDays * unit) ?? 0n);
      const reached = (point: AdequacyPoint): { readonly reached: string; readonly month: string } => ({ reached: `${point}:${place}`, month });
      return [{
        place, placeName: at.nameOf('site', place), parent: String(at.master('site', place)?.['parent'] ?? ''), month, measure, ...UNITS,
        daysSent: Number(sent), daysArrived: Number(arrived), daysHandedOver: Number(handedOver),
        ...(need === undefined ? {} : { needDays: Number(needDays), coverage: percent(coverage) }),
        selector: reached('handed-over'),
        selectors: { daysSent: reached('manifested'), daysArrived: reached('arrived'), ...(need === undefined ? {} : { needDays: { row: String(need.row) } }) },
      }];
    });
  });
}

function gapRows(at: BooksAt, { place, month, point, gaps }: Tally): Row[] {
  return sortedBy(gaps, ({ commodity }) => [commodity]).map(({ commodity, reasons, least, lines }) => ({
    place, month, point, commodity, quantity: at.amountText(commodity, least), lines,
    reason: [...reasons.values()].includes('contents-in-a-circle') ? 'contents-in-a-circle' : 'no-nutrition',
    of: [...reasons.keys()].sort(compareText).map((code) => at.nameOf('commodity', code)).join(', '),
    selector: { reached: `${point}:${place}`, month, commodity },
  }));
}
