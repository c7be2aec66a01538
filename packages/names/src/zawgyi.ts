/**
 * Burmese typed in the Zawgyi font's own arrangement of the Myanmar block, told apart and turned into Unicode.
 *
 * The meaning of each code point is that of CLDR `my-t-my-s0-zawgyi.xml` (Unicode CLDR, common/transforms); the signs
 * that show Zawgyi are those of the Unicode FAQ on Myanmar scripts. Where CLDR moves signs by some thirty rules, here
 * each syllable is taken apart and its signs written in the order of Unicode Technical Note 11.
 */

const CONSONANT = '\u1000-\u1021\u103f\u1025\u1009';

/** What Unicode text of Burmese never has: letters of the font alone, a vowel before its consonant, a stacker with nothing below. */
const SHOWS_ZAWGYI = new RegExp(
  [
    '[\u105a\u1060-\u1097]', '[\u1033\u1034]', '\u1031[\u103b-\u103e]', '(?:^|[\\s\u1038\u102b-\u1030\u1032])[\u1031\u103b]',
    '\u1039(?![\u1000-\u1021])', '\u1004\u1039', `\u103a[\u102b-\u1030\u1032\u1036]`, '\u103c(?=[\u1000-\u1021]\u1039(?:$|[\\s\u1038\u1037]))', '\u102c\u1039',
  ].join('|'),
  'g',
);
/** What Zawgyi text hardly has: a vowel e after its consonant and before another sign, a closed syllable, a kinzi. */
const SHOWS_UNICODE = new RegExp(`[\u1000-\u1021][\u103b-\u103e]*\u1031(?=[\u102b\u102c\u1037\u1038]|$|\\s)|[\u1000-\u1021]\u103a(?=[\u1037\u1038]|$|\\s|[\u1000-\u1021])|\u1004\u103a\u1039|\u103a[\u1037\u1038]`, 'g');

/** True where the text has more signs of Zawgyi than of Unicode. Text without Burmese letters, and text that could be either, is not Zawgyi. */
export function isZawgyi(text: string): boolean {
  if (!/[\u1000-\u1021]/.test(text)) return false;
  const zawgyi = text.match(SHOWS_ZAWGYI)?.length ?? 0;
  return zawgyi > 0 && zawgyi > (text.match(SHOWS_UNICODE)?.length ?? 0) / 2;
}

const KINZI = '\u1004\u103a\u1039';

/** One code point of the font, and what it means. */
const MEANING: Readonly<Record<string, string>> = {
  '\u1033': '\u102f', '\u1034': '\u1030', '\u1039': '\u103a', '\u103a': '\u103b', '\u103b': '\u103c', '\u103c': '\u103d', '\u103d': '\u103e',
  '\u105a': '\u102b\u103a', '\u106a': '\u1009', '\u106b': '\u100a', '\u107d': '\u103b', '\u1085': '\u1039\u101c', '\u1086': '\u103f', '\u1087': '\u103e',
  '\u1088': '\u103e\u102f', '\u1089': '\u103e\u1030', '\u108a': '\u103d\u103e', '\u108e': '\u102d\u1036', '\u108f': '\u1014', '\u1090': '\u101b',
  '\u1091': '\u100f\u1039\u100d', '\u1092': '\u100b\u1039\u100c', '\u1093': '\u1039\u1018', '\u1094': '\u1037', '\u1095': '\u1037',
  '\u1096': '\u1039\u1010\u103d', '\u1097': '\u100b\u1039\u100b', '\u106e': '\u100d\u1039\u100d', '\u106f': '\u100d\u1039\u100e',
};

/** The stacked consonants from U+1060 on, in the order of the font. */
const STACKED = '\u1000\u1001\u1002\u1003 \u1005\u1006\u1006\u1007\u1008  \u100b\u100c  \u100f\u1010\u1010\u1011\u1011\u1012\u1013\u1014\u1015\u1016\u1017\u1018\u1019';

function meaningOf(sign: string): string {
  const known = MEANING[sign];
  if (known !== undefined) return known;
  const point = sign.charCodeAt(0);
  if (point >= 0x107e && point <= 0x1084) return '\u103c';
  const stacked = STACKED[point - 0x1060] ?? ' ';
  return point >= 0x1060 && point <= 0x107c && stacked !== ' ' ? `\u1039${stacked}` : sign;
}

/** The place of a sign in a written syllable, by Unicode Technical Note 11. */
const ORDER = '\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038';
/** Vowel e and medial ra stand before their consonant in Zawgyi, every other sign behind it. */
const SYLLABLE = new RegExp(`(\u1031*)(\u103c*)([${CONSONANT}])((?:\u1039[\u1000-\u1021])*)([${ORDER.replace(/[\u1031\u103c]/g, '')}]*)`, 'g');

/** Zawgyi text as Unicode. Text that is Unicode already comes out damaged: ask {@link isZawgyi} first. */
export function zawgyiToUnicode(text: string): string {
  const kinziMoved = text.replace(/([\u1000-\u1021])([\u103a-\u103d]*)([\u1064\u108b\u108c\u108d])/g, (_, consonant: string, signs: string, kinzi: string) => `\ue000${consonant}${signs}${KINZI_VOWEL[kinzi] ?? ''}`);
  const mapped = Array.from(kinziMoved, (sign) => (sign === '\ue000' ? sign : meaningOf(sign))).join('');
  const ordered = mapped.replace(/([\u1031\u103c]+)\ue000/g, '\ue000$1').replace(SYLLABLE, (_, vowelE: string, ra: string, consonant: string, stacked: string, signs: string) => {
    const letters = [...new Set([...ra, ...vowelE, ...signs])].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
    return consonant + stacked + letters.join('');
  });
  return ordered.replaceAll('\ue000', KINZI).replace(/\u1025\u103a/g, '\u1009\u103a').replace(/\u1025\u102e/g, '\u1026').replace(/\u1040(?=[\u102b-\u103e])/g, '\u101d');
}

/** The vowel that stands in one glyph with the kinzi. */
const KINZI_VOWEL: Readonly<Record<string, string>> = { '\u108b': '\u102d', '\u108c': '\u102e', '\u108d': '\u1036' };
