// What stands with the figures: the rules they follow, and their publishers'
// names, retrieval dates and caveats.

import type { NoteKey } from '@amanah/projection/note.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import { noteText } from '@amanah/ui/note.ts';
import type { PageContext } from '../context.ts';

/** The rules as a list. */
export function ruleNotes(context: PageContext, keys: readonly NoteKey[]): Html {
  return html`<ul class="notes">${keys.map((key) => html`<li>${noteText(context.locale, key)}</li>`)}</ul>`;
}

/** The newest file of each part of these datasets, at the tree size. */
export function newestSources(context: PageContext, wanted: (source: SourceFile) => boolean): SourceFile[] {
  const newest = new Map<string, SourceFile>();
  for (const { index, body } of context.books.sources) {
    if (index < context.view.treeSize && wanted(body)) newest.set(`${body.dataset} ${body.part}`, body);
  }
  return [...newest.values()];
}

/** Publishers' notes of the datasets or publishers that rows come from. */
export function sourceNotes(context: PageContext, codes: ReadonlySet<string>): Html {
  const sources = newestSources(context, (source) => codes.has(source.dataset) || codes.has(source.publisher));
  const byNote = new Map<string, SourceFile[]>();
  for (const source of sources) {
    const list = byNote.get(`${source.publisher} ${source.note ?? ''}`);
    if (list === undefined) byNote.set(`${source.publisher} ${source.note ?? ''}`, [source]);
    else list.push(source);
  }
  if (byNote.size === 0) return html``;
  return html`<section class="sources" aria-labelledby="sources-here"><h2 id="sources-here"><a href="${context.href('sources/index.html')}">${context.t('sources.title')}</a></h2>${[...byNote.values()].map(([first]) => {
    const { publisher, retrieved, note } = first as SourceFile;
    return html`<p class="note"><strong><bdi>${context.nameOf('organisation', publisher)}</bdi></strong>, ${context.t('sources.retrieved')}${context.t('mark.colon')}${formatDay(context.locale, retrieved)}. ${note === undefined ? '' : html`<span lang="en" dir="ltr">${note}</span>`}</p>`;
  })}</section>`;
}

/** The values of the members `dataset` and `publisher` of rows. */
export function codesOf(rows: readonly Readonly<Record<string, unknown>>[]): Set<string> {
  return new Set(rows.flatMap((row) => [row['dataset'], row['publisher']].filter((code) => typeof code === 'string' && code !== '') as string[]));
}

/** A code of the books in words, by the message of column and code; a code without a message stands as it is. */
export function wordCell(context: PageContext, column: string): (row: Readonly<Record<string, unknown>>) => string {
  return (row) => {
    const code = String(row[column] ?? '');
    return code === '' ? '' : context.word(`${column}.${code}`, code);
  };
}
