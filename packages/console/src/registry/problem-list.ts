// What is wrong with a file, by its rows. A problem says where and what to do; it never says what somebody answered.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { languageTag } from '@amanah/ui/locale.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import { arRegistryProblems } from '../messages/ar-registry-problems.ts';
import type { RegistryProblem } from './registry-data.ts';

const SHOWN = 50;
const DROPS = ['file', 'submission', 'answer', 'nothing'] as const;

/** The place in the file in the language of the page: `row 7, column C`. */
function placeWords(at: string): string {
  if (locale() === 'en') return at;
  return at.split(', ').map((part) => {
    const [, what = '', which = ''] = /^(\p{L}+) (.+)$/u.exec(part) ?? [];
    const word = textOr(`registry.at.${what}`, '');
    const shown = /^\d+$/.test(which) ? new Intl.NumberFormat(languageTag(locale()), { useGrouping: false }).format(Number(which)) : which;
    return word === '' ? part : `${word} \u2068${shown}\u2069`;
  }).join('، ');
}

/** What is wrong, in the language of the page. */
export function problemWords({ code, message }: Pick<RegistryProblem, 'code' | 'message'>): string {
  return locale() === 'ar' ? (arRegistryProblems[code] ?? message) : message;
}

export function ProblemList({ problems, count }: { readonly problems: readonly RegistryProblem[]; readonly count: number }): VNode | null {
  if (count === 0) return null;
  const shown = problems.slice(0, SHOWN);
  return html`<div class="problems"><h3>${t('registry.problems', { count })}</h3><p class="note">${t('registry.problems-about')}</p>
    ${DROPS.map((drops) => {
      const own = shown.filter((one) => one.drops === drops);
      return own.length === 0 ? '' : html`<h4>${t(`registry.drops.${drops}` as MessageKey)}</h4><ul>${own.map((one, at) => html`<li key=${at}><strong>${placeWords(one.at)}</strong>: <span lang=${locale() === 'ar' && arRegistryProblems[one.code] === undefined ? 'en' : undefined}>${problemWords(one)}</span></li>`)}</ul>`;
    })}
    ${count > shown.length ? html`<p class="note">${t('registry.problems-more', { count: count - shown.length })}</p>` : ''}</div>` as VNode;
}
