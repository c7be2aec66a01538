import { test } from 'node:test';
import assert from 'node:assert/strict';
import { REFUSALS } from '@amanah/record/refusal.ts';
import { REPORT_NAMES } from '@amanah/projection/report.ts';
import { FORMS } from './forms/all-forms.ts';
import type { Field } from './forms/spec.ts';
import { localeFor, textIn, type MessageKey } from './language.ts';
import { arRefusals } from './messages/ar-refusals.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import type { Message } from './messages/message.ts';

const placeholders = (message: Message): string[] => [...new Set((typeof message === 'string' ? [message] : Object.values(message)).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)))].filter((name) => name !== 'count').sort();

test('[O12] every message stands in English and in Arabic, in its own words and with the same values', () => {
  assert.deepEqual(Object.keys(ar).sort(), Object.keys(en).sort());
  for (const key of Object.keys(en) as MessageKey[]) {
    assert.deepEqual(placeholders(ar[key]), placeholders(en[key]), key);
    const hasWords = /\p{L}/u.test(JSON.stringify(en[key]).replaceAll(/\{\w+\}/g, ''));
    if (hasWords) assert.match(JSON.stringify(ar[key]), /\p{Script=Arabic}/u, key);
  }
});

test('[O12] every form, input and choice has a label, and every report a name', () => {
  const labelled = (field: Field): readonly string[] => [
    field.label ?? `field.${field.name}`,
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(field.type === 'choice' ? field.choices.map((choice) => `choice.${choice}`) : []),
    ...(field.type === 'lines' ? field.columns.flatMap(labelled) : []),
  ];
  const keys = FORMS.flatMap((form) => [`form.${form.name}`, ...(form.day === undefined ? [] : [form.day]), ...form.fields.flatMap(labelled)]);
  assert.deepEqual([...new Set([...keys, ...REPORT_NAMES.map((name) => `table.${name}`)])].filter((key) => !Object.hasOwn(en, key)), []);
});

test('[O6] every refusal says its rule and its remedy in Arabic too', () => {
  assert.deepEqual(REFUSALS.map(([code]) => code).filter((code) => arRefusals[code] === undefined), []);
});

test('[O12] digits and plurals follow the language; the address, then the choice, then the browser decide it', () => {
  assert.equal(textIn('en', 'waiting.count', { count: 1 }), 'Waiting to be sent (1)');
  assert.equal(textIn('en', 'waiting.count', { count: 2 }), 'Waiting to be sent (2)');
  assert.equal(textIn('ar', 'waiting.count', { count: 11 }), 'بانتظار الإرسال (١١)');
  assert.equal(textIn('ar', 'home.since', { count: 2 }), 'منذ يومين');
  assert.equal(localeFor({ asked: 'ar', kept: 'en', own: ['fr'] }), 'ar');
  assert.equal(localeFor({ asked: 'xx', kept: 'ar', own: ['en-GB'] }), 'ar');
  assert.equal(localeFor({ asked: null, kept: null, own: ['ar-PS', 'en'] }), 'ar');
  assert.equal(localeFor({ asked: null, kept: null, own: ['fr'] }), 'en');
});
