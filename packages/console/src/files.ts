// The console as files for the server: one page, one style sheet, one script in
// parts, the fonts. Names carry the hash of the content; nothing is inline, so
// that a page policy of `script-src 'self'; style-src 'self'` holds.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assert } from '@amanah/log/assert.ts';
import { utf8 } from '@amanah/log/bytes.ts';

/** One file. `type` is its media type; what is `hashed` may be kept for ever. */
export interface ConsoleFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly hashed: boolean;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2' };

/** Builds the console for an operation of this name. Paths are relative to `/console/`; `index.html` is the page. */
export async function consoleFiles(operation: string): Promise<ReadonlyMap<string, ConsoleFile>> {
  const built = await build({
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    entryPoints: { console: 'browser.ts', style: 'style/all.css' },
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    minify: true,
    // Arabic as it is: escaped, every letter would take three times the bytes.
    charset: 'utf8',
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    loader: { '.woff2': 'file' },
    alias: { plex: '@fontsource/ibm-plex-sans/files', 'plex-arabic': '@fontsource/ibm-plex-sans-arabic/files' },
  });
  const files = new Map<string, ConsoleFile>();
  for (const { path, contents } of built.outputFiles) {
    const name = path.split(/[/\\]/).at(-1) as string;
    files.set(`assets/${name}`, { type: TYPES[name.split('.').at(-1) as string] ?? 'application/octet-stream', bytes: contents, hashed: true });
  }
  files.set('service-worker.js', { type: 'text/javascript; charset=utf-8', bytes: await builtWorker(), hashed: false });
  const page = pageOf({ operation, style: named(files, /\/style-[^/]+\.css$/), script: named(files, /\/console-[^/]+\.js$/) });
  files.set('index.html', { type: 'text/html; charset=utf-8', bytes: utf8(page), hashed: false });
  return files;
}

/** The worker has one address for ever: its name carries no hash. */
async function builtWorker(): Promise<Uint8Array> {
  const source = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({ absWorkingDir: source, entryPoints: ['service-worker.ts'], bundle: true, format: 'iife', target: ['es2022'], minify: true, write: false, legalComments: 'none', logLevel: 'silent' });
  return (outputFiles[0] as { readonly contents: Uint8Array }).contents;
}

function named(files: ReadonlyMap<string, ConsoleFile>, pattern: RegExp): string {
  const found = [...files.keys()].find((path) => pattern.test(path));
  assert(found !== undefined, `the build gives a file named ${pattern.source}`);
  return found;
}

function pageOf({ operation, style, script }: { readonly operation: string; readonly style: string; readonly script: string }): string {
  const name = operation.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en" data-operation="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${style}"><script type="module" src="${script}"></script></head>
<body><div id="console"><noscript><main><h1>${name}</h1><p>The console signs every record in the browser and needs JavaScript. The <a href="/">public account</a> does not.</p></main></noscript></div></body></html>
`;
}
