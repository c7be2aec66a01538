// One table: search, filter, sort, choose columns, move with the keyboard, add
// up what is shown, take it away as a file. Only the rows in sight are drawn.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { flushSync } from 'preact/compat';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Column } from '@amanah/projection/report-shape.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import type { Masters } from '../forms/masters.ts';
import { locale, t, textOr } from '../language.ts';
import { cellWords, columnTitle, noteWords } from './cell-words.ts';
import { csvOfView, workbookOfView } from './download.ts';
import { columnWidths } from './column-widths.ts';
import { choiceIn, haystacksOf, isNumeric, keptRows, queryOf, sortedRows, sumsOfView, windowOf, type Cell, type TableData, type TableRow, type ViewChoice, type ViewSum } from './table-view.ts';

const ROW_HEIGHT = 36;
/** Rows on paper; more than these belong into a file. */
const PRINTED_ROWS = 2_000;

export function TablePage({ name, query }: { readonly name: string; readonly query: URLSearchParams }): VNode {
  const { server, operation } = useDesk();
  const [data, setData] = useState<TableData>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    void server.get<TableData>(`/api/tables/${encodeURIComponent(name)}`).then((answer) => {
      if (answer.ok) setData(answer.value);
      else setWrong('offline' in answer ? t('state.offline-short') : answer.problem.title);
    });
  }, [name]);
  const title = textOr(`table.${name}`, data?.title ?? name);
  useEffect(() => {
    document.title = `${title} · ${operation}`;
  }, [title]);
  if (data === undefined) return html`<h1 tabindex="-1">${title}</h1><p class="note late">${wrong === '' ? t('state.loading') : wrong}</p>` as VNode;
  return html`<h1 tabindex="-1">${title}</h1><${TableView} data=${data} query=${query} title=${title} />` as VNode;
}

interface TableViewProps {
  readonly data: TableData;
  readonly query: URLSearchParams;
  readonly title: string;
}

export function TableView({ data, query, title }: TableViewProps): VNode {
  const [choice, setRaw] = useState<ViewChoice>(() => choiceIn(query));
  const haystacks = useMemo(() => haystacksOf(data.rows), [data]);
  // Which rows are kept, and their order, are worked out apart: a new order changes no sum.
  const found = useMemo(() => keptRows(data, choice, haystacks), [data, choice.search, choice.only]);
  const kept = useMemo(() => sortedRows(data, found, choice.sort), [data, found, choice.sort]);
  const shown = useMemo(() => data.columns.map((_, at) => at).filter((at) => !choice.without.includes(data.columns[at]?.key ?? '')), [data, choice.without]);
  const setChoice = (next: ViewChoice): void => {
    setRaw(next);
    history.replaceState(null, '', hrefOf(['table', data.name], queryOf(next)));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName)) return;
      event.preventDefault();
      document.getElementById('in-search')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const filters = Object.entries(choice.only);
  return html`<div class="table-tools no-print">
      <label for="in-search" class="hidden">${t('table.search')}</label>
      <input id="in-search" type="search" placeholder=${t('table.search')} value=${choice.search} onInput=${(event: Event) => setChoice({ ...choice, search: (event.target as HTMLInputElement).value })} />
      <details class="columns"><summary>${t('table.columns')}</summary><div>${data.columns.map(({ key }) => html`<label key=${key}><input type="checkbox" checked=${!choice.without.includes(key)} onChange=${() => setChoice({ ...choice, without: choice.without.includes(key) ? choice.without.filter((one) => one !== key) : [...choice.without, key] })} /> ${columnTitle(data.columns, key)}</label>`)}</div></details>
      <button type="button" class="plain" onClick=${() => save(new Blob([csvOfView(data, kept, shown)], { type: 'text/csv' }), `${data.name}.csv`)}>CSV</button>
      <button type="button" class="plain" onClick=${() => save(new Blob([workbookOfView({ ...data, title, columns: data.columns.map((column) => ({ ...column, title: columnTitle(data.columns, column.key) })) }, kept, shown, locale() === 'ar') as Uint8Array<ArrayBuffer>], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }), `${data.name}.xlsx`)}>XLSX</button>
      <${CopyLink} />
    </div>
    <${FilterTool} data=${data} onFilter=${(key: string, value: string) => setChoice({ ...choice, only: { ...choice.only, [key]: value } })} />
    ${filters.length === 0 ? '' : html`<p class="filters">${filters.map(([key, value]) => html`<button key=${key} type="button" class="chip" onClick=${() => setChoice({ ...choice, only: Object.fromEntries(filters.filter(([other]) => other !== key)) })}>${columnTitle(data.columns, key)}: ${value.replace(/^~/, '')} <span aria-hidden="true">×</span><span class="hidden">${t('table.unfilter')}</span></button>`)}</p>`}
    <p class="note" role="status">${kept.length === data.rows.length ? t('table.rows', { count: kept.length }) : t('table.rows-of', { count: kept.length, all: data.rows.length })}</p>
    ${data.rows.length === 0 ? html`<p>${t('table.empty')}</p>` : html`<${Grid} data=${data} kept=${kept} shown=${shown} choice=${choice} setChoice=${setChoice} title=${title} />`}
    <${Sums} data=${data} kept=${found} />
    <ul class="notes">${data.noteKeys.map((one) => html`<li key=${one}>${noteWords(one)}</li>`)}<li>${t('table.size', { size: data.treeSize })}</li></ul>` as VNode;
}

