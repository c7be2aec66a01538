// The frame of every page: head, skip link, menu, languages, footer.

import { html, markup, type Html } from '@amanah/ui/html.ts';
import { LANGUAGE_NAMES, directionOf, type Locale } from '@amanah/ui/locale.ts';
import { CATALOGUES } from '@amanah/ui/message.ts';
import { formatTime } from '@amanah/ui/day.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from './context.ts';
import { operationPages } from './operation-menu.ts';
import { ZAKAT_PATH } from './zakat/paths.ts';

/** The pages that every account has in its menu, in reading order. */
const MENU: readonly { readonly path: string; readonly title: MessageKey }[] = [
  { path: 'index.html', title: 'nav.start' },
  { path: 'funds/index.html', title: 'nav.funds' },
  { path: 'donors/index.html', title: 'nav.donors' },
  { path: 'projects/index.html', title: 'nav.projects' },
  { path: 'places/index.html', title: 'nav.places' },
  { path: 'time/index.html', title: 'nav.time' },
  { path: 'consignments/index.html', title: 'nav.consignments' },
  { path: 'compare/index.html', title: 'nav.compare' },
  { path: 'restatements/index.html', title: 'nav.restatements' },
  { path: 'exceptions/index.html', title: 'nav.exceptions' },
  { path: 'sources/index.html', title: 'nav.sources' },
  { path: 'records/index.html', title: 'nav.records' },
  { path: 'verify/index.html', title: 'nav.verify' },
];

/** What a page gives to its frame. `lead` stands under the heading. */
export interface PageParts {
  readonly title: string;
  readonly lead?: Html | string;
  readonly body: Html | readonly Html[];
  /** What the page alone has in its head: its own policy, style or script. */
  readonly head?: Html;
  /** The page's own heading, where it is more than the title. */
  readonly heading?: Html;
  readonly class?: string;
}

/** The languages the site is written in. */
export function siteLocales(): Locale[] {
  return Object.keys(CATALOGUES) as Locale[];
}

/** The whole page as markup. */
export function frame(context: PageContext, parts: PageParts): Html {
  const { view, locale } = context;
  const title = context.path === 'index.html' ? view.operation.name : `${parts.title} · ${view.operation.name}`;
  return html`${markup('<!doctype html>')}
<html lang="${locale}" dir="${directionOf(locale)}" data-root="${context.fromRoot('')}" data-origin="${view.operation.origin}" data-vkey="${view.operation.logVkey}" data-size="${view.treeSize}">
<head>
<meta charset="utf-8">
${parts.head ?? ''}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${context.fromRoot(view.assets.style)}">
${siteLocales().filter((other) => other !== locale).map((other) => html`<link rel="alternate" hreflang="${other}" href="${context.inLanguage(other)}">
`)}<script type="module" src="${context.fromRoot(view.assets.script)}"></script>
</head>
<body>
<a class="skip" href="#content">${context.t('site.skip')}</a>
${header(context)}
<main id="content" tabindex="-1"${parts.class === undefined ? '' : html` class="${parts.class}"`}>
<div id="alarm" role="alert"></div>
${parts.heading ?? html`<h1>${parts.title}</h1>`}
${parts.lead === undefined ? '' : html`<p class="lead">${parts.lead}</p>`}
${parts.body}
</main>
${footer(context)}
</body>
</html>
`;
}

/** The menu: the pages about an operation's own goods stand where those about lists of goods do. */
function menuOf(context: PageContext): readonly { readonly path: string; readonly title: MessageKey }[] {
  return MENU.flatMap((item) => (item.path === 'compare/index.html' ? [...operationPages(context.figures), item] : [item]));
}

function header(context: PageContext): Html {
  const { view, locale } = context;
  return html`<header class="top">
<p class="name"><a href="${context.href('index.html')}">${view.operation.name}</a> <span>${context.t('site.public-account')}</span></p>
<nav class="languages" aria-label="${context.text('site.languages')}"><ul>
${siteLocales().map((other) => html`<li><a href="${context.inLanguage(other)}" lang="${other}" hreflang="${other}"${other === locale ? html` aria-current="true"` : ''}>${LANGUAGE_NAMES[other]}</a></li>
`)}${locale === 'ar' ? html`<li><button type="button" class="plain" id="digits" hidden data-latin="${context.text('site.digits.latin')}" data-locale="${context.text('site.digits.locale')}"></button></li>` : ''}
</ul></nav>
<nav class="menu" aria-label="${context.text('site.main-menu')}"><ul>
${menuOf(context).map(({ path, title }) => html`<li><a href="${context.href(path)}"${path === context.path ? html` aria-current="page"` : ''}>${context.t(title)}</a></li>
`)}</ul></nav>
</header>`;
}

function footer(context: PageContext): Html {
  const { view, locale } = context;
  return html`<footer>
<p>${context.t('site.footer.computed', { records: view.treeSize, time: formatTime(locale, view.computedAt) })}</p>
<p>${context.t('site.footer.licence')} <a href="${context.href('sources/index.html')}">${context.t('nav.sources')}</a></p>
<p>${context.t('site.footer.again')} <a href="${context.href('verify/index.html')}">${context.t('nav.verify')}</a></p>
<p><a href="${context.href(ZAKAT_PATH)}"${context.path === ZAKAT_PATH ? html` aria-current="page"` : ''}>${context.t('zakat.title')}</a></p>
</footer>`;
}
