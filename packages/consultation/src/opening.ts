/**
 * What is fixed when voting opens: who may vote, by which rule, until when,
 * and how ties are decided. Nothing of it can change afterwards.
 *
 * `decodeOpening` reads one that somebody else wrote. Amounts are digits in
 * least units, shares are texts `n/d`, instants are UTC to the second.
 *
 *     decodeOpening({ rule: { name: 'majority' }, eligible: ['amal', 'bo'], quorum: '1/2', ties: [], doubled: 'last',
 *       opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T18:00:00Z' })
 */
import type { AllocationRule } from './allocation.ts';
import { ALLOCATION_RULES, allocationRuleOf, type BallotTerms } from './allocation-opening.ts';
import type { Floor, Fund } from './feasibility.ts';
import { compare, ONE, type Rational, rational, rationalOf, ZERO } from './rational.ts';
import { TIE_CRITERIA, type TieRule } from './tie-rule.ts';
import { attempt, choiceAt, has, type JsonMembers, leastAt, listAt, listOf, membersOf, patternAt, refuseRepeats, type Refused, textAt, textOf, Unreadable, wholeAt } from './untrusted.ts';

/** `majority`: more yes than no. `supermajority`: yes is at least the share of yes and no. `consent`: no standing objection. `k-of-n`: at least k yes. */
export type DecisionRule =
  | { readonly name: 'majority' }
  | { readonly name: 'supermajority'; readonly share: string }
  | { readonly name: 'consent' }
  | { readonly name: 'k-of-n'; readonly k: number };

/** `seats` may stand here or on the opening. */
export type ElectionRule = { readonly name: 'stv' | 'schulze' | 'ranked-pairs' | 'approval'; readonly seats?: number };

export type Rule = DecisionRule | ElectionRule | AllocationRule;

export type Form = 'decision' | 'election' | 'allocation';

/** A candidate of an election or a project of an allocation. */
export interface Option {
  readonly code: string;
  readonly title: string;
  /** Least units of the budget; every project has one. */
  readonly cost?: bigint;
  readonly place?: string;
  /** What seats are reserved for and floors are set by. */
  readonly group?: string;
  readonly fund?: string;
}

export interface ReservedSeats {
  readonly group: string;
  readonly seats: number;
}

export interface Opening {
  readonly form: Form;
  readonly rule: Rule;
  /** None for a decision. */
  readonly options: readonly Option[];
  /** Heads: holders of keys, not keys. */
  readonly eligible: readonly string[];
  /** Share of the eligible whose ballots are needed; abstentions count. */
  readonly quorum?: Rational;
  /** Instants such as `2027-01-10T08:00:00Z`; a ballot logged at either is in time. */
  readonly opens: string;
  readonly closes: string;
  /** Where present, ballots are commitments that are opened after `closes` and until this instant. */
  readonly reveal?: string;
  readonly ties: TieRule;
  /** Which of several ballots of one head counts. */
  readonly doubled: 'first' | 'last';
  readonly seats?: number;
  readonly reserved?: readonly ReservedSeats[];
  readonly budget?: bigint;
  /** What a ballot of an allocation is; stated beside the parameters of the rule. */
  readonly ballot?: BallotTerms;
  readonly floors?: readonly Floor[];
  readonly funds?: readonly Fund[];
}

/** The members that `decodeOpening` reads. */
export const OPENING_FIELDS = ['form', 'rule', 'options', 'eligible', 'quorum', 'opens', 'closes', 'reveal', 'ties', 'doubled', 'seats', 'reserved', 'budget', 'floors', 'funds'] as const;
const OPTION_FIELDS = ['code', 'title', 'cost', 'place', 'group', 'fund'] as const;
export const DECISION_RULES = ['majority', 'supermajority', 'consent', 'k-of-n'] as const;
export const ELECTION_RULES = ['stv', 'schulze', 'ranked-pairs', 'approval'] as const;

const SEATS_MOST = 1000;
const OPTIONS_MOST = 5000;
/** Comparing all pairs of candidates takes the cube of their number. */
const CANDIDATES_MOST = 500;
const HEADS_MOST = 1_000_000;
const CODE_LONGEST = 120;
const TITLE_LONGEST = 200;
const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The form of what a rule decides; `undefined` for a name that is no rule. */
export function formOf(rule: string): Form | undefined {
  if ((DECISION_RULES as readonly string[]).includes(rule)) return 'decision';
  if ((ELECTION_RULES as readonly string[]).includes(rule)) return 'election';
  return (ALLOCATION_RULES as readonly string[]).includes(rule) ? 'allocation' : undefined;
}

