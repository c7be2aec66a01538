// `key`: registers an author's key and the role it acts in. It names a role or
// a device, never a person.

import { KEY_PATTERN, NO_EFFECT, citesDecision, code, optionalDecision, present, type Decision, type Kind } from '../body.ts';

export const ROLES = ['steward', 'treasurer', 'logistician', 'warehouse-keeper', 'committee-member', 'auditor', 'publisher', 'importer', 'device'] as const;
export type RoleName = (typeof ROLES)[number];

export interface Key {
  readonly key: string;
  readonly holder: string;
  readonly role: RoleName;
  /** The election it follows from, where one is needed. */
  readonly decision?: Decision;
}

export const key: Kind<Key> = {
  name: 'key',
  act: true,
  decode(body) {
    const value = {
      key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      holder: code(body, 'holder'),
      role: body.oneOf('role', ROLES),
      decision: optionalDecision(body),
    };
    body.end();
    return present(value) as unknown as Key;
  },
  effect: (body) => ({ ...NO_EFFECT, ...citesDecision(body) }),
};