/** Rows whose column holds a text. */
function FilterTool({ data, onFilter }: { readonly data: TableData; readonly onFilter: (key: string, value: string) => void }): VNode {
  const [key, setKey] = useState(data.columns[0]?.key ?? '');
  const [text, setText] = useState('');
  const filter = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onFilter(key, `~${text.trim()}`);
    setText('');
  };
  return html`<form class="filter-tool no-print" onSubmit=${filter}><label for="in-filter-column">${t('table.only')}</label>
    <select id="in-filter-column" onChange=${(event: Event) => setKey((event.target as HTMLSelectElement).value)}>${data.columns.map((column) => html`<option key=${column.key} value=${column.key} selected=${column.key === key}>${columnTitle(data.columns, column.key)}</option>`)}</select>
    <label class="hidden" for="in-filter-text">${t('table.contains')}</label><input id="in-filter-text" type="text" value=${text} placeholder=${t('table.contains')} onInput=${(event: Event) => setText((event.target as HTMLInputElement).value)} /> <button type="submit" class="plain">${t('table.filter')}</button></form>` as VNode;
}

function CopyLink(): VNode {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(location.href).then(() => setCopied(true), () => undefined);
  return html`<button type="button" class="plain" onClick=${copy}>${isCopied ? t('table.copied') : t('table.link')}</button>` as VNode;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface GridProps {
  readonly data: TableData;
  readonly kept: Uint32Array;
  readonly shown: readonly number[];
  readonly choice: ViewChoice;
  readonly setChoice: (choice: ViewChoice) => void;
  readonly title: string;
}

function Grid({ data, kept, shown, choice, setChoice, title }: GridProps): VNode {
  const { masters } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [at, setAt] = useState({ row: 0, column: 0 });
  const wanted = useRef(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onScroll = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    onScroll();
    element.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onScroll);
    return () => {
      element.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', onScroll);
    };
  }, []);
  useEffect(() => {
    // The row may come into sight only with the next drawing.
    const cell = wanted.current ? frame.current?.querySelector<HTMLElement>('[tabindex="0"][data-cell]') : undefined;
    if (cell === undefined || cell === null) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
  });
  const move = (row: number, column: number): void => {
    const next = { row: Math.max(0, Math.min(kept.length - 1, row)), column: Math.max(0, Math.min(shown.length - 1, column)) };
    wanted.current = true;
    setAt(next);
    bringToSight(frame.current, next.row);
  };
  const onKeyDown = (event: KeyboardEvent): void => keyInGrid(event, at, { rows: kept.length, columns: shown.length, page: Math.floor(view.height / ROW_HEIGHT) - 2 }, move);
  const widths = useMemo(() => columnWidths(data, shown), [data, shown]);
  const isPrinting = usePrinting();
  const drawn = useDrawnRows({ data, kept, shown, masters, move });
  const { from, to } = isPrinting ? { from: 0, to: Math.min(kept.length, PRINTED_ROWS) } : windowOf({ count: kept.length, rowHeight: ROW_HEIGHT, ...view });
  return html`<div class="grid-frame" ref=${frame} style=${{ '--rows': String(Math.min(kept.length, 40) + 2) }}>
    <table role="grid" class="data" aria-label=${title} aria-rowcount=${kept.length + 1} aria-colcount=${shown.length} onKeyDown=${onKeyDown} style=${{ inlineSize: `${widths.reduce((sum, one) => sum + one, 0)}rem` }}>
      <colgroup>${widths.map((one, index) => html`<col key=${index} style=${{ inlineSize: `${one}rem` }} />`)}</colgroup>
      <thead><tr aria-rowindex="1">${shown.map((column) => html`<${Head} key=${column} column=${data.columns[column]} data=${data} choice=${choice} setChoice=${setChoice} />`)}</tr></thead>
      <tbody>
        ${from === 0 ? '' : html`<tr key="before" aria-hidden="true" class="gap"><td colspan=${shown.length} style=${{ blockSize: `${from * ROW_HEIGHT}px` }}></td></tr>`}
        ${Array.from(kept.subarray(from, to), (_, index) => drawn(from + index, at.row === from + index ? at.column : -1))}
        ${to === kept.length ? '' : html`<tr key="after" aria-hidden="true" class="gap"><td colspan=${shown.length} style=${{ blockSize: `${(kept.length - to) * ROW_HEIGHT}px` }}></td></tr>`}
      </tbody></table></div>` as VNode;
}

