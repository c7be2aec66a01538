// A name made ready to be compared many times.
import { scriptsIn, type Script } from './script.ts';
import { namesGivenIn } from './organisation-former-names.ts';
import { type OrganisationParts, partsOfOrganisation, partsReadAbroad } from './organisation.ts';
import { inPinyin } from './chinese-names.ts';
import { readingsAbroad } from './han-names.ts';
import { type Parts, partsOfPerson } from './person.ts';
import { marriedOf } from './married-names.ts';
import { COMMON_NICKNAMES, type Nicknames } from './nicknames.ts';
import { keysOfToken, makeToken, type Token } from './token.ts';
import { visible } from './fold.ts';
import { wordsOfVisible } from './words.ts';

export type Kind = 'person' | 'organisation';

export interface PrepareOptions {
  readonly kind: Kind;
  /** Short forms of given names; where absent, {@link COMMON_NICKNAMES}. An empty map for none. */
  readonly nicknames?: Nicknames;
  /** How much a folded word tells names apart, times its usual weight: below 1 for frequent words, above for rare ones. Must be above 0. */
  readonly weigh?: (word: string) => number;
}

/** A name ready to be compared; made by {@link prepare} only. */
export interface Prepared {
  readonly kind: Kind;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Two and three words side by side as one, for names that the other side writes together. */
  readonly runs: readonly Run[];
  /** Every word is one syllable, as in Chinese and Korean names, which are not shortened. */
  readonly ofSyllables: boolean;
  readonly person: Parts | undefined;
  readonly organisation: OrganisationParts | undefined;
  /** Other ways to read the name as a whole, with other words: one in Han characters as a Korean's or a Japanese's; of a body each of the names that its text gives. */
  readonly otherwise: readonly Prepared[];
  /** Its script, how many letters its telling words have, and which; undefined where slips are not counted over the whole name. */
  readonly slips: { readonly script: Script; readonly letters: number; readonly bits: number } | undefined;
  /** A text that orders two names, so that comparing gives the same both ways. */
  readonly order: string;
}

export interface Run {
  readonly first: number;
  readonly words: number;
  readonly token: Token;
}

const RUN_WORDS_MAX = 3;
const RUN_WORDS_MAX_OF_BODIES = 4;
/** The signs for son, daughter and wife of on South Asian registers: s/o, d/o, w/o. */
const KIN_SIGN = /(?<![\p{L}\p{N}])[sdwSDW]\/[oO](?![\p{L}\p{N}])\.?/gu;

/** Makes a name ready. Any text is a name; one without a word has no tokens, and is like nothing. */
export function prepare(text: string, { kind, nicknames = COMMON_NICKNAMES, weigh }: PrepareOptions): Prepared {
  const organisation = kind === 'organisation' ? partsOfOrganisation(text) : undefined;
  const { words, otherwise: before } = marriedOf(kind === 'person' ? wordsOfVisible(visible(text).replace(KIN_SIGN, ' ')) : []);
  const person = kind === 'person' ? partsOfPerson(words, nicknames) : undefined;
  const plain = (organisation ?? person)?.tokens ?? [];
  const tokens = weighed(plain, weigh);
  const ready = (read: readonly Token[], parts = organisation): Prepared => preparedOf({ kind, text, tokens: read, person, organisation: parts, otherwise: [] });
  if (person === undefined) return preparedOf({ kind, text, tokens, person, organisation, otherwise: [...wordByWord(text, organisation, weigh), ...namesGivenIn(text).map((name) => preparedName(name, weigh)), ...partsReadAbroad(text).map((parts) => ready(weighed(parts.tokens, weigh), parts))] });
  const pinyin = inPinyin(words, tokens);
  const otherwise = [...(pinyin === undefined ? readingsAbroad(words) : [pinyin]), ...before.map((own) => partsOfPerson(own, nicknames).tokens)].map((read) => ready(read));
  return preparedOf({ kind, text, tokens, person, organisation, otherwise });
}

/** A body that is known by other names, by the words that it is written with. */
function wordByWord(text: string, organisation: OrganisationParts | undefined, weigh: PrepareOptions['weigh']): readonly Prepared[] {
  return organisation?.asWritten === undefined ? [] : [preparedOf({ kind: 'organisation', text, tokens: weighed(organisation.asWritten, weigh), person: undefined, organisation, otherwise: [] })];
}

/** One of several names that a text gives for a body. */
function preparedName(text: string, weigh: PrepareOptions['weigh']): Prepared {
  const organisation = partsOfOrganisation(text);
  return preparedOf({ kind: 'organisation', text, tokens: weighed(organisation.tokens, weigh), person: undefined, organisation, otherwise: [] });
}

function weighed(tokens: readonly Token[], weigh: PrepareOptions['weigh']): readonly Token[] {
  return weigh === undefined ? tokens : tokens.map((token) => ({ ...token, weight: token.weight * weigh(token.text) }));
}

