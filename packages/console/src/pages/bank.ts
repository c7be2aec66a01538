// The bank against the books: a statement is read and shown before anything is
// written, proposals are accepted one by one, and every line without a record stays in sight.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { exactMoney } from '@amanah/ui/number.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { CodeInput } from '../forms/code-input.ts';
import { optionsFrom } from '../forms/options.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { locale, t } from '../language.ts';
import { useNewest } from '../newest.ts';
import type { Intent } from '../submit/chained-record.ts';
import { kindName } from './record-view.ts';

interface Money { readonly least: string; readonly decimal: string }
interface Movement { readonly id: string; readonly row: number; readonly kind: string; readonly day: string; readonly amount: Money }
interface BankLine { readonly id: string; readonly day: string; readonly amount: Money; readonly reference?: string; readonly text?: string; readonly matches: readonly string[]; readonly proposed: readonly string[]; readonly candidates: readonly string[] }
interface State { readonly account: string; readonly commodities: readonly { readonly commodity: string; readonly unmatched: number; readonly lines: readonly BankLine[]; readonly recordsWithoutLine: readonly Movement[]; readonly days: readonly ({ readonly day: string } & Readonly<Record<'bank' | 'books' | 'difference', Money>>)[] }[] }
interface Reading {
  readonly account: string;
  readonly already: boolean;
  readonly statements: readonly { readonly commodity: string; readonly from: string; readonly to: string; readonly opening: Money; readonly closing: Money; readonly lines: number }[];
  readonly lines: readonly { readonly day: string; readonly amount: Money; readonly commodity: string; readonly text: string; readonly bankReference?: string; readonly draft?: number; readonly proposed?: readonly string[] }[];
  readonly drafts: readonly Intent[];
}

export function BankPage(): VNode {
  const { server, operation, outboxTick, session } = useDesk();
  const [states, setStates] = useState<readonly State[]>();
  const newest = useNewest();
  const read = (): Promise<void> => newest(async () => {
    const accounts = await server.get<{ readonly accounts: readonly string[] }>('/api/bank/state');
    const found = await Promise.all((accounts.ok ? accounts.value.accounts : []).map((account) => server.get<State>(`/api/bank/state?account=${encodeURIComponent(account)}`)));
    return found.flatMap((one) => (one.ok ? [one.value] : []));
  }, setStates);
  useEffect(() => {
    document.title = `${t('bank.title')} · ${operation}`;
    void read();
  }, [outboxTick]);
  const mayRead = session.roles.some((role) => role === 'steward' || role === 'treasurer');
  return html`<h1 tabindex="-1">${t('bank.title')}</h1><p class="lead">${t('bank.lead')}</p>
    ${mayRead ? html`<${ReadStatement} onWritten=${read} />` : ''}
    ${states === undefined ? html`<p class="note late">${t('state.loading')}</p>` : states.length === 0 ? html`<p>${t('bank.none')}</p>` : states.map((state) => html`<${AccountState} key=${state.account} state=${state} />`)}` as VNode;
}

function AccountState({ state }: { readonly state: State }): VNode {
  return html`<section><h2>${state.account}</h2>${state.commodities.map(({ commodity, lines, recordsWithoutLine, days }) => {
    const open = lines.filter(({ matches }) => matches.length === 0);
    const last = days.at(-1);
    return html`<div key=${commodity}>
      ${last === undefined ? '' : html`<p>${t('bank.sums', { day: formatDay(locale(), last.day), bank: exactMoney(locale(), last.bank.decimal, commodity), books: exactMoney(locale(), last.books.decimal, commodity), difference: exactMoney(locale(), last.difference.decimal, commodity) })}</p>`}
      <h3>${t('bank.open-lines')} (${commodity})</h3>${open.length === 0 ? html`<p>${t('bank.all-matched')}</p>` : html`<ul class="tasks">${open.map((line) => html`<${OpenLine} key=${line.id} line=${line} commodity=${commodity} movements=${recordsWithoutLine} />`)}</ul>`}
      ${recordsWithoutLine.length === 0 ? '' : html`<h3>${t('bank.records-open')}</h3><ul class="tasks">${recordsWithoutLine.map((one) => html`<li key=${one.id}><a href=${hrefOf(['record', one.id])}>${kindName(one.kind)}</a> ${exactMoney(locale(), one.amount.decimal, commodity)} <span class="note">${formatDay(locale(), one.day)}</span></li>`)}</ul>`}</div>`;
  })}</section>` as VNode;
}

function OpenLine({ line, commodity, movements }: { readonly line: BankLine; readonly commodity: string; readonly movements: readonly Movement[] }): VNode {
  const { outbox, today, newId } = useDesk();
  const [said, setSaid] = useState('');
  const proposed = line.proposed.flatMap((id) => movements.find((one) => one.id === id) ?? []);
  const match = (records: readonly string[], reason: string): void => {
    void outbox?.submit(newId(), 'bank-match', [{ kind: 'bank-match', eventTime: today(), body: { line: line.id, records, ...(reason === '' ? {} : { reason }) } }]).then((outcome) => {
      if (outcome.state === 'refused') setSaid(refusalSentence(outcome.problem));
    });
  };
  return html`<li>${formatDay(locale(), line.day)} <strong>${exactMoney(locale(), line.amount.decimal, commodity)}</strong> <span class="note">${line.text ?? ''} ${line.reference ?? ''}</span>
    ${proposed.length === 0 ? '' : html`<span>${t('bank.candidates', { what: proposed.map((one) => `${kindName(one.kind)}, ${formatDay(locale(), one.day)}`).join('; ') })} <button type="button" class="button" onClick=${() => match(line.proposed, '')}>${t('bank.accept')}</button></span>`}
    <${OtherMatch} line=${line} commodity=${commodity} movements=${movements} onMatch=${match} /><p class="refusal" role="alert">${said}</p></li>` as VNode;
}

