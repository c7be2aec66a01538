// `fund`: what a donor's wish allows. Restrictions combine; their parameters
// are policy records. A pooled fund's year is a fund of its own, with `of` and `year`.

import { NO_EFFECT, code, optionalCode, present, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export const RESTRICTIONS = ['unrestricted', 'purpose', 'place', 'time', 'zakat', 'zakat-al-fitr'] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

export interface Fund {
  readonly code: string;
  readonly name: string;
  readonly restrictions: readonly Restriction[];
  /** The pooled fund this is a year of, for example `oPt`. */
  readonly of?: string;
  readonly year?: number;
  readonly holder?: string;
}

export const fund: Kind<Fund> = {
  name: 'fund',
  act: true,
  decode(body) {
    const value = {
      code: code(body, 'code'),
      name: body.text('name', 400),
      restrictions: body.list('restrictions', restriction, { min: 1, max: RESTRICTIONS.length }),
      of: body.optionalText('of', 200),
      year: body.optionalInteger('year', 1945, 2200),
      holder: optionalCode(body, 'holder'),
    };
    body.end();
    return present(value) as unknown as Fund;
  },
  effect: (body) => ({ ...NO_EFFECT, needs: body.holder === undefined ? [] : [{ master: 'organisation', code: body.holder }] }),
};

function restriction(item: unknown, path: string): Restriction {
  const found = RESTRICTIONS.find((one) => one === item);
  if (found === undefined) throw new Malformed(path, `expected one of ${RESTRICTIONS.join(', ')}`);
  return found;
}
