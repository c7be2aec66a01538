// Rows that a publisher's newer file states otherwise, before and after side by side.

import { formatDecimalShort } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { restatementRows, type RestatedRow } from '@amanah/projection/restatements.ts';
import type { VersionPair } from '@amanah/projection/report-shape.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { figureText, type PageContext } from '../context.ts';
import { unitOfCommodity } from '../figure.ts';

/** One row before and after, with the fields that its publisher changed. */
export interface Change {
  readonly index: number;
  readonly pair: VersionPair;
  readonly restated: RestatedRow;
  readonly rowName: string;
  readonly fields: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

/** What a page reads of the body of a restatement, which admission has judged. */
interface RestatementBody {
  readonly fields?: Change['fields'];
  readonly source?: { readonly row: string };
  readonly now?: { readonly body: { readonly source?: { readonly row: string } } };
}

/** The newest changes that change an amount, at most two of a dataset first, so that one long list does not hide another. */
export async function newestChanges(context: PageContext, limit: number): Promise<Change[]> {
  const { pairs } = context.figures.report('restatements');
  const newest = [...pairs].sort((a, b) => b.to.record - a.to.record);
  const perPair = Math.max(1, Math.ceil(limit / Math.max(1, newest.length)));
  const changes: Change[] = [];
  for (const pair of newest) {
    if (changes.length >= limit) break;
    changes.push(...(await changesOfPair(context, pair, Math.min(perPair, limit - changes.length), true)));
  }
  return changes;
}

/** The newest changes of one pair of versions; with `amountsOnly` those that moved an amount. */
export async function changesOfPair(context: PageContext, pair: VersionPair, limit: number, amountsOnly = false): Promise<Change[]> {
  const { books, view } = context;
  const listed = (['changed', 'removed'] as const).flatMap((change) => restatementRows(books, view.treeSize, pair.pair, { change, limit: Number.MAX_SAFE_INTEGER }).rows);
  const wanted = listed.filter((one) => !amountsOnly || movesAmount(books, one)).sort((a, b) => b.row - a.row).slice(0, limit);
  return Promise.all(wanted.map(async (restated) => ({ ...(await readChange(context, restated)), pair })));
}

function movesAmount(books: Books, { row, before }: RestatedRow): boolean {
  const text = (at: number): string => books.ownPostings(at).map((one) => `${one.commodity} ${one.amount} ${one.source} ${one.destination}`).join('\n');
  return before !== undefined && text(row) !== text(before);
}

async function readChange(context: PageContext, restated: RestatedRow): Promise<Omit<Change, 'pair'>> {
  const { record } = await context.view.readRecord(restated.row);
  const body = record.body as unknown as RestatementBody;
  const source = body.source ?? body.now?.body.source;
  return { index: restated.row, restated, rowName: source?.row ?? '', fields: body.fields ?? [] };
}

/** The changes as a table: one line for each field, the old and the new text side by side. */
export function changeList(context: PageContext, changes: readonly Change[]): Html {
  return html`<div class="scroll" role="region" aria-label="${context.text('restatements.list')}" tabindex="0"><table class="changes">
<caption class="hidden">${context.t('restatements.list')}</caption>
<thead><tr><th scope="col">${context.t('restatements.field')}</th><th scope="col">${context.t('restatements.before')}</th><th scope="col">${context.t('restatements.after')}</th></tr></thead>
${changes.map((change) => changeBody(context, change))}
</table></div>`;
}

function changeBody(context: PageContext, change: Change): Html {
  const { restated, pair } = change;
  const lines = [...amountLine(context, restated), ...fieldLines(context, change)];
  const publisher = context.nameOf('organisation', pair.publisher);
  return html`<tbody>
<tr><th scope="rowgroup" colspan="3"><a href="${context.href('records/index.html')}#r=${change.index}">${context.t('restatements.row', { row: html`<bdi>${change.rowName}</bdi>` })}</a> <span class="who"><bdi>${publisher}</bdi>, ${formatDay(context.locale, pair.to.retrieved)}</span></th></tr>
${lines.map((line) => html`<tr>${line}</tr>
`)}</tbody>`;
}

function fieldLines(context: PageContext, { restated, fields }: Change): Html[] {
  if (restated.change === 'removed') return [html`<td colspan="3">${context.t('restatements.removed')}</td>`];
  return fields.map(({ field, from, to }) => html`<td><bdi>${field}</bdi></td><td class="before">${cell(context, from)}</td><td class="after">${cell(context, to)}</td>`);
}

const CELL_LIMIT = 160;

function cell(context: PageContext, text: string | undefined): Html {
  if (text === undefined) return html`<span class="none">${context.t('restatements.blank')}</span>`;
  return html`<bdi>${text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT)}…` : text}</bdi>`;
}

/** What the books made of it, where the amount moved. */
function amountLine(context: PageContext, { row, before }: RestatedRow): Html[] {
  if (before === undefined) return [];
  const [old, now] = [amounts(context, before), amounts(context, row)];
  return old === now ? [] : [html`<td>${context.t('start.river.amount')}</td><td class="before">${old}</td><td class="after">${now}</td>`];
}

function amounts(context: PageContext, row: number): string {
  const { books, locale } = context;
  const postings = books.ownPostings(row);
  if (postings.length === 0) return context.text('restatements.nothing');
  return postings.map(({ commodity, amount }) => {
    const value = formatDecimalShort(amount, books.commodity(commodity).scale);
    return figureText(locale, { value, unit: unitOfCommodity(books, commodity, context.view.treeSize) }, 'exact');
  }).join(context.locale === 'ar' ? '، ' : ', ');
}
