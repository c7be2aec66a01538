// What waits for me: the first page of the day.

import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JsonObject } from '@amanah/record/decode.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { TaskLine, taskOf } from '../decide/decisions-page.ts';
import type { VoteSummary } from '../decide/votes.ts';
import { useDesk } from '../desk.ts';
import { findForm } from '../forms/all-forms.ts';
import { nameOf, type Masters, type Standing } from '../forms/masters.ts';
import { mayFill } from '../forms/may-fill.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { locale, t, type MessageKey } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import { RegistryWaits } from '../registry/home-part.ts';
import { mayLook } from '../screening/who-screens.ts';
import { Drafts } from './forms-list.ts';
import { kindName } from './record-view.ts';

interface WaitingRecord {
  readonly id: string;
  readonly row: number;
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
  readonly holder: string;
}

interface Waiting {
  readonly records: number;
  readonly hasMovements: boolean;
  readonly approvals: readonly WaitingRecord[];
  /** The hour of the log's clock. */
  readonly time: string;
  readonly votes: readonly VoteSummary[];
  readonly mine: readonly WaitingRecord[];
  readonly transit: readonly { readonly waybill: string; readonly since: string; readonly days: number; readonly destination: string; readonly goods: readonly Standing[] }[];
  readonly bankLines: { readonly count: number; readonly lines: readonly { readonly id: string; readonly day: string; readonly amount: { readonly commodity: string; readonly least: string }; readonly account: string; readonly reference?: string }[] };
  readonly lots: readonly (Standing & { readonly days: number })[];
  readonly loans: readonly { readonly loan: string; readonly due: string; readonly days: number; readonly amount: { readonly commodity: string; readonly least: string }; readonly fund: string; readonly to: string }[];
  readonly keys: number;
  readonly putAside: number;
}

const READ_AGAIN_MS = 30_000;

export function HomePage(): VNode {
  const desk = useDesk();
  const [waiting, setWaiting] = useState<Waiting>();
  const [isOffline, setOffline] = useState(false);
  const newest = useNewest();
  useEffect(() => {
    document.title = `${t('home.title')} · ${desk.operation}`;
    const read = (): void => void newest(() => desk.server.get<Waiting>('/api/waiting'), (answer) => {
      if (answer.ok) setWaiting(answer.value);
      setOffline(!answer.ok && 'offline' in answer);
    });
    read();
    return onReturn(read, READ_AGAIN_MS);
  }, [desk.outboxTick]);
  if (waiting === undefined) return html`<h1 tabindex="-1">${t('home.title')}</h1>${isOffline ? html`<p><a class="button" href=${hrefOf(['record'])}>${t('nav.new')}</a></p>` : html`<p class="note late">${t('state.loading')}</p>`}<${Drafts} />` as VNode;
  const sections = sectionsOf(waiting, desk.masters, desk.session.roles);
  return html`<h1 tabindex="-1">${t('home.title')}</h1>
    ${sections.length === 0 ? (waiting.hasMovements ? html`<p class="lead">${t('home.nothing')}</p>` : html`<${FirstSteps} />`) : ''}
    <${Unsent} />
    ${sections}
    <${RegistryWaits} />
    <${Drafts} />
    <${Quick} />` as VNode;
}

/** The forms that most days need. */
function Quick(): VNode {
  const { session } = useDesk();
  const names = ['gift', 'pledge', 'payment', 'purchase', 'receipt', 'dispatch', 'arrival', 'handover', 'stocktake'];
  const specs = names.flatMap((name) => findForm(name) ?? []).filter((spec) => mayFill(session.roles, spec));
  return html`<section class="no-print"><h2>${t('nav.new')}</h2><p class="links-row">${specs.map((spec) => html`<a key=${spec.name} href=${hrefOf(['new', spec.name])}>${t(`form.${spec.name}` as MessageKey)}</a>`)}<a href=${hrefOf(['record'])}>${t('home.all-forms')}</a></p></section>` as VNode;
}

function Unsent(): VNode | null {
  const { outbox } = useDesk();
  const refused = outbox?.entries().filter(({ state }) => state === 'refused').length ?? 0;
  if (refused === 0) return null;
  return html`<section><h2>${t('home.refused')}</h2><p><a href=${hrefOf(['outbox'])}>${t('outbox.refused-count', { count: refused })}</a></p></section>` as VNode;
}

function FirstSteps(): VNode {
  return html`<section class="first"><p class="lead">${t('home.empty')}</p><ol>
    <li><a href=${hrefOf(['new', 'fund'])}>${t('home.step-fund')}</a> <span class="note">${t('home.step-fund-about')}</span></li>
    <li><a href=${hrefOf(['new', 'pledge'])}>${t('home.step-pledge')}</a> <span class="note">${t('home.step-pledge-about')}</span></li>
    <li><a href=${hrefOf(['new', 'gift'])}>${t('home.step-gift')}</a> <span class="note">${t('home.step-gift-about')}</span></li>
    <li><a href=${hrefOf(['new', 'purchase'])}>${t('home.step-purchase')}</a> <span class="note">${t('home.step-purchase-about')}</span></li>
    <li><a href=${hrefOf(['new', 'dispatch'])}>${t('home.step-dispatch')}</a> <span class="note">${t('home.step-dispatch-about')}</span></li>
    <li><a href=${hrefOf(['people'])}>${t('home.step-people')}</a> <span class="note">${t('home.step-people-about')}</span></li>
  </ol></section>` as VNode;
}

function section(key: string, title: string, items: readonly ComponentChildren[]): VNode {
  return html`<section key=${key}><h2>${title}</h2><ul class="tasks">${items}</ul></section>` as VNode;
}

