// What pages of gifts and of deliveries have in common: the way as a table, the
// rules it was found by, and the command that finds it again.

import type { Row } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { noteText } from '@amanah/ui/note.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import { TRAIL_ROWS_MAX } from '../followed-sections.ts';
import { placeText } from '../place-words.ts';
import { nameOfCode, sectionTable } from '../table.ts';
import { voteLink } from '../vote-words.ts';

/** A link that opens a record with its proof. */
export function recordLink(context: PageContext, row: string): Html {
  return html`<a href="${context.href('records/index.html')}#r=${row}" aria-label="${context.text('records.of', { index: row })}">${row}</a>`;
}

/** The record itself, named. */
export function ownRecord(context: PageContext, row: number): Html {
  return html`<a href="${context.href('records/index.html')}#r=${row}">${context.t('records.of', { index: String(row) })}</a>`;
}

/** The name of a donor, isolated; of units without a giver, why there is none. */
export function donorWords(context: PageContext, donor: string): Html {
  const without = donor.startsWith('without:') ? donor.slice('without:'.length) : undefined;
  return html`<bdi>${without === undefined ? context.nameOf('organisation', donor) : context.word(`delivery.without.${without}`, without)}</bdi>`;
}

/** Cells that tables of steps share. */
export function stepCells(context: PageContext): Readonly<Record<string, (row: Row) => Html | string>> {
  return {
    entry: (row) => recordLink(context, String(row['entry'])),
    point: (row) => context.word(`hop.${String(row['point'])}`, String(row['point'])),
    giver: (row) => placeText(context, String(row['giver'])),
    receiver: (row) => placeText(context, String(row['receiver'])),
    note: (row) => noteOf(context, row),
  };
}

function noteOf(context: PageContext, row: Row): Html {
  const parts = [
    ...(row['lot'] === undefined ? [] : [context.t('hop.lot', { lot: html`<bdi>${String(row['lot'])}</bdi>` })]),
    ...(row['undoes'] === undefined ? [] : [context.t('hop.undoes', { record: recordLink(context, String(row['undoes'])) })]),
    ...(row['undone'] === undefined ? [] : [context.t('hop.undone', { record: recordLink(context, String(row['undone'])) })]),
    ...(row['substituted'] === undefined ? [] : [context.t('hop.substituted')]),
    ...(row['decided'] === undefined ? [] : [context.t('hop.decided', { link: voteLink(context, Number(row['decided'])) })]),
  ];
  return joined(context, parts, 'mark.comma');
}

/** Parts of a sentence one after the other. */
export function joined(context: PageContext, parts: readonly Html[], mark: 'mark.comma' | 'mark.semicolon'): Html {
  return html`${parts.map((part, at) => html`${at === 0 ? '' : context.text(mark)}${part}`)}`;
}

/** The steps of a trail in the order of the log. */
export function hopTable(context: PageContext, section: Section, title: 'gift.hops' | 'delivery.hops', all: number): Html {
  const { rows } = section;
  const isBought = rows.some((row) => row['commodity'] !== row['givenCommodity']);
  const cut = rows.length < all ? html`<p>${context.t('gift.hops.first', { count: count(context, rows.length), all: count(context, all) })}</p>` : '';
  return html`<h2 id="way">${context.t(title)}</h2>${cut}<div class="way">${sectionTable(context, section, {
    caption: context.text(title), columns: ['entry', 'day', 'point', 'quantity', 'commodity', 'giver', 'receiver', ...(isBought ? ['given', 'givenCommodity'] : []), 'note'],
    head: 'entry', cells: { ...stepCells(context), givenCommodity: standsForIn(context, rows) }, headed: true, file: '', blank: ['note'], keep: ['point', 'giver', 'receiver', 'note'],
  })}</div>`;
}

/** True when there are more rows than the table holds; fewer rows may also be several ends in one place. */
function isCut({ rows }: Section, all: number): boolean {
  return rows.length === TRAIL_ROWS_MAX && rows.length < all;
}

/** Says that a table holds the largest rows only. */
export function cutNote(context: PageContext, section: Section, all: number): Html {
  return isCut(section, all) ? html`<p>${context.t('trail.largest', { count: count(context, section.rows.length), all: count(context, all) })}</p>` : html``;
}

/** A table of the largest rows has no totals: they would not be those of all. */
export function cutRows(section: Section, all: number): { readonly rows?: readonly Row[] } {
  return isCut(section, all) ? { rows: section.rows } : {};
}

/** In what a quantity stands for something: said once with its heading where it is one commodity. */
export function standsForIn(context: PageContext, rows: readonly Row[]): (row: Row) => string {
  // A single row is read as a row, with its heading above.
  const isOne = rows.length > 1 && new Set(rows.map((row) => row['givenCommodity'])).size === 1;
  const lead = isOne ? `${context.columnTitle({ key: 'given', title: 'Stands for' })}${context.text('mark.colon')}` : '';
  return (row) => `${lead}${nameOfCode(context, 'commodity', String(row['givenCommodity']))}`;
}

/** A number of rows in words of the language. */
export function count(context: PageContext, number: number): string {
  return exactNumber(context.locale, String(number));
}

export interface RulesShown {
  readonly subject: 'gift' | 'delivery';
  readonly row: number;
  readonly byProportion: 'differs' | 'same' | 'not-asked';
  readonly isCut: boolean;
  readonly noteKeys: Section['noteKeys'];
}

/** What the rules mean, and how to follow it again. */
export function ruleParts(context: PageContext, { subject, row, byProportion, isCut, noteKeys }: RulesShown): Html {
  const proportion = { differs: 'trail.rule.proportional', same: 'trail.rule.same', 'not-asked': 'trail.rule.asked' } as const;
  const command = `amanah trail ${subject}:${context.books.idAt(row).slice(0, 16)} --books BOOKS`;
  return html`<ul class="notes"><li>${context.t('trail.rule.named')}</li><li>${context.t(proportion[byProportion])}</li>${isCut ? html`<li>${context.t('trail.rule.cut')}</li>` : ''}<li>${context.t('trail.given')}</li>${noteKeys.map((key) => html`<li>${noteText(context.locale, key)}</li>`)}</ul>
<p class="note">${context.t('trail.repeat')} <code>${command}</code> <code>${command} --rule proportional</code></p>`;
}
