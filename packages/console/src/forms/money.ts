// Money: promised, given, exchanged, paid, granted, lent.

import { DECISION, GOODS_IN } from './columns.ts';
import { CATEGORY, NATURE } from './fund-asks.ts';
import type { FormSpec, ScalarField } from './spec.ts';
import { textOf } from './values.ts';

const DONOR: ScalarField = { name: 'donor', type: 'code', from: 'organisation', label: 'field.donor' };
const FUND: ScalarField = { name: 'fund', type: 'code', from: 'fund' };
const ACCOUNT: ScalarField = { name: 'account', type: 'code', from: 'account' };
const MONEY: ScalarField = { name: 'amount', type: 'amount', of: 'money' };
const PURPOSE: ScalarField = { name: 'purpose', type: 'code', from: 'purpose', optional: true };
const PLACE: ScalarField = { name: 'place', type: 'code', from: 'site', optional: true };

export const pledge: FormSpec = {
  name: 'pledge',
  kind: 'pledge',
  group: 'money',
  day: 'field.day.promised',
  fields: [DONOR, MONEY, FUND, { name: 'status', type: 'choice', choices: ['pledge', 'commitment'], start: 'pledge' }],
  fixed: { form: 'money' },
  bulk: ['eventTime', 'donor', 'amount', 'amount.commodity', 'fund', 'status'],
};

export const pledgeChange: FormSpec = {
  name: 'pledge-change',
  kind: 'pledge-change',
  group: 'money',
  fields: [
    { name: 'pledge', type: 'code', from: 'pledge' },
    DONOR,
    FUND,
    { name: 'change', type: 'amount', of: 'money', signed: true, hint: 'hint.change' },
    { name: 'reason', type: 'text', lines: true },
  ],
};

export const gift: FormSpec = {
  name: 'gift',
  kind: 'gift',
  group: 'money',
  day: 'field.day.received',
  fields: [DONOR, MONEY, FUND, ACCOUNT, NATURE, { name: 'fromPledge', type: 'choice', choices: ['yes'], optional: true }],
  fixed: { form: 'money' },
  bulk: ['eventTime', 'donor', 'amount', 'amount.commodity', 'fund', 'account', 'fromPledge'],
};

export const giftInKind: FormSpec = {
  name: 'gift-in-kind',
  kind: 'gift',
  group: 'goods',
  day: 'field.day.received',
  fields: [
    DONOR,
    FUND,
    { name: 'site', type: 'code', from: 'site' },
    GOODS_IN,
    { name: 'value', type: 'amount', of: 'money', optional: true },
    { name: 'valueSource', type: 'text', when: (values) => textOf(values, 'value') !== '' },
    NATURE,
  ],
  fixed: { form: 'in-kind' },
};

export const exchange: FormSpec = {
  name: 'exchange',
  kind: 'exchange',
  group: 'money',
  fields: [
    { name: 'changer', type: 'code', from: 'organisation', label: 'field.changer' },
    FUND,
    { name: 'fromAccount', type: 'code', from: 'account', label: 'field.fromAccount' },
    { name: 'from', type: 'amount', of: 'money', label: 'field.exchange-from' },
    { name: 'toAccount', type: 'code', from: 'account', label: 'field.toAccount' },
    { name: 'to', type: 'amount', of: 'money', label: 'field.exchange-to' },
    { name: 'rateSource', type: 'text' },
    DECISION,
  ],
};

export const payment: FormSpec = {
  name: 'payment',
  kind: 'payment',
  group: 'money',
  day: 'field.day.paid',
  fields: [
    { name: 'pays', type: 'choice', choices: ['supplier', 'expense'], start: 'supplier' },
    { name: 'supplier', type: 'code', from: 'organisation', label: 'field.supplier', when: (values) => textOf(values, 'pays') === 'supplier' },
    { name: 'expense', type: 'code', from: 'expense', when: (values) => textOf(values, 'pays') === 'expense' },
    MONEY,
    FUND,
    ACCOUNT,
    { name: 'order', type: 'code', from: 'order', optional: true },
    { name: 'reference', type: 'text', optional: true, longest: 200 },
    CATEGORY,
    PURPOSE,
    PLACE,
    DECISION,
  ],
  // The question who is paid is answered by the field that follows it.
  finish: ({ pays: _, ...body }) => body,
  bulk: ['eventTime', 'supplier', 'expense', 'amount', 'amount.commodity', 'fund', 'account', 'reference', 'purpose', 'category'],
};

export const grant: FormSpec = {
  name: 'grant',
  kind: 'grant',
  group: 'money',
  fields: [
    { name: 'partner', type: 'code', from: 'organisation', label: 'field.partner' },
    MONEY,
    FUND,
    ACCOUNT,
    { name: 'project', type: 'code', from: 'project', optional: true },
    { name: 'title', type: 'text', optional: true },
    CATEGORY,
    PURPOSE,
    PLACE,
    DECISION,
  ],
};

export const grantReport: FormSpec = {
  name: 'grant-report',
  kind: 'grant-report',
  group: 'money',
  fields: [
    { name: 'partner', type: 'code', from: 'organisation', label: 'field.partner' },
    FUND,
    { name: 'project', type: 'code', from: 'project', optional: true },
    { name: 'spent', type: 'amount', of: 'money', optional: true },
    { name: 'expense', type: 'code', from: 'expense', when: (values) => textOf(values, 'spent') !== '' },
    { name: 'returned', type: 'amount', of: 'money', optional: true },
    { name: 'account', type: 'code', from: 'account', when: (values) => textOf(values, 'returned') !== '' },
  ],
};

export const transfer: FormSpec = {
  name: 'transfer',
  kind: 'transfer',
  group: 'money',
  fields: [
    { name: 'from', type: 'code', from: 'account', label: 'field.fromAccount' },
    { name: 'to', type: 'code', from: 'account', label: 'field.toAccount' },
    FUND,
    MONEY,
    DECISION,
  ],
};

const LENDING: readonly ScalarField[] = [
  { name: 'loan', type: 'code', from: 'loan', hint: 'hint.loan' },
  { name: 'fund', type: 'code', from: 'fund', label: 'field.fund-giving' },
  { name: 'to', type: 'code', from: 'fund', label: 'field.fund-getting' },
  ACCOUNT,
  MONEY,
];

export const loan: FormSpec = {
  name: 'loan',
  kind: 'loan',
  group: 'money',
  fields: [...LENDING, { name: 'due', type: 'day', label: 'field.due-back' }, { name: 'reason', type: 'text', lines: true }, DECISION],
};

export const repayment: FormSpec = { name: 'repayment', kind: 'repayment', group: 'money', fields: LENDING };

export const release: FormSpec = {
  name: 'release',
  kind: 'release',
  group: 'money',
  fields: [
    { name: 'what', type: 'choice', choices: ['money', 'goods'], start: 'money' },
    { name: 'fund', type: 'code', from: 'fund', label: 'field.fund-giving' },
    { name: 'to', type: 'code', from: 'fund', label: 'field.fund-getting' },
    { name: 'amount', type: 'amount', of: 'any' },
    { ...ACCOUNT, when: (values) => textOf(values, 'what') === 'money' },
    { name: 'site', type: 'code', from: 'site', when: (values) => textOf(values, 'what') === 'goods' },
    { name: 'lot', type: 'text', code: true, optional: true, when: (values) => textOf(values, 'what') === 'goods' },
    { name: 'reason', type: 'text', lines: true },
    DECISION,
  ],
  finish: ({ what: _, ...body }) => body,
};
