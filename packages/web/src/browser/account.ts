// What every page does with scripts, small and fetched at once: the choice of
// digits, tables, and the doors to the parts that are fetched on demand.

import { chooseDigits } from './digits.ts';
import { enliven } from './table-tools.ts';

chooseDigits(document);
for (const table of document.querySelectorAll<HTMLElement>('[data-table]')) enliven(table);

for (const strip of document.querySelectorAll<HTMLElement>('[data-trust]')) {
  const button = strip.querySelector<HTMLButtonElement>('[data-verify]');
  if (button === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => void import('./verify-strip.ts').then(({ verifyStrip }) => verifyStrip(strip)));
}

for (const part of document.querySelectorAll<HTMLElement>('[data-recount]')) {
  const button = part.querySelector<HTMLButtonElement>('[data-recount-button]');
  if (button === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => void import('./recount.ts').then(({ recountHere }) => recountHere(part)));
}

// A figure opens its records where it stands; with a modifier key, or without scripts, its link leads to the page of records.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.fig, a.mark, td.open a') : null;
  if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void import('./figure-here.ts').then(({ openHere }) => openHere(link));
});

const records = document.querySelector<HTMLFormElement>('[data-records]');
if (records !== null) void import('./record-view.ts').then(({ recordView }) => recordView(records));
