// What else than the name speaks for or against a hit: in words, with a code, and with what it adds to the score.
import { compare, type Reason } from '@amanah/names/compare.ts';
import type { Prepared } from '@amanah/names/prepared.ts';
import { countryCode, countryCodes } from './countries.ts';
import type { EntryName, Identifier, ListEntry } from './list-entry.ts';
import { type DateRange, dateRange } from './partial-date.ts';
import type { Party, PartyIdentifier } from './party.ts';

export type EvidenceCode =
  | 'name-same' | 'name-alike' | 'alias-weak' | 'name-not-compared'
  | 'identifier-same' | 'identifier-same-other-country'
  | 'birth-same-day' | 'birth-same-month' | 'birth-same-year' | 'birth-near' | 'birth-other'
  | 'place-same' | 'country-same' | 'country-other';

export interface Evidence {
  readonly code: EvidenceCode;
  /** What it adds to the score, in thousandths; for the name, the score that it starts from. */
  readonly effect: number;
  readonly words: string;
  /** The two names that were compared, and why they have their score: what a page in another language says it with. */
  readonly names?: { readonly own: string; readonly listed: string; readonly reasons: readonly Reason[] };
  /** The number that both sides have. */
  readonly identifier?: Identifier;
}

/** Shares of what is missing to 1000 that evidence closes, and what contradictions take, in thousandths of the whole. */
const CLOSES = { 'birth-same-day': 0.5, 'birth-same-month': 0.3, 'birth-same-year': 0.2, 'place-same': 0.2, 'country-same': 0.1 } as const;
const TAKES = { 'birth-other': 170, 'country-other': 20 } as const;
export const WEAK_ALIAS_TAKES = 60;
const IDENTIFIER_SCORE = 990;
const IDENTIFIER_OTHER_COUNTRY_SCORE = 850;
/** Years between two dates that may be one person with a wrong year; a range that is said to be about, more. */
const NEAR_YEARS = 2;
const ABOUT_YEARS = 5;
const NUMBER_LEAST = 5;

/** A number without signs and spaces, in capitals. */
export function bareNumber(number: string): string {
  return number.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/^IMO(?=\d)/, '');
}

/** The key that equal identifiers share; undefined where the number is too short to say anything. */
export function identifierKey({ number }: Pick<Identifier, 'number'>): string | undefined {
  const bare = bareNumber(number);
  return bare.length < NUMBER_LEAST || !/\d/.test(bare) ? undefined : bare;
}

/** Identifiers of different types are different, unless one side does not know which it is. */
function sameType(one: PartyIdentifier, other: Identifier): boolean {
  return one.type === other.type || one.type === 'other' || other.type === 'other';
}

function identifierEvidence(party: Party, entry: ListEntry): Evidence | undefined {
  for (const own of party.identifiers) {
    const key = identifierKey(own);
    for (const listed of entry.identifiers) {
      if (key === undefined || identifierKey(listed) !== key || !sameType(own, listed)) continue;
      const [here, there] = [countryCode(own.country ?? ''), countryCode(listed.country ?? '')];
      if (here !== undefined && there !== undefined && here !== there) return { code: 'identifier-same-other-country', effect: IDENTIFIER_OTHER_COUNTRY_SCORE, identifier: listed, words: `The same number ${listed.number} (${listed.type}), of another country.` };
      return { code: 'identifier-same', effect: IDENTIFIER_SCORE, identifier: listed, words: `The same number ${listed.number} (${listed.type}).` };
    }
  }
  return undefined;
}

function birthCode(own: DateRange, listed: DateRange): EvidenceCode | undefined {
  const isDay = (range: DateRange): boolean => range.from === range.to;
  if (own.from <= listed.to && listed.from <= own.to) {
    if (isDay(own) && isDay(listed)) return 'birth-same-day';
    if (own.from.slice(0, 7) === own.to.slice(0, 7) && listed.from.slice(0, 7) === listed.to.slice(0, 7)) return 'birth-same-month';
    return 'birth-same-year';
  }
  const years = own.from > listed.to ? Number(own.from.slice(0, 4)) - Number(listed.to.slice(0, 4)) : Number(listed.from.slice(0, 4)) - Number(own.to.slice(0, 4));
  return years <= (own.about || listed.about ? ABOUT_YEARS : NEAR_YEARS) ? 'birth-near' : 'birth-other';
}

