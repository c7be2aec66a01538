// Who voted, and how: every ballot with its voter and what it counted as, who
// did not vote, objections and what became of them, and what was said.

import type { ShownBallot, VoteAt } from '@amanah/projection/votes.ts';
import { formatTime } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import { choiceWords, markWords, paragraphs, timeWords, voteLink, votesOf } from '../vote-words.ts';
import { count, recordLink } from './trail-parts.ts';

/** Ballots that a page lists; all of them stand in the report. */
const BALLOTS_MAX = 500;

export function ballotParts(context: PageContext, vote: VoteAt): Html {
  const { ballots, proposal: { opening } } = vote;
  const shown = ballots.slice(0, BALLOTS_MAX);
  return html`<h2 id="ballots">${context.t('decision.votes')}</h2>
<p>${context.t(opening.reveal === undefined ? 'decision.votes.text' : 'decision.votes.hidden')}</p>
${ballots.length > shown.length ? html`<p>${context.t('decision.votes.newest', { count: count(context, shown.length), all: count(context, ballots.length) })} <a href="${context.fromRoot('reports/decisions.json')}">${context.t('table.json')}</a></p>` : ''}
${shown.length === 0 ? html`<p>${context.t('decision.votes.none')}</p>` : ballotTable(context, vote, shown)}
${absent(context, vote)}`;
}

function ballotTable(context: PageContext, vote: VoteAt, ballots: readonly ShownBallot[]): Html {
  return html`<div class="scroll" role="region" aria-label="${context.text('decision.votes')}" tabindex="0"><table class="ballots">
<caption class="hidden">${context.t('decision.votes')}</caption>
<thead><tr><th scope="col">${context.t('decision.voter')}</th><th scope="col">${context.t('decision.ballot')}</th><th scope="col">${context.t('decision.mark')}</th><th scope="col">${context.t('decision.logged')}</th></tr></thead>
<tbody>
${ballots.map((ballot) => ballotRow(context, vote, ballot))}</tbody></table></div>`;
}

function ballotRow(context: PageContext, vote: VoteAt, ballot: ShownBallot): Html {
  const isCounted = ballot.mark === 'counted' || ballot.mark === 'abstained';
  const opened = ballot.openedBy === undefined ? '' : html`${context.text('mark.comma')}${recordLink(context, String(ballot.openedBy))}`;
  return html`<tr${isCounted ? '' : html` class="uncounted"`}><th scope="row"><bdi>${ballot.voter}</bdi></th><td>${choiceWords(context, vote, ballot)}</td><td>${markWords(context, vote, ballot)}</td><td>${timeWords(context, ballot.at)} · ${recordLink(context, String(ballot.row))}${opened}</td></tr>
`;
}

/** Those who may vote and cast nothing in time. */
function absent(context: PageContext, { ballots, proposal: { opening } }: VoteAt): Html {
  const voted = new Set(ballots.map(({ voter }) => voter));
  const missing = opening.eligible.filter((holder) => !voted.has(holder));
  if (missing.length === 0) return html``;
  return html`<p>${context.t('decision.not-voted')}${context.text('mark.colon')}${missing.slice(0, BALLOTS_MAX).map((holder, at) => html`${at === 0 ? '' : context.text('mark.comma')}<bdi>${holder}</bdi>`)}</p>`;
}

/** Objections with what became of each, and the vote that set one aside. */
export function objectionParts(context: PageContext, { tally, ballots }: VoteAt): Html {
  const objections = tally?.decision?.objections ?? [];
  if (objections.length === 0) return html``;
  return html`<h2 id="objections">${context.t('decision.objections')}</h2><ul class="objections">${objections.map(({ ballot: id, reason, state }) => {
    const ballot = ballots.find((one) => one.id === id);
    const by = votesOf(context).find(({ outcome }) => outcome !== undefined && outcome.row === ballot?.struckBy);
    const became = state === 'struck' ? context.t('objection.struck', { link: by === undefined ? '' : voteLink(context, by.row) }) : context.t(`objection.${state}`);
    return html`<li>${context.t('objection.of', { who: html`<bdi>${ballot?.voter ?? ''}</bdi>`, reason: html`<bdi>${reason}</bdi>` })} ${state === 'struck' ? html`<strong>${became}</strong>` : became}</li>`;
  })}</ul>`;
}

export function commentParts(context: PageContext, { comments }: VoteAt): Html {
  if (comments.length === 0) return html``;
  return html`<h2 id="comments">${context.t('decision.comments')}</h2><ol class="comments">${comments.map((one) => html`<li>${paragraphs(one.text)}<p class="note">${context.t('decision.comments.by', { who: html`<bdi>${one.by}</bdi>`, time: formatTime(context.locale, one.at) })} · ${recordLink(context, String(one.row))}</p></li>`)}</ol>`;
}
