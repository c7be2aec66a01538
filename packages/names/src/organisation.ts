// An organisation's name taken apart: its legal form off, common words and countries by meaning, acronyms beside expansions.
import { visible } from './fold.ts';
import { type LegalFamily, legalFormAt, withoutSlips, WORD_AND_FORM } from './legal-forms.ts';
import { COUNTRIES_OF_TWO_WORDS, countryOf, meaningOf, MONTHS, numberOf, STOP_WORDS, tradeOf } from './organisation-words.ts';
import { compoundOf } from './organisation-words-romance.ts';
import { placeOf, type PlaceWord } from './organisation-slavic.ts';
import { ordinalAbroad, UNITS_COUNTED } from './organisation-numbers.ts';
import { withoutShipWords, isShipPrefix } from './vessel-words.ts';
import { initialsOf, initialsWith } from './organisation-acronyms.ts';
import { COMMERCIAL, phraseAt } from './organisation-phrases.ts';
import { KNOWN_ORGANISATIONS, LISTED_ORGANISATIONS } from './known-organisations.ts';
import { businessWords, otherReaders, type Reader } from './han-organisation.ts';
import { mandarinOf } from './readings-han-organisation.ts';
import { soundsOfLatin } from './sound.ts';
import { makeToken, type Token } from './token.ts';
import { type Word, wordsOfVisible } from './words.ts';

/** What the name of an organisation is made of. */
export interface OrganisationParts {
  readonly tokens: readonly Token[];
  readonly legalForms: readonly string[];
  readonly families: readonly LegalFamily[];
  /** Short names given in brackets or beside the long one, folded. */
  readonly acronyms: readonly string[];
  /** The first letters of the words, with and without the small words, folded. */
  readonly initials: readonly string[];
  /** The folded content words in order, for acronyms of more than first letters. */
  readonly content: readonly string[];
  /** Of a body that is known by other names and compared word by word besides: its words. */
  readonly asWritten?: readonly Token[] | undefined;
}

/** Meanings that translators exchange, and a country that its own bodies call by another name: the rows begin below those of the variants of names, which count from 0. */
const NEAR_MEANINGS: ReadonlyMap<string, number> = new Map(
  ['~foundation ~fund ~trust ~charity', '~association ~society ~union', '~company ~enterprise ~corporation ~group ~establishment', '~shipping ~transport', '~committee ~council ~commission', '~technology ~engineering', '~industries ~manufacturing', '~centre ~central', '~steel ~metallurgy ~metal', '@korea @northkorea', '~organization ~authority']
    .flatMap((row, at) => row.split(' ').map((meaning) => [meaning, -1 - at] as const)),
);
/** A word that is a common one and a trade: a channel of television, or of water. */
const ALSO: ReadonlyMap<string, string> = new Map([['~channel', '~television']]);

const COMMON_WEIGHT = 0.4;
const COUNTRY_WEIGHT = 0.8;
const NUMBER_WEIGHT = 0.45;
const TRADE_WEIGHT = 0.7;

/** Words that say that a part of a body is meant, and how much what stands beside them after a comma tells. */
const BRANCHES: ReadonlySet<string> = new Set(['branch', 'filiale', 'succursale', 'sucursal', 'filial', 'office', 'niederlassung', 'zweigstelle', 'филиал', 'فرع']);
const BRANCH_WEIGHT = 0.3;

