// Who waits for a person to look at hits, the likeliest first.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { t, type MessageKey } from '../language.ts';
import type { OpenAnswer, Waiting } from './answers.ts';
import { likeness } from './evidence-words.ts';
import { TestMark, testSentence } from './test-sentence.ts';

interface Party {
  readonly party: string;
  readonly first: Waiting;
  readonly lists: readonly Waiting[];
}

/** Parties with the lists that they wait on, in the order of their likeliest hit. */
function byParty(waiting: readonly Waiting[]): readonly Party[] {
  const names = [...new Set(waiting.map(({ party }) => party))];
  return names.map((party) => {
    const lists = waiting.filter((one) => one.party === party);
    return { party, first: lists[0] as Waiting, lists };
  });
}

export function WaitingParties({ open }: { readonly open: OpenAnswer }): VNode {
  const parties = byParty(open.waiting);
  return html`<section><h2>${t('waiting-parties.title')}</h2>${parties.length === 0 ? html`<p>${t('waiting-parties.none')}</p>` : html`<ul class="tasks waiting-parties">${parties.map(({ party, first, lists }) => html`<li key=${party}>
      <a class="task-title" href=${hrefOf(['screening', 'party', party])}><bdi dir="auto">${first.name}</bdi></a> <span class="note">${t(`party-of.${first.of}` as MessageKey)}</span>
      <span class="on-lists">${lists.map((one) => html`<${OnList} key=${one.list} waiting=${one} />`)}</span>
      <a class="button no-print" href=${hrefOf(['screening', 'party', party])} aria-label=${t('waiting-parties.look-of', { party: first.name })}>${t('waiting-parties.look')}</a></li>`)}</ul>`}
    ${(open.more ?? 0) === 0 ? '' : html`<p class="note">${t('waiting-parties.more', { count: open.more ?? 0 })}</p>`}</section>` as VNode;
}

function OnList({ waiting }: { readonly waiting: Waiting }): VNode {
  const { hits, list, standing, warning, listDate, inLog, of } = waiting;
  const best = Math.max(0, ...hits.map(({ score }) => score));
  return html`<span class="on-list"><span class=${`badge badge-${standing === 'matched' ? 'failed' : 'open'}`}>${t(`standing.screening.${standing}` as MessageKey)}</span> ${t('waiting-parties.hits', { count: hits.length, list })}<${TestMark} warning=${warning} /> · ${t('waiting-parties.best', { likeness: likeness(best) })}
    ${inLog || of !== 'organisation' ? '' : html` <span class="note">${t('waiting-parties.unsigned')}</span>`}
    ${warning === null ? '' : html`<span class="tests-only">${testSentence(listDate)}</span>`}</span>` as VNode;
}
