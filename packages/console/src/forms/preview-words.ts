// What a record would do, in words: one sentence for each way that goods or
// money take, with the quantities of that way together.

import { formatDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import { languageTag } from '@amanah/ui/locale.ts';
import { exactMoney, exactNumber } from '@amanah/ui/number.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import { commodityOf, nameOf, type Masters } from './masters.ts';

/** A posting as the server previews it. */
export interface PreviewedPosting {
  readonly source: string;
  readonly destination: string;
  readonly fund: string;
  readonly commodity: string;
  readonly amount: string;
  readonly lot?: string;
}

/** A quantity in the words and digits of the page: `500 bags of flour`, `USD 1,250.00`. */
export function quantityWords(masters: Masters, code: string, least: bigint): string {
  const known = commodityOf(masters, code);
  if (known === undefined) return `${exactNumber(locale(), least.toString())} ${code}`;
  if (known.class === 'money') return exactMoney(locale(), formatDecimal(least, known.scale), code);
  const number = exactNumber(locale(), formatDecimalShort(least, known.scale));
  return t('words.quantity', { number, unit: unitName(known.unit), name: known.name });
}

/** The name of a unit; a code of UN/CEFACT Rec 20 is written out. */
export function unitName(unit: string): string {
  return textOr(`unit.${unit}`, unit);
}

/** The sentences of a preview. */
export function previewSentences(postings: readonly PreviewedPosting[], masters: Masters): readonly string[] {
  const ways = new Map<string, { readonly first: PreviewedPosting; readonly sums: Map<string, { readonly commodity: string; readonly lot: string | undefined; least: bigint }> }>();
  for (const posting of postings) {
    const way = [posting.source, posting.destination, posting.fund].join(' ');
    const known = ways.get(way) ?? { first: posting, sums: new Map() };
    ways.set(way, known);
    const name = `${posting.commodity} ${posting.lot ?? ''}`;
    const sum = known.sums.get(name) ?? { commodity: posting.commodity, lot: posting.lot, least: 0n };
    sum.least += BigInt(posting.amount);
    known.sums.set(name, sum);
  }
  return [...ways.values()].map(({ first, sums }) => sentence(first, [...sums.values()].map(({ commodity, lot, least }) => {
    const words = quantityWords(masters, commodity, least);
    return lot === undefined ? words : `${words} (${t('words.lot', { lot })})`;
  }), masters));
}

function sentence({ source, destination, fund }: PreviewedPosting, amounts: readonly string[], masters: Masters): string {
  const key = `words.${typeOf(source)}>${typeOf(destination)}`;
  // Two Latin names in a row would be read in their own order amid Arabic.
  const own = (name: string): string => (locale() === 'ar' ? `\u2068${name}\u2069` : name);
  const values = {
    amount: new Intl.ListFormat(languageTag(locale()), { type: 'conjunction' }).format(amounts),
    from: own(accountName(source, masters)),
    to: own(accountName(destination, masters)),
    fund: own(nameOf(masters, 'fund', fund)),
  };
  const said = textOr(key, '') === '' ? t('words.moves', values) : t(key as MessageKey, values);
  // The name of a company often ends with a full stop of its own.
  return /\.\u2069?$/u.test(said) ? said : `${said}.`;
}

function typeOf(account: string): string {
  return account.slice(0, account.indexOf(':'));
}

/** What an account is called: the name of the place or organisation behind it. */
export function accountName(account: string, masters: Masters): string {
  const code = account.slice(account.indexOf(':') + 1);
  switch (typeOf(account)) {
    case 'stock': case 'suspense': case 'conversion': return nameOf(masters, 'site', code);
    case 'donor': case 'pledge': case 'supplier': case 'partner': return nameOf(masters, 'organisation', code);
    case 'loss': return textOr(`choice.${code}`, code);
    case 'served': {
      const cut = code.indexOf('/');
      return cut < 0 ? code : `${nameOf(masters, 'site', code.slice(0, cut))} (${code.slice(cut + 1)})`;
    }
    case 'release': return nameOf(masters, 'fund', code);
    default: return code;
  }
}
