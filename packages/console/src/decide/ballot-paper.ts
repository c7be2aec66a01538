// The paper a voter fills in: for or against, approvals with what they come to,
// points, or an order. It holds a choice and says what it is so far.

import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import type { Choice } from '@amanah/consultation/ballot.ts';
import { useDesk } from '../desk.ts';
import { nameOf, type Masters } from '../forms/masters.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { t } from '../language.ts';
import type { ProposalBody, VoteOption } from './proposal-words.ts';
import { RankingInput } from './ranking-input.ts';

export type PaperKind = 'vote' | 'approves' | 'points' | 'ranking';

/** What stands on the paper; undefined while nothing is said. */
export interface Paper {
  readonly abstains: boolean;
  readonly vote?: 'yes' | 'no' | 'object' | 'abstain';
  readonly reason: string;
  readonly approves: readonly string[];
  readonly ranking: readonly string[];
  readonly points: Readonly<Record<string, string>>;
}

export const BLANK: Paper = { abstains: false, reason: '', approves: [], ranking: [], points: {} };

interface BallotTerms { readonly kind: 'approves' | 'points' | 'ranking'; readonly most?: number; readonly total?: number; readonly each?: number }

/** What the rule lets a ballot be. */
export function termsOf({ rule }: ProposalBody): BallotTerms | undefined {
  return rule['ballot'] as unknown as BallotTerms | undefined;
}

/** The kind of paper that a proposal asks for. */
export function paperKind(body: ProposalBody): PaperKind {
  if (body.options === undefined) return 'vote';
  const name = String(body.rule['name']);
  if (body.budget === undefined) return name === 'approval' ? 'approves' : 'ranking';
  return termsOf(body)?.kind ?? 'approves';
}

/** The choice that the paper says, or why it says none yet. */
export function choiceOn(paper: Paper, body: ProposalBody): { readonly ok: true; readonly choice: Choice } | { readonly ok: false; readonly wrong: string } {
  const wrong = (text: string) => ({ ok: false, wrong: text }) as const;
  if (paper.abstains) return { ok: true, choice: { vote: 'abstain' } };
  switch (paperKind(body)) {
    case 'vote':
      if (paper.vote === undefined) return wrong(t('vote.choose-first'));
      if (paper.vote === 'object') return paper.reason.trim() === '' ? wrong(t('vote.reason-first')) : { ok: true, choice: { vote: 'object', reason: paper.reason.trim().normalize('NFC') } };
      return { ok: true, choice: { vote: paper.vote } };
    case 'approves': return paper.approves.length === 0 ? wrong(t('vote.mark-first')) : { ok: true, choice: { approves: [...paper.approves] } };
    case 'ranking': return paper.ranking.length === 0 ? wrong(t('vote.rank-first')) : { ok: true, choice: { ranking: [...paper.ranking] } };
    case 'points': return pointsOn(paper, body);
  }
}

function pointsOn({ points }: Paper, body: ProposalBody): ReturnType<typeof choiceOn> {
  const terms = termsOf(body);
  const given: Record<string, number> = {};
  for (const [code, text] of Object.entries(points)) {
    const digits = latinDigits(text);
    if (digits === '' || digits === '0') continue;
    if (!/^\d{1,7}$/.test(digits)) return { ok: false, wrong: t('vote.whole-points') };
    given[code] = Number(digits);
    if (terms?.each !== undefined && Number(digits) > terms.each) return { ok: false, wrong: t('vote.points-each', { count: terms.each }) };
  }
  const sum = Object.values(given).reduce((all, one) => all + one, 0);
  if (sum === 0) return { ok: false, wrong: t('vote.points-first') };
  if (terms?.total !== undefined && sum > terms.total) return { ok: false, wrong: t('vote.points-over', { count: sum, total: terms.total }) };
  return { ok: true, choice: { points: given } };
}

