// A person's name taken apart: titles off, the halves of Arabic names joined, patronymics and initials told.
import { pinyinOfCyrillic } from './chinese-in-cyrillic.ts';
import { foldWord } from './fold.ts';
import { BURMESE_ADDRESS, fathersOf, FIRST_HALVES, HONORIFICS, HONORIFICS_BEHIND, isPatronymic, KIN_BEHIND, OFFICES, PATRONYMIC_PARTICLES, SECOND_HALVES, SURNAME_PARTICLES } from './name-words.ts';
import { oneRomanisation, otherRomanisation } from './korean-syllables.ts';
import { withoutGeneration } from './generations.ts';
import type { Nicknames } from './nicknames.ts';
import { pinyinOf } from './readings-han.ts';
import { type Script, scriptOf } from './script.ts';
import { asToday, bareOfEnding } from './respelled.ts';
import { latinOfSounds, soundsApart } from './sound.ts';
import { skeletonKey } from './skeleton.ts';
import { makeToken, numberOf, STEM_ROWS, type Token } from './token.ts';
import { soundsOf } from './transliterate.ts';
import { variantRow } from './variants.ts';
import type { Word } from './words.ts';

/** What a name is made of, for comparing and for explaining. */
export interface Parts {
  readonly tokens: readonly Token[];
  /** Titles that were left out, as written. */
  readonly honorifics: readonly string[];
  /** Articles and words for son or daughter of, that were left out. */
  readonly particles: readonly string[];
  /** "SURNAME, Given" was turned round. */
  readonly turned: boolean;
  /** One of the titles is an office that one person holds. */
  readonly office: boolean;
  /** Senior, junior, the third. */
  readonly generation: number | undefined;
}

/** Patronymics, and names of two halves, have rows of their own for each row of the table of names, which has fewer rows than this. */
const ROWS_MAX = 2000;
const PATRONYMIC_ROWS = ROWS_MAX;
const JOINED_ROWS = 2 * ROWS_MAX;
/** Patronymics of fathers whom the table has not, by the consonants of their names; so many they have at least. */
const STEM_LEAST = 3;
const HALVES = ['abd', 'abu', 'umm', 'bani', 'din', 'allah'];

const INITIAL_WEIGHT = 0.4;
const PATRONYMIC_WEIGHT = 0.75;

/** A word as it stands in the middle of being read. */
interface Piece {
  readonly raw: string;
  readonly folded: string;
  readonly script: Script;
}

export function partsOfPerson(written: readonly Word[], nicknames: Nicknames): Parts {
  const { words, generation } = withoutGeneration(written);
  const turned = isTurned(words);
  const ordered = turned || hasTitlesBehind(words) ? [...words.filter(({ part }) => part > 0), ...words.filter(({ part }) => part === 0)] : words;
  const mixedCase = words.some(({ raw }) => /\p{Ll}/u.test(raw));
  const pieces = ordered.flatMap((word) => piecesOf(word, ordered.length, mixedCase));
  const kept = withoutAddress(pieces);
  const honorifics: string[] = [];
  const particles: string[] = [];
  const tokens: Token[] = [];
  for (let at = 0; at < kept.length; ) {
    const piece = kept[at] as Piece;
    if (isHonorific(kept, at)) {
      honorifics.push(piece.raw);
      at += 1;
      continue;
    }
    const behind = kept[at + 1];
    const joined = joinedAt(kept, at);
    if (at > 0 && behind !== undefined && KIN_BEHIND.has(behind.folded)) {
      tokens.push(patronymicToken(piece, behind));
      at += 2;
    } else if (joined !== undefined) {
      tokens.push(joined.token);
      at += joined.words;
    } else if ((isParticle(piece, mixedCase) || isKinship(kept, at)) && at < kept.length - 1 && !((piece.folded === 'ben' || piece.folded === 'ван') && tokens.length === 0)) {
      particles.push(piece.raw);
      at += 1;
    } else {
      tokens.push(withParticle(tokenOf(piece, nicknames), kept, at));
      at += 1;
    }
  }
  markDouble(tokens, ordered);
  if (tokens.length === 0) return { tokens: unique(pieces.map((piece) => plainToken(piece, 1))), honorifics: [], particles: [], turned, office: false, generation };
  return { tokens: unique(withRomanisations(withPatronymics(turned ? withPrincipal(tokens, words, particles) : tokens))), honorifics, particles, turned, office: honorifics.some((title) => OFFICES.has(foldWord(title))), generation };
}

