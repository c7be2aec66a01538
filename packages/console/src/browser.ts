// Where the console begins in the browser: the language, then the page.

import { html, render } from 'htm/preact';
import { directionOf } from '@amanah/ui/locale.ts';
import { App } from './app.ts';
import { LOCALE_KEY } from './frame.ts';
import { localeFor, setLocale } from './language.ts';
import { steadyPresses } from './steady-press.ts';

const locale = localeFor({ asked: new URLSearchParams(location.search).get('lang'), kept: localStorage.getItem(LOCALE_KEY), own: navigator.languages });
setLocale(locale);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
steadyPresses(document);
render(html`<${App} operation=${document.documentElement.dataset['operation'] ?? ''} />`, document.getElementById('console') as HTMLElement);
// The console opens without a network too; where the browser has no such thing, it opens with one.
void navigator.serviceWorker?.register('service-worker.js').catch(() => undefined);
