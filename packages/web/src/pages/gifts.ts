// Gifts: where each gift to the operation went, and one page for each.

import type { Row } from '@amanah/projection/report-shape.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { en, type MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import { dayOfRow } from '../followed-sections.ts';
import type { PageParts } from '../frame.ts';
import { placesText, placeText } from '../place-words.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes } from './standing-notes.ts';
import { count, cutNote, cutRows, donorWords, hopTable, joined, ownRecord, ruleParts, standsForIn, stepCells } from './trail-parts.ts';

/** Parts of the sentence; what there is beyond them stands in the table. */
const PARTS_SHOWN = 8;

export function giftPath(row: number | string): string {
  return `gifts/${row}.html`;
}

export function giftsPage(context: PageContext): PageParts {
  const section = context.figures.section('gifts');
  const { all, shown } = context.figures.followed.gifts;
  return {
    title: context.text('gifts.title'),
    lead: context.t('gifts.lead'),
    body: [
      all > shown.length ? html`<p>${context.t('gifts.newest', { count: count(context, shown.length), all: count(context, all) })}</p>` : html``,
      sectionTable(context, section, {
        caption: context.text('gifts.caption'), head: 'donor', headed: true, file: 'gifts/gifts.csv',
        columns: ['donor', 'day', 'fund', 'givenAmount', 'commodity', 'handedOver', 'withPartner', 'cost', 'lost', 'onItsWay', 'givenBack', 'usedBefore'],
        cells: { donor: (row) => html`<a href="${context.href(giftPath(String(row['gift'])))}">${donorWords(context, String(row['donor']))}</a>` },
      }),
      html`<p class="note">${context.t('trail.rule.named')}</p>`,
      ruleNotes(context, section.noteKeys),
    ],
  };
}

export function giftPage(context: PageContext, row: number): PageParts {
  const { figures } = context;
  const { donor } = figures.followed.gift(row);
  const [ends, hops] = [figures.section(`gifts.${row}/end`), figures.section(`gifts.${row}/hop`)];
  const day = formatDay(context.locale, dayOfRow(context.books, row));
  const title = context.text('gift.title', { donor: `\u2068${context.nameOf('organisation', donor)}\u2069`, day });
  const differs = ends.rows.some((one) => one['byProportion'] !== undefined);
  const asked = figures.followed.isByProportion('gifts', row);
  return {
    title,
    heading: html`<h1>${title}</h1>`,
    body: [
      html`<p class="sentence trail">${sentence(context, row, donor, day)}</p>`,
      html`<p>${context.t('gift.for-fund', { fund: html`<bdi>${fundNames(context, row)}</bdi>` })} ${ownRecord(context, row)}</p>`,
      endTable(context, ends, figures.followed.gift(row).ends.length),
      deliveriesReached(context, figures.section(`gifts.${row}/reached`)),
      hopTable(context, hops, 'gift.hops', figures.followed.gift(row).hops.length),
      ruleParts(context, { subject: 'gift', row, byProportion: differs ? 'differs' : asked ? 'same' : 'not-asked', isCut: asked && figures.followed.giftByProportion(row)?.isCut === true, noteKeys: ends.noteKeys }),
    ],
  };
}

function fundNames(context: PageContext, row: number): string {
  const funds = new Set(context.figures.followed.gift(row).given.map(({ fund }) => fund));
  return [...funds].map((fund) => context.nameOf('fund', fund)).join(context.text('mark.comma'));
}

/** What was given, what it became, and where that is: in quantities, or where that would be long, by what they stand for. */
function sentence(context: PageContext, row: number, donor: string, day: string): Html {
  const { figures } = context;
  const gave = figures.section(`gifts.${row}/gave`);
  const given = joined(context, gave.rows.map((one) => context.fig(figures.idOf(gave, one, 'quantity'))), 'mark.comma');
  const inQuantities = [...partsOf(context, row, 'became'), ...partsOf(context, row, 'sum')];
  const parts = inQuantities.length <= PARTS_SHOWN ? inQuantities : [...partsOf(context, row, 'bought'), ...partsOf(context, row, 'value')];
  const shown = parts.length > PARTS_SHOWN ? [...parts.slice(0, PARTS_SHOWN - 1), context.t('gift.part.more')] : parts;
  const stays = figures.followed.gift(row).hops.length === gave.rows.length;
  return context.t(stays ? 'gift.sentence.waiting' : 'gift.sentence', { given, donor: donorWords(context, donor), day, parts: joined(context, shown, 'mark.semicolon') });
}

function partsOf(context: PageContext, row: number, of: 'became' | 'bought' | 'sum' | 'value'): Html[] {
  const { figures } = context;
  const section = figures.section(`gifts.${row}/${of}`);
  return section.rows.map((one) => {
    const fig = (column: string): Html => context.fig(figures.idOf(section, one, column));
    if (of === 'became') return context.t('gift.part.bought', { given: fig('given'), goods: fig('quantity') });
    if (of === 'bought') return context.t('gift.part.bought.many', { given: fig('given') });
    const place = html`<bdi>${placesText(context, String(one['where']).split(' '))}</bdi>`;
    const amount = of === 'sum' ? fig('quantity') : one['bought'] === 'yes' ? context.t('gift.goods-for', { given: fig('given') }) : fig('given');
    return context.t(partKey(String(one['end'])), { amount, place });
  });
}

function partKey(end: string): MessageKey {
  const key = `gift.part.${end}`;
  return (key in en ? key : 'gift.part.stock') as MessageKey;
}

/** Where the gift is, by named lots, and by proportion where that differs. */
function endTable(context: PageContext, section: Section, all: number): Html {
  const isBought = section.rows.some((row) => row['commodity'] !== row['givenCommodity']);
  const cells = {
    end: (row: Row): string => context.word(`end.${String(row['end'])}`, String(row['end'])),
    where: (row: Row): string => placeText(context, String(row['where'])),
    givenCommodity: standsForIn(context, section.rows),
  };
  const columns = isBought ? ['end', 'where', 'fund', 'quantity', 'byProportion', 'commodity', 'given', 'givenByProportion', 'givenCommodity'] : ['end', 'where', 'fund', 'quantity', 'byProportion', 'commodity'];
  return html`<h2 id="ends">${context.t('gift.ends')}</h2>${cutNote(context, section, all)}${sectionTable(context, section, { caption: context.text('gift.ends'), columns, head: 'end', cells, headed: true, file: '', keep: ['where'], ...cutRows(section, all) })}`;
}

/** The steps that handed something over, each with the page of its delivery. */
function deliveriesReached(context: PageContext, section: Section): Html {
  const reached = section.rows;
  const title = html`<h2 id="deliveries">${context.t('gift.deliveries')}</h2>`;
  if (reached.length === 0) return html`${title}<p>${context.t('gift.deliveries.none')}</p>`;
  const isBought = reached.some((row) => row['commodity'] !== row['givenCommodity']);
  return html`${title}${sectionTable(context, section, {
    caption: context.text('gift.deliveries'), columns: ['receiver', 'day', 'quantity', 'commodity', ...(isBought ? ['given', 'givenCommodity'] : []), 'entry'], head: 'receiver', rows: reached, headed: true, file: '', keep: ['entry'],
    cells: { ...stepCells(context), givenCommodity: standsForIn(context, reached), receiver: (row) => html`<a href="${context.href(`deliveries/${String(row['entry'])}.html`)}">${placeText(context, String(row['receiver']))}</a>` },
  })}`;
}
