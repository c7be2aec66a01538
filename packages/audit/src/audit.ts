// The whole audit, for somebody who trusts nobody: from a checkpoint to every
// published figure, as named steps. It stops at the first that fails and says
// where. A stranger needs the folder, this function, and, to know whose log it
// is, a policy or an older checkpoint from another hand.

import { equal } from '@amanah/log/bytes.ts';
import { parseCheckpointNote, verifyCheckpoint } from '@amanah/log/checkpoint.ts';
import { formatVerifierKey, parseVerifierKey } from '@amanah/log/note.ts';
import { verifyByPolicy, type Policy } from '@amanah/log/policy.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, tileWidth } from '@amanah/log/tile.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { booksPass, type BooksPassResult } from './books-pass.ts';
import { logPass, type LogPassOptions, type LogPassResult, type OlderTree } from './log-pass.ts';
import { publicationSteps, type PageCheck } from './publication-pass.ts';
import { AuditStop, stop, type AuditFailure, type AuditSource, type AuditStep, type StepResult } from './verdict.ts';

export interface AuditOptions {
  /** Whose log it must be and how many witnesses must have seen it (C2SP tlog-policy). */
  readonly policy?: Policy;
  /** Older checkpoints of this log from somebody else's hand: the journal must contain them as prefixes. */
  readonly olderCheckpoints?: readonly Uint8Array[];
  /** Judges the figures on a page; without it, pages are covered by the manifest only. */
  readonly checkPage?: PageCheck;
  /** Runs the byte pass elsewhere, for example in a worker, while this thread folds. */
  readonly runLogPass?: (options: LogPassOptions) => Promise<LogPassResult>;
  readonly progress?: (step: AuditStep, done: number, of: number) => void;
}

export interface AuditReport {
  readonly verified: boolean;
  readonly origin?: string;
  readonly treeSize?: number;
  /** `policy` when the key came from outside; `journal` when only the journal itself names it. */
  readonly keyFrom?: 'policy' | 'journal';
  readonly steps: readonly StepResult[];
  readonly failure?: AuditFailure;
  /** The books recomputed, when every step up to the records held. */
  readonly books?: Books;
}

interface Trusted {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly keyFrom: 'policy' | 'journal';
  readonly logVkey: string;
  readonly cosigners: number;
}

/** Audits a publication. Never throws for what it reads; an outage of the source passes through. */
export async function audit(source: AuditSource, options: AuditOptions = {}): Promise<AuditReport> {
  const steps: StepResult[] = [];
  const done = (step: AuditStep, detail: string, outcome: StepResult['outcome'] = 'verified'): number => steps.push({ step, outcome, detail });
  let trusted: Trusted | undefined;
  let books: Books | undefined;
  try {
    trusted = await judgeCheckpoint(source, options);
    done('checkpoint', `${trusted.size} records, signed by ${trusted.logVkey.split('+')[0] ?? ''}`);
    if (trusted.keyFrom === 'policy') done('policy', `the policy's log key and quorum hold; ${trusted.cosigners} witnesses seen`);
    else done('policy', 'no policy given: the log key is the one the journal itself names, so this shows that the books are whole, not whose they are', 'not-applicable');
    const older = judgeOlder(options.olderCheckpoints ?? [], trusted);
    const [log, fold] = await bothPasses(source, options, trusted, older);
    if (older.length > 0) done('history', `contains ${older.map(({ size }) => size).join(', ')} records as older checkpoints state them`);
    else done('history', 'no older checkpoint given to compare with', 'not-applicable');
    done('entries', `${trusted.size} entries, complete and canonical`);
    done('tiles', `${log.tiles} tiles of hashes are those of the entries`);
    done('tree', 'the entries lead to the signed root');
    done('chains', `${log.authors} author chains without a gap, ${log.seals} seals verified`);
    books = fold.books;
    done('records', `${books.size} records admitted again, ${books.postings.amount.length} postings recomputed`);
    done('restatements', `${fold.restatements} restatements list exactly what changed`);
    done('imports', `${fold.imports} imports count what they wrote`);
    for (const step of await publicationSteps(source, books, options)) steps.push(step);
    return { verified: true, origin: trusted.origin, treeSize: trusted.size, keyFrom: trusted.keyFrom, steps, books };
  } catch (error) {
    if (!(error instanceof AuditStop)) throw error;
    const { failure } = error;
    steps.push({ step: failure.step, outcome: 'failed', detail: failure.message });
    return {
      verified: false,
      steps,
      failure,
      ...(trusted === undefined ? {} : { origin: trusted.origin, treeSize: trusted.size, keyFrom: trusted.keyFrom }),
      ...(books === undefined ? {} : { books }),
    };
  }
}

