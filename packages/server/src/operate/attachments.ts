// Documents that belong to records: kept in a folder of the books under their salted digest, which is all that the log
// has of them. The salt, the type and the name stand in the private store and can be erased with the file.

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { ID_PATTERN } from '@amanah/record/body.ts';
import type { RequestName } from '@amanah/store/private.ts';
import { readBytes } from '../people/body.ts';
import { newName } from '../people/tokens.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import type { OperationNeeds } from './routes.ts';

const FILE_BYTES_MAX = 10_485_760;
const NAME_LENGTH_MAX = 200;
/** Kind of value beside the log that a digest names. */
const BESIDE = 'attachment';
/** Header with the name of the file at its sender, percent-encoded. */
const NAME_HEADER = 'x-amanah-name';

/** Header with a key of the sender's: the same document sent again under it gets the same answer, and is kept once. */
const REQUEST_HEADER = 'idempotency-key';
const REQUEST_KEY = /^[\w.:-]{8,100}$/;

/** Types that are taken, how their bytes begin, and their ending when they are handed out. Nothing that a browser would run. */
const TYPES: Readonly<Record<string, { readonly ending: string; readonly begins: (bytes: Uint8Array) => boolean }>> = {
  'application/pdf': { ending: 'pdf', begins: startsWith('%PDF-') },
  'image/png': { ending: 'png', begins: startsWith('\x89PNG\r\n\x1a\n') },
  'image/jpeg': { ending: 'jpg', begins: startsWith('\xff\xd8\xff') },
  'image/webp': { ending: 'webp', begins: startsWith('RIFF') },
  'text/csv': { ending: 'csv', begins: isText },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { ending: 'xlsx', begins: startsWith('PK\x03\x04') },
};

interface Kept {
  readonly salt: string;
  readonly type: string;
  readonly bytes: number;
  readonly name: string;
}

function startsWith(text: string): (bytes: Uint8Array) => boolean {
  return (bytes) => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}

/** Adds POST /api/attachments, and GET and DELETE /api/attachments/:digest. */
export function addAttachments(app: Hono, { opened, guard }: OperationNeeds): void {
  const { store } = guard.people;
  const folder = join(opened.folder, 'attachments');
  app.post('/api/attachments', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'attachment', person.holder);
    const type = (context.req.header('content-type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
    const form = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (form === undefined) throw new HttpProblem('wrong-content-type', `A document is one of ${Object.keys(TYPES).join(', ')}.`);
    const name = nameIn(context.req.header(NAME_HEADER));
    const bytes = await readBytes(context.req.raw, FILE_BYTES_MAX);
    if (bytes.length === 0) throw new HttpProblem('bad-request', 'The document is empty.');
    if (!form.begins(bytes)) throw new HttpProblem('wrong-content-type', `The bytes are not those of ${type}.`);
    const request = requestIn(context.req.header(REQUEST_HEADER), person.holder, bytes);
    const before = request === undefined ? undefined : await store.answered(request);
    if (before === 'other') throw new HttpProblem('repeated-key', 'Send another key with another document.');
    if (before !== undefined) return privateJson(JSON.parse(before.answer), 201);
    const salt = randomBytes(16);
    const digest = createHash('sha256').update(salt).update(bytes).digest('hex');
    await writeBeside(folder, digest, bytes);
    await store.keepBeside(BESIDE, digest, JSON.stringify({ salt: salt.toString('hex'), type, bytes: bytes.length, name } satisfies Kept));
    const answer = { digest, bytes: bytes.length, type };
    if (request !== undefined) await store.answer(request, JSON.stringify(answer), Date.parse(opened.journal.now()));
    return privateJson(answer, 201);
  });
  app.get('/api/attachments/:digest', async (context) => {
    await guard.requirePerson(context);
    const digest = digestIn(context.req.param('digest'));
    const kept = await store.beside(BESIDE, digest);
    if (kept === undefined || kept === 'erased') throw new HttpProblem('not-found', kept === undefined ? 'There is no such document.' : 'The document was erased.');
    return handedOut(JSON.parse(kept.value) as Kept, await readFile(join(folder, digest)), digest);
  });
  app.delete('/api/attachments/:digest', async (context) => {
    await guard.requireRole(context, 'steward');
    const digest = digestIn(context.req.param('digest'));
    if (!(await store.eraseBeside(BESIDE, digest))) throw new HttpProblem('not-found', 'There is no such document.');
    await rm(join(folder, digest), { force: true });
    return privateJson({ erased: digest });
  });
}

/** A digest and nothing else becomes the name of a file. */
function digestIn(text: string): string {
  if (!ID_PATTERN.test(text)) throw new HttpProblem('not-found', 'There is no such document.');
  return text;
}

function requestIn(header: string | undefined, holder: string, bytes: Uint8Array): RequestName | undefined {
  if (header === undefined) return undefined;
  if (!REQUEST_KEY.test(header)) throw new HttpProblem('bad-request', `${REQUEST_HEADER} has 8 to 100 letters, digits or marks.`);
  return { holder, key: header, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** The name as its sender has it: shown to people, never a path. */
function nameIn(header: string | undefined): string {
  if (header === undefined) return '';
  try {
    return decodeURIComponent(header).normalize('NFC').slice(0, NAME_LENGTH_MAX);
  } catch {
    throw new HttpProblem('bad-request', `${NAME_HEADER} is a percent-encoded text.`);
  }
}

async function writeBeside(folder: string, digest: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, `${newName()}.part`);
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, digest));
}

function handedOut({ salt, type, name }: Kept, bytes: Uint8Array, digest: string): Response {
  if (createHash('sha256').update(Buffer.from(salt, 'hex')).update(bytes).digest('hex') !== digest) throw new Error('A document is not the one that its digest names.');
  const shown = fileName(name) || `${digest.slice(0, 12)}.${TYPES[type]?.ending ?? 'bin'}`;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': Object.hasOwn(TYPES, type) ? type : 'application/octet-stream',
      'content-length': String(bytes.length),
      // Always a download: nothing that somebody uploaded becomes a page of this server.
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(shown).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-amanah-salt': salt,
    },
  });
}

/** The last part of a name, without what a file system or a reader could take for something else. */
function fileName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}:*?"<>|]/gu, '').replace(/^\.+/, '');
}
