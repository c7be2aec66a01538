// A test that fails midway leaves its page as it stood: without a network, answered by a route, printed, narrow. What comes
// after it in the same browser begins as if nothing had been.

import type { PersonBrowser } from './console-world.ts';

/** Puts back the network, the routes, the window and the media of somebody's browser, and closes their other pages. */
export async function asItWas({ context, page }: Pick<PersonBrowser, 'context' | 'page'>, viewport = { width: 1200, height: 900 }): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await context.setOffline(false);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme: null });
}
