// One registration: what was taken down, where it came from, what people found about it, and the way to erase it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { locale, t, type MessageKey } from '../language.ts';
import { useNewest } from '../newest.ts';
import { undoDecision } from './decided-list.ts';
import { ErasedResult, ErasePanel } from './erase-panel.ts';
import { RegistrationFacts } from './facts-of.ts';
import { OwnText } from './own-text.ts';
import { REGISTRY, type Batch, type Erased, type OneRegistration, type Overview } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { useRegistrar } from './sign-draft.ts';

export function RegistrationPage({ id }: { readonly id: string }): VNode {
  const desk = useDesk();
  const { mayErase } = useRegistrar();
  const [one, setOne] = useState<OneRegistration>();
  const [batch, setBatch] = useState<Batch>();
  const [wrong, setWrong] = useState('');
  const [erased, setErased] = useState<Erased>();
  const newest = useNewest();
  const read = (): void => void newest(() => desk.server.get<OneRegistration>(`${REGISTRY}/registrations/${encodeURIComponent(id)}`), (answer) => {
    setOne(answer.ok ? answer.value : undefined);
    setWrong(answer.ok ? '' : 'problem' in answer && answer.problem.status === 404 ? t('registry.not-there') : whyNot(answer));
    // Where it came from stands with the batches.
    if (answer.ok) void desk.server.get<Overview>(REGISTRY).then((all) => setBatch(all.ok ? all.value.batches.find((other) => other.batch === answer.value.batch) : undefined));
  });
  useEffect(() => {
    document.title = `${t('registry.registration')} · ${desk.operation}`;
    read();
  }, [id, desk.outboxTick]);
  const head = html`<p class="back no-print"><a href=${hrefOf(['registry'])}>${t('nav.registry')}</a></p><h1 tabindex="-1">${t('registry.registration')}</h1>`;
  const onErased = (done: Erased): void => {
    setErased(done);
    setOne(undefined);
    desk.say(t('registry.erased-done', { count: done.erased }));
  };
  if (erased !== undefined) return html`${head}<${ErasedResult} erased=${erased} id=${id} />` as VNode;
  if (one === undefined) return html`${head}${wrong === '' ? html`<p class="note late">${t('state.loading')}</p>` : html`<p role="alert">${wrong}</p>`}` as VNode;
  return html`${head}<p class="lead">${t('registry.kept-for', { day: formatDay(locale(), one.deleteBy) })} <bdi dir="auto">${one.purpose}</bdi></p>
    <${RegistrationFacts} registration=${one.registration} />
    <${History} one=${one} batch=${batch} onUndone=${read} />
    ${mayErase ? html`<${ErasePanel} id=${id} onErased=${onErased} />` : html`<p class="note">${t('registry.ask-steward')}</p>`}` as VNode;
}

function History({ one, batch, onUndone }: { readonly one: OneRegistration; readonly batch: Batch | undefined; readonly onUndone: () => void }): VNode {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const { decisions, household } = one;
  const undo = (decision: string): void => void undoDecision(desk, decision).then((words) => {
    setSaid(words);
    onUndone();
  });
  return html`<section><h2>${t('registry.history')}</h2>
    ${batch === undefined ? '' : html`<p>${t('registry.came-by', { form: t(`registry.form.${batch.form}` as MessageKey), day: formatDay(locale(), batch.created), count: batch.registrations })} <span class="note">${t('registry.by')}: <bdi dir="auto">${batch.holder}</bdi></span></p>`}
    <p>${household.length < 2 ? t('registry.alone') : t('registry.stands-with', { count: household.length - 1 })}</p><p class="refusal" role="alert">${said}</p>
    ${decisions.length === 0 ? '' : html`<ul class="tasks">${decisions.map((found) => html`<li key=${found.decision}><span class=${`badge badge-${found.verdict}`}>${t(found.verdict === 'same' ? 'registry.one-household-short' : 'registry.different-short')}</span> <a href=${hrefOf(['registry', 'one', found.other])}>${found.otherHead === undefined ? t('registry.the-other') : html`<${OwnText} text=${found.otherHead} />`}</a>
      <span class="note"><bdi dir="auto">${found.holder}</bdi> · ${formatDay(locale(), found.made)}${found.reason === undefined || found.reason === '' ? '' : html` “<bdi dir="auto">${found.reason}</bdi>”`}</span> <button type="button" class="plain no-print" onClick=${() => undo(found.decision)}>${t('registry.undo')}</button></li>`)}</ul>`}</section>` as VNode;
}
