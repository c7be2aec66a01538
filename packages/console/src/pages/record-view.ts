// One record: who wrote it, when it happened and when it was logged, what it
// moved, its proof, its attachments, and the way to undo it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JsonObject } from '@amanah/record/decode.ts';
import { formatDay, formatTime } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { accountName, quantityWords, type PreviewedPosting } from '../forms/preview-words.ts';
import { nameOf, type Masters } from '../forms/masters.ts';
import { locale, t, textOr } from '../language.ts';
import { SAID_OF_SCREENING, ScreeningRecord } from '../screening/screening-record.ts';
import { Attachments } from './attachments.ts';

/** A record as /api/operate/records/:id tells it. */
export interface RecordDetail {
  readonly row: number;
  readonly id: string;
  readonly kind: string;
  readonly eventTime: string;
  readonly recordTime: string;
  readonly author: string;
  readonly holder: string;
  readonly role: string;
  readonly body: JsonObject;
  readonly postings: readonly PreviewedPosting[];
  /** The record that reversed or restated this one. */
  readonly supersededBy?: string;
  /** The approval that put it in force, or refused it. */
  readonly decidedBy?: string;
  /** Waits for a second person. */
  readonly pending: boolean;
  readonly reversible: boolean;
  readonly attachments: readonly { readonly digest: string; readonly bytes: number; readonly type: string }[];
}

/** Forms of a kind that have another name than the kind. */
function formOfKind(kind: string, body: JsonObject): string {
  return kind === 'gift' && body['form'] === 'in-kind' ? 'gift-in-kind' : kind;
}

export function kindName(kind: string, body: JsonObject = {}): string {
  // Without its body nobody knows whether a gift is money or goods.
  if (kind === 'gift' && body['form'] === undefined) return t('kind.gift');
  return textOr(`form.${formOfKind(kind, body)}`, textOr(`kind.${kind}`, kind));
}

function useRecord(id: string): { readonly detail: RecordDetail | undefined; readonly missing: boolean } {
  const desk = useDesk();
  const [detail, setDetail] = useState<RecordDetail>();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    setDetail(undefined);
    void desk.server.get<RecordDetail>(`/api/operate/records/${encodeURIComponent(id)}`).then((answer) => {
      if (answer.ok) setDetail(answer.value);
      setMissing(!answer.ok);
    });
  }, [id]);
  return { detail, missing };
}

/** The record of an id. `brief` leaves out what can be done with it. */
export function RecordView({ id, brief = false }: { readonly id: string; readonly brief?: boolean }): VNode {
  const { detail, missing } = useRecord(id);
  if (missing) return html`<p>${t('record.missing')} <code>${id}</code></p>` as VNode;
  if (detail === undefined) return html`<p class="note">${t('state.loading')}</p>` as VNode;
  return html`<${RecordCard} detail=${detail} brief=${brief} />` as VNode;
}

