// `role`: gives a registered key another role from its place in the log on.

import { KEY_PATTERN, NO_EFFECT, type Kind } from '../body.ts';
import { ROLES, type RoleName } from './key.ts';

export interface Role {
  readonly key: string;
  readonly role: RoleName;
}

export const role: Kind<Role> = {
  name: 'role',
  act: true,
  decode(body) {
    const value = { key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'), role: body.oneOf('role', ROLES) };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
