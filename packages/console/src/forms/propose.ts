// Putting something to the vote: what it is, who decides and by which rule, until
// when, and what it would allow to be spent. Everything the vote rests on stands
// in the proposal, because nothing of it can change once it is signed.

import { ALLOCATION_RULES } from '@amanah/consultation/allocation-opening.ts';
import { DECISION_RULES, ELECTION_RULES } from '@amanah/consultation/opening.ts';
import { codeOf } from '@amanah/record/account.ts';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import { committeeIn, committeeSentence } from '../decide/committees.ts';
import { RULES_IN_WORDS, ruleSentence } from '../decide/rule-words.ts';
import { proposalSentences } from '../decide/proposal-words.ts';
import type { Masters } from './masters.ts';
import type { Field, FormSpec, ScalarField } from './spec.ts';
import { isBlankLine, linesOf, textOf, type Line, type Values } from './values.ts';

const is = (name: string, ...answers: readonly string[]) => (values: Values): boolean => answers.includes(textOf(values, name));
const isGiven = (name: string) => (values: Values): boolean => textOf(values, name) !== '';

/** What is proposed at first for ties: what most people find fair, and then an order that always ends. */
const TIES: Readonly<Record<string, readonly string[]>> = { decision: [], election: ['more-votes', 'lot'], allocation: ['lower-cost', 'more-votes', 'id'] };
const CRITERIA: Readonly<Record<string, readonly string[]>> = {
  election: ['more-votes', 'fewer-votes', 'earlier-round', 'listed', 'id', 'lot'],
  allocation: ['lower-cost', 'higher-cost', 'more-votes', 'fewer-votes', 'listed', 'id', 'lot'],
};
export const QUORUMS = ['1/4', '1/3', '2/5', '1/2', '3/5', '2/3', '3/4', '4/5', '1/1'] as const;
const RULES: Readonly<Record<string, readonly string[]>> = { decision: DECISION_RULES, election: ELECTION_RULES, allocation: ALLOCATION_RULES };

const sayRule = (values: Values): string => (RULES_IN_WORDS.has(textOf(values, 'rule')) ? ruleSentence(ruleOf(values), { seats: Number(textOf(values, 'seats') || '1') }) : '');
const ruleField = (what: string, start: string): Field => ({ name: 'rule', type: 'choice', choices: RULES[what] as readonly string[], start, when: is('what', what), about: sayRule });

const TEXT: ScalarField = { name: 'text', type: 'text', optional: true, longest: 4000, label: 'field.option-text' };
const GROUP: ScalarField = { name: 'group', type: 'text', code: true, optional: true };
const PLACE: ScalarField = { name: 'place', type: 'code', from: 'site', optional: true };
const FUND: ScalarField = { name: 'fund', type: 'code', from: 'fund' };
const PAYEE: ScalarField = { name: 'payee', type: 'code', from: 'organisation', optional: true };
const PURPOSE: ScalarField = { name: 'purpose', type: 'code', from: 'purpose', optional: true };

/** What few projects need, asked on request. */
const MORE: readonly ScalarField[] = [PLACE, GROUP, { ...FUND, optional: true }, PURPOSE, PAYEE].map((field) => ({ ...field, when: is('more', 'yes') }));

const WHAT: readonly Field[] = [
  { name: 'what', type: 'choice', choices: ['decision', 'election', 'allocation'], start: 'decision', label: 'field.vote-what' },
  { name: 'title', type: 'text', longest: 200, label: 'field.vote-title', hint: 'hint.vote-title' },
  { name: 'text', type: 'text', lines: true, optional: true, longest: 8000, label: 'field.vote-text', hint: 'hint.vote-text' },
  { name: 'overrides', type: 'code', from: 'outcome', label: 'field.vote-overrides', hint: 'hint.vote-overrides', when: isGiven('overrides') },
  { name: 'overrideReason', type: 'text', lines: true, label: 'field.vote-override-reason', when: isGiven('overrides') },
  { name: 'strikes', type: 'code', from: 'record', label: 'field.vote-strikes', hint: 'hint.vote-strikes', when: isGiven('strikes') },
];

