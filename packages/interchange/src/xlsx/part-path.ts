// Paths of the parts inside a workbook.

/** Where a part's relations stand, and what a relation's target means. */
export const partPath = {
  /** The part that lists the relations of a part; the empty path is the package itself. */
  relations(from: string): string {
    const slash = from.lastIndexOf('/');
    return `${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`;
  },

  /** The path a relation of `from` leads to. A target that climbs out of the package ends at its root, where nothing of that name is. */
  target(from: string, target: string): string {
    if (target.startsWith('/')) return target.slice(1);
    const parts = from.split('/').slice(0, -1);
    for (const part of target.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    return parts.join('/');
  },
} as const;
