// The page of one record.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { t } from '../language.ts';
import { RecordView } from './record-view.ts';

export function RecordPage({ id }: { readonly id: string }): VNode {
  return html`<h1 tabindex="-1">${t('record.title')}</h1><${RecordView} id=${id} />` as VNode;
}
