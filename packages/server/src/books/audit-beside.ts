// The audit on two cores: a worker reads the bytes (tree, tiles, chains, seals)
// while the thread that audits folds the records. Both read the same place on
// their own; the audit compares what they read.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AuditOptions } from '@amanah/audit/audit.ts';
import { logPass, type LogPassOptions, type LogPassResult } from '@amanah/audit/log-pass.ts';
import type { AuditSource } from '@amanah/audit/verdict.ts';
import { openUnjudged } from './books-folder.ts';
import { tileFile } from './log-files.ts';

/** A place that two threads can read: a published folder, or the store of books. */
export type AuditPlace = { readonly publication: string } | { readonly books: string; readonly databaseUrl?: string | undefined };

/** What the worker is given; it answers with a LogPassResult. */
export interface WorkerTask {
  readonly place: AuditPlace;
  readonly options: LogPassOptions;
}

/** Records below which starting a worker costs more than it saves. */
const WORKER_FROM = 5_000;

/** The byte pass for `AuditOptions.runLogPass`: in a worker of its own, or here where the log is short. */
export function logPassBeside(source: AuditSource, place: AuditPlace): NonNullable<AuditOptions['runLogPass']> {
  return (options) => (options.size < WORKER_FROM ? logPass(source, options) : inWorker({ place, options }));
}

function inWorker(task: WorkerTask): Promise<LogPassResult> {
  const worker = new Worker(new URL('audit-worker.ts', import.meta.url), { workerData: task });
  return new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the worker of the audit ended with code ${code} and no result`)));
  });
}

/** The files of the log in a place, for the worker; `close` releases what is held. */
export async function openLog(place: AuditPlace, size: number): Promise<{ readonly source: AuditSource; close(): Promise<void> }> {
  if ('publication' in place) return { source: { unverifiedFile: async (path) => fileIn(place.publication, path) }, close: async () => undefined };
  const { store } = await openUnjudged(place.books, { databaseUrl: place.databaseUrl });
  return { source: { unverifiedFile: (path) => tileFile(store, size, path) }, close: () => store.close() };
}

/** Read at once: thousands of small files are read faster one after the other than through the thread pool. */
function fileIn(folder: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(join(folder, path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