function RecordCard({ detail, brief }: { readonly detail: RecordDetail; readonly brief: boolean }): VNode {
  const { masters } = useDesk();
  const { id, kind, body } = detail;
  const waybill = typeof body['waybill'] === 'string' ? body['waybill'] : undefined;
  return html`<article class="record"><h2>${kindName(kind, body)} <small>${t('record.number', { row: detail.row })}</small></h2>
    ${detail.pending ? html`<p class="pending">${t('record.pending')}</p>` : ''}
    ${detail.decidedBy === undefined ? '' : html`<p class="note">${t('record.decided')} <a href=${hrefOf(['record', detail.decidedBy])}>${kindName('approval')}</a></p>`}
    ${detail.supersededBy === undefined ? '' : html`<p class="pending">${t('record.superseded')} <a href=${hrefOf(['record', detail.supersededBy])}>${t('record.superseded-by')}</a></p>`}
    ${detail.postings.length === 0 ? '' : html`<ul class="moves">${detail.postings.map((posting) => html`<li>${quantityWords(masters, posting.commodity, BigInt(posting.amount))}${posting.lot === undefined ? '' : ` (${t('words.lot', { lot: posting.lot })})`}: ${accountWords(posting.source, masters)} → ${accountWords(posting.destination, masters)}, ${nameOf(masters, 'fund', posting.fund)}</li>`)}</ul>`}
    ${kind === 'screening' ? html`<${ScreeningRecord} body=${body} />` : ''}
    <dl class="facts">
      <div><dt>${t('record.happened')}</dt><dd>${formatDay(locale(), detail.eventTime)}</dd></div>
      <div><dt>${t('record.logged')}</dt><dd>${formatTime(locale(), detail.recordTime)}</dd></div>
      <div><dt>${t('record.by')}</dt><dd>${detail.holder} (${textOr(`role.${detail.role}`, detail.role)})</dd></div>
      <div><dt>${t('record.id')}</dt><dd><code>${id}</code></dd></div>
      ${textFacts(detail).map(([name, value]) => html`<div key=${name}><dt>${textOr(`field.${kind}.${name}`, textOr(`field.${name}`, name))}</dt><dd>${factWords(name, value, masters)}</dd></div>`)}
    </dl>
    <${Attachments} of=${id} list=${detail.attachments} closed=${brief} />
    ${brief ? '' : html`<p class="links-row no-print">
      <a href=${`/api/records/${id}/proof`} download=${`${id.slice(0, 12)}.tlog-proof`}>${t('record.proof')}</a>
      <a href=${hrefOf(['record', id])}>${t('record.link')}</a>
      ${waybill === undefined ? '' : html`<a href=${hrefOf(['waybill', waybill])}>${t('record.waybill')}</a>`}
      ${kind === 'dispatch' && waybill !== undefined ? html`<a class="button" href=${`/console/waybill/${encodeURIComponent(waybill)}.html`} target="_blank">${t('waybill.print')}</a>` : ''}
      ${['gift', 'handover', 'arrival', 'grant'].includes(kind) ? html`<a href=${hrefOf(['trail', kind === 'gift' ? `gift:${id}` : `delivery:${id}`])}>${t('record.trail')}</a>` : ''}
      ${kind === 'proposal' ? html`<a class="button" href=${hrefOf(['decision', id])}>${t('record.decision')}</a>` : typeof body['proposal'] === 'string' ? html`<a href=${hrefOf(['decision', body['proposal']])}>${t('record.decision')}</a>` : ''}
      ${kind === 'screening-decision' ? html`<a href=${hrefOf(['screening', 'party', String(body['party'])])}>${t('held.look')}</a>` : ''}
      ${kind === 'gift' ? html`<a href=${`/console/receipt/${id}.html`}>${t('record.receipt')}</a>` : ''}
      ${detail.pending ? html`<a class="button" href=${hrefOf(['new', 'approval'], { of: id })}>${t('record.decide')}</a>` : ''}
      ${detail.reversible ? html`<a href=${hrefOf(['new', 'reversal'], { of: id })}>${t('record.undo')}</a>` : ''}
    </p>`}</article>` as VNode;
}

function accountWords(account: string, masters: Parameters<typeof accountName>[1]): string {
  const type = account.slice(0, account.indexOf(':'));
  return `${textOr(`account.${type}`, type)} ${accountName(account, masters)}`;
}

const NAMED: Readonly<Record<string, 'site' | 'organisation' | 'fund'>> = { destination: 'site', site: 'site', place: 'site', transporter: 'organisation', changer: 'organisation', supplier: 'organisation', partner: 'organisation', donor: 'organisation', party: 'organisation', fund: 'fund', to: 'fund' };

/** A fact as readers know it: the name behind a code, a day in words, a choice. */
function factWords(name: string, value: string, masters: Masters): string {
  const master = NAMED[name];
  if (master !== undefined) return nameOf(masters, master, value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(locale(), value) : textOr(`choice.${value}`, value);
}

/** What the postings say already, in words. */
const IN_POSTINGS: ReadonlySet<string> = new Set(['donor', 'fund', 'account', 'site', 'form', 'point', 'supplier', 'partner', 'waybill', 'class']);

/** The members of a body that are plain texts and say something to a reader beside the postings. */
function textFacts({ kind, body, postings }: RecordDetail): readonly (readonly [string, string])[] {
  const isSaid = (name: string): boolean => (postings.length > 0 && IN_POSTINGS.has(name)) || (kind === 'screening' && SAID_OF_SCREENING.has(name));
  return Object.entries(body).flatMap(([name, value]) => ((typeof value === 'string' || typeof value === 'number') && !isSaid(name) ? [[name, String(value)] as const] : []));
}
