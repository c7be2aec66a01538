// The independent auditor: plain maps over the raw bytes of the entries. It
// imports nothing of the ledger, the projections or the audit it stands beside;
// hashes and signatures are node's own. It judges after every step.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { ACTS, isPhysical, movementsOf, type Movement, type RawObject } from './naive-postings.ts';
import { fundRuleFault } from './naive-fund-rules.ts';
import { NaiveScreening, type Held as HeldParty } from './naive-screening.ts';
import { NaiveVotes } from './naive-votes.ts';
import { decidedKind, faultOf, isClosed, liftsRestriction, mayDecide, maySay, mayTakeBack, restrictionOf, waitsFor, type Before, type NaiveWaiting } from './naive-rules.ts';

/** The auditor found something wrong. */
export class Objection extends Error {
  override readonly name = 'Objection';
}

interface Held {
  readonly id: string;
  readonly kind: string;
  readonly body: RawObject;
  readonly day: string;
  readonly holder: string;
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
  readonly holder: string;
  revoked: boolean;
}

/** Row of a publisher as the newest record states it: kind, body and cells. */
export interface StatedRow {
  readonly kind: string;
  readonly cells: Readonly<Record<string, string>>;
}

const HEAD_BYTES = '{"record":'.length;

export class Auditor implements Before {
  readonly balances = new Map<string, bigint>();
  /** By account, fund, commodity and lot. */
  readonly lots = new Map<string, bigint>();
  readonly records: Held[] = [];
  readonly masters = new Set<string>();
  readonly policies = new Map<string, RawObject>();
  readonly #versions = new Map<string, number>();
  readonly funds = new Map<string, RawObject>();
  readonly sites = new Map<string, RawObject>();
  readonly commodities = new Map<string, RawObject>();
  /** What waits, or waited, for a second person, by id. */
  readonly waiting = new Map<string, NaiveWaiting>();
  /** What people vote about, counted by hand. */
  readonly votes = new NaiveVotes();
  /** What was screened and decided, gone through by hand. */
  readonly screenings = new NaiveScreening();
  /** What acts that stand drew on decisions, by record. */
  readonly #drawn = new Map<string, { readonly cited: RawObject; readonly least: bigint }>();
  readonly #byKind = new Map<string, number[]>();
  readonly #indexOfId = new Map<string, number>();
  readonly #authors = new Map<string, Chain>();
  readonly #datasetOfFile = new Map<string, string>();
  readonly #stated = new Map<string, number>();
  readonly #leaves: Buffer[] = [];
  /** What an account holds in lots, by account, fund and commodity. */
  readonly #inLots = new Map<string, bigint>();
  readonly #lotNames = new Map<string, string[]>();

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

  /** What an account holds of a lot, or outside all lots. */
  ofLot(account: string, fund: string, commodity: string, lot: string | undefined): bigint {
    const start = `${account} ${fund} ${commodity} `;
    if (lot !== undefined) return this.lots.get(`${start}${lot}`) ?? 0n;
    return this.balance(account, fund, commodity) - (this.#inLots.get(start) ?? 0n);
  }

  /** Lots that were ever moved through an account, fund and commodity. */
  lotsOf(key: string): readonly string[] {
    return this.#lotNames.get(key) ?? [];
  }

  /** Standing records of a kind. */
  standing(kind: string): { readonly index: number; readonly body: RawObject }[] {
    return (this.#byKind.get(kind) ?? []).flatMap((index) => {
      const { body, supersededBy } = this.records[index] as Held;
      return supersededBy === undefined ? [{ index, body }] : [];
    });
  }

