// Everything that can be recorded, by subject, with the drafts on top.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { FORM_GROUPS, FORMS } from '../forms/all-forms.ts';
import { drafts, dropDraft } from '../forms/drafts.ts';
import { textOf } from '../forms/values.ts';
import { mayFill } from '../forms/may-fill.ts';
import { locale, t, type MessageKey } from '../language.ts';

export function FormsPage(): VNode {
  const { session } = useDesk();
  const offered = FORMS.filter((spec) => spec.unlisted !== true && mayFill(session.roles, spec));
  return html`<h1 tabindex="-1">${t('nav.new')}</h1>
    <${Drafts} />
    <div class="groups">${FORM_GROUPS.map((group) => {
      const specs = offered.filter((spec) => spec.group === group);
      return specs.length === 0 ? '' : html`<section key=${group}><h2>${t(`group.${group}`)}</h2><ul class="ways">
        ${specs.map((spec) => html`<li key=${spec.name}><a href=${hrefOf(['new', spec.name])}>${t(`form.${spec.name}` as MessageKey)}</a>${spec.bulk === undefined ? '' : html` <a class="aside" href=${hrefOf(['bulk', spec.name])}>${t('bulk.link')}</a>`}</li>`)}</ul></section>`;
    })}</div>` as VNode;
}

/** Drafts of this browser; nothing when there are none. */
export function Drafts(): VNode | null {
  const { shelf, outbox, session } = useDesk();
  const [, redraw] = useState(0);
  // What was signed stands under what waits to be sent.
  const list = drafts(shelf, session.person.holder).filter(({ id }) => outbox?.outcomeOf(id) === undefined);
  if (list.length === 0) return null;
  const drop = (id: string): void => {
    dropDraft(shelf, id);
    redraw((now) => now + 1);
  };
  return html`<section><h2>${t('drafts.title')}</h2><ul class="tasks">${list.map(({ id, form, since, values }) => html`<li key=${id}>
    <a href=${hrefOf(form.startsWith('bulk-') ? ['bulk', form.slice(5)] : ['new', form, id])}>${t(`form.${form.replace(/^bulk-/, '')}` as MessageKey)}</a>
    ${form.startsWith('bulk-') ? html`<span class="note">${t('bulk.link')}</span>` : ''} <span class="note">${[textOf(values, 'donor'), textOf(values, 'supplier'), textOf(values, 'waybill'), textOf(values, 'amount')].filter((one) => one !== '').join(' · ')} ${formatDay(locale(), since)}</span>
    <button type="button" class="plain" onClick=${() => drop(id)}>${t('drafts.drop')}</button></li>`)}</ul></section>` as VNode;
}
