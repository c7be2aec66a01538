// Which script a letter, a word or a name is written in, by the blocks of the Unicode Standard (Blocks.txt, version 16).

/** ISO 15924 codes; `Kana` stands for both kana, `Zyyy` for what belongs to no script: digits, punctuation, signs. */
export type Script =
  | 'Latn' | 'Arab' | 'Cyrl' | 'Grek' | 'Hebr' | 'Ethi' | 'Mymr' | 'Thai' | 'Geor' | 'Armn' | 'Khmr' | 'Hang' | 'Kana' | 'Hani'
  | 'Deva' | 'Beng' | 'Guru' | 'Gujr' | 'Orya' | 'Taml' | 'Telu' | 'Knda' | 'Mlym' | 'Zzzz' | 'Zyyy';

/** First and last code point, and the script of the letters between. */
const RANGES: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, 'Latn'], [0x61, 0x7a, 'Latn'], [0xaa, 0xaa, 'Latn'], [0xba, 0xba, 'Latn'], [0xc0, 0xd6, 'Latn'], [0xd8, 0xf6, 'Latn'], [0xf8, 0x24f, 'Latn'],
  [0x250, 0x2af, 'Latn'], [0x370, 0x3ff, 'Grek'], [0x400, 0x52f, 'Cyrl'], [0x531, 0x587, 'Armn'], [0x5d0, 0x5f2, 'Hebr'], [0x610, 0x6ff, 'Arab'],
  [0x750, 0x77f, 'Arab'], [0x8a0, 0x8ff, 'Arab'], [0x900, 0x97f, 'Deva'], [0x980, 0x9ff, 'Beng'], [0xa00, 0xa7f, 'Guru'], [0xa80, 0xaff, 'Gujr'],
  [0xb00, 0xb7f, 'Orya'], [0xb80, 0xbff, 'Taml'], [0xc00, 0xc7f, 'Telu'], [0xc80, 0xcff, 'Knda'], [0xd00, 0xd7f, 'Mlym'], [0xe01, 0xe5b, 'Thai'],
  [0x1000, 0x109f, 'Mymr'], [0x10a0, 0x10ff, 'Geor'], [0x1100, 0x11ff, 'Hang'], [0x1200, 0x139f, 'Ethi'], [0x1780, 0x17ff, 'Khmr'],
  [0x1c80, 0x1c8f, 'Cyrl'], [0x1c90, 0x1cbf, 'Geor'], [0x1d00, 0x1dbf, 'Latn'], [0x1e00, 0x1eff, 'Latn'], [0x1f00, 0x1fff, 'Grek'],
  [0x2c60, 0x2c7f, 'Latn'], [0x2d80, 0x2ddf, 'Ethi'], [0x2de0, 0x2dff, 'Cyrl'], [0x3005, 0x3007, 'Hani'], [0x3041, 0x30ff, 'Kana'], [0x31f0, 0x31ff, 'Kana'],
  [0x3400, 0x9fff, 'Hani'], [0xa640, 0xa69f, 'Cyrl'], [0xa720, 0xa7ff, 'Latn'], [0xa9e0, 0xa9ff, 'Mymr'], [0xaa60, 0xaa7f, 'Mymr'], [0xab01, 0xab2f, 'Ethi'],
  [0xac00, 0xd7af, 'Hang'], [0xf900, 0xfaff, 'Hani'], [0xfb1d, 0xfb4f, 'Hebr'], [0xfb50, 0xfdff, 'Arab'], [0xfe70, 0xfefc, 'Arab'], [0xff66, 0xff9d, 'Kana'],
  [0x20000, 0x3ffff, 'Hani'],
];

const LETTER = /[\p{L}\p{M}]/u;

/** The script of one code point. Marks and digits of a script's own block count to that script; `Zzzz` is a letter of a script not known here. */
export function scriptOfPoint(point: number): Script {
  if (point < 0x80) return (point | 0x20) >= 0x61 && (point | 0x20) <= 0x7a ? 'Latn' : 'Zyyy';
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last, script] = RANGES[middle] as readonly [number, number, Script];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return script;
  }
  return point <= 0x10ffff && LETTER.test(String.fromCodePoint(point)) && !isCombining(point) ? 'Zzzz' : 'Zyyy';
}

function isCombining(point: number): boolean {
  return (point >= 0x300 && point <= 0x36f) || (point >= 0x1ab0 && point <= 0x1aff) || (point >= 0x20d0 && point <= 0x20ff);
}

/** How many letters of each script a text has, in the order in which the scripts appear. */
export function scriptsIn(text: string): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>();
  for (const letter of text) {
    const script = scriptOfPoint(letter.codePointAt(0) ?? 0);
    if (script !== 'Zyyy') counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

/** The script of most of a text's letters, the earlier one of two that have as many; `Zyyy` where there is no letter. */
export function scriptOf(text: string): Script {
  let found: Script = 'Zyyy';
  let most = 0;
  for (const [script, count] of scriptsIn(text)) {
    if (count > most) [found, most] = [script, count];
  }
  return found;
}

/** Scripts whose letters leave short vowels out, so that a Latin spelling has letters that they have not. */
export function leavesVowelsOut(script: Script): boolean {
  return script === 'Arab' || script === 'Hebr' || script === 'Thai' || script === 'Khmr';
}
