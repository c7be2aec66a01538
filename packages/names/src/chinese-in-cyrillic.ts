/**
 * Chinese names in Cyrillic letters, as Palladius (Kafarov) wrote them in the 1870s and Russian has since: each syllable of pinyin has
 * one spelling, so that Цзиньпин is Jinping and not what its letters sound like to others.
 */
import { foldWord } from './fold.ts';

/** Initials; those of the second row stand before и, я, е and ю as j, q and x, elsewhere as z, c and s. */
const INITIALS: Readonly<Record<string, string>> = { б: 'b', п: 'p', м: 'm', ф: 'f', д: 'd', т: 't', н: 'n', л: 'l', г: 'g', к: 'k', х: 'h', чж: 'zh', ч: 'ch', ш: 'sh', ж: 'r' };
const HISSING: Readonly<Record<string, readonly [string, string]>> = { цз: ['j', 'z'], ц: ['q', 'c'], с: ['x', 's'] };

const FINALS: Readonly<Record<string, string>> = {
  а: 'a', о: 'o', э: 'e', ай: 'ai', эй: 'ei', ао: 'ao', оу: 'ou', ань: 'an', энь: 'en', ан: 'ang', эн: 'eng', ун: 'ong', эр: 'er', ы: 'i',
  и: 'i', я: 'ia', е: 'ie', ье: 'ie', яо: 'iao', ю: 'iu', янь: 'ian', инь: 'in', ян: 'iang', ин: 'ing', юн: 'iong',
  у: 'u', уа: 'ua', уо: 'uo', уай: 'uai', уй: 'ui', уэй: 'ui', уань: 'uan', унь: 'un', уан: 'uang', юй: 'u', юэ: 'ue', юань: 'uan', юнь: 'un',
};

/** Syllables without an initial that pinyin spells with a letter of its own. */
const BARE: Readonly<Record<string, string>> = {
  и: 'yi', я: 'ya', е: 'ye', яо: 'yao', ю: 'you', янь: 'yan', инь: 'yin', ян: 'yang', ин: 'ying', юн: 'yong', юй: 'yu', юэ: 'yue', юань: 'yuan', юнь: 'yun',
  у: 'wu', ва: 'wa', во: 'wo', вай: 'wai', вэй: 'wei', вань: 'wan', вэнь: 'wen', ван: 'wang', вэн: 'weng', а: 'a', ай: 'ai', ань: 'an', ао: 'ao', оу: 'ou', э: 'e', эр: 'er',
};

const PINYIN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(BARE),
  ...Object.entries(FINALS).flatMap(([final, spelled]) => [
    ...Object.entries(INITIALS).map(([initial, letter]) => [initial + final, letter + spelled] as const),
    ...Object.entries(HISSING).map(([initial, [soft, hard]]) => [initial + final, (/^[ияеюь]/.test(final) ? soft : hard) + spelled] as const),
  ]),
].map(([syllable, spelled]) => [foldWord(syllable), spelled]));
const SYLLABLE_MAX = 6;
const SYLLABLES_MAX = 3;

/** The pinyin of a folded Cyrillic word that is nothing but syllables of Palladius, at most three; undefined for other words. */
export function pinyinOfCyrillic(word: string): string | undefined {
  return word.length > SYLLABLE_MAX * SYLLABLES_MAX ? undefined : syllablesFrom(word, SYLLABLES_MAX);
}

/** The longest syllable first, as they are mostly divided. */
function syllablesFrom(word: string, left: number): string | undefined {
  if (word === '') return '';
  if (left === 0) return undefined;
  for (let length = Math.min(SYLLABLE_MAX, word.length); length > 0; length -= 1) {
    const spelled = PINYIN.get(word.slice(0, length));
    const rest = spelled === undefined ? undefined : syllablesFrom(word.slice(length), left - 1);
    if (rest !== undefined) return spelled + rest;
  }
  return undefined;
}
