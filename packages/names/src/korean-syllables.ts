/**
 * Korean syllables in Latin letters: what the romanisations of McCune and Reischauer (1939), of the north (1992) and of the south (2000),
 * and the habits of passports, write in different ways. Chin is Jin, kuk is Guk, Myo'ng is Myeong; Chinese in Wade's spelling gains by it too.
 */

/** A syllable in one form for all of them; the folded text itself where nothing is to be changed. */
export function oneRomanisation(syllable: string): string {
  return syllable
    .replace(/^(?:ch|tch|j)/, 'j').replace(/^k+/, 'g').replace(/^t+(?!s)/, 'd').replace(/^p+/, 'b').replace(/^sh(?=i)/, 's')
    .replace(/young$/, 'yong').replace('eui', 'ui').replace('eo', 'o').replace(/oo|woo|eu/, 'u').replace('ai', 'ae')
    .replace(/(?<=[hmgbn])yu(?=n|k)/, 'yo')
    .replace(/g(?<!ng)$/, 'k').replace(/b$/, 'p').replace(/d$/, 't').replace(/r$/, 'l');
}
