// What a person needs to know about the signing key of this browser before
// anything can be recorded.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t, textOr } from '../language.ts';
import { askForKey } from './joining.ts';

const ASKED_AGAIN_MS = 10_000;
/** Roles that a person asks for; a steward decides. */
export const ASKED_ROLES = ['treasurer', 'logistician', 'warehouse-keeper', 'committee-member', 'auditor', 'publisher', 'steward'] as const;

export function KeyNotice(): VNode | null {
  const { keyState, reloadSession } = useDesk();
  useEffect(() => {
    if (keyState !== 'waiting') return undefined;
    // A steward admits the key somewhere else: this page finds out by itself.
    const timer = setInterval(() => void reloadSession(), ASKED_AGAIN_MS);
    return () => clearInterval(timer);
  }, [keyState]);
  if (keyState === 'in-force') return null;
  if (keyState === 'waiting') return html`<section class="notice" role="status"><p>${t('key.waiting')}</p><p><button type="button" class="plain" onClick=${() => void reloadSession()}>${t('key.look-again')}</button></p></section>` as VNode;
  return html`<${NewKey} revoked=${keyState === 'revoked'} />` as VNode;
}

function NewKey({ revoked }: { readonly revoked: boolean }): VNode {
  const { server, keys, session, reloadSession } = useDesk();
  const [role, setRole] = useState<string>(session.roles[0] ?? ASKED_ROLES[0]);
  const [state, setState] = useState('');
  const [done, setDone] = useState('');
  const ask = (): void => {
    setState('');
    void askForKey({ server, keys }, { holder: session.person.holder, role }).then(async (answer) => {
      if (answer.ok) {
        setDone(answer.value.fingerprint);
        await reloadSession();
      } else setState('offline' in answer ? t('state.offline-short') : refusalSentence(answer.problem));
    });
  };
  if (done !== '') return html`<section class="notice" role="status"><p>${t('key.asked', { fingerprint: done })}</p></section>` as VNode;
  return html`<section class="notice"><p>${t(revoked ? 'key.revoked' : 'key.none')}</p>
    <p class="actions"><label for="in-key-role">${t('key.role')}</label> <select id="in-key-role" value=${role} onChange=${(event: Event) => setRole((event.target as HTMLSelectElement).value)}>
      ${ASKED_ROLES.map((one) => html`<option key=${one} value=${one}>${textOr(`role.${one}`, one)}</option>`)}</select>
    <button type="button" onClick=${ask}>${t('key.make')}</button></p><p class="refusal" role="alert">${state}</p></section>` as VNode;
}
