// Markup for two languages on one page: every text has its own direction, and
// numbers and codes stand isolated, so that no neighbour turns them around.

import { html, type Html } from '@amanah/ui/html.ts';
import type { Words } from './words.ts';
import { plain } from './written.ts';

/** A label in both languages, one after the other. */
export function both({ en, ar }: Words): Html {
  if (ar === '') return html`<span class="en" lang="en" dir="ltr">${en}</span>`;
  return html`<span class="en" lang="en" dir="ltr">${en}</span> <span class="ar" lang="ar" dir="rtl">${ar}</span>`;
}

/** A number, day or code: always from left to right. */
export function figure(text: string): Html {
  return html`<bdi class="num" dir="ltr">${text}</bdi>`;
}

/** A name in whatever script it is written. */
export function nameText(text: string): Html {
  return html`<bdi dir="auto">${plain(text)}</bdi>`;
}