const DOUBLE_LEAST = 4;

/** The second half of Vorontsova-Faassen, at the end of a name of three words and more. */
function markDouble(tokens: Token[], words: readonly Word[]): void {
  const last = tokens.at(-1);
  const word = words.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || tokens.length < 3 || word?.hyphened !== true || last.shown !== word.raw) return;
  if (last.letters.length >= DOUBLE_LEAST && before.letters.length >= DOUBLE_LEAST && last.role === 'name') tokens[tokens.length - 1] = { ...last, double: true };
}

/** A title, where it stands as one: El Sayed and السيد behind another name, and a title at the end, are names. */
function isHonorific(pieces: readonly Piece[], at: number): boolean {
  const { folded, script } = pieces[at] as Piece;
  if (!HONORIFICS.has(folded)) return false;
  if (at === 0 || HONORIFICS_BEHIND.has(folded)) return true;
  if (isArticle(pieces[at - 1]) || (script === 'Arab' && folded.startsWith('ال'))) return false;
  return at < pieces.length - 1;
}

/** One comma, with a word on both sides that is no title. */
function isTurned(words: readonly Word[]): boolean {
  const last = words.at(-1);
  if (last?.part !== 1) return false;
  return words.some(({ part, folded }) => part === 1 && !HONORIFICS.has(folded)) && words.some(({ part }) => part === 0);
}

/** Nothing but titles behind a comma: they stand before the name otherwise. */
function hasTitlesBehind(words: readonly Word[]): boolean {
  const behind = words.filter(({ part }) => part > 0);
  return behind.length > 0 && behind.length < words.length && behind.every(({ folded }) => HONORIFICS.has(folded));
}

const SYLLABLE = /[က-အဿဣ-ဪ](?:\u1039[က-အ])*[\u103b-\u103e]*[\u102b-\u1032\u1036]*[\u1037\u1038]*(?:\u103a[\u1037\u1038]*)?(?:[က-အ]\u1037?\u103a[\u1037\u1038]*)?/g;

/** The words that a written word stands for: characters of names without spaces, Burmese syllables, initials in a row. */
function piecesOf(word: Word, among: number, mixedCase: boolean): readonly Piece[] {
  const { raw, folded, script } = word;
  if (script === 'Mymr') return (folded.match(SYLLABLE) ?? [folded]).map((syllable) => ({ raw: syllable, folded: syllable, script }));
  if ((script === 'Hani' || script === 'Hang') && among === 1) return splitSurname(word);
  if (mixedCase && /^[A-Z]{2,3}$/.test(raw) && !/[AEIOUY]/.test(raw)) return [...raw].map((letter) => ({ raw: letter, folded: letter.toLowerCase(), script }));
  if (/\d/.test(folded) && /[a-z]/.test(folded)) return [{ raw, folded: foldWord(folded.replace(/\d/g, (digit) => 'oizeasgtbg'[Number(digit)] as string)), script }];
  return [{ raw, folded, script }];
}

/** Chinese and Korean names without spaces: one character of surname, two of four. */
function splitSurname({ raw, folded, script }: Word): readonly Piece[] {
  const characters = [...folded];
  if (characters.length < 2 || characters.length > 4 || (script === 'Hani' && pinyinOf(folded) === undefined)) return [{ raw, folded, script }];
  const surname = characters.length === 4 ? 2 : 1;
  return [characters.slice(0, surname).join(''), characters.slice(surname).join('')].map((part) => ({ raw: part, folded: part, script }));
}

/** Burmese forms of address stand first; a name of two syllables keeps what may be one. */
function withoutAddress(pieces: readonly Piece[]): readonly Piece[] {
  let first = 0;
  while (pieces[first]?.script === 'Mymr' && BURMESE_ADDRESS.has((pieces[first] as Piece).folded) && pieces.length - first > 2) first += 1;
  return pieces.slice(first);
}

/** English "son of" and its like: the word for kin, and the "of" after it. */
function isKinship(pieces: readonly Piece[], at: number): boolean {
  const isKin = (place: number): boolean => /^(?:son|daughter|wife|widow)$/.test(pieces[place]?.folded ?? '');
  return (isKin(at) && pieces[at + 1]?.folded === 'of') || (pieces[at]?.folded === 'of' && isKin(at - 1));
}

/** Single letters are articles where they are small letters among others; capitals are initials. */
function isParticle({ raw, folded }: Piece, mixedCase: boolean): boolean {
  if (folded.length === 1 && /^[a-z]$/.test(folded)) return mixedCase && raw === folded && /^[yeidl]$/.test(folded);
  return PATRONYMIC_PARTICLES.has(folded) || SURNAME_PARTICLES.has(folded);
}

