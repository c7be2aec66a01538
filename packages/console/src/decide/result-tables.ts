// What stands behind a verdict: every ballot with what it counted as, the rounds
// of an election, the projects of a budget, and what each voter's share paid for.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useDesk } from '../desk.ts';
import { personName } from '../forms/masters.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { t, textOr } from '../language.ts';
import { hrefOf } from '../address.ts';
import { choiceWords, titleOf } from './choice-words.ts';
import type { Counted } from './count-here.ts';
import { hourWords } from './hours.ts';
import { fractionWords, votesWords } from './reading-words.ts';
import { inWords } from './rule-words.ts';
import type { Vote } from './votes.ts';

interface Shown { readonly vote: Vote; readonly counted: Counted }

/** A voter as colleagues know them, and beside it as the journal does. */
function Voter({ holder }: { readonly holder: string }): VNode {
  const { masters } = useDesk();
  const name = personName(masters, holder);
  return (name === holder ? html`${holder}` : html`${name} <small>${holder}</small>`) as VNode;
}

/** Who voted how: public, every ballot with its mark. */
export function BallotTable({ vote, counted }: Shown): VNode {
  const marks = new Map(counted.tally.marks.map((one) => [one.id, one]));
  const missing = vote.body.eligible.filter((holder) => !vote.cast.some(({ voter }) => voter === holder));
  return html`<h3>${t('result.ballots')}</h3><div class="scroll"><table class="stacked"><thead><tr><th scope="col">${t('result.voter')}</th><th scope="col">${t('result.choice')}</th><th scope="col">${t('result.mark')}</th><th scope="col">${t('result.logged')}</th></tr></thead><tbody>
    ${vote.cast.map((one) => {
      const choice = one.choice ?? vote.opened.find(({ ballot, voter }) => ballot === one.id && voter === one.voter)?.choice;
      const mark = marks.get(one.id);
      return html`<tr key=${one.id}><th scope="row"><${Voter} holder=${one.voter} /></th><td data-label=${t('result.choice')}>${choice === undefined ? t('vote.hidden-one') : choiceWords(choice, vote.body)}</td><td data-label=${t('result.mark')} class=${mark?.mark === 'counted' ? '' : 'differs'}>${textOr(`mark.${mark?.mark ?? ''}`, mark?.mark ?? '')}${mark?.why === undefined ? '' : html` <small lang="en" dir="ltr">${mark.why}</small>`}</td><td data-label=${t('result.logged')}><a href=${hrefOf(['record', one.id])}>${hourWords(one.at)}</a></td></tr>`;
    })}
    ${missing.map((holder) => html`<tr key=${holder}><th scope="row"><${Voter} holder=${holder} /></th><td data-label=${t('result.choice')} class="none">${t('result.no-ballot')}</td><td></td><td></td></tr>`)}
  </tbody></table></div>` as VNode;
}

/** The rounds of an election by transfer, or the approvals, or the pairs. */
export function ElectionTables({ vote, counted }: Shown): VNode | null {
  const { election } = counted.tally;
  if (election === undefined) return null;
  const options = vote.body.options ?? [];
  const { rounds = [], preferences, approvals } = election;
  return html`${rounds.length === 0 ? '' : html`<h3>${t('result.rounds')}</h3><p class="note">${t('result.quota', { count: election.quota ?? 0 })}</p><div class="scroll"><table><thead><tr><th scope="col">${t('result.candidate')}</th>${rounds.map((_, at) => html`<th key=${at} scope="col" class="n">${t('result.round', { round: at + 1 })}</th>`)}</tr></thead><tbody>
      ${options.map(({ code, title }) => html`<tr key=${code}><th scope="row"><bdi>${title}</bdi>${counted.tally.winners.includes(code) ? html` <strong class="won">✓ ${t('result.elected')}</strong>` : ''}</th>${rounds.map((round, at) => html`<td key=${at} class="n">${votesWords(round.votes[code] ?? '0')}${round.elected.includes(code) ? ' ✓' : ''}</td>`)}</tr>`)}
      <tr><th scope="row">${t('result.lost-votes')}</th>${rounds.map(({ notTransferable, cutOff }, at) => html`<td key=${at} class="n">${votesWords((BigInt(notTransferable) + BigInt(cutOff)).toString())}</td>`)}</tr>
    </tbody></table></div>`}
    ${approvals === undefined ? '' : html`<h3>${t('result.approvals')}</h3><table><tbody>${options.map(({ code, title }) => html`<tr key=${code}><th scope="row"><bdi>${title}</bdi></th><td class="n">${votesWords(String((approvals[code] ?? 0) * 100_000))}</td><td>${counted.tally.winners.includes(code) ? html`<strong class="won">✓ ${t('result.elected')}</strong>` : ''}</td></tr>`)}</tbody></table>`}
    ${preferences === undefined ? '' : html`<h3>${t('result.pairs')}</h3><p class="note">${t('result.pairs-about')}</p><div class="scroll"><table><thead><tr><td></td>${options.map(({ code, title }) => html`<th key=${code} scope="col" class="n">${title}</th>`)}</tr></thead><tbody>${options.map(({ code, title }) => html`<tr key=${code}><th scope="row"><bdi>${title}</bdi></th>${options.map((other) => html`<td key=${other.code} class="n">${other.code === code ? '–' : (preferences[code]?.[other.code] ?? 0)}</td>`)}</tr>`)}</tbody></table></div>`}` as VNode;
}