async function bothPasses(source: AuditSource, options: AuditOptions, trusted: Trusted, older: readonly OlderTree[]): Promise<[LogPassResult & { ok: true }, BooksPassResult & { ok: true }]> {
  const { progress } = options;
  const logOptions: LogPassOptions = { size: trusted.size, root: trusted.root, older };
  const watched = progress === undefined ? logOptions : { ...logOptions, progress: (records: number) => progress('entries', records, trusted.size) };
  const running = options.runLogPass === undefined ? undefined : options.runLogPass(logOptions);
  // When this thread fails first, nobody waits for the other any more.
  running?.catch(() => undefined);
  const log = running === undefined ? await logPass(source, watched) : undefined;
  if (log !== undefined && !log.ok) throw new AuditStop(log.failure);
  const fold = await booksPass(source, {
    size: trusted.size,
    logKey: trusted.logVkey,
    ...(progress === undefined ? {} : { progress: (records: number) => progress('records', records, trusted.size) }),
  });
  const judged = log ?? (await (running as Promise<LogPassResult>));
  // A changed byte shows in both passes; the log's own finding is the nearer one.
  if (!judged.ok) throw new AuditStop(judged.failure);
  if (!fold.ok) throw new AuditStop(fold.failure);
  if (!equal(judged.read, fold.read)) stop('entries', 'source-changed', 'tile/entries', 'the source gave other entries when it was asked a second time');
  return [judged, fold];
}

async function judgeCheckpoint(source: AuditSource, options: AuditOptions): Promise<Trusted> {
  const bytes = await source.unverifiedFile('checkpoint');
  if (bytes === undefined) stop('checkpoint', 'checkpoint-missing', 'checkpoint', 'there is no file "checkpoint": this is not a publication, or it is not complete');
  if (options.policy !== undefined) {
    const judged = verifyByPolicy({ bytes, policy: options.policy });
    if (!judged.ok) stop(judged.code === 'quorum-not-met' ? 'policy' : 'checkpoint', judged.code, 'checkpoint', judged.message);
    const { checkpoint, logKey, cosigners } = judged;
    return { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root, keyFrom: 'policy', logVkey: formatVerifierKey(logKey), cosigners: cosigners.length };
  }
  const read = parseCheckpointNote(bytes);
  if (!read.ok) stop('checkpoint', read.code, 'checkpoint', read.message);
  const named = await unverifiedLogKey(source, read.checkpoint.size);
  const key = parseVerifierKey(named);
  if (!key.ok) stop('checkpoint', key.code, 'record 0', `the log key that record 0 names is not a verifier key: ${key.message}`);
  const judged = verifyCheckpoint({ bytes, logKeys: [key.key] });
  if (!judged.ok) stop('checkpoint', judged.code, 'checkpoint', judged.message);
  const { checkpoint } = judged;
  return { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root, keyFrom: 'journal', logVkey: named, cosigners: 0 };
}

/** The key record 0 names. It is unverified until the checkpoint it signed commits to that very record. */
async function unverifiedLogKey(source: AuditSource, size: number): Promise<string> {
  if (size === 0) stop('checkpoint', 'empty-log', 'checkpoint', 'the log is empty: there is nothing to verify');
  const width = tileWidth({ level: 'entries', index: 0, size });
  const path = formatTilePath({ level: 'entries', index: 0, width });
  const bytes = await source.unverifiedFile(path);
  // Which of the two is wrong cannot be known yet: the signature that would tell needs the key this bundle holds.
  if (bytes === undefined) stop('checkpoint', 'bundle-missing', `checkpoint, ${path}`, `the checkpoint states ${size} records, and for that ${path} is missing: one of the two was changed or taken away`);
  const bundle = decodeBundle(bytes, { width });
  if (!bundle.ok) stop('checkpoint', bundle.code, `checkpoint, ${path}`, `the checkpoint states ${size} records, and ${path} is not the bundle of such a log: ${bundle.message}`);
  const entry = decodeEntry(bundle.entries[0] as Uint8Array);
  if (!entry.ok) stop('entries', entry.code, 'record 0', entry.message);
  const key = entry.value.record.body['logKey'];
  if (typeof key !== 'string') stop('records', 'operation-expected', 'record 0', 'record 0 is not an operation that names its log key');
  return key;
}

function judgeOlder(checkpoints: readonly Uint8Array[], trusted: Trusted): OlderTree[] {
  const key = parseVerifierKey(trusted.logVkey);
  return checkpoints.map((bytes, at) => {
    const judged = key.ok ? verifyCheckpoint({ bytes, logKeys: [key.key] }) : key;
    if (!judged.ok) stop('history', judged.code, `older checkpoint ${at + 1}`, `the older checkpoint is not one of this log: ${judged.message}`);
    const { size, root } = judged.checkpoint;
    if (size > trusted.size) stop('history', 'log-shrunken', 'checkpoint', `an older checkpoint covers ${size} records, this one only ${trusted.size}: records were taken away`);
    return { size, root };
  });
}
