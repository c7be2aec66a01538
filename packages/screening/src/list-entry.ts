/** One shape for the entries of every list, and the text by which two versions of an entry are told apart. */
import type { DateRange } from './partial-date.ts';

/** `unknown`: the publisher does not say whether it is a person or a body; it is compared as both. */
export type EntryKind = 'person' | 'organisation' | 'vessel' | 'aircraft' | 'unknown';

/** `weak`: the publisher itself says that the alias is broad or of low quality. */
export type NameQuality = 'primary' | 'strong' | 'weak';

export interface EntryName {
  readonly text: string;
  readonly quality: NameQuality;
}

export const IDENTIFIER_TYPES = ['passport', 'national-id', 'tax', 'registration', 'imo', 'mmsi', 'lei', 'bic', 'call-sign', 'other'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

export interface Identifier {
  readonly type: IdentifierType;
  /** As the publisher wrote it. */
  readonly number: string;
  /** The country that gave it, as the publisher wrote it. */
  readonly country: string | undefined;
}

/** What one publisher says of one party, in the order of the publisher's file. */
export interface EntryFacts {
  readonly id: string;
  readonly kind: EntryKind;
  readonly names: readonly EntryName[];
  readonly identifiers: readonly Identifier[];
  readonly birthDates: readonly DateRange[];
  readonly birthPlaces: readonly string[];
  /** Nationality, citizenship, seat, flag: as the publisher wrote them. */
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
}

export interface ListEntry extends EntryFacts {
  /** The digest of {@link entryText}: another one means that the publisher changed something that is compared or shown. */
  readonly digest: string;
}

/** A digest of text, such as the hexadecimal SHA-256 of its UTF-8 bytes. This package has none of its own. */
export type Digest = (text: string) => string;

export interface SanctionsList {
  /** What the list is called, such as `OFAC SDN`. */
  readonly name: string;
  /** The publisher's date of this version, `2019-01-25`. */
  readonly date: string;
  /** The digest of all entries, in the order of their ids: the same for the same content in any order. */
  readonly digest: string;
  readonly entries: readonly ListEntry[];
  /** Set where the list must not be used to screen anyone; shown wherever a result of it is. */
  readonly warning: string | undefined;
}

/** The content of an entry as one text that does not depend on the order in which the publisher writes names and numbers. */
export function entryText({ id, kind, names, identifiers, birthDates, birthPlaces, countries, programmes }: EntryFacts): string {
  const sorted = (rows: readonly unknown[]): readonly string[] => [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
  return JSON.stringify([
    'amanah/list-entry/v1', id, kind,
    sorted(names.map(({ text, quality }) => [text, quality])),
    sorted(identifiers.map(({ type, number, country }) => [type, number, country ?? ''])),
    sorted(birthDates.map(({ from, to, about }) => [from, to, about])),
    sorted(birthPlaces), sorted(countries), sorted(programmes),
  ]);
}

/** The digest of a version of a list by its entries. */
export function listDigest(entries: readonly Pick<ListEntry, 'id' | 'digest'>[], digest: Digest): string {
  return digest(JSON.stringify(['amanah/list/v1', ...entries.map(({ id, digest: own }) => JSON.stringify([id, own])).sort()]));
}
