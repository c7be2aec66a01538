import test from 'node:test';
import nodeAssert from 'node:assert/strict';
import { AssertionFailure, assert, unreachable } from './assert.ts';

test('a false assertion throws with its sentence, a true one does nothing', () => {
  assert(true, 'nothing happens');
  nodeAssert.throws(() => assert(false, 'one is two'), (error) => error instanceof AssertionFailure && error.message === 'one is two');
  nodeAssert.throws(() => unreachable('grey' as never), AssertionFailure);
});
