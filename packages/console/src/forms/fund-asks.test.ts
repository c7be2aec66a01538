import { test } from 'node:test';
import assert from 'node:assert/strict';
import { askedFields, makeBody } from './body.ts';
import { categories } from './fund-asks.ts';
import { gift, grant, payment } from './money.ts';
import { handover } from './goods.ts';
import { NO_MASTERS, type Masters } from './masters.ts';
import type { FormSpec } from './spec.ts';
import type { Values } from './values.ts';

const MASTERS: Masters = {
  ...NO_MASTERS,
  commodities: [{ code: 'USD', name: 'Dollar', class: 'money', unit: 'USD', scale: 2 }],
  funds: [{ code: 'open', name: 'Open', restrictions: ['unrestricted'] }, { code: 'alms', name: 'Alms', restrictions: ['zakat'] }, { code: 'school', name: 'School', restrictions: ['purpose'] }],
  policies: [
    { subject: 'fund/alms', version: 1, parameters: { categories: 'gharimin fuqara', mixing: 'no', accounts: 'zakat' } },
    { subject: 'fund/school', version: 2, parameters: { categories: 'pupils', interest: 'no' } },
  ],
};
const asks = (spec: FormSpec, name: string, values: Values): boolean => askedFields(spec, values, MASTERS).some((field) => field.name === name);

test('[O6] [A15] a form asks for whom only where a fund of it wants to know, and then wants an answer', () => {
  for (const spec of [payment, grant, handover]) {
    assert.deepEqual(['', 'open', 'alms', 'school'].map((fund) => asks(spec, 'category', { fund })), [false, false, true, true], spec.name);
  }
  assert.equal(asks(handover, 'category', { fund: 'open', goods: [{ fund: 'alms' }] }), true, 'a line may be of another fund');
  assert.equal(asks(payment, 'category', { fund: 'alms', pays: 'supplier', order: 'po-1' }), false, 'what an order brings is handed over later');
  const made = makeBody(payment, { eventTime: '2027-01-10', fund: 'alms', pays: 'expense', expense: 'cash', amount: '5', 'amount.commodity': 'USD', account: 'zakat' }, MASTERS);
  assert.deepEqual(made.ok ? [] : made.problems, [{ input: 'category', fault: 'required' }]);
});

test('[O6] [A19] what money is is asked where interest matters, and the categories of policies are offered in their order', () => {
  assert.deepEqual(['open', 'alms', 'school'].map((fund) => asks(gift, 'nature', { fund })), [false, true, true]);
  assert.deepEqual(categories(MASTERS).map(({ code }) => code), ['fuqara', 'gharimin', 'pupils']);
});
