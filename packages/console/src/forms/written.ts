// After a record was written: what it is, where its proof is, what it can be
// printed as, and how to undo it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { t, type MessageKey } from '../language.ts';
import { RecordView } from '../pages/record-view.ts';
import type { FormSpec } from './spec.ts';

export function Written({ spec, ids }: { readonly spec: FormSpec; readonly ids: readonly string[] }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const id = ids[0] ?? '';
  return html`<div class="written"><h1 tabindex="-1" ref=${heading}>${t('written.title')}</h1>
    <p class="actions"><a class="button" href=${hrefOf(['new', spec.name])}>${t('written.another', { what: t(`form.${spec.name}` as MessageKey) })}</a> <a href=${hrefOf([])}>${t('nav.home')}</a></p>
    <${RecordView} id=${id} />
  </div>` as VNode;
}
