// What is put to the vote: what waits for me first, then what is open, what waits
// for its outcome, and what was decided.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mayWrite } from '@amanah/record/role-rules.ts';
import { hrefOf } from '../address.ts';
import { useDesk, type Desk } from '../desk.ts';
import { t, textOr, type MessageKey } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import { fromNow, hourWords } from './hours.ts';
import { readVotes, type Phase, type VoteList, type VoteSummary } from './votes.ts';

const LOOKS_AGAIN_MS = 30_000;

/** What this person has to do with a vote: cast a ballot, open one, state the outcome. */
export type Task = 'vote' | 'open' | 'state';

/** What waits for the person at the desk in a vote, if anything does. */
export function taskOf({ phase, mine }: VoteSummary, roles: readonly string[]): Task | undefined {
  if (phase === 'open') return mine.eligible && mine.ballot === undefined ? 'vote' : undefined;
  if (phase === 'revealing') return mine.ballot?.commitment !== undefined && !mine.ballot.opened ? 'open' : undefined;
  return phase === 'counting' && roles.some((role) => mayWrite(role, 'outcome', {})) ? 'state' : undefined;
}

/** One vote that waits for somebody, as a line of a list. */
export function TaskLine({ vote, task, time }: { readonly vote: VoteSummary; readonly task: Task; readonly time: string }): VNode {
  const hour = task === 'open' ? (vote.reveal ?? vote.closes) : vote.closes;
  return html`<li><a class="task-title" href=${hrefOf(['decision', vote.id])}><bdi>${vote.title}</bdi></a> <span class="note">${task === 'state' ? t('task.since', { when: fromNow(vote.reveal ?? vote.closes, time) }) : t('task.until', { at: hourWords(hour), when: fromNow(hour, time) })}</span> <a class="button" href=${hrefOf(['decision', vote.id])} aria-label=${t(`task.${task}-what`, { what: vote.title })}>${t(`task.${task}`)}</a></li>` as VNode;
}

export function DecisionsPage(): VNode {
  const desk = useDesk();
  const [list, setList] = useState<VoteList>();
  const [isKept, setKept] = useState(false);
  const [isOffline, setOffline] = useState(false);
  const newest = useNewest();
  useEffect(() => {
    document.title = `${t('nav.decisions')} · ${desk.operation}`;
    const read = (): void => void newest(() => readVotes(desk.server, desk.shelf), (found) => {
      setKept(found.isKept);
      setOffline(found.list === undefined);
      if (found.list !== undefined) setList(found.list);
    });
    read();
    return onReturn(read, LOOKS_AGAIN_MS);
  }, [desk.outboxTick]);
  const may = desk.session.roles.some((role) => mayWrite(role, 'proposal', {}));
  const propose = may ? html`<p class="no-print"><a class="button" href=${hrefOf(['new', 'proposal'])}>${t('form.proposal')}</a></p>` : '';
  if (list === undefined) return html`<h1 tabindex="-1">${t('nav.decisions')}</h1>${isOffline ? html`<p>${t('state.offline-short')}</p>` : html`<p class="note late">${t('state.loading')}</p>`}` as VNode;
  return html`<h1 tabindex="-1">${t('nav.decisions')}</h1>
    ${isKept ? html`<p class="strip">${t('vote.kept', { time: hourWords(list.time) })}</p>` : ''}${propose}
    ${list.proposals.length === 0 ? html`<${Nothing} />` : html`<${Lists} list=${list} desk=${desk} />`}` as VNode;
}

function Nothing(): VNode {
  return html`<section class="first"><p class="lead">${t('decisions.empty')}</p><ol>
    <li><a href=${hrefOf(['people'])}>${t('decisions.step-committee')}</a> <span class="note">${t('decisions.step-committee-about')}</span></li>
    <li><a href=${hrefOf(['new', 'proposal'])}>${t('decisions.step-propose')}</a> <span class="note">${t('decisions.step-propose-about')}</span></li>
    <li>${t('decisions.step-vote')} <span class="note">${t('decisions.step-vote-about')}</span></li></ol></section>` as VNode;
}

function Lists({ list, desk }: { readonly list: VoteList; readonly desk: Desk }): VNode {
  const { roles } = desk.session;
  const waits = list.proposals.flatMap((vote) => {
    const task = taskOf(vote, roles);
    return task === undefined ? [] : [{ vote, task }];
  });
  const rest = list.proposals.filter((vote) => taskOf(vote, roles) === undefined);
  const of = (...phases: readonly Phase[]): readonly VoteSummary[] => rest.filter(({ phase }) => phases.includes(phase));
  return html`${waits.length === 0 ? '' : html`<section><h2>${t('decisions.waits')}</h2><ul class="tasks">${waits.map(({ vote, task }) => html`<${TaskLine} key=${vote.id} vote=${vote} task=${task} time=${list.time} />`)}</ul></section>`}
    <${Group} name="open" votes=${of('open')} time=${list.time} /><${Group} name="announced" votes=${of('announced')} time=${list.time} />
    <${Group} name="counting" votes=${of('revealing', 'counting')} time=${list.time} /><${Group} name="decided" votes=${of('decided')} time=${list.time} /><${Group} name="withdrawn" votes=${of('withdrawn')} time=${list.time} />` as VNode;
}

function Group({ name, votes, time }: { readonly name: string; readonly votes: readonly VoteSummary[]; readonly time: string }): VNode | null {
  if (votes.length === 0) return null;
  return html`<section><h2>${t(`decisions.${name}` as MessageKey)}</h2><ul class="tasks">${votes.map((vote) => html`<li key=${vote.id}><a href=${hrefOf(['decision', vote.id])}><bdi>${vote.title}</bdi></a> ${vote.verdict === undefined ? '' : html`<span class=${`badge badge-${vote.verdict}`}>${t(`verdict-short.${vote.verdict}`)}</span>`} ${vote.overriddenBy === undefined ? '' : html`<span class="badge badge-failed">${t('decisions.overridden')}</span>`} ${vote.overrides === undefined ? '' : html`<span class="note">${t('decisions.overrides')}</span>`}
    <span class="note">${lineWords(vote, time)}</span></li>`)}</ul></section>` as VNode;
}

function lineWords(vote: VoteSummary, time: string): string {
  const { phase } = vote;
  const hour = phase === 'announced' ? vote.opens : phase === 'revealing' || phase === 'counting' ? (vote.reveal ?? vote.closes) : vote.closes;
  const when = phase === 'decided' || phase === 'withdrawn' ? hourWords(hour) : t(`line.${phase}` as MessageKey, { at: hourWords(hour), when: fromNow(hour, time) });
  const mine = phase === 'open' && vote.mine.ballot !== undefined ? [t('line.you-voted')] : [];
  return [textOr(`choice.${vote.rule}`, vote.rule), t('line.voted', { count: vote.voted, n: vote.voters }), ...mine, when].join(' · ');
}
