// The river: from promise to the last counting point that is reported. Widths
// are values; what does not reach the next stage leaves downwards. Layout is
// d3-sankey's; the floats here place lines and are no figures.

import { sankey } from 'd3-sankey';
import type { River, RiverLeave } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { figureText, type PageContext } from './context.ts';
import { riverId } from './figures-of-parts.ts';

interface Size {
  readonly name: 'wide' | 'narrow';
  /** Along the flow. */
  readonly length: number;
  /** Across the flow: the band of the largest stage. */
  readonly band: number;
  readonly bar: number;
}

const WIDE: Size = { name: 'wide', length: 1040, band: 170, bar: 10 };
const NARROW: Size = { name: 'narrow', length: 1000, band: 132, bar: 8 };

/** Reasons by what they mean for the goods or money: not there yet, lost to sight, or simply not reported on. */
const TONE: Readonly<Record<RiverLeave['reason'], string>> = {
  'not-committed': 'not-yet',
  'not-paid': 'not-yet',
  'in-hand': 'on-way',
  'with-partners': 'on-way',
  'not-placed': 'not-yet',
  'in-stock': 'on-way',
  'in-transit': 'on-way',
  exchanged: 'on-way',
  lent: 'on-way',
  released: 'on-way',
  repacked: 'on-way',
  lost: 'lost',
  'not-followed-further': 'unknown',
};

interface Placed {
  readonly stage: River['stages'][number];
  /** Position along the flow, and the extent across it. */
  readonly at: number;
  readonly across: number;
  readonly leaves: readonly { readonly leave: RiverLeave; readonly from: number; readonly to: number }[];
}

interface SankeyNode { readonly name: string }
interface SankeyLink { readonly source: number; readonly target: number; readonly value: number }