/** Second halves that {@link afterHalf} has brought into one form for all scripts. */
const GODS_NAME: ReadonlyMap<string, string> = new Map([['din', 'din'], ['allah', 'alah']]);

/** Two or three words that are one name: Abd al-Rahman, Abu Bakr, Saif al-Din, Habib Allah. */
function joinedAt(pieces: readonly Piece[], at: number): { readonly token: Token; readonly words: number } | undefined {
  const piece = pieces[at] as Piece;
  const half = FIRST_HALVES.get(piece.folded);
  const next = at + (isArticle(pieces[at + 1]) && pieces[at + 2] !== undefined ? 2 : 1);
  const second = pieces[next];
  if (second === undefined || second.folded.length < 2 || HONORIFICS.has(second.folded)) return undefined;
  if (half !== undefined) {
    const name = afterHalf(second.folded);
    return { token: joinedToken(half, name, [piece, second], true), words: next - at + 1 };
  }
  const closing = SECOND_HALVES.get(second.folded);
  if (closing === undefined || piece.folded.length < 2 || isParticle(piece, true)) return undefined;
  return { token: joinedToken(closing, bareOfArticle(piece.folded), [piece, second], false), words: next - at + 1 };
}

function isArticle(piece: Piece | undefined): boolean {
  return piece !== undefined && /^(?:al|el|ul|ur|us|ad|ed|ud|as|ash|az|ar|at|an|il|аль|эль|ал|ар|ас|উল|উর)$/.test(piece.folded);
}

function bareOfArticle(folded: string): string {
  return folded.replace(/^ال(?=...)/, '');
}

/** The name after "servant of" and its like: without its article, God's own name in one form. */
function afterHalf(folded: string): string {
  return SECOND_HALVES.has(folded) ? (SECOND_HALVES.get(folded) as string) : bareOfArticle(folded);
}

function joinedToken(half: string, name: string, pieces: readonly Piece[], halfFirst: boolean): Token {
  const script = scriptOf(pieces.map(({ folded }) => folded).join(''));
  // Of three halves, as in "servant of the sword of God", the middle one tells names apart.
  const [, inner = name] = halfFirst ? (halvesOf({ raw: name, folded: name, script }) ?? []) : [];
  const sounds = GODS_NAME.get(inner) ?? soundsOf(inner);
  const row = variantRow(inner);
  return makeToken({
    text: halfFirst ? `${half}+${name}` : `${name}+${half}`, letters: inner, half, sounds, shown: pieces.map(({ raw }) => raw).join(' '), script, role: 'name', weight: 1,
    row: row === undefined ? undefined : JOINED_ROWS + HALVES.indexOf(half) * ROWS_MAX + row,
  });
}

const LATIN_ABD = /^(?:abd|apd|abed|cabd)(?:ull?ah?i?|all?ah?i?|(?:[aeiou]{1,2}[lrnsdtz]|oul|al)(.{3,})|([bcfghjkmnqrstwxz].{3,}))$/;
const LATIN_ABU = /^abo?u(.{3,})$/;
const LATIN_DIN = /^(.{3,}?)(?:[uae]?[ld])?d(?:i|ee|e)ne?$/;
const LATIN_ALLAH = /^(.{2,}?)(?:[uoai])ll?ah?$/;