const CHOICES: readonly Field[] = [
  { name: 'budget', type: 'amount', of: 'money', when: is('what', 'allocation') },
  { name: 'budgetFund', type: 'code', from: 'fund', label: 'field.budget-fund', hint: 'hint.budget-fund', when: is('what', 'allocation') },
  { name: 'options', type: 'lines', label: 'field.projects', when: is('what', 'allocation'), columns: [{ name: 'title', type: 'text', longest: 200, label: 'field.project-title' }, { name: 'cost', type: 'quantity', commodity: 'unit' }, TEXT, { name: 'more', type: 'choice', choices: ['yes'], optional: true, label: 'field.project-more' }, ...MORE] },
  { name: 'options', type: 'lines', label: 'field.candidates', hint: 'hint.candidates', when: is('what', 'election'), columns: [{ name: 'title', type: 'text', longest: 200, label: 'field.candidate' }, TEXT, GROUP] },
  { name: 'criteria', type: 'lines', optional: true, when: is('what', 'election'), columns: [{ name: 'criterion', type: 'text', longest: 300, label: 'field.criterion' }] },
  { name: 'seats', type: 'number', least: 1, start: '1', when: is('what', 'election') },
  { name: 'reserved', type: 'lines', optional: true, when: is('what', 'election'), columns: [{ ...GROUP, optional: false }, { name: 'seats', type: 'number', least: 1 }] },
  { name: 'floors', type: 'lines', optional: true, when: is('what', 'allocation'), columns: [{ ...GROUP }, { ...PLACE }, { name: 'least', type: 'quantity', commodity: 'unit', label: 'field.floor-least' }] },
  { name: 'funds', type: 'lines', optional: true, label: 'field.fund-limits', when: is('what', 'allocation'), columns: [FUND, { name: 'least', type: 'quantity', commodity: 'unit', label: 'field.fund-holds' }] },
  { name: 'authority', type: 'lines', optional: true, when: is('what', 'decision'), columns: [{ name: 'amount', type: 'amount', of: 'any' }, FUND, PURPOSE, PLACE, PAYEE] },
  { name: 'expires', type: 'day', optional: true, label: 'field.vote-expires', hint: 'hint.vote-expires', when: is('what', 'decision', 'allocation') },
];

const DECIDED_BY: readonly Field[] = [
  { name: 'committee', type: 'code', from: 'committee', optional: true, hint: 'hint.committee', about: (values, masters) => committeeSentence(textOf(values, 'committee'), masters) },
  { name: 'eligible', type: 'lines', when: (values) => textOf(values, 'committee') === '', columns: [{ name: 'holder', type: 'code', from: 'person', label: 'field.voter' }] },
  ruleField('election', 'stv'), ruleField('allocation', 'equal-shares'), ruleField('decision', 'majority'),
  { name: 'share', type: 'choice', choices: ['3/5', '2/3', '3/4', '4/5', '1/1'], start: '2/3', when: (values) => is('what', 'decision')(values) && is('rule', 'supermajority')(values) },
  { name: 'k', type: 'number', least: 1, label: 'field.vote-k', when: (values) => is('what', 'decision')(values) && is('rule', 'k-of-n')(values) },
  { name: 'paper', type: 'choice', choices: ['approves', 'points', 'ranking'], start: 'approves', when: is('rule', 'equal-shares', 'bounded-overspending') },
  { name: 'total', type: 'number', least: 1, start: '10', label: 'field.points-total', when: (values) => paperOf(values) === 'points' },
  { name: 'utility', type: 'choice', choices: ['cost', 'cardinality'], start: 'cost', when: (values) => is('rule', 'equal-shares', 'bounded-overspending')(values) && paperOf(values) === 'approves' },
  { name: 'completion', type: 'choice', choices: ['add1-greedy', 'add1', 'add1-exhaustive', 'add1-exhaustive-greedy', 'greedy', 'none'], start: 'add1-greedy', when: is('rule', 'equal-shares') },
  { name: 'quorum', type: 'choice', choices: QUORUMS, optional: true, start: '1/2', hint: 'hint.quorum' },
  { name: 'ties', type: 'lines', optional: true, hint: 'hint.ties', when: is('what', 'election'), columns: [{ name: 'tie', type: 'choice', choices: CRITERIA['election'] as readonly string[], label: 'field.tie' }] },
  { name: 'ties', type: 'lines', optional: true, hint: 'hint.ties', when: is('what', 'allocation'), columns: [{ name: 'tie', type: 'choice', choices: CRITERIA['allocation'] as readonly string[], label: 'field.tie' }] },
];

const HOURS: readonly Field[] = [
  { name: 'opens', type: 'instant', hours: 0 },
  { name: 'closes', type: 'instant', hours: 72, hint: 'hint.closes' },
  { name: 'hidden', type: 'choice', choices: ['yes'], optional: true, hint: 'hint.hidden' },
  { name: 'reveal', type: 'instant', hours: 96, hint: 'hint.reveal', when: is('hidden', 'yes') },
  { name: 'doubled', type: 'choice', choices: ['last', 'first'], start: 'last', label: 'field.doubled' },
];

export const proposal: FormSpec = {
  name: 'proposal',
  kind: 'proposal',
  group: 'deciding',
  day: 'field.day.proposed',
  fields: [...WHAT, ...CHOICES, ...DECIDED_BY, ...HOURS],
  compute: fill,
  finish: proposalBody,
  words: proposalSentences,
};

function paperOf(values: Values): string {
  if (textOf(values, 'what') !== 'allocation' || !is('rule', 'equal-shares', 'bounded-overspending')(values)) return 'approves';
  return textOf(values, 'paper') || 'approves';
}

