import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { learnMatches, type EmStart, type PatternGroup } from './em.ts';

const START: EmStart = { prior: 0.5, m: [[0, 0.8, 0.2]], u: [[0, 0.2, 0.8]], isFree: [true], belief: 0, beliefInU: Number.POSITIVE_INFINITY, roundsMax: 1, changeLeast: 0 };

test('[LK3] one round of EM by hand: 60 pairs agree, 40 do not', () => {
  // Agreeing: odds 0.8/0.2 = 4, chance 0.8, 48 matches expected. Not: odds 0.2/0.8, chance 0.2, 8 matches expected.
  const { prior, m, matches, rounds } = learnMatches([{ levels: [1], count: 60 }, { levels: [2], count: 40 }], START);
  assert.equal(rounds, 1);
  assert.ok(Math.abs(matches - 56) < 1e-9);
  assert.ok(Math.abs(prior - 0.56) < 1e-9);
  assert.ok(Math.abs((m[0]?.[1] ?? 0) - 48 / 56) < 1e-9);
  assert.ok(Math.abs((m[0]?.[2] ?? 0) - 8 / 56) < 1e-9);
});

test('[LK3] pairs without a value and comparisons that the block fixes teach nothing', () => {
  const start: EmStart = { ...START, m: [[0, 0.8, 0.2], [0, 0.7, 0.3]], u: [[0, 0.2, 0.8], [0, 0.1, 0.9]], isFree: [true, false] };
  const { m, prior } = learnMatches([{ levels: [0, 1], count: 10 }, { levels: [1, 1], count: 10 }], start);
  assert.deepEqual(m[1], [0, 0.7, 0.3]);
  // 10 pairs stay at the prior of one half, 10 rise to 0.8; of those with a value all stand at level 1.
  assert.ok(Math.abs(prior - 0.65) < 1e-9);
  assert.deepEqual(m[0], [0, 1, 0]);
});

test('[LK3] EM finds what made the pairs: three comparisons, a third of the pairs matches', () => {
  const m = [0.9, 0.8, 0.7];
  const u = [0.1, 0.2, 0.05];
  const groups: PatternGroup[] = [];
  for (let pattern = 0; pattern < 8; pattern += 1) {
    const levels = [0, 1, 2].map((at) => ((pattern >> at) & 1) + 1);
    const share = (chances: readonly number[]): number => levels.reduce((product, level, at) => product * (level === 1 ? (chances[at] as number) : 1 - (chances[at] as number)), 1);
    groups.push({ levels, count: 30_000 * share(m) + 60_000 * share(u) });
  }
  const learnt = learnMatches(groups, { ...START, prior: 0.1, m: m.map(() => [0, 0.75, 0.25]), u: u.map((chance) => [0, chance, 1 - chance]), isFree: [true, true, true], roundsMax: 200, changeLeast: 1e-10 });
  assert.ok(Math.abs(learnt.prior - 1 / 3) < 1e-4, String(learnt.prior));
  m.forEach((chance, at) => assert.ok(Math.abs((learnt.m[at]?.[1] ?? 0) - chance) < 1e-4));
});

test('[LK3] whatever the counts, the m of a comparison add up to one and the prior is a chance', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ levels: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), count: fc.integer({ min: 1, max: 1e6 }) }), { maxLength: 9 }), fc.constantFrom(0, 4), fc.constantFrom(500, Infinity), (groups, belief, beliefInU) => {
      const { m, prior } = learnMatches(groups, { ...START, m: [[0, 0.8, 0.2], [0, 0.6, 0.4]], u: [[0, 0.2, 0.8], [0, 0.5, 0.5]], isFree: [true, true], belief, beliefInU, roundsMax: 20 });
      for (const chances of m) assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1) < 1e-9);
      assert.ok(prior > 0 && prior < 1);
    }),
  );
});
