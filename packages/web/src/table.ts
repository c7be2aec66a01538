// Tables of a section: every number a figure, totals under the columns that may
// be added, the same rows as CSV. With scripts they sort, filter and add up what
// is shown; without them they are complete as they stand.

import type { Column, Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { formatDay, formatMonth } from '@amanah/ui/day.ts';
import { en, type MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from './context.ts';
import { idPart, isFigureColumn, totalRows, type Section } from './figure.ts';

export interface TableOptions {
  readonly caption: string;
  /** Keys of the columns to show, in order; all when absent. */
  readonly columns?: readonly string[];
  /** Rows to show, all when absent. */
  readonly rows?: readonly Row[];
  /** Which totals stand under rows that were picked; none when absent, because totals are of the whole section. */
  readonly totals?: (total: Readonly<Record<string, string>>) => boolean;
  /** How a cell that is no figure is shown, where the plain text is not enough. */
  readonly cells?: Readonly<Record<string, (row: Row) => Html | string>>;
  /** The column that heads each row. */
  readonly head: string;
  /** Where the rows stand as a file, from the root of the site; the report's CSV when absent; none when empty. */
  readonly file?: string;
  /** True where a heading just above says what the caption says: the caption is then for readers who do not see. */
  readonly headed?: boolean;
  /** Further columns in which nothing to say is no gap on this page. */
  readonly blank?: readonly string[];
  /** Columns that stay in the table where every row says the same. */
  readonly keep?: readonly string[];
  /** What a cell says that has no value; “not reported” when absent. */
  readonly without?: string;
  /** Anchor of a row. */
  readonly anchor?: (row: Row) => string;
}

/** Rows from which on a table scrolls by itself under its head. */
const TALL = 40;

/** A section as a table. */
export function sectionTable(context: PageContext, section: Section, options: TableOptions): Html {
  const rows = options.rows ?? section.rows;
  if (rows.length === 0) return html`<p class="empty">${context.t('table.empty')}</p>`;
  const { columns, shared } = shownColumns(context, section, rows, options);
  // Names in another script must not turn the caption around: each is isolated.
  const isolated = shared.map((name) => `\u2068${name}\u2069`);
  const caption = [options.caption, ...isolated].join(' · ');
  return html`<div class="table" data-table data-filter="${context.text('table.filter')}" data-shown="${context.text('table.rows-shown', { shown: '{shown}', count: rows.length })}" data-sum="${context.text('table.sum-shown')}${context.text('mark.colon')}">
<div class="scroll${rows.length > TALL ? ' tall' : ''}" role="region" aria-label="${caption}" tabindex="0">
<table>
${options.headed === true ? headedCaption(options.caption, isolated) : html`<caption>${caption}</caption>`}
<thead><tr>${columns.map((column) => html`<th scope="col"${isFigureColumn(column) ? html` class="n"` : ''} data-type="${column.type}">${context.columnTitle(column)}</th>`)}<th scope="col" class="open">${context.t('table.records')}</th></tr></thead>
<tbody>
${rows.map((row) => tableRow(context, section, columns, row, options))}</tbody>
${options.rows === undefined || options.totals !== undefined ? totals(context, section, columns, options.totals) : ''}</table>
</div>
<p class="under"><span data-rows>${context.t('table.rows', { count: rows.length })}</span> ${downloadLink(context, section, options)}</p>
</div>`;
}

/** What all rows share is seen even where the caption's own words stand in the heading above. */
function headedCaption(words: string, shared: readonly string[]): Html {
  return shared.length === 0 ? html`<caption class="hidden">${words}</caption>` : html`<caption><span class="hidden">${words} · </span>${shared.join(' · ')}</caption>`;
}

function downloadLink(context: PageContext, section: Section, options: TableOptions): Html {
  const path = options.file ?? `reports/${section.report}.csv`;
  if (path === '') return html``;
  return html`<a href="${context.fromRoot(path)}">${context.t(path.endsWith('.json') ? 'table.json' : 'table.csv')}</a>`;
}

/** Columns that say something only where a publisher states it; they are left out while all their values are zero. */
const OCCASIONAL: ReadonlySet<string> = new Set(['promised', 'committed', 'paidInKind', 'vanished', 'internal', 'consignments', 'removedAmount', 'returned', 'excess', 'statedLost', 'waterDays', 'litres', 'linesNotConverted', 'shareNotConverted', 'missing', 'voided', 'handedOver', 'withPartner', 'cost', 'givenBack', 'usedBefore', 'late', 'early', 'doubled', 'ineligible', 'spoiled', 'unrevealed', 'after', 'lacked']);

/** Columns in which nothing to say is no gap: the widest areas are part of nothing, a loss in a store was under no waybill. */
const MAY_BE_BLANK: ReadonlySet<string> = new Set(['parent', 'pcode', 'waybill', 'partner', 'batch', 'differs', 'ageDays', 'daysLeft', 'missingNumbers', 'statedLost', 'inBooks', 'stated']);

/** The columns to show. A column that says the same in every row is said once, in the caption. */
function shownColumns(context: PageContext, section: Section, rows: readonly Row[], options: TableOptions): { readonly columns: readonly Column[]; readonly shared: readonly string[] } {
  const wanted = options.columns === undefined ? section.columns : options.columns.flatMap((key) => section.columns.filter((column) => column.key === key));
  const shared: string[] = [];
  const columns = wanted.filter((column) => {
    if (column.key === options.head) return true;
    if (options.keep?.includes(column.key) === true && rows.some((row) => isReported(row[column.key]))) return true;
    const values = new Set(rows.map((row) => String(row[column.key] ?? '')));
    if (isFigureColumn(column)) return !OCCASIONAL.has(column.key) || [...values].some((value) => /[1-9]/.test(value));
    // A single row under a heading of its own reads as a row: its values are not taken out of it.
    if (options.headed === true && rows.length === 1) return !values.has('');
    if (values.size > 1 || rows.length === 1 && options.rows === undefined && column.type === 'day') return true;
    const [only = ''] = values;
    if (only !== '' && column.type !== 'day') {
      const own = options.cells?.[column.key];
      shared.push(own === undefined ? nameOfCode(context, column.key, only) : String(own(rows[0] as Row)));
      return false;
    }
    return only !== '';
  });
  return { columns, shared };
}

function tableRow(context: PageContext, section: Section, columns: readonly Column[], row: Row, options: TableOptions): Html {
  const anchor = options.anchor === undefined ? '' : html` id="${options.anchor(row)}"`;
  const cells = columns.map((column) => {
    const content = cellOf(context, section, column, row, options);
    if (column.key === options.head) return html`<th scope="row">${content}</th>`;
    return isFigureColumn(column) ? html`<td class="n">${content}</td>` : html`<td>${content}</td>`;
  });
  const first = columns.find((column) => isFigureColumn(column) && isReported(row[column.key]));
  const open = first === undefined ? '' : html`<a href="${context.recordsOf(context.figures.idOf(section, row, first.key))}" aria-label="${`${context.text('figure.open')}${context.text('mark.colon')}${rowName(context, row, options)}`}">${context.t('table.opens')}</a>`;
  return html`<tr${anchor}>${cells}<td class="open">${open}</td></tr>
`;
}

function rowName(context: PageContext, row: Row, options: TableOptions): string {
  const name = String(row[`${options.head}Name`] ?? row[options.head] ?? '');
  return name === '' ? context.text('figure.not-reported') : name;
}

function isReported(cell: Row[string]): boolean {
  return cell !== undefined && cell !== '' && cell !== null;
}

function cellOf(context: PageContext, section: Section, column: Column, row: Row, options: TableOptions): Html | string {
  const own = options.cells?.[column.key];
  if (own !== undefined) return own(row);
  const cell = row[column.key];
  if (!isReported(cell) && (MAY_BE_BLANK.has(column.key) || options.blank?.includes(column.key) === true)) return '';
  if (!isReported(cell)) return html`<span class="none">${options.without ?? context.t('figure.not-reported')}</span>`;
  const text = String(cell);
  if (isFigureColumn(column)) return context.cell(context.figures.idOf(section, row, column.key));
  if (column.type === 'month') return html`<time datetime="${text}">${formatMonth(context.locale, text)}</time>`;
  if (column.type === 'day') return html`<time datetime="${text}">${formatDay(context.locale, text)}</time>`;
  return html`<bdi>${nameOfCode(context, column.key, text)}</bdi>`;
}

const MASTER_OF_COLUMN: Readonly<Record<string, 'organisation' | 'site' | 'commodity' | 'fund'>> = {
  donor: 'organisation',
  publisher: 'organisation',
  partner: 'organisation',
  recipient: 'organisation',
  place: 'site',
  parent: 'site',
  crossing: 'site',
  site: 'site',
  origin: 'site',
  destination: 'site',
  commodity: 'commodity',
  unit: 'commodity',
  fund: 'fund',
};

/** The name of a code of a column, where the books have one. Money keeps its code. */
export function nameOfCode(context: PageContext, column: string, code: string): string {
  const kind = MASTER_OF_COLUMN[column];
  if (code === 'not-reported') return context.text('figure.not-reported');
  if (kind === undefined || /^[A-Z]{3}$/.test(code)) return code;
  const name = context.nameOf(kind, code);
  const unit = kind === 'commodity' ? `measure.${String(context.books.master('commodity', code, context.view.treeSize)?.['unit'])}` : '';
  // Consignments count themselves.
  return unit in en && code !== 'consignment' ? `${name}, ${context.text(unit as MessageKey)}` : name;
}

function totals(context: PageContext, section: Section, columns: readonly Column[], wanted: TableOptions['totals'] = () => true): Html {
  const lines = totalRows(section).filter(({ row }) => wanted(row));
  if (lines.length === 0) return html``;
  return html`<tfoot>
${lines.map(({ row, group }) => {
    const names = Object.entries(row).filter(([key]) => section.columns.some((column) => column.key === key && !isFigureColumn(column)));
    const words = names.map(([key, code]) => nameOfCode(context, key, code)).filter((word) => word !== '').join(', ');
    const label = words === '' ? context.t('table.sum') : context.t('table.sum-of', { group: words });
    const lead = columns.findIndex((column) => isFigureColumn(column));
    return html`<tr><th scope="row" colspan="${Math.max(1, lead)}">${label}</th>${columns.slice(Math.max(1, lead)).map((column) => {
      const isSum = isFigureColumn(column) && row[column.key] !== undefined;
      return html`<td${isFigureColumn(column) ? html` class="n"` : ''}>${isSum ? context.cell(`${section.name}/total/${group}/${column.key}`) : ''}</td>`;
    })}<td class="open"></td></tr>
`;
  })}</tfoot>
`;
}

/** An id of the page for a code. */
export function anchorOf(code: string): string {
  return `r-${idPart(code).replaceAll('%', '.')}`;
}
