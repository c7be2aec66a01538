// The records with which an operation gets its first person and its first rule of four eyes.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { EnrolmentRow } from '@amanah/store/private.ts';
import type { Draft } from '../books/journal.ts';

/** Least units above which a record needs a second person, unless others are chosen at setup. */
export const DEFAULT_THRESHOLDS: Readonly<Record<string, string>> = {
  'payment:*': '100000', 'grant:*': '100000', 'exchange:*': '100000', 'loss:*': '0', 'stocktake:*': '0', 'release:*': '0', 'loan:*': '0',
};

/** What is still to be written for keys enrolled at setup: each key as steward, and the first policy. */
export function setupDrafts(books: Books, enrolments: readonly EnrolmentRow[], time: string): Draft[] {
  const missing = enrolments.filter(({ key }) => !books.authors.has(key));
  const keys = missing.map(({ key, holder }): Draft => ({ kind: 'key', eventTime: time, body: { key, holder, role: 'steward' } }));
  if (keys.length === 0 || books.master('policy', 'four-eyes') !== undefined) return keys;
  const chosen = JSON.parse(missing[0]?.parameters ?? '{}') as Record<string, string>;
  const parameters = Object.keys(chosen).length === 0 ? DEFAULT_THRESHOLDS : chosen;
  return [...keys, { kind: 'policy', eventTime: time, body: { subject: 'four-eyes', version: 1, parameters } }];
}
