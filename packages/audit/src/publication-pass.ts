// The last steps of an audit: what was published beside the log. A manifest,
// whose digest is a record of the log, names every file; reports are recomputed
// and compared byte by byte; figures on pages are recomputed one by one.
//
// manifest.json: {"amanah":"manifest/1","drawnBy":"…","files":[{"bytes":…,"path":"…","sha256":"…"},…],"size":N}
// in canonical JSON, paths sorted. `size` is the tree size of every figure.

import { canonicalBytes, parseCanonical } from '@amanah/log/canonical.ts';
import { equal, fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import { Fields, decode, type Decoded, type Json } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { formatTilePath, tilesOfGrowth, bundlesOfGrowth } from '@amanah/log/tile.ts';
import { buildReport, PUBLISHED_REPORTS, type AnyReport, type ReportName } from '@amanah/projection/report.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import { ID_PATTERN } from '@amanah/record/body.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { stop, type AuditSource, type StepResult } from './verdict.ts';

export interface ManifestFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Manifest {
  readonly size: number;
  /** Digest of the program that drew the pages, where it says so: whoever runs the same can draw them again. */
  readonly drawnBy?: string;
  readonly files: readonly ManifestFile[];
}

/** One page, or list or table beside the pages, as published, with the manifest and books it belongs to. */
export interface PublishedPage {
  readonly path: string;
  readonly text: string;
  readonly books: Books;
  readonly manifest: Manifest;
}

/** Judges one page: undefined when it is right, else where and why not. `detail` says what was compared. */
export interface PageCheck {
  readonly judge: (page: PublishedPage) => Promise<{ at: string; message: string } | undefined>;
  readonly detail: () => string;
}

const KIND = 'manifest/1';

/** The bytes of a manifest. */
export function manifestBytes({ size, drawnBy, files }: Manifest): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return canonicalBytes({ amanah: KIND, ...(drawnBy === undefined ? {} : { drawnBy }), files: sorted.map(({ path, sha256, bytes }) => ({ bytes, path, sha256 })), size });
}

/** Reads untrusted manifest bytes. */
export function parseManifest(bytes: Uint8Array): Decoded<Manifest> {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return { ok: false, path: 'manifest.json', message: `not canonical JSON: ${parsed.code} at byte ${parsed.at}` };
  return decode(() => {
    const fields = new Fields(parsed.value, 'manifest');
    fields.oneOf('amanah', [KIND]);
    const size = fields.integer('size', 0, Number.MAX_SAFE_INTEGER);
    const drawnBy = fields.optionalMatching('drawnBy', ID_PATTERN, '64 hex digits');
    const files = fields.list('files', manifestFile, { min: 0, max: 10_000_000 });
    fields.end();
    return { size, files, ...(drawnBy === undefined ? {} : { drawnBy }) };
  });
}

function manifestFile(item: Json, path: string): ManifestFile {
  const fields = new Fields(item, path);
  const value = {
    path: fields.matching('path', /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\\]{1,400}$/, 'a relative path'),
    sha256: fields.matching('sha256', ID_PATTERN, '64 hex digits'),
    bytes: fields.integer('bytes', 0, Number.MAX_SAFE_INTEGER),
  };
  fields.end();
  return value;
}

/** The bytes of a report as published: the JSON of `buildReport`, one space of indent, a newline at the end. */
export function reportJson(name: ReportName, books: Books, asOf: number): string {
  return jsonOf(buildReport(name, books, asOf));
}

/** The published text of a report that was built already. */
export function jsonOf(report: AnyReport): string {
  return `${JSON.stringify(report, null, 1)}\n`;
}

/** Every path the log itself has in a publication of this size. */
export function logPaths(size: number): string[] {
  return ['checkpoint', ...[...tilesOfGrowth({ oldSize: 0, newSize: size }), ...bundlesOfGrowth({ oldSize: 0, newSize: size })].map(formatTilePath)];
}

/** Steps `manifest` to `pages`; stops at the first failure. */
export async function publicationSteps(source: AuditSource, books: Books, { checkPage }: { readonly checkPage?: PageCheck }): Promise<StepResult[]> {
  const bytes = await source.unverifiedFile('manifest.json');
  if (bytes === undefined) {
    if (source.paths !== undefined) stop('manifest', 'manifest-missing', 'manifest.json', 'manifest.json is missing: pages and reports cannot be verified');
    const detail = 'these are books or a running server, not a published folder: there are no fixed pages to verify';
    return (['manifest', 'files', 'reports', 'pages'] as const).map((step) => ({ step, outcome: 'not-applicable', detail }));
  }
  const manifest = judgeManifest(bytes, books);
  const contents = await judgeFiles(source, manifest, books.size);
  const reports = judgeReports(manifest, books, contents);
  return [
    { step: 'manifest', outcome: 'verified', detail: `the log commits to this manifest of ${manifest.files.length} files, computed at tree size ${manifest.size}` },
    { step: 'files', outcome: 'verified', detail: `${manifest.files.length} files are as the manifest says, and no file is added` },
    { step: 'reports', outcome: 'verified', detail: `${reports} reports recomputed, equal byte by byte` },
    await judgePages(manifest, books, contents, checkPage),
  ];
}

