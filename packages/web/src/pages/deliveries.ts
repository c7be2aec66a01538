// Deliveries: whose gifts were in each, and one page for each.

import type { Row } from '@amanah/projection/report-shape.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { Section } from '../figure.ts';
import { dayOfRow } from '../followed-sections.ts';
import type { PageParts } from '../frame.ts';
import { placesText, placeText } from '../place-words.ts';
import { sectionTable } from '../table.ts';
import { giftPath } from './gifts.ts';
import { ruleNotes } from './standing-notes.ts';
import { count, cutNote, cutRows, donorWords, hopTable, joined, ownRecord, recordLink, ruleParts, standsForIn } from './trail-parts.ts';

/** Donors that the sentence names; the others stand in the table. */
const DONORS_SHOWN = 4;

export function deliveryPath(row: number | string): string {
  return `deliveries/${row}.html`;
}

export function deliveriesPage(context: PageContext): PageParts {
  const section = context.figures.section('deliveries');
  const { all, shown } = context.figures.followed.deliveries;
  return {
    title: context.text('deliveries.title'),
    lead: context.t('deliveries.lead'),
    body: [
      all > shown.length ? html`<p>${context.t('deliveries.newest', { count: count(context, shown.length), all: count(context, all) })}</p>` : html``,
      sectionTable(context, section, {
        caption: context.text('deliveries.caption'), columns: ['receiver', 'day', 'fund', 'quantity', 'commodity', 'donors'], head: 'receiver', headed: true, file: 'deliveries/deliveries.csv',
        cells: { receiver: (row) => html`<a href="${context.href(deliveryPath(String(row['delivery'])))}">${placeText(context, String(row['receiver']))}</a>` },
      }),
      html`<p class="note">${context.t('trail.rule.named')}</p>`,
      ruleNotes(context, section.noteKeys),
    ],
  };
}

export function deliveryPage(context: PageContext, row: number): PageParts {
  const { figures } = context;
  const { delivered } = figures.followed.delivery(row);
  const place = placesText(context, [...new Set(delivered.map(({ to }) => to))]);
  const day = formatDay(context.locale, dayOfRow(context.books, row));
  const [shares, hops] = [figures.section(`deliveries.${row}/share`), figures.section(`deliveries.${row}/hop`)];
  const differs = shares.rows.some((one) => one['byProportion'] !== undefined);
  const asked = figures.followed.isByProportion('deliveries', row);
  const title = context.text('delivery.title', { place, day });
  return {
    title,
    heading: html`<h1>${title}</h1>`,
    body: [
      html`<p class="sentence trail">${sentence(context, row, place, day)}</p>`,
      html`<p>${ownRecord(context, row)}</p>`,
      shareTable(context, shares, figures.followed.delivery(row).shares.length),
      hopTable(context, hops, 'delivery.hops', figures.followed.delivery(row).hops.length),
      ruleParts(context, { subject: 'delivery', row, byProportion: differs ? 'differs' : asked ? 'same' : 'not-asked', isCut: asked && figures.followed.deliveryByProportion(row)?.isCut === true, noteKeys: shares.noteKeys }),
    ],
  };
}

/** What was delivered, where and when, and who gave it. */
function sentence(context: PageContext, row: number, place: string, day: string): Html {
  const { figures } = context;
  const [delivered, donors] = [figures.section(`deliveries.${row}/delivered`), figures.section(`deliveries.${row}/donor`)];
  const fig = (section: Section, one: Row): Html => context.fig(figures.idOf(section, one, 'quantity'));
  const who = new Set(figures.followed.delivery(row).shares.map(({ donor, without }) => donor ?? without));
  const parts = who.size === 1
    ? [context.t('delivery.part.only', { donor: donorWords(context, String(donors.rows[0]?.['donor'])) })]
    : donors.rows.slice(0, DONORS_SHOWN).map((one) => context.t('delivery.part', { amount: fig(donors, one), donor: donorWords(context, String(one['donor'])) }));
  if (who.size > 1 && donors.rows.length > DONORS_SHOWN) parts.push(context.t('delivery.part.more'));
  const goods = joined(context, delivered.rows.map((one) => fig(delivered, one)), 'mark.comma');
  return context.t('delivery.sentence', { goods, place: html`<bdi>${place}</bdi>`, day, parts: joined(context, parts, 'mark.semicolon') });
}

/** Whose gifts are in it, by named lots, and by proportion where that differs. */
function shareTable(context: PageContext, section: Section, all: number): Html {
  const { followed } = context.figures;
  const isBought = section.rows.some((row) => row['commodity'] !== row['givenCommodity']);
  const cells = {
    donor: (row: Row): Html => {
      const words = donorWords(context, String(row['donor']));
      return row['gift'] !== undefined && followed.hasGift(Number(row['gift'])) ? html`<a href="${context.href(giftPath(String(row['gift'])))}">${words}</a>` : words;
    },
    day: (row: Row): string => (row['day'] === undefined ? '' : formatDay(context.locale, String(row['day']))),
    gift: (row: Row): Html => (row['gift'] === undefined ? html`` : recordLink(context, String(row['gift']))),
    givenCommodity: standsForIn(context, section.rows),
  };
  return html`<h2 id="shares">${context.t('delivery.shares')}</h2>${cutNote(context, section, all)}${sectionTable(context, section, {
    ...cutRows(section, all),
    caption: context.text('delivery.shares'), columns: ['donor', 'quantity', 'share', 'byProportion', 'commodity', ...(isBought ? ['given', 'givenCommodity'] : []), 'fund', 'day', 'gift'],
    head: 'donor', cells, headed: true, file: '', blank: ['fund', 'day', 'gift'], keep: ['gift'],
  })}`;
}
