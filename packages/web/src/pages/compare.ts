// Publishers' counts of the same consignments side by side, month by month.

import { html, type Html } from '@amanah/ui/html.ts';
import { formatMonth } from '@amanah/ui/day.ts';
import type { SideBySideAccount, SideBySideMonth } from '@amanah/projection/report-shape.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import type { PageParts } from '../frame.ts';
import { ruleNotes, sourceNotes } from './standing-notes.ts';

export function comparePage(context: PageContext): PageParts {
  const { sideBySide } = context.figures.report('consignments');
  const { accounts } = sideBySide;
  return {
    title: context.text('compare.title'),
    lead: context.t('compare.lead'),
    body: [
      ...(accounts.length < 2 ? [html`<p>${context.t('compare.none')}</p>`] : [compareTable(context), knownReasons(context, accounts)]),
      ruleNotes(context, ['side-by-side', 'crossed', 'tree-size', 'not-added']),
      sourceNotes(context, new Set(accounts.flatMap((account) => [account.dataset]))),
    ],
  };
}

/** What is known to make accounts differ. What UNRWA says of its own list stands only beside that list. */
function knownReasons(context: PageContext, accounts: readonly SideBySideAccount[]): Html {
  const isPartial = accounts.some(({ publisher }) => publisher === 'unrwa');
  const reasons = ['scope', 'point', ...(isPartial ? (['partial'] as const) : []), 'unexplained'] as const;
  return html`<h2>${context.t('compare.reasons')}</h2><ul>${reasons.map((reason) => html`<li>${context.t(`compare.reason.${reason}`)}</li>`)}</ul>`;
}

/** How an account is called in a head: its publisher, and its dataset where one publisher has two. */
export function accountName(context: PageContext, account: SideBySideAccount): string {
  const { accounts } = context.figures.report('consignments').sideBySide;
  const isAlone = accounts.filter((one) => one.publisher === account.publisher).length === 1;
  const name = account.publisher === '' ? context.view.operation.name : context.nameOf('organisation', account.publisher);
  return isAlone ? name : `${name} (${account.dataset})`;
}

/** The name without what stands in brackets, for places with little room. */
export function shortAccountName(context: PageContext, account: SideBySideAccount): string {
  return accountName(context, account).split(' (')[0] as string;
}

function compareTable(context: PageContext): Html {
  const { accounts, months } = context.figures.report('consignments').sideBySide;
  const section = context.figures.section('consignments.side-by-side');
  const word = (group: string, code: string): string => (code === '' ? context.text('figure.not-reported') : context.word(`${group}.${code}`, code));
  const head = (title: Html, cell: (account: SideBySideAccount) => Html | string): Html => html`<tr><th scope="row">${title}</th>${accounts.map((account) => html`<td>${cell(account)}</td>`)}</tr>
`;
  return html`<div class="scroll" role="region" aria-label="${context.text('compare.caption')}" tabindex="0"><table class="compare">
<caption>${context.t('compare.caption')}</caption>
<thead>
<tr><td></td>${accounts.map((account) => html`<th scope="col"><bdi>${accountName(context, account)}</bdi></th>`)}</tr>
</thead>
<tbody class="heads">
${head(context.t('compare.scope'), (account) => html`<span lang="en" dir="ltr">${account.scope === '' ? context.nameOf('fund', account.dataset) : account.scope}</span>`)}${head(context.t('compare.point'), (account) => word('point', account.point))}${head(context.t('compare.basis'), (account) => context.t(`compare.basis.${account.basis}`))}</tbody>
${months.map((month) => monthBody(context, section, accounts, month))}</table></div>
<p class="under"><a href="${context.fromRoot('reports/consignments.json')}">JSON</a></p>`;
}

function monthBody(context: PageContext, section: Section, accounts: readonly SideBySideAccount[], month: SideBySideMonth): Html {
  const figure = (account: string): Html => {
    const row = section.rows.find((one) => one['month'] === month.month && one['account'] === account);
    if (row === undefined) return html`<span class="none">${context.t('figure.not-reported')}</span>`;
    return context.fig(context.figures.idOf(section, row, 'consignments'), 'exact');
  };
  const name = month.month === '' ? context.t('compare.all-time') : html`<time datetime="${month.month}">${formatMonth(context.locale, month.month)}</time>`;
  const title = (account: string): string => {
    const found = accounts.find((one) => one.account === account);
    return found === undefined ? account : shortAccountName(context, found);
  };
  return html`<tbody>
<tr><th scope="row">${name}</th>${accounts.map(({ account }) => html`<td class="n">${figure(account)}</td>`)}</tr>
${month.differences.map(({ between }) => html`<tr class="difference"><th scope="row">${context.t('compare.difference', { a: html`<bdi>${title(between[0])}</bdi>`, b: html`<bdi>${title(between[1])}</bdi>` })}</th>${accounts.map(({ account }) => html`<td class="n">${account === between[1] ? figure(between.join(' - ')) : ''}</td>`)}</tr>
`)}</tbody>
`;
}
