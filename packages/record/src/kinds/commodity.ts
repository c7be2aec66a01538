// `commodity`: money and goods alike. Money codes are ISO 4217 with that
// currency's own exponent; goods carry a unit and a scale.

import { NO_EFFECT, amountOf, code, present, type Kind } from '../body.ts';
import { Fields, Malformed } from '../decode.ts';
import type { Amount } from '../amount.ts';
import { currencyExponent } from '../commodity.ts';

export interface Commodity {
  readonly code: string;
  readonly name: string;
  readonly class: 'money' | 'goods';
  /** UN/CEFACT Rec 20 code where there is one (KGM, LTR, C62), else the publisher's unit. */
  readonly unit: string;
  /** Number of decimals kept: least unit = unit / 10^scale. */
  readonly scale: number;
  /** What one unit feeds, with the table it was taken from. */
  readonly nutrition?: Nutrition;
  /** What one unit of a kit holds. */
  readonly contents?: readonly Amount[];
  /** Days before a lot's expiry from which it is warned of. */
  readonly expiryWarningDays?: number;
}

/** What one unit of a commodity holds: kilocalories, milligrams of protein and of fat, millilitres of water to drink. */
export interface Nutrition {
  readonly kcal: number;
  readonly protein: number;
  readonly fat: number;
  readonly litres: number;
  readonly source: string;
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
      nutrition: body.has('nutrition') ? nutrition(body.object('nutrition')) : undefined,
      contents: body.has('contents') ? body.list('contents', (item, path) => amountOf(item, path, 'positive'), { min: 1, max: 100 }) : undefined,
      expiryWarningDays: body.optionalInteger('expiryWarningDays', 0, 3650),
    };
    body.end();
    if (value.class === 'money') {
      const exponent = currencyExponent(value.code);
      if (exponent === undefined) throw new Malformed('body.code', 'expected an ISO 4217 currency code');
      if (exponent !== value.scale) throw new Malformed('body.scale', `expected ${exponent}, the ISO 4217 exponent of ${value.code}`);
    }
    if (value.class === 'money' && (value.nutrition !== undefined || value.contents !== undefined)) throw new Malformed('body.class', 'expected goods: money has no nutrition and no contents');
    if (new Set((value.contents ?? []).map((one) => one.commodity)).size !== (value.contents ?? []).length) throw new Malformed('body.contents', 'expected each commodity once');
    return present(value) as unknown as Commodity;
  },
  effect: (body) => ({ ...NO_EFFECT, needs: (body.contents ?? []).map((one) => ({ master: 'commodity', code: one.commodity })) }),
};

const PER_UNIT_MAX = 1_000_000_000;

function nutrition(fields: Fields): Nutrition {
  const value = {
    kcal: fields.integer('kcal', 0, PER_UNIT_MAX),
    protein: fields.integer('protein', 0, PER_UNIT_MAX),
    fat: fields.integer('fat', 0, PER_UNIT_MAX),
    litres: fields.integer('litres', 0, PER_UNIT_MAX),
    source: fields.text('source', 400),
  };
  fields.end();
  return value;
}