/** The projects of a budget: who supports them, whether they are paid and how, and what was lacking. */
export function ProjectTable({ vote, counted }: Shown): VNode | null {
  const { masters } = useDesk();
  const { allocation, winners } = counted.tally;
  const money = vote.body.budget;
  if (allocation === undefined || money === undefined) return null;
  const amount = (least: string): string => quantityWords(masters, money.commodity, BigInt(least));
  return html`<h3>${t('result.projects')}</h3><div class="scroll"><table class="stacked"><thead><tr><th scope="col">${t('result.project')}</th><th scope="col" class="n">${t('field.cost')}</th><th scope="col">${t('result.supporters')}</th><th scope="col">${t('result.funded')}</th></tr></thead><tbody>
    ${(vote.body.options ?? []).map(({ code, title, cost }) => {
      const passed = allocation.passed?.find((one) => one.code === code);
      const bought = allocation.bought?.find((one) => one.code === code);
      const supporters = supportersOf(vote, counted, code);
      return html`<tr key=${code}><th scope="row"><bdi>${title}</bdi></th><td class="n" data-label=${t('field.cost')}>${amount(cost ?? '0')}</td><td data-label=${t('result.supporters')}>${supporters.length === 0 ? t('result.nobody') : t('result.by-voters', { count: supporters.length, voters: inWords(supporters.map((one) => personName(masters, one))) })}</td><td data-label=${t('result.funded')}>${winners.includes(code) ? html`<strong class="won">✓ ${textOr(`count.by-${bought?.by ?? 'rule'}`, t('result.yes'))}</strong>` : html`<span class="differs">✗ ${passed === undefined ? t(counted.lacked[code] === undefined ? 'count.not-reached' : 'count.money') : textOr(`count.${passed.reason}`, passed.reason)}${counted.lacked[code] === undefined ? '' : ` (${t('result.lacked', { amount: fractionWords(counted.lacked[code], masters, money.commodity) })})`}</span>`}</td></tr>`;
    })}</tbody></table></div>
    <p class="note">${t('result.spent', { spent: amount(counted.tally.spent ?? '0'), budget: amount(money.least), left: amount(allocation.left ?? '0') })}</p>` as VNode;
}

function supportersOf({ cast, opened }: Vote, { tally }: Counted, code: string): readonly string[] {
  const counted = new Set(tally.marks.filter(({ mark }) => mark === 'counted').map(({ id }) => id));
  return cast.filter(({ id }) => counted.has(id)).flatMap(({ id, voter, choice }) => {
    const said = choice ?? opened.find((one) => one.ballot === id && one.voter === voter)?.choice;
    const supports = said !== undefined && ('approves' in said ? said.approves.includes(code) : 'ranking' in said ? said.ranking.includes(code) : 'points' in said && (said.points[code] ?? 0) > 0);
    return supports ? [voter] : [];
  });
}

/** How each voter fared: what of what they support is funded, and what their share of the money paid for. */
export function VoterTable({ vote, counted }: Shown): VNode | null {
  const { masters } = useDesk();
  const money = vote.body.budget;
  if (counted.tally.allocation === undefined || money === undefined) return null;
  const { winners } = counted.tally;
  const voters = [...new Set(vote.cast.map(({ voter }) => voter))].filter((voter) => winners.length > 0 && vote.body.eligible.includes(voter));
  if (voters.length === 0) return null;
  const share = counted.paid.length === 0 ? undefined : counted.tally.allocation.share;
  return html`<h3>${t('result.voters')}</h3><p class="note">${share === undefined ? t('result.voters-about') : t('result.share', { share: fractionWords(share, masters, money.commodity) })}</p>
    <div class="scroll"><table class="stacked"><thead><tr><th scope="col">${t('result.voter')}</th><th scope="col">${t('result.got')}</th>${share === undefined ? '' : html`<th scope="col">${t('result.paid')}</th><th scope="col" class="n">${t('result.unspent')}</th>`}</tr></thead><tbody>
    ${voters.map((voter) => {
      const got = winners.filter((code) => supportersOf(vote, counted, code).includes(voter));
      const paid = counted.paid.find((one) => one.voter === voter);
      return html`<tr key=${voter}><th scope="row"><${Voter} holder=${voter} /></th><td data-label=${t('result.got')}>${got.length === 0 ? html`<span class="differs">${t('result.got-nothing')}</span>` : inWords(got.map((code) => titleOf(vote.body.options, code)))}</td>
        ${share === undefined ? '' : html`<td data-label=${t('result.paid')}>${(paid?.paid ?? []).map(({ code, amount }) => html`<span key=${code} class="paid-part">${titleOf(vote.body.options, code)} ${fractionWords(amount, masters, money.commodity)}</span>`)}</td><td class="n" data-label=${t('result.unspent')}>${paid === undefined ? '' : fractionWords(paid.left, masters, money.commodity)}</td>`}</tr>`;
    })}</tbody></table></div>` as VNode;
}
