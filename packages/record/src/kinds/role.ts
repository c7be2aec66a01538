// `role`: gives a registered key another role from its place in the log on.

import { KEY_PATTERN, NO_EFFECT, citesDecision, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import { ROLES, type RoleName } from './key.ts';

export interface Role {
  readonly key: string;
  readonly role: RoleName;
  /** The election it follows from, where one is needed. */
  readonly decision?: Decision;
}

export const role: Kind<Role> = {
  name: 'role',
  act: true,
  decode(body) {
    const value = { key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'), role: body.oneOf('role', ROLES), decision: optionalDecision(body) };
    body.end();
    return present(value) as unknown as Role;
  },
  effect: (body) => ({ ...NO_EFFECT, ...citesDecision(body) }),
};
