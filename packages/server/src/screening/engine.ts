// By which program parties are compared: a digest of its text. What one program found is carried over by the same one only.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['@amanah/names/compare.ts', '@amanah/screening/screen.ts'];
let known: string | undefined;

/** The digest of the program text of names and screening. */
export function engineDigest(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const one of FOLDERS) {
    const folder = fileURLToPath(new URL('.', import.meta.resolve(one)));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts')).sort();
    for (const path of files) hash.update(`${one} ${path}\n`).update(readFileSync(join(folder, path)));
  }
  return (known = hash.digest('hex'));
}
