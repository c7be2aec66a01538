import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ERRORS_DOCUMENT, errorsDocument } from './errors-doc.ts';

test('docs/errors.md is what the sources say; `node scripts/with-node.js scripts/errors-doc.ts` writes it anew', () => {
  const document = readFileSync(new URL(`../${ERRORS_DOCUMENT}`, import.meta.url), 'utf8');
  assert.equal(document, errorsDocument());
});
