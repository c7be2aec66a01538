// Accounts of a trail in words: where something came from, where it went.

import { en, type MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from './context.ts';

/** First strong isolate and its end: a name in another script does not turn the words around it. */
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069'];

/** An account in words, as plain text with its names isolated. */
export function placeText(context: PageContext, account: string): string {
  const at = account.indexOf(':');
  const [type, code] = [account.slice(0, at), account.slice(at + 1)];
  const isolated = (words: string): string => `${ISOLATE}${words}${END_OF_ISOLATE}`;
  const named = (name: string): string => {
    const key = `place.${type}`;
    return key in en ? context.text(key as MessageKey, { name: isolated(name) }) : isolated(name);
  };
  switch (type) {
    case 'donor': case 'pledge': case 'partner': case 'supplier': return named(context.nameOf('organisation', code));
    case 'stock': case 'conversion': case 'suspense': return named(context.nameOf('site', code));
    case 'served': {
      const slash = code.indexOf('/');
      const site = slash === -1 ? code : code.slice(0, slash);
      const cycle = slash === -1 ? '' : `, ${code.slice(slash + 1)}`;
      return named(`${context.nameOf('site', site)}${cycle}`);
    }
    case 'release': return named(context.nameOf('fund', code));
    case 'loss': return context.word(`loss.${code}`, code);
    default: return named(code);
  }
}

/** Accounts in words, at most three of them; more are said to be others. */
export function placesText(context: PageContext, accounts: readonly string[]): string {
  const words = accounts.map((account) => placeText(context, account));
  if (words.length <= 3) return words.join(context.text('mark.comma'));
  return context.text('place.and-more', { places: words.slice(0, 2).join(context.text('mark.comma')) });
}
