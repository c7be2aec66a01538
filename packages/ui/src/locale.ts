// The languages of the account. English stands at the root, the others in a folder of their name.

export const LOCALES = ['en', 'ar', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** BCP 47 tags by which `Intl` formats. Arabic asks for Arabic digits and, as in Palestine, for the months of the Levant. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', ar: 'ar-PS-u-nu-arab', fr: 'fr' };

/** How a language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ar: 'العربية', fr: 'Français' };

/** The tag for `Intl`. */
export function languageTag(locale: Locale): string {
  return TAGS[locale];
}

/** The direction of the page. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