/** Stages and leaves placed by d3-sankey: the flow to the next stage on top, the leaves below it in order. */
function place(river: River, { length, band, bar }: Size): Placed[] {
  const stages = river.stages.filter((stage) => Number(stage.amount) > 0);
  const nodes: SankeyNode[] = stages.map((stage) => ({ name: stage.stage }));
  const links: SankeyLink[] = [];
  stages.forEach((stage, index) => {
    const positive = stage.leaves.filter((leave) => Number(leave.amount) > 0);
    const leaving = positive.reduce((sum, leave) => sum + Number(leave.amount), 0);
    const onwards = Number(stage.amount) - leaving;
    if (index + 1 < stages.length && onwards > 0) links.push({ source: index, target: index + 1, value: onwards });
    for (const leave of positive) links.push({ source: index, target: nodes.push({ name: leave.reason }) - 1, value: Number(leave.amount) });
  });
  if (links.length === 0) return stages.map((stage) => ({ stage, at: 0, across: band, leaves: [] }));
  const layout = sankey<SankeyNode, SankeyLink>()
    .nodeWidth(bar)
    .nodePadding(0)
    .iterations(0)
    .nodeSort(null)
    .linkSort(null)
    .extent([[0, 0], [length, band]])({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  const largest = Math.max(...stages.map((stage) => Number(stage.amount)), 1);
  return stages.map((stage, index) => {
    const node = layout.nodes[index];
    const widths = layout.links.filter((link) => link.source === node).map((link) => ({ link, share: (link.width ?? 0) }));
    const total = widths.reduce((sum, { share }) => sum + share, 0) || 1;
    const across = Math.max(1.5, (band * Number(stage.amount)) / largest);
    const unit = across / total;
    const positive = stage.leaves.filter((leave) => Number(leave.amount) > 0);
    const leaveWidths = widths.slice(widths.length - positive.length).map(({ share }) => share * unit);
    let edge = across;
    const leaves = positive.map((leave, at) => ({ leave, width: leaveWidths[at] ?? 0 })).reverse().map(({ leave, width }) => {
      const to = edge;
      edge -= width;
      return { leave, from: edge, to };
    }).reverse();
    return { stage, at: positionOf(index, stages.length, length), across, leaves };
  });
}

function positionOf(index: number, count: number, length: number): number {
  // The last stage keeps room for the open end.
  return count === 1 ? 0 : (index * (length - 190)) / (count - 1 || 1) * (count === 2 ? 0.8 : 1);
}

/** How a river is called: a fund by its name, a publisher's list by what it lists. */
export function riverName(context: PageContext, river: River): string {
  if (river.group === 'own') {
    const { name } = context.view.operation;
    return river.form === 'money' ? name : context.text('river.name.own', { operation: name, commodity: river.commodityName });
  }
  if (river.name !== river.group) return river.name;
  return context.text(river.form === 'goods' ? 'river.name.goods' : 'river.name.money', { publisher: river.publisherName, code: river.code });
}

/** The drawing for wide pages and the one for narrow pages, of which a reader sees one, and the table that says the same. */
export function riverFigure(context: PageContext, river: River): Html {
  const name = riverName(context, river);
  const stages = river.stages.map((stage) => `${stageName(context, stage.stage)}${context.text('mark.colon')}${amount(context, riverId(river.code, stage.stage))}`).join(context.text('mark.semicolon'));
  const alt = context.text('start.river.alt', { name, stages });
  return html`<figure class="river ${river.form}">
<figcaption>${context.t('start.river.caption', { name })} <span class="who">${river.publisher === '' ? context.t('start.river.own') : context.t('start.river.says', { publisher: html`<bdi>${river.publisherName}</bdi>` })}</span></figcaption>
${wide(context, river, alt)}
${narrow(context, river, alt)}
<details class="twin"><summary>${context.t('start.river.table')}</summary>
${riverTable(context, river)}
</details>
</figure>`;
}

function stageName(context: PageContext, stage: string): string {
  return context.word(`stage.${stage}`, stage);
}

function leaveName(context: PageContext, reason: string): string {
  return context.word(`leave.${reason}`, reason);
}

function amount(context: PageContext, id: string): string {
  return figureText(context.locale, context.figures.figure(id), 'short');
}

const round = (value: number): string => (Math.round(value * 10) / 10).toString();

/** Figures in a drawing: the text element itself carries id and value. */
function figureLabel(context: PageContext, id: string, at: { readonly x: number; readonly y: number }, text: string): Html {
  const figure = context.figures.figure(id);
  return html`<a class="mark" href="${context.recordsOf(id)}"><text x="${round(at.x)}" y="${round(at.y)}"><tspan class="what">${text}</tspan> <tspan class="value" x="${round(at.x)}" dy="20" data-figure="${figure.id}" data-value="${figure.value}" data-form="short">${amount(context, id)}</tspan></text></a>`;
}

/** Where the publisher's data end: an open, dashed end of the river, not a promise of more. */
const isOpenEnd = (reason: RiverLeave['reason']): boolean => reason === 'not-followed-further';
const STUB = 170;
const LABEL_HEIGHT = 48;

function wide(context: PageContext, river: River, alt: string): Html {
  const size = river.stages.length === 1 ? { ...WIDE, band: 76 } : WIDE;
  const placed = place(river, size);
  const top = 58;
  const falls = placed.some((stage) => stage.leaves.some(({ leave }) => !isOpenEnd(leave.reason)));
  const depth = size.band + (falls ? 46 : 8);
  // Ribbons that fall from one stage end in steps, the nearest lowest, so that no ribbon runs through a label.
  const steps = Math.max(0, ...placed.map((stage) => stage.leaves.filter(({ leave }) => !isOpenEnd(leave.reason)).length - 1));
  const flip = (x: number): number => (context.locale === 'ar' ? size.length - x : x);
  const sign = context.locale === 'ar' ? -1 : 1;
  const parts = placed.map((stage, index) => {
    const next = placed[index + 1];
    const end = stage.at + size.bar;
    const onwards = next === undefined ? '' : band(flip(end), flip(next.at), top, stage.leaves[0]?.from ?? stage.across, next.across);
    const falling = stage.leaves.filter(({ leave }) => !isOpenEnd(leave.reason));
    const leaves = falling.map(({ leave, from, to }, order) => {
      const room = next === undefined ? size.length - end : next.at - end;
      const bend = 14 + (falling.length - 1 - order) * Math.min(150, room / (falling.length + 1));
      const floor = top + depth + order * LABEL_HEIGHT;
      const label = { x: flip(end + bend + 14), y: floor + 20 };
      const path = leaving({ x: flip(end), sign, top: top + from, bottom: top + to, bend, floor });
      return html`<path class="leave ${TONE[leave.reason]}" d="${path}"/>${figureLabel(context, riverId(river.code, stage.stage.stage, leave.reason), label, leaveName(context, leave.reason))}`;
    });
    const open = stage.leaves.filter(({ leave }) => isOpenEnd(leave.reason)).map(({ leave, from, to }) => {
      const y = to - from >= LABEL_HEIGHT ? top + (from + to) / 2 - 4 : top + to + 22;
      const d = `M${round(flip(end))} ${round(top + from)}H${round(flip(end + STUB))}M${round(flip(end))} ${round(top + to)}H${round(flip(end + STUB))}`;
      return html`<path class="open" d="${d}"/>${figureLabel(context, riverId(river.code, stage.stage.stage, leave.reason), { x: flip(end + 14), y }, leaveName(context, leave.reason))}`;
    });
    const bar = html`<rect class="stage" x="${round(Math.min(flip(stage.at), flip(end)))}" y="${top}" width="${size.bar}" height="${round(stage.across)}"/>`;
    return html`${onwards}${leaves}${open}${bar}${figureLabel(context, riverId(river.code, stage.stage.stage), { x: flip(stage.at), y: 22 }, stageName(context, stage.stage.stage))}`;
  });
  return html`<svg class="wide" viewBox="0 0 ${size.length} ${top + depth + (falls ? 52 : 12) + steps * LABEL_HEIGHT}" role="group" aria-label="${alt}">${hatching('wide')}${parts}</svg>`;
}

/** A band from one stage to the next, both with their upper edge at `top`. */
function band(from: number, to: number, top: number, width: number, nextWidth: number): Html {
  const half = (from + to) / 2;
  const d = `M${round(from)} ${top}H${round(to)}V${round(top + nextWidth)}C${round(half)} ${round(top + nextWidth)} ${round(half)} ${round(top + width)} ${round(from)} ${round(top + width)}Z`;
  return html`<path class="flow" d="${d}"/>`;
}

/** A ribbon that leaves a stage sideways, bends down and ends at the floor. */
function leaving({ x, sign, top, bottom, bend, floor }: { readonly x: number; readonly sign: number; readonly top: number; readonly bottom: number; readonly bend: number; readonly floor: number }): string {
  const width = bottom - top;
  const inner = 14;
  const turn = x + sign * bend;
  const outerX = turn + sign * (inner + width);
  const innerX = turn + sign * inner;
  const sweep = sign === 1 ? [1, 0] : [0, 1];
  return `M${round(x)} ${round(top)}H${round(turn)}A${round(inner + width)} ${round(inner + width)} 0 0 ${sweep[0]} ${round(outerX)} ${round(bottom + inner)}V${round(floor)}H${round(innerX)}V${round(bottom + inner)}A${inner} ${inner} 0 0 ${sweep[1]} ${round(turn)} ${round(bottom)}H${round(x)}Z`;
}

const NARROW_STAGE = 60;
const NARROW_LEAVE = 54;
const NARROW_WIDTH = 340;
/** Where the text beside the river begins. */
const NARROW_TEXT = 162;

/** On a phone the river runs down the page and leaves to the side, where the text stands. */
function narrow(context: PageContext, river: River, alt: string): Html {
  const placed = place(river, NARROW);
  const flip = (x: number): number => (context.locale === 'ar' ? NARROW_WIDTH - x : x);
  let y = 4;
  const parts = placed.map((stage, index) => {
    const start = y;
    y += NARROW_STAGE + stage.leaves.length * NARROW_LEAVE;
    return narrowStage(context, river, stage, { next: placed[index + 1], start, end: y, flip });
  });
  return html`<svg class="narrow" viewBox="0 0 ${NARROW_WIDTH} ${round(y + 8)}" role="group" aria-label="${alt}">${hatching('narrow')}${parts}</svg>`;
}

interface NarrowPlace {
  readonly next: Placed | undefined;
  readonly start: number;
  readonly end: number;
  readonly flip: (x: number) => number;
}

function narrowStage(context: PageContext, river: River, stage: Placed, { next, start, end, flip }: NarrowPlace): Html {
  const floor = start + NARROW.bar;
  const onwards = stage.leaves[0]?.from ?? stage.across;
  const x = (value: number): string => round(flip(value));
  const flow = next === undefined ? '' : html`<path class="flow" d="M${x(0)} ${floor}V${round(end)}H${x(next.across)}C${x(next.across)} ${round((start + end) / 2)} ${x(onwards)} ${round((start + end) / 2)} ${x(onwards)} ${floor}Z"/>`;
  const leaves = stage.leaves.map(({ leave, from, to }, order) => {
    const at = start + NARROW_STAGE + (stage.leaves.length - 1 - order) * NARROW_LEAVE + 14;
    const thick = Math.max(1.5, Math.min(to - from, 26));
    const d = isOpenEnd(leave.reason)
      ? `M${x(from)} ${floor}V${round(at + 22)}M${x(to)} ${floor}V${round(at + 22)}`
      : `M${x(from)} ${floor}V${round(at + thick)}H${x(NARROW_TEXT - 8)}V${round(at)}H${x(to)}V${floor}Z`;
    const label = figureLabel(context, riverId(river.code, stage.stage.stage, leave.reason), { x: flip(NARROW_TEXT), y: at + 4 }, leaveName(context, leave.reason));
    return html`<path class="${isOpenEnd(leave.reason) ? 'open' : `leave ${TONE[leave.reason]}`}" d="${d}"/>${label}`;
  });
  const bar = html`<rect class="stage" x="${round(Math.min(flip(0), flip(stage.across)))}" y="${start}" width="${round(stage.across)}" height="${NARROW.bar}"/>`;
  return html`${flow}${leaves}${bar}${figureLabel(context, riverId(river.code, stage.stage.stage), { x: flip(NARROW_TEXT), y: start + 13 }, stageName(context, stage.stage.stage))}`;
}

/**
 * The patterns that tell the tones apart without colour. Drawings of one shape share ids and define the same; the two
 * shapes do not, because a pattern inside a drawing that is hidden paints nothing.
 */
function hatching(shape: 'wide' | 'narrow'): Html {
  return html`<defs><pattern id="hatch-not-yet-${shape}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="hatch-ground"/><line x1="0" y1="0" x2="0" y2="7" class="hatch-line"/></pattern><pattern id="hatch-lost-${shape}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="lost-ground"/><circle cx="3" cy="3" r="1.3" class="lost-dot"/></pattern></defs>`;
}

/** The river as a table: works without scripts, without colour, without sight. */
function riverTable(context: PageContext, river: River): Html {
  return html`<table>
<caption>${context.t('start.river.caption', { name: riverName(context, river) })}</caption>
<thead><tr><th scope="col">${context.t('start.river.stage')}</th><th scope="col" class="n">${context.t('start.river.amount')}</th><th scope="col" class="n">${context.t('table.records')}</th><th scope="col">${context.t('start.river.leaves')}</th></tr></thead>
<tbody>
${river.stages.map((stage) => html`<tr><th scope="row">${stageName(context, stage.stage)}</th><td class="n">${context.fig(riverId(river.code, stage.stage), 'exact')}</td><td class="n">${context.fig(riverId(river.code, stage.stage, 'records'), 'exact')}</td><td>${stage.leaves.length === 0 ? '' : html`<ul class="plain">${stage.leaves.map((leave) => html`<li>${leaveName(context, leave.reason)}${context.t('mark.colon')}${context.fig(riverId(river.code, stage.stage, leave.reason), 'exact')}</li>`)}</ul>`}</td></tr>
`)}</tbody>
</table>`;
}
