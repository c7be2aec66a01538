// Messages in the language of the page. Plurals and choices are ICU messages;
// the catalogues are typed, so that a key without a translation does not compile.

import { IntlMessageFormat } from 'intl-messageformat';
import { html, type Html } from './html.ts';
import { languageTag, type Locale } from './locale.ts';
import { ar } from './messages/ar.ts';
import { en, type MessageKey } from './messages/en.ts';
import { fr } from './messages/fr.ts';

/** Every language that has a catalogue, in the order in which pages offer them. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, ar, fr };

export type MessageValues = Readonly<Record<string, string | number | Html>>;

const messages = new Map<string, IntlMessageFormat>();

function messageOf(locale: Locale, key: MessageKey): IntlMessageFormat {
  const name = `${locale} ${key}`;
  let made = messages.get(name);
  if (made === undefined) {
    const text = CATALOGUES[locale][key];
    made = new IntlMessageFormat(text, languageTag(locale), undefined, { ignoreTag: true });
    messages.set(name, made);
  }
  return made;
}

/** The message as markup; values are escaped unless they are markup. */
export function message(locale: Locale, key: MessageKey, values: MessageValues = {}): Html {
  const parts = messageOf(locale, key).format<Html>(values as Record<string, string | number | Html>);
  return html`${parts}`;
}

/** The message as plain text, for attributes and drawings; values are plain too. */
export function messageText(locale: Locale, key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return String(messageOf(locale, key).format(values));
}
