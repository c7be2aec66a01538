/**
 * Keys under which spellings of one name meet, whatever the script: its consonants, those that are exchanged in one class.
 *
 * Rules (algorithms the project chose; each is one line of {@link CLASSES}): kh, q, ck, k are K; gh is G; sh, sch, s are S;
 * ph is F; p is B; dh is D; zh is J; v and w are left out with the vowels; a vowel at the beginning stands as A; h at the end
 * is dropped, doubles stand once, and `abd(al|el|ul|ur)` is `abd`. A key alone says little: it puts names into one
 * block to be compared, and never makes a match.
 */
import { foldWord } from './fold.ts';
import { type Script, scriptOf } from './script.ts';
import { soundsOf } from './transliterate.ts';

const CLASSES: Readonly<Record<string, string>> = {
  b: 'B', p: 'B', B: 'B', P: 'F', F: 'F', f: 'F', t: 'T', T: 'T', d: 'D', D: 'D', k: 'K', q: 'K', Q: 'K', X: 'K', K: 'K', c: 'K', g: 'G', G: 'G', L: 'G', j: 'J', J: 'J', Z: 'J', z: 'Z',
  s: 'S', S: 'S', C: 'S', U: 'S', O: 'TS', l: 'L', m: 'M', n: 'N', N: 'N', r: 'R', R: 'R', h: 'H', H: 'H',
};

/** What else a sound may be in another hand: Cyrillic х and Latin kh as h, j as the Egyptian g, Bengali জ as z, ch as k … */
const OTHERWISE: readonly (readonly [string, string])[] = [['F', ''], ['X', 'H'], ['J', 'G'], ['J', 'Z'], ['D', 'Z'], ['T', 'S'], ['Q', 'G'], ['L', 'H'], ['C', 'K'], ['K', 'S'], ['P', 'B'], ['H', 'K'], ['c', 'S'], ['B', ''], ['R', 'D'], ['O', 'S'], ['g', 'J'], ['j', ''], ['z', 'D'], ['N', 'M'], ['V', 'B'], ['O', 'Z'], ['z', 'J']];

/** Keys of one name at most. */
const KEYS_MAX = 5;

/**
 * The keys of one word, the main one first and at most five of them; none where the word has no letter that can be read.
 * Letters A to Z, and digits where the word has some.
 */
export function skeletonKeys(word: string): readonly string[] {
  const script = scriptOf(word);
  return keysOfSounds(soundsOf(bareOfArticle(word, script), script));
}

/** The main skeleton key of one word; empty where there is none. */
export function skeletonKey(word: string): string {
  return skeletonKeys(word)[0] ?? '';
}

/** The keys of sounds as `soundsOf` gives them. */
export function keysOfSounds(heard: string): readonly string[] {
  if (heard === '') return [];
  // Hangul's own sounds are keyed as they are spelled.
  const sounds = heard.replaceAll('M', 'j');
  const main = keyOf(sounds, undefined, '');
  if (main === '') return [];
  const keys = [main];
  for (const [sound, letter] of OTHERWISE) {
    if (keys.length === KEYS_MAX) break;
    if (!sounds.includes(sound)) continue;
    const other = keyOf(sounds, sound, letter);
    if (other !== '' && !keys.includes(other)) keys.push(other);
  }
  return keys;
}

const KATAKANA_LIQUIDS_MOST = 3;

/** The main keys of what a word in katakana may stand for: each of its r as l or r, its b as b or v, and a v at its end as f. */
export function keysOfKatakana(heard: string): readonly string[] {
  let ways = [''];
  const liquids = heard.split('R').length - 1;
  for (const [at, sound] of [...heard].entries()) {
    const read = sound === 'R' && liquids <= KATAKANA_LIQUIDS_MOST ? ['l', 'r'] : sound === 'B' ? (liquids <= KATAKANA_LIQUIDS_MOST ? ['b', 'v'] : ['b']) : sound === 'f' && at >= heard.length - 2 ? ['f', 'v'] : [sound];
    ways = ways.length > WAYS_MOST ? ways.map((way) => way + (read[0] as string)) : ways.flatMap((way) => read.map((one) => way + one));
  }
  return [...new Set(ways.map((way) => keyOf(way, undefined, '')))].filter((key) => key !== '');
}

const WAYS_MOST = 8;

const DOUBLE = /(.)\1/;

function keyOf(sounds: string, changed: string | undefined, letter: string): string {
  let key = '';
  for (let at = 0; at < sounds.length; at += 1) {
    const sound = sounds[at] as string;
    const consonants = sound === changed ? letter : (CLASSES[sound] ?? (sound >= '0' && sound <= '9' ? sound : ''));
    if (consonants === '') {
      if (at === 0) key = 'A';
    } else key += consonants;
  }
  return (DOUBLE.test(key) ? key.replace(/(.)\1+/g, '$1') : key).replace(/(?<=.)H$/, '');
}

/** Without the Arabic article, and `Abd al-` as one beginning. */
function bareOfArticle(word: string, script: Script): string {
  const folded = script === 'Deva' || script === 'Beng' ? word : foldWord(word);
  if (script === 'Arab') return folded.replace(/^عبد(?:ال)?(?=..)/, 'عبد').replace(/^ال(?=...)/, '');
  if (script === 'Latn') return folded.replace(/^(?:abd|abed|gabd|cabd)(?:[aeiou]+l|u[rnstdz]|e[rnst]|a[rnst])?-?(?=...)/, 'abd').replace(/^(?:al|el)-(?=..)/, '');
  return folded;
}
