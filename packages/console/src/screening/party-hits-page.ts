// The hits of one party: what we know of it on one side, the entries of lists on the other, the likeliest first, each with
// what speaks for it and against it. A person decides on each and says why; when the last is decided, the decision is
// signed.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { nameOf, personName } from '../forms/masters.ts';
import { locale, t, type MessageKey } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import type { Answer } from '../server.ts';
import type { Hit, OpenAnswer, Waiting } from './answers.ts';
import { decideHit, signDecision, type Ended } from './deciding.ts';
import type { Saying } from './decision-form.ts';
import { isolated } from './evidence-words.ts';
import { HitCard } from './hit-card.ts';
import { PartyFacts } from './party-facts.ts';
import { failureWords } from './refused-words.ts';
import { TestSentence } from './test-sentence.ts';
import { mayClear, mayLook } from './who-screens.ts';

const LOOKS_AGAIN_MS = 60_000;

export function PartyHitsPage({ party }: { readonly party: string }): VNode {
  const desk = useDesk();
  const { server, session, masters, operation, outboxTick } = desk;
  const [answer, setAnswer] = useState<Answer<OpenAnswer>>();
  const newest = useNewest();
  const looks = mayLook(session.roles);
  const read = (): Promise<void> => newest(() => server.get<OpenAnswer>(`/api/operate/screening/open?party=${encodeURIComponent(party)}`), setAnswer);
  const lists = answer?.ok === true ? answer.value.waiting.filter((one) => one.party === party) : [];
  const [first] = lists;
  const name = first?.name ?? nameOf(masters, 'organisation', party);
  useEffect(() => {
    if (!looks) return undefined;
    void read();
    return onReturn(() => void read(), LOOKS_AGAIN_MS);
  }, [outboxTick, party, looks]);
  useEffect(() => {
    // Browsers remember titles: a person's name is in none.
    document.title = `${first === undefined || first.of === 'organisation' ? name : t(`party-of.${first.of}`)} · ${t('nav.screening')} · ${operation}`;
  }, [name, first?.of]);
  const head = html`<p class="links-row no-print"><a href=${hrefOf(['screening'])}>${t('screening.to-overview')}</a></p><h1 tabindex="-1"><bdi dir="auto">${name}</bdi></h1>`;
  if (!looks) return html`${head}<p>${t('screening.not-yours')}</p>` as VNode;
  if (answer === undefined) return html`${head}<p class="note late">${t('state.loading')}</p>` as VNode;
  if (!answer.ok) return html`${head}<p class="refusal" role="alert">${failureWords(answer)}</p>` as VNode;
  if (first === undefined) return html`${head}<p>${t('hits.missing')}</p>` as VNode;
  return html`<div class="screening">${head}<p class="lead">${t('screening.lead')}</p>
    <div class="party-hits"><aside aria-label=${t('hits.ours')}><${PartyFacts} waiting=${first} behind=${behindIn(lists)} /></aside>
    <div>${lists.map((waiting, at) => html`<${OnList} key=${waiting.list} waiting=${waiting} at=${at} read=${read} />`)}</div></div></div>` as VNode;
}

/** The persons behind the organisation whom any hit is about, each once. */
function behindIn(lists: readonly Waiting[]): readonly NonNullable<Hit['about']>[] {
  const found = new Map(lists.flatMap(({ hits }) => hits.flatMap(({ about }) => (about === null ? [] : [[about.party, about] as const]))));
  return [...found.values()];
}

/** Hits that this person still has to decide on. */
function openFor({ hits, standing }: Waiting): readonly Hit[] {
  return standing === 'open' || standing === 'half-cleared' || standing === 'unnamed' ? hits.filter(({ state, mine }) => state === 'open' && mine !== true) : [];
}

interface OnListProps {
  readonly waiting: Waiting;
  readonly at: number;
  readonly read: () => Promise<void>;
}

