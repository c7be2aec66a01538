// Sources: every file the figures come from, as its record states it.

import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { PSE_SOURCE } from '../map/pse.ts';
import { anchorOf } from '../table.ts';

export function sourcesPage(context: PageContext): PageParts {
  const sources = context.books.sources.filter(({ index }) => index < context.view.treeSize);
  return {
    title: context.text('sources.title'),
    lead: context.t('sources.lead'),
    body: [
      ...sources.map(({ index, body }) => sourcePart(context, index, body)),
      html`<h2>${context.t('sources.map')}</h2><p lang="en" dir="ltr">${PSE_SOURCE}</p><p>${context.t('places.disclaimer')}</p>`,
      html`<p class="note">${context.t('sources.as-stated')}</p>`,
    ],
  };
}

function sourcePart(context: PageContext, index: number, source: SourceFile): Html {
  const line = (term: Html, value: Html | string): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  const part = source.part === 'all' ? '' : ` · ${source.part}`;
  return html`<div class="source"><h2 id="${anchorOf(`source-${index}`)}"><bdi>${source.dataset}${part}</bdi>, ${formatDay(context.locale, source.retrieved)}</h2>
<dl class="facts">${line(context.t('sources.publisher'), html`<bdi>${context.nameOf('organisation', source.publisher)}</bdi>`)}${line(context.t('sources.retrieved'), html`<time datetime="${source.retrieved}">${formatDay(context.locale, source.retrieved)}</time>`)}${line(context.t('sources.licence'), source.licence === undefined ? context.t('sources.licence.none') : html`<bdi lang="en">${source.licence}</bdi>`)}${line(context.t('sources.name'), html`<code>${source.name}</code>`)}${line(context.t('sources.bytes'), exactNumber(context.locale, String(source.bytes)))}${line(context.t('sources.digest'), html`<code>${source.file}</code>`)}${line(context.t('sources.record'), html`<a href="${context.href('records/index.html')}#r=${index}">${exactNumber(context.locale, String(index))}</a>`)}</dl>
${source.note === undefined ? '' : html`<p lang="en" dir="ltr">${source.note}</p>`}
<details><summary>${context.t('sources.columns')}</summary><p lang="en" dir="ltr">${source.columns.join(' · ')}</p></details></div>`;
}
