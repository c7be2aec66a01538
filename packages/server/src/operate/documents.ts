// Papers for people at work: waybills to print from the page, and receipts to hand to donors. A receipt goes out as a
// file, because its own script and style belong to the file and not to this server's pages.

import type { Hono } from 'hono';
import { HttpProblem } from '../problem.ts';
import { findRecordBy } from '../books/record-proof.ts';
import { drawnReceipt, drawnWaybill, linkedStyle, STYLE_FOLDER } from './drawn-documents.ts';
import type { OperationNeeds } from './routes.ts';

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', woff2: 'font/woff2' };

/** Adds GET /console/waybill/:number.html, GET /console/receipt/:record.html, and the style sheet that printed pages use. */
export function addDocuments(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/console/waybill/:file{.+\\.html}', async (context) => {
    await guard.requirePerson(context);
    await opened.journal.catchUp();
    const number = context.req.param('file').replace(/\.html$/, '');
    const { publicOrigin } = guard.address;
    const html = await drawnWaybill(opened, number, { isServed: true, ...(publicOrigin === undefined ? {} : { address: publicOrigin }) });
    if (html === undefined) throw new HttpProblem('not-found', 'Nothing was dispatched under this number, and no series issued it.');
    return page(html);
  });
  app.get('/console/receipt/:file{.+\\.html}', async (context) => {
    await guard.requirePerson(context);
    await opened.journal.catchUp();
    const found = findRecordBy(opened.journal.books, context.req.param('file').replace(/\.html$/, ''));
    if (!found.ok) throw new HttpProblem('not-found', `${found.message}.`);
    const drawn = await drawnReceipt(opened, found.index);
    if (!drawn.ok) throw new HttpProblem('not-found', `${drawn.message}.`);
    return page(drawn.html, `attachment; filename="receipt-${opened.journal.books.idAt(found.index).slice(0, 12)}.html"`);
  });
  app.get(`${STYLE_FOLDER}*`, async (context) => {
    const bytes = (await linkedStyle()).files.get(context.req.path);
    if (bytes === undefined) throw new HttpProblem('not-found', 'There is no such file.');
    const type = TYPES[context.req.path.split('.').at(-1) as string] ?? 'application/octet-stream';
    return new Response(bytes.slice(), { headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' } });
  });
}

function page(html: string, disposition?: string): Response {
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', ...(disposition === undefined ? {} : { 'content-disposition': disposition }) },
  });
}
