// What waits of registrations on the first page of the day: what is kept past its day, and what is not signed yet.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t } from '../language.ts';
import { dueOf, REGISTRY, unsignedOf, type Overview } from './registry-data.ts';
import { useRegistrar } from './sign-draft.ts';

export function RegistryWaits(): VNode | null {
  const { server, outboxTick } = useDesk();
  const { mayRegister } = useRegistrar();
  const [overview, setOverview] = useState<Overview>();
  useEffect(() => {
    if (mayRegister) void server.get<Overview>(REGISTRY).then((answer) => setOverview(answer.ok ? answer.value : undefined));
  }, [mayRegister, outboxTick]);
  if (overview === undefined) return null;
  const due = dueOf(overview);
  const unsigned = unsignedOf(overview).length;
  if (due + unsigned === 0) return null;
  return html`<section><h2>${t('nav.registry')}</h2><ul class="tasks">
    ${due === 0 ? '' : html`<li><a class="overdue" href=${hrefOf(['registry'])}>${t('registry.due', { count: due })}</a></li>`}
    ${unsigned === 0 ? '' : html`<li><a href=${hrefOf(['registry'])}>${t('registry.unsigned', { count: unsigned })}</a></li>`}</ul></section>` as VNode;
}
