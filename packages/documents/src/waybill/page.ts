// The waybill on paper: black on white, both languages on one sheet, nothing
// below 8 points, room for pens and stamps. What is printed is what the books
// hold; what is written by hand comes back as statements of the parties.

import { html, markup, type Html } from '@amanah/ui/html.ts';
import { both, figure, nameText } from '../bilingual.ts';
import { contentPolicy, styleElement, type DocumentStyle } from '../document-frame.ts';
import { qrCode } from '../qr.ts';
import { WAYBILL as SAY, type Words } from '../words.ts';
import { cut, momentText, plain, quantityText, unitWords } from '../written.ts';
import { layOut, NAME_LENGTH, UNIT_LENGTH, type Layout, type PageOfLines, type Setting } from './fit.ts';
import { perPackage, type GoodsLine, type Named } from './lines.ts';
import { statedPages } from './stated-page.ts';
import type { WaybillView } from './view.ts';

/** Room for rows of goods, in millimetres: what the boxes of the first page leave, and what a following page has. */
const ROOM_MM = { airy: 72, close: 103.8, following: 208, leg: 4.8, total: 4.6 } as const;
const TITLE_LENGTH = 90;
const TOTALS_MAX = 8;
/** Two stand in a row. */
const LEGS_MAX = 8;
const FUNDS_MAX = 6;
const BLANK_ROWS = 10;
/** Rows to write in by hand, with the commodity printed before them while there are few. */
const HAND_ROWS = { airy: 4, close: 3 } as const;

/** The text that the QR code of a waybill holds: the record in the published account, or the number where there is no address. */
export function waybillLink(view: Pick<WaybillView, 'number' | 'operation' | 'row'>, address?: string): string {
  const number = encodeURIComponent(view.number);
  if (address === undefined || view.row === undefined) return `amanah:waybill/${number}?origin=${encodeURIComponent(view.operation.origin)}`;
  return `${address.endsWith('/') ? address : `${address}/`}records/index.html#r=${view.row}&w=${number}`;
}

/** The pages of a waybill as one HTML file. */
export function waybillPage(view: WaybillView, { style, link }: { readonly style: DocumentStyle; readonly link: string }): string {
  const layout = layoutOf(view);
  const goodsPages = layout.pages.map((page, at) => ({ page, at }));
  const statedParts = statedPages(view);
  const of = layout.pages.length + statedParts.length;
  const sheets = [
    ...goodsPages.map(({ page, at }) => (at === 0 ? firstSheet(view, layout, link, of) : followingSheet({ view, layout, page, at, of, link }))),
    ...statedParts.map((part, at) => sheet(view, { at: layout.pages.length + at, of, body: html`${smallHead(view, link)}${part}` })),
  ];
  return String(html`${markup('<!doctype html>')}
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
${contentPolicy(style)}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${SAY.title.en} ${plain(view.number)} · ${view.operation.name}</title>
<link rel="icon" href="data:,">
${styleElement(style)}
</head>
<body class="paper">
<main>
${sheets}
</main>
</body>
</html>
`);
}

function layoutOf(view: WaybillView): Layout {
  const legs = Math.ceil(Math.min(view.legs.length, LEGS_MAX) / 2);
  return layOut(view.lines, { airy: ROOM_MM.airy - legs * ROOM_MM.leg, close: ROOM_MM.close - legs * ROOM_MM.leg, following: ROOM_MM.following, totals: totalsOf(view.lines).length * ROOM_MM.total });
}

function firstSheet(view: WaybillView, layout: Layout, link: string, of: number): Html {
  const page = layout.pages[0] as PageOfLines;
  const body = html`${head(view, link)}
${route(view)}
${goodsTable(view, layout, page)}
${received(view.lines, HAND_ROWS[layout.setting])}
${signatures()}
<section class="stamps"><h2>${both(SAY.crossings)}</h2><div class="cells"><span></span><span></span><span></span><span></span><span></span></div></section>`;
  return sheet(view, { at: 0, of, body, setting: layout.setting });
}

function followingSheet({ view, layout, page, at, of, link }: { readonly view: WaybillView; readonly layout: Layout; readonly page: PageOfLines; readonly at: number; readonly of: number; readonly link: string }): Html {
  return sheet(view, { at, of, body: html`${smallHead(view, link)}${goodsTable(view, layout, page)}<section class="initials"><h2>${both(SAY.initials)}</h2><div class="cells"><span></span><span></span><span></span></div></section>` });
}

/** One page, with the mark of a waybill that must not be used. */
function sheet(view: WaybillView, { at, of, body, setting = 'airy' }: { readonly at: number; readonly of: number; readonly body: Html; readonly setting?: Setting }): Html {
  const mark = view.state === 'void' ? SAY.void : view.state === 'reversed' ? SAY.reversed : undefined;
  return html`<section class="sheet ${setting}" aria-label="${SAY.title.en} ${plain(view.number)}, page ${at + 1} of ${of}">
${mark === undefined ? '' : html`<p class="mark ${at === 0 ? 'first' : 'other'}">${both(mark)}</p>`}${body}
${foot(view, at, of)}
</section>
`;
}