/** Letters with dots or strokes between are one word: A.B.C., A/S, G.m.b.H. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}'’]))?|(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}'’])|(?<![\p{L}\p{N}])[AKSP]\/[ASL](?![\p{L}\p{N}])/gu;
/** A legal form written onto the name: capitals after a small letter. */
const GLUED_FORM = /(\p{Ll})(AG|SA|SE|BV|NV|LLC|PLC|Ltd|Inc|GmbH)(?![\p{L}\p{N}])/gu;
/** A number written onto a name: Nordstream2. */
const GLUED_NUMBER = /(?<=\p{L}{4})(?=\d{1,3}(?![\p{L}\p{N}]))/gu;
/** French and Italian articles before a vowel, as words of their own. */
const ELISION = /(?<![\p{L}])(?:[dlns]|qu|dell|nell|sull|all)['’](?=\p{L})/giu;

export function partsOfOrganisation(text: string): OrganisationParts {
  const parts = partsAsWritten(text);
  const countries = parts.tokens.filter(({ role }) => role === 'country');
  const row = knownRow(contentOf(parts));
  if (row === undefined) return parts;
  const short = BODIES[row]?.[0] ?? '';
  const body = makeToken({ text: `=${short}`, letters: short, shown: parts.tokens.filter(({ role }) => role !== 'country').map(({ shown }) => shown).join(' '), script: 'Latn', role: 'name', weight: 1, sounds: '' });
  return { ...parts, tokens: [body, ...countries], asWritten: row < KNOWN_ORGANISATIONS.length ? undefined : parts.tokens };
}

/** The meanings of a name's words without countries, in their order: what a known name is told by. */
function contentOf({ tokens }: Pick<OrganisationParts, 'tokens'>): readonly string[] {
  return tokens.filter(({ role }) => role !== 'country').map(({ text }) => text);
}

const BODIES = [...KNOWN_ORGANISATIONS, ...LISTED_ORGANISATIONS];
let knownRows: ReadonlyMap<string, number> | undefined;

/** The row of a known body, by its whole name, or by its short name and whole name side by side. */
function knownRow(content: readonly string[]): number | undefined {
  knownRows ??= new Map(BODIES.flatMap((names, row) => names.map((name) => [contentOf(partsAsWritten(name)).join(' '), row] as const)));
  const whole = knownRows.get(content.join(' '));
  if (whole !== undefined || content.length < 2) return whole;
  const [first, last] = [knownRows.get(content[0] as string), knownRows.get(content.at(-1) as string)];
  if (first !== undefined && knownRows.get(content.slice(1).join(' ')) === first) return first;
  return last !== undefined && knownRows.get(content.slice(0, -1).join(' ')) === last ? last : undefined;
}

/** A name as others may read it: with Han characters as a Japanese and a Korean body bears them, or with common words read aloud and not translated. */
export function partsReadAbroad(text: string): readonly OrganisationParts[] {
  if (!/[^\x00-\u036f\u0400-\u052f\u0600-\u06ff]/.test(text)) return [];
  const readers = otherReaders(wordsOfVisible(visible(text)));
  if (readers.length === 0) return [];
  const plain = partsAsWritten(text);
  return readers.map((reader) => partsAsWritten(text, reader)).filter(({ tokens }) => tokens.some(({ text: word }, at) => word !== plain.tokens[at]?.text));
}

function partsAsWritten(text: string, reader?: Reader): OrganisationParts {
  const seen = withoutShipWords(visible(text)).replace(DOTTED, (letters) => `${letters.replace(/[./ ]/g, '')} `).replace(GLUED_FORM, '$1 $2').replace(GLUED_NUMBER, ' ').replace(ELISION, ' ').replace(/(?<=\p{L})['’]s(?![\p{L}])/giu, 's').replace(/[&+]/g, ' & ');
  const words = withOrdinals(withMonths(oneWordEach(withoutSigns(businessWords(wordsOfVisible(seen), reader).map(withoutAnd).flatMap(halvesOf)))));
  const mixedCase = words.some(({ raw }) => /\p{Ll}/u.test(raw));
  const legal = legalFormsIn(words);
  const rest = words.filter((_, at) => !legal.taken.has(at));
  const kept = rest.length === 0 ? words : rest;
  const isAcronym = (word: Word, at: number): boolean =>
    kept.length > 1 && ((word.bracketed && countryOf(word.folded) === undefined && (isShortName(word, mixedCase) || /^\p{Lu}+\d{1,3}$/u.test(word.raw))) || ((at === 0 || at === kept.length - 1) && word.folded.length >= 2 && word.folded.length <= 10 && (initialsOf(kept.filter((other) => other !== word && !other.bracketed)).includes(word.folded) || (!word.bracketed && initialsOf(kept.filter((other) => other.bracketed)).includes(word.folded)))));
  const short = new Set(kept.filter(isAcronym));
  const named = kept.filter((word) => !short.has(word));
  const sources = named.length === 0 ? kept : named;
  const branch = sources.find(({ folded, part }) => part > 0 && BRANCHES.has(folded));
  const spoken = withoutShipPrefix(withPhrases(withBank(withCompany(sources.filter((word, at) => !isStop(word, sources, at) && !isArticle(word, sources[at + 1]))))));
  const tokens = spoken.map((word) => (branch !== undefined && word.part === branch.part ? { ...tokenOf(word), weight: BRANCH_WEIGHT, aside: true } : tokenOf(word)));
  return {
    tokens: unique(tokens.length === 0 ? sources.map(tokenOf) : tokens),
    legalForms: legal.shown,
    families: legal.families,
    acronyms: named.length === 0 ? [] : [...short].map(({ folded }) => folded),
    initials: initialsWith(sources, words.slice(words.indexOf(sources.at(-1) as Word) + 1)),
    content: sources.map(({ folded }) => folded).filter((folded) => !STOP_WORDS.has(folded)),
  };
}

/** The Arabic "and" is written onto the word behind it, which shows where that word has its article. */
function withoutAnd(word: Word): Word {
  return word.script === 'Arab' && /^وال.{3}/.test(word.folded) ? { ...word, folded: word.folded.slice(1) } : word;
}

/** A German compound as its two words. */
function halvesOf(word: Word): readonly Word[] {
  return compoundOf(word.folded)?.map((folded) => ({ ...word, folded })) ?? [word];
}

/** Articles before the letters of the sun, and the vowel between Persian words, with a hyphen after them: ad-Dawa, Tehrik-i-Taliban. */
function isArticle({ folded, hyphened }: Word, next: Word | undefined): boolean {
  return (next?.hyphened === true && HYPHENED_ARTICLES.has(folded)) || (hyphened && (folded === 'ye' || folded === 'yi'));
}

/** The small word for "on" of French is the south of Spanish: behind "del", or at the end of a name. */
function isStop({ folded }: Word, words: readonly Word[], at: number): boolean {
  return STOP_WORDS.has(folded) && !(folded === 'sur' && at > 0 && (at === words.length - 1 || words[at - 1]?.folded === 'del'));
}

const HYPHENED_ARTICLES: ReadonlySet<string> = new Set('ad ar as ash an at az i ye ud ul uz ur ush'.split(' '));

/** Words side by side that are one word by the table of phrases. */
function withPhrases(words: readonly Word[]): readonly Word[] {
  const folded = words.map((word) => word.folded);
  const joined: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const phrase = phraseAt(folded, at);
    joined.push(phrase === undefined ? word : { ...word, raw: words.slice(at, at + phrase.words).map(({ raw }) => raw).join(' '), folded: phrase.becomes, script: 'Latn' });
    at += phrase?.words ?? 1;
  }
  return joined;
}

/** Signs for number before a number, and the ending of an ordinal in figures, say nothing more: No. 2, 2-я. */
function withoutSigns(words: readonly Word[]): readonly Word[] {
  const isNumber = (word: Word | undefined): boolean => word !== undefined && numberOf(word.folded, word.raw) !== undefined;
  return words.filter((word, at) => !(NUMBER_SIGNS.has(word.folded) && isNumber(words[at + 1])) && !(word.hyphened && /^(?:[яийе]|ая|го|ый|ой)$/.test(word.folded) && /^\d+$/.test(words[at - 1]?.folded ?? '')));
}

/** The names of months beside a number are a date: 23 mars, March 23, 17 de noviembre; elsewhere they may be any word. */
function withMonths(words: readonly Word[]): readonly Word[] {
  const isDay = (at: number): boolean => /^\d{1,2}$|^\d{4}$/.test(words[at]?.folded ?? '');
  return words.map((word, at) => {
    const month = MONTHS.get(word.folded);
    const isDate = month !== undefined && (isDay(at - 1) || isDay(at + 1) || (STOP_WORDS.has(words[at - 1]?.folded ?? '') && isDay(at - 2)));
    return isDate ? { ...word, folded: month, script: 'Latn' as const } : word;
  });
}

/** Ordinals of other languages than English, beside a word for what is counted: Primera Brigada, الفرقة الرابعة. */
function withOrdinals(words: readonly Word[]): readonly Word[] {
  if (words.length < 2) return words;
  const isCounted = (word: Word | undefined): boolean => word !== undefined && UNITS_COUNTED.has(meaningOf(word.folded) ?? tradeOf(word.folded) ?? '');
  return words.map((word, at) => {
    const value = ordinalAbroad(word.folded);
    return value !== undefined && (isCounted(words[at - 1]) || isCounted(words[at + 1])) ? { ...word, folded: String(value), script: 'Zyyy' as const } : word;
  });
}

/** A commercial bank is a bank, whether the word stands before it, behind it, or behind its country; a body of the state that an Arabic name calls a foundation is none. */
function withBank(words: readonly Word[]): readonly Word[] {
  const isBank = (at: number): boolean => words[at] !== undefined && meaningOf((words[at] as Word).folded) === '~bank';
  const isCountry = (at: number): boolean => words[at] !== undefined && countryOf((words[at] as Word).folded) !== undefined;
  const kept = words.some(({ folded }) => COMMERCIAL.has(folded)) ? words.filter(({ folded }, at) => !(COMMERCIAL.has(folded) && (isBank(at - 1) || isBank(at + 1) || (isBank(at - 2) && isCountry(at - 1)) || (isBank(at + 2) && isCountry(at + 1))))) : words;
  return kept.map((word, at) => (STATE_BODY.test(word.folded) && /^(?:ال)?عامه$/.test(kept[at + 1]?.folded ?? '') ? { ...word, folded: 'organization', script: 'Latn' as const } : word));
}

const STATE_BODY = /^(?:ال|لل)?موسسه$/;

/** "Société", "sociedad" and their like are companies where what a company does stands beside them, and associations elsewhere. */
function withCompany(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ folded }) => SOCIETY_OR_COMPANY.has(folded))) return words;
  const deals = words.some(({ folded }) => { const meaning = meaningOf(folded); return meaning === undefined ? tradeOf(folded) !== undefined : BUSINESS.has(meaning); });
  return deals ? words.map((word) => (SOCIETY_OR_COMPANY.has(word.folded) ? { ...word, folded: 'company' } : word)) : words;
}

