/**
 * Where the files of other projects lie that these suites read: a folder beside
 * the repository, or the one that AMANAH_SHARED_DATA names. They are not part of
 * the repository; a suite that does not find them reports a skipped test with
 * the reason, so that their absence is seen.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env['AMANAH_SHARED_DATA'] ?? path.join(root, '..', 'shared', 'data');

/** A folder of peers' files with its reading functions. */
export type PeerFiles = {
  /** Paths below the folder, sorted, directories left out. */
  readonly list: (under?: string) => readonly string[];
  readonly bytes: (file: string) => Uint8Array;
  readonly json: (file: string) => unknown;
};

/** Runs `suite` with the files of one folder, or emits one skipped test that says why it did not. */
export function withPeerFiles(folder: string, suite: (files: PeerFiles) => void): void {
  const whole = path.join(shared, folder);
  if (!existsSync(whole)) {
    test(`${folder}: not run`, { skip: `the folder ${folder} of peers' files is absent; set AMANAH_SHARED_DATA to where it lies` }, () => {});
    return;
  }
  suite(filesBelow(whole));
}

/** The files of one folder, or undefined where it is absent. */
export function findPeerFiles(folder: string): PeerFiles | undefined {
  const whole = path.join(shared, folder);
  return existsSync(whole) ? filesBelow(whole) : undefined;
}

function filesBelow(whole: string): PeerFiles {
  return {
    list: (under = '.') => readdirSync(path.join(whole, under), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(whole, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort(),
    bytes: (file) => new Uint8Array(readFileSync(path.join(whole, file))),
    json: (file) => JSON.parse(readFileSync(path.join(whole, file), 'utf8')),
  };
}
