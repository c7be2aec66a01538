import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Balances, type Cell } from './balance.ts';
import { move, negate } from '@amanah/record/posting.ts';

const name = fc.integer({ min: 0, max: 5 });
const movement = fc.record({ source: name, destination: name, fund: name, commodity: name, amount: fc.bigInt({ min: 1n, max: 10n ** 15n }) });

const cells = (balances: Balances): string[] => [...balances.all()].map((cell: Cell) => [cell.account, cell.fund, cell.commodity, cell.balance].join()).sort();

test('[R6] movements add up to zero per fund and commodity, whatever their order, and each is undone by its negation', () => {
  fc.assert(fc.property(fc.array(movement, { maxLength: 40 }), (movements) => {
    const forward = new Balances();
    for (const { source, destination, fund, commodity, amount } of movements) forward.move(source, destination, fund, commodity, amount);
    const sums = new Map<string, bigint>();
    for (const { fund, commodity, balance } of forward.all()) sums.set(`${fund} ${commodity}`, (sums.get(`${fund} ${commodity}`) ?? 0n) + balance);
    assert.ok([...sums.values()].every((sum) => sum === 0n));
    const backward = new Balances();
    for (const { source, destination, fund, commodity, amount } of [...movements].reverse()) backward.move(source, destination, fund, commodity, amount);
    assert.deepEqual(cells(backward), cells(forward));
    for (const { source, destination, fund, commodity, amount } of movements) forward.move(destination, source, fund, commodity, amount);
    assert.deepEqual(cells(forward), []);
  }));
});

test('[R6] balances put back from their cells are the same balances', () => {
  const balances = new Balances();
  balances.move(1, 2, 3, 4, 5n);
  balances.move(2, 1, 0, 4, 9n);
  const copy = new Balances();
  for (const cell of balances.all()) copy.restore(cell);
  assert.deepEqual(cells(copy), cells(balances));
  assert.deepEqual([balances.of(2, 3, 4), balances.of(1, 3, 4), balances.of(7, 7, 7)], [5n, -5n, 0n]);
  assert.throws(() => balances.move(0, 1, 2 ** 26, 0, 1n));
});

test('[R6] a negative amount moves the other way, zero moves nothing, and a negation swaps the accounts', () => {
  const [forward] = move('donor:a', 'cash:b', 'open', { commodity: 'USD', least: 5n }, 'lot-1');
  assert.deepEqual(forward, { source: 'donor:a', destination: 'cash:b', fund: 'open', commodity: 'USD', amount: 5n, lot: 'lot-1' });
  assert.deepEqual(move('donor:a', 'cash:b', 'open', { commodity: 'USD', least: -5n }, 'lot-1'), [negate(forward as NonNullable<typeof forward>)]);
  assert.deepEqual(move('donor:a', 'cash:b', 'open', { commodity: 'USD', least: 0n }), []);
});