  /** Who writes with this key: sequence and head of its chain, role and holder. */
  chainOf(key: string): Readonly<Chain> | undefined {
    return this.#authors.get(key);
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

  /** Indexes of records that can be reversed: they moved or stated something, or wait to, and still stand. */
  reversible(): number[] {
    return this.records.flatMap((held, at) => (held.supersededBy === undefined && REVERSIBLE.has(held.kind) && this.waiting.get(held.id)?.decided !== true && !this.#isPaidBack(held) ? [at] : []));
  }

  #read(entry: Uint8Array): void {
    const text = Buffer.from(entry).toString('utf8');
    const end = text.lastIndexOf(',"recordTime":"');
    const recordText = text.slice(HEAD_BYTES, end);
    const id = createHash('sha256').update(recordText).digest('hex');
    const { record, seal, recordTime } = JSON.parse(text) as { record: RawObject; seal?: string; recordTime: string };
    const index = this.size;
    if (this.#indexOfId.has(id)) throw new Objection(`record ${index} is record ${this.#indexOfId.get(id)} again`);
    this.#chain(record, id, seal, index);
    this.#fold(record, id, index, recordTime);
    this.#leaves.push(leafOf(entry));
    this.#indexOfId.set(id, index);
  }

  #chain(record: RawObject, id: string, seal: string | undefined, index: number): void {
    const author = record['author'] as string;
    if (index === 0) this.#authors.set(author, { seq: -1, head: '', unsealed: 0, role: 'steward', holder: 'first-steward', revoked: false });
    const chain = this.#authors.get(author);
    if (chain === undefined || chain.revoked) throw new Objection(`record ${index} is by a key that is not in force`);
    if (record['seq'] !== chain.seq + 1 || (record['prev'] ?? '') !== chain.head) throw new Objection(`record ${index} does not continue its author's chain`);
    if (seal !== undefined && !sealHolds(author, id, seal)) throw new Objection(`the seal of record ${index} does not hold`);
    chain.seq += 1;
    chain.head = id;
    chain.unsealed = seal === undefined ? chain.unsealed + 1 : 0;
    if (chain.unsealed >= 64) throw new Objection(`64 records up to ${index} carry no seal`);
  }

  /** Folds a record without looking at chain or seal, for records that never were in a log. */
  foldLoose(record: RawObject, id: string): void {
    if (this.size === 0) this.#authors.set(record['author'] as string, { seq: -1, head: '', unsealed: 0, role: 'steward', holder: 'first-steward', revoked: false });
    this.#indexOfId.set(id, this.size);
    this.#fold(record, id, this.size);
  }

  #fold(record: RawObject, id: string, index: number, recordTime = ''): void {
    const kind = record['kind'] as string;
    const body = record['body'] as RawObject;
    const day = (record['eventTime'] as string).slice(0, 10);
    const { role, holder } = this.#authors.get(record['author'] as string) as Chain;
    const taken = { before: new Map<string, bigint>(), lots: new Map<string, bigint>() };
    this.#judge({ kind, body, day, role, holder, index, logged: recordTime === '' ? day : recordTime.slice(0, 10) });
    const miscounted = this.votes.read({ id, kind, body, holder, recordTime });
    if (miscounted !== undefined) throw new Objection(`record ${index}, ${kind}: ${miscounted}`);
    this.screenings.read({ id, index, kind, body, day, holder });
    if (kind === 'reversal' || kind === 'restatement') this.#supersede(body['of'] as string, index, taken);
    const now = kind === 'restatement' ? (body['now'] as RawObject | undefined) : kind === 'approval' ? this.#decide(body, index) : record;
    const waits = kind !== 'approval' && kind !== 'restatement' && waitsFor(this.policies, kind, body);
    const movements = now === undefined || waits ? [] : movementsOf(now['kind'] as string, now['body'] as RawObject);
    for (const movement of movements) this.#move(movement, taken);
    const source = (now?.['body'] as RawObject | undefined)?.['source'] as { file: string; row: string } | undefined;
    if (source === undefined && ACTS.has(kind === 'approval' ? String(now?.['kind']) : kind)) this.#judgeAct(index, taken);
    if (source === undefined && now !== undefined && !waits) this.#drawOn({ id, index, day: kind === 'approval' ? (this.waiting.get(body['of'] as string)?.day ?? day) : day, kind: now['kind'] as string, body: now['body'] as RawObject, movements });
    const states = source === undefined ? undefined : this.#state(source, index);
    this.records.push({ id, kind, body, day, holder, movements, ...(states === undefined ? {} : { states }) });
    if (waits) this.waiting.set(id, { index, kind, body, holder, day, decided: false });
    const ofKind = this.#byKind.get(kind);
    if (ofKind === undefined) this.#byKind.set(kind, [index]);
    else ofKind.push(index);
    this.#control(kind, body);
  }

  #judge({ kind, body, day, role, holder, index, logged }: { kind: string; body: RawObject; day: string; role: string; holder: string; index: number; logged: string }): void {
    if (kind === 'reversal') {
      const of = this.records[this.#indexOfId.get(body['of'] as string) ?? -1];
      if (of !== undefined && !mayTakeBack(role, of.kind)) throw new Objection(`record ${index}: a ${role} takes back a ${of.kind}`);
      const own = of?.kind === 'approval' && role !== 'steward' && this.waiting.get(of.body['of'] as string)?.holder === holder;
      if (own) throw new Objection(`record ${index}: ${holder} takes back alone what another person approved of theirs`);
      if (of !== undefined && this.#isPaidBack(of)) throw new Objection(`record ${index} takes back a loan that was paid back`);
      return;
    }
    if (!maySay(role, kind, body)) throw new Objection(`record ${index}: a ${role} writes ${kind}`);
    if (kind === 'approval') {
      const waiting = this.waiting.get(body['of'] as string);
      if (waiting === undefined || waiting.decided) throw new Objection(`record ${index} decides what does not wait`);
      if (waiting.holder === holder) throw new Objection(`record ${index}: ${holder} decides about what ${holder} wrote`);
      if (!mayDecide(role, waiting.kind)) throw new Objection(`record ${index}: a ${role} decides about a ${waiting.kind}`);
      const restricted = body['verdict'] === 'approved' ? (restrictionOf(this, waiting.kind, waiting.body, waiting.day) ?? fundRuleFault(this, waiting.kind, waiting.body)) : undefined;
      if (restricted !== undefined) throw new Objection(`record ${index} approves a ${waiting.kind}: ${restricted}`);
      const held = body['verdict'] === 'approved' ? this.heldBy(waiting.kind, waiting.body, day > waiting.day ? day : waiting.day, logged) : undefined;
      if (held !== undefined) throw new Objection(`record ${index} approves a ${waiting.kind}: ${held.words}`);
      return;
    }
    if (liftsRestriction(this, role, kind, body)) throw new Objection(`record ${index}: a ${role} lifts what ${kind} ${String(body['code'])} is restricted to`);
    const fault = faultOf(this, kind, body, day) ?? (body['source'] === undefined ? fundRuleFault(this, kind, body) : undefined) ?? this.#versionFault(kind, body) ?? this.screenings.fault(kind, body, { policy: this.screeningPolicy(), day, logged }) ?? (body['source'] === undefined ? this.heldBy(kind, body, day, logged)?.words : undefined);
    if (fault !== undefined) throw new Objection(`record ${index}, ${kind}: ${fault}`);
    if (ACTS.has(kind) && body['source'] === undefined && isClosed(this, day)) throw new Objection(`record ${index} is an act in a closed period`);
  }

  /** What the newest policy asks of screenings. */
  screeningPolicy(): RawObject {
    return this.policies.get('screening') ?? {};
  }

  /** Why nothing may be done on this day with those whom a record names. */
  heldBy(kind: string, body: RawObject, day: string, logged = day): HeldParty | undefined {
    return this.screenings.held(kind, body, { policy: this.screeningPolicy(), day, logged });
  }

  #versionFault(kind: string, { subject, version }: RawObject): string | undefined {
    return kind === 'policy' && (version as number) <= (this.#versions.get(subject as string) ?? 0) ? 'the policy has this number, or a higher one' : undefined;
  }

  /** Whether a repayment stands of the loan that this record made or put in force. */
  #isPaidBack({ id, kind, body }: Held): boolean {
    const loan = kind === 'loan' ? body : kind === 'approval' ? this.waiting.get(body['of'] as string)?.body : undefined;
    if (loan?.['loan'] === undefined || this.waiting.get(id)?.decided === false) return false;
    return this.standing('repayment').some((one) => one.body['loan'] === loan['loan']);
  }

  /** What an approval puts in force. */
  #decide(body: RawObject, index: number): RawObject | undefined {
    const waiting = this.waiting.get(body['of'] as string);
    if (waiting === undefined) throw new Objection(`record ${index} decides what does not wait`);
    waiting.decided = true;
    return body['verdict'] === 'approved' ? { kind: waiting.kind, body: waiting.body } : undefined;
  }

