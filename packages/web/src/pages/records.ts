// Records: the journal, one record at a time, and the records behind a figure.
// The page is a door; what stands behind it is fetched from the log and proven
// in the reader's browser.

import { PUBLISHED_REPORTS } from '@amanah/projection/report-shape.ts';
import { html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { SPOKEN } from './trust-strip.ts';

/** Messages that the script of this page says. */
const OF_RECORDS: readonly MessageKey[] = [
  'records.of', 'records.kind', 'records.author', 'records.happened', 'records.logged', 'records.postings', 'records.postings.none', 'records.posting', 'records.least-units', 'records.source',
  'records.supersedes', 'records.id', 'records.raw', 'records.cite', 'records.cited', 'records.citation', 'records.not-found', 'records.proof', 'records.waits', 'records.waited', 'decisions.of-record', 'records.more', 'records.behind', 'records.close',
  'verify.step.entry', 'verify.step.inclusion', 'verify.step.figure', 'restatements.before', 'restatements.after', 'restatements.field', 'restatements.blank', 'figure.exact', 'figure.at-size',
];
/** Kinds whose names say more than their codes, and what is said of a list for tests. */
const OF_SCREENING: readonly MessageKey[] = ['kind.screening', 'kind.screening-decision', 'kind.registration', 'kind.registration-merge', 'kind.query-count', 'screening.for-tests'];
const PLACEHOLDERS = { list: '{list}', date: '{date}', index: '{index}', amount: '{amount}', source: '{source}', destination: '{destination}', figure: '{figure}', operation: '{operation}', size: '{size}', root: '{root}', value: '{value}', reason: '{reason}' };

export function recordsPage(context: PageContext): PageParts {
  return {
    title: context.text('records.title'),
    lead: context.t('records.lead'),
    body: [
      html`<form data-records data-operation="${context.view.operation.name}" class="find" hidden><label for="number">${context.t('records.number')}</label> <input id="number" name="number" type="number" min="0" max="${context.view.treeSize - 1}" value="0" inputmode="numeric" dir="ltr"> <button>${context.t('records.show')}</button> <button type="button" class="plain" data-step="-1">${context.t('records.previous')}</button> <button type="button" class="plain" data-step="1">${context.t('records.next')}</button></form>
<div data-behind></div>
<div data-record role="region" aria-label="${context.text('records.title')}" aria-live="polite"></div>
<dl hidden data-words>${[...SPOKEN, ...OF_RECORDS, ...OF_SCREENING].map((key) => html`<dt>${key}</dt><dd>${context.text(key, PLACEHOLDERS)}</dd>`)}</dl>
<noscript><p>${context.t('records.noscript')}</p></noscript>`,
      html`<h2>${context.t('records.reports')}</h2><ul class="reports">${PUBLISHED_REPORTS.map((name) => html`<li><bdi>${name}</bdi> <a href="${context.fromRoot(`reports/${name}.csv`)}" aria-label="${name} CSV">CSV</a> <a href="${context.fromRoot(`reports/${name}.json`)}" aria-label="${name} JSON">JSON</a></li>`)}</ul>`,
    ],
  };
}
