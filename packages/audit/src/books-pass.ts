// The second pass of an audit: meaning. Every record is judged by the same
// `admit` the sequencer ran, and folded; every restatement lists exactly the
// cells that changed; every import's counts are those of its rows.

import { admit } from '@amanah/core/admit.ts';
import { equal } from '@amanah/log/bytes.ts';
import { Books } from '@amanah/core/ledger/books.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, TILE_WIDTH, tileWidth } from '@amanah/log/tile.ts';
import type { Source } from '@amanah/record/body.ts';
import { decodeEntry, type Entry } from '@amanah/record/entry.ts';
import type { Import } from '@amanah/record/kinds/import.ts';
import type { FieldChange } from '@amanah/record/kinds/restatement.ts';
import { changedCells } from './restated.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { afterReading, NOTHING_READ } from './log-pass.ts';
import { AuditStop, stop, type AuditFailure, type AuditSource } from './verdict.ts';

export type BooksPassResult = { readonly ok: true; readonly books: Books; readonly restatements: number; readonly imports: number; readonly read: Uint8Array } | { readonly ok: false; readonly failure: AuditFailure };

/** Restatements whose two rows are held in memory at a time. */
const CHUNK = 20_000;

/** Folds the first `size` entries. The caller runs `logPass` over the same bytes, which checks their canonical form. */
export async function booksPass(source: AuditSource, { size, logKey, progress }: { size: number; logKey?: string; progress?: (records: number) => void }): Promise<BooksPassResult> {
  try {
    const books = new Books();
    const restated: number[] = [];
    const digests: Uint8Array[] = [];
    for (let index = 0; index * TILE_WIDTH < size; index += 1) {
      for (const bytes of await bundle(source, { index, size, digests })) foldEntry(books, bytes, restated, logKey);
      progress?.(books.size);
    }
    for (let at = 0; at < restated.length; at += CHUNK) await compareRestated(source, books, digests, restated.slice(at, at + CHUNK));
    return { ok: true, books, restatements: restated.length, imports: compareImports(books), read: digests.reduce(afterReading, NOTHING_READ) };
  } catch (error) {
    if (error instanceof AuditStop) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** A bundle's entries. A source may answer the same question differently, so what is read again must be what was read before. */
async function bundle(source: AuditSource, { index, size, digests }: { index: number; size: number; digests: Uint8Array[] }): Promise<readonly Uint8Array[]> {
  const width = tileWidth({ level: 'entries', index, size });
  const path = formatTilePath({ level: 'entries', index, width });
  const bytes = await source.unverifiedFile(path);
  if (bytes === undefined) stop('entries', 'bundle-missing', path, `${path} is missing`);
  const decoded = decodeBundle(bytes, { width });
  if (!decoded.ok) stop('entries', decoded.code, path, decoded.message);
  const digest = sha256(bytes);
  if (!equal((digests[index] ??= digest), digest)) stop('entries', 'source-changed', path, `${path} is not what it was a moment ago`);
  return decoded.entries;
}

function foldEntry(books: Books, bytes: Uint8Array, restated: number[], logKey: string | undefined): void {
  const row = books.size;
  const entry = decodeEntry(bytes, { canonicalElsewhere: true });
  if (!entry.ok) stop('records', entry.code, `record ${row}`, `record ${row}: ${entry.message}`);
  const judged = admit(books, entry.value);
  if (!judged.ok) stop('records', judged.code, `record ${row}`, `record ${row} should have been refused: ${judged.message}`);
  books.apply(judged.admitted);
  if (row === 0 && logKey !== undefined && entry.value.record.body['logKey'] !== logKey) {
    stop('records', 'log-key', 'record 0', 'the operation names another log key than the one that signed the checkpoint');
  }
  if (entry.value.record.kind === 'restatement' && books.statesRow(row)) restated.push(row);
}

async function compareRestated(source: AuditSource, books: Books, digests: Uint8Array[], rows: readonly number[]): Promise<void> {
  const wanted = new Set<number>();
  for (const row of rows) {
    wanted.add(row);
    wanted.add((books.of.values[row] as number) - 1);
  }
  const entries = await readEntries(source, { size: books.size, digests }, [...wanted].sort((a, b) => a - b));
  for (const row of rows) {
    const of = (books.of.values[row] as number) - 1;
    const before = { cells: statedCells(entries.get(of) as Entry), columns: books.sourceAt(of)?.columns ?? [] };
    const after = { cells: statedCells(entries.get(row) as Entry), columns: books.sourceAt(row)?.columns ?? [] };
    const listed = ((entries.get(row) as Entry).record.body['fields'] ?? []) as unknown as readonly FieldChange[];
    if (changeText(listed) !== changeText(changedCells(before, after))) {
      stop('restatements', 'fields', `record ${row}`, `the restatement of record ${of} does not list exactly the cells that changed`);
    }
  }
}

function changeText(changes: readonly FieldChange[]): string {
  return JSON.stringify(changes.map(({ field, from, to }) => [field, from ?? null, to ?? null]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));
}

function statedCells(entry: Entry): Readonly<{ [column: string]: string }> {
  const body = entry.record.body as { source?: Source; now?: { body: { source?: Source } } };
  return (body.now?.body.source ?? body.source)?.cells ?? {};
}

async function readEntries(source: AuditSource, { size, digests }: { size: number; digests: Uint8Array[] }, rows: readonly number[]): Promise<Map<number, Entry>> {
  const found = new Map<number, Entry>();
  let held = -1;
  let entries: readonly Uint8Array[] = [];
  for (const row of rows) {
    const index = Math.floor(row / TILE_WIDTH);
    if (index !== held) entries = await bundle(source, { index, size, digests });
    held = index;
    const entry = decodeEntry(entries[row % TILE_WIDTH] as Uint8Array, { canonicalElsewhere: true });
    if (entry.ok) found.set(row, entry.value);
  }
  return found;
}

/** Compares what imports say of themselves with a fold over their rows. */
function compareImports(books: Books): number {
  const imports = books.control.filter(({ kind }) => kind === 'import');
  const importOf = new Map<number, number>();
  imports.forEach(({ index, body }, at) => {
    for (const file of body['files'] as string[]) {
      const number = books.sourceNumberAt(file, index);
      if (number === undefined) stop('imports', 'unknown-source', `record ${imports[at]?.index}`, `the import names a file that no source record describes`);
      importOf.set(number + 1, at);
    }
  });
  const counts = imports.map(() => ({ added: 0, changed: 0, removed: 0 }));
  for (let row = 0; row < books.size; row += 1) {
    const at = importOf.get(books.files.values[row] as number);
    const count = at === undefined || row > (imports[at]?.index ?? 0) ? undefined : counts[at];
    if (count === undefined) continue;
    if (books.of.values[row] === 0) count.added += 1;
    else if (books.statesRow(row)) count.changed += 1;
    else count.removed += 1;
  }
  imports.forEach(({ index, body }, at) => compareCounts(index, body as unknown as Import, counts[at] as { added: number; changed: number; removed: number }));
  return imports.length;
}

function compareCounts(index: number, stated: Import, counted: { added: number; changed: number; removed: number }): void {
  for (const name of ['added', 'changed', 'removed'] as const) {
    if (stated[name] !== counted[name]) {
      stop('imports', 'counts', `record ${index}`, `the import states ${stated[name]} rows ${name}, its records are ${counted[name]}`);
    }
  }
  const skipped = stated.skipped.reduce((sum, { rows }) => sum + rows, 0);
  if (stated.rows !== stated.added + stated.changed + stated.unchanged + skipped) {
    stop('imports', 'rows', `record ${index}`, `the import read ${stated.rows} rows, but those it accounts for are ${stated.added + stated.changed + stated.unchanged + skipped}`);
  }
}
