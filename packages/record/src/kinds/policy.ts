// `policy`: a versioned set of parameters (a fund's rules, publication rules).
// Parameters are data, signed and versioned, never constants in code.

import { NO_EFFECT, code, type Kind } from '../body.ts';
import { checkPolicyParameters } from '../policy-parameters.ts';

export interface Policy {
  readonly subject: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, string>>;
}

export const policy: Kind<Policy> = {
  name: 'policy',
  act: true,
  decode(body) {
    const value = {
      subject: code(body, 'subject'),
      version: body.integer('version', 1, 1_000_000),
      parameters: body.texts('parameters', { entries: 200, length: 4000 }),
    };
    body.end();
    checkPolicyParameters(value.subject, value.parameters);
    return value;
  },
  effect: () => NO_EFFECT,
};
