// People and rules, for stewards: who is here, links for others, keys that wait,
// roles, keys taken back, thresholds of four eyes, restrictions of funds, and
// records that came signed by a key that was taken back.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JsonObject } from '@amanah/record/decode.ts';
import { formatTime } from '@amanah/ui/day.ts';
import { useDesk, type Desk } from '../desk.ts';
import { useNewest } from '../newest.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { ASKED_ROLES } from '../identity/key-notice.ts';
import { locale, t, textOr } from '../language.ts';
import { CommitteePolicies } from './committee-policies.ts';
import { FundPolicies } from './fund-policy.ts';
import { Policies } from './policies.ts';
import { ScreeningPolicy } from '../screening/screening-policy.ts';

interface Person { readonly holder: string; readonly label: string; readonly created: string; readonly keys?: readonly { readonly key: string; readonly role: string; readonly revoked: boolean }[] }
interface Waiting { readonly key: string; readonly fingerprint: string; readonly holder: string; readonly label: string; readonly role: string; readonly purpose: string; readonly created: string }
interface Invitation { readonly id: string; readonly holder: string; readonly label: string; readonly role: string; readonly expires: string }
interface PutAside { readonly record: string; readonly key: string; readonly kind: string; readonly reason: string; readonly created: string; readonly entry: unknown }

interface Found {
  readonly people: readonly Person[];
  readonly waiting: readonly Waiting[];
  readonly invitations: readonly Invitation[];
  readonly putAside: readonly PutAside[];
}

const NOBODY: Found = { people: [], waiting: [], invitations: [], putAside: [] };

async function readPeople({ server }: Desk): Promise<Found> {
  const [people, keys, waiting, invitations, putAside] = await Promise.all([
    server.get<{ readonly people: readonly Person[] }>('/api/people'),
    server.get<{ readonly keys: readonly { readonly holder: string; readonly key: string; readonly role: string; readonly revoked: boolean }[] }>('/api/operate/keys'),
    server.get<{ readonly waiting: readonly Waiting[] }>('/api/keys/waiting'),
    server.get<{ readonly invitations: readonly Invitation[] }>('/api/invitations'),
    server.get<{ readonly quarantined: readonly PutAside[] }>('/api/quarantine'),
  ]);
  const held = keys.ok ? keys.value.keys : [];
  return {
    people: (people.ok ? people.value.people : []).map((one) => ({ ...one, keys: held.filter(({ holder }) => holder === one.holder) })),
    waiting: waiting.ok ? waiting.value.waiting : [],
    invitations: invitations.ok ? invitations.value.invitations : [],
    putAside: putAside.ok ? putAside.value.quarantined : [],
  };
}

export function PeoplePage(): VNode {
  const desk = useDesk();
  const [found, setFound] = useState<Found>(NOBODY);
  const [said, setSaid] = useState('');
  const isSteward = desk.session.roles.includes('steward');
  const newest = useNewest();
  const read = (): void => void newest(() => readPeople(desk), setFound);
  useEffect(() => {
    if (isSteward) read();
  }, [isSteward]);
  const write = async (kind: string, body: JsonObject): Promise<void> => {
    if (desk.outbox === undefined) return;
    const outcome = await desk.outbox.submit(desk.newId(), kind, [{ kind, eventTime: desk.today(), body }]);
    setSaid(outcome.state === 'refused' ? refusalSentence(outcome.problem) : outcome.state === 'waiting' ? t('waiting.title') : t('people.written'));
    read();
    await desk.reloadSession();
  };
  if (!isSteward) return html`<h1 tabindex="-1">${t('nav.people')}</h1><p class="lead">${t('people.stewards-only')}</p><${Policies} /><${FundPolicies} /><${CommitteePolicies} /><${ScreeningPolicy} />` as VNode;
  return html`<h1 tabindex="-1">${t('nav.people')}</h1>
    <p class="note" role="status">${said}</p>
    <${WaitingKeys} list=${found.waiting} write=${write} read=${read} />
    <${PeopleList} list=${found.people} write=${write} read=${read} />
    <${Invite} invitations=${found.invitations} read=${read} />
    <${Policies} /><${FundPolicies} /><${CommitteePolicies} /><${ScreeningPolicy} />
    <${Quarantine} list=${found.putAside} />` as VNode;
}

type Write = (kind: string, body: JsonObject) => Promise<void>;

function WaitingKeys({ list, write, read }: { readonly list: readonly Waiting[]; readonly write: Write; readonly read: () => void }): VNode | null {
  const { server } = useDesk();
  if (list.length === 0) return null;
  const refuse = (key: string): void => void server.remove(`/api/keys/waiting/${encodeURIComponent(key)}`).then(read);
  return html`<section><h2>${t('people.waiting')}</h2><p>${t('people.waiting-about')}</p><ul class="tasks">${list.map((one) => html`<li key=${one.key}><strong>${one.label === '' ? one.holder : one.label}</strong> ${textOr(`role.${one.role}`, one.role)} <code>${one.fingerprint}</code>
    <button type="button" onClick=${() => void write('key', { key: one.key, holder: one.holder, role: one.role })}>${t('people.admit')}</button> <button type="button" class="plain" onClick=${() => refuse(one.key)}>${t('people.refuse')}</button></li>`)}</ul></section>` as VNode;
}

