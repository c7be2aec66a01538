// One proposal from its first day to what was spent on its strength: what it is
// and where it stands, the ballot, the result, the discussion.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JsonObject } from '@amanah/record/decode.ts';
import { mayReverse, mayWrite } from '@amanah/record/role-rules.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { personName } from '../forms/masters.ts';
import { t, type MessageKey } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import { OptionFacts } from './ballot-paper.ts';
import { Discussion } from './discussion.ts';
import { fromNow, hourWords } from './hours.ts';
import { OpeningPanel } from './opening-panel.ts';
import { proposalSentences } from './proposal-words.ts';
import { Result, StatePanel, verdictSentence } from './result.ts';
import { straightText } from './straight-text.ts';
import { Spending } from './spending.ts';
import { VotePanel } from './vote-panel.ts';
import { readVote, type Vote } from './votes.ts';

const LOOKS_AGAIN_MS = 15_000;

export function ProposalPage({ id }: { readonly id: string }): VNode {
  const desk = useDesk();
  const [vote, setVote] = useState<Vote>();
  const [isKept, setKept] = useState(false);
  const [missing, setMissing] = useState('');
  const newest = useNewest();
  const read = (): void => void newest(() => readVote(desk.server, desk.shelf, id), (found) => {
    setKept(found.isKept);
    if (found.vote !== undefined) setVote(found.vote);
    else setMissing('offline' in found.answer ? t('state.offline-short') : t('vote.missing'));
  });
  useEffect(() => {
    read();
    return onReturn(read, LOOKS_AGAIN_MS);
  }, [id, desk.outboxTick]);
  useEffect(() => {
    document.title = `${vote?.title ?? t('nav.decisions')} · ${desk.operation}`;
  }, [vote?.title]);
  if (vote === undefined) return html`<h1 tabindex="-1">${t('nav.decisions')}</h1>${missing === '' ? html`<p class="note late">${t('state.loading')}</p>` : html`<p>${missing}</p>`}` as VNode;
  return html`<article class="proposal"><h1 tabindex="-1"><bdi>${vote.title}</bdi></h1>
    <${Standing} vote=${vote} />
    ${isKept ? html`<p class="strip">${t('vote.kept', { time: hourWords(vote.time) })}</p>` : ''}
    <${Overrides} vote=${vote} />
    ${vote.body.text === undefined ? '' : html`<div class="proposal-text" dir="auto">${vote.body.text.split(/\n+/).map((one) => html`<p key=${one}>${one}</p>`)}</div>`}
    <${Criteria} vote=${vote} />
    <${Spending} vote=${vote} />
    <${Phase} vote=${vote} isKept=${isKept} reload=${read} />
    <${Terms} vote=${vote} />
    <${Discussion} vote=${vote} reload=${read} />
    <${Ways} vote=${vote} /></article>` as VNode;
}

/** The first sentence: what it came to, or until when it is open and how many voted. */
function Standing({ vote }: { readonly vote: Vote }): VNode {
  const { masters } = useDesk();
  const { phase, verdict, winners = [], voted, voters: n, time } = vote;
  const turnout = t('standing.voted', { count: voted, n });
  if (phase === 'decided' && verdict !== undefined) {
    return html`<p class=${`verdict verdict-${verdict}`}>${verdictSentence(vote, verdict, winners)}</p><p class="lead">${turnout} ${t('standing.stated', { by: personName(masters, vote.stated?.holder ?? ''), at: hourWords(vote.stated?.recordTime ?? vote.closes) })}</p>` as VNode;
  }
  const hour = phase === 'announced' ? vote.opens : phase === 'open' ? vote.closes : phase === 'revealing' ? (vote.reveal ?? vote.closes) : vote.reveal ?? vote.closes;
  return html`<p class="lead">${t(`standing.${phase}` as MessageKey, { at: hourWords(hour), when: fromNow(hour, time) })} ${phase === 'announced' || phase === 'withdrawn' ? '' : turnout}</p>` as VNode;
}

/** What is overridden, and what overrides, both ways. */
function Overrides({ vote }: { readonly vote: Vote }): VNode | null {
  const { overridden, overriding = [] } = vote;
  if (overridden === undefined && overriding.length === 0) return null;
  return html`<div class="overrides">${overridden === undefined ? '' : html`<p>${t(vote.verdict === 'passed' ? 'override.of-passed' : 'override.of')} ${overridden.proposal === undefined ? '' : html`<a href=${hrefOf(['decision', overridden.proposal])}><bdi>${overridden.title}</bdi></a>`}. ${t('override.reason', { reason: straightText(overridden.reason) })}</p>`}
    ${overriding.map((one) => html`<p key=${one.proposal} class=${one.verdict === 'passed' ? 'pending' : 'note'}>${t(one.verdict === 'passed' ? 'override.by-passed' : one.verdict === undefined ? 'override.by-open' : 'override.by-failed')} <a href=${hrefOf(['decision', one.proposal])}><bdi>${one.title}</bdi></a>. ${t('override.reason', { reason: straightText(one.reason) })}</p>`)}</div>` as VNode;
}