function latinDigits(text: string): string {
  return text.trim().replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** What stands under the title of an option: its text, cost, place, group, fund. */
export function OptionFacts({ option, commodity }: { readonly option: VoteOption; readonly commodity?: string | undefined }): VNode {
  const { masters } = useDesk();
  const facts = optionFacts(option, commodity, masters);
  return html`<span class="option-facts">${option.cost === undefined || commodity === undefined ? '' : html`<span class="cost">${quantityWords(masters, commodity, BigInt(option.cost))}</span>`}${facts.length === 0 ? '' : html` <span class="note">${facts.join(' · ')}</span>`}${option.text === undefined ? '' : html`<span class="option-text">${option.text}</span>`}</span>` as VNode;
}

function optionFacts({ place, group, fund, purpose, payee }: VoteOption, _commodity: string | undefined, masters: Masters): readonly string[] {
  return [
    ...(place === undefined ? [] : [nameOf(masters, 'site', place)]),
    ...(group === undefined ? [] : [group]),
    ...(purpose === undefined ? [] : [purpose]),
    ...(payee === undefined ? [] : [nameOf(masters, 'organisation', payee)]),
    ...(fund === undefined ? [] : [nameOf(masters, 'fund', fund)]),
  ];
}

export interface BallotPaperProps {
  readonly body: ProposalBody;
  readonly paper: Paper;
  readonly onPaper: (paper: Paper) => void;
}

export function BallotPaper({ body, paper, onPaper }: BallotPaperProps): VNode {
  const kind = paperKind(body);
  if (kind === 'vote') return html`<${VotePaper} body=${body} paper=${paper} onPaper=${onPaper} />` as VNode;
  const abstain = html`<p class="abstain"><label><input type="checkbox" checked=${paper.abstains} onChange=${() => onPaper({ ...paper, abstains: !paper.abstains })} /> ${t('vote.abstain-all')}</label></p>`;
  const facts = (option: VoteOption): VNode => html`<${OptionFacts} option=${option} commodity=${body.budget?.commodity} />` as VNode;
  const most = termsOf(body)?.most;
  const inner = kind === 'approves' ? html`<${ApprovalPaper} body=${body} paper=${paper} onPaper=${onPaper} />`
    : kind === 'points' ? html`<${PointsPaper} body=${body} paper=${paper} onPaper=${onPaper} />`
      : html`<${RankingInput} options=${body.options ?? []} ranking=${paper.ranking} ...${most === undefined ? {} : { most }} about=${facts} onChange=${(ranking: readonly string[]) => onPaper({ ...paper, ranking })} />`;
  return html`<div>${paper.abstains ? '' : inner}${abstain}</div>` as VNode;
}

function VotePaper({ body, paper, onPaper }: BallotPaperProps): VNode {
  const votes = body.rule['name'] === 'consent' ? (['yes', 'object', 'abstain'] as const) : (['yes', 'no', 'abstain'] as const);
  return html`<fieldset class="choices"><legend class="hidden">${t('vote.yours')}</legend>
    ${votes.map((vote) => html`<label key=${vote} class="choice"><input type="radio" name="vote" value=${vote} checked=${paper.vote === vote} onChange=${() => onPaper({ ...paper, vote })} /> <span>${t(`vote.${vote}`)}</span></label>`)}
    ${paper.vote === 'object' ? html`<div class="field"><label for="in-objection">${t('vote.objection')}</label><textarea id="in-objection" rows="3" maxlength="2000" aria-describedby="in-objection-about" value=${paper.reason} onInput=${(event: Event) => onPaper({ ...paper, reason: (event.target as HTMLTextAreaElement).value })}></textarea><p class="hint" id="in-objection-about">${t('vote.objection-about')}</p></div>` : ''}
  </fieldset>` as VNode;
}

function Choices({ children, said }: { readonly children: ComponentChildren; readonly said: string }): VNode {
  return html`<fieldset class="choices"><legend class="hidden">${t('vote.yours')}</legend>${children}</fieldset><p class="running" role="status">${said}</p>` as VNode;
}

function ApprovalPaper({ body, paper, onPaper }: BallotPaperProps): VNode {
  const { masters } = useDesk();
  const toggle = (code: string): void => onPaper({ ...paper, approves: paper.approves.includes(code) ? paper.approves.filter((one) => one !== code) : [...paper.approves, code] });
  const sum = (body.options ?? []).filter(({ code }) => paper.approves.includes(code)).reduce((all, { cost }) => all + BigInt(cost ?? '0'), 0n);
  const said = body.budget === undefined
    ? t('vote.approved', { count: paper.approves.length })
    : t('vote.approved-cost', { count: paper.approves.length, sum: quantityWords(masters, body.budget.commodity, sum), budget: quantityWords(masters, body.budget.commodity, BigInt(body.budget.least)) });
  return html`<p class="hint">${t(body.budget === undefined ? 'vote.approve-about' : 'vote.approve-budget-about')}</p><${Choices} said=${said}>${(body.options ?? []).map((option) => html`<label key=${option.code} class="choice"><input type="checkbox" checked=${paper.approves.includes(option.code)} onChange=${() => toggle(option.code)} /> <span><strong><bdi>${option.title}</bdi></strong> <${OptionFacts} option=${option} commodity=${body.budget?.commodity} /></span></label>`)}<//>` as VNode;
}

function PointsPaper({ body, paper, onPaper }: BallotPaperProps): VNode {
  const terms = termsOf(body);
  const sum = Object.values(paper.points).reduce((all, text) => all + (Number(latinDigits(text)) || 0), 0);
  const said = terms?.total === undefined ? t('vote.points-given', { count: sum }) : t('vote.points-of', { count: sum, left: Math.max(0, terms.total - sum), total: terms.total });
  return html`<${Choices} said=${said}>${(body.options ?? []).map((option, at) => html`<div key=${option.code} class="choice points"><input id=${`in-points-${at}`} class="n" inputmode="numeric" autocomplete="off" aria-label=${t('vote.points-for', { what: option.title })} value=${paper.points[option.code] ?? ''} onInput=${(event: Event) => onPaper({ ...paper, points: { ...paper.points, [option.code]: (event.target as HTMLInputElement).value } })} /> <label for=${`in-points-${at}`}><strong><bdi>${option.title}</bdi></strong> <${OptionFacts} option=${option} commodity=${body.budget?.commodity} /></label></div>`)}<//>` as VNode;
}