function PeopleList({ list, write, read }: { readonly list: readonly Person[]; readonly write: Write; readonly read: () => void }): VNode {
  const { server, session } = useDesk();
  const shutOut = (holder: string): void => void server.remove(`/api/people/${encodeURIComponent(holder)}`).then(read);
  return html`<section><h2>${t('people.here')}</h2><ul class="tasks">${list.map((one) => html`<li key=${one.holder}><strong>${one.label === '' ? one.holder : one.label}</strong> <span class="note">${one.holder}</span>
    ${one.holder === session.person.holder ? '' : html`<details><summary>${t('people.shut-out')}</summary><p>${t('people.shut-out-about')} <button type="button" onClick=${() => shutOut(one.holder)}>${t('people.shut-out')}</button></p></details>`}
    <ul class="tasks">${(one.keys ?? []).map((key) => html`<${KeyLine} key=${key.key} line=${key} write=${write} />`)}</ul></li>`)}</ul></section>` as VNode;
}

function KeyLine({ line, write }: { readonly line: { readonly key: string; readonly role: string; readonly revoked: boolean }; readonly write: Write }): VNode {
  const { signer } = useDesk();
  const [reason, setReason] = useState<string>();
  const { key, role, revoked } = line;
  const isOwn = key === signer?.publicKey;
  const id = `in-${key}`;
  if (revoked) return html`<li><code>${key.slice(0, 12)}…</code> <span class="note">${textOr(`role.${role}`, role)} · ${t('me.revoked')}</span></li>` as VNode;
  return html`<li><code>${key.slice(0, 12)}…</code>
    <label class="hidden" for=${`${id}-role`}>${t('key.role')}</label><select id=${`${id}-role`} value=${role} onChange=${(event: Event) => void write('role', { key, role: (event.target as HTMLSelectElement).value })}>${ASKED_ROLES.map((one) => html`<option key=${one} value=${one} selected=${one === role}>${textOr(`role.${one}`, one)}</option>`)}</select>
    ${isOwn ? html`<span class="note">${t('me.this-browser')}</span>` : reason === undefined ? html`<button type="button" class="plain" onClick=${() => setReason('')}>${t('people.revoke')}</button>` : html`<span class="pair"><label for=${`${id}-why`}>${t('field.reason')}</label><input id=${`${id}-why`} type="text" value=${reason} onInput=${(event: Event) => setReason((event.target as HTMLInputElement).value)} /><button type="button" disabled=${reason.trim() === ''} onClick=${() => void write('key-revocation', { key, reason: reason.trim() })}>${t('people.revoke')}</button></span>`}</li>` as VNode;
}

function Invite({ invitations, read }: { readonly invitations: readonly Invitation[]; readonly read: () => void }): VNode {
  const { server } = useDesk();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<string>('treasurer');
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState('');
  const invite = (event: Event): void => {
    event.preventDefault();
    if (label.trim() === '') return setWrong(t('fault.required'));
    setWrong('');
    void server.post<{ readonly link: string }>('/api/invitations', { label: label.trim(), role }).then((answer) => {
      if (answer.ok) setLink(answer.value.link);
      else setWrong('offline' in answer ? t('state.offline-short') : refusalSentence(answer.problem));
      read();
    });
    return undefined;
  };
  return html`<section><h2>${t('people.invite')}</h2><form class="inline" onSubmit=${invite} noValidate>
      <span><label for="in-invite">${t('people.name')}</label><input id="in-invite" type="text" autocomplete="off" value=${label} aria-describedby="in-invite-wrong" onInput=${(event: Event) => setLabel((event.target as HTMLInputElement).value)} /></span>
      <span><label for="in-invite-role">${t('key.role')}</label><select id="in-invite-role" value=${role} onChange=${(event: Event) => setRole((event.target as HTMLSelectElement).value)}>${ASKED_ROLES.map((one) => html`<option key=${one} value=${one} selected=${one === role}>${textOr(`role.${one}`, one)}</option>`)}</select></span>
      <button type="submit">${t('people.make-link')}</button></form>
    <p class="refusal" id="in-invite-wrong" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
    ${link === '' ? '' : html`<div class="notice" role="status"><p>${t('people.link-about')}</p><p><code class="link">${link}</code></p></div>`}
    ${invitations.length === 0 ? '' : html`<h3>${t('people.links')}</h3><ul class="tasks">${invitations.map((one) => html`<li key=${one.id}>${one.label === '' ? one.holder : one.label} <span class="note">${textOr(`role.${one.role}`, one.role)} · ${t('people.until', { time: formatTime(locale(), one.expires) })}</span> <button type="button" class="plain" onClick=${() => void server.remove(`/api/invitations/${one.id}`).then(read)}>${t('people.withdraw')}</button></li>`)}</ul>`}</section>` as VNode;
}

function Quarantine({ list }: { readonly list: readonly PutAside[] }): VNode | null {
  if (list.length === 0) return null;
  return html`<section><h2>${t('people.put-aside')}</h2><p>${t('people.put-aside-about')}</p><ul class="tasks">${list.map((one) => html`<li key=${one.record}>${textOr(`form.${one.kind}`, one.kind)} <code>${one.record.slice(0, 16)}…</code> <span class="note">${one.reason} · ${formatTime(locale(), one.created)}</span><details><summary>${t('people.put-aside-text')}</summary><pre>${JSON.stringify(one.entry, null, 2)}</pre></details></li>`)}</ul></section>` as VNode;
}
