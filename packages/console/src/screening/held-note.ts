// Beside the field of a form that names a party which waits for a person: that it would be refused, and where to look.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { nameOf, type Held, type Masters } from '../forms/masters.ts';
import { t } from '../language.ts';
import { isolated } from './evidence-words.ts';

/** The inputs of forms whose parties admission asks about. */
const PAYEES: Readonly<Record<string, string>> = { payment: 'supplier', purchase: 'supplier', order: 'supplier', grant: 'partner', exchange: 'changer', dispatch: 'transporter' };

/** What holds up the party that an input of a form names; nothing where nothing does. */
export function heldIn(form: string, field: string, code: string, { held }: Masters): readonly Held[] {
  return PAYEES[form] === field && code !== '' ? held.filter(({ party }) => party === code) : [];
}

export function HeldNote({ held, masters }: { readonly held: readonly Held[]; readonly masters: Masters }): VNode | null {
  const [first] = held;
  if (first === undefined) return null;
  const { party, list, standing } = first;
  const isNew = standing === 'unscreened';
  const name = isolated(nameOf(masters, 'organisation', party));
  return html`<p class="held" role="status">${t(`held.${standing}`, { party: name, list })} <a href=${isNew ? hrefOf(['screening']) : hrefOf(['screening', 'party', party])}>${t(isNew ? 'held.screen' : 'held.look')}</a></p>` as VNode;
}
