// model-vectors.json for other implementations: models, whether they are valid, and if not where and why.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readModel } from '@amanah/linkage/model/decode.ts';

interface Vector {
  readonly name: string;
  readonly valid: boolean;
  readonly code?: string;
  readonly at?: string;
  readonly model: unknown;
}

test('[LK8] every vector of a model has the verdict it states', () => {
  const vectors = JSON.parse(readFileSync(new URL('model-vectors.json', import.meta.url), 'utf8')) as readonly Vector[];
  for (const { name, valid, code, at, model } of vectors) {
    const read = readModel(JSON.stringify(model));
    assert.deepEqual(read.ok ? { valid: true } : { valid: false, code: read.refusal.code, at: read.refusal.at }, valid ? { valid } : { valid, code, at }, name);
  }
  assert.ok(vectors.some(({ valid }) => valid) && vectors.filter(({ valid }) => !valid).length >= 15);
});
