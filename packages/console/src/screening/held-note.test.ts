import { test } from 'node:test';
import assert from 'node:assert/strict';
import { NO_MASTERS, type Masters } from '../forms/masters.ts';
import { heldIn } from './held-note.ts';

const MASTERS: Masters = {
  ...NO_MASTERS,
  orders: [{ code: 'po-7', name: 'po-7, Mill', values: { supplier: 'mill' } }],
  held: [{ party: 'mill', list: 'un', standing: 'open' }, { party: 'mill-and-haul', list: 'un', standing: 'open', member: 'mill' }],
};
const found = (form: string, field: string, code: string): readonly string[] => heldIn(form, field, code, MASTERS).map(({ party, list }) => `${party} ${list}`);

test('[SC31] forms that pay, grant, order, exchange or send know whom they may not name, on an order too; others do not ask', () => {
  assert.deepEqual(found('payment', 'supplier', 'mill'), ['mill un']);
  assert.deepEqual(found('payment', 'supplier', 'mill-and-haul'), ['mill-and-haul un']);
  assert.deepEqual(found('payment', 'order', 'po-7'), ['mill un']);
  for (const [form, field] of [['purchase', 'supplier'], ['order', 'supplier'], ['grant', 'partner'], ['exchange', 'changer'], ['dispatch', 'transporter']] as const) assert.deepEqual(found(form, field, 'mill'), ['mill un'], form);
  for (const [form, field, code] of [['gift', 'donor', 'mill'], ['payment', 'supplier', 'haul'], ['payment', 'supplier', ''], ['receipt', 'order', 'po-7'], ['handover', 'partner', 'mill']] as const) assert.deepEqual(found(form, field, code), [], form);
});
