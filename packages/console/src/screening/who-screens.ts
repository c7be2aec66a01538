// Who may look at what stands on lists about somebody, and who screens.

import { mayWrite } from '@amanah/record/role-rules.ts';

/** True for those who load lists, keep parties and sign screenings. */
export function mayScreen(roles: readonly string[]): boolean {
  return roles.some((role) => mayWrite(role, 'screening', {}));
}

/** Who may see what stands on lists about somebody. */
export const LOOKERS: readonly string[] = ['steward', 'treasurer', 'logistician', 'auditor'];

export function mayLook(roles: readonly string[]): boolean {
  return roles.some((role) => LOOKERS.includes(role));
}

/** True for those who decide on hits. */
export function mayClear(roles: readonly string[]): boolean {
  return roles.some((role) => mayWrite(role, 'screening-decision', {}));
}
