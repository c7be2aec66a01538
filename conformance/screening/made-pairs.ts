// Pairs of names that were written from common knowledge, by whom the tables of the names package were not seen, to be
// harder than the published ones: other romanisations, translations, acronyms, namesakes. A label says what a careful reader
// of the two names alone would say, and some may be argued about. No pair says that anybody stands on a list.

import { readFileSync } from 'node:fs';
import type { EntryKind } from '@amanah/screening/list-entry.ts';
import { rowsOfText } from '../names/figures.ts';

export interface MadePair {
  /** Rules were mended with the first part in view, then the second was counted and looked at too; the third was only counted. */
  readonly part: 'first' | 'second' | 'third';
  readonly kind: EntryKind;
  /** As a list has it, and as a user writes it. */
  readonly names: readonly [string, string];
  readonly same: boolean;
  /** What the pair tries. */
  readonly about: string;
}

const PARTS: readonly string[] = ['first', 'second', 'third'] satisfies MadePair['part'][];
const KINDS: readonly string[] = ['person', 'organisation', 'vessel'] satisfies EntryKind[];

export const MADE_PAIRS: readonly MadePair[] = rowsOfText(readFileSync(new URL('made-pairs.csv', import.meta.url), 'utf8')).slice(1).map(([part = '', kind = '', listed = '', party = '', same, about = '']) => {
  if (!PARTS.includes(part) || !KINDS.includes(kind)) throw new Error(`made-pairs.csv: ${listed}`);
  return { part: part as MadePair['part'], kind: kind as EntryKind, names: [listed, party], same: same === 'yes', about };
});
