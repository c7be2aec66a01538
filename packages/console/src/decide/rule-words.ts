// What a rule means, in one sentence that a tired person reads once.

import { languageTag } from '@amanah/ui/locale.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';

/** Rules that have their sentence. */
export const RULES_IN_WORDS: ReadonlySet<string> = new Set(['majority', 'supermajority', 'consent', 'k-of-n', 'stv', 'schulze', 'ranked-pairs', 'approval', 'equal-shares', 'bounded-overspending', 'phragmen', 'greedy']);

/** A list in the words of the page. */
export function inWords(list: readonly string[]): string {
  return new Intl.ListFormat(languageTag(locale()), { type: 'conjunction' }).format(list);
}

/** What has to happen for something to pass, be elected or be funded. */
export function ruleSentence(rule: JsonObject, { seats = 1 }: { readonly seats?: number } = {}): string {
  const name = String(rule['name'] ?? '');
  if (!RULES_IN_WORDS.has(name)) return name;
  const share = String(rule['share'] ?? '');
  return t(`rule.${name}` as MessageKey, { share: textOr(`choice.${share}`, share), k: Number(rule['k'] ?? 0), count: Number(rule['k'] ?? seats), seats });
}
