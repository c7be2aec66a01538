// Voting: the paper, what happens to the ballot, and what became of it. Works
// without a network: the ballot is signed here and counts if it reaches the log
// before voting closes, which is said before and after.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '@amanah/consultation/ballot.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { useDesk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';
import { BallotPaper, BLANK, choiceOn, type Paper } from './ballot-paper.ts';
import { choiceWords } from './choice-words.ts';
import { hideBallot, keptHidden, textToKeep, type HiddenBallot } from './hidden-ballots.ts';
import { hourWords } from './hours.ts';
import type { Vote } from './votes.ts';

export interface VotePanelProps {
  readonly vote: Vote;
  readonly isKept: boolean;
  readonly reload: () => void;
}

type Sent = { readonly state: 'none' } | { readonly state: 'sending' } | { readonly state: 'done' | 'waiting'; readonly draft: string; readonly hidden?: HiddenBallot } | { readonly state: 'refused'; readonly why: string };

export function VotePanel({ vote, isKept, reload }: VotePanelProps): VNode {
  const desk = useDesk();
  const [paper, setPaper] = useState<Paper>(BLANK);
  const [wrong, setWrong] = useState('');
  const [sent, setSent] = useState<Sent>({ state: 'none' });
  const [again, setAgain] = useState(false);
  useEffect(() => {
    // What waited has reached the log: the page says when it did.
    if (sent.state !== 'waiting' || desk.outbox?.outcomeOf(sent.draft)?.state !== 'done') return;
    setSent({ ...sent, state: 'done' });
    reload();
  }, [desk.outboxTick]);
  const cast = (event: Event): void => {
    event.preventDefault();
    const made = choiceOn(paper, vote.body);
    setWrong(made.ok ? '' : made.wrong);
    if (!made.ok || desk.outbox === undefined || sent.state === 'sending') return;
    setSent({ state: 'sending' });
    void castBallot(desk, vote, made.choice).then((ended) => {
      setSent(ended);
      setAgain(false);
      if (ended.state === 'done' || ended.state === 'waiting') desk.say(t(ended.state === 'done' ? 'vote.done' : 'vote.waits', { closes: hourWords(vote.closes) }));
      reload();
    });
  };
  const mayAgain = vote.body.doubled === 'last';
  // What was cast is cast before the page has read it again: it is not asked for a second time meanwhile.
  const has = vote.mine.ballot !== undefined || sent.state === 'waiting' || sent.state === 'done';
  const showsPaper = !has || again;
  return html`<section class="vote-panel" aria-labelledby="vote-heading"><h2 id="vote-heading">${t(has ? 'vote.your-ballot' : 'vote.yours')}</h2>
    <${Sentence} vote=${vote} sent=${sent} />
    ${!showsPaper ? (mayAgain ? html`<p><button type="button" class="plain" onClick=${() => setAgain(true)}>${t('vote.again')}</button></p>` : '') : html`<form onSubmit=${cast} noValidate>
      <${BallotPaper} body=${vote.body} paper=${paper} onPaper=${(next: Paper) => { setPaper(next); setWrong(''); }} />
      <${WhatHappens} vote=${vote} isKept=${isKept} />
      <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
      <p class="actions"><button type="submit" aria-disabled=${sent.state === 'sending' || desk.outbox === undefined ? 'true' : undefined}>${sent.state === 'sending' ? t('form.busy') : t('vote.cast')}</button></p></form>`}
    ${sent.state === 'refused' ? html`<p class="refusal" role="alert">${sent.why}</p>` : ''}
    <${Keep} vote=${vote} sent=${sent} /></section>` as VNode;
}

async function castBallot({ outbox, shelf, session, newId, today }: ReturnType<typeof useDesk>, vote: Vote, choice: Choice): Promise<Sent> {
  if (outbox === undefined) return { state: 'none' };
  const secret = vote.reveal === undefined ? undefined : hideBallot(shelf, session.person.holder, vote.id, choice);
  const body: JsonObject = { proposal: vote.id, ...(secret === undefined ? { choice: choice as unknown as JsonObject } : { commitment: secret.commitment }) };
  const draft = newId();
  const outcome = await outbox.submit(draft, 'ballot', [{ kind: 'ballot', eventTime: today(), body }]);
  if (outcome.state === 'refused') return { state: 'refused', why: refusalSentence(outcome.problem) };
  return { state: outcome.state, draft, ...(secret === undefined ? {} : { hidden: secret.hidden }) };
}

/** What becomes of the ballot, said before it is signed. */
function WhatHappens({ vote, isKept }: { readonly vote: Vote; readonly isKept: boolean }): VNode {
  const { holder } = useDesk().session.person;
  return html`<ul class="notes">
    <li>${vote.reveal === undefined ? t('vote.note-public', { holder }) : t('vote.note-hidden', { holder, closes: hourWords(vote.closes), reveal: hourWords(vote.reveal) })}</li>
    <li>${t(vote.body.doubled === 'last' ? 'vote.note-again' : 'vote.note-once')}</li>
    <li>${t(isKept ? 'vote.note-offline' : 'vote.note-late', { closes: hourWords(vote.closes) })}</li></ul>` as VNode;
}

/** Where my ballot stands. */
function Sentence({ vote, sent }: { readonly vote: Vote; readonly sent: Sent }): VNode | null {
  const { shelf, session } = useDesk();
  if (sent.state === 'waiting') return html`<p class="pending" role="status">${t('vote.waits', { closes: hourWords(vote.closes) })}</p>` as VNode;
  const { ballot } = vote.mine;
  const late = vote.cast.filter(({ voter, at }) => voter === session.person.holder && at > vote.closes);
  if (late.length > 0) return html`<p class="pending" role="status">${t('vote.late', { at: hourWords(late.at(-1)?.at ?? vote.closes) })}</p>` as VNode;
  if (ballot === undefined) return null;
  const own = vote.cast.find(({ id }) => id === ballot.id);
  const choice = own?.choice ?? (ballot.commitment === undefined ? undefined : keptHidden(shelf, ballot.commitment)?.choice);
  const what = choice === undefined ? t('vote.hidden-one') : choiceWords(choice, vote.body);
  return html`<p role="status">${t(ballot.commitment === undefined ? 'vote.you-voted' : 'vote.you-voted-hidden', { what, at: hourWords(ballot.at) })}</p>` as VNode;
}

/** The text that opens a hidden ballot, to be kept outside this browser. */
function Keep({ vote, sent }: { readonly vote: Vote; readonly sent: Sent }): VNode | null {
  const { shelf } = useDesk();
  const [copied, setCopied] = useState(false);
  const commitment = vote.mine.ballot?.commitment;
  const hidden = (sent.state === 'done' || sent.state === 'waiting' ? sent.hidden : undefined) ?? (commitment === undefined || vote.mine.ballot?.opened === true ? undefined : keptHidden(shelf, commitment));
  if (hidden === undefined) return null;
  const text = textToKeep(hidden);
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined);
  return html`<details class="keep"><summary>${t('vote.keep')}</summary><p>${t('vote.keep-about')}</p><pre tabindex="0" class="link" aria-label=${t('vote.keep')}>${text}</pre><p><button type="button" class="plain" onClick=${copy}>${t('vote.copy')}</button> <span role="status" class="note">${copied ? t('table.copied') : ''}</span></p></details>` as VNode;
}
