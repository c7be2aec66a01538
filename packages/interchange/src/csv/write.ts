// The ledger as CSV with HXL hashtags: one posting a row.

import { formatDecimal } from '@amanah/core/amount.ts';
import { acting, type ExportedEntry, type ScaleOf } from '../entry-export.ts';

const COLUMNS = ['entry', 'record', 'event_time', 'kind', 'source', 'destination', 'fund', 'commodity', 'amount', 'lot', 'description'];
const HASHTAGS = ['#meta+index', '#meta+id', '#date+event', '#meta+kind', '#org+account+source', '#org+account+destination', '#value+fund', '#item+commodity', '#value+amount', '#item+lot', '#description'];

/** The table, entry by entry: a header row, the HXL row, then one row per posting. Rows end in CRLF (RFC 4180). */
export async function* writeCsv(entries: AsyncIterable<ExportedEntry>, scaleOf: ScaleOf): AsyncGenerator<string, void, undefined> {
  yield csvRow(COLUMNS) + csvRow(HASHTAGS);
  for await (const entry of entries) {
    let text = '';
    for (const one of entry.postings) {
      const { source, destination, fund, commodity, amount, lot } = acting(one);
      const decimal = formatDecimal(amount, scaleOf(commodity));
      text += csvRow([String(entry.index), entry.id, entry.eventTime, entry.kind, source, destination, fund, commodity, decimal, lot ?? '', safeText(entry.description ?? '')]);
    }
    if (text !== '') yield text;
  }
}

/** One row of cells, quoted where a cell holds a comma, a quote or a line break. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** Free text that a spreadsheet would run as a formula gets an apostrophe before it. Codes begin with a letter or digit and need none. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
