// Adequacy: the distance between what was sent, what arrived, what was handed
// over and what people needed, as days of food and water for one person.

import type { Row } from '@amanah/projection/report-shape.ts';
import { formatMonth } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import type { PageParts } from '../frame.ts';
import { shownOptions } from '../operation-menu.ts';
import { nameOfCode, sectionTable } from '../table.ts';
import { pointCell } from './consignments.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function adequacyPage(context: PageContext): PageParts {
  const detail = context.figures.section('adequacy');
  const beside = context.figures.section('adequacy.beside');
  const gaps = context.figures.section('adequacy.not-converted');
  const cells = { placeName: (row: Row) => placeName(context, row), place: (row: Row) => placeName(context, row), point: pointCell(context), measure: wordCell(context, 'measure'), reason: wordCell(context, 'reason') };
  const first = headlineRow(beside.rows);
  return {
    title: context.text('adequacy.title'),
    ...(first === undefined ? {} : { lead: headline(context, beside, first) }),
    body: [
      html`<p>${context.t('adequacy.lead')} ${standard(context)}</p>`,
      html`<h2 id="beside">${context.t('adequacy.beside')}</h2>`,
      sectionTable(context, beside, {
        caption: context.text('adequacy.beside'), columns: ['placeName', 'month', 'measure', 'daysSent', 'daysArrived', 'daysHandedOver', 'needDays', 'coverage'], head: 'placeName', cells, headed: true, file: 'reports/adequacy.json', ...shownOptions(beside),
      }),
      html`<h2 id="detail">${context.t('adequacy.detail')}</h2>`,
      sectionTable(context, detail, {
        ...shownOptions(detail),
        caption: context.text('adequacy.detail'),
        columns: ['placeName', 'month', 'point', 'kcal', 'protein', 'fat', 'litres', 'foodDays', 'waterDays', 'proteinEnergy', 'fatEnergy', 'lines', 'linesNotConverted', 'shareNotConverted'],
        head: 'placeName', cells, headed: true,
      }),
      gaps.rows.length === 0 ? html`` : html`<h2 id="not-converted">${context.t('adequacy.not-converted')}</h2><p>${context.t('adequacy.not-converted.lead')}</p>${sectionTable(context, gaps, {
        ...shownOptions(gaps),
        caption: context.text('adequacy.not-converted'), columns: ['place', 'month', 'point', 'commodity', 'quantity', 'lines', 'reason', 'of'], head: 'place', cells, headed: true, file: 'reports/adequacy.json',
      })}`,
      ruleNotes(context, detail.noteKeys),
    ],
  };
}

function placeName(context: PageContext, row: Row): Html {
  const place = String(row['place']);
  return html`<bdi>${place === '' ? context.t('adequacy.not-stated') : nameOfCode(context, 'place', place)}</bdi>`;
}

/** The widest place of the newest month for which a need is published; of the newest month where there is none. */
function headlineRow(rows: readonly Row[]): Row | undefined {
  const food = rows.filter((row) => row['measure'] === 'food' && row['place'] !== '');
  const withNeed = food.filter((row) => row['needDays'] !== undefined && Number(row['daysSent']) + Number(row['daysArrived']) + Number(row['daysHandedOver']) > 0);
  const list = withNeed.length > 0 ? withNeed : food;
  const places = new Set(list.map((row) => row['place']));
  const widest = list.filter((row) => !places.has(row['parent'] as string));
  const size = (row: Row): number => Number(row['daysHandedOver']) + Number(row['daysSent']);
  return widest.reduce<Row | undefined>((best, row) => {
    if (best === undefined || String(row['month']) > String(best['month'])) return row;
    return row['month'] === best['month'] && size(row) > size(best) ? row : best;
  }, undefined);
}

function headline(context: PageContext, section: Section, row: Row): Html {
  const fig = (column: string): Html => context.fig(context.figures.idOf(section, row, column));
  const said = context.t('adequacy.sentence', {
    place: placeName(context, row), month: formatMonth(context.locale, String(row['month'])), sent: fig('daysSent'), arrived: fig('daysArrived'), handedOver: fig('daysHandedOver'),
  });
  const need = row['needDays'] === undefined ? context.t('adequacy.sentence.no-need') : context.t('adequacy.sentence.need', { needed: fig('needDays'), coverage: fig('coverage') });
  return html`${said} ${need}`;
}

function standard(context: PageContext): Html {
  const section = context.figures.section('adequacy.standard');
  const [row] = section.rows;
  if (row === undefined) return html``;
  const fig = (column: string): Html => context.fig(context.figures.idOf(section, row, column), 'exact');
  // Who the usual figures come from is said in the language of the page; a policy's own words stand as they were written.
  const source = row['basis'] === 'usual' ? context.t('adequacy.standard.usual') : html`<bdi>${String(row['source'])}</bdi>`;
  return html`${context.t('adequacy.standard', { kcal: fig('kcal'), litres: fig('litres') })} ${source}`;
}
