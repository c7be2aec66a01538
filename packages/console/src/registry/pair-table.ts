// Two registrations side by side, field by field.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { t, type MessageKey } from '../language.ts';
import { alikeOf } from './alike.ts';
import { fieldName, FieldValue } from './facts-of.ts';
import type { ComparedField, Pair } from './registry-data.ts';

/** What else was kept of either, by its column. It is shown and was not weighed. */
function otherFields(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): readonly ComparedField[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].map((field) => {
    const [a, b] = [left[field] ?? '', right[field] ?? ''];
    return { field, left: a, right: b, state: a === '' || b === '' ? 'one-side' : a === b ? 'same' : 'differs' };
  });
}

/** The roles are said once more, because a table that is drawn otherwise on a phone is no table to some readers. */
export function PairTable({ pair }: { readonly pair: Pair }): VNode {
  const { left, right, fields, steps } = pair;
  const shown = [...fields.filter(({ state }) => state !== 'absent'), ...otherFields(left.registration.others, right.registration.others)];
  const head = (id: string, words: string): VNode => html`<th scope="col" role="columnheader"><a href=${hrefOf(['registry', 'one', id])}>${words}</a></th>` as VNode;
  return html`<table class="side-by-side" role="table" aria-label=${t('registry.side-by-side')}><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('registry.field')}</th>${head(left.id, t('registry.left'))}${head(right.id, t('registry.right'))}<th scope="col" role="columnheader">${t('registry.how-alike')}</th></tr></thead>
    <tbody role="rowgroup">${shown.map((one) => {
      const alike = alikeOf(one, steps);
      return html`<tr key=${one.field} role="row" class=${`alike-${alike}`}><th scope="row" role="rowheader">${fieldName(one.field)}</th><td role="cell"><${FieldValue} field=${one.field} value=${one.left} /></td><td role="cell"><${FieldValue} field=${one.field} value=${one.right} /></td><td role="cell" class="alike"><span>${t(`registry.alike.${alike}` as MessageKey)}</span></td></tr>`;
    })}</tbody></table>` as VNode;
}
