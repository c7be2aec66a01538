// One waybill: where its goods are, and what dispatcher, transporter and
// receiver each state, side by side. Nobody's number is chosen.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { nameOf, type Masters, type Standing } from '../forms/masters.ts';
import { accountName, quantityWords, type PreviewedPosting } from '../forms/preview-words.ts';
import { locale, t, textOr } from '../language.ts';
import { kindName } from './record-view.ts';

interface GoodsLine { readonly amount: { readonly commodity: string; readonly least: string }; readonly lot?: string; readonly class?: string }
interface Statement {
  readonly row: number;
  readonly id: string;
  readonly eventTime: string;
  readonly holder: string;
  readonly stands: boolean;
  readonly body: { readonly party?: string; readonly stage?: string; readonly goods?: readonly GoodsLine[]; readonly losses?: readonly GoodsLine[]; readonly note?: string; readonly site?: string; readonly destination?: string; readonly transporter?: string; readonly truck?: string; readonly reason?: string };
}
interface WaybillState {
  readonly waybill: string;
  readonly dispatches: readonly Statement[];
  readonly statements: readonly Statement[];
  readonly voids: readonly Statement[];
  readonly moves: readonly { readonly row: number; readonly id: string; readonly kind: string; readonly day: string; readonly stands: boolean; readonly postings: readonly PreviewedPosting[] }[];
  readonly open: readonly Standing[];
}

export function WaybillPage({ number }: { readonly number: string }): VNode {
  const { server, masters, operation } = useDesk();
  const [state, setState] = useState<WaybillState>();
  const [isMissing, setMissing] = useState(false);
  const title = t('home.waybill', { waybill: number });
  useEffect(() => {
    document.title = `${title} · ${operation}`;
    void server.get<WaybillState>(`/api/operate/waybills/${encodeURIComponent(number)}`).then((answer) => {
      if (answer.ok) setState(answer.value);
      setMissing(!answer.ok);
    });
  }, [number]);
  if (isMissing) return html`<h1 tabindex="-1">${title}</h1><p>${t('waybill.missing')}</p>` as VNode;
  if (state === undefined) return html`<h1 tabindex="-1">${title}</h1><p class="note late">${t('state.loading')}</p>` as VNode;
  const destination = state.dispatches.find(({ stands }) => stands)?.body.destination ?? '';
  return html`<h1 tabindex="-1">${title}</h1>
    <p class="lead">${state.voids.some(({ stands }) => stands) ? t('waybill.void') : state.open.length === 0 ? t('waybill.closed') : t('waybill.open', { goods: state.open.map(({ commodity, least }) => quantityWords(masters, commodity, BigInt(least))).join(', ') })}</p>
    <p class="links-row no-print"><a class="button" href=${`/console/waybill/${encodeURIComponent(number)}.html`} target="_blank">${t('waybill.print')}</a>
      ${state.open.length === 0 ? '' : html`<a href=${hrefOf(['new', 'arrival'], { waybill: number, site: destination })}>${t('home.confirm')}</a>`}
      <a href=${hrefOf(['new', 'waybill-statement'], { waybill: number })}>${t('waybill.state')}</a> <a href=${hrefOf(['new', 'incident'], { waybill: number })}>${kindName('incident')}</a> <a href=${hrefOf(['trail', `waybill:${number}`])}>${t('trail.of-delivery')}</a></p>
    <${Moves} state=${state} masters=${masters} />
    <${Parties} state=${state} masters=${masters} />` as VNode;
}

interface PartProps { readonly state: WaybillState; readonly masters: Masters }

function Moves({ state, masters }: PartProps): VNode {
  return html`<section><h2>${t('waybill.moves')}</h2><div class="scroll"><table><thead><tr><th scope="col">${t('field.eventTime')}</th><th scope="col">${t('field.record')}</th><th scope="col">${t('column.from')}</th><th scope="col">${t('column.to')}</th><th scope="col" class="n">${t('field.amount')}</th><th scope="col">${t('field.fund')}</th></tr></thead><tbody>
    ${state.moves.flatMap((move) => move.postings.map((posting, at) => html`<tr key=${`${move.row} ${at}`} class=${move.stands ? '' : 'gone'}><td>${formatDay(locale(), move.day)}</td><td><a href=${hrefOf(['record', move.id])}>${kindName(move.kind)}</a></td><td>${placeWords(posting.source, masters)}</td><td>${placeWords(posting.destination, masters)}</td><td class="n">${quantityWords(masters, posting.commodity, BigInt(posting.amount))}</td><td>${nameOf(masters, 'fund', posting.fund)}</td></tr>`))}
    </tbody></table></div></section>` as VNode;
}

function placeWords(account: string, masters: Masters): string {
  const type = account.slice(0, account.indexOf(':'));
  return `${textOr(`account.${type}`, type)} ${accountName(account, masters)}`;
}

/** Each statement is a column; a quantity that differs from what was sent is marked and stands as it is. */
function Parties({ state, masters }: PartProps): VNode | null {
  const sent = state.dispatches.filter(({ stands }) => stands);
  const columns = [...sent.map((one) => ({ ...one, party: t('waybill.order') })), ...state.statements.filter(({ stands }) => stands).map((one) => ({ ...one, party: `${textOr(`choice.${one.body.party ?? ''}`, '')}, ${textOr(`choice.${one.body.stage ?? ''}`, '')}` }))];
  if (columns.length < 2) return null;
  const commodities = [...new Set(columns.flatMap(({ body }) => [...(body.goods ?? []), ...(body.losses ?? [])].map(({ amount }) => amount.commodity)))];
  const sum = (lines: readonly GoodsLine[] | undefined, commodity: string): bigint => (lines ?? []).filter(({ amount }) => amount.commodity === commodity).reduce((total, { amount }) => total + BigInt(amount.least), 0n);
  const asSent = (commodity: string): bigint => sum(columns[0]?.body.goods, commodity);
  const said = ({ body }: Statement): boolean => (body.goods ?? []).length + (body.losses ?? []).length > 0;
  return html`<section><h2>${t('waybill.parties')}</h2><p>${t('waybill.parties-about')}</p><div class="scroll"><table class="compare"><thead><tr><th scope="col">${t('field.commodity')}</th>${columns.map((one) => html`<th scope="col" key=${one.id}>${one.party}<br /><small>${formatDay(locale(), one.eventTime)}, ${one.holder}</small></th>`)}</tr></thead>
    <tbody>${commodities.map((commodity) => html`<tr key=${commodity}><th scope="row">${nameOf(masters, 'commodity', commodity)}</th>${columns.map((one) => {
      if (!said(one)) return html`<td key=${one.id} class="none">${t('waybill.says-nothing')}</td>`;
      const [good, lost] = [sum(one.body.goods, commodity), sum(one.body.losses, commodity)];
      const differs = good + lost !== asSent(commodity) || lost !== 0n;
      return html`<td key=${one.id} class=${differs ? 'differs' : ''}>${quantityWords(masters, commodity, good)}${lost === 0n ? '' : `, ${t('waybill.lost', { amount: quantityWords(masters, commodity, lost) })}`}${differs ? html` <small>${t('waybill.differs')}</small>` : ''}</td>`;
    })}</tr>`)}</tbody></table></div></section>` as VNode;
}
