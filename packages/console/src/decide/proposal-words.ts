// A proposal in sentences: the same words before it is signed and after.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { ProposedOption } from '@amanah/record/kinds/proposal.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { conditions } from '../forms/decision-input.ts';
import { nameOf, personName, type Masters } from '../forms/masters.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { locale, t, textOr } from '../language.ts';
import { hourWords } from './hours.ts';
import { straightText } from './straight-text.ts';
import { inWords, ruleSentence } from './rule-words.ts';

interface Money { readonly commodity: string; readonly least: string; readonly fund?: string }
interface Authority { readonly code: string; readonly fund: string; readonly amount: Money; readonly purpose?: string; readonly place?: string; readonly payee?: string }

/** The members of a proposal's body that are said in words. */
export interface ProposalBody {
  readonly title: string;
  readonly text?: string;
  readonly committee?: string;
  readonly eligible: readonly string[];
  readonly rule: JsonObject;
  readonly quorum?: string;
  readonly ties: readonly string[];
  readonly doubled: 'first' | 'last';
  readonly opens: string;
  readonly closes: string;
  readonly reveal?: string;
  readonly options?: readonly VoteOption[];
  readonly criteria?: readonly string[];
  readonly seats?: number;
  readonly reserved?: readonly { readonly group: string; readonly seats: number }[];
  readonly budget?: Money;
  readonly floors?: readonly { readonly group?: string; readonly place?: string; readonly least: string }[];
  readonly funds?: readonly { readonly fund: string; readonly least: string }[];
  readonly authority?: readonly Authority[];
  readonly expires?: string;
  readonly overrides?: { readonly outcome: string; readonly reason: string };
  readonly strikes?: string;
}

/** Something that can be chosen. */
export type VoteOption = ProposedOption;

/** What the vote is, who decides it how, until when, and what it would allow. */
export function proposalSentences(given: JsonObject, masters: Masters): readonly string[] {
  const body = given as unknown as ProposalBody;
  return [...votersSentences(body, masters), ...hoursSentences(body), ...moneySentences(body, masters), ...otherSentences(body, masters)];
}

function votersSentences(body: ProposalBody, masters: Masters): readonly string[] {
  const n = body.eligible.length;
  const voters = inWords(body.eligible.map((one) => personName(masters, one)));
  const [top = '0', bottom = '1'] = (body.quorum ?? '0/1').split('/');
  const needed = Math.max(1, Math.ceil((Number(top) * n) / Number(bottom)));
  return [
    body.committee === undefined ? t('proposal.voters', { count: n, voters }) : t('proposal.committee', { committee: body.committee, count: n, voters }),
    ruleSentence(body.rule, { seats: body.seats ?? 1 }),
    t('proposal.quorum', { count: needed, n }),
    ...(body.ties.length === 0 ? [] : [t('proposal.ties', { ties: inWords(body.ties.map((tie) => textOr(`choice.${tie}`, tie))) })]),
    ...(body.reserved ?? []).map(({ group, seats }) => t('proposal.reserved', { count: seats, group })),
    ...(body.budget === undefined ? [] : (body.floors ?? []).map(({ group, place, least }) => t('proposal.floor', { what: group ?? nameOf(masters, 'site', place ?? ''), amount: quantityWords(masters, (body.budget as Money).commodity, BigInt(least)) }))),
  ];
}

function hoursSentences({ opens, closes, reveal, doubled }: ProposalBody): readonly string[] {
  return [
    t('proposal.hours', { opens: hourWords(opens), closes: hourWords(closes) }),
    reveal === undefined ? t('proposal.seen') : t('proposal.hidden', { reveal: hourWords(reveal) }),
    t(doubled === 'last' ? 'proposal.again' : 'proposal.once'),
  ];
}

function moneySentences({ authority = [], budget, expires, options = [], rule }: ProposalBody, masters: Masters): readonly string[] {
  const until = expires === undefined ? '' : ` ${t('decision.until', { day: formatDay(locale(), expires) })}`;
  if (budget !== undefined) {
    const sum = options.reduce((all, { cost }) => all + BigInt(cost ?? '0'), 0n);
    const values = { count: options.length, sum: quantityWords(masters, budget.commodity, sum), budget: quantityWords(masters, budget.commodity, BigInt(budget.least)) };
    return [`${t('proposal.projects', values)}${until}`];
  }
  if (authority.length > 0) return authority.map(({ amount, ...one }) => `${t('proposal.allows', { what: conditions({ ...one, title: one.code, commodity: amount.commodity, least: amount.least, left: amount.least }, masters) })}${until}`);
  return options.length > 0 || rule['name'] === undefined ? [] : [t('proposal.allows-nothing')];
}

function otherSentences({ overrides, strikes }: ProposalBody, masters: Masters): readonly string[] {
  return [
    ...(overrides === undefined ? [] : [t('proposal.overrides', { what: straightText(masters.outcomes.find(({ outcome }) => outcome === overrides.outcome)?.title ?? overrides.outcome.slice(0, 8)), reason: straightText(overrides.reason) })]),
    ...(strikes === undefined ? [] : [t('proposal.strikes')]),
  ];
}
