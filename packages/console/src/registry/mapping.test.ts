import { test } from 'node:test';
import assert from 'node:assert/strict';
import { earlier, joinedRoles, roleOf, withRole } from './mapping.ts';
import { daysBetween, monthsAfter } from './day-on.ts';

test('[RG20] a column has one role; columns of one role are joined in an order that can be changed', () => {
  const start = { head: ['given', 'family'], phone: ['tel'] } as const;
  assert.equal(roleOf(start, 'tel'), 'phone');
  assert.equal(roleOf(start, 'colour'), 'leave-out');
  const moved = withRole(start, 'tel', 'head');
  assert.deepEqual(moved, { head: ['given', 'family', 'tel'] });
  assert.deepEqual(joinedRoles(moved), [['head', ['given', 'family', 'tel']]]);
  assert.deepEqual(earlier(moved, 'family'), { head: ['family', 'given', 'tel'] });
  assert.deepEqual(earlier(moved, 'given'), moved);
  assert.deepEqual(withRole(moved, 'tel', 'leave-out'), { head: ['given', 'family'], 'leave-out': ['tel'] });
});

test('[RG21] suggested days are whole months on, also where a month is shorter', () => {
  assert.equal(monthsAfter('2026-11-22', 6), '2027-05-22');
  assert.equal(monthsAfter('2026-08-31', 6), '2027-02-28');
  assert.equal(monthsAfter('2027-08-31', 6), '2028-02-29');
  assert.equal(monthsAfter('2028-02-29', 12), '2029-02-28');
  assert.equal(daysBetween('2026-11-22', '2027-05-22'), 181);
  assert.equal(daysBetween('2026-11-22', '2026-11-20'), -2);
});
