// Writing in any script brought to a form in which it can be compared. What is known of names comes from @amanah/names.

import { FIRST_HALVES, HONORIFICS, SECOND_HALVES } from '@amanah/names/name-words.ts';
import { COMMON_NICKNAMES } from '@amanah/names/nicknames.ts';
import { skeletonKey } from '@amanah/names/skeleton.ts';
import { transliterate } from '@amanah/names/transliterate.ts';
import { normalise, wordsOf, type Word } from '@amanah/names/words.ts';

/** Words repeat from name to name: what was found out about one is kept, up to this many. */
const KEPT_MOST = 200_000;
const OTHER_READINGS = 4;

function kept(work: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const result = work(word);
    if (known.size >= KEPT_MOST) known.clear();
    known.set(word, result);
    return result;
  };
}

const keyOf = kept(skeletonKey);
const latinOf = kept((word) => transliterate(word, 1)[0] ?? '');

/** Words in their own script, folded, one space between. */
export function foldedText(text: string): string {
  return normalise(text);
}

function withoutTitles(text: string): readonly Word[] {
  const words = wordsOf(text);
  const own = words.filter(({ folded }) => !HONORIFICS.has(folded));
  return own.length === 0 ? words : own;
}

/** A person's name in its own script, folded, without titles. Of a name that is nothing but a title the title stays. */
export function nameText(text: string): string {
  return withoutTitles(text).map(({ folded }) => folded).join(' ');
}

/** Words in Latin letters, the most usual spelling of each. */
export function latinText(text: string): string {
  return wordsOf(text).map(({ raw, folded }) => latinOf(/^[a-z0-9]*$/.test(folded) ? folded : raw)).filter((word) => word !== '').join(' ');
}

/** The skeleton keys of the words, in their order. */
export function keysOfWords(text: string): readonly string[] {
  return wordsOf(text).map(({ raw }) => keyOf(raw)).filter((key) => key !== '');
}

/** Articles that writers set apart from the name: al-Khatib. */
const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'ال']);
/** "Servant of", joined to one of the names of God. */
const JOINED_SERVANT = /^(?:(?:abd|abed)(?:[aeiou]{1,2}[lrnsdtz]|oul)?|عبد(?:ال)?)(?=.{3})(.+)$/;
const SERVANT_OF_GOD = /^(?:abd|abed)[aou]ll?ah?i?$|^عبد(?:ا?ل)?له$|^абдулл?ах?$/;

/** The key of "servant of" with what follows: one name, however it is parted. */
function servantKey(rest: string): string {
  return `ABD${SECOND_HALVES.get(rest) === 'allah' || rest === '' ? 'AL' : keyOf(rest)}`;
}

function mainKeys(words: readonly Word[]): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { raw, folded } = words[at] as Word;
    const isArticle = ARTICLES.has(folded) && at + 1 < words.length;
    if (isArticle && at > 0) continue;
    if (FIRST_HALVES.get(folded) === 'abd' && at + 1 < words.length) {
      const next = ARTICLES.has((words[at + 1] as Word).folded) && at + 2 < words.length ? at + 2 : at + 1;
      const { raw: rest, folded: restFolded } = words[next] as Word;
      keys.push(servantKey(SECOND_HALVES.has(restFolded) ? restFolded : rest));
      at = next;
      continue;
    }
    const joined = JOINED_SERVANT.exec(folded);
    if (SERVANT_OF_GOD.test(folded)) keys.push(servantKey(''));
    else if (joined !== null) keys.push(servantKey(joined[1] as string));
    else keys.push(keyOf(isArticle ? raw : (COMMON_NICKNAMES.get(folded)?.[0] ?? raw)));
  }
  return keys.filter((key) => key !== '');
}

/** The skeleton keys of a name: without titles, and of a short form those of the full form. */
export function keysOfName(text: string): readonly string[] {
  return mainKeys(withoutTitles(text));
}

/** Г is G to one clerk and H to another (Ihor, Igor): the key of the other reading, '' where there is none. */
const otherKeyOf = kept((word) => {
  if (!/[\u0413\u0433\u0490\u0491]/.test(word)) return '';
  const other = transliterate(word, OTHER_READINGS).find((reading) => reading.includes('h'));
  return other === undefined ? '' : skeletonKey(other);
});

/** The skeleton keys of a name, those of a second reading too: for sets, in which one more does little harm. */
export function allKeysOfName(text: string): readonly string[] {
  const words = withoutTitles(text);
  const others = /\p{Script=Cyrillic}/u.test(text) ? words.map(({ raw }) => otherKeyOf(raw)).filter((key) => key !== '') : [];
  return others.length === 0 ? mainKeys(words) : [...mainKeys(words), ...others];
}

/** Whether a text has letters of a script other than Latin. */
export function isBeyondLatin(text: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
}