/** The opening that untrusted JSON states, or the field that cannot be read. */
export function decodeOpening(value: unknown): { readonly ok: true; readonly opening: Opening } | Refused<'opening'> {
  const read = attempt('opening', () => openingOf(value, 'opening'));
  return read.ok ? { ok: true, opening: read.value } : read;
}

/** Of an object with more members, such as the body of a proposal, those that `decodeOpening` reads. */
export function openingFieldsOf(body: JsonMembers): JsonMembers {
  const picked = pick(body, OPENING_FIELDS);
  const options = picked['options'];
  if (!Array.isArray(options)) return picked;
  return { ...picked, options: options.map((option: unknown) => (typeof option === 'object' && option !== null && !Array.isArray(option) ? pick(option as JsonMembers, OPTION_FIELDS) : option)) };
}

function pick(members: JsonMembers, names: readonly string[]): JsonMembers {
  return Object.fromEntries(names.filter((name) => has(members, name)).map((name) => [name, members[name]]));
}

function openingOf(value: unknown, path: string): Opening {
  const members = membersOf(value, path, OPENING_FIELDS);
  const { form, rule, ballot } = ruleOf(members, path);
  const options = has(members, 'options') ? listAt(members, path, 'options', { least: 0, most: OPTIONS_MOST }, optionOf) : [];
  refuseRepeats(options, `${path}.options`, ({ code }) => code);
  const eligible = listAt(members, path, 'eligible', { least: 1, most: HEADS_MOST }, codeOf);
  refuseRepeats(eligible, `${path}.eligible`, (head) => head);
  const ties = listAt(members, path, 'ties', { least: 0, most: TIE_CRITERIA.length }, tieCriterionOf);
  refuseRepeats(ties, `${path}.ties`, (criterion) => criterion);
  const opening: Opening = {
    form, rule, options, eligible, ...timesOf(members, path), ties,
    doubled: choiceAt(members, path, 'doubled', ['first', 'last']),
    ...(has(members, 'quorum') ? { quorum: shareAt(members, path, 'quorum', 'a share of the eligible above 0 and at most 1, such as "1/2"') } : {}),
    ...(form === 'election' ? electionTerms(members, rule as ElectionRule, path) : {}),
    ...(form === 'allocation' ? allocationTerms(members, path) : {}),
    ...(ballot === undefined ? {} : { ballot }),
  };
  checkForm(opening, members, path);
  return form === 'allocation' ? { ...opening, rule: withStep(opening, `${path}.rule.step`) } : opening;
}

/** Steps that an equal share may hold at most: with five voters and a budget in cents, steps of one cent would be millions of runs. */
const STEPS_OF_SHARE_MOST = 1000n;

/** The rule with the step of Add1 that it has where none is stated, a thousandth of an equal share and at least one; a smaller one is refused. */
function withStep({ rule, budget = 0n, eligible }: Opening, path: string): Rule {
  if (rule.name !== 'equal-shares' || !rule.completion.startsWith('add1')) return rule;
  const thousandth = budget / BigInt(eligible.length) / STEPS_OF_SHARE_MOST;
  const least = rational(thousandth > 1n ? thousandth : 1n);
  if (rule.step === undefined) return { ...rule, step: least };
  if (thousandth > 1n && compare(rule.step, least) < 0) throw new Unreadable(path, `expected at least ${thousandth}, a thousandth of an equal share among the eligible; left out, it is that`);
  return rule;
}

function ruleOf(members: JsonMembers, path: string): { readonly form: Form; readonly rule: Rule; readonly ballot?: BallotTerms } {
  const at = `${path}.rule`;
  const stated = has(members, 'rule') ? members['rule'] : undefined;
  const name = typeof stated === 'object' && stated !== null && Object.hasOwn(stated, 'name') ? (stated as JsonMembers)['name'] : undefined;
  const form = typeof name === 'string' ? formOf(name) : undefined;
  if (form === undefined) throw new Unreadable(`${at}.name`, `expected one of ${[...DECISION_RULES, ...ELECTION_RULES, ...ALLOCATION_RULES].join(', ')}`);
  if (has(members, 'form') && members['form'] !== form) throw new Unreadable(`${path}.form`, `expected ${form}, which the rule ${String(name)} decides`);
  if (form === 'decision') return { form, rule: decisionRuleOf(stated, at) };
  if (form === 'allocation') return { form, ...allocationRuleOf(stated, at) };
  const rule = membersOf(stated, at, ['name', 'seats']);
  const election = choiceAt(rule, at, 'name', ELECTION_RULES);
  return { form, rule: has(rule, 'seats') ? { name: election, seats: wholeAt(rule, at, 'seats', 1, SEATS_MOST) } : { name: election } };
}

