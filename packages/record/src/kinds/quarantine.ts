// `quarantine`: a record came signed by a key that had been revoked. It is not
// in the books; that it came, and its id, stand here. Its text is kept beside
// the log, because whoever stole a key must not be able to publish with it.

import { KEY_PATTERN, NO_EFFECT, code, recordIdIn, type Kind } from '../body.ts';

export interface Quarantine {
  readonly key: string;
  readonly record: string;
  readonly kind: string;
  readonly reason: 'author-revoked';
}

export const quarantine: Kind<Quarantine> = {
  name: 'quarantine',
  act: false,
  decode(body) {
    const value = {
      key: body.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      record: recordIdIn(body, 'record'),
      kind: code(body, 'kind'),
      reason: body.oneOf('reason', ['author-revoked']),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
