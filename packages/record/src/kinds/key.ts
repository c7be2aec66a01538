// `key`: registers an author's key and the role it acts in. It names a role or
// a device, never a person.

import { KEY_PATTERN, NO_EFFECT, code, type Kind } from '../body.ts';

export const ROLES = ['steward', 'treasurer', 'logistician', 'warehouse-keeper', 'committee-member', 'auditor', 'publisher', 'importer', 'device'] as const;
export type RoleName = (typeof ROLES)[number];

export interface Key {
  readonly key: string;
  readonly holder: string;
  readonly role: RoleName;
}

export const key: Kind<Key> = {
  name: 'key',
  act: true,
  decode(body) {
    const value = {
      key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      holder: code(body, 'holder'),
      role: body.oneOf('role', ROLES),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
