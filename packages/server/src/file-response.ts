// A file as a response: content type, entity tag, how long it may be kept, compression where it helps.

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** How long a copy of a file may be used without asking again. */
export type Keeping = 'ask-again' | 'for-ever';

/** A file to answer with. */
export interface ServedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly keeping: Keeping;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  webmanifest: 'application/manifest+json',
  'tlog-proof': 'text/plain; charset=utf-8',
};
const COMPRESSED = /^(text\/|application\/(json|xml|manifest\+json)|image\/svg)/;
const COMPRESS_FROM_BYTES = 1_024;
const compress = promisify(gzip);

/** The content type by the ending; files of the log are bytes, the checkpoint is text (C2SP tlog-tiles). */
export function contentTypeOf(path: string): string {
  if (path === 'checkpoint') return 'text/plain; charset=utf-8';
  if (path.startsWith('tile/')) return 'application/octet-stream';
  return CONTENT_TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** Files that readers on other sites may fetch: what a verifier needs. */
export function isForEverybody(path: string): boolean {
  return path === 'checkpoint' || path === 'manifest.json' || path === 'openapi.json' || /^(tile|reports|api)\//.test(path);
}

/** The response, 304 when the reader holds these very bytes. */
export async function fileResponse(request: Request, { path, bytes, keeping }: ServedFile, contentType = contentTypeOf(path)): Promise<Response> {
  const isText = COMPRESSED.test(contentType);
  const packs = isText && bytes.length >= COMPRESS_FROM_BYTES && acceptsGzip(request.headers.get('accept-encoding'));
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const tag = `"${digest}${packs ? '-gzip' : ''}"`;
  const headers = new Headers({
    'content-type': contentType,
    etag: tag,
    'cache-control': keeping === 'for-ever' ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (isText) headers.set('vary', 'accept-encoding');
  if (isForEverybody(path)) headers.set('access-control-allow-origin', '*');
  if (holdsAlready(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  const body = packs ? await compress(bytes) : bytes;
  if (packs) headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), { headers });
}

function acceptsGzip(header: string | null): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return (name === 'gzip' || name === '*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** If-None-Match compares weakly (RFC 9110 section 13.1.2). */
function holdsAlready(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
