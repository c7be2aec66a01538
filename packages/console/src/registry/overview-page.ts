// What is held of households: for each purpose how many, until when, and what waits for somebody. Numbers only; who they
// are stands on pages of their own.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { locale, t, type MessageKey } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import { daysBetween } from './day-on.ts';
import { DueErasure, ErasedResult } from './erase-panel.ts';
import { FindPanel } from './find-panel.ts';
import { dueOf, REGISTRY, unsignedOf, type Batch, type Erased, type Overview, type PurposeCounts, type Queue } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, signedWords, useRegistrar } from './sign-draft.ts';

const READ_AGAIN_MS = 60_000;

export function RegistryPage(): VNode {
  const desk = useDesk();
  const { mayRegister, mayErase } = useRegistrar();
  const [overview, setOverview] = useState<Overview>();
  const [wrong, setWrong] = useState('');
  const [erased, setErased] = useState<Erased>();
  const newest = useNewest();
  const read = (): void => void newest(() => desk.server.get<Overview>(REGISTRY), (answer) => {
    if (answer.ok) setOverview(answer.value);
    setWrong(answer.ok ? '' : whyNot(answer));
  });
  useEffect(() => {
    document.title = `${t('nav.registry')} · ${desk.operation}`;
    if (!mayRegister) return undefined;
    read();
    return onReturn(read, READ_AGAIN_MS);
  }, [desk.outboxTick]);
  const onErased = (done: Erased): void => {
    setErased(done);
    read();
  };
  const head = html`<h1 tabindex="-1">${t('nav.registry')}</h1><p class="lead">${t('registry.lead')}</p>`;
  if (!mayRegister) return html`${head}<p>${t('registry.not-yours')}</p>` as VNode;
  if (overview === undefined) return html`${head}${wrong === '' ? html`<p class="note late">${t('state.loading')}</p>` : html`<p class="refusal" role="alert">${wrong}</p>`}` as VNode;
  const { purposes, batches } = overview;
  const due = dueOf(overview);
  return html`${head}
    <p class="links-row no-print"><a class="button" href=${hrefOf(['registry', 'import'])}>${t('registry.import')}</a> <a class="button" href=${hrefOf(['registry', 'new'])}>${t('registry.new')}</a></p>
    ${erased === undefined ? '' : html`<${ErasedResult} erased=${erased} />`}
    ${due === 0 ? '' : mayErase ? html`<${DueErasure} count=${due} onErased=${onErased} />` : html`<p class="overdue">${t('registry.due', { count: due })} ${t('registry.ask-steward')}</p>`}
    <${Unsigned} overview=${overview} onSigned=${read} />
    ${purposes.length === 0 ? html`<${Nothing} />` : purposes.map((one) => html`<${PurposePart} key=${one.purpose} counts=${one} batches=${batches.filter(({ purpose }) => purpose === one.purpose)} time=${overview.time} />`)}
    ${purposes.some(({ kept }) => kept > 0) ? html`<${FindPanel} />` : ''}
    <${Batches} batches=${batches} />` as VNode;
}

function Nothing(): VNode {
  return html`<section class="first"><p>${t('registry.empty')}</p><ol>
    <li>${t('registry.step-file')} <span class="note">${t('registry.step-file-about')}</span></li>
    <li>${t('registry.step-purpose')} <span class="note">${t('registry.step-purpose-about')}</span></li>
    <li>${t('registry.step-review')} <span class="note">${t('registry.step-review-about')}</span></li></ol></section>` as VNode;
}

/** What was done here and has no record yet: the press that signs it again. */
function Unsigned({ overview, onSigned }: { readonly overview: Overview; readonly onSigned: () => void }): VNode | null {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const drafts = unsignedOf(overview);
  if (drafts.length === 0) return null;
  const sign = async (): Promise<void> => {
    setBusy(true);
    let words = '';
    for (const { id, draft } of drafts) words ||= signedWords(await signDraft(desk, id, draft));
    setBusy(false);
    setSaid(words);
    onSigned();
  };
  return html`<section class="notice"><p>${t('registry.unsigned', { count: drafts.length })}</p><p class="actions no-print"><button type="button" aria-disabled=${isBusy ? 'true' : undefined} onClick=${() => { if (!isBusy) void sign(); }}>${isBusy ? t('form.busy') : t('registry.sign-now')}</button></p><p class="refusal" role="alert">${said}</p></section>` as VNode;
}

interface PurposeProps {
  readonly counts: PurposeCounts;
  readonly batches: readonly Batch[];
  readonly time: string;
}

