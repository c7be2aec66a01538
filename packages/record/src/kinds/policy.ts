// `policy`: a versioned set of parameters (a fund's rules, publication rules).
// Parameters are data, signed and versioned, never constants in code.

import { NO_EFFECT, citesDecision, code, optionalDecision, present, type Decision, type Kind } from '../body.ts';
import type { Fields } from '../decode.ts';
import { checkPolicyParameters } from '../policy-parameters.ts';

export interface Policy {
  readonly subject: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, string>>;
  /** The vote by which it was decided, where one is needed. */
  readonly decision?: Decision;
}

export const policy: Kind<Policy> = {
  name: 'policy',
  act: true,
  decode(body) {
    const value = { ...policyTerms(body), decision: optionalDecision(body) };
    body.end();
    return present(value) as unknown as Policy;
  },
  effect: (body) => ({ ...NO_EFFECT, ...citesDecision(body) }),
};

/** Reads what a policy says, in a record of its own or in the proposal to adopt it. */
export function policyTerms(body: Fields): Omit<Policy, 'decision'> {
  const value = {
    subject: code(body, 'subject'),
    version: body.integer('version', 1, 1_000_000),
    parameters: body.texts('parameters', { entries: 200, length: 4000 }),
  };
  checkPolicyParameters(value.subject, value.parameters, body.path);
  return value;
}
