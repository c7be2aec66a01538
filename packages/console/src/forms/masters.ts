// What the books know by a code, as the server lists it, and what stands at
// sites and on the road, for pickers and for proposals.

import { codeOf } from '@amanah/record/account.ts';

export interface Organisation { readonly code: string; readonly name: string }
export interface Site { readonly code: string; readonly name: string; readonly type: string }
export interface Fund { readonly code: string; readonly name: string; readonly restrictions: readonly string[] }
export interface Commodity {
  readonly code: string;
  readonly name: string;
  readonly class: 'money' | 'goods';
  readonly unit: string;
  readonly scale: number;
}
export interface Policy { readonly subject: string; readonly version: number; readonly parameters: Readonly<Record<string, string>> }

/** A quantity that stands somewhere, by lot: least units as text. */
export interface Standing {
  /** `stock:SITE`, `transit:WAYBILL`, `cash:ACCOUNT` … */
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly expiry?: string;
  readonly least: string;
}

/** Something that can be cited: a pledge, an order. */
export interface Citable {
  readonly code: string;
  readonly name: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a decision allows and how much of it is left, in least units as text. */
export interface Allowance {
  readonly code: string;
  readonly title: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: string;
  readonly left: string;
  readonly purpose?: string;
  readonly place?: string;
  readonly payee?: string;
}

/** What a decision in force still allows. */
export interface DecisionInForce extends Allowance {
  readonly outcome: string;
  readonly proposal: string;
  /** The title of the decision. */
  readonly decision: string;
  /** True where it allows one thing, whose name an act may leave out. */
  readonly only: boolean;
  readonly committee?: string;
  readonly expires?: string;
}

/** An organisation that nothing may be paid, granted or bought from now, and the list that it is for. */
export interface Held {
  readonly party: string;
  readonly list: string;
  /** `unscreened`: entered after the newest screening against the list. */
  readonly standing: 'open' | 'half-cleared' | 'matched' | 'unscreened';
  /** Who of an organisation that is several it is about. */
  readonly member?: string;
}

export interface Masters {
  readonly organisations: readonly Organisation[];
  readonly sites: readonly Site[];
  readonly commodities: readonly Commodity[];
  readonly funds: readonly Fund[];
  readonly policies: readonly Policy[];
  readonly standings: readonly Standing[];
  readonly pledges: readonly Citable[];
  readonly orders: readonly Citable[];
  readonly unusedWaybills: readonly string[];
  readonly decisions: readonly DecisionInForce[];
  /** Outcomes that a new decision may override. */
  readonly outcomes: readonly { readonly outcome: string; readonly title: string; readonly committee?: string }[];
  /** Holders of keys in force, with the names that colleagues know them by. The journal and the public know the codes alone. */
  readonly people: readonly { readonly code: string; readonly name: string; readonly roles: readonly string[] }[];
  readonly held: readonly Held[];
}

export const NO_MASTERS: Masters = {
  organisations: [], sites: [], commodities: [], funds: [], policies: [], standings: [], pledges: [], orders: [], unusedWaybills: [],
  decisions: [], outcomes: [], people: [], held: [],
};

/** The commodity of a code. */
export function commodityOf(masters: Masters, code: string): Commodity | undefined {
  return masters.commodities.find((one) => one.code === code);
}

/** The name of a code among masters, or the code where the books have no name. */
export function nameOf(masters: Masters, master: 'organisation' | 'site' | 'fund' | 'commodity', code: string): string {
  const list: readonly { readonly code: string; readonly name: string }[] =
    master === 'organisation' ? masters.organisations : master === 'site' ? masters.sites : master === 'fund' ? masters.funds : masters.commodities;
  return list.find((one) => one.code === code)?.name ?? code;
}

/** What colleagues call the holder of a key; the holder's code where nobody of this name has a key now. */
export function personName(masters: Masters, holder: string): string {
  return masters.people.find(({ code }) => code === holder)?.name ?? holder;
}

/** A code for a new name that no other of its kind has. */
export function freshCode(name: string, taken: readonly { readonly code: string }[]): string {
  const code = codeOf(name);
  if (!taken.some((one) => one.code === code)) return code;
  for (let number = 2; ; number += 1) {
    if (!taken.some((one) => one.code === `${code}-${number}`)) return `${code}-${number}`;
  }
}
