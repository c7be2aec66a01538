// What we know of a party ourselves, and the way to add to it: a date of birth or the number of a document settles more
// hits than a longer look at a name.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import type { Facts, Hit, ListIdentifier, Waiting } from './answers.ts';
import { isolated } from './evidence-words.ts';
import { Fact } from './fact.ts';
import { mayScreen } from './who-screens.ts';

/** `passport A1234567 (Iraq)`. */
export function identifierWords({ type, number, country }: ListIdentifier): string {
  return `${textOr(`identifier.${type}`, type)} ${isolated(number)}${country === undefined || country === null || country === '' ? '' : ` (${isolated(country)})`}`;
}

export interface PartyFactsProps {
  readonly waiting: Waiting;
  /** Persons behind the organisation whom hits are about. */
  readonly behind: readonly NonNullable<Hit['about']>[];
}

export function PartyFacts({ waiting, behind }: PartyFactsProps): VNode {
  const { session } = useDesk();
  const { names, facts, of, party } = waiting;
  const screens = mayScreen(session.roles);
  const toForm = of === 'organisation' ? { role: 'supplier', organisation: party } : { edit: party };
  return html`<h2>${t('hits.ours')}</h2><dl class="facts">
    <${Fact} name=${t('hits.known-as')}><ul class="plain-list">${names.map((name) => html`<li key=${name}><bdi dir="auto">${name}</bdi></li>`)}</ul><//>
    <${Fact} name=${t('column.kind')}>${t(`party-of.${of}` as MessageKey)}<//>
    <${WhatIsKnown} facts=${facts} isPerson=${of === 'staff' || facts.birthDate != null} /></dl>
    ${screens ? html`<p class="no-print"><a href=${hrefOf(['screening', 'parties'], toForm)}>${t(of === 'organisation' ? 'hits.add-behind' : 'hits.add-facts')}</a></p>` : ''}
    ${behind.length === 0 ? '' : html`<h3>${t('hits.behind')}</h3>${behind.map((one) => html`<dl class="facts" key=${one.party}><${Fact} name=${t('parties.name')}><bdi dir="auto">${one.name}</bdi><//><${WhatIsKnown} facts=${one.facts} isPerson=${true} /></dl>
      ${screens ? html`<p class="no-print"><a href=${hrefOf(['screening', 'parties'], { edit: one.party })} aria-label=${`${t('hits.add-facts')}: ${one.name}`}>${t('hits.add-facts')}</a></p>` : ''}`)}`}` as VNode;
}

function WhatIsKnown({ facts, isPerson }: { readonly facts: Facts; readonly isPerson: boolean }): VNode {
  const unknown = html`<span class="none">${t('hits.not-known')}</span>`;
  return html`${facts.position ? html`<${Fact} name=${t('hits.position')}><bdi dir="auto">${facts.position}</bdi><//>` : ''}
    ${isPerson ? html`<${Fact} name=${t('hits.born')}>${facts.birthDate ? formatDay(locale(), facts.birthDate) : unknown}<//><${Fact} name=${t('hits.birth-place')}>${facts.birthPlace ? html`<bdi dir="auto">${facts.birthPlace}</bdi>` : unknown}<//>` : ''}
    <${Fact} name=${t('hits.countries')}>${(facts.countries ?? []).length === 0 ? unknown : (facts.countries ?? []).map(isolated).join(' · ')}<//>
    <${Fact} name=${t('hits.numbers')}>${(facts.identifiers ?? []).length === 0 ? unknown : (facts.identifiers ?? []).map(identifierWords).join(' · ')}<//>` as VNode;
}
