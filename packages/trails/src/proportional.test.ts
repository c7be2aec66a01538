import test from 'node:test';
import assert from 'node:assert/strict';
import { backward, Flows, forward } from './proportional.ts';
import { rounded } from './rational.ts';
import { WrittenMovements } from './testing/written-movements.ts';

/** Shares of gift `movement` in an account, as `n/d`. */
function unitsIn(log: WrittenMovements, movement: number, account: string, commodity = 'USD'): string {
  const { pools } = log.movements;
  const { standing } = forward(new Flows(log.movements), new Set([movement]));
  for (const [pool, share] of standing) {
    if (log.names[pools.account.values[pool] as number] === account && log.names[pools.commodity.values[pool] as number] === commodity) {
      return share.units.d === 1n ? String(share.units.n) : `${share.units.n}/${share.units.d}`;
    }
  }
  return '0';
}

function example(): WrittenMovements {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 100);
  log.move('donor:B>cash:P', 50);
  log.move('cash:P>cash:W1', 120);
  log.move('cash:P>cash:W2', 30);
  log.record([
    { source: 'cash:W1', destination: 'supplier:mill', commodity: 'USD', amount: 120 },
    { source: 'supplier:mill', destination: 'stock:W1', commodity: 'rice', amount: 60 },
  ]);
  log.move('stock:W1>served:W1/1', 45, 'rice');
  return log;
}

test('[F5] by proportion each gift has the same fraction of everything that leaves', () => {
  const log = example();
  assert.deepEqual([unitsIn(log, 0, 'cash:W2'), unitsIn(log, 1, 'cash:W2')], ['20', '10']);
  assert.deepEqual([unitsIn(log, 0, 'served:W1/1', 'rice'), unitsIn(log, 1, 'served:W1/1', 'rice')], ['30', '15']);
  assert.deepEqual([unitsIn(log, 0, 'stock:W1', 'rice'), unitsIn(log, 1, 'stock:W1', 'rice')], ['10', '5']);
  const before = example();
  before.reverse(3);
  before.move('cash:P>cash:W3', 10);
  assert.deepEqual([unitsIn(before, 0, 'cash:W3'), unitsIn(before, 1, 'cash:W3')], ['20/3', '10/3']);
});

test('[F5] asked back from a delivery, the shares are the same and add up to it', () => {
  const log = example();
  const { shares } = backward(new Flows(log.movements), new Set([log.movements.count - 1]));
  assert.deepEqual([...shares].map(([movement, { units, given }]) => [movement, units, given]).sort(), [
    [0, { n: 30n, d: 1n }, { n: 60n, d: 1n }],
    [1, { n: 15n, d: 1n }, { n: 30n, d: 1n }],
  ]);
});

test('[F5] a bill paid after the goods came has its givers also by proportion', () => {
  const log = new WrittenMovements();
  log.record([{ source: 'supplier:mill', destination: 'stock:S', commodity: 'rice', amount: 60 }], 'po-1');
  log.move('stock:S>served:S/1', 30, 'rice');
  log.move('donor:A>cash:P', 100);
  log.move('donor:B>cash:P', 50);
  log.record([{ source: 'cash:P', destination: 'supplier:mill', commodity: 'USD', amount: 120 }], 'po-1');
  assert.equal(unitsIn(log, 2, 'served:S/1', 'rice'), '20');
  const { shares } = backward(new Flows(log.movements), new Set([1]));
  assert.deepEqual([shares.get(2)?.units, shares.get(3)?.units], [{ n: 20n, d: 1n }, { n: 10n, d: 1n }]);
});

test('[F5] a long way through one account is reckoned with a fixed number of places, and still adds up', () => {
  const log = new WrittenMovements();
  for (let at = 0; at < 3_000; at += 1) {
    log.move(`donor:A>cash:P`, 1_000 + at);
    log.move('cash:P>expense:fuel', 700 + at);
  }
  const { standing, isExact } = forward(new Flows(log.movements), new Set([0]));
  assert.equal(isExact, false);
  const shares = [...standing.values()].map(({ given }) => given);
  assert.deepEqual(rounded(1_000n, shares).reduce((a, b) => a + b, 0n), 1_000n);
});
