// Where a gift went, whose gifts are in a delivery: to the last unit, by a rule
// that is named, each hop a record with its proof.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { nameOf, type Masters } from '../forms/masters.ts';
import { accountName, quantityWords } from '../forms/preview-words.ts';
import { t, textOr, type MessageKey } from '../language.ts';
import { kindName } from './record-view.ts';

const RULES = ['named', 'fifo', 'proportional'] as const;

interface Quantity { readonly commodity: string; readonly quantity: string }
interface Hop extends Quantity { readonly row: number; readonly from: string; readonly to: string; readonly fund: string; readonly lot?: string; readonly undoneBy?: number }
interface End extends Quantity { readonly end: string; readonly account: string; readonly fund: string; readonly given: string; readonly givenCommodity: string }
interface Share extends Quantity { readonly gift?: number; readonly donor?: string; readonly without?: string; readonly given: string; readonly givenCommodity: string }
interface Trail {
  readonly row?: number;
  readonly donor?: string;
  readonly rule: string;
  readonly asOf: number;
  readonly given?: readonly { readonly commodity: string; readonly amount: string; readonly fund: string }[];
  readonly ends?: readonly End[];
  readonly shares?: readonly Share[];
  readonly delivered?: readonly (Quantity & { readonly from: string; readonly to: string })[];
  readonly hops: readonly Hop[];
  readonly ids: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

export function TrailPage({ subject, query }: { readonly subject: string | undefined; readonly query: URLSearchParams }): VNode {
  const { server, masters, operation } = useDesk();
  const rule = query.get('rule') ?? 'named';
  const [trail, setTrail] = useState<Trail>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    document.title = `${t('nav.trails')} · ${operation}`;
    if (subject === undefined) return;
    setTrail(undefined);
    setWrong('');
    void server.get<Trail>(`/api/operate/trail/${encodeURIComponent(subject)}?rule=${encodeURIComponent(rule)}`).then((answer) => {
      if (answer.ok) setTrail(answer.value);
      else setWrong('offline' in answer ? t('state.offline-short') : `${answer.problem.title} ${answer.problem.message}`);
    });
  }, [subject, rule]);
  return html`<h1 tabindex="-1">${trail === undefined ? t('nav.trails') : t(trail.ends === undefined ? 'trail.of-delivery' : 'trail.of-gift')}</h1>
    ${subject === undefined ? html`<p class="lead">${t('trail.lead')}</p>` : ''}
    <${Asked} subject=${subject ?? ''} rule=${rule} />
    <p class="refusal" role="alert">${wrong}</p>
    ${trail === undefined ? '' : html`<${Followed} trail=${trail} masters=${masters} />`}` as VNode;
}

function Asked({ subject, rule }: { readonly subject: string; readonly rule: string }): VNode {
  const [typed, setTyped] = useState(subject.replace(/^(gift|delivery|waybill):/, ''));
  const [what, setWhat] = useState(/^(gift|delivery|waybill)/.exec(subject)?.[0] ?? 'gift');
  const [chosen, setChosen] = useState(rule);
  const follow = (event: Event): void => {
    event.preventDefault();
    if (typed.trim() !== '') location.hash = hrefOf(['trail', `${what}:${typed.trim()}`], { rule: chosen });
  };
  return html`<form class="inline no-print" onSubmit=${follow}>
    <span><label for="in-what">${t('trail.subject')}</label><select id="in-what" onChange=${(event: Event) => setWhat((event.target as HTMLSelectElement).value)}>${(['gift', 'delivery', 'waybill'] as const).map((one) => html`<option key=${one} value=${one} selected=${one === what}>${t(`trail.${one}`)}</option>`)}</select></span>
    <span><label for="in-subject">${t('field.record')}</label><input id="in-subject" type="text" autocomplete="off" value=${typed} aria-describedby="in-subject-about" onInput=${(event: Event) => setTyped((event.target as HTMLInputElement).value)} /></span>
    <span><label for="in-rule">${t('trail.rule')}</label><select id="in-rule" onChange=${(event: Event) => setChosen((event.target as HTMLSelectElement).value)}>${RULES.map((one) => html`<option key=${one} value=${one} selected=${one === chosen}>${t(`trail.rule.${one}`)}</option>`)}</select></span>
    <button type="submit">${t('trail.follow')}</button></form><p class="hint" id="in-subject-about">${t('trail.subject-hint')}</p>` as VNode;
}