  /** Counts what an act draws on the decision it rests on, after looking whether it may. */
  #drawOn({ id, index, day, kind, body, movements }: { id: string; index: number; day: string; kind: string; body: RawObject; movements: readonly Movement[] }): void {
    const fault = this.decisionFault({ kind, body, day, movements });
    if (fault !== undefined) throw new Objection(`record ${index}, ${kind}: ${fault}`);
    const cited = body['decision'] as RawObject | undefined;
    if (cited === undefined) return;
    const least = spentIn(kind, movements).reduce((sum, one) => sum + one.least, 0n);
    this.votes.draw(cited, least);
    this.#drawn.set(id, { cited, least });
  }

  /** What keeps an act from being done for want of a decision, in words; undefined when nothing does. */
  decisionFault({ kind, body, day, movements }: { readonly kind: string; readonly body: RawObject; readonly day: string; readonly movements: readonly Movement[] }): string | undefined {
    const name = decidedKind(kind, movements);
    if (name === undefined) return undefined;
    const spent = spentIn(kind, movements);
    const cited = body['decision'] as RawObject | undefined;
    const policy = this.policies.get('decisions') ?? {};
    const sums = new Map<string, bigint>();
    for (const { commodity, least } of spent) sums.set(commodity, (sums.get(commodity) ?? 0n) + least);
    const isNeeded = [...sums].some(([commodity, sum]) => {
      const limit = policy[`${name}:${commodity}`] ?? policy[`${name}:*`];
      return limit !== undefined && sum > BigInt(limit as string);
    });
    if (cited === undefined) return isNeeded ? 'it goes above what needs a decision' : undefined;
    if (isNeeded && spent.some(({ fund }) => this.votes.committeeOf(cited) !== (policy[`committee:${fund}`] ?? policy['committee']))) return 'others decided';
    for (const { fund, commodity } of spent) {
      const fault = this.votes.drawFault(cited, { fund, commodity, least: spent.reduce((sum, one) => sum + one.least, 0n), day });
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #supersede(of: string, index: number, taken: Taken): void {
    const at = this.#indexOfId.get(of);
    const old = at === undefined ? undefined : this.records[at];
    if (old === undefined || old.supersededBy !== undefined) throw new Objection(`record ${index} supersedes ${of}, which is not there or was superseded before`);
    old.supersededBy = index;
    for (const { from, to, ...rest } of old.movements) this.#move({ from: to, to: from, ...rest }, taken);
    const drawn = this.#drawn.get(of);
    if (drawn !== undefined) this.votes.draw(drawn.cited, -drawn.least);
    const waiting = this.waiting.get(of);
    if (waiting?.decided === true) throw new Objection(`record ${index} takes back what was decided about already`);
    if (waiting !== undefined) waiting.decided = true;
    if (old.states !== undefined) this.#stated.delete(old.states);
  }

  #move({ from, to, fund, commodity, least, lot }: Movement, { before, lots }: Taken): void {
    for (const [account, change] of [[from, -least], [to, least]] as const) {
      const key = `${account} ${fund} ${commodity}`;
      changed(this.balances, before, key, change);
      if (lot === undefined) continue;
      if (!this.lots.has(`${key} ${lot}`)) this.#lotNames.set(key, [...this.lotsOf(key), lot]);
      changed(this.lots, lots, `${key} ${lot}`, change);
      this.#inLots.set(`${key} `, (this.#inLots.get(`${key} `) ?? 0n) + change);
    }
  }

  #judgeAct(index: number, { before, lots }: Taken): void {
    for (const [map, was] of [[this.balances, before], [this.lots, lots]] as const) {
      for (const [key, held] of was) {
        const after = map.get(key) as bigint;
        if (after < held && after < 0n && isPhysical(key)) throw new Objection(`record ${index} is an act and takes ${key} from ${held} to ${after}`);
      }
    }
    for (const [key, held] of before) {
      const inLots = this.#inLots.get(`${key} `) ?? 0n;
      const inLotsBefore = inLots - [...lots].reduce((sum, [lot, least]) => (lot.startsWith(`${key} `) ? sum + (this.lots.get(lot) as bigint) - least : sum), 0n);
      const [after, earlier] = [(this.balances.get(key) as bigint) - inLots, held - inLotsBefore];
      if (after < earlier && after < 0n && isPhysical(key)) throw new Objection(`record ${index} is an act and takes what stands outside lots of ${key} from ${earlier} to ${after}`);
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
    if (kind === 'policy') this.#versions.set(code as string, body['version'] as number);
    if (kind === 'policy') this.policies.set(code as string, body['parameters'] as RawObject);
    this.#masterOf(kind)?.set(code as string, body);
    if (kind === 'key') this.#authors.set(body['key'] as string, { seq: -1, head: '', unsealed: 0, role: body['role'] as string, holder: body['holder'] as string, revoked: false });
    const named = this.#authors.get(body['key'] as string);
    if (kind === 'role' && named !== undefined) named.role = body['role'] as string;
    if (kind === 'key-revocation' && named !== undefined) named.revoked = true;
  }

  #masterOf(kind: string): Map<string, RawObject> | undefined {
    return { fund: this.funds, site: this.sites, commodity: this.commodities }[kind];
  }
}

