// Screening: against which lists, when, and how many wait for a person. Nobody is named here, and a list for tests says so.

import type { Row } from '@amanah/projection/report-shape.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { shownRows } from '../operation-menu.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function screeningPage(context: PageContext): PageParts {
  const section = context.figures.section('screenings');
  const runs = context.figures.section('screenings.run');
  // A digest is long and may break anywhere.
  const cells = { use: useCell(context), digest: (row: Row): Html => html`<code>${String(row['digest'] ?? '')}</code>` };
  return {
    title: context.text('screening.title'),
    lead: context.t('screening.lead'),
    body: [
      warnings(context, section.rows),
      html`<h2 id="newest">${context.t('screening.newest')}</h2>`,
      html`<div class="screenings">${sectionTable(context, section, { caption: context.text('screening.newest'), columns: ['list', 'use', 'listDate', 'day', 'listEntries', 'parties', 'others', 'hits', 'named', 'undecided', 'noMatch', 'listed'], head: 'list', keep: ['use'], cells, headed: true })}</div>`,
      html`<h2 id="runs">${context.t('screening.runs')}</h2>`,
      html`<div class="screenings">${sectionTable(context, runs, { caption: context.text('screening.runs'), columns: ['list', 'use', 'day', 'listDate', 'listEntries', 'entriesAdded', 'entriesChanged', 'entriesRemoved', 'parties', 'hits', 'named', 'digest', 'entry'], head: 'list', rows: shownRows(runs), keep: ['use'], cells, headed: true })}</div>`,
      html`<p class="note">${context.t('screening.again')}</p>`,
      ruleNotes(context, section.noteKeys),
    ],
  };
}

/** What a screening is used for; what is for tests only is seen at once. */
function useCell(context: PageContext): (row: Row) => Html | string {
  const word = wordCell(context, 'use');
  return (row) => (row['use'] === 'for-tests' ? html`<strong class="tests-only">${word(row)}</strong>` : word(row));
}

/** What is said of each list for tests, before anything that was found with it. */
function warnings(context: PageContext, rows: readonly Row[]): Html {
  return html`${rows.filter((row) => row['use'] === 'for-tests').map((row) => html`<p class="lead"><strong class="tests-only">${context.t('screening.for-tests', { list: String(row['list']), date: formatDay(context.locale, String(row['listDate'])) })}</strong></p>`)}`;
}
