// The independent auditor: plain maps over the raw bytes of the entries. It
// imports nothing of the ledger, the projections or the audit it stands beside;
// hashes and signatures are node's own. It judges after every step.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { ACTS, isPhysical, movementsOf, type Movement, type RawObject } from './naive-postings.ts';

/** The auditor found something wrong. */
export class Objection extends Error {
  override readonly name = 'Objection';
}

interface Held {
  readonly id: string;
  readonly kind: string;
  readonly body: RawObject;
  readonly movements: readonly Movement[];
  /** Dataset and row that this record states now, for stated facts. */
  readonly states?: string;
  supersededBy?: number;
}

interface Chain {
  seq: number;
  head: string;
  unsealed: number;
  role: string;
  revoked: boolean;
}

/** Row of a publisher as the newest record states it: kind, body and cells. */
export interface StatedRow {
  readonly kind: string;
  readonly cells: Readonly<Record<string, string>>;
}

const HEAD_BYTES = '{"record":'.length;

export class Auditor {
  readonly balances = new Map<string, bigint>();
  readonly records: Held[] = [];
  readonly masters = new Set<string>();
  readonly #indexOfId = new Map<string, number>();
  readonly #authors = new Map<string, Chain>();
  readonly #datasetOfFile = new Map<string, string>();
  readonly #stated = new Map<string, number>();
  readonly #leaves: Buffer[] = [];

  /** Number of records read. */
  get size(): number {
    return this.records.length;
  }

  /** Folds the entries after those it has read. */
  readNew(entries: readonly Uint8Array[]): void {
    if (entries.length < this.size) throw new Objection(`the journal has ${entries.length} records and had ${this.size}`);
    for (const entry of entries.slice(this.size)) this.#read(entry);
  }

  /** Compares the entries it has read with what they are now. */
  readAgain(entries: readonly Uint8Array[]): void {
    for (let at = 0; at < this.size; at += 1) {
      const entry = entries[at];
      if (entry === undefined) throw new Objection(`record ${at} is gone`);
      if (!leafOf(entry).equals(this.#leaves[at] as Buffer)) throw new Objection(`record ${at} is not what it was`);
    }
  }

  /** What an account holds. */
  balance(account: string, fund: string, commodity: string): bigint {
    return this.balances.get(`${account} ${fund} ${commodity}`) ?? 0n;
  }

  /** Every balance that is not zero, as text, sorted. */
  balanceLines(): string[] {
    return [...this.balances].filter(([, least]) => least !== 0n).map(([key, least]) => `${key} ${least}`).sort();
  }

  /** The rows of a dataset as they stand. */
  statedRows(dataset: string): Map<string, StatedRow> {
    const rows = new Map<string, StatedRow>();
    for (const [key, index] of this.#stated) {
      if (!key.startsWith(`${dataset}\n`)) continue;
      const { kind, body } = this.records[index] as Held;
      const now = (kind === 'restatement' ? (body['now'] as RawObject) : { kind, body }) as { kind: string; body: { source: { cells: Record<string, string> } } };
      rows.set(key.slice(dataset.length + 1), { kind: now.kind, cells: now.body.source.cells });
    }
    return rows;
  }

  /** The newest record that closed an import of this file. */
  closing(file: string): { readonly rows: number; readonly added: number; readonly changed: number; readonly removed: number } | undefined {
    const found = this.records.findLast(({ kind, body }) => kind === 'import' && (body['files'] as readonly string[]).includes(file));
    return found?.body as { rows: number; added: number; changed: number; removed: number } | undefined;
  }

  /** Root of the tree of all records (RFC 6962, written as its definition reads). */
  rootHex(): string {
    return rootOf(this.#leaves).toString('hex');
  }

  /** Indexes of records that can be reversed: they moved or stated something and still stand. */
  reversible(): number[] {
    return this.records.flatMap(({ kind, supersededBy }, at) => (supersededBy === undefined && REVERSIBLE.has(kind) ? [at] : []));
  }

  #read(entry: Uint8Array): void {
    const text = Buffer.from(entry).toString('utf8');
    const end = text.lastIndexOf(',"recordTime":"');
    const recordText = text.slice(HEAD_BYTES, end);
    const id = createHash('sha256').update(recordText).digest('hex');
    const { record, seal } = JSON.parse(text) as { record: RawObject; seal?: string };
    const index = this.size;
    if (this.#indexOfId.has(id)) throw new Objection(`record ${index} is record ${this.#indexOfId.get(id)} again`);
    this.#chain(record, id, seal, index);
    this.#fold(record, id, index);
    this.#leaves.push(leafOf(entry));
    this.#indexOfId.set(id, index);
  }

  #chain(record: RawObject, id: string, seal: string | undefined, index: number): void {
    const author = record['author'] as string;
    if (index === 0) this.#authors.set(author, { seq: -1, head: '', unsealed: 0, role: 'steward', revoked: false });
    const chain = this.#authors.get(author);
    if (chain === undefined || chain.revoked) throw new Objection(`record ${index} is by a key that is not in force`);
    if (record['seq'] !== chain.seq + 1 || (record['prev'] ?? '') !== chain.head) throw new Objection(`record ${index} does not continue its author's chain`);
    if (seal !== undefined && !sealHolds(author, id, seal)) throw new Objection(`the seal of record ${index} does not hold`);
    chain.seq += 1;
    chain.head = id;
    chain.unsealed = seal === undefined ? chain.unsealed + 1 : 0;
    if (chain.unsealed >= 64) throw new Objection(`64 records up to ${index} carry no seal`);
  }

  #fold(record: RawObject, id: string, index: number): void {
    const kind = record['kind'] as string;
    const body = record['body'] as RawObject;
    const before = new Map<string, bigint>();
    if (kind === 'reversal' || kind === 'restatement') this.#supersede(body['of'] as string, index, before);
    const now = kind === 'restatement' ? (body['now'] as RawObject | undefined) : record;
    const movements = now === undefined ? [] : movementsOf(now['kind'] as string, now['body'] as RawObject);
    for (const movement of movements) this.#move(movement, before);
    const source = (now?.['body'] as RawObject | undefined)?.['source'] as { file: string; row: string } | undefined;
    if (source === undefined && ACTS.has(kind)) this.#judgeAct(index, before);
    const states = source === undefined ? undefined : this.#state(source, index);
    this.records.push({ id, kind, body, movements, ...(states === undefined ? {} : { states }) });
    this.#control(kind, body);
  }

  #supersede(of: string, index: number, before: Map<string, bigint>): void {
    const at = this.#indexOfId.get(of);
    const old = at === undefined ? undefined : this.records[at];
    if (old === undefined || old.supersededBy !== undefined) throw new Objection(`record ${index} supersedes ${of}, which is not there or was superseded before`);
    old.supersededBy = index;
    for (const { from, to, ...rest } of old.movements) this.#move({ from: to, to: from, ...rest }, before);
    if (old.states !== undefined) this.#stated.delete(old.states);
  }

