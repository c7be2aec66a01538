// `commodity`: money and goods alike. Money codes are ISO 4217 with that
// currency's own exponent; goods carry a unit and a scale.

import { NO_EFFECT, code, present, type Kind } from '../body.ts';
import { Malformed } from '../../decode.ts';
import { currencyExponent } from '../../commodity.ts';

export interface Commodity {
  readonly code: string;
  readonly name: string;
  readonly class: 'money' | 'goods';
  /** UN/CEFACT Rec 20 code where there is one (KGM, LTR, C62), else the publisher's unit. */
  readonly unit: string;
  /** Number of decimals kept: least unit = unit / 10^scale. */
  readonly scale: number;
}

export const commodity: Kind<Commodity> = {
  name: 'commodity',
  act: true,
  decode(body) {
    const value = {
      code: code(body, 'code'),
      name: body.text('name', 400),
      class: body.oneOf('class', ['money', 'goods']),
      unit: code(body, 'unit'),
      scale: body.integer('scale', 0, 9),
    };
    body.end();
    if (value.class === 'money') {
      const exponent = currencyExponent(value.code);
      if (exponent === undefined) throw new Malformed('body.code', 'expected an ISO 4217 currency code');
      if (exponent !== value.scale) throw new Malformed('body.scale', `expected ${exponent}, the ISO 4217 exponent of ${value.code}`);
    }
    return present(value);
  },
  effect: () => NO_EFFECT,
};
