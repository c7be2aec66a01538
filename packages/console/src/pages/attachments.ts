// Documents of a record: kept beside the log, their salted hash in it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';

export interface AttachmentView {
  readonly digest: string;
  readonly bytes: number;
  readonly type: string;
}

const ACCEPTED = 'application/pdf,image/png,image/jpeg,image/webp,text/csv,.xlsx';

export function Attachments({ of, list, closed }: { readonly of: string; readonly list: readonly AttachmentView[]; readonly closed: boolean }): VNode {
  const { server, outbox, newId, today } = useDesk();
  const [added, setAdded] = useState<readonly AttachmentView[]>([]);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const upload = async (): Promise<void> => {
    const file = input.current?.files?.[0];
    if (file === undefined || outbox === undefined) return;
    setSaid(t('attach.sending'));
    const kept = await server.send<AttachmentView>('/api/attachments', file, file.type === '' ? 'application/octet-stream' : file.type, { 'x-amanah-name': encodeURIComponent(file.name) });
    if (!kept.ok) return setSaid('offline' in kept ? t('state.offline-short') : refusalSentence(kept.problem));
    const { digest, bytes, type } = kept.value;
    const outcome = await outbox.submit(newId(), 'attachment', [{ kind: 'attachment', eventTime: today(), body: { of, digest, bytes, type } }]);
    if (outcome.state === 'refused') return setSaid(refusalSentence(outcome.problem));
    setAdded([...added, kept.value]);
    setSaid(outcome.state === 'done' ? t('attach.done') : t('waiting.title'));
    if (input.current !== null) input.current.value = '';
    return undefined;
  };
  const all = [...list, ...added];
  return html`<div class="attachments">${all.length === 0 ? '' : html`<h3>${t('attach.title')}</h3><ul class="tasks">${all.map(({ digest, bytes, type }) => html`<li key=${digest}><a href=${`/api/attachments/${digest}`}>${type}</a> <span class="note">${t('attach.bytes', { bytes })} <code>${digest.slice(0, 16)}…</code></span></li>`)}</ul>`}
    ${outbox === undefined || closed ? '' : html`<p class="no-print file-row"><label for=${`in-file-${of}`}>${t('attach.add')}</label> <input id=${`in-file-${of}`} ref=${input} type="file" accept=${ACCEPTED} onChange=${() => void upload()} /></p>`}<p class="note" role="status">${said}</p></div>` as VNode;
}
