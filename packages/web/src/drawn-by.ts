// Which program drew the pages: a digest of everything their bytes depend on
// beside the books. Two programs of the same digest draw the same pages, so an
// auditor knows whether a difference is a lie or only another version.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));
/** Packages whose sources decide what stands on a page, and their dependencies by the exact versions they name. */
const DRAWING = ['log', 'core', 'projection', 'trails', 'ui', 'web', 'client'] as const;

/** Hex SHA-256 over the sources, their dependencies' versions and the language data of the runtime. */
export async function drawnBy(): Promise<string> {
  const digest = createHash('sha256');
  digest.update(`icu ${process.versions['icu'] ?? ''} cldr ${process.versions['cldr'] ?? ''}\n`);
  for (const name of DRAWING) {
    const folder = join(PACKAGES, name, 'src');
    const sources = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.includes('.test.'));
    const paths = [join(PACKAGES, name, 'package.json'), ...sources.map((entry) => join(entry.parentPath, entry.name)).sort()];
    for (const path of paths) digest.update(`${relative(PACKAGES, path).replaceAll('\\', '/')}\n`).update(createHash('sha256').update(await readFile(path)).digest());
  }
  return digest.digest('hex');
}
