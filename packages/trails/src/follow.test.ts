import test from 'node:test';
import assert from 'node:assert/strict';
import { Composition } from './composition.ts';
import { endsOfAll, ENDS, visitEnds } from './ends.ts';
import { follow, type QueueRule } from './follow.ts';
import { WrittenMovements } from './testing/written-movements.ts';

/** The example of two gifts, two payments and one purchase. */
function example(): WrittenMovements {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 100);
  log.move('donor:B>cash:P', 50);
  log.move('cash:P>cash:W1', 120);
  log.move('cash:P>cash:W2', 30);
  return log;
}

function buyRice(log: WrittenMovements): void {
  log.record([
    { source: 'cash:W1', destination: 'supplier:mill', commodity: 'USD', amount: 120 },
    { source: 'supplier:mill', destination: 'stock:W1', commodity: 'rice', amount: 60 },
  ]);
  log.move('stock:W1>served:W1/1', 45, 'rice');
}

/** Shares in an account after all movements. */
function sharesIn(log: WrittenMovements, account: string, commodity = 'USD', rule: QueueRule = 'fifo'): Record<string, number> {
  const followed = follow(log.movements, { rule });
  return log.sharesIn(followed, new Composition(followed), account, commodity);
}

test('[F2] the first gift in is the first spent', () => {
  const log = example();
  assert.deepEqual(sharesIn(log, 'cash:W1'), { A: 100, B: 20 });
  assert.deepEqual(sharesIn(log, 'cash:W2'), { B: 30 });
});

test('[F6] shares of the money paid become shares of the goods received', () => {
  const log = example();
  buyRice(log);
  assert.deepEqual(sharesIn(log, 'served:W1/1', 'rice'), { A: 45 });
  assert.deepEqual(sharesIn(log, 'stock:W1', 'rice'), { A: 5, B: 10 });
});

test('[F8] a reversal takes back exactly what its record moved', () => {
  const log = example();
  buyRice(log);
  log.reverse(3);
  log.move('cash:P>cash:W3', 10);
  assert.deepEqual(sharesIn(log, 'cash:W3'), { B: 10 });
  assert.deepEqual(sharesIn(log, 'cash:P'), { B: 20 });
  assert.deepEqual(sharesIn(log, 'cash:W2'), {});
});

test('[F8] units that went on are not invented back: others are taken, and it is said', () => {
  const log = new WrittenMovements();
  const paid = (log.move('donor:A>cash:P', 30), log.move('cash:P>cash:W', 30));
  log.move('cash:W>expense:fuel', 30);
  log.move('donor:B>cash:W', 50);
  log.reverse(paid);
  const followed = follow(log.movements, { rule: 'fifo' });
  assert.deepEqual([...followed.substituted.values()], [30]);
  const composition = new Composition(followed);
  assert.deepEqual(log.sharesIn(followed, composition, 'cash:P'), { B: 30 });
  assert.deepEqual(log.sharesIn(followed, composition, 'cash:W'), { B: 20 });
  assert.deepEqual(log.sharesIn(followed, composition, 'expense:fuel'), { A: 30 });
});

test('[F8] a reversed purchase gives the money back to its givers, and what was eaten of it is accounted to nobody', () => {
  const log = example();
  buyRice(log);
  log.reverse(4);
  assert.deepEqual(sharesIn(log, 'cash:W1'), { A: 100, B: 20 });
  assert.deepEqual(sharesIn(log, 'stock:W1', 'rice'), {});
  assert.deepEqual(sharesIn(log, 'served:W1/1', 'rice'), { unaccounted: 45 });
});

test('[F7] an account that does not hold what leaves it gives units that nothing accounts for, and what comes later makes good the shortage', () => {
  const log = new WrittenMovements();
  log.move('donor:A>stock:S', 10, 'rice');
  log.move('stock:S>transit:1', 25, 'rice');
  log.move('donor:B>stock:S', 20, 'rice');
  assert.deepEqual(sharesIn(log, 'transit:1', 'rice'), { A: 10, unaccounted: 15 });
  assert.deepEqual(sharesIn(log, 'stock:S', 'rice'), { B: 5 });
  const followed = follow(log.movements, { rule: 'fifo' });
  const found = endsOfAll(followed, new Composition(followed));
  const shortage = ENDS.indexOf('shortage');
  assert.equal(found[2 * ENDS.length + shortage], 15);
});

