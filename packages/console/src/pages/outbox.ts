// What was said here and is not written yet: waiting for the network, or refused.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { findForm } from '../forms/all-forms.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';
import { kindName } from './record-view.ts';

export function OutboxPage(): VNode {
  const { outbox } = useDesk();
  const entries = (outbox?.entries() ?? []).filter(({ state }) => state !== 'done');
  return html`<h1 tabindex="-1">${t('outbox.title')}</h1>
    ${entries.length === 0 ? html`<p class="lead">${t('outbox.empty')}</p>` : html`<p>${t('outbox.about')}</p>`}
    <ul class="tasks">${entries.map(({ id, form, state, problem, intents }) => html`<li key=${id}><strong>${kindName(form)}</strong> ${intents.length > 1 ? t('outbox.records', { count: intents.length }) : ''} <span class="note">${t(state === 'waiting' ? 'outbox.waiting' : 'outbox.refused')}</span>
      ${problem === undefined ? '' : html`<p class="refusal">${refusalSentence(problem)}</p>`}
      ${state !== 'refused' ? '' : html`${findForm(form) === undefined ? '' : html`<a href=${hrefOf(['new', form, id])}>${t('outbox.correct')}</a> `}<button type="button" class="plain" onClick=${() => outbox?.discard(id)}>${t('outbox.discard')}</button>`}</li>`)}</ul>
    ${entries.some(({ state }) => state === 'waiting') ? html`<p><button type="button" onClick=${() => void outbox?.flush()}>${t('waiting.send-now')}</button></p>` : ''}` as VNode;
}
