// A million random movements: forward and backward give the same totals, exactly by queues and to the last binary places
// of floating point by proportion.

import test from 'node:test';
import assert from 'node:assert/strict';
import { madeUpTrail } from '../../../benchmarks/trail-movements.ts';
import { Composition } from './composition.ts';
import { endsOfAll, ENDS } from './ends.ts';
import { follow, ORIGIN } from './follow.ts';
import { POOL } from './pools.ts';
import { randomMovements } from './testing/random-movements.ts';
import { ACCOUNT_TYPES } from '@amanah/record/account.ts';
import { backwardDense, forwardDense } from './proportional-dense.ts';

const COUNT = 1_000_000;
const SERVED = ACCOUNT_TYPES.indexOf('served');
const CLASSES = 8;

test('[F13] forward and backward totals agree on a random operation of a million movements', () => {
  const movements = madeUpTrail(COUNT);
  const deliveries = Uint8Array.from({ length: COUNT }, (_, at) => (movements.pools.type.values[movements.to.values[at] as number] === SERVED ? 1 : 0));
  const followed = follow(movements, { rule: 'fifo', keepMovements: deliveries });
  const ends = endsOfAll(followed, new Composition(followed));
  const served = ENDS.indexOf('served');
  const gifts = followed.origins.movement.length;
  const back = new Float64Array(gifts);
  for (const { origin, quantity } of followed.pieces) back[origin] = (back[origin] as number) + quantity;
  let total = 0;
  for (let origin = 0; origin < gifts; origin += 1) {
    assert.equal(ends[origin * ENDS.length + served], back[origin], `gift ${origin}`);
    const all = ends.subarray(origin * ENDS.length, (origin + 1) * ENDS.length).reduce((a, b) => a + b, 0);
    assert.equal(all, followed.origins.quantity.values[origin]);
    total += back[origin] as number;
  }
  let delivered = 0;
  for (let at = 0; at < COUNT; at += 1) if (deliveries[at] === 1) delivered += movements.quantity.values[at] as number;
  assert.equal(total, delivered);
  assert.ok(delivered > 0);

  const classOf = (movement: number): number => movement % CLASSES;
  const ahead = forwardDense(movements, classOf, CLASSES, deliveries).watched;
  const asked = backwardDense(movements, classOf, CLASSES, deliveries);
  ahead.forEach((units, at) => assert.ok(Math.abs(units - (asked[at] as number)) <= 1e-9 * delivered, `class ${at}: ${units} forward, ${asked[at]} backward`));
  assert.ok(Math.abs(asked.reduce((a, b) => a + b, 0) - delivered) <= 1e-9 * delivered);
});

test('[F3] [F11] random movements that overdraw, go back and are reversed lose no unit', () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const { movements, expiry } = randomMovements(seed * 7_919, 10_000);
    const balance = new Float64Array(movements.pools.count);
    for (let at = 0; at < movements.count; at += 1) {
      const [source, destination, amount] = [movements.from.values[at] as number, movements.to.values[at] as number, movements.quantity.values[at] as number];
      balance[source] = (balance[source] as number) - amount;
      balance[destination] = (balance[destination] as number) + amount;
    }
    for (const rule of ['named', 'fifo'] as const) {
      const followed = follow(movements, { rule, expiry });
      const ends = endsOfAll(followed, new Composition(followed));
      const { kind, quantity } = followed.origins;
      for (let origin = 0; origin < kind.length; origin += 1) {
        if (kind.values[origin] !== ORIGIN.gift) continue;
        assert.equal(ends.subarray(origin * ENDS.length, (origin + 1) * ENDS.length).reduce((a, b) => a + b, 0), quantity.values[origin], `seed ${seed}, gift ${origin}`);
      }
      for (let pool = 0; pool < movements.pools.count; pool += 1) {
        if (movements.pools.kind.values[pool] !== POOL.holding) continue;
        const units = [...followed.segments.runs(pool)].reduce((sum, run) => sum + run.quantity, 0);
        assert.equal(units - (followed.owed.low[pool] as number), balance[pool], `seed ${seed}, pool ${pool}`);
      }
    }
  }
});