test('[F1] a posting that names a lot takes of that lot, an unnamed one what expires first', () => {
  const log = new WrittenMovements();
  log.move('donor:A>stock:S', 10, 'rice', { lot: 'a' });
  log.move('donor:B>stock:S', 10, 'rice', { lot: 'b' });
  log.move('donor:C>stock:S', 10, 'rice');
  log.move('stock:S>transit:1', 4, 'rice', { lot: 'b' });
  log.move('stock:S>transit:2', 8, 'rice');
  const expiry = new Uint32Array(log.names.length + 1);
  expiry[log.number('a') + 1] = 20270101;
  expiry[log.number('b') + 1] = 20260301;
  const followed = follow(log.movements, { rule: 'named', expiry });
  const composition = new Composition(followed);
  assert.deepEqual(log.sharesIn(followed, composition, 'transit:1', 'rice'), { B: 4 });
  assert.deepEqual(log.sharesIn(followed, composition, 'transit:2', 'rice'), { B: 6, A: 2 });
  assert.deepEqual(log.sharesIn(followed, composition, 'stock:S', 'rice'), { A: 8, C: 10 });
  assert.deepEqual(sharesIn(log, 'transit:1', 'rice'), { A: 4 });
});

test('[F6] goods received before their bill is paid belong to the gifts that pay it', () => {
  const log = new WrittenMovements();
  log.record([{ source: 'supplier:mill', destination: 'stock:S', commodity: 'rice', amount: 60 }], 'po-1');
  log.move('stock:S>served:S/1', 30, 'rice');
  assert.deepEqual(sharesIn(log, 'served:S/1', 'rice'), { unaccounted: 30 });
  log.move('donor:A>cash:P', 100);
  log.move('donor:B>cash:P', 50);
  log.record([{ source: 'cash:P', destination: 'supplier:mill', commodity: 'USD', amount: 40 }], 'po-1');
  log.record([{ source: 'cash:P', destination: 'supplier:mill', commodity: 'USD', amount: 80 }], 'po-1');
  assert.deepEqual(sharesIn(log, 'served:S/1', 'rice'), { A: 30 });
  assert.deepEqual(sharesIn(log, 'stock:S', 'rice'), { A: 20, B: 10 });
});

test('[F6] several lines of one purchase have equal parts of the money and the same givers', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 75);
  log.move('donor:B>cash:P', 26);
  log.record([
    { source: 'cash:P', destination: 'supplier:x', commodity: 'USD', amount: 101 },
    { source: 'supplier:x', destination: 'stock:S', commodity: 'rice', amount: 8 },
    { source: 'supplier:x', destination: 'stock:S', commodity: 'tent', amount: 1 },
  ]);
  assert.deepEqual(sharesIn(log, 'stock:S', 'rice'), { A: 6, B: 2 });
  assert.deepEqual(sharesIn(log, 'stock:S', 'tent'), { A: 1, B: 0 });
  const followed = follow(log.movements, { rule: 'fifo' });
  const values = endsOfAll(followed, new Composition(followed));
  const stock = ENDS.indexOf('stock');
  assert.deepEqual([values[stock], values[ENDS.length + stock]], [75, 26]);
});

