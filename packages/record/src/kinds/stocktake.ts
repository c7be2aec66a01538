// `stocktake`: what was counted at a site against what the books held at that
// moment, fund by fund and lot by lot. The difference has a class; a surplus
// that is no counting error comes from `suspense:SITE`.

import { LEAST_MAX } from '../amount.ts';
import { Fields, Malformed, type Json } from '../decode.ts';
import { LOSS_CLASSES, accountPath, type LossClass } from '../account.ts';
import { move, type Posting } from '../posting.ts';
import { code, optionalCode, present, type Kind } from '../body.ts';

/** One line of the count. `book` and `counted` are least units; `lot` is absent for what stands in no lot. */
export interface Count {
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly book: bigint;
  readonly counted: bigint;
  /** What the difference is put down to; there exactly when there is one. */
  readonly class?: LossClass;
}

export interface Stocktake {
  readonly site: string;
  readonly items: readonly Count[];
  readonly reason: string;
}

export const stocktake: Kind<Stocktake> = {
  name: 'stocktake',
  act: false,
  decode(body) {
    const value = { site: code(body, 'site'), items: body.list('items', count, { min: 1, max: 500 }), reason: body.text('reason') };
    body.end();
    const lines = new Set(value.items.map(({ fund, commodity, lot }) => `${fund} ${commodity} ${lot ?? ''}`));
    if (lines.size !== value.items.length) throw new Malformed('body.items', 'expected each fund, commodity and lot once');
    return value;
  },
  effect: (body) => ({
    postings: body.items.flatMap((one) => countPostings(body.site, one)),
    figures: [],
    facets: { site: body.site },
    needs: [
      { master: 'site', code: body.site },
      ...body.items.flatMap(({ fund, commodity }) => [{ master: 'fund', code: fund } as const, { master: 'commodity', code: commodity } as const]),
    ],
  }),
};

function count(item: Json, path: string): Count {
  const one = new Fields(item, path);
  const value = {
    fund: code(one, 'fund'),
    commodity: code(one, 'commodity'),
    lot: optionalCode(one, 'lot'),
    book: least(one, 'book', /^(0|-?[1-9]\d{0,18})$/),
    counted: least(one, 'counted', /^(0|[1-9]\d{0,18})$/),
    class: one.has('class') ? one.oneOf('class', LOSS_CLASSES) : undefined,
  };
  one.end();
  if ((value.book === value.counted) !== (value.class === undefined)) throw new Malformed(`${path}.class`, 'expected a class exactly when counted and book differ');
  return present(value) as unknown as Count;
}

function least(fields: Fields, name: string, pattern: RegExp): bigint {
  const value = BigInt(fields.matching(name, pattern, 'least units as text, such as "25000"'));
  if (value > LEAST_MAX || value < -LEAST_MAX) throw new Malformed(`${fields.path}.${name}`, 'expected an amount below 2^62 least units');
  return value;
}

function countPostings(site: string, one: Count): Posting[] {
  const stock = accountPath('stock', site);
  const missing = { commodity: one.commodity, least: one.book - one.counted };
  if (one.class === undefined || missing.least === 0n) return [];
  const other = missing.least > 0n || one.class === 'count-error' ? accountPath('loss', one.class) : accountPath('suspense', site);
  return move(stock, other, one.fund, missing, one.lot);
}
