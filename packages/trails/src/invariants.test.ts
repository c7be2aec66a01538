// The invariants of following on random operations: of movements alone, which reach what no operation does, and of
// whole journals.

import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomOperation } from '../../../simulation/random-operation.ts';
import { booksOfFirst } from '../../../simulation/scribe.ts';
import { movementsOfBooks } from './books-movements.ts';
import { Composition, share } from './composition.ts';
import { endsOfAll, ENDS } from './ends.ts';
import { follow, ORIGIN, type Followed, type QueueRule } from './follow.ts';
import { POOL } from './pools.ts';
import { backward, Flows, forward } from './proportional.ts';
import { floor, isCut, plus, ZERO, type Rational } from './rational.ts';
import { randomMovements } from './testing/random-movements.ts';
import { Trails } from './trails.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const rules = fc.constantFrom<QueueRule>('named', 'fifo');
const RUNS = { numRuns: 60 };

/** Units that stand in each pool, less what it owes. */
function standing({ segments, movements, owed }: Followed): number[] {
  return Array.from({ length: movements.pools.count }, (_, pool) => [...segments.runs(pool)].reduce((sum, { quantity }) => sum + quantity, 0) - (owed.low[pool] as number));
}

/** Balance of each pool that holds something: what came in less what left. */
function balances({ movements }: Followed): number[] {
  const balance = new Array<number>(movements.pools.count).fill(0);
  for (let at = 0; at < movements.count; at += 1) {
    balance[movements.from.values[at] as number] = (balance[movements.from.values[at] as number] as number) - (movements.quantity.values[at] as number);
    balance[movements.to.values[at] as number] = (balance[movements.to.values[at] as number] as number) + (movements.quantity.values[at] as number);
  }
  return balance;
}

test('[F11] the units that stand in an account are its balance', () => {
  fc.assert(
    fc.property(seeds, rules, (seed, rule) => {
      const { movements, expiry } = randomMovements(seed, 300);
      const followed = follow(movements, { rule, expiry });
      const expected = balances(followed);
      standing(followed).forEach((units, pool) => {
        if (movements.pools.kind.values[pool] === POOL.holding) assert.equal(units, expected[pool], `pool ${pool}`);
      });
    }),
    RUNS,
  );
});

test('[F3] the ends of every gift add up to it, and what it moved is moved of nobody else', () => {
  fc.assert(
    fc.property(seeds, rules, (seed, rule) => {
      const { movements, expiry } = randomMovements(seed, 300);
      const followed = follow(movements, { rule, expiry });
      const ends = endsOfAll(followed, new Composition(followed));
      const { kind, quantity } = followed.origins;
      for (let origin = 0; origin < kind.length; origin += 1) {
        if (kind.values[origin] === ORIGIN.gift) assert.equal(ends.subarray(origin * ENDS.length, (origin + 1) * ENDS.length).reduce((a, b) => a + b, 0), quantity.values[origin], `gift ${origin}`);
      }
    }),
    RUNS,
  );
});

test('[F4] the shares in every movement add up to what it moved', () => {
  fc.assert(
    fc.property(seeds, rules, (seed, rule) => {
      const { movements, expiry } = randomMovements(seed, 200);
      const followed = follow(movements, { rule, expiry, keepMovements: new Uint8Array(movements.count).fill(1) });
      const composition = new Composition(followed);
      const moved = new Array<number>(movements.count).fill(0);
      for (const { movement, origin, start, quantity } of followed.pieces) {
        const parts = composition.partsOf(origin, start, quantity).reduce((sum, part) => sum + part.quantity, 0);
        assert.equal(parts, quantity);
        moved[movement] = (moved[movement] as number) + quantity;
      }
      for (let at = 0; at < movements.count; at += 1) {
        const isPromise = movements.pools.kind.values[movements.from.values[at] as number] === POOL.outside && movements.pools.kind.values[movements.to.values[at] as number] === POOL.outside;
        assert.equal(moved[at], isPromise ? 0 : movements.quantity.values[at], `movement ${at}`);
      }
    }),
    RUNS,
  );
});

test('[F12] no unit is given to a gift recorded after it left', () => {
  fc.assert(
    fc.property(seeds, rules, (seed, rule) => {
      const { movements, expiry } = randomMovements(seed, 300);
      const followed = follow(movements, { rule, expiry, keepMovements: new Uint8Array(movements.count).fill(1) });
      for (const { movement, origin } of followed.pieces) assert.ok((followed.origins.movement.values[origin] as number) <= movement);
    }),
    RUNS,
  );
});

