// One vote: what came of it in one sentence, what overrides it or what it
// overrides, what was put to the vote, how it is decided, and who voted how.

import type { VoteAt } from '@amanah/projection/votes.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { committeeWords, exactRule, isolated, optionNames, paragraphs, ruleWords, shareWords, timeWords, voteLink, votesOf } from '../vote-words.ts';
import { ballotParts, commentParts, objectionParts } from './decision-ballots.ts';
import { countParts, optionTable } from './decision-result.ts';
import { spendingParts } from './decision-spending.ts';
import { dayOfOutcome, stateWords } from './decisions.ts';
import { recountPart } from './recount-part.ts';
import { ruleNotes } from './standing-notes.ts';
import { ownRecord } from './trail-parts.ts';

export function decisionPage(context: PageContext, row: number): PageParts {
  const vote = votesOf(context).find((one) => one.row === row) as VoteAt;
  const { title } = vote.proposal;
  return {
    title: isolated(title),
    class: 'vote',
    heading: html`<h1><bdi>${title}</bdi></h1>`,
    body: [
      html`<p class="state">${stateWords(context, vote)}</p>`,
      ...overrideNotes(context, vote),
      html`<p class="sentence trail">${sentence(context, vote)}</p>`,
      strikeNote(context, vote),
      putToVote(context, vote),
      countParts(context, vote),
      ballotParts(context, vote),
      objectionParts(context, vote),
      spendingParts(context, vote),
      facts(context, vote),
      recountPart(context, vote),
      commentParts(context, vote),
      html`<p class="under">${context.t('decisions.data')}${context.text('mark.colon')}<a href="${context.fromRoot('reports/decisions.csv')}">CSV</a> <a href="${context.fromRoot('reports/decisions.json')}">JSON</a></p>`,
      ruleNotes(context, context.figures.section('decisions').noteKeys),
    ],
  };
}

/** What came of it, with the numbers that say so. */
function sentence(context: PageContext, vote: VoteAt): Html {
  const section = context.figures.section('decisions');
  const row = section.rows.find((one) => one['vote'] === String(vote.row));
  const fig = (column: string): Html => (row === undefined ? html`` : context.fig(context.figures.idOf(section, row, column), 'exact'));
  const { opening } = vote.proposal;
  const said = context.t(sentenceKey(vote), {
    who: committeeWords(context, vote), day: dayOfOutcome(context, vote), winners: optionNames(context, vote, vote.outcome?.body.winners ?? []), tied: optionNames(context, vote, vote.tally?.tie?.options ?? []),
    opens: timeWords(context, opening.opens), closes: timeWords(context, opening.closes), reveal: timeWords(context, opening.reveal ?? opening.closes), ends: timeWords(context, opening.reveal ?? opening.closes),
    ...Object.fromEntries(FIGURES.filter((column) => row?.[column] !== undefined).map((column) => [column, fig(column)])), least: row?.['quorumLeast'] === undefined ? '' : fig('quorumLeast'),
  });
  return vote.state === 'overridden' ? html`${said} <strong>${context.t('decision.sentence.overridden')}</strong>` : said;
}

const FIGURES = ['eligible', 'cast', 'counted', 'yes', 'no', 'objecting', 'abstained', 'present', 'options', 'chosen', 'spent', 'budget'] as const;

function sentenceKey({ state, outcome, proposal: { opening } }: VoteAt): MessageKey {
  if (outcome === undefined) return `decision.sentence.${state as 'open'}`;
  const { verdict } = outcome.body;
  if (verdict === 'no-quorum' || verdict === 'tied') return `decision.sentence.${verdict}`;
  if (opening.form === 'decision') return opening.rule.name === 'consent' ? `decision.sentence.consent.${verdict}` : `decision.sentence.${verdict}`;
  if (verdict === 'failed') return 'decision.sentence.nothing';
  return opening.form === 'election' ? 'decision.sentence.elected' : 'decision.sentence.funded';
}

interface Note {
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly row: number;
  readonly reason: string;
  readonly isGrave: boolean;
}

/** Overrides in both directions stand before anything else, with the reason that was given. */
function overrideNotes(context: PageContext, vote: VoteAt): Html[] {
  return [...overridesNote(vote), ...overridingNotes(vote)].map(({ title, text, row, reason, isGrave }) => {
    const by = votesOf(context).find((one) => one.row === row);
    return html`<section class="override${isGrave ? ' grave' : ''}" aria-label="${context.text(title)}"><p><strong>${context.t(title)}</strong></p><p>${context.t(text, { link: voteLink(context, row), day: by === undefined ? '' : dayOfOutcome(context, by) })}</p><p>${context.t('override.reason', { reason: html`<bdi>${reason}</bdi>` })}</p></section>`;
  });
}

function overridesNote({ overrides, state, outcome }: VoteAt): Note[] {
  if (overrides === undefined) return [];
  const isOver = outcome !== undefined || state === 'withdrawn';
  const key = outcome?.body.verdict === 'passed' ? 'override.of' : isOver ? 'override.of.lost' : 'override.of.asked';
  return [{ title: key, text: `${key}.text`, row: overrides.row, reason: overrides.reason, isGrave: key === 'override.of' }];
}