function sectionsOf(waiting: Waiting, masters: Masters, roles: readonly string[]): readonly VNode[] {
  const day = (text: string): string => formatDay(locale(), text);
  const goods = (list: readonly Standing[]): string => list.map(({ commodity, least }) => quantityWords(masters, commodity, BigInt(least))).join(', ');
  const found: VNode[] = [];
  const votes = waiting.votes.flatMap((vote) => {
    const task = taskOf(vote, roles);
    return task === undefined ? [] : [html`<${TaskLine} key=${vote.id} vote=${vote} task=${task} time=${waiting.time} />`];
  });
  if (votes.length > 0) found.push(section('votes', t('home.votes'), votes));
  if (waiting.approvals.length > 0) {
    found.push(section('approvals', t('home.approvals'), waiting.approvals.map((one) => html`<li key=${one.id}><a href=${hrefOf(['record', one.id])}>${kindName(one.kind, one.body)}</a> ${amountOf(one.body, masters)} <span class="note">${t('home.by-on', { by: one.holder, day: day(one.eventTime) })}</span> <a class="button" href=${hrefOf(['new', 'approval'], { of: one.id })}>${t('record.decide')}</a></li>`)));
  }
  const held = heldOnes(masters, roles);
  if (held.length > 0) found.push(section('screening', t('home.screening'), held));
  if (waiting.transit.length > 0) {
    found.push(section('transit', t('home.transit'), waiting.transit.map((one) => html`<li key=${one.waybill}><a href=${hrefOf(['waybill', one.waybill])}>${t('home.waybill', { waybill: one.waybill })}</a> ${goods(one.goods)}${one.destination === '' ? '' : ` → ${nameOf(masters, 'site', one.destination)}`} <span class="note">${one.days === 0 ? t('home.since-today') : t('home.since', { count: one.days })}</span> <a class="button" href=${hrefOf(['new', 'arrival'], { waybill: one.waybill, site: one.destination })}>${t('home.confirm')}</a></li>`)));
  }
  if (waiting.bankLines.count > 0) {
    found.push(section('bank', t('home.bank', { count: waiting.bankLines.count }), waiting.bankLines.lines.slice(0, 8).map((one) => html`<li key=${one.id}><a href=${hrefOf(['bank'], { line: one.id })}>${day(one.day)}</a> ${quantityWords(masters, one.amount.commodity, BigInt(one.amount.least))} <span class="note">${one.account} ${one.reference ?? ''}</span></li>`)));
  }
  if (waiting.lots.length > 0) {
    found.push(section('lots', t('home.lots'), waiting.lots.map((one) => html`<li key=${`${one.account} ${one.fund} ${one.lot ?? ''}`}>${quantityWords(masters, one.commodity, BigInt(one.least))} <span class="note">${t('home.lot', { lot: one.lot ?? '', site: nameOf(masters, 'site', one.account.slice(6)), day: day(one.expiry ?? '') })} ${one.days < 0 ? t('home.expired', { count: -one.days }) : t('home.expires', { count: one.days })}</span></li>`)));
  }
  if (waiting.loans.length > 0) {
    found.push(section('loans', t('home.loans'), waiting.loans.map((one) => html`<li key=${one.loan}>${one.loan}: ${quantityWords(masters, one.amount.commodity, BigInt(one.amount.least))} <span class="note">${t('home.loan-due', { day: day(one.due) })}</span> <a class="button" href=${hrefOf(['new', 'repayment'], { loan: one.loan, fund: one.to, to: one.fund })}>${kindName('repayment')}</a></li>`)));
  }
  if (waiting.mine.length > 0) {
    found.push(section('mine', t('home.mine'), waiting.mine.map((one) => html`<li key=${one.id}><a href=${hrefOf(['record', one.id])}>${kindName(one.kind, one.body)}</a> ${amountOf(one.body, masters)} <span class="note">${day(one.eventTime)}</span></li>`)));
  }
  if (waiting.keys + waiting.putAside > 0) {
    found.push(section('keys', t('home.people'), [
      ...(waiting.keys > 0 ? [html`<li key="keys"><a href=${hrefOf(['people'])}>${t('home.keys', { count: waiting.keys })}</a></li>` as VNode] : []),
      ...(waiting.putAside > 0 ? [html`<li key="aside"><a href=${hrefOf(['people'])}>${t('home.put-aside', { count: waiting.putAside })}</a></li>` as VNode] : []),
    ]));
  }
  return found;
}

/** Organisations with a hit that waits for a person, for those who may look. */
function heldOnes(masters: Masters, roles: readonly string[]): readonly VNode[] {
  if (!mayLook(roles)) return [];
  const waiting = masters.held.filter(({ standing }) => standing === 'open' || standing === 'half-cleared');
  return waiting.map(({ party, list, standing }) => html`<li key=${`${party} ${list}`}><a href=${hrefOf(['screening', 'party', party])}><bdi dir="auto">${nameOf(masters, 'organisation', party)}</bdi></a> <span class="note">${list} · ${t(`standing.screening.${standing}` as MessageKey)}</span> <a class="button" href=${hrefOf(['screening', 'party', party])} aria-label=${t('waiting-parties.look-of', { party: nameOf(masters, 'organisation', party) })}>${t('held.look')}</a></li>` as VNode);
}

/** The first amount that a body names, in words. */
function amountOf(body: JsonObject, masters: Masters): string {
  for (const name of ['amount', 'paid', 'price', 'from']) {
    const amount = body[name] as { readonly commodity?: string; readonly least?: string } | undefined;
    if (amount?.commodity !== undefined && amount.least !== undefined) return quantityWords(masters, amount.commodity, BigInt(amount.least));
  }
  return '';
}
