// Decisions: every vote in one list, so that "who decided it, under which rule?"
// is answered before anybody opens a page.

import type { Row } from '@amanah/projection/report-shape.ts';
import type { VoteAt } from '@amanah/projection/votes.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { committeeWords, ruleName, voteLink, votesOf, votesWithPage } from '../vote-words.ts';
import { ruleNotes } from './standing-notes.ts';
import { count } from './trail-parts.ts';

export function decisionsPage(context: PageContext): PageParts {
  const section = context.figures.section('decisions');
  const votes = votesOf(context);
  const shown = votesWithPage(votes);
  const rows = section.rows.slice(-shown.length).toReversed();
  const byRow = new Map(votes.map((vote) => [String(vote.row), vote]));
  const of = (row: Row): VoteAt => byRow.get(String(row['vote'])) as VoteAt;
  return {
    title: context.text('decisions.title'),
    lead: context.t('decisions.lead'),
    body: [
      states(context),
      votes.length > shown.length ? html`<p>${context.t('decisions.newest', { count: count(context, shown.length), all: count(context, votes.length) })}</p>` : html``,
      html`<div class="votes">${sectionTable(context, section, {
        caption: context.text('decisions.caption'), head: 'title', rows, keep: ['status', 'committee', 'rule', 'closes'],
        columns: ['title', 'status', 'committee', 'rule', 'closes', 'counted', 'eligible'],
        cells: {
          title: (row) => voteLink(context, of(row).row), status: (row) => html`${stateWords(context, of(row))}${otherVotes(context, of(row))}`, committee: (row) => committeeWords(context, of(row)), rule: (row) => ruleName(context, of(row)),
          closes: (row) => formatDay(context.locale, String(row['closes'])),
        },
      })}</div>`,
      overriddenList(context),
      ruleNotes(context, section.noteKeys),
    ],
  };
}

/** How a vote stands, in words that are seen as such without colour. */
export function stateWords(context: PageContext, { state }: VoteAt): Html {
  return html`<span class="status ${state}">${context.t(`status.${state}`)}</span>`;
}

/** The vote that took the place of this one, or that this one is to take the place of. */
function otherVotes(context: PageContext, { overrides, overriddenBy, outcome }: VoteAt): Html {
  return html`${overriddenBy === undefined ? '' : html` ${context.t('decisions.by', { link: voteLink(context, overriddenBy) })}`}${overrides === undefined ? '' : html` ${context.t(outcome?.body.verdict === 'passed' ? 'decisions.instead-of' : 'decisions.about', { link: voteLink(context, overrides.row) })}`}`;
}

function states(context: PageContext): Html {
  const section = context.figures.section('decisions.state');
  return html`<ul class="states" aria-label="${context.text('decisions.states')}">${section.rows.map((row) => {
    const status = String(row['status']) as VoteAt['state'];
    return html`<li>${context.t(`status.${status}`)}${context.text('mark.colon')}${context.fig(context.figures.idOf(section, row, 'votes'), 'exact')}</li>`;
  })}</ul>`;
}

/** Votes that took the place of another one, the newest first. */
function overridingVotes(context: PageContext): { readonly old: VoteAt; readonly by: VoteAt }[] {
  const votes = votesOf(context);
  return votes.flatMap((old) => {
    const by = votes.find(({ row }) => row === old.overriddenBy);
    return by === undefined ? [] : [{ old, by }];
  }).toReversed();
}

/** The decisions that later ones took the place of, both named, with the reason; nothing where there are none. */
export function overriddenList(context: PageContext, most = Infinity): Html {
  const pairs = overridingVotes(context).slice(0, most);
  if (pairs.length === 0) return html``;
  return html`<section aria-labelledby="overridden"><h2 id="overridden">${context.t('decisions.overridden')}</h2><p>${context.t('decisions.overridden.text')}</p><ul class="overridden">${pairs.map(({ old, by }) => html`<li>${context.t('decisions.overridden.line', {
    new: voteLink(context, by.row), old: voteLink(context, old.row), day: dayOfOutcome(context, by), reason: html`<bdi>${by.overrides?.reason ?? ''}</bdi>`,
  })}</li>`)}</ul></section>`;
}

/** The day on which the outcome of a vote was logged. */
export function dayOfOutcome(context: PageContext, { outcome, proposal: { opening } }: VoteAt): string {
  return formatDay(context.locale, outcome?.recordTime ?? opening.closes);
}

/** The line of the first page: how many votes were decided, overridden and are open; nothing where there are no votes. */
export function decisionsLine(context: PageContext): Html {
  const { rows } = context.figures.section('decisions');
  if (rows.length === 0) return html``;
  const states = context.figures.section('decisions.state');
  const of = (status: string): { readonly count: number; readonly figure: Html } | undefined => {
    const row = states.rows.find((one) => one['status'] === status);
    return row === undefined ? undefined : { count: Number(row['votes']), figure: context.fig(context.figures.idOf(states, row, 'votes'), 'exact') };
  };
  const [passed, overridden, open] = [of('passed'), of('overridden'), of('open')];
  const said = [
    ...(passed === undefined ? [] : [context.t('decisions.start', { decided: passed.count, figure: passed.figure })]),
    ...(overridden === undefined ? [] : [html`<strong>${context.t('decisions.start.overridden', overridden)}</strong>`]),
    ...(open === undefined ? [] : [context.t('decisions.start.open', open)]),
  ];
  return html`<p class="decided">${said.map((one) => html`${one} `)}<a href="${context.href('decisions/index.html')}">${context.t('nav.decisions')}</a></p>`;
}
