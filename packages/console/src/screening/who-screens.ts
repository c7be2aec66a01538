// Who may look at what stands on lists about somebody, and who screens.

import { mayWrite } from '@amanah/record/role-rules.ts';

/** True for those who load lists, keep parties and sign screenings. */
export function mayScreen(roles: readonly string[]): boolean {
  return roles.some((role) => mayWrite(role, 'screening', {}));
}

/** True for those who may see what stands on lists about somebody. */
export function mayLook(roles: readonly string[]): boolean {
  return roles.includes('auditor') || mayScreen(roles);
}

/** True for those who decide on hits. */
export function mayClear(roles: readonly string[]): boolean {
  return roles.some((role) => mayWrite(role, 'screening-decision', {}));
}
