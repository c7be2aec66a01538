// Opens the records behind a figure below the block in which it stands. Words
// come from the page of records in the language of this page.

import { showFigure } from './figure-view.ts';
import { showRecord } from './record-view.ts';
import { wordsOf, type Say } from './verify-strip.ts';

interface Words {
  readonly say: Say;
  readonly operation: string;
}

let words: Promise<Words> | undefined;

async function fetchWords(page: URL): Promise<Words> {
  const response = await fetch(page);
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  const shell = parsed.querySelector<HTMLElement>('main');
  if (!response.ok || shell === null) throw new Error(`${page.pathname}: ${response.status}`);
  return { say: wordsOf(shell), operation: parsed.querySelector<HTMLElement>('[data-records]')?.dataset['operation'] ?? '' };
}

/** Opens what the link of a figure leads to, here; where that fails, follows the link. */
export async function openHere(link: HTMLAnchorElement): Promise<void> {
  const target = new URL(link.href);
  const id = new URLSearchParams(target.hash.slice(1)).get('f');
  target.hash = '';
  words ??= fetchWords(target);
  const found = await words.catch(() => undefined);
  if (found === undefined || id === null) {
    location.href = link.href;
    return;
  }
  const { say, operation } = found;
  document.querySelector('#opened')?.remove();
  const panel = document.createElement('div');
  panel.id = 'opened';
  panel.tabIndex = -1;
  const [behind, out] = [document.createElement('div'), document.createElement('div')];
  out.setAttribute('aria-live', 'polite');
  panel.append(behind, out, closeButton(panel, link, say));
  (link.closest('.table, .scroll, figure, h1, p, section') ?? link).after(panel);
  // What stands behind a figure may take a while to come: the focus is there from the beginning, so that Escape closes it, and is not drawn away later.
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(panel, link);
  });
  panel.setAttribute('aria-busy', 'true');
  panel.focus();
  await showFigure({ id, behind, out, say, open: (index) => showRecord(index, out, say, operation) }).finally(() => panel.removeAttribute('aria-busy'));
  if (panel.contains(document.activeElement)) panel.scrollIntoView({ block: 'nearest' });
}

function closeButton(panel: HTMLElement, link: HTMLElement, say: Say): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = say('records.close');
  button.addEventListener('click', () => close(panel, link));
  return button;
}

function close(panel: HTMLElement, link: HTMLElement): void {
  panel.remove();
  link.focus();
}