const SOCIETY_OR_COMPANY: ReadonlySet<string> = new Set('societe sociedad societa sociedade gesellschaft societatea'.split(' '));
const BUSINESS: ReadonlySet<string> = new Set('bank shipping trading industries construction transport oil investment holding insurance export import airlines manufacturing electronics finance engineering technology plant securities equipment supply agriculture food'.split(' ').map((word) => `~${word}`));

/** The sign of a ship before a name that has nothing of a body: MT LALEH is a tanker, MT Group is none. */
function withoutShipPrefix(words: readonly Word[]): readonly Word[] {
  const [first, ...rest] = words;
  if (first === undefined || rest.length === 0 || !isShipPrefix(first.raw)) return words;
  return rest.every(({ folded }) => (meaningOf(folded) ?? tradeOf(folded)) === undefined) ? rest : words;
}

const NUMBER_SIGNS: ReadonlySet<string> = new Set(['no', 'nr', 'num', 'number', 'numero', 'nummer', 'no', 'n', 'номер', 'رقم']);

/** Countries and numbers of two words as one word: United States, forty-four. */
function oneWordEach(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const country = before === undefined ? undefined : COUNTRIES_OF_TWO_WORDS.get(`${before.folded} ${word.folded}`);
    const [tens, unit] = [before === undefined ? undefined : numberOf(before.folded, ''), numberOf(word.folded, '')];
    const isSum = tens !== undefined && unit !== undefined && tens >= 20 && tens < 100 && tens % 10 === 0 && unit > 0 && unit < 10 && !/^\d/.test(before?.folded ?? '');
    if (before !== undefined && (country !== undefined || isSum)) {
      joined[joined.length - 1] = { ...before, raw: `${before.raw} ${word.raw}`, folded: country ?? String((tens ?? 0) + (unit ?? 0)) };
    } else joined.push(word);
  }
  return joined;
}