/** True while the page is being printed: paper does not scroll. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The rows must stand before the printer looks.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}

interface DrawnRows {
  readonly data: TableData;
  readonly kept: Uint32Array;
  readonly shown: readonly number[];
  readonly masters: Masters;
  readonly move: (row: number, column: number) => void;
}

/** So many drawn rows are remembered; then it begins again. */
const DRAWN_KEPT = 2_000;

/** Draws the row at a place, with the focus in a column or in none (-1). A row that was drawn so before is given again as it is, which Preact does not look through. */
function useDrawnRows({ data, kept, shown, masters, move }: DrawnRows): (place: number, active: number) => VNode {
  const known = useMemo(() => new Map<string, VNode>(), [data, kept, shown, masters]);
  return (place, active) => {
    const name = `${place} ${active}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= DRAWN_KEPT) known.clear();
    const row = kept[place] as number;
    const cells = data.rows[row] as TableRow;
    const made = html`<tr key=${row} aria-rowindex=${place + 2} class=${data.name === 'records' && cells[8] === 'reversed' ? 'gone' : ''}>${shown.map((column, at) => html`<td key=${column} data-cell="" role="gridcell" class=${isNumeric(data.columns[column] as Column) ? 'n' : ''}
      tabindex=${active === at ? '0' : '-1'} onClick=${() => move(place, at)}>${cellView(data, cells, column, masters)}</td>`)}</tr>` as VNode;
    known.set(name, made);
    return made;
  };
}

/** Scrolls so far that a row stands under the head and above the lower edge. */
function bringToSight(frame: HTMLDivElement | null, row: number): void {
  if (frame === null) return;
  const head = frame.querySelector('thead')?.clientHeight ?? 0;
  const top = row * ROW_HEIGHT;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top + ROW_HEIGHT + head > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + ROW_HEIGHT + head - frame.clientHeight;
}

function keyInGrid(event: KeyboardEvent, at: { readonly row: number; readonly column: number }, size: { readonly rows: number; readonly columns: number; readonly page: number }, move: (row: number, column: number) => void): void {
  if (!(event.target as Element).hasAttribute('data-cell')) return;
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [at.row + 1, at.column], ArrowUp: [at.row - 1, at.column], ArrowRight: [at.row, at.column + forward], ArrowLeft: [at.row, at.column - forward],
    PageDown: [at.row + size.page, at.column], PageUp: [at.row - size.page, at.column],
    Home: event.ctrlKey ? [0, 0] : [at.row, 0], End: event.ctrlKey ? [size.rows - 1, size.columns - 1] : [at.row, size.columns - 1],
  };
  if (event.key === 'Enter') (event.target as Element).querySelector('a')?.click();
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  move(...step);
}

interface HeadProps {
  readonly column: Column;
  readonly data: TableData;
  readonly choice: ViewChoice;
  readonly setChoice: (choice: ViewChoice) => void;
}

function Head({ column, data, choice, setChoice }: HeadProps): VNode {
  const { key } = column;
  const direction = choice.sort === key ? 'ascending' : choice.sort === `-${key}` ? 'descending' : 'none';
  const next = direction === 'none' ? key : direction === 'ascending' ? `-${key}` : '';
  return html`<th scope="col" class=${isNumeric(column) ? 'n' : ''} aria-sort=${direction}><button type="button" onClick=${() => setChoice({ ...choice, sort: next })}>${columnTitle(data.columns, key)}</button></th>` as VNode;
}

/** What a cell shows; a link where it opens something. */
function cellView(data: TableData, row: TableRow, at: number, masters: Masters): VNode | string {
  const column = data.columns[at] as Column;
  const text = String(row[at] as Cell);
  const words = cellWords(column, text, masters);
  if (text !== '' && column.key === 'record') return html`<a href=${hrefOf(['record', text])} tabindex="-1">${words}</a>` as VNode;
  if (text !== '' && column.key === 'waybill') return html`<a href=${hrefOf(['waybill', text])} tabindex="-1">${words}</a>` as VNode;
  return words;
}

/** Tables of so many rows are added up after they are drawn, when nobody has typed for a moment. */
const ROWS_ADDED_AT_ONCE = 5_000;
const SUMS_WAIT_MS = 250;

/** The sums of what is kept; undefined while they are not worked out yet: no sum of other rows is shown meanwhile. */
function useSums(data: TableData, kept: Uint32Array): readonly ViewSum[] | undefined {
  const isQuick = kept.length <= ROWS_ADDED_AT_ONCE;
  const atOnce = useMemo(() => (isQuick ? sumsOfView(data, kept) : undefined), [data, kept]);
  const [later, setLater] = useState<{ readonly of: Uint32Array; readonly sums: readonly ViewSum[] }>();
  useEffect(() => {
    if (isQuick) return undefined;
    const timer = setTimeout(() => setLater({ of: kept, sums: sumsOfView(data, kept) }), SUMS_WAIT_MS);
    return () => clearTimeout(timer);
  }, [data, kept]);
  return atOnce ?? (later?.of === kept ? later.sums : undefined);
}

function Sums({ data, kept }: { readonly data: TableData; readonly kept: Uint32Array }): VNode | null {
  const { masters } = useDesk();
  const words = (within: Readonly<Record<string, string>>): string => Object.entries(within).map(([key, value]) => cellWords(data.columns.find((column) => column.key === key) as Column, value, masters)).filter((one) => one !== '').join(', ');
  const sums = useSums(data, kept);
  if (sums === undefined) return html`<section class="view-sums" aria-busy="true"><h2>${t('table.sum')}</h2><p class="note">${t('state.loading')}</p></section>` as VNode;
  if (sums.length === 0) return null;
  return html`<section class="view-sums"><h2>${t('table.sum')}</h2><ul>${sums.slice(0, 40).map(({ within, sums: values }) => html`<li key=${JSON.stringify(within)}>${words(within)}: ${Object.entries(values).map(([key, value]) => `${columnTitle(data.columns, key)} ${exactNumber(locale(), value)}`).join(' · ')}</li>`)}</ul></section>` as VNode;
}