/** The rule as the proposal states it. */
function ruleOf(values: Values): JsonObject {
  const name = textOf(values, 'rule');
  const paper = paperOf(values);
  const utility = paper === 'approves' ? textOf(values, 'utility') || 'cost' : 'points';
  const ballot: JsonObject = { kind: paper, ...(paper === 'points' ? { total: Number(textOf(values, 'total') || '10') } : {}) };
  switch (name) {
    case 'supermajority': return { name, share: textOf(values, 'share') || '2/3' };
    case 'k-of-n': return { name, k: Number(textOf(values, 'k') || '1') };
    case 'equal-shares': return { name, utility, completion: textOf(values, 'completion') || 'add1-greedy', ballot };
    case 'bounded-overspending': return { name, utility, completion: 'greedy', ballot };
    case 'phragmen': case 'greedy': return { name, ballot };
    default: return { name };
  }
}

/** What follows from the answers: a rule that fits, ties for it, the committee's quorum, and the currency beside every cost. */
function fill(values: Values, masters: Masters): Values {
  const what = textOf(values, 'what') || 'decision';
  const committee = committeeIn(textOf(values, 'committee'), masters);
  const allowed = (RULES[what] as readonly string[]).filter((rule) => committee?.rules === undefined || committee.rules.includes(rule));
  const rule = allowed.includes(textOf(values, 'rule')) ? textOf(values, 'rule') : (allowed[0] ?? (RULES[what] as readonly string[])[0] as string);
  const isNew = textOf(values, 'filledFor') !== `${what} ${textOf(values, 'committee')}`;
  const unit = textOf(values, 'budget.commodity');
  const withUnit = (name: string): readonly Line[] => linesOf(values, name).map(({ unit: _, ...line }) => (isBlankLine(line) || unit === '' ? line : { ...line, unit }));
  return {
    ...values,
    rule,
    filledFor: `${what} ${textOf(values, 'committee')}`,
    ...(isNew ? { ties: (TIES[what] as readonly string[]).map((tie) => ({ tie })) } : {}),
    ...(isNew && committee?.quorum !== undefined ? { quorum: committee.quorum } : {}),
    ...(what === 'allocation' ? { options: withUnit('options'), floors: withUnit('floors'), funds: withUnit('funds') } : {}),
  };
}

const list = (body: JsonObject, name: string): readonly JsonObject[] => (Array.isArray(body[name]) ? body[name] as readonly JsonObject[] : []);

function proposalBody(body: JsonObject, values: Values, masters: Masters): JsonObject {
  const { what, rule: _rule, share: _share, k: _k, paper: _paper, total: _total, utility: _utility, completion: _completion, hidden: _hidden, overrideReason, budgetFund, criteria: _criteria, authority: _authority, options: _options, overrides, ...rest } = body;
  const committee = committeeIn(textOf(values, 'committee'), masters);
  const eligible = committee?.members ?? list(body, 'eligible').map((line) => line['holder'] as string);
  const authority = list(body, 'authority').map((line, at): JsonObject => ({ code: `part-${at + 1}`, ...line }));
  const opens = String(body['opens'] ?? '');
  return {
    ...rest,
    proposal: proposalCode(String(body['title'] ?? ''), opens),
    eligible,
    rule: ruleOf(values),
    ties: list(body, 'ties').map((line) => line['tie'] as string),
    ...(what === 'decision' ? {} : { options: withCodes(list(body, 'options'), String(what)) }),
    ...(list(body, 'criteria').length === 0 ? {} : { criteria: list(body, 'criteria').map((line) => line['criterion'] as string) }),
    ...(authority.length === 0 ? {} : { authority }),
    ...(body['budget'] === undefined ? {} : { budget: { ...(body['budget'] as JsonObject), ...(budgetFund === undefined ? {} : { fund: budgetFund as Json }) } }),
    ...(overrides === undefined ? {} : { overrides: { outcome: overrides as Json, reason: (overrideReason ?? '') as Json } }),
  };
}

/** Two proposals of one title are told apart by the minute they open. */
function proposalCode(title: string, opens: string): string {
  return `${codeOf(title).slice(0, 60)}-${opens.slice(0, 16).replaceAll(/\D/g, '')}`;
}

/** Options get the codes that ballots name them by, from their titles. */
function withCodes(options: readonly JsonObject[], what: string): readonly JsonObject[] {
  const taken = new Set<string>();
  return options.map(({ more, ...all }) => {
    // What was typed and then not wanted stays in the draft, not in the record.
    const option: JsonObject = more === 'yes' ? all : Object.fromEntries(Object.entries(all).filter(([name]) => what !== 'allocation' || !MORE.some((field) => field.name === name)));
    const base = codeOf(String(option['title'])).slice(0, 60);
    let code = base;
    for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
    taken.add(code);
    return { code, ...option };
  });
}