/** The two halves of a name written in one word, where it is of the kinds that {@link joinedAt} joins. */
function halvesOf({ folded, script }: Piece): readonly [string, string, boolean] | undefined {
  if (script === 'Latn') {
    const abd = LATIN_ABD.exec(folded);
    if (abd !== null) return ['abd', abd[1] ?? abd[2] ?? 'allah', true];
    const abu = LATIN_ABU.exec(folded);
    if (abu !== null) return ['abu', abu[1] as string, true];
    const din = /dd?(?:i|ee|e)ne?$/.test(folded) ? LATIN_DIN.exec(folded) : null;
    if (din !== null && folded.length >= 7) return ['din', din[1] as string, false];
    const allah = /[uo]ll?ah?$|allah?$/.test(folded) ? LATIN_ALLAH.exec(folded) : null;
    return allah !== null && folded.length >= 7 ? ['allah', allah[1] as string, false] : undefined;
  }
  if (script === 'Arab') {
    const abd = /^عبد(?:ال)?(.{2,})$/.exec(folded);
    if (abd !== null) return ['abd', abd[1] === 'له' || abd[1] === 'لله' ? 'allah' : (abd[1] as string), true];
    const abu = /^ابو(.{3,})$/.exec(folded);
    if (abu !== null) return ['abu', bareOfArticle(abu[1] as string), true];
    const joined = /^(.{2,})(الدين|ا?لله)$/.exec(folded);
    return joined === null ? undefined : [joined[2] === 'الدين' ? 'din' : 'allah', joined[1] as string, false];
  }
  if (script !== 'Cyrl') return undefined;
  const abdul = /^абд(?:улл?а(?:х)?|(?:[уеа]ль?|у[рнсдт])(.{3,}))$/.exec(folded);
  if (abdul !== null) return ['abd', abdul[1] ?? 'allah', true];
  const abu = /^абу(.{3,})$/.exec(folded);
  if (abu !== null) return ['abu', abu[1] as string, true];
  const joined = /^(.{3,}?)(?:[уаеэ][дл])?(дд?[ие]н)$/.exec(folded) ?? /^(.{2,}?)([уоа]лл?ах?)$/.exec(folded);
  return joined === null || folded.length < 7 ? undefined : [(joined[2] as string).endsWith('н') ? 'din' : 'allah', joined[1] as string, false];
}

const JOINING = /^(?:le|la|du|de|des|di|da|del|della|dos|das|mac|mc|st)$/;

/** Le Roux may be written Leroux: a word behind an article of Europe is read with it, too. */
function withParticle(token: Token, pieces: readonly Piece[], at: number): Token {
  const before = pieces[at - 1];
  if (before === undefined || at < 2 || token.other !== undefined || token.role !== 'name' || token.script !== 'Latn' || !JOINING.test(before.folded)) return token;
  const first = pieces[at - 2];
  const particles = at > 2 && first !== undefined && JOINING.test(first.folded) ? first.folded + before.folded : before.folded;
  return { ...token, other: makeToken({ text: particles + token.text, shown: token.shown, script: 'Latn', role: 'name', weight: 1 }) };
}

function tokenOf(piece: Piece, nicknames: Nicknames): Token {
  const halves = halvesOf(piece);
  if (halves !== undefined) return joinedToken(halves[0], halves[1], [piece], halves[2]);
  const { raw, folded, script } = piece;
  if ([...folded].length === 1 && script !== 'Hani' && script !== 'Hang' && script !== 'Mymr') return makeToken({ text: folded, shown: raw, script, role: 'initial', weight: INITIAL_WEIGHT });
  const otherwise = otherReading(folded, script);
  if (otherwise === undefined) return plainToken(piece, 1, nicknames.get(folded));
  const other = makeToken({ text: otherwise.other, shown: raw, script, role: 'name', weight: 1, ...(otherwise.sounds === undefined ? {} : { sounds: otherwise.sounds }) });
  return makeToken({ text: otherwise.main, shown: raw, script, role: 'name', weight: 1, longer: nicknames.get(folded), other });
}

/**
 * A word that may be read in two ways. In Arabic letters the article is always joined, in Latin ones seldom: the likelier
 * reading is the main one. Two Arabic words may be written as one with the article between. In Latin letters th may be t and h, van der may be
 * written onto the name, a Lithuanian ending or a Central Asian title may stand behind it.
 */
function otherReading(folded: string, script: Script): { readonly main: string; readonly other: string; readonly sounds?: string } | undefined {
  if (script === 'Arab') {
    const article = /^ال(..+)$/.exec(folded);
    if (article !== null) return { main: article[1] as string, other: folded };
    const inner = /^(.{2,})ال(.{2,})$/.exec(folded);
    return inner === null ? undefined : { main: folded, other: `${inner[1]}${inner[2]}` };
  }
  if (script === 'Grek') return /.(?:ντ|μπ|γκ)/.test(folded) ? { main: folded, other: folded, sounds: soundsOf(folded.replace(/(?<=.)ντ/g, 'δ').replace(/(?<=.)μπ/g, 'ƀ').replace(/(?<=.)γκ/g, 'γ'), script) } : undefined;
  if (script === 'Armn') return { main: folded, other: folded, sounds: soundsOf(Array.from(folded, (letter) => WESTERN_ARMENIAN[letter] ?? letter).join(''), script) };
  if (script === 'Cyrl') {
    const pinyin = pinyinOfCyrillic(folded);
    return pinyin === undefined ? undefined : { main: folded, other: folded, sounds: soundsOf(pinyin, 'Latn') };
  }
  if (script !== 'Latn') return undefined;
  if (folded.startsWith('x')) return { main: folded, other: folded, sounds: soundsOf(`ks${folded.slice(1)}`, script) };
  const article = /^(?:[ae]l(?=[^aeiou])|vande[rn]|van|von|della|dela)(.{4,})$/.exec(folded);
  if (article !== null) return { main: folded, other: article[1] as string };
  const respelled = bareOfEnding(folded) ?? asToday(folded);
  if (respelled !== undefined) return { main: folded, other: respelled };
  const sounds = soundsApart(folded);
  return sounds === undefined ? undefined : { main: folded, other: folded, sounds };
}

