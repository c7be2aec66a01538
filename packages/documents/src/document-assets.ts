// The style sheets of the documents with their faces, and the script of the
// receipt: built from the sources, in one text each that can stand in a file.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assert } from '@amanah/log/assert.ts';

/** Texts that stand in self-contained documents. */
export interface DocumentAssets {
  readonly waybillCss: string;
  readonly receiptCss: string;
  readonly receiptScript: string;
}

/** A style sheet and its faces as files, for a server whose policy allows no style inside a page. */
export interface LinkedStyle {
  readonly href: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const COMMON = {
  absWorkingDir: SOURCE,
  bundle: true,
  minify: true,
  write: false,
  legalComments: 'none',
  logLevel: 'silent',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  alias: { plex: '@fontsource/ibm-plex-sans/files', 'plex-arabic': '@fontsource/ibm-plex-sans-arabic/files' },
} as const;

/** Builds the texts. The same sources give the same bytes. */
export async function buildDocumentAssets(): Promise<DocumentAssets> {
  const [styles, script] = await Promise.all([
    build({ ...COMMON, target: [...COMMON.target], entryPoints: { waybill: 'style/waybill.css', receipt: 'style/receipt.css' }, outdir: 'built', loader: { '.woff2': 'dataurl' } }),
    build({ ...COMMON, target: [...COMMON.target], entryPoints: ['browser/receipt-check.ts'], format: 'iife', outdir: 'built', charset: 'ascii' }),
  ]);
  const text = (files: readonly { readonly path: string; readonly text: string }[], end: string): string => {
    const found = files.find(({ path }) => path.endsWith(end))?.text.trim();
    assert(found !== undefined, `the build gives ${end}`);
    return found;
  };
  const receiptScript = text(script.outputFiles, 'receipt-check.js');
  assert(!/<\/script|<!--/i.test(receiptScript), 'the script can stand inside a page');
  return { waybillCss: text(styles.outputFiles, 'waybill.css'), receiptCss: text(styles.outputFiles, 'receipt.css'), receiptScript };
}

/** Builds the waybill's style sheet with its faces as files of their own, below `folder`. */
export async function buildLinkedStyle(folder: string): Promise<LinkedStyle> {
  const built = await build({
    ...COMMON, target: [...COMMON.target], entryPoints: { waybill: 'style/waybill.css' }, outdir: 'built', entryNames: '[name]-[hash]', assetNames: '[name]-[hash]', loader: { '.woff2': 'file' },
  });
  const files = new Map(built.outputFiles.map(({ path, contents }) => [`${folder}${path.split(/[/\\]/).at(-1) as string}`, contents]));
  const href = [...files.keys()].find((path) => path.endsWith('.css'));
  assert(href !== undefined, 'the build gives a style sheet');
  return { href, files };
}