function judgeManifest(bytes: Uint8Array, books: Books): Manifest {
  const newest = books.control.findLast(({ kind }) => kind === 'publication');
  if (newest === undefined) stop('manifest', 'not-in-log', 'manifest.json', 'the log holds no publication record, so nothing vouches for the manifest');
  if (newest.body['manifest'] !== sha256Hex(bytes)) {
    stop('manifest', 'manifest-changed', 'manifest.json', `manifest.json is not the one record ${newest.index} of the log commits to`);
  }
  const parsed = parseManifest(bytes);
  if (!parsed.ok) stop('manifest', 'malformed', parsed.path, parsed.message);
  if (parsed.value.size !== newest.body['size'] || parsed.value.size > books.size) {
    stop('manifest', 'size', 'manifest.json', `the manifest states tree size ${parsed.value.size}, its record ${String(newest.body['size'])}`);
  }
  return parsed.value;
}

/** Bytes of reports and pages, kept for the next steps. */
async function judgeFiles(source: AuditSource, manifest: Manifest, size: number): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const file of manifest.files) {
    const bytes = await source.unverifiedFile(file.path);
    if (bytes === undefined) stop('files', 'file-missing', file.path, `${file.path} is missing`);
    if (bytes.length !== file.bytes || sha256Hex(bytes) !== file.sha256) stop('files', 'file-changed', file.path, `${file.path} was changed after it was published`);
    if (/\.(html|json|csv)$/.test(file.path)) contents.set(file.path, bytes);
  }
  const known = new Set(['manifest.json', ...logPaths(size), ...manifest.files.map(({ path }) => path)]);
  const extra = (await source.paths?.())?.find((path) => !known.has(path));
  if (extra !== undefined) stop('files', 'file-added', extra, `${extra} is not part of the publication`);
  return contents;
}

function judgeReports(manifest: Manifest, books: Books, contents: ReadonlyMap<string, Uint8Array>): number {
  let judged = 0;
  for (const name of PUBLISHED_REPORTS) {
    const report = buildReport(name, books, manifest.size);
    for (const kind of ['json', 'csv'] as const) {
      const path = `reports/${name}.${kind}`;
      const bytes = contents.get(path);
      if (bytes === undefined) stop('reports', 'report-missing', path, `${path} is not in the manifest`);
      const text = kind === 'json' ? jsonOf(report) : reportCsv(report);
      if (!equal(bytes, utf8(text))) stop('reports', 'report-wrong', `${path}, ${firstDifference(bytes, text)}`, `${path} is not what the records give`);
      judged += 1;
    }
  }
  return judged;
}

function firstDifference(bytes: Uint8Array, expected: string): string {
  const found = (fromUtf8(bytes) ?? '').split('\n');
  const wanted = expected.split('\n');
  const at = wanted.findIndex((line, index) => line !== found[index]);
  return at < 0 ? `line ${wanted.length + 1}` : `line ${at + 1}: published ${JSON.stringify((found[at] ?? '').trim().slice(0, 120))}, recomputed ${JSON.stringify((wanted[at] as string).trim().slice(0, 120))}`;
}

async function judgePages(manifest: Manifest, books: Books, contents: ReadonlyMap<string, Uint8Array>, checkPage: PageCheck | undefined): Promise<StepResult> {
  if (checkPage === undefined) return { step: 'pages', outcome: 'not-applicable', detail: 'figures on pages were not recomputed by this verifier; the manifest covers the pages' };
  let pages = 0;
  for (const { path } of manifest.files) {
    if (!contents.has(path) || path.startsWith('reports/')) continue;
    const text = fromUtf8(contents.get(path) as Uint8Array);
    if (text === undefined) stop('pages', 'not-utf8', path, `${path} is not UTF-8`);
    const wrong = await checkPage.judge({ path, text, books, manifest });
    if (wrong !== undefined) stop('pages', 'figure-wrong', `${path}, ${wrong.at}`, wrong.message);
    pages += 1;
  }
  return { step: 'pages', outcome: 'verified', detail: `${pages} pages and lists: ${checkPage.detail()}` };
}
