// Waybills: what each carried and where it is, what was lost of it, what the
// parties say, and the numbered blanks.

import type { Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { shownOptions } from '../operation-menu.ts';
import { sectionTable, type TableOptions } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function waybillsPage(context: PageContext): PageParts {
  const section = context.figures.section('waybills');
  const words = { differs: wordCell(context, 'differs'), loss: wordCell(context, 'loss'), party: wordCell(context, 'party'), movement: wordCell(context, 'movement') };
  const cells = { ...words, waybill: (row: Row): Html => html`<bdi>${String(row['waybill'])}</bdi>` };
  const part = (name: string, title: MessageKey, options: Omit<TableOptions, 'caption' | 'cells'>, lead: Html = html``): Html => {
    const its = context.figures.section(`waybills.${name}`);
    return its.rows.length === 0 ? html`` : html`<h2 id="${name}">${context.t(title)}</h2>${lead}${sectionTable(context, its, { caption: context.text(title), cells, headed: true, file: 'reports/waybills.json', ...shownOptions(its), ...options })}`;
  };
  return {
    title: context.text('waybills.title'),
    lead: context.t('waybills.lead'),
    body: [
      sectionTable(context, section, {
        caption: context.text('waybills.caption'),
        columns: ['waybill', 'day', 'origin', 'destination', 'fund', 'commodity', 'dispatched', 'arrivedGood', 'lost', 'returned', 'onTheRoad', 'excess', 'ageDays', 'differs'],
        head: 'waybill', cells, ...shownOptions(section),
      }),
      part('losses', 'waybills.losses', { columns: ['waybill', 'loss', 'fund', 'quantity', 'commodity'], head: 'waybill' }),
      part('statements', 'waybills.statements', { columns: ['waybill', 'party', 'movement', 'day', 'place', 'commodity', 'stated', 'statedLost', 'inBooks', 'differs'], head: 'waybill' }, html`<p>${context.t('waybills.statements.lead')}</p>`),
      part('series', 'waybills.series', { columns: ['first', 'last', 'issued', 'used', 'voided', 'unused', 'missing', 'missingNumbers'], head: 'first' }),
      ruleNotes(context, section.noteKeys),
    ],
  };
}
