// Beside the field of a form that names a party which waits for a person: that it would be refused, and where to look.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { nameOf, type Held, type Masters } from '../forms/masters.ts';
import { t } from '../language.ts';
import { isolated } from './evidence-words.ts';

/** The inputs of forms whose parties admission asks about. */
const PAYEES: Readonly<Record<string, string>> = { payment: 'supplier', purchase: 'supplier', order: 'supplier', grant: 'partner', exchange: 'changer', dispatch: 'transporter' };

const ON_ORDER: ReadonlySet<string> = new Set(['payment', 'purchase']);

/** What holds up the party that an input of a form names; nothing where nothing does. */
export function heldIn(form: string, field: string, code: string, { held, orders }: Masters): readonly Held[] {
  if (code === '' || held.length === 0) return [];
  // Who is paid on an order is its supplier, whoever the form names.
  const named = PAYEES[form] === field ? code : field === 'order' && ON_ORDER.has(form) ? orders.find((one) => one.code === code)?.values?.['supplier'] : undefined;
  return held.filter(({ party }) => party === named);
}

export function HeldNote({ held, masters }: { readonly held: readonly Held[]; readonly masters: Masters }): VNode | null {
  const [first] = held;
  if (first === undefined) return null;
  const { party: named, member, list, standing } = first;
  const party = member ?? named;
  const isNew = standing === 'unscreened';
  const name = isolated(nameOf(masters, 'organisation', party));
  return html`<p class="held" role="status">${t(`held.${standing}`, { party: name, list })} <a href=${isNew ? hrefOf(['screening']) : hrefOf(['screening', 'party', party])}>${t(isNew ? 'held.screen' : 'held.look')}</a></p>` as VNode;
}
