// `proposal`: what is put to a vote, and everything about the vote that must not
// change afterwards: who may vote, the rule, the quorum, how ties are decided,
// when voting opens and closes. What a decision allows to be spent stands here
// too, so that voters see it and admission can hold payments to it.

import { OPENING_FIELDS, decodeOpening, openingFieldsOf, type Opening } from '@amanah/consultation/opening.ts';
import type { Amount } from '../amount.ts';
import { LEAST_PATTERN, amount, code, optionalCode, optionalDay, present, recordIdIn, type Citation, type Kind, type Need } from '../body.ts';
import { policyTerms, type Policy } from './policy.ts';
import { Fields, Malformed, type Json, type JsonObject } from '../decode.ts';

/** What may be spent on the strength of the decision. `code` is how a payment names it. */
export interface Authority {
  readonly code: string;
  readonly fund: string;
  readonly amount: Amount;
  readonly purpose?: string;
  readonly place?: string;
  /** The supplier or partner it may go to. */
  readonly payee?: string;
}

/** What can be chosen: a candidate, or a project with its cost. */
export interface ProposedOption {
  readonly code: string;
  readonly title: string;
  readonly text?: string;
  readonly cost?: string;
  readonly place?: string;
  readonly group?: string;
  readonly fund?: string;
  readonly purpose?: string;
  readonly payee?: string;
}

export interface Proposal {
  readonly proposal: string;
  readonly title: string;
  readonly text?: string;
  /** Whose decision it is: the policy `committee/NAME` lists the members. */
  readonly committee?: string;
  /** What a candidate should bring, shown to voters beside the names. */
  readonly criteria: readonly string[];
  readonly options: readonly ProposedOption[];
  /** Of a budget among projects: in what it is, and the fund it comes from where a project names none. */
  readonly budget?: { readonly commodity: string; readonly least: string; readonly fund?: string };
  readonly authority: readonly Authority[];
  /** The last day on which anything may be spent on its strength. */
  readonly expires?: string;
  readonly overrides?: { readonly outcome: string; readonly reason: string };
  /** The policy that is adopted when this passes: the record of it cites the outcome. */
  readonly policy?: Omit<Policy, 'decision'>;
  /** The ballot whose objection this sets aside. */
  readonly strikes?: string;
  readonly opening: Opening;
}

export const proposal: Kind<Proposal> = {
  name: 'proposal',
  act: true,
  decode(body) {
    const value = {
      proposal: code(body, 'proposal'),
      title: body.text('title', 200),
      text: body.optionalText('text', 8000),
      committee: optionalCode(body, 'committee'),
      criteria: body.optionalList('criteria', criterion, { min: 1, max: 20 }),
      options: body.optionalList('options', option, { min: 1, max: 300 }),
      budget: budget(body.optionalObject('budget')),
      authority: body.optionalList('authority', authority, { min: 1, max: 50 }),
      expires: optionalDay(body, 'expires'),
      overrides: overrides(body.optionalObject('overrides')),
      policy: policy(body.optionalObject('policy')),
      strikes: body.has('strikes') ? recordIdIn(body, 'strikes') : undefined,
      opening: opening(body),
    };
    body.end();
    checkWhole(value, value.opening);
    return present(value) as unknown as Proposal;
  },
  effect: (body) => ({
    postings: [],
    figures: [],
    facets: {},
    needs: needsOf(body),
    cites: citesOf(body),
  }),
};

/** What of the body fixes the vote, read by those who count it. */
function opening(body: Fields): Opening {
  const asked = openingFieldsOf(body.rest(OPENING_FIELDS));
  const money = asked['budget'] as JsonObject | undefined;
  const read = decodeOpening(money === undefined ? asked : { ...asked, budget: money['least'] });
  if (!read.ok) throw new Malformed(read.path.replace(/^opening/, 'body'), read.message.slice(read.path.length + 2));
  return read.opening;
}

function criterion(item: Json, path: string): string {
  if (typeof item !== 'string' || item.trim() === '' || item.length > 300) throw new Malformed(path, 'expected a text of at most 300 characters');
  return item;
}

