// The first page: one sentence, the rivers, three ways in, trust, what changed.

import type { River } from '@amanah/core/projection/report-shape.ts';
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
  const sentences = [money[0], goods[0]].filter((river) => river !== undefined);
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
  const ids = (name: string): string => riverId(river.code, 'sentence', name);
  const granted = river.stages.find((stage) => stage.stage === 'granted');
  const inHand = river.stages.find((stage) => stage.stage === 'paid')?.leaves.find((leave) => leave.reason === 'in-hand');
  const stage = granted === undefined ? river.sentence.deliveredStage : 'granted';
  const known: Readonly<Record<string, MessageKey>> = { granted: 'start.sentence.granted', paid: 'start.sentence.paid', crossed: 'start.sentence.crossed' };
  const given = (id: string): Html => (context.figures.find(id) === undefined ? context.t('figure.not-reported') : context.fig(id));
  return context.t(known[stage] ?? 'start.sentence.other', {
    name: html`<bdi>${riverName(context, river)}</bdi>`,
    promised: given(ids('promised')),
    paid: given(ids('paid')),
    delivered: given(granted === undefined ? ids('delivered') : riverId(river.code, 'granted')),
    gap: given(granted === undefined || inHand === undefined ? ids('gap') : riverId(river.code, 'paid', 'in-hand')),
    stage: context.word(`stage.${stage}`, stage),
  });
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
