// `import`: closes the import of a file version and says what was read. The
// counts are also a fold over the rows; the audit recomputes and compares them.

import { ID_PATTERN, NO_EFFECT, code, type Kind } from '../body.ts';
import { Fields, Malformed, type Json } from '../decode.ts';

export interface Import {
  readonly dataset: string;
  /** Digests of the files read together as one version. */
  readonly files: readonly string[];
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Rows read and left out, by reason, such as `repeat` for a row that stands twice. */
  readonly skipped: readonly { readonly reason: string; readonly rows: number }[];
  /** Columns this version has and the one before had not, and the other way. */
  readonly columnsAdded: readonly string[];
  readonly columnsDropped: readonly string[];
}

const COUNT_MAX = 10_000_000_000;

export const importClose: Kind<Import> = {
  name: 'import',
  act: false,
  decode(body) {
    const count = (name: string): number => body.integer(name, 0, COUNT_MAX);
    const value = {
      dataset: code(body, 'dataset'),
      files: body.list('files', (item, path) => text(item, path, ID_PATTERN), { min: 1, max: 50 }),
      rows: count('rows'),
      added: count('added'),
      changed: count('changed'),
      removed: count('removed'),
      unchanged: count('unchanged'),
      skipped: body.list('skipped', skip, { min: 0, max: 50 }),
      columnsAdded: body.list('columnsAdded', (item, path) => text(item, path, /^/), { min: 0, max: 400 }),
      columnsDropped: body.list('columnsDropped', (item, path) => text(item, path, /^/), { min: 0, max: 400 }),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};

function text(item: Json, path: string, pattern: RegExp): string {
  if (typeof item !== 'string' || !pattern.test(item)) throw new Malformed(path, 'expected a text of the right form');
  return item;
}

function skip(item: Json, path: string): { reason: string; rows: number } {
  const fields = new Fields(item, path);
  const value = { reason: code(fields, 'reason'), rows: fields.integer('rows', 1, COUNT_MAX) };
  fields.end();
  return value;
}
