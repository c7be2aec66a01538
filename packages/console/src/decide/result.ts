// The result of a vote: the verdict in one sentence, how it came about, and a
// recount before the reader's eyes. Prints on paper as it stands.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { mayWrite } from '@amanah/record/role-rules.ts';
import { useDesk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t, type MessageKey } from '../language.ts';
import { titleOf } from './choice-words.ts';
import type { Counted } from './count-here.ts';
import { hourWords } from './hours.ts';
import { readingWords } from './reading-words.ts';
import { BallotTable, ElectionTables, ProjectTable, VoterTable } from './result-tables.ts';
import { inWords } from './rule-words.ts';
import { countNow, useCount } from './use-count.ts';
import type { Verdict, Vote } from './votes.ts';

/** The verdict in one sentence. */
export function verdictSentence({ form, body }: Pick<Vote, 'form' | 'body'>, verdict: Verdict, winners: readonly string[]): string {
  if (verdict !== 'passed') return t(`verdict.${form}.${verdict}` as MessageKey);
  if (form === 'decision') return t('verdict.decision.passed');
  return winners.length === 0 ? t('verdict.nothing-funded') : t(form === 'election' ? 'verdict.election.passed' : 'verdict.allocation.passed', { count: winners.length, winners: inWords(winners.map((code) => titleOf(body.options, code))) });
}

/** What the tables say already. */
const IN_TABLES: ReadonlySet<string> = new Set(['bought', 'bought-floor', 'bought-left', 'not-bought', 'left', 'approvals']);

/** How a vote came out and why, as this browser counts it. */
export function Result({ vote }: { readonly vote: Vote }): VNode {
  const counting = useCount(vote);
  if (counting.state === 'counting') return html`<p class="note late">${t('result.counting')}</p>` as VNode;
  if (counting.state === 'failed') return html`<p class="refusal" role="alert">${t('result.failed')}</p>` as VNode;
  return html`<${Shown} vote=${vote} counted=${counting.counted} />` as VNode;
}

function Shown({ vote, counted }: { readonly vote: Vote; readonly counted: Counted }): VNode {
  const { masters } = useDesk();
  return html`<section class="result"><h2>${t('result.how')}</h2>
    <ul>${counted.sentences.slice(1).filter(({ code }) => !IN_TABLES.has(code)).map((one, at) => html`<li key=${at}>${readingWords(one, masters, vote.body.budget?.commodity)}</li>`)}</ul>
    <${ProjectTable} vote=${vote} counted=${counted} /><${VoterTable} vote=${vote} counted=${counted} /><${ElectionTables} vote=${vote} counted=${counted} /><${BallotTable} vote=${vote} counted=${counted} />
    <${RecountHere} vote=${vote} /></section>` as VNode;
}

/** Counts again before the reader's eyes, and says whether the journal states the same. */
function RecountHere({ vote }: { readonly vote: Vote }): VNode {
  const [said, setSaid] = useState<readonly string[]>([]);
  const recount = (): void => {
    const started = performance.now();
    void countNow(vote).then(({ tally, digest }) => {
      const stated = vote.stated?.body['tally'];
      setSaid([
        t('recount.read', { count: vote.cast.length, opened: vote.opened.length }),
        t('recount.counted', { count: tally.ballots.counted, ms: Math.max(1, Math.round(performance.now() - started)) }),
        verdictSentence(vote, tally.verdict, tally.winners),
        t('recount.digest', { digest }),
        ...(stated === undefined ? [] : [t(stated === digest ? 'recount.same' : 'recount.differs')]),
      ]);
    });
  };
  return html`<div class="recount"><p class="no-print"><button type="button" onClick=${recount}>${t('recount.go')}</button></p><div role="status">${said.length === 0 ? '' : html`<ol>${said.map((one) => html`<li key=${one}>${one}</li>`)}</ol>`}</div></div>` as VNode;
}

/** Voting is over and nobody has stated the outcome: whoever may counts here and states it. */
export function StatePanel({ vote, reload }: { readonly vote: Vote; readonly reload: () => void }): VNode {
  const desk = useDesk();
  const counting = useCount(vote);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const may = desk.session.roles.some((role) => mayWrite(role, 'outcome', {}));
  const state = ({ tally, digest }: Counted): void => {
    if (desk.outbox === undefined || busy) return;
    setBusy(true);
    const body = { proposal: vote.id, verdict: tally.verdict, ...(tally.winners.length === 0 ? {} : { winners: [...tally.winners] }), counted: tally.ballots.counted, tally: digest };
    void desk.outbox.submit(desk.newId(), 'outcome', [{ kind: 'outcome', eventTime: desk.today(), body }]).then((outcome) => {
      // Once stated it is not stated again: the page shows the outcome as soon as it has read it.
      if (outcome.state !== 'done') setBusy(false);
      setWrong(outcome.state === 'refused' ? refusalSentence(outcome.problem) : outcome.state === 'waiting' ? t('waiting.title') : '');
      if (outcome.state === 'done') desk.say(t('state-outcome.done'));
      reload();
      void desk.reloadMasters();
    });
  };
  if (counting.state === 'counting') return html`<p class="note late">${t('result.counting')}</p>` as VNode;
  if (counting.state === 'failed') return html`<p class="refusal" role="alert">${t('result.failed')}</p>` as VNode;
  const { counted } = counting;
  const { verdict, winners } = counted.tally;
  return html`<section class="vote-panel" aria-labelledby="state-heading"><h2 id="state-heading">${t('state-outcome.title')}</h2>
      <p>${t('state-outcome.about', { ended: hourWords(vote.reveal ?? vote.closes) })}</p><p class="verdict">${verdictSentence(vote, verdict, winners)}</p>
      <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
      ${may ? html`<p class="actions"><button type="button" aria-disabled=${busy ? 'true' : undefined} onClick=${() => state(counted)}>${busy ? t('form.busy') : t('state-outcome.go')}</button></p>` : html`<p class="note">${t('state-outcome.others')}</p>`}</section>
    <${Shown} vote=${vote} counted=${counted} />` as VNode;
}
