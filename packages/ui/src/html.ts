// Templates without promises. Hono's template escapes what it is given; a page
// has all its data before it is drawn, so the result is there at once.

import { html as template, raw } from 'hono/html';
import { assert } from '@amanah/log/assert.ts';

/** Text that is markup already. */
export type Html = ReturnType<typeof raw>;

/** Markup with its values escaped; lists are joined, `undefined` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const made = template(strings, ...values);
  assert(!(made instanceof Promise), 'a template has no promise among its values');
  return made;
}

/** Text taken as markup, for what this program wrote itself. */
export function markup(text: string): Html {
  return raw(text);
}