/** Capitals, or capitals and small letters in a short word: DBG, CoC, SAF-UK is two. */
function isShortName({ raw }: Word, mixedCase: boolean): boolean {
  if (raw.length < 2 || raw.length > 10) return false;
  const capitals = raw.replace(/[^\p{Lu}]/gu, '').length;
  return capitals >= 2 && (capitals * 2 >= raw.length) && (mixedCase || raw.length <= 6);
}

interface LegalForms {
  readonly taken: ReadonlySet<number>;
  readonly shown: readonly string[];
  readonly families: readonly LegalFamily[];
}

/** Legal forms stand at the beginning or the end, and in brackets; some words are forms at the end only. */
function legalFormsIn(words: readonly Word[]): LegalForms {
  const folded = withoutSlips(words.map((word) => word.folded));
  const taken = new Set<number>();
  const shown: string[] = [];
  const families: LegalFamily[] = [];
  for (let at = 0; at < words.length; ) {
    const form = legalFormAt(folded, at);
    const text = form === undefined ? '' : folded.slice(at, at + form.words).join(' ');
    const atEnd = form !== undefined && (at + form.words === words.length || legalFormAt(folded, at + form.words) !== undefined || words[at + form.words]?.bracketed === true || (words[at + form.words]?.part ?? 0) > (words[at]?.part ?? 0));
    const allowed = form !== undefined && (!WORD_AND_FORM.has(text) || (atEnd && at > 0) || (text.length > 1 && text !== 'ca' && at === 0 && words[at]?.raw === text.toUpperCase() && text.length < 4));
    if (form === undefined || !allowed) {
      at += 1;
      continue;
    }
    for (let word = at; word < at + form.words; word += 1) taken.add(word);
    shown.push(words.slice(at, at + form.words).map(({ raw }) => raw).join(' '));
    if (!families.includes(form.family)) families.push(form.family);
    at += form.words;
  }
  return { taken, shown, families };
}

