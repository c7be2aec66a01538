// A registration as a list of facts, in the order in which people read one.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { formatDay } from '@amanah/ui/day.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import { OwnText, OwnTexts } from './own-text.ts';
import type { Registration } from './registry-data.ts';

const FIELDS = ['head', 'spouse', 'members', 'phone', 'document', 'birth', 'sex', 'place', 'district', 'size', 'registered'] as const;
type FieldName = (typeof FIELDS)[number];
const CODES: ReadonlySet<string> = new Set(['phone', 'document']);

/** The name of a field. */
export function fieldName(field: string): string {
  return textOr(`registry.field.${field}`, field);
}

/** A value as it is read: a day in words, a choice by its name, everything else as it was written. */
export function FieldValue({ field, value }: { readonly field: string; readonly value: string }): VNode {
  if (value === '') return html`<${OwnText} text="" />` as VNode;
  if (field === 'members') return html`<${OwnTexts} texts=${value.split(';').map((one) => one.trim()).filter((one) => one !== '')} />` as VNode;
  if (field === 'registered' || field === 'birth') return html`<span>${formatDay(locale(), value)}</span>` as VNode;
  if (field === 'sex') return html`<span>${textOr(`registry.sex.${value}`, value)}</span>` as VNode;
  if (field === 'size') return html`<span>${t('registry.people', { count: Number(value) })}</span>` as VNode;
  return html`<${OwnText} text=${value} isCode=${CODES.has(field)} />` as VNode;
}

function textIn(registration: Registration, field: FieldName): string {
  const value = registration[field];
  return value === undefined ? '' : typeof value === 'string' ? value : typeof value === 'number' ? String(value) : value.join('; ');
}

/** What was taken down; what was not is left out. */
export function RegistrationFacts({ registration }: { readonly registration: Registration }): VNode {
  return html`<dl class="facts">${FIELDS.flatMap((field) => {
    const value = textIn(registration, field);
    return value === '' ? [] : [html`<div key=${field}><dt>${t(`registry.field.${field}` as MessageKey)}</dt><dd><${FieldValue} field=${field} value=${value} /></dd></div>`];
  })}
    ${Object.entries(registration.others).map(([name, value]) => html`<div key=${`other ${name}`}><dt><bdi dir="auto">${name}</bdi></dt><dd><${OwnText} text=${value} /></dd></div>`)}</dl>` as VNode;
}