test('[F6] exchanged money, repacked goods and money of another fund keep their givers', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:bank', 100);
  log.move('donor:B>cash:bank', 100);
  log.record([
    { source: 'cash:bank', destination: 'supplier:bureau', commodity: 'USD', amount: 150 },
    { source: 'supplier:bureau', destination: 'cash:safe', commodity: 'JOD', amount: 106 },
  ]);
  assert.deepEqual(sharesIn(log, 'cash:safe', 'JOD'), { A: 71, B: 35 });
  log.record([
    { source: 'cash:safe', destination: 'loan:1', commodity: 'JOD', amount: 106 },
    { source: 'loan:1', destination: 'cash:safe', commodity: 'JOD', amount: 106, fund: 'other' },
  ]);
  assert.deepEqual(sharesIn(log, 'cash:safe', 'JOD'), { A: 71, B: 35 });
  log.record([
    { source: 'cash:safe', destination: 'supplier:mill', commodity: 'JOD', amount: 106, fund: 'other' },
    { source: 'supplier:mill', destination: 'stock:S', commodity: 'rice', amount: 1060, fund: 'other' },
  ]);
  log.record([
    { source: 'conversion:S', destination: 'stock:S', commodity: 'parcel', amount: 106, fund: 'other' },
    { source: 'stock:S', destination: 'conversion:S', commodity: 'rice', amount: 1060, fund: 'other' },
  ]);
  assert.deepEqual(sharesIn(log, 'stock:S', 'parcel'), { A: 71, B: 35 });
  const followed = follow(log.movements, { rule: 'fifo' });
  let total = 0;
  visitEnds(followed, new Composition(followed), (_pool, _queue, _origin, _start, length) => (total += length));
  assert.equal(total, 200);
});

test('[F6] money back from a supplier keeps its givers', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 100);
  log.record([{ source: 'cash:P', destination: 'supplier:x', commodity: 'USD', amount: 60 }], 'po');
  log.record([{ source: 'supplier:x', destination: 'cash:P', commodity: 'USD', amount: 10 }], 'po');
  log.record([{ source: 'supplier:x', destination: 'stock:S', commodity: 'tent', amount: 5 }], 'po');
  log.record([{ source: 'stock:S', destination: 'supplier:x', commodity: 'tent', amount: 1 }], 'po');
  log.record([{ source: 'supplier:x', destination: 'cash:P', commodity: 'USD', amount: 9 }], 'po');
  log.record([{ source: 'cash:P', destination: 'supplier:x', commodity: 'USD', amount: 59 }], 'po');
  const followed = follow(log.movements, { rule: 'fifo' });
  const ends = endsOfAll(followed, new Composition(followed));
  assert.equal(ends.subarray(0, ENDS.length).reduce((a, b) => a + b, 0), 100);
});

test('[F6] money back after a purchase in one record is money of that purchase', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 60);
  log.record([
    { source: 'cash:P', destination: 'supplier:x', commodity: 'USD', amount: 60 },
    { source: 'supplier:x', destination: 'stock:S', commodity: 'tent', amount: 6 },
  ]);
  log.move('donor:B>cash:P', 60);
  log.move('supplier:x>cash:Q', 10);
  assert.deepEqual(sharesIn(log, 'cash:Q'), { A: 10 });
  const followed = follow(log.movements, { rule: 'fifo' });
  const ends = endsOfAll(followed, new Composition(followed));
  assert.deepEqual([ends[ENDS.indexOf('stock')], ends[ENDS.indexOf('cash')]], [50, 10]);
});

test('[F6] without an order, payments and receipts of a supplier are settled one after the other', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 60);
  log.move('donor:B>cash:P', 60);
  log.move('cash:P>supplier:x', 60);
  log.move('supplier:x>stock:S', 6, 'tent');
  log.move('cash:P>supplier:x', 60);
  log.move('supplier:x>stock:T', 6, 'tent');
  assert.deepEqual(sharesIn(log, 'stock:S', 'tent'), { A: 6 });
  assert.deepEqual(sharesIn(log, 'stock:T', 'tent'), { B: 6 });
});

test('[F4] quantities beyond 2^53 are followed to the last unit', () => {
  const log = new WrittenMovements();
  log.move('donor:A>cash:P', 2n ** 61n + 1n);
  log.move('cash:P>expense:x', 2n ** 61n);
  const followed = follow(log.movements, { rule: 'fifo' });
  let left = 0n;
  visitEnds(followed, new Composition(followed), (pool, _queue, _origin, _start, length) => {
    if (log.names[log.movements.pools.account.values[pool] as number] === 'cash:P') left += BigInt(length);
  });
  assert.equal(left, 1n);
});