function head(view: WaybillView, link: string): Html {
  return html`<header class="head">
<div class="whose"><p class="operation">${nameText(cut(view.operation.name, TITLE_LENGTH))}</p><h1><span class="kind">${both(SAY.title)}</span> <span class="number${lengthClass(view.number)}">${figure(plain(view.number))}</span></h1></div>
<figure class="code">${qrCode(link, { label: SAY.scan.en })}<figcaption>${both(SAY.scan)}</figcaption></figure>
</header>`;
}

function smallHead(view: WaybillView, link: string): Html {
  return html`<header class="head small"><p class="again"><span class="kind">${both(SAY.title)}</span> <span class="number${lengthClass(view.number)}">${figure(plain(view.number))}</span></p><figure class="code">${qrCode(link, { label: SAY.scan.en })}</figure></header>`;
}

/** Codes may have 120 characters; the number must be read whole all the same. */
function lengthClass(number: string): string {
  return number.length > 60 ? ' longest' : number.length > 14 ? ' long' : '';
}

function route(view: WaybillView): Html {
  const place = (one: Named | undefined): Html => (one === undefined ? html`` : html`${nameText(cut(one.name, TITLE_LENGTH))}`);
  const isFew = view.funds.length <= 2;
  const funds = view.funds.slice(0, FUNDS_MAX).map(({ name, code }, at) => html`${at > 0 ? '; ' : ''}${view.funds.length > 1 ? html`<b>${fundMark(at)}</b> ` : ''}${nameText(cut(name, isFew ? 50 : 18))}${name === code || !isFew ? '' : html` ${figure(`(${cut(code, 30)})`)}`}`);
  const others = view.funds.length - FUNDS_MAX;
  return html`<section class="route"><dl>
${cell(SAY.from, place(view.from), 'wide')}${cell(SAY.to, place(view.to), 'wide')}
${cell(SAY.transporter, place(view.transporter))}${cell(SAY.truck, html`${nameText(view.truck ?? '')}`)}${cell(SAY.driver, html``)}
${cell(SAY.fund, html`${funds}${others > 0 ? html` ${figure(`+${others}`)}` : ''}`, 'most')}${cell(SAY.day, figure(view.day === undefined ? '' : momentText(view.day)), 'less')}
</dl>${legs(view)}</section>`;
}

function cell(words: Words, value: Html, width = ''): Html {
  return html`<div class="cell ${width}"><dt>${both(words)}</dt><dd>${value}</dd></div>
`;
}

/** A leg names its transporter where it is not the one of the whole way. */
function legs({ legs: list, transporter: main }: WaybillView): Html {
  if (list.length === 0) return html``;
  const more = list.length - LEGS_MAX;
  const title = html`<b>${both(SAY.legs)}</b> ${more > 0 ? figure(`+${more}`) : ''} `;
  return html`<ol class="legs">${list.slice(0, LEGS_MAX).map(({ from, to, transporter }, at) => html`<li>${at === 0 ? title : ''}${figure(String(at + 1))} ${nameText(cut(from.name, 30))} → ${nameText(cut(to.name, 30))}${transporter === undefined || transporter.code === main?.code ? '' : html` · ${nameText(cut(transporter.name, 30))}`}</li>`)}</ol>`;
}

/** Funds are marked A, B, C where there are several, and with a number from the 27th on. */
function fundMark(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
}

const COLUMNS = ['line', 'commodity', 'packages', 'each', 'quantity', 'unit', 'lot', 'batch', 'expiry'] as const;

function goodsTable(view: WaybillView, layout: Layout, page: PageOfLines): Html {
  const isLast = page.to === view.lines.length;
  const marks = new Map(view.funds.map(({ code }, at) => [code, fundMark(at)]));
  const rows = view.lines.slice(page.from, page.to).map((line, at) => goodsRow(line, page.from + at + 1, view.funds.length > 1 ? (marks.get(plain(line.fund)) ?? '') : ''));
  return html`<table class="goods ${layout.setting}">
<colgroup>${COLUMNS.map((name) => html`<col class="${name}">`)}</colgroup>
<thead><tr>${COLUMNS.map((name) => html`<th scope="col" class="${name}">${both(SAY[name])}</th>`)}</tr></thead>
<tbody>
${view.state === 'blank' ? blankRows() : rows}<tr class="end"><td colspan="9">${both(view.state === 'blank' ? SAY.blank : isLast ? SAY.end : SAY.continued)}</td></tr>
</tbody>
${view.state !== 'blank' && (page.from === 0 || isLast) ? totalRows(view.lines, isLast ? totalsOf(view.lines) : []) : ''}</table>`;
}

/** Rows to write in by hand, for a numbered blank. */
function blankRows(): Html {
  return html`${Array.from({ length: BLANK_ROWS }, () => html`<tr class="blank">${COLUMNS.map(() => html`<td></td>`)}</tr>
`)}`;
}

