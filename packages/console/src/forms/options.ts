// What a picker offers, and whether it takes what is not in its list.

import { codeOf } from '@amanah/record/account.ts';
import { textOr } from '../language.ts';
import { categories } from './fund-asks.ts';
import type { Masters } from './masters.ts';
import type { PickFrom } from './spec.ts';

export interface Option {
  readonly code: string;
  readonly name: string;
  /** What stands beside the name, such as the day of a pledge. */
  readonly about?: string;
}

/** The master that can be made on the spot. */
export type FreshMaster = 'organisation' | 'site' | 'commodity' | 'fund';

const FRESH: Readonly<Partial<Record<PickFrom, FreshMaster>>> = { organisation: 'organisation', site: 'site', commodity: 'commodity', goods: 'commodity', money: 'commodity', fund: 'fund' };

/** The master that a picker may make anew; undefined where what is typed is the code itself. */
export function freshMaster(from: PickFrom): FreshMaster | undefined {
  return FRESH[from];
}

/** Everything that may be picked, in the order of the books. */
export function optionsFrom(from: PickFrom, masters: Masters, form: string): readonly Option[] {
  switch (from) {
    case 'organisation': return masters.organisations;
    case 'site': return masters.sites;
    case 'fund': return masters.funds;
    case 'commodity': return masters.commodities;
    case 'money': return masters.commodities.filter((one) => one.class === 'money').map(({ code }) => ({ code, name: code }));
    case 'goods': return masters.commodities.filter((one) => one.class === 'goods').map(({ code, name, unit }) => ({ code, name, about: unit }));
    case 'account': return codes(masters, 'cash');
    case 'expense': return codes(masters, 'expense');
    case 'loan': return codes(masters, 'loan');
    case 'cycle': return codes(masters, 'served').map(({ code }) => ({ code: code.slice(code.indexOf('/') + 1), name: code }));
    case 'waybill': return form === 'dispatch' || form === 'waybill-void' ? masters.unusedWaybills.map((code) => ({ code, name: code })) : codes(masters, 'transit');
    case 'order': return masters.orders;
    case 'pledge': return masters.pledges;
    case 'purpose': return purposes(masters);
    case 'category': return categories(masters);
    case 'committee': return committees(masters);
    case 'person': return masters.people.map(({ code, name, roles }) => ({ code, name, about: [...(name === code ? [] : [code]), ...roles.map((role) => textOr(`role.${role}`, role))].join(', ') }));
    case 'outcome': return masters.outcomes.map(({ outcome, title }) => ({ code: outcome, name: title, about: outcome.slice(0, 8) }));
    case 'project': case 'record': return [];
  }
}

function codes(masters: Masters, type: string): readonly Option[] {
  const found = new Set(masters.standings.filter(({ account }) => account.startsWith(`${type}:`)).map(({ account }) => account.slice(type.length + 1)));
  return [...found].sort().map((code) => ({ code, name: code }));
}

function purposes(masters: Masters): readonly Option[] {
  const found = new Set(masters.policies.flatMap(({ parameters }) => (parameters['purposes'] ?? '').split(' ').filter((one) => one !== '')));
  return [...found].sort().map((code) => ({ code, name: code }));
}

/** The committees that policies list. */
export function committees(masters: Masters): readonly Option[] {
  return masters.policies.flatMap(({ subject }) => (subject.startsWith('committee/') ? [{ code: subject.slice('committee/'.length), name: subject.slice('committee/'.length) }] : []));
}

const OPTIONS_SHOWN = 12;

/** The options that fit what was typed: beginnings before middles, at most twelve. */
export function searchOptions(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = plain(typed);
  if (wanted === '') return options.slice(0, OPTIONS_SHOWN);
  const ranked = options.flatMap((option) => {
    const [name, code] = [plain(option.name), plain(option.code)];
    if (name.startsWith(wanted) || code.startsWith(wanted)) return [{ option, rank: 0 }];
    if (name.split(' ').some((word) => word.startsWith(wanted))) return [{ option, rank: 1 }];
    return name.includes(wanted) || code.includes(wanted) ? [{ option, rank: 2 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, OPTIONS_SHOWN).map(({ option }) => option);
}

/** The option that somebody means who typed its whole name or code. */
export function exactOption(options: readonly Option[], typed: string): Option | undefined {
  const wanted = plain(typed);
  return options.find((option) => option.code === typed.trim()) ?? options.find((option) => plain(option.name) === wanted || plain(option.code) === wanted || option.code === codeOf(typed));
}

/** Without case, marks over letters, and the forms of alef that people write for each other. */
function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[أإآ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه');
}