/** What of an act's movements is spent: what goes out of the fund, the store or the cash account. */
function spentIn(kind: string, movements: readonly Movement[]): readonly Movement[] {
  if (kind === 'loan' || kind === 'release') return movements.filter(({ to }) => to.startsWith(`${kind}:`));
  return movements.filter(({ from }) => from.startsWith(kind === 'dispatch' ? 'stock:' : 'cash:'));
}

/** What a record changed, as it was before it. */
interface Taken {
  readonly before: Map<string, bigint>;
  readonly lots: Map<string, bigint>;
}

function changed(map: Map<string, bigint>, before: Map<string, bigint>, key: string, change: bigint): void {
  const held = map.get(key) ?? 0n;
  if (!before.has(key)) before.set(key, held);
  map.set(key, held + change);
}

const MASTERS: ReadonlySet<string> = new Set(['organisation', 'site', 'commodity', 'fund']);
const REVERSIBLE: ReadonlySet<string> = new Set([
  'pledge', 'pledge-change', 'gift', 'exchange', 'payment', 'grant', 'grant-report', 'transfer', 'purchase', 'dispatch', 'arrival', 'loss', 'need', 'observation',
  'loan', 'repayment', 'release', 'receipt', 'handover', 'stocktake', 'repack', 'return', 'order', 'incident', 'waybill-statement', 'approval', 'screening-decision',
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