function goodsRow(line: GoodsLine, number: number, mark: string): Html {
  const { commodity, packages, lot, batch, expiry, least } = line;
  return html`<tr><td class="line">${figure(String(number))}</td><td class="commodity">${mark === '' ? '' : html`<b>${mark}</b> `}${nameText(cut(commodity.name, NAME_LENGTH))}</td><td class="amount">${figure(packages === undefined ? '' : quantityText(BigInt(packages), { class: 'goods', scale: 0 }))}</td><td class="amount">${figure(perPackage(line) ?? '')}</td><td class="amount quantity">${figure(quantityText(least, commodity))}</td><td class="unit">${both(unitOf(commodity.unit))}</td><td>${figure(plain(lot ?? ''))}</td><td>${figure(plain(batch ?? ''))}</td><td>${figure(expiry ?? '')}</td></tr>
`;
}

interface Total {
  readonly line: GoodsLine;
  readonly least: bigint;
  readonly packages: number;
  readonly lines: number;
}

/** Sums by commodity; one line of a kind is its own total, so that long lists of single lines have none. */
function totalsOf(lines: readonly GoodsLine[]): Total[] {
  const totals = new Map<string, Total>();
  for (const line of lines) {
    const before = totals.get(line.commodity.code) ?? { line, least: 0n, packages: 0, lines: 0 };
    totals.set(line.commodity.code, { line, least: before.least + line.least, packages: before.packages + (line.packages ?? 0), lines: before.lines + 1 });
  }
  return [...totals.values()].filter(({ lines: count }) => count > 1).slice(0, TOTALS_MAX);
}

function totalRows(lines: readonly GoodsLine[], totals: readonly Total[]): Html {
  const packages = lines.reduce((sum, line) => sum + (line.packages ?? 0), 0);
  const count = (value: number): string => (value === 0 ? '' : quantityText(BigInt(value), { class: 'goods', scale: 0 }));
  const sums = totals.map(({ line, least, packages: bags }) => html`<tr><th scope="row" colspan="2">${figure('Σ')} ${nameText(cut(line.commodity.name, 26))}</th><td class="amount">${figure(count(bags))}</td><td></td><td class="amount quantity">${figure(quantityText(least, line.commodity))}</td><td class="unit">${both(unitOf(line.commodity.unit))}</td><td colspan="3"></td></tr>
`);
  return html`<tfoot><tr><th scope="row" colspan="2">${both(SAY.total)} · ${figure(String(lines.length))} ${both({ en: lines.length === 1 ? 'line' : 'lines', ar: 'سطر' })}</th><td class="amount" colspan="2">${figure(count(packages))}</td><td colspan="5">${packages === 0 ? '' : both({ en: 'packages in all', ar: 'طرود في المجموع' })}</td></tr>
${sums}</tfoot>
`;
}

/** A unit that is no longer than its column. */
function unitOf(unit: string): Words {
  const { en, ar } = unitWords(unit);
  return en === ar ? { en: cut(en, UNIT_LENGTH), ar: '' } : { en, ar };
}

const HAND_COLUMNS = ['good', 'damaged', 'spoiled', 'short', 'byPeople', 'byArmed', 'byAuthority', 'stolen', 'excess'] as const;

/** The table that the receiver fills with a pen. */
function received(lines: readonly GoodsLine[], count: number): Html {
  const names = [...new Map(lines.map(({ commodity }) => [commodity.code, commodity.name])).values()];
  const printed = names.length <= count ? names : [];
  const rows = Array.from({ length: count }, (_, at) => html`<tr><td><div>${nameText(cut(printed[at] ?? '', 26))}</div></td>${HAND_COLUMNS.map(() => html`<td></td>`)}</tr>
`);
  return html`<section class="received"><h2>${both(SAY.received)}</h2><table><thead><tr><th scope="col">${both(SAY.commodity)}</th>${HAND_COLUMNS.map((name) => html`<th scope="col">${both(SAY[name])}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function signatures(): Html {
  return html`<section class="parties">${[SAY.dispatcher, SAY.carrier, SAY.receiver].map((party) => html`<div class="party"><h2>${both(party)}</h2><p class="write">${both(SAY.name)}</p><p class="write">${both(SAY.when)}</p><div class="sign"><p>${both(SAY.signature)}</p><p>${both(SAY.stamp)}</p></div></div>`)}</section>`;
}

function foot(view: WaybillView, at: number, of: number): Html {
  const { record, log, operation } = view;
  const id = record === undefined ? '' : html`${both(SAY.record)} ${figure(`${record.slice(0, 32)} ${record.slice(32)}`)} · `;
  return html`<footer class="foot"><p class="small">${id}${both(SAY.log)} ${figure(`${cut(operation.origin, 60)} · ${log.size} · ${log.root.slice(0, 16)}…`)}</p><p class="page">${html`<span class="en" lang="en" dir="ltr">page ${at + 1} of ${of}</span> <span class="ar" lang="ar" dir="rtl">صفحة ${figure(String(at + 1))} من ${figure(String(of))}</span>`}</p></footer>`;
}