function Criteria({ vote }: { readonly vote: Vote }): VNode | null {
  const { criteria } = vote.body;
  return criteria === undefined ? null : html`<section><h2>${t('field.criteria')}</h2><ul>${criteria.map((one) => html`<li key=${one}><bdi>${one}</bdi></li>`)}</ul></section>` as VNode;
}

function Phase({ vote, isKept, reload }: { readonly vote: Vote; readonly isKept: boolean; readonly reload: () => void }): VNode {
  const { session } = useDesk();
  // A ballot of somebody who is not on the list is logged and not counted: the page does not invite it.
  const mayVote = vote.body.eligible.includes(session.person.holder);
  const options = html`<${Options} vote=${vote} />`;
  switch (vote.phase) {
    case 'open': return html`${mayVote ? html`<${VotePanel} vote=${vote} isKept=${isKept} reload=${reload} />` : html`${options}<p class="note">${t('vote.not-on-list')}</p>`}` as VNode;
    case 'revealing': return html`<${OpeningPanel} vote=${vote} reload=${reload} />${options}` as VNode;
    case 'counting': return html`<${StatePanel} vote=${vote} reload=${reload} />` as VNode;
    case 'decided': return html`<${Result} vote=${vote} />` as VNode;
    default: return options as VNode;
  }
}

function Options({ vote }: { readonly vote: Vote }): VNode | null {
  const { options, budget } = vote.body;
  if (options === undefined) return null;
  return html`<section><h2>${t(budget === undefined ? 'field.candidates' : 'field.projects')}</h2><ul class="option-list">${options.map((option) => html`<li key=${option.code}><strong><bdi>${option.title}</bdi></strong> <${OptionFacts} option=${option} commodity=${budget?.commodity} /></li>`)}</ul></section>` as VNode;
}

/** Everything that was fixed when it was proposed. */
function Terms({ vote }: { readonly vote: Vote }): VNode {
  const { masters } = useDesk();
  return html`<section><h2>${t('proposal.terms')}</h2><ul>${proposalSentences(vote.body as unknown as JsonObject, masters).map((one) => html`<li key=${one}>${one}</li>`)}</ul>
    <p class="note">${t('proposal.by', { by: personName(masters, vote.holder), at: hourWords(vote.recordTime) })} <a class="no-print" href=${hrefOf(['record', vote.id])}>${t('record.title')}</a> <a class="no-print" href=${`/api/records/${vote.id}/proof`} download=${`${vote.id.slice(0, 12)}.tlog-proof`}>${t('record.proof')}</a></p></section>` as VNode;
}

/** Objections that stand, before the outcome: those that can be read, said openly or in a ballot that was opened. */
function objectionsIn({ body, phase, cast, opened, struck }: Vote): Vote['cast'] {
  if (body.rule['name'] !== 'consent' || phase === 'decided' || phase === 'withdrawn') return [];
  return cast.filter(({ id, voter, choice }) => {
    const said = choice ?? opened.find((one) => one.ballot === id && one.voter === voter)?.choice;
    return said !== undefined && 'vote' in said && said.vote === 'object' && !struck.includes(id);
  });
}

/** What can be done next: decide otherwise, set an objection aside, withdraw, print. */
function Ways({ vote }: { readonly vote: Vote }): VNode | null {
  const { session, masters } = useDesk();
  const may = session.roles.some((role) => mayWrite(role, 'proposal', {}));
  const objections = may ? objectionsIn(vote) : [];
  const isMine = vote.holder === session.person.holder || session.roles.includes('steward');
  const mayWithdraw = isMine && ['announced', 'open'].includes(vote.phase) && session.roles.some((role) => mayReverse(role, 'proposal'));
  const links = [
    ...(may && vote.phase === 'decided' && vote.outcome !== undefined && vote.overriddenBy === undefined ? [html`<a key="override" href=${hrefOf(['new', 'proposal'], { overrides: vote.outcome, committee: vote.committee ?? '', eligible: vote.committee === undefined ? vote.body.eligible.join(' ') : '' })}>${t('way.override')}</a>`] : []),
    ...objections.map(({ id, voter }) => html`<a key=${id} href=${hrefOf(['new', 'proposal'], { strikes: id, eligible: vote.body.eligible.join(' '), rule: 'supermajority', share: '3/4' })}>${t('way.strike', { voter: personName(masters, voter) })}</a>`),
    ...(mayWithdraw ? [html`<a key="withdraw" href=${hrefOf(['new', 'reversal'], { of: vote.id })}>${t('way.withdraw')}</a>`] : []),
    html`<button key="print" type="button" class="plain" onClick=${() => globalThis.print()}>${t('way.print')}</button>`,
  ];
  return html`<p class="links-row no-print">${links}</p>${vote.setAside.map((one) => html`<p key=${one.proposal} class="note">${t('way.strikes')} <a href=${hrefOf(['decision', one.proposal])}><bdi>${one.title}</bdi></a>${one.verdict === undefined ? '' : ` (${t(`verdict-short.${one.verdict}`)})`}</p>`)}` as VNode;
}