interface PartProps { readonly trail: Trail; readonly masters: Masters }

function words(account: string, masters: Masters): string {
  const type = account.slice(0, account.indexOf(':'));
  return `${textOr(`account.${type}`, type)} ${accountName(account, masters)}`;
}

function Followed({ trail, masters }: PartProps): VNode {
  const amount = (commodity: string, least: string): string => quantityWords(masters, commodity, BigInt(least));
  const about = [t(`trail.rule.${trail.rule}` as MessageKey), t('table.size', { size: trail.asOf })].join(' · ');
  return html`<p class="lead">${trail.given === undefined ? (trail.delivered ?? []).map((one) => `${amount(one.commodity, one.quantity)} → ${words(one.to, masters)}`).join('; ') : `${nameOf(masters, 'organisation', trail.donor ?? '')}: ${trail.given.map((one) => amount(one.commodity, one.amount)).join(', ')}`}</p><p class="note">${about}</p>
    ${trail.ends === undefined ? '' : html`<h2>${t('trail.ends')}</h2><div class="scroll"><table><thead><tr><th scope="col">${t('column.state')}</th><th scope="col">${t('column.to')}</th><th scope="col" class="n">${t('field.amount')}</th><th scope="col" class="n">${t('trail.given')}</th><th scope="col">${t('field.fund')}</th></tr></thead><tbody>${trail.ends.map((one, at) => html`<tr key=${at}><td>${textOr(`end.${one.end}`, one.end)}</td><td>${words(one.account, masters)}</td><td class="n">${amount(one.commodity, one.quantity)}</td><td class="n">${amount(one.givenCommodity, one.given)}</td><td>${nameOf(masters, 'fund', one.fund)}</td></tr>`)}</tbody></table></div>`}
    ${trail.shares === undefined ? '' : html`<h2>${t('trail.shares')}</h2><div class="scroll"><table><thead><tr><th scope="col">${t('field.donor')}</th><th scope="col" class="n">${t('field.amount')}</th><th scope="col" class="n">${t('trail.given')}</th></tr></thead><tbody>${trail.shares.map((one, at) => html`<tr key=${at}><td>${one.donor === undefined ? textOr(`without.${one.without ?? ''}`, one.without ?? '') : html`<a href=${hrefOf(['trail', `gift:${one.gift ?? ''}`], { rule: trail.rule })}>${nameOf(masters, 'organisation', one.donor)}</a>`}</td><td class="n">${amount(one.commodity, one.quantity)}</td><td class="n">${amount(one.givenCommodity, one.given)}</td></tr>`)}</tbody></table></div>`}
    <h2>${t('trail.hops')}</h2>${trail.hops.length === 0 ? html`<p>${t('trail.nothing')}</p>` : html`<ol class="hops">${trail.hops.map((hop, at) => html`<li key=${at} class=${hop.undoneBy === undefined ? '' : 'gone'}><a href=${hrefOf(['record', trail.ids[hop.row] ?? String(hop.row)])}>${kindName(trail.kinds[hop.row] ?? '')}</a>: ${amount(hop.commodity, hop.quantity)}${hop.lot === undefined ? '' : ` (${t('words.lot', { lot: hop.lot })})`}, ${words(hop.from, masters)} → ${words(hop.to, masters)} <a class="aside" href=${`/api/records/${hop.row}/proof`}>${t('record.proof')}</a></li>`)}</ol>`}` as VNode;
}
