// How an election or a budget was counted: the options and what became of each,
// the rounds with a plain reading, comparisons in pairs, and how the majority and
// each minority fared.

import { shownGroups, voterGroups } from '@amanah/projection/decision-count.ts';
import type { Row } from '@amanah/projection/report-shape.ts';
import type { VoteAt } from '@amanah/projection/votes.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import { groupBars } from '../group-bars.ts';
import { sectionTable } from '../table.ts';
import { optionName, optionNames } from '../vote-words.ts';

/** Comparisons of more candidates than this stand in the report only. */
const PAIRS_MAX = 12;

const ofVote = (section: Section, { row }: VoteAt): readonly Row[] => section.rows.filter((one) => one['vote'] === String(row));

/** The candidates or projects; once they were counted, what became of each. */
export function optionTable(context: PageContext, vote: VoteAt): Html {
  const section = context.figures.section('decisions.option');
  const isBudget = vote.proposal.opening.form === 'allocation';
  const caption = context.text(isBudget ? 'decision.options.budget' : 'decision.options.election');
  const rows = [...ofVote(section, vote)].sort((a, b) => turnOf(a) - turnOf(b));
  return html`<h3 id="options">${caption}</h3>${sectionTable(context, section, {
    caption, headed: true, rows, head: 'title', file: '', keep: ['result'], blank: ['turn', 'lacked'],
    columns: isBudget ? ['title', 'result', 'projectCost', 'supporters', 'lacked', 'commodity'] : ['title', 'result', 'turn', 'supporters'],
    cells: { title: (row) => html`<bdi>${String(row['title'])}</bdi>`, result: (row) => resultWords(context, row) },
  })}`;
}

/** Winners first, in the order they were elected or bought. */
function turnOf(row: Row): number {
  return row['turn'] === undefined ? Infinity : Number(row['turn']);
}

function resultWords(context: PageContext, row: Row): Html {
  const result = String(row['result'] ?? '');
  if (result === '') return html``;
  const word = context.word(`result.${result}`, result);
  return /^(elected|bought)/.test(result) ? html`<strong>${word}</strong>` : html`${word}`;
}

export function countParts(context: PageContext, vote: VoteAt): Html {
  const { tally } = vote;
  if (tally?.election !== undefined) return electionParts(context, vote);
  return tally?.allocation?.bought === undefined ? html`` : budgetParts(context, vote);
}

function electionParts(context: PageContext, vote: VoteAt): Html {
  const { rounds, preferences, order, reserved = [], decidedTies = [] } = vote.tally?.election ?? {};
  const number = (value: number): string => exactNumber(context.locale, String(value));
  return html`${rounds === undefined ? '' : roundParts(context, vote)}
${preferences === undefined || vote.proposal.options.length > PAIRS_MAX ? '' : pairTable(context, vote)}
${order === undefined ? '' : html`<p>${context.t('decision.order', { names: html`${order.map((level, at) => html`${at === 0 ? '' : context.text('mark.semicolon')}${optionNames(context, vote, level)}`)}` })}</p>`}
${reserved.map(({ group, seats, filled }) => html`<p>${context.t('decision.seats.kept', { seats, group: html`<bdi>${group}</bdi>`, filled: number(filled) })}</p>`)}
${decidedTies.map(({ tied, chosen }) => html`<p>${context.t('decision.ties.decided', { names: optionNames(context, vote, tied), chosen: html`<bdi>${optionName(vote, chosen)}</bdi>` })}</p>`)}`;
}