function option(item: Json, path: string): ProposedOption {
  const one = new Fields(item, path);
  const value = {
    code: code(one, 'code'),
    title: one.text('title', 200),
    text: one.optionalText('text', 4000),
    cost: one.optionalMatching('cost', LEAST_PATTERN, 'an integer of least units as text, such as "1099"'),
    place: optionalCode(one, 'place'),
    group: optionalCode(one, 'group'),
    fund: optionalCode(one, 'fund'),
    purpose: optionalCode(one, 'purpose'),
    payee: optionalCode(one, 'payee'),
  };
  one.end();
  return present(value) as unknown as ProposedOption;
}

function budget(fields: Fields | undefined): Proposal['budget'] {
  if (fields === undefined) return undefined;
  const value = { commodity: code(fields, 'commodity'), least: fields.matching('least', LEAST_PATTERN, 'an integer of least units as text, such as "1099"'), fund: optionalCode(fields, 'fund') };
  fields.end();
  return present(value) as unknown as Proposal['budget'];
}

function authority(item: Json, path: string): Authority {
  const one = new Fields(item, path);
  const value = { code: code(one, 'code'), fund: code(one, 'fund'), amount: amount(one, 'amount'), purpose: optionalCode(one, 'purpose'), place: optionalCode(one, 'place'), payee: optionalCode(one, 'payee') };
  one.end();
  return present(value) as unknown as Authority;
}

function overrides(fields: Fields | undefined): Proposal['overrides'] {
  if (fields === undefined) return undefined;
  const value = { outcome: recordIdIn(fields, 'outcome'), reason: fields.text('reason') };
  fields.end();
  return value;
}

function policy(fields: Fields | undefined): Proposal['policy'] {
  if (fields === undefined) return undefined;
  const value = policyTerms(fields);
  fields.end();
  return value;
}

type Unchecked = { readonly [Name in keyof Proposal]: Proposal[Name] | undefined };

function checkWhole({ authority: items, budget: money, strikes, policy: adopted, expires, options }: Unchecked, { form, closes, funds = [] }: Opening): void {
  const codes = (items ?? []).map((one) => one.code);
  if (new Set(codes).size < codes.length) throw new Malformed('body.authority', 'expected each code once');
  if (codes.length > 0 && form !== 'decision') throw new Malformed('body.authority', 'expected authority in a decision only: of a budget the funded projects say what may be spent');
  if ((money === undefined) === (form === 'allocation')) throw new Malformed('body.budget', 'expected a budget exactly where one is shared among projects');
  if (adopted !== undefined && form !== 'decision') throw new Malformed('body.policy', 'expected a decision by yes and no');
  if (strikes !== undefined && form !== 'decision') throw new Malformed('body.strikes', 'expected a decision by yes and no');
  if (expires !== undefined && expires < closes.slice(0, 10)) throw new Malformed('body.expires', 'expected a day not before voting closes');
  // Of several funds each pays what the vote gave it, so a project says which it is.
  const hasDefault = money?.fund !== undefined && funds.length === 0;
  const penniless = form === 'allocation' && !hasDefault ? (options ?? []).findIndex((one) => one.fund === undefined) : -1;
  if (penniless >= 0) throw new Malformed(`body.options[${penniless}].fund`, `expected the fund that pays it${funds.length === 0 ? ', here or in body.budget.fund' : ''}`);
}

function needsOf({ authority: items, options, budget: money }: Proposal): Need[] {
  const funds = [...items.map((one) => one.fund), ...options.flatMap((one) => one.fund ?? []), ...(money?.fund === undefined ? [] : [money.fund])];
  const places = [...items, ...options].flatMap((one) => one.place ?? []);
  const commodities = [...items.map((one) => one.amount.commodity), ...(money === undefined ? [] : [money.commodity])];
  const payees = [...items, ...options].flatMap((one) => one.payee ?? []);
  return [
    ...payees.map((one) => ({ master: 'organisation', code: one }) as const),
    ...places.map((one) => ({ master: 'site', code: one }) as const),
    ...commodities.map((one) => ({ master: 'commodity', code: one }) as const),
    ...funds.map((one) => ({ master: 'fund', code: one }) as const),
  ];
}

function citesOf({ overrides: other, strikes }: Proposal): Citation[] {
  return [
    ...(other === undefined ? [] : [{ id: other.outcome, kinds: ['outcome'], field: 'body.overrides.outcome' }]),
    ...(strikes === undefined ? [] : [{ id: strikes, kinds: ['ballot'], field: 'body.strikes' }]),
  ];
}
