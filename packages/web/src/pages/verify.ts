// How to verify: in the browser, in a terminal, with a kept checkpoint.

import { COUNTING_POINTS } from '@amanah/record/body.ts';
import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { trustStrip } from './trust-strip.ts';

export function verifyPage(context: PageContext): PageParts {
  return {
    title: context.text('about.title'),
    lead: context.t('about.lead'),
    body: [
      html`<h2>${context.t('about.browser')}</h2><p>${context.t('about.browser.text')}</p>${trustStrip(context)}`,
      html`<h2>${context.t('about.terminal')}</h2><p>${context.t('about.terminal.text')}</p><pre tabindex="0"><code>npx amanah verify URL
npx amanah prove RECORD --books BOOKS &gt; record.tlog-proof
npx amanah verify-proof record.tlog-proof --key '${context.view.operation.logVkey}'</code></pre>`,
      html`<h2>${context.t('about.keep')}</h2><p>${context.t('about.keep.text')} <a href="${context.fromRoot('checkpoint')}" download="checkpoint.txt">${context.t('trust.download')}</a></p>`,
      html`<h2>${context.t('about.keys')}</h2><p>${context.t('about.keys.text')}</p><pre tabindex="0"><code>${context.view.operation.logVkey}</code></pre>`,
      html`<h2>${context.t('about.figures')}</h2><p>${context.t('about.figures.text')}</p><h3>${context.t('about.points')}</h3><ol>${COUNTING_POINTS.map((point) => html`<li>${context.word(`point.${point}`, point)}</li>`)}</ol>`,
    ],
  };
}
