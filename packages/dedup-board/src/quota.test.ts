import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomOfSeed } from '../test/chance.ts';
import { KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { PassingMemory, Quota, type QuotaVerdict, usualQuota } from './quota.ts';

const CYCLE = '2026-11';
const codeOf = (verdict: QuotaVerdict): string => (verdict.ok ? 'answered' : verdict.code);

function elementsOf(seed: string, households = 1): readonly Uint8Array[] {
  const random = randomOfSeed(seed);
  return Array.from({ length: KEYS_OF_HOUSEHOLD * households }, () => random(32));
}

test('[DB10] an agency may ask about six fifths of its caseload, and not about one more', () => {
  assert.deepEqual([0, 1, 4, 5, 10, 999, 10_000].map(usualQuota), [0, 1, 4, 6, 12, 1198, 12_000]);
  for (const wrong of [-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER]) assert.throws(() => usualQuota(wrong));
  const quota = new Quota(CYCLE, [{ agency: 'north', registered: 10 }, { agency: 'south', registered: 10, most: 2 }]);
  assert.deepEqual(quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('ten', 10) }), { ok: true, households: 10 });
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('three', 3) })), 'quota-exceeded');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('two', 2) })), 'answered');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('one more') })), 'quota-exceeded');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'south', elements: elementsOf('other') })), 'answered');
});

test('[DB11] an element that came before is a replay, from whomever, within a request too, and after a stop', () => {
  const agencies = [{ agency: 'north', registered: 10 }, { agency: 'south', registered: 10 }];
  const memory = new PassingMemory();
  const quota = new Quota(CYCLE, agencies, memory);
  const elements = elementsOf('first');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements })), 'answered');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements })), 'replay');
  const mixed = [...elementsOf('second').slice(0, 9), elements[3] as Uint8Array];
  const verdict = quota.ask({ cycle: CYCLE, agency: 'south', elements: mixed });
  assert.ok(!verdict.ok && verdict.code === 'replay' && verdict.at === 9);
  const twice = elementsOf('third');
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'south', elements: [...twice.slice(0, 9), twice[0] as Uint8Array] })), 'replay');
  // What was refused was not evaluated, so it may come again without the replayed one.
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'south', elements: twice })), 'answered');
  const after = new Quota(CYCLE, agencies, memory);
  assert.equal(codeOf(after.ask({ cycle: CYCLE, agency: 'north', elements })), 'replay');
  assert.deepEqual(after.counts().map(({ asked }) => asked), [1, 1]);
});

test('[DB12] what is public is numbers: asked and refused per agency and cycle, whole and the same for the same requests', () => {
  const agencies = [{ agency: 'south', registered: 2 }, { agency: 'north', registered: 5 }];
  const quota = new Quota(CYCLE, agencies);
  quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('a', 4) });
  quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('b', 4) });
  quota.ask({ cycle: CYCLE, agency: 'north', elements: [] });
  quota.ask({ cycle: CYCLE, agency: 'north', elements: elementsOf('c').slice(1) });
  assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'nobody', elements: elementsOf('d') })), 'agency-unknown');
  assert.deepEqual(quota.counts(), [
    { agency: 'north', cycle: CYCLE, asked: 4, refused: 6, most: 6 },
    { agency: 'south', cycle: CYCLE, asked: 0, refused: 0, most: 2 },
  ]);
  assert.throws(() => new Quota(CYCLE, [...agencies, { agency: 'north', registered: 1 }]));
});

test('[DB12] malformed requests and those for another cycle are refused and counted', () => {
  const quota = new Quota(CYCLE, [{ agency: 'north', registered: 1000 }]);
  const one = elementsOf('malformed');
  for (const elements of [[], one.slice(1), [...one.slice(1), new Uint8Array(31)], elementsOf('many', 101)]) assert.equal(codeOf(quota.ask({ cycle: CYCLE, agency: 'north', elements })), 'request-malformed');
  assert.equal(codeOf(quota.ask({ agency: 'north', cycle: '2026-12', elements: one })), 'other-cycle');
  assert.deepEqual(quota.counts()[0], { agency: 'north', cycle: CYCLE, asked: 0, refused: 105, most: 1200 });
});

test('[DB10] whatever is asked, the asked never exceed the most, and each request is counted once', () => {
  const requests = fc.array(fc.tuple(fc.constantFrom('north', 'south'), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 })), { maxLength: 30 });
  fc.assert(fc.property(requests, (all) => {
    const memory = new PassingMemory();
    const quota = new Quota(CYCLE, [{ agency: 'north', registered: 7 }, { agency: 'south', registered: 3 }], memory);
    const again = new Quota(CYCLE, [{ agency: 'north', registered: 7 }, { agency: 'south', registered: 3 }]);
    for (const [agency, households, seed] of all) {
      const elements = elementsOf(`seed ${seed}`, households);
      assert.deepEqual(quota.ask({ cycle: CYCLE, agency, elements }), again.ask({ cycle: CYCLE, agency, elements }));
    }
    for (const { asked, most } of quota.counts()) assert.ok(asked <= most);
    assert.deepEqual(quota.counts(), again.counts());
    assert.equal(memory.size, KEYS_OF_HOUSEHOLD * quota.counts().reduce((sum, { asked }) => sum + asked, 0));
  }), { numRuns: 60 });
});
