// Tables with scripts: sort by a column, keep the rows that hold a text, and the
// exact sum of the rows shown.

/** Number of decimals and digits of an exact value. */
interface Exact {
  readonly least: bigint;
  readonly scale: number;
}

const FILTER_FROM_ROWS = 8;

/** Gives a table its tools. Words come with the page. */
export function enliven(wrapper: HTMLElement): void {
  const table = wrapper.querySelector('table');
  const body = table?.tBodies[0];
  if (table === null || table === undefined || body === undefined) return;
  const rows = [...body.rows];
  if (rows.length < 2) return;
  table.querySelectorAll<HTMLTableCellElement>('thead th[data-type]').forEach((head) => sortable(head, body));
  if (rows.length >= FILTER_FROM_ROWS) filterable(wrapper, table, rows);
}

function sortable(head: HTMLTableCellElement, body: HTMLTableSectionElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const ascending = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of head.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const sign = ascending ? 1 : -1;
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[head.cellIndex]) }));
    keyed.sort((a, b) => sign * compare(a.key, b.key));
    body.append(...keyed.map(({ row }) => row));
  });
}

type Key = { readonly exact: Exact } | { readonly text: string };

function keyOf(cell: HTMLTableCellElement | undefined): Key {
  const data = cell?.querySelector('data');
  if (data !== null && data !== undefined) return { exact: exactOf(data.value) };
  return { text: cell?.querySelector('time')?.dateTime ?? cell?.textContent?.trim() ?? '' };
}

function compare(a: Key, b: Key): number {
  if ('exact' in a && 'exact' in b) {
    const scale = Math.max(a.exact.scale, b.exact.scale);
    const difference = atScale(a.exact, scale) - atScale(b.exact, scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  if ('text' in a && 'text' in b) return a.text.localeCompare(b.text, document.documentElement.lang, { numeric: true });
  return 'exact' in a ? 1 : -1;
}

/** The exact value of a decimal text. */
export function exactOf(decimal: string): Exact {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { least: BigInt(whole + fraction), scale: fraction.length };
}

function atScale({ least, scale }: Exact, to: number): bigint {
  return least * 10n ** BigInt(to - scale);
}

/** Adds decimals exactly. */
export function sumOf(decimals: readonly string[]): string {
  const parts = decimals.map(exactOf);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const total = parts.reduce((sum, part) => sum + atScale(part, scale), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  return `${total < 0n ? '-' : ''}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`;
}

function filterable(wrapper: HTMLElement, table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void {
  const { filter = '', shown: shownWord = '', sum: sumWord = '' } = wrapper.dataset;
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'search';
  label.append(`${filter} `, input);
  label.className = 'filter';
  wrapper.prepend(label);
  const texts = rows.map((row) => row.textContent?.toLocaleLowerCase() ?? '');
  const under = wrapper.querySelector('[data-rows]');
  const before = under?.textContent ?? '';
  const sums = document.createElement('p');
  sums.className = 'under';
  wrapper.append(sums);
  under?.setAttribute('role', 'status');
  input.addEventListener('input', () => {
    const wanted = input.value.toLocaleLowerCase().trim();
    const shown = rows.filter((row, at) => {
      row.hidden = wanted !== '' && !(texts[at] as string).includes(wanted);
      return !row.hidden;
    });
    if (under !== null) under.textContent = wanted === '' ? before : shownWord.replace('{shown}', format(String(shown.length)));
    sums.textContent = wanted === '' ? '' : sumsOf(table, shown, sumWord);
  });
}

/** Sums only of columns whose sum stands under the table in one unit: elsewhere adding means nothing. */
function sumsOf(table: HTMLTableElement, shown: readonly HTMLTableRowElement[], word: string): string {
  const foot = table.tFoot?.rows;
  if (foot === undefined || foot.length !== 1) return '';
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const offset = (foot[0]?.cells[0]?.colSpan ?? 1) - 1;
  const parts = heads.flatMap((head, at) => {
    if (foot[0]?.cells[at - offset]?.querySelector('data') == null) return [];
    const values = shown.flatMap((row) => row.cells[at]?.querySelector('data')?.value ?? []);
    return [`${head.textContent ?? ''} ${format(sumOf(values))}`];
  });
  return parts.length === 0 ? '' : `${word}${parts.join(' · ')}`;
}

/** A number as the page writes it. */
function format(decimal: string): string {
  const fraction = decimal.split('.')[1]?.length ?? 0;
  const { lang } = document.documentElement;
  const tag = lang === 'ar' ? 'ar-PS-u-nu-arab' : lang === 'en' ? 'en-GB' : lang;
  return new Intl.NumberFormat(tag, { minimumFractionDigits: fraction, maximumFractionDigits: fraction }).format(decimal as Intl.StringNumericLiteral);
}
