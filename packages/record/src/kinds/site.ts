// `site`: a warehouse, crossing, distribution point or administrative area.
// The P-code is text and the parent is explicit, never derived by slicing (standards 3.3).

import { NO_EFFECT, code, optionalCode, present, type Kind } from '../body.ts';

export const SITE_TYPES = ['warehouse', 'crossing', 'port', 'distribution-point', 'area', 'corridor'] as const;

export interface Site {
  readonly code: string;
  readonly name: string;
  readonly type: (typeof SITE_TYPES)[number];
  readonly pcode?: string;
  readonly parent?: string;
}

export const site: Kind<Site> = {
  name: 'site',
  act: true,
  decode(body) {
    const value = {
      code: code(body, 'code'),
      name: body.text('name', 400),
      type: body.oneOf('type', SITE_TYPES),
      pcode: body.optionalText('pcode', 40),
      parent: optionalCode(body, 'parent'),
    };
    body.end();
    return present(value) as unknown as Site;
  },
  effect: (body) => ({ ...NO_EFFECT, needs: body.parent === undefined ? [] : [{ master: 'site', code: body.parent }] }),
};