function overridingNotes({ overriding, overriddenBy }: VoteAt): Note[] {
  return overriding.filter(({ state }) => state !== 'withdrawn').map(({ row, reason, state }): Note => {
    const key = row === overriddenBy ? 'override.by' : ['announced', 'open', 'opening', 'awaiting-outcome'].includes(state) ? 'override.open' : 'override.lost';
    return { title: key, text: `${key}.text`, row, reason, isGrave: key === 'override.by' };
  });
}

function strikeNote(context: PageContext, { strikes }: VoteAt): Html {
  if (strikes === undefined) return html``;
  return html`<section class="override" aria-label="${context.text('decision.objections')}"><p><strong>${context.t('objection.strikes', { link: voteLink(context, strikes.vote) })}</strong></p><p>${context.t('objection.strikes.text')}</p></section>`;
}

function putToVote(context: PageContext, vote: VoteAt): Html {
  const { text, criteria, options, policy } = vote.proposal;
  const said = options.filter((one) => one.text !== undefined);
  return html`<h2 id="put">${context.t('decision.put')}</h2>
${text === undefined && options.length === 0 && policy === undefined ? html`<p>${context.t('decision.put.none')}</p>` : text === undefined ? '' : paragraphs(text)}
${criteria.length === 0 ? '' : html`<h3>${context.t('decision.criteria')}</h3><ul>${criteria.map((one) => html`<li><bdi>${one}</bdi></li>`)}</ul>`}
${options.length === 0 ? '' : optionTable(context, vote)}
${policyPart(context, vote)}
${said.length === 0 ? '' : html`<dl class="said">${said.map((one) => html`<div><dt><bdi>${one.title}</bdi></dt><dd dir="auto" class="words">${one.text as string}</dd></div>`)}</dl>`}`;
}

/** The policy that is adopted if the vote passes, to the letter. */
function policyPart(context: PageContext, { proposal: { policy } }: VoteAt): Html {
  if (policy === undefined) return html``;
  return html`<h3 id="policy">${context.t('decision.policy')}</h3><dl class="facts"><div><dt><code>${policy.subject}</code></dt><dd>${context.t('decision.policy.version', { version: exactNumber(context.locale, String(policy.version)) })}</dd></div>${Object.entries(policy.parameters).map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd><code>${String(value)}</code></dd></div>`)}</dl>`;
}

type Fact = readonly [term: MessageKey, value: Html];

/** How it is decided: everything that was fixed before anybody voted. */
function facts(context: PageContext, vote: VoteAt): Html {
  return html`<h2 id="rule">${context.t('decision.facts')}</h2><dl class="facts">${[...ruleFacts(context, vote), ...recordFacts(context, vote)].map(([term, value]) => html`<div><dt>${context.t(term)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function ruleFacts(context: PageContext, vote: VoteAt): Fact[] {
  const { opening, budget } = vote.proposal;
  const { opens, closes, reveal, quorum, doubled, ties, seats, reserved = [], floors = [] } = opening;
  const number = (value: number): string => exactNumber(context.locale, String(value));
  const share = quorum === undefined ? undefined : shareWords(context, `${quorum.n}/${quorum.d}`);
  return [
    ['decision.fact.committee', committeeWords(context, vote)],
    ['decision.fact.rule', html`${ruleWords(context, vote)} <code>${exactRule(vote)}</code>`],
    ...(seats === undefined ? [] : [['decision.fact.seats', html`${number(seats)}${reserved.map(({ group, seats: kept }) => html`${context.text('mark.semicolon')}${context.t('decision.fact.reserved', { seats: kept, group: html`<bdi>${group}</bdi>` })}`)}`] as Fact]),
    ...floors.map(({ group, place, least }): Fact => ['decision.fact.floor', html`<bdi>${group ?? context.nameOf('site', place ?? '')}</bdi>${context.text('mark.colon')}<code>${String(least)} ${budget?.commodity ?? ''}</code>`]),
    ['decision.fact.quorum', share === undefined ? context.t('decision.fact.quorum.none') : context.t('decision.fact.quorum.share', { share: html`<bdi>${share}</bdi>` })],
    ['decision.fact.time', context.t('decision.fact.time.text', { opens: timeWords(context, opens), closes: timeWords(context, closes) })],
    ...(reveal === undefined ? [] : [['decision.fact.reveal', context.t('decision.fact.reveal.text', { reveal: timeWords(context, reveal) })] as Fact]),
    ['decision.fact.doubled', context.t(`decision.doubled.${doubled}`)],
    ['decision.fact.ties', ties.length === 0 ? context.t('decision.fact.ties.none') : html`${ties.map((one, at) => html`${at === 0 ? '' : context.text('mark.comma')}${context.t(`tie-rule.${one}`)}`)}`],
  ];
}

function recordFacts(context: PageContext, vote: VoteAt): Fact[] {
  const { row, proposer, document, outcome, proposal } = vote;
  const by = (who: string, time: string, at: number): Html => html`${context.t('decision.fact.by', { who: html`<bdi>${who}</bdi>`, time: timeWords(context, time) })} ${ownRecord(context, at)}`;
  return [
    ...(proposal.expires === undefined ? [] : [['decision.fact.expires', html`${formatDay(context.locale, proposal.expires)}`] as Fact]),
    ['decision.fact.proposed', by(proposer, document.recordTime ?? '', row)],
    ...(outcome === undefined ? [] : [['decision.fact.stated', by(outcome.statedBy, outcome.recordTime, outcome.row)] as Fact]),
  ];
}
