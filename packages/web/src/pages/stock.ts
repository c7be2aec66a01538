// Stock: what lies in each store, lot by lot, first to expire first.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { shownOptions } from '../operation-menu.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function stockPage(context: PageContext): PageParts {
  const section = context.figures.section('stock');
  return {
    title: context.text('stock.title'),
    lead: context.t('stock.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('stock.caption'),
        columns: ['place', 'fund', 'commodity', 'lot', 'balance', 'batch', 'expiry', 'daysLeft', 'state', 'turn'],
        head: 'place',
        cells: { state: wordCell(context, 'state'), lot: (row) => (row['lot'] === '' ? context.text('stock.no-lot') : html`<bdi>${String(row['lot'])}</bdi>`) },
        ...shownOptions(section),
      }),
      ruleNotes(context, section.noteKeys),
    ],
  };
}
