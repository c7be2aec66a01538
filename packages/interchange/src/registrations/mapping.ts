// Which columns make a household: a table of roles that a person sees and
// changes. What has no role is not kept.

import { RegistrationProblems, type RegistrationProblem } from './problem.ts';
import type { SubmissionColumn } from './submission.ts';

/** The closed list of roles. There is none for religion, ethnicity or politics, and there will be none (principle P8). */
export const MAPPING_ROLES = ['head', 'spouse', 'members', 'memberName', 'phone', 'document', 'birth', 'sex', 'place', 'district', 'size', 'registered', 'other', 'leave-out'] as const;
export type MappingRole = (typeof MAPPING_ROLES)[number];

/**
 * Column keys by role. The columns of `head`, `spouse`, `memberName`, `document` and `place` are joined in their order
 * (`{"head":["given","family"]}`); each column of `members` names one member, or several with `;` between; of the others the first that is filled
 * counts; each column of `other` is kept under its own name.
 */
export type HouseholdMapping = Readonly<Partial<Record<MappingRole, readonly string[]>>>;

export type MappingReading = { readonly ok: true; readonly mapping: HouseholdMapping } | { readonly ok: false; readonly problems: readonly RegistrationProblem[] };

const SENSITIVE_REASON = 'this column speaks of religion, ethnicity, tribe, sect or politics: there is no field for these of anyone, and it is never kept';

/** Why a column of that kind is left out, for notices and refusals. */
export function sensitiveReason(): string {
  return SENSITIVE_REASON;
}

/** Reads a mapping that a person may have written: roles of the list, columns of the file, each at most once. */
export function readMapping(value: unknown, columns: readonly SubmissionColumn[]): MappingReading {
  const problems = new RegistrationProblems();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add('mapping', 'bad-mapping', 'a mapping is an object of roles, as in {"head": ["given", "family"]}', 'file');
    return { ok: false, problems: problems.shown };
  }
  const known = new Map(columns.map((column) => [column.key, column]));
  const used = new Set<string>();
  const mapping: [MappingRole, readonly string[]][] = [];
  for (const [role, keys] of Object.entries(value)) {
    const named = MAPPING_ROLES.find((one) => one === role);
    if (named === undefined) problems.add('mapping', 'bad-mapping', `the roles are ${MAPPING_ROLES.join(', ')}`, 'file');
    else if (!isTexts(keys)) problems.add(`mapping.${named}`, 'bad-mapping', 'a role has a list of columns', 'file');
    else {
      for (const [at, key] of keys.entries()) checkColumn(`mapping.${named}[${at}]`, key, named, known, used, problems);
      if (keys.length > 0) mapping.push([named, keys]);
    }
  }
  return problems.count > 0 ? { ok: false, problems: problems.shown } : { ok: true, mapping: Object.fromEntries(mapping) as HouseholdMapping };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 2000 && value.every((one) => typeof one === 'string');
}

function checkColumn(at: string, key: string, role: MappingRole, known: ReadonlyMap<string, SubmissionColumn>, used: Set<string>, problems: RegistrationProblems): void {
  const column = known.get(key);
  if (column === undefined) return problems.add(at, 'bad-mapping', 'the file has no such column', 'file');
  if (used.has(key)) problems.add(at, 'bad-mapping', 'each column has one role: this one has another already', 'file');
  used.add(key);
  if (column.sensitive === true && role !== 'leave-out') problems.add(at, 'sensitive-column', SENSITIVE_REASON, 'file');
  const isEntry = column.repeat !== undefined;
  if (isEntry && role !== 'memberName' && role !== 'leave-out') problems.add(at, 'bad-mapping', 'a column of a repeat names members (memberName), or is left out', 'file');
  if (!isEntry && role === 'memberName') problems.add(at, 'bad-mapping', 'memberName takes columns of a repeat; columns such as member 1, member 2 are "members"', 'file');
}
