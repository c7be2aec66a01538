// Projects: the funds that have any, and a page for each fund.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { anchorOf, sectionTable } from '../table.ts';
import type { Slugs } from '../slug.ts';
import { PROJECT_COLUMNS, projectCells } from './funds.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

export function projectsPage(context: PageContext, slugs: Slugs): PageParts {
  const section = context.figures.section('funds');
  const rows = section.rows.filter((row) => Number(row['projects']) > 0);
  return {
    title: context.text('projects.title'),
    lead: context.t('projects.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('projects.caption'),
        columns: ['fundName', 'allocations', 'projects', 'placeBudgets', 'places', 'difference'],
        rows,
        head: 'fundName',
        file: 'reports/projects.csv',
        cells: { fundName: (row) => html`<a href="${context.href(`projects/${slugs.of(String(row['fund']))}.html`)}"><bdi>${String(row['fundName'] === '' ? row['fund'] : row['fundName'])}</bdi></a>` },
      }),
      html`<p class="note">${context.t('projects.people')}</p>`,
    ],
  };
}

export function projectsOfFundPage(context: PageContext, fund: string): PageParts {
  const section = context.figures.section('projects');
  const rows = section.rows.filter((row) => row['fund'] === fund);
  const name = context.nameOf('fund', fund);
  return {
    title: context.text('projects.of', { name }),
    heading: html`<h1>${context.t('projects.of', { name: html`<bdi>${name}</bdi>` })}</h1>`,
    lead: context.t('projects.people'),
    body: [
      sectionTable(context, section, { caption: context.text('projects.of', { name }), columns: PROJECT_COLUMNS, rows, head: 'title', anchor: (row) => anchorOf(String(row['project'])), cells: projectCells(context) }),
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf(rows)),
    ],
  };
}
