// Places: maps of what projects state per governorate, one for each fund, and the table of all places.

import { geoMercator, geoPath } from 'd3-geo';
import { scaleQuantize } from 'd3-scale';
import type { Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { areaName } from '@amanah/ui/area-name.ts';
import { figureText, type PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { polygonOf, type Area } from '../map/area.ts';
import { PSE_AREAS, PSE_SOURCE } from '../map/pse.ts';
import { anchorOf, sectionTable } from '../table.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

const WIDTH = 480;
const HEIGHT = 600;
const CLASSES = 5;
/** The parts of the map, each at its own scale: Gaza would be a speck beside the West Bank. */
const REGIONS = ['PS01', 'PS02'] as const;

export function placesPage(context: PageContext): PageParts {
  const section = context.figures.section('places');
  const budgets = section.rows.filter((row) => row['budgetWithParts'] !== undefined && row['budgetWithParts'] !== '');
  const mapped = new Map<string, Map<string, Row>>();
  for (const row of budgets) {
    const pcode = pcodeOf(row);
    if (pcode === undefined) continue;
    const fund = `${String(row['fund'])}\u0000${String(row['commodity'])}`;
    const areas = mapped.get(fund) ?? new Map<string, Row>();
    areas.set(pcode, row);
    mapped.set(fund, areas);
  }
  return {
    title: context.text('places.title'),
    lead: context.t('places.lead'),
    body: [
      ...[...mapped.values()].map((areas) => mapFigure(context, areas)),
      sectionTable(context, section, {
        caption: context.text('places.caption'),
        columns: ['placeName', 'pcode', 'parent', 'fund', 'projectPlaces', 'budget', 'projectPlacesWithParts', 'budgetWithParts', 'commodity', 'consignments'],
        head: 'placeName',
        anchor: (row) => anchorOf(`${String(row['place'])}/${String(row['fund'])}/${String(row['publisher'])}/${String(row['commodity'])}`),
        cells: { placeName: (row) => placeName(context, row) },
      }),
      html`<p class="note">${context.t('places.off-map')}</p>`,
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf(section.rows)),
    ],
  };
}

/** The P-code of a row where it is an area of the map. Names are not enough: towns are called like their governorates. */
function pcodeOf(row: Row): string | undefined {
  const own = String(row['pcode'] ?? '');
  return PSE_AREAS.some((area) => area.pcode === own) ? own : undefined;
}

function placeName(context: PageContext, row: Row): Html {
  const pcode = pcodeOf(row);
  const name = String(row['placeName'] === '' ? row['place'] : row['placeName']);
  const local = pcode === undefined ? undefined : areaName(context.locale, pcode);
  return local === undefined ? html`<bdi>${name}</bdi>` : html`<bdi>${local}</bdi> <bdi class="who">${name}</bdi>`;
}

function mapFigure(context: PageContext, areas: ReadonlyMap<string, Row>): Html {
  const section = context.figures.section('places');
  const rows = [...areas.values()];
  const fund = String(rows[0]?.['fund'] ?? '');
  const amounts = rows.map((row) => Number(row['budgetWithParts']));
  const scale = scaleQuantize<number>().domain([0, Math.max(...amounts)]).range(Array.from({ length: CLASSES }, (_, at) => at)).nice();
  const largest = rows.reduce((a, b) => (Number(b['budgetWithParts']) > Number(a['budgetWithParts']) ? b : a));
  const amountOf = (row: Row): string => figureText(context.locale, context.figures.figure(context.figures.idOf(section, row, 'budgetWithParts')), 'short');
  const alt = context.text('places.map.alt', { first: nameOfArea(context, pcodeOf(largest) ?? '', String(largest['placeName'])), amount: amountOf(largest) });
  const { unit } = context.figures.figure(context.figures.idOf(section, largest, 'budgetWithParts'));
  const legend = Array.from({ length: CLASSES }, (_, at) => scale.invertExtent(at));
  return html`<figure class="map"><figcaption>${context.t('places.map')}${context.t('mark.colon')}<bdi>${context.nameOf('fund', fund)}</bdi>, ${unit.code}</figcaption>
<div class="regions" role="group" aria-label="${alt}">${REGIONS.map((parent) => region(context, areas, parent, scale))}</div>
<ul class="legend" aria-label="${context.text('places.legend')}">${legend.map(([from, to], at) => html`<li><svg viewBox="0 0 28 18" aria-hidden="true"><rect class="area c${at}" width="28" height="18"/></svg> ${figureText(context.locale, { value: String(Math.round(from)), unit }, 'short')} – ${figureText(context.locale, { value: String(Math.round(to)), unit }, 'short')}</li>`)}<li><svg viewBox="0 0 28 18" aria-hidden="true"><rect class="area none" width="28" height="18"/></svg> ${context.t('places.legend.none')}</li></ul>
<p class="note">${context.t('places.disclaimer')} <span lang="en" dir="ltr">${PSE_SOURCE}</span></p></figure>`;
}

function nameOfArea(context: PageContext, pcode: string, name: string): string {
  return areaName(context.locale, pcode) ?? name;
}

function region(context: PageContext, areas: ReadonlyMap<string, Row>, parent: string, scale: (value: number) => number): Html {
  const features = PSE_AREAS.filter((area) => area.parent === parent).map(polygonOf);
  const projection = geoMercator().fitExtent([[24, 16], [WIDTH - 24, HEIGHT - 16]], { type: 'FeatureCollection', features });
  const path = geoPath(projection).digits(1);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}">
${features.map((feature) => {
    const row = areas.get(feature.properties.pcode);
    return html`<path class="area ${row === undefined ? 'none' : `c${scale(Number(row['budgetWithParts']))}`}" d="${path(feature) ?? ''}"/>`;
  })}
${features.map((feature) => label(context, feature.properties, path.centroid(feature), areas.get(feature.properties.pcode)))}
</svg>`;
}

function label(context: PageContext, area: Area, [x, y]: [number, number], row: Row | undefined): Html {
  const section = context.figures.section('places');
  const name = nameOfArea(context, area.pcode, area.name);
  const text = html`<tspan class="what" x="${x.toFixed(1)}">${name}</tspan>`;
  if (row === undefined) return html`<text class="area-name" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle">${text}</text>`;
  const figure = context.figures.figure(context.figures.idOf(section, row, 'budgetWithParts'));
  return html`<a class="mark" href="${context.recordsOf(figure.id)}"><text class="area-name" x="${x.toFixed(1)}" y="${(y - 6).toFixed(1)}" text-anchor="middle">${text} <tspan class="value" x="${x.toFixed(1)}" dy="20" data-figure="${figure.id}" data-value="${figure.value}" data-form="short" data-bare>${figureText(context.locale, figure, 'short', false)}</tspan></text></a>`;
}
