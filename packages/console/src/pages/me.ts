// The person who is signed in: keys, sessions, going out.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatTime } from '@amanah/ui/day.ts';
import { useDesk } from '../desk.ts';
import { locale, t, textOr } from '../language.ts';

interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly seen: string;
  readonly isThis: boolean;
}

export function MePage(): VNode {
  const { session, server, signer, reloadSession, outbox } = useDesk();
  const [sessions, setSessions] = useState<readonly OpenSession[]>([]);
  const read = (): void => void server.get<{ readonly sessions: readonly OpenSession[] }>('/api/sessions').then((answer) => setSessions(answer.ok ? answer.value.sessions : []));
  useEffect(read, []);
  const leave = (): void => void server.post('/api/sign-out', {}).then(() => reloadSession());
  const waiting = outbox?.waiting().length ?? 0;
  return html`<h1 tabindex="-1">${session.person.label === '' ? session.person.holder : session.person.label}</h1>
    <p class="lead">${session.roles.map((role) => textOr(`role.${role}`, role)).join(', ')}</p>
    <h2>${t('me.keys')}</h2><ul class="tasks">${session.keys.map(({ key, role, revoked }) => html`<li key=${key}><code>${key}</code> <span class="note">${textOr(`role.${role}`, role)}${revoked ? ` · ${t('me.revoked')}` : ''}${key === signer?.publicKey ? ` · ${t('me.this-browser')}` : ''}</span></li>`)}</ul>
    <h2>${t('me.sessions')}</h2><ul class="tasks">${sessions.map(({ id, device, seen, isThis }) => html`<li key=${id}>${device} <span class="note">${isThis ? t('me.this-browser') : t('me.seen', { time: formatTime(locale(), seen) })}</span></li>`)}</ul>
    ${waiting === 0 ? '' : html`<p class="pending">${t('me.unsent', { count: waiting })}</p>`}
    <p><button type="button" onClick=${leave}>${t('me.sign-out')}</button></p>` as VNode;
}
