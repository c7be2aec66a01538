// `organisation`: a donor, partner, supplier or publisher. Type is the IATI
// OrganisationType code. A joint donor "A + B" is an organisation with members.

import { NO_EFFECT, code, type Kind, present } from '../body.ts';
import { CODE_PATTERN } from '../account.ts';
import { Malformed } from '../decode.ts';

export interface Organisation {
  readonly code: string;
  readonly name: string;
  readonly type?: string;
  readonly orgId?: string;
  readonly members: readonly string[];
}

export const organisation: Kind<Organisation> = {
  name: 'organisation',
  act: true,
  decode(body) {
    const value = {
      code: code(body, 'code'),
      name: body.text('name', 400),
      type: body.optionalMatching('type', /^[A-Za-z0-9 /()&,.-]{1,80}$/, 'an organisation type'),
      orgId: body.optionalMatching('orgId', /^[A-Z]{2,3}-[^\s]{2,60}$/, 'an org-id.guide identifier'),
      members: body.optionalList('members', (item, path) => memberCode(item, path), { min: 2, max: 30 }),
    };
    body.end();
    return present(value) as unknown as Organisation;
  },
  effect: () => NO_EFFECT,
};

function memberCode(item: unknown, path: string): string {
  if (typeof item !== 'string' || !CODE_PATTERN.test(item)) throw new Malformed(path, 'expected an organisation code');
  return item;
}
