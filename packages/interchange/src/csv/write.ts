// The ledger as CSV with HXL hashtags: one posting a row.

import { formatDecimal } from '@amanah/record/amount.ts';
import { csvRow, safeText } from '@amanah/record/csv-row.ts';
import { acting, type ExportedEntry, type ScaleOf } from '../entry-export.ts';

const COLUMNS = ['entry', 'record', 'event_time', 'kind', 'source', 'destination', 'fund', 'commodity', 'amount', 'lot', 'description'];
const HASHTAGS = ['#meta+index', '#meta+id', '#date+event', '#meta+kind', '#org+account+source', '#org+account+destination', '#activity+fund', '#item+commodity', '#value+amount', '#item+lot', '#description'];

/** The table, entry by entry: a header row, the HXL row, then one row per posting. Rows end in CRLF (RFC 4180). */
export async function* writeCsv(entries: AsyncIterable<ExportedEntry>, scaleOf: ScaleOf): AsyncGenerator<string, void, undefined> {
  yield csvRow(COLUMNS) + csvRow(HASHTAGS);
  for await (const entry of entries) {
    let text = '';
    for (const one of entry.postings) {
      const { source, destination, fund, commodity, amount, lot } = acting(one);
      const decimal = formatDecimal(amount, scaleOf(commodity));
      // Codes begin with a letter or digit, so only the description can look like a formula.
      text += csvRow([String(entry.index), entry.id, entry.eventTime, entry.kind, source, destination, fund, commodity, decimal, lot ?? '', safeText(entry.description ?? '')]);
    }
    if (text !== '') yield text;
  }
}
