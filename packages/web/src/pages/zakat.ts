// The zakat calculator as a page of the account.

import { html } from '@amanah/ui/html.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { calculator } from '../zakat/form.ts';
import { ZAKAT_FILE_PATH } from '../zakat/paths.ts';
import { linkedPolicy } from '../zakat/policy.ts';

export function zakatPage(context: PageContext): PageParts {
  const { zakatStyle, zakatScript } = context.view.assets;
  return {
    title: context.text('zakat.title'),
    lead: context.t('zakat.lead'),
    head: html`${linkedPolicy()}<link rel="stylesheet" href="${context.fromRoot(zakatStyle)}">
<script defer src="${context.fromRoot(zakatScript)}"></script>
`,
    body: [calculator(context.locale), html`<p class="note on-screen">${context.t('zakat.file')} <a href="${context.href(ZAKAT_FILE_PATH)}" download>${context.t('zakat.file.link')}</a></p>`],
  };
}