const MOVEMENTS_OFFERED = 40;

/** Any records that no line shows yet may be chosen, or a reason given where none fits. */
function OtherMatch({ line, commodity, movements, onMatch }: { readonly line: BankLine; readonly commodity: string; readonly movements: readonly Movement[]; readonly onMatch: (records: readonly string[], reason: string) => void }): VNode {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const id = `in-match-${line.id.slice(0, 12)}`;
  const toggle = (record: string): void => setChosen(chosen.includes(record) ? chosen.filter((one) => one !== record) : [...chosen, record]);
  return html`<details class="match"><summary>${t('bank.other')}</summary>
    ${movements.slice(0, MOVEMENTS_OFFERED).map((one) => html`<label key=${one.id}><input type="checkbox" checked=${chosen.includes(one.id)} onChange=${() => toggle(one.id)} /> ${kindName(one.kind)}, ${formatDay(locale(), one.day)}, ${exactMoney(locale(), one.amount.decimal, commodity)}</label>`)}
    <p class="filter-tool"><label for=${id}>${t('field.reason')}</label><input id=${id} type="text" value=${reason} onInput=${(event: Event) => setReason((event.target as HTMLInputElement).value)} />
    <button type="button" disabled=${chosen.length === 0 && reason.trim() === ''} onClick=${() => onMatch(chosen, reason.trim())}>${t('bank.accept')}</button></p></details>` as VNode;
}

/** Most drafts that go into one submission. */
const DRAFTS_MAX = 500;

function ReadStatement({ onWritten }: { readonly onWritten: () => Promise<void> }): VNode {
  const { server, outbox, masters, newId, say } = useDesk();
  const [account, setAccount] = useState('');
  const [reading, setReading] = useState<Reading>();
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // A second press while the first is on its way would record the same statement twice.
  const pressed = useRef(false);
  const read = async (): Promise<void> => {
    const file = input.current?.files?.[0];
    if (file === undefined || account === '') return setSaid(t('bank.file-and-account'));
    const answer = await server.send<Reading>(`/api/bank/read?account=${encodeURIComponent(account)}&name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream');
    setReading(answer.ok ? answer.value : undefined);
    setSaid(answer.ok ? '' : 'offline' in answer ? t('state.offline-short') : refusalSentence(answer.problem));
    return undefined;
  };
  const write = async (): Promise<void> => {
    if (reading === undefined || outbox === undefined || pressed.current) return;
    if (reading.drafts.length > DRAFTS_MAX) return setSaid(t('bulk.too-many'));
    pressed.current = true;
    const outcome = await outbox.submit(newId(), 'bank-statement', reading.drafts).finally(() => { pressed.current = false; });
    if (outcome.state !== 'done') return setSaid(outcome.state === 'refused' ? refusalSentence(outcome.problem) : t('waiting.title'));
    const texts = reading.lines.flatMap(({ draft, text, bankReference }) => (draft === undefined ? [] : [{ line: outcome.ids[draft] ?? '', text, ...(bankReference === undefined ? {} : { reference: bankReference }) }]));
    if (texts.length > 0) await server.post('/api/bank/texts', { texts });
    setReading(undefined);
    say(t('people.written'));
    setSaid('');
    await onWritten();
    return undefined;
  };
  return html`<section class="no-print"><form class="inline" onSubmit=${(event: Event) => { event.preventDefault(); void read(); }}>
      <span><label for="in-bank-account">${t('field.account')}</label><${CodeInput} id="in-bank-account" value=${account} options=${optionsFrom('account', masters, 'bank')} onChange=${setAccount} describedBy="in-bank-said" invalid=${false} required=${true} /></span>
      <span><label for="in-bank-file">${t('bank.file')}</label><input id="in-bank-file" ref=${input} type="file" accept=".csv,.xlsx,.xml,.txt" /></span><button type="submit">${t('bank.read')}</button></form>
    <p class="refusal" id="in-bank-said" role="alert">${said}</p>
    ${reading === undefined ? '' : html`<div class="notice"><p>${reading.statements.map((one) => t('bank.statement', { from: formatDay(locale(), one.from), to: formatDay(locale(), one.to), count: one.lines, opening: exactMoney(locale(), one.opening.decimal, one.commodity), closing: exactMoney(locale(), one.closing.decimal, one.commodity) })).join(' ')}</p>
      <ul class="tasks">${reading.lines.slice(0, 50).map((one, at) => html`<li key=${at}>${formatDay(locale(), one.day)} ${exactMoney(locale(), one.amount.decimal, one.commodity)} <span class="note">${one.text}</span></li>`)}</ul>
      <p><button type="button" onClick=${() => void write()}>${t('bank.write')}</button></p></div>`}</section>` as VNode;
}
