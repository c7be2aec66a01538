// Deciding on candidate pairs, one at a time: both registrations side by side, why they are shown, and three answers. Nothing
// is joined by a program; what a person joins is a record and can be undone.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t } from '../language.ts';
import { useNewest } from '../newest.ts';
import type { Intent } from '../submit/chained-record.ts';
import { DecidedList, undoDecision } from './decided-list.ts';
import { PairTable } from './pair-table.ts';
import { REGISTRY, type Decision, type JoinedAnyway, type Pair, type Queue } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, signedWords, useRegistrar } from './sign-draft.ts';
import { WeightBars } from './weight-bars.ts';

interface Found {
  readonly queue?: Queue;
  readonly decisions: readonly Decision[];
  readonly joinedAnyway: readonly JoinedAnyway[];
  readonly wrong: string;
}

/** What was decided last, for its undo. */
interface Last {
  readonly decision: string;
  readonly words: string;
  readonly wrong: string;
}

export function ReviewPage({ purpose }: { readonly purpose: string }): VNode {
  const desk = useDesk();
  const { mayRegister } = useRegistrar();
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<Found>();
  const [last, setLast] = useState<Last>();
  const newest = useNewest();
  const read = (from: number): Promise<void> => newest(async (): Promise<Found> => {
    const query = `purpose=${encodeURIComponent(purpose)}`;
    const [queue, decisions] = await Promise.all([desk.server.get<Queue>(`${REGISTRY}/queue?${query}&from=${from}&limit=1`), desk.server.get<{ readonly decisions: readonly Decision[]; readonly joinedAnyway: readonly JoinedAnyway[] }>(`${REGISTRY}/decisions?${query}`)]);
    const wrong = queue.ok ? '' : whyNot(queue);
    return { ...(queue.ok ? { queue: queue.value } : {}), decisions: decisions.ok ? decisions.value.decisions : [], joinedAnyway: decisions.ok ? decisions.value.joinedAnyway : [], wrong };
  }, setFound);
  useEffect(() => {
    document.title = `${t('registry.review')} · ${desk.operation}`;
    if (mayRegister) void read(at);
  }, [purpose, at]);
  const undo = (decision: string): void => void undoDecision(desk, decision).then((wrong) => {
    setLast(wrong === '' ? undefined : { decision, words: '', wrong });
    if (wrong === '') desk.say(t('registry.undone'));
    return read(at);
  });
  const onDecided = async (next: Last): Promise<void> => {
    setLast(next);
    desk.say(next.words);
    await read(at);
  };
  const head = html`<p class="back no-print"><a href=${hrefOf(['registry'])}>${t('nav.registry')}</a></p><h1 tabindex="-1">${t('registry.review')} <small><bdi dir="auto">${purpose}</bdi></small></h1>`;
  if (!mayRegister) return html`${head}<p>${t('registry.not-yours')}</p>` as VNode;
  if (found === undefined) return html`${head}<p class="note late">${t('state.loading')}</p>` as VNode;
  const { queue, decisions, joinedAnyway, wrong } = found;
  const pair = queue?.pairs[0];
  return html`${head}<p class="lead">${t('registry.review-lead')}</p>
    ${wrong === '' ? '' : html`<p class="refusal" role="alert">${wrong}</p>`}
    ${last === undefined ? '' : html`<${LastDecision} last=${last} onUndo=${undo} />`}
    ${queue === undefined ? '' : html`<${Place} queue=${queue} at=${at} onFirst=${() => setAt(0)} />`}
    ${pair === undefined ? '' : html`<${PairPart} key=${`${pair.left.id} ${pair.right.id}`} label=${t('registry.pair', { number: at + 1, count: queue?.waiting ?? 0 })} pair=${pair} onDecided=${onDecided} onLater=${() => setAt(at + 1)} onUndo=${last === undefined || last.decision === '' ? undefined : () => undo(last.decision)} />`}
    <${DecidedList} decisions=${decisions} joinedAnyway=${joinedAnyway} onUndone=${() => void read(at)} />` as VNode;
}

function LastDecision({ last, onUndo }: { readonly last: Last; readonly onUndo: (decision: string) => void }): VNode {
  return html`<p class="notice last-decision">${last.words}${last.wrong === '' ? '' : html` <span class="refusal" role="alert">${last.wrong}</span>`} ${last.decision === '' ? '' : html`<button type="button" class="plain no-print" onClick=${() => onUndo(last.decision)}>${t('registry.undo-last')}</button>`}</p>` as VNode;
}

/** How many wait, and which of them this is. */
function Place({ queue, at, onFirst }: { readonly queue: Queue; readonly at: number; readonly onFirst: () => void }): VNode {
  const { waiting, more, basis, pairs } = queue;
  const again = at === 0 ? '' : html` <button type="button" class="plain" onClick=${onFirst}>${t('registry.from-first')}</button>`;
  if (pairs.length === 0) return html`<p role="status">${t(waiting === 0 ? 'registry.none-waits' : 'registry.all-later', { count: waiting })}${again}</p>` as VNode;
  return html`<p>${t('registry.pair-of', { number: at + 1, count: waiting })}${again} ${more === 0 ? '' : html`<span class="note">${t('registry.weaker', { count: more })}</span>`} ${basis === 'fixed' ? html`<span class="note">${t('registry.basis-fixed')}</span>` : ''}</p>` as VNode;
}

