// What a person decides about one hit: one of two verdicts, and why.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../language.ts';
import type { HitVerdict } from './answers.ts';

export interface Saying {
  readonly verdict: HitVerdict;
  readonly reason: string;
}

export interface DecisionFormProps {
  readonly id: string;
  /** Whose hit it is, for the group's name. */
  readonly name: string;
  /** The decision on this hit is the last that is missing: it is signed. */
  readonly isLast: boolean;
  /** The id of the list of reasons given before on this page. */
  readonly reasons: string;
  /** True where it was kept. */
  readonly onDecide: (saying: Saying) => Promise<boolean>;
}

const VERDICTS: readonly HitVerdict[] = ['not-a-match', 'match'];
const REASON_LONGEST = 1000;

export function DecisionForm({ id, name, isLast, reasons, onDecide }: DecisionFormProps): VNode {
  const [verdict, setVerdict] = useState<HitVerdict>();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const decide = async (): Promise<void> => {
    if (busy) return;
    if (verdict === undefined || reason.trim() === '') {
      setWrong(true);
      document.getElementById(verdict === undefined ? `in-verdict-${id}-not-a-match` : `in-reason-${id}`)?.focus();
      return;
    }
    setWrong(false);
    setBusy(true);
    await onDecide({ verdict, reason });
    setBusy(false);
  };
  const signs = isLast || verdict === 'match';
  return html`<form class="hit-decision no-print" onSubmit=${(event: Event) => { event.preventDefault(); void decide(); }} noValidate>
    <fieldset class="choices"><legend>${t('hits.decide')} <span class="hidden">${name}</span></legend>
      ${VERDICTS.map((one) => html`<label class="choice" key=${one}><input type="radio" id=${`in-verdict-${id}-${one}`} name=${`verdict-${id}`} value=${one} checked=${verdict === one} aria-describedby=${`wrong-${id}`} onChange=${() => setVerdict(one)} /> <span>${t(`hits.verdict.${one}`)}</span></label>`)}</fieldset>
    <div class=${wrong ? 'field wrong' : 'field'}><label for=${`in-reason-${id}`}>${t('hits.reason')}</label><input id=${`in-reason-${id}`} type="text" dir="auto" autocomplete="off" maxlength=${REASON_LONGEST} list=${reasons} value=${reason} aria-required="true" aria-invalid=${wrong && reason.trim() === '' ? 'true' : undefined} aria-describedby=${`reason-about-${id} wrong-${id}`} onInput=${(event: Event) => setReason((event.target as HTMLInputElement).value)} /><p class="hint" id=${`reason-about-${id}`}>${t('hits.reason-about')}</p></div>
    <p class="refusal" id=${`wrong-${id}`} role=${wrong ? 'alert' : undefined}>${wrong ? t('hits.needs-both') : ''}</p>
    ${verdict === 'match' ? html`<p class="warned">${t('hits.match-signs')}</p>` : isLast ? html`<p class="note">${t('hits.last')}</p>` : ''}
    <p class="actions"><button type="submit" aria-disabled=${busy ? 'true' : undefined}>${t(busy ? 'form.busy' : signs ? 'hits.keep-sign' : 'hits.keep')}</button></p></form>` as VNode;
}
