// `operation`: the first record of a journal. Its author is the first steward.

import { NO_EFFECT, type Kind } from '../body.ts';

/** `origin` is the log's origin line (C2SP tlog-checkpoint); `timeZone` is an IANA name for reports by day. */
export interface Operation {
  readonly name: string;
  readonly origin: string;
  readonly logKey: string;
}

export const operation: Kind<Operation> = {
  name: 'operation',
  act: true,
  decode(body) {
    const value = {
      name: body.text('name', 200),
      origin: body.matching('origin', /^[^\s+]{1,200}$/u, 'an origin without spaces or plus signs'),
      logKey: body.text('logKey', 400),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