function preparedOf(parts: Pick<Prepared, 'kind' | 'text' | 'tokens' | 'person' | 'organisation' | 'otherwise'>): Prepared {
  const { kind, text, tokens, person, organisation, otherwise } = parts;
  let runs: readonly Run[] | undefined;
  return {
    kind, text, tokens, person, organisation, otherwise,
    // Most names are compared with none that has a word without counterpart: made when first asked for.
    get runs() { return (runs ??= runsOf(tokens, kind === 'person' ? RUN_WORDS_MAX : RUN_WORDS_MAX_OF_BODIES)); },
    ofSyllables: tokens.length > 1 && tokens.every(({ oneSyllable, syllabic }) => oneSyllable || syllabic),
    order: tokens.map((token) => token.text).join(' '),
    slips: slipsOf(tokens),
  };
}

/** What tells quickly whether two names may be a slip or two apart; undefined for names of several scripts, of initials, and of scripts of syllables. */
function slipsOf(tokens: readonly Token[]): Prepared['slips'] {
  const script = tokens[0]?.script;
  let [letters, bits] = [0, 0];
  for (const token of tokens) {
    if (token.script !== script || token.syllabic || token.role === 'initial' || token.letters === '') return undefined;
    if (token.role !== 'name' && token.role !== 'patronymic') continue;
    letters += token.letters.length;
    bits |= token.letterBits;
  }
  return script === undefined ? undefined : { script, letters, bits };
}


function runsOf(tokens: readonly Token[], most: number): readonly Run[] {
  const runs: Run[] = [];
  for (let words = 2; words <= most; words += 1) {
    for (let first = 0; first + words <= tokens.length; first += 1) {
      const parts = tokens.slice(first, first + words);
      if (parts.some((token) => !mayBeWrittenTogether(token) || token.script !== parts[0]?.script) || parts.some(({ sounds }) => (sounds === '') !== (parts[0]?.sounds === ''))) continue;
      runs.push({ first, words, token: together(parts) });
    }
  }
  return runs;
}

/** Common words, trades and countries too are written together with others, by their letters: Techno Prom Export; numbers and phrases are not. */
function mayBeWrittenTogether({ text, shown }: Token): boolean {
  return !/^[#=]/.test(text) && !(/^[~@]/.test(text) && shown.includes(' '));
}

function lettersOf({ text, letters }: Token): string {
  return /^[~@]/.test(text) ? letters : text;
}

/** Words side by side as one word. */
export function together(parts: readonly Token[]): Token {
  return makeToken({
    text: parts.map(lettersOf).join(''), shown: parts.map(({ shown }) => shown).join(' '), script: (parts[0] as Token).script, role: 'name',
    weight: parts.reduce((sum, { weight }) => sum + weight, 0), sounds: parts.map(({ sounds }) => sounds).join(''),
  });
}

/**
 * The keys under which a name is to be found again in other spellings and scripts: the skeleton keys of its words, without
 * order and repeats. Two names that may be the same nearly always share one; names that share one are mostly not the same.
 */
export function keysOf(name: string | Prepared, kind: Kind = 'person'): readonly string[] {
  const prepared = typeof name === 'string' ? prepare(name, { kind }) : name;
  // A name of syllables may be written in one word.
  const whole = !prepared.tokens.some(({ syllabic }) => syllabic) ? [] : prepared.runs.filter(({ words, token }) => words === prepared.tokens.length && token.syllabic).flatMap(({ token }) => keysOfToken(token));
  const otherwise = prepared.otherwise.flatMap(({ tokens }) => tokens.flatMap(keysOfToken));
  return [...new Set([...prepared.tokens.flatMap(keysOfToken), ...whole, ...otherwise])].sort();
}

/** Keys of two words each, in one order, for large lists: fewer names share one. A name of one word has its single keys. */
export function pairKeysOf(name: string | Prepared, kind: Kind = 'person'): readonly string[] {
  const prepared = typeof name === 'string' ? prepare(name, { kind }) : name;
  const perToken = prepared.tokens.filter(({ role }) => role !== 'initial').map(keysOfToken);
  if (perToken.length < 2) return keysOf(prepared);
  const pairs = new Set<string>();
  perToken.forEach((keys, at) => {
    for (const others of perToken.slice(at + 1)) {
      for (const key of keys) for (const other of others) pairs.add(key < other ? `${key} ${other}` : `${other} ${key}`);
    }
  });
  return [...pairs].sort();
}

/** The scripts of a name for which no reading in Latin letters is known: it is compared with names of those scripts only. */
export function unreadScripts({ tokens }: Prepared): readonly Script[] {
  const scripts = tokens.filter(({ sounds, role, lattice }) => sounds === '' && role === 'name' && lattice === undefined).flatMap(({ text }) => [...scriptsIn(text).keys()]);
  return [...new Set(scripts)];
}
