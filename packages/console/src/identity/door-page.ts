// The pages before somebody is in: setting up, following an invitation, signing in.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../language.ts';
import type { Session } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import type { Answer } from '../server.ts';
import { firstThresholds } from './first-thresholds.ts';
import { join, signIn, type JoiningNeeds, type PasskeyFault } from './joining.ts';

export interface DoorProps extends JoiningNeeds {
  readonly link: { readonly purpose: 'setup' | 'invitation'; readonly token: string } | undefined;
  /** A session was open on this page and is no more. */
  readonly hasEnded: boolean;
  readonly onIn: (session: Session) => void;
}

/** What to say when nobody was let in. */
function reasonOf(answer: Exclude<Answer<Session> | PasskeyFault, { readonly ok: true }>): string {
  if ('passkey' in answer) return t('door.passkey-refused');
  return 'offline' in answer ? t('state.offline-short') : refusalSentence(answer.problem);
}

/** What every door does: work, then in, or the reason why not. */
function useDoor(onIn: (session: Session) => void): { readonly busy: boolean; readonly wrong: string; readonly go: (work: () => Promise<Answer<Session> | PasskeyFault>) => void } {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const go = (work: () => Promise<Answer<Session> | PasskeyFault>): void => {
    if (busy) return;
    setBusy(true);
    setWrong('');
    void work()
      .then((answer) => (answer.ok ? onIn(answer.value) : setWrong(reasonOf(answer))))
      .catch((error: unknown) => setWrong(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return { busy, wrong, go };
}

export function DoorPage({ link, hasEnded, onIn, ...needs }: DoorProps): VNode {
  if (link?.purpose === 'setup') return html`<${SetupPage} token=${link.token} onIn=${onIn} ...${needs} />` as VNode;
  if (link !== undefined) return html`<${InvitationPage} token=${link.token} onIn=${onIn} ...${needs} />` as VNode;
  return html`<${SignInPage} hasEnded=${hasEnded} onIn=${onIn} ...${needs} />` as VNode;
}

interface Inside extends JoiningNeeds {
  readonly token: string;
  readonly onIn: (session: Session) => void;
}

function SetupPage({ token, onIn, ...needs }: Inside): VNode {
  const { busy, wrong, go } = useDoor(onIn);
  const [label, setLabel] = useState('');
  const [missing, setMissing] = useState(false);
  const [currency, setCurrency] = useState('');
  const [amount, setAmount] = useState('1000');
  const chosen = firstThresholds(currency, amount);
  const submit = (event: Event): void => {
    event.preventDefault();
    setMissing(label.trim() === '');
    if (label.trim() === '') return document.getElementById('in-label')?.focus();
    if (!chosen.ok) return document.getElementById(`in-threshold-${chosen.input}`)?.focus();
    const { thresholds } = chosen;
    // The code under which the log knows this person is made by the server from the role: a name never is in it.
    go(() => join(needs, { token, label: label.trim(), ...(thresholds === undefined ? {} : { thresholds }) }));
  };
  return html`<main id="content" class="narrow-page" tabindex="-1"><h1>${t('setup.title')}</h1>
    <p class="lead">${t('setup.lead')}</p>
    <form onSubmit=${submit} noValidate>
      <div class=${`field ${missing ? 'wrong' : ''}`}><label for="in-label">${t('setup.name')}</label>
        <input id="in-label" type="text" autocomplete="name" value=${label} aria-required="true" aria-invalid=${missing ? 'true' : undefined} aria-describedby="in-label-about in-label-wrong" onInput=${(event: Event) => setLabel((event.target as HTMLInputElement).value)} />
        <p class="hint" id="in-label-about">${t('setup.name-hint')}</p><p class="refusal" id="in-label-wrong" role=${missing ? 'alert' : undefined}>${missing ? t('fault.required') : ''}</p></div>
      <fieldset class="lines"><legend>${t('setup.threshold')} <small>${t('field.optional')}</small></legend><div class="pair">
        <label class="hidden" for="in-threshold-amount">${t('field.amount.money')}</label><input id="in-threshold-amount" class="n" type="text" inputmode="decimal" value=${amount} aria-describedby="in-threshold-wrong" onInput=${(event: Event) => setAmount((event.target as HTMLInputElement).value)} />
        <label class="hidden" for="in-threshold-currency">${t('field.currency')}</label><input id="in-threshold-currency" class="currency" type="text" placeholder=${t('field.currency')} value=${currency} aria-describedby="in-threshold-wrong" onInput=${(event: Event) => setCurrency((event.target as HTMLInputElement).value)} /></div>
        <p class="refusal" id="in-threshold-wrong" role=${chosen.ok ? undefined : 'alert'}>${chosen.ok ? '' : chosen.fault === 'not-a-currency' ? t('setup.no-currency') : t(`fault.${chosen.fault}`, { decimals: '' })}</p></fieldset>
      <p><button type="submit" disabled=${busy}>${busy ? t('door.busy') : t('setup.go')}</button></p>
      <p class="refusal" role="alert">${wrong}</p>
    </form>
    <ul class="notes"><li>${t('setup.note-passkey')}</li><li>${t('setup.note-key')}</li><li>${t('setup.note-four-eyes')}</li></ul></main>` as VNode;
}

function InvitationPage({ token, onIn, ...needs }: Inside): VNode {
  const { busy, wrong, go } = useDoor(onIn);
  return html`<main id="content" class="narrow-page" tabindex="-1"><h1>${t('invitation.title')}</h1>
    <p class="lead">${t('invitation.lead')}</p>
    <p><button type="button" disabled=${busy} onClick=${() => go(() => join(needs, { token }))}>${busy ? t('door.busy') : t('invitation.go')}</button></p>
    <p class="refusal" role="alert">${wrong}</p>
    <ul class="notes"><li>${t('setup.note-passkey')}</li><li>${t('setup.note-key')}</li><li>${t('invitation.note-admit')}</li></ul></main>` as VNode;
}

function SignInPage({ onIn, hasEnded, server }: JoiningNeeds & Pick<DoorProps, 'onIn' | 'hasEnded'>): VNode {
  const { busy, wrong, go } = useDoor(onIn);
  return html`<main id="content" class="narrow-page" tabindex="-1"><h1>${t('sign-in.title')}</h1>
    ${hasEnded ? html`<p class="notice" role="alert">${t('problem.not-signed-in')}</p>` : ''}
    <p class="lead">${t('sign-in.lead')}</p>
    <p><button type="button" disabled=${busy} onClick=${() => go(() => signIn(server))}>${busy ? t('door.busy') : t('sign-in.go')}</button></p>
    <p class="refusal" role="alert">${wrong}</p>
    <ul class="notes"><li>${t('sign-in.note-no-passkey')}</li></ul></main>` as VNode;
}
