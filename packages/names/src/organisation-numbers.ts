/**
 * Number words in names of bodies. English ones are numbers wherever they stand; ordinals of other languages are names as well (Primera,
 * Quinta, Sexto), so they are numbers where a word for a part of an army, a state or a plant stands beside them. Common knowledge.
 */
import { foldWord } from './fold.ts';

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');

const IN_WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const), ...ORDINALS.map((word, value) => [word, value] as const), ['twelvth', 12], ['fourty', 40], ['hundred', 100], ['hundredth', 100],
  ...TENS.flatMap((word, at) => [[word, (at + 2) * 10], [word.replace(/y$/, 'ieth'), (at + 2) * 10]] as const),
  // Written in one word: twentyfirst, fortyfour.
  ...TENS.flatMap((word, at) => [...UNITS.slice(1, 10), ...ORDINALS.slice(1, 10)].map((unit, place) => [word + unit, (at + 2) * 10 + (place % 9) + 1] as const)),
]);

/** The value of a folded number word of English, to a hundred; undefined for other words. */
export function numberInWords(folded: string): number | undefined {
  return IN_WORDS.get(folded);
}

/** Ordinals, a row for each number from one. A hyphen at the end is a Slavic stem, of which any adjective ending may follow. */
const ORDINALS_ABROAD = `
premiere primero primera primo primeiro primeira erste erster erstes ersten perv- перв- prv- прв- pierwszy pierwsza birinci pertama اول اولي اولى الاول الاولى اولين yakum اولی
deuxieme seconde segundo segunda secondo seconda zweite zweiter zweites zweiten vtor- втор- drug- drugi druga ikinci kedua ثاني ثانيه الثاني الثانيه دوم دومين
troisieme tercero tercera tercer terzo terza terceiro terceira dritte dritter drittes dritten treti- трет- treci trzeci ucuncu ketiga ثالث ثالثه الثالث الثالثه سوم سومين
quatrieme cuarto cuarta quarto quarta vierte vierter viertes vierten chetvert- четверт- dorduncu keempat رابع رابعه الرابع الرابعه چهارم
cinquieme quinto funfte fuenfte funfter piat- pyat- пят- besinci kelima خامس خامسه الخامس الخامسه پنجم
sixieme sexto sexta sesto sesta sechste sechster shest- шест- altinci keenam سادس سادسه السادس السادسه ششم
septieme septimo septima settimo settima setimo setima siebte siebente siebter sedm- седьм- yedinci ketujuh سابع سابعه السابع السابعه هفتم
huitieme octavo octava ottavo ottava oitavo oitava achte achter vosm- восьм- sekizinci kedelapan ثامن ثامنه الثامن الثامنه هشتم
neuvieme noveno novena nono nona neunte neunter deviat- devyat- девят- dokuzuncu kesembilan تاسع تاسعه التاسع التاسعه نهم
dixieme decimo decima zehnte zehnter desiat- desyat- десят- onuncu kesepuluh عاشر عاشره العاشر العاشره دهم
onzieme undecimo undecima elfte elfter odinnadtsat- одиннадцат- yazdahom یازدهم
douzieme duodecimo duodecima zwolfte zwoelfte dvenadtsat- двенадцат- دوازدهم
`;
const SLAVIC_ENDING = /(?:yi|y|iy|ii|i|oi|oy|aya|aia|oe|oye|ogo|оi|ыи|ии|ои|ая|ое|ого|ья|ье|ьего|yj|a)$/;

const ABROAD: ReadonlyMap<string, number> = new Map(ORDINALS_ABROAD.trim().split('\n').flatMap((row, at) => row.split(' ').map((word) => [word.endsWith('-') ? word : foldWord(word), at + 1] as const)));

/** The first letters of the Slavic stems: most words have none of them. */
const STEM_FIRST: ReadonlySet<string> = new Set([...ABROAD.keys()].filter((word) => word.endsWith('-')).map((word) => word.slice(0, 3)));

/** The value of an ordinal of other languages, for a folded word that has a word of {@link UNITS_COUNTED} beside it. */
export function ordinalAbroad(folded: string): number | undefined {
  const whole = ABROAD.get(folded);
  if (whole !== undefined || folded.length < 5 || !STEM_FIRST.has(folded.slice(0, 3))) return whole;
  const stem = folded.replace(SLAVIC_ENDING, '');
  return stem === folded ? undefined : ABROAD.get(`${stem}-`);
}

/** Meanings of what is counted: brigades, institutes, departments. */
export const UNITS_COUNTED: ReadonlySet<string> = new Set('brigade division regiment army corps department institute plant front committee commission academy school hospital office militaryunit unit fleet guard infantry armoured tank centre court republic forces airforce airdefence artillery navy factory directorate administration section sector battalion'.split(' ').map((word) => `~${word}`));
