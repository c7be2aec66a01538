// Waybills: numbers issued, goods sent, what each party states, what arrived.

import { DECISION, EXCESS, GOODS_COUNTED, GOODS_OUT, LOSSES } from './columns.ts';
import { computeGood } from './computed.ts';
import type { FormSpec, ScalarField } from './spec.ts';
import { textOf } from './values.ts';

const FUND: ScalarField = { name: 'fund', type: 'code', from: 'fund' };
const WAYBILL: ScalarField = { name: 'waybill', type: 'code', from: 'waybill' };

export const dispatch: FormSpec = {
  name: 'dispatch',
  kind: 'dispatch',
  group: 'waybills',
  day: 'field.day.sent',
  fields: [
    { ...WAYBILL, hint: 'hint.waybill' },
    { name: 'site', type: 'code', from: 'site', label: 'field.site-from' },
    { name: 'destination', type: 'code', from: 'site', optional: true },
    { name: 'transporter', type: 'code', from: 'organisation', optional: true, label: 'field.transporter' },
    { name: 'truck', type: 'text', optional: true, longest: 40 },
    FUND,
    GOODS_OUT,
    {
      name: 'legs',
      type: 'lines',
      optional: true,
      columns: [
        { name: 'from', type: 'code', from: 'site', label: 'field.leg-from' },
        { name: 'to', type: 'code', from: 'site', label: 'field.leg-to' },
        { name: 'transporter', type: 'code', from: 'organisation', optional: true, label: 'field.transporter' },
      ],
    },
    DECISION,
  ],
};

export const arrival: FormSpec = {
  name: 'arrival',
  kind: 'arrival',
  group: 'waybills',
  day: 'field.day.counted',
  fields: [
    WAYBILL,
    { name: 'site', type: 'code', from: 'site', label: 'field.site-received' },
    FUND,
    {
      ...GOODS_COUNTED,
      label: 'field.good',
      optional: true,
      columns: [GOODS_COUNTED.columns[0] as ScalarField, { name: 'sent', type: 'quantity', commodity: 'amount.commodity', shown: true, optional: true }, ...GOODS_COUNTED.columns.slice(1)],
    },
    LOSSES,
    EXCESS,
  ],
  fixed: { point: 'arrived' },
  compute: computeGood,
  // What was sent stands in the form to be looked at; the record says what was counted.
  finish: (body) => ({ ...body, ...(Array.isArray(body['goods']) ? { goods: body['goods'].map((line) => withoutSent(line as Readonly<Record<string, never>>)) } : {}) }),
};

function withoutSent({ sent: _, ...line }: Readonly<Record<string, never>>): Readonly<Record<string, never>> {
  return line;
}

export const waybillStatement: FormSpec = {
  name: 'waybill-statement',
  kind: 'waybill-statement',
  group: 'waybills',
  fields: [
    WAYBILL,
    { name: 'party', type: 'choice', choices: ['dispatcher', 'transporter', 'receiver'], start: 'dispatcher', label: 'field.waybill-party' },
    { name: 'stage', type: 'choice', choices: ['loaded', 'departed', 'crossed', 'reached', 'delivered'], start: 'loaded' },
    { name: 'site', type: 'code', from: 'site', optional: true },
    { ...GOODS_COUNTED, optional: true },
    LOSSES,
    { name: 'note', type: 'text', lines: true, optional: true, longest: 1000 },
  ],
};

export const incident: FormSpec = {
  name: 'incident',
  kind: 'incident',
  group: 'waybills',
  fields: [
    {
      name: 'class',
      type: 'choice',
      label: 'field.incident-class',
      choices: [
        'denial-of-needs', 'restriction-of-access', 'impediments-to-entry', 'restriction-of-movement', 'interference',
        'violence', 'hostilities', 'mines-uxo', 'physical-environment',
      ],
    },
    { name: 'place', type: 'code', from: 'site' },
    { ...WAYBILL, optional: true },
    { name: 'note', type: 'text', lines: true, optional: true, longest: 1000, hint: 'hint.no-names' },
  ],
};

export const waybillSeries: FormSpec = {
  name: 'waybill-series',
  kind: 'waybill-series',
  group: 'waybills',
  fields: [
    { name: 'series', type: 'text', optional: true, longest: 31, hint: 'hint.series' },
    { name: 'from', type: 'number', start: '1', label: 'field.first' },
    { name: 'to', type: 'number', label: 'field.last' },
    { name: 'width', type: 'number', least: 1, start: '4' },
    { name: 'site', type: 'code', from: 'site', optional: true },
  ],
  finish: (body, values) => ({ ...body, series: textOf(values, 'series') }),
};

export const waybillVoid: FormSpec = {
  name: 'waybill-void',
  kind: 'waybill-void',
  group: 'waybills',
  fields: [WAYBILL, { name: 'reason', type: 'text', lines: true }],
};
