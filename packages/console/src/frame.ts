// What stands around every page: the name of the operation, the ways through
// the console, languages, who is signed in, and what waits to be sent.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '@amanah/ui/locale.ts';
import { hrefOf } from './address.ts';
import { useDesk, type Session } from './desk.ts';
import { CONSOLE_LOCALES, locale, t, type ConsoleLocale, type MessageKey } from './language.ts';
import { REGISTRARS } from './registry/sign-draft.ts';
import { LOOKERS } from './screening/who-screens.ts';

export const LOCALE_KEY = 'amanah-console-language';

const WAYS: readonly (readonly [string, MessageKey])[] = [
  ['', 'nav.home'], ['record', 'nav.new'], ['decisions', 'nav.decisions'], ['registry', 'nav.registry'], ['screening', 'nav.screening'], ['tables', 'nav.tables'], ['bank', 'nav.bank'], ['trail', 'nav.trails'], ['people', 'nav.people'],
];

/** Ways that only some roles have; the others find nothing behind them. */
const WAYS_OF: Readonly<Record<string, readonly string[]>> = { registry: REGISTRARS, screening: LOOKERS };

export interface FrameProps {
  readonly operation: string;
  readonly session?: Session;
  readonly at?: string;
}

export function FrameMenu({ operation, session, at }: FrameProps): VNode {
  return html`<header class="top no-print"><p class="name"><a href="#/">${operation}</a> <span>${t('frame.console')}</span></p>
    <ul class="languages" aria-label=${t('frame.languages')}>
      ${CONSOLE_LOCALES.map((one) => html`<li key=${one}><button type="button" class="plain" lang=${one} aria-pressed=${one === locale() ? 'true' : 'false'} onClick=${() => chooseLanguage(one)}>${LANGUAGE_NAMES[one]}</button></li>`)}
      ${session === undefined ? '' : html`<li><a href=${hrefOf(['me'])}>${session.person.label === '' ? session.person.holder : session.person.label}</a></li>`}
    </ul>
    ${session === undefined ? '' : html`<nav class="menu" aria-label=${t('frame.menu')}><ul>
      ${WAYS.filter(([way]) => WAYS_OF[way] === undefined || session.roles.some((role) => WAYS_OF[way]?.includes(role))).map(([way, key]) => html`<li key=${way}><a href=${way === '' ? '#/' : hrefOf([way])} onClick=${readAgain} aria-current=${isAt(way, at ?? '') ? 'page' : undefined}>${t(key)}</a></li>`)}
      <li><a href="/">${t('nav.public')}</a></li>
    </ul></nav>`}
  </header>` as VNode;
}

/** The link of the page that stands open reads it again, as a link of the web does. */
function readAgain(event: Event): void {
  const { hash } = new URL((event.currentTarget as HTMLAnchorElement).href);
  if (hash === (location.hash === '' ? '#/' : location.hash)) window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function isAt(way: string, at: string): boolean {
  return way === at || (way === 'record' && at === 'new') || (way === 'tables' && at === 'table') || (way === 'decisions' && at === 'decision');
}

function chooseLanguage(chosen: ConsoleLocale): void {
  localStorage.setItem(LOCALE_KEY, chosen);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
  location.reload();
}

/** The strip that says what is not yet sent, and whether there is a network. */
export function OutboxStrip(): VNode | null {
  const { outbox, session } = useDesk();
  const [hasNetwork, setOnline] = useState(navigator.onLine);
  // A session without its sign is the one this browser kept: nobody has answered yet.
  const isOnline = hasNetwork && session.csrf !== '';
  useEffect(() => {
    const onChange = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', onChange);
    window.addEventListener('offline', onChange);
    return () => {
      window.removeEventListener('online', onChange);
      window.removeEventListener('offline', onChange);
    };
  }, []);
  const waiting = outbox?.waiting().length ?? 0;
  if (waiting === 0 && isOnline) return null;
  return html`<p class="strip no-print" role="status">${isOnline ? '' : `${t('state.offline-works')} `}${waiting === 0 ? '' : html`<a href=${hrefOf(['outbox'])}>${t('waiting.count', { count: waiting })}</a> <button type="button" class="plain" onClick=${() => void outbox?.flush()}>${t('waiting.send-now')}</button>`}</p>` as VNode;
}