function PurposePart({ counts, batches, time }: PurposeProps): VNode {
  const { server, outboxTick } = useDesk();
  const { mayRegister } = useRegistrar();
  const [queue, setQueue] = useState<Queue>();
  const newest = useNewest();
  const { purpose, registrations, merged, atMost, erased, kept } = counts;
  useEffect(() => {
    if (!mayRegister || kept === 0) return;
    void newest(() => server.get<Queue>(`${REGISTRY}/queue?purpose=${encodeURIComponent(purpose)}&limit=0`), (answer) => setQueue(answer.ok ? answer.value : undefined));
  }, [purpose, kept, merged, outboxTick]);
  const held = batches.filter((one) => one.kept > 0 && one.state !== 'taken-back');
  const due = held.filter((one) => one.due);
  const overdue = due.reduce((sum, one) => sum + one.kept, 0);
  const next = held.filter((one) => !one.due).map(({ deleteBy }) => deleteBy).sort()[0];
  const today = time.slice(0, 10);
  return html`<section class="purpose" aria-labelledby=${`purpose-${purpose}`}><h2 id=${`purpose-${purpose}`}><bdi dir="auto">${purpose}</bdi></h2>
    <p class="at-most">${t('registry.at-most', { count: atMost })} ${atMost < 2 ? '' : html`<span>${t('registry.some-twice')}</span>`}</p>
    <p>${t('registry.taken-in', { count: registrations })} ${merged === 0 ? t('registry.merged-none') : t('registry.merged', { count: merged })} ${erased === 0 ? '' : t('registry.erased', { count: erased })} ${kept === registrations - erased ? '' : t('registry.kept', { count: kept })}</p>
    ${next === undefined ? '' : html`<p>${t('registry.until', { day: formatDay(locale(), next), count: daysBetween(today, next) })}</p>`}
    ${overdue === 0 ? '' : html`<p class="overdue">${t('registry.overdue', { count: overdue, day: formatDay(locale(), due.map(({ deleteBy }) => deleteBy).sort()[0] ?? today) })}</p>`}
    ${queue === undefined ? '' : html`<p class="links-row">${queue.waiting === 0 ? html`<span class="note">${t('registry.none-waits')}</span>` : html`<a class="button no-print" href=${hrefOf(['registry', 'review', purpose])}>${t('registry.review')}</a> <span>${t('registry.waits', { count: queue.waiting })}</span>`} ${queue.decided === 0 ? '' : html`<a class="no-print" href=${hrefOf(['registry', 'review', purpose])}>${t('registry.see-decided')}</a>`}</p>`}</section>` as VNode;
}

/** At a desk every household is a batch of its own. */
const BATCHES_SHOWN = 50;

function Batches({ batches }: { readonly batches: readonly Batch[] }): VNode | null {
  if (batches.length === 0) return null;
  const day = (text: string): string => formatDay(locale(), text);
  const newestFirst = [...batches].sort((a, b) => (a.created < b.created ? 1 : -1));
  return html`<section><h2>${t('registry.batches')}</h2><div class="scroll" tabindex="0" role="region" aria-label=${t('registry.batches')}><table class="stacked"><thead><tr>
    <th scope="col">${t('registry.taken-on')}</th><th scope="col">${t('registry.purpose-short')}</th><th scope="col">${t('registry.from')}</th><th scope="col" class="n">${t('registry.count')}</th><th scope="col" class="n">${t('registry.still')}</th><th scope="col">${t('registry.delete-by-short')}</th><th scope="col">${t('registry.by')}</th><th scope="col">${t('registry.state')}</th></tr></thead>
    <tbody>${newestFirst.slice(0, BATCHES_SHOWN).map((one) => html`<tr key=${one.batch}><th scope="row">${day(one.created)}</th><td data-label=${t('registry.purpose-short')}><bdi dir="auto">${one.purpose}</bdi></td><td data-label=${t('registry.from')}>${t(`registry.form.${one.form}` as MessageKey)}</td>
      <td class="n" data-label=${t('registry.count')}>${exactNumber(locale(), String(one.registrations))}</td><td class="n" data-label=${t('registry.still')}>${exactNumber(locale(), String(one.kept))}</td>
      <td data-label=${t('registry.delete-by-short')} class=${one.due ? 'overdue' : ''}>${day(one.deleteBy)}${one.due ? ` ${t('registry.day-is-over')}` : ''}</td><td data-label=${t('registry.by')}><bdi dir="auto">${one.holder}</bdi></td><td data-label=${t('registry.state')}>${t(`registry.state.${one.state}` as MessageKey)}</td></tr>`)}</tbody></table></div>${batches.length <= BATCHES_SHOWN ? '' : html`<p class="note">${t('registry.batches-more', { count: batches.length - BATCHES_SHOWN })}</p>`}</section>` as VNode;
}
