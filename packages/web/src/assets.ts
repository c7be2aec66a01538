// The files that browsers need beside the pages: one style sheet, the fonts it
// uses, and scripts in parts, so that the check of the log is fetched only when
// somebody asks for it. Names carry the hash of the content.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assert } from '@amanah/log/assert.ts';

/** One built file. `type` is its media type. */
export interface AssetFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The built files that pages need. All paths are relative to the root of the site. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  readonly files: ReadonlyMap<string, AssetFile>;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2' };

const FOLDER = 'assets';

/** Builds the style sheet and the scripts. The same sources give the same bytes. */
export async function buildAssets(): Promise<Assets> {
  const source = fileURLToPath(new URL('.', import.meta.url));
  const built = await build({
    absWorkingDir: source,
    entryPoints: { account: 'browser/account.ts', style: 'style/account.css' },
    outdir: FOLDER,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    loader: { '.woff2': 'file' },
    // The faces that the style sheet names, and where they lie.
    alias: { plex: '@fontsource/ibm-plex-sans/files', 'plex-arabic': '@fontsource/ibm-plex-sans-arabic/files' },
  });
  const files = new Map<string, AssetFile>();
  for (const { path, contents } of built.outputFiles) {
    const name = path.split(/[/\\]/).at(-1) as string;
    files.set(`${FOLDER}/${name}`, { type: TYPES[name.split('.').at(-1) as string] ?? 'application/octet-stream', bytes: contents });
  }
  return { style: named(files, /\/style-[^/]+\.css$/), script: named(files, /\/account-[^/]+\.js$/), files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function named(files: ReadonlyMap<string, AssetFile>, pattern: RegExp): string {
  const found = [...files.keys()].find((path) => pattern.test(path));
  assert(found !== undefined, `the build gives a file named ${pattern.source}`);
  return found;
}
