// `key-revocation`: from its place in the log on, records of the key are refused.

import { KEY_PATTERN, NO_EFFECT, type Kind } from '../body.ts';

export interface KeyRevocation {
  readonly key: string;
  readonly reason: string;
}

export const keyRevocation: Kind<KeyRevocation> = {
  name: 'key-revocation',
  act: true,
  decode(body) {
    const value = {
      key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      reason: body.text('reason'),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
