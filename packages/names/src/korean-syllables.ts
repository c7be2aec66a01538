/**
 * Korean syllables in Latin letters: what the romanisations of McCune and Reischauer (1939), of the north (1992) and of the south (2000),
 * and the habits of passports, write in different ways. Chin is Jin, kuk is Guk, Myo'ng is Myeong; Chinese in Wade's spelling gains by it too.
 */

/** A syllable in one form for all of them; the folded text itself where nothing is to be changed. */
export function oneRomanisation(syllable: string): string {
  return syllable
    .replace(/^(?:ch|tch|jj|j)/, 'j').replace(/^k+h?/, 'g').replace(/^t+(?!s)h?/, 'd').replace(/^p+h?/, 'b').replace(/^sh(?=i)/, 's').replace(/^wh/, 'hw').replace(/^rh/, 'r')
    .replace(/young$/, 'yong').replace('eui', 'ui').replace('ee', 'i').replace('eo', 'o').replace(/oo|woo|eu/, 'u').replace('ai', 'ae').replace(/(?<=[aou])h(?=n?$)/, '').replace(/^hui$/, 'hi')
    .replace(/(?<=[hmgbn])yu(?=n|k)/, 'yo')
    .replace(/g(?<!ng)$/, 'k').replace(/b$/, 'p').replace(/d$/, 't').replace(/r$/, 'l');
}

/** A u in the habit of passports may be eo, as in Sung for Seong and Hun for Heon. */
const U_FOR_EO = /(?<=[^aeiouw])u(?=ng|n|l|k|m|p|h?$)/;

/** What else a syllable may be by habit: u for eo, and the r of the north, which the south does not speak before i and y, and has as n before other vowels. */
export function otherRomanisation(syllable: string): string | undefined {
  const other = U_FOR_EO.test(syllable) ? syllable.replace('u', 'o') : syllable.replace(/^[rl](?=[iy])/, '').replace(/^[rl](?=[aeou])/, 'n');
  const main = oneRomanisation(syllable);
  const read = oneRomanisation(other);
  return read === main ? undefined : read;
}

const SYLLABLE = /^(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjh])?(?:yae|yeo|yoo|you|woo|wae|wei|eui|oui|ya|ye|yo|yu|yi|wa|we|wi|wo|ae|ai|ee|eo|eu|oe|oi|oo|ou|ui|u|a|e|i|o)(?:ng|ck|[gkntdlrmpbh])?$/;

/** True for letters that spell one syllable of Korean, in one romanisation or another. */
export function isKoreanSyllable(letters: string): boolean {
  return letters.length <= 7 && SYLLABLE.test(letters);
}