  #move({ from, to, fund, commodity, least }: Movement, before: Map<string, bigint>): void {
    for (const [account, change] of [[from, -least], [to, least]] as const) {
      const key = `${account} ${fund} ${commodity}`;
      const held = this.balances.get(key) ?? 0n;
      if (!before.has(key)) before.set(key, held);
      this.balances.set(key, held + change);
    }
  }

  #judgeAct(index: number, before: ReadonlyMap<string, bigint>): void {
    for (const [key, held] of before) {
      const after = this.balances.get(key) as bigint;
      if (after < held && after < 0n && isPhysical(key)) throw new Objection(`record ${index} is an act and takes ${key} from ${held} to ${after}`);
    }
  }

  #state(source: { file: string; row: string }, index: number): string {
    const key = `${this.#datasetOfFile.get(source.file) ?? ''}\n${source.row}`;
    if (this.#stated.has(key)) throw new Objection(`record ${index} states a row that record ${this.#stated.get(key)} states`);
    this.#stated.set(key, index);
    return key;
  }

  #control(kind: string, body: RawObject): void {
    const code = body[kind === 'policy' ? 'subject' : 'code'];
    if (MASTERS.has(kind)) this.masters.add(`${kind}:${code as string}`);
    if (kind === 'source') this.#datasetOfFile.set(body['file'] as string, body['dataset'] as string);
    if (kind === 'key') this.#authors.set(body['key'] as string, { seq: -1, head: '', unsealed: 0, role: body['role'] as string, revoked: false });
    const named = this.#authors.get(body['key'] as string);
    if (kind === 'role' && named !== undefined) named.role = body['role'] as string;
    if (kind === 'key-revocation' && named !== undefined) named.revoked = true;
  }
}

const MASTERS: ReadonlySet<string> = new Set(['organisation', 'site', 'commodity', 'fund']);
const REVERSIBLE: ReadonlySet<string> = new Set([
  'pledge', 'pledge-change', 'gift', 'exchange', 'payment', 'grant', 'grant-report', 'transfer', 'purchase', 'dispatch', 'arrival', 'loss', 'need', 'observation',
]);

function leafOf(entry: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256').update(Uint8Array.of(1)).update(rootOf(leaves.slice(0, split))).update(rootOf(leaves.slice(split))).digest();
}

function sealHolds(author: string, id: string, seal: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: author }, format: 'jwk' });
  const message = Buffer.concat([Buffer.from('amanah/v1/seal\0', 'latin1'), Buffer.from(id, 'hex')]);
  return verify(null, message, key, Buffer.from(seal, 'base64url'));
}
