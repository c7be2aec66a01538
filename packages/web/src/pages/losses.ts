// Losses: every loss of the operation with its fund, by class first.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { shownOptions, shownRows } from '../operation-menu.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function lossesPage(context: PageContext): PageParts {
  const section = context.figures.section('losses');
  const classes = context.figures.section('losses.class');
  const cells = { loss: wordCell(context, 'loss') };
  // The newest first: what happened long ago is looked for, what happened now is read.
  const newest = [...shownRows(section)].reverse();
  return {
    title: context.text('losses.title'),
    lead: context.t('losses.lead'),
    body: [
      html`<h2 id="by-class">${context.t('losses.by-class')}</h2>`,
      sectionTable(context, classes, { ...shownOptions(classes), caption: context.text('losses.by-class'), columns: ['loss', 'fund', 'quantity', 'commodity', 'records'], head: 'loss', cells, headed: true }),
      html`<h2 id="all">${context.t('losses.all')}</h2>`,
      sectionTable(context, section, {
        caption: context.text('losses.all'), columns: ['day', 'quantity', 'commodity', 'loss', 'fund', 'waybill', 'place', 'partner', 'ageDays', 'entry'], head: 'day', rows: newest, totals: () => true, cells, headed: true,
      }),
      ruleNotes(context, section.noteKeys),
    ],
  };
}