interface PairProps {
  readonly label: string;
  readonly pair: Pair;
  readonly onDecided: (last: Last) => Promise<void>;
  readonly onLater: () => void;
  readonly onUndo: (() => void) | undefined;
}

type Answer = 'same' | 'different' | 'later';
/** Digits stand on every keyboard, whatever its letters. */
const KEYS: Readonly<Record<string, Answer | 'undo'>> = { Digit1: 'same', Numpad1: 'same', Digit2: 'different', Numpad2: 'different', Digit3: 'later', Numpad3: 'later', Digit0: 'undo', Numpad0: 'undo' };

function PairPart({ label, pair, onDecided, onLater, onUndo }: PairProps): VNode {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState('');
  const [joins, setJoins] = useState(pair.wouldJoin.length);
  const [isBusy, setBusy] = useState(false);
  const part = useRef<HTMLElement>(null);
  // The next pair has the focus as soon as it is there: its keys work, and a reader hears that it is another.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body || document.activeElement.matches('main h1')) part.current?.focus({ preventScroll: true });
  }, []);
  const decide = async (verdict: 'same' | 'different'): Promise<void> => {
    if (isBusy) return;
    if (desk.outbox === undefined) return setWrong(t('registry.no-key'));
    setBusy(true);
    const answer = await desk.server.post<{ readonly decision: string; readonly draft?: Intent }>(`${REGISTRY}/decisions`, { left: pair.left.id, right: pair.right.id, verdict, ...(reason.trim() === '' ? {} : { reason: reason.trim() }), ...(verdict === 'same' && joins > 0 ? { anyway: true } : {}) });
    if (!answer.ok) {
      setBusy(false);
      const reason = 'problem' in answer ? answer.problem.reason : undefined;
      if (reason === 'joins-different') setJoins(Math.max(1, joins));
      // Somebody else was faster: the page goes on with what waits now.
      if (reason === 'decided' || reason === 'one-household') return onDecided({ decision: '', words: '', wrong: whyNot(answer) });
      return setWrong(whyNot(answer));
    }
    const { decision, draft } = answer.value;
    const signed = draft === undefined ? '' : signedWords(await signDraft(desk, decision, draft));
    // The focus goes back to the document, so that the next pair takes it.
    (document.activeElement as HTMLElement | null)?.blur();
    return onDecided({ decision, words: t(verdict === 'same' ? 'registry.said-same' : 'registry.said-different'), wrong: signed });
  };
  const answer = (chosen: Answer | 'undo'): void => {
    if (chosen === 'undo') return onUndo?.();
    if (chosen === 'later') {
      (document.activeElement as HTMLElement | null)?.blur();
      return onLater();
    }
    return void decide(chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = KEYS[event.code];
    if (chosen === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey || (event.target as Element).matches('input, textarea, select')) return;
    event.preventDefault();
    answer(chosen);
  };
  return html`<section class="pair-part" ref=${part} tabindex="-1" aria-label=${label} onKeyDown=${onKeyDown}>
    <${PairTable} pair=${pair} />
    ${joins === 0 ? '' : html`<p class="warned">${t('registry.would-join', { count: joins })}</p>`}
    <div class="answers no-print"><p class="actions"><${AnswerButton} answer="same" digit="1" isBusy=${isBusy} onAnswer=${answer} /><${AnswerButton} answer="different" digit="2" isBusy=${isBusy} onAnswer=${answer} /><${AnswerButton} answer="later" digit="3" isBusy=${isBusy} onAnswer=${answer} /></p>
      <p class="refusal" role="alert">${wrong}</p>
      <div class="field"><label for="in-reason">${t('registry.reason-optional')}</label><input id="in-reason" type="text" dir="auto" autocomplete="off" maxlength="500" aria-describedby="in-reason-about" value=${reason} onInput=${(event: Event) => setReason((event.target as HTMLInputElement).value)} /><p class="hint" id="in-reason-about">${t('registry.reason-about')}</p></div>
      <p class="note keys-about">${t('registry.keys-about')}</p></div>
    <${WeightBars} pair=${pair} /></section>` as VNode;
}

function AnswerButton({ answer, digit, isBusy, onAnswer }: { readonly answer: Answer; readonly digit: string; readonly isBusy: boolean; readonly onAnswer: (answer: Answer) => void }): VNode {
  const words = answer === 'same' ? 'registry.one-household' : answer === 'different' ? 'registry.different' : 'registry.later';
  return html`<button type="button" class=${answer === 'later' ? 'quiet' : ''} aria-keyshortcuts=${digit} aria-disabled=${isBusy ? 'true' : undefined} onClick=${() => onAnswer(answer)}>${t(words)} <kbd aria-hidden="true">${new Intl.NumberFormat(document.documentElement.lang === 'ar' ? 'ar-PS-u-nu-arab' : 'en-GB').format(Number(digit))}</kbd></button>` as VNode;
}
