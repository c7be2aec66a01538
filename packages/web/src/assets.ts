// The files that browsers need beside the pages: one style sheet, the fonts it
// uses, and scripts in parts, so that the check of the log is fetched only when
// somebody asks for it. Names carry the hash of the content.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assert } from '@amanah/log/assert.ts';
import type { CalculatorTexts } from './zakat/file.ts';

/** One built file. `type` is its media type. */
export interface AssetFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The built files that pages need. All paths are relative to the root of the site. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  /** The calculator's own style and script: a plain script, which also runs in a page opened from a disk. */
  readonly zakatStyle: string;
  readonly zakatScript: string;
  /** The same in one text each, with the faces inside, for the file that stands alone. */
  readonly calculator: CalculatorTexts;
  readonly files: ReadonlyMap<string, AssetFile>;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2' };

const FOLDER = 'assets';

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const COMMON = {
  absWorkingDir: SOURCE,
  outdir: FOLDER,
  bundle: true,
  minify: true,
  write: false,
  legalComments: 'none',
  logLevel: 'silent',
  // The faces that the style sheet names, and where they lie.
  alias: { plex: '@fontsource/ibm-plex-sans/files', 'plex-arabic': '@fontsource/ibm-plex-sans-arabic/files' },
} as const;
const TARGET = ['es2022', 'chrome109', 'firefox115', 'safari16'];
const NAMES = { entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]' } as const;

/** Builds the style sheets and the scripts. The same sources give the same bytes. */
export async function buildAssets(): Promise<Assets> {
  const [pages, zakat, calculator] = await Promise.all([
    build({ ...COMMON, ...NAMES, target: TARGET, entryPoints: { account: 'browser/account.ts', style: 'style/account.css', 'zakat-style': 'style/zakat.css' }, splitting: true, format: 'esm', loader: { '.woff2': 'file' } }),
    build({ ...COMMON, ...NAMES, target: TARGET, entryPoints: { zakat: 'browser/zakat-calculator.ts' }, format: 'iife', charset: 'utf8' }),
    buildCalculator(),
  ]);
  const files = new Map<string, AssetFile>();
  for (const { path, contents } of [...pages.outputFiles, ...zakat.outputFiles]) {
    const name = path.split(/[/\\]/).at(-1) as string;
    files.set(`${FOLDER}/${name}`, { type: TYPES[name.split('.').at(-1) as string] ?? 'application/octet-stream', bytes: contents });
  }
  return {
    style: named(files, /\/style-[^/]+\.css$/),
    script: named(files, /\/account-[^/]+\.js$/),
    zakatStyle: named(files, /\/zakat-style-[^/]+\.css$/),
    zakatScript: named(files, /\/zakat-[^/]+\.js$/),
    calculator,
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Builds the texts of the calculator's own file. */
export async function buildCalculator(): Promise<CalculatorTexts> {
  const [style, script] = await Promise.all([
    build({ ...COMMON, target: TARGET, entryPoints: ['style/zakat-file.css'], loader: { '.woff2': 'dataurl' } }),
    build({ ...COMMON, target: TARGET, entryPoints: ['browser/zakat-calculator.ts'], format: 'iife', charset: 'utf8' }),
  ]);
  const [css, text] = [style, script].map(({ outputFiles }) => outputFiles[0]?.text.trim() ?? '');
  assert(css !== undefined && css !== '' && text !== undefined && text !== '' && !/<\/script|<!--/i.test(text), 'the texts can stand inside a file');
  return { css, script: text };
}

function named(files: ReadonlyMap<string, AssetFile>, pattern: RegExp): string {
  const found = [...files.keys()].find((path) => pattern.test(path));
  assert(found !== undefined, `the build gives a file named ${pattern.source}`);
  return found;
}