/** The rounds of an election by transfer: a row for each candidate, a column for each round, and each round read out. */
function roundParts(context: PageContext, vote: VoteAt): Html {
  const { figures } = context;
  const section = figures.section('decisions.round');
  const rows = ofVote(section, vote);
  const main = figures.section('decisions');
  const own = main.rows.find((one) => one['vote'] === String(vote.row)) as Row;
  const rounds = [...new Set(rows.map((row) => String(row['round'])))];
  const cell = (code: string, round: string): Html => {
    const row = rows.find((one) => one['option'] === code && one['round'] === round);
    if (row === undefined) return html`<td class="n"></td>`;
    const mark = String(row['result']);
    const note = mark === '' ? '' : html` <small>${context.t(mark === 'elected' ? 'round.mark.elected' : 'round.mark.excluded')}</small>`;
    return html`<td class="n${mark === 'elected' ? ' won' : ''}">${context.cell(figures.idOf(section, row, 'votes'))}${note}</td>`;
  };
  return html`<h2 id="rounds">${context.t('decision.rounds')}</h2>
${own['quota'] === undefined ? '' : html`<p>${context.t('decision.rounds.text', { quota: context.fig(figures.idOf(main, own, 'quota'), 'exact') })}</p>`}
<ol class="reading">${(vote.tally?.election?.rounds ?? []).map((round, at) => html`<li>${context.t(`round.${round.action}`, { round: exactNumber(context.locale, String(at + 1)), names: optionNames(context, vote, round.of) })} ${round.elected.length === 0 ? '' : html`<strong>${context.t('round.elected', { names: optionNames(context, vote, round.elected) })}</strong>`}</li>`)}</ol>
<div class="scroll" role="region" aria-label="${context.text('decision.rounds')}" tabindex="0"><table class="rounds">
<caption class="hidden">${context.t('decision.rounds')}</caption>
<thead><tr><th scope="col">${context.t('decision.options.election')}</th>${rounds.map((round) => html`<th scope="col" class="n">${context.t('decision.rounds.column', { round: exactNumber(context.locale, round) })}</th>`)}</tr></thead>
<tbody>${vote.proposal.options.map(({ code, title }) => html`<tr><th scope="row"><bdi>${title}</bdi></th>${rounds.map((round) => cell(code, round))}</tr>
`)}</tbody></table></div>`;
}

function pairTable(context: PageContext, vote: VoteAt): Html {
  const { figures } = context;
  const section = figures.section('decisions.pair');
  const rows = ofVote(section, vote);
  const { options } = vote.proposal;
  const cell = (code: string, other: string): Html => {
    const row = rows.find((one) => one['option'] === code && one['other'] === other);
    return row === undefined ? html`<td class="n"></td>` : html`<td class="n">${context.cell(figures.idOf(section, row, 'votes'))}</td>`;
  };
  return html`<h2 id="pairs">${context.t('decision.pairs')}</h2><p>${context.t('decision.pairs.text')}</p>
<div class="scroll" role="region" aria-label="${context.text('decision.pairs')}" tabindex="0"><table class="rounds">
<caption class="hidden">${context.t('decision.pairs')}</caption>
<thead><tr><td></td>${options.map(({ title }) => html`<th scope="col" class="n"><bdi>${title}</bdi></th>`)}</tr></thead>
<tbody>${options.map(({ code, title }) => html`<tr><th scope="row"><bdi>${title}</bdi></th>${options.map((other) => cell(code, other.code))}</tr>
`)}</tbody></table></div>`;
}

function budgetParts(context: PageContext, vote: VoteAt): Html {
  const { figures } = context;
  const groups = figures.section('decisions.group');
  const payments = figures.section('decisions.payment');
  const [rows, paid] = [ofVote(groups, vote), ofVote(payments, vote)];
  const named = namesOfGroups(context, vote);
  const cells = { voterGroup: (row: Row): Html => named.get(String(row['voterGroup'])) ?? html``, option: (row: Row) => html`<bdi>${optionName(vote, String(row['option']))}</bdi>` };
  const isPaid = paid.length > 0;
  return html`<h2 id="groups">${context.t('decision.groups')}</h2><p>${context.t(isPaid ? 'decision.groups.paid' : 'decision.groups.funded')}</p>
${groupBars(context, vote, { groups, rows, payments, paid, named })}
${sectionTable(context, groups, {
    caption: context.text('decision.groups'), headed: true, rows, head: 'voterGroup', file: '', cells, columns: ['voterGroup', 'voters', 'share', 'fair', 'funded', ...(isPaid ? ['paidByThem'] : []), 'projects', 'commodity'],
  })}
${isPaid ? html`<h3 id="payments">${context.t('decision.payments')}</h3>${sectionTable(context, payments, { caption: context.text('decision.payments'), headed: true, rows: paid, head: 'voterGroup', file: '', cells, columns: ['voterGroup', 'option', 'paidByThem', 'commodity'], keep: ['option'] })}<p class="note">${context.t('decision.payments.text')}</p>` : ''}`;
}

/** Groups by what they named: "Group 1: Food, Water". */
function namesOfGroups(context: PageContext, vote: VoteAt): ReadonlyMap<string, Html> {
  return new Map(shownGroups(voterGroups(vote)).map(({ group, members }) => {
    const [first] = members;
    if (group === 'others' || first === undefined) return [group, context.t('decision.group.others')];
    const name = context.t('decision.group.name', { group: exactNumber(context.locale, group) });
    return [group, html`${context.t('decision.group.label', { name, voters: optionNames(context, vote, [...first.named.keys()]) })}`];
  }));
}
