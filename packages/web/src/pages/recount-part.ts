// The recount: a button with which a reader's browser counts the vote again from
// the published records, and the words that the script says.

import type { VoteAt } from '@amanah/projection/votes.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import { SPOKEN } from './trust-strip.ts';

const OF_RECOUNT: readonly MessageKey[] = [
  'recount.reading', 'recount.equal', 'recount.differs', 'recount.failed', 'recount.step.records', 'recount.step.ballots', 'recount.step.count',
  'recount.step.verdict', 'recount.step.winners', 'recount.step.counted', 'recount.step.tally', 'verify.step.count', 'verify.step.entry', 'verify.step.inclusion', 'verify.step.author', 'mark.colon',
];

export function recountPart(context: PageContext, { row, outcome }: VoteAt): Html {
  const title = html`<h2 id="recount">${context.t('recount.title')}</h2>`;
  if (outcome === undefined) return html`${title}<p>${context.t('recount.yet')}</p>`;
  return html`<section class="trust" data-recount data-proposal="${row}" data-outcome="${outcome.row}" aria-labelledby="recount">${title}
<p>${context.t('recount.text')} ${context.t('recount.records', { count: outcome.row - row + 1 })}</p>
<p class="buttons"><button type="button" data-recount-button hidden>${context.t('recount.button')}</button></p>
<div class="steps" data-steps role="status"></div>
<p class="note">${context.t('recount.command')}</p>
<dl hidden data-words>${[...new Set([...SPOKEN, ...OF_RECOUNT])].map((key) => html`<dt>${key}</dt><dd>${context.text(key, { reason: '{reason}', index: '{index}' })}</dd>`)}</dl></section>`;
}
