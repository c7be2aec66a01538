// The first page: one sentence, the rivers, three ways in, trust, what changed.

import type { River } from '@amanah/projection/report-shape.ts';
import { formatTime } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import { riverId } from '../figures-of-parts.ts';
import type { PageParts } from '../frame.ts';
import { riverFigure, riverName } from '../river.ts';
import { newestChanges, changeList } from './change-list.ts';
import { trustStrip } from './trust-strip.ts';

const NEWEST_CHANGES = 4;
const RIVERS_SHOWN = 2;

export async function startPage(context: PageContext): Promise<PageParts> {
  const { rivers } = context.figures.report('promised-to-served');
  const money = rivers.filter((river) => river.form === 'money');
  const goods = rivers.filter((river) => river.form === 'goods');
  const sentences = [...farthest(money), ...farthest(goods).slice(0, 1)];
  const changes = await newestChanges(context, NEWEST_CHANGES);
  return {
    title: context.text('start.title'),
    class: 'start',
    heading: html`<h1 class="sentence">${sentences.length === 0 ? context.t('start.empty') : sentences.map((river) => html`<span>${sentence(context, river)}</span> `)}</h1>`,
    lead: context.t('start.computed', { records: context.view.treeSize, time: formatTime(context.locale, context.view.computedAt) }),
    body: [
      riverGroup(context, 'start.money', money),
      riverGroup(context, 'start.goods', goods),
      rivers.length > 1 ? html`<p class="note">${context.t('start.rivers-apart')}</p>` : html``,
      ways(context),
      html`<section aria-labelledby="trust"><h2 id="trust">${context.t('start.trust')}</h2>${trustStrip(context)}</section>`,
      html`<section aria-labelledby="changed"><h2 id="changed">${context.t('start.changed')}</h2>${changes.length === 0 ? html`<p>${context.t('start.changed.none')}</p>` : html`<p>${context.t('start.changed.text')}</p>${changeList(context, changes)}<p><a href="${context.href('restatements/index.html')}">${context.t('start.changed.all')}</a></p>`}</section>`,
    ],
  };
}

/** The distance between promised and delivered in one sentence. */
export function sentence(context: PageContext, river: River): Html {
  const { promised, paid, deliveredStage } = river.sentence;
  const granted = river.stages.find((stage) => stage.stage === 'granted');
  const inHand = river.stages.find((stage) => stage.stage === 'paid')?.leaves.find((leave) => leave.reason === 'in-hand');
  const given = (...parts: readonly string[]): Html => {
    const id = riverId(river.code, ...parts);
    return context.figures.find(id) === undefined ? context.t('figure.not-reported') : context.fig(id);
  };
  const name = html`<bdi>${riverName(context, river)}</bdi>`;
  const isStillOwed = promised !== '' && promised !== paid && river.form === 'money';
  if (isStillOwed && river.sentence.delivered === paid) {
    return context.t('start.sentence.paid', { name, promised: given('sentence', 'promised'), delivered: given('sentence', 'paid'), gap: given('sentence', 'gap') });
  }
  if (!isStillOwed && granted !== undefined && inHand !== undefined) {
    return context.t('start.sentence.granted', { name, paid: given('sentence', 'paid'), delivered: given('granted'), gap: given('paid', 'in-hand') });
  }
  if (deliveredStage === 'crossed') return context.t('start.sentence.crossed', { delivered: given('sentence', 'delivered') });
  const stage = context.word(`stage.${deliveredStage}`, deliveredStage);
  return context.t('start.sentence.other', { name, stage, promised: given('sentence', promised === '' ? 'paid' : 'promised'), delivered: given('sentence', 'delivered'), gap: given('sentence', 'gap') });
}

function riverGroup(context: PageContext, title: MessageKey, rivers: readonly River[]): Html {
  if (rivers.length === 0) return html``;
  const shown = farthest(rivers);
  const more = rivers.length - shown.length;
  return html`<section class="rivers"><h2>${context.t(title)}</h2>${shown.map((river) => riverFigure(context, river))}${more === 0 ? '' : html`<p><a href="${context.href('funds/index.html')}">${context.t('start.rivers.more', { count: more })}</a></p>`}</section>`;
}

/** The rivers drawn on the first page: of each publisher the one that goes farthest, then others, up to a few. */
function farthest(rivers: readonly River[]): River[] {
  const publishers = new Set<string>();
  const first = rivers.filter(({ publisher }) => {
    const isNew = !publishers.has(publisher);
    publishers.add(publisher);
    return isNew;
  });
  return [...first, ...rivers.filter((river) => !first.includes(river))].slice(0, Math.max(RIVERS_SHOWN, first.length));
}

function ways(context: PageContext): Html {
  const way = (path: string, title: MessageKey, text: MessageKey): Html => html`<li><a href="${context.href(path)}">${context.t(title)}</a> ${context.t(text)}</li>`;
  return html`<section aria-labelledby="ways"><h2 id="ways">${context.t('start.ways')}</h2><ul class="ways">${way('funds/index.html', 'start.way.fund', 'start.way.fund.text')}${way('places/index.html', 'start.way.place', 'start.way.place.text')}${way('time/index.html', 'start.way.time', 'start.way.time.text')}</ul></section>`;
}
