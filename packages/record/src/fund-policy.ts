// What a fund's policy may ask: the parameters of `fund/CODE`, and the rules they come to. No parameter has a value
// that counts where none is written: which of the published positions a fund follows its policy says, and it alone.

import { DAY, LIST, SHARE, only, shareOf, wordsOf, type ParameterForm, type Share } from './parameter-forms.ts';

/** The eight categories of Qur'an 9:60, as codes: what `categories` of a fund of zakat may name. */
export const ZAKAT_CATEGORIES = ['fuqara', 'masakin', 'amilin', 'muallafa', 'riqab', 'gharimin', 'fi-sabilillah', 'ibn-al-sabil'] as const;
/** The category of those who collect and hand out: what cost counts as where a fund asks for categories. */
export const COLLECTORS = 'amilin';
/** The value of `ownership` that speaks of everything that leaves. */
const ALL_HANDED_OVER = 'handed-over';

const WITHIN_PATTERN = /^(?:([1-9]\d?) lunar-years?|([1-9]\d{0,3}) days?)$/;
const DISTRIBUTIONS = ['any', 'all-present'] as const;

/** Every parameter with the form of its value, in the order of docs/funds.md. */
export const FUND_PARAMETERS: ReadonlyMap<string, ParameterForm> = new Map<string, ParameterForm>([
  ['purposes', LIST], ['places', LIST], ['commodities', LIST], ['from', DAY], ['until', DAY], ['lots', only('named')], ['lending', only('no')],
  ['cost', SHARE], ['costs', LIST], ['mixing', only('no')], ['accounts', LIST], ['interest', only('no')],
  ['categories', LIST], ['distribution', [(value) => DISTRIBUTIONS.some((one) => one === value), 'any or all-present']], ['amil', SHARE],
  ['ownership', [LIST[0], 'handed-over, or the categories for which ownership must pass']], ['in-hand', LIST],
  ['hand-over-within', [(value) => WITHIN_PATTERN.test(value), 'a time such as "1 lunar-year" or "90 days"']], ['hand-over-by', DAY],
]);

/** A parameter that says nothing without another one. */
const NEEDS: readonly (readonly [name: string, other: string, expected: string])[] = [
  ['cost', 'costs', 'the classes of expense that are cost'],
  ['mixing', 'accounts', 'the cash accounts that are this fund\'s alone'],
  ['accounts', 'mixing', 'no: accounts are named where a fund\'s money stands alone'],
  ['distribution', 'categories', 'the categories among which it is distributed'],
  ['amil', 'categories', 'the categories, among which collectors have a share'],
  ['in-hand', 'ownership', 'handed-over, or the categories for which ownership must pass'],
];

/** The first parameter that is missing or says nothing here, and what was expected of it; undefined when all fit together. */
export function fundPolicyFault(parameters: Readonly<Record<string, string>>): { readonly name: string; readonly expected: string } | undefined {
  for (const [name, other, expected] of NEEDS) {
    if (parameters[name] !== undefined && parameters[other] === undefined) return { name: other, expected };
  }
  const { ownership, categories } = parameters;
  if (ownership === undefined || ownership === ALL_HANDED_OVER) return undefined;
  const known = wordsOf(categories ?? '');
  const strange = wordsOf(ownership).find((one) => !known.includes(one));
  return strange === undefined ? undefined : { name: 'ownership', expected: `handed-over, or some of the categories; ${strange} is none of them` };
}

/** Within what time a gift is to be handed over. */
export interface HandOverWithin {
  readonly count: number;
  readonly unit: 'lunar-years' | 'days';
}

/** What a policy asks of its fund. What it does not ask is absent. */
export interface FundRules {
  /** The largest share of what came in that may be spent as cost. */
  readonly cost?: Share;
  /** Classes of expense that are cost. */
  readonly costs: readonly string[];
  /** The cash accounts in which the fund's money, and no other, stands. */
  readonly accounts?: readonly string[];
  readonly refusesInterest: boolean;
  /** Categories of which everything that leaves names one. */
  readonly categories?: readonly string[];
  readonly distribution?: (typeof DISTRIBUTIONS)[number];
  /** The largest share of what came in that collectors may have. */
  readonly amil?: Share;
  /** Categories for which ownership must pass to whom it is for; `all` where it must for everything that leaves. */
  readonly ownership?: 'all' | readonly string[];
  /** Classes of expense by which money comes into people's own hands. */
  readonly inHand: readonly string[];
  readonly within?: HandOverWithin;
  /** The last day on which it is to be handed over. */
  readonly by?: string;
}

/** The rules that parameters come to; a parameter that could not be read was never admitted. */
export function fundRulesOf(parameters: Readonly<{ [name: string]: unknown }>): FundRules {
  const text = (name: string): string | undefined => (typeof parameters[name] === 'string' ? parameters[name] : undefined);
  const list = (name: string): readonly string[] | undefined => (text(name) === undefined ? undefined : wordsOf(text(name) as string));
  const share = (name: string): Share | undefined => (text(name) === undefined ? undefined : shareOf(text(name) as string));
  const within = WITHIN_PATTERN.exec(text('hand-over-within') ?? '');
  const rules = {
    cost: share('cost'),
    costs: list('costs') ?? [],
    accounts: text('mixing') === 'no' ? list('accounts') : undefined,
    refusesInterest: text('interest') === 'no',
    categories: list('categories'),
    distribution: DISTRIBUTIONS.find((one) => one === text('distribution')),
    amil: share('amil'),
    ownership: text('ownership') === ALL_HANDED_OVER ? ('all' as const) : list('ownership'),
    inHand: list('in-hand') ?? [],
    within: within === null ? undefined : { count: Number(within[1] ?? within[2]), unit: within[1] === undefined ? ('days' as const) : ('lunar-years' as const) },
    by: text('hand-over-by'),
  };
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as unknown as FundRules;
}

/** Restrictions of a fund that nothing leaves for another fund. */
const ISOLATED: ReadonlySet<string> = new Set(['zakat', 'zakat-al-fitr']);

/** True when one of the restrictions on a fund's master is zakat or zakat al-fitr. */
export function isOfZakat(restrictions: unknown): boolean {
  return Array.isArray(restrictions) && restrictions.some((one) => ISOLATED.has(String(one)));
}