test('[F13] forward and backward give the same figures, and backward adds up to the delivery', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 120 }), (seed, at) => {
      const { movements } = randomMovements(seed, 120, { reversals: false });
      const delivery = Math.min(at, movements.count - 1);
      const flows = new Flows(movements);
      if (!flows.steps.some(({ movement }) => movement === delivery)) return;
      const back = backward(flows, new Set([delivery]));
      const total = [...back.shares.values()].reduce<Rational>((sum, { units }) => plus(sum, units), ZERO);
      if (back.isExact) assert.deepEqual(total, { n: BigInt(movements.quantity.values[delivery] as number), d: 1n });
      for (const [gift, { units, given }] of back.shares) {
        if (movements.pools.kind.values[movements.from.values[gift] as number] !== POOL.outside) continue;
        const ahead = forward(flows, new Set([gift]));
        const there = ahead.flows.find(({ movement }) => movement === delivery);
        if (ahead.isExact && back.isExact) assert.deepEqual(there?.share, { units, given });
      }
    }),
    { numRuns: 30 },
  );
});

test('[F13] a delivery that comes round through what it paid for still adds up, and is not called exact', () => {
  for (const [seed, records] of [[336, 61], [2, 92]] as const) {
    const { movements } = randomMovements(seed, records, { reversals: false });
    const { shares, isExact } = backward(new Flows(movements), new Set([6]));
    const total = [...shares.values()].reduce<Rational>((sum, { units }) => plus(sum, units), ZERO);
    assert.equal(floor(plus(total, { n: 1n, d: 2n })), BigInt(movements.quantity.values[6] as number));
    assert.equal(isExact, false);
  }
});

test('[F5] by proportion, too, everything of a gift stands somewhere', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { movements } = randomMovements(seed, 120);
      const flows = new Flows(movements);
      for (let gift = 0; gift < movements.count; gift += 7) {
        if (movements.pools.kind.values[movements.from.values[gift] as number] !== POOL.outside || movements.pools.kind.values[movements.to.values[gift] as number] === POOL.outside) continue;
        const { standing: there, shortage, takenBack } = forward(flows, new Set([gift]));
        const shares = [...[...there].filter(([pool]) => !flows.isSpent(pool)), ...shortage, ...takenBack].map(([, { given }]) => given);
        const all = shares.reduce(plus, ZERO);
        if (isCut(all)) assert.equal(floor(plus(all, { n: 1n, d: 2n })), BigInt(movements.quantity.values[gift] as number));
        else assert.deepEqual(all, { n: BigInt(movements.quantity.values[gift] as number), d: 1n });
      }
    }),
    { numRuns: 40 },
  );
});

test('[F9] in whole journals a trail as of a tree size is that of the journal that ended there', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const scribe = randomOperation(seed, 80);
      const size = Math.floor(scribe.books.size * 0.7);
      const then = new Trails(booksOfFirst(scribe, size));
      const now = new Trails(scribe.books, size);
      for (let row = 0; row < size; row += 1) {
        for (const rule of ['named', 'fifo', 'proportional'] as const) {
          assert.deepEqual(now.gift(row, rule), then.gift(row, rule));
          if (row % 3 === 0) assert.deepEqual(now.delivery(row, rule), then.delivery(row, rule));
        }
      }
    }),
    { numRuns: 8 },
  );
});

test('[F11] in whole journals the units that stand are the balances of the books', () => {
  fc.assert(
    fc.property(seeds, rules, (seed, rule) => {
      const { books } = randomOperation(seed, 150);
      const { movements, expiry } = movementsOfBooks(books);
      const followed = follow(movements, { rule, expiry });
      const { pools } = movements;
      standing(followed).forEach((units, pool) => {
        if (pools.kind.values[pool] !== POOL.holding || pools.fund.values[pool] === 0) return;
        assert.equal(BigInt(units), books.balances.of(pools.account.values[pool] as number, (pools.fund.values[pool] as number) - 1, pools.commodity.values[pool] as number));
      });
    }),
    { numRuns: 20 },
  );
});

test('[F4] shares by largest remainder add up, and equal remainders go to the earlier', () => {
  assert.deepEqual(share(10, [1, 1, 1]), [4, 3, 3]);
  assert.deepEqual(share(1, [1, 2, 2]), [0, 1, 0]);
  assert.deepEqual(share(5, [7]), [5]);
});
