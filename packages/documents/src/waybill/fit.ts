// Which lines stand on which page. Browsers break pages where they like; a paper
// that is signed must say "page 1 of 2" and mean it, so the breaks are made here,
// from how tall each row becomes. Widths are estimated generously: a row may
// come out lower than thought, never taller.

import { cut, quantityText, unitWords } from '../written.ts';
import { perPackage, type GoodsLine } from './lines.ts';

/** How rows are set: airy while there is room, then close. */
export type Setting = 'airy' | 'close';

/** Width of the text in a cell of each column, in millimetres; the style sheet has the same columns. */
const COLUMNS_MM = { commodity: 43, packages: 13, each: 18, quantity: 22, lot: 23, batch: 16 } as const;
const EM_MM = { airy: 3.18, close: 2.83 } as const;
const LINE_MM = { airy: 4.3, close: 3.55 } as const;
const PADDING_MM = { airy: 1.7, close: 0.75 } as const;

/** Width of a text in ems, by what its letters take at most. */
function widthInEms(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\u1100-\u11ff\u2e80-\uffee]|[\u{1f000}-\u{3ffff}]/u.test(letter)) width += 1.05;
    else if (/[MWmw@%]/.test(letter)) width += 0.95;
    else if (/[\p{Lu}&+#]/u.test(letter)) width += 0.68;
    else if (/[ .,'()-]/.test(letter)) width += 0.42;
    else width += 0.6;
  }
  return width;
}

/** Lines that a text takes when it is broken between words, and inside the words that are longer than a line. */
function linesOf(text: string, column: keyof typeof COLUMNS_MM, setting: Setting): number {
  const room = COLUMNS_MM[column] / EM_MM[setting];
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[ -])/)) {
    const width = widthInEms(word);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    // A long word begins a line of its own and goes on over as many as it needs; a letter's width is lost in each.
    const more = width <= room ? 0 : Math.ceil(width / (room - 1)) - 1;
    lines += more;
    used += width - more * (room - 1);
  }
  return lines;
}

/** Longer names of commodities and units are cut on paper; lots and batches never are. */
export const NAME_LENGTH = 110;
export const UNIT_LENGTH = 8;
/** Letters of a unit in both languages that stand in one line; a unit never takes more than two. */
const SHORT_UNIT = 7;

/** Letters that the document's own faces have not: the reader's machine lends one, of a height that nobody knows here. */
const FOREIGN = /[^\u0000-\u024f\u0600-\u06ff\u2000-\u206f]/u;
const FOREIGN_HEIGHT = 1.25;

/** Height of the row of a line, in millimetres. A day always fits its column. */
export function rowHeight(line: GoodsLine, setting: Setting): number {
  const unit = unitWords(line.commodity.unit);
  const most = Math.max(
    linesOf(`A ${cut(line.commodity.name, NAME_LENGTH)}`, 'commodity', setting),
    linesOf(String(line.packages ?? ''), 'packages', setting),
    linesOf(perPackage(line) ?? '', 'each', setting),
    linesOf(quantityText(line.least, line.commodity), 'quantity', setting),
    `${unit.en}${unit.ar}`.length <= SHORT_UNIT ? 1 : 2,
    linesOf(line.lot ?? '', 'lot', setting),
    linesOf(line.batch ?? '', 'batch', setting),
  );
  const isForeign = FOREIGN.test(`${line.commodity.name}${line.lot ?? ''}${line.batch ?? ''}${line.commodity.unit}`);
  return most * LINE_MM[setting] * (isForeign ? FOREIGN_HEIGHT : 1) + PADDING_MM[setting];
}

/** Rows of one page, counted from the first line of the waybill. */
export interface PageOfLines {
  readonly from: number;
  readonly to: number;
}

/** How the lines are laid out. */
export interface Layout {
  readonly setting: Setting;
  readonly pages: readonly PageOfLines[];
}

/** Room for rows in millimetres: on the first page in either setting, on a following one, and what the totals after the last row take. */
export interface Room {
  readonly airy: number;
  readonly close: number;
  readonly following: number;
  readonly totals: number;
}

/** Lays rows out on a first page and as many following ones as they need. */
export function layOut(lines: readonly GoodsLine[], room: Room): Layout {
  const heightIn = (setting: Setting): number => lines.reduce((sum, line) => sum + rowHeight(line, setting), room.totals);
  const setting: Setting = heightIn('airy') <= room.airy ? 'airy' : 'close';
  if (heightIn(setting) <= room[setting]) return { setting, pages: [{ from: 0, to: lines.length }] };
  const pages: PageOfLines[] = [];
  let from = 0;
  let used = 0;
  for (const [at, line] of lines.entries()) {
    const height = rowHeight(line, setting);
    const limit = pages.length === 0 ? room.close : room.following - room.totals;
    // The first page leaves at least one line to the page on which the totals stand.
    const isFull = used + height > limit || (pages.length === 0 && at === lines.length - 1);
    if (isFull && at > from) {
      pages.push({ from, to: at });
      from = at;
      used = 0;
    }
    used += height;
  }
  return { setting, pages: [...pages, { from, to: lines.length }] };
}
