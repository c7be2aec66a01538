// Goods: bought, received, counted, repacked, lost, handed over, given back.

import { LOSS_CLASSES } from '@amanah/record/account.ts';
import { DECISION, GOODS_COUNTED, GOODS_IN, GOODS_OUT, LOSSES } from './columns.ts';
import { CATEGORY } from './fund-asks.ts';
import type { FormSpec, ScalarField } from './spec.ts';
import { textOf, type Values } from './values.ts';

const SUPPLIER: ScalarField = { name: 'supplier', type: 'code', from: 'organisation', label: 'field.supplier' };
const FUND: ScalarField = { name: 'fund', type: 'code', from: 'fund' };
const SITE: ScalarField = { name: 'site', type: 'code', from: 'site' };
const ORDER: ScalarField = { name: 'order', type: 'code', from: 'order', optional: true };
const PURPOSE: ScalarField = { name: 'purpose', type: 'code', from: 'purpose', optional: true };

export const purchase: FormSpec = {
  name: 'purchase',
  kind: 'purchase',
  group: 'goods',
  day: 'field.day.received',
  fields: [
    SUPPLIER,
    { ...ORDER },
    { ...SITE, label: 'field.site-received' },
    GOODS_IN,
    { name: 'paid', type: 'amount', of: 'money' },
    FUND,
    { name: 'account', type: 'code', from: 'account' },
    PURPOSE,
    { name: 'place', type: 'code', from: 'site', optional: true },
    DECISION,
  ],
};

export const order: FormSpec = {
  name: 'order',
  kind: 'order',
  group: 'goods',
  fields: [
    { name: 'order', type: 'text', code: true, label: 'field.order-number' },
    SUPPLIER,
    FUND,
    { ...GOODS_IN, columns: [GOODS_IN.columns[0] as ScalarField] },
    { name: 'price', type: 'amount', of: 'money' },
    { ...SITE, label: 'field.site-delivery' },
    { name: 'due', type: 'day', optional: true },
  ],
};

export const receipt: FormSpec = {
  name: 'receipt',
  kind: 'receipt',
  group: 'goods',
  day: 'field.day.received',
  fields: [
    SUPPLIER,
    ORDER,
    { name: 'note', type: 'text', code: true, optional: true, label: 'field.delivery-note' },
    { ...SITE, label: 'field.site-received' },
    FUND,
    GOODS_IN,
  ],
  bulk: ['eventTime', 'supplier', 'order', 'note', 'site', 'fund', 'amount', 'amount.commodity', 'lot', 'expiry', 'batch'],
};

const ANYWHERE: readonly ScalarField[] = [
  { name: 'where', type: 'choice', choices: ['site', 'waybill', 'partner'], start: 'site' },
  { ...SITE, when: (values) => textOf(values, 'where') === 'site' },
  { name: 'waybill', type: 'code', from: 'waybill', when: (values) => textOf(values, 'where') === 'waybill' },
  { name: 'partner', type: 'code', from: 'organisation', label: 'field.partner', when: (values) => textOf(values, 'where') === 'partner' },
];

export const loss: FormSpec = {
  name: 'loss',
  kind: 'loss',
  group: 'goods',
  fields: [
    ...ANYWHERE,
    { name: 'class', type: 'choice', choices: LOSS_CLASSES },
    FUND,
    GOODS_OUT,
    { name: 'reason', type: 'text', lines: true },
  ],
  finish: ({ where: _, ...body }) => body,
};

export const stocktake: FormSpec = {
  name: 'stocktake',
  kind: 'stocktake',
  group: 'goods',
  day: 'field.day.counted',
  fields: [
    SITE,
    {
      name: 'items',
      type: 'lines',
      columns: [
        { name: 'fund', type: 'code', from: 'fund' },
        { name: 'commodity', type: 'code', from: 'goods' },
        { name: 'lot', type: 'text', code: true, optional: true },
        { name: 'book', type: 'quantity', commodity: 'commodity', shown: true },
        { name: 'counted', type: 'quantity', commodity: 'commodity' },
        { name: 'class', type: 'choice', choices: LOSS_CLASSES, optional: true, label: 'field.difference-class' },
      ],
    },
    { name: 'reason', type: 'text', lines: true, label: 'field.reason-count' },
  ],
};

export const repack: FormSpec = {
  name: 'repack',
  kind: 'repack',
  group: 'goods',
  fields: [
    SITE,
    FUND,
    { ...GOODS_OUT, name: 'inputs' },
    { ...GOODS_IN, name: 'outputs' },
    LOSSES,
    { name: 'reason', type: 'text', lines: true, optional: true },
  ],
};

export const handover: FormSpec = {
  name: 'handover',
  kind: 'handover',
  group: 'goods',
  fields: [
    SITE,
    FUND,
    { name: 'given', type: 'choice', choices: ['partner', 'cycle'], start: 'cycle' },
    { name: 'partner', type: 'code', from: 'organisation', label: 'field.partner', when: (values) => textOf(values, 'given') === 'partner' },
    { name: 'cycle', type: 'code', from: 'cycle', hint: 'hint.cycle', when: (values) => textOf(values, 'given') === 'cycle' },
    GOODS_OUT,
    CATEGORY,
  ],
  finish: ({ given: _, ...body }) => body,
};

const isMoney = (values: Values): boolean => textOf(values, 'what') === 'money';

export const givenBack: FormSpec = {
  name: 'return',
  kind: 'return',
  group: 'goods',
  fields: [
    { name: 'from', type: 'choice', choices: ['partner', 'supplier', 'waybill', 'served'], start: 'partner' },
    { name: 'party', type: 'code', from: 'organisation', label: 'field.party', when: (values) => ['partner', 'supplier'].includes(textOf(values, 'from')) },
    { name: 'waybill', type: 'code', from: 'waybill', when: (values) => textOf(values, 'from') === 'waybill' },
    { name: 'cycle', type: 'code', from: 'cycle', when: (values) => textOf(values, 'from') === 'served' },
    { name: 'what', type: 'choice', choices: ['goods', 'money'], start: 'goods' },
    FUND,
    { ...SITE, label: 'field.site-received', when: (values) => !isMoney(values) },
    { ...GOODS_COUNTED, when: (values) => !isMoney(values) },
    { name: 'amount', type: 'amount', of: 'money', when: isMoney },
    { name: 'account', type: 'code', from: 'account', when: isMoney },
    { name: 'reason', type: 'text', lines: true },
  ],
  // Whoever gives back has one member in the body, whatever kind of party it is.
  finish: ({ what: _, waybill, cycle, ...body }) => ({ ...body, ...(waybill === undefined ? {} : { party: waybill }), ...(cycle === undefined ? {} : { party: cycle }) }),
};