function decisionRuleOf(value: unknown, path: string): DecisionRule {
  const rule = membersOf(value, path, ['name', 'share', 'k']);
  const name = choiceAt(rule, path, 'name', DECISION_RULES);
  if (name !== 'supermajority' && has(rule, 'share')) throw new Unreadable(`${path}.share`, `the rule ${name} has no share`);
  if (name !== 'k-of-n' && has(rule, 'k')) throw new Unreadable(`${path}.k`, `the rule ${name} has no k`);
  if (name === 'k-of-n') return { name, k: wholeAt(rule, path, 'k', 1, HEADS_MOST) };
  if (name !== 'supermajority') return { name };
  const share = shareAt(rule, path, 'share', 'a share above 1/2 and at most 1, such as "2/3"');
  if (compare(share, rational(1n, 2n)) <= 0) throw new Unreadable(`${path}.share`, 'expected a share above 1/2 and at most 1, such as "2/3"');
  return { name, share: `${share.n}/${share.d}` };
}

function shareAt(members: JsonMembers, path: string, name: string, expected: string): Rational {
  const share = rationalOf(patternAt(members, path, name, /^\d{1,9}(\/\d{1,9})?$/, expected));
  if (share === undefined || compare(share, ZERO) <= 0 || compare(share, ONE) > 0) throw new Unreadable(`${path}.${name}`, `expected ${expected}`);
  return share;
}

function codeOf(value: unknown, path: string): string {
  const code = textOf(value, path, CODE_LONGEST);
  if (/[\p{Cc}\s]/u.test(code)) throw new Unreadable(path, 'expected a code without blanks and control characters');
  return code;
}

function optionOf(value: unknown, path: string): Option {
  const option = membersOf(value, path, OPTION_FIELDS);
  return {
    code: codeOf(option['code'], `${path}.code`),
    title: textAt(option, path, 'title', TITLE_LONGEST),
    ...(has(option, 'cost') ? { cost: leastAt(option, path, 'cost') } : {}),
    ...(has(option, 'place') ? { place: codeOf(option['place'], `${path}.place`) } : {}),
    ...(has(option, 'group') ? { group: codeOf(option['group'], `${path}.group`) } : {}),
    ...(has(option, 'fund') ? { fund: codeOf(option['fund'], `${path}.fund`) } : {}),
  };
}

function tieCriterionOf(value: unknown, path: string): TieRule[number] {
  const found = TIE_CRITERIA.find((criterion) => criterion === value);
  if (found === undefined) throw new Unreadable(path, `expected one of ${TIE_CRITERIA.join(', ')}`);
  return found;
}

function instantAt(members: JsonMembers, path: string, name: string): string {
  const instant = patternAt(members, path, name, INSTANT, 'an instant such as "2027-01-10T08:00:00Z"');
  const [year, month, day] = [Number(instant.slice(0, 4)), Number(instant.slice(5, 7)), Number(instant.slice(8, 10))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0)) throw new Unreadable(`${path}.${name}`, 'expected a day of the calendar');
  return instant;
}

function timesOf(members: JsonMembers, path: string): Pick<Opening, 'opens' | 'closes' | 'reveal'> {
  const opens = instantAt(members, path, 'opens');
  const closes = instantAt(members, path, 'closes');
  if (closes <= opens) throw new Unreadable(`${path}.closes`, `expected an instant after ${opens}, when voting opens`);
  if (!has(members, 'reveal')) return { opens, closes };
  const reveal = instantAt(members, path, 'reveal');
  if (reveal <= closes) throw new Unreadable(`${path}.reveal`, `expected an instant after ${closes}, when voting closes`);
  return { opens, closes, reveal };
}

