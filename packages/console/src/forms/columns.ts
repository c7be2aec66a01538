// Lines that several forms share.

import { LOSS_CLASSES } from '@amanah/record/account.ts';
import type { LinesField, ScalarField } from './spec.ts';

const QUANTITY: ScalarField = { name: 'amount', type: 'amount', of: 'goods' };
const LOT: ScalarField = { name: 'lot', type: 'text', code: true, optional: true };
const FUND: ScalarField = { name: 'fund', type: 'code', from: 'fund', optional: true, label: 'field.line-fund' };
const PACKAGES: ScalarField = { name: 'packages', type: 'number', least: 1, optional: true };

/** The decision on whose strength something is spent or sent. */
export const DECISION: ScalarField = { name: 'decision', type: 'decision', optional: true };

/** Goods that come in: a lot may say when it expires and which batch it is. */
export const GOODS_IN: LinesField = {
  name: 'goods',
  type: 'lines',
  columns: [QUANTITY, LOT, { name: 'expiry', type: 'day', optional: true }, { name: 'batch', type: 'text', optional: true, longest: 60 }],
};

/** Goods that leave the site named in `site`, lots proposed. */
export const GOODS_OUT: LinesField = { name: 'goods', type: 'lines', lotsOf: 'site', columns: [QUANTITY, LOT, FUND, PACKAGES] };

/** Goods counted somewhere. */
export const GOODS_COUNTED: LinesField = { name: 'goods', type: 'lines', columns: [QUANTITY, LOT, FUND, PACKAGES] };

export const LOSSES: LinesField = {
  name: 'losses',
  type: 'lines',
  optional: true,
  columns: [
    { name: 'class', type: 'choice', choices: LOSS_CLASSES },
    QUANTITY,
    LOT,
    FUND,
    { name: 'detail', type: 'text', code: true, optional: true },
  ],
};

/** More than was sent. */
export const EXCESS: LinesField = { ...GOODS_IN, name: 'excess', optional: true };
