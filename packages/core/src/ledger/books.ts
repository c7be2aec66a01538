// The books: what a journal says, folded up to a tree size. Everything here can
// be thrown away and rebuilt from the entries. Rows are kept in
// columns, so that a report as of any earlier tree size is a scan, not a replay:
// record i counts at size n when i < n and what supersedes it, if anything, is
// at n or later.

import { sha256 } from '@amanah/log/sha256.ts';
import { fromHex, toHex, utf8 } from '@amanah/log/bytes.ts';
import { assert } from '@amanah/log/assert.ts';
import { canonicalText } from '@amanah/log/canonical.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { CATEGORY_FACET, type Effect, type Need, type Source } from '@amanah/record/body.ts';
import type { Record } from '@amanah/record/record.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';
import type { Key } from '@amanah/record/kinds/key.ts';
import type { Restatement } from '@amanah/record/kinds/restatement.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import type { Commodity } from '@amanah/record/kinds/commodity.ts';
import { Balances } from './balance.ts';
import { bytesColumn, i64, u32, u8 } from './column.ts';
import { DigestIndex } from './digest-index.ts';
import { FundLedger } from './fund-ledger.ts';
import { Interner } from './interner.ts';
import { lotKey, OpenMatters } from './open-matters.ts';
import type { Figure, Posting } from '@amanah/record/posting.ts';
import { spentIn } from '@amanah/record/spending.ts';

/** A master as it was written at a place in the log; later versions of the same code replace it from their place on. */
export interface MasterVersion {
  readonly index: number;
  readonly body: JsonObject;
}

/** Where an author's chain stands, and whether its key is in force. */
export interface AuthorState {
  seq: number;
  head: string;
  unsealed: number;
  role: string;
  holder: string;
  revokedAt?: number;
}

/** A record judged and ready to be folded: what `admit` gives. */
export interface Admitted {
  readonly record: Record;
  readonly id: string;
  readonly effect: Effect;
  /** Row number of the record this one supersedes, or undefined. */
  readonly of?: number;
  readonly source?: Source;
  /** True when the record (or a restatement's `now`) states a row of its source. */
  readonly statesRow: boolean;
  readonly sealed: boolean;
  /** When it was logged. */
  readonly recordTime: string;
  /** True when it waits for a second person: its postings come with the approval. */
  readonly waits?: boolean;
}

/** Kinds whose latest version per code is kept. */
export type MasterKind = 'organisation' | 'site' | 'commodity' | 'fund' | 'policy';
const MASTER_KINDS: ReadonlySet<string> = new Set<MasterKind>(['organisation', 'site', 'commodity', 'fund', 'policy']);

/** Bytes of a row key: a truncated SHA-256, long enough that nobody finds two rows of one key. */
export const ROW_KEY_BYTES = 20;

/** The key of a publisher's row inside a dataset. */
export function rowKey(dataset: string, row: string): Uint8Array {
  return sha256(utf8(`${dataset}\u0000${row}`)).subarray(0, ROW_KEY_BYTES);
}

/** The digest of a row's cells, to see at once whether a newer file changes it. */
export function cellsDigest(cells: Readonly<{ [column: string]: string }>): Uint8Array {
  return sha256(utf8(canonicalText(cells))).subarray(0, ROW_KEY_BYTES);
}

const NO_DIGEST = new Uint8Array(ROW_KEY_BYTES);

