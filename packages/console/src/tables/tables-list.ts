// The tables there are.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t, textOr } from '../language.ts';

export function TablesPage(): VNode {
  const { server } = useDesk();
  const [names, setNames] = useState<readonly string[]>();
  useEffect(() => {
    void server.get<{ readonly tables: readonly string[] }>('/api/tables').then((answer) => setNames(answer.ok ? answer.value.tables : []));
  }, []);
  return html`<h1 tabindex="-1">${t('nav.tables')}</h1>
    <ul class="ways">${(names ?? []).map((name) => html`<li key=${name}><a href=${hrefOf(['table', name])}>${textOr(`table.${name}`, name)}</a><span class="note">${textOr(`table.${name}.about`, '')}</span></li>`)}</ul>` as VNode;
}
