// Work that is measured in a process of its own, so that memory and start are its own:
//
//   task.ts make BOOKS RECORDS     makes the books of the made-up operation
//   task.ts open BOOKS             opens books
//   task.ts audit BOOKS|LOG        audits books, or the log files of a publication
//   task.ts publish BOOKS OUT      publishes
//
// Answers with one line of JSON; times are of the work without the start of node.

import '@amanah/log/native.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { audit } from '@amanah/audit/audit.ts';
import { logPassBeside, openLog, type AuditPlace } from '@amanah/server/books/audit-beside.ts';
import { initBooks, openBooks, openUnjudged } from '@amanah/server/books/books-folder.ts';
import { auditSourceOf } from '@amanah/server/books/log-files.ts';
import { madeUpMasters, madeUpMovements } from './made-up-operation.ts';

const BATCH = 1000;
const [mode = '', place = '', extra = ''] = process.argv.slice(2);

async function make(records: number): Promise<void> {
  const { journal } = await initBooks(place, { name: 'Benchmark' });
  const write = async (drafts: ReturnType<typeof madeUpMasters>): Promise<void> => {
    const written = await journal.write(drafts);
    if (!written.ok) throw new Error(`${written.refusal.code}: ${written.refusal.message}`);
  };
  await write(madeUpMasters());
  for (let at = 0; journal.size < records; at += BATCH) await write(madeUpMovements(at, at + Math.min(BATCH, records - journal.size)));
  await journal.checkpoint();
  await journal.close();
}

async function auditOf(): Promise<Record<string, number>> {
  const report = existsSync(join(place, 'books.json')) ? await auditBooks() : await auditLog();
  if (!report.verified) throw new Error(JSON.stringify(report.failure));
  return { records: report.treeSize ?? 0, postings: report.books?.postings.amount.length ?? 0 };
}

async function auditBooks(): ReturnType<typeof audit> {
  const { store } = await openUnjudged(place);
  const source = auditSourceOf(store, (await store.checkpoint()) ?? '');
  return audit(source, { runLogPass: logPassBeside(source, { books: place }) }).finally(() => store.close());
}

/** Without a list of paths the audit ends with the books: the log alone, as a mirror would hold it. */
async function auditLog(): ReturnType<typeof audit> {
  const where: AuditPlace = { publication: place };
  const { source } = await openLog(where, 0);
  return audit(source, { runLogPass: logPassBeside(source, where) });
}

async function open(): Promise<Record<string, number>> {
  const { journal } = await openBooks(place);
  const held = { records: journal.size, memoryMb: process.memoryUsage().rss / 2 ** 20 };
  await journal.store.close();
  return held;
}

async function publish(): Promise<Record<string, number>> {
  const { publishBooks } = await import('@amanah/server/publication/publish.ts');
  const opened = await openBooks(place);
  const startedAtMs = performance.now();
  const { files, bytes } = await publishBooks(opened, extra);
  const answer = { publishSeconds: (performance.now() - startedAtMs) / 1000, files, bytes };
  await opened.journal.store.close();
  return answer;
}

const startedAtMs = performance.now();
let answer: Record<string, number> = {};
if (mode === 'make') await make(Number(extra));
else if (mode === 'audit') answer = await auditOf();
else if (mode === 'open') answer = await open();
else answer = await publish();
process.stdout.write(`${JSON.stringify({ ...answer, seconds: (performance.now() - startedAtMs) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`);
