// Consignments by month, crossing, category and donor. Units stay apart.

import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { codesOf, ruleNotes, sourceNotes } from './standing-notes.ts';

/** Sections with the column that heads their rows. */
const SECTIONS: readonly { readonly name: string; readonly head: string; readonly title: MessageKey }[] = [
  { name: 'month', head: 'month', title: 'consignments.month' },
  { name: 'crossing', head: 'site', title: 'consignments.crossing' },
  { name: 'category', head: 'category', title: 'consignments.category' },
  { name: 'donor', head: 'donor', title: 'consignments.donor' },
];

export function consignmentsPage(context: PageContext): PageParts {
  const report = context.figures.report('consignments');
  const quantities = context.figures.section('consignments.quantity');
  return {
    title: context.text('consignments.title'),
    lead: context.t('consignments.lead'),
    body: [
      ...SECTIONS.map(({ name, head, title }): Html => {
        const section = context.figures.section(`consignments.${name}`);
        return html`<h2 id="by-${name}">${context.t(title)}</h2>${sectionTable(context, section, { caption: context.text(title), columns: [head, 'dataset', 'point', 'consignments'], head, cells: { point: pointCell(context) } })}`;
      }),
      quantities.rows.length === 0 ? html`` : html`<h2 id="quantities">${context.t('column.quantity')}</h2><p>${context.t('consignments.units')}</p>${sectionTable(context, quantities, { caption: context.text('column.quantity'), columns: ['commodity', 'dataset', 'point', 'quantity'], head: 'commodity', cells: { point: pointCell(context) } })}`,
      ruleNotes(context, report.noteKeys),
      sourceNotes(context, codesOf(report.rows)),
    ],
  };
}

/** A counting point in words. */
export function pointCell(context: PageContext): (row: Readonly<Record<string, unknown>>) => string {
  return (row) => context.word(`point.${String(row['point'])}`, String(row['point']));
}