export class Books {
  /** Number of records folded: the tree size these books stand at. */
  size = 0;
  /** Names of accounts, funds, commodities, lots, measures, units, authors and fields. */
  names = new Interner();
  /** Facet sets, each the JSON text of one object of dimensions. */
  facetSets = new Interner();
  readonly ids = bytesColumn(32);
  readonly kinds = u8();
  /** Number of the kind a record states: its own, or for a restatement the kind of the statement it puts in place. */
  readonly statedKinds = u8();
  /** Number of the author's key among the names, and 1 where the entry carries the author's seal. */
  readonly writers = u32();
  readonly seals = u8();
  /** Day of the event as the integer yyyymmdd. */
  readonly days = u32();
  readonly facets = u32();
  /** 1 + number of the source file of a stated fact, 0 for our own records. */
  readonly files = u32();
  /** 1 + row of the record that superseded this one, 0 while it stands. */
  readonly by = u32();
  /** 1 + row this record supersedes, 0 for none. */
  readonly of = u32();
  readonly postingStart = u32();
  readonly figureStart = u32();
  readonly rowKeys = bytesColumn(ROW_KEY_BYTES);
  readonly cellDigests = bytesColumn(ROW_KEY_BYTES);
  readonly postings = { source: u32(), destination: u32(), fund: u32(), commodity: u32(), lot: u32(), amount: i64() };
  readonly figures = { measure: u32(), unit: u32(), value: i64() };
  /** The fields that restatements name as changed: row of the restatement and number of the field's name. Rows ascend. */
  readonly restated = { row: u32(), field: u32() };
  readonly balances = new Balances();
  /** Balances of lots, and under the commodity with no lot's name those of all its lots (`open-matters.ts`, `lotKey`). */
  readonly lotBalances = new Balances();
  readonly funds = new FundLedger();
  matters = new OpenMatters((row) => this.idAt(row));
  readonly authors = new Map<string, AuthorState>();
  readonly masters = new Map<string, MasterVersion[]>();
  /** File versions in log order, and the newest number of each digest: a file that stands in two versions is opened in each. */
  readonly sources: { readonly index: number; readonly body: SourceFile }[] = [];
  readonly sourceNumbers = new Map<string, number>();
  /** Closing records of imports, publications, the operation and other control records, by row. */
  readonly control: { readonly index: number; readonly kind: string; readonly eventTime: string; readonly body: JsonObject }[] = [];
  #idIndex = new DigestIndex(this.ids);
  /** Records whose ids are in the index: it is brought up when an id is looked for, which in many journals is never. */
  #indexed = 0;
  #rowIndex = new DigestIndex(this.rowKeys);
  #parsedFacets: Readonly<{ [name: string]: string }>[] = [];
  #lastDigest: { readonly id: string; readonly bytes: Uint8Array | undefined } | undefined;
  #codes = new Map<string, Set<string>>();

  /** The row of a record id. */
  findRecord(id: string): number | undefined {
    const bytes = this.#digestOf(id);
    if (bytes === undefined) return undefined;
    for (; this.#indexed < this.size; this.#indexed += 1) this.#idIndex.put(this.#indexed);
    return this.#idIndex.find(bytes);
  }

  /** A record is looked for before it is folded, so the digest of the last id is kept. */
  #digestOf(id: string): Uint8Array | undefined {
    if (this.#lastDigest?.id !== id) this.#lastDigest = { id, bytes: fromHex(id) };
    return this.#lastDigest.bytes;
  }

  /** The id of the record at a row. */
  idAt(row: number): string {
    return toHex(this.ids.values.subarray(row * 32, row * 32 + 32));
  }

  /** The kind of the record at a row. */
  kindAt(row: number): string {
    return KIND_NAMES[this.kinds.values[row] as number] as string;
  }

  /** The kind of what the record at a row states: `gift` for a restatement that puts a gift in place, `restatement` for one that removes. */
  statedKindAt(row: number): string {
    return KIND_NAMES[this.statedKinds.values[row] as number] as string;
  }

  /** The row that currently states a publisher's row, if one does. */
  findStatement(key: Uint8Array): number | undefined {
    const row = this.#rowIndex.find(key);
    return row === undefined || this.by.values[row] !== 0 ? undefined : row;
  }

  /** The newest row that stated a publisher's row, whether it stands or was superseded. */
  findStated(key: Uint8Array): number | undefined {
    return this.#rowIndex.find(key);
  }

  /** True when the record at `row` states a publisher's row: not for our own acts, nor for a removal. */
  statesRow(row: number): boolean {
    return (this.files.values[row] as number) !== 0 && !this.#isBlank(row);
  }

  /** True when the record at `row` counts at tree size `asOf`. */
  stands(row: number, asOf: number): boolean {
    const by = this.by.values[row] as number;
    return row < asOf && (by === 0 || by - 1 >= asOf);
  }

  /** The dimensions of the record at a row. */
  facetsAt(row: number): Readonly<{ [name: string]: string }> {
    return this.facetSet(this.facets.values[row] as number);
  }

  /** The dimensions of a facet set by its number. */
  facetSet(number: number): Readonly<{ [name: string]: string }> {
    return (this.#parsedFacets[number] ??= JSON.parse(this.facetSets.name(number)) as { [name: string]: string });
  }

  /** The source file a stated fact cites. */
  sourceAt(row: number): SourceFile | undefined {
    const number = this.files.values[row] as number;
    return number === 0 ? undefined : this.sources[number - 1]?.body;
  }

  /** True when an `import` record closed the source of this number. */
  isClosedSource(number: number): boolean {
    const source = this.sources[number];
    return source !== undefined && this.#closingAfter(source.index).some(({ body }) => (body['files'] as readonly string[]).includes(source.body.file));
  }

  /** True while the import of the source of this number can be finished: not closed, and no other version of its part closed since. */
  isOpenSource(number: number): boolean {
    const source = this.sources[number];
    if (source === undefined || this.isClosedSource(number)) return false;
    const { dataset, part } = source.body;
    return !this.#closingAfter(source.index).some(({ index, body }) => {
      const closed = (body['files'] as readonly string[]).map((file) => this.sources[this.sourceNumberAt(file, index) ?? -1]?.body);
      return closed.some((one) => one?.dataset === dataset && one.part === part);
    });
  }

