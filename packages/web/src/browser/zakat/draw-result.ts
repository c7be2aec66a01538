// Draws a reckoning into the places that the page keeps for it. Everything is set as text.

import type { Calculated, DatedDay, Due } from '@amanah/zakat/calculation.ts';
import { dayWords, hijriWords, lineText, operandText, sourcesOf, sourceWords, wordsOf, type Style } from '@amanah/zakat/words.ts';

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function fact(term: string, text: string): HTMLElement {
  const row = element('div');
  row.append(element('dt', term), element('dd', text));
  return row;
}

function dueWords({ kind, label, status, due }: Due, style: Style): readonly [string, string] {
  const { kinds, statuses, words } = wordsOf(style.language);
  const name = label === undefined || label === '' ? kinds[kind] : `${kinds[kind]} (${words[label] ?? label})`;
  return [name, status === 'due' ? operandText(due, style) : statuses[status]];
}

export function datedWords({ day, hijri }: DatedDay, style: Style): string {
  return `${dayWords(day, style)} (${hijriWords(hijri, style)})`;
}

/** Fills the result and shows it. */
export function drawResult(place: HTMLElement, result: Calculated, style: Style): void {
  const dues = place.querySelector<HTMLElement>('[data-dues]');
  const working = place.querySelector<HTMLElement>('[data-working]');
  const list = place.querySelector<HTMLElement>('[data-sources]');
  if (dues === null || working === null || list === null) return;
  const { total = '', nisab = '', next = '', fitr = '' } = dues.dataset;
  const inMoney = result.dues.filter(({ due, status }) => due.of === 'money' && status === 'due').length;
  const row = (term: string, text: string | undefined): HTMLElement[] => (text === undefined ? [] : [fact(term, text)]);
  dues.replaceChildren(
    ...result.dues.map((due) => fact(...dueWords(due, style))),
    ...row(total, inMoney > 1 ? operandText(result.moneyDue, style) : undefined),
    ...row(nisab, result.nisab === undefined ? undefined : operandText(result.nisab, style)),
    ...row(next, result.next === undefined ? undefined : datedWords(result.next, style)),
    ...row(fitr, result.fitrBefore === undefined ? undefined : datedWords(result.fitrBefore, style)),
  );
  const sources = sourcesOf(result.working);
  working.replaceChildren(
    ...result.working.map((line) => {
      const item = element('li', lineText(line, style));
      if (line.source === undefined) return item;
      const at = sources.indexOf(line.source) + 1;
      const link = element('a', `[${operandText({ of: 'number', amount: String(at) }, style)}]`);
      link.href = `#zakat-source-${at}`;
      item.append(' ', link);
      return item;
    }),
  );
  list.replaceChildren(
    ...sources.map((source, at) => {
      const item = element('li');
      item.id = `zakat-source-${at + 1}`;
      // A source is in the language of whoever wrote it; its number stays on the page's own side.
      item.append(element('bdi', sourceWords(source, style)));
      return item;
    }),
  );
  place.hidden = false;
}
