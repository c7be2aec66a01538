// Donors: what each promised, committed and paid; what was passed on inside; what changed its status.

import type { Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import { scaled, type Section } from '../figure.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

const COLUMNS = ['donorName', 'dataset', 'commodity', 'promised', 'committed', 'paid', 'paidInKind', 'vanished', 'records'];
const TRANSITION_COLUMNS = ['donorName', 'recipient', 'fund', 'from', 'amountBefore', 'to', 'amountAfter', 'commodity'];
/** Older changes of status stand in the download. */
const TRANSITIONS_SHOWN = 200;
/** Decimals that no amount exceeds. */
const SORT_SCALE = 9;

export function donorsPage(context: PageContext): PageParts {
  const section = context.figures.section('donors');
  const internal = context.figures.section('donors.internal');
  const transitions = context.figures.section('donors.transitions');
  const status = (key: string) => (row: Readonly<Record<string, unknown>>): string => context.word(`point.${String(row[key])}`, String(row[key]));
  return {
    title: context.text('donors.title'),
    lead: context.t('donors.lead'),
    body: [
      ...byDataset(context, section),
      transitions.rows.length === 0 ? html`` : html`<h2>${context.t('donors.transitions')}</h2><p>${context.t('donors.transitions.lead')}</p>${sectionTable(context, transitions, { caption: context.text('donors.transitions'), columns: TRANSITION_COLUMNS, head: 'donorName', rows: transitions.rows.slice(0, TRANSITIONS_SHOWN), cells: { from: status('from'), to: status('to') } })}`,
      internal.rows.length === 0 ? html`` : html`<h2>${context.t('donors.internal')}</h2><p>${context.t('donors.internal.lead')}</p>${sectionTable(context, internal, { caption: context.text('donors.internal'), columns: COLUMNS, head: 'donorName' })}`,
      ruleNotes(context, section.noteKeys),
      sourceNotes(context, codesOf([...section.rows, ...internal.rows])),
    ],
  };
}

/** A table for each dataset, the largest payment first. What a dataset does not state has no column there. */
function byDataset(context: PageContext, section: Section): Html[] {
  const datasets = [...new Set(section.rows.map((row) => String(row['dataset'])))];
  if (datasets.length === 0) return [sectionTable(context, section, { caption: context.text('donors.caption'), head: 'donorName' })];
  return datasets.map((dataset) => {
    const rows = section.rows.filter((row) => row['dataset'] === dataset);
    const size = (row: Row, column: string): bigint => scaled(String(row[column] ?? '0') || '0', SORT_SCALE);
    const larger = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1);
    const sorted = [...rows].sort((a, b) => larger(size(a, 'paid'), size(b, 'paid')) || larger(size(a, 'promised'), size(b, 'promised')));
    return sectionTable(context, section, { caption: context.text('donors.caption'), columns: ['donorName', 'publisher', ...COLUMNS.slice(1)], head: 'donorName', rows: sorted, totals: (total) => total['dataset'] === dataset });
  });
}
