import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserOrSkip } from './chromium.ts';

test('a browser for tests opens a page and knows right to left', async (t) => {
  const browser = await browserOrSkip(t);
  if (browser === undefined) return;
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>amanah</title><p dir=rtl>أمانة');
    assert.equal(await page.title(), 'amanah');
    assert.equal(await page.locator('p').evaluate((element) => getComputedStyle(element).direction), 'rtl');
  } finally {
    await browser.close();
  }
});
