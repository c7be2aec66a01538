// What changed: every pair of versions of a publisher's file, in counts and row by row.

import type { VersionPair } from '@amanah/projection/report-shape.ts';
import { restatementRows } from '@amanah/projection/restatements.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { changesPaths } from '../changes-file.ts';
import { anchorOf, sectionTable } from '../table.ts';
import { changeList, changesOfPair } from './change-list.ts';
import { overriddenList } from './decisions.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

/** Rows listed with their fields for each pair; the journal holds all. */
const LISTED = 40;

export async function restatementsPage(context: PageContext): Promise<PageParts> {
  const report = context.figures.report('restatements');
  const section = context.figures.section('restatements');
  const pairs = await Promise.all(report.pairs.map((pair) => pairPart(context, pair)));
  return {
    title: context.text('restatements.title'),
    lead: context.t('restatements.lead'),
    body: [
      report.pairs.length === 0
        ? html`<p>${context.t('restatements.none')}</p>`
        : sectionTable(context, section, { caption: context.text('restatements.versions'), columns: ['dataset', 'publisher', 'fromRetrieved', 'toRetrieved', 'rows', 'added', 'backdated', 'removed', 'changed'], head: 'dataset', cells: { dataset: (row) => html`<a href="#${anchorOf(String(row['pair']))}"><bdi>${String(row['dataset'])}</bdi></a>` } }),
      overriddenList(context),
      ...pairs,
      ruleNotes(context, report.noteKeys),
      sourceNotes(context, codesOf(report.rows)),
    ],
  };
}

async function pairPart(context: PageContext, pair: VersionPair): Promise<Html> {
  const { figures, locale } = context;
  const fields = figures.section('restatements.field');
  const amounts = figures.section('restatements.amount');
  const pairSection = figures.section('restatements.pair');
  const row = pairSection.rows.find((one) => one['pair'] === pair.pair);
  const changes = await changesOfPair(context, pair, LISTED);
  const total = (['changed', 'removed'] as const).reduce((sum, change) => sum + restatementRows(context.books, context.view.treeSize, pair.pair, { change, limit: 0 }).total, 0);
  const ofPair = <Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[]): Row[] => rows.filter((one) => one['pair'] === pair.pair);
  return html`<section aria-labelledby="${anchorOf(pair.pair)}"><h2 id="${anchorOf(pair.pair)}">${context.t('restatements.pair', { dataset: html`<bdi>${pair.dataset}</bdi>`, from: formatDay(locale, pair.from.retrieved), to: formatDay(locale, pair.to.retrieved) })}</h2>
${row === undefined || pair.backdated === 0 ? '' : html`<p>${context.t('restatements.backdated', { count: pair.backdated, figure: context.fig(figures.idOf(pairSection, row, 'backdated'), 'exact') })}</p>`}
${columnChange(context, pair)}
${Object.keys(pair.fields).length === 0 ? '' : html`<h3>${context.t('restatements.fields')}</h3>${sectionTable(context, fields, { caption: context.text('restatements.fields'), columns: ['field', 'rowsChanged'], rows: ofPair(fields.rows), head: 'field', headed: true })}`}
${pair.amounts.length === 0 ? '' : html`<h3>${context.t('restatements.amounts')}</h3>${sectionTable(context, amounts, { caption: context.text('restatements.amounts'), columns: ['commodity', 'addedAmount', 'removedAmount', 'changedBeforeAmount', 'changedAfterAmount', 'effectAmount'], rows: ofPair(amounts.rows), head: 'commodity', headed: true })}`}
${changes.length === 0 ? '' : html`<h3>${context.t('restatements.list')}</h3>${total > changes.length ? html`<p>${context.t('restatements.list.cut', { shown: exactNumber(locale, String(changes.length)), count: exactNumber(locale, String(total)) })}</p>` : ''}${changeList(context, changes)}<p class="under"><a href="${context.fromRoot(changesPaths(context.view).get(pair.pair) ?? '')}">${context.t('table.csv')}</a></p>`}
<p class="note">${context.t('restatements.as-of', { size: html`<code>${pair.from.record + 1}</code>` })}</p></section>`;
}

function columnChange(context: PageContext, pair: VersionPair): Html {
  const list = (columns: readonly string[]): Html => html`<bdi>${columns.join(', ')}</bdi>`;
  return html`${pair.columnsAdded.length === 0 ? '' : html`<p>${context.t('restatements.columns.added', { columns: list(pair.columnsAdded) })}</p>`}${pair.columnsDropped.length === 0 ? '' : html`<p>${context.t('restatements.columns.dropped', { columns: list(pair.columnsDropped) })}</p>`}`;
}
