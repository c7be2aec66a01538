// The public account as a list of files. Pages are a pure function of the view,
// so a server and a static folder show the same bytes, and an auditor who has
// the records can make them again.

import { utf8 } from '@amanah/core/bytes.ts';
import type { Locale } from '@amanah/ui/locale.ts';
import { PageContext, type SiteView } from './context.ts';
import { figuresAt } from './figures.ts';
import { frame, siteLocales, type PageParts } from './frame.ts';
import { startPage } from './pages/start.ts';

export type { SiteView } from './context.ts';

/** One file of the site. `path` is relative to its root and `render` may be called at any time. */
export interface SitePage {
  readonly path: string;
  /** Media type with its character set. */
  readonly type: string;
  readonly render: () => Uint8Array | Promise<Uint8Array>;
}

/** Draws the parts of a page. */
type Drawing = (context: PageContext) => PageParts | Promise<PageParts>;

const HTML = 'text/html; charset=utf-8';

/** Every page of the account in every language. */
export function sitePages(view: SiteView): SitePage[] {
  return siteLocales().flatMap((locale) => drawingsOf(view).map(([path, drawing]) => pageOf(view, locale, path, drawing)));
}

function drawingsOf(_view: SiteView): [string, Drawing][] {
  return [['index.html', startPage]];
}

function pageOf(view: SiteView, locale: Locale, path: string, drawing: Drawing): SitePage {
  return {
    path: locale === 'en' ? path : `${locale}/${path}`,
    type: HTML,
    render: async () => {
      const context = new PageContext({ view, figures: figuresAt(view.books, view.treeSize), locale, path });
      return utf8(String(frame(context, await drawing(context))));
    },
  };
}
