// What says that two persons' names that look alike are two persons': the other gender throughout, other initials, other syllables, two given names exchanged.
import type { Pair } from './word-pairs.ts';
import { PINYIN_SYLLABLES, SURNAMES } from './chinese-syllables.ts';
import { isKoreanSyllable } from './korean-syllables.ts';
import { JUNIOR } from './generations.ts';
import type { Prepared } from './prepared.ts';
import { type Token, TRAITS } from './token.ts';

/** Most that names can score which something says are two persons'. */
const DOUBTED_MOST = 0.7;

/** The most that two names can score, given which words were taken for each other. */
export function mostOf(left: Prepared, right: Prepared, pairs: readonly Pair[]): number {
  return haveOtherGender(left, right, pairs) || haveOtherInitials(left, right, pairs) || areExchanged(left, right, pairs) || haveOtherPinyin(left, right, pairs) || haveWomansName(left, right) || areGenerationsApart(left, right) ? DOUBTED_MOST : 1;
}

type Gender = 'man' | 'woman';

/** Sounds that end a woman's form: a, and what other scripts write for it. */
const WOMAN = /[aAE]$/;
/** Slavic surnames in both forms, by their sounds. */
const SURNAME = /(?:[eoy][vVf]|[iIyY]n|[skcO]k|sc)(?:[iIyYj]+|(?:aya|aja|ay|aj|a)?[aAE]?)$/;

/**
 * The given name and a surname or patronymic, or bin and bint, say both that one is a man's name and the other a woman's. One of them alone
 * says little: lists err in Latin letters, and a man's surname is written for a woman.
 */
function haveOtherGender(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  const opposed = { man: [0, 0], woman: [0, 0] };
  for (const pair of pairs) {
    if (pair.leftWords > 1 || pair.rightWords > 1 || pair.alike > 0.995) continue;
    const [one, other] = [left.tokens[pair.left] as Token, right.tokens[pair.right] as Token];
    const gender = genderAgainst(one, other);
    if (gender === undefined) continue;
    (opposed[gender] as number[])[isOfFamily(one) ? 1 : 0] = ((opposed[gender] as number[])[isOfFamily(one) ? 1 : 0] as number) + 1;
  }
  const [leftSays, rightSays] = [particleSays(left), particleSays(right)];
  if (leftSays !== undefined && rightSays !== undefined && leftSays !== rightSays) (opposed[leftSays] as number[])[1] = ((opposed[leftSays] as number[])[1] as number) + 1;
  return (['man', 'woman'] as const).some((gender) => {
    const [given = 0, family = 0] = opposed[gender];
    return family > 0 && given + family > 1;
  });
}

/** The gender that the first of two forms of one name has, where the second has the other. */
function genderAgainst(one: Token, other: Token): Gender | undefined {
  if (one.script !== 'Latn' && one.script !== 'Cyrl' && one.script !== 'Arab') return undefined;
  if (one.role === 'patronymic' || other.role === 'patronymic') {
    const [first, second] = [patronymicOf(one), patronymicOf(other)];
    return first === second || second === undefined ? undefined : first;
  }
  const [first, second] = [WOMAN.test(one.sounds), WOMAN.test(other.sounds)];
  // The same consonants, and a vowel at the end of one.
  if (first === second || one.half !== other.half) return undefined;
  if (one.keys[0] !== other.keys[0]) return greekAgainst(one, other);
  return first ? 'woman' : 'man';
}

/** Greek and Baltic endings of men's names and of women's, written in Latin letters; a short stem says nothing. */
const MANS_ENDING = /(?<=.{4})(?:ios|os|is|as|s)$/;
const WOMANS_ENDING = /(?<=.{4})(?:ia|ou|i|a|e)$/;

function greekAgainst({ script, text: one }: Token, { script: facing, text: other }: Token): Gender | undefined {
  if (script !== 'Latn' || facing !== 'Latn') return undefined;
  const are = (man: string, woman: string): boolean => MANS_ENDING.test(man) && WOMANS_ENDING.test(woman) && man.replace(MANS_ENDING, '') === woman.replace(WOMANS_ENDING, '');
  return are(one, other) ? 'man' : are(other, one) ? 'woman' : undefined;
}

function patronymicOf({ sounds }: Token): Gender | undefined {
  return WOMAN.test(sounds) ? 'woman' : /[CcS]h?$/.test(sounds) ? 'man' : undefined;
}

function isOfFamily({ role, sounds }: Token): boolean {
  return role === 'patronymic' || SURNAME.test(sounds) || GREEK_SURNAME.test(sounds);
}

/** Greek surnames in both forms, by their sounds. */
const GREEK_SURNAME = /(?:pul|ak|idi|iadi|el|at|op?ul)(?:os|u|is|i|as|a)$|iadis?$/;

