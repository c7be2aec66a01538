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
  const cells = { use: wordCell(context, 'use') };
  return {
    title: context.text('screening.title'),
    lead: context.t('screening.lead'),
    body: [
      warnings(context, section.rows),
      html`<h2 id="newest">${context.t('screening.newest')}</h2>`,
      sectionTable(context, section, { caption: context.text('screening.newest'), columns: ['list', 'listDate', 'day', 'use', 'listEntries', 'parties', 'others', 'hits', 'named', 'undecided', 'noMatch', 'listed'], head: 'list', keep: ['use'], cells, headed: true }),
      html`<h2 id="runs">${context.t('screening.runs')}</h2>`,
      sectionTable(context, runs, { caption: context.text('screening.runs'), columns: ['day', 'list', 'listDate', 'use', 'listEntries', 'entriesAdded', 'entriesChanged', 'entriesRemoved', 'parties', 'hits', 'named', 'digest', 'entry'], head: 'day', rows: shownRows(runs), keep: ['use'], cells, headed: true }),
      html`<p class="note">${context.t('screening.again')}</p>`,
      ruleNotes(context, section.noteKeys),
    ],
  };
}

/** What is said of each list for tests, before anything that was found with it. */
function warnings(context: PageContext, rows: readonly Row[]): Html {
  return html`${rows.filter((row) => row['use'] === 'for-tests').map((row) => html`<p class="lead"><strong>${context.t('screening.for-tests', { list: String(row['list']), date: formatDay(context.locale, String(row['listDate'])) })}</strong></p>`)}`;
}