/** Voiced and voiceless consonants are exchanged in the west: each letter for the one that sounds there as this does in the east. */
const WESTERN_ARMENIAN: Readonly<Record<string, string>> = { բ: 'փ', պ: 'բ', գ: 'ք', կ: 'գ', դ: 'թ', տ: 'դ', ջ: 'չ', ճ: 'ջ', ձ: 'ց', ծ: 'ձ' };

function plainToken({ raw, folded, script }: Piece, weight: number, longer?: readonly string[]): Token {
  return makeToken({ text: folded, shown: raw, script, role: /^\d+$/.test(folded) ? 'number' : 'name', weight, longer });
}

/** East Slavic patronymics, told by their ending, in names of three words and more. */
function withPatronymics(tokens: readonly Token[]): readonly Token[] {
  if (tokens.filter(({ role }) => role === 'name').length < 3) return tokens;
  return tokens.map((token, at) => {
    if (at === 0 || token.role !== 'name' || (token.script !== 'Latn' && token.script !== 'Cyrl')) return token;
    const latin = token.script === 'Latn' ? token.text : (latinOfSounds(token.sounds, 1)[0] ?? '');
    return isPatronymic(latin) ? { ...token, role: 'patronymic', weight: PATRONYMIC_WEIGHT, row: patronymicRow(fathersOf(latin)) } : token;
  });
}

/** A name that is all syllables may be Korean: each has a spelling that all romanisations have in common. */
function withRomanisations(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length < 2 || tokens.some(({ oneSyllable, script }) => !oneSyllable || script !== 'Latn')) return tokens;
  return tokens.map((token) => (token.role === 'name' ? { ...token, romanised: oneRomanisation(token.text), romanisedToo: otherRomanisation(token.text) } : token));
}

/** Patronymics of one name are one, whatever the language: a row of their own for each row of names. */
function patronymicRow(fathers: readonly string[]): number | undefined {
  for (const father of fathers) {
    const row = variantRow(father);
    if (row !== undefined) return PATRONYMIC_ROWS + row;
  }
  const [stem] = fathers;
  const key = stem === undefined ? '' : skeletonKey(stem);
  return key.length < STEM_LEAST ? undefined : STEM_ROWS + (numberOf(key) & 0xf_ffff);
}

/** Islom qizi is Islamovna: the father's name with a word for son or daughter behind it. */
function patronymicToken(piece: Piece, behind: Piece): Token {
  const { raw, folded, script } = piece;
  const latin = script === 'Latn' ? folded : (latinOfSounds(soundsOf(folded, script), 1)[0] ?? '');
  return makeToken({ text: folded, shown: `${raw} ${behind.raw}`, script, role: 'patronymic', weight: PATRONYMIC_WEIGHT, row: patronymicRow([latin]) });
}

/** Of two surnames before the comma the first is the one a person goes by, but for Arabic names, which have other orders. */
function withPrincipal(tokens: readonly Token[], words: readonly Word[], particles: readonly string[]): readonly Token[] {
  const surnames = words.filter(({ part }) => part === 0).map(({ raw }) => raw);
  const isArabic = particles.some((particle) => /^(?:bin|ibn|ben|bint|al|el)$/i.test(particle)) || tokens.some(({ half }) => half !== undefined);
  const first = tokens.findIndex(({ shown }) => shown === surnames[0]);
  if (surnames.length !== 2 || isArabic || tokens.length < 3 || first < 0) return tokens;
  return tokens.map((token, at) => (at === first ? { ...token, principal: true } : token));
}

const REPEATED_WEIGHT = 0.3;

/** A word that stands again counts little. */
function unique(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) => (tokens.findIndex(({ text }) => text === token.text) === at ? token : { ...token, weight: REPEATED_WEIGHT }));
}