  #closingAfter(row: number): readonly { readonly index: number; readonly body: JsonObject }[] {
    return this.control.filter(({ index, kind }) => kind === 'import' && index > row);
  }

  /** The number of the source that a digest named when the journal had `size` records: a file that comes again is opened again. */
  sourceNumberAt(file: string, size: number): number | undefined {
    const number = this.sources.findLastIndex(({ index, body }) => index < size && body.file === file);
    return number < 0 ? undefined : number;
  }

  /** The newest version of a master at a tree size. */
  master(kind: MasterKind, code: string, asOf = this.size): JsonObject | undefined {
    const versions = this.masters.get(`${kind}:${code}`);
    if (versions === undefined) return undefined;
    for (let at = versions.length - 1; at >= 0; at -= 1) {
      const version = versions[at] as MasterVersion;
      if (version.index < asOf) return version.body;
    }
    return undefined;
  }

  /** A commodity's master; every posted commodity has one. */
  commodity(code: string): Commodity {
    const body = this.master('commodity', code);
    assert(body !== undefined, `commodity ${code} is in the books`);
    return body as unknown as Commodity;
  }

  /** The name of an organisation, site or fund, or its code when the books have none. */
  nameOf(kind: MasterKind, code: string): string {
    const name = this.master(kind, code)?.['name'];
    return typeof name === 'string' ? name : code;
  }

  /** Whether a needed master is there. */
  has(need: Need): boolean {
    return this.#codes.get(need.master)?.has(need.code) === true;
  }

  /** What the record at a row states itself, without what it negates. */
  ownPostings(row: number): Posting[] {
    const end = this.#end(this.postingStart.values, row, this.postings.amount.length);
    const list: Posting[] = [];
    for (let at = this.postingStart.values[row] as number; at < end; at += 1) list.push(this.#posting(at));
    return list;
  }

  /** The figures the record at a row states itself. */
  ownFigures(row: number): Figure[] {
    const end = this.#end(this.figureStart.values, row, this.figures.value.length);
    const list: Figure[] = [];
    for (let at = this.figureStart.values[row] as number; at < end; at += 1) {
      list.push({
        measure: this.names.name(this.figures.measure.values[at] as number),
        unit: this.names.name(this.figures.unit.values[at] as number),
        value: this.figures.value.values[at] as bigint,
      });
    }
    return list;
  }

  /** Folds one admitted record. The caller has judged it against these very books. */
  apply(admitted: Admitted): void {
    const { record, effect } = admitted;
    const row = this.size;
    // Extend first: growing replaces the array that `values` gives.
    const at = this.ids.extend();
    this.ids.values.set(this.#digestOf(admitted.id) as Uint8Array, at);
    const kind = KIND_NUMBERS.get(record.kind) as number;
    this.kinds.push(kind);
    this.statedKinds.push(this.#statedKindOf(admitted, kind));
    this.writers.push(this.names.intern(record.author));
    this.seals.push(admitted.sealed ? 1 : 0);
    this.days.push(dayNumber(eventDayOf(record)));
    this.facets.push(this.facetSets.intern(JSON.stringify(effect.facets)));
    this.files.push(admitted.source === undefined ? 0 : (this.sourceNumbers.get(admitted.source.file) as number) + 1);
    this.by.push(0);
    this.of.push(admitted.of === undefined ? 0 : admitted.of + 1);
    this.postingStart.push(this.postings.amount.length);
    this.figureStart.push(this.figures.value.length);
    if (admitted.of !== undefined) this.#negate(admitted.of, row);
    for (const posting of effect.postings) this.#post(posting, effect.facets[CATEGORY_FACET]);
    for (const figure of effect.figures) this.#state(figure);
    if (record.kind === 'restatement') this.#applyFields(record, row);
    this.#applyRow(admitted, row);
    this.#applyAuthor(admitted);
    this.#applyMaster(record, row);
    this.#applyMatters(admitted, row);
    this.size += 1;
  }

  /** Rebuilds what a snapshot does not hold: the digest tables and the codes. */
  reindex(): void {
    this.#idIndex = new DigestIndex(this.ids);
    this.#indexed = 0;
    this.#rowIndex = new DigestIndex(this.rowKeys);
    for (let row = 0; row < this.size; row += 1) {
      if (!this.#isBlank(row)) this.#rowIndex.put(row);
    }
    this.#parsedFacets = [];
    this.#codes = new Map();
    this.funds.forgetRules();
    for (const [name, versions] of this.masters) this.#learnMaster(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1), versions.at(-1)?.body ?? {});
  }

  #learnMaster(kind: string, code: string, body: JsonObject): void {
    this.funds.learn(kind, body);
    const codes = this.#codes.get(kind);
    if (codes === undefined) this.#codes.set(kind, new Set([code]));
    else codes.add(code);
  }

  #end(starts: Uint32Array, row: number, total: number): number {
    return row + 1 < this.kinds.length ? (starts[row + 1] as number) : total;
  }

  #posting(at: number): Posting {
    const { source, destination, fund, commodity, lot, amount } = this.postings;
    const lotNumber = lot.values[at] as number;
    return {
      source: this.names.name(source.values[at] as number),
      destination: this.names.name(destination.values[at] as number),
      fund: this.names.name(fund.values[at] as number),
      commodity: this.names.name(commodity.values[at] as number),
      amount: amount.values[at] as bigint,
      ...(lotNumber === 0 ? {} : { lot: this.names.name(lotNumber - 1) }),
    };
  }

  #negate(of: number, row: number): void {
    this.by.values[of] = row + 1;
    const { source, destination, fund, commodity, lot, amount } = this.postings;
    const end = this.#end(this.postingStart.values, of, amount.length);
    for (let at = this.postingStart.values[of] as number; at < end; at += 1) {
      const value = amount.values[at] as bigint;
      const [from, to, inFund, what] = [destination.values[at] as number, source.values[at] as number, fund.values[at] as number, commodity.values[at] as number];
      this.balances.move(from, to, inFund, what, value);
      if (lot.values[at] !== 0) this.#moveLot(from, to, inFund, what, (lot.values[at] as number) - 1, value);
      this.funds.count(this.#posting(at), this.facetsAt(of)[CATEGORY_FACET], -1n);
    }
  }

  #post(posting: Posting, category: string | undefined): void {
    const { names, postings } = this;
    const source = names.intern(posting.source);
    const destination = names.intern(posting.destination);
    const fund = names.intern(posting.fund);
    const commodity = names.intern(posting.commodity);
    postings.source.push(source);
    postings.destination.push(destination);
    postings.fund.push(fund);
    postings.commodity.push(commodity);
    postings.lot.push(posting.lot === undefined ? 0 : names.intern(posting.lot) + 1);
    postings.amount.push(posting.amount);
    this.balances.move(source, destination, fund, commodity, posting.amount);
    this.funds.count(posting, category, 1n);
    if (posting.lot !== undefined) this.#moveLot(source, destination, fund, commodity, names.intern(posting.lot), posting.amount);
  }

  #moveLot(source: number, destination: number, fund: number, commodity: number, lot: number, amount: bigint): void {
    const { names } = this;
    const code = names.name(commodity);
    this.lotBalances.move(source, destination, fund, names.intern(lotKey(code, names.name(lot))), amount);
    this.lotBalances.move(source, destination, fund, names.intern(lotKey(code, '')), amount);
  }

  /** Number of the kind a record states. One that waits states nothing yet: what it will state comes with its approval. */
  #statedKindOf({ record, waits }: Admitted, kind: number): number {
    if (waits === true) return APPROVAL;
    if (record.kind === 'approval' && record.body['verdict'] === 'approved') {
      return KIND_NUMBERS.get(this.matters.waitingOf(String(record.body['of']))?.kind ?? '') ?? kind;
    }
    return statedKindOf(record, kind);
  }

  #applyMatters({ record, id, of, waits = false, effect, source, recordTime }: Admitted, row: number): void {
    if (source === undefined) for (const { fund } of effect.postings) this.matters.ownFunds.add(fund);
    const holder = this.authors.get(record.author)?.holder ?? '';
    const spent = waits ? 0n : spentIn(this.statedKindAt(row), effect.postings).reduce((sum, { amount }) => sum + amount, 0n);
    this.matters.apply(record, { row, id, waits, holder, recordTime, spent, ...(of === undefined ? {} : { of }), ...(effect.lots === undefined ? {} : { lots: effect.lots }) });
  }

  #state(figure: Figure): void {
    this.figures.measure.push(this.names.intern(figure.measure));
    this.figures.unit.push(this.names.intern(figure.unit));
    this.figures.value.push(figure.value);
  }

  #applyFields(record: Record, row: number): void {
    for (const { field } of (record.body as unknown as Pick<Restatement, 'fields'>).fields ?? []) {
      this.restated.row.push(row);
      this.restated.field.push(this.names.intern(field));
    }
  }

  #applyRow(admitted: Admitted, row: number): void {
    const at = this.rowKeys.extend();
    this.cellDigests.extend();
    const source = admitted.source;
    if (source === undefined || !admitted.statesRow) {
      this.rowKeys.values.set(NO_DIGEST, at);
      return;
    }
    const file = this.sources[this.sourceNumbers.get(source.file) as number] as { body: SourceFile };
    this.rowKeys.values.set(rowKey(file.body.dataset, source.row), at);
    this.cellDigests.values.set(cellsDigest(source.cells), at);
    this.#rowIndex.put(row);
  }

  #isBlank(row: number): boolean {
    const start = row * ROW_KEY_BYTES;
    for (let at = start; at < start + ROW_KEY_BYTES; at += 1) {
      if (this.rowKeys.values[at] !== 0) return false;
    }
    return true;
  }

  #applyAuthor({ record, id, sealed }: Admitted): void {
    const known = this.authors.get(record.author);
    const state = known ?? { seq: -1, head: '', unsealed: 0, role: 'steward', holder: 'first-steward' };
    if (known === undefined) this.authors.set(record.author, state);
    state.seq = record.seq;
    state.head = id;
    state.unsealed = sealed ? 0 : state.unsealed + 1;
  }

  #applyMaster(record: Record, row: number): void {
    const { kind, body } = record;
    if (MASTER_KINDS.has(kind)) {
      const code = String(body[kind === 'policy' ? 'subject' : 'code']);
      this.#learnMaster(kind, code, body);
      const name = `${kind}:${code}`;
      const versions = this.masters.get(name);
      if (versions === undefined) this.masters.set(name, [{ index: row, body }]);
      else versions.push({ index: row, body });
    } else if (kind === 'source') {
      const file = body as unknown as SourceFile;
      this.sourceNumbers.set(file.file, this.sources.length);
      this.sources.push({ index: row, body: file });
    } else if (kind === 'key') {
      const { key, role, holder } = body as unknown as Key;
      this.authors.set(key, { seq: -1, head: '', unsealed: 0, role, holder });
    } else if (kind === 'key-revocation') {
      const state = this.authors.get(String(body['key']));
      if (state !== undefined) state.revokedAt = row;
    } else if (kind === 'role') {
      const state = this.authors.get(String(body['key']));
      if (state !== undefined) state.role = String(body['role']);
    }
    if (CONTROL_KINDS.has(kind)) this.control.push({ index: row, kind, eventTime: record.eventTime, body });
  }
}

const CONTROL_KINDS: ReadonlySet<string> = new Set(['operation', 'key', 'key-revocation', 'role', 'import', 'reversal', 'erasure', 'publication']);

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(KIND_NAMES.map((name, number) => [name, number]));
const APPROVAL = KIND_NUMBERS.get('approval') as number;

function statedKindOf(record: Record, kind: number): number {
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  return now === undefined ? kind : (KIND_NUMBERS.get(String(now['kind'])) as number);
}

/** `2024-05-31` as 20240531. */
function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8));
}

/** The day a record counts for: its own, or the day of the statement a restatement puts in place. */
function eventDayOf(record: Record): string {
  if (record.kind === 'restatement') {
    const now = record.body['now'] as JsonObject | undefined;
    if (now !== undefined) return String(now['eventTime']).slice(0, 10);
  }
  return record.eventTime.slice(0, 10);
}
