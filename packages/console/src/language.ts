// The language of the console. A page is in one language from its first mark to
// its last; choosing another loads it again, with every draft where it was.

import { assert } from '@amanah/log/assert.ts';
import { languageTag } from '@amanah/ui/locale.ts';
import { ar } from './messages/ar.ts';
import { en, type MessageKey } from './messages/en.ts';
import type { Message } from './messages/message.ts';

export type { MessageKey } from './messages/en.ts';

export const CONSOLE_LOCALES = ['en', 'ar'] as const;
export type ConsoleLocale = (typeof CONSOLE_LOCALES)[number];

const CATALOGUES: Readonly<Record<ConsoleLocale, Readonly<Record<MessageKey, Message>>>> = { en, ar };

const chosen: { locale: ConsoleLocale } = { locale: 'en' };

/** The language to show: what the address asks for, else what was chosen before, else the reader's own. */
export function localeFor({ asked, kept, own }: { readonly asked: string | null; readonly kept: string | null; readonly own: readonly string[] }): ConsoleLocale {
  for (const one of [asked, kept, ...own.map((tag) => tag.slice(0, 2))]) {
    const found = CONSOLE_LOCALES.find((locale) => locale === one);
    if (found !== undefined) return found;
  }
  return 'en';
}

export function setLocale(locale: ConsoleLocale): void {
  chosen.locale = locale;
}

export function locale(): ConsoleLocale {
  return chosen.locale;
}

const plurals = new Map<ConsoleLocale, Intl.PluralRules>();

function pluralOf(count: number, of: ConsoleLocale): Intl.LDMLPluralRule {
  let rules = plurals.get(of);
  if (rules === undefined) plurals.set(of, (rules = new Intl.PluralRules(languageTag(of))));
  return rules.select(count);
}

/** A message in a language. `{name}` stands for a value; a number is written in the digits of the language. `count` chooses the plural. */
export function textIn(of: ConsoleLocale, key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  const message = CATALOGUES[of][key] as Message | undefined;
  assert(message !== undefined, `there is a message ${key}`);
  const count = values['count'];
  const pattern = typeof message === 'string' ? message : (message[pluralOf(Number(count ?? 0), of)] ?? message.other);
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(languageTag(of)).format(value) : value;
  });
}

/** A message in the language of the page. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return textIn(chosen.locale, key, values);
}

/** The message of a key made from data, or the text given where no message has this key. */
export function textOr(key: string, otherwise: string): string {
  return Object.hasOwn(en, key) ? t(key as MessageKey) : otherwise;
}
