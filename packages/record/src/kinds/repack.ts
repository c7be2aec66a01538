// `repack`: goods become other goods at a site: bulk into bags, items into
// parcels. What goes in and what comes out pass through `conversion:SITE`, each
// commodity by itself; what was spilled is a loss with a class.

import { accountPath } from '../account.ts';
import { code, present, type Kind } from '../body.ts';
import { goods, goodsNeeds, loseGoods, lotsOf, moveGoods, optionalLosses, type Goods, type LostGoods } from '../goods.ts';

export interface Repack {
  readonly site: string;
  readonly fund: string;
  readonly inputs: readonly Goods[];
  readonly outputs: readonly Goods[];
  readonly losses: readonly LostGoods[];
  readonly reason?: string;
}

export const repack: Kind<Repack> = {
  name: 'repack',
  act: true,
  decode(body) {
    const value = {
      site: code(body, 'site'),
      fund: code(body, 'fund'),
      inputs: goods(body, 'inputs'),
      outputs: goods(body, 'outputs', { incoming: true }),
      losses: optionalLosses(body, 'losses'),
      reason: body.optionalText('reason'),
    };
    body.end();
    return present(value) as unknown as Repack;
  },
  effect(body) {
    const [stock, between] = [accountPath('stock', body.site), accountPath('conversion', body.site)];
    return {
      postings: [...moveGoods(stock, between, body.fund, body.inputs), ...moveGoods(between, stock, body.fund, body.outputs), ...loseGoods(stock, body.fund, body.losses)],
      figures: [],
      facets: { site: body.site },
      needs: [{ master: 'site', code: body.site }, { master: 'fund', code: body.fund }, ...goodsNeeds(body.inputs), ...goodsNeeds(body.outputs), ...goodsNeeds(body.losses)],
      ...lotsOf(body.outputs),
    };
  },
};
