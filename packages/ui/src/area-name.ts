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

const FRENCH: Readonly<Record<string, string>> = {
  PS0101: 'Jénine',
  PS0105: 'Toubas',
  PS0110: 'Tulkarem',
  PS0115: 'Naplouse',
  PS0120: 'Qalqilya',
  PS0125: 'Salfit',
  PS0130: 'Ramallah',
  PS0135: 'Jéricho',
  PS0140: 'Jérusalem',
  PS0145: 'Bethléem',
  PS0150: 'Hébron',
  PS0255: 'Gaza-Nord',
  PS0260: 'Gaza',
  PS0265: 'Deir el-Balah',
  PS0270: 'Khan Younès',
  PS0275: 'Rafah',
};

const NAMES: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = { ar: ARABIC, fr: FRENCH };

/** The name of an area in a language, if it has one of its own there. */
export function areaName(locale: Locale, pcode: string): string | undefined {
  return NAMES[locale]?.[pcode];
}
