// Which column says what, as a person changes it: one role for each column, and for each role the order in which its columns are joined.

import type { Mapping, Role } from './registry-data.ts';

/** The role of a column; what no role names is left out. */
export function roleOf(mapping: Mapping, key: string): Role {
  const found = Object.entries(mapping).find(([, keys]) => keys.includes(key));
  return found === undefined ? 'leave-out' : found[0] as Role;
}

/** The mapping with a column in another role, as the last of it. */
export function withRole(mapping: Mapping, key: string, role: Role): Mapping {
  if (roleOf(mapping, key) === role) return mapping;
  const without = entriesOf(mapping).map(([name, keys]) => [name, keys.filter((one) => one !== key)] as const);
  const held = without.find(([name]) => name === role)?.[1] ?? [];
  return mappingOf([...without.filter(([name]) => name !== role), [role, [...held, key]]]);
}

/** The mapping with a column joined one place earlier. */
export function earlier(mapping: Mapping, key: string): Mapping {
  return mappingOf(entriesOf(mapping).map(([name, keys]) => {
    const at = keys.indexOf(key);
    if (at < 1) return [name, keys] as const;
    return [name, [...keys.slice(0, at - 1), key, keys[at - 1] as string, ...keys.slice(at + 1)]] as const;
  }));
}

/** Roles with several columns, each in its order. */
export function joinedRoles(mapping: Mapping): readonly (readonly [Role, readonly string[]])[] {
  return entriesOf(mapping).filter(([role, keys]) => keys.length > 1 && role !== 'leave-out' && role !== 'other');
}

function entriesOf(mapping: Mapping): readonly (readonly [Role, readonly string[]])[] {
  return Object.entries(mapping).map(([role, keys]) => [role as Role, keys]);
}

function mappingOf(entries: readonly (readonly [Role, readonly string[]])[]): Mapping {
  return Object.fromEntries(entries.filter(([, keys]) => keys.length > 0));
}
