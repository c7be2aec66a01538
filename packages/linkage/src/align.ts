// Files that call the same thing by different names: their columns are matched by what they are about.

import { roleOf, type Role, type Roles } from './model/roles.ts';
import type { Table } from './table.ts';

/**
 * The same tables, in which a column of a later table that the first does not have takes the name of the first table's
 * column for the same role: `last_name` becomes `surname`. Of several for a role the first goes with the first. What names
 * do not tell and nobody states keeps its name.
 */
export function aligned(tables: readonly Table[], stated: Roles = {}): readonly Table[] {
  const [first, ...rest] = tables;
  if (first === undefined) return [];
  const role = (name: string): Role => stated[name] ?? roleOf(name);
  return [first, ...rest.map((table) => ({ ...table, columns: renamed(first, table, role) }))];
}

function renamed(first: Table, { columns }: Table, role: (name: string) => Role): Table['columns'] {
  const here = new Set(columns.map(({ name }) => name));
  const taken = new Set(first.columns.filter(({ name }) => here.has(name)).map(({ name }) => name));
  return columns.map((column) => {
    if (taken.has(column.name)) return column;
    const own = role(column.name);
    const fits = (name: string): boolean => !taken.has(name) && (own === 'other' ? name.toLowerCase() === column.name.toLowerCase() : role(name) === own);
    const match = first.columns.find(({ name }) => fits(name));
    if (match === undefined) return column;
    taken.add(match.name);
    return { ...column, name: match.name };
  });
}
