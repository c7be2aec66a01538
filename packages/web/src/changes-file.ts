// Every row that a pair of versions changed or removed, cell by cell, as a file
// to download: the pages list the newest only.

import { restatementRows } from '@amanah/projection/restatements.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import type { Column, Row } from '@amanah/projection/report-shape.ts';
import type { SiteView } from './context.ts';
import { figuresAt } from './figures.ts';
import { Slugs } from './slug.ts';

const COLUMNS: readonly Column[] = (['record', 'publisherRow', 'change', 'field', 'before', 'after'] as const).map((key) => ({ key, title: key, type: key === 'record' ? 'count' : 'text' }));

/** The paths of the files, by the pair of versions they belong to. */
export function changesPaths(view: SiteView): Map<string, string> {
  const { pairs } = figuresAt(view.books, view.treeSize).report('restatements');
  const slugs = new Slugs(pairs.map(({ pair }) => pair));
  return new Map([...slugs.all()].map(([pair, slug]) => [pair, `restatements/${slug}.csv`]));
}

/** The rows of one pair of versions as CSV: one line for each cell that changed, one for each row removed. */
export async function changesCsv({ books, treeSize, readRecord }: SiteView, pair: string): Promise<string> {
  const rows: Row[] = [];
  for (const change of ['changed', 'removed'] as const) {
    for (const { row } of restatementRows(books, treeSize, pair, { change, limit: Number.MAX_SAFE_INTEGER }).rows) {
      const body = (await readRecord(row)).record.body as unknown as RestatementBody;
      const publisherRow = (body.now?.body.source ?? body.source)?.row ?? '';
      const cells = change === 'removed' ? [{ field: '', from: '', to: '' }] : (body.fields ?? []);
      rows.push(...cells.map(({ field, from, to }): Row => ({ record: row, publisherRow, change, field, before: from ?? '', after: to ?? '', selector: {} })));
    }
  }
  return reportCsv({ columns: COLUMNS, rows });
}

/** What is read of the body of a restatement, which admission has judged. */
interface RestatementBody {
  readonly fields?: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  readonly source?: { readonly row: string };
  readonly now?: { readonly body: { readonly source?: { readonly row: string } } };
}
