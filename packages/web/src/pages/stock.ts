// Stock: what lies in each store, lot by lot, first to expire first.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

/** Longer lists stand in the download. */
const ROWS_SHOWN = 2000;

export function stockPage(context: PageContext): PageParts {
  const section = context.figures.section('stock');
  const cut = section.rows.length > ROWS_SHOWN ? { rows: section.rows.slice(0, ROWS_SHOWN) } : {};
  return {
    title: context.text('stock.title'),
    lead: context.t('stock.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('stock.caption'),
        columns: ['place', 'fund', 'commodity', 'lot', 'balance', 'batch', 'expiry', 'daysLeft', 'state', 'turn'],
        head: 'place',
        cells: { state: wordCell(context, 'state'), lot: (row) => (row['lot'] === '' ? context.text('stock.no-lot') : html`<bdi>${String(row['lot'])}</bdi>`) },
        ...cut,
      }),
      ruleNotes(context, section.noteKeys),
    ],
  };
}
