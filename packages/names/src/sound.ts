/**
 * The alphabet in which words of all scripts are compared: a sound, or a letter that stands for one of several.
 *
 * Lower-case letters are themselves. An upper-case letter is a sound that Latin spellings write with two letters, or a
 * letter of another script that different readers write differently. Two sounds have a cost from 0 (the same for every
 * reader) to 1; what is left out costs more for a consonant than for a vowel.
 */

/** Each sound with its main Latin spelling first, then its other spellings. */
export const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  S: ['sh', 's', 'ch'], C: ['ch', 'tch', 'c'], X: ['kh', 'h', 'k'], G: ['gh', 'g'], T: ['th', 't', 's'], D: ['dh', 'd', 'z'], Z: ['zh', 'j', 'z'],
  A: ['a', 'e', ''], W: ['u', 'w', 'o'], Y: ['i', 'y', 'e'], E: ['a', 'ah', 'eh'], '`': ['', 'a', 'e'], '@': ['a', 'o', 'e', ''],
  J: ['j', 'g', 'z'], B: ['b', 'v'], P: ['p', 'f', 'ph'], K: ['k', 'kh', 'ch'], H: ['h', 'ch', 'kh'], U: ['s', 'sh'], R: ['r', 'd'], Q: ['q', 'k', 'g'], V: ['v', 'w', 'b'], F: ['f', 'v'], N: ['n', 'm'], I: ['i', 'y'], O: ['ts', 'c', 'tz', 'z'], L: ['g', 'h'], M: ['j', 'ch'], x: ['eo', 'o', 'u'],
};

const SOUNDS = 'aeiouywbpdtkgqjzsfvlmnrhcSCXGTDZAWYE`@JBPKHURQVNIOLFMx0123456789';
const COUNT = SOUNDS.length;
const VOWELS = new Set('aeiouA@EIx');
const HALF_VOWELS = new Set('ywWY');

/** The number of a sound; 255 for what is none. */
const CODES = new Uint8Array(128).fill(255);
for (let at = 0; at < COUNT; at += 1) CODES[SOUNDS.charCodeAt(at)] = at;

/** Pairs of sounds that readers exchange, and how unlike they are, in hundredths. */
const PAIRS: readonly (readonly [number, string])[] = [
  [0, 'Wu Ww Wo Yi Yy Ye Aa @a @o @e @A @E Ea Eh Jj Jg JL Tt Ts Dd Dz Xk Xh Gg Zj Zz JZ Cc Cj Mj MC xo xu BV Bb Bv Pp Pf Kk KX Kh Kc Hh HX HK Hc Us US Sc Rr Rd Qq Qk Qg QK Vv Vw Vb Nn Nm Ii Iy Ie Oc Oz Lg Lh ck cs YI AE TU DJ Ff FP Qc'],
  [8, 'HC KC Fv FV kq ou ie yi WA ae Ae @i @u AW wu cz cS Sj LG XH LX Zs JY jZ Jz CS TS tT dD hX sS kX xe Mc'],
  [20, 'jO fv Fw Fp Ck CX CK Yj ao eo yj vw VW Wv aE oE eE eu iu Ai Ao Au IE gG kc gJ gj jC cO Os OC Ot td bp kg zs fv PB fP bB vB hH Rl LK DT qG yI ye wo wv ZS gQ GQ qL tE tO UT cK yJ aY aW eW oY uY ay aw Kq HE BP Mz MZ'],
  [45, 'ai au oi nm mN nN lr lR rL Gr RG gh jh jX jH hk hg hG bv bw vb dt dj dz ts tC zC zj zZ zD sT sC Sz SZ pf pv gk KG vW fV fw xa MS'],
];

/** Cost of one sound in the place of another, in hundredths. */
export const COST: Int32Array = costs();

function costs(): Int32Array {
  const cost = new Int32Array(COUNT * COUNT).fill(100);
  const vowel = (sound: string): boolean => VOWELS.has(sound);
  for (let one = 0; one < COUNT; one += 1) {
    for (let other = 0; other < COUNT; other += 1) {
      const [first, second] = [SOUNDS[one] as string, SOUNDS[other] as string];
      if (one === other) cost[one * COUNT + other] = 0;
      else if (vowel(first) && vowel(second)) cost[one * COUNT + other] = first === 'x' || second === 'x' ? 50 : 25;
      else if (vowel(first) !== vowel(second)) cost[one * COUNT + other] = HALF_VOWELS.has(first) || HALF_VOWELS.has(second) ? 50 : 110;
    }
  }
  for (const [value, pairs] of PAIRS) {
    for (const pair of pairs.split(' ')) {
      const [one, other] = [CODES[pair.charCodeAt(0)] as number, CODES[pair.charCodeAt(1)] as number];
      const least = Math.min(value, cost[one * COUNT + other] as number);
      cost[one * COUNT + other] = least;
      cost[other * COUNT + one] = least;
    }
  }
  return cost;
}

/** The same against Hangul, whose vowels are few and all written: another vowel makes another syllable, and its g is never a j. */
export const COST_HANGUL: Int32Array = COST.map((cost, at) => {
  const [one, other] = [SOUNDS[Math.floor(at / COUNT)] as string, SOUNDS[at % COUNT] as string];
  if (one + other === 'gj' || one + other === 'jg') return 100;
  return cost >= 20 && VOWELS.has(one) && VOWELS.has(other) ? 60 : cost;
});

/** Cost of a sound that stands on one side only, where both sides write their vowels; in hundredths. */
export const GAP: Int32Array = Int32Array.from(SOUNDS, (sound) => gapOf(sound, 50));
/** The same against a side that leaves short vowels out. */
export const GAP_UNWRITTEN: Int32Array = Int32Array.from(SOUNDS, (sound) => gapOf(sound, 10));

