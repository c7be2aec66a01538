// Exceptions: facts that do not fit, kept in sight until they are explained.

import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

/** Longer lists stand in the download. */
const ROWS_SHOWN = 500;

export function exceptionsPage(context: PageContext): PageParts {
  const section = context.figures.section('exceptions');
  const word = (group: string, key: string) => (row: Readonly<Record<string, unknown>>): string => context.word(`${group}.${String(row[key])}`, String(row[key]));
  const rows = section.rows.length > ROWS_SHOWN ? { rows: section.rows.slice(0, ROWS_SHOWN) } : {};
  return {
    title: context.text('exceptions.title'),
    lead: context.t('exceptions.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('exceptions.caption'),
        columns: ['code', 'severity', 'subject', 'fund', 'amount', 'commodity', 'count', 'since', 'ageDays'],
        head: 'code',
        // An exception is about a fund, an amount or a number of records, as the case may be.
        blank: ['fund', 'amount', 'commodity', 'count', 'since'],
        ...rows,
        cells: { code: word('exception', 'code'), severity: word('severity', 'severity') },
      }),
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf(section.rows)),
    ],
  };
}
