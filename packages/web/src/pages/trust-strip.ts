// "Can I trust this?": what stands behind the figures, and the button that
// checks it before the reader's eyes.

import { html, type Html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';

/** Messages that the checking script says; they travel with the page so that the script knows no language. */
export const SPOKEN = [
  'trust.checking', 'trust.verified', 'trust.failed', 'verify.step.checkpoint', 'verify.step.continuation', 'verify.step.continuation.first', 'verify.step.page',
  'verify.step.sample', 'verify.step.chain', 'verify.step.author', 'verify.ok', 'verify.not-ok', 'verify.outage', 'verify.completeness', 'mark.colon', 'mark.semicolon',
] as const;

export function trustStrip(context: PageContext): Html {
  const { view } = context;
  const [, keyId = ''] = view.operation.logVkey.split('+');
  return html`<div class="trust" data-trust>
<p>${context.t('trust.records', { count: view.treeSize })} ${context.t('trust.signed', { key: html`<code>${keyId}</code>` })}</p>
<p class="buttons"><button type="button" data-verify hidden>${context.t('trust.button')}</button> <a href="${context.fromRoot('checkpoint')}" download="checkpoint.txt">${context.t('trust.download')}</a></p>
<noscript><p>${context.t('trust.noscript')} <a href="${context.href('verify/index.html')}">${context.t('nav.verify')}</a></p></noscript>
<div class="steps" role="status" data-steps></div>
<dl hidden data-words>${SPOKEN.map((key) => html`<dt>${key}</dt><dd>${context.text(key, { index: '{index}', reason: '{reason}' })}</dd>`)}</dl>
</div>`;
}
