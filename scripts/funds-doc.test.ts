import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decode, Fields, type Json } from '@amanah/record/decode.ts';
import { FUND_PARAMETERS } from '@amanah/record/fund-policy.ts';
import { policy } from '@amanah/record/kinds/policy.ts';

const text = readFileSync(new URL('../docs/funds.md', import.meta.url), 'utf8');

test('[A21] docs/funds.md names every parameter of a fund, with an example that is read', () => {
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [name, value] as const);
  assert.deepEqual(rows.map(([name]) => name), [...FUND_PARAMETERS.keys()]);
  for (const [name, value] of rows) assert.ok(FUND_PARAMETERS.get(name as string)?.[0](value as string), `${name as string} ${value as string}`);
});

test('[A21] docs/funds.md: every policy to begin with is read whole', () => {
  const policies = [...text.matchAll(/^```json\n(.*)\n```/gm)].map(([, one]) => JSON.parse(one as string) as Json);
  assert.ok(policies.length >= 8);
  for (const one of policies) {
    const decoded = decode(() => policy.decode(new Fields(one, 'body')));
    assert.ok(decoded.ok, decoded.ok ? '' : `${decoded.message} ${JSON.stringify(one)}`);
  }
});