function tokenOf(word: Word): Token {
  const { raw, folded, script } = word;
  const number = numberOf(folded, raw);
  if (number !== undefined) return makeToken({ text: `#${number}`, shown: raw, script, role: 'number', weight: NUMBER_WEIGHT, sounds: '' });
  const country = countryOf(folded);
  if (country !== undefined) return makeToken({ text: country, letters: folded, shown: raw, script, role: 'country', weight: COUNTRY_WEIGHT, aside: word.bracketed, row: NEAR_MEANINGS.get(country) });
  const meaning = meaningOf(folded);
  if (meaning !== undefined) return commonToken(word, meaning);
  const trade = tradeOf(folded);
  if (trade !== undefined) return tradeToken(word, trade);
  const bare = script === 'Arab' ? folded.replace(/^(?:لل|ال)(?=...)/, '') : folded;
  const place = placeOf(folded);
  if (place !== undefined) return placeToken(word, place);
  return makeToken({ text: bare, shown: raw, script, role: 'name', weight: folded.length <= 2 && script !== 'Hani' ? 0.7 : 1, ...(script === 'Hani' ? { sounds: soundsOfLatin(mandarinOf(folded) ?? '') } : {}) });
}

/** An adjective of a place is the place: Tulskiy is Tula, Izhevskaya is Izhevsk. */
function placeToken({ raw, folded }: Word, { place, other }: PlaceWord): Token {
  const parts = { text: place, letters: place, shown: raw, script: 'Latn', role: 'name', weight: 1 } as const;
  // As it is written it may be a name that only ends like an adjective.
  const reading = other ?? (/^[a-z]/.test(folded) && folded !== place ? folded : undefined);
  return makeToken(reading === undefined ? parts : { ...parts, other: makeToken({ text: reading, shown: raw, script: 'Latn', role: 'name', weight: 1 }) });
}

/** A common word, with the row of the meanings that are nearly the same, and another reading where a word has two. */
function commonToken({ raw, folded, script }: Word, meaning: string): Token {
  const also = ALSO.get(meaning);
  const other = also === undefined ? undefined : makeToken({ text: also, letters: also.slice(1), shown: raw, script: 'Latn', role: 'name', weight: COMMON_WEIGHT });
  return makeToken({ text: meaning, letters: folded, shown: raw, script, role: 'common', weight: COMMON_WEIGHT, row: NEAR_MEANINGS.get(meaning), other });
}

/** A trade is a word like others, which has another reading: the first word of its row, by which the translations find each other. */
function tradeToken({ raw, folded, script }: Word, trade: string): Token {
  const parts = { text: trade, letters: folded, shown: raw, script, role: 'name', weight: TRADE_WEIGHT, row: NEAR_MEANINGS.get(trade) } as const;
  const first = trade.slice(1);
  return makeToken(first === folded ? parts : { ...parts, other: makeToken({ text: first, shown: raw, script: 'Latn', role: 'name', weight: TRADE_WEIGHT }) });
}

function unique(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, at) => tokens.findIndex(({ text }) => text === token.text) === at);
}
