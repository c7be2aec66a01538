// Whether a page can be used by everybody: no violation of accessibility, light or dark, and nothing wider than its window.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
}

/** Nothing of the page is wider than its window, and nothing stands in anybody's way. */
export async function isSound(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], colorScheme);
  }
  const wide = 'Array.from(document.querySelectorAll("main *")).filter((one) => (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1) && one.closest(".scroll, pre") === null).map((one) => one.outerHTML.slice(0, 120))';
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, JSON.stringify(await page.evaluate(wide)));
}
