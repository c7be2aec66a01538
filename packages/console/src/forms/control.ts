// Masters, approvals and rules.

import type { Json } from '@amanah/record/decode.ts';
import { freshCode } from './masters.ts';
import type { FormSpec } from './spec.ts';
import { linesOf, textOf } from './values.ts';

const REASON = { name: 'reason', type: 'text', lines: true } as const;

export const organisation: FormSpec = {
  name: 'organisation',
  kind: 'organisation',
  group: 'masters',
  fields: [
    { name: 'name', type: 'text', longest: 400, label: 'field.name' },
    { name: 'code', type: 'text', code: true, optional: true, hint: 'hint.code' },
    { name: 'type', type: 'choice', optional: true, label: 'field.organisation-type', choices: ['10', '15', '21', '22', '23', '24', '40', '60', '70', '80', '90'] },
    { name: 'orgId', type: 'text', optional: true },
  ],
  finish: (body, values, masters) => ({ ...body, code: codeFor(body['code'], textOf(values, 'name'), masters.organisations) }),
};

export const site: FormSpec = {
  name: 'site',
  kind: 'site',
  group: 'masters',
  fields: [
    { name: 'name', type: 'text', longest: 400, label: 'field.name' },
    { name: 'type', type: 'choice', label: 'field.site-type', choices: ['warehouse', 'crossing', 'port', 'distribution-point', 'area', 'corridor'], start: 'warehouse' },
    { name: 'code', type: 'text', code: true, optional: true, hint: 'hint.code' },
    { name: 'parent', type: 'code', from: 'site', optional: true },
    { name: 'pcode', type: 'text', optional: true, longest: 40 },
  ],
  finish: (body, values, masters) => ({ ...body, code: codeFor(body['code'], textOf(values, 'name'), masters.sites) }),
};

export const fund: FormSpec = {
  name: 'fund',
  kind: 'fund',
  group: 'masters',
  fields: [
    { name: 'name', type: 'text', longest: 400, label: 'field.name' },
    { name: 'restrictions', type: 'choice', several: true, choices: ['unrestricted', 'purpose', 'place', 'time', 'zakat', 'zakat-al-fitr'], start: 'unrestricted' },
    { name: 'code', type: 'text', code: true, optional: true, hint: 'hint.code' },
    { name: 'holder', type: 'code', from: 'organisation', optional: true, label: 'field.fund-holder' },
  ],
  finish: (body, values, masters) => ({ ...body, code: codeFor(body['code'], textOf(values, 'name'), masters.funds) }),
};

export const commodity: FormSpec = {
  name: 'commodity',
  kind: 'commodity',
  group: 'masters',
  fields: [
    { name: 'class', type: 'choice', label: 'field.commodity-class', choices: ['goods', 'money'], start: 'goods' },
    { name: 'name', type: 'text', longest: 400, label: 'field.name' },
    { name: 'code', type: 'text', code: true, optional: true, hint: 'hint.commodity-code' },
    { name: 'unit', type: 'text', code: true, hint: 'hint.unit', start: 'bag', when: (values) => textOf(values, 'class') === 'goods' },
    { name: 'scale', type: 'number', start: '0', hint: 'hint.scale' },
    { name: 'expiryWarningDays', type: 'number', optional: true, when: (values) => textOf(values, 'class') === 'goods' },
    { name: 'kcal', type: 'number', optional: true, hint: 'hint.nutrition', when: (values) => textOf(values, 'class') === 'goods' },
    { name: 'protein', type: 'number', start: '0', when: (values) => textOf(values, 'kcal') !== '' },
    { name: 'fat', type: 'number', start: '0', when: (values) => textOf(values, 'kcal') !== '' },
    { name: 'litres', type: 'number', start: '0', when: (values) => textOf(values, 'kcal') !== '' },
    { name: 'nutritionSource', type: 'text', when: (values) => textOf(values, 'kcal') !== '' },
    {
      name: 'contents',
      type: 'lines',
      optional: true,
      columns: [{ name: 'amount', type: 'amount', of: 'goods' }],
      when: (values) => textOf(values, 'class') === 'goods',
    },
  ],
  finish: ({ kcal, protein, fat, litres, nutritionSource, contents, ...body }, values, masters) => ({
    ...body,
    code: codeFor(body['code'], textOf(values, 'name'), masters.commodities),
    ...(body['class'] === 'money' ? { unit: body['code'] ?? textOf(values, 'name') } : {}),
    ...(kcal === undefined ? {} : { nutrition: { kcal, protein: protein ?? 0, fat: fat ?? 0, litres: litres ?? 0, source: nutritionSource ?? '' } }),
    ...(Array.isArray(contents) ? { contents: contents.map((line) => (line as Readonly<Record<string, Json>>)['amount'] as Json) } : {}),
  }),
};

function codeFor(typed: Json | undefined, name: string, taken: readonly { readonly code: string }[]): string {
  return typeof typed === 'string' ? typed : freshCode(name, taken);
}

export const approval: FormSpec = {
  name: 'approval',
  kind: 'approval',
  group: 'control',
  unlisted: true,
  fields: [
    { name: 'of', type: 'code', from: 'record', label: 'field.of-record' },
    { name: 'verdict', type: 'choice', choices: ['approved', 'refused'], start: 'approved' },
    { ...REASON, optional: true, when: (values) => textOf(values, 'verdict') === 'approved' },
    { ...REASON, when: (values) => textOf(values, 'verdict') === 'refused' },
  ],
};

export const reversal: FormSpec = {
  name: 'reversal',
  kind: 'reversal',
  group: 'control',
  unlisted: true,
  fields: [{ name: 'of', type: 'code', from: 'record', label: 'field.of-record' }, REASON],
};

export const bankMatch: FormSpec = {
  name: 'bank-match',
  kind: 'bank-match',
  group: 'money',
  unlisted: true,
  fields: [
    { name: 'line', type: 'code', from: 'record', label: 'field.bank-line' },
    { name: 'records', type: 'lines', optional: true, columns: [{ name: 'record', type: 'code', from: 'record', label: 'field.record' }] },
    { ...REASON, optional: true, hint: 'hint.match-reason' },
  ],
  finish: (body) => ({ ...body, records: Array.isArray(body['records']) ? body['records'].map((line) => (line as Readonly<Record<string, Json>>)['record'] as Json) : [] }),
};

export const periodClose: FormSpec = {
  name: 'period-close',
  kind: 'period-close',
  group: 'control',
  fields: [{ name: 'until', type: 'day' }, { ...REASON, optional: true }],
};

export const policy: FormSpec = {
  name: 'policy',
  kind: 'policy',
  group: 'control',
  unlisted: true,
  fields: [
    { name: 'subject', type: 'text', code: true },
    {
      name: 'parameters',
      type: 'lines',
      columns: [
        { name: 'name', type: 'text', label: 'field.parameter' },
        { name: 'value', type: 'text', label: 'field.value' },
      ],
    },
  ],
  finish: (body, values, masters) => ({
    ...body,
    version: (masters.policies.find(({ subject }) => subject === body['subject'])?.version ?? 0) + 1,
    parameters: Object.fromEntries(linesOf(values, 'parameters').filter((line) => textOf(line, 'name') !== '').map((line) => [textOf(line, 'name'), textOf(line, 'value')])),
  }),
};
