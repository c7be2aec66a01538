// Words of organisations in scripts that have spaces, by their English word: endings of cases, articles and small words before them are known by rule.
import { foldWord } from './fold.ts';
import { scriptOf, type Script } from './script.ts';
import { OTHER_WORDS } from './words-of-other-scripts.ts';

/** Endings of Greek, Armenian and Georgian words: what is left without them is one for all cases. */
const ENDINGS: Partial<Record<Script, RegExp>> = {
  Grek: /(?:ουσ|εισ|εωσ|ματοσ|οσ|ου|ων|ησ|ασ|εσ|οι|α|η|ο|ι)$/,
  Armn: /(?:ության|ություն|ությունը|ներում|ների|ները|ներ|ական|ի|ը|ն|ա)$/,
  Geor: /(?:ების|ებისა|ები|ური|ული|ის|მა|ს|ი|ა|ო|თა)$/,
};
/** What stands before a word and is written with it: articles and prepositions of Hebrew and Amharic. */
const BEFORE: Partial<Record<Script, RegExp>> = { Hebr: /^[הלבמוש](?=...)/, Ethi: /^[የለበከ](?=..)/ };
/** What is written with it behind: cases of Bengali, Nepali and Amharic. */
const BEHIND: Partial<Record<Script, RegExp>> = { Beng: /(?:ের|র|এর)$/, Deva: /(?:को|का|की|के|ले)$/, Taml: /(?:ப்|க்|த்|ச்)$/, Ethi: /(?:ዎች|ች|ና|ን|ው)$/ };
const STEM_LEAST = 3;

const EXACT = new Map<string, readonly string[]>();
const STEMS = new Map<string, readonly string[]>();
for (const row of OTHER_WORDS.trim().split('\n')) {
  const [english = '', ...words] = row.split(' ');
  const meaning = english === '-' ? [] : english.split('_');
  for (const word of words) {
    const folded = word.split('_').map(foldWord).join(' ');
    if (!EXACT.has(folded)) EXACT.set(folded, meaning);
    const stem = stemOf(folded);
    if (stem !== undefined && !STEMS.has(stem)) STEMS.set(stem, meaning);
  }
}

function stemOf(folded: string): string | undefined {
  const ending = ENDINGS[scriptOf(folded)];
  if (ending === undefined) return undefined;
  const stem = folded.replace(ending, '');
  return stem.length >= STEM_LEAST + 1 ? stem : undefined;
}

/** The English words of a folded word, or of it and the next as one; undefined for a word that is not in the table. */
export function spacedWord(folded: string, next: string | undefined): { readonly english: readonly string[]; readonly words: 1 | 2 } | undefined {
  if (/^[\x00-\x7f\u0400-\u052f\u0600-\u06ff]/.test(folded)) return undefined;
  const both = next === undefined ? undefined : EXACT.get(`${folded} ${next}`);
  if (both !== undefined) return { english: both, words: 2 };
  const english = EXACT.get(folded) ?? byStem(folded) ?? withoutAffix(folded);
  return english === undefined ? undefined : { english, words: 1 };
}

function byStem(folded: string): readonly string[] | undefined {
  const stem = stemOf(folded);
  return stem === undefined ? undefined : (STEMS.get(stem) ?? EXACT.get(stem));
}

function withoutAffix(folded: string): readonly string[] | undefined {
  const script = scriptOf(folded);
  const [before, behind] = [BEFORE[script], BEHIND[script]];
  let bare = folded;
  if (before !== undefined) bare = bare.replace(before, '');
  const found = bare === folded ? undefined : EXACT.get(bare);
  if (found !== undefined || behind === undefined) return found;
  return EXACT.get(bare.replace(behind, ''));
}
