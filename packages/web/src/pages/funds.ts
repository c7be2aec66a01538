// Funds: all of them in one table, and a page for each.

import type { Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { riverFigure } from '../river.ts';
import { anchorOf, sectionTable } from '../table.ts';
import type { Slugs } from '../slug.ts';
import { decisionsOfFund } from './decision-spending.ts';
import { fundRulesPart } from './fund-rules-part.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

const COLUMNS = ['fundName', 'publisher', 'commodity', 'promised', 'committed', 'contributions', 'donors', 'allocations', 'projects', 'placeBudgets', 'places', 'difference'];

export function fundsPage(context: PageContext, slugs: Slugs): PageParts {
  const section = context.figures.section('funds');
  return {
    title: context.text('funds.title'),
    lead: context.t('funds.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('funds.caption'),
        columns: COLUMNS,
        head: 'fundName',
        anchor: (row) => anchorOf(`${String(row['fund'])}/${String(row['publisher'])}/${String(row['commodity'])}`),
        cells: { fundName: (row) => html`<a href="${context.href(fundPath(slugs, String(row['fund'])))}"><bdi>${fundName(row)}</bdi></a>` },
      }),
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf(section.rows)),
    ],
  };
}

function fundName(row: Row): string {
  return String(row['fundName'] === '' ? row['fund'] : row['fundName']);
}

/** The page of a fund. */
export function fundPath(slugs: Slugs, fund: string): string {
  return `funds/${slugs.of(fund)}.html`;
}

export function fundPage(context: PageContext, fund: string): PageParts {
  const section = context.figures.section('funds');
  const rows = section.rows.filter((row) => row['fund'] === fund);
  const name = context.nameOf('fund', fund);
  const rivers = context.figures.report('promised-to-served').rivers.filter((river) => river.code === fund);
  const projects = context.figures.section('projects');
  const own = projects.rows.filter((row) => row['fund'] === fund);
  return {
    title: name,
    heading: html`<h1><bdi>${name}</bdi></h1>`,
    body: [
      ...rows.map((row) => fundLead(context, row)),
      ...rivers.map((river) => riverFigure(context, river)),
      fundRulesPart(context, fund),
      decisionsOfFund(context, fund),
      html`<h2>${context.t('fund.projects')}</h2>`,
      own.length === 0
        ? html`<p>${context.t('fund.none')}</p>`
        : html`${sectionTable(context, projects, { caption: context.text('projects.of', { name }), columns: PROJECT_COLUMNS, rows: own, head: 'title', anchor: (row) => anchorOf(String(row['project'])), cells: projectCells(context) })}<p class="note">${context.t('projects.people')}</p>`,
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf([...rows, ...own])),
    ],
  };
}

export const PROJECT_COLUMNS = ['title', 'partnerName', 'status', 'amount', 'placeBudgets', 'difference', 'places', 'men', 'women', 'boys', 'girls'];

/** Titles are long and in the language of the publisher; the project's code stands below. */
export function projectCells(context: PageContext): Readonly<Record<string, (row: Row) => Html>> {
  return {
    title: (row) => html`<bdi lang="en">${row['title'] === '' ? context.text('figure.not-reported') : String(row['title'])}</bdi><br><code>${String(row['project'])}</code>`,
  };
}

function fundLead(context: PageContext, row: Row): Html {
  const section = context.figures.section('funds');
  const id = (column: string): string => context.figures.idOf(section, row, column);
  const projects = Number(row['projects']);
  const difference = String(row['difference']);
  return html`<p class="lead">${context.t('fund.lead', {
    contributions: context.fig(id('contributions')),
    allocations: context.fig(id('allocations')),
    projects: context.t('fund.lead.projects', { count: projects, figure: context.fig(id('projects')) }),
  })}</p>
${/[1-9]/.test(difference) ? html`<p>${context.t('fund.difference', { sum: context.fig(id('placeBudgets'), 'exact'), difference: context.fig(id('difference'), 'exact') })}</p>` : ''}`;
}
