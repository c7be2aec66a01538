// The first page: one sentence, the rivers, three ways in, trust, what changed.

import type { River, RiverLeave } from '@amanah/projection/report-shape.ts';
import { formatTime } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import { riverId } from '../figures-of-parts.ts';
import type { PageParts } from '../frame.ts';
import { operationPages } from '../operation-menu.ts';
import { riverFigure, riverName } from '../river.ts';
import { newestChanges, changeList } from './change-list.ts';
import { decisionsLine } from './decisions.ts';
import { zakatLines } from './fund-rules-part.ts';
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
      decisionsLine(context),
      zakatLines(context),
      ways(context),
      html`<section aria-labelledby="trust"><h2 id="trust">${context.t('start.trust')}</h2>${trustStrip(context)}</section>`,
      html`<section aria-labelledby="changed"><h2 id="changed">${context.t('start.changed')}</h2>${changes.length === 0 ? html`<p>${context.t('start.changed.none')}</p>` : html`<p>${context.t('start.changed.text')}</p>${changeList(context, changes)}<p><a href="${context.href('restatements/index.html')}">${context.t('start.changed.all')}</a></p>`}</section>`,
    ],
  };
}

/** The distance between promised and delivered in one sentence. */
export function sentence(context: PageContext, river: River): Html {
  if (river.group === 'own') return river.form === 'money' ? ownMoney(context, river) : ownGoods(context, river);
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

/** What was given to the operation itself, and what became of it so far. */
function ownMoney(context: PageContext, river: River): Html {
  const given = (...parts: readonly string[]): Html => context.fig(riverId(river.code, ...parts));
  const name = html`<bdi>${context.view.operation.name}</bdi>`;
  const said = [
    river.sentence.promised === ''
      ? context.t('start.sentence.own.money', { name, paid: given('sentence', 'paid') })
      : context.t('start.sentence.own.promised', { name, promised: given('sentence', 'promised'), paid: given('sentence', 'paid') }),
  ];
  const used = river.stages.find(({ stage }) => stage === 'used') ?? river.stages.find(({ stage }) => stage === 'paid-out');
  if (used !== undefined) said.push(context.t('start.sentence.own.used', { used: given(used.stage) }));
  return html`${[...said, ...leaveSentences(context, river, ['in-hand'])].map((one) => html`${one} `)}`;
}

function ownGoods(context: PageContext, river: River): Html {
  const [received] = river.stages;
  if (received === undefined) return html``;
  const name = html`<bdi>${context.view.operation.name}</bdi>`;
  const figure = html`<bdi>${context.fig(riverId(river.code, received.stage))}</bdi>`;
  const handedOver = river.stages.find(({ stage }) => stage === 'handed-over');
  const said = handedOver === undefined
    ? context.t('start.sentence.own.goods.none', { name, received: figure })
    : context.t('start.sentence.own.goods', { name, received: figure, handedOver: context.fig(riverId(river.code, handedOver.stage)) });
  return html`${[said, ...leaveSentences(context, river, ['lost', 'in-transit', 'in-stock'])].map((one) => html`${one} `)}`;
}

const SAID_OF_LEAVES = {
  'in-hand': 'start.sentence.own.in-hand', lost: 'start.sentence.own.lost', 'in-transit': 'start.sentence.own.in-transit', 'in-stock': 'start.sentence.own.in-stock',
} as const satisfies Partial<Readonly<Record<RiverLeave['reason'], MessageKey>>>;

/** What left the river for these reasons, each in a sentence; what did not leave is not spoken of. */
function leaveSentences(context: PageContext, river: River, reasons: readonly (keyof typeof SAID_OF_LEAVES)[]): Html[] {
  return reasons.flatMap((reason) => {
    const stage = river.stages.find(({ leaves }) => leaves.some((leave) => leave.reason === reason && !leave.amount.startsWith('-')));
    return stage === undefined ? [] : [context.t(SAID_OF_LEAVES[reason], { amount: context.fig(riverId(river.code, stage.stage, reason)) })];
  });
}

function riverGroup(context: PageContext, title: MessageKey, rivers: readonly River[]): Html {
  if (rivers.length === 0) return html``;
  const shown = farthest(rivers);
  const more = rivers.length - shown.length;
  return html`<section class="rivers"><h2>${context.t(title)}</h2>${shown.map((river) => riverFigure(context, river))}${more === 0 ? '' : html`<p>${moreRivers(context, rivers, more)}</p>`}</section>`;
}

/** Rivers that are not drawn here: other funds stand on the page of funds, an operation's other goods among its own pages. */
function moreRivers(context: PageContext, rivers: readonly River[], more: number): Html {
  if (!rivers.every(({ group, form }) => group === 'own' && form === 'goods')) return html`<a href="${context.href('funds/index.html')}">${context.t('start.rivers.more', { count: more })}</a>`;
  const text = context.t('start.rivers.more.goods', { count: more });
  const page = operationPages(context.figures).at(-1);
  return page === undefined ? text : html`<a href="${context.href(page.path)}">${text}</a>`;
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
