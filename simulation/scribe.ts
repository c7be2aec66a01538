// Writes records by hand: chains them, has them admitted and folds them. For
// tests and simulated operations; seals are placeholders, because admission
// asks only whether an entry carries one.

import { toBase64Url, utf8 } from '@amanah/log/bytes.ts';
import { admit, type Admission } from '@amanah/core/admit.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Books, type Admitted } from '@amanah/core/ledger/books.ts';
import { recordId } from '@amanah/record/entry.ts';
import type { Record } from '@amanah/record/record.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';

const PLACEHOLDER_SEAL = 'A'.repeat(86);

/** The private seed of the author number `number`. */
export function authorSeed(number: number): Uint8Array {
  return new Uint8Array(32).fill(number + 1);
}

/** The public key of the author number `number`, as records carry it. */
export function authorKey(number: number): string {
  return toBase64Url(keyPairFromSeed(authorSeed(number)).publicKey);
}

/** A stable digest for a file that a test invents. */
export function fileDigest(name: string): string {
  return sha256Hex(utf8(name));
}

export interface WriteOptions {
  readonly author?: string;
  readonly sealed?: boolean;
}

export class Scribe {
  readonly books = new Books();
  readonly admitted: Admitted[] = [];
  readonly steward = authorKey(0);
  /** When the next record is logged: votes close at an hour. */
  now = '2027-01-01T00:00:00Z';

  /** The next record of an author, on the chain as the books have it. */
  record(kind: string, body: JsonObject, eventTime = '2024-05-01', author = this.steward): Record {
    const state = this.books.authors.get(author);
    const seq = (state?.seq ?? -1) + 1;
    return { author, seq, ...(seq === 0 ? {} : { prev: state?.head ?? '' }), kind, eventTime, body };
  }

  /** What admission says to a record, which is folded when it is admitted. */
  submit(record: Record, sealed = true): Admission {
    const admission = admit(this.books, { record, id: recordId(record), recordTime: this.now, ...(sealed ? { seal: PLACEHOLDER_SEAL } : {}) });
    if (admission.ok) {
      this.books.apply(admission.admitted);
      this.admitted.push(admission.admitted);
    }
    return admission;
  }

  /** Writes a record and returns its row; throws when it is refused. */
  write(kind: string, body: JsonObject, eventTime?: string, { author, sealed = true }: WriteOptions = {}): number {
    const admission = this.submit(this.record(kind, body, eventTime, author), sealed);
    if (!admission.ok) throw new Error(`${kind} refused: ${admission.code}: ${admission.message}`);
    return this.books.size - 1;
  }

  /** The operation and the masters a list of codes names. */
  begin(masters: { readonly organisations?: readonly string[]; readonly sites?: readonly string[]; readonly funds?: readonly string[]; readonly goods?: readonly string[] } = {}, logKey = 'example.org/test+00000000+key'): this {
    this.write('operation', { name: 'A test operation', origin: 'example.org/test', logKey });
    this.write('commodity', { code: 'USD', name: 'United States dollar', class: 'money', unit: 'USD', scale: 2 });
    for (const code of masters.goods ?? []) this.write('commodity', { code, name: code, class: 'goods', unit: code.split('/').at(-1) as string, scale: code === 'consignment' ? 0 : 6 });
    for (const code of masters.organisations ?? []) this.write('organisation', { code, name: `Name of ${code}` });
    for (const code of masters.sites ?? []) this.write('site', { code, name: `Name of ${code}`, type: 'area' });
    for (const code of masters.funds ?? []) this.write('fund', { code, name: `Name of ${code}`, restrictions: ['unrestricted'] });
    return this;
  }

  /** Opens a file version of a dataset. */
  open(dataset: string, name: string, { publisher = 'publisher', retrieved = '2024-11-11', part = 'all', columns = [] as readonly string[] } = {}): string {
    const file = fileDigest(name);
    this.write('source', { dataset, part, format: 'test', publisher, retrieved, name, file, bytes: 1, columns }, retrieved);
    return file;
  }

  /** Closes an import of these files. */
  close(dataset: string, files: readonly string[], counts: JsonObject = {}, eventTime = '2024-11-11'): number {
    return this.write('import', { dataset, files, rows: 0, added: 0, changed: 0, removed: 0, unchanged: 0, skipped: [], columnsAdded: [], columnsDropped: [], ...counts }, eventTime);
  }
}

/** The source block of a stated row. */
export function sourceBlock(file: string, row: string, cells: { readonly [column: string]: string } = {}): JsonObject {
  return { file, row, cells };
}

/** Folds the first `size` of what a scribe wrote into books of their own. */
export function booksOfFirst(scribe: Scribe, size: number): Books {
  const books = new Books();
  for (const admitted of scribe.admitted.slice(0, size)) books.apply(admitted);
  return books;
}
