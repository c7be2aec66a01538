// What stands beside every figure of a list that must not be used to screen anyone.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { formatDay } from '@amanah/ui/day.ts';
import { locale, t } from '../language.ts';

/** The sentence of a list for tests. A list of such a day that is not old is made up. */
export function testSentence(listDate: string): string {
  return t('screening.tests', { date: formatDay(locale(), listDate) });
}

export function TestSentence({ listDate, warning }: { readonly listDate: string; readonly warning: string | null }): VNode | null {
  return warning === null ? null : (html`<p class="tests-only">${testSentence(listDate)}</p>` as VNode);
}

/** Behind a figure. */
export function TestMark({ warning }: { readonly warning: string | null }): VNode | null {
  return warning === null ? null : (html` <strong class="tests-mark">(${t('screening.tests-short')})</strong>` as VNode);
}
