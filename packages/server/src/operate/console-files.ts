// The operators' console as files: built once, when somebody opens it first.

import type { Hono } from 'hono';
import { consoleFiles, type ConsoleFile } from '@amanah/console/files.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { fileResponse } from '../file-response.ts';

/** Adds GET /console/ and the files of the console. */
export function addConsole(app: Hono, opened: OpenedBooks): void {
  const built: { files?: Promise<ReadonlyMap<string, ConsoleFile>> } = {};
  const give = async (request: Request, path: string): Promise<Response | undefined> => {
    built.files ??= consoleFiles(opened.name);
    const file = (await built.files).get(path);
    return file === undefined ? undefined : fileResponse(request, { path: `console/${path}`, bytes: file.bytes, keeping: file.hashed ? 'for-ever' : 'ask-again' }, file.type);
  };
  app.get('/console', (context) => context.redirect('/console/', 308));
  app.get('/console/', async (context) => (await give(context.req.raw, 'index.html')) ?? context.notFound());
  app.get('/console/service-worker.js', async (context) => (await give(context.req.raw, 'service-worker.js')) ?? context.notFound());
  app.get('/console/assets/:name', async (context) => (await give(context.req.raw, `assets/${context.req.param('name')}`)) ?? context.notFound());
}
