// Names of governorates in the languages of the account, by P-code. Where a
// language has none, the page shows the publisher's spelling.

import type { Locale } from './locale.ts';

const ARABIC: Readonly<Record<string, string>> = {
  PS0101: 'جنين',
  PS0105: 'طوباس',
  PS0110: 'طولكرم',
  PS0115: 'نابلس',
  PS0120: 'قلقيلية',
  PS0125: 'سلفيت',
  PS0130: 'رام الله والبيرة',
  PS0135: 'أريحا والأغوار',
  PS0140: 'القدس',
  PS0145: 'بيت لحم',
  PS0150: 'الخليل',
  PS0255: 'شمال غزة',
  PS0260: 'غزة',
  PS0265: 'دير البلح',
  PS0270: 'خان يونس',
  PS0275: 'رفح',
};

/** The name of an area in a language, if it has one of its own there. */
export function areaName(locale: Locale, pcode: string): string | undefined {
  return locale === 'ar' ? ARABIC[pcode] : undefined;
}
