// The known name that a word is, or that a surname is made of: Marković is of Marko and Marinković of Marinko, whatever else they have in common.
import type { Script } from './script.ts';
import { latinOfSounds } from './sound.ts';
import { variantRow } from './variants.ts';

/** Slavic, Armenian and Georgian endings of surnames made of given names. */
const OF_A_FATHER = /(?:[iy]?[oe]v)?(?:ich|ych|ic)$|[iy]?[oe]va?$|enko$/;
const OF_A_HOUSE = /(?:[iy]an|adze|idze|shvili)$/;
const LETTERS_LEAST = 6;

/** The row of the name; a surname in -ov has that of the father's name, for its spellings are more than a row can list. */
export function knownRow(text: string, script: Script, sounds: string, row: number | undefined): number | undefined {
  if (text.length < LETTERS_LEAST || (script !== 'Latn' && script !== 'Cyrl')) return row;
  const latin = script === 'Latn' ? text : (latinOfSounds(sounds, 1)[0] ?? '');
  const father = latin.replace(OF_A_FATHER, '');
  if (father !== latin) return variantRow(father) ?? variantRow(`${father}o`) ?? variantRow(`${father}a`) ?? variantRow(`${father}i`) ?? row;
  const house = latin.replace(OF_A_HOUSE, '');
  return row ?? (house === latin ? undefined : variantRow(house));
}
