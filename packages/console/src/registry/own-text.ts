// A text of a person, in its own script and direction, whatever stands around it; several names one under the other.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { t } from '../language.ts';

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'ar'], [/\p{Script=Bengali}/u, 'bn'], [/\p{Script=Cyrillic}/u, 'und-Cyrl'], [/\p{Script=Hebrew}/u, 'he'], [/\p{Script=Myanmar}/u, 'my'],
  [/\p{Script=Devanagari}/u, 'und-Deva'], [/\p{Script=Ethiopic}/u, 'und-Ethi'], [/\p{Script=Greek}/u, 'el'], [/\p{Script=Han}/u, 'und-Hani'], [/\p{L}/u, 'und-Latn'],
];

/** The language tag by which a name is drawn and read out: its script, where its language is not known. */
export function scriptTag(text: string): string | undefined {
  return SCRIPTS.find(([pattern]) => pattern.test(text))?.[1];
}

/** One text. A number, a phone or a document is read from left to right. */
export function OwnText({ text, isCode = false }: { readonly text: string; readonly isCode?: boolean }): VNode {
  if (text === '') return html`<span class="none">${t('registry.not-given')}</span>` as VNode;
  return html`<bdi dir=${isCode ? 'ltr' : 'auto'} lang=${isCode ? undefined : scriptTag(text)}>${text}</bdi>` as VNode;
}

/** Several names, each on its line. */
export function OwnTexts({ texts }: { readonly texts: readonly string[] }): VNode {
  if (texts.length === 0) return html`<${OwnText} text="" />` as VNode;
  return html`<ul class="own-texts">${texts.map((text, at) => html`<li key=${at}><${OwnText} text=${text} /></li>`)}</ul>` as VNode;
}
