// amanah verify: the whole audit of a publication or of books, by somebody who trusts neither.

import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, type AuditOptions, type AuditReport } from '@amanah/audit/audit.ts';
import type { AuditSource, AuditStep } from '@amanah/audit/verdict.ts';
import { logPassBeside } from '@amanah/server/books/audit-beside.ts';
import { openUnjudged } from '@amanah/server/books/books-folder.ts';
import { MissingEntry, StoreCorrupt } from '@amanah/store/store.ts';
import type { Given } from '../arguments.ts';
import { booksSource, folderSource, urlSource } from '../audit-source.ts';
import { databaseUrlOf, pathOf } from '../books.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, type ExitCode } from '../fault.ts';
import type { Terminal } from '../terminal.ts';
import { readPolicy } from './verify-proof.ts';

const DOING: Readonly<Partial<Record<AuditStep, string>>> = { entries: 'hashing and checking signatures', records: 'judging records and folding the ledger' };

export const verify: Command = {
  name: 'verify',
  summary: 'check a publication or books, trusting nobody',
  usage: ['amanah verify DIR|URL|BOOKS [--policy FILE] [--since FILE] [--json]'],
  about: [
    'Recomputes the tree, the signatures, the chains of the authors, every posting, every published report and every figure on the pages, and stops at the first that does not hold: step, place and reason.',
    'Exit code 0: verified. 1: not verified. 2: could not run, for instance because there is nothing there.',
    'Without --policy the log key is the one that the journal itself names: that shows that the books are whole, not whose they are. A policy file (C2SP tlog-policy) says whose log it must be and which witnesses must have seen it. --since takes a checkpoint that you kept from an earlier day: history that was rewritten since, even with the right key, is found.',
  ],
  words: [{ name: 'DIR|URL|BOOKS' }],
  options: {
    policy: { value: 'FILE', about: 'logs and witnesses that are believed' },
    since: { value: 'FILE', about: 'an older checkpoint of the same log, which this one must continue' },
    json: JSON_OPTION,
  },
  examples: ['amanah verify public', 'amanah verify https://relief.example/account/ --policy trusted.policy', 'curl -o kept.checkpoint https://relief.example/account/checkpoint    # months later:\n  amanah verify https://relief.example/account/ --since kept.checkpoint'],

  async run(given, terminal) {
    const target = given.word(0);
    const options = await optionsOf(given, terminal);
    const report = await auditTarget(target, options, terminal);
    if (given.flag('json')) {
      const { books: _books, ...printed } = report;
      await terminal.json(printed);
    } else await terminal.lines(...verdictText(target, report));
    return exitOf(report);
  },
};

function exitOf(report: AuditReport): ExitCode {
  return report.verified ? EXIT.ok : EXIT.refused;
}

/** What --policy and --since ask of an audit, and where it tells how far it is. */
export async function optionsOf(given: Given, terminal: Terminal): Promise<AuditOptions> {
  const policy = given.text('policy');
  const since = given.text('since');
  const older = since === undefined ? undefined : await readFile(pathOf(terminal, since)).catch((error: Error) => {
    throw new Fault(`the older checkpoint ${since} cannot be read: ${error.message}`, { cause: error });
  });
  return {
    ...(policy === undefined ? {} : { policy: await readPolicy(terminal, policy) }),
    ...(older === undefined ? {} : { olderCheckpoints: [older] }),
    progress: (step, done, of) => terminal.progress(`${DOING[step] ?? step}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`),
  };
}

/** Audits a folder, a web address, or books. */
export async function auditTarget(target: string, options: AuditOptions, terminal: Terminal): Promise<AuditReport> {
  if (/^https?:\/\//i.test(target)) return auditSource(urlSource(target), options);
  const path = pathOf(terminal, target);
  if (!existsSync(path)) throw new Fault(`there is no ${target}.`, { hint: 'Name a published folder, its address, or a folder of books.' });
  if (!statSync(path).isDirectory()) throw new Fault(`${target} is a file.`, { hint: 'Name the published folder itself. A single proof is checked with: amanah verify-proof' });
  if (!existsSync(join(path, 'books.json'))) {
    if (!['checkpoint', 'manifest.json', 'tile'].some((name) => existsSync(join(path, name)))) {
      throw new Fault(`${target} holds neither a publication nor books.`, { hint: 'A publication has a file "checkpoint", books have "books.json".' });
    }
    const source = folderSource(path);
    return auditSource(source, { ...options, runLogPass: logPassBeside(source, { publication: path }) });
  }
  const databaseUrl = databaseUrlOf(terminal);
  const { store, logSeed, origin } = await openUnjudged(path, { databaseUrl });
  try {
    const { source, older } = await booksSource(store, { origin, logSeed });
    const olderCheckpoints = [...(options.olderCheckpoints ?? []), ...older];
    return await auditSource(source, { ...options, olderCheckpoints, runLogPass: logPassBeside(source, { books: path, databaseUrl }) });
  } catch (error) {
    return damaged(error);
  } finally {
    await store.close();
  }
}

async function auditSource(source: AuditSource, options: AuditOptions): Promise<AuditReport> {
  // Loaded when it is needed: pages bring much with them that other commands can do without.
  const { pageCheck } = await import('@amanah/server/publication/page-check.ts');
  return audit(source, { ...options, checkPage: pageCheck(source) });
}

/** A database whose own bytes contradict each other is books that do not verify, not an outage. */
function damaged(error: unknown): AuditReport {
  if (!(error instanceof StoreCorrupt || error instanceof MissingEntry)) throw error;
  const failure = { step: 'entries', code: error instanceof MissingEntry ? 'entry-missing' : 'store-damaged', at: error instanceof MissingEntry ? `record ${error.index}` : 'the journal', message: error.message } as const;
  return { verified: false, steps: [{ step: 'entries', outcome: 'failed', detail: error.message }], failure };
}

const MARKS = { verified: 'ok  ', failed: 'FAIL', 'not-applicable': '-   ' } as const;

function verdictText(target: string, { verified, steps, failure, origin, treeSize }: AuditReport): string[] {
  const longest = Math.max(...steps.map(({ step }) => step.length));
  const lines = steps.map(({ step, outcome, detail }) => `  ${MARKS[outcome]}  ${step.padEnd(longest)}  ${detail}`);
  if (verified) return [...lines, '', `VERIFIED: ${target} is the log ${origin ?? ''} with ${(treeSize ?? 0).toLocaleString('en')} records, and every step held.`];
  return [...lines, '', `NOT VERIFIED: ${target}, step ${failure?.step ?? ''}, at ${failure?.at ?? ''}: ${failure?.message ?? ''} (${failure?.code ?? ''})`];
}
