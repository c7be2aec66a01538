// What may be spent on the strength of a decision, what was, and what is left.

import type { Row } from '@amanah/projection/report-shape.ts';
import type { VoteAt } from '@amanah/projection/votes.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import { sectionTable } from '../table.ts';
import { optionName, voteLink, votesOf } from '../vote-words.ts';
import { stateWords } from './decisions.ts';
import { recordLink } from './trail-parts.ts';

export function spendingParts(context: PageContext, vote: VoteAt): Html {
  const section = context.figures.section('decisions.allowance');
  const rows = section.rows.filter((row) => row['vote'] === String(vote.row));
  if (rows.length === 0) return html`<h2 id="spending">${context.t('decision.may-spend')}</h2><p>${context.t('decision.may-spend.none')}</p>${vote.uses.length === 0 ? '' : resting(context, vote)}`;
  const isAllowed = vote.allowances.length > 0;
  const note = vote.state === 'overridden' ? 'decision.may-spend.over' : isAllowed ? undefined : vote.outcome === undefined && vote.state !== 'withdrawn' ? 'decision.may-spend.if' : 'decision.may-spend.not';
  return html`<h2 id="spending">${context.t('decision.may-spend')}</h2>${note === undefined ? '' : html`<p><strong>${context.t(note)}</strong></p>`}
${sectionTable(context, section, {
    caption: context.text('decision.may-spend'), headed: true, rows, head: 'allowance', file: '',
    columns: ['allowance', 'fund', ...(isAllowed ? ['allowed', 'drawn', ...(vote.state === 'overridden' ? [] : ['left'])] : ['asked']), 'commodity', 'purpose', 'place', 'payee', 'until'], cells: allowanceCells(context, vote), blank: ['purpose', 'payee', 'place', 'until'],
  })}
${isAllowed ? spent(context, vote) : ''}`;
}

function allowanceCells(context: PageContext, vote: VoteAt): Readonly<Record<string, (row: Row) => Html | string>> {
  return {
    allowance: (row) => html`<bdi>${optionName(vote, String(row['allowance']))}</bdi>`,
    payee: (row) => (row['payee'] === '' ? '' : html`<bdi>${context.nameOf('organisation', String(row['payee']))}</bdi>`),
    until: (row) => (row['until'] === '' ? '' : formatDay(context.locale, String(row['until']))),
  };
}

function spent(context: PageContext, vote: VoteAt): Html {
  const section = context.figures.section('decisions.use');
  const rows = section.rows.filter((row) => row['vote'] === String(vote.row));
  const title = html`<h2 id="spent">${context.t('decision.spent')}</h2>`;
  if (rows.length === 0) return html`${title}<p>${context.t('decision.spent.none')}</p>`;
  return html`${title}${sectionTable(context, section, {
    caption: context.text('decision.spent'), headed: true, rows, head: 'entry', file: '', keep: ['allowance', 'goesTo'], blank: ['state'],
    columns: ['entry', 'day', 'kind', 'allowance', 'goesTo', 'spent', 'commodity', 'fund', 'state'],
    cells: {
      entry: (row) => recordLink(context, String(row['entry'])), allowance: (row) => html`<bdi>${optionName(vote, String(row['allowance']))}</bdi>`,
      state: (row) => (row['state'] === '' ? '' : context.text('use.taken-back')),
    },
  })}`;
}

/** Records that rest on a decision and spend nothing: an adopted policy, the key of who was elected. */
function resting(context: PageContext, { uses }: VoteAt): Html {
  return html`<h2 id="spent">${context.t('decision.rests')}</h2><ul>${uses.map(({ row, stands }) => html`<li><bdi>${context.books.statedKindAt(row)}</bdi> ${recordLink(context, String(row))}${stands ? '' : html` (${context.t('use.taken-back')})`}</li>`)}</ul>`;
}

/** What was decided about a fund, with what is left of each; nothing where there is nothing. */
export function decisionsOfFund(context: PageContext, fund: string): Html {
  const section = context.figures.section('decisions.allowance');
  const rows = section.rows.filter((row) => row['fund'] === fund && row['allowed'] !== undefined).toReversed();
  if (rows.length === 0) return html``;
  const voteOf = (row: Row): VoteAt => votesOf(context).find((one) => String(one.row) === row['vote']) as VoteAt;
  return html`<h2 id="decided">${context.t('decisions.of-fund')}</h2>${sectionTable(context, section, {
    caption: context.text('decisions.of-fund'), headed: true, rows, head: 'vote', file: '', columns: ['vote', 'status', 'allowance', 'allowed', 'drawn', 'left', 'commodity'], keep: ['allowance'], blank: ['left'],
    cells: {
      vote: (row) => html`${voteLink(context, voteOf(row).row)}<br>${stateWords(context, voteOf(row))}`, allowance: (row) => html`<bdi>${optionName(voteOf(row), String(row['allowance']))}</bdi>`,
    },
  })}`;
}
