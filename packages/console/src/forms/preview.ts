// The preview under a form: what would be written, in words, judged by the
// server's own admission a moment after the last key press.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../language.ts';
import { useDesk, type Desk } from '../desk.ts';
import type { Problem } from '../server.ts';
import { makeBody } from './body.ts';
import type { Masters } from './masters.ts';
import { previewSentences, type PreviewedPosting } from './preview-words.ts';
import type { FormSpec } from './spec.ts';
import type { Values } from './values.ts';

const QUIET_MS = 350;

export type PreviewState =
  | { readonly state: 'incomplete' }
  | { readonly state: 'offline' }
  | { readonly state: 'shown'; readonly postings: readonly PreviewedPosting[]; readonly pending: boolean }
  | { readonly state: 'refused'; readonly problem: Problem };

interface PreviewAnswer {
  readonly ok: boolean;
  readonly postings?: readonly PreviewedPosting[];
  readonly pending?: boolean;
  readonly refusal?: { readonly code: string; readonly message: string; readonly field?: string };
}

/** The preview of what stands in a form; it follows the typing. */
export function usePreview(spec: FormSpec, values: Values, desk: Desk): PreviewState {
  const [state, setState] = useState<PreviewState>({ state: 'incomplete' });
  const made = makeBody(spec, values, desk.masters);
  const asked = made.ok && desk.signer !== undefined ? JSON.stringify({ author: desk.signer.publicKey, kind: spec.kind, eventTime: made.eventTime, body: made.body }) : '';
  useEffect(() => {
    if (asked === '') {
      setState({ state: 'incomplete' });
      return undefined;
    }
    const timing = { isOver: false };
    const timer = setTimeout(() => {
      void desk.server.post<PreviewAnswer>('/api/preview', JSON.parse(asked)).then((answer) => {
        if (!timing.isOver) setState(stateOf(answer));
      });
    }, QUIET_MS);
    return () => {
      timing.isOver = true;
      clearTimeout(timer);
    };
    // What was missing in the books may have been added meanwhile: the same record is judged again.
  }, [asked, desk.masters]);
  return state;
}

function stateOf(answer: Awaited<ReturnType<Desk['server']['post']>>): PreviewState {
  if (!answer.ok) return 'offline' in answer || answer.problem.status >= 429 ? { state: 'offline' } : { state: 'refused', problem: answer.problem };
  const { ok, postings = [], pending = false, refusal } = answer.value as PreviewAnswer;
  if (!ok && refusal !== undefined) return { state: 'refused', problem: { status: 422, title: '', ...refusal } };
  return { state: 'shown', postings, pending };
}

export function Preview({ preview, words = [] }: { readonly preview: PreviewState; readonly words?: readonly string[] }): VNode {
  const { masters } = useDesk();
  return html`<section class="preview" aria-live="polite" aria-label=${t('preview.label')}>${previewBody(preview, masters, words)}</section>` as VNode;
}

function previewBody(preview: PreviewState, masters: Masters, words: readonly string[]): VNode {
  const said = words.length === 0 ? '' : html`<ul>${words.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`;
  switch (preview.state) {
    case 'incomplete': return html`<p class="note">${t('preview.incomplete')}</p>` as VNode;
    case 'offline': return html`${words.length === 0 ? '' : html`<h2>${t('preview.label')}</h2>${said}`}<p class="note">${t('preview.offline')}</p>` as VNode;
    case 'refused': return html`<p class="note">${t('preview.refused')}</p>` as VNode;
    case 'shown': return html`<h2>${t('preview.label')}</h2>
      ${words.length > 0 ? said : preview.postings.length === 0 ? html`<p>${t('preview.nothing-moves')}</p>` : html`<ul>${previewSentences(preview.postings, masters).map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}
      ${preview.pending ? html`<p class="pending">${t('preview.pending')}</p>` : ''}` as VNode;
  }
}