function OnList({ waiting, at, read }: OnListProps): VNode {
  const desk = useDesk();
  const [ended, setEnded] = useState<Ended>();
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const { list, listDate, warning, standing, hits } = waiting;
  const open = openFor(waiting);
  const isOurs = waiting.of === 'organisation';
  const mayDecide = desk.outbox !== undefined && mayClear(desk.session.roles) && (waiting.inLog || !isOurs);
  const finish = async (done: Ended, decided = ''): Promise<boolean> => {
    if (done.ok) await Promise.all([read(), desk.reloadMasters()]);
    setEnded(done);
    if (!done.ok) return false;
    desk.say(done.words);
    // Whoever decides by keyboard goes on at the next hit, or hears where it stands.
    setTimeout(() => {
      const next = done.left === 0 ? null : document.querySelector<HTMLElement>(`#on-list-${at} .hit.is-open:not([id="${decided}"]) h3`);
      (next ?? document.getElementById(`ended-${at}`))?.focus();
    }, 0);
    return true;
  };
  const decide = async (hit: Hit, id: string, saying: Saying): Promise<boolean> => {
    setReasons([...new Set([saying.reason.trim(), ...reasons])]);
    return finish(await decideHit(desk, waiting, hit, saying), id);
  };
  return html`<section id=${`on-list-${at}`} class=${warning === null ? 'on-one-list' : 'on-one-list of-tests'}><h2>${t('hits.list-heading', { list, date: formatDay(locale(), listDate) })} <span class=${`badge badge-${standing === 'matched' ? 'failed' : standing === 'cleared' ? 'passed' : 'open'}`}>${t(`standing.screening.${standing}` as MessageKey)}</span></h2>
    <${TestSentence} listDate=${listDate} warning=${warning} />
    <${StandingWords} waiting=${waiting} mayDecide=${mayDecide} open=${open.length} onSign=${() => void signDecision(desk, waiting).then((done) => finish(done))} />
    <p class=${ended?.ok === false ? 'refusal' : 'ended'} role=${ended === undefined ? undefined : ended.ok ? 'status' : 'alert'} tabindex="-1" id=${`ended-${at}`}>${ended?.words ?? ''}</p>
    <datalist id=${`reasons-${at}`}>${reasons.map((one) => html`<option key=${one} value=${one}></option>`)}</datalist>
    ${hits.map((hit, number) => html`<${HitCard} key=${hit.hit} hit=${hit} waiting=${waiting} id=${`${at}-${number}`} number=${number + 1} count=${hits.length} mayDecide=${mayDecide} isLast=${isOurs && open.length === 1} reasons=${`reasons-${at}`} onDecide=${(saying: Saying) => decide(hit, `card-${at}-${number}`, saying)} />`)}
    <${Recorded} waiting=${waiting} /></section>` as VNode;
}

interface StandingProps {
  readonly waiting: Waiting;
  readonly mayDecide: boolean;
  readonly open: number;
  readonly onSign: () => void;
}

/** What is to be known before anybody decides: who did already, and what stands in the way. */
function StandingWords({ waiting, mayDecide, open, onSign }: StandingProps): VNode {
  const { session, masters } = useDesk();
  const { standing, decidedBy, inLog, of, hits } = waiting;
  const by = decidedBy.map((one) => personName(masters, one)).join(', ');
  const isDecider = mayClear(session.roles);
  const unsigned = mayDecide && open === 0 && of === 'organisation' && (standing === 'open' || (standing === 'half-cleared' && !decidedBy.includes(session.person.holder))) && hits.some(({ mine, state }) => mine === true && state === 'open');
  return html`${standing === 'half-cleared' ? html`<p class="pending">${t('hits.half', { by })}</p>` : ''}
    ${!inLog && of === 'organisation' ? html`<p class="pending">${t('hits.run-first')} <a href=${hrefOf(['screening'])}>${t('held.screen')}</a></p>` : ''}
    ${!isDecider && (standing === 'open' || standing === 'half-cleared') ? html`<p>${t('hits.only-deciders')}</p>` : ''}
    ${unsigned ? html`<p class="pending no-print">${t('hits.unsigned')} <button type="button" onClick=${onSign}>${t('hits.sign-now')}</button></p>` : ''}` as VNode;
}

/** Decisions that stand in the journal, each with the way to take it back. */
function Recorded({ waiting }: { readonly waiting: Waiting }): VNode | null {
  const { masters } = useDesk();
  const { recorded = [] } = waiting;
  if (recorded.length === 0) return null;
  return html`<section><h3>${t('hits.recorded')}</h3><ul class="tasks">${recorded.map((one) => {
    const what = t('hits.earlier-plain', { verdict: t(`hits.state.${one.verdict}`), by: personName(masters, one.by), time: formatDay(locale(), one.at) });
    return html`<li key=${one.id}><a href=${hrefOf(['record', one.id])}>${t('record.number', { row: one.row })}</a> ${what} <a class="no-print" href=${hrefOf(['new', 'reversal'], { of: one.id })} aria-label=${t('hits.undo-of', { what: isolated(what) })}>${t('hits.undo')}</a></li>`;
  })}</ul></section>` as VNode;
}