/** The same against Hangul, whose vowels are all written, and of which `eo` and `eu` are spelled with an e or without, `ui` with a u or without. */
export const GAP_HANGUL: Int32Array = Int32Array.from(SOUNDS, (sound) => (sound === 'e' ? 10 : sound === 'u' ? 20 : gapOf(sound, 50)));

function gapOf(sound: string, vowel: number): number {
  if ('aeioux'.includes(sound)) return vowel;
  if (sound === '`') return 8;
  if (sound === '@') return 10;
  if (sound === 'A' || sound === 'E' || sound === 'I') return 25;
  if (sound === 'W' || sound === 'Y' || sound === 'y' || sound === 'w') return 45;
  return sound === 'h' ? 50 : 100;
}

/** How many sounds there are: the width of {@link COST}. */
export const SOUND_COUNT: number = COUNT;

/** The numbers of a word's sounds; undefined where it has a letter that is no sound. At most 40 of them. */
export function soundCodes(sounds: string): Uint8Array | undefined {
  const codes = new Uint8Array(Math.min(40, sounds.length));
  for (let at = 0; at < codes.length; at += 1) {
    const unit = sounds.charCodeAt(at);
    const code = unit < 128 ? (CODES[unit] as number) : 255;
    if (code === 255) return undefined;
    codes[at] = code;
  }
  return codes;
}

/** Latin spellings read as sounds: longer ones first. */
const LATIN_SPELLINGS: readonly (readonly [string, string])[] = [
  ['schtsch', 'S'], ['shch', 'S'], ['tsch', 'C'], ['sch', 'S'], ['tch', 'C'], ['dzh', 'j'], ['tsh', 'C'], ['dj', 'j'], ['sh', 'S'], ['ch', 'C'], ['kh', 'X'], ['gh', 'G'], ['th', 'T'], ['dh', 'D'], ['zh', 'Z'], ['ph', 'f'],
  ['ck', 'k'], ['ts', 'O'], ['tz', 'O'], ['cz', 'C'], ['sz', 'S'], ['woo', 'u'], ['oo', 'u'], ['dz', 'O'], ['ee', 'i'], ['ou', 'u'], ['wh', 'w'], ['qu', 'kw'], ['x', 'ks'],
];
const SPELLINGS_BY_FIRST = new Map<string, (readonly [string, string])[]>();
for (const spelling of LATIN_SPELLINGS) {
  const first = spelling[0][0] as string;
  SPELLINGS_BY_FIRST.set(first, [...(SPELLINGS_BY_FIRST.get(first) ?? []), spelling]);
}

/** The sounds of a folded Latin word, doubles once, and -iy, -yi, -ii at the end as one vowel. */
export function soundsOfLatin(spelled: string): string {
  let sounds = '';
  let at = 0;
  const word = atItsEnds(spelled);
  while (at < word.length) {
    const here = word[at] as string;
    const spelling = at === 0 && here === 'x' ? (['x', 's'] as const) : SPELLINGS_BY_FIRST.get(here)?.find(([letters]) => word.startsWith(letters, at));
    sounds += spelling === undefined ? here : spelling[1];
    at += spelling === undefined ? 1 : spelling[0].length;
  }
  return settled(sounds.replaceAll('-', ''));
}

/** Spellings that depend on where they stand: Bhutto, Htun; Andrij, Rafique, Sarah; Bow and Anowar, but Petrow; Donghyun. */
function atItsEnds(word: string): string {
  return word.replace(/^bh/, 'b').replace(/^ht/, 't').replace(/(?<=[^aeiou])ij$/, 'i').replace(/que$/, 'k').replace(/(?<=[aeiou])h$/, 'E').replace(/(?<=[a-z]{3}[^aeiou])ow$/, 'ov').replace(/ow(?![aeiouy])/g, 'au').replace(/ngh(?=[aeiouy])/g, 'ng-h');
}

/** Latin digraphs between vowels that may be two sounds: the th of Fathi, the sh of Ishaq. */
const TWO_SOUNDS = /(?<=[aeiouy])[stdz]h(?=[aeiouy])/;

/** The sounds of a folded Latin word read with such digraphs as two sounds; undefined where it has none. */
export function soundsApart(word: string): string | undefined {
  return TWO_SOUNDS.test(word) ? soundsOfLatin(word.replace(new RegExp(TWO_SOUNDS, 'g'), (pair) => `${pair[0]}-h`)) : undefined;
}

/** Sounds with doubles once and the end of a word in one form. */
export function settled(sounds: string): string {
  return sounds.replace(/(.)\1+/g, '$1').replace(/[iyI][iyI]$/, 'i');
}

/** Up to `most` Latin spellings of sounds, the main one first. */
export function latinOfSounds(heard: string, most: number): readonly string[] {
  // Ayn before a consonant begins a syllable, whose vowel is mostly a.
  const sounds = heard.replace(/^`(?=[^AWYaeiou])/, 'a');
  const main = Array.from(sounds, (sound) => SPELLINGS[sound]?.[0] ?? sound).join('');
  const found = [main];
  for (let place = 0; place < 3 && found.length < most; place += 1) {
    for (const changing of new Set(sounds)) {
      const other = SPELLINGS[changing]?.[place + 1];
      if (other === undefined || found.length >= most) continue;
      const changed = Array.from(sounds, (sound) => (sound === changing ? other : (SPELLINGS[sound]?.[0] ?? sound))).join('');
      if (changed !== '' && !found.includes(changed)) found.push(changed);
    }
  }
  return found;
}