function electionTerms(members: JsonMembers, rule: ElectionRule, path: string): Pick<Opening, 'seats' | 'reserved'> {
  const seats = has(members, 'seats') || rule.seats === undefined ? wholeAt(members, path, 'seats', 1, SEATS_MOST) : rule.seats;
  if (rule.seats !== undefined && rule.seats !== seats) throw new Unreadable(`${path}.seats`, `expected ${rule.seats}, the seats of the rule`);
  if (!has(members, 'reserved')) return { seats };
  const reserved = listAt(members, path, 'reserved', { least: 0, most: SEATS_MOST }, (item, at) => {
    const one = membersOf(item, at, ['group', 'seats']);
    return { group: codeOf(one['group'], `${at}.group`), seats: wholeAt(one, at, 'seats', 1, SEATS_MOST) };
  });
  refuseRepeats(reserved, `${path}.reserved`, ({ group }) => group);
  if (reserved.reduce((sum, one) => sum + one.seats, 0) > seats) throw new Unreadable(`${path}.reserved`, `expected at most ${seats} seats in all, as many as there are`);
  return { seats, reserved };
}

function allocationTerms(members: JsonMembers, path: string): Pick<Opening, 'budget' | 'floors' | 'funds'> {
  return {
    budget: budgetAt(members, path),
    ...(has(members, 'floors') ? { floors: listAt(members, path, 'floors', { least: 0, most: OPTIONS_MOST }, floorOf) } : {}),
    ...(has(members, 'funds') ? { funds: fundsAt(members, path) } : {}),
  };
}

/** The budget as digits, or as an amount whose commodity is the reader's matter. */
function budgetAt(members: JsonMembers, path: string): bigint {
  const stated = has(members, 'budget') ? members['budget'] : undefined;
  if (typeof stated !== 'object' || stated === null) return leastAt(members, path, 'budget');
  const amount = membersOf(stated, `${path}.budget`, ['commodity', 'least']);
  codeOf(amount['commodity'], `${path}.budget.commodity`);
  return leastAt(amount, `${path}.budget`, 'least');
}

function floorOf(value: unknown, path: string): Floor {
  const floor = membersOf(value, path, ['group', 'place', 'least']);
  if (has(floor, 'group') === has(floor, 'place')) throw new Unreadable(path, 'expected either a group or a place');
  const named = has(floor, 'group') ? { group: codeOf(floor['group'], `${path}.group`) } : { place: codeOf(floor['place'], `${path}.place`) };
  return { ...named, least: leastAt(floor, path, 'least') };
}

function fundsAt(members: JsonMembers, path: string): readonly Fund[] {
  const funds = listAt(members, path, 'funds', { least: 0, most: OPTIONS_MOST }, (item, at): Fund => {
    const fund = membersOf(item, at, ['fund', 'least', 'places', 'groups']);
    const codesAt = (name: string): readonly string[] => listOf(fund[name], `${at}.${name}`, { least: 1, most: OPTIONS_MOST }, codeOf);
    return {
      fund: codeOf(fund['fund'], `${at}.fund`),
      least: leastAt(fund, at, 'least'),
      ...(has(fund, 'places') ? { places: codesAt('places') } : {}),
      ...(has(fund, 'groups') ? { groups: codesAt('groups') } : {}),
    };
  });
  refuseRepeats(funds, `${path}.funds`, ({ fund }) => fund);
  return funds;
}

const TERMS_OF: Readonly<Record<Form, readonly string[]>> = { decision: [], election: ['seats', 'reserved'], allocation: ['budget', 'floors', 'funds'] };

/** What one form has and another has not. */
function checkForm(opening: Opening, members: JsonMembers, path: string): void {
  const { form, options, rule, eligible } = opening;
  for (const name of ['seats', 'reserved', 'budget', 'floors', 'funds']) {
    if (has(members, name) && !TERMS_OF[form].includes(name)) throw new Unreadable(`${path}.${name}`, `the form ${form} has no ${name}`);
  }
  if (form === 'decision' && options.length > 0) throw new Unreadable(`${path}.options`, 'a decision is for or against what is proposed; it has no options');
  if (form !== 'decision' && options.length === 0) throw new Unreadable(`${path}.options`, 'expected at least one option');
  if (form === 'election' && options.length > CANDIDATES_MOST) throw new Unreadable(`${path}.options`, `expected at most ${CANDIDATES_MOST} candidates`);
  if (rule.name === 'k-of-n' && rule.k > eligible.length) throw new Unreadable(`${path}.rule.k`, `expected at most ${eligible.length}, as many as are eligible`);
  for (const [at, option] of options.entries()) {
    if (form === 'allocation' && option.cost === undefined) throw new Unreadable(`${path}.options[${at}].cost`, 'expected the cost of the project');
  }
}
