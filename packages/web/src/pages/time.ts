// Time: consignments per month, one line for each account, drawn with d3-scale and d3-shape.

import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Html } from '@amanah/ui/html.ts';
import { formatMonth } from '@amanah/ui/day.ts';
import { shortNumber } from '@amanah/ui/number.ts';
import type { SideBySideAccount } from '@amanah/projection/report-shape.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { accountName, shortAccountName } from './compare.ts';
import { ruleNotes, sourceNotes } from './standing-notes.ts';

const WIDTH = 1040;
const HEIGHT = 380;
const EDGE = { top: 20, bottom: 40, start: 60, end: 200 };

interface Series {
  readonly account: SideBySideAccount;
  readonly points: readonly { readonly month: string; readonly value: string }[];
}

export function timePage(context: PageContext): PageParts {
  const { sideBySide } = context.figures.report('consignments');
  const months = sideBySide.months.filter(({ month }) => month !== '');
  const series = sideBySide.accounts
    .map((account): Series => ({ account, points: months.flatMap(({ month, counts }) => counts.filter((one) => one.account === account.account).map(({ consignments }) => ({ month, value: consignments }))) }))
    .filter(({ points }) => points.length > 1);
  const shown = new Set(series.map(({ account }) => account.account));
  return {
    title: context.text('time.title'),
    lead: context.t('time.lead'),
    body: [
      series.length === 0 ? html`<p class="empty">${context.t('table.empty')}</p>` : html`<figure><figcaption>${context.t('time.caption')}</figcaption><div class="lines" role="region" aria-label="${context.text('time.title')}" tabindex="0">${chart(context, series)}</div></figure>`,
      series.length === 0 ? html`` : twin(context, series),
      html`<p class="note">${context.t('time.need')}</p>`,
      ruleNotes(context, ['side-by-side', 'crossed', 'tree-size']),
      sourceNotes(context, new Set(sideBySide.accounts.filter((one) => shown.has(one.account)).map((one) => one.dataset))),
    ],
  };
}

/** Months between the first and the last, so that a month nobody speaks of is a gap and not a shortcut. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  while (`${year}-${String(month).padStart(2, '0')}` <= last && months.length < 600) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return months;
}

function chart(context: PageContext, series: readonly Series[]): Html {
  const isRight = context.locale === 'ar';
  const all = series.flatMap(({ points }) => points.map(({ month }) => month)).sort();
  const months = monthsBetween(all[0] as string, all.at(-1) as string);
  const range: [number, number] = isRight ? [WIDTH - EDGE.start, EDGE.end] : [EDGE.start, WIDTH - EDGE.end];
  const x = scalePoint<string>().domain(months).range(range);
  const largest = Math.max(...series.flatMap(({ points }) => points.map(({ value }) => Number(value))));
  const y = scaleLinear().domain([0, largest]).nice(5).range([HEIGHT - EDGE.bottom, EDGE.top]);
  const path = line<{ month: string; value: string }>((point) => x(point.month) ?? 0, (point) => y(Number(point.value)));
  const ends = labelHeights(series.map(({ points }) => y(Number(points.at(-1)?.value ?? '0'))));
  const alt = context.text('time.alt', { accounts: series.map(({ account }) => accountName(context, account)).join(context.text('mark.semicolon')) });
  // Arabic names of months are long.
  const every = Math.ceil(months.length / (isRight ? 6 : 10));
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
${y.ticks(5).map((tick) => html`<line class="grid" x1="${range[0]}" x2="${range[1]}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="${isRight ? range[0] + 8 : range[0] - 8}" y="${y(tick) + 5}" text-anchor="end">${shortNumber(context.locale, String(tick))}</text>`)}
${months.filter((_, at) => at % every === 0).map((month) => html`<text class="tick" x="${x(month)}" y="${HEIGHT - 12}" text-anchor="middle">${formatMonth(context.locale, month)}</text>`)}
${series.map(({ account, points }, at) => {
    const last = points.at(-1) as { month: string; value: string };
    const end = x(last.month) ?? 0;
    return html`<path class="line l${at % 4}" d="${path([...points])}"/>${points.map((point) => mark(at, x(point.month) ?? 0, y(Number(point.value))))}<text class="name" x="${isRight ? end - 12 : end + 12}" y="${ends[at]}">${shortAccountName(context, account)}</text>`;
  })}
</svg>`;
}

/** Each line has its own mark, so that lines differ without colour. */
function mark(series: number, x: number, y: number): Html {
  const at = (dx: number, dy: number): string => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  const shapes = [`M${at(-4, 0)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`, `M${at(-4, -4)}h8v8h-8Z`, `M${at(0, -5)}l5 9h-10Z`, `M${at(0, -5)}l5 5l-5 5l-5 -5Z`];
  return html`<path class="point l${series % 4}" d="${shapes[series % 4]}"/>`;
}

/** Labels at the ends of lines, moved apart so that none covers another. */
function labelHeights(heights: readonly number[]): number[] {
  const order = heights.map((height, at) => ({ height: height + 5, at })).sort((a, b) => a.height - b.height);
  for (let i = 1; i < order.length; i += 1) {
    const [before, here] = [order[i - 1] as { height: number }, order[i] as { height: number }];
    here.height = Math.max(here.height, before.height + 20);
  }
  const result: number[] = [];
  for (const { height, at } of order) result[at] = height;
  return result;
}

function twin(context: PageContext, series: readonly Series[]): Html {
  const section = context.figures.section('consignments.side-by-side');
  const months = [...new Set(series.flatMap(({ points }) => points.map(({ month }) => month)))].sort();
  const cell = (month: string, account: string): Html => {
    const row = section.rows.find((one) => one['month'] === month && one['account'] === account);
    return row === undefined ? html`<span class="none">${context.t('figure.not-reported')}</span>` : context.fig(context.figures.idOf(section, row, 'consignments'), 'exact');
  };
  return html`<div class="scroll" role="region" aria-label="${context.text('time.caption')}" tabindex="0"><table><caption>${context.t('time.caption')}</caption>
<thead><tr><th scope="col">${context.t('time.month')}</th>${series.map(({ account }) => html`<th scope="col" class="n"><bdi>${shortAccountName(context, account)}</bdi></th>`)}</tr></thead>
<tbody>${months.map((month) => html`<tr><th scope="row"><time datetime="${month}">${formatMonth(context.locale, month)}</time></th>${series.map(({ account }) => html`<td class="n">${cell(month, account.account)}</td>`)}</tr>
`)}</tbody></table></div>`;
}
