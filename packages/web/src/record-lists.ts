// Which records stand behind each figure of a section, as one small file for
// the browser: `records/of/<section>.json`. It is a hint where to look; what it
// points to is proven entry by entry.

import { selectRecords } from '@amanah/projection/select.ts';
import { isFigureColumn, type Section } from './figure.ts';
import type { Figures } from './figures.ts';
import { shownRows } from './operation-menu.ts';

/** Sections whose figures stand on every account's pages. The long lists of `consignments` and `balances` are downloads only. */
export const LISTED_SECTIONS = [
  'promised-to-served.river', 'funds', 'donors', 'donors.internal', 'donors.transitions', 'projects', 'places', 'consignments.month', 'consignments.crossing',
  'consignments.category', 'consignments.donor', 'consignments.quantity', 'consignments.side-by-side', 'restatements', 'restatements.pair', 'restatements.field', 'restatements.amount', 'exceptions',
] as const;

export interface RecordLists {
  /** For each figure: the number of its list, its exact value, and its unit. */
  readonly figures: Readonly<Record<string, readonly [number, string, string]>>;
  /** Record numbers, each less the one before. */
  readonly lists: readonly (readonly number[])[];
}

/** The lists of a section. */
export function recordLists(figures: Figures, name: string): RecordLists {
  const lists: number[][] = [];
  const known = new Map<string, number>();
  const found: Record<string, readonly [number, string, string]> = {};
  for (const id of idsOf(figures, name)) {
    const { selector, value, unit } = figures.figure(id);
    if (selector === undefined) continue;
    const key = JSON.stringify(selector);
    let list = known.get(key);
    if (list === undefined) {
      const rows = selectRecords(figures.books, figures.asOf, selector);
      list = lists.push(rows.map((row, at) => row - (at === 0 ? 0 : (rows[at - 1] as number)))) - 1;
      known.set(key, list);
    }
    found[id] = [list, value, unit.code];
  }
  return { figures: found, lists };
}

function idsOf(figures: Figures, name: string): string[] {
  if (name === 'promised-to-served.river') {
    figures.report('promised-to-served');
    return figures.ids().filter((id) => id.startsWith(`${name}/`));
  }
  const parts = figures.partsOf(name);
  return (parts.length > 0 ? parts : [figures.section(name)]).flatMap((section) => idsOfSection(figures, section));
}

function idsOfSection(figures: Figures, section: Section): string[] {
  return listedRows(section).flatMap((row) => section.columns.filter(isFigureColumn).map((column) => figures.idOf(section, row, column.key)).filter((id) => figures.find(id) !== undefined));
}

/** Lists of an operation's own goods may be long, and only figures that stand on a page are opened there. */
function listedRows(section: Section): Section['rows'] {
  return (LISTED_SECTIONS as readonly string[]).includes(section.name) ? section.rows : shownRows(section);
}
