import test from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('TRUST.md: every row names a test that is there and bears the rules it names, or says that there is none', () => {
  const rows = readFileSync(path.join(ROOT, 'TRUST.md'), 'utf8').split('\n').filter((line) => line.startsWith('| **'));
  assert.ok(rows.length > 15);
  for (const row of rows) {
    const shown = row.split('|').at(-2)?.trim() ?? '';
    if (shown.startsWith('–')) continue;
    const named = [...shown.matchAll(/`([^`]+)`([^`;]*)/g)];
    assert.ok(named.length > 0, row);
    for (const [, file, rules] of named) {
      const place = path.join(ROOT, file as string);
      assert.ok(existsSync(place), `${file} is named in TRUST.md and is not there`);
      if (statSync(place).isDirectory()) continue;
      const text = readFileSync(place, 'utf8');
      for (const [, id] of (rules as string).matchAll(/\[([A-Z]+\d+)\]/g)) assert.ok(text.includes(`[${id}]`), `${file} has no test named for [${id}]`);
    }
  }
});
