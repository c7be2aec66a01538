// Votes in the words of the language: rules, ballots, marks, names and links.
// What people wrote stands as it is, escaped, and in its own direction.

import type { Choice } from '@amanah/consultation/ballot.ts';
import { ruleText } from '@amanah/projection/decisions.ts';
import type { ShownBallot, VoteAt } from '@amanah/projection/votes.ts';
import { votesAt } from '@amanah/projection/votes.ts';
import { formatTime } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { PageContext } from './context.ts';

/** Votes that have a page: the newest. */
const PAGES_MAX = 1000;

/** Every vote of the account. */
export function votesOf({ books, view }: Pick<PageContext, 'books' | 'view'>): readonly VoteAt[] {
  return votesAt(books, view.treeSize);
}

/** The votes that have a page. */
export function votesWithPage(votes: readonly VoteAt[]): readonly VoteAt[] {
  return votes.slice(-PAGES_MAX);
}

export function decisionPath(row: number | string): string {
  return `decisions/${row}.html`;
}

/** The vote of a proposal at a row, as a link by its title. */
export function voteLink(context: PageContext, row: number): Html {
  const votes = votesOf(context);
  const title = votes.find((one) => one.row === row)?.proposal.title ?? String(row);
  const hasPage = votesWithPage(votes).some((one) => one.row === row);
  return hasPage ? html`<a href="${context.href(decisionPath(row))}"><bdi>${title}</bdi></a>` : html`<bdi>${title}</bdi>`;
}

/** Text in its own direction within a sentence. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** An hour, as a sentence says it. */
export function timeWords(context: PageContext, time: string): Html {
  return html`<time datetime="${time}">${formatTime(context.locale, time)}</time>`;
}

/** Whose decision it is: the name of the committee, isolated. */
export function committeeWords(context: PageContext, { proposal: { committee } }: VoteAt): Html {
  return committee === undefined ? context.t('decisions.everybody') : html`<bdi>${committee}</bdi>`;
}

/** The rule in a sentence. */
export function ruleWords(context: PageContext, { proposal: { opening: { rule } } }: VoteAt): Html {
  const key = `rule.${rule.name}` as const;
  if (rule.name === 'supermajority') return context.t('rule.supermajority', { share: html`<bdi>${shareWords(context, rule.share)}</bdi>` });
  return rule.name === 'k-of-n' ? context.t('rule.k-of-n', { k: exactNumber(context.locale, String(rule.k)) }) : context.t(key as 'rule.majority');
}

/** The rule by its name alone. */
export function ruleName(context: PageContext, { proposal: { opening: { rule } } }: VoteAt): Html {
  if (rule.name === 'supermajority') return context.t('rule-name.supermajority', { share: html`<bdi>${shareWords(context, rule.share)}</bdi>` });
  return rule.name === 'k-of-n' ? context.t('rule-name.k-of-n', { k: exactNumber(context.locale, String(rule.k)) }) : context.t(`rule-name.${rule.name}`);
}

/** A share such as `2/3` with the digits of the language. */
export function shareWords(context: PageContext, share: string): string {
  return share.split('/').map((part) => exactNumber(context.locale, part)).join('/');
}

/** The rule as the proposal fixes it, to the letter. */
export function exactRule({ proposal }: VoteAt): string {
  return ruleText(proposal);
}

/** The title of an option by its code. */
export function optionName({ proposal: { options } }: VoteAt, code: string): string {
  return options.find((one) => one.code === code)?.title ?? code;
}

/** Names of options one after the other. */
export function optionNames(context: PageContext, vote: VoteAt, codes: readonly string[]): Html {
  return html`${codes.map((code, at) => html`${at === 0 ? '' : context.text('mark.comma')}<bdi>${optionName(vote, code)}</bdi>`)}`;
}

/** What a ballot says. */
export function choiceWords(context: PageContext, vote: VoteAt, { choice }: Pick<ShownBallot, 'choice'>): Html {
  if (choice === undefined) return html`<span class="none">${context.t('choice.hidden')}</span>`;
  if ('vote' in choice) return votedWords(context, choice);
  if ('points' in choice) return named(context, Object.entries(choice.points).map(([code, points]) => context.t('choice.points', { name: html`<bdi>${optionName(vote, code)}</bdi>`, points: exactNumber(context.locale, String(points)) })));
  const codes = 'ranking' in choice ? choice.ranking : choice.approves;
  const number = (at: number): string => ('ranking' in choice ? `${exactNumber(context.locale, String(at + 1))}. ` : '');
  return named(context, codes.map((code, at) => html`${number(at)}<bdi>${optionName(vote, code)}</bdi>`));
}

function votedWords(context: PageContext, { vote, reason }: Extract<Choice, { readonly vote: string }>): Html {
  const said = reason === undefined ? undefined : html`<bdi>${reason}</bdi>`;
  if (vote === 'object') return context.t('choice.object', { reason: said ?? '' });
  const word = context.t(`choice.${vote}`);
  return said === undefined ? word : context.t('choice.reason', { vote: word, reason: said });
}

function named(context: PageContext, parts: readonly Html[]): Html {
  return parts.length === 0 ? context.t('choice.none') : html`${parts.map((part, at) => html`${at === 0 ? '' : context.text('mark.comma')}${part}`)}`;
}

/** What a ballot counts as; a hidden one may still be opened while its time lasts. */
export function markWords(context: PageContext, { state }: VoteAt, { mark, why }: ShownBallot): Html {
  const isYet = mark === 'unrevealed' && (state === 'open' || state === 'opening' || state === 'awaiting-outcome' || state === 'announced');
  const words = context.t(isYet ? 'mark.unrevealed.yet' : `mark.${mark}`);
  return why === undefined ? words : html`${words} (<bdi lang="en">${why}</bdi>)`;
}

/** Paragraphs that somebody wrote, in the direction of their words. */
export function paragraphs(text: string): Html[] {
  return text.split(/\n\s*\n/).map((part) => html`<p class="words" dir="auto">${part}</p>`);
}
