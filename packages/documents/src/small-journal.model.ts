// A journal in memory for tests: records written, judged and folded as the
// sequencer does it, and a log that signs.

import assert from 'node:assert/strict';
import { admit } from '@amanah/core/admit.ts';
import { toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Books } from '@amanah/core/ledger/books.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { MemoryTree } from '@amanah/log/memory-tree.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { proveInclusion } from '@amanah/log/prove.ts';
import { leafHash } from '@amanah/log/tree.ts';
import { decodeEntry, encodeEntry, sealOf, type Entry } from '@amanah/record/entry.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { ReceiptSource } from './receipt/make.ts';
import type { WaybillSource } from './waybill/view.ts';

const ORIGIN = 'amanah/relief-of-the-coast/1a2b3c4d';

/** The seed of the n-th author; 0 is the first steward. */
export function seedOf(author: number): Uint8Array {
  return new Uint8Array(32).fill(author + 1);
}

/** The public key of the n-th author. */
export function keyOf(author: number): string {
  return toBase64Url(keyPairFromSeed(seedOf(author)).publicKey);
}

export class SmallJournal {
  readonly books = new Books();
  readonly #entries: Uint8Array[] = [];
  readonly #tree = new MemoryTree();
  readonly #logSeed = new Uint8Array(32).fill(99);
  #minute = 0;
  readonly logKey = formatVerifierKey(verifierKey({ name: ORIGIN, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(this.#logSeed).publicKey }));

  constructor(name = 'Relief of the coast') {
    this.write('operation', { name, origin: ORIGIN, logKey: this.logKey });
  }

  /** Writes a record and gives its row. */
  write(kind: string, body: JsonObject, { author = 0, day = '2026-11-20', sealed = true } = {}): number {
    const key = keyOf(author);
    const chain = this.books.authors.get(key);
    const seq = (chain?.seq ?? -1) + 1;
    const recordTime = `2026-11-22T${String(8 + Math.floor(this.#minute / 60)).padStart(2, '0')}:${String(this.#minute % 60).padStart(2, '0')}:00Z`;
    this.#minute += 1;
    const record = { author: key, seq, kind, eventTime: day, body, ...(seq === 0 ? {} : { prev: chain?.head as string }) };
    const { bytes } = encodeEntry(record, recordTime, sealed ? (id) => toBase64Url(sealOf(seedOf(author), id)) : undefined);
    const entry = decodeEntry(bytes);
    assert.ok(entry.ok, JSON.stringify(entry));
    const judged = admit(this.books, entry.value);
    assert.ok(judged.ok, judged.ok ? '' : `${kind}: ${judged.code} ${judged.message}`);
    this.books.apply(judged.admitted);
    this.#entries.push(bytes);
    this.#tree.append(leafHash(bytes));
    return this.books.size - 1;
  }

  entry(row: number): Entry {
    const decoded = decodeEntry(this.#entries[row] as Uint8Array);
    assert.ok(decoded.ok);
    return decoded.value;
  }

  get waybills(): WaybillSource {
    return { books: this.books, root: this.#tree.root(), readEntry: async (row) => this.entry(row) };
  }

  get receipts(): ReceiptSource {
    const size = this.books.size;
    return {
      books: this.books,
      logKey: this.logKey,
      size,
      checkpoint: signCheckpoint({ origin: ORIGIN, size, root: this.#tree.root(), seed: this.#logSeed }),
      entry: async (row) => this.#entries[row] as Uint8Array,
      proof: async (row) => proveInclusion({ index: row, size }, this.#tree.readHashes),
    };
  }
}

/** An operation with masters, a treasurer's key (author 1), gifts of money and of goods. */
export function smallOperation({ donorName = 'Harbour School Parents' } = {}): { readonly journal: SmallJournal; readonly gift: number; readonly goods: number } {
  const journal = new SmallJournal();
  journal.write('key', { key: keyOf(1), holder: 'treasurer-1', role: 'treasurer' });
  journal.write('key', { key: keyOf(2), holder: 'warehouse-1', role: 'warehouse-keeper' });
  journal.write('organisation', { code: 'harbour-school', name: donorName });
  journal.write('organisation', { code: 'coast-trucks', name: 'Coast Trucks شاحنات الساحل' });
  journal.write('commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 });
  journal.write('commodity', { code: 'flour', name: 'Wheat flour طحين قمح', class: 'goods', unit: 'KGM', scale: 0 });
  journal.write('commodity', { code: 'kit', name: 'Hygiene kit', class: 'goods', unit: 'C62', scale: 0 });
  journal.write('fund', { code: 'winter', name: 'Winter appeal', restrictions: ['unrestricted'] });
  journal.write('fund', { code: 'bread', name: 'صندوق الخبز', restrictions: ['purpose'] });
  journal.write('site', { code: 'el-arish', name: 'El Arish warehouse', type: 'warehouse' });
  journal.write('site', { code: 'deir-al-balah', name: 'مستودع دير البلح', type: 'warehouse' });
  journal.write('site', { code: 'rafah', name: 'Rafah معبر رفح', type: 'crossing' });
  const gift = journal.write('gift', { donor: 'harbour-school', fund: 'winter', amount: { commodity: 'USD', least: '123450' }, account: 'bank', form: 'money' }, { author: 1, day: '2026-11-18', sealed: false });
  const goods = journal.write('gift', {
    donor: 'harbour-school', fund: 'winter', site: 'el-arish', form: 'in-kind',
    goods: [{ amount: { commodity: 'flour', least: '40000' }, lot: 'L-1', expiry: '2027-05-31', batch: 'B7731' }, { amount: { commodity: 'kit', least: '400' } }],
    value: { commodity: 'USD', least: '2200000' }, valueSource: 'invoice of the donor',
  }, { author: 1, day: '2026-11-19' });
  journal.write('gift', { donor: 'harbour-school', fund: 'bread', site: 'el-arish', form: 'in-kind', goods: [{ amount: { commodity: 'flour', least: '10000' }, lot: 'L-2', expiry: '2027-06-30' }] }, { author: 1 });
  return { journal, gift, goods };
}
