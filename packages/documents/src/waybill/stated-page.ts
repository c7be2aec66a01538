// The back of a waybill that has come somewhere: what was counted and stated
// since, each line as its record has it. Statements that differ both stand.

import { html, type Html } from '@amanah/ui/html.ts';
import { both, figure, nameText } from '../bilingual.ts';
import { STATED, WAYBILL as SAY, type Words } from '../words.ts';
import { cut, momentText, quantityText, unitWords } from '../written.ts';
import type { GoodsLine } from './lines.ts';
import type { StatedLine, WaybillView } from './view.ts';

const ROWS_PER_PAGE = 26;

/** Pages of what the books hold on a waybill; none while it has only been sent. */
export function statedPages(view: WaybillView): Html[] {
  const pages: Html[] = [];
  for (let from = 0; from < view.stated.length; from += ROWS_PER_PAGE) {
    const isLast = from + ROWS_PER_PAGE >= view.stated.length;
    pages.push(html`<section class="stated"><h2>${both(SAY.stated)}</h2>
${view.differ && from === 0 ? html`<p class="differ">${both(SAY.differ)}</p>` : ''}<table><colgroup><col class="on"><col class="by"><col class="what"><col class="at"><col class="commodity"><col class="quantity"><col class="unit"></colgroup><thead><tr>${[SAY.on, SAY.statedBy, SAY.what, SAY.at, SAY.commodity, SAY.quantity, SAY.unit].map((words) => html`<th scope="col">${both(words)}</th>`)}</tr></thead><tbody>
${view.stated.slice(from, from + ROWS_PER_PAGE).map(statedRow)}</tbody></table>
${isLast ? remaining(view.onTheRoad) : ''}</section>`);
  }
  return pages;
}

function wordsOf(key: string): Words {
  return STATED[key] ?? { en: key, ar: key };
}

function statedRow({ day, by, what, at, line, id, note }: StatedLine): Html {
  const known = by === 'account' ? { en: 'the account', ar: 'الحساب' } : wordsOf(by);
  return html`<tr><td>${figure(momentText(day))}</td><td>${both(known)}</td><td>${both(wordsOf(what))}${note === undefined ? '' : html` · ${nameText(cut(note, 60))}`}</td><td>${at === undefined ? '' : nameText(cut(at.name, 40))}</td><td>${nameText(cut(line.commodity.name, 40))} <span class="id">${figure(id.slice(0, 12))}</span></td><td class="amount">${figure(quantityText(line.least, line.commodity))}</td><td>${both(unitWords(line.commodity.unit))}</td></tr>
`;
}

function remaining(lines: readonly GoodsLine[]): Html {
  const list = lines.slice(0, 8).map((line) => html`<li>${figure(quantityText(line.least, line.commodity))} ${both(unitWords(line.commodity.unit))} · ${nameText(cut(line.commodity.name, 40))}</li>`);
  return html`<p class="remaining"><b>${both(SAY.onTheRoad)}</b>${lines.length === 0 ? html`: ${both(SAY.nothing)}` : ''}</p>${lines.length === 0 ? '' : html`<ul>${list}</ul>`}`;
}
