// Donors: what each promised, committed and paid; what was passed on inside; what changed its status.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

const COLUMNS = ['donorName', 'dataset', 'commodity', 'promised', 'committed', 'paid', 'paidInKind', 'vanished', 'records'];
const TRANSITION_COLUMNS = ['donorName', 'recipient', 'fund', 'from', 'amountBefore', 'to', 'amountAfter', 'commodity'];
/** Older changes of status stand in the download. */
const TRANSITIONS_SHOWN = 200;

export function donorsPage(context: PageContext): PageParts {
  const section = context.figures.section('donors');
  const internal = context.figures.section('donors.internal');
  const transitions = context.figures.section('donors.transitions');
  const status = (key: string) => (row: Readonly<Record<string, unknown>>): string => context.word(`point.${String(row[key])}`, String(row[key]));
  return {
    title: context.text('donors.title'),
    lead: context.t('donors.lead'),
    body: [
      sectionTable(context, section, { caption: context.text('donors.caption'), columns: COLUMNS, head: 'donorName' }),
      transitions.rows.length === 0 ? html`` : html`<h2>${context.t('donors.transitions')}</h2><p>${context.t('donors.transitions.lead')}</p>${sectionTable(context, transitions, { caption: context.text('donors.transitions'), columns: TRANSITION_COLUMNS, head: 'donorName', rows: transitions.rows.slice(0, TRANSITIONS_SHOWN), cells: { from: status('from'), to: status('to') } })}`,
      internal.rows.length === 0 ? html`` : html`<h2>${context.t('donors.internal')}</h2><p>${context.t('donors.internal.lead')}</p>${sectionTable(context, internal, { caption: context.text('donors.internal'), columns: COLUMNS, head: 'donorName' })}`,
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf([...section.rows, ...internal.rows])),
    ],
  };
}
