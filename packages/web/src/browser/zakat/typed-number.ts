// A number as a person types it, made the plain decimal that the reckoning reads. What can be read in two ways is left
// as it is, so that the reckoning refuses it beside its field.

import { latinDigits } from '@amanah/zakat/words.ts';

/** `١٬٢٥٠٫٥`, `1 250,5` and `1,250.50` as plain decimals; `1,250` stays, for it may be one and a quarter. */
export function plainDecimal(typed: string): string {
  const text = latinDigits(typed.trim().replaceAll('٬', '').replace(/(?<=\d)[\s\u00a0\u202f’'](?=\d)/g, '')).replace(/^0+(?=\d)/, '');
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^\d+,\d+$/.test(text) && !/^[1-9]\d{0,2},\d{3}$/.test(text)) return text.replace(',', '.');
  return text;
}
