// The calculator as markup: one form in one column, and an empty result that the script fills. It is drawn the same way
// for a page of the account and for the file that stands alone.

import { html, type Html } from '@amanah/ui/html.ts';
import type { Locale } from '@amanah/ui/locale.ts';
import { messageText } from '@amanah/ui/message.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import { PRESETS } from '@amanah/zakat/presets.ts';
import { parameterFields, PARTS, type Cluster, type Field, type Part } from './fields.ts';

type Text = (key: MessageKey) => string;

/** The form, the faults and the result. */
export function calculator(locale: Locale): Html {
  const t: Text = (key) => messageText(locale, key);
  return html`<noscript><p class="note">${t('zakat.noscript')}</p></noscript>
<p class="note on-screen">${t('zakat.not-ruling')} ${t('zakat.kept')}</p>
<form id="zakat" class="zakat" novalidate autocomplete="off" data-choose="${t('zakat.choose')}" data-unreadable="${t('zakat.unreadable')}" data-source="${t('zakat.source')}" data-own-source="${t('zakat.own-source')}">
${rules(t)}
${PARTS.map((part) => partOf(t, part))}
<div id="zakat-faults" class="faults" role="alert" tabindex="-1" data-title="${t('zakat.faults')}"></div>
<p class="buttons"><button type="submit">${t('zakat.reckon')}</button></p>
<p class="buttons"><button type="button" class="plain" data-do="save">${t('zakat.save')}</button> <button type="button" class="plain" data-do="open">${t('zakat.open')}</button> <button type="button" class="plain" data-do="clear">${t('zakat.clear')}</button></p>
<input type="file" id="zakat-file" accept=".json,application/json" hidden aria-label="${t('zakat.open')}">
</form>
${resultOf(t)}`;
}

function rules(t: Text): Html {
  return html`<fieldset class="rules" data-at="profile"><legend><h2>${t('zakat.rules')}</h2></legend>
<p>${t('zakat.rules.about')}</p>
${PRESETS.map(({ name }) => html`<p class="choice"><label><input type="radio" name="zakat-profile" value="${name}"> ${t(`zakat.profile.${name}` as MessageKey)}</label></p>
`)}<details><summary>${t('zakat.values')}</summary>
<p class="note" data-values-first>${t('zakat.values.first')}</p>
<div data-values hidden>${parameterFields().map((field) => html`<div class="value">${fieldOf(t, field)}<p class="note" data-source-of="${field.name}"></p></div>
`)}</div></details></fieldset>`;
}

function partOf(t: Text, part: Part): Html {
  const { id, title, folded } = part;
  const heading = html`<h2 id="zakat-${id}">${t(title)}</h2>`;
  if (folded !== true) return html`<section aria-labelledby="zakat-${id}">${heading}
${insideOf(t, part)}</section>
`;
  return html`<details><summary>${heading}</summary>
${insideOf(t, part)}</details>
`;
}

function insideOf(t: Text, { id, about, fields = [], clusters = [], list }: Part): Html {
  return html`${about === undefined ? '' : html`<p>${t(about)}</p>`}
${fields.map((field) => fieldOf(t, field))}
${id === 'when' ? html`<p class="note" data-hijri hidden>${t('zakat.hijri')} <output></output></p>` : ''}
${clusters.map((cluster) => clusterOf(t, cluster))}
${list === undefined ? '' : listOf(t, list)}
`;
}

function clusterOf(t: Text, { label, fields, metal }: Cluster): Html {
  return html`<fieldset class="cluster"><legend>${t(label)}</legend>
${metal === undefined ? '' : html`<p class="note" data-needs="${metal}" hidden>${t('zakat.needed')}</p>`}
${fields.map((field) => fieldOf(t, field))}</fieldset>`;
}

function listOf(t: Text, { path, label, fields, add, about }: NonNullable<Part['list']>): Html {
  return html`${about === undefined ? '' : html`<p>${t(about)}</p>`}<div data-list="${path}"><template><fieldset class="cluster"><legend>${t(label)} <span data-number></span></legend>
${fields.map((field) => fieldOf(t, { ...field, path: `${path}[#].${field.path}` }))}</fieldset></template></div>
<p class="buttons"><button type="button" class="plain" data-add="${path}">${t(add)}</button></p>`;
}

function idOf(path: string): string {
  return `zakat-${path.replace(/[^A-Za-z0-9#]+/g, '-')}`;
}

function fieldOf(t: Text, field: Field): Html {
  const { path, label, kind, hint, value } = field;
  const id = idOf(path);
  if (kind === 'hidden') return html`<input type="hidden" data-path="${path}" value="${value}">`;
  if (kind === 'check') return html`<div class="field" data-at="${path}"><label class="check"><input type="checkbox" id="${id}" data-path="${path}" aria-describedby="${id}-fault"> ${t(label)}</label><p class="fault" id="${id}-fault"></p></div>`;
  return html`<div class="field" data-at="${path}"><label for="${id}">${t(label)}</label>
${hint === undefined ? '' : html`<p class="note" id="${id}-hint">${t(hint)}</p>`}${inputOf(t, field, id)}
<p class="fault" id="${id}-fault"></p></div>`;
}

function inputOf(t: Text, { path, kind, hint, choices = [] }: Field, id: string): Html {
  const described = html` aria-describedby="${hint === undefined ? '' : `${id}-hint `}${id}-fault"`;
  if (kind === 'choice') return html`<select id="${id}" data-path="${path}"${described}>${choices.map(([value, label]) => html`<option value="${value}">${t(label)}</option>`)}</select>`;
  if (kind === 'day') return html`<input type="date" id="${id}" data-path="${path}" min="1924-08-02" max="2077-11-16"${described}>`;
  if (kind === 'text') return html`<input type="text" id="${id}" data-path="${path}" maxlength="200" dir="auto"${described}>`;
  return html`<input type="text" id="${id}" data-path="${path}" data-number-kind inputmode="${kind === 'whole' ? 'numeric' : 'decimal'}" dir="ltr"${described}>`;
}

function resultOf(t: Text): Html {
  return html`<section id="zakat-result" class="zakat-result" aria-labelledby="zakat-result-title" hidden>
<h2 id="zakat-result-title" tabindex="-1">${t('zakat.result')}</h2>
<dl class="facts" data-dues data-total="${t('zakat.result.total')}" data-nisab="${t('zakat.result.nisab')}" data-next="${t('zakat.result.next')}" data-fitr="${t('zakat.result.fitr')}"></dl>
<h3>${t('zakat.result.working')}</h3>
<ol data-working></ol>
<h3>${t('zakat.result.sources')}</h3>
<ol class="note" data-sources></ol>
<p class="note">${t('zakat.result.sighting')} ${t('zakat.not-ruling')}</p>
<p class="buttons"><button type="button" data-do="print">${t('zakat.print')}</button></p>
</section>`;
}
