// What every page does with scripts, small and fetched at once: the choice of
// digits, tables, and the doors to the parts that are fetched on demand.

import { chooseDigits } from './digits.ts';

chooseDigits(document);

for (const strip of document.querySelectorAll<HTMLElement>('[data-trust]')) {
  const button = strip.querySelector<HTMLButtonElement>('[data-verify]');
  if (button === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => void import('./verify-strip.ts').then(({ verifyStrip }) => verifyStrip(strip)));
}
