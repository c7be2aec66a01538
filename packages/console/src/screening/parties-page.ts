// Parties beside the journal: who works for the operation, drivers, vessels, people behind a supplier. There is no way
// from here to a household, and what speaks of one is refused.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf, readAddress } from '../address.ts';
import { useDesk } from '../desk.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { nameOf } from '../forms/masters.ts';
import { locale, t, type MessageKey } from '../language.ts';
import { useNewest } from '../newest.ts';
import type { Answer } from '../server.ts';
import type { PrivateParty } from './answers.ts';
import { isolated } from './evidence-words.ts';
import { blankParty, partyFields, type PartyFields } from './party-fields.ts';
import { PartyForm } from './party-form.ts';
import { identifierWords } from './party-facts.ts';
import { failureWords } from './refused-words.ts';
import { mayLook, mayScreen } from './who-screens.ts';

interface Parties {
  readonly parties: readonly PrivateParty[];
}

export function PartiesPage(): VNode {
  const { server, session, operation } = useDesk();
  const [answer, setAnswer] = useState<Answer<Parties>>();
  const [said, setSaid] = useState('');
  const newest = useNewest();
  const looks = mayLook(session.roles);
  const read = (): Promise<void> => newest(() => server.get<Parties>('/api/operate/screening/parties'), setAnswer);
  useEffect(() => {
    document.title = `${t('parties.title')} · ${operation}`;
    if (looks) void read();
  }, [looks]);
  const head = html`<p class="links-row no-print"><a href=${hrefOf(['screening'])}>${t('screening.to-overview')}</a></p><h1 tabindex="-1">${t('parties.title')}</h1><p class="lead">${t('parties.lead')}</p><p class="never"><strong>${t('screening.never')}</strong></p>`;
  if (!looks) return html`${head}<p>${t('screening.not-yours')}</p>` as VNode;
  if (answer === undefined) return html`${head}<p class="note late">${t('state.loading')}</p>` as VNode;
  if (!answer.ok) return html`${head}<p class="refusal" role="alert">${failureWords(answer)}</p>` as VNode;
  const { parties } = answer.value;
  const remove = async ({ reference }: PrivateParty): Promise<void> => {
    const gone = await server.remove(`/api/operate/screening/parties/${encodeURIComponent(reference)}`);
    setSaid(gone.ok ? t('parties.removed') : failureWords(gone));
    await read();
  };
  const screens = mayScreen(session.roles);
  return html`<div class="screening">${head}
    ${parties.length === 0 ? html`<p>${t('parties.none')}</p>` : html`<${PartyTable} parties=${parties} screens=${screens} onRemove=${remove} />`}
    <p class="note" role="status">${said}</p>
    ${screens ? html`<${Adding} parties=${parties} onKept=${read} />` : ''}</div>` as VNode;
}

/** The form, begun as the address asks: for somebody behind an organisation, or to add to a party that is there. */
function Adding({ parties, onKept }: { readonly parties: readonly PrivateParty[]; readonly onKept: () => Promise<void> }): VNode {
  const { query } = readAddress(location.hash);
  const known = parties.find(({ reference }) => reference === query.get('edit'));
  const begin: PartyFields = known === undefined ? { ...blankParty(query.get('role') ?? 'staff'), organisation: query.get('organisation') ?? '' } : partyFields(known);
  return html`<${PartyForm} key=${known?.reference ?? location.hash} begin=${begin} reference=${known?.reference} onKept=${onKept} />` as VNode;
}

/** What is deleted is gone with what was found and decided about it: the button is pressed twice. */
function Remove({ party, onRemove }: { readonly party: PrivateParty; readonly onRemove: (party: PrivateParty) => Promise<void> }): VNode {
  const [isAsked, setAsked] = useState(false);
  const name = isolated(party.names[0] ?? '');
  return html`<button type="button" class="plain" aria-label=${`${t(isAsked ? 'parties.remove-sure' : 'parties.remove')}: ${name}`} onBlur=${() => setAsked(false)} onClick=${() => (isAsked ? void onRemove(party) : setAsked(true))}>${t(isAsked ? 'parties.remove-sure' : 'parties.remove')}</button>` as VNode;
}

interface PartyTableProps {
  readonly parties: readonly PrivateParty[];
  readonly screens: boolean;
  readonly onRemove: (party: PrivateParty) => Promise<void>;
}

function PartyTable({ parties, screens, onRemove }: PartyTableProps): VNode {
  const { masters } = useDesk();
  const factsOf = ({ position, birthDate, birthPlace, countries, identifiers }: PrivateParty): string => [
    ...(position === null ? [] : [isolated(position)]), ...(birthDate === null ? [] : [formatDay(locale(), birthDate)]), ...(birthPlace === null ? [] : [isolated(birthPlace)]), ...countries.map(isolated), ...identifiers.map(identifierWords),
  ].join(' · ');
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('parties.title')}><table class="stacked"><thead><tr><th scope="col">${t('parties.who')}</th><th scope="col">${t('column.kind')}</th><th scope="col">${t('parties.facts')}</th>${screens ? html`<td class="no-print"></td>` : ''}</tr></thead>
    <tbody>${parties.map((party) => html`<tr key=${party.reference}><th scope="row">${party.names.map((name, at) => html`${at > 0 ? ' · ' : ''}<bdi dir="auto" key=${name}>${name}</bdi>`)}</th>
      <td data-label=${t('column.kind')}>${t(`party-of.${party.role}` as MessageKey)}${party.organisation === null ? '' : html` <span class="note">${t('parties.behind', { name: isolated(nameOf(masters, 'organisation', party.organisation)) })}</span>`}</td>
      <td data-label=${t('parties.facts')}>${factsOf(party)}</td>
      ${screens ? html`<td class="no-print"><span class="links-row"><a href=${hrefOf(['screening', 'parties'], { edit: party.reference })}>${t('parties.change')}</a> <${Remove} party=${party} onRemove=${onRemove} /></span></td>` : ''}</tr>`)}</tbody></table></div>` as VNode;
}