const BIRTH_ORDER: readonly EvidenceCode[] = ['birth-same-day', 'birth-same-month', 'birth-same-year', 'birth-near', 'birth-other'];

/** The best of all dates that are listed: lists give several where they are not sure. */
function birthEvidence(party: Party, entry: ListEntry): EvidenceCode | undefined {
  const own = party.birthDate === undefined ? undefined : dateRange(party.birthDate);
  if (own === undefined) return undefined;
  const codes = new Set(entry.birthDates.map((listed) => birthCode(own, listed)));
  return BIRTH_ORDER.find((code) => codes.has(code));
}

function placeWords(text: string): readonly string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length >= 4);
}

function samePlace(party: Party, entry: ListEntry): boolean {
  // The country alone is no place of birth.
  const own = placeWords((party.birthPlace ?? '').split(',')[0] ?? '');
  return own.length > 0 && entry.birthPlaces.some((place) => {
    const listed = new Set(place.split(',').length > 1 || countryCode(place) === undefined ? placeWords(place) : []);
    return own.every((word) => listed.has(word));
  });
}

function countryEvidence(party: Party, entry: ListEntry): EvidenceCode | undefined {
  const [own, listed] = [countryCodes(party.countries), countryCodes(entry.countries)];
  if (own.size === 0 || listed.size === 0) return undefined;
  return [...own].some((code) => listed.has(code)) ? 'country-same' : 'country-other';
}

const WORDS: Readonly<Partial<Record<EvidenceCode, string>>> = {
  'birth-same-day': 'Born on the same day.', 'birth-same-month': 'Born in the same month.', 'birth-same-year': 'The date of birth agrees as far as it is known.', 'birth-near': 'The dates of birth are near each other.', 'birth-other': 'Another date of birth.',
  'place-same': 'The same place of birth.', 'country-same': 'A country in common.', 'country-other': 'No country in common.',
};

/** The score of a name moved by all other evidence, and that evidence; the name's own is not among it. */
export function weighed(nameScore: number, party: Party, entry: ListEntry): { readonly score: number; readonly evidence: readonly Evidence[] } {
  const codes = [birthEvidence(party, entry), samePlace(party, entry) ? 'place-same' as const : undefined, countryEvidence(party, entry)];
  const evidence: Evidence[] = [];
  let score = nameScore;
  for (const code of codes) {
    if (code === undefined) continue;
    const effect = code in CLOSES ? Math.round((1000 - score) * CLOSES[code as keyof typeof CLOSES]) : -(TAKES[code as keyof typeof TAKES] ?? 0);
    score += effect;
    evidence.push({ code, effect, words: WORDS[code] ?? '' });
  }
  const number = identifierEvidence(party, entry);
  if (number === undefined) return { score: Math.max(0, score), evidence };
  const most = Math.max(score, number.effect);
  return { score: most, evidence: [{ ...number, effect: most - score }, ...evidence] };
}

/** Why two names have their score, in words. */
export function nameEvidence(own: Prepared, listed: Prepared, { quality }: EntryName, nameScore: number): readonly Evidence[] {
  const { reasons } = compare(own, listed);
  const parts = reasons.flatMap((reason): readonly string[] => {
    if (reason.kind === 'match') return [`${reason.left} is ${reason.right} (${reason.by}, ${Math.round(reason.alike * 100)} %)`];
    if (reason.kind === 'missing') return [`${reason.word} is only in ${reason.side === 'left' ? 'the party' : 'the list'}`];
    if (reason.kind === 'acronym') return [`${reason.left} and ${reason.right}: short and long name`];
    return [];
  });
  const said = `"${own.text}" and "${listed.text}": ${parts.join('; ')}.`;
  const unread = reasons.filter((reason) => reason.kind === 'not compared');
  const plain = nameScore + (quality === 'weak' ? WEAK_ALIAS_TAKES : 0);
  return [
    { code: plain >= 990 ? 'name-same' : 'name-alike', effect: plain, words: said, names: { own: own.text, listed: listed.text, reasons } },
    ...(quality === 'weak' ? [{ code: 'alias-weak', effect: -WEAK_ALIAS_TAKES, words: 'The publisher calls this alias weak.' } as const] : []),
    ...(unread.length > 0 ? [{ code: 'name-not-compared', effect: 0, words: 'Part of a name is in a script without a known reading.' } as const] : []),
  ];
}