/** Karim and Karima: a name that is known, and the same with a woman's ending. A man's surname is written for a woman, so one in -ov says nothing. */
function haveWomansName(left: Prepared, right: Prepared): boolean {
  const isWomans = (woman: Token, man: Token): boolean =>
    man.row !== undefined && woman.text.length > man.text.length && man.role === 'name' && man.half === undefined && man.row !== woman.row && (woman.text === `${man.text}a` || woman.text === `${man.text}ah` || woman.text === `${man.text}а` || woman.text === `${man.text}ه`) && !/[oe]v$|[ое]в$/.test(man.text);
  return left.tokens.some((one) => isOver(one, right) && right.tokens.some((other) => (isWomans(one, other) || isWomans(other, one)) && isOver(other, left)));
}

function isOver({ text }: Token, { tokens }: Prepared): boolean {
  return !tokens.some((token) => token.text === text);
}

/** The father and the son, or the second and the fourth of one name. */
export function areGenerationsApart(left: Prepared, right: Prepared): boolean {
  const [one, other] = [left.person?.generation, right.person?.generation];
  // Who is the second of his name may be called junior, too.
  return one !== undefined && other !== undefined && one !== other && one + other !== 2 + JUNIOR;
}

function particleSays({ person }: Prepared): Gender | undefined {
  const said = person?.particles.map((particle) => particle.toLowerCase()) ?? [];
  if (said.some((particle) => /^(?:bint|binte|binti|bnt|binth|mint|بنت|бинт)$/.test(particle))) return 'woman';
  return said.some((particle) => /^(?:bin|ibn|ben|ould|wuld|بن|ابن|бин|ибн)$/.test(particle)) ? 'man' : undefined;
}

/** Either has an initial that no word of the other begins with. */
function haveOtherInitials(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  const over = (tokens: readonly Token[], isLeft: boolean): boolean => tokens.some(({ role }, at) => role === 'initial' && !pairs.some((pair) => (isLeft ? pair.left : pair.right) === at));
  return over(left.tokens, true) && over(right.tokens, false);
}

/** English given names that are as common as surnames. */
const GIVEN_AND_SURNAME = new Set((
  'adam alexander allan allen alan albert alfred andrew anthony arnold arthur barry benjamin bernard blake bruce bryan bryant calvin cameron charles christian christopher clark claude clifford craig curtis daniel david dean dennis dennison donald douglas duncan edmund edward edwin elliott ellis ernest ' +
  'francis frank franklin frederick gary geoffrey george gerald gilbert glenn gordon graham grant gregory guy harold harrison harry harvey henry herbert herman howard hugh isaac jack jacob james jason jeffrey jerome joel john jordan joseph joshua julian keith kenneth kevin kyle lawrence lee leonard leslie lewis lloyd louis ' +
  'marshall martin mason matthew maurice max michael mitchell morgan morris murray neal neil nelson nicholas noel norman oliver oscar owen patrick paul perry peter philip phillip ralph randall raymond reed richard robert roberts robin rodney roger roland ronald roy russell ryan samuel scott sean shawn sidney simon spencer stanley stephen steven stewart stuart terry theodore thomas timothy todd tyler victor vincent wallace walter warren wayne wesley william wilson'
).split(' '));
/** As names are written where the surname comes last: SURNAMES in capitals stand before the given name. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** Thomas James and James Thomas: each of two words is a given name, and the one that stands first is it. */
function areExchanged(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  if (pairs.length !== 2 || left.tokens.length !== 2 || right.tokens.length !== 2 || pairs[0]?.left === pairs[0]?.right) return false;
  return [left, right].every(({ tokens, person }) => person?.turned === false && tokens.every(({ text, shown }) => GIVEN_AND_SURNAME.has(text) && CAPITALISED.test(shown)));
}

/** Two whole names in pinyin with two surnames that Chinese bear, as Lin and Liang: what is between them is no slip. Given names are misspelled. */
function haveOtherPinyin(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  if (left.tokens.length !== 2 || right.tokens.length !== 2 || !isInPinyin(left) || !isInPinyin(right)) return false;
  return pairs.some(({ left: one, right: other }) => {
    const [first, second] = [left.tokens[one] as Token, right.tokens[other] as Token];
    return one === other && first.text !== second.text && SURNAMES.has(first.text) && SURNAMES.has(second.text) && (first.row === undefined || first.row !== second.row);
  });
}

function isInPinyin({ tokens }: Prepared): boolean {
  return tokens.some(({ text }) => SURNAMES.has(text)) && tokens.every(({ script, traits, half }) => script === 'Latn' && half === undefined && (traits & TRAITS.pinyin) !== 0);
}

/** A syllable of Chinese or Korean as these are spelled: another letter makes another syllable. */
export function isKnownSyllable({ row, letters }: Token): boolean {
  return row !== undefined || PINYIN_SYLLABLES.has(letters) || isKoreanSyllable(letters);
}
