// Sheets as a workbook (XLSX). Texts are inline texts and never formulas, also
// those that begin like one; a decimal that a spreadsheet would round is written
// as text; days are days. The same sheets give the same bytes.

import { zipSync, type Zippable } from 'fflate';
import { utf8 } from '@amanah/log/bytes.ts';
import { columnLetters } from '../sheet/rows.ts';
import { escapedText, serialOf } from './values.ts';

/** One cell. A `decimal` is a plain decimal such as `-1234.50`; a `day` is YYYY-MM-DD. */
export type WrittenCell = { readonly text: string } | { readonly decimal: string } | { readonly day: string } | { readonly truth: boolean } | undefined;

/** One sheet: a row of titles, which stays in sight, and rows of cells. */
export interface WrittenSheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** True where the sheet reads from right to left. */
  readonly rightToLeft?: boolean;
}

/** Digits that a spreadsheet keeps exactly. */
const DIGITS_KEPT = 15;
const DECIMALS_MAX = 9;
const TEXT_MAX = 32_767;
/** Styles of cells by their place in `styles.xml`. */
const TITLE = 1;
const DAY = 2;
const QUOTED = 3;
const DECIMALS = 4;
const DECIMAL = /^-?(0|[1-9]\d*)(?:\.(\d+))?$/;
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;

/** The bytes of a workbook. Names of sheets are cut to what spreadsheets take and made different from one another. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': relations([...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const), ['styles', 'styles.xml']]),
    'xl/styles.xml': STYLES,
  };
  for (const [at, sheet] of sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet);
  const packed: Zippable = {};
  // The clock of the archive stands still, so that equal sheets are equal bytes.
  for (const [path, text] of Object.entries(files)) packed[path] = [utf8(text), { mtime: new Date(1980, 0, 1), level: 6 }];
  return zipSync(packed);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(count: number): string {
  const sheets = Array.from({ length: count }, (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${sheets}</Types>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escapedText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
}

/** Names of at most 31 characters without the marks that spreadsheets refuse, each once in any case of letters. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const base = [...name.replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ').replace(/^'+|'+$/g, '').trim()].slice(0, 25).join('') || 'Sheet';
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? base : `${base} ${number}`;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}

/** General, title, day, text that begins like a formula, then numbers of 0 to 9 decimals. */
const STYLES = (() => {
  const formats = Array.from({ length: DECIMALS_MAX + 1 }, (_, decimals) => `<numFmt numFmtId="${170 + decimals}" formatCode="#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}"/>`);
  const cells = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    '<xf numFmtId="169" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
    ...formats.map((_, decimals) => `<xf numFmtId="${170 + decimals}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`),
  ];
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length + 1}"><numFmt numFmtId="169" formatCode="yyyy\\-mm\\-dd"/>${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
})();

function worksheet({ titles, rows, rightToLeft = false }: WrittenSheet): string {
  const head = titles.map((title, at) => textCell(`${columnLetters(at + 1)}1`, title, TITLE)).join('');
  const body = rows.map((cells, at) => `<row r="${at + 2}">${cells.map((cell, column) => cellXml(`${columnLetters(column + 1)}${at + 2}`, cell)).join('')}</row>`).join('');
  const view = `<sheetView${rightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>`;
  const widths = titles.map((title, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(40, Math.max(12, title.length + 2))}" customWidth="1"/>`).join('');
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews>${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData><row r="1">${head}</row>${body}</sheetData></worksheet>`;
}

function cellXml(place: string, cell: WrittenCell): string {
  if (cell === undefined) return '';
  if ('text' in cell) return cell.text === '' ? '' : textCell(place, cell.text, beginsLikeFormula(cell.text) ? QUOTED : 0);
  if ('truth' in cell) return `<c r="${place}" t="b"><v>${cell.truth ? 1 : 0}</v></c>`;
  if ('day' in cell) {
    const serial = DAY_TEXT.test(cell.day) ? serialOf(cell.day) : undefined;
    return serial === undefined ? textCell(place, cell.day, 0) : `<c r="${place}" s="${DAY}"><v>${serial}</v></c>`;
  }
  const decimals = isKeptExactly(cell.decimal);
  if (decimals === undefined) return cell.decimal === '' ? '' : textCell(place, cell.decimal, beginsLikeFormula(cell.decimal) ? QUOTED : 0);
  return `<c r="${place}" s="${DECIMALS + decimals}"><v>${cell.decimal}</v></c>`;
}

/** The number of decimals of a number that a spreadsheet keeps digit by digit; undefined for any other text. */
function isKeptExactly(decimal: string): number | undefined {
  const match = DECIMAL.exec(decimal);
  if (match === null) return undefined;
  const decimals = match[2]?.length ?? 0;
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;
  return digits <= DIGITS_KEPT && decimals <= DECIMALS_MAX ? decimals : undefined;
}

function beginsLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function textCell(place: string, text: string, style: number): string {
  const kept = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;
  return `<c r="${place}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escapedText(kept)}</t></is></c>`;
}
