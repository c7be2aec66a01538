// One entry of a list that may be the party: what the list says of it, what speaks for it and against it, what was decided
// before, and the decision.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay, formatTime } from '@amanah/ui/day.ts';
import { useDesk } from '../desk.ts';
import { personName } from '../forms/masters.ts';
import { locale, t } from '../language.ts';
import type { Hit, HitDecision, ListEntry, Waiting } from './answers.ts';
import { DecisionForm, type Saying } from './decision-form.ts';
import { evidenceWords, isolated, likeness } from './evidence-words.ts';
import { Fact } from './fact.ts';
import { identifierWords } from './party-facts.ts';
import { TestMark } from './test-sentence.ts';

const NAMES_SHOWN = 5;

export interface HitCardProps {
  readonly hit: Hit;
  readonly waiting: Waiting;
  readonly id: string;
  readonly number: number;
  readonly count: number;
  readonly mayDecide: boolean;
  readonly isLast: boolean;
  readonly reasons: string;
  readonly onDecide: (saying: Saying) => Promise<boolean>;
}

export function HitCard(props: HitCardProps): VNode {
  const { hit, waiting, id, number, count } = props;
  const { entry, listedName, score, nameScore, about, reopened, state } = hit;
  const isOpen = state === 'open';
  return html`<article id=${`card-${id}`} class=${isOpen && hit.mine !== true ? 'hit is-open' : 'hit'} aria-labelledby=${`hit-${id}`}>
    <h3 id=${`hit-${id}`} tabindex="-1">${t('hits.heading', { number, count, name: isolated(listedName) })} <span class=${`badge badge-${state === 'match' ? 'failed' : isOpen ? 'open' : 'passed'}`}>${stateWords(hit, waiting)}</span></h3>
    ${about === null ? '' : html`<p class="note">${t('hits.about', { name: isolated(about.name) })}</p>`}
    ${reopened === null ? '' : html`<p class="pending">${t(`hits.reopened.${reopened}`)}</p>`}
    <p>${t('hits.likeness', { score: likeness(score), names: likeness(nameScore) })}<${TestMark} warning=${waiting.warning} /></p>
    <${Entry} entry=${entry} />
    <${Weighed} hit=${hit} waiting=${waiting} id=${id} />
    <${Earlier} decisions=${hit.decisions} />
    <${Decision} ...${props} /></article>` as VNode;
}

/** Where a hit stands for whoever looks: what they decided may wait for their signature, or for a second person. */
function stateWords({ state, mine }: Hit, { standing, of }: Waiting): string {
  if (state !== 'open' || mine !== true) return t(`hits.state.${state}`);
  return t(standing === 'half-cleared' || of !== 'organisation' ? 'standing.screening.half-cleared' : 'hits.state.unsigned');
}

/** Open hits are decided; what was decided can be decided otherwise, but for a match in the journal, which is reversed. */
function Decision(props: HitCardProps): VNode | null {
  const { hit, waiting, mayDecide, isLast, id, reasons, onDecide } = props;
  const [again, setAgain] = useState(false);
  const mayAgain = hit.state === 'not-a-match' || (hit.state === 'open' && hit.mine === true) || (hit.state === 'match' && waiting.of !== 'organisation');
  if (!mayDecide || waiting.standing === 'matched' && waiting.of === 'organisation') return null;
  if (hit.state === 'open' && hit.mine !== true || again) {
    return html`<${DecisionForm} id=${id} name=${hit.listedName} isLast=${isLast && hit.state === 'open'} reasons=${reasons} onDecide=${async (saying: Saying) => {
      const kept = await onDecide(saying);
      if (kept) setAgain(false);
      return kept;
    }} />` as VNode;
  }
  return mayAgain ? (html`<p class="no-print"><button type="button" class="plain" aria-label=${t('hits.again-of', { name: isolated(hit.listedName) })} onClick=${() => setAgain(true)}>${t('hits.again')}</button></p>` as VNode) : null;
}

