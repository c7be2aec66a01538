// Which forms a person may fill in, by the rules that admission applies.

import { mayWrite } from '@amanah/record/role-rules.ts';
import type { FormSpec } from './spec.ts';

/** True when a key of one of these roles may write what the form makes. */
export function mayFill(roles: readonly string[], spec: FormSpec): boolean {
  const body = spec.name === 'gift' ? { amount: {} } : {};
  return roles.some((role) => mayWrite(role, spec.kind, body));
}
