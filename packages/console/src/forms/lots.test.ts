import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lotsInOrder, proposeLots } from './lots.ts';
import type { Standing } from './masters.ts';

const here = { account: 'stock:a', fund: 'f', commodity: 'flour' };

test('[O7] the oldest expiry leaves first, then lots without an expiry, then what stands in no lot', () => {
  const standings: Standing[] = [
    { ...here, least: '5' },
    { ...here, lot: 'N', least: '7' },
    { ...here, lot: 'B', expiry: '2027-05-01', least: '10' },
    { ...here, lot: 'A', expiry: '2027-01-01', least: '3' },
    { ...here, lot: 'Z', expiry: '2026-12-01', least: '0' },
    { ...here, fund: 'other', lot: 'O', expiry: '2026-12-01', least: '9' },
    { ...here, account: 'stock:b', lot: 'P', expiry: '2026-12-01', least: '9' },
  ];
  assert.deepEqual(lotsInOrder(standings, here).map(({ lot }) => lot), ['A', 'B', 'N', undefined]);
  const { shares, short } = proposeLots(lotsInOrder(standings, here), 15n);
  assert.deepEqual(shares.map(({ lot, least }) => [lot, least]), [['A', 3n], ['B', 10n], ['N', 2n]]);
  assert.equal(short, 0n);
});

test('[O7] shares and what is short add up to what is wanted, and no lot gives more than it has', () => {
  const lot = fc.record({ least: fc.bigInt({ min: 1n, max: 1000n }), expiry: fc.constantFrom('2027-01-01', '2027-02-01', undefined) });
  fc.assert(fc.property(fc.array(lot, { maxLength: 8 }), fc.bigInt({ min: 1n, max: 5000n }), fc.array(fc.bigInt({ min: 0n, max: 1200n }), { maxLength: 8 }), (lots, wanted, used) => {
    const standings = lots.map(({ least, expiry }, at): Standing => ({ ...here, lot: `L${at}`, least: least.toString(), ...(expiry === undefined ? {} : { expiry }) }));
    const taken = new Map(used.map((least, at) => [`L${at}`, least]));
    const { shares, short } = proposeLots(lotsInOrder(standings, here), wanted, taken);
    assert.equal(shares.reduce((sum, { least }) => sum + least, 0n) + short, wanted);
    for (const share of shares) {
      const held = BigInt(standings.find((one) => one.lot === share.lot)?.least ?? '0');
      assert.ok(share.least > 0n && share.least + (taken.get(share.lot ?? '') ?? 0n) <= held);
    }
    if (short > 0n) assert.equal(shares.length, lotsInOrder(standings, here).filter((one) => one.least > (taken.get(one.lot ?? '') ?? 0n)).length);
  }));
});