/** What the list says, each name in its own script and direction. */
function Entry({ entry }: { readonly entry: ListEntry }): VNode {
  const { names, birthDates, birthPlaces, countries, identifiers, programmes } = entry;
  const nameItem = ({ text, quality }: ListEntry['names'][number]): VNode => html`<li key=${text}><bdi dir="auto">${text}</bdi>${quality === 'weak' ? html` <span class="note">${t('hits.weak')}</span>` : ''}</li>` as VNode;
  const plainList = (texts: readonly string[]): VNode => html`${texts.map((text, at) => html`${at > 0 ? ' · ' : ''}<bdi dir="auto" key=${text}>${text}</bdi>`)}` as VNode;
  const rest = names.slice(NAMES_SHOWN);
  return html`<dl class="facts">
    <${Fact} name=${t('hits.their-names')}><ul class="plain-list">${names.slice(0, NAMES_SHOWN).map(nameItem)}</ul>${rest.length === 0 ? '' : html`<details><summary>${t('hits.more-names', { count: rest.length })}</summary><ul class="plain-list">${rest.map(nameItem)}</ul></details>`}<//>
    ${birthDates.length === 0 ? '' : html`<${Fact} name=${t('hits.born')}>${birthDates.map(birthWords).join(' · ')}<//>`}
    ${birthPlaces.length === 0 ? '' : html`<${Fact} name=${t('hits.birth-place')}>${plainList(birthPlaces)}<//>`}
    ${countries.length === 0 ? '' : html`<${Fact} name=${t('hits.countries')}>${plainList(countries)}<//>`}
    ${identifiers.length === 0 ? '' : html`<${Fact} name=${t('hits.numbers')}>${identifiers.map(identifierWords).join(' · ')}<//>`}
    ${programmes.length === 0 ? '' : html`<${Fact} name=${t('hits.programmes')}>${plainList(programmes)}<//>`}
    <${Fact} name=${t('hits.entry-number')}><bdi dir="ltr">${entry.id}</bdi><//></dl>` as VNode;
}

/** A day, a month or a year, or the time between two days. */
function birthWords({ from, to, about }: ListEntry['birthDates'][number]): string {
  const day = (text: string): string => formatDay(locale(), text);
  const isYear = from.slice(5) === '01-01' && to.slice(5) === '12-31' && from.slice(0, 4) === to.slice(0, 4);
  const isMonth = from.slice(0, 7) === to.slice(0, 7) && from.slice(8) === '01' && from !== to;
  const words = from === to ? day(from) : isYear ? day(from.slice(0, 4)) : isMonth ? day(from.slice(0, 7)) : t('hits.between', { from: day(from), to: day(to) });
  return about ? t('hits.about-date', { date: words }) : words;
}

function Weighed({ hit, waiting, id }: { readonly hit: Hit; readonly waiting: Waiting; readonly id: string }): VNode {
  const facts = hit.about?.facts ?? waiting.facts;
  const isPerson = waiting.of === 'staff' || hit.entry.kind === 'person';
  const { forIt, against, unknown, aside } = evidenceWords(hit, facts, isPerson);
  const column = (name: 'for' | 'against' | 'unknown', words: readonly string[]): VNode => html`<div class=${`weighed-${name}`}><h4 id=${`${name}-${id}`}>${t(`hits.${name}`)}</h4>${words.length === 0 ? html`<p class="none">${t('hits.nothing')}</p>` : html`<ul aria-labelledby=${`${name}-${id}`}>${words.map((one, at) => html`<li key=${at}>${one}</li>`)}</ul>`}</div>` as VNode;
  return html`<div class="weighed">${column('for', forIt)}${column('against', against)}${unknown.length === 0 ? '' : column('unknown', unknown)}</div>${aside === '' ? '' : html`<p class="note">${aside}</p>`}` as VNode;
}

/** Who decided what before, when, and under which version of the list. */
function Earlier({ decisions }: { readonly decisions: readonly HitDecision[] }): VNode | null {
  const { masters } = useDesk();
  if (decisions.length === 0) return null;
  const said = ({ verdict, by, at, listDate }: HitDecision): string => {
    const values = { verdict: t(`hits.state.${verdict}`), by: personName(masters, by), time: formatTime(locale(), at) };
    return listDate === undefined ? t('hits.earlier-plain', values) : t('hits.earlier-one', { ...values, date: formatDay(locale(), listDate) });
  };
  return html`<h4>${t('hits.earlier')}</h4><ul class="earlier">${decisions.map((one, at) => html`<li key=${at} class=${one.takenBack === true ? 'gone' : ''}>${one.takenBack === true ? html`<strong>${t('hits.taken-back')}</strong> ` : ''}${said(one)} ${t('hits.because', { reason: isolated(one.reason) })}</li>`)}</ul>` as VNode;
}
