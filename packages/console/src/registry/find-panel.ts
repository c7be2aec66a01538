// Finding the registration of somebody who stands at the desk. What is asked goes in the body of the request, never into an
// address, and is forgotten with the page.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t, type MessageKey } from '../language.ts';
import { useNewest } from '../newest.ts';
import { OwnText } from './own-text.ts';
import { REGISTRY, type OneRegistration } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';

const ASKED = ['name', 'phone', 'document', 'place'] as const;
type Asked = Readonly<Record<(typeof ASKED)[number], string>>;
const BLANK: Asked = { name: '', phone: '', document: '', place: '' };
/** More than this nobody looks through: another word is asked. */
const FOUND_SHOWN = 50;
type Found = Pick<OneRegistration, 'id' | 'purpose' | 'registration' | 'household'>;

export function FindPanel(): VNode {
  const { server } = useDesk();
  const [asked, setAsked] = useState(BLANK);
  const [found, setFound] = useState<readonly Found[]>();
  const [said, setSaid] = useState('');
  const newest = useNewest();
  const find = (event: Event): void => {
    event.preventDefault();
    const given = Object.fromEntries(ASKED.flatMap((name) => (asked[name].trim() === '' ? [] : [[name, asked[name].trim()]])));
    if (Object.keys(given).length === 0) return setSaid(t('registry.find-something'));
    setSaid('');
    void newest(() => server.post<{ readonly found: readonly Found[] }>(`${REGISTRY}/find`, { ...given, near: true }), (answer) => {
      setFound(answer.ok ? answer.value.found : undefined);
      setSaid(answer.ok ? '' : whyNot(answer));
    });
    return undefined;
  };
  return html`<section class="no-print"><h2>${t('registry.find')}</h2><form class="inline" autocomplete="off" onSubmit=${find} noValidate>
    ${ASKED.map((name) => html`<span key=${name}><label for=${`in-find-${name}`}>${t(`registry.find.${name}` as MessageKey)}</label><input id=${`in-find-${name}`} type="text" dir="auto" autocomplete="off" spellcheck=${false} value=${asked[name]} onInput=${(event: Event) => setAsked({ ...asked, [name]: (event.target as HTMLInputElement).value })} /></span>`)}
    <button type="submit">${t('registry.find-now')}</button></form>
    <p class="hint">${t('registry.find-about')}</p><p class="refusal" role="alert">${said}</p>
    <div role="status">${found === undefined ? '' : found.length === 0 ? html`<p>${t('registry.found-none')}</p>` : html`<p>${t('registry.found', { count: found.length })}</p>
      <ul class="tasks">${found.slice(0, FOUND_SHOWN).map(({ id, purpose, registration }) => html`<li key=${id}><a href=${hrefOf(['registry', 'one', id])}><${OwnText} text=${registration.head} /></a> <span class="note"><${OwnText} text=${registration.place ?? registration.district ?? ''} /> · <bdi dir="auto">${purpose}</bdi></span></li>`)}</ul>`}</div></section>` as VNode;
}
