// What a record of screening says, in sentences; one against a list for tests says so.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Screening } from '@amanah/record/kinds/screening.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { nameOf } from '../forms/masters.ts';
import { locale, t } from '../language.ts';
import { TestMark, testSentence } from './test-sentence.ts';

/** Members that the sentences say. */
export const SAID_OF_SCREENING: ReadonlySet<string> = new Set(['list', 'listDate', 'entries', 'added', 'changed', 'removed', 'parties', 'others', 'hits']);

export function ScreeningRecord({ body }: { readonly body: JsonObject }): VNode {
  const { masters } = useDesk();
  const { list, listDate, entries, added, changed, removed, parties, others, hits, open = [], forTests, previousDigest } = body as unknown as Screening;
  const warning = forTests === true ? testSentence(listDate) : null;
  const mark = html`<${TestMark} warning=${warning} />`;
  return html`${warning === null ? '' : html`<p class="tests-only">${warning}</p>`}
    <p>${t('screening-record.sentence', { parties, others, entries, list, date: formatDay(locale(), listDate), hits })}${mark}</p>
    ${previousDigest === undefined ? '' : html`<p>${t('screening-record.changes', { added, changed, removed })}${mark}</p>`}
    <p>${open.length === 0 ? t('screening-record.nobody') : html`${t('screening-record.open')}${open.map((code, at) => html`${at > 0 ? ', ' : ' '}<a key=${code} href=${hrefOf(['screening', 'party', code])}><bdi>${nameOf(masters, 'organisation', code)}</bdi></a>`)}`}${mark}</p>` as VNode;
}
