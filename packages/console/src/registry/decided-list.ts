// What people found about pairs, newest first, each with the way back: a merge is undone by a reversal, a difference by
// asking again.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk, type Desk } from '../desk.ts';
import { locale, t } from '../language.ts';
import type { Intent } from '../submit/chained-record.ts';
import { OwnText } from './own-text.ts';
import { REGISTRY, type Decision, type JoinedAnyway } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, signedWords } from './sign-draft.ts';

/** Undoes a decision; the words of what went wrong, empty where it is undone. */
export async function undoDecision(desk: Pick<Desk, 'server' | 'outbox'>, decision: string): Promise<string> {
  const answer = await desk.server.post<{ readonly undone: boolean; readonly draft?: Intent }>(`${REGISTRY}/decisions/${decision}/undo`, {});
  if (!answer.ok) return whyNot(answer);
  return answer.value.draft === undefined ? '' : signedWords(await signDraft(desk, `undo-${decision}`, answer.value.draft));
}

export function DecidedList({ decisions, joinedAnyway, onUndone }: { readonly decisions: readonly Decision[]; readonly joinedAnyway: readonly JoinedAnyway[]; readonly onUndone: () => void }): VNode | null {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState('');
  if (decisions.length === 0) return null;
  const undo = (decision: string): void => {
    if (busy !== '') return;
    setBusy(decision);
    void undoDecision(desk, decision).then((words) => {
      setBusy('');
      setSaid(words);
      if (words === '') desk.say(t('registry.undone'));
      onUndone();
    });
  };
  return html`<section><h2 id="decided-heading" tabindex="-1">${t('registry.decided', { count: decisions.length })}</h2><p class="note">${t('registry.undo-about')}</p>${joinedAnyway.length === 0 ? '' : html`<p class="warned">${t('registry.joined-anyway', { count: joinedAnyway.length })}</p>`}<p class="refusal" role="alert">${said}</p>
    <ul class="tasks decided">${decisions.map((one) => html`<li key=${one.decision}><span class="pair-names"><a href=${hrefOf(['registry', 'one', one.left])}><${OwnText} text=${one.heads[0]} /></a> <span aria-hidden="true">·</span> <a href=${hrefOf(['registry', 'one', one.right])}><${OwnText} text=${one.heads[1]} /></a></span>
      <span class=${`badge badge-${one.verdict}`}>${t(one.verdict === 'same' ? 'registry.one-household-short' : 'registry.different-short')}</span> <span class="note"><bdi dir="auto">${one.holder}</bdi> · ${formatDay(locale(), one.made)}${joinedAnyway.some(({ decision }) => decision === one.decision) ? ` · ${t('registry.stands-joined')}` : ''}${one.state === 'waiting' ? ` · ${t('registry.state.waiting')}` : ''}</span>
      ${one.reason === undefined || one.reason === '' ? '' : html`<span class="note">“<bdi dir="auto">${one.reason}</bdi>”</span>`}
      <button type="button" class="plain no-print" aria-disabled=${busy === '' ? undefined : 'true'} aria-label=${t('registry.undo-what', { left: one.heads[0], right: one.heads[1] })} onClick=${() => undo(one.decision)}>${t('registry.undo')}</button></li>`)}</ul></section>` as VNode;
}
