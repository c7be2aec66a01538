// How groups of voters fared, drawn: for each group an outline as wide as its
// equal share of the budget, filled with what came of it. No words stand in the
// drawing, so that it is as readable on a phone as on a wide screen; the words
// stand above each bar, and a table says the same.

import type { Row } from '@amanah/projection/report-shape.ts';
import type { VoteAt } from '@amanah/projection/votes.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from './context.ts';
import { scaled, type Section } from './figure.ts';
import { optionName } from './vote-words.ts';

const WIDTH = 1000;
const HEIGHT = 40;
const SCALE = 9;

export interface GroupsDrawn {
  readonly groups: Section;
  readonly rows: readonly Row[];
  readonly payments: Section;
  readonly paid: readonly Row[];
  /** The words for each group. */
  readonly named: ReadonlyMap<string, Html>;
}

/** The bars of all groups with their words. */
export function groupBars(context: PageContext, vote: VoteAt, drawn: GroupsDrawn): Html {
  const widest = drawn.rows.reduce((most, row) => [valueOf(row, 'fair'), valueOf(row, drawn.paid.length > 0 ? 'paidByThem' : 'funded')].reduce((a, b) => (a > b ? a : b), most), 0n);
  if (widest === 0n) return html``;
  const part = (value: bigint): number => Number((value * BigInt(WIDTH) * 100n) / widest) / 100;
  return html`<figure class="groups"><figcaption class="hidden">${context.t('decision.groups.drawing')}</figcaption><ol>${drawn.rows.map((row) => groupBar(context, vote, drawn, row, part))}</ol></figure>`;
}

function valueOf(row: Row, column: string): bigint {
  return row[column] === undefined ? 0n : scaled(String(row[column]), SCALE);
}

function groupBar(context: PageContext, vote: VoteAt, { groups, payments, paid, named }: GroupsDrawn, row: Row, part: (value: bigint) => number): Html {
  const { figures } = context;
  const own = paid.filter((one) => one['voterGroup'] === row['voterGroup']);
  const fig = (column: string): Html => context.fig(figures.idOf(groups, row, column));
  const filled = paid.length > 0 ? own.map((one) => valueOf(one, 'paidByThem')) : [valueOf(row, 'funded')];
  let at = 0;
  const segments = filled.map((value) => {
    const from = at;
    at += part(value);
    return html`<rect class="segment" x="${from.toFixed(2)}" y="6" width="${Math.max(0, part(value) - 2).toFixed(2)}" height="${HEIGHT - 12}"/>`;
  });
  const words = own.map((one, place) => html`${place === 0 ? '' : context.text('mark.semicolon')}<bdi>${optionName(vote, String(one['option']))}</bdi> ${context.fig(figures.idOf(payments, one, 'paidByThem'))}`);
  return html`<li><p><strong>${named.get(String(row['voterGroup'])) ?? ''}</strong> · ${context.columnTitle({ key: 'voters', title: 'Voters' })}${context.text('mark.colon')}${fig('voters')}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="outline" x="1" y="1" width="${Math.max(0, part(valueOf(row, 'fair')) - 2).toFixed(2)}" height="${HEIGHT - 2}"/>${segments}</svg>
<p class="note">${context.columnTitle({ key: 'fair', title: 'Share' })}${context.text('mark.colon')}${fig('fair')}${context.text('mark.semicolon')}${paid.length > 0 ? words : html`${context.columnTitle({ key: 'funded', title: 'Funded' })}${context.text('mark.colon')}${fig('funded')}`}</p></li>`;
}
